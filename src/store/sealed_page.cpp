#include "store/sealed_page.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>
#include <new>
#include <string_view>

namespace vignette::store {

namespace {

constexpr std::size_t seal_size = 64, chance_size = 16, salt_size = 16;
constexpr std::uint8_t salt_mask = 0x3A;
constexpr int seal_rounds = 2;
constexpr std::string_view magic("SQLite format 3\0", 16);  // in place of the salt

std::size_t begin_of(std::uint32_t number) { return number == 1 ? salt_size : 0; }

/// AES-256-CBC over what is sealed of a page, one way or the other.
void turn(std::vector<std::uint8_t>& page, std::uint32_t number, std::span<const std::uint8_t, 32> key, bool seal) {
  const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> way(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  const std::size_t from = begin_of(number), to = page_size - set_apart;
  int done = 0, rest = 0;
  std::vector<std::uint8_t> turned(page_size);
  const bool right = way && EVP_CipherInit_ex(way.get(), EVP_aes_256_cbc(), nullptr, key.data(), page.data() + to, seal ? 1 : 0) == 1 &&
                     EVP_CIPHER_CTX_set_padding(way.get(), 0) == 1 &&
                     EVP_CipherUpdate(way.get(), turned.data(), &done, page.data() + from, static_cast<int>(to - from)) == 1 &&
                     EVP_CipherFinal_ex(way.get(), turned.data() + done, &rest) == 1 && done + rest == static_cast<int>(to - from);
  if (!right) throw std::bad_alloc();
  std::copy_n(turned.begin(), to - from, page.begin() + static_cast<std::ptrdiff_t>(from));
  OPENSSL_cleanse(turned.data(), turned.size());
}

}  // namespace

PageKey::PageKey(const Key& key) : key_(Key::made_of(key.bytes(), key.salt())) {
  Salt masked = key_.salt();
  for (auto& byte : masked) byte ^= salt_mask;
  const auto* bytes = reinterpret_cast<const char*>(key_.bytes().data());
  if (PKCS5_PBKDF2_HMAC(bytes, static_cast<int>(key_.bytes().size()), masked.data(), salt_size, seal_rounds, EVP_sha512(),
                        static_cast<int>(seal_key_.size()), seal_key_.data()) != 1)
    throw std::bad_alloc();
}

PageKey::~PageKey() { OPENSSL_cleanse(seal_key_.data(), seal_key_.size()); }

std::optional<PageKey::Seal> PageKey::seal_of(std::span<const std::uint8_t> page, std::uint32_t number) const {
  const std::array<std::uint8_t, 4> counted{static_cast<std::uint8_t>(number), static_cast<std::uint8_t>(number >> 8),
                                            static_cast<std::uint8_t>(number >> 16), static_cast<std::uint8_t>(number >> 24)};
  std::vector<std::uint8_t> of(page.begin() + static_cast<std::ptrdiff_t>(begin_of(number)), page.begin() + (page_size - seal_size));
  of.insert(of.end(), counted.begin(), counted.end());
  Seal seal{};
  std::size_t length = 0;
  const bool made = EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA512", nullptr, seal_key_.data(), seal_key_.size(), of.data(), of.size(),
                              seal.data(), seal.size(), &length) != nullptr;
  if (!made || length != seal.size()) return std::nullopt;
  return seal;
}

bool PageKey::seals(std::span<const std::uint8_t> page, std::uint32_t number) const {
  if (page.size() != page_size) return false;
  const auto seal = seal_of(page, number);
  return seal && CRYPTO_memcmp(seal->data(), page.data() + page_size - seal_size, seal_size) == 0;
}

std::vector<std::uint8_t> PageKey::opened(std::span<const std::uint8_t> page, std::uint32_t number) const {
  if (!seals(page, number)) return {};
  std::vector<std::uint8_t> open(page.begin(), page.end());
  turn(open, number, key_.bytes(), false);
  if (number == 1) std::ranges::copy(magic, open.begin());
  return open;
}

std::vector<std::uint8_t> PageKey::sealed(std::span<const std::uint8_t> page, std::uint32_t number) const {
  std::vector<std::uint8_t> shut(page.begin(), page.end());
  if (RAND_bytes(shut.data() + (page_size - set_apart), chance_size) != 1) throw std::bad_alloc();
  turn(shut, number, key_.bytes(), true);
  if (number == 1) std::ranges::copy(key_.salt(), shut.begin());
  const auto seal = seal_of(shut, number);
  if (!seal) throw std::bad_alloc();
  std::ranges::copy(*seal, shut.begin() + (page_size - seal_size));
  return shut;
}

}  // namespace vignette::store
