// Beside what we agreed: what both keep, its fingerprint, a note to one's own copy, and until when it is kept (look/36-agreement).
#include <array>
#include <string>

#include "ui/agreement.hpp"
#include "ui/review_parts.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using portfolio::PageKind;
using words::say;
using words::Word;

constexpr Type heading_type{type::sans_bold, 15, 22}, fingerprint_type{type::sans, 26, 34};
constexpr ButtonLook low{.height = 32, .padding = 12, .type = {type::sans_bold, 14, 20}};

void ask_to_take_out(Frame& frame, const portfolio::Exchange& exchange) {
  frame.wish(app::intent::AskTakeOut{.what = portfolio::TakenOut::What::exchange, .exchange = exchange.number});
}

class Column {
 public:
  Column(const app::Model& model, Frame& frame, const app::ExchangeRead& exchange, page::Point at, float width)
      : model_(model), frame_(frame), exchange_(exchange), at_(at), width_(width), y_(at.y) {}

  float draw() {
    begin(Word::agreed_both_keep, true);
    pages();
    const bool came = keep_until_came(model_, exchange_.record);
    if (came) until(came);  // before what may lie below the window
    fingerprint();
    notes();
    if (!came) until(came);
    return y_ - at_.y;
  }

 private:
  void begin(Word heading, bool first = false) {
    rule(frame_, at_.x, y_, width_, first ? frame_.colours->ink : frame_.colours->rule, first ? 2 : 1);
    y_ += (first ? 2 : 1) + 16;
    y_ += ui::say(frame_, say(heading), heading_type, {at_.x, y_}, width_, page::Ink::ink, Role::heading, 2) + 4;
  }
  void line(std::string_view words, page::Ink ink = page::Ink::ink2, Role role = Role::paragraph) {
    y_ += ui::say(frame_, words, type::meta, {at_.x, y_}, width_, ink, role);
  }

  void pages() {
    constexpr std::array names{std::pair(PageKind::share, Word::agreed_shared), std::pair(PageKind::reply, Word::agreed_reply),
                               std::pair(PageKind::agreement, Word::agreed_agreed)};
    for (const auto& [kind, name] : names) {
      const auto* page = portfolio::newest(exchange_.record, kind);
      const auto day = page ? day_in_words(model_, page->made) : std::string(say(Word::agreed_not_yet));
      const auto words = set(frame_, say(name), type::text, page::Ink::ink), when = set(frame_, day, type::meta, page::Ink::ink3);
      letters(frame_, *words, {at_.x, y_});
      letters(frame_, *when, {at_.x + width_ - when->width, y_ + 1});
      describe(frame_, Role::paragraph, std::string(say(name)) + ": " + day, {at_.x, y_, width_, 24});
      y_ += 24;
    }
    y_ += 4;
    line(say(Word::review_rules), page::Ink::ink3);
    y_ += 16;
  }

  void fingerprint() {
    if (exchange_.fingerprint.empty()) return;
    bool all = true;
    for (const auto kind : {PageKind::share, PageKind::reply, PageKind::agreement}) all = all && portfolio::newest(exchange_.record, kind);
    begin(all ? Word::agreed_fingerprint_three : Word::agreed_fingerprint);
    y_ += ui::say(frame_, exchange_.fingerprint, fingerprint_type, {at_.x, y_}, width_) + 4;
    line(say(Word::agreed_fingerprint_lines));
    y_ += 20;
  }

  void notes() {
    begin(Word::agreed_afterwards);
    line(say(Word::agreed_afterwards_lines));
    y_ += 8;
    for (const auto& note : exchange_.record.notes) {
      line(ui::day_in_words(model_, note.made), page::Ink::ink3);
      y_ += ui::say(frame_, note.words, type::own_note, {at_.x, y_}, width_) + 8;
    }
    if (!model_.read_only) {
      EditorLook look = answer_look(model_);
      look.size = 17, look.line = 24, look.left = look.right = 12, look.top = look.bottom = 8;
      const auto& typed = model_.review.agreeing.note;
      y_ += editor(frame_, app::Field::agreed_note, typed, say(Word::agreed_note), {at_.x, y_, width_, 64}, look).height + 8;
      ButtonLook look_of_button = low;
      look_of_button.available = typed.text.find_first_not_of(" \t\n") != std::string::npos;
      if (button(frame_, say(Word::agreed_note_add), {at_.x, y_, 0, 32}, look_of_button)) frame_.wish(app::intent::AddNote{});
      y_ += 32;
    }
    y_ += 20;
  }

  void until(bool came) {
    begin(Word::agreed_until);
    const auto& typed = model_.review.agreeing.keep_until;
    const auto& kept = exchange_.record.keep_until;
    y_ += 2;
    if (model_.read_only)
      line(kept ? day_in_words(model_, *kept) : std::string(say(Word::agreed_not_yet)));
    else
      field(frame_, app::Field::agreed_until, typed, say(Word::agreed_until), say(Word::agreed_until_like), {at_.x, y_, width_, 40}),
          y_ += 40;
    y_ += 8;
    if (model_.review.agreeing.odd_day) {
      line(say(Word::agreed_until_odd), page::Ink::clay, Role::status);
      y_ += 4;
    }
    const bool none = !kept && typed.text.empty();
    if (none) {
      line(say(Word::agreed_until_none), page::Ink::ink3);
      y_ += 4;
    }
    line(say(came   ? Word::agreed_until_due
             : none ? Word::agreed_until_none_lines
                    : Word::agreed_until_lines),
         came ? page::Ink::ink : page::Ink::ink2);
    y_ += came ? 20 : 0;
    if (!came || model_.read_only) return;
    y_ -= 10;
    if (button(frame_, say(Word::agreed_until_take_out), {at_.x, y_, 0, 32}, low)) ask_to_take_out(frame_, exchange_.record);
    y_ += 32 + 20;
  }

  const app::Model& model_;
  Frame& frame_;
  const app::ExchangeRead& exchange_;
  page::Point at_;
  float width_, y_;
};

}  // namespace

float draw_until_came(const app::Model& model, Frame& frame, const portfolio::Exchange& exchange, page::Point at, float width) {
  if (!keep_until_came(model, exchange)) return 0;
  constexpr float inset = 18, between = 10;
  const auto said = say(Word::review_until_came, fmt::arg("day", day_in_words(model, *exchange.keep_until)));
  float y = at.y;
  y += ui::say(frame, said, type::text, {at.x + inset, y}, width - inset, page::Ink::ink, Role::status);
  if (!model.read_only) {
    y += between;
    const auto take = say(Word::agreed_until_take_out), day = say(Word::review_until_day);
    if (button(frame, take, {at.x + inset, y, 0, 32}, low)) ask_to_take_out(frame, exchange);
    const float beside = at.x + inset + button_width(frame, take, low) + 16;
    const bool fits = beside + width_of(frame, day, type::meta) <= at.x + width;
    if (!fits) y += 32 + between;
    if (link(frame, day, {fits ? beside : at.x + inset, y + 6}, type::meta)) frame.wish(app::intent::ShowAgreement{});
    y += 32;
  }
  fill(frame, {at.x, at.y, 4, y - at.y}, frame.colours->clay);
  return y - at.y;
}

float draw_kept_by_both(const app::Model& model, Frame& frame, const app::ExchangeRead& exchange, page::Point at, float width) {
  return Column(model, frame, exchange, at, width).draw();
}

}  // namespace vignette::ui
