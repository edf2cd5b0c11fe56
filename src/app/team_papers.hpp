/// What is printed for a workshop: chosen beside its plan. What is set and written is made outside. No words of anybody in the room are in
/// it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "words/problem.hpp"

namespace vignette::app {

/// In the order in which they are needed.
enum class Paper : std::uint8_t { invitation, hand_out, slips, agreement, walls };
inline constexpr std::size_t paper_kinds = 5;
inline constexpr int slips_on_a_page = 4, most_slips = 40;

struct PapersChoice {
  std::array<bool, paper_kinds> ticked{true, true, true, true, true};  ///< by Paper
  int people = slips_on_a_page;                                        ///< for how many there are slips
  bool letter = false;                                                 ///< on US Letter; else A4
  bool operator==(const PapersChoice&) const = default;
};

/// One of them, set on pages.
struct PaperSet {
  Paper which = Paper::invitation;
  std::size_t pages = 0;
  std::string words;  ///< all that stands on it, as plain text
  bool operator==(const PaperSet&) const = default;
};

struct TeamPapers {
  PapersChoice choice;
  std::uint64_t asked = 0;          ///< number of the newest setting that was asked for
  std::uint64_t shown = 0;          ///< number of what is set
  std::vector<PaperSet> set;        ///< those there are for this plan, in their order; until they were first set, none
  float width = 595, height = 842;  ///< of a page, in one unit
  bool looking = false;             ///< they are looked at, in place of what is chosen
  bool writing = false;             ///< a place is being asked for, or they are being written there
  bool each = false;                ///< a file each, in a folder; else all in one
  std::size_t under_way = 0;        ///< the file that is being written, from 1; 0 while the place is asked for
  std::string written_to;           ///< the file or folder, once they are there
  std::optional<words::Problem> problem;
};

}  // namespace vignette::app
