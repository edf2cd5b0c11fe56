#include "store/saving.hpp"

#include <sqlite3.h>

#include "store/days.hpp"
#include "store/indexing.hpp"
#include "store/revisions.hpp"

namespace vignette::store {

namespace {

constexpr std::string_view find_answer = "SELECT number, indexed FROM answer WHERE case_id = ?1 AND question_id = ?2";

constexpr std::string_view put_new_answer = R"sql(
  INSERT INTO answer (case_id, question_id, id, case_title, question_number, wording, text, beginning, created, updated, seal)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, seal(?3, ?1, ?2, ?4, ?5, ?9, ?10, ?6, ?7)))sql";

constexpr std::string_view put_answer_again = R"sql(
  UPDATE answer SET case_title = ?2, question_number = ?3, wording = ?4, text = ?5, beginning = ?6, updated = ?7,
    seal = seal(id, case_id, question_id, ?2, ?3, created, ?7, ?4, ?5) WHERE number = ?1)sql";

constexpr std::string_view put_place = R"sql(
  INSERT INTO place (case_id, block, block_offset, question_id, caret, read_to, content_note_seen, visited)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
  ON CONFLICT (case_id) DO UPDATE SET block = excluded.block, block_offset = excluded.block_offset, question_id = excluded.question_id,
    caret = excluded.caret, read_to = excluded.read_to, content_note_seen = excluded.content_note_seen, visited = excluded.visited)sql";

constexpr std::string_view put_mark = R"sql(
  INSERT INTO mark (id, case_id, section, begins, quote, before, after, meaning, note, made, changed, put_away, seal)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, seal(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12))
  ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id, section = excluded.section, begins = excluded.begins, quote = excluded.quote,
    before = excluded.before, after = excluded.after, meaning = excluded.meaning, note = excluded.note, made = excluded.made,
    changed = excluded.changed, put_away = excluded.put_away, seal = excluded.seal)sql";

constexpr std::string_view put_citation = R"sql(
  INSERT INTO citation (case_id, question_id, number, mark, quote, section, seal)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, seal(?1, ?2, ?3, ?4, ?5, ?6)))sql";

constexpr std::string_view put_reflection = R"sql(
  INSERT INTO reflection (id, title, day, kind, made, changed, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, seal(?1, ?2, ?3, ?4, ?5, ?6))
  ON CONFLICT (id) DO UPDATE SET title = excluded.title, day = excluded.day, kind = excluded.kind, made = excluded.made,
    changed = excluded.changed, seal = excluded.seal)sql";

constexpr std::string_view put_commitment = R"sql(
  INSERT INTO commitment (id, case_id, question_id, title, question_number, words, when_words, will_words, by_words, with_words, made,
    changed, later, came_back, outcome, why, at_rest, put_away, made_offset, seal)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
    seal(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19))
  ON CONFLICT (id) DO UPDATE SET
    case_id = excluded.case_id, question_id = excluded.question_id, title = excluded.title, question_number = excluded.question_number,
    words = excluded.words, when_words = excluded.when_words, will_words = excluded.will_words, by_words = excluded.by_words,
    with_words = excluded.with_words, made = excluded.made, changed = excluded.changed, later = excluded.later,
    came_back = excluded.came_back, outcome = excluded.outcome, why = excluded.why, at_rest = excluded.at_rest,
    put_away = excluded.put_away, made_offset = excluded.made_offset, seal = excluded.seal)sql";

// What was said stays as it is; what was taken out of it does not come back with what somebody still has in front of them.
constexpr std::string_view put_said = R"sql(
  INSERT INTO commitment_said (commitment, said, clock_offset, outcome, why, seal) VALUES (?1, ?2, ?3, ?4, ?5, seal(?1, ?2, ?3, ?4, ?5))
  ON CONFLICT (commitment, said) DO NOTHING)sql";

constexpr std::string_view put_lens = R"sql(
  INSERT INTO lens (case_id, question_id, lens, shown, seal) VALUES (?1, ?2, ?3, ?4, seal(?1, ?2, ?3, ?4))
  ON CONFLICT (case_id, question_id) DO UPDATE SET lens = excluded.lens, shown = excluded.shown, seal = excluded.seal)sql";

constexpr std::string_view put_plan = R"sql(
  INSERT INTO workshop_plan (case_id, minutes, starts, paper, keyboard, phones, video, manages, keeps, language, note, changed, seal)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, seal(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12))
  ON CONFLICT (case_id) DO UPDATE SET minutes = excluded.minutes, starts = excluded.starts, paper = excluded.paper,
    keyboard = excluded.keyboard, phones = excluded.phones, video = excluded.video, manages = excluded.manages, keeps = excluded.keeps,
    language = excluded.language, note = excluded.note, changed = excluded.changed, seal = excluded.seal)sql";

constexpr std::string_view put_plan_question = R"sql(
  INSERT INTO workshop_question (case_id, number, question_id, brief, wording, language, seal)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, seal(?1, ?2, ?3, ?4, ?5, ?6)))sql";

