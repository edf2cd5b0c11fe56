/// The question before the first kept word, the recovery sheet, and the lock: by name and by key.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "support/stage.hpp"
#include "ui/widgets.hpp"

using namespace vignette;
using app::Key;
using app::Screen;
using tests::Stage;

namespace {

constexpr const char* phrase = "plum ladder quiet engine";

struct Locking : Stage {
  explicit Locking(float wide = 1440, float high = 900) : Stage(wide, high) { wish(app::intent::PacksRead{tests::two_cases()}); }

  void ask_first_words(portfolio::Folder folder = {}) {
    app::intent::PortfolioFound found;
    found.absent = true;
    found.folder = folder;
    wish(found);
    wish(app::intent::OpenQuestion{model.cases.at(0).pack->id, 0});
    REQUIRE(model.screen == Screen::protect);
  }
  void find_locked() {
    app::intent::PortfolioFound found;
    found.is_protected = true;
    wish(found);
    wish(app::intent::ShowPortfolio{});
    REQUIRE(model.screen == Screen::unlock);
  }
  bool available(std::string_view name) const { return (item(ui::Role::button, name).states & ui::disabled) == 0; }
  bool focus_is(std::string_view name) const { return focused() && focused()->name == name; }
  template <typename T>
  const T* last_effect() const {
    for (auto at = effects.rbegin(); at != effects.rend(); ++at)
      if (const auto* found = std::get_if<T>(&*at)) return found;
    return nullptr;
  }
  bool out_of_the_window() const {
    for (const auto& item : outline.items)
      if (item.rect.x < -0.5F || item.rect.right() > width + 0.5F) return true;
    return false;
  }
};

std::vector<std::string> sheet() {
  std::vector<std::string> groups;
  for (int i = 0; i < 16; ++i) groups.push_back(std::string(1, static_cast<char>('A' + i % 6)) + "12" + std::to_string(i % 10) + "K");
  return groups;
}

}  // namespace

TEST_CASE("before the first words a passphrase is asked for twice, and the way on says what is missing") {
  Locking stage;
  stage.ask_first_words();
  CHECK(stage.has("Before you keep your first words"));
  CHECK(stage.focus_is("Passphrase"));
  CHECK_FALSE(stage.available("Continue"));
  CHECK(stage.has("First type a passphrase."));
  stage.type(phrase);
  CHECK(stage.has("Type it once more, to be sure."));
  stage.press(Key::enter);
  CHECK(stage.focus_is("Type it again"));
  stage.type("plum ladder");
  CHECK(stage.has("The two are not the same."));
  CHECK_FALSE(stage.available("Continue"));
  stage.press(Key::enter);
  CHECK_FALSE(stage.last_intent<app::intent::Protect>());
  stage.type(" quiet engine");
  CHECK(stage.available("Continue"));
  stage.press(Key::enter);
  REQUIRE(stage.last_effect<app::effect::Protect>());
  CHECK(stage.last_effect<app::effect::Protect>()->passphrase == phrase);
  CHECK(stage.has("Writing the file and looking it over. This takes a moment."));
  CHECK_FALSE(stage.available("Continue"));
}

TEST_CASE("what a secret field holds is in no outline, shown or not, and cannot be copied") {
  Locking stage;
  stage.ask_first_words();
  stage.type(phrase);
  const auto told = [&] {
    return stage.printed().find("plum") != std::string::npos || stage.printed().find("engine") != std::string::npos;
  };
  CHECK_FALSE(told());
  CHECK(stage.item(ui::Role::text_box, "Passphrase").value.empty());
  CHECK((stage.item(ui::Role::text_box, "Passphrase").states & ui::secret) != 0);
  stage.click("Show the words");
  CHECK(stage.has("Hide the words"));
  CHECK_FALSE(told());
  stage.focus("Passphrase");
  for (const Key key : {Key::a, Key::c, Key::x}) stage.press(app::Chord{.key = key, .ctrl = true});
  CHECK_FALSE(stage.last_intent<app::intent::Copy>());
  CHECK_FALSE(stage.last_intent<app::intent::Cut>());
  CHECK_FALSE(stage.last_intent<app::intent::CopyText>());
  CHECK(stage.model.vault.passphrase.text == phrase);
  stage.press(app::Chord{.key = Key::z, .ctrl = true});
  CHECK(stage.model.vault.passphrase.text == phrase);
}

