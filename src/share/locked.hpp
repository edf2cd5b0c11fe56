/// Bytes that only whoever has a key can read, for a file that nobody but this program reads again: libsodium's secretbox (XSalsa20 and
/// Poly1305), each time with a nonce of its own before it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vignette::share {

/// 32 bytes by chance; empty where the machine has none to give.
std::string make_lock_key();
/// Empty where it could not be done.
std::string lock_up(std::string_view bytes, std::string_view key);
/// Nothing where the key is another, or the bytes are not as they were written.
std::optional<std::string> unlock(std::string_view locked, std::string_view key);

}  // namespace vignette::share
