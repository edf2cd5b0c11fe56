/// What a case is about, plainly, before it is opened: look/18-content-note.
#include <algorithm>
#include <cmath>

#include "ui/answers.hpp"
#include "ui/bar.hpp"
#include "ui/grid.hpp"
#include "ui/team.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

constexpr Type what_it_is_about{type::serif, 20, 30};
constexpr float art_beside = 1100;   ///< in windows as wide as this
constexpr float band_share = 0.14F;  ///< of a narrow window's height

/// Whether this note should be left out next time: a choice made here, kept with the place when the case is opened.
struct Choice : Memory::Slot {
  std::string case_id;
  bool skip = false;
};

/// A label at the left (above, when narrow) and words at the right, with a hairline over both. Answers the height used.
float row(Frame& frame, std::string_view label, std::string_view words, page::Point at, float width) {
  constexpr Type bold{type::sans_bold, 15, 22};
  const bool stacked = width < 480;
  rule(frame, at.x, at.y, width, frame.colours->rule);
  const float label_height = ui::say(frame, label, bold, {at.x, at.y + 14}, stacked ? width : 168, page::Ink::ink, Role::heading, 2);
  const float left = stacked ? 0 : 192;
  const float top = at.y + 14 + (stacked ? label_height + 2 : 0);
  const float height = ui::say(frame, words, type::text, {at.x + left, top}, width - left, page::Ink::ink2);
  return std::max(label_height + 14, top + height - at.y) + 14;
}

/// One after the other, each with its full stop.
std::string sentences(const std::vector<std::string>& all) {
  std::string words;
  for (const auto& one : all) {
    if (!words.empty()) words += ' ';
    words += one.ends_with('.') ? one : say(Word::sentence, fmt::arg("words", one));
  }
  return words;
}

}  // namespace

void draw_content_note(const app::Model& model, Frame& frame) {
  const auto* open = app::find_case(model, model.case_id);
  if (!open) {
    frame.wish(app::intent::ShowShelf{});
    return;
  }
  const pack::Case& pack = *open->pack;
  auto& choice = frame.memory.slot<Choice>("content note");
  if (choice.case_id != pack.id) {
    choice.case_id = pack.id;
    choice.skip = false;
  }
  const bool narrow = frame.width < art_beside;
  const float art = narrow || !model.look.covers ? 0 : 520;
  if (art > 0) cover(model, frame, pack, {0, 0, art, frame.height}, 0);

  const page::Rect area{art, 0, frame.width - art, frame.height};
  const float margin = std::clamp((area.w - 640) / 2, 32.0F, 120.0F);
  const grid::Column column = narrow     ? grid::narrow(area)
                              : art == 0 ? grid::narrow(area, 640)
                                         : grid::Column{area.x + margin, std::min(640.0F, area.w - 2 * margin)};
  const float x = column.x, width = column.w;
  Pane pane(frame, say(Word::note_before), area, 0);
  float y = pane.top();
  if (narrow && model.look.covers) {  // a band of it above the words, that scrolls with them
    const float band = std::round(std::clamp(frame.height * band_share, 24.0F, 92.0F));
    cover(model, frame, pack, {0, y, frame.width, band}, 0);
    y += band;
  }
  y += narrow ? grid::narrow_top - 4 : 76;
  const ButtonLook back = back_link();
  if (button(frame, say(Word::nav_cases), {x - back.padding, y, 0, 36}, back)) frame.wish(app::intent::ShowShelf{});
  const auto team = say(Word::team_way_in);
  constexpr Type way{type::sans_medium, 15, 22};
  if (can_be_led(pack) && link(frame, team, {x + width - width_of(frame, team, way), y + 7}, way, false))
    frame.wish(app::intent::PlanWorkshop{pack.id});
  y += narrow ? 44 : 70;
  constexpr Type before{type::sans_bold, 15, 22};
  y += ui::say(frame, say(Word::note_before), before, {x, y}, 0, page::Ink::clay) + 4;
  y += ui::say(frame, subject_or_title(pack), grid::title(frame.width), {x, y}, width, page::Ink::ink, Role::heading, 1);
  y += 16;
  y += ui::say(frame, pack.warnings, what_it_is_about, {x, y}, width);
  y += ui::say(frame, say(Word::note_plainly), what_it_is_about, {x, y}, width);
  if (!pack.apart.empty()) y += 8 + ui::say(frame, pack.apart, type::text, {x, y + 8}, width, page::Ink::ink3);
  y += 24;
  if (!pack.also_part.empty()) y += row(frame, say(Word::note_also_part), capital_first(pack.also_part), {x, y}, width);
  y += row(frame, say(Word::note_close), say(Word::note_close_lines), {x, y}, width);
  y += row(frame, say(Word::note_talk), say(Word::note_talk_lines), {x, y}, width);
  const Word source = pack.basis == "published" ? Word::note_source_lines : Word::note_source_other;
  y += row(frame, say(Word::note_source), say(source, fmt::arg("body", pack.source.body)), {x, y}, width);
  rule(frame, x, y, width, frame.colours->rule);
  y += 28;

  constexpr Type large{type::sans_bold, 16, 24};
  const ButtonLook main{.manner = Manner::main, .height = 48, .padding = 28, .type = large};
  const ButtonLook quiet{.manner = Manner::quiet, .height = 48};
  const float main_width = button_width(frame, say(Word::note_read), main);
  if (button(frame, say(Word::note_read), {x, y, main_width, 48}, main)) frame.wish(app::intent::PastContentNote{choice.skip});
  if (button(frame, say(Word::note_not_now), {x + main_width + 12, y, 0, 48}, quiet)) frame.wish(app::intent::ShowShelf{});
  const float toggle_width = 56 + width_of(frame, say(Word::note_skip), type::text);
  const bool beside = main_width + 12 + button_width(frame, say(Word::note_not_now), quiet) + 24 + toggle_width <= width;
  const page::Point at = beside ? page::Point{x + width - toggle_width, y + 11} : page::Point{x, y + 64};
  if (const auto skip = toggle(frame, say(Word::note_skip), choice.skip, at)) {
    choice.skip = *skip;
    frame.again = true;
  }
  y += beside ? 48 : 96;
  if (!pack.objectives.empty()) y += 28 + row(frame, say(Word::note_good_for), sentences(pack.objectives), {x, y + 28}, width);
  pane.fits(y + (pack.objectives.empty() ? 48.0F : 16.0F) - pane.top());
}

}  // namespace vignette::ui
