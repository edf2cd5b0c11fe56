/// Looking after the portfolio's file: the settings' page, backups, a damaged file, a second window.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>

#include "support/stage.hpp"
#include "ui/widgets.hpp"

using namespace vignette;
using app::Screen;
using tests::Stage;

namespace {

struct Keeping : Stage {
  explicit Keeping(float wide = 1440, float high = 900) : Stage(wide, high) {
    wish(app::intent::PacksRead{tests::two_cases()});
    wish(app::intent::PortfolioFound{});
    wish(app::intent::PortfolioOpened{});
  }
  void show() {
    wish(app::intent::ShowSettings{"keeping"});
    REQUIRE(model.screen == Screen::settings);
  }
  portfolio::Backup backup(int days_ago) const {
    portfolio::Backup made;
    made.file = "/data/backups/number-" + std::to_string(days_ago) + ".backup";
    made.made = {now.instant.ms - 86'400'000LL * days_ago};
    made.keeps_until = {now.instant.ms + 86'400'000LL * 30};
    return made;
  }
  bool says(std::string_view words) const { return printed().find(words) != std::string::npos; }
  template <typename T>
  const T* last_effect() const {
    for (auto at = effects.rbegin(); at != effects.rend(); ++at)
      if (const auto* found = std::get_if<T>(&*at)) return found;
    return nullptr;
  }
};

}  // namespace

TEST_CASE("the page on keeping leads to everything that looks after the file") {
  Keeping stage;
  stage.show();
  CHECK(stage.has("Nothing is lost unless you take it out for good."));
  CHECK(stage.says("Anyone who can use your account here can read what you write."));
  stage.click(ui::Role::radio_button, "30 min");
  CHECK(stage.model.habits.lock_after_minutes == 30);
  stage.click("Back up now");
  CHECK(stage.last_intent<app::intent::BackUpNow>());
  stage.model.vault.busy = false;
  stage.settle();
  stage.click("Choose a folder");
  CHECK(stage.last_intent<app::intent::ChooseBackupFolder>());
  stage.click("Look over the whole file");
  CHECK(stage.last_intent<app::intent::Verify>());
  stage.wish(app::intent::Verified{{.sound = true, .faults = {}}});
  CHECK(stage.has("The file was looked over, and is sound."));
  stage.wish(app::intent::Verified{{.sound = false, .faults = {"page 4", "page 9"}}});
  CHECK(stage.says("Two places in the file are not as they should be."));
  stage.click("Set a passphrase");
  CHECK(stage.model.screen == Screen::protect);
  CHECK(stage.has("Protect your portfolio"));
  stage.press(app::Key::escape);
  CHECK(stage.model.screen == Screen::settings);
  stage.click("Take everything out for good");
  REQUIRE(stage.last_intent<app::intent::AskTakeOut>());
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->what == portfolio::TakenOut::What::everything);
}

TEST_CASE("protected, it can be changed, taken away and locked, from the page and from the navigation") {
  Keeping stage;
  CHECK(stage.has("Without a passphrase"));
  CHECK_FALSE(stage.has("Lock now"));
  stage.click("Without a passphrase");
  CHECK(stage.model.screen == Screen::settings);
  CHECK(stage.model.settings_tab == "keeping");
  stage.model.vault.is_protected = true;
  stage.settle();
  CHECK(stage.has("Locked with a passphrase"));
  CHECK(stage.has("Change it"));
  CHECK(stage.has("As a text anyone can read"));
  stage.click("Take it away");
  CHECK(stage.model.vault.protecting == app::Protecting::remove);
  stage.press(app::Key::escape);
  stage.click("Lock now");
  CHECK(stage.model.screen == Screen::unlock);
  CHECK(stage.model.vault.locked);
}

