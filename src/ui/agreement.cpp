/// What we agreed: up to five lines, where one sees it differently, and what makes a page of it (look/36-agreement).
#include "ui/agreement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "reflect/exchange_words.hpp"
#include "ui/answers.hpp"
#include "ui/grid.hpp"
#include "ui/review_parts.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using portfolio::AgreedLine;
using portfolio::Agreement;
using words::say;
using words::Word;
using Kind = AgreedLine::Kind;

constexpr float left_wide = 720, apart = 76, right_wide = 292;
constexpr float kind_wide = 152, when_wide = 168, three_columns = 600;
constexpr Type kind_type{type::sans_bold, 14, 26}, line_type{type::serif, 18, 26};
constexpr std::array kinds{Kind::learning, Kind::action, Kind::supervisor, Kind::support};

struct MakingSlot : Memory::Slot {
  bool making = false;  ///< the forms were shown in the drawing before
};

class Page {
 public:
  Page(const app::Model& model, Frame& frame, const app::ExchangeRead& exchange)
      : model_(model),
        review_(model.review),
        frame_(frame),
        exchange_(exchange),
        supervision_(reflect::to_supervision(app::shared_of(exchange))),
        made_(app::agreement_shown(model.review)) {
    if (!app::writes_agreement(review_)) return;
    (model.read_only || review_.replying ? read_ : draft_) = app::agreement_draft(review_);
  }

  float draw(page::Point at, float width) {
    rule(frame_, at.x, at.y, width, frame_.colours->ink, 2);
    float y = at.y + 2;
    y += draw_which_page(model_, frame_, exchange_, {at.x, y}, width);
    const Agreement* shown = draft_ ? draft_ : read_ ? read_ : made_.words;
    if (!shown)
      return y - at.y + ui::say(frame_, say(Word::agreed_nothing_written), type::beside, {at.x, y + 18}, width, page::Ink::ink3) + 36;
    for (std::size_t i = 0; i < shown->lines.size(); ++i)
      y += draft_ && i == review_.agreeing.line ? write_line({at.x, y}, width) : read_line(shown->lines[i], i, {at.x, y}, width);
    y += 10;
    if (draft_) y += ways_of_lines({at.x, y});
    y += elsewhere(*shown, {at.x, y}, width) + 20;
    y += differently(*shown, {at.x, y}, width) + 24;
    if (read_ && model_.read_only) return y - at.y;
    return y + (draft_ || read_ ? make({at.x, y}, width) : afterwards({at.x, y}, width)) - at.y;
  }

 private:
  float read_line(const AgreedLine& line, std::size_t index, page::Point at, float width) {
    const bool beside = width >= three_columns;
    const float x = beside ? at.x + kind_wide : at.x, room = beside ? width - kind_wide - when_wide - 16 : width;
    const auto written = line.words.empty() ? std::string(say(Word::agreed_line_empty)) : line.words;
    const auto kind = set(frame_, reflect::kind_in_words(line.kind, supervision_), kind_type, page::Ink::ink2);
    const auto words = set(frame_, written, line_type, line.words.empty() ? page::Ink::ink3 : page::Ink::ink, room);
    const auto when = set(frame_, app::who_by(line), type::meta, page::Ink::ink3, beside ? when_wide : width);
    const bool says_when = when->height > 0 && !app::who_by(line).empty();
    const float above = beside ? 0 : kind->height, below = beside || !says_when ? 0 : when->height + 2;
    const float high = 12 + above + std::max(words->height + below, beside && says_when ? when->height + 6 : 0.0F) + 14;
    const page::Rect rect{at.x, at.y, width, high};
    const std::string told = std::string(reflect::kind_in_words(line.kind, supervision_)) + ": " + written;
    bool over = false;
    if (draft_) {
      const Touch does = touch(frame_, control_id(Role::button, told, index), Role::button, told, rect, 0, app::who_by(line));
      over = does.over;
      if (does.ring) focus_ring(frame_, {rect.x - 6, rect.y + 3, rect.w + 12, rect.h - 6}, 4);
      if (does.activated) write_with(app::intent::ChooseAgreedLine{index});
    } else {
      describe(frame_, Role::paragraph, says_when ? told + ". " + app::who_by(line) : told, rect);
    }
    letters(frame_, *kind, {at.x, at.y + 12}, over ? frame_.colours->accent : frame_.colours->ink2);
    letters(frame_, *words, {x, at.y + 12 + above});
    if (says_when)
      letters(frame_, *when,
              beside ? page::Point{at.x + width - when_wide, at.y + 15} : page::Point{x, at.y + 12 + above + words->height + 2});
    rule(frame_, at.x, rect.bottom() - 1, width, frame_.colours->rule);
    return high;
  }

