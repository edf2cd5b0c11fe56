// Copies of the whole portfolio: to another place, and back from one.
#include <sqlite3.h>

#include <algorithm>
#include <array>

#include "store/care.hpp"
#include "store/copies.hpp"
#include "store/still_held.hpp"
#include "store/whole.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using words::Word;

namespace {

fs::path folder_above(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

bool has_words(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  return !error && size > 0;
}

constexpr std::array logs{"-wal", "-journal"};

bool has_log(const fs::path& file) {
  return std::ranges::any_of(logs, [&](const char* log) { return has_words(beside(file, log)); });
}

void remove_aside(const fs::path& other) {
  for (const auto* one : {"", "-wal", "-journal"}) static_cast<void>(disk::remove(beside(other, one)));
}

/// Brings the log that a killed program left into its file, as the next opening would, so that the two can be exchanged in one step.
/// False where that cannot be: what is damaged, or of another key, is not written to.
bool folded(const fs::path& file, const Key* key) {
  if (begins_otherwise(file, key)) return false;
  try {
    Database present(file, Database::Way::write, key);
    Statement sound(present, "PRAGMA quick_check(1)");
    if (!sound.step() || sound.view(0) != "ok") return false;
    sound.again();
    return present.number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
  } catch (const Failure& failure) {
    const int code = failure.code & 0xFF;
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR) return false;
    throw;
  }
}

/// Copies a file and its logs to another name.
void copy_aside(const fs::path& file, const fs::path& other) {
  const fs::path part = beside(file, ".part-aside");  // what is left of it is cleaned away as other parts are
  const auto copied = [&](const fs::path& from, const fs::path& to) {
    must(disk::remove(part));
    must(disk::copy(from, part));
    must(disk::sync(part));
    must(disk::rename_new(part, to));
  };
  try {
    copied(file, other);
    for (const auto* log : logs)
      if (has_words(beside(file, log))) copied(beside(file, log), beside(other, log));
  } catch (const Refused&) {
    remove_aside(other);
    static_cast<void>(disk::remove(part));
    throw;
  }
}

/// Keeps what stands at `file` under another name too, and gives `part` that of `file`. Answers the other name. At every moment in
/// between a file stands there; and it is whole but for one that neither opens here nor is sound, whose log goes aside first.
fs::path exchange(const fs::path& file, Part& part, portfolio::Instant now) {
  const fs::path other = free_set_aside(file, now);
  const bool alone = !has_log(file);
  if (!alone || !disk::link(file, other)) copy_aside(file, other);
  try {
    must(disk::remove(beside(file, "-shm")));  // it would tell what comes here of another's log
    for (const auto* log : logs)
      must(has_words(beside(file, log)) ? disk::rename(beside(file, log), beside(other, log)) : disk::remove(beside(file, log)));
    part.replace();
  } catch (const Refused&) {
    if (!is_there(part.file())) throw;  // it has its name all the same
    bool as_before = true;
    for (const auto* log : logs)
      if (!alone && !is_there(beside(file, log)) && is_there(beside(other, log)))
        as_before = disk::rename_new(beside(other, log), beside(file, log)).has_value() && as_before;
    if (as_before) remove_aside(other);
    throw;
  }
  return other;
}

/// A log whose file is gone is kept, and would be read into whatever comes to stand there.
void set_logs_aside(const fs::path& file, portfolio::Instant now) {
  must(disk::remove(beside(file, "-shm")));
  if (!has_log(file)) return;
  const fs::path other = free_set_aside(file, now);
  for (const auto* log : logs)
    if (is_there(beside(file, log))) must(disk::rename_new(beside(file, log), beside(other, log)));
}

}  // namespace

Result<void> copy_to(const fs::path& file, KeyPtr key, const fs::path& to) {
  return guarded(to, nullptr, [&] {
    if (is_there(to) || has_log(to)) throw Refused{problem(to, Word::store_in_the_way, Word::store_in_the_way_mend)};
    const auto done = guarded(file, key.get(), [&] {
      Source from(file, key.get());
      version_of_ours(from.database(), file);
      must(disk::make_folder(folder_above(to)));
      Part part(to);
      copy_into(part.file(), from.database(), key.get(), file, [](Database& copy) { forget_copies(copy); });
      part.give_name();
    });
    if (!done) throw Refused{done.error()};
  });
}

Result<std::optional<fs::path>> restore(const fs::path& from, KeyPtr key, const fs::path& to, portfolio::Instant now, KeyPtr present) {
  using Aside = std::optional<fs::path>;
  const auto state = state_of(from);
  if (!state) return std::unexpected(state.error());
  if (*state == State::absent) return std::unexpected(problem(from, Word::store_missing, Word::store_missing_mend));
  return guarded(from, key.get(), [&]() -> Aside {
    std::error_code error;
    if (fs::is_directory(to, error)) throw Refused{problem(to, Word::store_is_folder, Word::store_is_folder_mend)};
    if (fs::equivalent(from, to, error)) throw Refused{problem(to, Word::store_same_file, Word::store_same_file_mend)};
    must(disk::make_folder(folder_above(to)));
    auto known = remembered(to, present.get());  // the copy may be older than what is known of others by now
    if (known.empty()) known = remembered(to, key.get());
    auto held = still_held(to, present.get());  // as is what others may hold still
    if (held.empty()) held = still_held(to, key.get());
    auto lock = WriteLock::take(to);
    if (!lock) throw Refused{lock.error()};
    clean_after_others(to);
    Part part(to);
    {
      Source source(from, key.get());
      version_of_ours(source.database(), from);
      copy_into(part.file(), source.database(), key.get(), from, [&](Database& copy) {
        forget_copies(copy, to);
        note_copies(copy, to, known);
        carry_still_held(copy, held);
      });
    }
    if (present && !key) rewrite_under(part.file(), nullptr, present.get());
    if (!is_there(to)) {
      set_logs_aside(to, now);
      part.give_name();
      return std::nullopt;
    }
    if (has_words(to) && has_log(to) && !folded(to, present.get())) static_cast<void>(folded(to, key.get()));
    return exchange(to, part, now);
  });
}

}  // namespace vignette::store
