#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "ui/lenses.hpp"
#include "ui/own.hpp"
#include "ui/spelling.hpp"
#include "ui/text_box.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

namespace {

constexpr float caret_width = 2;
constexpr float ring_clear = 16;

/// In high contrast a tint cannot be told from the sheet: what is chosen is then accent, with its letters on it.
bool tint_shows(const Colours& colours) { return colours.tint != colours.sheet; }

void paint_spoken(Frame& frame, page::Manuscript& manuscript, page::Point origin, text::Range spoken) {
  if (spoken.empty()) return;
  const page::Rect seen = clip(frame);
  for (page::Rect part : manuscript.rects(spoken, seen.y - origin.y, seen.bottom() - origin.y)) {
    part.x += origin.x;
    part.y += origin.y;
    fill(frame, part, frame.colours->tint);
    if (!tint_shows(*frame.colours)) fill(frame, {part.x, part.bottom() - 2, part.w, 2}, frame.colours->accent);
  }
}

/// Dots under what could point to somebody: apart from the wave under a misspelt word in shape, and not in colour alone.
void paint_noticed(Frame& frame, page::Manuscript& manuscript, page::Point origin, text::Range noticed) {
  if (noticed.empty()) return;
  constexpr float dot = 2, apart = 4;
  const page::Rect seen = clip(frame);
  for (const page::Rect& part : manuscript.rects(noticed, seen.y - origin.y, seen.bottom() - origin.y, page::Over::ink))
    for (float x = 0; x + dot <= part.w; x += apart)
      fill(frame, {origin.x + part.x + x, origin.y + part.bottom() - dot, dot, dot}, frame.colours->clay);
}

void paint_text(Frame& frame, TextBox& box, page::Manuscript& manuscript, page::Point origin) {
  const page::Rect seen = clip(frame);
  const float top = seen.y - origin.y;
  const float bottom = seen.bottom() - origin.y;
  const Colours& colours = *frame.colours;
  const auto chosen = manuscript.rects(box.selection(), top, bottom);
  for (const page::Rect& part : chosen) {
    const page::Rect area{origin.x + part.x, origin.y + part.y, part.w, part.h};
    fill(frame, area, tint_shows(colours) ? colours.tint : colours.accent);
    if (tint_shows(colours)) fill(frame, {area.x, area.bottom() - 2, area.w, 2}, colours.accent);  // a tint is pale on purpose
  }
  const auto paragraphs = manuscript.visible(top, bottom);
  for (const auto& paragraph : paragraphs) letters(frame, *paragraph.setting, {origin.x, origin.y + paragraph.top});
  if (tint_shows(colours)) return;
  for (const page::Rect& part : chosen) {
    push_clip(frame, {origin.x + part.x, origin.y + part.y, part.w, part.h});
    for (const auto& paragraph : paragraphs) letters(frame, *paragraph.setting, {origin.x, origin.y + paragraph.top}, colours.on_accent);
    pop_clip(frame);
  }
}

page::Rect caret_on_screen(const TextBox& box, page::Manuscript& manuscript, page::Point origin) {
  page::Rect caret = manuscript.caret(box.place());
  caret.x += origin.x;
  caret.y += origin.y;
  return caret;
}

void paint_caret(Frame& frame, page::Rect caret) {
  // As high as the letters, not as the line.
  const float inset = caret.h * 0.1F;
  fill(frame, {snap(frame, caret.x), caret.y + inset, caret_width, caret.h - 2 * inset}, frame.colours->accent);
}

/// Whether another window writes what this field keeps.
bool only_read(const app::Model* model, app::Field which) { return model && !app::takes_typing(*model, which); }

/// After its events: `touch` sees to the rest, such as the pane that follows the focus.
Touch describe_box(Frame& frame, Id id, std::string_view name, page::Rect rect, const app::Editing& editing, std::uint32_t states) {
  return touch(frame, id, Role::text_box, name, rect, states, states & secret ? std::string_view() : std::string_view(editing.text));
}

page::ManuscriptStyle style_of(Frame& frame, const EditorLook& look) {
  return {{look.family, 400, false}, look.size, look.line, look.between, look.language, headings_of(frame)};
}

float width_within(page::Rect rect, const EditorLook& look) { return std::max(1.0F, rect.w - look.left - look.right); }

/// The keys have just come to a text that is read: one goes on where one reads, and not where its caret was left out of view.
void go_on_in_view(Frame& frame, TextBoxSlot& slot, Id id, page::Rect rect, const EditorLook& look) {
  if (frame.memory.focus != id || slot.had_focus || !slot.own.selection().empty()) return;
  page::Manuscript& manuscript = frame.memory.manuscripts[id];
  manuscript.follow(slot.own.text, style_of(frame, look), width_within(rect, look), frame.memory.cache.metrics());
  const page::Point origin{rect.x + look.left, rect.y + look.top};
  const page::Rect seen = clip(frame);
  const page::Rect caret = manuscript.caret({slot.own.caret});
  const float first = seen.y - origin.y, end = seen.bottom() - origin.y;
  const bool in_view = caret.y >= first && caret.y + caret.h <= end;
  if (in_view || first + 2 * look.line > manuscript.height() || end < 2 * look.line) return;
  constexpr float clear = 24;  // of the pane's edge, as it follows
  const page::Place place = manuscript.place_at({0, std::max(0.0F, first) + clear + look.line});
  app::move_caret(slot.own, place.offset, false);
}

/// From the top of a text that is read.
float caret_at(Frame& frame, const TextBoxSlot& slot, Id id) { return frame.memory.manuscripts[id].caret({slot.own.caret}).y; }

bool is_page_key(const Event& event) {
  const auto* key = std::get_if<KeyPressed>(&event);
  return key && (key->chord.key == app::Key::page_down || key->chord.key == app::Key::page_up);
}

Edited text_area(Frame& frame, TextBoxSlot& slot, const app::Editing& editing, TextBoxSetup setup, std::string_view name, page::Rect rect,
                 const EditorLook& look) {
  page::Manuscript& manuscript = frame.memory.manuscripts[setup.id];
  setup.style = style_of(frame, look);
  setup.width = width_within(rect, look);
  setup.origin = {rect.x + look.left, rect.y + look.top};
  setup.read_only = look.read_only;
  setup.page = std::max(look.line, std::min(clip(frame).h, frame.height) - 2 * look.line);

  manuscript.follow(editing.text, setup.style, setup.width, frame.memory.cache.metrics());
  const auto height_now = [&] { return std::max(rect.h, std::ceil(manuscript.height()) + look.top + look.bottom); };
  setup.rect = {rect.x, rect.y, rect.w, height_now()};
  const page::Point origin = setup.origin;
  const Id id = setup.id;
  const bool field = setup.field.has_value();
  const bool spelt = look.spelt && field && !look.read_only;
  setup.spelt = spelt;
  std::optional<SpellingCard> card;
  if (spelt) card.emplace(*look.spelt, frame, *setup.field, manuscript, origin);
  TextBox box(frame, slot, manuscript, editing, std::move(setup));
  box.handle();

  Edited edited;
  const page::Rect seen = clip(frame);
  edited.moved = manuscript.look_at(seen.y - origin.y, seen.bottom() - origin.y);
  edited.height = height_now();
  edited.caret_moved = box.caret_moved();
  const page::Rect all{rect.x, rect.y, rect.w, edited.height};
  // Of a sheet longer than its pane not the top is brought into view but the caret.
  if (box.focused() && seen.h < all.h + 2 * ring_clear && std::exchange(frame.memory.bring_focus_into_view, false)) {
    edited.caret_moved = true;
  }
  describe_box(frame, id, name, all, box.now(), multi_line | (look.read_only ? 0U : editable));
  if (card) card->follow();

  const Colours& colours = *frame.colours;
  if (look.sheet) {
    fill(frame, all, colours.sheet, 4);
    stroke(frame, all, colours.edge, colours.outline, 4);
  }
  paint_spoken(frame, manuscript, origin, look.spoken);
  paint_text(frame, box, manuscript, origin);
  paint_noticed(frame, manuscript, origin, look.noticed);
  if (spelt) paint_misspelt(*look.spelt, frame, id, box, manuscript, origin);
  if (box.focused()) {
    edited.caret = caret_on_screen(box, manuscript, origin);
    if (look.sheet || frame.memory.ring) paint_caret(frame, *edited.caret);
    if (look.sheet) focus_ring(frame, all, 4);
  }
  if (!field && box.caret_moved()) {
    const app::Editing now = box.now();  // NOLINT(performance-unnecessary-copy-initialization): it may lie in the slot
    slot.own = now;
  }
  return edited;
}

TextBoxSlot& slot_of(Frame& frame, Id id) { return frame.memory.slot<TextBoxSlot>("text box " + std::to_string(id)); }

}  // namespace

