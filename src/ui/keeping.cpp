#include "ui/keeping.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "ui/answers.hpp"
#include "ui/careful.hpp"
#include "ui/form.hpp"
#include "ui/threshold.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

/// What stands at the right of a label: words and rows of buttons, one under the other.
class Stack {
 public:
  Stack(Frame& frame, Form& form, Word label) : frame_(frame), form_(form), at_(form.begin(label, 22)), top_(at_.y) {}
  ~Stack() { form_.end(y()); }
  Stack(const Stack&) = delete;
  Stack& operator=(const Stack&) = delete;

  void words(std::string_view said, page::Ink ink = page::Ink::ink2, Role role = Role::paragraph) {
    close_row();
    top_ += ui::say(frame_, said, type::text, {at_.x, top_}, at_.w, ink, role);
  }
  /// Answers where a button of this width goes: beside the one before, or on a row of its own.
  page::Point place(float wide) {
    if (left_ > 0 && left_ + wide > at_.w) close_row();
    if (left_ == 0 && top_ > at_.y) top_ += 8;
    const page::Point place{at_.x + left_, top_};
    left_ += wide + 12;
    return place;
  }
  bool act(std::string_view name, bool available = true, Manner manner = Manner::other) {
    const ButtonLook look{.manner = manner, .available = available};
    const float wide = button_width(frame_, name, look);
    const page::Point at = place(wide);
    return button(frame_, name, {at.x, at.y, wide, 40}, look);
  }
  void space(float high) {
    close_row();
    top_ += high;
  }
  float y() {
    close_row();
    return top_;
  }
  float x() const { return at_.x; }
  float width() const { return at_.w; }

 private:
  void close_row() {
    if (left_ == 0) return;
    left_ = 0;
    top_ += 48;
  }
  Frame& frame_;
  Form& form_;
  page::Rect at_;
  float top_;
  float left_ = 0;  ///< how far the row of buttons has come; 0: there is none
};

void passphrase(const app::Model& model, Frame& frame, Form& form) {
  const app::Vault& vault = model.vault;
  Stack stack(frame, form, Word::keeping_passphrase);
  stack.words(say(vault.locked         ? Word::keeping_passphrase_locked
                  : vault.is_protected ? Word::keeping_passphrase_on
                  : vault.absent       ? Word::keeping_passphrase_none
                                       : Word::keeping_passphrase_off));
  if (vault.locked || vault.absent) return;
  const bool free = !vault.busy && !model.read_only;
  if (!vault.is_protected) {
    if (stack.act(say(Word::keeping_set), free)) frame.wish(app::intent::AskProtect{app::Protecting::set});
    return;
  }
  if (stack.act(say(Word::keeping_change), free)) frame.wish(app::intent::AskProtect{app::Protecting::change});
  if (stack.act(say(Word::keeping_remove), free)) frame.wish(app::intent::AskProtect{app::Protecting::remove});
}

void lock_after(const app::Model& model, Frame& frame, Form& form) {
  std::array<std::string, std::size(app::lock_choices)> names;
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const int minutes = app::lock_choices[i];
    names[i] = minutes == 0 ? std::string(say(Word::keeping_never)) : say(Word::keeping_minutes, fmt::arg("count", minutes));
    if (minutes == model.habits.lock_after_minutes) chosen = i;
  }
  static_assert(std::size(app::lock_choices) == 5);
  const page::Rect at = form.begin(Word::keeping_lock_after);
  if (const auto now = segments(frame, say(Word::keeping_lock_after), {names[0], names[1], names[2], names[3], names[4]},
                                static_cast<int>(chosen), at)) {
    app::Habits habits = model.habits;
    habits.lock_after_minutes = app::lock_choices[*now];
    frame.wish(app::intent::ChangeHabits{habits});
  }
  form.end(at.bottom() + 6 +
           ui::say(frame, say(Word::keeping_lock_after_lines), type::meta, {at.x, at.bottom() + 6}, at.w, page::Ink::ink3));
  if (!model.vault.is_protected || model.vault.locked) return;
  Stack stack(frame, form, Word::keeping_lock);
  stack.words(say(Word::keeping_lock_key, fmt::arg("key", app::describe(app::Chord{.key = app::Key::l, .ctrl = true}))));
  if (stack.act(say(Word::keeping_lock_now), !model.vault.busy)) frame.wish(app::intent::Lock{});
}

