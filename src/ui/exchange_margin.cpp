// Comments in the margin, each beside its line; the one being written; the ways to comment on what is selected.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ui/answers.hpp"
#include "ui/exchange_parts.hpp"
#include "ui/leaving_parts.hpp"
#include "ui/review_parts.hpp"
#include "ui/text_box.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using portfolio::Comment;
using words::Word;

constexpr float between = 18, bar = 3, inset = 17, padding = 16;
constexpr Type small_button{type::sans_bold, 14, 20}, prompt_type{type::sans_medium, 14, 22};
constexpr std::array prompts{Word::review_would_help, Word::review_who_knows, Word::review_child_tell};

struct MarginSlot : Memory::Slot {
  std::string writing;  ///< given the focus already
  float sheet = 44;     ///< of the comment being written, as last drawn
};

class Margin {
 public:
  Margin(const app::Model& model, Frame& frame, const Shown& shown, float x, float width)
      : model_(model), frame_(frame), shown_(shown), slot_(frame.memory.slot<MarginSlot>("review margin")), x_(x), width_(width) {}

  float height(const Aside& aside) {
    if (!aside.comment) return ways_height();
    const auto& one = comment(aside);
    if (writing(aside)) return 12 + 18 + 3 + slot_.sheet + 12 + 32 + 8 + prompts_height() + 12;
    return 18 + 3 + (one.kind == Comment::Kind::comment ? 0.0F : 22.0F + (one.words.empty() ? 0 : 2)) +
           (one.words.empty() ? 0 : words_of(one)->height);
  }

  void draw(const Aside& aside, float y, float high) {
    if (!aside.comment)
      draw_ways(aside.selected, y);
    else if (writing(aside))
      draw_writing(*aside.comment, {x_, y, width_, high});
    else
      draw_comment(*aside.comment, {x_, y, width_, high});
  }

  bool writing(const Aside& aside) const { return shown_.writes && aside.comment && model_.review.comment == aside.comment; }

 private:
  const Comment& comment(const Aside& aside) const { return shown_.said->comments[*aside.comment]; }
  std::shared_ptr<const page::Setting> words_of(const Comment& one) {
    return set(frame_, one.words, type::text, page::Ink::ink, width_ - inset);
  }

  /// "You, today at 10:12", as far as it is known.
  std::string heading(std::size_t index) const {
    const bool own = shown_.draft && &shown_.draft->record == shown_.said;
    std::string who(words::say(Word::review_you));
    if (own && !shown_.exchange->record.mine) {
      const auto made = index < shown_.draft->made.size() ? shown_.draft->made[index] : portfolio::Instant();
      if (made.ms > 0) return words::say(Word::review_you_at, fmt::arg("moment", moment_in_words(model_, made)));
      return who;
    }
    if (shown_.exchange->record.mine) who = shown_.said->name.empty() ? who_in_words(shown_.exchange->record) : shown_.said->name;
    if (shown_.said->made == portfolio::Day()) return who;  // it is being typed in
    return words::say(Word::review_row, fmt::arg("who", who), fmt::arg("day", day_in_words(model_, shown_.said->made)));
  }

  Word kind_of(const Comment& one) const {
    const bool question = one.kind == Comment::Kind::question;
    if (shown_.exchange->record.mine && one.kind != Comment::Kind::talk)
      return question ? Word::shared_their_question : Word::shared_their_comment;
    return one.kind == Comment::Kind::talk       ? Word::review_talk
           : one.kind == Comment::Kind::question ? Word::review_your_question
                                                 : Word::review_your_comment;
  }