TEST_CASE("backups are listed in words; those out of reach say until when") {
  Keeping stage;
  auto away = stage.backup(40);
  away.reachable = false;
  away.file = "/media/stick/away.backup";
  stage.wish(app::intent::BackupsRead{{stage.backup(0), stage.backup(1), away}, stage.backup(0)});
  stage.show();
  CHECK(stage.says("The newest is of today at "));
  CHECK(stage.says("Two are kept."));
  CHECK(stage.says("One lies in a folder that isn’t there now."));
  stage.click("Restore a backup");
  REQUIRE(stage.model.screen == Screen::backups);
  stage.wish(app::intent::BackupsRead{{stage.backup(0), stage.backup(1), away}, stage.backup(0)});
  CHECK(stage.says("Yesterday at "));
  CHECK(stage.says(
      "Out of reach: its folder, /media/stick, is not there now. It goes by itself by 13 November, once there are ten newer ones."));
  std::size_t ways = 0;
  for (const auto& item : stage.outline.items) ways += item.role == ui::Role::button && item.name == "Go back to it";
  CHECK(ways == 2);
  stage.click("Go back to it");
  REQUIRE(stage.last_intent<app::intent::Restore>());
  CHECK(stage.last_intent<app::intent::Restore>()->file == stage.backup(0).file);
  stage.wish(app::intent::Restored{"/data/portfolio set aside.vignette"});
  CHECK(stage.says("/data/portfolio set aside.vignette"));
  stage.press(app::Key::escape);
  CHECK(stage.model.screen == Screen::settings);
}

TEST_CASE("a backup with another passphrase asks for it, by key alone; what was typed is in no outline and goes with the page") {
  Keeping stage;
  stage.wish(app::intent::ShowBackups{});
  stage.wish(app::intent::BackupsRead{{stage.backup(0), stage.backup(1)}, stage.backup(0)});
  stage.focus("Choose another file");
  stage.press(app::Key::enter);
  REQUIRE(stage.last_intent<app::intent::Restore>());
  stage.wish(app::intent::BackupLocked{"/media/stick/of last year.backup", std::nullopt});
  CHECK(stage.says("This one has another passphrase"));
  CHECK(stage.says("of last year.backup"));
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Its passphrase or recovery sheet");
  stage.press(app::Key::enter);  // nothing typed yet
  CHECK_FALSE(stage.last_intent<app::intent::RestoreWithPassphrase>());
  stage.type("plum");
  CHECK_FALSE(stage.says("plum"));
  stage.press(app::Key::enter);
  REQUIRE(stage.last_intent<app::intent::RestoreWithPassphrase>());
  REQUIRE(stage.last_effect<app::effect::Restore>());
  CHECK(stage.last_effect<app::effect::Restore>()->file == "/media/stick/of last year.backup");
  CHECK(stage.last_effect<app::effect::Restore>()->passphrase == "plum");
  CHECK(stage.model.vault.of_backup.text.empty());
  stage.wish(app::intent::BackupLocked{"/media/stick/of last year.backup", words::Problem{.what = "this passphrase does not open it"}});
  CHECK(stage.says("This passphrase does not open it"));
  stage.type("ladder");
  SECTION("Escape leaves the backup where it is, and then the page") {
    stage.press(app::Key::escape);
    CHECK_FALSE(stage.model.vault.asks_for);
    CHECK(stage.model.vault.of_backup.text.empty());
    CHECK(stage.model.screen == Screen::backups);
    stage.focus("Choose another file");
    stage.press(app::Key::enter);
    stage.wish(app::intent::BackupLocked{"/media/stick/of last year.backup", std::nullopt});
    REQUIRE(stage.focused());
    CHECK(stage.focused()->name == "Its passphrase or recovery sheet");  // asked for the same once more
    stage.press(app::Key::escape);
    stage.press(app::Key::escape);
    CHECK(stage.model.screen != Screen::backups);
  }
  SECTION("leaving the page forgets what was typed") {
    stage.wish(app::intent::ShowShelf{});
    CHECK(stage.model.vault.of_backup.text.empty());
    CHECK_FALSE(stage.model.vault.asks_for);
  }
  SECTION("once it is in place nothing is asked any more") {
    stage.wish(app::intent::Restored{"/data/aside.vignette", true});
    CHECK_FALSE(stage.says("This one has another passphrase"));
    CHECK(stage.model.vault.is_protected);
  }
}

