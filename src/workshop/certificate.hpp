/// A certificate that a service gives, so that a workshop's phones are served over HTTPS.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "words/problem.hpp"

namespace boost::asio::ssl {
class context;
}

namespace vignette::workshop {

/// Two files in PEM: a certificate, with those that vouch for it after it, and its key, which no passphrase protects.
struct Certificate {
  std::filesystem::path certificate, key;
  bool operator==(const Certificate&) const = default;
};

/// What a server needs of it.
struct Secured {
  std::shared_ptr<boost::asio::ssl::context> context;
  std::string host;  ///< what browsers are to ask for: the address where the certificate is for it, else the first name it is for
};
/// Refused, with what to do, where a file cannot be read, is none, the two do not belong together, the certificate is not valid at
/// `now_s` (seconds since 1970), or is for nothing that a browser can ask for.
std::expected<Secured, words::Problem> secured(const Certificate& certificate, std::string_view address, std::int64_t now_s);

}  // namespace vignette::workshop
