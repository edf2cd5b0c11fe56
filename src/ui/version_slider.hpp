/// The line of versions (look/05, look/24): a dot for each, a knob to step from one to the next, or two of them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ui/frame.hpp"

namespace vignette::ui {

struct VersionLine {
  std::size_t count = 2;
  std::function<std::string(std::size_t)> label;  ///< what stands under a dot, where there is room
  std::function<bool(std::size_t)> hollow;        ///< a version of which only a marker is left
  bool all_labels = false;                        ///< else only at both ends and under the knob
};

/// How high it is, labels included.
inline constexpr float version_line_height = 48;

/// `words` is where it stands, in words. Answers where it is to stand.
std::optional<std::size_t> version_slider(Frame& frame, std::string_view name, std::string_view words, const VersionLine& line,
                                          std::size_t at, page::Point left, float width);

struct VersionEnds {
  std::size_t older = 0, newer = 1;
  bool operator==(const VersionEnds&) const = default;
};
struct EndNames {
  std::string_view older, newer;              ///< of the two knobs
  std::string_view older_words, newer_words;  ///< where they stand
};
/// Two knobs, the older always left of the newer.
std::optional<VersionEnds> version_ends(Frame& frame, const EndNames& names, const VersionLine& line, VersionEnds at, page::Point left,
                                        float width);

}  // namespace vignette::ui
