// The question before the first kept word, the passphrase, the recovery sheet.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

namespace {

const std::vector<std::string> sheet{"7F3AH", "29C4L", "E81BR", "06D5K"};

Story absent() {
  Story story;
  story.tell(intent::PortfolioFound{.absent = true});
  return story;
}

Story& type_both(Story& story, std::string_view words) { return story.type(words, Field::passphrase).type(words, Field::passphrase_again); }

}  // namespace

TEST_CASE("one reads first; the question comes before the first kept word, and leads to it") {
  auto story = absent();
  story.tell(intent::OpenCase{"sam"});
  CHECK(story.model.screen == Screen::reader);
  story.tell(intent::ReadTo{{3, 0}, 0.4, {"summary"}});
  REQUIRE_FALSE(story.asked<effect::SavePlace>().empty());
  for (const auto& place : story.ever_asked<effect::SavePlace>()) CHECK(place.number == 0);  // there is no portfolio to keep it yet
  story.tell(intent::OpenQuestion{"sam", 1});
  CHECK(story.model.screen == Screen::protect);
  CHECK(story.model.vault.protecting == Protecting::first_words);
  CHECK(story.ever_asked<effect::MakePortfolio>().empty());

  SECTION("not yet: back to the case, nothing kept and nothing lost") {
    story.tell(intent::NotYet{});
    CHECK(story.model.screen == Screen::reader);
    CHECK(story.ever_asked<effect::MakePortfolio>().empty());
    story.tell(intent::NextQuestion{});
    CHECK(story.model.screen == Screen::protect);
  }
  SECTION("with the computer's own sign-in") {
    story.tell(intent::ChooseProtection{false}).tell(intent::Protect{});
    CHECK(story.asked<effect::MakePortfolio>().size() == 1);
    CHECK(story.model.vault.busy);
    story.tell(intent::Protect{});
    CHECK(story.asked<effect::MakePortfolio>().empty());
    story.tell(intent::PortfolioOpened{});
    CHECK(story.model.screen == Screen::question);
    CHECK(story.model.question == 1);
    CHECK(story.model.back == std::vector{Screen::shelf, Screen::reader});
    // What was read before there was a portfolio is kept now.
    REQUIRE_FALSE(story.asked<effect::SavePlace>().empty());
    CHECK(story.asked<effect::SavePlace>()[0].save.place.read_to == 0.4);
    story.type("a");
    CHECK(story.asked<effect::SaveAnswer>().size() == 1);
  }
  SECTION("that cannot be made: one goes on in memory, it is tried again, and saving resumes") {
    story.tell(intent::ChooseProtection{false}).tell(intent::Protect{});
    story.tell(intent::PortfolioFailed{{.what = "this disk is full"}});
    CHECK(story.model.screen == Screen::question);
    CHECK(story.model.saving.state == SaveState::failed);
    CHECK(story.model.saving.problem->what == "this disk is full");
    story.type("A paragraph.");
    CHECK(story.ever_asked<effect::SaveAnswer>().empty());
    for (int times = 0; times < 2; ++times) {
      story.wait(5'000).tell(intent::Tick{});
      CHECK(story.asked<effect::MakePortfolio>().size() == 1);
      story.tell(intent::PortfolioFailed{{.what = "this disk is full"}});
      CHECK(story.answer() == "A paragraph.");
    }
    story.tell(intent::TrySavingAgain{});
    CHECK(story.asked<effect::MakePortfolio>().size() == 1);
    story.tell(intent::PortfolioOpened{});
    REQUIRE(story.asked<effect::SaveAnswer>().size() == 1);
    CHECK(story.asked<effect::SaveAnswer>()[0].save.answer.text == "A paragraph.");
    story.tell(intent::Saved{story.model.saving.handed_over});
    CHECK(story.model.saving.state == SaveState::saved);
  }
  SECTION("that cannot be made with a passphrase: one stays, and sees why") {
    story.tell(intent::PortfolioFailed{{.what = "this disk is full"}});
    CHECK(story.model.screen == Screen::protect);
    CHECK(story.model.vault.problem->what == "this disk is full");
    CHECK_FALSE(story.model.vault.busy);
  }
  SECTION("with a passphrase, by way of the recovery sheet") {
    story.type("plum ladder", Field::passphrase).tell(intent::Protect{});
    CHECK(story.model.vault.problem);
    CHECK(story.ever_asked<effect::Protect>().empty());
    story.type("plum ladder", Field::passphrase_again).tell(intent::Protect{});
    const auto asked = story.asked<effect::Protect>();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].passphrase == "plum ladder");
    CHECK(asked[0].why == Protecting::first_words);
    CHECK(story.model.vault.passphrase.text.empty());
    CHECK(story.model.vault.again.text.empty());
    story.tell(intent::Protected{true, sheet, {}}).tell(intent::PortfolioOpened{});
    CHECK(story.model.screen == Screen::recovery_sheet);
    REQUIRE(story.model.vault.recovery == sheet);

    // Nothing leads away from it but the group, and the lock, behind which it comes again.
    for (const Intent& away :
         {Intent(intent::ShowShelf{}), Intent(intent::Back{}), Intent(intent::OpenQuestion{"sam", 0}), Intent(intent::ShowSettings{})}) {
      story.tell(away);
      CHECK(story.model.screen == Screen::recovery_sheet);
    }
    story.tell(intent::Lock{});
    CHECK(story.model.screen == Screen::unlock);
    CHECK(story.model.vault.recovery.empty());
    story.type("plum ladder", Field::passphrase).tell(intent::Unlock{}).tell(intent::PortfolioOpened{});
    CHECK(story.asked<effect::ShowSheet>().size() == 1);
    story.tell(intent::Protected{true, sheet, {}});
    CHECK(story.model.screen == Screen::recovery_sheet);
    story.tell(intent::RecoverySheetDone{});
    CHECK(story.model.vault.problem);
    auto group = sheet[story.model.vault.ask_group];
    for (char& c : group) c = static_cast<char>(std::tolower(c));
    story.type(" " + group.substr(0, 2) + " " + group.substr(2), Field::recovery_group).tell(intent::RecoverySheetDone{});
    CHECK(story.model.screen == Screen::question);
    CHECK(story.model.question == 1);
    CHECK(story.model.vault.recovery.empty());
    CHECK(story.model.vault.group.text.empty());
    CHECK(story.model.vault.is_protected);
  }
}

