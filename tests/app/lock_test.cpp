// The lock: words leave the model at once, and are lost nowhere.
#include <catch2/catch_test_macros.hpp>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

namespace {

constexpr std::int64_t minute = 60'000;
const words::Problem wrong{.what = "this is not the passphrase"};

Story locked_at_start() {
  Story story;
  story.tell(intent::PortfolioFound{.is_protected = true});
  return story;
}

Story unlocked(std::vector<portfolio::Answer> answers = {}) {
  auto story = locked_at_start();
  story.type("open", Field::passphrase).tell(intent::Unlock{});
  portfolio::Contents contents;
  contents.answers = std::move(answers);
  story.tell(intent::PortfolioOpened{contents});
  return story;
}

void add(std::string& all, const Editing& text) {
  all += text.text;
  for (const auto& step : text.history) all += step.edit.removed + step.edit.inserted;
}

/// Everything in the model that could hold somebody's words.
std::string every_word(const Model& model) {
  std::string all;
  for (const auto& [key, draft] : model.drafts) {
    add(all, draft.editing);
    all += draft.record.text + draft.revised;
  }
  for (const auto& head : model.list.heads) all += head.beginning;
  for (const auto& version : model.versions.list) all += version.text;
  for (const auto& hit : model.search.hits) all += hit.excerpt;
  all += model.search.what.words + model.taking_out.what.passage;
  for (const auto* text : {&model.find.needle, &model.shelf_search, &model.search_words, &model.vault.passphrase, &model.vault.again,
                           &model.vault.present, &model.vault.sheet, &model.vault.group})
    add(all, *text);
  if (model.notice) all += model.notice->what + model.notice->where;
  return all;
}

}  // namespace

TEST_CASE("a protected portfolio is locked at the start; the cases need no passphrase") {
  auto story = locked_at_start();
  CHECK(story.model.screen == Screen::unlock);
  story.tell(intent::ReadWithoutUnlocking{});
  CHECK(story.model.screen == Screen::shelf);
  story.tell(intent::PortfolioFound{false, true, {}});  // looked at again, for what waits behind the lock
  CHECK(story.model.screen == Screen::shelf);
  story.tell(intent::OpenCase{"sam"});
  CHECK(story.model.screen == Screen::reader);
  story.tell(intent::OpenQuestion{"sam", 2});
  CHECK(story.model.screen == Screen::unlock);
  story.type("open", Field::passphrase).tell(intent::Unlock{});
  REQUIRE(story.asked<effect::Unlock>().size() == 1);
  CHECK(story.asked<effect::Unlock>()[0].passphrase == "open");
  CHECK(story.model.vault.passphrase.text.empty());
  CHECK(story.model.vault.busy);
  story.tell(intent::PortfolioOpened{{{kept_answer("q3", "Of last week.")}, {}}});
  CHECK(story.model.screen == Screen::question);
  CHECK(story.answer() == "Of last week.");
}

TEST_CASE("a start that goes straight to a question waits behind the lock") {
  Story story;
  story.model = {};
  story.tell(intent::OpenAt{"sam", "q2"}).tell(intent::PortfolioFound{.is_protected = true});
  pack::Shelf shelf;
  shelf.cases = {small_case()};
  story.tell(intent::PacksRead{shelf});
  CHECK(story.model.screen == Screen::unlock);
  story.tell(intent::PortfolioOpened{});
  CHECK(current_key(story.model) == portfolio::QuestionKey{"sam", "q2"});
  CHECK(story.model.screen == Screen::question);
}

