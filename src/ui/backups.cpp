/// The copies made without asking, and going back to one.
#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>

#include "ui/answers.hpp"
#include "ui/grid.hpp"
#include "ui/threshold.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

struct AskSlot : Memory::Slot {
  std::optional<std::string> asks_for;
};

/// One copy: when it was made, what is to be known about it, and the way back to it. Answers the height.
float row(const app::Model& model, Frame& frame, const portfolio::Backup& copy, std::uint64_t index, page::Point at, float width) {
  constexpr Type bold{type::sans_bold, 15, 22};
  const bool stacked = width < 480;
  const ButtonLook look{.available = !model.vault.busy};
  const float wide = button_width(frame, say(Word::backups_go_back), look);
  const float room = copy.reachable && !stacked ? width - wide - 24 : width;
  rule(frame, at.x, at.y, width, frame.colours->rule);
  const std::string name = say(Word::backups_row, fmt::arg("day", day_in_words(model, copy.made)),
                               fmt::arg("time", portfolio::clock_of(copy.made, model.now.offset_minutes)));
  std::string lines(say(copy.is_protected ? Word::backups_protected : Word::backups_not_protected));
  const std::string until = date_in_words(model, copy.keeps_until);
  if (copy.reachable) {
    if (copy.keeps_until.ms > 0) lines += " " + say(Word::backups_until, fmt::arg("until", until));
  } else {
    lines = say(Word::backups_unreachable, fmt::arg("folder", std::filesystem::path(copy.file).parent_path().string()),
                fmt::arg("until", until));
  }
  if (copy.reachable && copy.still_holds.ms > 0)
    lines += " " + say(Word::backups_still_hold, fmt::arg("day", date_in_words(model, copy.still_holds)));
  const std::size_t item = frame.outline.items.size();
  describe(frame, Role::list_item, name, {at.x, at.y, width, 0}).value = lines;
  float y = at.y + 12;
  y += ui::say(frame, name, bold, {at.x, y}, room, copy.reachable ? page::Ink::ink : page::Ink::ink3);
  y += ui::say(frame, lines, type::text, {at.x, y}, room, copy.reachable ? page::Ink::ink2 : page::Ink::ink3);
  if (copy.reachable) {
    const page::Point act = stacked ? page::Point{at.x, y + 8} : page::Point{at.x + width - wide, at.y + 14};
    if (button(frame, say(Word::backups_go_back), {act.x, act.y, wide, 40}, look, index + 1)) frame.wish(app::intent::Restore{copy.file});
    if (stacked) y += 48;
  }
  ends(frame, item, {at.x, at.y, width, y + 12 - at.y});
  return y + 12 - at.y;
}

/// The passphrase of a backup that has another than the portfolio. Answers the height.
float ask_passphrase(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::Vault& vault = model.vault;
  auto& slot = frame.memory.slot<AskSlot>("backup passphrase");
  const auto label = say(Word::backups_ask_label);
  if (slot.asks_for != vault.asks_for) {
    slot.asks_for = vault.asks_for;
    give_focus(frame, id_of(app::Field::backup_passphrase), true);
  }
  const std::string name = std::filesystem::path(*vault.asks_for).filename().string();
  const bool locked =
      vault.locked || vault.absent || (vault.damaged && !vault.is_protected);  // then it is not known whether the portfolio's own would do
  const std::string lead = say(locked ? Word::backups_ask_locked_lead : Word::backups_ask_lead, fmt::arg("name", name));
  float y = at.y + 8;
  y += ui::say(frame, say(locked ? Word::backups_ask_locked_title : Word::backups_ask_title), type::heading_narrow, {at.x, y}, width,
               page::Ink::ink, Role::heading, 2) +
       6;
  y += ui::say(frame, lead, type::text, {at.x, y}, width, page::Ink::ink2) + 14;
  y += ui::say(frame, label, type::label, {at.x, y}, width, page::Ink::ink2) + 8;
  secret_field(frame, app::Field::backup_passphrase, vault.of_backup, label, {at.x, y, std::min(420.0F, width), 48},
               {.show = vault.show_words, .type = {type::sans, 17, 24}});
  y += 48 + 8;
  show_words(model, frame, say(Word::protect_show), say(Word::protect_hide), {at.x, y}, false);
  y += 40;
  if (vault.problem && !vault.busy) y += say_problem(frame, vault.problem, {at.x, y}, width) + 12;
  const double wait = seconds_to_wait(model, frame);
  if (wait > 0 && !vault.busy) y += say_wait(frame, wait, {at.x, y}, width) + 12;
  y += ui::say(frame, say(Word::backups_ask_after), type::text, {at.x, y}, width, page::Ink::ink2) + 16;
  const bool ready = !vault.of_backup.text.empty() && !vault.busy && wait <= 0;
  const ButtonLook go{.manner = Manner::main, .available = ready}, leave{.available = !vault.busy};
  const float wide = button_width(frame, say(Word::backups_go_back), go);
  const bool typing = frame.memory.focus == id_of(app::Field::backup_passphrase);
  if (button(frame, say(Word::backups_go_back), {at.x, y, wide, 40}, go) || (typing && pressed(frame, {app::Key::enter}) && ready))
    frame.wish(app::intent::RestoreWithPassphrase{});
  const bool beside = wide + 12 + button_width(frame, say(Word::backups_ask_leave), leave) <= width;
  if (!beside) y += 48;
  if (button(frame, say(Word::backups_ask_leave), {beside ? at.x + wide + 12 : at.x, y, 0, 40}, leave) ||
      (!vault.busy && pressed(frame, {app::Key::escape})))
    frame.wish(app::intent::LeaveBackup{});
  return y + 40 + 28 - at.y;
}

