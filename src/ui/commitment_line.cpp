/// The line under an answer: "When … I will …, by …, with …", its gaps small fields in running text.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "ui/commitment_parts.hpp"
#include "ui/commitments.hpp"
#include "ui/spelling.hpp"
#include "ui/text_box.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using portfolio::Commitment;
using words::Word;

constexpr float line_high = 34, padding = 2, between = 9, least_gap = 64, caret_wide = 2;
constexpr Type said{type::serif, 17, 24};

struct Gap {
  app::Field field;
  Word before, hint, name;
};
constexpr std::array gaps{Gap{app::Field::commit_when, Word::commit_when, Word::commit_hint_when, Word::commit_name_when},
                          Gap{app::Field::commit_will, Word::commit_will, Word::commit_hint_will, Word::commit_name_will},
                          Gap{app::Field::commit_by, Word::commit_by, Word::commit_hint_by, Word::commit_name_by},
                          Gap{app::Field::commit_with, Word::commit_with, Word::commit_hint_with, Word::commit_name_with}};

struct LineSlot : Memory::Slot {
  portfolio::Id shown;  ///< given the focus already
};

/// The words typed, what is chosen of them, and the caret, in accent.
void paint(Frame& frame, TextBox& box, page::Manuscript& manuscript, page::Point origin) {
  const Colours& c = *frame.colours;
  const page::Rect seen = clip(frame);
  const float top = seen.y - origin.y, bottom = seen.bottom() - origin.y;
  const bool tint_shows = c.tint != c.paper;
  const auto chosen = manuscript.rects(box.selection(), top, bottom);
  for (const page::Rect& part : chosen) fill(frame, {origin.x + part.x, origin.y + part.y, part.w, part.h}, tint_shows ? c.tint : c.accent);
  const auto paragraphs = manuscript.visible(top, bottom);
  for (const auto& paragraph : paragraphs) letters(frame, *paragraph.setting, {origin.x, origin.y + paragraph.top}, c.accent);
  if (!tint_shows)
    for (const page::Rect& part : chosen) {
      push_clip(frame, {origin.x + part.x, origin.y + part.y, part.w, part.h});
      for (const auto& paragraph : paragraphs) letters(frame, *paragraph.setting, {origin.x, origin.y + paragraph.top}, c.on_accent);
      pop_clip(frame);
    }
  if (!box.focused()) return;
  const page::Rect caret = manuscript.caret(box.place());
  const float inset = caret.h * 0.15F;
  fill(frame, {snap(frame, origin.x + caret.x), origin.y + caret.y + inset, caret_wide, caret.h - 2 * inset}, c.accent);
}

/// One gap. `wraps`: it has lines of its own, as many as it needs.
float draw_gap(const app::Model& model, Frame& frame, const Gap& gap, const app::Editing& text, Type type, page::Rect rect, bool wraps) {
  const Colours& c = *frame.colours;
  TextBoxSetup setup;
  const Id id = setup.id = id_of(gap.field);
  setup.field = gap.field;
  setup.single = true;
  setup.style = {type.face, type.size, type.line, 0, std::string(words::language())};
  if (wraps) setup.width = std::max(1.0F, rect.w - 2 * padding - caret_wide);
  const page::Point origin = setup.origin = {rect.x + padding, rect.y};
  page::Manuscript& manuscript = frame.memory.manuscripts[id];
  manuscript.follow(text.text, setup.style, setup.width, frame.memory.cache.metrics());
  rect.h = std::max(type.line, std::ceil(manuscript.height()));
  setup.rect = rect;
  auto& slot = frame.memory.slot<TextBoxSlot>("text box " + std::to_string(id));
  setup.read_only = app::written_elsewhere(model);
  setup.spelt = !model.read_only;
  std::optional<SpellingCard> card;
  if (setup.spelt) card.emplace(model, frame, gap.field, manuscript, origin);
  TextBox box(frame, slot, manuscript, text, std::move(setup));
  box.handle();
  if (box.focused() && box.caret_moved()) frame.memory.bring_focus_into_view = true;  // what one writes in is seen
  const Touch does = touch(frame, id, Role::text_box, words::say(gap.name), rect,
                           app::written_elsewhere(model) ? 0U : std::uint32_t{editable}, box.now().text);
  if (card) card->follow();
  push_clip(frame, {rect.x, rect.y, rect.w, rect.h});
  if (box.now().text.empty()) letters(frame, *set(frame, words::say(gap.hint), type, page::Ink::ink3), origin);
  paint(frame, box, manuscript, origin);
  if (card) paint_misspelt(model, frame, id, box, manuscript, origin);
  pop_clip(frame);
  const bool lit = box.focused() || does.over;
  const float thick = lit ? 2 : 1.5F;
  for (float line = rect.y; line + type.line <= rect.bottom() + 1; line += type.line)
    rule(frame, rect.x, line + type.line - 4, rect.w, lit ? c.accent : c.edge, thick);
  if (box.focused()) focus_ring(frame, {rect.x, rect.y + 4, rect.w, rect.h - 6}, 2);
  return rect.h;
}