TEST_CASE("dots: caret and selection keep to characters, whatever they are made of") {
  Locking stage;
  stage.ask_first_words();
  const ui::Id id = ui::id_of(app::Field::passphrase);
  stage.type("ŵe\u0301x 日");
  auto& manuscript = stage.memory.manuscripts.at(id);
  const float dot = manuscript.caret({3}).x;
  REQUIRE(dot > 0);
  CHECK(manuscript.caret({15}).x == 5 * dot);  // five characters, a dot of three bytes each
  stage.press(Key::left);
  stage.press(Key::left);
  stage.type("!");
  CHECK(stage.model.vault.passphrase.text == "ŵe\u0301x! 日");
  const page::Rect box = stage.item(ui::Role::text_box, "Passphrase").rect;
  stage.click_at({box.x + 12 + 2.1F * dot, box.y + 20});
  CHECK(stage.model.vault.passphrase.caret == std::string("ŵe\u0301").size());
  stage.click_at({box.x + 12 + 2.1F * dot, box.y + 20}, 2);
  CHECK(stage.model.vault.passphrase.selection() == text::Range{0, stage.model.vault.passphrase.text.size()});
  stage.type("new");
  CHECK(stage.model.vault.passphrase.text == "new");
  stage.press(app::Chord{.key = Key::left, .ctrl = true});
  CHECK(stage.model.vault.passphrase.caret == 0);
}

TEST_CASE("strength is told honestly and keeps nobody from going on") {
  Locking stage;
  stage.ask_first_words();
  stage.type("password");
  stage.wish(app::intent::PassphraseJudged{app::Strength::common, 1});
  CHECK(stage.has("A common one. Others would try it early."));
  stage.focus("Type it again");
  stage.type("password");
  CHECK(stage.available("Continue"));
  stage.wish(app::intent::PassphraseJudged{app::Strength::hard, 4});
  CHECK(stage.has("Four words. Hard to guess."));
}

TEST_CASE("the other way needs nothing typed; not yet costs nothing") {
  Locking stage;
  stage.ask_first_words();
  stage.click(ui::Role::radio_button, "With this computer’s own sign-in");
  CHECK_FALSE(stage.has("Type it again"));
  CHECK(stage.available("Continue"));
  stage.press(Key::escape);
  CHECK(stage.last_intent<app::intent::NotYet>());
  CHECK(stage.model.screen != Screen::protect);
  CHECK_FALSE(stage.last_effect<app::effect::MakePortfolio>());
  stage.wish(app::intent::OpenQuestion{stage.model.cases.at(0).pack->id, 0});
  stage.click(ui::Role::radio_button, "With this computer’s own sign-in");
  stage.click("Continue");
  CHECK(stage.last_effect<app::effect::MakePortfolio>());
}

TEST_CASE("the way out names the case one comes from, and none where there is none") {
  Locking stage;
  stage.ask_first_words();
  CHECK(stage.has("Not yet, back to the case"));
  stage.press(Key::escape);
  stage.wish(app::intent::ShowShelf{});
  stage.wish(app::intent::StartReflection{});
  REQUIRE(stage.model.screen == Screen::protect);
  CHECK_FALSE(stage.has("Not yet, back to the case"));
  stage.click("Not now");
  CHECK(stage.model.screen == Screen::shelf);
}

TEST_CASE("the two ways are chosen between with the arrow keys too") {
  Locking stage;
  stage.ask_first_words();
  REQUIRE(stage.model.vault.with_passphrase);
  for (int i = 0; i < 20 && !stage.focus_is("With a passphrase"); ++i) stage.press(Key::tab);
  REQUIRE(stage.focus_is("With a passphrase"));
  stage.press(Key::down);
  CHECK_FALSE(stage.model.vault.with_passphrase);
  CHECK(stage.focus_is("With this computer’s own sign-in"));
  stage.press(Key::up);
  CHECK(stage.model.vault.with_passphrase);
  CHECK(stage.focus_is("With a passphrase"));
}

