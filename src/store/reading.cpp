#include "store/reading.hpp"

#include <algorithm>
#include <limits>

namespace vignette::store {

namespace {

// Each ends where its caller goes on.
constexpr std::string_view answers = R"sql(
  SELECT id, case_id, question_id, case_title, question_number, wording, text, created, updated, revisions FROM answer)sql";
constexpr std::string_view places = R"sql(
  SELECT case_id, block, block_offset, question_id, caret, read_to, content_note_seen, visited FROM place)sql";
constexpr std::string_view markers = R"sql(
  SELECT what, case_id, question_id, case_title, question_number, moment FROM taken_out)sql";

constexpr std::string_view newest_answers = " ORDER BY updated DESC, case_id DESC, question_id DESC LIMIT ?1";
constexpr std::string_view newest_places = " ORDER BY visited DESC, case_id LIMIT ?1";
constexpr std::string_view newest_markers = " ORDER BY number DESC LIMIT ?1";
constexpr std::string_view of_case = " WHERE case_id = ?1";

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
    contents.taken_out.push_back({.what = static_cast<portfolio::TakenOut::What>(std::clamp<std::int64_t>(row.number(0), 0, 4)),
                                  .key = {row.text(1), row.text(2)},
                                  .case_title = row.text(3),
                                  .question_number = static_cast<int>(row.number(4)),
                                  .when = {row.number(5)}});
  }
}

portfolio::Tally tally(Database& database) {
  Statement row(database, "SELECT answers, revisions FROM tally");
  if (!row.step()) return {};
  return {row.number(0), row.number(1)};
}

}  // namespace

portfolio::Contents read_newest(Database& database, std::int64_t most) {
  portfolio::Contents contents;
  Transaction one_moment(database, "BEGIN");
  Statement answer(database, joined(answers, newest_answers));
  add_answers(answer.bind(1, most), contents);
  Statement place(database, joined(places, newest_places));
  add_places(database, place.bind(1, most), contents);
  Statement marker(database, joined(markers, newest_markers));
  add_markers(marker.bind(1, most), contents);
  contents.tally = tally(database);
  one_moment.commit();
  return contents;
}

portfolio::Contents read_cases(Database& database, const std::vector<std::string>& cases) {
  portfolio::Contents contents;
  Transaction one_moment(database, "BEGIN");
  Statement answer(database, joined(answers, of_case)), place(database, joined(places, of_case)),
      marker(database, joined(markers, of_case));
  for (const auto& case_id : cases) {
    add_answers(answer.bind(1, case_id), contents);
    add_places(database, place.bind(1, case_id), contents);
    add_markers(marker.bind(1, case_id), contents);
    answer.again();
    place.again();
    marker.again();
  }
  contents.tally = tally(database);
  one_moment.commit();
  std::ranges::stable_sort(contents.answers, std::ranges::greater{}, &portfolio::Answer::updated);
  std::ranges::stable_sort(contents.places, std::ranges::greater{}, &portfolio::Place::visited);
  std::ranges::stable_sort(contents.taken_out, std::ranges::greater{}, &portfolio::TakenOut::when);
  return contents;
}

portfolio::Contents read_everything(Database& database) { return read_newest(database, std::numeric_limits<std::int64_t>::max()); }

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
  return heads;
}

}  // namespace vignette::store
