/// Finding in a case: the field, the count and the ways on take over the bar; ticks beside the scroll bar say where.
#include <algorithm>
#include <cmath>

#include "ui/reader.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

constexpr float two_rows_below = 640;  ///< narrower than this, the field has a row to itself

/// What is remembered of the bar and the ticks.
struct FindSlot : Memory::Slot {
  std::uint64_t drawn = 0;  ///< frame it was drawn last in: a gap means it has just been opened
  std::string needle;
  std::size_t count = 0;
  float content = 0;
  std::vector<float> ticks;  ///< shares of the content's height, thinned to what can be told apart
};

bool tool(Frame& frame, std::string_view name, page::Icon which, float& x, float middle, page::Ink ink, Colour colour, bool with_icon) {
  const Type words{type::sans_medium, 14, 20};
  const auto label = set(frame, name, words, ink);
  const float width = label->width + 20 + (with_icon ? 24.0F : 0.0F);
  const page::Rect rect{x, middle - 18, width, 36};
  const Touch touched = touch(frame, control_id(Role::button, name), Role::button, name, rect);
  if (touched.over) fill(frame, rect, frame.colours->tint, 6);
  if (with_icon) icon(frame, which, {x + 10, middle - 8}, colour, 16);
  letters(frame, *label, {x + 10 + (with_icon ? 24.0F : 0.0F), middle - 10});
  if (touched.ring) focus_ring(frame, rect, 6);
  x += width;
  return touched.activated;
}

float tool_width(Frame& frame, std::string_view name, bool with_icon) {
  return width_of(frame, name, {type::sans_medium, 14, 20}) + 20 + (with_icon ? 24.0F : 0.0F);
}

/// "5 of 16", and the section it is in.
std::string count_in_words(const app::Model& model, const CaseView& view, bool with_section) {
  const app::Find& find = model.find;
  if (find.needle.text.empty()) return {};
  if (find.found.empty()) return std::string(say(Word::find_none));
  std::string count = say(Word::find_count, fmt::arg("at", find.at + 1), fmt::arg("count", find.found.size()));
  if (!with_section || find.at >= find.found.size()) return count;
  const std::size_t piece = find.found[find.at].begin.piece;
  const auto& pieces = view.text.document().pieces;
  if (piece >= pieces.size() || pieces[piece].where == app::Piece::Where::closing) return count;
  std::string section = title_of(view.text.pack(), pieces[piece].section);
  if (!section.empty() && section[0] >= 'A' && section[0] <= 'Z') section[0] = static_cast<char>(section[0] - 'A' + 'a');
  return say(Word::find_where, fmt::arg("count", count), fmt::arg("section", section));
}

}  // namespace

float find_bar_height(float width) { return width < two_rows_below ? 92 : 56; }