using Kind = portfolio::Folder::Kind;

/// How many there are within reach, and how many are not.
std::string counted(const app::Model& model) {
  auto all = model.vault.backups;
  std::erase_if(all, [](const portfolio::Backup& copy) { return copy.stayed; });  // named where the file lies
  const auto newest = std::ranges::find_if(all, &portfolio::Backup::reachable);
  const auto here = static_cast<std::size_t>(std::ranges::count_if(all, &portfolio::Backup::reachable)), away = all.size() - here;
  std::string said;
  const auto add = [&](std::size_t count, Word one, Word many) {
    if (count == 0) return;
    if (!said.empty()) said += ' ';
    said += count == 1 ? std::string(say(one)) : say(many, fmt::arg("count", capital_first(words::count_in_words(count))));
  };
  if (newest != all.end()) said = say(Word::keeping_newest, fmt::arg("moment", moment_in_words(model, newest->made)));
  add(here, Word::keeping_count_one, Word::keeping_count);
  add(away, Word::keeping_away_one, Word::keeping_away_count);
  return said;
}

/// Who copies the folders that backups lie in, and what that means.
void copied_backups(const app::Model& model, Stack& stack) {
  using portfolio::CopiedFolder;
  bool any = false;
  for (const auto& one : model.vault.copied) {
    if (one.holds != CopiedFolder::Holds::backups) continue;
    any = true;
    stack.words(one.folder.kind == Kind::network
                    ? say(Word::keeping_backups_network, fmt::arg("folder", one.path))
                    : say(Word::keeping_backups_synced, fmt::arg("by", capital_first(by_whom(one.folder))), fmt::arg("folder", one.path)));
  }
  if (any && !model.vault.is_protected && !model.vault.absent) stack.words(say(Word::keeping_backups_open));
}

/// Those that may hold what was taken out while they were away. They are looked at here, and stay or go.
void still_held(const app::Model& model, Frame& frame, Stack& stack) {
  const auto held = app::still_held(model.vault);
  if (held.empty() || model.vault.locked) return;
  stack.space(8);
  stack.words(say(Word::keeping_still_held), page::Ink::ink);
  for (const auto& copy : held)
    stack.words(say(Word::keeping_still_held_row, fmt::arg("made", capital_first(moment_in_words(model, copy.made))),
                    fmt::arg("folder", std::filesystem::path(copy.file).parent_path().string()),
                    fmt::arg("day", date_in_words(model, copy.still_holds))),
                page::Ink::ink, Role::list_item);
  const auto last = std::ranges::max_element(held, {}, &portfolio::Backup::keeps_until);
  if (last->keeps_until.ms > 0) stack.words(say(Word::keeping_still_held_until, fmt::arg("day", date_in_words(model, last->keeps_until))));
  const bool one = held.size() == 1, free = model.portfolio_open && !model.vault.busy && !model.read_only;
  if (stack.act(say(one ? Word::keeping_still_held_keep_one : Word::keeping_still_held_keep), free))
    frame.wish(app::intent::SettleStillHeld{false});
  const auto remove = say(one ? Word::keeping_still_held_remove_one : Word::keeping_still_held_remove);
  const CarefulLook careful{.available = free};
  const page::Point at = stack.place(careful_width(frame, remove, careful));
  if (careful_button(frame, remove, at, careful)) frame.wish(app::intent::SettleStillHeld{true});
  stack.space(8);
}