  /// Opens a line to be written in: the caret is in it at once.
  void write_with(app::Intent wish) {
    frame_.wish(std::move(wish));
    give_focus(frame_, id_of(app::Field::agreed_words), frame_.memory.ring);
  }

  /// A field under its name. Answers the height.
  float named(Word name, app::Field which, const app::Editing& editing, page::Point at, float width, Word like) {
    ui::say(frame_, say(name), type::label, at, width, page::Ink::ink2);
    field(frame_, which, editing, say(name), say(like), {at.x, at.y + 24, width, 36});
    return 24 + 36;
  }

  float write_line(page::Point at, float width) {
    const app::Agreeing& agreeing = review_.agreeing;
    float y = at.y + 14;
    const auto kind = draft_->lines[agreeing.line].kind;
    const auto names = {say(Word::agreed_learning), say(Word::agreed_action), reflect::kind_in_words(Kind::supervisor, supervision_),
                        say(Word::agreed_support)};
    if (const auto wish = segments(frame_, say(Word::agreed_kind), names, static_cast<int>(kind), {at.x, y, std::min(width, 460.0F), 36}))
      frame_.wish(app::intent::ChangeAgreedKind{kinds.at(static_cast<std::size_t>(*wish))});
    y += 36 + 10;
    EditorLook look = answer_look(model_);
    look.size = 18, look.line = 26, look.left = look.right = 14, look.top = look.bottom = 10;
    y += editor(frame_, app::Field::agreed_words, agreeing.words, say(Word::agreed_words), {at.x, y, width, 72}, look).height + 12;
    const float half = (width - 16) / 2;
    named(Word::agreed_owner, app::Field::agreed_owner, agreeing.owner, {at.x, y}, half, Word::agreed_owner_like);
    y += named(Word::agreed_by, app::Field::agreed_by, agreeing.by, {at.x + half + 16, y}, half, Word::agreed_by_like) + 12;
    if (link(frame_, say(Word::agreed_take_out), {at.x, y}, type::meta)) frame_.wish(app::intent::RemoveAgreedLine{});
    y += 20 + 14;
    rule(frame_, at.x, y - 1, width, frame_.colours->rule);
    return y - at.y;
  }

  float ways_of_lines(page::Point at) {
    float x = at.x;
    const auto& lines = draft_->lines;
    constexpr ButtonLook low{.before = page::Icon::plus, .height = 32, .padding = 12, .type = {type::sans_bold, 14, 20}};
    if (lines.size() < portfolio::most_lines_agreed) {
      const float wide = button_width(frame_, say(Word::agreed_add), low);
      if (button(frame_, say(Word::agreed_add), {x, at.y, wide, 32}, low)) {
        const auto next = std::min<std::size_t>(lines.empty() ? 0 : static_cast<std::size_t>(lines.back().kind) + 1, 1);
        write_with(app::intent::AddAgreedLine{kinds.at(next)});
      }
      x += wide + 20;
    }
    if (review_.agreeing.removed && lines.size() < portfolio::most_lines_agreed &&
        link(frame_, say(Word::agreed_bring_back), {x, at.y + 6}, type::meta))
      write_with(app::intent::BringAgreedLineBack{});
    return x > at.x ? 32 + 14 : 0;
  }

