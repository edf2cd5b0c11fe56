#include "portfolio/records.hpp"

#include <fmt/format.h>

namespace vignette::portfolio {

Id make_id(Instant now, std::uint64_t chance_a, std::uint16_t chance_b) {
  const auto ms = static_cast<std::uint64_t>(now.ms) & 0xFFFF'FFFF'FFFF;
  // 48 bits of time, version 7, 12 bits of chance, variant 10, 62 bits of chance. Of the 80 drawn, 74 have a place.
  const std::uint64_t variant = (std::uint64_t{2} << 62) | (chance_a >> 2);
  return fmt::format("{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}", ms >> 16, ms & 0xFFFF, chance_b & 0xFFF, variant >> 48,
                     variant & 0xFFFF'FFFF'FFFF);
}

}  // namespace vignette::portfolio