TEST_CASE("a damaged file: what happened, what is safe, and what to do first") {
  Keeping stage;
  stage.wish(app::intent::FoundDamaged{{.what = "this portfolio is damaged"}});
  stage.model.screen = Screen::damaged;
  stage.model.vault.newest_good = stage.backup(2);
  stage.settle();
  CHECK(stage.has("Your portfolio’s file is damaged"));
  CHECK(stage.says("The backup of 12 October at "));
  CHECK(stage.says("What you wrote after that is not in it."));
  stage.click("Save what can be read");
  CHECK(stage.last_intent<app::intent::Salvage>());
  stage.model.vault.busy = false;
  stage.wish(app::intent::SalvageDone{{.file = "/data/saved.vignette", .answers = 38, .revisions = 1, .unreadable = 2}});
  CHECK(stage.says("Thirty-eight answers and one version were read, and are now in /data/saved.vignette. Two pieces could not be read."));
  stage.click("Go back to the backup of 12 October");
  REQUIRE(stage.last_intent<app::intent::Restore>());
  CHECK(stage.last_intent<app::intent::Restore>()->file == stage.backup(2).file);
  stage.model.vault.busy = false;
  stage.model.screen = Screen::damaged;
  stage.settle();
  stage.click("Read the cases meanwhile");
  CHECK(stage.model.screen == Screen::shelf);
}

TEST_CASE("a backup without a passphrase says so before it takes the place of a locked portfolio, and afterwards") {
  Keeping stage;
  stage.wish(app::intent::ShowBackups{});
  stage.wish(app::intent::BackupsRead{{stage.backup(0)}, stage.backup(0)});
  stage.wish(app::intent::BackupIsOpen{"/data/of last year.backup"});
  CHECK(stage.says("This one is not locked"));
  CHECK(stage.says("of last year.backup has no passphrase, and your portfolio has one."));
  SECTION("left, by Escape") {
    stage.press(app::Key::escape);
    CHECK_FALSE(stage.says("This one is not locked"));
    CHECK(stage.model.screen == Screen::backups);
  }
  SECTION("gone back to") {
    stage.click("Go back to it without a passphrase");
    REQUIRE(stage.last_effect<app::effect::Restore>());
    CHECK(stage.last_effect<app::effect::Restore>()->may_be_open);
    stage.model.vault.is_protected = true;
    stage.wish(app::intent::Restored{"/data/aside.vignette", false});
    stage.wish(app::intent::PortfolioOpened{});
    CHECK(stage.says("Your portfolio has no passphrase now."));
    stage.click("Set a passphrase");
    CHECK(stage.model.screen == Screen::protect);
  }
}

TEST_CASE("a portfolio that is gone: said, with the newest backup first") {
  Keeping stage;
  stage.model.portfolio_open = false;
  stage.wish(app::intent::PortfolioFound{.absent = true});
  stage.wish(app::intent::BackupsRead{{stage.backup(2), stage.backup(3)}, std::nullopt});
  stage.model.screen = Screen::damaged;
  stage.settle();
  CHECK(stage.has("Your portfolio is not where it was"));
  CHECK(stage.says("The newest backup is of 12 October at "));
  CHECK_FALSE(stage.says("Save what can be read"));
  SECTION("looked for again") {
    stage.click("Look again");
    CHECK(stage.last_effect<app::effect::RetrySaving>());
  }
  SECTION("its backup") {
    stage.click("Go back to the backup of 12 October");
    REQUIRE(stage.last_intent<app::intent::Restore>());
    CHECK(stage.last_intent<app::intent::Restore>()->file == stage.backup(2).file);
  }
  SECTION("begun anew") {
    stage.click("Begin with an empty one");
    CHECK(stage.last_intent<app::intent::BeginAnew>());
    CHECK(stage.model.screen != Screen::damaged);
  }
}

