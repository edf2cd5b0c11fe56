/// A page as it will be on paper, drawn outside: of what leaves (look/33-leaving), of a reply or an agreement before it goes, and of what
/// is printed for a workshop (look/37-workshop-plan).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ui/widgets.hpp"

namespace vignette::ui {

/// Which page, as `Pictures` is asked for it; and what such a name says.
struct PagePicture {
  enum class Of : std::uint8_t { leaving, review, printed };  ///< `review`: a reply or an agreement; `printed`: a workshop's papers
  std::uint64_t number = 0;                                   ///< of what was made
  std::size_t page = 0;
  int pixels_wide = 0;
  Of of = Of::leaving;
};
std::string name_of(const PagePicture& picture);
std::optional<PagePicture> page_picture(std::string_view name);

struct SheetPage {
  PagePicture picture;          ///< how wide is seen to
  float across = 0, down = 0;   ///< of a page, in one unit
  std::string_view name;        ///< what the picture is called
  std::string_view words;       ///< all that is on the pages, for who can't see them
  std::string* last = nullptr;  ///< which was drawn last: it is seen until this one is there, so that no letter typed makes it flicker
};
/// Answers its height.
float draw_sheet_page(Frame& frame, SheetPage page, page::Point at, float width);

/// Turns to the page before or after; answers the page to be shown, if it is another. One line, 32 high.
std::optional<std::size_t> turn_sheet(Frame& frame, std::size_t page, std::size_t count, page::Point at);

}  // namespace vignette::ui