  void draw_comment(std::size_t index, page::Rect rect) {
    const Colours& c = *frame_.colours;
    const auto& one = shown_.said->comments[index];
    const bool talks = one.kind == Comment::Kind::talk, asks = one.kind == Comment::Kind::question;
    const auto name = heading(index);
    std::string value = talks || asks ? std::string(words::say(talks ? Word::review_talk : Word::review_asked)) : std::string();
    if (!one.words.empty()) value += (value.empty() ? "" : ": ") + one.words;
    value = words::say(Word::review_about_quote, fmt::arg("quote", one.quote), fmt::arg("words", value));
    bool over = false, ring = false;
    if (shown_.writes) {
      const Touch does = touch(frame_, control_id(Role::button, name, index + 1), Role::button, name, rect, 0, value);
      over = does.over;
      ring = does.ring;
      if (does.activated) frame_.wish(app::intent::WriteComment{index});
    } else {
      describe(frame_, Role::note, name, rect).value = value;
    }
    if (over) fill(frame_, {rect.x + bar, rect.y - 4, rect.w - bar, rect.h + 8}, c.tint);
    fill(frame_, {rect.x, rect.y, bar, rect.h}, c.accent);
    letters(frame_, *set(frame_, name, type::small, page::Ink::ink3), {rect.x + inset, rect.y});
    float y = rect.y + 21;
    if (talks) {
      icon(frame_, page::Icon::review, {rect.x + inset, y + 1}, c.accent, 20);
      letters(frame_, *set(frame_, words::say(Word::review_talk), type::control, page::Ink::accent), {rect.x + inset + 28, y});
      y += 24;
    } else if (asks) {
      letters(frame_, *set(frame_, words::say(Word::review_asked), type::control, page::Ink::accent), {rect.x + inset, y});
      y += 24;
    }
    if (!one.words.empty()) letters(frame_, *words_of(one), {rect.x + inset, y});
    if (ring) focus_ring(frame_, {rect.x - 2, rect.y - 4, rect.w + 4, rect.h + 8}, 4);
  }

  /// Where each prompt stands, as many on a line as it holds. Answers the height.
  template <typename Use>
  float each_prompt(page::Point at, Use use) {
    constexpr float line = 26, apart = 16;
    const float right = at.x + width_ - 2 * padding;
    page::Point here = at;
    for (const auto prompt : prompts) {
      const float wide = width_of(frame_, words::say(prompt), prompt_type);
      if (here.x > at.x && here.x + wide > right) here = {at.x, here.y + line};
      use(prompt, here);
      here.x += wide + apart;
    }
    return here.y + line - at.y;
  }
  float prompts_height() {
    return each_prompt({0, 0}, [](Word, page::Point) {});
  }

  void draw_writing(std::size_t index, page::Rect rect) {
    const Colours& c = *frame_.colours;
    const auto& one = shown_.said->comments[index];
    fill(frame_, rect, c.sheet, 6);
    stroke(frame_, rect, c.accent, 2, 6);
    const float x = rect.x + padding, room = rect.w - 2 * padding;
    float y = rect.y + 12;
    const auto label = words::say(kind_of(one));
    letters(frame_, *set(frame_, label, type::small, page::Ink::ink3), {x, y});
    y += 21;
    const auto id =
        shown_.exchange->record.number + " " + std::to_string(one.block) + " " + std::to_string(one.begin) + " " + std::to_string(one.end);
    if (std::exchange(slot_.writing, id) != id) give_focus(frame_, id_of(app::Field::review_comment), false);
    EditorLook look;
    look.family = page::Family::sans;
    look.size = type::text.size;
    look.line = type::text.line;
    look.between = 6;
    look.sheet = false;
    look.left = look.right = look.top = look.bottom = 0;
    look.spelt = &model_;
    const auto edited = editor(frame_, app::Field::review_comment, model_.review.words, label, {x, y, room, 44}, look);
    if (edited.caret) fill(frame_, {snap(frame_, edited.caret->x), edited.caret->y + 2, 2, edited.caret->h - 4}, c.accent);
    if (edited.caret && edited.caret_moved) frame_.memory.bring_focus_into_view = frame_.again = true;  // what one writes in is seen
    if (std::abs(edited.height - slot_.sheet) >= 0.5F) {
      slot_.sheet = edited.height;
      frame_.again = true;
    }
    y += edited.height + 12;
    const ButtonLook keep{.height = 32, .padding = 12, .type = small_button};
    const ButtonLook leave{.manner = Manner::quiet, .height = 32, .padding = 10, .type = small_button};
    const float wide = button_width(frame_, words::say(Word::review_keep_comment), keep);
    if (button(frame_, words::say(Word::review_keep_comment), {x, y, wide, 32}, keep)) frame_.wish(app::intent::KeepComment{});
    if (button(frame_, words::say(Word::review_discard), {x + wide + 4, y, 0, 32}, leave)) frame_.wish(app::intent::RemoveComment{index});
    y += 32 + 8;
    each_prompt({x, y}, [&](Word prompt, page::Point at) {
      if (!link(frame_, words::say(prompt), {at.x, at.y + 1}, prompt_type, false)) return;
      frame_.wish(app::intent::PutPrompt{prompt});
      give_focus(frame_, id_of(app::Field::review_comment), false);
    });
  }