TEST_CASE("a second window says that it reads, and takes over later") {
  Keeping stage;
  app::intent::PortfolioOpened reading;
  reading.read_only = true;
  stage.wish(reading);
  app::intent::PortfolioFailed in_use;
  in_use.problem.kind = words::Problem::Kind::in_use;
  stage.wish(in_use);
  stage.wish(app::intent::OpenAt{stage.model.cases.at(0).pack->id, stage.model.cases.at(0).pack->questions.at(0).id});
  REQUIRE(stage.model.screen == Screen::question);
  CHECK(stage.has("Your portfolio is open in another window."));
  CHECK_FALSE(stage.has("Try again now"));
  // Beside the answer the same is said calmly: nothing was written here that could not be saved.
  CHECK(stage.has("Open elsewhere"));
  CHECK_FALSE(stage.has("Nothing can be saved here"));
  // And the sheet says why nothing can be typed in it.
  const auto& sheet = stage.item(ui::Role::text_box, "Your answer");
  CHECK((sheet.states & ui::editable) == 0);
  CHECK(stage.has("To be read here. You can write here once the other window is closed."));
  stage.focus("Your answer");
  stage.type("typed all the same");
  CHECK_FALSE(stage.last_intent<app::intent::Edit>());
  CHECK(stage.item(ui::Role::text_box, "Your answer").value.empty());
  stage.wish(app::intent::PortfolioOpened{});
  stage.focus("Your answer");
  stage.type("now");
  CHECK(stage.item(ui::Role::text_box, "Your answer").value == "now");
  CHECK_FALSE(stage.has("To be read here. You can write here once the other window is closed."));
}

TEST_CASE("what private means says what a passphrase does and does not do") {
  Keeping stage;
  stage.wish(app::intent::ShowPrivacy{});
  CHECK(stage.has("What a passphrase does"));
  CHECK(stage.has("What it does not do"));
}

TEST_CASE("in every window nothing of the page on keeping is out of reach") {
  for (const auto& [wide, high] : {std::pair{1440.F, 900.F}, std::pair{720.F, 450.F}, std::pair{640.F, 480.F}, std::pair{320.F, 225.F}}) {
    Keeping stage(wide, high);
    INFO(wide << " x " << high);
    stage.model.vault.is_protected = true;
    stage.show();
    for (const auto& item : stage.outline.items) {
      INFO(item.name);
      CHECK((item.rect.x >= -0.5F && item.rect.right() <= wide + 0.5F));
    }
    for (const auto* name : {"Change it", "Take it away", "Back up now", "Restore a backup", "Look over the whole file",
                             "Move to another computer", "Take everything out for good"}) {
      INFO(name);
      stage.focus(name);
      CHECK(stage.item(ui::Role::button, name).seen.h >= 32);
    }
  }
}

TEST_CASE("the page on keeping says that the folder for backups is away, and where they are kept meanwhile") {
  Keeping stage;
  stage.model.habits.backup_folder = "/media/stick";
  stage.show();
  stage.wish(app::intent::BackupsRead{{stage.backup(0)}, stage.backup(0), false, true});
  CHECK(stage.says("The folder /media/stick isn’t there now. Backups are kept beside the portfolio until it is back."));
  stage.wish(app::intent::BackupsRead{{stage.backup(0)}, stage.backup(0)});
  CHECK(stage.says("In /media/stick."));
}

