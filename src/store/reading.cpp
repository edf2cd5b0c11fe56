#include "store/reading.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "store/days.hpp"
#include "store/exchanges.hpp"

namespace vignette::store {

namespace {

// Each ends where its caller goes on.
constexpr std::string_view answers = R"sql(
  SELECT id, case_id, question_id, case_title, question_number, wording, text, created, updated, revisions FROM answer)sql";
constexpr std::string_view places = R"sql(
  SELECT case_id, block, block_offset, question_id, caret, read_to, content_note_seen, visited FROM place)sql";
constexpr std::string_view markers = R"sql(
  SELECT what, case_id, question_id, case_title, question_number, moment FROM taken_out)sql";

constexpr std::string_view marks = R"sql(
  SELECT id, case_id, section, begins, quote, before, after, meaning, note, made, changed, put_away FROM mark)sql";
constexpr std::string_view citations = "SELECT case_id, question_id, mark, quote, section FROM citation";

constexpr std::string_view reflections = "SELECT id, title, day, kind, made, changed FROM reflection ORDER BY day DESC, made DESC";
constexpr std::string_view commitments = R"sql(
  SELECT id, case_id, question_id, title, question_number, words, when_words, will_words, by_words, with_words, made, changed, later,
    came_back, outcome, why, at_rest, put_away, made_offset FROM commitment ORDER BY made, id)sql";
constexpr std::string_view said_of = "SELECT said, clock_offset, outcome, why FROM commitment_said WHERE commitment = ?1 ORDER BY number";
constexpr std::string_view lenses = "SELECT case_id, question_id, lens, shown FROM lens ORDER BY case_id, question_id";

constexpr std::string_view plans = R"sql(
  SELECT case_id, minutes, starts, paper, keyboard, phones, video, manages, keeps, language, note, changed FROM workshop_plan
  ORDER BY case_id)sql";
constexpr std::string_view questions_of_plan =
    "SELECT question_id, brief, wording, language FROM workshop_question WHERE case_id = ?1 ORDER BY number";
constexpr std::string_view steps_of_plan =
    "SELECT kind, minutes, question, alone, pairs FROM workshop_step WHERE case_id = ?1 ORDER BY number";

constexpr std::string_view newest_answers = " ORDER BY updated DESC, case_id DESC, question_id DESC LIMIT ?1";
constexpr std::string_view newest_places = " ORDER BY visited DESC, case_id LIMIT ?1";
constexpr std::string_view newest_markers = " ORDER BY number DESC LIMIT ?1";
constexpr std::string_view of_case = " WHERE case_id = ?1";
constexpr std::string_view oldest_marks = " ORDER BY made, id";
constexpr std::string_view as_cited = " ORDER BY case_id, question_id, number";

std::string joined(std::string_view a, std::string_view b) { return std::string(a).append(b); }

void add_answers(Statement& row, portfolio::Contents& contents) {
  while (row.step()) {
    contents.answers.push_back({.id = row.text(0),
                                .key = {row.text(1), row.text(2)},
                                .case_title = row.text(3),
                                .question_number = static_cast<int>(row.number(4)),
                                .wording = row.text(5),
                                .text = row.text(6),
                                .created = {row.number(7)},
                                .updated = {row.number(8)},
                                .revisions = row.number(9)});
  }
}

void add_places(Database& database, Statement& row, portfolio::Contents& contents) {
  Statement section(database, "SELECT section FROM section_read WHERE case_id = ?1 ORDER BY number");
  while (row.step()) {
    contents.places.push_back({.case_id = row.text(0),
                               .block = static_cast<std::uint64_t>(row.number(1)),
                               .offset = static_cast<std::uint64_t>(row.number(2)),
                               .question_id = row.text(3),
                               .caret = static_cast<std::uint64_t>(row.number(4)),
                               .read_to = row.real(5),
                               .sections_read = {},
                               .content_note_seen = row.number(6) != 0,
                               .visited = {row.number(7)}});
    section.bind(1, contents.places.back().case_id);
    while (section.step()) contents.places.back().sections_read.push_back(section.text(0));
    section.again();
  }
}

void add_markers(Statement& row, portfolio::Contents& contents) {
  while (row.step()) {
    contents.taken_out.push_back({.what = static_cast<portfolio::TakenOut::What>(std::clamp<std::int64_t>(row.number(0), 0, 6)),
                                  .key = {row.text(1), row.text(2)},
                                  .case_title = row.text(3),
                                  .question_number = static_cast<int>(row.number(4)),
                                  .when = {row.number(5)}});
  }
}

