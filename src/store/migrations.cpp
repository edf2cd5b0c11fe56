#include "store/migrations.hpp"

#include <sqlite3.h>

#include <array>
#include <string>
#include <vector>

#include "store/disk.hpp"
#include "store/file.hpp"
#include "store/indexing.hpp"
#include "store/problems.hpp"
#include "store/revisions.hpp"
#include "store/saving.hpp"
#include "store/store.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using words::Word;

namespace {

void bring_over_answer(Database& database, const std::string& id, std::string_view text) {
  Statement(database, R"sql(
    INSERT INTO answer (id, case_id, question_id, case_title, question_number, created, updated, beginning, wording, text, seal)
    SELECT id, case_id, question_id, case_title, question_number, created, updated, ?2, wording, text,
      seal(id, case_id, question_id, case_title, question_number, created, updated, wording, text) FROM answer_1 WHERE id = ?1)sql")
      .bind(1, id)
      .bind(2, beginning_of(text))
      .run();
  const auto number = sqlite3_last_insert_rowid(database.get());
  Statement revision(database, "SELECT id, made, text FROM revision_1 WHERE answer = ?1 ORDER BY made, rowid");
  revision.bind(1, id);
  while (revision.step()) append_revision(database, number, revision.text(0), {revision.number(1)}, revision.view(2));
}

/// What 002 cannot say in SQL.
void bring_over_version_1(Database& database) {
  for (Statement row(database, "SELECT id, text FROM answer_1 ORDER BY updated, id"); row.step();) {
    bring_over_answer(database, row.text(0), row.view(1));
  }
  database.run("DROP TABLE revision_1; DROP TABLE answer_1");
  index_answers(database);
}

/// The n-th brings a file from version n - 1 to version n.
struct Migration {
  const char* sql;
  void (*then)(Database&);
};
constexpr std::array migrations{
    Migration{
#include "store/sql/001-answers.sql"
        , nullptr},
    Migration{
#include "store/sql/002-versions-and-search.sql"
        , bring_over_version_1},
    Migration{
#include "store/sql/003-marks.sql"
        , nullptr},
    Migration{
#include "store/sql/004-practice.sql"
        , nullptr},
    Migration{
#include "store/sql/005-day-of-commitments.sql"
        , date_commitments},
    Migration{
#include "store/sql/006-key-cards.sql"
        , nullptr},
    Migration{
#include "store/sql/007-exchanges.sql"
        , nullptr},
    Migration{
#include "store/sql/008-outcomes-of-before.sql"
        , put_outcomes_by},
    Migration{
#include "store/sql/009-still-held.sql"
        , nullptr},
    Migration{
#include "store/sql/010-workshop-plans.sql"
        , nullptr},
};

void must(const disk::Done& done) {
  if (!done) throw Refused{done.error()};
}

}  // namespace

void date_commitments(Database& database) {
  // On the clock of this computer, as it was then. A row that is not as it was written does not become so here.
  database.run(R"sql(
    UPDATE commitment SET
      made_offset = coalesce((CAST(strftime('%s', made / 1000, 'unixepoch', 'localtime') AS INTEGER) - made / 1000) / 60, 0);
    UPDATE commitment SET seal = seal(id, case_id, question_id, title, question_number, words, when_words, will_words, by_words, with_words,
        made, changed, later, came_back, outcome, why, at_rest, put_away, made_offset)
      WHERE seal = seal(id, case_id, question_id, title, question_number, words, when_words, will_words, by_words, with_words, made,
        changed, later, came_back, outcome, why, at_rest, put_away))sql");
}

void put_outcomes_by(Database& database) {
  // Of one that has come back and goes on. The day on which it was changed last is that on which it was said, as far as is known.
  database.run(R"sql(
    CREATE TEMP TABLE said_before AS SELECT number FROM commitment WHERE outcome <> 0 AND at_rest = 0 AND came_back > 0
      AND seal = seal(id, case_id, question_id, title, question_number, words, when_words, will_words, by_words, with_words, made, changed,
        later, came_back, outcome, why, at_rest, put_away, made_offset);
    INSERT INTO commitment_said (commitment, said, clock_offset, outcome, why, seal)
      SELECT id, changed, ahead, outcome, why, seal(id, changed, ahead, outcome, why) FROM (SELECT *,
        coalesce((CAST(strftime('%s', changed / 1000, 'unixepoch', 'localtime') AS INTEGER) - changed / 1000) / 60, 0) AS ahead
        FROM commitment WHERE number IN (SELECT number FROM said_before) ORDER BY number);
    UPDATE commitment SET outcome = 0, why = '', seal = seal(id, case_id, question_id, title, question_number, words, when_words, will_words,
        by_words, with_words, made, changed, later, came_back, 0, '', at_rest, put_away, made_offset)
      WHERE number IN (SELECT number FROM said_before);
    DROP TABLE said_before)sql");
}

int Store::newest_version() { return static_cast<int>(migrations.size()); }

int version_of(Database& database, const fs::path& file) {
  const auto application = database.number("PRAGMA application_id");
  const auto version = database.number("PRAGMA user_version");
  const bool blank = application == 0 && version == 0 && database.number("SELECT count(*) FROM sqlite_schema") == 0;
  if (!blank && application != application_id) {
    throw Refused{problem(file, Word::store_not_portfolio, Word::store_not_portfolio_mend)};
  }
  if (version > Store::newest_version()) throw Refused{problem(file, Word::store_newer, Word::store_newer_mend)};
  if (version < 0) throw Refused{problem(file, Word::store_damaged, Word::store_damaged_mend)};
  return static_cast<int>(version);
}

void migrate(Database& database, int version) {
  if (version == Store::newest_version()) return;
  Transaction transaction(database);
  for (auto next = static_cast<std::size_t>(version); next < migrations.size(); ++next) {
    database.run(migrations.at(next).sql);
    if (migrations.at(next).then) migrations.at(next).then(database);
  }
  database.run(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
  database.run(("PRAGMA user_version = " + std::to_string(Store::newest_version())).c_str());
  transaction.commit();
}

fs::path copy_before(const fs::path& file, int version) {
  return beside(file, (" before version " + std::to_string(version) + ".backup").c_str());
}

void keep_copy_before(Database& database, const fs::path& file, const Key* key, int version) {
  const auto name = copy_before(file, version);
  const auto unfinished = beside(name, ".part");
  must(disk::remove(unfinished));
  must(disk::make(unfinished));
  {
    Database copy(unfinished, Database::Way::write, key);
    copy.fold_on_close(true);
    copy.fill_from(database);
    copy.run("PRAGMA journal_mode = DELETE");  // so that it is one file
    Statement look(copy, "PRAGMA integrity_check(1)");
    if (!look.step() || look.view(0) != "ok") throw Failure{SQLITE_CORRUPT, 0};
  }
  must(disk::sync(unfinished));
  must(disk::rename(unfinished, name));
}

void remove_copies_before(const fs::path& file) {
  for (int version = 2; version <= Store::newest_version(); ++version) {
    must(disk::remove(copy_before(file, version)));
    must(disk::remove(beside(copy_before(file, version), ".part")));
  }
}

}  // namespace vignette::store
