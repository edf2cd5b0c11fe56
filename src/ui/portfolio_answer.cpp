#include "ui/portfolio_answer.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/again.hpp"
#include "text/differences.hpp"
#include "ui/again.hpp"
#include "ui/answers.hpp"
#include "ui/bar.hpp"
#include "ui/careful.hpp"
#include "ui/commitments.hpp"
#include "ui/marks.hpp"
#include "ui/own.hpp"
#include "ui/shared_here.hpp"
#include "ui/text_box.hpp"
#include "ui/theme.hpp"
#include "ui/version_slider.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float column_width = 536;
constexpr float details_width = 168;
constexpr float knob_half = 12;

struct AnswerSlot : Memory::Slot {
  portfolio::QuestionKey key;
  float content = 600;
  float foot = 0;  ///< height of the versions, as last drawn
  // What came in since the version before, kept until one of the two texts changes.
  std::string before, now;
  std::vector<text::Range> came;
};

/// Whether it can be gone on with: what it belongs to is there.
bool can_go_on(const app::Model& model, const portfolio::QuestionKey& key) {
  if (portfolio::is_only_for_me(key)) return reflection_with(model, key) || app::find_case(model, key.case_id);
  return reflection_of(model, key) || question_of(model, key);
}

std::string where_first(const app::Model& model, const portfolio::Head& head) {
  if (const portfolio::Reflection* own = reflection_of(model, head.key)) {
    return words::say(Word::own_kind_and_day, fmt::arg("kind", kind_in_words(own->kind)),
                      fmt::arg("day", day_only_in_words(model, own->day)));
  }
  if (portfolio::is_only_for_me(head.key)) return name_of_answer(model, head.key, head.case_title, 0);
  const std::string name = name_of_case(model, head.key.case_id, head.case_title);
  if (!question_of(model, head.key)) {
    const Word gone = app::find_case(model, head.key.case_id) ? Word::portfolio_question_gone : Word::portfolio_question_case_gone;
    return words::say(gone, fmt::arg("name", name), fmt::arg("number", head.question_number));
  }
  const std::size_t count = app::find_case(model, head.key.case_id)->pack->questions.size();
  return words::say(Word::portfolio_question_of, fmt::arg("name", name), fmt::arg("number", head.question_number),
                    fmt::arg("count", count));
}

std::string where(const app::Model& model, const portfolio::Head& head) {
  std::string name = where_first(model, head);
  if (portfolio::time_of(head.key) == 1) return name;
  return words::say(portfolio::is_said_beside(head.key) ? Word::again_said_row : Word::again_row, fmt::arg("name", name));
}

std::string when(const app::Model& model, const portfolio::Answer& record) {
  const std::string first = moment_in_words(model, record.created);
  const std::string last = moment_in_words(model, record.updated);
  if (first == last) return words::say(Word::portfolio_written, fmt::arg("first", first));
  return words::say(Word::portfolio_first_and_last, fmt::arg("first", first), fmt::arg("last", last));
}

/// One drawing of one answer.
struct Answer {
  const app::Model& model;
  Frame& frame;
  AnswerSlot& slot;
  const portfolio::Head& head;
  const app::Draft& draft;
  VersionsOf versions;
  std::size_t shown;

  Id text_id() const { return id_of("portfolio text"); }

  /// What the person has chosen in the text.
  std::string passage() const {
    const auto& own = frame.memory.slot<TextBoxSlot>("text box " + std::to_string(text_id())).own;
    return std::string(text::part(own.text, own.selection()));
  }

  void take_out() const {
    using What = portfolio::TakenOut::What;
    app::intent::AskTakeOut ask;
    ask.key = head.key;
    ask.passage = passage();
    ask.version = versions.index(shown);
    ask.what = !ask.passage.empty() ? What::passage : shown != versions.last() ? What::version : What::answer;
    frame.wish(std::move(ask));
  }

  const std::vector<text::Range>& came_in() const {
    const std::string_view before = versions.text(shown - 1), now = versions.text(shown);
    if (slot.before != before || slot.now != now) {
      slot.before = before;
      slot.now = now;
      slot.came.clear();
      for (const text::Difference& difference : text::differences_to_read(before, now)) {
        for (const text::Range& line : inked(now, difference.inserted)) slot.came.push_back(line);
      }
    }
    return slot.came;
  }

  bool marks_what_came() const { return shown > 0 && !versions.taken_out(shown) && !versions.taken_out(shown - 1); }

