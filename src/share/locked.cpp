#include "share/locked.hpp"

#include <sodium.h>

#include "share/chance.hpp"

namespace vignette::share {

namespace {

constexpr std::size_t key_bytes = crypto_secretbox_KEYBYTES, nonce_bytes = crypto_secretbox_NONCEBYTES, added = crypto_secretbox_MACBYTES;

std::uint8_t* within(std::string& text, std::size_t at = 0) { return reinterpret_cast<std::uint8_t*>(text.data()) + at; }
const std::uint8_t* within(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

}  // namespace

std::string make_lock_key() {
  if (!ready()) return {};
  std::string key(key_bytes, '\0');
  randombytes_buf(key.data(), key.size());
  return key;
}

std::string lock_up(std::string_view bytes, std::string_view key) {
  if (!ready() || key.size() != key_bytes) return {};
  std::string locked(nonce_bytes + added + bytes.size(), '\0');
  randombytes_buf(locked.data(), nonce_bytes);
  if (crypto_secretbox_easy(within(locked, nonce_bytes), within(bytes), bytes.size(), within(locked), within(key)) != 0) return {};
  return locked;
}

std::optional<std::string> unlock(std::string_view locked, std::string_view key) {
  if (!ready() || key.size() != key_bytes || locked.size() < nonce_bytes + added) return std::nullopt;
  std::string bytes(locked.size() - nonce_bytes - added, '\0');
  const auto box = locked.substr(nonce_bytes);
  if (crypto_secretbox_open_easy(within(bytes), within(box), box.size(), within(locked), within(key)) != 0) return std::nullopt;
  return bytes;
}

}  // namespace vignette::share
