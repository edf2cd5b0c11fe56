/// Leading a workshop by typed lines. What comes in is one line and the time; what goes out is text for those who lead.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "pack/case.hpp"
#include "portfolio/time.hpp"
#include "reflect/details.hpp"
#include "workshop/desk.hpp"

namespace vignette::cli {

class Leading {
 public:
  /// What a line can do outside of the workshop itself.
  struct Outside {
    std::function<void()> changed;                                             ///< phones are to be told
    std::function<std::string()> new_code, join;                               ///< the code; how to join, and where the room's screen is
    std::function<std::string(const std::string&, const std::string&)> write;  ///< a file; what went wrong, or nothing
    workshop::Chance chance;
  };

  Leading(workshop::Desk& desk, const pack::Case& about, reflect::Known known, Outside outside, portfolio::Now now);

  /// What is said in answer to a line.
  std::string say(std::string_view line, portfolio::Now now);
  /// The plan by the minute, from `now` on.
  std::string plan(portfolio::Now now);
  /// How long there is for what is being done now, in words for the room.
  std::string time_left(portfolio::Now now, workshop::RoomLanguage room = workshop::RoomLanguage::english) const;
  bool ended() const { return ended_; }
  /// Wipes everything, as the lines have come to an end.
  void end(portfolio::Now now);

 private:
  std::string answer(workshop::Done done, portfolio::Now now);
  std::string show(portfolio::Now now);
  std::string room(portfolio::Now now);
  std::string on_card(std::string_view words, portfolio::Now now,
                      const std::function<workshop::Done(workshop::Workshop&, const std::string&, std::string_view)>& work);
  std::string preview(portfolio::Now now);
  std::string at_end(std::string_view line, portfolio::Now now);
  void clock_of_step(portfolio::Now now);

  workshop::Desk& desk_;
  std::string title_;
  reflect::Known known_;
  Outside outside_;
  portfolio::Instant until_;
  bool ending_ = false, ended_ = false;
};

}  // namespace vignette::cli
