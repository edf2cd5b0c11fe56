/// Shared furniture: the navigation, the save state.
#include <algorithm>
#include <cmath>

#include "page/figure.hpp"
#include "ui/bar.hpp"
#include "ui/grid.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::Word;

constexpr float nav_wide = 224;
constexpr float bar_high = grid::narrow_bar;
constexpr float row_high = 44;

struct Place {
  Word name;
  page::Icon icon;
  app::Screen screen;
  app::Intent wish;
};

std::vector<Place> places() {
  return {{Word::nav_cases, page::Icon::book, app::Screen::shelf, app::intent::ShowShelf{}},
          {Word::nav_portfolio, page::Icon::journal, app::Screen::portfolio, app::intent::ShowPortfolio{}},
          {Word::nav_commitments, page::Icon::commitment, app::Screen::commitments, app::intent::ShowCommitments{}},
          {Word::nav_review, page::Icon::review, app::Screen::review, app::intent::ShowReview{}},
          {Word::nav_workshops, page::Icon::people, app::Screen::workshops, app::intent::ShowWorkshops{}},
          {Word::nav_settings, page::Icon::settings, app::Screen::settings, app::intent::ShowSettings{}}};
}

/// The place in the navigation that a screen is part of.
app::Screen belongs(app::Screen screen) {
  if (screen == app::Screen::glossary || screen == app::Screen::problems) return app::Screen::shelf;
  if (screen == app::Screen::compare || screen == app::Screen::search) return app::Screen::portfolio;
  if (screen == app::Screen::exchange || screen == app::Screen::agreement) return app::Screen::review;
  if (screen == app::Screen::team_plan || screen == app::Screen::team_end) return app::Screen::workshops;
  return screen == app::Screen::backups ? app::Screen::settings : screen;
}

/// Whether the menu of narrow windows is open.
struct Menu : Memory::Slot {
  bool open = false;
};

/// The mark of the program: a window with a horizon (look/src/ui.js).
void mark(Frame& frame, page::Point at) {
  const Colours& c = *frame.colours;
  fill(frame, {at.x + 1, at.y + 1, 22, 22}, c.accent, 6);
  page::Figure half;
  half.size = {24, 24};
  half.shapes.emplace_back(page::Disc{.centre = {12, 12}, .radius = 7, .fill = page::Paint::ground});
  half.shapes.emplace_back(page::Sector{.centre = {12, 12}, .radius = 7, .from = 0, .to = 180, .fill = page::Paint::current});
  figure(frame, half, {at.x, at.y, 24, 24}, c.mark_edge);
}

/// Whether others are kept out of what is written, at the navigation's foot: a link to where that is settled.
void lock_state(const app::Model& model, Frame& frame, page::Point at, Type type) {
  const app::Vault& vault = model.vault;
  ui::icon(frame, page::Icon::lock, {at.x, at.y + 1.5F}, frame.colours->ink2, 16);
  const page::Point words{at.x + 24, at.y};
  if (!vault.known || vault.absent) {
    say(frame, words::say(Word::nav_private), type, words, 0, page::Ink::ink2);
  } else if (vault.locked) {
    if (link(frame, words::say(Word::nav_is_locked), words, type)) frame.wish(app::intent::ShowPortfolio{});
  } else if (link(frame, words::say(vault.is_protected ? Word::nav_locked_with : Word::nav_not_locked_with), words, type)) {
    frame.wish(app::intent::ShowSettings{"keeping"});
  }
}

page::Rect narrow_navigation(const app::Model& model, Frame& frame) {
  const Colours& c = *frame.colours;
  auto& menu = frame.memory.slot<Menu>("menu");
  if (frame.new_screen) menu.open = false;
  const auto all = places();
  // Open, it holds the places and the way to what is private, and pushes the page down.
  const bool can_lock = model.vault.is_protected && !model.vault.locked;
  const float rows = row_high * static_cast<float>(all.size() + (can_lock ? 2 : 1)) + 1;
  const float high = menu.open ? std::min(bar_high + rows, frame.height) : bar_high;
  const page::Rect whole{0, 0, frame.width, high};
  const Region region(frame, words::say(Word::nav_region), whole);
  fill(frame, whole, c.ground);
  rule(frame, 0, bar_high - 1, frame.width, c.rule);

  const float middle = (bar_high - 1) / 2;
  const Tool places_tool{words::say(Word::nav_menu), page::Icon::menu, false, 32, menu.open ? std::uint32_t{expanded} : 0U};
  const bool toggled = bar_tool(frame, places_tool, {narrow_bar_side, middle});
  const Tool text{words::say(Word::nav_text), {}};
  if (bar_tool(frame, text, {frame.width - narrow_bar_side - tool_width(frame, text), middle})) frame.wish(app::intent::ShowSettings{});

  if (menu.open) {
    Pane pane(frame, words::say(Word::nav_menu), {0, bar_high, frame.width, high - bar_high}, rows);  // a low window scrolls it
    float y = pane.top();
    for (const auto& place : all) {
      if (navigation_row(frame, words::say(place.name), place.icon, {0, y, frame.width, row_high}, belongs(model.screen) == place.screen)) {
        menu.open = false;
        frame.wish(place.wish);
      }
      y += row_high;
    }
    if (navigation_row(frame, words::say(Word::nav_private_link), page::Icon::lock, {0, y, frame.width, row_high},
                       model.screen == app::Screen::privacy)) {
      menu.open = false;
      frame.wish(app::intent::ShowPrivacy{});
    }
    y += row_high;
    if (can_lock && navigation_row(frame, words::say(Word::nav_lock), page::Icon::lock, {0, y, frame.width, row_high}, false)) {
      menu.open = false;
      frame.wish(app::intent::Lock{});
    }
    rule(frame, 0, high - 1, frame.width, c.rule);
    if (pressed(frame, {app::Key::escape})) {
      menu.open = false;
      frame.again = true;
    }
  }
  if (toggled) {
    menu.open = !menu.open;
    frame.again = true;
  }
  return {0, high, frame.width, std::max(0.0F, frame.height - high)};
}

}  // namespace

