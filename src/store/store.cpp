#include "store/store.hpp"

#include <sqlite3.h>

#include <optional>

#include "store/care.hpp"
#include "store/file.hpp"
#include "store/indexing.hpp"
#include "store/migrations.hpp"
#include "store/problems.hpp"
#include "store/saving.hpp"
#include "store/sqlite.hpp"
#include "store/taking_out.hpp"
#include "store/whole.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using words::Word;

struct Store::Connection {
  fs::path file;
  KeyPtr key;
  std::optional<WriteLock> lock;  // given back after the database is closed
  std::unique_ptr<Database> database;
  std::unique_ptr<Saving> saving;

  void open();
  void keep_in_step();
  /// Writes over what is gone, where that is due; `asked`: now, copies made before a new version go too. Answers why it could not be
  /// done; it stays due then.
  std::optional<words::Problem> finish_erasing(bool asked);

  /// Once more after the index of words was made anew, where that was damaged: every work is one transaction.
  template <typename Work>
  auto with_index(Work& work) -> decltype(work(*database)) {
    try {
      return work(*database);
    } catch (const Failure& failure) {
      if (!failure.of_index) throw;
    }
    rebuild_indexes(*database);
    return work(*database);
  }

  /// Does something with the database, and tells what went wrong in it.
  template <typename Work>
  auto attempt(Work work) -> Result<decltype(work(*database))> {
    try {
      if (database->moved()) {
        database->fold();  // what was kept goes along
        throw Failure{SQLITE_READONLY_DBMOVED, 0};
      }
      if constexpr (std::is_void_v<decltype(work(*database))>) {
        with_index(work);
        return {};
      } else {
        return with_index(work);
      }
    } catch (const Failure& failure) {
      return std::unexpected(problem(file, failure, key.get()));
    } catch (const Refused& refused) {
      return std::unexpected(refused.problem);
    }
  }
};

void Store::Connection::open() {
  if (begins_otherwise(file, key.get()) && seal_holds(file, *key))
    throw Refused{problem(file, Word::store_damaged, Word::store_damaged_mend)};
  database = std::make_unique<Database>(file, Database::Way::write, key.get());
  if (database->read_only()) throw Refused{problem(file, Word::store_read_only, Word::store_read_only_mend)};
  const int version = version_of(*database, file);
  database->run("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL");
  if (version > 0 && version < newest_version()) keep_copy_before(*database, file, key.get(), newest_version());
  // A new file is made whole before it gets a log, so that its own first page always says what it is.
  migrate(*database, version);
  saving = std::make_unique<Saving>(*database);  // a file whose form is damaged is refused here, before a byte of it is changed
  keep_in_step();
  // Who reads here since before it could be written shares the log's memory with us, and may keep it from being written for ever.
  database->run("BEGIN IMMEDIATE; ROLLBACK");
  static_cast<void>(finish_erasing(false));  // what stands in its way now does not stand in the way of writing
  lock->note(key ? std::span<const std::uint8_t>(key->salt()) : std::span<const std::uint8_t>());
}

void Store::Connection::keep_in_step() {
  const auto kind = folder_of(file).kind;
  if (kind == portfolio::Folder::Kind::network || kind == portfolio::Folder::Kind::synced) {
    // A log is shared between programs through memory, which two computers do not have in common (sqlite.org/wal.html); and whatever
    // copies a folder copies one file after the other: between two changes all that was kept is in the one file.
    database->run("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA");
  } else {
    database->run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  }
  database->fold_on_close(true);
}

std::optional<words::Problem> Store::Connection::finish_erasing(bool asked) {
  try {
    const bool due = erasing_is_due(*database);
    if (due || asked) remove_copies_before(file);
    if (due) erase(*database);
    return std::nullopt;
  } catch (const Failure& failure) {
    return problem(file, failure, key.get());
  } catch (const Refused& refused) {
    return refused.problem;
  }
}

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const fs::path& file, KeyPtr key) {
  const auto found = look_at(file, newest_version());
  if (!found) return std::unexpected(found.error());
  if (*found == Found::locked && !key) return std::unexpected(problem(file, Word::store_locked, Word::store_locked_mend));
  if (const auto told = make_folder(file.parent_path())) return std::unexpected(*told);
  auto lock = WriteLock::take(file);
  if (!lock) return std::unexpected(lock.error());
  clean_after_others(file);
  if (const auto told = make_file(file)) return std::unexpected(*told);
  auto connection = std::make_unique<Connection>();
  connection->file = file;
  connection->key = std::move(key);
  connection->lock.emplace(std::move(*lock));
  try {
    connection->open();
  } catch (const Failure& failure) {
    return std::unexpected(problem(file, failure, connection->key.get()));
  } catch (const Refused& refused) {
    return std::unexpected(refused.problem);
  }
  return std::unique_ptr<Store>(new Store(std::move(connection)));
}

Result<void> Store::transact(const std::vector<Change>& changes) {
  return connection_->attempt([&](Database& database) {
    Transaction transaction(database);
    for (const auto& change : changes) std::visit(*connection_->saving, change);
    transaction.commit();
  });
}

Result<void> Store::index(const std::vector<portfolio::CaseText>& cases) {
  return connection_->attempt([&](Database& database) { index_cases(database, cases); });
}

Result<void> Store::mend_index() {
  return connection_->attempt([](Database& database) { rebuild_indexes(database); });
}

void Store::leave_as_it_is() { connection_->database->fold_on_close(false); }

Result<portfolio::Reached> Store::take_out(const portfolio::TakeOut& what) {
  return connection_->attempt([&](Database& database) {
    auto reached = store::take_out(database, what);
    reached.not_erased = connection_->finish_erasing(true);
    return reached;
  });
}

}  // namespace vignette::store