  /// A line in accent under the words that came in.
  void underline(page::Point origin, const EditorLook& look) const {
    auto& manuscript = frame.memory.manuscripts[text_id()];
    const page::Rect seen = clip(frame);
    for (const text::Range& range : came_in()) {
      for (const page::Rect& part : manuscript.rects(range, seen.y - origin.y, seen.bottom() - origin.y, page::Over::ink)) {
        rule(frame, origin.x + part.x, origin.y + part.y + look.line / 2 + look.size * 0.57F, part.w, frame.colours->accent, 2);
      }
    }
  }

  /// The text of the version shown, or that it was taken out.
  Edited text(page::Rect at) const {
    if (versions.taken_out(shown)) {
      const std::string marker =
          words::say(Word::out_marker, fmt::arg("day", date_in_words(model, *model.versions.list[versions.index(shown)].taken_out)));
      fill(frame, {at.x, at.y, 4, 30}, frame.colours->rule);
      return {.height = say(frame, marker, type::beside, {at.x + 18, at.y + 2}, at.w - 18, page::Ink::ink3, Role::note) + 4};
    }
    if (versions.text(shown).find_first_not_of(" \t\n") == std::string_view::npos && versions.count() > 1) {
      const std::string_view emptied = words::say(shown == versions.last() ? Word::portfolio_emptied : Word::version_empty);
      return {.height = say(frame, emptied, type::beside, {at.x, at.y + 2}, at.w, page::Ink::ink3, Role::note) + 4};
    }
    EditorLook look = answer_look(model);
    look.sheet = false;
    look.left = look.top = look.right = look.bottom = 0;
    Edited edited =
        text_to_read(frame, text_id(), versions.text(shown), words::say(Word::portfolio_text), {at.x, at.y, at.w, look.line}, look);
    if (marks_what_came()) underline({at.x, at.y}, look);
    return edited;
  }

  /// The line of versions and what may be done with the one shown; below the text. Answers the height.
  float history(page::Point at, float width) const {
    const float top = at.y;
    float y = at.y;
    rule(frame, at.x, y, width, frame.colours->rule);
    y += 17;
    const std::size_t count = versions.count();
    if (count < 2) {
      y += say(frame, words::say(Word::version_nothing_lost), type::meta, {at.x, y}, width, page::Ink::ink3);
      return y - top;
    }
    const std::string number = words::say(Word::version_of, fmt::arg("number", shown + 1), fmt::arg("count", count));
    const std::string time = versions.when(shown);
    say(frame, number, type::label, {at.x, y}, 0, page::Ink::ink2);
    float x = at.x + width_of(frame, number, type::label) + 12;
    say(frame, time, type::meta, {x, y}, 0, page::Ink::ink3);
    x += width_of(frame, time, type::meta) + 24;
    if (marks_what_came()) {
      const std::string legend = words::say(Word::version_new_since, fmt::arg("number", shown));
      const float wide = width_of(frame, legend, type::meta) + 30;
      const bool fits = x + wide <= at.x + width;
      if (!fits) y += 24;
      const float left = fits ? at.x + width - wide : at.x;
      rule(frame, left, y + 9, 22, frame.colours->accent, 2);
      say(frame, legend, type::meta, {left + 30, y}, 0, page::Ink::ink3);
    }
    y += 20 + 14;
    const VersionLine line{.count = count,
                           .label =
                               [this](std::size_t i) {
                                 return i == versions.last() ? std::string(words::say(Word::version_now_label))
                                                             : date_in_words(model, versions.made(i));
                               },
                           .hollow = [this](std::size_t i) { return versions.taken_out(i) || i == versions.last(); },
                           .all_labels = false};
    const std::string words = words::say(Word::version_stands, fmt::arg("version", number), fmt::arg("when", time));
    if (const auto to = version_slider(frame, words::say(Word::version_slider), words, line, shown, {at.x + knob_half, y},
                                       std::max(40.0F, width - 2 * knob_half))) {
      frame.wish(app::intent::ShowVersion{versions.index(*to)});
    }
    y += version_line_height + 12;
    return y + actions({at.x, y}, width) - top;
  }