void add_marks(Statement& row, portfolio::Contents& contents) {
  while (row.step()) {
    contents.marks.push_back({.id = row.text(0),
                              .case_id = row.text(1),
                              .section = row.text(2),
                              .at = {.begin = static_cast<std::size_t>(std::max<std::int64_t>(row.number(3), 0)),
                                     .quote = row.text(4),
                                     .before = row.text(5),
                                     .after = row.text(6)},
                              .meaning = static_cast<portfolio::Meaning>(std::clamp<std::int64_t>(row.number(7), 0, 3)),
                              .note = row.text(8),
                              .made = {row.number(9)},
                              .changed = {row.number(10)},
                              .put_away = row.is_null(11) ? std::nullopt : std::optional(portfolio::Instant{row.number(11)})});
  }
}

void add_citations(Statement& row, portfolio::Contents& contents) {
  while (row.step()) {
    const portfolio::QuestionKey by{row.text(0), row.text(1)};
    if (contents.cited.empty() || contents.cited.back().by != by) contents.cited.push_back({by, {}});
    contents.cited.back().list.push_back({.mark = row.text(2), .quote = row.text(3), .section = row.text(4)});
  }
}

std::optional<portfolio::Instant> instant(Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(portfolio::Instant{row.number(column)});
}

template <typename Choice>
Choice choice(Statement& row, int column, Choice last) {
  return static_cast<Choice>(std::clamp<std::int64_t>(row.number(column), 0, static_cast<std::int64_t>(last)));
}

void add_practice(Database& database, portfolio::Contents& contents) {
  for (Statement row(database, reflections); row.step();) {
    contents.reflections.push_back({.id = row.text(0),
                                    .title = row.text(1),
                                    .day = day_of_text(row.view(2)),
                                    .kind = choice(row, 3, portfolio::Reflection::Kind::reading),
                                    .made = {row.number(4)},
                                    .changed = {row.number(5)}});
  }
  for (Statement row(database, commitments); row.step();) {
    contents.commitments.push_back({.id = row.text(0),
                                    .from = {row.text(1), row.text(2)},
                                    .title = row.text(3),
                                    .question_number = static_cast<int>(row.number(4)),
                                    .words = row.text(5),
                                    .when = row.text(6),
                                    .will = row.text(7),
                                    .by = row.text(8),
                                    .with = row.text(9),
                                    .made = {row.number(10)},
                                    .changed = {row.number(11)},
                                    .made_offset = static_cast<int>(row.number(18)),
                                    .later = instant(row, 12),
                                    .came_back = static_cast<int>(row.number(13)),
                                    .outcome = choice(row, 14, portfolio::Commitment::Outcome::dropped),
                                    .why = row.text(15),
                                    .at_rest = row.number(16) != 0,
                                    .put_away = instant(row, 17)});
  }
  Statement said(database, said_of);
  for (auto& one : contents.commitments) {
    for (said.bind(1, one.id); said.step();)
      one.said.push_back({.when = {said.number(0)},
                          .offset = static_cast<int>(said.number(1)),
                          .outcome = choice(said, 2, portfolio::Commitment::Outcome::dropped),
                          .why = said.text(3)});
    said.again();
  }
  for (Statement row(database, lenses); row.step();) {
    contents.lenses.push_back(
        {.by = {row.text(0), row.text(1)}, .lens = row.text(2), .shown = choice(row, 3, portfolio::LensChoice::Shown::not_now)});
  }
}

void add_plans(Database& database, portfolio::Contents& contents) {
  using portfolio::WorkshopPlan;
  Statement question(database, questions_of_plan), step(database, steps_of_plan);
  for (Statement row(database, plans); row.step();) {
    WorkshopPlan plan{.case_id = row.text(0),
                      .minutes = static_cast<int>(row.number(1)),
                      .starts = static_cast<int>(row.number(2)),
                      .paper = row.number(3) != 0,
                      .keyboard = row.number(4) != 0,
                      .phones = row.number(5) != 0,
                      .video = row.number(6) != 0,
                      .manages = row.number(7) != 0,
                      .keeps = choice(row, 8, WorkshopPlan::Keeps::answers),
                      .language = choice(row, 9, WorkshopPlan::Language::both),
                      .questions = {},
                      .steps = {},
                      .note = row.text(10),
                      .changed = {row.number(11)}};
    for (question.bind(1, plan.case_id); question.step();)
      plan.questions.push_back({question.text(0), question.text(1), question.text(2), question.text(3)});
    question.again();
    for (step.bind(1, plan.case_id); step.step();)
      plan.steps.push_back({.kind = choice(step, 0, WorkshopPlan::Step::Kind::close),
                            .minutes = static_cast<int>(step.number(1)),
                            .question = static_cast<std::size_t>(std::max<std::int64_t>(step.number(2), 0)),
                            .alone = static_cast<int>(step.number(3)),
                            .pairs = static_cast<int>(step.number(4))});
    step.again();
    contents.plans.push_back(std::move(plan));
  }
}

