#include "ui/sheet_page.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::say;
using words::Word;

constexpr Type small{type::sans_bold, 14, 20};
constexpr std::array<std::string_view, 3> of_pages{"leaving page ", "review page ", "printed page "};  // by PagePicture::Of

}  // namespace

float draw_sheet_page(Frame& frame, SheetPage page, page::Point at, float width) {
  const page::Rect sheet{snap(frame, at.x), snap(frame, at.y), width, std::round(width * page.down / page.across)};
  fill(frame, sheet, 0xFFFFFFFF);  // paper is white, whatever the theme
  page.picture.pixels_wide = static_cast<int>(std::lround(sheet.w * frame.density));
  const auto asked = name_of(page.picture);
  const Pictures::Picture picture = frame.pictures ? frame.pictures->get(asked) : Pictures::Picture{};
  Pictures::Picture seen = picture;
  if (page.last && picture.texture != 0) *page.last = asked;
  if (page.last && frame.pictures && picture.texture == 0 && !picture.failed && !page.last->empty()) seen = frame.pictures->get(*page.last);
  if (seen.texture != 0 && frame.list)
    frame.list->AddImage(ImTextureRef(static_cast<ImTextureID>(seen.texture)), {sheet.x, sheet.y},
                         {snap(frame, sheet.right()), snap(frame, sheet.bottom())});
  stroke(frame, sheet, frame.colours->edge, 1);
  if (frame.pictures && picture.texture == 0 && !picture.failed)
    describe(frame, Role::status, say(Word::leave_making), sheet);
  else
    describe(frame, Role::image, page.name, sheet).value = page.words;
  return sheet.h;
}

std::optional<std::size_t> turn_sheet(Frame& frame, std::size_t page, std::size_t count, page::Point at) {
  const ButtonLook back{.available = page > 0, .height = 32, .padding = 12, .type = small};
  const ButtonLook next{.available = page + 1 < count, .height = 32, .padding = 12, .type = small};
  const float wide = button_width(frame, say(Word::leave_back_page), back);
  std::optional<std::size_t> to;
  if (button(frame, say(Word::leave_back_page), {at.x, at.y, 0, 32}, back) && page > 0) to = page - 1;
  if (button(frame, say(Word::leave_next_page), {at.x + wide + 8, at.y, 0, 32}, next) && page + 1 < count) to = page + 1;
  return to;
}

std::string name_of(const PagePicture& picture) {
  return fmt::format("{}{} {} {}", of_pages.at(static_cast<std::size_t>(picture.of)), picture.number, picture.page, picture.pixels_wide);
}

std::optional<PagePicture> page_picture(std::string_view name) {
  const auto found = std::ranges::find_if(of_pages, [&](auto one) { return name.starts_with(one); });
  if (found == of_pages.end()) return std::nullopt;
  PagePicture picture{.of = static_cast<PagePicture::Of>(found - of_pages.begin())};
  name.remove_prefix(found->size());
  const auto next = [&name](auto& number) {
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error != std::errc()) return false;
    name.remove_prefix(std::min(name.size(), static_cast<std::size_t>(end - name.data()) + 1));
    return true;
  };
  if (!next(picture.number) || !next(picture.page) || !next(picture.pixels_wide)) return std::nullopt;
  return picture;
}

}  // namespace vignette::ui
