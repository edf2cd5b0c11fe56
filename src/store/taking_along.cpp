#include "store/taking_along.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "store/indexing.hpp"
#include "store/revisions.hpp"
#include "text/without.hpp"

namespace vignette::store {

namespace {

using portfolio::TakenOut;
using portfolio::TakeOut;
using What = TakenOut::What;

/// Which rows of a table that has a case and a question: all of them, a case's or a question's.
constexpr std::string_view within = " WHERE (?1 = '' OR case_id = ?1) AND (?2 = '' OR question_id = ?2)";

std::string joined(std::string_view a, std::string_view b) { return std::string(a).append(b); }

/// Nothing is meant by a key without a name in it, and surely not everything.
bool means_nothing(const TakeOut& what) {
  return what.what != What::everything && (what.key.case_id.empty() || (what.what != What::one_case && what.key.question_id.empty()));
}

void bind_within(Statement& asked, const TakeOut& what) {
  asked.bind(1, what.what == What::everything ? std::string_view() : std::string_view(what.key.case_id));
  asked.bind(2, what.what == What::answer ? std::string_view(what.key.question_id) : std::string_view());
}

std::int64_t count(Database& database, std::string_view table, const TakeOut& what) {
  Statement asked(database, joined(joined("SELECT count(*) FROM ", table), within));
  bind_within(asked, what);
  return asked.step() ? asked.number(0) : 0;
}

/// Which reflections of one's own: all of them, or one; none where a case of a pack is meant.
bool means_own(const TakeOut& what) {
  const bool all_of_them = what.what == What::one_case && what.key.case_id == portfolio::own_reflection({}).case_id;
  return what.what == What::everything || all_of_them || portfolio::is_own_reflection(what.key);
}
std::string_view one_of_own(const TakeOut& what) {
  return what.what == What::answer || what.what == What::passage ? std::string_view(what.key.question_id) : std::string_view();
}

bool within_answer(const TakeOut& what) { return what.what == What::passage || what.what == What::version; }

using text::holds;

/// On one line, without dots that say that it goes on: so that a quotation can be compared with what it was quoted from.
std::string flat(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  constexpr std::string_view dots = "…";
  while (line.ends_with(' ') || line.ends_with('.') || line.ends_with(dots))
    line.erase(line.size() - (line.ends_with(dots) ? dots.size() : 1));
  while (line.starts_with(dots) || line.starts_with(' ')) line.erase(0, line.starts_with(' ') ? 1 : dots.size());
  return line;
}

/// A commitment as far as it is words.
struct Said {
  std::int64_t number = 0;
  portfolio::Id id;
  std::array<std::string, 7> texts;  // as `columns`
  static constexpr std::size_t words = 0;
  static constexpr std::string_view columns = "words, title, when_words, will_words, by_words, with_words, why";
  /// What was said at a return before.
  struct Before {
    std::int64_t number = 0;
    std::string why;
  };
  std::vector<Before> before;
};

std::vector<Said> said_in(Database& database, const portfolio::QuestionKey& from) {
  std::vector<Said> all;
  Statement row(database, joined(joined("SELECT number, id, ", Said::columns), " FROM commitment WHERE case_id = ?1 AND question_id = ?2"));
  for (row.bind(1, from.case_id).bind(2, from.question_id); row.step();) {
    Said& one = all.emplace_back();
    one.number = row.number(0);
    one.id = row.text(1);
    for (std::size_t i = 0; i < one.texts.size(); ++i) one.texts.at(i) = row.text(static_cast<int>(i) + 2);
  }
  Statement before(database, "SELECT number, why FROM commitment_said WHERE commitment = ?1");
  for (Said& one : all) {
    for (before.bind(1, one.id); before.step();) one.before.push_back({before.number(0), before.text(1)});
    before.again();
  }
  return all;
}

/// Only of a reflection of one's own is the title the learner's.
bool is_learners(std::size_t text, const TakeOut& what) { return text != 1 || portfolio::is_own_reflection(what.key); }

bool holds(const Said& said, const TakeOut& what) {
  for (std::size_t i = 0; i < said.texts.size(); ++i)
    if (is_learners(i, what) && holds(said.texts.at(i), what.passage)) return true;
  return std::ranges::any_of(said.before, [&](const Said::Before& one) { return holds(one.why, what.passage); });
}

void put_again(Database& database, const Said& said) {
  Statement put(database, R"sql(
    UPDATE commitment SET words = ?2, title = ?3, when_words = ?4, will_words = ?5, by_words = ?6, with_words = ?7, why = ?8,
      seal = seal(id, case_id, question_id, ?3, question_number, ?2, ?4, ?5, ?6, ?7, made, changed, later, came_back, outcome, ?8, at_rest,
        put_away, made_offset) WHERE number = ?1)sql");
  put.bind(1, said.number);
  for (std::size_t i = 0; i < said.texts.size(); ++i) put.bind(static_cast<int>(i) + 2, said.texts.at(i));
  put.run();
}

void take_out_of_before(Database& database, const Said& said, const std::string& passage) {
  for (const auto& one : said.before)
    if (holds(one.why, passage))
      Statement(database, "UPDATE commitment_said SET why = ?2, seal = seal(commitment, said, clock_offset, outcome, ?2) WHERE number = ?1")
          .bind(1, one.number)
          .bind(2, text::without(one.why, passage))
          .run();
}

/// Everything that is left of an answer, its versions too.
std::vector<std::string> left_of(Database& database, std::int64_t answer) {
  std::vector<std::string> left;
  Statement draft(database, "SELECT text FROM answer WHERE number = ?1");
  if (draft.bind(1, answer).step()) left.push_back(flat(draft.view(0)));
  for (const auto& one : revisions_of(database, answer)) left.push_back(flat(one.revision.text));
  return left;
}

std::string title_of(Database& database, const TakeOut& what) {
  Statement row(database, "SELECT title FROM reflection WHERE id = ?1");
  return row.bind(1, one_of_own(what)).step() ? row.text(0) : std::string();
}

/// The title as an answer has it.
void take_out_of_told_title(Database& database, const portfolio::QuestionKey& key, const std::string& passage) {
  Statement row(database, "SELECT number, case_title FROM answer WHERE case_id = ?1 AND question_id = ?2");
  if (!row.bind(1, key.case_id).bind(2, key.question_id).step() || !holds(row.view(1), passage)) return;
  const auto number = row.number(0);
  const auto title = text::without(row.view(1), passage);
  row.again();
  unindex(database, number);
  Statement(database, R"sql(
    UPDATE answer SET case_title = ?2, seal = seal(id, case_id, question_id, ?2, question_number, created, updated, wording, text)
    WHERE number = ?1)sql")
      .bind(1, number)
      .bind(2, title)
      .run();
  index_answers(database);
}

void take_out_of_title(Database& database, const TakeOut& what) {
  const auto title = title_of(database, what);
  if (holds(title, what.passage)) {
    Statement(database, "UPDATE reflection SET title = ?2, seal = seal(id, ?2, day, kind, made, changed) WHERE id = ?1")
        .bind(1, one_of_own(what))
        .bind(2, text::without(title, what.passage))
        .run();
  }
  take_out_of_told_title(database, what.key, what.passage);
  take_out_of_told_title(database, portfolio::only_for_me(what.key), what.passage);
}

/// A plan of a workshop is of its whole case.
bool goes_with_plan(const TakeOut& what) { return what.what == What::one_case || what.what == What::everything; }
std::string_view of_case(const TakeOut& what) {
  return what.what == What::everything ? std::string_view() : std::string_view(what.key.case_id);
}
std::int64_t count_plans(Database& database, const TakeOut& what) {
  Statement asked(database, "SELECT count(*) FROM workshop_plan WHERE ?1 = '' OR case_id = ?1");
  return asked.bind(1, of_case(what)).step() ? asked.number(0) : 0;
}
void remove_plans(Database& database, const TakeOut& what) {
  for (const std::string table : {"workshop_step", "workshop_question", "workshop_plan"})
    Statement(database, "DELETE FROM " + table + " WHERE ?1 = '' OR case_id = ?1").bind(1, of_case(what)).run();
}

}  // namespace

std::int64_t commitments_in(Database& database, const TakeOut& what) {
  return within_answer(what) || means_nothing(what) ? 0 : count(database, "commitment", what);
}

bool goes_along(Database& database, const TakeOut& what) {
  if (what.what == What::version || means_nothing(what)) return false;
  if (what.what == What::passage) {
    if (portfolio::is_own_reflection(what.key) && holds(title_of(database, what), what.passage)) return true;
    return std::ranges::any_of(said_in(database, what.key), [&](const Said& said) { return holds(said, what); });
  }
  if (count(database, "commitment", what) > 0) return true;
  if (what.what == What::everything &&
      database.number("SELECT EXISTS (SELECT 1 FROM own_card) OR EXISTS (SELECT 1 FROM person) OR EXISTS (SELECT 1 FROM file_opened)") != 0)
    return true;
  if (what.what != What::answer && count(database, "lens", what) > 0) return true;
  if (goes_with_plan(what) && count_plans(database, what) > 0) return true;
  if (!means_own(what)) return false;
  Statement own(database, "SELECT EXISTS (SELECT 1 FROM reflection WHERE ?1 = '' OR id = ?1)");
  return own.bind(1, one_of_own(what)).step() && own.number(0) != 0;
}

void take_along(Database& database, const TakeOut& what) {
  if (means_nothing(what)) return;
  const auto remove = [&](std::string_view table) {
    Statement gone(database, joined(joined("DELETE FROM ", table), within));
    bind_within(gone, what);
    gone.run();
  };
  // What was said of them first: it is found by them.
  Statement said(database, joined(joined("DELETE FROM commitment_said WHERE commitment IN (SELECT id FROM commitment", within), ")"));
  bind_within(said, what);
  said.run();
  remove("commitment");
  if (what.what == What::everything) database.run("DELETE FROM own_card; DELETE FROM person");
  if (goes_with_plan(what)) remove_plans(database, what);
  // What a question is looked at with stays with the question; a reflection goes as a whole.
  if (what.what != What::answer || means_own(what)) remove("lens");
  if (means_own(what)) Statement(database, "DELETE FROM reflection WHERE ?1 = '' OR id = ?1").bind(1, one_of_own(what)).run();
}

std::vector<portfolio::Id> take_out_of_quotes(Database& database, const TakeOut& what, std::int64_t answer) {
  std::vector<portfolio::Id> unquoted;
  const auto left = left_of(database, answer);
  for (auto& said : said_in(database, what.key)) {
    auto before = said.texts;
    if (what.what == What::passage)
      for (std::size_t i = 0; i < said.texts.size(); ++i)
        if (is_learners(i, what) && holds(said.texts.at(i), what.passage)) said.texts.at(i) = text::without(said.texts.at(i), what.passage);
    auto& words = said.texts.at(Said::words);
    const auto quoted = flat(words);
    const bool still_there =
        answer == 0 || std::ranges::any_of(left, [&](const std::string& text) { return text.find(quoted) != std::string::npos; });
    if (!still_there && !words.empty()) {
      words.clear();
      unquoted.push_back(said.id);
    }
    if (said.texts != before) put_again(database, said);
    if (what.what == What::passage) take_out_of_before(database, said, what.passage);
  }
  if (what.what == What::passage && portfolio::is_own_reflection(what.key)) take_out_of_title(database, what);
  return unquoted;
}

}  // namespace vignette::store