Id id_of(app::Field which) { return id_of("field", 0, static_cast<std::uint64_t>(which)); }

Edited editor(Frame& frame, app::Field which, const app::Editing& editing, std::string_view name, page::Rect rect, const EditorLook& look) {
  TextBoxSetup setup;
  setup.id = id_of(which);
  setup.field = which;
  TextBoxSlot& slot = slot_of(frame, setup.id);
  EditorLook own = look;
  own.read_only = look.read_only || only_read(look.spelt, which);
  return text_area(frame, slot, editing, std::move(setup), name, rect, own);
}

Edited text_to_read(Frame& frame, Id id, std::string_view text, std::string_view name, page::Rect rect, const EditorLook& look) {
  TextBoxSlot& slot = slot_of(frame, id);
  if (slot.own.text != text) slot.own = {.text = std::string(text)};
  TextBoxSetup setup;
  setup.id = id;
  EditorLook reading = look;
  reading.read_only = true;
  go_on_in_view(frame, slot, id, rect, reading);
  const bool pages = frame.memory.focus == id && std::ranges::any_of(frame.events, is_page_key);
  const float before = pages ? caret_at(frame, slot, id) : 0;
  Edited edited = text_area(frame, slot, slot.own, std::move(setup), name, rect, reading);
  if (pages && edited.caret) edited.moved = caret_at(frame, slot, id) - before;  // a page further, the caret stands where it stood
  if (!frame.panes.empty()) frame.panes.back()->follow(edited);
  return edited;
}

