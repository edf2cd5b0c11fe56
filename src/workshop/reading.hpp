/// Bytes from a socket become requests (HTTP/1.1, by Boost.Beast), within the limits of requests.hpp.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "workshop/requests.hpp"

namespace vignette::workshop {

class Reading {
 public:
  enum class State : std::uint8_t { more, whole, refused };

  Reading();
  ~Reading();
  Reading(Reading&&) noexcept;
  Reading& operator=(Reading&&) noexcept;

  /// Takes bytes in as they come. After `whole`, `take` gives the request, and bytes of the next one wait; after `refused` no more are
  /// read, and `status` says why.
  State put(std::string_view bytes);
  Request take();  ///< and begins the next one; call `put` with nothing for what came of it already
  int status() const { return status_; }

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
  std::string waiting_;  ///< bytes not yet read
  int status_ = 400;
};

}  // namespace vignette::workshop