void backups(const app::Model& model, Frame& frame, Form& form) {
  const app::Vault& vault = model.vault;
  Stack stack(frame, form, Word::keeping_backups);
  const std::string& folder = model.habits.backup_folder;
  std::string where = folder.empty() ? std::string(say(Word::keeping_beside)) + " " + std::string(say(Word::keeping_on_same_disk))
                                     : say(vault.backups_away ? Word::keeping_away : Word::keeping_in_folder, fmt::arg("folder", folder));
  stack.words(where);
  if (!vault.backups_read && vault.backups.empty()) {
    if (!vault.absent && !vault.locked) stack.words(say(Word::backups_reading));
  } else if (vault.backups.empty()) {
    stack.words(say(Word::backups_none));
  } else {
    stack.words(counted(model));
  }
  copied_backups(model, stack);
  still_held(model, frame, stack);
  if (vault.answer != app::Vault::BackedUp::not_asked && vault.backed_up_to == model.saving.handed_over) {
    using Answer = app::Vault::BackedUp;
    stack.words(say(vault.answer == Answer::made          ? Word::keeping_backed_up
                    : vault.answer == Answer::made_beside ? Word::keeping_backed_up_beside
                                                          : Word::keeping_backup_unchanged),
                page::Ink::ink, Role::status);
  }
  if (vault.reached && !vault.reached->out_of_reach.empty()) {
    stack.space(8);
    stack.words(say(Word::recovery_out_of_reach), page::Ink::ink);
    const float y = stack.y();
    stack.space(say_out_of_reach(model, frame, vault.reached->out_of_reach, {stack.x(), y}, stack.width()));
  }
  const bool open = model.portfolio_open && !vault.busy;
  if (stack.act(say(Word::keeping_back_up), open && !model.read_only)) frame.wish(app::intent::BackUpNow{});
  if (stack.act(say(Word::keeping_choose_folder), !vault.busy)) frame.wish(app::intent::ChooseBackupFolder{});
  if (stack.act(say(Word::keeping_restore), !vault.busy)) frame.wish(app::intent::ShowBackups{});
}

/// Where it lies now, and lay before.
void moved(const app::Model& model, Stack& stack) {
  const app::Vault& vault = model.vault;
  const std::string& apart = model.habits.backup_folder;
  if (vault.lies_in && !vault.absent)
    stack.words(say(!apart.empty()         ? Word::keeping_lies_in_apart
                    : vault.stayed.empty() ? Word::keeping_lies_in
                                           : Word::keeping_lies_in_alone,
                    fmt::arg("folder", *vault.lies_in), fmt::arg("backups", apart)),
                page::Ink::ink, Role::status);
  for (const auto& one : vault.copied) {
    if (one.holds != portfolio::CopiedFolder::Holds::before) continue;
    stack.words(say(one.folder.kind == Kind::network ? Word::keeping_before_network : Word::keeping_before_synced,
                    fmt::arg("day", date_in_words(model, one.until)), fmt::arg("folder", one.path), fmt::arg("by", by_whom(one.folder))));
  }
  if (vault.stayed.empty()) return;
  stack.words(say(Word::keeping_stayed), page::Ink::ink);
  for (const auto& copy : vault.stayed) stack.words(copy.file, page::Ink::ink, Role::list_item);
}

void file(const app::Model& model, Frame& frame, Form& form) {
  const app::Vault& vault = model.vault;
  Stack stack(frame, form, Word::keeping_file);
  if (vault.folder.kind == Kind::synced) stack.words(say(Word::keeping_synced, fmt::arg("by", by_whom(vault.folder))));
  if (vault.folder.kind == Kind::network) stack.words(say(Word::keeping_network));
  if (vault.folder.kind == Kind::removable) stack.words(say(Word::keeping_removable));
  const std::string& apart = model.habits.backup_folder;
  if (vault.elsewhere.offered && vault.folder.kind != Kind::own)
    stack.words(say(apart.empty() ? Word::keeping_place_lines : Word::keeping_place_lines_apart, fmt::arg("folder", apart)));
  moved(model, stack);
  if (vault.health) {
    const std::size_t faults = vault.health->faults.size();
    const std::string many = capital_first(words::count_in_words(faults));
    const std::string found = vault.health->sound
                                  ? std::string(say(vault.health->index_sound ? Word::keeping_sound : Word::keeping_sound_index))
                              : faults <= 1 ? std::string(say(Word::keeping_faults_one))
                                            : say(Word::keeping_faults, fmt::arg("count", many));
    stack.words(found, vault.health->sound ? page::Ink::ink : page::Ink::clay, Role::status);
  }
  const bool free = model.portfolio_open && !vault.busy;
  if (!vault.stayed.empty() && !vault.locked && stack.act(say(Word::keeping_clear), free && !model.read_only))
    frame.wish(app::intent::ClearStayed{});
  if (vault.elsewhere.offered && !vault.locked && !vault.absent) {
    const bool own = vault.folder.kind != Kind::own && !vault.elsewhere.own_folder.empty();
    if (own && stack.act(say(Word::keeping_place_own), free && !model.read_only)) frame.wish(app::intent::KeepElsewhere{});
    if (stack.act(say(Word::keeping_place), free && !model.read_only)) frame.wish(app::intent::KeepElsewhere{true});
  }
  if (stack.act(say(Word::keeping_verify), free)) frame.wish(app::intent::Verify{});
}

