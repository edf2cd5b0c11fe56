#include "store/secret.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <stdexcept>
#include <utility>

#include "store/file.hpp"
#include "text/nfc.hpp"

namespace vignette::store {

namespace {

constexpr int rounds = 256'000;  // SQLCipher 4's own number

/// Pages of their own: never in a dump of the program, and not swapped out where the system allows locking them.
std::uint8_t* pages_for(std::size_t size) {
  void* pages = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) throw std::bad_alloc();
  ::mlock(pages, size);
  ::madvise(pages, size, MADV_DONTDUMP);
  return static_cast<std::uint8_t*>(pages);
}

}  // namespace

Secret::Secret(std::span<const std::uint8_t> bytes) : size_(bytes.size()) {
  if (size_ == 0) return;
  data_ = pages_for(size_);
  std::memcpy(data_, bytes.data(), size_);
}

Secret::Secret(std::string_view text)
    : Secret(std::span<const std::uint8_t>(reinterpret_cast<const std::uint8_t*>(text.data()), text.size())) {}

Secret::Secret(Secret&& other) noexcept : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

Secret::~Secret() {
  if (!data_) return;
  OPENSSL_cleanse(data_, size_);
  ::munlock(data_, size_);
  ::munmap(data_, size_);
}

void wipe(std::string& text) {
  text.resize(text.capacity());
  OPENSSL_cleanse(text.data(), text.size());
  text.clear();
}

Key Key::derive(std::string_view passphrase, const Salt& salt) {
  std::string words = text::nfc(passphrase);
  std::array<std::uint8_t, 32> bytes{};
  const int made = PKCS5_PBKDF2_HMAC(words.data(), static_cast<int>(words.size()), salt.data(), static_cast<int>(salt.size()), rounds,
                                     EVP_sha512(), static_cast<int>(bytes.size()), bytes.data());
  wipe(words);
  if (made != 1) throw std::runtime_error("the library of keys does not work");
  Key key = made_of(bytes, salt);
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return key;
}

Key Key::made_of(std::span<const std::uint8_t, 32> bytes, const Salt& salt) {
  Key key;
  key.secret_ = Secret(bytes);
  key.salt_ = salt;
  return key;
}

Salt Key::new_salt() {
  Salt salt{};
  do {
    if (RAND_bytes(salt.data(), static_cast<int>(salt.size())) != 1) throw std::runtime_error("the system gives no chance");
  } while (looks_like_text(salt));  // it is how the file begins
  return salt;
}

RecoveryKey::~RecoveryKey() { OPENSSL_cleanse(bytes.data(), bytes.size()); }

}  // namespace vignette::store
