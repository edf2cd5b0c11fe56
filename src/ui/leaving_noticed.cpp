// What could point to somebody, said quietly while one writes.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "ui/leaving.hpp"
#include "ui/writing.hpp"

namespace vignette::ui {

using words::say;
using words::Word;

namespace {

constexpr Type small{type::sans_bold, 14, 20};

struct NoticedSlot : Memory::Slot {
  float high = 0;  ///< as last drawn
};

}  // namespace

text::Range noticed_here(const app::Model& model) {
  const auto& noticed = model.noticing.noticed;
  return noticed && noticed->of == app::current_key(model) ? noticed->finding.range : text::Range{};
}

float draw_noticed(const app::Model& model, Frame& frame, page::Rect foot) {
  const auto& noticed = model.noticing.noticed;
  if (!noticed || noticed->of != app::current_key(model)) return 0;
  const Region region(frame, say(Word::detail_quiet), foot);
  constexpr float inset = 18, gap = 12;
  const auto& ways = noticed->finding.ways;
  const auto said = std::ranges::find_if(ways, [](const auto& way) { return way.instead.has_value(); });
  const std::string could = said != ways.end() ? words::say(Word::detail_quiet_instead, fmt::arg("words", say(*said->instead)))
                                               : std::string(say(Word::detail_quiet_out));
  const ButtonLook change{.available = !model.read_only, .height = 32, .padding = 12, .type = small};
  const ButtonLook keep{.manner = Manner::quiet, .height = 32, .padding = 12, .type = small};
  const float buttons = button_width(frame, say(Word::detail_change), change) + 8 + button_width(frame, say(Word::detail_keep), keep);
  const bool beside = foot.w >= 520;
  const float x = foot.x + inset, width = foot.w - 2 * inset - (beside ? buttons + gap : 0);
  auto& high = frame.memory.slot<NoticedSlot>("noticed").high;
  const page::Rect all{foot.x, foot.y - 1, foot.w, high + 1};  // it goes on from the sheet
  fill(frame, all, frame.colours->sheet, 4);
  stroke(frame, all, frame.colours->edge, frame.colours->outline, 4);
  float y = foot.y + 10;
  y += ui::say(frame, say(Word::detail_quiet), type::label, {x, y}, width, page::Ink::clay, Role::status);
  y += ui::say(frame, std::string(say(noticed->finding.why)) + " " + could, type::meta, {x, y}, width, page::Ink::ink2);
  const page::Point at = beside ? page::Point{foot.right() - inset - buttons, foot.y + 12} : page::Point{x, y + 6};
  if (button(frame, say(Word::detail_change), {at.x, at.y, 0, 32}, change)) frame.wish(app::intent::ChangeNoticed{});
  if (button(frame, say(Word::detail_keep), {at.x + button_width(frame, say(Word::detail_change), change) + 8, at.y, 0, 32}, keep))
    frame.wish(app::intent::KeepNoticed{});
  if (!beside) y += 6 + 32;
  const float now = std::max(y, foot.y + 44) + 10 - foot.y;
  if (std::abs(std::exchange(high, now) - now) >= 0.5F) frame.again = true;
  return now;
}

}  // namespace vignette::ui