void elsewhere(const app::Model& model, Frame& frame, Form& form) {
  const app::Vault& vault = model.vault;
  const bool free = model.portfolio_open && !vault.busy;
  {
    Stack stack(frame, form, Word::keeping_elsewhere);
    stack.words(say(vault.is_protected ? Word::keeping_move_lines : Word::keeping_move_open_lines));
    if (vault.moved_to) stack.words(say(Word::keeping_copied, fmt::arg("path", *vault.moved_to)), page::Ink::ink, Role::status);
    if (stack.act(say(Word::keeping_move), free)) frame.wish(app::intent::MoveToAnotherComputer{});
    stack.space(14);
    stack.words(say(vault.is_protected ? Word::keeping_copy_sealed_lines : Word::keeping_copy_lines));
    if (model.saving.copied_to)
      stack.words(say(Word::keeping_copied, fmt::arg("path", *model.saving.copied_to)), page::Ink::ink, Role::status);
    const float before = stack.y();
    const float said =
        model.saving.copy_problem ? say_problem(frame, model.saving.copy_problem, {stack.x(), before + 4}, stack.width()) + 4 : 0;
    stack.space(said);
    if (stack.act(say(Word::keeping_copy), !vault.busy && !vault.locked)) frame.wish(app::intent::SaveCopyElsewhere{});
    if (vault.is_protected && stack.act(say(Word::keeping_copy_readable), !vault.busy && !vault.locked, Manner::quiet))
      frame.wish(app::intent::ShowLeaving{});
  }
  form.rule();
  Stack stack(frame, form, Word::keeping_take_out);
  stack.words(say(Word::keeping_take_out_lines));
  const CarefulLook look{.available = free && !model.read_only};
  const page::Point at = stack.place(careful_width(frame, say(Word::keeping_take_out_all), look));
  if (careful_button(frame, say(Word::keeping_take_out_all), at, look)) {
    app::intent::AskTakeOut wish;
    wish.what = portfolio::TakenOut::What::everything;
    frame.wish(wish);
  }
}

}  // namespace

float keeping(const app::Model& model, Frame& frame, page::Point at, float width) {
  float y = at.y - 4;
  y += ui::say(frame, say(Word::keeping_lead), type::heading3, {at.x, y}, width) + 4;
  y += ui::say(frame, say(Word::keeping_lead_lines), type::meta, {at.x, y}, width, page::Ink::ink3) + 8;
  if (model.vault.problem) y += 8 + say_problem(frame, model.vault.problem, {at.x, y + 8}, width) + 8;
  if (model.vault.busy) y += 8 + ui::say(frame, say(Word::keeping_busy), type::text, {at.x, y + 8}, width, page::Ink::ink3, Role::status);
  Form form(frame, {at.x, y}, width);
  passphrase(model, frame, form);
  lock_after(model, frame, form);
  form.rule();
  backups(model, frame, form);
  form.rule();
  file(model, frame, form);
  form.rule();
  elsewhere(model, frame, form);
  return form.bottom() - at.y;
}

}  // namespace vignette::ui
