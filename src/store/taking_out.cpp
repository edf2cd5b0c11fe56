#include "store/taking_out.hpp"

#include <sqlite3.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "portfolio/again.hpp"
#include "store/exchanges_out.hpp"
#include "store/indexing.hpp"
#include "store/revisions.hpp"
#include "store/saving.hpp"
#include "store/still_held.hpp"
#include "store/taking_along.hpp"
#include "text/without.hpp"

namespace vignette::store {

namespace {

using portfolio::Reached;
using portfolio::TakenOut;
using portfolio::TakeOut;
using What = TakenOut::What;

struct Found {
  std::int64_t number = 0;
  std::string case_title;
  int question_number = 0;
  std::string text;
};

std::optional<Found> find(Database& database, const portfolio::QuestionKey& key) {
  Statement row(database, "SELECT number, case_title, question_number, text FROM answer WHERE case_id = ?1 AND question_id = ?2");
  row.bind(1, key.case_id).bind(2, key.question_id);
  if (!row.step()) return std::nullopt;
  return Found{row.number(0), row.text(1), static_cast<int>(row.number(2)), row.text(3)};
}

bool holds(std::string_view text, const TakeOut& what) { return text::holds(text, what.passage); }

/// The part of a passage that stays in a text.
void add_part(std::string_view text, std::int64_t version, const TakeOut& what, Reached& reached) {
  constexpr std::size_t longest = 4000;  // of passage and text: it is looked for letter by letter
  if (what.what != What::passage || what.passage.size() > longest) return;
  const auto part = text::part_held(text.substr(0, longest * 4), what.passage);
  if (!part.empty()) reached.partly.push_back({version, std::string(part)});
}

bool goes(const portfolio::Revision& revision, const TakeOut& what) {
  if (revision.taken_out) return false;
  if (what.what == What::passage) return holds(revision.text, what);
  return what.what == What::answer || revision.id == what.revision;
}

/// Of the first three kinds, which are within one answer.
Reached reach_in(Database& database, const Found& answer, const TakeOut& what) {
  Reached reached;
  const auto revisions = revisions_of(database, answer.number);
  for (std::size_t i = 0; i < revisions.size(); ++i) {
    const auto number = static_cast<std::int64_t>(i) + 1;
    if (goes(revisions[i].revision, what))
      reached.versions.push_back(number);
    else if (!revisions[i].revision.taken_out)
      add_part(revisions[i].revision.text, number, what, reached);
  }
  reached.in_draft = what.what == What::answer || (what.what == What::passage && holds(answer.text, what));
  if (!reached.in_draft) add_part(answer.text, 0, what, reached);
  reached.answers = what.what == What::answer ? 1 : 0;
  return reached;
}

void rewrite_draft(Database& database, const Found& answer, const TakeOut& what) {
  const auto text = text::without(answer.text, what.passage);
  unindex(database, answer.number);
  Statement(database, R"sql(
    UPDATE answer SET text = ?2, beginning = ?3,
      seal = seal(id, case_id, question_id, case_title, question_number, created, updated, wording, ?2) WHERE number = ?1)sql")
      .bind(1, answer.number)
      .bind(2, text)
      .bind(3, beginning_of(text))
      .run();
  index_answers(database);
}

void rewrite_versions(Database& database, const Found& answer, const TakeOut& what) {
  auto revisions = revisions_of(database, answer.number);
  for (auto& [number, revision] : revisions) {
    if (!goes(revision, what)) continue;
    if (what.what == What::passage) {
      revision.text = text::without(revision.text, what.passage);
    } else {
      revision.text.clear();
      revision.taken_out = what.when;
    }
  }
  rewrite_revisions(database, revisions);
}

void forget_cited(Database& database, const portfolio::QuestionKey& by) {
  Statement(database, "DELETE FROM citation WHERE case_id = ?1 AND question_id = ?2").bind(1, by.case_id).bind(2, by.question_id).run();
}

void remove_answer(Database& database, std::int64_t number) {
  unindex(database, number);
  Statement(database, "DELETE FROM revision WHERE answer = ?1").bind(1, number).run();
  Statement(database, "DELETE FROM answer WHERE number = ?1").bind(1, number).run();
}

void remove_case(Database& database, const std::string& case_id) {
  std::vector<std::int64_t> numbers;
  Statement row(database, "SELECT number FROM answer WHERE case_id = ?1");
  for (row.bind(1, case_id); row.step();) numbers.push_back(row.number(0));
  for (const auto number : numbers) remove_answer(database, number);
  // The passages that it cites, and those of it that are cited elsewhere.
  Statement(database, "DELETE FROM citation WHERE case_id = ?1 OR mark IN (SELECT id FROM mark WHERE case_id = ?1)").bind(1, case_id).run();
  Statement(database, "DELETE FROM mark WHERE case_id = ?1").bind(1, case_id).run();
  Statement(database, "DELETE FROM place WHERE case_id = ?1").bind(1, case_id).run();
}

/// A mark with its note, and where it is cited.
void remove_mark(Database& database, const TakeOut& what) {
  Statement(database, "DELETE FROM citation WHERE mark = ?1").bind(1, what.mark).run();
  Statement(database, "DELETE FROM mark WHERE id = ?1 AND case_id = ?2").bind(1, what.mark).bind(2, what.key.case_id).run();
}

/// FTS5 sets the form that it notes of an index back as it empties it (sql/008 says why that may not stay).
void remove_everything(Database& database) {
  database.run(R"sql(
    INSERT INTO answer_words (answer_words) VALUES ('delete-all');
    UPDATE answer_words_config SET v = 5 WHERE k = 'version';
    DELETE FROM revision; DELETE FROM answer; DELETE FROM citation; DELETE FROM mark; DELETE FROM place; DELETE FROM taken_out)sql");
}

std::string title_of_case(Database& database, const std::string& case_id) {
  Statement row(database, R"sql(
    SELECT case_title FROM answer WHERE case_id = ?1 UNION ALL SELECT title FROM case_text WHERE case_id = ?1 LIMIT 1)sql");
  return row.bind(1, case_id).step() ? row.text(0) : std::string();
}

void leave_marker(Database& database, const TakeOut& what, const std::string& case_title, int question_number) {
  const bool of_case = what.what != What::everything && what.what != What::exchange;
  const bool of_question = of_case && what.what != What::one_case && what.what != What::mark;
  Statement(database, R"sql(
    INSERT INTO taken_out (what, case_id, question_id, case_title, question_number, moment) VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql")
      .bind(1, static_cast<std::int64_t>(what.what))
      .bind(2, of_case ? std::string_view(what.key.case_id) : std::string_view())
      .bind(3, of_question ? std::string_view(what.key.question_id) : std::string_view())
      .bind(4, case_title)
      .bind(5, std::int64_t{question_number})
      .bind(6, what.when.ms)
      .run();
}

/// What goes along with an answer: those of later times, and what was said beside them; the note to a reflection of one's own.
std::vector<TakeOut> along_with(Database& database, const TakeOut& what) {
  std::vector<TakeOut> along;
  if (what.what != What::answer) return along;
  Statement row(database, R"sql(
    SELECT question_id FROM answer WHERE case_id = ?1 UNION SELECT question_id FROM citation WHERE case_id = ?1
    UNION SELECT question_id FROM commitment WHERE case_id = ?1)sql");
  for (row.bind(1, what.key.case_id); row.step();) {
    const portfolio::QuestionKey key{what.key.case_id, row.text(0)};
    if (key == what.key || !portfolio::goes_with(what.key, key)) continue;
    along.push_back(what);
    along.back().key = key;
  }
  return along;
}

/// An answer, and what goes along with it.
void remove_whole_answer(Database& database, const TakeOut& what) {
  auto all = along_with(database, what);
  all.push_back(what);
  for (const auto& one : all) {
    forget_cited(database, one.key);
    if (const auto answer = find(database, one.key)) remove_answer(database, answer->number);
    take_along(database, one);
  }
}

bool places_there(Database& database, const TakeOut& what) {
  Statement row(database, "SELECT EXISTS (SELECT 1 FROM place WHERE ?1 = '' OR case_id = ?1)");
  row.bind(1, what.what == What::everything ? std::string_view() : std::string_view(what.key.case_id));
  return row.step() && row.number(0) != 0;
}

/// Marks, citations, commitments and the like that would go.
bool thoughts_there(Database& database, const TakeOut& what) {
  if (what.within_answer) return false;
  if (goes_along(database, what)) return true;
  if (what.what == What::passage || what.what == What::version || what.what == What::mark || what.what == What::exchange) return false;
  if (!along_with(database, what).empty()) return true;
  Statement row(database,
                what.what == What::answer ? "SELECT EXISTS (SELECT 1 FROM citation WHERE case_id = ?1 AND question_id = ?2)" : R"sql(
    SELECT EXISTS (SELECT 1 FROM mark WHERE ?1 = '' OR case_id = ?1) OR EXISTS (SELECT 1 FROM citation WHERE ?1 = '' OR case_id = ?1))sql");
  row.bind(1, what.what == What::everything ? std::string_view() : std::string_view(what.key.case_id));
  if (what.what == What::answer) row.bind(2, what.key.question_id);
  return row.step() && row.number(0) != 0;
}

/// Whose case does not fit is another's.
void reach_of_mark(Database& database, const TakeOut& what, Reached& reached) {
  Statement mark(database, "SELECT count(*) FROM mark WHERE id = ?1 AND case_id = ?2");
  if (mark.bind(1, what.mark).bind(2, what.key.case_id).step()) reached.marks = mark.number(0);
  Statement cited(database, "SELECT count(*) FROM (SELECT DISTINCT case_id, question_id FROM citation WHERE mark = ?1)");
  if (!what.mark.empty() && cited.bind(1, what.mark).step()) reached.cited = cited.number(0);
}

/// Carries it out but for what was shared; false if there was nothing to take out.
bool carry_out(Database& database, const TakeOut& what, Reached& reached) {
  if (what.what == What::exchange) {
    if (reached.shares.empty()) return false;
    leave_marker(database, what, {}, 0);
    return true;
  }
  if (what.what == What::mark) {
    if (reached.marks == 0 && reached.cited == 0) return false;
    remove_mark(database, what);
    leave_marker(database, what, title_of_case(database, what.key.case_id), 0);
    return true;
  }
  if (what.what == What::everything || what.what == What::one_case) {
    if (reached.answers == 0 && !thoughts_there(database, what) && !places_there(database, what)) return false;
    const bool titled = what.what == What::one_case && what.key.case_id != portfolio::own_reflection({}).case_id;
    const auto title = titled ? title_of_case(database, what.key.case_id) : std::string();
    if (what.what == What::everything) {
      remove_everything(database);
    } else {
      remove_case(database, what.key.case_id);
    }
    take_along(database, what);
    leave_marker(database, what, title, 0);
    return true;
  }
  const auto answer = find(database, what.key);
  const bool written = answer && (!reached.versions.empty() || reached.in_draft);
  if (!written && !thoughts_there(database, what)) return false;
  // A marker tells of an answer, and of a reflection of one's own, or what is only for the learner beside it, without its title.
  const bool own = what.key.case_id == portfolio::own_reflection({}).case_id;
  if (written) leave_marker(database, what, own ? std::string() : answer->case_title, answer->question_number);
  if (what.what == What::answer) {
    remove_whole_answer(database, what);
  } else {
    if (written) rewrite_versions(database, *answer, what);
    if (reached.in_draft) rewrite_draft(database, *answer, what);
    if (!what.within_answer) reached.unquoted = take_out_of_quotes(database, what, answer ? answer->number : 0);
  }
  return true;
}

}  // namespace

Reached reach_of(Database& database, const TakeOut& what) {
  Reached reached;
  if (what.what == What::exchange) {
    reached.shares = exchanges_reached(database, what);
    return reached;
  }
  if (what.what == What::mark) {
    reach_of_mark(database, what, reached);
    return reached;
  }
  if (what.what == What::everything) {
    reached.answers = database.number("SELECT answers FROM tally");
    reached.marks = database.number("SELECT count(*) FROM mark");
  } else if (what.what == What::one_case) {
    Statement marks(database, "SELECT count(*) FROM mark WHERE case_id = ?1");
    if (marks.bind(1, what.key.case_id).step()) reached.marks = marks.number(0);
    Statement row(database, "SELECT count(*) FROM answer WHERE case_id = ?1");
    if (row.bind(1, what.key.case_id).step()) reached.answers = row.number(0);
  } else if (const auto answer = find(database, what.key)) {
    reached = reach_in(database, *answer, what);
  }
  reached.shares = exchanges_reached(database, what);
  reached.commitments = commitments_in(database, what);
  for (const auto& one : along_with(database, what)) {
    reached.answers += find(database, one.key) ? 1 : 0;
    reached.commitments += commitments_in(database, one);
  }
  return reached;
}

bool reaches(Database& database, const TakeOut& what) {
  const auto reached = reach_of(database, what);
  if (what.within_answer) return !reached.versions.empty() || reached.in_draft;
  return !reached.versions.empty() || reached.in_draft || reached.answers > 0 || reached.marks > 0 || reached.cited > 0 ||
         !reached.shares.empty() || before_share_reached(database, what) || thoughts_there(database, what);
}

Reached take_out(Database& database, const TakeOut& what, const std::vector<portfolio::Backup>& still_held) {
  Transaction transaction(database);
  auto reached = reach_of(database, what);
  database.run("INSERT INTO taking_out VALUES (1)");
  const bool typed = !what.within_answer && before_share_reached(database, what);
  const bool shared = !what.within_answer && (!take_out_of_exchanges(database, what).empty() || typed);
  const bool taken = carry_out(database, what, reached) || shared;
  database.run("DELETE FROM taking_out");
  if (taken) database.run("UPDATE tally SET still_to_erase = 1");
  note_still_held(database, what, still_held);
  transaction.commit();
  return reached;
}

bool erasing_is_due(Database& database) { return database.number("SELECT still_to_erase FROM tally") != 0; }

void erase(Database& database) {
  const auto empty_log = [&database] {
    Statement row(database, "PRAGMA wal_checkpoint(TRUNCATE)");
    if (row.step() && row.number(0) != 0) throw Failure{SQLITE_BUSY, 0};
  };
  // Pages keep bytes of what is gone between their rows, and so does the log: the file is made again from what is there.
  database.run("VACUUM");
  empty_log();
  database.run("UPDATE tally SET still_to_erase = 0");
  empty_log();
}

}  // namespace vignette::store
