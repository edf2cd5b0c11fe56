/// The end of a workshop: what is wiped and what is kept, before it is, and that it was (look/38-workshop-close).
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/careful.hpp"
#include "ui/grid.hpp"
#include "ui/leaving_parts.hpp"
#include "ui/team.hpp"
#include "ui/team_after.hpp"
#include "ui/team_bar.hpp"
#include "ui/team_end_parts.hpp"
#include "ui/tick.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;
using workshop::Ending;
using workshop::Keep;

constexpr float form_wide = 760, beside_share = 520.0F / 1440, button_high = 52;
constexpr Type large{type::sans_bold, 17, 24}, middle{type::sans_bold, 16, 24};

struct EndSlot : Memory::Slot {
  bool shown = false, ended = false;  ///< the focus was given to what comes first there
};

/// What the room was told before the first answer, and what became of that since.
std::string what_was_told(const Ending& ending) {
  const auto with = [](Word word, Keep keep) { return say(word, fmt::arg("kept", say(workshop::kept_line(keep)))); };
  if (!ending.settled) return with(Word::team_end_unsettled, ending.keep);
  std::string told = with(Word::team_end_promised, ending.promised);
  if (ending.keep < ending.promised) told += " " + with(Word::team_end_less, ending.keep);
  return told;
}

/// Words with a clay bar, their beginning up to a colon in clay. Answers the height.
float say_reach(Frame& frame, page::Point at, float width) {
  constexpr float inset = 18;
  const auto words = say(Word::serve_reach);
  const std::size_t head = words.find(':') == std::string_view::npos ? 0 : words.find(':') + 1;
  page::Paragraph paragraph = page::plain(words, type::text.face, type::text.size, type::text.line, page::Ink::ink, words::language());
  if (head > 0)
    paragraph.stretches = {{.range = {0, head}, .face = type::sans_bold, .size = type::text.size, .ink = page::Ink::clay},
                           {.range = {head, words.size()}, .face = type::sans, .size = type::text.size, .ink = page::Ink::ink}};
  const auto setting = frame.memory.cache.set(paragraph, width - inset);
  fill(frame, {at.x, at.y, 4, setting->height}, frame.colours->clay);
  say_set(frame, *setting, words, {at.x + inset, at.y}, Role::note);
  return setting->height;
}

class Page {
 public:
  Page(const app::Model& model, Frame& frame) : model_(model), team_(model.team), frame_(frame) {}

  float draw_form(const Ending& ending, page::Point at, float width, bool with_previews) const {
    float y = at.y;
    const Word title = ending.keep == Keep::nothing ? Word::team_end_wipe_title : Word::team_end_keep_title;
    y += ui::say(frame_, say(title), grid::title(frame_.width), {at.x, y}, width, page::Ink::ink, Role::heading, 1) + 6;
    y += ui::say(frame_, what_was_told(ending), grid::lead(frame_.width), {at.x, y}, width, page::Ink::ink2) + 26;
    y += draw_wiped_and_kept(model_, frame_, ending, {at.x, y}, width) + 24;
    y += draw_flagged(ending, {at.x, y}, width);
    y += say_reach(frame_, {at.x, y}, width) + 28;
    if (with_previews) {
      y += draw_end_previews(frame_, told(ending), phones(), {at.x, y}, width) + 18;
      y += ui::say(frame_, say(Word::team_end_after), type::meta, {at.x, y}, width, page::Ink::ink3) + 28;
    }
    y += draw_buttons(ending, {at.x, y}, width);
    return y - at.y;
  }

  static const workshop::Told& told(const Ending& ending) { return ending.keep == Keep::nothing ? ending.wiped_told : ending.kept_told; }
  bool phones() const { return team_.leading.way.has_value(); }

 private:
  /// What could point to somebody is left out of what is kept, but for what is ticked, each by itself. Answers the height, with what
  /// follows it.
  float draw_flagged(const Ending& ending, page::Point at, float width) const {
    if (ending.flagged.empty()) return 0;
    constexpr float inset = 18;
    const float room = width - inset;
    float y = at.y;
    y += ui::say(frame_, say(Word::team_flagged_how), type::text, {at.x, y}, width, page::Ink::ink2) + 10;
    for (const auto& one : ending.flagged) {
      const float top = y;
      std::string found;
      for (const auto& words : one.words) found += (found.empty() ? "" : "”, “") + words;
      y += ui::say(frame_, one.text, type::beside, {at.x + inset, y}, room) + 2;
      y += ui::say(frame_, say(Word::team_flagged, fmt::arg("words", found)), type::meta, {at.x + inset, y}, room, page::Ink::clay,
                   Role::note) +
           8;
      const auto keep = say(Word::team_flagged_keep, fmt::arg("words", found));
      const bool kept = team_.with_flagged.contains(one.of);
      if (tick(frame_, keep, kept, {at.x + inset, y}, room, one.of)) frame_.wish(app::intent::KeepFlagged{one.of, !kept});
      y += tick_height(frame_, keep, room) + 6;
      fill(frame_, {at.x, top, 4, y - top}, frame_.colours->rule);
      y += 12;
    }
    return y + 12 - at.y;
  }

