/// Two versions of an answer compared: both texts as one, and what changed in words (look/24-compare-versions).
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "text/range.hpp"
#include "ui/long_list.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

inline constexpr float least_compare_foot = 178;

/// One change: words that went, words that came, and where they stand in the joined text.
struct Change {
  std::string went, came;
  std::size_t paragraph = 0;  ///< in which it begins
};

/// A paragraph of the joined text, set.
struct ComparedPart {
  std::string text;
  std::vector<std::pair<text::Range, bool>> changed;  ///< true: came in
  std::shared_ptr<const page::Setting> setting;
  float top = 0;
};

struct CompareSlot : Memory::Slot {
  // What was compared, and how it was set.
  std::string older, newer;
  EditorLook look;
  float width = 0;
  bool made = false;
  std::vector<ComparedPart> parts;
  std::vector<Change> changes;
  float height = 0;

  float text_content = 600, list_content = 600;
  LongList list;
  float list_width = 0;
  std::size_t at = 0;  ///< the change that was gone to
  bool bring = false;
  float foot = least_compare_foot;
};

/// Compares two texts and sets them as one; nothing is done where both are as before.
void set_compared(Frame& frame, CompareSlot& slot, std::string_view older, std::string_view newer, const EditorLook& look, float width);
void draw_compared(Frame& frame, const CompareSlot& slot, page::Point at);

/// "The same, in words." Answers the height. `own`: the pane it stands in.
float draw_changes(Frame& frame, CompareSlot& slot, Pane* own, page::Point at, float width);

}  // namespace vignette::ui