  float ways_height() {
    Flow flow({0, 0}, width_ - inset, 32);
    for (const auto& [word, look] : ways()) flow.place(button_width(frame_, words::say(word), look));
    return flow.height();
  }

  static std::vector<std::pair<Word, ButtonLook>> ways() {
    const ButtonLook look{.height = 32, .padding = 12, .type = small_button};
    ButtonLook talk = look;
    talk.before = page::Icon::review;
    return {{Word::review_comment_this, look}, {Word::review_ask, look}, {Word::review_talk, talk}};
  }

  void draw_ways(const Selected& selected, float y) {
    fill(frame_, {x_, y, bar, ways_height()}, frame_.colours->accent);
    Flow flow({x_ + inset, y}, width_ - inset, 32);
    auto kind = Comment::Kind::comment;
    for (const auto& [word, look] : ways()) {
      const auto at = flow.place(button_width(frame_, words::say(word), look));
      if (button(frame_, words::say(word), {at.x, at.y, 0, 32}, look)) {
        frame_.wish(app::intent::CommentOn{kind, selected.block, selected.begin, selected.end});
        unselect(frame_, selected);
      }
      kind = static_cast<Comment::Kind>(static_cast<int>(kind) + 1);
    }
  }

  const app::Model& model_;
  Frame& frame_;
  const Shown& shown_;
  MarginSlot& slot_;
  float x_, width_;
};

}  // namespace

void unselect(Frame& frame, const Selected&) {
  for (auto& [name, slot] : frame.memory.slots)
    if (auto* box = dynamic_cast<TextBoxSlot*>(slot.get())) box->own.anchor = box->own.caret;
}

void comment_keys(Frame& frame, const Selected& selected) {
  const auto comment = [&](Comment::Kind kind) {
    frame.wish(app::intent::CommentOn{kind, selected.block, selected.begin, selected.end});
    unselect(frame, selected);
  };
  if (pressed(frame, {.key = app::Key::m, .ctrl = true})) comment(Comment::Kind::comment);
  if (pressed(frame, {.key = app::Key::m, .ctrl = true, .shift = true})) comment(Comment::Kind::talk);
}

float draw_asides(const app::Model& model, Frame& frame, const Shown& shown, std::vector<Aside> asides, page::Point at, float width,
                  float least) {
  Margin margin(model, frame, shown, at.x, width);
  auto& slot = frame.memory.slot<MarginSlot>("review margin");
  if (!model.review.comment) slot.writing.clear();
  std::ranges::stable_sort(asides, {}, &Aside::wanted);
  float y = least;
  if (shown.writes && model.review.removed) {
    say(frame, words::say(Word::review_removed), type::meta, {at.x, y}, 0, page::Ink::ink3, Role::status);
    const float wide = width_of(frame, words::say(Word::review_removed), type::meta);
    if (link(frame, words::say(Word::review_bring_back), {at.x + wide + 8, y}, type::meta)) frame.wish(app::intent::BringCommentBack{});
    y += 24 + 8;
  }
  if (asides.empty()) {
    if (shown.writes && !(shown.said && !shown.said->comments.empty()))
      y += say(frame, words::say(shown.exchange->record.mine ? Word::shared_type_how : Word::review_how_to_comment), type::meta, {at.x, y},
               width, page::Ink::ink3);
    return y;
  }
  for (const auto& aside : asides) {
    const float high = margin.height(aside);
    const float top = std::max(aside.wanted - (margin.writing(aside) ? 14 : 2), y);
    margin.draw(aside, top, high);
    y = top + high + between;
  }
  return y;
}

}  // namespace vignette::ui