/// One without a passphrase, in place of a portfolio that has one. Answers the height.
float ask_open(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::Vault& vault = model.vault;
  const std::string name = std::filesystem::path(*vault.asks_open).filename().string();
  float y = at.y + 8;
  y += ui::say(frame, say(Word::backups_open_title), type::heading_narrow, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 6;
  y += ui::say(frame, say(Word::backups_open_lead, fmt::arg("name", name)), type::text, {at.x, y}, width, page::Ink::ink2, Role::status) +
       16;
  const ButtonLook look{.available = !vault.busy};
  const float wide = button_width(frame, say(Word::backups_ask_leave), look);
  if (button(frame, say(Word::backups_ask_leave), {at.x, y, wide, 40}, look) || (!vault.busy && pressed(frame, {app::Key::escape})))
    frame.wish(app::intent::LeaveBackup{});
  const bool beside = wide + 12 + button_width(frame, say(Word::backups_open_go), look) <= width;
  if (!beside) y += 48;
  if (button(frame, say(Word::backups_open_go), {beside ? at.x + wide + 12 : at.x, y, 0, 40}, look))
    frame.wish(app::intent::RestoreUnprotected{});
  return y + 40 + 28 - at.y;
}

}  // namespace

void draw_backups(const app::Model& model, Frame& frame) {
  const app::Vault& vault = model.vault;
  const page::Rect area = navigation(model, frame);
  const Region region(frame, say(Word::backups_title), area);
  Pane pane(frame, say(Word::backups_title), area, 0);
  if (frame.new_screen) pane.scroll_to(0);
  const auto [x, width] = grid::turned_to(area, frame.width);
  float y = pane.top() + grid::top(frame.width);
  y += ui::say(frame, say(Word::backups_title), grid::title(frame.width), {x, y}, width, page::Ink::ink, Role::heading, 1) + 6;
  y += ui::say(frame, say(Word::backups_lead), grid::lead(frame.width), {x, y}, width, page::Ink::ink2) + 12;
  y += ui::say(frame, say(Word::backups_replaces), type::text, {x, y}, width, page::Ink::ink2) + 20;
  if (vault.set_aside)
    y += ui::say(frame, say(Word::backups_restored, fmt::arg("path", *vault.set_aside)), type::text, {x, y}, width, page::Ink::ink,
                 Role::status) +
         16;
  if (!vault.asks_for) frame.memory.slot<AskSlot>("backup passphrase").asks_for.reset();  // asked once more, it is typed in at once again
  if (vault.came_open && !vault.is_protected && model.portfolio_open) {
    y += ui::say(frame, say(Word::backups_came_open), type::text, {x, y}, width, page::Ink::ink, Role::status) + 8;
    if (button(frame, say(Word::keeping_set), {x, y, 0, 40}, {.available = !vault.busy}))
      frame.wish(app::intent::AskProtect{app::Protecting::set});
    y += 40 + 16;
  }
  if (vault.asks_open)
    y += ask_open(model, frame, {x, y}, width);
  else if (vault.asks_for)
    y += ask_passphrase(model, frame, {x, y}, width);
  else if (vault.problem)
    y += say_problem(frame, vault.problem, {x, y}, width) + 16;
  if (vault.busy) y += ui::say(frame, say(Word::backups_busy), type::text, {x, y}, width, page::Ink::ink3, Role::status) + 16;
  rule(frame, x, y, width, frame.colours->ink, 2);
  y += 2;
  if (vault.backups.empty()) {
    y += 20 + ui::say(frame, say(vault.backups_read ? Word::backups_none : Word::backups_reading), type::beside, {x, y + 20}, width,
                      page::Ink::ink2);
  } else {
    const std::size_t list = frame.outline.items.size();
    const float from = y;
    describe(frame, Role::list, say(Word::backups_list), {x, y, width, 0});
    ++frame.depth;
    for (std::size_t i = 0; i < vault.backups.size(); ++i) y += row(model, frame, vault.backups[i], i, {x, y}, width);
    --frame.depth;
    ends(frame, list, {x, from, width, y - from});
    rule(frame, x, y, width, frame.colours->rule);
  }
  y += 24;
  const ButtonLook back{.before = page::Icon::back}, other{.available = !vault.busy};
  if (button(frame, say(Word::backups_back), {x, y, 0, 40}, back)) frame.wish(app::intent::Back{});
  if (button(frame, say(Word::backups_choose), {x + button_width(frame, say(Word::backups_back), back) + 12, y, 0, 40}, other))
    frame.wish(app::intent::Restore{});
  pane.fits(y + 40 + 24 - pane.top());
  if (!model.notice && !vault.asks_open && pressed(frame, {app::Key::escape})) frame.wish(app::intent::Back{});
}

}  // namespace vignette::ui
