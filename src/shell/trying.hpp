/// "Try this room": a server that shows one page to whoever's phone comes, and tells how far that phone got; and, where none came, what the
/// network says of it. There is no workshop behind it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "shell/results.hpp"
#include "words/problem.hpp"
#include "workshop/server.hpp"
#include "workshop/trial.hpp"

namespace vignette::shell {

class Trying {
 public:
  /// `address`: this computer's, empty for the first that phones could reach. `heard` is called on the server's thread when a phone got
  /// further. Fails where there is no such address, or nothing can listen there.
  static std::expected<std::unique_ptr<Trying>, words::Problem> begin(std::string address, std::uint16_t port, std::function<void()> heard,
                                                                      std::optional<workshop::Certificate> certificate = {});

  workshop::Tried stands() const;
  /// No phone has come in time: from here on the trial says what the network says of that. One that comes later is told of all the same.
  void look_around();

 private:
  explicit Trying(std::function<void()> heard) : trial_(std::move(heard)) {}

  std::set<std::string> before_;  ///< what had looked for this computer until then
  std::optional<workshop::Tried::Stage> network_says_;
  std::string network_;
  bool other_networks_ = false;
  workshop::Trial trial_;
  std::unique_ptr<workshop::Server> server_;  // calls the trial, so it ends before it
};

/// The same for the window: what comes of it goes into the results. All of it is of the window's thread.
class RoomTrier {
 public:
  explicit RoomTrier(std::shared_ptr<Results> results) : results_(std::move(results)) {}
  /// `certificate`: phones are to come over HTTPS.
  void begin(const std::string& address, std::optional<workshop::Certificate> certificate);
  void look_around();
  void stop() { trying_.reset(); }
  /// As a browser wants it, and the code; for tests. Empty where nothing is tried.
  std::optional<workshop::Tried> stands() const;

 private:
  void tell();
  std::shared_ptr<Results> results_;
  std::shared_ptr<Trying> trying_;
};

}  // namespace vignette::shell