void draw_find_bar(const app::Model& model, Frame& frame, const CaseView& view, const BarPlace& place) {
  auto& slot = frame.memory.slot<FindSlot>("find");
  const Id id = id_of(app::Field::find);
  if (slot.drawn + 1 < frame.memory.frames || slot.drawn == 0) give_focus(frame, id, true);
  slot.drawn = frame.memory.frames;
  if (frame.memory.focus != id && pressed(frame, {.key = app::Key::f, .ctrl = true})) give_focus(frame, id, true);

  // Enter goes on while the field has the keyboard; its own editor would take other keys only.
  if (frame.memory.focus == id) {
    take_events(frame, [&](const Event& event) {
      const auto* key = std::get_if<KeyPressed>(&event);
      if (key == nullptr || key->chord.key != app::Key::enter || key->chord.ctrl || key->chord.alt) return false;
      if (key->chord.shift)
        frame.wish(app::intent::FindPrevious{});
      else
        frame.wish(app::intent::FindNext{});
      return true;
    });
  }
  const page::Rect bar = place.rect;
  const bool two_rows = bar.w < two_rows_below;
  const bool icons = bar.w >= 480;
  const float side = place.narrow ? 12 : 24;
  const std::string_view previous = say(Word::find_previous), next = say(Word::find_next), close = say(Word::find_close);
  const float close_width = tool_width(frame, close, icons);
  const float steps_width = tool_width(frame, previous, icons) + tool_width(frame, next, icons) + 8;

  float x = place.narrow ? bar.x + side : std::max(bar.x + 24, place.left);
  const float first_middle = bar.y + (two_rows ? 26.0F : bar.h / 2);
  const bool with_section = !place.narrow && bar.right() - x > 300 + 220 + steps_width + close_width + side;
  const std::string count = count_in_words(model, view, with_section);
  const Type count_type = type::meta;
  const float count_width = std::max(place.narrow ? 64.0F : 120.0F, width_of(frame, count, count_type) + 6);
  float field_width = 300;
  if (two_rows)
    field_width = bar.w - 2 * side;
  else if (place.narrow)
    field_width = std::max(120.0F, bar.w - 2 * side - count_width - steps_width - close_width - 32);
  field(frame, app::Field::find, model.find.needle, say(Word::find_field), say(Word::find_field), {x, first_middle - 18, field_width, 36},
        page::Icon::search);

  const float middle = two_rows ? bar.y + 68 : first_middle;
  x = two_rows ? bar.x + side : x + field_width + 12;
  if (!count.empty()) {
    page::Paragraph words = page::plain(count, count_type.face, count_type.size, count_type.line, page::Ink::ink2, words::language());
    if (!model.find.found.empty()) {  // the number stands out, the section after it does not
      page::Stretch number = words.stretches.front();
      number.range.end = std::min(count.find(','), count.size());
      number.face = type::sans_bold;
      number.ink = page::Ink::ink;
      words.stretches.front().range.begin = number.range.end;
      words.stretches.insert(words.stretches.begin(), number);
      if (words.stretches.back().range.empty()) words.stretches.pop_back();
    }
    const auto shown = frame.memory.cache.set(words, 0);
    letters(frame, *shown, {x, middle - 10});
    describe(frame, Role::status, count, {x, middle - 10, shown->width, 20});
  }
  x += count_width + (two_rows ? 4.0F : 12.0F);
  if (tool(frame, previous, page::Icon::up, x, middle, page::Ink::accent, frame.colours->accent, icons))
    frame.wish(app::intent::FindPrevious{});
  x += two_rows ? 0.0F : 8.0F;
  if (tool(frame, next, page::Icon::down, x, middle, page::Ink::accent, frame.colours->accent, icons)) frame.wish(app::intent::FindNext{});
  float end = bar.right() - side - close_width;
  if (tool(frame, close, page::Icon::close, end, middle, page::Ink::ink2, frame.colours->ink2, icons)) frame.wish(app::intent::CloseFind{});
}

void draw_ticks(const app::Model& model, Frame& frame, CaseView& view, const Pane& pane, float content) {
  if (!model.find.open || model.find.found.empty() || content <= pane.rect().h) return;
  auto& slot = frame.memory.slot<FindSlot>("find");
  const float track = pane.rect().h - 16;
  // Where the words stand is worked out when they change, or when the case has turned out noticeably longer or shorter.
  if (slot.needle != model.find.needle.text || slot.count != model.find.found.size() || std::abs(slot.content - content) > content / 100) {
    slot.needle = model.find.needle.text;
    slot.count = model.find.found.size();
    slot.content = content;
    slot.ticks.clear();
    std::size_t piece = Part::npos;
    for (const app::Stretch& one : model.find.found) {
      if (one.begin.piece == piece) continue;
      piece = one.begin.piece;
      const std::size_t block = view.text.block_of(piece);
      const float y = block == Part::npos ? place_of(view, one.begin).y : view.head.height + view.text.top(block);
      const float share = y / content;
      if (slot.ticks.empty() || std::abs(share - slot.ticks.back()) * track >= 3) slot.ticks.push_back(share);
    }
  }
  for (const float share : slot.ticks) {
    fill(frame, {pane.rect().right() - 16, snap(frame, pane.rect().y + 8 + std::clamp(share, 0.0F, 1.0F) * track), 10, 2},
         frame.colours->accent);
  }
}

}  // namespace vignette::ui
