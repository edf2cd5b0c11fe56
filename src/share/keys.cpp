#include "share/keys.hpp"

#include <sodium.h>

#include <algorithm>
#include <new>
#include <optional>
#include <utility>

#include "share/chance.hpp"
#include "share/six_words.hpp"
#include "share/telling.hpp"
#include "text/names.hpp"
#include "text/unicode.hpp"

namespace vignette::share {

using words::Problem;
using words::say;
using words::Word;

namespace {

constexpr int card_version = 1;
constexpr std::string_view card_name = "Vignette key card ";
constexpr std::size_t largest_card = 4096, longest_line = 400;
constexpr std::size_t check_bytes = 10;  // 16 characters

/// What nobody should be able to look for, made slow: Argon2id, 64 MiB, two passes.
std::array<std::uint8_t, 16> slowly(std::span<const std::uint8_t> of, std::string_view salt) {
  static_assert(crypto_pwhash_SALTBYTES == 16);
  std::array<std::uint8_t, 16> out{};
  if (!ready() || crypto_pwhash(out.data(), out.size(), reinterpret_cast<const char*>(of.data()), of.size(), bytes_of(salt).data(), 2,
                                std::size_t{64} * 1024 * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();  // the one thing that can fail is having that much memory
  return out;
}

/// Both are points that a key pair can have: what is sealed to another could be opened by anybody.
bool can_be_keys(const PublicKeys& keys) {
  constexpr std::array<std::uint8_t, 32> any{8, 1};
  std::array<std::uint8_t, 32> product{};
  return crypto_core_ed25519_is_valid_point(keys.signing.data()) == 1 &&
         crypto_scalarmult(product.data(), any.data(), keys.sealing.data()) == 0;
}

template <std::size_t size>
bool from_hex(std::string_view text, std::array<std::uint8_t, size>& out) {
  return text.size() == 2 * size && text.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
         sodium_hex2bin(out.data(), size, text.data(), text.size(), nullptr, nullptr, nullptr) == 0;
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
  std::string text(2 * bytes.size() + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

std::string check_of(std::string_view lines) {
  std::array<std::uint8_t, 16> hash{};
  const auto bytes = bytes_of(lines);
  crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), nullptr, 0);
  return base32(std::span(hash).first(check_bytes), 16);
}

/// A name or role as it may stand on a card: nothing in it that makes a line read otherwise than it is.
bool fits_a_card(std::string_view text) {
  if (text.size() > longest_line || on_one_line(text) != text || text.find('\t') != std::string_view::npos) return false;
  for (std::size_t at = 0; at < text.size();)
    if (text::is_bidirectional_control(text::next_character(text, at))) return false;
  return true;
}

bool says_a_name(std::string_view text) { return text.find_first_not_of(' ') != std::string_view::npos; }

/// Takes `key: value` off the front of what is left.
std::optional<std::string> line(std::string_view& left, std::string_view key) {
  const auto end = left.find('\n');
  if (end == std::string_view::npos || !left.starts_with(key) || !left.substr(key.size()).starts_with(": ")) return std::nullopt;
  std::string value(left.substr(key.size() + 2, end - key.size() - 2));
  left.remove_prefix(end + 1);
  return value;
}

}  // namespace

struct OwnKeys::Secret {
  std::array<std::uint8_t, seed_bytes> seed{};
  std::array<std::uint8_t, 64> signing{};
  std::array<std::uint8_t, 32> sealing{};
  PublicKeys open;
  Secret() = default;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() {
    sodium_memzero(seed.data(), seed.size());
    sodium_memzero(signing.data(), signing.size());
    sodium_memzero(sealing.data(), sealing.size());
  }
  void derive() {
    std::array<std::uint8_t, 32> part{};
    crypto_kdf_derive_from_key(part.data(), part.size(), 1, "Vignette", seed.data());
    crypto_sign_seed_keypair(open.signing.data(), signing.data(), part.data());
    crypto_kdf_derive_from_key(part.data(), part.size(), 2, "Vignette", seed.data());
    crypto_box_seed_keypair(open.sealing.data(), sealing.data(), part.data());
    sodium_memzero(part.data(), part.size());
  }
};

OwnKeys::OwnKeys(std::unique_ptr<Secret> secret) : secret_(std::move(secret)) {}
OwnKeys::OwnKeys(OwnKeys&& other) noexcept = default;
OwnKeys& OwnKeys::operator=(OwnKeys&& other) noexcept = default;
OwnKeys::~OwnKeys() = default;

std::expected<OwnKeys, Problem> OwnKeys::make() {
  if (const auto is = ready(); !is) return std::unexpected(is.error());
  auto secret = std::make_unique<Secret>();
  randombytes_buf(secret->seed.data(), seed_bytes);
  secret->derive();
  return OwnKeys(std::move(secret));
}

std::expected<OwnKeys, Problem> OwnKeys::from_seed(std::string_view seed) {
  if (const auto is = ready(); !is) return std::unexpected(is.error());
  if (seed.size() != seed_bytes) return refused({}, Word::sealed_wrong_key, Word::sealed_wrong_key_mend);
  auto secret = std::make_unique<Secret>();
  std::ranges::copy(bytes_of(seed), secret->seed.begin());
  secret->derive();
  return OwnKeys(std::move(secret));
}

std::expected<OwnKeys, Problem> OwnKeys::from_hex(std::string_view seed) {
  std::array<std::uint8_t, seed_bytes> bytes{};
  if (!share::from_hex(seed, bytes)) return refused({}, Word::sealed_wrong_key, Word::sealed_wrong_key_mend);
  auto keys = from_seed(text_of(bytes));
  sodium_memzero(bytes.data(), bytes.size());
  return keys;
}

const PublicKeys& OwnKeys::open() const { return secret_->open; }
std::string OwnKeys::seed_in_hex() const { return to_hex(secret_->seed); }
std::span<const std::uint8_t, 64> OwnKeys::signing() const { return secret_->signing; }
std::span<const std::uint8_t, 32> OwnKeys::sealing() const { return secret_->sealing; }

std::string hex(const PublicKeys& keys) { return to_hex(keys.signing) + to_hex(keys.sealing); }

std::expected<PublicKeys, Problem> keys_of_hex(std::string_view text) {
  PublicKeys keys;
  if (!ready() || text.size() != 128 || !from_hex(text.substr(0, 64), keys.signing) || !from_hex(text.substr(64), keys.sealing) ||
      !can_be_keys(keys))
    return refused({}, Word::card_not, Word::card_not_mend);
  return keys;
}

std::expected<std::string, Problem> write_card(const KeyCard& card) {
  if (const auto is = ready(); !is) return std::unexpected(is.error());
  if (!says_a_name(card.name) || !fits_a_card(card.name) || !fits_a_card(card.role))
    return refused({}, Word::card_no_name, Word::card_no_name_mend);
  std::string text = say(Word::card_first_line, fmt::arg("version", card_version)) + "\n";
  text += "name: " + card.name + "\nrole: " + card.role + "\nsigning: " + to_hex(card.keys.signing) +
          "\nsealing: " + to_hex(card.keys.sealing) + "\n";
  return text + "check: " + check_of(text) + "\n";
}

std::expected<KeyCard, Problem> read_card(std::string_view bytes, const std::string& where) {
  if (const auto is = ready(); !is) return std::unexpected(is.error());
  if (bytes.size() > largest_card || !bytes.starts_with(card_name)) return refused(where, Word::card_not, Word::card_not_mend);
  const auto changed = [&] { return refused(where, Word::card_changed, Word::card_changed_mend); };
  // A mail program, or an editor of another system, may have put its own line ends.
  std::string text(bytes);
  std::erase(text, '\r');
  auto left = std::string_view(text).substr(card_name.size());
  const auto version = left.substr(0, left.find('.'));
  if (version.empty() || version.size() > 3 || version.find_first_not_of("0123456789") != std::string_view::npos || version.front() == '0')
    return refused(where, Word::card_not, Word::card_not_mend);
  if (version != std::to_string(card_version)) return refused(where, Word::card_newer, Word::card_newer_mend);
  const auto first = left.find('\n');
  if (first == std::string_view::npos) return changed();
  left.remove_prefix(first + 1);
  const auto name = line(left, "name"), role = line(left, "role"), signing = line(left, "signing"), sealing = line(left, "sealing");
  if (!name || !role || !signing || !sealing) return changed();
  const auto checked = std::string_view(text).substr(0, text.size() - left.size());
  const auto check = line(left, "check");
  if (!check || *check != check_of(checked) || left.find_first_not_of(" \n") != std::string_view::npos) return changed();
  const auto keys = keys_of_hex(*signing + *sealing);
  if (!keys || !says_a_name(*name) || !fits_a_card(*name) || !fits_a_card(*role))
    return refused(where, Word::card_not, Word::card_not_mend);
  return KeyCard{*name, *role, *keys};
}

std::expected<void, Problem> may_add(const KeyCard& card, const PublicKeys& own, std::span<const KeyCard> known, const std::string& where) {
  if (card.keys.signing == own.signing || card.keys.sealing == own.sealing) return refused(where, Word::card_own, Word::card_own_mend);
  for (const auto& one : known)
    if (one.keys != card.keys && text::same_name(one.name, card.name))
      return std::unexpected(Problem{.where = where,
                                     .what = say(Word::card_other_key, fmt::arg("name", card.name)),
                                     .mend = say(Word::card_other_key_mend, fmt::arg("name", card.name))});
  return {};
}

std::array<std::string_view, 6> six_words(const PublicKeys& one, const PublicKeys& other) {
  std::string both;
  for (const auto* keys : {&std::min(one, other), &std::max(one, other)})
    both.append(text_of(keys->signing)).append(text_of(keys->sealing));
  const auto chance = slowly(bytes_of(both), "Vignette 6 words");
  std::array<std::string_view, 6> words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t number = 0;
    for (std::size_t bit = 10 * i; bit < 10 * i + 10; ++bit) number = number << 1 | (chance[bit / 8] >> (7 - bit % 8) & 1U);
    words[i] = listed_word(number % words_listed);
  }
  return words;
}

std::string fingerprint(std::span<const std::string> bodies) {
  std::string all;
  for (const auto& body : bodies) {
    std::array<std::uint8_t, 32> hash{};
    const auto bytes = bytes_of(body);
    crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), nullptr, 0);
    all.append(text_of(hash));
  }
  return fingerprint_of(all);
}

std::string fingerprint_of(std::string_view hashes) {
  const auto made = base32(slowly(bytes_of(hashes), "Vignette 3 pages"), 8);
  return made.substr(0, 4) + " " + made.substr(4);
}

}  // namespace vignette::share
