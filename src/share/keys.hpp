/// Who seals and who opens: a pair of keys, the card that carries their open halves, and the six words two people read to each other.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "words/problem.hpp"

namespace vignette::share {

/// What others may know: an Ed25519 key that signatures are held against, and an X25519 key that is sealed to.
struct PublicKeys {
  std::array<std::uint8_t, 32> signing{}, sealing{};
  auto operator<=>(const PublicKeys&) const = default;
};
/// As 128 hexadecimal characters, and back: nothing but two whole keys is read, and none that no key pair has.
std::string hex(const PublicKeys& keys);
std::expected<PublicKeys, words::Problem> keys_of_hex(std::string_view text);

/// One's own keys, from the 32 bytes that the portfolio keeps. What is secret is wiped when they go, and never copied.
class OwnKeys {
 public:
  static constexpr std::size_t seed_bytes = 32;
  /// New ones, from this computer's source of chance.
  static std::expected<OwnKeys, words::Problem> make();
  /// Those of a seed; refused unless it has `seed_bytes`.
  static std::expected<OwnKeys, words::Problem> from_seed(std::string_view seed);
  /// The same of a seed as portfolio::OwnCard has it, in hexadecimal characters.
  static std::expected<OwnKeys, words::Problem> from_hex(std::string_view seed);
  OwnKeys(OwnKeys&& other) noexcept;
  OwnKeys& operator=(OwnKeys&& other) noexcept;
  ~OwnKeys();

  const PublicKeys& open() const;
  /// As portfolio::OwnCard has it, and for that alone. The caller wipes it.
  std::string seed_in_hex() const;
  std::span<const std::uint8_t, 64> signing() const;
  std::span<const std::uint8_t, 32> sealing() const;

 private:
  struct Secret;
  explicit OwnKeys(std::unique_ptr<Secret> secret);
  std::unique_ptr<Secret> secret_;
};

/// What is handed over once: a chosen name and role, each on one line, and the keys.
struct KeyCard {
  std::string name, role;
  PublicKeys keys;
  auto operator<=>(const KeyCard&) const = default;
};

/// The file of a card, text that a person can look at (docs/sealed-file.md); and back. `where` is the file that a problem names.
std::expected<std::string, words::Problem> write_card(const KeyCard& card);
std::expected<KeyCard, words::Problem> read_card(std::string_view bytes, const std::string& where);

/// Whether a card may be added beside those known: it is not one's own, and nobody of that name is known with other keys. One that is
/// known already may be added again.
std::expected<void, words::Problem> may_add(const KeyCard& card, const PublicKeys& own, std::span<const KeyCard> known,
                                            const std::string& where);

/// The six words that both see of the same two pairs of keys, whoever looks; who would put others in their place
/// has to try 2^60 pairs on average, each of which takes a tenth of a second.
std::array<std::string_view, 6> six_words(const PublicKeys& one, const PublicKeys& other);

/// "B7K2 4MHQ": what both see of the same share, reply and agreement (those there are, in this order), and nobody of others.
std::string fingerprint(std::span<const std::string> bodies);
/// The same of their hashes (BLAKE2b-32), one after the other: those stay when a body was taken out for good.
std::string fingerprint_of(std::string_view hashes);

}  // namespace vignette::share