portfolio::Tally tally(Database& database) {
  Statement row(database, "SELECT answers, revisions FROM tally");
  if (!row.step()) return {};
  return {row.number(0), row.number(1)};
}

void add_newest(Database& database, std::int64_t most, portfolio::Contents& contents) {
  Statement answer(database, joined(answers, newest_answers));
  add_answers(answer.bind(1, most), contents);
  Statement place(database, joined(places, newest_places));
  add_places(database, place.bind(1, most), contents);
  Statement marker(database, joined(markers, newest_markers));
  add_markers(marker.bind(1, most), contents);
  add_practice(database, contents);
  add_plans(database, contents);
  contents.tally = tally(database);
}

}  // namespace

portfolio::Contents read_newest(Database& database, std::int64_t most) {
  portfolio::Contents contents;
  Transaction one_moment(database, "BEGIN");
  add_newest(database, most, contents);
  one_moment.commit();
  return contents;
}

portfolio::Contents read_cases(Database& database, const std::vector<std::string>& cases) {
  portfolio::Contents contents;
  Transaction one_moment(database, "BEGIN");
  Statement answer(database, joined(answers, of_case)), place(database, joined(places, of_case)),
      marker(database, joined(markers, of_case)), mark(database, joined(marks, of_case).append(oldest_marks)),
      citation(database, joined(citations, of_case).append(as_cited));
  for (const auto& case_id : cases) {
    add_answers(answer.bind(1, case_id), contents);
    add_places(database, place.bind(1, case_id), contents);
    add_markers(marker.bind(1, case_id), contents);
    answer.again();
    place.again();
    marker.again();
    add_marks(mark.bind(1, case_id), contents);
    add_citations(citation.bind(1, case_id), contents);
    mark.again();
    citation.again();
  }
  contents.tally = tally(database);
  one_moment.commit();
  std::ranges::stable_sort(contents.answers, std::ranges::greater{}, &portfolio::Answer::updated);
  std::ranges::stable_sort(contents.places, std::ranges::greater{}, &portfolio::Place::visited);
  std::ranges::stable_sort(contents.marks, {}, &portfolio::Mark::made);
  std::ranges::stable_sort(contents.taken_out, std::ranges::greater{}, &portfolio::TakenOut::when);
  return contents;
}

portfolio::Contents read_everything(Database& database, bool exchanges) {
  portfolio::Contents contents;
  Transaction one_moment(database, "BEGIN");
  add_newest(database, std::numeric_limits<std::int64_t>::max(), contents);
  Statement mark(database, joined(marks, oldest_marks)), citation(database, joined(citations, as_cited));
  add_marks(mark, contents);
  add_citations(citation, contents);
  if (exchanges) {
    contents.exchanges = read_exchanges(database);
    contents.unfinished = read_unfinished(database);
  }
  one_moment.commit();
  return contents;
}

portfolio::Acquainted read_people(Database& database) {
  portfolio::Acquainted all;
  Transaction one_moment(database, "BEGIN");
  if (Statement row(database, "SELECT seed, name, role, made FROM own_card"); row.step())
    all.own = portfolio::OwnCard{.seed = row.text(0), .name = row.text(1), .role = row.text(2), .made = {row.number(3)}};
  for (Statement row(database, "SELECT keys, name, role, met, words_read, put_away FROM person ORDER BY met, number"); row.step();)
    all.people.push_back({.keys = row.text(0),
                          .name = row.text(1),
                          .role = row.text(2),
                          .met = {row.number(3)},
                          .words_read = instant(row, 4),
                          .put_away = instant(row, 5)});
  one_moment.commit();
  return all;
}

std::vector<portfolio::Head> read_heads(Database& database) {
  std::vector<portfolio::Head> heads;
  Statement row(database, R"sql(
    SELECT case_id, question_id, case_title, question_number, updated, beginning FROM answer
    ORDER BY updated DESC, case_id DESC, question_id DESC)sql");
  while (row.step()) {
    heads.push_back({.key = {row.text(0), row.text(1)},
                     .case_title = row.text(2),
                     .question_number = static_cast<int>(row.number(3)),
                     .updated = {row.number(4)},
                     .beginning = row.text(5)});
  }
  // Asked only of those in which nothing stands: the index alone answers for the rest.
  Statement kept(database, "SELECT revisions FROM answer WHERE case_id = ?1 AND question_id = ?2");
  for (auto& head : heads) {
    if (head.beginning.find_first_not_of(" \t\n") != std::string::npos) continue;
    if (kept.bind(1, head.key.case_id).bind(2, head.key.question_id).step()) head.revisions = kept.number(0);
    kept.again();
  }
  return heads;
}

}  // namespace vignette::store
