/// Trying a room before phones are let in: whether one phone reaches this computer. Nothing of it is kept, and there is no workshop behind
/// it: all that a phone finds here is that it came through.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "workshop/door.hpp"

namespace vignette::workshop {

/// How a trial stands, and where that phone goes.
struct Tried {
  enum class Stage : std::uint8_t {
    waiting,
    here,      ///< this computer itself has the page, which says nothing of the network
    opened,    ///< another has the page, and has not typed the code yet
    works,     ///< another came in by the code, and was told so
    nobody,    ///< nobody came in the time there was
    kept_out,  ///< nor then; yet something on the network looked for this computer meanwhile, so what it sent was stopped on its way in
  };
  Stage stage = Stage::waiting;
  std::string address;               ///< as somebody types it: "192.168.0.24:7420"
  std::string code;                  ///< what is typed there
  std::vector<std::string> squares;  ///< of a QR picture that leads there with the code, row by row: '1' is dark
  std::string network;               ///< how addresses on the same network begin, such as "192.168.0."; empty where that isn't known
  bool other_networks = false;       ///< this computer is on more than one
  bool operator==(const Tried&) const = default;
};

/// What is said of it: what happened, then what can be done about it, each a line of its own.
std::vector<std::string> said_of(const Tried& tried);

class Trial final : public Door {
 public:
  /// `heard` is called on the server's thread when the trial has got further.
  explicit Trial(std::function<void()> heard);

  /// As far as phones can tell.
  Tried::Stage stage() const;

  std::string welcome() override;
  std::string board() override;
  std::string screen(const std::string& code) override;
  Taken take(const Entry& entry) override;
  std::string mine(const std::string& question, const std::string& token) override;
  void guessing() override {}
  void came(Came how_far, bool from_here) override;

 private:
  mutable std::mutex mutex_;
  Tried::Stage stage_ = Tried::Stage::waiting;
  std::function<void()> heard_;
};

}  // namespace vignette::workshop
