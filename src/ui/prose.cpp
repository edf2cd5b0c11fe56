#include "ui/prose.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

page::ReadingStyle style_of(const app::Model& model, float body) {
  page::ReadingStyle style;
  style.family = family_of(model);
  style.body = body;
  style.narrow = true;
  return style;
}

void say_links(Frame& frame, const pack::Block& block, const page::Setting& setting, page::Point at) {
  std::uint32_t before = 0;
  for (const page::Run& run : setting.runs) {
    const std::uint32_t tag = std::exchange(before, run.tag);
    if (run.tag == 0 || run.tag == tag || run.tag > block.spans.size()) continue;
    const pack::Span& span = block.spans[run.tag - 1];
    if (span.link.empty()) continue;
    const Id id = id_of(span.link, id_of("prose"), span.range.begin);
    std::vector<page::Rect> lines = page::rects(setting, span.range, page::Over::ink);
    bool over = false, ring = false, activated = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      lines[i].x += at.x;
      lines[i].y += at.y;
      const Touch does =
          touch(frame, i == 0 ? id : id_of("prose line", id, i), Role::link, text::part(block.text, span.range), lines[i], 0, span.link);
      if (i > 0) frame.outline.items.pop_back();  // a link is one thing, however many lines it stands on
      over = over || does.over;
      ring = ring || does.ring;
      activated = activated || does.activated;
    }
    for (const page::Rect& line : lines) {
      if (over) fill(frame, {line.x, line.bottom() - 4, line.w, 2}, frame.colours->accent);
      if (ring) focus_ring(frame, line, 2);
    }
    if ((over || ring) && !lines.empty()) tell_address(frame, span.link, lines.front());
    if (activated) frame.wish(app::intent::OpenLink{span.link});
  }
}

}  // namespace

float say_prose(const app::Model& model, Frame& frame, std::span<const pack::Block> blocks, float body, page::Point at, float width,
                Role role) {
  const page::ReadingStyle style = style_of(model, body);
  float y = at.y;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const pack::Block& block = blocks[i];
    if (i > 0) y += page::space_between(blocks[i - 1], block, style);
    const float indent = page::indent_of(block, style, width);
    const page::Paragraph paragraph = page::paragraph_of(block, style);
    const auto setting = frame.memory.cache.set(paragraph, std::max(1.0F, width - indent));
    const page::Point here{at.x + indent, y};
    if (!block.marker.empty()) {
      const auto marker = set(frame, block.marker, {{style.family, 400, false}, body, paragraph.line}, page::Ink::ink2);
      letters(frame, *marker, {here.x - marker->width - 8, y});
    }
    say_set(frame, *setting, block.text, here, role);
    say_links(frame, block, *setting, here);
    y += setting->height;
  }
  return y - at.y;
}

void tell_address(Frame& frame, const std::string& address, page::Rect line) {
  const page::Rect window{0, 0, frame.width, frame.height};
  frame.leads = {address, line, frame.panes.empty() ? window : frame.panes.back()->rect()};
}

void draw_address(Frame& frame) {
  if (frame.leads.address.empty()) return;
  constexpr float margin = 12, side = 12, above = 6;
  const page::Rect within = frame.leads.within;
  const std::string words = say(Word::reader_link_leads, fmt::arg("address", frame.leads.address));
  const float most = std::max(1.0F, within.w - 2 * margin - 2 * side);
  const auto setting = frame.memory.cache.set_short(page::plain(words, type::small.face, type::small.size, type::small.line), most, 2);
  page::Rect box{within.x + margin, 0, setting->width + 2 * side, setting->height + 2 * above};
  box.y = within.bottom() - margin - box.h;
  if (frame.leads.line.bottom() + 4 > box.y) box.y = within.y + margin;
  fill(frame, box, frame.colours->sheet, 6);
  stroke(frame, box, frame.colours->edge, frame.colours->outline, 6);
  letters(frame, *setting, {box.x + side, box.y + above});
  describe(frame, Role::status, words, box);
}

}  // namespace vignette::ui
