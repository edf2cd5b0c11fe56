#include "store/store.hpp"

#include <sqlite3.h>

#include <array>
#include <optional>
#include <type_traits>

#include "store/file.hpp"
#include "store/problems.hpp"
#include "store/sqlite.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using words::Problem;
using words::Word;

namespace {

/// The n-th brings a file from version n - 1 to version n.
constexpr std::array migrations{
#include "store/sql/001-answers.sql"
};

constexpr std::string_view put_answer = R"sql(
  INSERT INTO answer (id, case_id, question_id, case_title, question_number, wording, text, created, updated)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
  ON CONFLICT (case_id, question_id) DO UPDATE SET case_title = excluded.case_title, question_number = excluded.question_number,
    wording = excluded.wording, text = excluded.text, updated = excluded.updated)sql";

constexpr std::string_view put_revision = R"sql(
  INSERT INTO revision (id, answer, made, text)
  SELECT ?1, id, ?4, ?5 FROM answer WHERE case_id = ?2 AND question_id = ?3)sql";

constexpr std::string_view put_place = R"sql(
  INSERT INTO place (case_id, block, block_offset, question_id, caret, read_to, content_note_seen, visited)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
  ON CONFLICT (case_id) DO UPDATE SET block = excluded.block, block_offset = excluded.block_offset, question_id = excluded.question_id,
    caret = excluded.caret, read_to = excluded.read_to, content_note_seen = excluded.content_note_seen, visited = excluded.visited)sql";

constexpr std::string_view get_answers = R"sql(
  SELECT id, case_id, question_id, case_title, question_number, wording, text, created, updated,
    (SELECT count(*) FROM revision WHERE revision.answer = answer.id)
  FROM answer ORDER BY updated DESC, id DESC)sql";

constexpr std::string_view get_places = R"sql(
  SELECT case_id, block, block_offset, question_id, caret, read_to, content_note_seen, visited
  FROM place ORDER BY visited DESC, case_id)sql";

constexpr std::string_view get_revisions = R"sql(
  SELECT revision.id, made, revision.text FROM revision JOIN answer ON answer.id = revision.answer
  WHERE case_id = ?1 AND question_id = ?2 ORDER BY made DESC, revision.rowid DESC)sql";

/// Thrown where SQLite is content and we are not.
struct Refused {
  Problem problem;
};

void carry_out(Database& database, const portfolio::SaveAnswer& save) {
  const auto& answer = save.answer;
  Statement(database, put_answer)
      .bind(1, answer.id)
      .bind(2, answer.key.case_id)
      .bind(3, answer.key.question_id)
      .bind(4, answer.case_title)
      .bind(5, std::int64_t{answer.question_number})
      .bind(6, answer.wording)
      .bind(7, answer.text)
      .bind(8, answer.created.ms)
      .bind(9, answer.updated.ms)
      .run();
  if (!save.revision) return;
  std::uint64_t chance_a = 0;
  std::uint16_t chance_b = 0;
  sqlite3_randomness(sizeof chance_a, &chance_a);
  sqlite3_randomness(sizeof chance_b, &chance_b);
  Statement(database, put_revision)
      .bind(1, portfolio::make_id(answer.updated, chance_a, chance_b))
      .bind(2, answer.key.case_id)
      .bind(3, answer.key.question_id)
      .bind(4, answer.updated.ms)
      .bind(5, answer.text)
      .run();
}

void carry_out(Database& database, const portfolio::SavePlace& save) {
  const auto& place = save.place;
  Statement(database, put_place)
      .bind(1, place.case_id)
      .bind(2, static_cast<std::int64_t>(place.block))
      .bind(3, static_cast<std::int64_t>(place.offset))
      .bind(4, place.question_id)
      .bind(5, static_cast<std::int64_t>(place.caret))
      .bind(6, place.read_to)
      .bind(7, std::int64_t{place.content_note_seen})
      .bind(8, place.visited.ms)
      .run();
  Statement(database, "DELETE FROM section_read WHERE case_id = ?1").bind(1, place.case_id).run();
  Statement put(database, "INSERT INTO section_read (case_id, number, section) VALUES (?1, ?2, ?3)");
  for (std::size_t i = 0; i < place.sections_read.size(); ++i) {
    put.bind(1, place.case_id).bind(2, static_cast<std::int64_t>(i)).bind(3, place.sections_read[i]).run();
  }
}

