// The one reply, and how it goes back: as a sealed file or as a page, which the program sends nowhere.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "ui/answers.hpp"
#include "ui/exchange_parts.hpp"
#include "ui/leaving_parts.hpp"
#include "ui/review_parts.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::Word;

constexpr float sheet_high = 92;
constexpr Type small_button{type::sans_bold, 14, 20};

Word reply_of(const Shown& shown) { return shown.exchange->record.mine ? Word::shared_their_reply : Word::review_reply; }

/// The sheet of the reply, of a height; longer text scrolls in it.
void draw_sheet(const app::Model& model, Frame& frame, const Shown& shown, page::Rect rect) {
  const auto name = words::say(reply_of(shown));
  Pane* around = frame.panes.empty() ? nullptr : frame.panes.back();  // in a low window the reply follows what was shared
  Pane pane(frame, name, rect, 0, false);
  EditorLook look = answer_look(model);
  look.size = 18;
  look.line = 26;
  look.between = 8;
  look.left = look.right = 18;
  look.top = look.bottom = 10;
  look.spelt = &model;
  const auto edited = editor(frame, app::Field::review_reply, model.review.reply, name, {rect.x, pane.top(), rect.w, rect.h}, look);
  pane.fits(edited.height);
  if (!edited.caret || !edited.caret_moved) return;
  pane.show(edited.caret->y - pane.top(), edited.caret->h, 8);
  if (around) around->show(rect.y - around->top(), rect.h);
}

/// Answers the height.
float way_to_agreement(Frame& frame, page::Point at) {
  if (link(frame, words::say(Word::agreed_show), at, type::meta)) frame.wish(app::intent::ShowAgreement{});
  return 20;
}

/// The day of the reply that this one corrects: of those that came on paper one of the same person.
std::optional<portfolio::Day> corrected(const app::ExchangeRead& exchange, const portfolio::Page& page, const portfolio::Reply& reply) {
  const portfolio::Page* before = nullptr;
  const auto& pages = exchange.record.pages;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto& one = pages[i];
    if (one.kind != page.kind || one.typed != page.typed || one.number >= page.number || (before && one.number < before->number)) continue;
    const auto* words = i < exchange.read.size() && exchange.read[i].reply ? &*exchange.read[i].reply : nullptr;
    if (!page.typed || (words && words->name == reply.name)) before = &one;
  }
  return before ? std::optional(before->made) : std::nullopt;
}

/// Answers the height.
float way_to_type(Frame& frame, page::Point at) {
  const ButtonLook look{.height = 32, .padding = 12, .type = small_button};
  if (button(frame, words::say(Word::shared_type_reply), {at.x, at.y, 0, 32}, look)) frame.wish(app::intent::TypeReply{});
  return 32;
}

/// What was replied, when it is not written in any more. Answers the height.
float draw_replied(const app::Model& model, Frame& frame, const Shown& shown, page::Point at, float width) {
  const auto& [page, reply, stands, earlier] = shown.reply;
  float y = at.y;
  if (!page) {
    const Word none = shown.exchange->record.mine ? Word::review_no_reply_yet : Word::review_reply_waits;
    y += say(frame, words::say(none), type::text, {at.x, y}, width, page::Ink::ink3);
    if (!model.read_only && app::may_type_reply(model.review)) y += 10 + way_to_type(frame, {at.x, y + 10});
    return y - at.y;
  }
  if (!stands) y += draw_which_reply(model, frame, shown, {at.x, y}, width) + 8;
  const Word heading = page->mine ? Word::review_your_reply : Word::review_their_reply;
  y += say(frame, words::say(heading, fmt::arg("day", day_in_words(model, page->made))), type::label, {at.x, y}, width, page::Ink::ink2,
           Role::heading, 2) +
       6;
  if (!reply) y += say(frame, words::say(Word::review_reply_gone), type::meta, {at.x, y}, width, page::Ink::ink3);
  if (reply && !reply->words.empty()) y += say(frame, reply->words, {type::serif, 18, 26}, {at.x, y}, width);
  if (const auto before = reply ? corrected(*shown.exchange, *page, *reply) : std::nullopt)
    y += 6 + say(frame, words::say(Word::review_corrects, fmt::arg("day", day_in_words(model, *before))), type::meta, {at.x, y + 6}, width,
                 page::Ink::ink3);
  if (page->typed) y += 6 + say(frame, words::say(Word::shared_typed), type::meta, {at.x, y + 6}, width, page::Ink::ink3);
  if (reply && reply->elsewhere) y += 6 + say(frame, words::say(Word::review_elsewhere), type::meta, {at.x, y + 6}, width, page::Ink::ink2);
  if (const float others = draw_other_replies(model, frame, shown, {at.x, y + 16}, width); others > 0) y += 16 + others;
  return y - at.y;
}

