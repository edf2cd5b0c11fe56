#include "store/looking_over.hpp"

#include <sqlite3.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include "store/indexing.hpp"
#include "store/revisions.hpp"

namespace vignette::store {

namespace {

constexpr std::size_t most = 100;  // faults told

/// Rows that are not as they were written (seals.hpp).
constexpr const char* unsealed = R"sql(
  SELECT 'answer ' || number || ': not as it was written' FROM answer
    WHERE seal <> seal(id, case_id, question_id, case_title, question_number, created, updated, wording, text)
  UNION ALL SELECT 'version ' || number || ': not as it was written' FROM revision
    WHERE seal <> seal(answer, id, made, taken_out, whole, body)
  UNION ALL SELECT 'mark ' || number || ': not as it was written' FROM mark
    WHERE seal <> seal(id, case_id, section, begins, quote, before, after, meaning, note, made, changed, put_away)
  UNION ALL SELECT 'citation ' || rowid || ': not as it was written' FROM citation
    WHERE seal <> seal(case_id, question_id, number, mark, quote, section)
  UNION ALL SELECT 'reflection ' || number || ': not as it was written' FROM reflection
    WHERE seal <> seal(id, title, day, kind, made, changed)
  UNION ALL SELECT 'commitment ' || number || ': not as it was written' FROM commitment
    WHERE seal <> seal(id, case_id, question_id, title, question_number, words, when_words, will_words, by_words, with_words, made, changed,
      later, came_back, outcome, why, at_rest, put_away, made_offset)
  UNION ALL SELECT 'outcome ' || number || ': not as it was written' FROM commitment_said
    WHERE seal <> seal(commitment, said, clock_offset, outcome, why)
  UNION ALL SELECT 'lens ' || number || ': not as it was written' FROM lens
    WHERE seal <> seal(case_id, question_id, lens, shown)
  UNION ALL SELECT 'workshop plan ' || number || ': not as it was written' FROM workshop_plan
    WHERE seal <> seal(case_id, minutes, starts, paper, keyboard, phones, video, manages, keeps, language, note, changed)
  UNION ALL SELECT 'workshop question ' || rowid || ': not as it was written' FROM workshop_question
    WHERE seal <> seal(case_id, number, question_id, brief, wording, language)
  UNION ALL SELECT 'workshop step ' || rowid || ': not as it was written' FROM workshop_step
    WHERE seal <> seal(case_id, number, kind, minutes, question, alone, pairs)
  UNION ALL SELECT 'own key card: not as it was written' FROM own_card WHERE seal <> seal(seed, name, role, made)
  UNION ALL SELECT 'key card ' || number || ': not as it was written' FROM person
    WHERE seal <> seal(keys, name, role, met, words_read, put_away)
  UNION ALL SELECT 'exchange ' || number || ': not as it was written' FROM exchange
    WHERE seal <> seal(share, mine, keys, name, role, both_have, keep_until)
  UNION ALL SELECT 'page ' || number || ': not as it was written' FROM page
    WHERE seal <> seal(share, kind, file, mine, typed, body, digest, made, kept, taken_out)
  UNION ALL SELECT 'shared answer ' || rowid || ': not as it was written' FROM shared_answer
    WHERE seal <> seal(share, number, case_id, question_id, version, begins, ends)
  UNION ALL SELECT 'note ' || number || ': not as it was written' FROM own_note WHERE seal <> seal(id, share, made, words)
  UNION ALL SELECT 'unfinished ' || rowid || ': not as it was written' FROM unfinished WHERE seal <> seal(share, kind, body, changed)
  UNION ALL SELECT 'file opened ' || rowid || ': not as it was written' FROM file_opened WHERE seal <> seal(keys, file, moment))sql";

void ask(Database& database, std::string_view question, portfolio::Health& health) {
  Statement row(database, question);
  while (row.step() && health.faults.size() < most) {
    if (row.view(0) != "ok") health.faults.push_back(row.text(0));
  }
}

/// SQLite's own check of everything; where an index of words cannot even be opened, of each table by itself.
void check(Database& database, std::string_view how, portfolio::Health& health) {
  try {
    return ask(database, fmt::format("PRAGMA {}({})", how, most), health);
  } catch (const Failure& failure) {
    // What is damaged in an index may be taken for the length of something that there is no memory for.
    if (!failure.of_index && (failure.code & 0xFF) != SQLITE_NOMEM) throw;
  }
  health.faults.emplace_back("fts5: an index cannot be opened");
  std::vector<std::string> tables;
  for (Statement row(database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL TABLE%'"); row.step();)
    tables.push_back(row.text(0));
  for (const auto& table : tables) ask(database, fmt::format("PRAGMA {}('{}')", how, table), health);
}

/// As FTS5 tells of a fault in an index, and SQLite of one in its tables, which hold nothing that does not stand elsewhere. Where a page
/// cannot be read at all, that is another fault.
bool is_of_index(std::string_view fault) {
  return std::ranges::any_of(std::array{"FTS5 table", "fts5", "answer_words", "case_words"},
                             [&](std::string_view sign) { return fault.find(sign) != std::string_view::npos; });
}

/// Whether it is a file, and no log is beside it.
bool is_one_file(Database& database) {
  const char* name = sqlite3_db_filename(database.get(), "main");
  if (!name || *name == '\0') return false;  // in memory, where the seals were looked at as it was filled
  std::error_code error;
  const auto size = std::filesystem::file_size(sqlite3_filename_wal(name), error);
  return error || size == 0;
}

void look_at_versions(Database& database, portfolio::Health& health) {
  for (Statement row(database, "SELECT number, revisions FROM answer"); row.step() && health.faults.size() < most;) {
    try {
      std::int64_t kept = 0;
      for (const auto& one : revisions_of(database, row.number(0))) kept += one.revision.taken_out ? 0 : 1;
      if (kept != row.number(1)) health.faults.push_back(fmt::format("answer {}: {} versions, not {}", row.number(0), kept, row.number(1)));
    } catch (const Failure& failure) {
      if (failure.code != SQLITE_CORRUPT) throw;
      health.faults.push_back(fmt::format("answer {}: a version does not follow from the one before it", row.number(0)));
    }
  }
  const auto differs = database.number(R"sql(
    SELECT answers <> (SELECT count(*) FROM answer) OR revisions <> (SELECT count(*) FROM revision WHERE taken_out IS NULL) FROM tally)sql");
  if (differs != 0) health.faults.emplace_back("tally: not what is there");
}

}  // namespace

portfolio::Health look_over(Database& database, bool quick, bool is_protected) {
  portfolio::Health health;
  try {
    Transaction one_moment(database, "BEGIN");
    if (quick) {
      check(database, "quick_check", health);
    } else {
      // Seals are looked at in the file alone. With a log, pages of the file may be half written, and are none the worse for it;
      // those that count have their seals looked at as they are read.
      if (is_protected && is_one_file(database)) ask(database, "PRAGMA cipher_integrity_check", health);
      check(database, "integrity_check", health);
      ask(database, "SELECT \"table\" || ' ' || rowid || ': ' || parent FROM pragma_foreign_key_check", health);
      ask(database, unsealed, health);
      look_at_versions(database, health);
    }
  } catch (const Failure& failure) {
    const int code = failure.code & 0xFF;
    const bool unsealed_page = is_protected && code == SQLITE_ERROR;  // as SQLCipher tells of one
    if (code != SQLITE_CORRUPT && code != SQLITE_NOTADB && !unsealed_page) throw;
    health.faults.emplace_back(sqlite3_errstr(code));
  }
  judge(health);
  return health;
}

void look_at_indexes(Database& database, portfolio::Health& health) {
  if (!health.sound || !health.index_sound) return;
  Transaction one_moment(database, "BEGIN");
  health.faults = faults_of_indexes(database);
  judge(health);
}

void judge(portfolio::Health& health) {
  health.sound = std::ranges::all_of(health.faults, is_of_index);
  health.index_sound = std::ranges::none_of(health.faults, is_of_index);
}

}  // namespace vignette::store