  float elsewhere(const Agreement& shown, page::Point at, float width) {
    if (!draft_) return shown.elsewhere ? ui::say(frame_, say(Word::review_elsewhere), type::text, at, width, page::Ink::ink2) : 0;
    float y = at.y;
    y += ui::say(frame_, say(Word::agreed_five), type::meta, at, width, page::Ink::ink3) + 4;
    if (!shown.elsewhere) {
      if (link(frame_, say(Word::agreed_elsewhere), {at.x, y}, type::meta)) {
        frame_.wish(app::intent::ChangeAgreedElsewhere{true});
        frame_.wish(app::intent::ShowDoor{});
      }
      return y + 20 - at.y;
    }
    y += ui::say(frame_, say(Word::agreed_elsewhere_in_it), type::meta, {at.x, y}, width, page::Ink::ink2, Role::status) + 4;
    if (link(frame_, say(Word::agreed_elsewhere_door), {at.x, y}, type::meta)) frame_.wish(app::intent::ShowDoor{});
    const float after = at.x + width_of(frame_, say(Word::agreed_elsewhere_door), type::meta) + 20;
    if (link(frame_, say(Word::agreed_elsewhere_out), {after, y}, type::meta)) frame_.wish(app::intent::ChangeAgreedElsewhere{false});
    return y + 20 - at.y;
  }

  /// Two boxes: for the one who shared it, and for whoever reads with them.
  float differently(const Agreement& shown, page::Point at, float width) {
    const bool beside = width >= 520;
    const float each = beside ? (width - 24) / 2 : width;
    const float one =
        box(app::learner_differently(exchange_.record), app::Field::agreed_learner, review_.agreeing.learner, shown.learner_sees, at, each);
    const page::Point next = beside ? page::Point{at.x + each + 24, at.y} : page::Point{at.x, at.y + one + 16};
    const float other = box(std::string(reflect::reader_differently(supervision_)), app::Field::agreed_supervisor,
                            review_.agreeing.supervisor, shown.supervisor_sees, next, each);
    return beside ? std::max(one, other) : one + 16 + other;
  }

  float box(const std::string& name, app::Field which, const app::Editing& editing, const std::string& written, page::Point at,
            float width) {
    float y = at.y;
    y += ui::say(frame_, name, type::label, {at.x, y}, width, page::Ink::ink2) + 6;
    if (draft_) {
      EditorLook look = answer_look(model_);
      look.size = 17, look.line = 24, look.left = look.right = 14, look.top = look.bottom = 12;
      return y + editor(frame_, which, editing, name, {at.x, y, width, 96}, look).height - at.y;
    }
    const bool any = !written.empty();
    const auto text = set(frame_, any ? std::string_view(written) : say(Word::agreed_nothing_written), {type::serif, 17, 24},
                          any ? page::Ink::ink : page::Ink::ink3, width - 28);
    const page::Rect rect{at.x, y, width, std::max(64.0F, text->height + 24)};
    stroke(frame_, rect, frame_.colours->rule, 1, 4);
    say_set(frame_, *text, any ? std::string_view(written) : say(Word::agreed_nothing_written), {at.x + 14, y + 12});
    return rect.bottom() - at.y;
  }