  float draw_buttons(const Ending& ending, page::Point at, float width) const {
    const bool keeps = ending.keep != Keep::nothing, free = !team_.is_ending;
    const auto main_name = say(keeps ? Word::team_keep_it : Word::team_wipe), not_yet = say(Word::team_not_yet);
    const ButtonLook main{.manner = Manner::main, .available = free, .height = button_high, .padding = 32, .type = large};
    const ButtonLook other{.available = free, .height = button_high, .padding = 24, .type = middle};
    auto& slot = frame_.memory.slot<EndSlot>("team end");
    if (!slot.shown) give_focus(frame_, control_id(Role::button, keeps ? not_yet : main_name), true);
    slot.shown = true;
    Flow flow(at, width, button_high);
    const float main_wide = button_width(frame_, main_name, main), other_wide = button_width(frame_, not_yet, other);
    const page::Point first = flow.place(main_wide, 12);
    if (button(frame_, main_name, {first.x, first.y, main_wide, button_high}, main)) frame_.wish(app::intent::EndWorkshop{keeps});
    const page::Point second = flow.place(other_wide, 12);
    if (button(frame_, not_yet, {second.x, second.y, other_wide, button_high}, other)) frame_.wish(app::intent::ShowLeading{});
    if (keeps) {
      const CarefulLook careful{.available = free, .height = button_high, .padding = 24, .type = middle};
      const auto wipe = say(Word::team_wipe_all);
      if (careful_button(frame_, wipe, flow.place(careful_width(frame_, wipe, careful), 12), careful))
        frame_.wish(app::intent::EndWorkshop{false});
    }
    float y = at.y + flow.height();
    if (phones()) {
      const auto offered = say(Word::team_own_words);
      const float left = second.x + other_wide + 20;
      const bool beside = !keeps && second.y == at.y && left + 240 <= at.x + width;
      if (beside)
        ui::say(frame_, offered, type::meta, {left, at.y + 6}, std::min(320.0F, at.x + width - left), page::Ink::ink3);
      else
        y += 14 + ui::say(frame_, offered, type::meta, {at.x, y + 14}, width, page::Ink::ink3);
    }
    if (team_.problem) y += 16 + say_team_problem(model_, frame_, {at.x, y + 16}, width);
    return y - at.y;
  }

  const app::Model& model_;
  const app::Team& team_;
  Frame& frame_;
};

/// That it has ended, and what of it is left. Answers the height.
float draw_ended(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::TeamEnded& ended = *model.team.ended;
  const auto today = workshop::in_words(portfolio::day_of(model.now.instant, model.now.offset_minutes));
  float y = at.y;
  y += ui::say(frame, ended.told.title, grid::title(frame.width), {at.x, y}, width, page::Ink::ink, Role::heading, 1) + 6;
  const auto tell = [&](const workshop::Told& told) {
    for (const auto& line : told.lines) y += ui::say(frame, line, grid::lead(frame.width), {at.x, y}, width, page::Ink::ink2) + 6;
  };
  tell(ended.told);
  for (const auto& other : ended.told.also) {
    y += 8 + ui::say(frame, other.title, grid::lead(frame.width), {at.x, y + 8}, width) + 6;
    tell(other);
  }
  y += 14;
  y += ui::say(frame, say(ended.kept ? Word::team_gone_but : Word::team_gone), type::text, {at.x, y}, width, page::Ink::ink) + 6;
  if (ended.kept)
    y += ui::say(frame, say(Word::team_record_day, fmt::arg("day", today), fmt::arg("review", workshop::in_words(ended.review_by))),
                 type::text, {at.x, y}, width) +
         6;
  y += 22;
  const auto on = say(Word::team_to_list);
  auto& slot = frame.memory.slot<EndSlot>("team end");
  if (!slot.ended) give_focus(frame, control_id(Role::button, on), true);
  slot.ended = true;
  if (button(frame, on, {at.x, y, 0, 48}, {.height = 48, .padding = 24, .type = middle})) frame.wish(app::intent::ShowWorkshops{});
  return y + 48 - at.y;
}