TEST_CASE("after locking nothing typed is in the model") {
  auto story = unlocked({kept_answer("q2", "Zanzibar of last week")});
  story.tell(intent::OpenQuestion{"sam", 0}).type("Zanzibar at length, Zanzibar");
  story.tell(intent::Edit{Field::answer, {0, "Zanzibar", {}}, EditKind::deleting});
  story.tell(intent::OpenFind{}).type("Zanzibar", Field::find);
  story.tell(intent::Paste{Field::shelf_search, "Zanzibar"}).tell(intent::Paste{Field::search, "Zanzibar"});
  story.tell(intent::ShowPortfolio{}).tell(intent::ListRead{{{{"sam", "q2"}, "Sam", 2, {5000}, "Zanzibar"}}});
  story.tell(intent::ChooseAnswer{{"sam", "q2"}});
  story.tell(intent::VersionsRead{{"sam", "q2"}, {{"v", {1000}, "Zanzibar", {}}}});
  story.tell(intent::ShowSearch{}).type("Zanzibar", Field::search);
  portfolio::Hit hit;
  hit.excerpt = "in Zanzibar";
  story.tell(intent::SearchAnswered{story.model.search.asked, {hit}});
  story.tell(intent::AskTakeOut{portfolio::TakenOut::What::passage, {"sam", "q2"}, "Zanzibar", 0});
  CHECK(every_word(story.model).find("anzi") != std::string::npos);
  const auto handed_over = story.model.saving.handed_over;
  story.tell(intent::Lock{});
  CHECK(story.model.screen == Screen::unlock);
  CHECK(every_word(story.model).find("anzi") == std::string::npos);
  CHECK(story.model.drafts.empty());
  CHECK(story.model.places.empty());
  REQUIRE(story.asked<effect::Lock>().size() == 1);
  // What was on its way comes in vain.
  story.tell(intent::SearchAnswered{story.model.search.asked, {hit}});
  story.tell(intent::ListRead{{{{"sam", "q2"}, "Sam", 2, {5000}, "Zanzibar"}}});
  story.tell(intent::VersionsRead{{"sam", "q2"}, {{"v", {1000}, "Zanzibar", {}}}});
  story.tell(intent::AnswersRead{{{kept_answer("q2", "Zanzibar")}, {}}});
  CHECK(every_word(story.model).find("anzi") == std::string::npos);
  CHECK(story.model.saving.handed_over >= handed_over);
  story.tell(intent::Undo{});
  CHECK(every_word(story.model).empty());
}

TEST_CASE("what is being written becomes a version on locking, and what is not kept yet waits behind the lock") {
  auto story = unlocked();
  story.tell(intent::OpenQuestion{"sam", 0}).type("abc");
  story.tell(intent::SaveFailed{story.model.saving.handed_over, {.what = "full"}});
  story.press({.key = Key::l, .ctrl = true});
  const auto saves = story.asked<effect::SaveAnswer>();
  REQUIRE(saves.size() == 1);
  CHECK(saves[0].save.revision);
  const auto locks = story.asked<effect::Lock>();
  REQUIRE(locks.size() == 1);
  REQUIRE(locks[0].held.answers.size() == 1);
  CHECK(locks[0].held.answers[0].text == "abc");
  CHECK(story.model.vault.held == 1);
  // Saving goes on being tried.
  story.wait(6000).tell(intent::Tick{});
  CHECK(story.asked<effect::RetrySaving>().size() == 1);

  SECTION("kept at last, behind the lock") {
    story.tell(intent::Saved{story.model.saving.handed_over});
    CHECK(story.model.vault.held == 0);
    CHECK(story.model.saving.state == SaveState::saved);
    story.tell(intent::Quit{});
    CHECK(story.asked<effect::Quit>().size() == 1);
  }
  SECTION("leaving is asked once more while it is not") {
    story.tell(intent::Quit{});
    CHECK(story.asked<effect::Quit>().empty());
  }
  SECTION("joined in again after unlocking") {
    story.type("open", Field::passphrase).tell(intent::Unlock{});
    story.tell(intent::PortfolioOpened{{}, false, locks[0].held});
    CHECK(story.model.screen == Screen::question);
    CHECK(story.answer() == "abc");
    CHECK_FALSE(editing(story.model, Field::answer)->can_undo());
    REQUIRE(story.asked<effect::SaveAnswer>().size() == 1);
    CHECK(story.asked<effect::SaveAnswer>()[0].save.answer == locks[0].held.answers[0]);
  }
}

TEST_CASE("it locks by itself after a time of quiet, and a key that comes late finds it locked") {
  auto story = unlocked();
  story.tell(intent::OpenQuestion{"sam", 0}).type("a");
  const auto due_at = due(story.model);
  REQUIRE(due_at);
  CHECK(due_at->ms == story.model.vault.touched.ms + 10 * minute);
  story.wait(9 * minute).tell(intent::Tick{});
  CHECK_FALSE(story.model.vault.locked);
  SECTION("by time alone") {
    story.wait(minute).tell(intent::Tick{});
    CHECK(story.model.vault.locked);
    CHECK(story.model.vault.by_itself);
    CHECK_FALSE(due(story.model));
  }
  SECTION("a key that comes after it does nothing else") {
    story.wait(5 * minute).tell(intent::Edit{Field::answer, {1, {}, "b"}, EditKind::typing});
    CHECK(story.model.vault.locked);
    CHECK(story.model.drafts.empty());
  }
  SECTION("reading counts, and what the program does by itself does not") {
    story.tell(intent::ReadTo{{2, 0}, 0.1, {}}).wait(9 * minute).tell(intent::Tick{});
    CHECK_FALSE(story.model.vault.locked);
    story.tell(intent::ReadTo{{2, 0}, 0.1, {}}).tell(intent::Saved{1}).wait(minute).tell(intent::Tick{});
    CHECK(story.model.vault.locked);
  }
  SECTION("never, if one wishes") {
    story.tell(intent::ChangeHabits{{.lock_after_minutes = 0, .backup_folder = {}}});
    REQUIRE(story.asked<effect::SaveLook>().size() == 1);
    CHECK(story.asked<effect::SaveLook>()[0].habits.lock_after_minutes == 0);
    story.wait(600 * minute).tell(intent::Tick{});
    CHECK_FALSE(story.model.vault.locked);
  }
  SECTION("a clock that is set back makes it wait no longer than from then on") {
    story.wait(-5000 * minute).tell(intent::Tick{}).wait(10 * minute).tell(intent::Tick{});
    CHECK(story.model.vault.locked);
  }
}

