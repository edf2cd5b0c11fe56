// Bytes that only whoever has the key can read.
#include "share/locked.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace vignette::share;

TEST_CASE("what is locked is read with its key, and with no other") {
  const auto key = make_lock_key(), other = make_lock_key();
  REQUIRE(key.size() == 32);
  CHECK(key != other);
  for (const std::string& words : {std::string(), std::string("Quagmire"), std::string(100'000, 'q')}) {
    const auto locked = lock_up(words, key);
    CHECK(unlock(locked, key) == words);
    CHECK_FALSE(unlock(locked, other));
    CHECK_FALSE(unlock(locked, key.substr(1)));
    CHECK(locked != lock_up(words, key));  // twice the same is not seen to be
    if (!words.empty()) CHECK(locked.find(words.substr(0, 8)) == std::string::npos);
  }
  CHECK(lock_up("Quagmire", "no key").empty());
}

TEST_CASE("what is not as it was written is not read") {
  const auto key = make_lock_key(), locked = lock_up("Quagmire", key);
  CHECK_FALSE(unlock("", key));
  for (std::size_t at = 0; at < locked.size(); ++at) {
    auto other = locked;
    other[at] = static_cast<char>(other[at] ^ 1);
    CHECK_FALSE(unlock(other, key));
    CHECK_FALSE(unlock(std::string_view(locked).substr(0, at), key));
  }
}