  float make(page::Point at, float width) {
    const bool making = review_.agreeing.making;
    const bool opens = !std::exchange(frame_.memory.slot<MakingSlot>("ways of an agreement").making, making) && making;
    float y = at.y;
    if (review_.problem)
      y += ui::say(frame_, capital_first(in_sentences(*review_.problem)), type::text, {at.x, y}, width, page::Ink::clay, Role::status) + 12;
    const bool free = !review_.busy && !model_.read_only;
    if (!making) {
      const ButtonLook look{.manner = Manner::main, .available = free, .height = 44};
      const float wide = button_width(frame_, say(Word::agreed_make), look);
      if (button(frame_, say(Word::agreed_make), {at.x, y, wide, 44}, look)) frame_.wish(app::intent::AskForAgreement{});
      return y + beside_button(say(Word::agreed_make_lines), {at.x, y}, wide, 44, width) - at.y;
    }
    y += draw_before_it_goes(model_, frame_, {at.x, y}, width, Word::agreed_notice) + 8;
    // Below the page, which is seen first: the way down to them has the focus that the button had which asked for them.
    const Id first_form = control_id(Role::button, say(exchange_.record.keys.empty() ? Word::agreed_pdf : Word::agreed_sealed));
    if (link(frame_, say(Word::agreed_make_how), {at.x, y}, type::meta)) give_focus(frame_, first_form, frame_.memory.ring);
    if (opens && frame_.memory.ring) give_focus(frame_, control_id(Role::link, say(Word::agreed_make_how)), true);
    y += 20 + 14;
    if (const float page = draw_what_goes(model_, frame_, {at.x, y}, width); page > 0) y += page + 16;
    y += ui::say(frame_, say(Word::agreed_make_how), type::label, {at.x, y}, width, page::Ink::ink2) + 8;
    const bool sealed = !exchange_.record.keys.empty();
    const bool seen = !review_.previewing.making;
    float x = at.x;
    constexpr std::array ways{std::pair(Word::agreed_sealed, app::ReplyForm::sealed), std::pair(Word::agreed_pdf, app::ReplyForm::pdf),
                              std::pair(Word::agreed_docx, app::ReplyForm::docx)};
    bool first = true;
    for (const auto& [name, form] : ways) {
      if (form == app::ReplyForm::sealed && !sealed) continue;
      const ButtonLook look{.manner = first ? Manner::main : Manner::other, .available = free && seen};
      first = false;
      const float wide = button_width(frame_, say(name), look);
      if (x > at.x && x + wide > at.x + width) x = at.x, y += 48;
      if (button(frame_, say(name), {x, y, wide, 40}, look)) frame_.wish(app::intent::MakeAgreement{form});
      x += wide + 12;
    }
    const ButtonLook quiet{.manner = Manner::quiet};
    if (x + button_width(frame_, say(Word::agreed_not_now), quiet) > at.x + width) x = at.x, y += 48;
    if (button(frame_, say(Word::agreed_not_now), {x, y, 0, 40}, quiet)) frame_.wish(app::intent::AskForAgreement{false});
    return y + 40 - at.y;
  }

  /// What is said beside a button, or under it where there is no room. Answers the height of both.
  float beside_button(std::string_view words, page::Point at, float button_wide, float button_high, float width) {
    const float room = width - button_wide - 16;
    if (room >= 240)
      return std::max(button_high, ui::say(frame_, words, type::meta, {at.x + button_wide + 16, at.y + 2}, room, page::Ink::ink3) + 2);
    return button_high + 8 + ui::say(frame_, words, type::meta, {at.x, at.y + button_high + 8}, width, page::Ink::ink3);
  }

