/// The small web server for phones. It has one thread of its own, and can be started and stopped many times in one process. It stores and
/// logs nothing: no address, browser, time or order. All it can reach is a `Door`.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>

#include "words/problem.hpp"
#include "workshop/certificate.hpp"
#include "workshop/door.hpp"
#include "workshop/gate.hpp"

namespace vignette::workshop {

/// Always the same one where it is free, so that a firewall can be told to let it through, and what was tried the day before still holds.
inline constexpr std::uint16_t usual_port = 7420;

/// Where it listens. Nothing but this computer reaches the default.
struct Listen {
  std::string address = "127.0.0.1";            ///< IPv4 or IPv6, in figures
  std::uint16_t port = 0;                       ///< 0: the usual one, or another that is free where that is taken
  std::optional<Certificate> certificate = {};  ///< HTTPS with it; else plain HTTP
};

struct Limits {
  std::size_t from_one_address = 100;               ///< connections; a router may show a whole room as one address
  std::size_t connections = 2'400;                  ///< in all: a thousand phones have two each
  std::chrono::milliseconds whole_request{15'000};  ///< from the first to the last byte of a request, and between requests
  std::chrono::milliseconds taken_up{20'000};       ///< for an answer to be read by whom it is for
  std::chrono::milliseconds heartbeat{20'000};      ///< on live connections, so that a dead one is noticed
  std::chrono::milliseconds between_boards{100};    ///< changes that come closer are told together
};

class Server {
 public:
  /// `door` is called on the server's thread, and has to outlive it. Fails where it cannot listen there.
  static std::expected<std::unique_ptr<Server>, words::Problem> start(const Listen& listen, Door& door, Chance chance, Limits limits = {});
  /// Tells whoever is there how things stand for the last time (waiting two seconds at most), and ends.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::string address() const;  ///< as a browser wants it: "http://192.168.0.24:7420", or with "https://" and a name of the certificate
  std::uint16_t port() const;
  std::string code() const;
  void renew_code();
  bool let_in() const;  ///< whether anybody ever came in
  /// It is over: everybody is told, and so are those who were out of reach and come back while it goes on for so long. Nobody new is let
  /// in.
  void tell_late(std::chrono::milliseconds for_so_long);
  /// The board has changed: everybody is told. From any thread.
  void tell();

 private:
  struct Inside;
  explicit Server(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace vignette::workshop
