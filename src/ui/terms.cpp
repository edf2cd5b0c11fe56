#include "ui/terms.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "ui/long_list.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::Word;

constexpr Type title_type{type::serif, 21, 26};
constexpr Type foot_type{type::sans, 13, 18};
constexpr float least_target = 24;
constexpr float padding = 16, above = 14;
constexpr float least_high = 120;  ///< of a card that has no room for all it says: one scrolls in it
constexpr float cross = 32;

struct TermSlot : Memory::Slot {
  std::optional<std::size_t> over;       ///< the use that the pointer or the keyboard is on, in this drawing
  std::optional<std::size_t> hovered;    ///< the one whose card is shown because of that
  std::optional<std::size_t> dismissed;  ///< closed while the pointer or the keyboard was on it: shown again once it has left
  std::optional<std::size_t> open;       ///< the one opened, in the drawing before
  std::optional<page::Point> still;      ///< where the pointer lay when the page came or was scrolled under it: it asks for nothing there
  page::Rect word, card;                 ///< as last drawn
  Id close = 0, leads = 0;
  Id focus = 0;  ///< what had the keyboard when the drawing before began
  float content = 0;
};

TermSlot& slot_of(Frame& frame, const CaseView& view) { return frame.memory.slot<TermSlot>("terms " + std::to_string(view.id)); }

Id word_id(const CaseView& view, std::size_t use) { return id_of("term", view.id, use); }

const std::vector<app::TermUse>& uses_of(const app::Model& model, Frame& frame) { return uses_in(model, frame, *app::current_case(model)); }

std::optional<std::size_t> open_use(const app::Model& model, const std::vector<app::TermUse>& uses) {
  const app::Terms& terms = model.words_explained;
  if (terms.shown.empty()) return {};
  for (std::size_t i = 0; i < uses.size(); ++i) {
    if (uses[i].term == terms.shown && uses[i].piece == terms.at.piece && uses[i].range.begin == terms.at.offset) return i;
  }
  return {};
}

page::Rect around(page::Rect a, page::Rect b) {
  const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// A line of dots as wide as they are apart, or solid.
void underline(Frame& frame, page::Rect line, float y, float thickness, bool solid) {
  if (solid) {
    fill(frame, {line.x, y, line.w, thickness}, frame.colours->accent);
    return;
  }
  const float dot = std::max(1.0F, std::round(thickness * frame.density)) / frame.density;
  for (float x = line.x; x < line.right(); x += 2 * dot) fill(frame, {x, y, std::min(dot, line.right() - x), dot}, frame.colours->accent);
}

/// Links and words of one part in reading order, whichever was drawn first.
void put_in_order(Frame& frame, const Part& part, float dy) {
  auto& items = frame.outline.items;
  auto first = items.end();
  while (first != items.begin() && std::prev(first)->role == Role::link && std::prev(first)->interactive) --first;
  const float line = part.setting->lines.empty() ? 30 : std::max(1.0F, part.setting->lines.front().height);
  const auto place = [&](const Item& item) {
    const float middle = item.rect.y + item.rect.h / 2 - part.at.y - dy;
    return std::pair(std::floor(middle / line), item.rect.x);
  };
  std::stable_sort(first, items.end(), [&](const Item& a, const Item& b) { return place(a) < place(b); });
}

/// The footnote marked at the end of a word: the card takes it in.
NoteToo note_at(const app::Document& document, const app::TermUse& use) {
  NoteToo note;
  for (const pack::Span& span : document.pieces[use.piece].block.spans) {
    if (span.footnote > 0 && span.range.begin == use.range.end) note.number = span.footnote;
  }
  if (note.number == 0) return note;
  for (const app::Piece& piece : document.pieces) {
    if (piece.where != app::Piece::Where::footnote || piece.footnote != note.number) continue;
    if (!note.words.empty()) note.words += '\n';
    note.words += piece.block.text;
  }
  return note;
}

struct DrawnWord {
  const app::TermUse& use;
  std::vector<page::Rect> lines;
  std::vector<float> baselines;
};

void paint_word(Frame& frame, const Part& part, float dy, const DrawnWord& word, bool open, bool over) {
  for (std::size_t i = 0; i < word.lines.size(); ++i) {
    const page::Rect& line = word.lines[i];
    if (open) {
      const page::Rect box{line.x - 3, line.y + (line.h - 27) / 2, line.w + 6, 27};
      fill(frame, box, frame.colours->tint, 2);
      push_clip(frame, common(box, clip(frame)));
      letters(frame, *part.setting, {part.at.x, part.at.y + dy}, frame.colours->accent);
      pop_clip(frame);
      underline(frame, box, box.bottom() - 2, 2, true);
    } else {
      underline(frame, line, word.baselines[i] + 4, 1.5F, over);
    }
  }
}

/// Something is selected or being marked: what the pointer happens to lie on is not asked for then.
bool busy(const app::Model& model) { return !model.selection.empty() || !model.marks.chosen.empty(); }

}  // namespace