TEST_CASE("from the page on keeping a portfolio moves out of a folder that something else copies, by mouse or by key") {
  for (const auto& [wide, high] : {std::pair{1440.F, 900.F}, std::pair{640.F, 480.F}, std::pair{320.F, 480.F}}) {
    Keeping stage(wide, high);
    INFO(wide << " x " << high);
    app::intent::PortfolioFound found;
    found.folder = {portfolio::Folder::Kind::synced, "OneDrive"};
    stage.wish(found);
    stage.wish(app::intent::PortfolioOpened{});
    stage.show();
    CHECK_FALSE(stage.has("Move it to another folder"));  // its place was named when the program was started
    found.elsewhere = {true, "/home/jo/.local/share/vignette"};
    stage.wish(found);
    stage.wish(app::intent::PortfolioOpened{});
    stage.show();
    stage.focus("Move it to another folder");
    stage.press(app::Key::enter);
    REQUIRE(stage.last_effect<app::effect::KeepElsewhere>());
    CHECK(stage.last_effect<app::effect::KeepElsewhere>()->choose);
    stage.wish(app::intent::CareDropped{});
    stage.focus("Move it to this computer’s own folder");
    stage.click("Move it to this computer’s own folder");
    CHECK_FALSE(stage.last_effect<app::effect::KeepElsewhere>()->choose);
    CHECK((stage.item(ui::Role::button, "Move it to another folder").states & ui::disabled) != 0);
    portfolio::Backup stays;
    stays.file = "/OneDrive/backups/portfolio 2026-10-14 1520.12Z.backup";
    stage.wish(app::intent::PortfolioMoved{"/home/jo/.local/share/vignette/portfolio.vignette", {}, {true, ""}, {stays}});
    CHECK(stage.says("Your portfolio now lies in /home/jo/.local/share/vignette."));  // one of its backups stayed
    CHECK(stage.says(stays.file));
    CHECK(stage.last_effect<app::effect::BackUp>());
    CHECK_FALSE(stage.has("Move it to this computer’s own folder"));
    stage.focus("Try again to clear it");
    stage.press(app::Key::enter);
    CHECK(stage.last_effect<app::effect::ClearStayed>());
    for (const auto& item : stage.outline.items) CHECK(item.rect.right() <= wide + 0.5F);
  }
}

TEST_CASE("backups that may hold what was taken out while they were away are named, and removed or kept") {
  Keeping stage;
  auto held = stage.backup(3);
  held.still_holds = stage.now.instant;
  auto away = stage.backup(9);
  away.still_holds = stage.now.instant;
  away.reachable = false;  // not yet
  stage.wish(app::intent::BackupsRead{.backups = {stage.backup(0), held, away}});
  REQUIRE(stage.model.notice);
  CHECK(stage.model.notice->what == "Backups that are within reach again may still hold what you took out for good while they were away");
  stage.wish(app::intent::DismissNotice{});
  stage.wish(app::intent::BackupsRead{.backups = {stage.backup(0), held, away}});
  CHECK_FALSE(stage.model.notice);  // said once
  stage.show();
  CHECK(stage.says("These backups were out of reach when you took something out for good"));
  CHECK(stage.says("in /data/backups: taken out on 14 October"));
  CHECK(stage.says("Left there, the last of them goes by 13 November, once there are ten newer ones."));
  stage.focus("Keep it");
  stage.press(app::Key::enter);
  REQUIRE(stage.last_effect<app::effect::SettleStillHeld>());
  CHECK_FALSE(stage.last_effect<app::effect::SettleStillHeld>()->remove);
  stage.wish(app::intent::CareDropped{});
  stage.focus("Remove this backup");
  stage.press(app::Key::enter);
  CHECK(stage.last_effect<app::effect::SettleStillHeld>()->remove);
  stage.wish(app::intent::CareDropped{});
  stage.wish(app::intent::BackupsRead{.backups = {stage.backup(0), away}});
  CHECK_FALSE(stage.has("Remove this backup"));
  stage.wish(app::intent::BackupsRead{.backups = {stage.backup(0)}, .finished = {held}});
  REQUIRE(stage.model.notice);
  CHECK(stage.model.notice->what == "What you took out for good while backups in /data/backups were away has now gone from them, too");
}