/// The whole line. Answers the height used.
float draw_gaps(const app::Model& model, Frame& frame, page::Point at, float width) {
  const page::Family family = family_of(model);
  const Type type{{family, 400, false}, family == page::Family::dyslexic ? 18.0F : 20.0F, line_high};
  const float right = at.x + width;
  float x = at.x, y = at.y;
  const auto next_line = [&](float high) {
    x = at.x;
    y += high;
  };
  for (const Gap& gap : gaps) {
    static const app::Editing nothing;
    const app::Editing* editing = app::editing(model, gap.field);
    const app::Editing& text = editing ? *editing : nothing;
    const std::string_view before = words::say(gap.before);
    const float before_wide = width_of(frame, before, type);
    const float hint_wide = text.text.empty() ? width_of(frame, words::say(gap.hint), type) : 0;
    const float text_wide = text.text.empty() ? 0 : width_of(frame, text.text, type);
    const float wide = std::ceil(std::max({least_gap, hint_wide, text_wide})) + 2 * padding + caret_wide;
    if (x > at.x && x + before_wide + between + wide > right) next_line(line_high);
    say(frame, before, type, {x, y});
    x += before_wide + between;
    if (x + wide <= right) {
      draw_gap(model, frame, gap, text, type, {x, y, wide, line_high}, false);
      x += wide + between;
      continue;
    }
    next_line(line_high);
    next_line(draw_gap(model, frame, gap, text, type, {x, y, width, line_high}, wide > width));
  }
  return y + (x > at.x ? line_high : 0) - at.y;
}

/// A state and links one after the other, on as many lines as they need.
class Links {
 public:
  Links(Frame& frame, page::Point at, float width) : frame_(frame), at_(at), left_(at.x), right_(at.x + width) {}

  void say(std::string_view state) {
    if (state.empty()) return;
    const auto words = set(frame_, state, type::meta, page::Ink::ink3, right_ - left_);
    say_set(frame_, *words, state, at_);
    if (words->height > type::meta.line)
      at_.y += words->height + 4;
    else
      at_.x += words->width + gap;
  }
  bool add(Word word, const portfolio::Id& of) {
    const auto name = words::say(word);
    const float wide = width_of(frame_, name, type::meta);
    if (at_.x > left_ && at_.x + wide > right_) at_ = {left_, at_.y + 24};
    const page::Point here = at_;
    at_.x += wide + gap;
    return link(frame_, name, here, type::meta, true, of.empty() ? 0 : id_of(of));
  }
  float bottom() const { return at_.y + 20; }

 private:
  static constexpr float gap = 20;
  Frame& frame_;
  page::Point at_;
  float left_, right_;
};

/// One that was said already, quietly.
float draw_said(const app::Model& model, Frame& frame, const Commitment& one, page::Point at, float width, bool can_change) {
  float y = at.y;
  y += say(frame, reflect::sentence(one), said, {at.x, y}, width, page::Ink::ink2) + 2;
  y += say_outcome(model, frame, one, {at.x, y}, width) + 2;
  Links links(frame, {at.x, y}, width);
  links.say(state_of(model, one));
  if (links.add(Word::commit_see, one.id)) frame.wish(app::intent::ShowCommitments{one.id});
  if (can_change && links.add(Word::commit_change, one.id)) frame.wish(app::intent::ChooseCommitment{one.id});
  return links.bottom() - at.y;
}

/// The one being made, as gaps; once put away, the way back.
float draw_made(const app::Model& model, Frame& frame, const Commitment& one, page::Point at, float width) {
  float y = at.y;
  if (!one.put_away) y += draw_gaps(model, frame, {at.x, y}, width) + 6;
  if (const float said_of_it = say_outcome(model, frame, one, {at.x, y}, width); said_of_it > 0) y += said_of_it + 4;
  const bool fresh = one.came_back == 0 && !one.put_away && !one.at_rest && !reflect::is_back(one, model.now);
  Links links(frame, {at.x, y}, width);
  links.say(fresh ? std::string(words::say(Word::commit_comes_back)) : state_of(model, one));
  if (links.add(one.put_away ? Word::commit_bring_back : Word::commit_put_away, one.id)) frame.wish(app::intent::PutCommitmentAway{one.id});
  if (!reflect::says_nothing(one) && links.add(Word::commit_another, {})) frame.wish(app::intent::StartCommitment{});
  return links.bottom() - at.y;
}

}  // namespace

float draw_commitment_line(const app::Model& model, Frame& frame, page::Point at, float width) {
  const auto key = app::current_key(model);
  if (key.question_id.empty()) return 0;
  constexpr float before = 12, apart = 16;
  const Commitment* made = app::chosen_commitment(model);
  if (made && made->from != key) made = nullptr;
  auto& slot = frame.memory.slot<LineSlot>("commitment line");
  const portfolio::Id shown = made ? made->id : portfolio::Id();
  if (slot.shown != shown) {
    // Asked for just now, and not gone back to: one wants to write in it.
    if (made && !frame.new_screen) give_focus(frame, id_of(app::Field::commit_when), frame.memory.ring);
    slot.shown = shown;
  }
  float y = at.y + before;
  auto others = app::commitments_of(model, key);
  std::erase(others, made);
  if (made || !others.empty()) {
    rule(frame, at.x, y, width, frame.colours->rule);
    y += 1 + apart;
  }
  for (const Commitment* one : others) y += draw_said(model, frame, *one, {at.x, y}, width, true) + apart;
  if (made) return y + draw_made(model, frame, *made, {at.x, y}, width) - at.y;
  if (app::written_elsewhere(model)) return y - at.y;
  Links links(frame, {at.x, y}, width);
  if (links.add(others.empty() ? Word::commit_start : Word::commit_another, {})) frame.wish(app::intent::StartCommitment{});
  return links.bottom() - at.y;
}

float draw_commitments_of(const app::Model& model, Frame& frame, const portfolio::QuestionKey& key, page::Point at, float width) {
  const auto all = app::commitments_of(model, key);
  if (all.empty()) return 0;
  float y = at.y;
  y += say(frame, words::say(Word::commit_region), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 2) + 6;
  for (const Commitment* one : all) y += draw_said(model, frame, *one, {at.x, y}, width, false) + 14;
  return y - at.y;
}

}  // namespace vignette::ui