TEST_CASE("a start that goes straight to a question asks before the first kept word all the same") {
  const portfolio::Folder copied{portfolio::Folder::Kind::synced, "OneDrive"};
  const auto folder = GENERATE_COPY(portfolio::Folder(), copied);
  Story story;
  SECTION("found first") { story.tell(intent::PortfolioFound{.absent = true, .folder = folder}).tell(intent::OpenAt{"sam", "q2"}); }
  SECTION("found later") {
    story.tell(intent::OpenAt{"sam", "q2"}).type("ab").tell(intent::PortfolioFound{.absent = true, .folder = folder});
  }
  CHECK(story.model.screen == Screen::protect);
  CHECK(story.ever_asked<effect::MakePortfolio>().empty());
  story.tell(intent::ChooseProtection{false}).tell(intent::Protect{}).tell(intent::PortfolioOpened{});
  CHECK(story.model.screen == Screen::question);
  CHECK(current_key(story.model) == portfolio::QuestionKey{"sam", "q2"});
}

TEST_CASE("a portfolio that was made where nobody could be asked is asked about before the first words in it") {
  const bool with_passphrase = GENERATE(false, true);
  Story story;
  SECTION("on the way to a question") {
    story.tell(intent::PortfolioFound{}).tell(intent::PortfolioOpened{.contents = {}, .unasked = true});
    CHECK(story.model.screen == Screen::shelf);
    story.tell(intent::OpenQuestion{"sam", 1});
  }
  SECTION("straight to one") {
    story.tell(intent::OpenAt{"sam", "q2"}).tell(intent::PortfolioFound{}).tell(intent::PortfolioOpened{.contents = {}, .unasked = true});
  }
  REQUIRE(story.model.screen == Screen::protect);
  if (with_passphrase) {
    type_both(story, "plum ladder").tell(intent::Protect{});
    REQUIRE(story.asked<effect::Protect>().size() == 1);
    story.tell(intent::Protected{true, sheet, {}}).tell(intent::PortfolioOpened{});
    story.type(sheet[story.model.vault.ask_group], Field::recovery_group).tell(intent::RecoverySheetDone{});
  } else {
    story.tell(intent::ChooseProtection{false}).tell(intent::Protect{});
    CHECK(story.ever_asked<effect::MakePortfolio>().empty());
  }
  REQUIRE(story.model.screen == Screen::question);
  story.type("a");
  CHECK(story.asked<effect::SaveAnswer>().size() == 1);
  story.tell(intent::ShowShelf{}).tell(intent::OpenQuestion{"sam", 0});
  CHECK(story.model.screen == Screen::question);
}

TEST_CASE("what was typed before it was known that nothing is made waits for the question") {
  Story story;
  story.tell(intent::OpenQuestion{"sam", 0}).type("early").tell(intent::PortfolioFound{.absent = true});
  CHECK(story.model.screen == Screen::protect);
  CHECK(story.ever_asked<effect::MakePortfolio>().empty());
  story.tell(intent::ChooseProtection{false}).tell(intent::Protect{}).tell(intent::PortfolioOpened{});
  CHECK(story.model.screen == Screen::question);
  CHECK(story.answer() == "early");
  REQUIRE(story.asked<effect::SaveAnswer>().size() == 1);
  CHECK(story.asked<effect::SaveAnswer>()[0].save.answer.text == "early");
}