TEST_CASE("where another program emptied the file, what is in the window is on no disk: it is said, and saved elsewhere first") {
  Keeping stage;
  stage.wish(app::intent::FoundDamaged{{.what = "something else has emptied this file",
                                        .mend = "save a copy of what you wrote elsewhere",
                                        .kind = words::Problem::Kind::emptied}});
  stage.wish(app::intent::BackupsRead{.backups = {stage.backup(1)}, .newest_good = stage.backup(1)});
  CHECK(stage.model.saving.last_kept.ms == 0);
  CHECK(stage.has("Something else has emptied this file."));
  CHECK(stage.has("Save a copy of what you wrote elsewhere."));
  CHECK_FALSE(stage.has("Save what can be read"));
  stage.click("Look at it again");
  stage.wish(app::intent::FoundDamaged{{.what = "this portfolio is damaged", .kind = words::Problem::Kind::damaged}});
  CHECK(stage.has("Something else has emptied this file."));
  stage.click("Save a copy elsewhere");
  CHECK(stage.last_effect<app::effect::SaveCopy>());
  stage.wish(app::intent::CopySaved{"/home/jo/copy.md"});
  CHECK(stage.says("/home/jo/copy.md"));
  CHECK(stage.has("Go back to the backup of 13 October"));
}

TEST_CASE("backing up now is answered, also where nothing had changed or the folder is away; written in again, the answer goes") {
  Keeping stage;
  stage.model.habits.backup_folder = "/media/stick";
  const auto asked_for = [&](std::optional<portfolio::Backup> made, bool away) {
    stage.show();
    stage.click("Back up now");
    REQUIRE(stage.last_effect<app::effect::BackUp>());
    CHECK(stage.last_effect<app::effect::BackUp>()->asked);
    CHECK(stage.says("Being done. This takes a moment."));
    stage.wish(app::intent::BackupsRead{{stage.backup(0)}, std::nullopt, true, away, std::move(made)});
  };
  asked_for(std::nullopt, false);
  CHECK(stage.says("Nothing has changed since the newest backup, so it stands."));
  asked_for(stage.backup(0), false);
  CHECK(stage.says("A backup was made just now, and looked over."));
  asked_for(stage.backup(0), true);
  CHECK(stage.says("A backup was made just now beside the portfolio, and looked over."));
  ++stage.model.saving.handed_over;
  stage.show();
  CHECK_FALSE(stage.says("A backup was made just now"));
}

TEST_CASE("the page on keeping says who copies the backups, what an earlier folder may still hold, and what a move does not bring along") {
  Keeping stage;
  stage.model.habits.backup_folder = "/home/jo/Dropbox/bk";
  stage.model.vault.is_protected = false;
  app::intent::BackupsRead read{{stage.backup(0)}, stage.backup(0)};
  read.copied = {
      {portfolio::CopiedFolder::Holds::backups, "/home/jo/Dropbox/bk", {portfolio::Folder::Kind::synced, "Dropbox"}, {}},
      {portfolio::CopiedFolder::Holds::before, "/home/jo/OneDrive", {portfolio::Folder::Kind::synced, "OneDrive"}, stage.now.instant}};
  stage.wish(read);
  stage.show();
  CHECK(stage.says("Dropbox copies /home/jo/Dropbox/bk. Those copies of your backups are out of this program’s reach."));
  CHECK(stage.says("The backups have no passphrase, as the portfolio has none: whoever gets one can read it."));
  CHECK(stage.says("Until 14 October it lay in /home/jo/OneDrive, which OneDrive copies."));
  stage.wish(app::intent::PortfolioMoved{"/home/jo/writing/portfolio.vignette", {}, {true, ""}, {}});
  CHECK(stage.says("Your portfolio now lies in /home/jo/writing. Its backups stay in /home/jo/Dropbox/bk."));
}