void draw_terms(const app::Model& model, Frame& frame, CaseView& view, const Part& part, float dy) {
  if (part.kind != Part::Kind::text && part.kind != Part::Kind::cell) return;
  const auto& uses = uses_of(model, frame);
  auto at = std::ranges::lower_bound(uses, part.piece, {}, &app::TermUse::piece);
  if (at == uses.end() || at->piece != part.piece) return;
  TermSlot& slot = slot_of(frame, view);
  const auto opened = open_use(model, uses);
  for (; at != uses.end() && at->piece == part.piece; ++at) {
    const auto begin = static_cast<std::ptrdiff_t>(at->range.begin) - part.base,
               end = static_cast<std::ptrdiff_t>(at->range.end) - part.base;
    const pack::Term* term = find_term(model, at->term);
    if (term == nullptr || begin < 0 || end > static_cast<std::ptrdiff_t>(part.setting->length)) continue;
    const text::Range range{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
    DrawnWord word{*at, page::rects(*part.setting, range, page::Over::ink), {}};
    std::size_t on = page::line_of(*part.setting, {range.begin, page::Affinity::downstream});
    for (page::Rect& line : word.lines) {
      word.baselines.push_back(part.at.y + dy + part.setting->lines[std::min(on++, part.setting->lines.size() - 1)].baseline);
      line.x += part.at.x;
      line.y += part.at.y + dy;
    }
    if (word.lines.empty() || !in_reach(frame, around(word.lines.front(), word.lines.back()))) continue;

    const auto index = static_cast<std::size_t>(at - uses.begin());
    const bool is_open = opened == index;
    const auto follow = [&frame, is_open, term = at->term, spot = app::Spot{at->piece, at->range.begin}] {
      frame.wish(app::intent::ShowTerm{is_open ? std::string() : term, spot});
    };
    bool over = false, activated = false, ring = false;
    for (std::size_t i = 0; i < word.lines.size(); ++i) {
      page::Rect target = word.lines[i];
      const float wider = std::max(0.0F, (least_target - target.w) / 2);
      target = {target.x - wider, target.y, target.w + 2 * wider, target.h};
      const Id id = i == 0 ? word_id(view, index) : id_of("term line", word_id(view, index), i);
      const Touch does = touch_in_text(frame, id, term->name, target, is_open ? std::uint32_t{expanded} : 0U, {});
      over = over || (does.over && !slot.still && !slot.card.contains(frame.memory.pointer));
      ring = ring || does.ring;
      activated = activated || does.activated;
      if (does.focused) view.held = {frame.memory.focus, {at->piece, at->range.begin}};
      view.targets.push_back({target, word_id(view, index), follow});
      if (i > 0) frame.outline.items.pop_back();  // a word is one thing, however many lines it stands on
    }
    if (ring) {
      for (const page::Rect& line : word.lines) focus_ring(frame, line, 2);
    }
    if ((over || ring) && !busy(model)) {
      slot.over = index;
      if (slot.hovered == index) slot.word = around(word.lines.front(), word.lines.back());
    }
    paint_word(frame, part, dy, word, opened == index, over || slot.hovered == index);
    if (activated) follow();
  }
  put_in_order(frame, part, dy);
}

float clear_of(const std::vector<std::pair<float, float>>& taken, float wanted, float high, float least, float most, page::Rect line) {
  constexpr float apart = 8;
  const auto fits = [&](float y) {
    if (y < least || y > most || y > line.bottom() + 40 || y + high < line.y - 40) return false;
    return std::ranges::none_of(taken,
                                [&](const auto& one) { return y < one.second + apart - 0.5F && one.first < y + high + apart - 0.5F; });
  };
  if (fits(wanted)) return wanted;
  std::optional<float> best;
  const auto consider = [&](float y) {
    if (fits(y) && (!best || std::abs(y - wanted) < std::abs(*best - wanted))) best = y;
  };
  for (const auto& [from, to] : taken) {
    consider(from - apart - high);
    consider(to + apart);
  }
  return best.value_or(wanted);
}

TermCard::TermCard(const app::Model& model, Frame& frame, CaseView& view, const Pane& pane, const std::optional<CardMargin>& margin)
    : model_(model), frame_(frame), view_(view) {
  const auto& uses = uses_of(model, frame);
  TermSlot& slot = slot_of(frame, view);
  auto opened = open_use(model, uses);
  const page::Point pointer = frame.memory.pointer;
  if (pane.moved() || frame.new_screen) slot.still = pointer;
  if (slot.still && (slot.still->x != pointer.x || slot.still->y != pointer.y)) slot.still.reset();
  if (slot.hovered && (*slot.hovered >= uses.size() || busy(model) || pane.moved())) slot.hovered.reset();
  // Once the keyboard has gone on, the notes that made room for the card stand in their places again, before what it went to is brought
  // into view.
  const Id now = frame.memory.focus, before = std::exchange(slot.focus, now);
  if (frame.memory.ring && now != before) {
    const auto of_card = [&](Id id) { return opened && (id == word_id(view, *opened) || id == slot.close || id == slot.leads); };
    if (slot.hovered && before == word_id(view, *slot.hovered)) slot.hovered.reset();
    if (of_card(before) && !of_card(now)) {
      frame.wish(app::intent::ShowTerm{});
      opened.reset();
    }
  }
  if (slot.open && !opened) {  // closed, by whatever way: the keyboard is at the word again
    slot.dismissed = slot.open;
    slot.hovered.reset();
    if (frame.memory.focus != 0 && (frame.memory.focus == slot.close || frame.memory.focus == slot.leads)) {
      give_focus(frame, word_id(view, *slot.open), frame.memory.ring);
    }
  }
  slot.open = opened;
  slot.over.reset();
  if (slot.hovered && slot.hovered != opened && pressed(frame, {.key = app::Key::escape})) {
    slot.dismissed = std::exchange(slot.hovered, std::nullopt);
  }
  const auto shown = slot.hovered ? slot.hovered : opened;
  slot.card = {};
  if (!shown) return;
  const app::TermUse& use = uses[*shown];
  const pack::Term* term = find_term(model, use.term);
  page::Rect line = place_of(view, {use.piece, use.range.begin});
  line.y += pane.top();
  const page::Rect seen = pane.rect();
  if (term == nullptr || line.bottom() <= seen.y || line.y >= seen.bottom()) {
    if (opened == shown && pane.moved()) frame.wish(app::intent::ShowTerm{});  // scrolled away
    return;
  }
  open_ = opened == shown;
  after_ = word_id(view, *shown);
  stays_ = open_ || (frame.memory.ring && frame.memory.focus == after_);
  first_ = frame.outline.items.size();
  frame.list->ChannelsSplit(2);
  frame.list->ChannelsSetCurrent(1);
  draw(use, *term, pane, margin, line);
  frame.list->ChannelsSetCurrent(0);
  split_ = true;
  items_ = frame.outline.items.size() - first_;
}

void TermCard::draw(const app::TermUse& use, const pack::Term& term, const Pane& pane, const std::optional<CardMargin>& margin,
                    page::Rect line) {
  const Colours& c = *frame_.colours;
  TermSlot& slot = slot_of(frame_, view_);
  const page::Rect seen = pane.rect();
  const float width = margin ? view_.text.look().note_width : view_.text.look().width;
  const float inner = width - 2 * padding;
  const NoteToo note = note_at(view_.text.document(), use);
  const float title = set(frame_, term.name, title_type, page::Ink::ink, inner - cross + 8)->height;
  const float foot_words = width_of(frame_, words::say(Word::term_added), foot_type);
  const bool one_line = foot_words + 16 + width_of(frame_, words::say(Word::term_in_glossary), foot_type) <= inner;
  const float content = title + 4 + explain(model_, frame_, term, inner, note).height + 12 + (one_line ? 18 : 40);
  page::Rect card{margin ? margin->x : view_.left, 0, width, content + 2 * above};
  if (margin) {
    const float to = seen.bottom() - 24, from = std::min(std::max(seen.y + 12, margin->from + 8), to - least_high);
    card.h = std::min(card.h, to - from);
    card.y = clear_of(margin->taken, std::max(from, std::min(line.y - 70, to - card.h)), card.h, from, to - card.h, line);
  } else {
    card.h = std::min(card.h, std::max(least_high, (seen.h - line.h) / 2 - 28));
    card.y = seen.bottom() - 16 - card.h;
    if (line.bottom() + 8 > card.y) card.y = seen.y + 12;
  }
  card.y = snap(frame_, card.y);
  slot.card = rect_ = card;

  describe(frame_, Role::note, term.name, card);
  if (margin) {
    const float from = view_.left + view_.text.look().width + 4, middle = line.y + std::floor(line.h / 2);
    const page::Point to{card.x, std::clamp(middle, card.y + 12, card.bottom() - 12)};
    ui::line(frame_, {from, middle}, to, c.accent, 1.5F);
    disc(frame_, {from, middle}, 3, c.accent);
  }
  fill(frame_, card, c.sheet, 8);
  stroke(frame_, card, c.edge, c.outline, 8);

  const std::string name = words::say(Word::term_close, fmt::arg("term", term.name));
  const page::Rect at{card.right() - cross - 6, card.y + 8, cross, cross};
  slot.close = id_of("close term", view_.id);
  const Touch close = touch(frame_, slot.close, Role::button, name, at);
  if (!open_) leave_to_arrows(frame_);
  if (close.over) fill(frame_, at, c.tint, 4);
  icon(frame_, page::Icon::close, {at.x + 8, at.y + 8}, c.ink2, 16);
  if (close.ring) focus_ring(frame_, at, 4);
  if (close.activated) {
    frame_.wish(app::intent::ShowTerm{});
    slot.dismissed = std::exchange(slot.hovered, std::nullopt);
  }
  const page::Rect inside{card.x + padding, card.y + above, inner, card.h - 2 * above};
  bool leads = false;
  if (content > inside.h + 0.5F) {
    Pane scrolling(frame_, "term card", {inside.x, inside.y, inside.w + padding - 2, inside.h}, content, false);
    leads = draw_inside(term, note, {inside.x, scrolling.top(), inner, inside.h}, one_line);
  } else {
    leads = draw_inside(term, note, inside, one_line);
  }
  if (leads) frame_.wish(app::intent::ShowGlossary{use.term});
  take_events(frame_, [&](const Event& event) {  // what it covers is not pressed through it
    const auto* press = std::get_if<PointerPressed>(&event);
    return press != nullptr && common(card, clip(frame_)).contains(press->at);
  });
}

bool TermCard::draw_inside(const pack::Term& term, const NoteToo& note, page::Rect inside, bool one_line) {
  float y = inside.y;
  y += say(frame_, term.name, title_type, {inside.x, y}, inside.w - cross + 8, page::Ink::ink, Role::heading, 3) + 4;
  const Explained words = explain(model_, frame_, term, inside.w, note);
  say_explained(frame_, words, {inside.x, y}, inside.w);
  y += words.height + 12;
  const std::string_view added = words::say(Word::term_added), more = words::say(Word::term_in_glossary);
  say(frame_, added, foot_type, {inside.x, y}, 0, page::Ink::ink3);
  const page::Point at = one_line ? page::Point{inside.x + inside.w - width_of(frame_, more, foot_type), y} : page::Point{inside.x, y + 22};
  const bool leads = link(frame_, more, at, foot_type, true, view_.id);
  slot_of(frame_, view_).leads = frame_.outline.items.back().id;
  if (!open_) leave_to_arrows(frame_);
  return leads;
}

TermCard::~TermCard() {
  if (split_) frame_.list->ChannelsMerge();
  auto& items = frame_.outline.items;
  if (items_ > 0) {
    const auto first = items.begin() + static_cast<std::ptrdiff_t>(first_);
    const auto end = first + static_cast<std::ptrdiff_t>(items_);
    const auto word = std::ranges::find(end, items.end(), after_, &Item::id);
    if (word != items.end()) std::rotate(first, end, word + 1);
  }
  TermSlot& slot = slot_of(frame_, view_);
  const auto before = slot.hovered;
  if (slot.dismissed != slot.over) slot.dismissed.reset();
  if (slot.over) {
    slot.hovered = slot.dismissed ? std::nullopt : slot.over;
  } else if (slot.hovered && !(slot.card.w > 0 && around(slot.word, slot.card).contains(frame_.memory.pointer))) {
    slot.hovered.reset();  // it stays while the pointer goes from the word to its card
  }
  if (slot.hovered != before) frame_.again = true;
}

void draw_glossary_panel(const app::Model& model, Frame& frame, page::Rect area) {
  const app::OpenCase* open = app::current_case(model);
  if (open == nullptr) return;
  const Colours& c = *frame.colours;
  const float edge = area.w < 400 ? 20 : 32;
  const float x = area.x + edge, width = std::max(1.0F, std::min(area.w - 2 * edge, 588.0F));
  const Region region(frame, words::say(Word::glossary_list), area);
  Pane pane(frame, words::say(Word::glossary_list), area, 0);
  const auto terms = terms_of(model, *open->pack);
  const auto& uses = uses_in(model, frame, *open);
  float y = pane.top() + 20;
  const Word head = terms.empty() ? Word::glossary_none_here : Word::glossary_added;
  y += say(frame, words::say(head), type::meta, {x, y}, width, page::Ink::ink3) + 12;
  if (!terms.empty()) rule(frame, x, y, width, c.rule);
  for (const pack::Term* term : terms) {
    const bool is_open = model.words_explained.shown == term->id;
    const page::Rect row{x - 8, y + 1, width + 16, 44};
    const Touch does = touch(frame, id_of(term->id, id_of("glossary panel")), Role::button, term->name, row, is_open ? expanded : 0U);
    if (does.over) fill(frame, row, c.tint, 4);
    letters(frame, *frame.memory.cache.set_short(page::plain(term->name, is_open ? type::sans_bold : type::sans, 15, 22), width - 28, 1),
            {x, y + 12});
    icon(frame, is_open ? page::Icon::up : page::Icon::down, {x + width - 16, y + 15}, c.ink2, 16);
    if (does.ring) focus_ring(frame, row, 4);
    if (does.activated) {
      const auto first = std::ranges::find(uses, term->id, &app::TermUse::term);
      const app::Spot spot = first == uses.end() ? app::Spot{} : app::Spot{first->piece, first->range.begin};
      frame.wish(app::intent::ShowTerm{is_open ? std::string() : term->id, spot});
    }
    y += 45;
    if (is_open) {
      const Explained said = explain(model, frame, *term, width);
      say_explained(frame, said, {x, y}, width);
      y += said.height + 10;
      if (link(frame, words::say(Word::term_in_glossary), {x, y}, type::meta)) frame.wish(app::intent::ShowGlossary{term->id});
      y += 20 + 16;
    }
    rule(frame, x, y, width, c.rule);
  }
  pane.fits(y + 32 - pane.top());
}

}  // namespace vignette::ui
