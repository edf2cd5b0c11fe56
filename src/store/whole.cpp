#include "store/whole.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "store/looking_over.hpp"
#include "words/words.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using words::Word;

namespace {

constexpr const char* companions[] = {"-wal", "-shm", "-journal"};

bool has_words(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  return !error && size > 0;
}

}  // namespace

bool is_there(const fs::path& file) {
  std::error_code error;
  return fs::symlink_status(file, error).type() != fs::file_type::not_found;
}

bool put_right(const fs::path& file, const Key* key) {
  const auto lock = WriteLock::take(file);
  if (!lock) return false;
  Database(file, Database::Way::write, key).number("PRAGMA user_version");
  return true;
}

Source::Source(const fs::path& file, const Key* key) {
  bool in_use = false;
  if (has_words(beside(file, "-journal"))) put_right(file, key);
  if (is_there(beside(file, "-lock"))) {  // every Store makes one and leaves it
    if (auto lock = WriteLock::take(file)) {
      lock_.emplace(std::move(*lock));
    } else {
      in_use = true;
    }
  }
  const bool half_way = has_words(beside(file, "-wal")) || has_words(beside(file, "-journal"));
  database_ = std::make_unique<Database>(file, in_use || half_way ? Database::Way::read : Database::Way::read_untouched, key);
}

int version_of_ours(Database& database, const fs::path& file) {
  const int version = version_of(database, file);
  if (version == 0) throw Refused{problem(file, Word::store_missing, Word::store_missing_mend)};
  return version;
}

portfolio::Health look_over_whole(Database& database, bool keyed) {
  portfolio::Health health;
  const auto ask = [&](const char* question) {
    for (Statement row(database, question); row.step();)
      if (row.view(0) != "ok") health.faults.push_back(row.text(0));
  };
  try {
    if (database.number("PRAGMA user_version") == Store::newest_version()) return look_over(database, false, keyed);
    if (keyed) ask("PRAGMA cipher_integrity_check");
    ask("PRAGMA integrity_check(100)");
  } catch (const Failure& failure) {
    if ((failure.code & 0xFF) == SQLITE_BUSY) throw;
    health.faults.emplace_back(sqlite3_errstr(failure.code));
  }
  judge(health);
  return health;
}

std::optional<PartLock> PartLock::take(const fs::path& part) {
  const auto name = beside(part, "-held");
  const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) return PartLock(name, -1);  // where none can be made no part can be either, and that says why
  struct stat held{}, named{};
  const bool taken = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  // Whoever had it may have taken it away between our opening and locking it.
  const bool same = ::fstat(descriptor, &held) == 0 && ::lstat(name.c_str(), &named) == 0 && held.st_ino == named.st_ino;
  if (!taken && same) return PartLock(name, descriptor);
  ::close(descriptor);
  return std::nullopt;
}

PartLock::PartLock(PartLock&& other) noexcept : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

PartLock::~PartLock() {
  if (descriptor_ < 0) return;
  ::unlink(file_.c_str());
  ::close(descriptor_);
}

Part::Part(fs::path final) : final_(std::move(final)) {
  constexpr int tries = 100;
  for (int n = 1; n <= tries; ++n) {
    file_ = final_;
    file_ += n == 1 ? ".part" : ".part" + std::to_string(n);
    auto lock = PartLock::take(file_);
    if (!lock) continue;
    lock_.emplace(std::move(*lock));
    for (const auto* companion : companions)
      if (is_there(beside(file_, companion))) must(disk::remove(beside(file_, companion)));
    if (is_there(file_)) must(disk::remove(file_));
    must(disk::make(file_));
    return;
  }
  named_ = true;
  throw Refused{problem(final_, Word::store_in_the_way, Word::store_in_the_way_mend)};
}

Part::~Part() {
  for (const auto* companion : companions) static_cast<void>(disk::remove(beside(file_, companion)));
  if (!named_) static_cast<void>(disk::remove(file_));
}

void Part::replace() {
  must(disk::sync(file_));
  must(disk::rename(file_, final_));
  named_ = true;
}

void Part::give_name() {
  must(disk::sync(file_));
  must(disk::rename_new(file_, final_));
  named_ = true;
}

void copy_into(const fs::path& empty, Database& from, const Key* key, const fs::path& told_as, const std::function<void(Database&)>& then) {
  try {
    Database to(empty, Database::Way::write, key);
    to.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");  // half a copy is thrown away
    to.fill_from(from);
    to.run("PRAGMA journal_mode = DELETE");  // one file that needs no other beside it
    if (then) then(to);
  } catch (const Failure& failure) {
    auto told = problem(empty, failure, key);
    if (told.what == words::say(Word::store_full)) throw Refused{std::move(told)};  // the copy's disk: nothing else is written
    throw;
  }
  Database copy(empty, Database::Way::read_untouched, key);
  if (!look_over_whole(copy, key != nullptr).sound) throw Refused{problem(told_as, Word::store_damaged, Word::store_damaged_mend)};
}

}  // namespace vignette::store