TEST_CASE("a folder that something else copies is explained before a word is kept in it") {
  Locking stage;
  stage.ask_first_words({portfolio::Folder::Kind::synced, "OneDrive"});
  CHECK(stage.has("Something else copies this folder"));
  CHECK(stage.printed().find("OneDrive") != std::string::npos);
  CHECK(stage.printed().find("--portfolio") != std::string::npos);
  CHECK_FALSE(stage.has("Continue"));
  // It came by itself: what was typed for something else is no answer.
  stage.type("What I saw ");
  stage.press(Key::enter);
  CHECK_FALSE(stage.last_intent<app::intent::GoOnInThisFolder>());
  CHECK_FALSE(stage.last_effect<app::effect::KeepElsewhere>());
  CHECK_FALSE(stage.last_intent<app::intent::NotYet>());
  CHECK(stage.model.screen == Screen::protect);
  stage.focus("Go on here");
  stage.press(Key::enter);
  CHECK(stage.last_intent<app::intent::GoOnInThisFolder>());
  CHECK(stage.has("Continue"));
  CHECK(stage.focus_is("Passphrase"));
}

TEST_CASE("before a word is kept in such a folder it can be kept elsewhere, by mouse or by key") {
  Locking stage;
  app::intent::PortfolioFound found;
  found.absent = true;
  found.folder = {portfolio::Folder::Kind::synced, "OneDrive"};
  found.elsewhere = {true, "/home/jo/.local/share/vignette"};
  stage.wish(found);
  stage.wish(app::intent::OpenQuestion{stage.model.cases.at(0).pack->id, 0});
  CHECK(stage.printed().find("--portfolio") == std::string::npos);
  CHECK(stage.printed().find("/home/jo/.local/share/vignette") != std::string::npos);
  stage.focus("Keep it on this computer alone");
  stage.press(Key::enter);
  REQUIRE(stage.last_effect<app::effect::KeepElsewhere>());
  CHECK_FALSE(stage.last_effect<app::effect::KeepElsewhere>()->choose);
  stage.wish(app::intent::CareFailed{{.where = "/home/jo", .what = "Nothing may be written there", .mend = "Choose another folder"}});
  CHECK(stage.printed().find("Nothing may be written there") != std::string::npos);
  stage.click("Choose another folder");
  CHECK(stage.last_effect<app::effect::KeepElsewhere>()->choose);
  found.folder = {};
  stage.wish(found);
  stage.wish(app::intent::PortfolioMoved{"/home/jo/writing/portfolio.vignette", {}, {true, ""}, {}});
  CHECK(stage.has("Continue"));
  CHECK(stage.focus_is("Passphrase"));
  found.folder = {portfolio::Folder::Kind::network, "nfs"};
  found.elsewhere = {true, ""};
  stage.wish(found);
  CHECK(stage.has("Choose another folder"));
  CHECK_FALSE(stage.has("Keep it on this computer alone"));
}

TEST_CASE("changing asks for the passphrase until now; taking away asks for nothing more") {
  Locking stage;
  app::intent::PortfolioOpened opened;
  stage.wish(opened);
  stage.model.vault.is_protected = true;
  stage.wish(app::intent::AskProtect{app::Protecting::change});
  CHECK(stage.has("Change the passphrase"));
  CHECK(stage.focus_is("Passphrase until now"));
  CHECK(stage.has("First type the passphrase until now."));
  stage.type("old one");
  stage.press(Key::enter);
  CHECK(stage.focus_is("New passphrase"));
  stage.press(Key::escape);
  CHECK(stage.model.screen != Screen::protect);
  stage.wish(app::intent::AskProtect{app::Protecting::remove});
  CHECK(stage.has("Take the passphrase away"));
  CHECK_FALSE(stage.has("Type it again"));
  stage.type("old one");
  stage.click("Take it away");
  REQUIRE(stage.last_effect<app::effect::Protect>());
  CHECK(stage.last_effect<app::effect::Protect>()->passphrase.empty());
  CHECK(stage.last_effect<app::effect::Protect>()->present == "old one");
}

