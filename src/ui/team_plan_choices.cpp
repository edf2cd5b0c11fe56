// What is settled before a workshop: ways in, what is kept, who is who; and one's own notes beside it.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ui/team_bar.hpp"
#include "ui/team_choice.hpp"
#include "ui/team_plan_parts.hpp"
#include "ui/threshold.hpp"
#include "ui/tick.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

class Choices {
 public:
  Choices(const app::Model& model, Frame& frame, page::Point at, float width)
      : model_(model), team_(model.team), choice_(team_.choice), frame_(frame), at_(at), width_(width), y_(at.y) {}

  float draw() {
    ways();
    kept();
    language();
    who();
    if (choice_ != team_.choice) frame_.wish(app::intent::ChangeTeam{choice_});
    return y_ - at_.y;
  }

 private:
  void heading(Word word) { y_ += ui::say(frame_, say(word), plan_heading, {at_.x, y_}, width_, page::Ink::ink, Role::heading, 2); }
  void section(Word word) {
    y_ += 20;
    rule(frame_, at_.x, y_, width_, frame_.colours->rule);
    y_ += 17;
    heading(word);
  }
  void line(std::string_view words, Type type = type::meta, page::Ink ink = page::Ink::ink3, Role role = Role::paragraph) {
    y_ += ui::say(frame_, words, type, {at_.x, y_}, width_, ink, role);
  }

  void ways() {
    struct Way {
      Word name, how;
      bool* on;
    };
    const std::array all{
        Way{Word::team_paper, Word::team_paper_how, &choice_.paper}, Way{Word::team_keyboard, Word::team_keyboard_how, &choice_.keyboard},
        Way{Word::team_phones, Word::team_phones_how, &choice_.phones}, Way{Word::team_video, Word::team_video_how, &choice_.video}};
    constexpr float gap = 24, between = 10;
    heading(Word::team_ways);
    y_ += 12;
    const bool beside = width_ >= 420;
    const float each = beside ? (width_ - gap) / 2 : width_;
    float row = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool right = beside && i % 2 == 1;
      const LinedTick tick =
          tick_with_line(frame_, say(all.at(i).name), say(all.at(i).how), *all.at(i).on, {right ? at_.x + each + gap : at_.x, y_}, each);
      if (tick.used) *all.at(i).on = !*all.at(i).on;
      row = right ? std::max(row, tick.height) : tick.height;
      if (right || !beside) y_ += row + between;
    }
    y_ -= between;
    if (team_.choice.phones) where();
    if (team_.choice.video) {
      y_ += 16;
      y_ += warn(frame_, say(Word::team_video_says), {at_.x, y_}, width_);
    }
  }

  /// Where phones reach this computer.
  void where() {
    y_ += 18;
    line(say(Word::team_phones_where), type::label, page::Ink::ink2);
    y_ += 4;
    if (!team_.addresses) return line(say(Word::team_looking), type::meta, page::Ink::ink3, Role::status);
    if (team_.addresses->empty()) {
      line(say(Word::team_no_address), type::text, page::Ink::ink2, Role::status);
      y_ += 4;
    }
    std::vector<std::string> addresses = *team_.addresses, names;
    for (const auto& address : addresses) names.push_back(say(Word::team_at_address, fmt::arg("address", address)));
    addresses.emplace_back();
    names.emplace_back(say(Word::team_only_here));
    const auto here = std::ranges::find(addresses, team_.choice.address) - addresses.begin();
    const ChoiceMade made = one_of_lines(frame_, say(Word::team_phones_where), names, static_cast<int>(here), {at_.x, y_}, width_);
    if (made.chosen) choice_.address = addresses[static_cast<std::size_t>(*made.chosen)];
    y_ += made.height + 6;
    const bool secure = !model_.policy.workshop.certificate.empty();
    line(say(secure ? Word::team_secure : Word::serve_plain), type::meta, page::Ink::ink2);
    y_ += 16;
    y_ += draw_plan_wifi(model_, frame_, {at_.x, y_}, width_);
  }

  void kept() {
    section(Word::team_keep);
    y_ += 8;
    const std::array names{std::string(say(Word::team_keep_nothing)), std::string(say(Word::team_keep_titles)),
                           std::string(say(Word::team_keep_answers))};
    const ChoiceMade made = one_of_cards(frame_, say(Word::team_keep), names, static_cast<int>(team_.choice.keep), {at_.x, y_}, width_);
    if (made.chosen) choice_.keep = static_cast<workshop::Keep>(*made.chosen);
    y_ += made.height + 10;
    line(say(Word::team_keep_how));
    if (team_.journal) {
      y_ += 8;
      line(say(*team_.journal ? Word::team_journal : Word::team_memory));
    }
    y_ += 8;
    plan_is_kept();
  }

  /// Where the plan and the note are kept. Where there is no portfolio, one can have one made.
  void plan_is_kept() {
    if (!model_.vault.absent) return line(say(Word::team_plan_kept));
    line(say(Word::team_plan_in_memory));
    y_ += 10;
    if (button(frame_, say(Word::team_plan_keep), {at_.x, y_, 0, 32}, {.height = 32})) frame_.wish(app::intent::AskProtect{});
    y_ += 32;
  }

  /// Of the room: the window of whoever leads stays as it is.
  void language() {
    using workshop::RoomLanguage;
    constexpr std::array order{RoomLanguage::welsh, RoomLanguage::english, RoomLanguage::both};
    constexpr float high = 36;
    section(Word::team_language);
    y_ += 8;
    const auto here = static_cast<int>(std::ranges::find(order, choice_.language) - order.begin());
    const auto names = {say(Word::team_language_welsh), say(Word::team_language_english), say(Word::team_language_both)};
    if (const auto chosen = segments(frame_, say(Word::team_language), names, here, {at_.x, y_, width_, high}))
      choice_.language = order.at(static_cast<std::size_t>(*chosen));
    y_ += high + 10;
    if (choice_.language == RoomLanguage::english) return;
    line(say(Word::team_language_how));
    if (choice_.language == RoomLanguage::both) line(say(Word::team_language_asks));
  }

  void who() {
    section(Word::team_who);
    y_ += 4;
    line(say(Word::team_who_how), type::text, page::Ink::ink2);
    y_ += 10;
    const auto name = say(Word::team_manages);
    push_clip(frame_, {at_.x - 8, clip(frame_).y, width_ + 24, clip(frame_).h});  // so that its words end where the column does
    if (const auto on = toggle(frame_, name, choice_.manages, {at_.x, y_})) choice_.manages = *on;
    pop_clip(frame_);
    y_ += std::max(26.0F, set(frame_, name, type::text, page::Ink::ink, width_ - 64)->height + 4);
  }

  const app::Model& model_;
  const app::Team& team_;
  app::TeamChoice choice_;
  Frame& frame_;
  page::Point at_;
  float width_, y_;
};

