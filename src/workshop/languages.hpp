/// In which languages a room is spoken to: by its screen, on its phones, and on what is printed for it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "words/words.hpp"

namespace vignette::workshop {

enum class RoomLanguage : std::uint8_t { english, welsh, both };

/// Their BCP 47 tags, in the order in which they are said: of both, Welsh comes first.
inline std::span<const std::string_view> languages_of(RoomLanguage room) {
  static constexpr std::array<std::string_view, 2> all{"cy", "en-GB"};
  const std::span<const std::string_view> both(all);
  return room == RoomLanguage::both ? both : both.subspan(room == RoomLanguage::welsh ? 0 : 1, 1);
}

/// What `says` answers in each of some languages, such as "Naw i mewn | Nine in"; once where it is the same.
template <typename Says>
std::string in_each(std::span<const std::string_view> languages, const Says& says) {
  std::string all, last;
  for (const auto tag : languages) {
    const words::In in(tag);
    std::string said(says());
    if (said == last) continue;
    if (!all.empty() && !said.empty()) all += " | ";
    all += said;
    last = std::move(said);
  }
  return all;
}
template <typename Says>
std::string in_each(RoomLanguage room, const Says& says) {
  return in_each(languages_of(room), says);
}

}  // namespace vignette::workshop