TEST_CASE("a second window shows what one meant to do, and takes nothing down about it") {
  Keeping stage;
  portfolio::Commitment one;
  one.id = "one";
  one.from = {stage.model.cases.at(0).pack->id, "q1"};
  one.when = "a meeting is set";
  one.will = "ring first";
  one.made = one.changed = {stage.now.instant.ms - 40 * 86'400'000LL};
  app::intent::PortfolioOpened reading;
  reading.read_only = true;
  reading.contents.commitments = {one};
  stage.wish(reading);
  stage.wish(app::intent::ShowCommitments{one.id});
  REQUIRE(stage.model.screen == Screen::commitments);
  CHECK(stage.has("To be read here. You can write here once the other window is closed."));
  CHECK_FALSE(stage.has("Keep this"));
  CHECK_FALSE(stage.has("How, and why"));
  stage.wish(app::intent::PortfolioOpened{.contents = reading.contents});
  CHECK(stage.has("Keep this"));
  CHECK(stage.has("How, and why"));
}

TEST_CASE("a damaged file whose passphrase nobody gave: the newest protected backup is offered, and none that is known to be bad") {
  const portfolio::Backup open{.file = "/b/open.backup", .made = {1'790'000'000'000}};
  const portfolio::Backup closed{.file = "/b/closed.backup", .made = {1'780'000'000'000}, .is_protected = true};
  const bool is_protected = GENERATE(false, true);
  Stage stage;
  stage.wish(app::intent::FoundDamaged{{.what = "this portfolio is damaged"}});
  stage.model.vault.is_protected = is_protected;
  stage.wish(app::intent::BackupsRead{{open, closed}});
  const ui::Item* offered = nullptr;
  for (const auto& item : stage.outline.items)
    if (item.role == ui::Role::button && item.name.starts_with("Go back to")) offered = &item;
  CHECK((offered != nullptr) == !is_protected);
  if (!offered) return;
  stage.click(offered->name);
  REQUIRE(stage.last_intent<app::intent::Restore>());
  CHECK(stage.last_intent<app::intent::Restore>()->file == closed.file);
}

TEST_CASE("a damaged or missing portfolio shows by itself, and a key that was on its way answers nothing there") {
  Keeping stage;
  SECTION("damaged") { stage.wish(app::intent::FoundDamaged{{.what = "it is damaged"}}); }
  SECTION("gone") {
    app::intent::PortfolioFound found;
    found.absent = true;
    stage.wish(found);
    stage.wish(app::intent::BackupsRead{{stage.backup(2)}, stage.backup(2), false});
  }
  REQUIRE(stage.model.screen == Screen::damaged);
  stage.type("words on their way ");
  stage.press(app::Key::enter);
  CHECK_FALSE(stage.last_intent<app::intent::Salvage>());
  CHECK_FALSE(stage.last_intent<app::intent::Restore>());
  CHECK_FALSE(stage.last_intent<app::intent::TrySavingAgain>());
  CHECK(stage.model.screen == Screen::damaged);
  stage.press(app::Key::tab);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->role == ui::Role::button);
}

TEST_CASE("where nothing was typed, it is not said of a damaged portfolio that words could not be kept") {
  Keeping stage;
  stage.wish(app::intent::FoundDamaged{{.what = "this portfolio is damaged", .mend = "go back to a copy of it"}});
  stage.wish(app::intent::ShowPortfolio{});
  REQUIRE(stage.model.screen == Screen::portfolio);
  CHECK(stage.has("Your portfolio could not be opened: this portfolio is damaged."));
  CHECK_FALSE(stage.has("What you have typed so far could not be kept on the disk."));
  CHECK_FALSE(stage.has("Not saved yet: this portfolio is damaged. Your words are safe here."));
}

TEST_CASE("of a sound portfolio whose index of words was damaged that is said apart, and a backup that stayed behind is not counted") {
  Keeping stage;
  stage.show();
  stage.wish(app::intent::Verified{{.sound = true, .faults = {"of the index"}, .index_sound = false}});
  CHECK(stage.has(
      "The file was looked over, and what you wrote is sound. Only the list of words that search uses was damaged; it is made anew."));
  auto stayed = stage.backup(3);
  stayed.stayed = true;
  stage.wish(app::intent::BackupsRead{.backups = {stage.backup(2), stayed}, .newest_good = {}, .stayed = {stayed}});
  CHECK(stage.says("One is kept."));
}
