#include "store/reader.hpp"

#include <sqlite3.h>

#include <sys/stat.h>
#include <optional>

#include "store/exchanges.hpp"
#include "store/file.hpp"
#include "store/looking_over.hpp"
#include "store/migrations.hpp"
#include "store/problems.hpp"
#include "store/reading.hpp"
#include "store/revisions.hpp"
#include "store/searching.hpp"
#include "store/sqlite.hpp"
#include "store/taking_out.hpp"
#include "store/whole.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using words::Word;

namespace {

constexpr std::int64_t first_sight = 64;  // of answers, places and markers

bool in_use(const fs::path& file) {
  std::error_code error;
  return fs::exists(beside(file, "-wal"), error) || fs::exists(beside(file, "-journal"), error);
}

/// What changes when somebody writes a file, or puts another in its place.
struct Mark {
  ino_t number = 0;
  off_t size = 0;
  timespec written{};
  bool operator==(const Mark& other) const {
    return number == other.number && size == other.size && written.tv_sec == other.written.tv_sec &&
           written.tv_nsec == other.written.tv_nsec;
  }
};

Mark mark_of(const fs::path& file) {
  struct stat about{};
  if (::stat(file.c_str(), &about) != 0) return {};
  return {.number = about.st_ino, .size = about.st_size, .written = about.st_mtim};
}

}  // namespace

struct Reader::Connection {
  fs::path file;
  KeyPtr key;
  std::unique_ptr<Database> database;
  bool blank = false;      // nothing has been kept in it yet
  bool untouched = false;  // opened as a file that nobody writes
  Mark mark;               // how it was then

  void open();
  std::unique_ptr<Database> opened() const;
  /// False for what was read without looking out for writers, if one has come since, or come and gone.
  bool as_it_was() const { return !untouched || (!in_use(file) && mark == mark_of(file)); }

  /// Answers from the database, or `nothing` while it is blank; tells what went wrong.
  template <typename Work>
  auto attempt(Work work) -> Result<decltype(work(*database))> {
    try {
      while (true) {
        if (blank || !as_it_was()) open();
        if (blank) return decltype(work(*database)){};
        try {
          auto answer = work(*database);
          if (as_it_was()) return answer;
        } catch (const Failure&) {
          if (as_it_was()) throw;
        }
      }
    } catch (const Failure& failure) {
      return std::unexpected(problem(file, failure, key.get()));
    } catch (const Refused& refused) {
      return std::unexpected(refused.problem);
    }
  }
};

std::unique_ptr<Database> Reader::Connection::opened() const {
  auto read = std::make_unique<Database>(file, untouched ? Database::Way::read_untouched : Database::Way::read, key.get());
  read->number("PRAGMA user_version");
  return read;
}

void Reader::Connection::open() {
  std::error_code error;
  mark = mark_of(file);
  untouched = !in_use(file);
  blank = untouched && fs::file_size(file, error) == 0;
  database.reset();
  if (blank) return;
  try {
    database = opened();
  } catch (const Failure& failure) {
    if (failure.code != SQLITE_READONLY_ROLLBACK || !put_right(file, key.get())) throw;
    database = opened();
  }
  const int version = version_of(*database, file);
  blank = version == 0;
  if (blank || version == Store::newest_version()) return;
  // An older form is read from a copy in memory that is brought to the newest; under the same key, as copies can only be made so.
  auto copy = std::make_unique<Database>(file, Database::Way::memory, key.get());
  copy->fill_from(*database);
  migrate(*copy, version);
  database = std::move(copy);
}

Reader::Reader(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Reader::~Reader() = default;

Result<std::unique_ptr<Reader>> Reader::open(const fs::path& file, KeyPtr key) {
  const auto found = look_at(file, Store::newest_version());
  if (!found) return std::unexpected(found.error());
  if (*found == Found::nothing) return std::unexpected(problem(file, Word::store_missing, Word::store_missing_mend));
  if (*found == Found::locked && !key) return std::unexpected(problem(file, Word::store_locked, Word::store_locked_mend));
  auto connection = std::make_unique<Connection>();
  connection->file = file;
  connection->key = std::move(key);
  try {
    connection->open();
  } catch (const Failure& failure) {
    return std::unexpected(problem(file, failure, connection->key.get()));
  } catch (const Refused& refused) {
    return std::unexpected(refused.problem);
  }
  return std::unique_ptr<Reader>(new Reader(std::move(connection)));
}

Result<portfolio::Contents> Reader::beginning() {
  return connection_->attempt([](Database& database) { return read_newest(database, first_sight); });
}

Result<portfolio::Contents> Reader::of_cases(const std::vector<std::string>& cases) {
  return connection_->attempt([&](Database& database) { return read_cases(database, cases); });
}

Result<portfolio::Contents> Reader::everything() {
  return connection_->attempt([](Database& database) { return read_everything(database, true); });
}

Result<portfolio::Contents> Reader::written() {
  return connection_->attempt([](Database& database) { return read_everything(database, false); });
}

Result<std::vector<portfolio::Head>> Reader::heads() {
  return connection_->attempt([](Database& database) { return read_heads(database); });
}

Result<portfolio::Acquainted> Reader::people() {
  return connection_->attempt([](Database& database) { return read_people(database); });
}

Result<portfolio::Reviews> Reader::reviews() {
  return connection_->attempt([](Database& database) { return read_reviews(database); });
}

Result<std::vector<portfolio::Revision>> Reader::revisions(const portfolio::QuestionKey& key) {
  return connection_->attempt([&](Database& database) {
    std::vector<portfolio::Revision> revisions;
    Statement answer(database, "SELECT number FROM answer WHERE case_id = ?1 AND question_id = ?2");
    if (!answer.bind(1, key.case_id).bind(2, key.question_id).step()) return revisions;
    for (auto& kept : revisions_of(database, answer.number(0))) revisions.push_back(std::move(kept.revision));
    return revisions;
  });
}

Result<std::vector<portfolio::Hit>> Reader::search(const portfolio::SearchFor& what, std::size_t most) {
  return connection_->attempt([&](Database& database) { return store::search(database, what, most); });
}

Result<portfolio::Reached> Reader::holds(const portfolio::TakeOut& what) {
  return connection_->attempt([&](Database& database) { return reach_of(database, what); });
}

Result<bool> Reader::has(const portfolio::TakeOut& what) {
  return connection_->attempt([&](Database& database) { return reaches(database, what); });
}

Result<portfolio::Health> Reader::look_over(bool quick) {
  // On a connection of its own: FTS5 holds what it last knew of an index, and the check would hold a newer index against that.
  Connection fresh{.file = connection_->file, .key = connection_->key, .database = nullptr, .blank = true, .untouched = false};
  auto health = fresh.attempt([&](Database& database) {
    auto found = store::look_over(database, quick, connection_->key != nullptr);
    if (!quick) look_at_indexes(database, found);
    return std::optional(std::move(found));
  });
  if (!health) return std::unexpected(health.error());
  auto told = health->value_or(portfolio::Health{});
  if (begins_otherwise(connection_->file, connection_->key.get())) {
    told.faults.emplace_back("the beginning: not as it was written");
    judge(told);
  }
  return told;
}

}  // namespace vignette::store