TEST_CASE("the recovery sheet is left once the group asked for was typed from the copy") {
  Locking stage;
  stage.ask_first_words();
  app::intent::Protected made;
  made.sheet = sheet();
  portfolio::Backup away;
  away.file = "/media/stick/backups/one.backup";
  away.made = stage.now.instant;
  away.keeps_until = {stage.now.instant.ms + 86'400'000LL * 120};
  away.reachable = false;
  made.reached.out_of_reach.push_back(away);
  stage.wish(made);
  REQUIRE(stage.model.screen == Screen::recovery_sheet);
  const std::size_t asked = stage.model.vault.ask_group;
  const std::string label = "To go on, type group " + std::to_string(asked + 1) + " from your copy";
  CHECK(stage.focus_is(label));
  for (int i = 1; i <= 16; ++i) CHECK(stage.item("Group " + std::to_string(i)).value == sheet().at(static_cast<std::size_t>(i - 1)));
  CHECK(stage.printed().find("/media/stick/backups") != std::string::npos);
  CHECK(stage.printed().find("11 February 2027") != std::string::npos);
  stage.click("Save it as text");
  REQUIRE(stage.last_effect<app::effect::SaveSheet>());
  stage.wish(app::intent::SheetSaved{"/home/somebody/sheet.txt"});
  CHECK(stage.printed().find("/home/somebody/sheet.txt") != std::string::npos);
  stage.focus(label);
  stage.press(Key::escape);
  CHECK(stage.model.screen == Screen::recovery_sheet);
  stage.type("A999X");
  CHECK(stage.has("Group " + std::to_string(asked + 1) + " reads otherwise above."));
  CHECK_FALSE(stage.available("Finish"));
  stage.press(app::Chord{.key = Key::a, .ctrl = true});
  std::string small = sheet().at(asked);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  stage.type(small);
  CHECK(stage.available("Finish"));
  stage.press(Key::enter);
  CHECK(stage.model.screen != Screen::recovery_sheet);
}

TEST_CASE("unlocking: by passphrase, by the sheet, or only the cases") {
  Locking stage;
  stage.find_locked();
  CHECK(stage.has("Your portfolio is locked"));
  CHECK(stage.focus_is("Passphrase"));
  CHECK_FALSE(stage.available("Unlock"));
  stage.type(phrase);
  stage.press(Key::enter);
  REQUIRE(stage.last_effect<app::effect::Unlock>());
  CHECK(stage.last_effect<app::effect::Unlock>()->passphrase == phrase);
  CHECK(stage.model.vault.busy);
  CHECK(stage.has("Opening the file. This takes a moment, on purpose: guessing takes as long."));
  app::intent::UnlockFailed failed;
  failed.problem.what = "this passphrase does not open it";
  failed.wrong = true;
  stage.wish(failed);
  CHECK(stage.has("This passphrase does not open it."));

  stage.click("Use the recovery sheet");
  CHECK(stage.focus_is("The sixteen groups of your recovery sheet"));
  CHECK_FALSE(stage.has("This passphrase does not open it."));
  stage.paste("1. A120K 2. B121K\n3. C122K");
  CHECK(stage.available("Unlock"));
  stage.press(Key::enter);
  CHECK_FALSE(stage.last_effect<app::effect::Unlock>()->sheet.empty());
  failed.problem.what = "group 2 was not typed as it stands on the sheet";
  failed.bad_group = 2;
  stage.wish(failed);
  CHECK(stage.has("Group 2 was not typed as it stands on the sheet."));
  stage.press(Key::escape);
  CHECK(stage.focus_is("Passphrase"));
  stage.click("Open the cases");
  CHECK(stage.model.screen == Screen::shelf);
  CHECK(stage.has("Locked. Unlock it"));
  stage.click("Locked. Unlock it");
  CHECK(stage.model.screen == Screen::unlock);
}