portfolio::Contents everything(Database& database) {
  portfolio::Contents contents;
  Transaction one_moment(database, "BEGIN");
  for (Statement row(database, get_answers); row.step();) {
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
  for (Statement row(database, get_places); row.step();) {
    contents.places.push_back({.case_id = row.text(0),
                               .block = static_cast<std::uint64_t>(row.number(1)),
                               .offset = static_cast<std::uint64_t>(row.number(2)),
                               .question_id = row.text(3),
                               .caret = static_cast<std::uint64_t>(row.number(4)),
                               .read_to = row.real(5),
                               .sections_read = {},
                               .content_note_seen = row.number(6) != 0,
                               .visited = {row.number(7)}});
    Statement section(database, "SELECT section FROM section_read WHERE case_id = ?1 ORDER BY number");
    section.bind(1, contents.places.back().case_id);
    while (section.step()) contents.places.back().sections_read.push_back(section.text(0));
  }
  return contents;
}

/// The version of an opened file, once it is certain that it is ours and that we know it. 0 for one without anything in it.
int version_of(Database& database, const fs::path& file) {
  const auto version = database.number("PRAGMA user_version");
  const auto application = database.number("PRAGMA application_id");
  const bool blank = version == 0 && application == 0 && database.number("SELECT count(*) FROM sqlite_schema") == 0;
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
  for (auto next = static_cast<std::size_t>(version); next < migrations.size(); ++next) database.run(migrations.at(next));
  database.run(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
  database.run(("PRAGMA user_version = " + std::to_string(Store::newest_version())).c_str());
  transaction.commit();
}

}  // namespace

struct Store::Connection {
  fs::path file;
  std::optional<WriteLock> lock;  // given back after the database is closed
  std::unique_ptr<Database> database;
  bool blank = false;  // opened for reading before anything was kept in it

  void open_to_write();
  void open_to_read();
};

void Store::Connection::open_to_write() {
  database = std::make_unique<Database>(file, Database::Way::write);
  if (database->read_only()) throw Refused{problem(file, Word::store_read_only, Word::store_read_only_mend)};
  const int version = version_of(*database, file);
  database->run("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL");
  // A new file is made whole before it gets a log, so that its own first page always says what it is.
  migrate(*database, version);
  database->run("PRAGMA journal_mode = WAL");
  database->run("PRAGMA synchronous = FULL");
  database->fold_on_close(true);
}

void Store::Connection::open_to_read() {
  std::error_code error;
  const bool in_use = fs::exists(beside(file, "-wal"), error) || fs::exists(beside(file, "-journal"), error);
  database = std::make_unique<Database>(file, in_use ? Database::Way::read : Database::Way::read_untouched);
  blank = version_of(*database, file) == 0;
}

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::~Store() = default;

int Store::newest_version() { return static_cast<int>(migrations.size()); }

Result<std::unique_ptr<Store>> Store::open(const fs::path& file, Access access) {
  const auto found = look_at(file, newest_version());
  if (!found) return std::unexpected(found.error());
  auto connection = std::make_unique<Connection>();
  connection->file = file;
  try {
    if (access == Access::read_only) {
      if (*found == Found::nothing) return std::unexpected(problem(file, Word::store_missing, Word::store_missing_mend));
      connection->open_to_read();
    } else {
      if (const auto told = make_folder(file.parent_path())) return std::unexpected(*told);
      auto lock = WriteLock::take(file);
      if (!lock) return std::unexpected(lock.error());
      connection->lock.emplace(std::move(*lock));
      if (const auto told = make_file(file)) return std::unexpected(*told);
      connection->open_to_write();
    }
  } catch (const Failure& failure) {
    return std::unexpected(problem(file, failure));
  } catch (const Refused& refused) {
    return std::unexpected(refused.problem);
  }
  return std::unique_ptr<Store>(new Store(std::move(connection)));
}

Result<portfolio::Contents> Store::read() {
  if (connection_->blank) return portfolio::Contents{};
  try {
    return everything(*connection_->database);
  } catch (const Failure& failure) {
    return std::unexpected(problem(connection_->file, failure));
  }
}

Result<void> Store::transact(const std::vector<Change>& changes) {
  try {
    if (connection_->database->moved()) throw Failure{SQLITE_READONLY_DBMOVED, 0};
    Transaction transaction(*connection_->database);
    for (const auto& change : changes) {
      std::visit([&](const auto& save) { carry_out(*connection_->database, save); }, change);
    }
    transaction.commit();
    return {};
  } catch (const Failure& failure) {
    return std::unexpected(problem(connection_->file, failure));
  }
}

Result<std::vector<portfolio::Revision>> Store::revisions(const portfolio::QuestionKey& key) {
  std::vector<portfolio::Revision> revisions;
  if (connection_->blank) return revisions;
  try {
    Statement row(*connection_->database, get_revisions);
    row.bind(1, key.case_id).bind(2, key.question_id);
    while (row.step()) revisions.push_back({row.text(0), {row.number(1)}, row.text(2)});
    return revisions;
  } catch (const Failure& failure) {
    return std::unexpected(problem(connection_->file, failure));
  }
}

}  // namespace vignette::store