/// Each paragraph of a note by itself. Answers the height.
float say_note(Frame& frame, std::string_view note, page::Point at, float width) {
  float y = at.y;
  while (!note.empty()) {
    const auto end = std::min(note.find('\n'), note.size());
    y += ui::say(frame, note.substr(0, end), type::own_note, {at.x, y}, width) + 6;
    note.remove_prefix(std::min(end + 1, note.size()));
  }
  return y - at.y;
}

}  // namespace

float draw_plan_choices(const app::Model& model, Frame& frame, page::Point at, float width) {
  return Choices(model, frame, at, width).draw();
}

float draw_plan_notes(const app::Model& model, Frame& frame, page::Point at, float width) {
  float y = at.y;
  y += ui::say(frame, say(Word::team_notes), plan_heading, {at.x, y}, width, page::Ink::ink, Role::heading, 2);
  y += ui::say(frame, say(Word::team_notes_how), type::meta, {at.x, y + 2}, width, page::Ink::ink3) + 14;
  if (const auto* open = app::find_case(model, model.team.case_id))
    for (const auto& note : app::facilitator_notes(*open->pack)) y += say_note(frame, note, {at.x, y}, width) + 8;
  y += ui::say(frame, say(Word::team_own_note), type::label, {at.x, y}, width, page::Ink::ink2) + 6;
  EditorLook look = answer_look(model);
  look.size = 17, look.line = 24, look.left = look.right = 12, look.top = look.bottom = 8;
  y += editor(frame, app::Field::team_note, model.team.note, say(Word::team_own_note), {at.x, y, width, 88}, look).height + 22;
  return y - at.y;
}

}  // namespace vignette::ui