/// The workshop is over: beside that, or under it, two minutes for whoever led.
void draw_after(const app::Model& model, Frame& frame, page::Rect rest) {
  const auto& title = model.team.ended->told.title;
  if (frame.width < grid::two_columns) {
    const Region region(frame, title, rest);
    Pane pane(frame, say(Word::team_end), rest, 0);
    const auto at = grid::narrow(rest, form_wide);
    float y = pane.top() + (frame.width < grid::folds ? grid::narrow_top : 44);
    y += draw_ended(model, frame, {at.x, y}, at.w) + 32;
    rule(frame, at.x, y, at.w, frame.colours->rule);
    y += 24;
    y += draw_would_change(model, frame, {at.x, y}, at.w, pane);
    pane.fits(y + 40 - pane.top());
    return;
  }
  const float right = std::round(std::clamp(frame.width * beside_share, 420.0F, 520.0F)), left = frame.width - right;
  const float edge = std::clamp(left - form_wide - 64, 48.0F, 96.0F), wide = std::min(form_wide, left - edge - 48);
  {
    const page::Rect rect{0, rest.y, left, rest.h};
    const Region region(frame, title, rect);
    Pane pane(frame, say(Word::team_end), rect, 0);
    pane.fits(44 + draw_ended(model, frame, {edge, pane.top() + 44}, wide) + 48);
  }
  const page::Rect rect{left, rest.y, right, rest.h};
  const Region region(frame, say(Word::team_change), rect);
  fill(frame, rect, frame.colours->ground);
  fill(frame, {rect.x, rect.y, 1, rect.h}, frame.colours->rule);
  Pane pane(frame, say(Word::team_change), rect, 0, false);
  const float inset = right >= 500 ? 56 : 32;
  pane.fits(44 + draw_would_change(model, frame, {left + inset, pane.top() + 44}, right - inset - 32, pane) + 40);
}

/// What everybody will be told, and what comes then. Answers the height.
float draw_coming(Frame& frame, const Page& page, const Ending& ending, page::Point at, float width) {
  const float high = draw_end_previews(frame, Page::told(ending), page.phones(), at, width) + 18;
  return high + ui::say(frame, say(Word::team_end_after), type::meta, {at.x, at.y + high}, std::min(width, 320.0F), page::Ink::ink3);
}

void draw_ending(const app::Model& model, Frame& frame, const Ending& ending, page::Rect rest) {
  const Colours& c = *frame.colours;
  const Page page(model, frame);
  if (frame.width < grid::two_columns) {
    const Region region(frame, say(Word::team_end), rest);
    Pane pane(frame, say(Word::team_end), rest, 0);
    if (frame.new_screen) pane.scroll_to(0);
    const auto at = grid::narrow(rest, form_wide);
    const float top = pane.top() + (frame.width < grid::folds ? grid::narrow_top : 32);
    pane.fits(top - pane.top() + page.draw_form(ending, {at.x, top}, at.w, true) + 40);
    return;
  }
  const float right = std::round(std::clamp(frame.width * beside_share, 420.0F, 520.0F)), left = frame.width - right;
  const float edge = std::clamp(left - form_wide - 64, 48.0F, 96.0F), wide = std::min(form_wide, left - edge - 48);
  {
    const page::Rect rect{0, rest.y, left, rest.h};
    const Region region(frame, say(Word::team_end), rect);
    Pane pane(frame, say(Word::team_end), rect, 0);
    if (frame.new_screen) pane.scroll_to(0);
    pane.fits(44 + page.draw_form(ending, {edge, pane.top() + 44}, wide, false) + 48);
  }
  const page::Rect rect{left, rest.y, right, rest.h};
  const Region region(frame, say(Word::team_room_will), rect);
  fill(frame, rect, c.ground);
  fill(frame, {rect.x, rect.y, 1, rect.h}, c.rule);
  Pane pane(frame, say(Word::team_room_will), rect, 0, false);
  const float inset = right >= 500 ? 56 : 32;
  pane.fits(44 + draw_coming(frame, page, ending, {left + inset, pane.top() + 44}, right - inset - 24) + 40);
}

}  // namespace

void draw_team_end(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  const app::Team& team = model.team;
  if (!team.open && !team.ended) {
    frame.wish(app::intent::ShowWorkshops{});
    return;
  }
  auto& slot = frame.memory.slot<EndSlot>("team end");
  if (frame.new_screen) slot.shown = slot.ended = false;
  const bool open = team.open;
  const TeamBarUsed used = team_bar(model, frame, {.back = say(open ? Word::team_end_back : Word::nav_workshops), .title_leads = false});
  if (used.back && open) frame.wish(app::intent::ShowLeading{});
  if (used.back && !open) frame.wish(app::intent::ShowWorkshops{});
  const page::Rect rest{0, used.height, frame.width, std::max(1.0F, frame.height - used.height)};
  if (!open)
    draw_after(model, frame, rest);
  else if (team.ending)
    draw_ending(model, frame, *team.ending, rest);
}

}  // namespace vignette::ui