constexpr std::string_view put_plan_step = R"sql(
  INSERT INTO workshop_step (case_id, number, kind, minutes, question, alone, pairs, seal)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, seal(?1, ?2, ?3, ?4, ?5, ?6, ?7)))sql";

constexpr std::string_view put_own_card = R"sql(
  INSERT INTO own_card (number, seed, name, role, made, seal) VALUES (1, ?1, ?2, ?3, ?4, seal(?1, ?2, ?3, ?4))
  ON CONFLICT (number) DO UPDATE SET name = excluded.name, role = excluded.role,
    seal = seal(own_card.seed, excluded.name, excluded.role, own_card.made))sql";

constexpr std::string_view put_person = R"sql(
  INSERT INTO person (keys, name, role, met, words_read, put_away, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, seal(?1, ?2, ?3, ?4, ?5, ?6))
  ON CONFLICT (keys) DO UPDATE SET name = excluded.name, role = excluded.role, met = excluded.met, words_read = excluded.words_read,
    put_away = excluded.put_away, seal = excluded.seal)sql";

portfolio::Id new_id(portfolio::Instant now) {
  std::uint64_t chance_a = 0;
  std::uint16_t chance_b = 0;
  sqlite3_randomness(sizeof chance_a, &chance_a);
  sqlite3_randomness(sizeof chance_b, &chance_b);
  return portfolio::make_id(now, chance_a, chance_b);
}

}  // namespace