  float actions(page::Point at, float width) const {
    float x = at.x, y = at.y;
    const auto place = [&](float wide) {
      if (x > at.x && x + wide > at.x + width) {
        x = at.x;
        y += 40;
      }
      const page::Rect rect{x, y, wide, 32};
      x += wide + 12;
      return rect;
    };
    const Type small{type::sans_bold, 14, 20};
    const bool earlier = shown != versions.last() && !versions.taken_out(shown);
    ButtonLook look{.before = page::Icon::undo, .available = earlier && !model.read_only, .height = 32, .padding = 12, .type = small};
    const auto bring = words::say(Word::version_bring_back);
    if (button(frame, bring, place(button_width(frame, bring, look)), look)) frame.wish(app::intent::BringBack{versions.index(shown)});
    look.before.reset();
    look.available = true;
    const auto compare = words::say(Word::version_compare);
    if (button(frame, compare, place(button_width(frame, compare, look)), look)) {
      const std::size_t newer = std::max<std::size_t>(1, shown);
      frame.wish(app::intent::Compare{newer - 1, versions.index(newer)});
    }
    const auto why = shown == versions.last() ? words::say(Word::version_is_now) : words::say(Word::version_nothing_lost);
    const float wide = width_of(frame, why, type::meta);
    if (x + wide <= at.x + width) {
      say(frame, why, type::meta, {x, y + 6}, 0, page::Ink::ink3);
      return y + 32 - at.y;
    }
    y += 32 + 8;
    return y + say(frame, why, type::meta, {at.x, y}, width, page::Ink::ink3) - at.y;
  }

  /// Going on with it, and reading the case it is about. Answers the height.
  float ways_on(page::Rect at, bool beside) const {
    ButtonLook main;
    main.manner = Manner::main;
    const std::string_view go_on = words::say(Word::portfolio_go_on);
    const float wide = beside ? at.w : 0;
    if (button(frame, go_on, {at.x, at.y, wide, 40}, main)) frame.wish(app::intent::GoOnWriting{head.key});
    if (!app::find_case(model, head.key.case_id)) return 40;
    const float second_x = at.x + button_width(frame, go_on, main) + 12;
    const std::string_view read = words::say(Word::portfolio_read_case);
    const bool under = beside || second_x + button_width(frame, read) > at.right();
    const page::Point second = under ? page::Point{at.x, at.y + 50} : page::Point{second_x, at.y};
    if (button(frame, read, {second.x, second.y, wide, 40})) frame.wish(app::intent::OpenCase{head.key.case_id});
    return second.y + 40 - at.y;
  }

  /// What may be done, when it was written, who can read it. Answers the height.
  float details(page::Rect at, bool beside) const {
    const portfolio::Answer& record = draft.record;
    float y = at.y;
    if (can_go_on(model, head.key)) y += ways_on({at.x, y, at.w, 0}, beside) + 24;
    if (const float again = draw_again_ways(model, frame, head.key, {at.x, y}, at.w); again > 0) y += again + 16;
    const auto label = [&](Word word) {
      y += say(frame, words::say(word), type::label, {at.x, y}, at.w, page::Ink::ink2, Role::heading, 3) + (beside ? 8 : 2);
    };
    label(Word::portfolio_who);
    y += say(frame, who_reads(model, head.key), type::meta, {at.x, y}, at.w, page::Ink::ink3);
    if (link(frame, words::say(Word::portfolio_private), {at.x, y + 2}, type::small)) frame.wish(app::intent::ShowPrivacy{});
    y += 2 + 18 + 10;
    if (!portfolio::is_only_for_me(head.key)) {
      if (link(frame, words::say(Word::leave_open), {at.x, y}, type::label, false))
        frame.wish(app::intent::ShowLeaving{.answer = head.key});
      y += 20;
    }
    y += 14;
    if (const float shared = draw_shared_here(model, frame, head.key, {at.x, y}, at.w); shared > 0) y += shared + 14;
    label(Word::portfolio_dates);
    y += say(frame, when(model, record), type::meta, {at.x, y}, at.w, page::Ink::ink3);
    const auto of_this = [&](const portfolio::TakenOut& marker) { return marker.key == head.key; };
    if (std::ranges::any_of(model.taken_out, of_this)) {
      y += 24;
      label(Word::portfolio_taken_out);
      for (const portfolio::TakenOut& marker : model.taken_out) {
        if (of_this(marker)) y += say(frame, marker_in_words(model, marker), type::meta, {at.x, y}, at.w, page::Ink::ink3, Role::note) + 2;
      }
    }
    return y - at.y;
  }

  void careful(page::Point at) const {
    const CarefulLook look{.outlined = false, .available = !model.read_only, .height = 32, .padding = 0, .type = {type::sans_bold, 14, 20}};
    if (careful_button(frame, words::say(Word::portfolio_take_out), at, look)) take_out();
  }
};

}  // namespace

