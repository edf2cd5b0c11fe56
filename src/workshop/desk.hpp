/// A workshop that two threads may use: those who lead it, and the server for phones.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "workshop/door.hpp"
#include "workshop/gate.hpp"
#include "workshop/told.hpp"
#include "workshop/workshop.hpp"

namespace vignette::workshop {

/// How phones get there, for the room's screen; nothing in it where none can.
struct Way {
  std::string address;                 ///< as somebody types it: "192.168.0.24:7420"
  std::vector<std::string> squares;    ///< of a QR picture that leads there with the code, row by row: '1' is dark. None: no picture
  std::vector<std::string> wifi = {};  ///< of one that takes a phone into the Wi-Fi, likewise
};

class Desk final : public Door {
 public:
  /// `names` are words of the case that point to nobody (in small letters): the look for identifying details on the phones passes them
  /// over. `heard` is called on the server's thread when a phone has changed something, or codes are guessed.
  /// `title` is the case's: it stands in the file that somebody takes their words home in.
  Desk(Workshop workshop, std::vector<std::string> names, Chance chance, std::function<void()> heard = {}, std::string title = {});

  /// Calls `work` with the workshop while nobody else uses it, and gives back what it answers.
  template <typename Work>
  auto with(Work&& work) {
    const std::lock_guard alone(mutex_);
    return std::forward<Work>(work)(workshop_);
  }
  Told told();
  /// Says when it ended, such as "11:02"; and wipes it.
  void end(bool kept, std::string time);
  /// What the room's screen shows of the way in; another with another code.
  void show_way(Way way);
  /// How long there is, in words for the room.
  void show_time(std::string left);
  /// Whether codes were guessed since this was asked last.
  bool was_guessed();

  std::string welcome() override;
  std::string board() override;
  std::string screen(const std::string& code) override;
  Taken take(const Entry& entry) override;
  void claim(const Had& had) override;
  std::string mine(const std::string& question, const std::string& token) override;
  RoomLanguage language() override;
  void guessing() override;

 private:
  std::mutex mutex_;
  Workshop workshop_;
  std::string welcome_, ended_at_, left_;
  Way way_;
  Chance chance_;
  std::function<void()> heard_;
  bool guessed_ = false;
};

}  // namespace vignette::workshop