struct TypingSlot : Memory::Slot {
  bool typing = false;  ///< in the drawing before
};

struct WaysSlot : Memory::Slot {
  bool making = false;  ///< the forms were shown in the drawing before
};

class Ways {
 public:
  Ways(const app::Model& model, Frame& frame, const Shown& shown, page::Point at, float width)
      : model_(model), frame_(frame), shown_(shown), at_(at), width_(width), y_(at.y) {}

  float draw() {
    auto& slot = frame_.memory.slot<WaysSlot>("ways of a reply");
    const bool opens = !std::exchange(slot.making, model_.review.making && !shown_.exchange->record.mine) && slot.making;
    // What came in a file goes on standing before what is typed in from paper.
    const auto* stands = portfolio::newest(shown_.exchange->record, portfolio::PageKind::reply);
    if (stands && (stands->typed || !shown_.exchange->record.mine))
      y_ += 8 + say(frame_, words::say(Word::agreed_being_written, fmt::arg("day", day_in_words(model_, stands->made))), type::meta,
                    {at_.x, y_}, width_, page::Ink::ink2);
    if (shown_.exchange->record.mine)
      draw_typed();
    else if (model_.review.making)
      draw_forms(opens);
    else
      draw_first();
    if (const auto& problem = model_.review.problem)
      y_ += 8 + say(frame_, capital_first(in_sentences(*problem)), type::meta, {at_.x, y_ + 8}, width_, page::Ink::clay, Role::status);
    return y_ - at_.y;
  }

 private:
  /// A reply that came on paper: whose it is, and keeping it.
  void draw_typed() {
    y_ += say(frame_, words::say(Word::shared_from), type::label, {at_.x, y_}, width_, page::Ink::ink2) + 6;
    field(frame_, app::Field::review_reply_name, model_.review.reply_name, words::say(Word::shared_from), {},
          {at_.x, y_, std::min(width_, 300.0F), 36});
    y_ += 36 + 10;
    const ButtonLook main{.manner = Manner::main, .available = !model_.review.busy, .height = 32, .padding = 12, .type = small_button};
    const ButtonLook quiet{.manner = Manner::quiet, .height = 32, .padding = 8, .type = small_button};
    Flow flow({at_.x, y_}, width_, 32);
    auto at = flow.place(button_width(frame_, words::say(Word::shared_keep_reply), main));
    if (button(frame_, words::say(Word::shared_keep_reply), {at.x, at.y, 0, 32}, main) && main.available)
      frame_.wish(app::intent::MakeReply{app::ReplyForm::typed});
    at = flow.place(button_width(frame_, words::say(Word::shared_not_now), quiet));
    if (button(frame_, words::say(Word::shared_not_now), {at.x, at.y, 0, 32}, quiet)) frame_.wish(app::intent::TypeReply{false});
    y_ += flow.height() + 8;
    y_ += say(frame_, words::say(Word::shared_keep_lines), type::meta, {at_.x, y_}, width_, page::Ink::ink2);
  }

  void draw_first() {
    const ButtonLook main{.manner = Manner::main, .padding = 16};
    const ButtonLook quiet{.manner = Manner::quiet, .padding = 4};
    Flow flow({at_.x, y_}, width_, 40);
    auto at = flow.place(button_width(frame_, words::say(Word::review_make), main));
    if (button(frame_, words::say(Word::review_make), {at.x, at.y, 0, 40}, main)) frame_.wish(app::intent::AskForReply{true});
    const bool elsewhere = shown_.said && shown_.said->elsewhere;
    if (!elsewhere) {
      at = flow.place(button_width(frame_, words::say(Word::review_belongs), quiet));
      if (button(frame_, words::say(Word::review_belongs), {at.x, at.y, 0, 40}, quiet)) {
        frame_.wish(app::intent::ChangeElsewhere{true});
        frame_.wish(app::intent::ShowDoor{});
      }
    }
    if (model_.review.typing) {  // a correction
      at = flow.place(button_width(frame_, words::say(Word::shared_not_now), quiet));
      if (button(frame_, words::say(Word::shared_not_now), {at.x, at.y, 0, 40}, quiet)) frame_.wish(app::intent::TypeReply{false});
    }
    y_ += flow.height() + 10;
    if (elsewhere)
      draw_elsewhere();
    else
      y_ += say(frame_, words::say(Word::review_make_lines), type::meta, {at_.x, y_}, width_, page::Ink::ink2) + 4;
    y_ += way_to_agreement(frame_, {at_.x, y_});
  }

