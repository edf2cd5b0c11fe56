// Copies of the whole portfolio: to another place, and back from one.
#include "store/care.hpp"
#include "store/copies.hpp"
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

/// Gives what stands at `file` another name, and `part` that of `file`. Answers the other name.
fs::path exchange(const fs::path& file, Part& part, portfolio::Instant now) {
  const fs::path other = free_set_aside(file, now);
  must(disk::remove(beside(file, "-shm")));  // it would tell what comes here of another's log
  const bool logs = has_words(beside(file, "-wal")) || has_words(beside(file, "-journal"));
  if (!logs && disk::link(file, other)) {
    part.replace();  // there is no moment without a portfolio
  } else {
    must(disk::rename_new(file, other));
    // A log without its file opens for nobody, so a fall in between is noticed; a file without its log would lack its last words.
    try {
      for (const auto* log : {"-wal", "-journal"})
        if (is_there(beside(file, log))) must(disk::rename_new(beside(file, log), beside(other, log)));
      part.give_name();
    } catch (const Refused&) {
      static_cast<void>(disk::rename_new(other, file));
      for (const auto* log : {"-wal", "-journal"})
        if (is_there(beside(other, log))) static_cast<void>(disk::rename_new(beside(other, log), beside(file, log)));
      throw;
    }
  }
  for (const auto* companion : {"-wal", "-journal"}) must(disk::remove(beside(file, companion)));  // the rest is empty
  return other;
}

}  // namespace

Result<void> copy_to(const fs::path& file, KeyPtr key, const fs::path& to) {
  return guarded(to, nullptr, [&] {
    if (is_there(to)) throw Refused{problem(to, Word::store_in_the_way, Word::store_in_the_way_mend)};
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
      });
    }
    if (!is_there(to)) {
      part.give_name();
      return std::nullopt;
    }
    return exchange(to, part, now);
  });
}

}  // namespace vignette::store
