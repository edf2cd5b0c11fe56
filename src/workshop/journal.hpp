/// A running workshop as bytes, so that it can be gone on with after a crash. Whoever writes them anywhere encrypts them first. Which phone
/// holds which card is not among them, nor any order or time: a phone that comes back is anybody, and a card that it changes after that
/// is another card.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "workshop/workshop.hpp"

namespace vignette::workshop {

/// What is known of a workshop besides its state.
struct Setting {
  std::string case_id, title;  ///< the case's
  std::string address;         ///< of this computer, where phones reached it; empty: nothing but this computer did
  std::uint16_t port = 0;      ///< so that phones find it where it was; 0 where they were no way in
  int minutes = 60, starts = 0;
  bool paper = false, keyboard = false, phones = false, video = false;
  bool operator==(const Setting&) const = default;
};

struct Journal {
  Setting setting;
  Workshop workshop;
};

/// Its words are in this one string and in no other copy: `workshop::wipe` it.
std::string as_journal(const Setting& setting, const Workshop& workshop);
/// Nothing for bytes that are no journal of this version.
std::optional<Journal> from_journal(std::string_view bytes);

}  // namespace vignette::workshop