bool draw_answer(const app::Model& model, Frame& frame, const portfolio::Head& head, page::Rect rect, bool way_back) {
  const Region region(frame, words::say(Word::portfolio_answer), rect);
  auto& slot = frame.memory.slot<AnswerSlot>("portfolio answer");
  const bool another = slot.key != head.key;
  slot.key = head.key;
  const app::Draft* draft = app::find_draft(model, head.key);
  if (app::withheld(model, head.key)) slot.foot = 0;

  bool back = false;
  const bool beside = frame.width >= 1260;
  const float left = rect.w < 520 ? 20 : 56;
  const float right = rect.w < 520 ? 20 : 48;
  const float column = std::max(1.0F, std::min(column_width, rect.w - left - (beside ? details_width + 40 + 32 : right)));
  const float x = rect.x + left;
  // The line of versions stands at the foot where there is room for it and for reading; else it follows the text.
  const bool foot = draft && rect.h >= 620 && slot.foot > 0;
  const page::Rect upper{rect.x, rect.y, rect.w, foot ? std::max(1.0F, rect.h - slot.foot - 36) : rect.h};

  {
    Pane pane(frame, words::say(Word::portfolio_answer), upper, slot.content);
    if (another) pane.scroll_to(0);
    float y = pane.top() + (rect.h < 520 || way_back ? 12 : 44);
    if (way_back) {
      const ButtonLook look = back_link();
      back = button(frame, words::say(Word::portfolio_back_to_list), {x - look.padding, y, 0, 40}, look) ||
             pressed(frame, {.key = app::Key::escape});
      y += 40 + 12;
    }
    const float top = y;
    y += say(frame, where(model, head), type::meta, {x, y}, column, page::Ink::ink3) + 2;
    const pack::Question* question = question_of(model, head.key);
    const bool own = portfolio::is_own_reflection(head.key);
    const std::string wording = own        ? name_of_answer(model, head.key, head.case_title, 0)
                                : draft    ? draft->record.wording
                                : question ? pack::wording(*question)
                                           : std::string();
    if (!wording.empty()) {
      y += say(frame, wording, column < 420 ? type::heading_narrow : type::heading, {x, y}, column, page::Ink::ink, Role::heading, 2);
    }
    if (!draft) {
      y += 20 + say(frame, words::say(Word::portfolio_reading), type::beside, {x, y + 20}, column, page::Ink::ink3, Role::status);
      pane.fits(y + 32 - pane.top());
      return back;
    }
    if (app::withheld(model, head.key)) {
      y += 20 + draw_withheld(frame, head.key.case_id, {x, y + 20}, column);
      pane.fits(y + 32 - pane.top());
      return back;
    }
    if (question && !portfolio::is_said_beside(head.key) && pack::wording(*question) != wording) {
      y += 6;
      y += say(frame, words::say(Word::portfolio_question_reworded), type::meta, {x, y}, column, page::Ink::ink3);
    }
    y += 20;
    const VersionsOf versions(model, *draft);
    const Answer answer{model, frame, slot, head, *draft, versions, versions.shown()};
    const Edited edited = answer.text({x, y, column, 0});
    y += edited.height + 32;
    if (answer.shown == versions.last()) {  // what an earlier version cited is not known
      if (const float cited = draw_cited_whole(model, frame, head.key, {x, y}, column); cited > 0) y += cited + 32;
    }
    if (const float kept = draw_commitments_of(model, frame, head.key, {x, y}, column); kept > 0) y += kept + 32;
    if (!foot) {
      slot.foot = answer.history({x, y}, column);
      y += slot.foot + 24;
      if (rect.h >= 620) frame.again = true;  // now that its height is known, at the foot
    }
    if (beside) {
      const page::Rect details{rect.right() - 32 - details_width, top + 12, details_width, 0};
      float below = details.y + answer.details(details, true) + 32;
      if (!foot) {
        answer.careful({details.x, below});
        below += 32 + 24;
      }
      y = std::max(y, below);
    } else {
      if (foot) rule(frame, x, y - 8, column, frame.colours->rule);
      y += foot ? 16 : 0;
      y += answer.details({x, y, column, 0}, false) + 24;
      answer.careful({x, y});
      y += 32 + 24;
    }
    slot.content = y - pane.top();
    pane.fits(slot.content);
  }
  if (foot) {
    const VersionsOf versions(model, *draft);
    const Answer answer{model, frame, slot, head, *draft, versions, versions.shown()};
    const float high = answer.history({x, upper.bottom()}, column);
    if (beside) answer.careful({rect.right() - 32 - details_width, rect.bottom() - 36 - 32});
    if (std::abs(high - slot.foot) >= 0.5F) {
      slot.foot = high;
      frame.again = true;
    }
  }
  return back;
}

}  // namespace vignette::ui
