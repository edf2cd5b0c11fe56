/// What a team said it would do, from the record that was kept, and what became of it: asked six weeks and three months later. What is said
/// then stands in the record, under the commitment; nothing of it is about one person.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/time.hpp"

namespace vignette::workshop {

enum class Became : std::uint8_t { done, changed, dropped };

/// What was said of a commitment on one day.
struct Said {
  Became became = Became::done;
  portfolio::Day day;
  std::string why;  ///< may be empty
  bool operator==(const Said&) const = default;
};

struct TeamCommitment {
  std::string words;
  std::vector<Said> said;  ///< in the order it was said
  bool operator==(const TeamCommitment&) const = default;
};

/// Those in a record (`as_page`), in its order, which is the room's.
std::vector<TeamCommitment> commitments_in(std::string_view page);
/// The record with what was said of one of them; nothing where it has none at that place.
std::optional<std::string> with_said(std::string_view page, std::size_t place, const Said& said);

/// Six weeks and three months after the day on which it was kept.
std::array<portfolio::Day, 2> return_days(portfolio::Day kept);
/// Whether it is time to say what became of it: one of those days has come, and nothing was said since. What was done or dropped does not
/// come back.
bool is_back(const TeamCommitment& one, portfolio::Day kept, portfolio::Day today);

}  // namespace vignette::workshop
