#include "ui/portfolio_answer.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float column_width = 536;
constexpr float details_width = 168;

struct AnswerSlot : Memory::Slot {
  portfolio::QuestionKey key;
  float content = 600;
};

std::string where(const Shown& shown) {
  const portfolio::Answer& record = shown.draft->record;
  if (!shown.question) {
    return words::say(Word::portfolio_question_case_gone, fmt::arg("name", shown.name), fmt::arg("number", record.question_number));
  }
  return words::say(Word::portfolio_question_of, fmt::arg("name", shown.name), fmt::arg("number", record.question_number),
                    fmt::arg("count", shown.pack->questions.size()));
}

std::string when(const app::Model& model, const portfolio::Answer& record) {
  const std::string first = moment_in_words(model, record.created);
  const std::string last = moment_in_words(model, record.updated);
  if (first == last) return words::say(Word::portfolio_written, fmt::arg("first", first));
  return words::say(Word::portfolio_first_and_last, fmt::arg("first", first), fmt::arg("last", last));
}

/// What may be done, when it was written, who can read it. Answers the height.
float draw_details(const app::Model& model, Frame& frame, const Shown& shown, page::Rect at, bool beside) {
  const portfolio::Answer& record = shown.draft->record;
  float y = at.y;
  if (shown.question) {
    ButtonLook main;
    main.manner = Manner::main;
    ButtonLook other;
    const std::string_view go_on = words::say(Word::portfolio_go_on);
    const float wide = beside ? at.w : 0;
    if (button(frame, go_on, {at.x, y, wide, 40}, main)) frame.wish(app::intent::GoOnWriting{record.key});
    const page::Point second = beside ? page::Point{at.x, y + 50} : page::Point{at.x + button_width(frame, go_on, main) + 12, y};
    if (button(frame, words::say(Word::portfolio_read_case), {second.x, second.y, wide, 40}, other)) {
      frame.wish(app::intent::OpenCase{record.key.case_id});
    }
    y = second.y + 40 + 24;
  }
  const auto label = [&](Word word) {
    y += say(frame, words::say(word), type::label, {at.x, y}, at.w, page::Ink::ink2, Role::heading, 3) + (beside ? 8 : 2);
  };
  label(Word::portfolio_who);
  y += say(frame, words::say(Word::portfolio_only_you), type::meta, {at.x, y}, at.w, page::Ink::ink3);
  if (link(frame, words::say(Word::portfolio_private), {at.x, y + 2}, type::small)) frame.wish(app::intent::ShowPrivacy{});
  y += 2 + 18 + 24;
  label(Word::portfolio_dates);
  y += say(frame, when(model, record), type::meta, {at.x, y}, at.w, page::Ink::ink3);
  return y - at.y;
}

}  // namespace

bool draw_answer(const app::Model& model, Frame& frame, const Shown& shown, page::Rect rect, bool way_back) {
  const portfolio::Answer& record = shown.draft->record;
  const Region region(frame, words::say(Word::portfolio_answer), rect);
  auto& slot = frame.memory.slot<AnswerSlot>("portfolio answer");
  const bool another = slot.key != record.key;
  slot.key = record.key;

  bool back = false;
  const bool beside = frame.width >= 1260;
  const float left = rect.w < 520 ? 24 : 56;
  const float right = rect.w < 520 ? 24 : 48;
  const float column = std::min(column_width, rect.w - left - (beside ? details_width + 40 + 32 : right));
  Pane pane(frame, words::say(Word::portfolio_answer), rect, slot.content);
  if (another) pane.scroll_to(0);
  const float x = rect.x + left;
  float y = pane.top() + (rect.h < 520 || way_back ? 20 : 44);
  if (way_back) {
    ButtonLook look;
    look.manner = Manner::quiet;
    look.before = page::Icon::back;
    look.padding = 4;
    look.type = {type::sans_medium, 15, 22};
    back = button(frame, words::say(Word::portfolio_back_to_list), {x - look.padding, y, 0, 40}, look) ||
           pressed(frame, {.key = app::Key::escape});
    y += 40 + 12;
  }
  const float top = y;
  y += say(frame, where(shown), type::meta, {x, y}, column, page::Ink::ink3) + 2;
  const Type wording = column < 420 ? type::heading_narrow : type::heading;
  y += say(frame, record.wording, wording, {x, y}, column, page::Ink::ink, Role::heading, 2);
  if (shown.question && pack::wording(*shown.question) != record.wording) {
    y += 6;
    y += say(frame, words::say(Word::portfolio_question_reworded), type::meta, {x, y}, column, page::Ink::ink3);
  }
  y += 20;

  EditorLook look = answer_look(model);
  look.sheet = false;
  look.left = look.top = look.right = look.bottom = 0;
  const Edited edited = text_to_read(frame, id_of("portfolio text"), shown.draft->editing.text, words::say(Word::portfolio_text),
                                     {x, y, column, look.line}, look);
  y += edited.height + 32;
  if (beside) {
    const page::Rect details{rect.right() - 32 - details_width, top + 12, details_width, 0};
    y = std::max(y, details.y + draw_details(model, frame, shown, details, true) + 32);
  } else {
    rule(frame, x, y - 8, column, frame.colours->rule);
    y += 16;
    y += draw_details(model, frame, shown, {x, y, column, 0}, false) + 32;
  }
  slot.content = y - pane.top();
  pane.fits(slot.content);
  if (edited.moved != 0) pane.scroll_by(edited.moved);
  if (edited.caret && edited.caret_moved) pane.show(edited.caret->y - pane.top(), edited.caret->h, 24);
  return back;
}

}  // namespace vignette::ui