TEST_CASE("a passphrase is changed and taken away only by whoever knows it") {
  auto story = Story::begun();
  story.tell(intent::ShowSettings{}).tell(intent::AskProtect{Protecting::set});
  type_both(story, "one").tell(intent::Protect{}).tell(intent::Protected{true, sheet, {}}).tell(intent::PortfolioOpened{});
  story.type(sheet[story.model.vault.ask_group], Field::recovery_group).tell(intent::RecoverySheetDone{});
  CHECK(story.model.screen == Screen::settings);

  story.tell(intent::AskProtect{Protecting::set});
  CHECK(story.model.vault.protecting == Protecting::change);
  type_both(story, "two").tell(intent::Protect{});
  CHECK(story.asked<effect::Protect>().empty());
  CHECK(story.model.vault.problem);
  story.type("one", Field::present_passphrase).tell(intent::Protect{});
  REQUIRE(story.asked<effect::Protect>().size() == 1);
  CHECK(story.asked<effect::Protect>()[0].present == "one");
  story.tell(intent::ProtectFailed{{.what = "wrong"}});
  CHECK(story.model.screen == Screen::protect);
  CHECK(story.model.vault.problem->what == "wrong");

  // A wrong one is slowed, as at the door.
  type_both(story.type("tow", Field::present_passphrase), "two").tell(intent::Protect{});
  REQUIRE(story.asked<effect::Protect>().size() == 1);
  for (int wrong = 0; wrong < 8; ++wrong) story.tell(intent::ProtectFailed{{.what = "wrong", .kind = words::Problem::Kind::wrong_key}});
  type_both(story.type("owt", Field::present_passphrase), "two").tell(intent::Protect{});
  CHECK(story.asked<effect::Protect>().empty());
  story.wait(60'000).tell(intent::Tick{}).tell(intent::Protect{});
  CHECK(story.asked<effect::Protect>().size() == 1);
  story.tell(intent::ProtectFailed{{.what = "wrong"}});

  story.tell(intent::NotYet{}).tell(intent::AskProtect{Protecting::remove});
  story.type("one", Field::present_passphrase).tell(intent::Protect{});
  REQUIRE(story.asked<effect::Protect>().size() == 1);
  CHECK(story.asked<effect::Protect>()[0].passphrase.empty());
  portfolio::Reached reached;
  reached.out_of_reach.push_back({.file = "/second/disk"});
  story.tell(intent::Protected{false, {}, reached}).tell(intent::PortfolioOpened{});
  CHECK_FALSE(story.model.vault.is_protected);
  CHECK(story.model.screen == Screen::settings);
  CHECK(story.model.vault.reached == reached);
}

TEST_CASE("a passphrase has no history, is never copied, and goes when its screen is left") {
  auto story = absent();
  story.tell(intent::OpenQuestion{"sam", 0}).type("plum", Field::passphrase);
  CHECK(story.asked<effect::JudgePassphrase>().at(0).passphrase == "plum");
  story.tell(intent::PassphraseJudged{Strength::short_one, 1});
  CHECK(story.model.vault.strength == Strength::short_one);
  CHECK(story.model.vault.passphrase.history.empty());
  story.tell(intent::Undo{Field::passphrase});
  CHECK(story.model.vault.passphrase.text == "plum");
  story.tell(intent::MoveCaret{Field::passphrase, 4, 0}).tell(intent::Copy{Field::passphrase});
  CHECK(story.asked<effect::CopyText>().empty());
  story.tell(intent::Cut{Field::passphrase});
  CHECK(story.asked<effect::CopyText>().empty());
  CHECK(story.model.vault.passphrase.text == "plum");
  story.tell(intent::Paste{Field::passphrase, "apple\npear"});
  CHECK(story.model.vault.passphrase.text == "apple pear");
  story.tell(intent::NotYet{});
  CHECK(story.model.vault.passphrase.text.empty());
  CHECK(story.model.vault.strength == Strength::empty);
}

TEST_CASE("a portfolio that is gone while backups of it are there is no first day") {
  auto story = absent();
  CHECK(story.asked<effect::ReadBackups>().size() == 1);
  const portfolio::Backup backup{.file = "/data/backups/p.backup", .made = {1000}, .keeps_until = {2000}};
  story.tell(intent::BackupsRead{{backup}, backup});
  CHECK(story.model.screen == Screen::damaged);
  CHECK(story.model.vault.gone);
  story.tell(intent::ShowShelf{}).tell(intent::OpenQuestion{"sam", 1});
  CHECK(story.model.screen == Screen::damaged);  // nothing is begun in its place without a word

  SECTION("put back, it is opened, and one goes where one was going") {
    story.tell(intent::TrySavingAgain{});
    CHECK(story.asked<effect::RetrySaving>().size() == 1);
    CHECK(story.ever_asked<effect::MakePortfolio>().empty());
    story.tell(intent::PortfolioFound{}).tell(intent::PortfolioOpened{});
    CHECK(story.model.screen == Screen::question);
    CHECK_FALSE(story.model.vault.gone);
  }
  SECTION("still gone, it is said again") {
    story.tell(intent::TrySavingAgain{}).tell(intent::PortfolioFound{.absent = true}).tell(intent::BackupsRead{{backup}, backup});
    CHECK(story.model.screen == Screen::damaged);
    CHECK_FALSE(story.model.vault.busy);
  }
  SECTION("begun anew, the question before the first words comes") {
    story.tell(intent::BeginAnew{});
    CHECK(story.model.screen == Screen::protect);
    story.tell(intent::BackupsRead{{backup}, backup});
    CHECK(story.model.screen == Screen::protect);
  }
  SECTION("gone back to a backup") {
    story.tell(intent::Restore{backup.file});
    CHECK(story.asked<effect::Restore>().front().may_be_open);
    story.tell(intent::Restored{}).tell(intent::PortfolioFound{}).tell(intent::PortfolioOpened{});
    CHECK(story.model.screen == Screen::question);
  }
}

TEST_CASE("a damaged file is looked at again when one asks, and by itself never") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("ab").tell(intent::FoundDamaged{{.what = "this portfolio is damaged"}});
  CHECK(story.model.screen == Screen::damaged);
  story.wait(60'000).tell(intent::Tick{});
  CHECK(story.asked<effect::RetrySaving>().empty());
  story.tell(intent::Back{}).tell(intent::TrySavingAgain{});
  CHECK(story.asked<effect::RetrySaving>().size() == 1);
  CHECK(story.model.saving.state == SaveState::failed);
  story.tell(intent::FoundDamaged{{.what = "this portfolio is damaged"}});
  CHECK_FALSE(story.model.vault.busy);
  story.tell(intent::TrySavingAgain{}).tell(intent::PortfolioOpened{});
  CHECK(story.model.screen == Screen::question);
  CHECK(story.asked<effect::SaveAnswer>().size() == 1);
}

TEST_CASE("a backup without a passphrase does not take the place of a locked portfolio without a word") {
  Story story;
  story.tell(intent::PortfolioFound{.is_protected = true}).tell(intent::ShowBackups{}).tell(intent::Restore{"/data/plain.backup"});
  REQUIRE(story.asked<effect::Restore>().size() == 1);
  CHECK_FALSE(story.asked<effect::Restore>()[0].may_be_open);
  story.tell(intent::BackupIsOpen{"/data/plain.backup"});
  CHECK(story.model.vault.asks_open);
  CHECK(story.model.screen == Screen::backups);
  SECTION("left where it is") {
    story.tell(intent::LeaveBackup{});
    CHECK_FALSE(story.model.vault.asks_open);
    story.tell(intent::RestoreUnprotected{});
    CHECK(story.asked<effect::Restore>().empty());
  }
  SECTION("gone back to all the same") {
    story.tell(intent::RestoreUnprotected{});
    REQUIRE(story.asked<effect::Restore>().size() == 1);
    CHECK(story.asked<effect::Restore>()[0].may_be_open);
    story.tell(intent::Restored{"/data/aside"});
    CHECK(story.model.vault.came_open);
  }
}

TEST_CASE("what keeps a backup from being made is said once, tried again every minute, and said no more once one was made") {
  Story story;
  story.tell(intent::PortfolioOpened{});
  story.tell(intent::OpenQuestion{"sam", 0}).type("!").tell(intent::Saved{story.model.saving.handed_over});
  const words::Problem no_backup{.what = "No backup could be made", .mend = "allow writing in it"};
  story.tell(intent::BackupFailed{no_backup});
  CHECK(story.model.notice == no_backup);
  story.tell(intent::DismissNotice{});
  story.wait(60'000).tell(intent::Tick{});
  CHECK(story.asked<effect::BackUp>().size() == 1);
  story.tell(intent::BackupFailed{no_backup});
  CHECK_FALSE(story.model.notice);  // it was said
  const words::Problem other{.what = "No backup could be made elsewhere"};
  story.tell(intent::BackupFailed{other});
  CHECK(story.model.notice == other);
  intent::BackupsRead read;
  story.tell(read);
  CHECK(story.model.notice == other);  // none was tried
  read.tried = true;
  story.tell(read);
  CHECK_FALSE(story.model.notice);
  story.wait(60'000).tell(intent::Tick{});
  CHECK(story.asked<effect::BackUp>().empty());
}
