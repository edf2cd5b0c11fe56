/// Keys and passphrases: in memory that is not swapped or dumped where the system allows, wiped when they go.
///
/// A portfolio's key is SQLCipher 4's own: PBKDF2-HMAC-SHA512, 256,000 rounds, over the passphrase (UTF-8, NFC) and the file's
/// first 16 bytes (the salt), 32 bytes long (SQLCipher design, "Key derivation"). So SQLCipher's own tools open the file by passphrase.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "words/problem.hpp"

namespace vignette::store {

using Salt = std::array<std::uint8_t, 16>;

/// Bytes that are wiped when they go. Can be moved, not copied.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::span<const std::uint8_t> bytes);
  explicit Secret(std::string_view text);
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  ~Secret();
  std::span<const std::uint8_t> bytes() const { return {data_, size_}; }
  std::string_view text() const { return {reinterpret_cast<const char*>(data_), size_}; }
  bool empty() const { return size_ == 0; }

 private:
  std::uint8_t* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Overwrites a string's bytes, unused capacity included, so that the compiler cannot leave it out; and empties it.
void wipe(std::string& text);

/// The key of one file: 32 bytes, and the salt that stands at the file's beginning.
class Key {
 public:
  static Key derive(std::string_view passphrase, const Salt& salt);
  static Key made_of(std::span<const std::uint8_t, 32> bytes, const Salt& salt);
  static Salt new_salt();
  std::span<const std::uint8_t, 32> bytes() const { return std::span<const std::uint8_t, 32>(secret_.bytes().data(), 32); }
  const Salt& salt() const { return salt_; }

 private:
  Key() = default;
  Secret secret_;
  Salt salt_{};
};

using KeyPtr = std::shared_ptr<const Key>;  ///< nullptr: the file is not protected

/// What a person has to open a file with.
struct Passphrase {
  Secret words;
};
struct RecoveryKey {
  std::array<std::uint8_t, 32> bytes{};
  ~RecoveryKey();
};
using Opener = std::variant<std::monostate, Passphrase, RecoveryKey>;

/// The recovery sheet's sixteen groups: four hexadecimal digits and a check letter each, the letter over the digits and the
/// group's number (weights 1, 2, 3, 4 and the number, modulo 17), so that a mistyped digit or two groups changed about are noticed.
inline constexpr std::size_t recovery_groups = 16;
std::array<std::string, recovery_groups> recovery_sheet(const Key& key);

/// Reads a sheet as typed: spaces, dashes, line ends, numbers of groups such as "6." and small letters make no difference.
struct BadGroup {
  std::size_t group = 0;  ///< counted from 1; 0: not sixteen groups
};
std::expected<RecoveryKey, BadGroup> read_recovery_sheet(std::string_view typed);

/// How hard a passphrase is to guess, told by its length and by whether it is a common one. Words that everybody tries first,
/// rows of keys or figures, and what is said twice don't make it longer. Never a rule.
enum class Strength : std::uint8_t { empty, common, short_one, fair, hard };
struct Guess {
  Strength strength = Strength::empty;
  std::size_t words = 0, characters = 0;
};
Guess guess(std::string_view passphrase);

}  // namespace vignette::store