  void draw_elsewhere() {
    y_ += say(frame_, words::say(Word::review_elsewhere_in_it), type::meta, {at_.x, y_}, width_, page::Ink::ink2) + 2;
    if (link(frame_, words::say(Word::review_elsewhere_out), {at_.x, y_}, type::small)) frame_.wish(app::intent::ChangeElsewhere{false});
    const float wide = width_of(frame_, words::say(Word::review_elsewhere_out), type::small);
    if (link(frame_, words::say(Word::review_elsewhere_door), {at_.x + wide + 16, y_}, type::small)) frame_.wish(app::intent::ShowDoor{});
    y_ += 20 + 4;
  }

  /// `opens`: they come now, in place of the button that asked for them, whose focus goes to the first that can be chosen.
  void draw_forms(bool opens) {
    const bool sealed = may_seal(model_.review, shown_.exchange->record);
    const bool may = !model_.review.busy && !model_.review.previewing.making;  // the page is seen first
    const ButtonLook main{.manner = Manner::main, .available = sealed && may, .height = 32, .padding = 12, .type = small_button};
    const ButtonLook other{.available = may, .height = 32, .padding = 12, .type = small_button};
    const ButtonLook quiet{.manner = Manner::quiet, .height = 32, .padding = 8, .type = small_button};
    Flow flow({at_.x, y_}, width_, 32);
    const auto form = [&](Word word, const ButtonLook& look, app::ReplyForm which) {
      const auto at = flow.place(button_width(frame_, words::say(word), look));
      if (button(frame_, words::say(word), {at.x, at.y, 0, 32}, look) && look.available) frame_.wish(app::intent::MakeReply{which});
    };
    if (opens && frame_.memory.ring)
      give_focus(frame_, control_id(Role::button, words::say(sealed ? Word::review_as_sealed : Word::review_as_pdf)), true);
    form(Word::review_as_sealed, main, app::ReplyForm::sealed);
    form(Word::review_as_pdf, other, app::ReplyForm::pdf);
    form(Word::review_as_docx, other, app::ReplyForm::docx);
    const auto at = flow.place(button_width(frame_, words::say(Word::review_not_yet), quiet));
    if (button(frame_, words::say(Word::review_not_yet), {at.x, at.y, 0, 32}, quiet)) frame_.wish(app::intent::AskForReply{false});
    y_ += flow.height() + 8;
    const Word lines = sealed ? Word::review_then_frozen : Word::review_no_seal;
    y_ += say(frame_, words::say(lines), type::meta, {at_.x, y_}, width_, page::Ink::ink2);
  }

  const app::Model& model_;
  Frame& frame_;
  const Shown& shown_;
  page::Point at_;
  float width_, y_;
};

/// What is being written beside the reply that stands, gone on with or put away; else a correction begun, or another that came on paper.
/// Answers the height.
float draw_beside(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::Review& review = model.review;
  float y = at.y;
  const auto way = [&](Word word, float x) { return link(frame, words::say(word), {x, y}, type::meta); };
  if (app::reply_draft(review, review.chosen)) {
    y += say(frame, words::say(Word::agreed_draft_waits), type::meta, {at.x, y}, width, page::Ink::ink2, Role::status) + 2;
    if (way(Word::agreed_go_on, at.x)) frame.wish(app::intent::WriteReply{});
    if (way(Word::agreed_put_away, at.x + width_of(frame, words::say(Word::agreed_go_on), type::meta) + 16))
      frame.wish(app::intent::WriteReply{false});
    return y + 20 + 6 - at.y;
  }
  if (app::may_correct_reply(review)) {
    if (way(Word::review_write_again, at.x)) frame.wish(app::intent::WriteReply{});
    y += 20;
    y += say(frame, words::say(Word::review_write_again_lines), type::small, {at.x, y}, width, page::Ink::ink3) + 6;
  }
  if (app::may_type_reply(review)) y += way_to_type(frame, {at.x, y}) + 8;
  return y - at.y;
}

