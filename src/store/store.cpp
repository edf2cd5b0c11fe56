#include "store/store.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <system_error>

#include "store/care.hpp"
#include "store/file.hpp"
#include "store/held.hpp"
#include "store/indexing.hpp"
#include "store/looking_over.hpp"
#include "store/migrations.hpp"
#include "store/problems.hpp"
#include "store/saving.hpp"
#include "store/sqlite.hpp"
#include "store/taking_out.hpp"
#include "store/whole.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using words::Word;

namespace {

/// What is always true of an open portfolio's file, whatever is written meanwhile: how it begins, and that it only grows.
class Standing {
 public:
  void may_shrink() { size_ = 0; }
  void note(const fs::path& file) {
    size_ = size_of(file);
    read_beginning(file, beginning_);
  }
  bool holds(const fs::path& file) const {
    std::array<std::uint8_t, 16> now{};
    return size_of(file) >= size_ && read_beginning(file, now) == static_cast<std::ptrdiff_t>(now.size()) && now == beginning_;
  }

 private:
  static std::uintmax_t size_of(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return error ? 0 : size;
  }

  std::uintmax_t size_ = 0;
  std::array<std::uint8_t, 16> beginning_{};
};

constexpr std::uintmax_t long_log = std::uintmax_t{1000} * 4096;  // bytes, at which SQLite would fold it by itself

}  // namespace

struct Store::Connection {
  fs::path file;
  KeyPtr key;
  std::optional<WriteLock> lock;  // given back after the database is closed
  std::unique_ptr<Database> database;
  std::unique_ptr<Saving> saving;
  Standing standing;
  bool in_step = false;  ///< what is kept goes where it is to go: into the log, or where there can be none into the file
  bool sound = false;    ///< it was looked over, or was made here: the file itself may be changed
  bool settled = false;  ///< and what waited for that was done
  bool damaged = false;  ///< it may not be changed, ever

  ~Connection();
  void open();
  std::uintmax_t log_size() const;
  /// Whether the log is where changes are to go.
  bool through_log() const;
  /// Throws unless the file is sound. Where nobody has said so it is looked over first.
  void see_that_it_is_sound();
  void settle();
  void keep_in_step();
  /// Throws where what stood in the file does so no more.
  void see_that_it_stands();
  /// Folds the log into the file, if that is sound, wherever it lies by now.
  void fold();
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
        fold();  // what was kept goes along
        throw Failure{SQLITE_READONLY_DBMOVED, 0};
      }
      see_that_it_stands();
      if (!in_step || (!sound && log_size() > long_log)) see_that_it_is_sound();
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
  database->run("PRAGMA wal_autocheckpoint = 0");
  if (Statement mode(*database, "PRAGMA journal_mode"); mode.step()) in_step = mode.text(0) == "wal" && through_log();
  sound = version < newest_version();  // it is new, or was looked over as the copy of it was made
  if (sound) settle();
  // Who reads here since before it could be written shares the log's memory with us, and may keep it from being written for ever.
  database->run("BEGIN IMMEDIATE; ROLLBACK");
  standing.note(file);
  lock->note(key ? std::span<const std::uint8_t>(key->salt()) : std::span<const std::uint8_t>());
}

Store::Connection::~Connection() {
  if (!saving) return;  // it could not be opened
  try {
    see_that_it_stands();
    if (log_size() > 0) see_that_it_is_sound();
    database->fold_on_close(!damaged);
  } catch (...) {  // it stays as it is, with its log
    database->fold_on_close(false);
  }
}

std::uintmax_t Store::Connection::log_size() const {
  std::error_code error;
  const auto size = fs::file_size(beside(file, "-wal"), error);
  return error ? 0 : size;
}

bool Store::Connection::through_log() const {
  const auto kind = folder_of(file).kind;
  // A log is shared between programs through memory, which two computers do not have in common (sqlite.org/wal.html); and whatever
  // copies a folder copies one file after the other: between two changes all that was kept is in the one file.
  return kind != portfolio::Folder::Kind::network && kind != portfolio::Folder::Kind::synced;
}

void Store::Connection::see_that_it_is_sound() {
  if (!damaged && !sound) {
    sound = look_over(*database, true, key != nullptr).sound;
    damaged = !sound;
  }
  if (damaged) throw Refused{problem(file, Word::store_damaged, Word::store_damaged_mend)};
  settle();
}

void Store::Connection::settle() {
  if (settled) return;
  if (!in_step) keep_in_step();
  database->run("PRAGMA wal_autocheckpoint = 1000");
  settled = true;
  static_cast<void>(finish_erasing(false));  // what stands in its way now does not stand in the way of writing
}

void Store::Connection::keep_in_step() {
  if (through_log())
    database->run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  else
    database->run("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA");
  in_step = true;
}

void Store::Connection::see_that_it_stands() {
  if (database->moved() || standing.holds(file)) return;
  damaged = true;
  throw Refused{problem(file, Word::store_emptied, Word::store_emptied_mend)};
}

void Store::Connection::fold() {
  if (log_size() == 0) return;
  see_that_it_is_sound();
  database->fold();
}

std::optional<words::Problem> Store::Connection::finish_erasing(bool asked) {
  try {
    const bool due = erasing_is_due(*database);
    if (due || asked) remove_copies_before(file);
    if (!due) return std::nullopt;
    standing.may_shrink();
    erase(*database);
    standing.note(file);
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

void Store::found_sound() {
  if (connection_->damaged) return;
  connection_->sound = true;
  static_cast<void>(connection_->attempt([&](Database&) { connection_->settle(); }));  // else with the next that is written
}

void Store::leave_as_it_is() { connection_->damaged = true; }

Result<portfolio::Reached> Store::take_out(const portfolio::TakeOut& what, const std::vector<portfolio::Backup>& out_of_reach) {
  std::vector<portfolio::Backup> held;
  std::ranges::copy_if(out_of_reach, std::back_inserter(held), [](const auto& copy) { return copy.still_holds.ms > 0; });
  return connection_->attempt([&](Database& database) {
    connection_->see_that_it_is_sound();
    auto reached = store::take_out(database, what, held);
    reached.not_erased = connection_->finish_erasing(true);
    return reached;
  });
}

}  // namespace vignette::store
