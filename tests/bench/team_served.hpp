/// A server in a process of its own, so that its memory is its own: a workshop's, or a bare Boost.Beast server that echoes what it is sent.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace vignette::bench {

enum class Kind : std::uint8_t { workshop, echo };

class Served {
 public:
  explicit Served(Kind kind);
  ~Served();
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  std::uint16_t port() const { return port_; }
  const std::string& code() const { return code_; }
  /// A workshop closes writing, or shows the answers to everybody.
  void close();
  void reveal();
  /// The echo sends so many bytes to every connection that stays open.
  void broadcast(std::size_t bytes);
  /// Bytes of memory that it takes up now.
  double resident() const;

 private:
  void say(const std::string& line);

  pid_t process_ = -1;
  int way_ = -1;
  std::uint16_t port_ = 0;
  std::string code_;
};

}  // namespace vignette::bench
