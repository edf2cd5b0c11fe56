/// A portfolio's file taken as a whole: read, looked over, and copied to a name that it gets only when it is sound and on the disk.
/// Private to this room. Troubles are exceptions here; `guarded` turns them into answers.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "portfolio/care.hpp"
#include "store/disk.hpp"
#include "store/file.hpp"
#include "store/migrations.hpp"
#include "store/problems.hpp"
#include "store/secret.hpp"
#include "store/sqlite.hpp"
#include "store/store.hpp"

namespace vignette::store {

inline void must(const disk::Done& done) {
  if (!done) throw Refused{done.error()};
}

/// What `work` answers, or what went wrong with `file`.
template <typename Work>
auto guarded(const std::filesystem::path& file, const Key* key, Work work) -> Result<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (const Refused& refused) {
    return std::unexpected(refused.problem);
  } catch (const Failure& failure) {
    return std::unexpected(problem(file, failure, key));
  } catch (const std::filesystem::filesystem_error& error) {
    return std::unexpected(problem_of_system(file, error.code().value()));
  }
}

/// Undoes the half of a change that a program which ended in its midst has left beside a file; only by writing can that be done.
/// False if somebody has it open to write, who sees to it.
bool put_right(const std::filesystem::path& file, const Key* key);

/// A file opened to read all of it, whether or not a Store has it open. Nothing is made beside it if nobody has.
class Source {
 public:
  Source(const std::filesystem::path& file, const Key* key);
  Database& database() { return *database_; }

 private:
  std::optional<WriteLock> lock_;  // held while the file is read without looking out for writers
  std::unique_ptr<Database> database_;
};

/// Throws unless something has been kept in it, in a version that we know. Answers its version.
int version_of_ours(Database& database, const std::filesystem::path& file);

/// A look at every page, index, seal and version, also of an older version's file.
portfolio::Health look_over_whole(Database& database, bool keyed);

/// Held while a part is written, and gone with it, so that one without it is known to be left over.
class PartLock {
 public:
  /// Nothing if somebody else holds it.
  static std::optional<PartLock> take(const std::filesystem::path& part);
  PartLock(PartLock&& other) noexcept;
  PartLock& operator=(PartLock&&) = delete;
  ~PartLock();

 private:
  PartLock(std::filesystem::path file, int descriptor) : file_(std::move(file)), descriptor_(descriptor) {}
  std::filesystem::path file_;
  int descriptor_;
};

/// A file being written under another name, which is taken away if it does not get its own.
class Part {
 public:
  /// Makes `<final>.part`, in place of one that a killed program has left; or with a number, where somebody is writing that one.
  explicit Part(std::filesystem::path final);
  ~Part();
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  const std::filesystem::path& file() const { return file_; }
  /// On the disk, then given its name; what stood there is replaced.
  void replace();
  /// On the disk, then given its name; throws if something stands there.
  void give_name();

 private:
  std::filesystem::path final_, file_;
  std::optional<PartLock> lock_;
  bool named_ = false;
};

/// Fills an empty file with a copy, under the same key, does `then` to the copy, and looks it over. `told_as` is the source's name.
void copy_into(const std::filesystem::path& empty, Database& from, const Key* key, const std::filesystem::path& told_as,
               const std::function<void(Database&)>& then = {});

/// Writes a file anew under another key (nullptr: none), in place. The caller sees to it that nobody else writes it.
void rewrite_under(const std::filesystem::path& file, const Key* old_key, const Key* new_key);

/// The first 16 bytes, which are a protected file's salt.
Salt salt_of(const std::filesystem::path& file);
/// Whether a file does not begin with its key's salt. If its seals hold all the same, its beginning is damaged, and nothing else of
/// it need be: SQLCipher is given the salt with the key.
bool begins_otherwise(const std::filesystem::path& file, const Key* key);
/// Whether the key is the one a protected file was sealed with, by the seals of its first pages (SQLCipher design, "Per-page HMAC").
bool seal_holds(const std::filesystem::path& file, const Key& key);

/// Whether every page of a protected file has its seal, but for the one that SQLite never writes.
bool seals_hold_throughout(const std::filesystem::path& file, const Key& key);

bool is_there(const std::filesystem::path& file);

}  // namespace vignette::store
