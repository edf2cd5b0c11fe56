// What a session does with more than one hand: the clipboard, and files that a person chooses a place for.

#include <utility>

#include "portfolio/leaving.hpp"
#include "share/calendar.hpp"
#include "share/file.hpp"
#include "share/markdown.hpp"
#include "share/recovery_sheet.hpp"
#include "shell/outward.hpp"
#include "shell/session.hpp"
#include "store/secret.hpp"
#include "ui/sheet_page.hpp"
#include "workshop/taken_home.hpp"

namespace vignette::shell {

namespace intent = app::intent;
using words::Word;

namespace {

/// A name with today's date in it.
std::string dated(Word name, portfolio::Now now) { return dated_name(name, portfolio::day_of(now.instant, now.offset_minutes)); }

}  // namespace

void Session::copy_text(const std::string& text) {
  if (!window_.copy_text) return;
  window_.copy_text(text);
  copied_ = text;
}

void Session::empty_clipboard() {
  if (!copied_.empty() && window_.copied_text && window_.copied_text() == copied_) window_.copy_text({});
  store::wipe(copied_);
}

void Session::save_copy(app::effect::SaveCopy copy) {
  copy.contents.unfinished = unfinished_in_memory(model_);
  const Asked asked{Asked::For::new_file, Word::copy_title, dated(Word::copy_file_name, model_.now), copy.sealed ? ".vignette" : ".md"};
  std::vector<pack::Case> cases;
  for (const auto& open : model_.cases) cases.push_back(*open.pack);
  ask_where(asked, results_,
            [this, copy = std::move(copy), cases = std::move(cases), when = model_.now,
             asked_at = out_->asked()](const Chosen& chosen) -> std::optional<app::Intent> {
              if (!out_->may_write(asked_at)) return intent::CopyFailed{locked_meanwhile()};  // the key is gone, and the rest of the words
              if (!chosen) return intent::CopyFailed{chosen.error()};
              if (!*chosen) return intent::CopyDropped{};
              if (copy.sealed) {
                holding_.copy(**chosen, copy.contents);
                return std::nullopt;
              }
              holding_.read_all(copy.contents, true, [file = **chosen, cases, when, to = results_](const portfolio::Leaving& all) {
                if (const auto done = share::write_file(file, share::markdown(all, cases, {}, when)))
                  to->post(intent::CopySaved{file.string()});
                else
                  to->post(intent::CopyFailed{done.error()});
              });
              return std::nullopt;
            });
}

void Session::save_calendar(app::effect::SaveCalendar wanted) {
  portfolio::Contents one;
  one.commitments.push_back(std::move(wanted.commitment));
  const portfolio::Leaving leaving(std::move(one));
  if (leaving.contents().commitments.empty()) return;
  const Asked asked{Asked::For::new_file, Word::calendar_title, dated(Word::calendar_file_name, model_.now), ".ics"};
  ask_where(asked, results_,
            [leaving, with_words = wanted.with_words, when = model_.now](const Chosen& chosen) -> std::optional<app::Intent> {
              // A failure is said where one is: it is no trouble with a copy of one's writing.
              if (!chosen) return intent::LinkFailed{chosen.error()};
              if (!*chosen) return std::nullopt;
              const auto& commitment = leaving.contents().commitments.front();
              const auto done = share::write_file(**chosen, share::calendar(commitment, with_words, when));
              if (!done) return intent::LinkFailed{done.error()};
              return intent::CalendarSaved{commitment.id, (*chosen)->string()};
            });
}

void Session::open_words(const std::string& named) {
  const auto bring = [this](const std::filesystem::path& file) {
    worker_.give([to = results_, file] {
      const auto bytes = share::read_given(file);
      if (!bytes) return to->post(intent::WordsNotBrought{bytes.error()});
      auto words = workshop::read_words_file(*bytes, file.string());
      if (!words) return to->post(intent::WordsNotBrought{words.error()});
      to->post(intent::WordsBrought{std::move(*words)});
    });
  };
  if (!named.empty()) return bring(named);
  const Asked asked{Asked::For::file, Word::words_open_title, {}, {}};
  ask_where(asked, results_, [bring](const Chosen& chosen) -> std::optional<app::Intent> {
    if (!chosen) return intent::WordsNotBrought{chosen.error()};
    if (*chosen) bring(**chosen);
    return std::nullopt;
  });
}

void Session::save_sheet(app::effect::SaveSheet sheet) {
  using Form = intent::SaveRecoverySheet::Form;
  const bool as_text = sheet.form == Form::text;
  const Asked asked{Asked::For::new_file, Word::vault_sheet_title, dated(Word::vault_sheet_name, model_.now), as_text ? ".txt" : ".html"};
  ask_where(asked, results_, [this, sheet = std::move(sheet), as_text](const Chosen& chosen) -> std::optional<app::Intent> {
    if (!chosen) return intent::CareFailed{chosen.error()};
    if (!*chosen) return std::nullopt;
    const auto text = as_text ? share::recovery_text(sheet.groups, model_.now) : share::recovery_page(sheet.groups, model_.now);
    const auto done = share::write_file(**chosen, text);
    if (!done) return intent::CareFailed{done.error()};
    if (sheet.form == Form::print) {
      worker_.give([file = **chosen] { (void)open_file(file); });
    }
    return intent::SheetSaved{(*chosen)->string()};
  });
}

void Session::prepare_leaving(app::effect::PrepareLeaving wish) {
  Shelf shelf;
  for (const auto& open : model_.cases) shelf.cases.push_back(open.pack);
  shelf.terms = model_.terms;
  const bool sealed = wish.wish.choice.form == app::LeavingChoice::Form::sealed;
  const bool exchanges =
      wish.wish.choice.whom == app::LeavingChoice::Whom::me && wish.wish.choice.what == app::LeavingChoice::What::everything;
  if (exchanges) wish.contents.unfinished = unfinished_in_memory(model_);
  auto make = leaver_.prepare(wish.number, std::move(wish.wish), std::move(shelf), model_.now);
  if (sealed) holding_.read_people([this](portfolio::Acquainted people) { leaver_.take_in(std::move(people)); });
  holding_.read_all(
      std::move(wish.contents), exchanges, std::move(make),
      [to = results_, number = wish.number](const words::Problem& problem) { to->post(intent::LeavingNotMade{number, problem}); });
}

void Session::save_leaving(const app::effect::SaveLeaving& wish) { leaver_.save(wish, dated(Word::leave_file_name, model_.now)); }

std::optional<Pixels> Session::page_picture(const std::string& name) {
  const auto picture = ui::page_picture(name);
  if (!picture) return std::nullopt;
  if (picture->of == ui::PagePicture::Of::review) return reviewer_.page(picture->number, picture->page, picture->pixels_wide);
  if (picture->of == ui::PagePicture::Of::printed) return printer_.page(picture->number, picture->page, picture->pixels_wide);
  return leaver_.page(picture->number, picture->page, picture->pixels_wide);
}

namespace {

/// Names of a case, which point to nobody.
reflect::Known known_of(const app::OpenCase& open, const app::Model& model) {
  reflect::Known known;
  known.add(*open.pack);
  for (const auto& term : model.terms) known.add(term);
  return known;
}

}  // namespace

void Session::open_room(const app::effect::OpenRoom& wish) {
  const auto* open = app::find_case(model_, wish.case_id);
  if (!open) return results_->post(intent::TeamNotOpened{{.what = std::string(words::say(Word::open_no_case))}});
  host_.secure_with(certificate_of(model_.policy));
  host_.open(wish, *open->pack, known_of(*open, model_));
}

void Session::go_on_with_unfinished() {
  const auto* open = app::find_case(model_, model_.team.case_id);  // it may have gone from the shelf since
  host_.secure_with(certificate_of(model_.policy));
  host_.go_on(open ? known_of(*open, model_) : reflect::Known());
}

void Session::set_papers(const app::effect::SetPapers& wish) {
  const auto* open = app::find_case(model_, wish.case_id);
  if (open) printer_.set(wish, open->pack, model_.policy, model_.now);
}

void Session::write_papers(const app::effect::WritePapers& wish) {
  if (const auto* open = app::find_case(model_, model_.team.case_id)) printer_.write(wish, *open->pack);
}

void Session::choose_backup_folder() {
  ask_where({Asked::For::folder, Word::vault_folder_title, {}, {}}, results_, [](const Chosen& chosen) -> std::optional<app::Intent> {
    if (!chosen) return intent::SettingsFailed{chosen.error()};
    if (!*chosen) return std::nullopt;
    return intent::BackupFolderChosen{(*chosen)->string()};
  });
}

void Session::ask_then(Asked asked, std::function<app::Intent(std::string)> then) {
  const bool writes = asked.what == Asked::For::new_file;
  ask_where(std::move(asked), results_,
            [out = out_, asked_at = out_->asked(), writes, then = std::move(then)](const Chosen& chosen) -> std::optional<app::Intent> {
              if (!out->may_write(asked_at)) return intent::HandingOverStopped{writes ? locked_meanwhile() : locked_choosing()};
              if (!chosen) return intent::CareFailed{chosen.error()};
              if (!*chosen) return std::nullopt;
              return then((*chosen)->string());
            });
}

void Session::restore(app::effect::Restore wish) {
  if (!wish.file.empty()) return holding_.restore(wish.file, std::move(wish.passphrase), model_.now.instant, wish.may_be_open);
  ask_then({Asked::For::file, Word::vault_restore_title, {}, {}}, [](std::string file) { return intent::Restore{std::move(file)}; });
}

void Session::move(const std::string& file) {
  if (!file.empty()) return holding_.move(file);
  ask_then({Asked::For::new_file, Word::vault_move_title, dated(Word::vault_move_name, model_.now), ".vignette"},
           [](std::string chosen) { return intent::MoveToAnotherComputer{std::move(chosen)}; });
}

void Session::keep_elsewhere(const app::effect::KeepElsewhere& wish) {
  if (!wish.choose)
    return holding_.move_out(
        itself((wish.folder.empty() ? places_.own : std::filesystem::path(wish.folder)) / places_.portfolio.filename()));
  ask_then({Asked::For::folder, Word::place_choose, {}, {}},
           [](std::string folder) { return intent::KeepElsewhere{true, std::move(folder)}; });
}

void Session::find_portfolio() {
  ask_where({Asked::For::file, Word::place_find, {}, {}}, results_, [this](const Chosen& chosen) -> std::optional<app::Intent> {
    if (!chosen) return intent::CareFailed{chosen.error()};
    if (!*chosen) return intent::CareDropped{};
    holding_.find_at(itself(**chosen));
    return std::nullopt;
  });
}

void Session::read_early_at(const std::filesystem::path& portfolio) {
  places_.portfolio = portfolio;
  early_ = EarlyPlaces(places_.look.parent_path() / "reading.json", portfolio);
  if (kept_early_) worker_.give([early = early_, places = model_.places] { early.write(places); });
}

void Session::judge(std::string passphrase) {
  const auto guess = store::guess(passphrase);
  store::wipe(passphrase);
  static_assert(static_cast<int>(app::Strength::hard) == static_cast<int>(store::Strength::hard));
  results_->post(intent::PassphraseJudged{static_cast<app::Strength>(guess.strength), guess.words});
}

}  // namespace vignette::shell
