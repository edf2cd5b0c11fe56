/// A locked portfolio: the passphrase, the recovery sheet, or just the cases (look/21-unlock).
#include <algorithm>
#include <string>

#include "ui/threshold.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

constexpr Type large{type::sans_bold, 16, 24};

struct UnlockSlot : Memory::Slot {
  bool by_sheet = false;
};

std::string lead_of(const app::Model& model) {
  const app::Vault& vault = model.vault;
  std::string said;
  if (vault.locked_at.ms == 0) {
    said = say(Word::unlock_at_start);
  } else {
    const std::string time = portfolio::clock_of(vault.locked_at, model.now.offset_minutes);
    const auto minutes = static_cast<std::size_t>(std::max(0, model.habits.lock_after_minutes));
    said = vault.by_itself ? say(Word::unlock_by_itself, fmt::arg("time", time), fmt::arg("count", words::count_in_words(minutes)))
                           : say(Word::unlock_by_hand, fmt::arg("time", time));
  }
  // What could not be saved is held in memory behind the lock: then not everything is kept, and this must not say so.
  const bool held = model.vault.held > 0;
  if (held && model.saving.state != app::SaveState::failed) return said;  // it is being kept: that takes a moment only
  return said + "\n" + std::string(say(held ? Word::unlock_not_kept : Word::unlock_kept));
}

}  // namespace

void draw_unlock(const app::Model& model, Frame& frame) {
  const app::Vault& vault = model.vault;
  auto& slot = frame.memory.slot<UnlockSlot>("unlock");
  const Threshold at = threshold(model, frame, 212);
  const Region region(frame, say(Word::unlock_title), at.area);
  Pane pane(frame, say(Word::unlock_title), at.area, 0);
  const app::Field which = vault.by_sheet ? app::Field::recovery_sheet : app::Field::passphrase;
  if (frame.new_screen || slot.by_sheet != vault.by_sheet) give_focus(frame, id_of(which), true);
  slot.by_sheet = vault.by_sheet;
  const double wait = seconds_to_wait(model, frame);

  float y = pane.top() + at.top;
  y += say_head(frame, at, y, say(Word::unlock_title), lead_of(model)) + 32;
  const auto label = say(vault.by_sheet ? Word::unlock_sheet_label : Word::protect_passphrase);
  y += ui::say(frame, label, type::label, {at.x, y}, at.width, page::Ink::ink2) + 8;
  const auto& typed = vault.by_sheet ? vault.sheet : vault.passphrase;
  const bool free = !typed.text.empty() && !vault.busy && wait <= 0;
  const ButtonLook main{.manner = Manner::main, .available = free, .height = 48, .padding = 28, .type = large};
  const float wide = button_width(frame, say(Word::unlock_unlock), main);
  const bool beside = !vault.by_sheet && at.width >= 260 + 12 + wide;
  const float field_wide = vault.by_sheet ? at.width : std::min(420.0F, beside ? at.width - 12 - wide : at.width);
  const float field_high = vault.by_sheet ? 112 : 48;
  const Type sheet_type{type::sans_medium, 17, 32}, words_type{type::sans, 17, 24};
  secret_field(frame, which, typed, label, {at.x, y, field_wide, field_high},
               {.show = vault.show_words, .lines = vault.by_sheet ? 3 : 1, .type = vault.by_sheet ? sheet_type : words_type});
  bool go_on = false;
  if (beside) go_on = button(frame, say(Word::unlock_unlock), {at.x + field_wide + 12, y, wide, 48}, main);
  y += field_high + 8;
  show_words(model, frame, say(vault.by_sheet ? Word::unlock_show_groups : Word::protect_show),
             say(vault.by_sheet ? Word::unlock_hide_groups : Word::protect_hide), {at.x, y}, false);
  y += 36;
  if (vault.by_sheet) y += ui::say(frame, say(Word::unlock_sheet_help), type::meta, {at.x, y}, at.width, page::Ink::ink3);
  if (!beside) {
    go_on = button(frame, say(Word::unlock_unlock), {at.x, y + 16, wide, 48}, main);
    y += 72;
  }
  if (vault.busy) {
    y += 8 + ui::say(frame, say(Word::unlock_busy), type::text, {at.x, y + 8}, at.width, page::Ink::ink3, Role::status);
  } else {
    if (vault.problem) y += 8 + say_problem(frame, vault.problem, {at.x, y + 8}, at.width);
    if (wait > 0) y += 4 + say_wait(frame, wait, {at.x, y + 4}, at.width);
  }
  if (go_on || (pressed(frame, {app::Key::enter}) && free)) frame.wish(app::intent::Unlock{});

  y += beside ? 56 : 32;
  if (vault.problem && vault.problem->kind == words::Problem::Kind::wrong_or_damaged) {
    const auto backups = fact_with_link(frame, say(Word::unlock_sure), say(Word::unlock_see_backups), say(Word::unlock_see_backups_lines),
                                        {at.x, y}, at.width);
    if (backups.used) frame.wish(app::intent::ShowBackups{});
    y += backups.height;
  }
  const auto other = vault.by_sheet ? fact_with_link(frame, say(Word::unlock_remembered), say(Word::unlock_use_passphrase),
                                                     say(Word::unlock_use_passphrase_lines), {at.x, y}, at.width)
                                    : fact_with_link(frame, say(Word::unlock_forgotten), say(Word::unlock_use_sheet),
                                                     say(Word::unlock_use_sheet_lines), {at.x, y}, at.width);
  if (other.used) frame.wish(app::intent::UseRecoverySheet{!vault.by_sheet});
  y += other.height;
  const auto cases = fact_with_link(frame, say(Word::unlock_only_read), say(Word::unlock_open_cases), say(Word::unlock_open_cases_lines),
                                    {at.x, y}, at.width);
  if (cases.used) frame.wish(app::intent::ReadWithoutUnlocking{});
  y += cases.height;
  rule(frame, at.x, y, at.width, frame.colours->rule);
  pane.fits(y + 48 - pane.top());
  if (!model.notice && pressed(frame, {app::Key::escape})) {
    if (vault.by_sheet) {
      frame.wish(app::intent::UseRecoverySheet{false});
    } else {
      frame.wish(app::intent::ReadWithoutUnlocking{});
    }
  }
}

}  // namespace vignette::ui