namespace {

void draw_field(Frame& frame, app::Field which, const app::Editing& editing, std::string_view name, std::string_view placeholder,
                page::Rect rect, std::optional<page::Icon> before, const SecretLook& look, bool boxed = true) {
  const float padding = boxed ? 12 : 0;
  const Type type = look.type;
  const bool kept_secret = app::is_secret(which);
  const bool wraps = look.lines > 1;
  TextBoxSetup setup;
  setup.id = id_of(which);
  setup.field = which;
  setup.single = true;
  setup.secret = kept_secret;
  setup.dots = kept_secret && !look.show;
  setup.style = {type.face, type.size, type.line, 0, "en-GB"};
  setup.rect = rect;
  const float left = before ? padding + 20 + 10 : padding;
  const page::Rect window{rect.x + left, rect.y, std::max(1.0F, rect.w - left - padding), rect.h};
  if (wraps) setup.width = window.w;

  TextBoxSlot& slot = slot_of(frame, setup.id);
  page::Manuscript& manuscript = frame.memory.manuscripts[setup.id];
  const float top = rect.y + (rect.h - type.line * static_cast<float>(look.lines)) / 2;
  setup.origin = {window.x - slot.scroll, top};
  const Id id = setup.id;
  const bool reads = setup.read_only = only_read(look.spelt, which);
  const bool spelt = look.spelt && !kept_secret && !look.spelt->read_only;
  setup.spelt = spelt;
  std::optional<SpellingCard> card;
  if (spelt) {
    manuscript.follow(editing.text, setup.style, setup.width, frame.memory.cache.metrics());
    card.emplace(*look.spelt, frame, which, manuscript, setup.origin);
  }
  TextBox box(frame, slot, manuscript, editing, std::move(setup));
  box.handle();

  // The caret stays in the window of one line.
  const float x = manuscript.caret(box.place()).x;
  const float end = manuscript.caret({box.end()}).x + caret_width;
  if (!box.focused() || wraps) slot.scroll = 0;
  slot.scroll = std::clamp(slot.scroll, std::min(x, x + caret_width - window.w), x);
  slot.scroll = std::clamp(slot.scroll, 0.0F, std::max(0.0F, end - window.w));
  if (wraps) slot.scroll = 0;
  const page::Point origin{window.x - slot.scroll, top};

  if (box.focused() && box.caret_moved()) frame.memory.bring_focus_into_view = true;  // what one writes in is seen
  const Touch does =
      describe_box(frame, id, name, rect, box.now(), (reads ? 0U : std::uint32_t{editable}) | (kept_secret ? std::uint32_t{secret} : 0U));
  if (card) card->follow();
  const Colours& colours = *frame.colours;
  if (boxed) fill(frame, rect, colours.sheet, 6);
  if (!boxed) {
    rule(frame, rect.x, rect.bottom() - 2, rect.w, box.focused() ? colours.accent : does.over ? colours.ink2 : colours.edge, 2);
  } else if (box.focused()) {
    stroke(frame, rect, colours.accent, 2, 6);
  } else {
    stroke(frame, rect, does.over ? colours.ink2 : colours.edge, colours.outline, 6);
  }
  if (before) icon(frame, *before, {rect.x + padding, rect.y + (rect.h - 20) / 2}, colours.ink3);
  push_clip(frame, window);
  if (box.now().text.empty() && !placeholder.empty()) {
    Type slanted = type;  // so that it is never taken for something written, in high contrast neither
    slanted.face.italic = true;
    letters(frame, *set(frame, placeholder, slanted, page::Ink::faint), {window.x, top});
  }
  paint_text(frame, box, manuscript, origin);
  if (spelt) paint_misspelt(*look.spelt, frame, id, box, manuscript, origin);
  if (box.focused()) paint_caret(frame, caret_on_screen(box, manuscript, origin));
  pop_clip(frame);
  if (box.focused()) focus_ring(frame, rect, 6);
}

}  // namespace

void field(Frame& frame, app::Field which, const app::Editing& editing, std::string_view name, std::string_view placeholder,
           page::Rect rect, std::optional<page::Icon> before) {
  draw_field(frame, which, editing, name, placeholder, rect, before, {});
}

void title_field(Frame& frame, app::Field which, const app::Editing& editing, std::string_view name, std::string_view placeholder,
                 page::Rect rect, Type type, const app::Model& model) {
  draw_field(frame, which, editing, name, placeholder, rect, {}, {.type = type, .spelt = &model}, false);
}

void secret_field(Frame& frame, app::Field which, const app::Editing& editing, std::string_view name, page::Rect rect,
                  const SecretLook& look) {
  draw_field(frame, which, editing, name, {}, rect, {}, look);
}

}  // namespace vignette::ui