TEST_CASE("after wrong tries it is said how long to wait, and the button waits too") {
  Locking stage;
  stage.find_locked();
  stage.model.vault.next_try = {stage.now.instant.ms + 8'000};
  stage.type(phrase);
  CHECK_FALSE(stage.available("Unlock"));
  CHECK(stage.printed().find("You can try again in ") != std::string::npos);
  REQUIRE(stage.wake_after);
  CHECK(*stage.wake_after <= 1);
  stage.press(Key::enter);
  CHECK_FALSE(stage.last_effect<app::effect::Unlock>());
  stage.now.instant.ms += 8'000;
  stage.wish(app::intent::Tick{});
  CHECK(stage.available("Unlock"));
  CHECK(stage.printed().find("You can try again in ") == std::string::npos);
}

TEST_CASE("where it may be damage and no wrong passphrase, the backups are offered, and ask for their passphrase") {
  Locking stage;
  stage.find_locked();
  stage.type(phrase);
  stage.press(Key::enter);
  stage.wish(app::intent::UnlockFailed{{.what = "this passphrase does not open it", .kind = words::Problem::Kind::wrong_key}, true});
  CHECK_FALSE(stage.has("See the backups"));
  stage.type(phrase);
  stage.press(Key::enter);
  stage.wish(app::intent::UnlockFailed{{.what = "either of two", .kind = words::Problem::Kind::wrong_or_damaged}, true});
  stage.click("See the backups");
  CHECK(stage.model.screen == Screen::backups);
  stage.wish(app::intent::BackupLocked{"/data/backups/one.backup", std::nullopt});
  CHECK(stage.has("It opens with its passphrase"));
  CHECK_FALSE(stage.has("This one has another passphrase"));
  stage.model.vault.next_try = {stage.now.instant.ms + 8'000};
  stage.type(phrase);
  CHECK_FALSE(stage.available("Go back to it"));
  CHECK(stage.printed().find("You can try again in ") != std::string::npos);
  stage.press(Key::enter);
  CHECK_FALSE(stage.last_effect<app::effect::Restore>());
}

TEST_CASE("locked, it says when and how, and whether everything is kept") {
  Locking stage;
  stage.find_locked();
  CHECK(stage.printed().find("It opens with your passphrase.") != std::string::npos);
  stage.model.vault.locked_at = stage.now.instant;
  stage.model.vault.by_itself = true;
  stage.settle();
  CHECK(stage.printed().find("after ten quiet minutes.") != std::string::npos);
  CHECK(stage.printed().find("Everything you had written is kept.") != std::string::npos);
  stage.model.vault.held = 1;
  stage.settle();
  CHECK(stage.printed().find("Everything you had written is kept.") == std::string::npos);
}

TEST_CASE("in every window nothing of these screens is out of reach") {
  for (const auto& [wide, high] : {std::pair{1440.F, 900.F}, std::pair{1100.F, 700.F}, std::pair{720.F, 450.F}, std::pair{640.F, 480.F},
                                   std::pair{360.F, 225.F}, std::pair{320.F, 480.F}}) {
    Locking stage(wide, high);
    INFO(wide << " x " << high);
    app::intent::PortfolioFound found;
    found.absent = true;
    found.folder = {portfolio::Folder::Kind::synced, "Dropbox"};
    found.elsewhere = {true, "/home/jo/.local/share/vignette"};
    stage.wish(found);
    stage.wish(app::intent::OpenQuestion{stage.model.cases.at(0).pack->id, 0});
    CHECK_FALSE(stage.out_of_the_window());
    for (const auto* name : {"Keep it on this computer alone", "Choose another folder"}) {
      stage.focus(name);
      CHECK(stage.item(name).seen.h >= 40);
    }
    stage.focus("Not yet, back to the case");
    CHECK(stage.item("Not yet, back to the case").seen.h >= 40);
    stage.click("Go on here");
    CHECK_FALSE(stage.out_of_the_window());
    stage.type(phrase);
    stage.focus("Not yet, back to the case");
    CHECK(stage.item("Not yet, back to the case").seen.h >= 40);
    app::intent::Protected made;
    made.sheet = sheet();
    stage.wish(made);
    CHECK_FALSE(stage.out_of_the_window());
    for (const auto* name : {"Print the page", "Save it as a page", "Save it as text"}) {
      stage.focus(name);
      CHECK(stage.item(name).seen.h >= 40);
    }
    stage.model.screen = Screen::unlock;
    stage.model.vault.locked = true;
    stage.settle();
    CHECK_FALSE(stage.out_of_the_window());
    stage.focus("Open the cases");
    CHECK(stage.item("Open the cases").seen.h >= 20);
  }
}