TEST_CASE("without a passphrase there is no lock") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("a").tell(intent::Lock{});
  CHECK(story.model.screen == Screen::question);
  CHECK(story.answer() == "a");
  story.wait(600 * minute).tell(intent::Tick{});
  CHECK(story.model.screen == Screen::question);
}

TEST_CASE("wrong tries are slowed") {
  auto story = locked_at_start();
  const auto try_once = [&] {
    story.type("guess", Field::passphrase).tell(intent::Unlock{});
    const bool tried = !story.asked<effect::Unlock>().empty();
    if (tried) story.tell(intent::UnlockFailed{wrong, true});
    return tried;
  };
  CHECK(try_once());
  CHECK(try_once());
  CHECK(try_once());
  CHECK_FALSE(try_once());
  CHECK(story.model.vault.wrong_tries == 3);
  CHECK(story.model.vault.next_try == portfolio::Instant{story.model.now.instant.ms + 1000 - 600});
  CHECK(due(story.model) == story.model.vault.next_try);
  story.wait(1000);
  CHECK(try_once());
  for (int i = 0; i < 10; ++i) {
    story.wait(31'000);
    REQUIRE(try_once());
  }
  CHECK(story.model.vault.next_try.ms - story.model.now.instant.ms == 30'000);
}

TEST_CASE("wrong passphrases of a backup are slowed like those of the portfolio") {
  auto story = locked_at_start();
  story.tell(intent::ShowBackups{}).tell(intent::BackupsRead{}).tell(intent::Restore{"/b"}).tell(intent::BackupLocked{"/b", std::nullopt});
  CHECK(story.model.vault.wrong_tries == 0);  // nothing was typed yet
  const auto try_once = [&] {
    story.type("guess", Field::backup_passphrase).tell(intent::RestoreWithPassphrase{});
    const bool tried = !story.asked<effect::Restore>().empty();
    if (tried) story.tell(intent::BackupLocked{"/b", wrong});
    return tried;
  };
  CHECK(try_once());
  CHECK(try_once());
  CHECK(try_once());
  CHECK_FALSE(try_once());
  CHECK(story.model.vault.wrong_tries == 3);
  CHECK(due(story.model) == story.model.vault.next_try);
  story.wait(1000);
  CHECK(try_once());
  story.tell(intent::Back{}).type("guess", Field::passphrase).tell(intent::Unlock{});
  CHECK(story.asked<effect::Unlock>().empty());  // and both are counted together
}

TEST_CASE("a mistyped group is named and costs no wait; a right sheet offers a new passphrase") {
  auto story = locked_at_start();
  story.tell(intent::UseRecoverySheet{true}).type("7F3AX", Field::recovery_sheet).tell(intent::Unlock{});
  REQUIRE(story.asked<effect::Unlock>().size() == 1);
  CHECK(story.asked<effect::Unlock>()[0].sheet == "7F3AX");
  story.tell(intent::UnlockFailed{{.what = "group 1"}, true, 1});
  CHECK(story.model.vault.wrong_tries == 0);
  story.type("7F3AH", Field::recovery_sheet).tell(intent::Unlock{}).tell(intent::PortfolioOpened{});
  CHECK(story.model.screen == Screen::protect);
  CHECK(story.model.vault.protecting == Protecting::new_after_recovery);
  SECTION("which one may leave for later") {
    story.tell(intent::NotYet{});
    CHECK(story.model.screen == Screen::shelf);
  }
  SECTION("which asks for no passphrase until now") {
    story.type("new", Field::passphrase).type("new", Field::passphrase_again).tell(intent::Protect{});
    REQUIRE(story.asked<effect::Protect>().size() == 1);
    CHECK(story.asked<effect::Protect>()[0].why == Protecting::new_after_recovery);
  }
}
