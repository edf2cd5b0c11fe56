/// A damaged portfolio: what happened, what is safe, what to do. The file itself is not written to.
#include <algorithm>
#include <string>

#include "ui/answers.hpp"
#include "ui/grid.hpp"
#include "ui/threshold.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

std::string counted(std::int64_t count, Word one, Word many) {
  if (count == 1) return std::string(say(one));
  std::string number = words::count_in_words(static_cast<std::size_t>(std::max<std::int64_t>(0, count)));
  if (many == Word::damaged_answers || many == Word::damaged_unreadable)
    if (number[0] >= 'a' && number[0] <= 'z') number[0] = static_cast<char>(number[0] - 'a' + 'A');
  return say(many, fmt::arg("count", number));
}

std::string salvaged_in_words(const portfolio::Salvaged& salvaged) {
  const std::string answers = counted(salvaged.answers, Word::damaged_answers_one, Word::damaged_answers);
  const std::string versions = counted(salvaged.revisions, Word::damaged_versions_one, Word::damaged_versions);
  std::string said =
      say(Word::damaged_salvaged, fmt::arg("answers", answers), fmt::arg("versions", versions), fmt::arg("path", salvaged.file));
  if (salvaged.unreadable > 0) said += " " + counted(salvaged.unreadable, Word::damaged_unreadable_one, Word::damaged_unreadable);
  return said;
}

}  // namespace

void draw_damaged(const app::Model& model, Frame& frame) {
  const app::Vault& vault = model.vault;
  const page::Rect area = navigation(model, frame);
  const bool gone = vault.gone;              // it is not there; else it is damaged
  const bool unread = gone && vault.unread;  // where it lies is not known
  const auto title = say(unread ? Word::gone_title_unread : gone ? Word::gone_title : Word::damaged_title);
  const Region region(frame, title, area);
  Pane pane(frame, title, area, 0);
  // It comes by itself: a key that was on its way does nothing of what can be done here.
  if (frame.new_screen) give_focus(frame, frame.region_id, false);
  const auto [x, width] = grid::turned_to(area, frame.width);
  float y = pane.top() + grid::top(frame.width);
  y += ui::say(frame, title, grid::title(frame.width), {x, y}, width, page::Ink::ink, Role::heading, 1) + 6;
  y += ui::say(frame,
               say(!gone                   ? Word::damaged_lead
                   : unread                ? Word::gone_lead_unread
                   : vault.backups.empty() ? Word::gone_lead_alone
                                           : Word::gone_lead),
               grid::lead(frame.width), {x, y}, width, page::Ink::ink2) +
       24;

  const auto& problem = model.saving.problem;
  const bool emptied = !gone && problem && problem->kind == words::Problem::Kind::emptied;  // what was written is in the window alone
  const auto sentence = [](std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return say(Word::sentence, fmt::arg("words", words));
  };

  // A protected one can only be looked over once its passphrase is known: while it is not, the newest may be good.
  auto good = vault.newest_good;
  if (!good && gone && !vault.backups.empty()) good = vault.backups.front();
  const auto closed = std::ranges::find_if(vault.backups, [](const auto& backup) { return backup.is_protected && backup.reachable; });
  if (!good && !vault.is_protected && closed != vault.backups.end()) good = *closed;
  std::string safe(say(gone ? Word::gone_safe_none : Word::damaged_safe_none));
  if (good)
    safe =
        say(gone                ? Word::gone_safe_backup
            : vault.newest_good ? Word::damaged_safe_backup
                                : Word::damaged_safe_closed,
            fmt::arg("day", date_in_words(model, good->made)), fmt::arg("time", portfolio::clock_of(good->made, model.now.offset_minutes)));
  if (!gone) safe += " " + std::string(say(Word::damaged_safe_reading));
  y += fact(frame, say(Word::damaged_happened),
            emptied ? sentence(problem->what)
                    : std::string(say(unread ? Word::gone_happened_unread
                                      : gone ? Word::gone_happened_lines
                                             : Word::damaged_happened_lines)),
            {x, y}, width);
  y += fact(frame, say(Word::damaged_safe), safe, {x, y}, width);
  y += fact(frame, say(Word::damaged_do),
            emptied ? sentence(problem->mend)
                    : std::string(say(unread ? Word::gone_do_unread
                                      : gone ? vault.backups.empty() ? Word::gone_do_alone_lines : Word::gone_do_lines
                                      : good ? Word::damaged_do_backup
                                             : Word::damaged_do_none)),
            {x, y}, width);
  rule(frame, x, y, width, frame.colours->rule);
  y += 24;

  const auto status = [&](std::string_view words, page::Ink ink) {
    y += ui::say(frame, words, type::text, {x, y}, width, ink, Role::status) + 16;
  };
  if (vault.busy) status(say(Word::damaged_busy), page::Ink::ink3);
  if (vault.problem) y += say_problem(frame, vault.problem, {x, y}, width) + 16;
  if (vault.salvaged) status(salvaged_in_words(*vault.salvaged), page::Ink::ink);

  if (emptied && model.saving.copied_to) status(say(Word::banner_copied, fmt::arg("path", *model.saving.copied_to)), page::Ink::ink);
  if (emptied && model.saving.copy_problem) y += say_problem(frame, model.saving.copy_problem, {x, y}, width) + 16;

  // What can be read first; once it is saved, going back is the main thing.
  const bool back_is_next = good && (gone || vault.salvaged || (emptied && model.saving.copied_to));
  float left = x;
  const auto act = [&](std::string_view name, ButtonLook look) {
    const float wide = button_width(frame, name, look);
    if (left > x && left + wide > x + width) {
      left = x;
      y += 48;
    }
    const float inset = look.manner == Manner::quiet && left == x ? 10 : 0;  // its words stand on the edge
    const bool used = button(frame, name, {left - inset, y, wide, 40}, look);
    left += wide + 12;
    return used;
  };
  if (emptied &&
      act(say(Word::banner_save_copy), {.manner = back_is_next ? Manner::other : Manner::main, .available = !model.saving.copying}))
    frame.wish(app::intent::SaveCopyElsewhere{});
  if (!gone && !emptied &&
      act(say(Word::damaged_salvage), {.manner = back_is_next ? Manner::other : Manner::main, .available = !vault.busy}))
    frame.wish(app::intent::Salvage{});
  if (good && act(say(Word::damaged_restore, fmt::arg("day", date_in_words(model, good->made))),
                  {.manner = back_is_next ? Manner::main : Manner::other, .available = !vault.busy}))
    frame.wish(app::intent::Restore{good->file});
  if (act(say(gone ? Word::gone_look : Word::damaged_look), {.available = !vault.busy})) frame.wish(app::intent::TrySavingAgain{});
  if (gone && vault.elsewhere.offered && act(say(Word::gone_show), {.available = !vault.busy})) frame.wish(app::intent::ShowWhereItLies{});
  if (gone && act(say(Word::gone_anew), {.available = !vault.busy})) frame.wish(app::intent::BeginAnew{});
  if (act(say(Word::damaged_other), {.manner = Manner::quiet})) frame.wish(app::intent::ShowBackups{});
  if (act(say(Word::damaged_cases), {.manner = Manner::quiet})) frame.wish(app::intent::ShowShelf{});
  pane.fits(y + 40 + 32 - pane.top());
}

}  // namespace vignette::ui
