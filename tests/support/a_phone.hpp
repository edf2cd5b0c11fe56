// A phone, as far as the server is concerned: a socket that speaks HTTP, well or badly.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vignette::support {

struct Answer {
  int status = 0;
  std::string head, body;
};

class Phone {
 public:
  /// At an address of loopback: tests run beside each other, and each that has to find a port again has an address of its own.
  explicit Phone(std::uint16_t port, const char* address = "127.0.0.1") : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_port = htons(port);
    ::inet_pton(AF_INET, address, &there.sin_addr);
    good_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&there), sizeof there) == 0;
  }
  ~Phone() {
    if (socket_ >= 0) ::close(socket_);
  }
  Phone(Phone&& other) noexcept : socket_(std::exchange(other.socket_, -1)), good_(other.good_), came_(std::move(other.came_)) {}
  Phone& operator=(Phone&&) = delete;

  bool connected() const { return good_; }
  void say(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  /// Whatever comes until these words have come, or the end; nothing if the server says nothing for half a minute.
  std::optional<std::string> until(std::string_view words) {
    for (;;) {
      if (const auto at = came_.find(words); at != std::string::npos) {
        auto all = came_.substr(0, at + words.size());
        came_.erase(0, at + words.size());
        return all;
      }
      if (!more()) return std::nullopt;
    }
  }
  /// Everything until the server closes.
  std::string rest() {
    while (more()) {
    }
    return std::exchange(came_, {});
  }
  Answer answer() {
    Answer all;
    const auto head = until("\r\n\r\n");
    if (!head) return all;
    all.head = *head;
    all.status = std::atoi(all.head.substr(std::min<std::size_t>(9, all.head.size())).c_str());
    const std::string name = "Content-Length: ";
    const auto at = all.head.find(name);
    if (at == std::string::npos) return all;
    const auto length = static_cast<std::size_t>(std::atoi(all.head.substr(at + name.size()).c_str()));
    while (came_.size() < length && more()) {
    }
    all.body = came_.substr(0, length);
    came_.erase(0, length);
    return all;
  }
  Answer get(const std::string& target) {
    say("GET " + target + " HTTP/1.1\r\nHost: here\r\n\r\n");
    return answer();
  }
  Answer post(const std::string& target, const std::string& body, const std::string& fields = "Content-Type: application/json\r\n") {
    say("POST " + target + " HTTP/1.1\r\nHost: here\r\n" + fields + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    return answer();
  }

 private:
  bool more() {
    pollfd wait{.fd = socket_, .events = POLLIN, .revents = 0};
    char bytes[4096];
    if (::poll(&wait, 1, 30'000) <= 0) return false;
    const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
    if (count <= 0) return false;
    came_.append(bytes, static_cast<std::size_t>(count));
    return true;
  }

  int socket_;
  bool good_ = false;
  std::string came_;
};

}  // namespace vignette::support