std::string_view beginning_of(std::string_view text) {
  constexpr std::size_t most = 160;
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

Saving::Saving(Database& database)
    : database_(database),
      find_(database, find_answer),
      put_new_(database, put_new_answer),
      put_again_(database, put_answer_again),
      put_place_(database, put_place),
      forget_sections_(database, "DELETE FROM section_read WHERE case_id = ?1"),
      put_section_(database, "INSERT INTO section_read (case_id, number, section) VALUES (?1, ?2, ?3)"),
      put_mark_(database, put_mark),
      forget_cited_(database, "DELETE FROM citation WHERE case_id = ?1 AND question_id = ?2"),
      put_citation_(database, put_citation),
      put_reflection_(database, put_reflection),
      put_commitment_(database, put_commitment),
      put_said_(database, put_said),
      put_lens_(database, put_lens),
      put_plan_(database, put_plan),
      forget_plan_questions_(database, "DELETE FROM workshop_question WHERE case_id = ?1"),
      put_plan_question_(database, put_plan_question),
      forget_plan_steps_(database, "DELETE FROM workshop_step WHERE case_id = ?1"),
      put_plan_step_(database, put_plan_step),
      put_own_card_(database, put_own_card),
      put_person_(database, put_person),
      exchanges_(database) {}

void Saving::operator()(const portfolio::SaveAnswer& save) {
  const auto& answer = save.answer;
  find_.bind(1, answer.key.case_id).bind(2, answer.key.question_id);
  const bool known = find_.step();
  auto number = known ? find_.number(0) : 0;
  const bool indexed = known && !find_.is_null(1);
  find_.again();
  if (known) {
    if (indexed) unindex(database_, number);
    put_again_.bind(1, number)
        .bind(2, answer.case_title)
        .bind(3, std::int64_t{answer.question_number})
        .bind(4, answer.wording)
        .bind(5, answer.text)
        .bind(6, beginning_of(answer.text))
        .bind(7, answer.updated.ms)
        .run();
  } else {
    put_new_.bind(1, answer.key.case_id)
        .bind(2, answer.key.question_id)
        .bind(3, answer.id)
        .bind(4, answer.case_title)
        .bind(5, std::int64_t{answer.question_number})
        .bind(6, answer.wording)
        .bind(7, answer.text)
        .bind(8, beginning_of(answer.text))
        .bind(9, answer.created.ms)
        .bind(10, answer.updated.ms)
        .run();
    number = sqlite3_last_insert_rowid(database_.get());
  }
  if (save.revision) {
    if (!newest_revision_is(database_, number, answer.text)) {
      append_revision(database_, number, new_id(answer.updated), answer.updated, answer.text);
    }
    index_answers(database_);
  } else if (!known || indexed) {
    index_if_many(database_);
  }
}

void Saving::operator()(const portfolio::SavePlace& save) {
  const auto& place = save.place;
  put_place_.bind(1, place.case_id)
      .bind(2, static_cast<std::int64_t>(place.block))
      .bind(3, static_cast<std::int64_t>(place.offset))
      .bind(4, place.question_id)
      .bind(5, static_cast<std::int64_t>(place.caret))
      .bind(6, place.read_to)
      .bind(7, std::int64_t{place.content_note_seen})
      .bind(8, place.visited.ms)
      .run();
  forget_sections_.bind(1, place.case_id).run();
  for (std::size_t i = 0; i < place.sections_read.size(); ++i) {
    put_section_.bind(1, place.case_id).bind(2, static_cast<std::int64_t>(i)).bind(3, place.sections_read[i]).run();
  }
}

void Saving::operator()(const portfolio::SaveMark& save) {
  const auto& mark = save.mark;
  put_mark_.bind(1, mark.id).bind(2, mark.case_id).bind(3, mark.section);
  put_mark_.bind(4, static_cast<std::int64_t>(mark.at.begin)).bind(5, mark.at.quote).bind(6, mark.at.before).bind(7, mark.at.after);
  put_mark_.bind(8, static_cast<std::int64_t>(mark.meaning)).bind(9, mark.note).bind(10, mark.made.ms).bind(11, mark.changed.ms);
  if (mark.put_away) put_mark_.bind(12, mark.put_away->ms);
  put_mark_.run();
}

void Saving::operator()(const portfolio::SaveCited& save) {
  const auto& [by, list] = save.cited;
  forget_cited_.bind(1, by.case_id).bind(2, by.question_id).run();
  for (std::size_t i = 0; i < list.size(); ++i) {
    put_citation_.bind(1, by.case_id).bind(2, by.question_id).bind(3, static_cast<std::int64_t>(i));
    put_citation_.bind(4, list[i].mark).bind(5, list[i].quote).bind(6, list[i].section).run();
  }
}

void Saving::operator()(const portfolio::SaveReflection& save) {
  const auto& one = save.reflection;
  put_reflection_.bind(1, one.id).bind(2, one.title).bind(3, day_as_text(one.day)).bind(4, static_cast<std::int64_t>(one.kind));
  put_reflection_.bind(5, one.made.ms).bind(6, one.changed.ms).run();
}

void Saving::operator()(const portfolio::SaveCommitment& save) {
  const auto& one = save.commitment;
  auto& put = put_commitment_;
  put.bind(1, one.id).bind(2, one.from.case_id).bind(3, one.from.question_id).bind(4, one.title);
  put.bind(5, std::int64_t{one.question_number}).bind(6, one.words);
  put.bind(7, one.when).bind(8, one.will).bind(9, one.by).bind(10, one.with).bind(11, one.made.ms).bind(12, one.changed.ms);
  if (one.later) put.bind(13, one.later->ms);
  put.bind(14, std::int64_t{one.came_back}).bind(15, static_cast<std::int64_t>(one.outcome)).bind(16, one.why);
  put.bind(17, std::int64_t{one.at_rest});
  if (one.put_away) put.bind(18, one.put_away->ms);
  put.bind(19, std::int64_t{one.made_offset}).run();
  for (const auto& said : one.said) {
    put_said_.bind(1, one.id).bind(2, said.when.ms).bind(3, std::int64_t{said.offset});
    put_said_.bind(4, static_cast<std::int64_t>(said.outcome)).bind(5, said.why).run();
  }
}

void Saving::operator()(const portfolio::SaveLens& save) {
  const auto& [by, lens, shown] = save.choice;
  put_lens_.bind(1, by.case_id).bind(2, by.question_id).bind(3, lens).bind(4, static_cast<std::int64_t>(shown)).run();
}

void Saving::operator()(const portfolio::SaveWorkshopPlan& save) {
  const auto& plan = save.plan;
  put_plan_.bind(1, plan.case_id).bind(2, std::int64_t{plan.minutes}).bind(3, std::int64_t{plan.starts});
  put_plan_.bind(4, std::int64_t{plan.paper}).bind(5, std::int64_t{plan.keyboard}).bind(6, std::int64_t{plan.phones});
  put_plan_.bind(7, std::int64_t{plan.video}).bind(8, std::int64_t{plan.manages}).bind(9, static_cast<std::int64_t>(plan.keeps));
  put_plan_.bind(10, static_cast<std::int64_t>(plan.language)).bind(11, plan.note).bind(12, plan.changed.ms).run();
  forget_plan_questions_.bind(1, plan.case_id).run();
  for (std::size_t i = 0; i < plan.questions.size(); ++i) {
    const auto& one = plan.questions[i];
    put_plan_question_.bind(1, plan.case_id).bind(2, static_cast<std::int64_t>(i)).bind(3, one.id).bind(4, one.brief);
    put_plan_question_.bind(5, one.wording).bind(6, one.language).run();
  }
  forget_plan_steps_.bind(1, plan.case_id).run();
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const auto& one = plan.steps[i];
    put_plan_step_.bind(1, plan.case_id).bind(2, static_cast<std::int64_t>(i)).bind(3, static_cast<std::int64_t>(one.kind));
    put_plan_step_.bind(4, std::int64_t{one.minutes}).bind(5, static_cast<std::int64_t>(one.question));
    put_plan_step_.bind(6, std::int64_t{one.alone}).bind(7, std::int64_t{one.pairs}).run();
  }
}

void Saving::operator()(const portfolio::SaveOwnCard& save) {
  const auto& [seed, name, role, made] = save.card;
  put_own_card_.bind(1, seed).bind(2, name).bind(3, role).bind(4, made.ms).run();
}

void Saving::operator()(const portfolio::SavePerson& save) {
  const auto& one = save.person;
  put_person_.bind(1, one.keys).bind(2, one.name).bind(3, one.role).bind(4, one.met.ms);
  if (one.words_read) put_person_.bind(5, one.words_read->ms);
  if (one.put_away) put_person_.bind(6, one.put_away->ms);
  put_person_.run();
}

}  // namespace vignette::store