  float afterwards(page::Point at, float width) {
    float y = at.y;
    if (std::exchange(frame_.memory.slot<MakingSlot>("ways of an agreement").making, false)) {
      const auto is_here = [&](Word form) { return frame_.memory.focus == control_id(Role::button, say(form)); };
      if (is_here(Word::agreed_sealed) || is_here(Word::agreed_pdf) || is_here(Word::agreed_docx))
        give_focus(frame_, control_id(Role::button, say(Word::agreed_both_have)), frame_.memory.ring);
    }
    if (!made_.stands) return draw_earlier_agreements(model_, frame_, exchange_, {at.x, y}, width);
    if (app::saved_here(review_, app::Review::Saved::agreement))
      y += ui::say(frame_, say(Word::agreed_saved, fmt::arg("file", review_.saved_to)), type::text, {at.x, y}, width, page::Ink::ink,
                   Role::status) +
           14;
    if (exchange_.record.both_have) {
      const auto day = day_in_words(model_, *exchange_.record.both_have);
      y += ui::say(frame_, say(Word::agreed_both_had, fmt::arg("day", day)), type::text, {at.x, y}, width, page::Ink::ink2, Role::status) +
           14;
    } else {
      const ButtonLook look{.manner = Manner::main, .before = page::Icon::check, .available = !model_.read_only, .height = 44};
      const float wide = button_width(frame_, say(Word::agreed_both_have), look);
      if (button(frame_, say(Word::agreed_both_have), {at.x, y, wide, 44}, look)) frame_.wish(app::intent::BothHave{});
      y += beside_button(say(Word::agreed_both_have_lines), {at.x, y}, wide, 44, width) + 14;
    }
    if (app::may_agree(review_) && !model_.read_only) {
      if (link(frame_, say(Word::agreed_correct), {at.x, y}, type::meta)) frame_.wish(app::intent::WriteAgreement{});
      y += 20;
    }
    if (const float again = draw_save_again(model_, frame_, portfolio::PageKind::agreement, {at.x, y + 8}, width); again > 0)
      y += 8 + again;
    y += draw_earlier_agreements(model_, frame_, exchange_, {at.x, y + 16}, width);
    return y - at.y;
  }

  const app::Model& model_;
  const app::Review& review_;
  Frame& frame_;
  const app::ExchangeRead& exchange_;
  const bool supervision_;            ///< else it was shared with somebody of one's own standing
  const Agreement* draft_ = nullptr;  ///< being written here
  const Agreement* read_ = nullptr;   ///< being written in another window, or made into a page now
  app::AgreementShown made_;
};

}  // namespace

void draw_agreement(const app::Model& model, Frame& frame) {
  const page::Rect area = under_banner(model, frame, navigation(model, frame));
  const app::ExchangeRead* exchange = app::chosen_exchange(model.review);
  if (!exchange) return;
  const Region region(frame, say(Word::nav_main), area);
  Pane pane(frame, say(Word::agreed_title), area, 0);
  if (frame.new_screen) pane.scroll_to(0);
  const bool beside = frame.width >= grid::two_columns;
  const grid::Column column = grid::both(area, frame.width, left_wide, apart, right_wide);
  float y = pane.top() + (frame.width < grid::folds ? grid::narrow_top : 28);
  const auto* page = portfolio::newest(exchange->record, portfolio::PageKind::share);
  const auto back =
      say(Word::review_row,
          fmt::arg("who", exchange->record.name.empty() ? say(Word::review_somebody) : std::string_view(exchange->record.name)),
          fmt::arg("day", day_in_words(model, page ? page->made : portfolio::Day())));
  if (button(frame, back, {column.x - 8, y, 0, 36}, {.manner = Manner::quiet, .before = page::Icon::back, .height = 36, .padding = 8}))
    frame.wish(app::intent::Back{});
  y += 36 + 2;
  y += ui::say(frame, say(Word::agreed_title), grid::title(frame.width), {column.x, y}, column.w, page::Ink::ink, Role::heading, 1) + 20;
  Page body(model, frame, *exchange);
  if (beside) {
    const float share = column.w / (left_wide + apart + right_wide);
    const float left = std::round(left_wide * share), gap = std::round(apart * share);
    const float used = body.draw({column.x, y}, left);
    y += std::max(used, draw_kept_by_both(model, frame, *exchange, {column.x + left + gap, y}, column.w - left - gap));
  } else {
    y += body.draw({column.x, y}, column.w) + 40;
    y += draw_kept_by_both(model, frame, *exchange, {column.x, y}, column.w);
  }
  pane.fits(y + 48 - pane.top());
}

}  // namespace vignette::ui