bool navigation_row(Frame& frame, std::string_view name, page::Icon icon, page::Rect rect, bool chosen) {
  const Colours& c = *frame.colours;
  const Touch touch = ui::touch(frame, control_id(Role::button, name, 1), Role::button, name, rect, chosen ? std::uint32_t{current} : 0U);
  if (chosen || touch.over) fill(frame, rect, c.tint);
  if (chosen) fill(frame, {rect.x, rect.y, 4, rect.h}, c.accent);
  const Colour colour = chosen ? c.accent : c.ink2;
  ui::icon(frame, icon, {rect.x + 24, rect.y + (rect.h - 20) / 2}, colour);
  const auto setting = set(frame, name, chosen ? type::control : type::navigation);
  letters(frame, *setting, {rect.x + 56, rect.y + (rect.h - setting->height) / 2}, colour);
  if (touch.ring) focus_ring(frame, {rect.x + 6, rect.y + 6, rect.w - 12, rect.h - 12}, 4);
  return touch.activated;
}

page::Rect navigation(const app::Model& model, Frame& frame, float folds) {
  if (frame.width < folds) return narrow_navigation(model, frame);
  const Colours& c = *frame.colours;
  const page::Rect whole{0, 0, nav_wide, frame.height};
  const page::Rect rest{nav_wide, 0, frame.width - nav_wide, frame.height};
  const Region region(frame, words::say(Word::nav_region), whole);
  fill(frame, whole, c.ground);
  fill(frame, {nav_wide - 1, 0, 1, frame.height}, c.rule);
  mark(frame, {24, 32});
  say(frame, words::say(Word::program_name), {type::serif, 26, 32}, {59, 28});

  // A window too low for everything keeps the rows, then the foot, each while it fits.
  float y = 88;
  for (const auto& place : places()) {
    if (navigation_row(frame, words::say(place.name), place.icon, {0, y, nav_wide - 1, row_high}, belongs(model.screen) == place.screen))
      frame.wish(place.wish);
    y += row_high;
  }

  constexpr Type foot{{page::Family::sans, 400, false}, 13, 19};
  constexpr Type foot_link{{page::Family::sans, 500, false}, 13, 19};
  const auto lines = set(frame, words::say(Word::nav_private_lines), foot, page::Ink::ink3, nav_wide - 1 - 24 - 20);
  const bool can_lock = model.vault.is_protected && !model.vault.locked;
  const float high = 21 + 4 + lines->height + 5 + 20 + (can_lock ? 36 : 0);
  const float top = frame.height - 24 - high;
  if (top >= y + 8) {
    lock_state(model, frame, {24, top}, foot_link);
    say_set(frame, *lines, words::say(Word::nav_private_lines), {24, top + 25});
    constexpr ButtonLook small{.manner = Manner::quiet, .height = 32, .padding = 10, .type = {{page::Family::sans, 500, false}, 14, 20}};
    if (can_lock && button(frame, words::say(Word::nav_lock), {14, top + high - 30, 0, 32}, small)) frame.wish(app::intent::Lock{});
  }
  const float link_top = top >= y + 8 ? top + 25 + lines->height + 5 : y + 8;
  if (link(frame, words::say(Word::nav_private_link), {24, link_top}, foot_link)) frame.wish(app::intent::ShowPrivacy{});
  return rest;
}

float save_state(const app::Model& model, Frame& frame, page::Point right_middle) {
  using app::SaveState;
  constexpr float icon_size = 16;
  constexpr float gap = 8;
  const Colours& c = *frame.colours;
  Word word = Word::saved_saved;
  bool calm = true;
  switch (model.saving.state) {
    case SaveState::nothing_yet:
      return 0;
    case SaveState::saved:
      break;
    case SaveState::saving:
      word = Word::saved_saving;
      break;
    case SaveState::failed:
      word = Word::saved_failed;
      calm = false;
      break;
    case SaveState::read_only:
      calm = open_elsewhere(model);  // nothing is wrong, and nothing waits
      word = calm ? Word::banner_elsewhere_region : Word::saved_read_only;
      break;
  }
  const auto words = words::say(word);
  const Type type = calm ? type::meta : Type{{page::Family::sans, 500, false}, 14, 20};
  const auto setting = set(frame, words, type, calm ? page::Ink::ink3 : page::Ink::clay);
  const float wide = std::ceil(icon_size + gap + setting->width);
  const page::Rect rect{snap(frame, right_middle.x - wide), snap(frame, right_middle.y - setting->height / 2), wide, setting->height};
  const page::Point corner{rect.x, right_middle.y - icon_size / 2};
  if (model.saving.state == SaveState::saving) {
    disc(frame, {rect.x + icon_size / 2, right_middle.y}, 2.4F, c.accent);
  } else {
    const bool reading = calm && model.saving.state == SaveState::read_only;
    icon(frame, reading ? page::Icon::eye : calm ? page::Icon::check : page::Icon::warning, corner, calm ? c.accent : c.clay, icon_size);
  }
  letters(frame, *setting, {rect.x + icon_size + gap, rect.y});
  auto& item = describe(frame, Role::status, words, rect);
  if (model.saving.state == SaveState::saved && model.saving.last_kept.ms > 0)
    item.value = portfolio::clock_of(model.saving.last_kept, model.now.offset_minutes);
  return wide;
}

}  // namespace vignette::ui
