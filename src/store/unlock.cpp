// Whether a file is protected, and the key that opens it.
#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <span>
#include <vector>

#include "store/care.hpp"
#include "store/copies.hpp"
#include "store/held.hpp"
#include "store/sealed_page.hpp"
#include "store/whole.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using words::Word;

namespace {

constexpr std::uint32_t pages_tried = 8;  // the first may be the damaged one

/// The salts of which something beside the file tells: the one noted when it was last opened to write, and those of its copies.
/// Nothing if one of them is the file's own, which then is as it was.
std::vector<Salt> other_salts(const fs::path& file, const Salt& own) {
  constexpr std::size_t most = 3;  // each costs a third of a second
  std::vector<Salt> salts;
  const auto add = [&](const Salt& salt) {
    if (std::ranges::find(salts, salt) == salts.end()) salts.push_back(salt);
  };
  if (const auto noted = noted_beginning(file)) add(*noted);
  for (const auto& copies : {copies_in(backups_folder(file, {}), file), set_asides(file)})
    for (const auto& copy : copies)
      if (Salt salt{}; copy.is_protected && read_beginning(copy.file, salt) == static_cast<std::ptrdiff_t>(salt.size())) add(salt);
  if (std::ranges::find(salts, own) != salts.end()) return {};
  salts.resize(std::min(salts.size(), most));
  return salts;
}

/// The key with the file's own salt; or if that does not fit, with another by which the file's pages tell that it is damaged and the
/// key is right. `doubt`: there are others, and none fits.
template <typename Make>
KeyPtr fitting_key(const fs::path& file, Make make, bool& doubt) {
  const Salt own = salt_of(file);
  const auto tried = [&](const Salt& salt) {
    auto key = std::make_shared<const Key>(make(salt));
    return seal_holds(file, *key) ? key : nullptr;
  };
  if (auto key = tried(own)) return key;
  const auto others = other_salts(file, own);
  for (const auto& salt : others)
    if (auto key = tried(salt)) return key;
  doubt = !others.empty();
  return nullptr;
}

}  // namespace

Salt salt_of(const fs::path& file) {
  Salt salt{};
  if (read_beginning(file, salt) != static_cast<std::ptrdiff_t>(salt.size())) throw Refused{problem_of_system(file, EIO)};
  return salt;
}

bool begins_otherwise(const fs::path& file, const Key* key) {
  // With a log, the power may have gone while the beginning was written: SQLite puts it right, or reads it from there.
  std::error_code error;
  for (const auto* log : {"-wal", "-journal"})
    if (const auto size = fs::file_size(beside(file, log), error); !error && size > 0) return false;
  Salt salt{};
  return key && read_beginning(file, salt) == static_cast<std::ptrdiff_t>(salt.size()) && salt != key->salt();
}

bool seal_holds(const fs::path& file, const Key& key) {
  const PageKey pages(key);
  std::vector<std::uint8_t> read(pages_tried * page_size);
  const auto got = read_beginning(file, read);
  bool holds = false;
  for (std::uint32_t number = 1; !holds && static_cast<std::ptrdiff_t>(number * page_size) <= got; ++number)
    holds = pages.seals(std::span(read).subspan((number - 1) * page_size, page_size), number);
  return holds;
}

bool seals_hold_throughout(const fs::path& file, const Key& key) {
  const PageKey pages(key);
  std::error_code error;
  const auto size = fs::file_size(file, error);
  // SQLite never writes the page its locks lie on, which only a file of a gigabyte has (SQLite file format, "The Lock-Byte Page").
  const std::uint64_t lock_page = static_cast<std::uint64_t>(sqlite3_test_control(SQLITE_TESTCTRL_PENDING_BYTE, 0)) / page_size + 1;
  std::vector<std::uint8_t> page(page_size);
  bool hold = !error && size % page_size == 0;
  for (std::uint32_t number = 1; hold && std::uint64_t{number} * page_size <= size; ++number) {
    if (number == lock_page) continue;
    const auto got = read_from(file, (std::uint64_t{number} - 1) * page_size, page);
    hold = got == static_cast<std::ptrdiff_t>(page_size) && pages.seals(page, number);
  }
  return hold;
}

Result<State> state_of(const fs::path& file) {
  const auto found = look_at(file, Store::newest_version());
  if (!found) return std::unexpected(found.error());
  switch (*found) {
    case Found::nothing:
    case Found::empty:
      return State::absent;
    case Found::portfolio:
      return State::plain;
    case Found::locked:
      break;
  }
  return State::locked;
}

Result<KeyPtr> key_for(const fs::path& file, const Opener& opener) {
  const auto state = state_of(file);
  if (!state) return std::unexpected(state.error());
  if (*state == State::absent) return std::unexpected(problem(file, Word::store_missing, Word::store_missing_mend));
  if (*state == State::plain) return KeyPtr();
  return guarded(file, nullptr, [&]() -> KeyPtr {
    bool doubt = false;
    if (const auto* typed = std::get_if<Passphrase>(&opener)) {
      if (auto key = fitting_key(file, [&](const Salt& salt) { return Key::derive(typed->words.text(), salt); }, doubt)) return key;
      if (doubt) throw Refused{problem(file, Word::store_wrong_or_damaged, Word::store_wrong_or_damaged_mend)};
      throw Refused{problem(file, Word::store_wrong_passphrase, Word::store_wrong_passphrase_mend)};
    }
    if (const auto* sheet = std::get_if<RecoveryKey>(&opener)) {
      if (auto key = fitting_key(file, [&](const Salt& salt) { return Key::made_of(sheet->bytes, salt); }, doubt)) return key;
      if (doubt) throw Refused{problem(file, Word::store_sheet_or_damaged, Word::store_sheet_or_damaged_mend)};
      throw Refused{problem(file, Word::store_wrong_sheet, Word::store_wrong_sheet_mend)};
    }
    throw Refused{problem(file, Word::store_locked, Word::store_locked_mend)};
  });
}

}  // namespace vignette::store