/// Where it went and how it is saved once more, how it is corrected, and that both have the same. Answers the height.
float draw_kept(const app::Model& model, Frame& frame, const Shown& shown, page::Point at, float width) {
  const app::Review& review = model.review;
  float y = at.y;
  if (!shown.reply.stands) return way_to_agreement(frame, at);  // what follows is of the one that stands
  if (app::saved_here(review, app::Review::Saved::reply))
    y += say(frame, words::say(Word::review_reply_in, fmt::arg("file", review.saved_to)), type::meta, {at.x, y}, width, page::Ink::ink2,
             Role::status) +
         6;
  if (const float again = draw_save_again(model, frame, portfolio::PageKind::reply, {at.x, y}, width); again > 0) y += again + 6;
  if (shown.reply.page && !model.read_only) y += draw_beside(model, frame, {at.x, y}, width);
  y += way_to_agreement(frame, {at.x, y}) + 8;
  if (app::saved_here(review, app::Review::Saved::agreement))
    y += say(frame, words::say(Word::review_agreed_in, fmt::arg("file", review.saved_to)), type::meta, {at.x, y}, width, page::Ink::ink2,
             Role::status) +
         8;
  if (shown.exchange->fingerprint.empty()) return y - at.y;
  y += say(frame, words::say(Word::review_fingerprint), type::label, {at.x, y}, width, page::Ink::ink2, Role::heading, 2);
  y += say(frame, shown.exchange->fingerprint, {type::sans_medium, 22, 30}, {at.x, y}, width);
  y += say(frame, words::say(Word::review_fingerprint_lines), type::meta, {at.x, y}, width, page::Ink::ink3);
  return y - at.y;
}

}  // namespace

float draw_reply(const app::Model& model, Frame& frame, const Shown& shown, page::Point at, float width, float aside, float gap) {
  const bool beside = aside > 0;
  float y = at.y;
  const bool typing = model.review.typing;
  const bool begins = !std::exchange(frame.memory.slot<TypingSlot>("typing in a reply").typing, typing) && typing && !frame.new_screen;
  if (shown.writes) {
    // The button or link that asked for it is gone: what is typed goes into the sheet.
    if (begins) give_focus(frame, id_of(app::Field::review_reply), frame.memory.ring);
    const auto label = words::say(reply_of(shown));
    y += say(frame, label, type::label, {at.x, y}, width, page::Ink::ink2) + 6;
    draw_sheet(model, frame, shown, {at.x, y, width, sheet_high});
    y += sheet_high;
    if (model.review.making) {
      y += 14 + draw_before_it_goes(model, frame, {at.x, y + 14}, width, Word::review_notice);
      if (const float page = draw_what_goes(model, frame, {at.x, y + 14}, width); page > 0) y += 14 + page;
    }
    const page::Point ways = beside ? page::Point{at.x + width + gap, at.y + 26} : page::Point{at.x, y + 16};
    const float high = Ways(model, frame, shown, ways, beside ? aside : width).draw();
    return std::max(y, ways.y + high) - at.y;
  }
  // The form that made it is gone: the keyboard goes to how it is saved once more.
  if (std::exchange(frame.memory.slot<WaysSlot>("ways of a reply").making, false) && shown.reply.page) {
    const auto is_here = [&](Word form) { return frame.memory.focus == control_id(Role::button, words::say(form)); };
    if (is_here(Word::review_as_sealed) || is_here(Word::review_as_pdf) || is_here(Word::review_as_docx))
      give_focus(frame, control_id(Role::link, words::say(Word::review_save_again)), frame.memory.ring);
  }
  y += draw_replied(model, frame, shown, {at.x, y}, width);
  const page::Point kept = beside ? page::Point{at.x + width + gap, at.y} : page::Point{at.x, y + 16};
  const float high = draw_kept(model, frame, shown, kept, beside ? aside : width);
  return std::max(y, kept.y + high) - at.y;
}

}  // namespace vignette::ui
