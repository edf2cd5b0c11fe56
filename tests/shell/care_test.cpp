// The file as a whole: protected, locked, restored, taken out of, and two windows on it.
#include "store/care.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/generators/catch_generators.hpp>
#include <cerrno>
#include <fstream>

#include "shell/kept.hpp"
#include "shell/running.hpp"
#include "store/disk.hpp"
#include "store/samples.hpp"
#include "store/sqlite.hpp"
#include "support/full_disk.hpp"
#include "words/words.hpp"

using namespace vignette;
namespace fs = std::filesystem;
namespace intent = app::intent;
using support::Desk;
using support::first;
using support::kept;
using support::on_disk;
using support::protect_with;
using support::Running;
using support::unlock_with;

namespace {

const std::string passphrase = "plum ladder quiet engine";

/// "Open to all.", in a portfolio without a passphrase and in a copy of it.
void write_and_copy(Running& running, const Desk& desk, const std::filesystem::path& copy) {
  running.until_open();
  running.open();
  running.type("Open to all.");
  running.until_saved();
  REQUIRE(store::copy_to(desk.file(), nullptr, copy));
}

bool stands_in_a_file(const std::filesystem::path& folder, const std::string& words) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && support::bytes_of(entry.path()).find(words) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("nothing is made before the question is answered, and nothing if one thinks better of it") {
  const Desk desk(Desk::Portfolio::none);
  Running running(desk.options());
  running.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
  running.apply(intent::OpenCase{first.case_id});
  running.open();
  CHECK(running.model().screen == app::Screen::protect);
  running.apply(intent::NotYet{});
  CHECK(running.model().screen == app::Screen::reader);
  CHECK_FALSE(std::filesystem::exists(desk.file()));
  running.open();
  running.apply(intent::ChooseProtection{false});
  running.apply(intent::Protect{});
  running.until_screen(app::Screen::question);
  running.type("First words.");
  running.until_saved();
  CHECK(on_disk(desk.file()) == "First words.");
}

TEST_CASE(
    "a disk that is full when the portfolio is first made: one writes in memory, and once there is room all of it is kept by itself") {
  const Desk desk(Desk::Portfolio::none);
  Running running(desk.options());
  running.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
  running.open();
  const std::string paragraph = "A whole paragraph that was typed while there was no room for it anywhere.";
  {
    const support::FullDisk full(0);
    running.apply(intent::ChooseProtection{false});
    running.apply(intent::Protect{});
    running.until_screen(app::Screen::question);
    CHECK(running.model().saving.state == app::SaveState::failed);
    running.type(paragraph);
    running.open(1);
    running.open();
    running.apply(intent::Edit{app::Field::answer, {0, paragraph, "Replaced."}, app::EditKind::other});
    running.later_ms += 5'000;
    CHECK(running.session().tick());
    running.until([](const app::Model& m) { return !m.vault.busy; });
    CHECK(running.model().saving.state == app::SaveState::failed);
    CHECK(running.model().vault.absent);
  }
  SECTION("by itself") {
    running.later_ms += 5'000;
    CHECK(running.session().tick());
  }
  SECTION("when it is asked for") { running.apply(intent::TrySavingAgain{}); }
  running.until_saved();
  CHECK(on_disk(desk.file()) == "Replaced.");
  const auto reader = store::Reader::open(desk.file());
  REQUIRE(reader);
  const auto versions = (*reader)->revisions(first);
  REQUIRE(versions);
  CHECK(std::ranges::any_of(*versions, [&](const auto& one) { return one.text == paragraph; }));
}

TEST_CASE("a portfolio made by the command for key cards is asked about before the first words") {
  const Desk desk;
  REQUIRE((*store::Store::open(desk.file()))->transact({portfolio::SaveOwnCard{{std::string(64, 'a'), "R.", "case manager", {1}}}}));
  Running running(desk.options());
  running.until_open();
  running.open();
  CHECK(running.model().screen == app::Screen::protect);
  protect_with(running, passphrase);
  running.until_screen(app::Screen::question);
  running.type("First words.");
  running.until_saved();
  CHECK_FALSE(stands_in_a_file(desk.scratch.path(), "First words"));
  CHECK(store::state_of(desk.file()) == store::State::locked);
}

TEST_CASE("an unprotected portfolio whose first page is gone is damaged, and the newest good backup is offered") {
  const Desk desk;
  (void)kept(desk, "Kept before.");
  REQUIRE(store::Backups(desk.file(), {}, nullptr).make({1'700'000'000'000}));
  auto bytes = support::bytes_of(desk.file());
  support::put_bytes(desk.file(), bytes.replace(0, 4096, 4096, '\0'));
  Running running(desk.options());
  running.until([](const app::Model& m) { return m.screen == app::Screen::damaged && m.vault.newest_good; });
  CHECK_FALSE(running.model().vault.is_protected);
  running.apply(intent::Restore{running.model().vault.newest_good->file});
  running.until_open();
  CHECK(on_disk(desk.file()) == "Kept before.");
}

TEST_CASE("with a passphrase: locked, opened again, and in no file to be read") {
  const Desk desk(Desk::Portfolio::none);
  {
    Running running(desk.options());
    running.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
    running.open();
    protect_with(running, passphrase);
    running.type("Meredith was asked.");
    running.apply(intent::CopyText{"Meredith"});
    running.until_saved();
    running.apply(intent::Lock{});
    CHECK(running.model().screen == app::Screen::unlock);
    CHECK(running.model().drafts.empty());
    CHECK(running.copied.empty());

    unlock_with(running, "plum ladder quiet engines");
    CHECK(running.model().vault.locked);
    CHECK(running.model().vault.wrong_tries == 1);
    unlock_with(running, passphrase);
    running.until_screen(app::Screen::question);
    CHECK(app::find_draft(running.model(), first)->editing.text == "Meredith was asked.");
    running.type(" And Ahmed.");
    running.apply(intent::Lock{});  // at once: what was typed last is kept behind the lock
  }
  CHECK_FALSE(stands_in_a_file(desk.scratch.path(), "Meredith"));
  CHECK_FALSE(stands_in_a_file(desk.scratch.path(), "Ahmed"));
  const auto key = store::key_for(desk.file(), store::Passphrase{store::Secret(passphrase)});
  REQUIRE(key);
  CHECK(on_disk(desk.file(), first, *key) == "Meredith was asked. And Ahmed.");

  Running again(desk.options());
  again.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
  CHECK(again.model().screen == app::Screen::unlock);
  unlock_with(again, passphrase);
  again.until_open();
  CHECK(app::find_draft(again.model(), first)->editing.text == "Meredith was asked. And Ahmed.");
}

TEST_CASE("a passphrase set later, changed and taken away, with words typed all the while") {
  const Desk desk;
  Running running(desk.options());
  running.until_open();
  running.open();
  running.type("One. ");
  running.until_saved();
  running.apply(intent::AskProtect{app::Protecting::set});
  running.type("first", app::Field::passphrase);
  running.type("first", app::Field::passphrase_again);
  running.apply(intent::Protect{});
  running.until([](const app::Model& m) { return m.screen == app::Screen::recovery_sheet && m.portfolio_open; });
  support::sheet_done(running);
  running.open();
  running.type("Two. ");
  running.until_saved();
  CHECK_FALSE(stands_in_a_file(desk.scratch.path(), "One. "));

  const auto remove_with = [&](const std::string& present) {
    running.apply(intent::AskProtect{app::Protecting::remove});
    running.type(present, app::Field::present_passphrase);
    running.apply(intent::Protect{});
    running.until([](const app::Model& m) { return !m.vault.busy && m.portfolio_open; });
  };
  remove_with("another");
  CHECK(running.model().vault.problem);
  CHECK(running.model().vault.is_protected);
  running.apply(intent::NotYet{});
  remove_with("first");
  CHECK_FALSE(running.model().vault.is_protected);
  running.open();
  running.type("Three.");
  running.until_saved();
  CHECK(on_disk(desk.file()) == "One. Two. Three.");
}

TEST_CASE("a second window takes no typing, and when the first has ended it takes over what that wrote last") {
  const Desk desk;
  std::optional<Running> one(std::in_place, desk.options());
  one->until_open();
  one->open();
  one->type("One.");
  one->until_saved();
  Running two(desk.options());
  two.until_open();
  CHECK(two.model().read_only);
  two.open();
  two.type("Meanwhile.");
  CHECK(app::find_draft(two.model(), first)->editing.text == "One.");
  one->type(" Two.");
  one->until_saved();
  one.reset();
  two.apply(intent::Tick{});
  two.until(
      [](const app::Model& m) { return !m.read_only && app::find_draft(m, first) && app::find_draft(m, first)->editing.text != "One."; });
  CHECK(app::find_draft(two.model(), first)->editing.text == "One. Two.");
  two.open();
  two.apply(intent::MoveCaret{app::Field::answer, 9, 9});
  two.type(" Three.");
  two.until_saved();
  CHECK(on_disk(desk.file()) == "One. Two. Three.");
  const auto reader = store::Reader::open(desk.file());
  REQUIRE(reader);
  const auto versions = (*reader)->revisions(first);
  REQUIRE(versions);
  CHECK(std::ranges::none_of(*versions, [](const auto& version) { return version.text.find("Meanwhile") != std::string::npos; }));
}

TEST_CASE("who writes while a large portfolio is still being opened, and leaves at once, loses no word") {
  const Desk desk;
  {
    auto store = store::Store::open(desk.file());
    REQUIRE(store);
    std::vector<store::Change> changes;
    for (int n = 0; n < 70; ++n) {
      portfolio::SaveAnswer save;
      save.answer.id = "other-" + std::to_string(n);
      save.answer.key = {"another-case", "q" + std::to_string(n)};
      save.answer.text = "Of long ago.";
      save.answer.updated = {n + 1};
      changes.emplace_back(save);
    }
    REQUIRE((*store)->transact(changes));
  }
  {
    Running running(desk.options());
    running.until([](const app::Model& m) { return m.packs_read; });
    running.apply(intent::OpenAt{first.case_id, first.question_id});
    running.type("Quickly.");
    running.apply(intent::Quit{});
  }
  CHECK(on_disk(desk.file()) == "Quickly.");
}

TEST_CASE("versions, search and taking out reach the file") {
  const Desk desk;
  Running running(desk.options());
  running.until_open();
  running.until([](const app::Model& m) { return m.vault.backups_read; });  // the one at the start, of nothing
  running.open();
  running.type("The first thought.");
  running.open(1);
  running.open();
  running.type(" Meredith said so.");
  running.apply(intent::ShowPortfolio{});
  running.apply(intent::ChooseAnswer{first});
  running.until_saved();
  running.until([](const app::Model& m) { return m.versions.list.size() == 2 && m.list.read; });
  CHECK(running.model().versions.list[0].text == "The first thought.");

  running.apply(intent::ShowSearch{});
  running.type("mered", app::Field::search);
  running.until([](const app::Model& m) { return m.search.answered == m.search.asked && !m.search.hits.empty(); });
  CHECK(running.model().search.hits[0].key == first);
  running.back_up();
  CHECK(running.model().vault.backups.size() == 1);

  running.apply(intent::AskTakeOut{portfolio::TakenOut::What::passage, first, " Meredith said so.", 0});
  running.until([](const app::Model& m) { return m.taking_out.reach.has_value(); });
  CHECK(running.model().taking_out.reach->versions == std::vector<std::int64_t>{2});
  CHECK(running.model().taking_out.reach->backups.size() == 1);
  running.apply(intent::TakeOutForGood{});
  running.until([](const app::Model& m) { return m.taking_out.done || m.taking_out.problem; });
  CHECK_FALSE(running.model().taking_out.problem);
  running.apply(intent::ShowPortfolio{});
  CHECK(on_disk(desk.file()) == "The first thought.");
  CHECK_FALSE(stands_in_a_file(desk.scratch.path(), "Meredith"));
  CHECK_FALSE(stands_in_a_file(desk.scratch.path(), "meredith"));
}

TEST_CASE("what was taken out while the disk with the backups was away goes from them at the next start with it, or is said") {
  const Desk desk;
  const auto disk = desk.scratch / "disk", pocket = desk.scratch / "pocket";
  const bool passage = GENERATE(true, false);
  {
    Running running(desk.options());
    running.until_open();
    auto habits = running.model().habits;
    habits.backup_folder = (disk / "backups").string();
    running.apply(intent::ChangeHabits{habits});
    running.open();
    running.type("The first thought. Meredith said so.");
    running.until_saved();
    running.back_up();
    fs::rename(disk, pocket);
    running.apply(passage ? intent::AskTakeOut{portfolio::TakenOut::What::passage, first, " Meredith said so.", 0}
                          : intent::AskTakeOut{portfolio::TakenOut::What::answer, first});
    running.until([](const app::Model& m) { return m.taking_out.reach.has_value(); });
    running.apply(intent::TakeOutForGood{});
    running.until([](const app::Model& m) { return m.taking_out.done || m.taking_out.problem; });
    REQUIRE(running.model().taking_out.done);
    CHECK(running.model().taking_out.reach->out_of_reach.size() == 1);
  }
  fs::rename(pocket, disk);
  CHECK(stands_in_a_file(disk, "Meredith"));
  Running running(desk.options());
  running.until_open();
  running.until([](const app::Model& m) { return m.vault.backups_read && m.notice; });
  const auto said = running.model().notice->what;
  if (!passage) {
    CHECK(said == words::say(words::Word::still_held_gone, fmt::arg("folder", (disk / "backups").string())));
    CHECK_FALSE(stands_in_a_file(desk.scratch.path(), "Meredith"));
    return;
  }
  CHECK(said == words::say(words::Word::still_held));
  CHECK(app::still_held(running.model().vault).size() == 1);
  running.apply(intent::SettleStillHeld{true});
  running.until([](const app::Model& m) { return !m.vault.busy && app::still_held(m.vault).empty(); });
  CHECK_FALSE(stands_in_a_file(desk.scratch.path(), "Meredith"));
}

TEST_CASE(
    "a file that another program empties while it is open is noticed with the next words; all of them go into a copy and the backup") {
  const Desk desk;
  Running running(desk.options());
  running.until_open();
  running.open();
  running.type("Said to be kept.");
  running.until_saved();
  running.back_up();
  running.type(" Since the backup.");
  running.until_saved();
  fs::resize_file(desk.file(), 0);
  const auto log = desk.file().string() + "-wal";
  running.type(" Not kept.");
  running.until_screen(app::Screen::damaged);
  REQUIRE(running.model().saving.problem);
  CHECK(running.model().saving.problem->what == words::say(words::Word::store_emptied));
  CHECK(running.model().saving.state == app::SaveState::failed);
  CHECK(fs::file_size(log) > 0);
  running.until([](const app::Model& m) { return m.vault.newest_good.has_value(); });
  running.apply(intent::Restore{running.model().vault.newest_good->file});
  running.until([](const app::Model& m) { return m.portfolio_open && !m.vault.damaged; });
  running.until_saved();
  CHECK(on_disk(desk.file()) == "Said to be kept. Since the backup. Not kept.");
}

TEST_CASE("going back to a backup sets the present portfolio aside") {
  const Desk desk;
  Running running(desk.options());
  running.until_open();
  running.open();
  running.type("Then.");
  running.until_saved();
  running.back_up();
  running.open();
  running.type(" Now.");
  running.until_saved();
  running.apply(intent::Restore{running.model().vault.backups.at(0).file});
  running.until([](const app::Model& m) { return m.vault.set_aside && m.portfolio_open && app::find_draft(m, first); });
  CHECK(app::find_draft(running.model(), first)->editing.text == "Then.");
  CHECK(on_disk(*running.model().vault.set_aside) == "Then. Now.");
  for (const auto* log : {"-wal", "-journal"}) CHECK_FALSE(std::filesystem::exists(*running.model().vault.set_aside + log));
  running.open();
  running.type("!");
  running.until_saved();
  CHECK(on_disk(desk.file()) == "Then.!");
}

TEST_CASE("a backup that has another passphrase asks for it, opens with it or its sheet, and is the portfolio then") {
  const Desk desk(Desk::Portfolio::none);
  const std::string then = "plum ladder quiet engine", now = "amber violin seven doors";
  Running running(desk.options());
  running.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
  running.open();
  running.until_screen(app::Screen::protect);
  running.type(then, app::Field::passphrase);
  running.type(then, app::Field::passphrase_again);
  running.apply(intent::Protect{});
  running.until([](const app::Model& m) { return m.screen == app::Screen::recovery_sheet && m.portfolio_open; });
  std::string sheet;
  for (const auto& group : running.model().vault.recovery) sheet += group + " ";
  support::sheet_done(running);
  running.until_screen(app::Screen::question);
  running.type("Then.");
  running.until_saved();
  const auto old = desk.scratch / "of then.backup";
  {
    const auto key = store::key_for(desk.file(), store::Passphrase{store::Secret(std::string_view(then))});
    REQUIRE(key);
    REQUIRE(store::copy_to(desk.file(), *key, old));
  }
  running.apply(intent::AskProtect{app::Protecting::change});
  running.type(then, app::Field::present_passphrase);
  running.type(now, app::Field::passphrase);
  running.type(now, app::Field::passphrase_again);
  running.apply(intent::Protect{});
  running.until([](const app::Model& m) { return m.screen == app::Screen::recovery_sheet && m.portfolio_open; });
  support::sheet_done(running);
  running.open();
  running.type(" Now.");
  running.until_saved();

  running.apply(intent::ShowBackups{});
  running.apply(intent::Restore{old.string()});
  running.until([](const app::Model& m) { return m.vault.asks_for.has_value(); });
  CHECK_FALSE(running.model().vault.problem);
  CHECK(running.model().portfolio_open);
  running.type(now, app::Field::backup_passphrase);
  running.apply(intent::RestoreWithPassphrase{});
  running.until([](const app::Model& m) { return !m.vault.busy; });
  CHECK(running.model().vault.problem);
  CHECK(running.model().vault.asks_for);
  running.open();  // nothing has happened to what is there, and it is still written to
  running.type("!");
  running.until_saved();
  running.apply(intent::ShowBackups{});
  running.apply(intent::Restore{old.string()});
  running.until([](const app::Model& m) { return m.vault.asks_for.has_value(); });
  SECTION("by its passphrase") { running.type(then, app::Field::backup_passphrase); }
  SECTION("by its recovery sheet") { running.type(sheet, app::Field::backup_passphrase); }
  running.apply(intent::RestoreWithPassphrase{});
  running.until([](const app::Model& m) { return m.vault.set_aside && m.portfolio_open && app::find_draft(m, first); });
  CHECK(app::find_draft(running.model(), first)->editing.text == "Then.");
  CHECK(running.model().vault.is_protected);
  CHECK_FALSE(running.model().vault.asks_for);
  running.open();
  running.type("!");
  running.until_saved();
  running.apply(intent::Lock{});
  unlock_with(running, then);
  running.until([](const app::Model& m) { return m.portfolio_open; });
  const auto aside = store::key_for(*running.model().vault.set_aside, store::Passphrase{store::Secret(std::string_view(now))});
  REQUIRE(aside);
  CHECK(on_disk(*running.model().vault.set_aside, first, *aside) == "Then. Now.!");
}

TEST_CASE("a protected portfolio that goes back to a backup without a passphrase keeps its own") {
  const Desk desk;
  Running running(desk.options());
  const auto old = desk.scratch / "plain.backup";
  write_and_copy(running, desk, old);
  running.apply(intent::AskProtect{});
  support::choose_passphrase(running, passphrase);
  support::sheet_done(running);
  running.open();
  running.type(" And to none.");
  running.until_saved();
  running.apply(intent::Restore{old.string()});
  running.until([](const app::Model& m) { return m.vault.set_aside && m.portfolio_open; });
  CHECK(running.model().vault.is_protected);
  const auto key = store::key_for(desk.file(), store::Passphrase{store::Secret(std::string_view(passphrase))});
  REQUIRE(key);
  REQUIRE(*key);
  CHECK(on_disk(desk.file(), first, *key) == "Open to all.");
  CHECK(on_disk(*running.model().vault.set_aside, first, *key) == "Open to all. And to none.");
  running.open();
  running.type("!");
  running.until_saved();
  CHECK(on_disk(desk.file(), first, *key).ends_with("!"));
}

TEST_CASE("a locked portfolio is not replaced by a backup without a passphrase unless one says so") {
  const Desk desk;
  Running running(desk.options());
  const auto old = desk.scratch / "plain.backup";
  write_and_copy(running, desk, old);
  running.apply(intent::AskProtect{});
  const auto sheet = support::choose_passphrase(running, passphrase);
  running.apply(intent::Lock{});  // the sheet comes again
  CHECK(running.model().vault.recovery.empty());
  unlock_with(running, passphrase);
  running.until([](const app::Model& m) { return m.screen == app::Screen::recovery_sheet; });
  CHECK(running.model().vault.recovery == sheet);
  support::sheet_done(running);
  running.apply(intent::Lock{});
  const auto sealed = support::bytes_of(desk.file());
  running.apply(intent::ShowBackups{});
  running.apply(intent::Restore{old.string()});
  running.until([](const app::Model& m) { return m.vault.asks_open.has_value(); });
  CHECK(support::bytes_of(desk.file()) == sealed);
  running.apply(intent::RestoreUnprotected{});
  running.until([](const app::Model& m) { return m.vault.set_aside && m.portfolio_open; });
  CHECK(running.model().vault.came_open);
  CHECK_FALSE(running.model().vault.is_protected);
  CHECK(on_disk(desk.file()) == "Open to all.");
}

TEST_CASE("a portfolio that was moved away is not begun anew while a backup of it is there, and is opened when it is back") {
  const Desk desk;
  {
    Running running(desk.options());
    running.until_open();
    running.open();
    running.type("Kept.");
    running.until_saved();
    running.back_up();
  }
  const auto elsewhere = desk.scratch / "elsewhere.vignette";
  std::filesystem::rename(desk.file(), elsewhere);
  Running running(desk.options());
  running.until([](const app::Model& m) { return m.packs_read && m.vault.gone; });
  CHECK(running.model().screen == app::Screen::damaged);
  running.apply(intent::OpenQuestion{first.case_id, 0});
  CHECK(running.model().screen == app::Screen::damaged);
  CHECK_FALSE(std::filesystem::exists(desk.file()));
  SECTION("put back") {
    std::filesystem::rename(elsewhere, desk.file());
    running.apply(intent::TrySavingAgain{});
  }
  SECTION("its backup") { running.apply(intent::Restore{running.model().vault.backups.at(0).file}); }
  running.until([](const app::Model& m) { return m.portfolio_open && app::find_draft(m, first); });
  CHECK(app::find_draft(running.model(), first)->editing.text == "Kept.");
}

TEST_CASE("a file that is damaged while it is open is not written to any more, until a look at it finds nothing wrong") {
  const Desk desk;
  Running running(desk.options());
  running.until_open();
  running.open();
  running.type("Kept.");
  running.until_saved();
  // A page of the file itself, beside which what was typed lies in the log.
  const auto whole = support::bytes_of(desk.file());
  REQUIRE(whole.size() > 4 * 4096);
  const auto put = [&](const std::string& bytes) {
    std::fstream file(desk.file(), std::ios::in | std::ios::out | std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  };
  auto damaged = whole;
  std::ranges::fill(damaged.begin() + 2 * 4096, damaged.begin() + 4 * 4096, '\xFF');
  put(damaged);
  running.apply(intent::Verify{});
  running.until_screen(app::Screen::damaged);
  const auto log = support::bytes_of(desk.file().string() + "-wal");
  running.apply(intent::Back{});
  running.type(" More.");
  running.apply(intent::TrySavingAgain{});
  running.until_screen(app::Screen::damaged);
  running.until([](const app::Model& m) { return !m.vault.busy; });
  CHECK(support::bytes_of(desk.file()) == damaged);
  CHECK(support::bytes_of(desk.file().string() + "-wal") == log);
  put(whole);
  running.apply(intent::TrySavingAgain{});
  running.until([](const app::Model& m) { return m.portfolio_open && !m.vault.damaged; });
  running.until_saved();
  CHECK(on_disk(desk.file()) == "Kept. More.");
}

TEST_CASE("a protected portfolio whose first page is damaged is unlocked to be salvaged, and not called a wrong passphrase") {
  const Desk desk(Desk::Portfolio::none);
  {
    Running running(desk.options());
    running.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
    running.open();
    protect_with(running, passphrase);
    running.type("Kept.");
    running.until_saved();
  }
  auto bytes = support::bytes_of(desk.file());
  bytes[200] = static_cast<char>(bytes[200] ^ 1);
  support::put_bytes(desk.file(), bytes);
  Running running(desk.options());
  running.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
  running.open();
  running.until_screen(app::Screen::unlock);
  running.type("another one", app::Field::passphrase);
  running.apply(intent::Unlock{});
  running.until([](const app::Model& m) { return !m.vault.busy; });
  CHECK(running.model().vault.wrong_tries == 1);
  running.type(passphrase, app::Field::passphrase);
  running.apply(intent::Unlock{});
  running.until_screen(app::Screen::damaged);
  CHECK(support::bytes_of(desk.file()) == bytes);
}

TEST_CASE("a portfolio is not given another key, nor another file put in its place, while words wait to be kept") {
  const Desk desk;
  Running running(desk.options());
  running.until_open();
  running.open();
  running.type("One.");
  running.until_saved();
  running.back_up();
  {
    const support::FullDisk full(0);
    running.open();
    running.type(" Two.");
    running.until([](const app::Model& m) { return m.saving.state == app::SaveState::failed; });
    running.apply(intent::AskProtect{app::Protecting::set});
    running.type("four ordinary words here", app::Field::passphrase);
    running.type("four ordinary words here", app::Field::passphrase_again);
    running.apply(intent::Protect{});
    running.until([](const app::Model& m) { return !m.vault.busy; });
    REQUIRE(running.model().vault.problem);
    CHECK(running.model().vault.problem->what == words::say(words::Word::vault_unsaved));
    CHECK_FALSE(running.model().vault.is_protected);
    running.apply(intent::NotYet{});
    running.apply(intent::Restore{running.model().vault.backups.at(0).file});
    running.until([](const app::Model& m) { return m.vault.problem || m.notice; });
    CHECK_FALSE(running.model().vault.set_aside);
  }
  running.apply(intent::TrySavingAgain{});
  running.until_saved();
  CHECK(on_disk(desk.file()) == "One. Two.");
  running.open();
  running.type(" Three.");
  running.until_saved();
  CHECK(on_disk(desk.file()) == "One. Two. Three.");
}

TEST_CASE("a portfolio named by a link is the file itself: a second window reads, and protecting it leaves the link") {
  const Desk desk;
  const auto link = desk.scratch / "on the desktop.vignette";
  std::filesystem::create_symlink(desk.file(), link);
  CHECK(shell::places(link).portfolio == std::filesystem::canonical(desk.file()));
  Running one(desk.options());
  one.until_open();
  one.open();
  one.type("One.");
  one.until_saved();
  auto options = desk.options();
  options.portfolio = link;
  {
    Running two(options);
    two.until_open();
    CHECK(two.model().read_only);
    CHECK_FALSE(std::filesystem::exists(link.string() + "-lock"));
  }
  CHECK_FALSE(one.model().read_only);
}

TEST_CASE("protecting a portfolio through a link protects what it names") {
  const Desk desk;
  const auto link = desk.scratch / "on the desktop.vignette";
  std::filesystem::create_symlink(desk.file(), link);
  auto options = desk.options();
  options.portfolio = link;
  Running running(options);
  running.until_open();
  running.open();
  running.type("The heron stood still.");
  running.until_saved();
  running.apply(intent::AskProtect{});
  support::choose_passphrase(running, passphrase);
  CHECK(std::filesystem::is_symlink(link));
  CHECK(store::state_of(desk.file()) == store::State::locked);
  CHECK_FALSE(stands_in_a_file(desk.scratch.path(), "heron"));
}

TEST_CASE("what is found out too late about a file is no word about the backup that took its place") {
  const Desk desk;
  const auto backup = desk.scratch / "sound.backup";
  {
    Running running(desk.options());
    write_and_copy(running, desk, backup);
  }
  auto results = std::make_shared<shell::Results>([] {});
  const auto take = [&] {
    std::vector<app::Intent> told;
    for (auto& made : results->take())
      if (auto one = made()) told.push_back(std::move(*one));
    return told;
  };
  shell::Holding holding(desk.file(), results);
  holding.find();
  holding.finish();
  (void)take();  // it is open
  {
    const std::string torn(std::size_t{2} * 4096, '\xFF');
    std::fstream file(desk.file(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(std::streamoff{2} * 4096);
    file.write(torn.data(), static_cast<std::streamsize>(torn.size()));
  }
  holding.verify();  // what it says lies there until the backup is in place
  holding.restore(backup, {}, {1'790'000'000'000}, true);
  holding.finish();
  const auto told = take();
  CHECK(std::ranges::any_of(told, [](const app::Intent& one) {
    const auto* verified = one.get_if<intent::Verified>();
    return verified && !verified->health.sound;
  }));
  CHECK(std::ranges::any_of(told, [](const app::Intent& one) { return one.is<intent::Restored>(); }));
  CHECK(std::ranges::any_of(told, [](const app::Intent& one) { return one.is<intent::PortfolioOpened>(); }));
  CHECK(std::ranges::none_of(told, [](const app::Intent& one) { return one.is<intent::FoundDamaged>(); }));
  holding.back_up({}, {1'790'000'000'000}, true);
  holding.finish();
  const auto after = take();
  CHECK(std::ranges::any_of(after, [](const app::Intent& one) { return one.is<intent::BackupsRead>(); }));
}

TEST_CASE("a damaged index of words is noticed, said in one line and made anew, and one writes on") {
  const std::string how =
      GENERATE("DELETE FROM answer_words_data WHERE id > 10", "DELETE FROM answer_words_data", "DELETE FROM answer_words_config");
  INFO(how);
  const Desk desk;
  static_cast<void>(kept(desk, "Nobody asked Jo."));
  {
    store::Database database(desk.file(), store::Database::Way::write);
    database.fold_on_close(true);
    database.run(how.c_str());
  }
  Running running(desk.options());
  running.until_open();
  running.until([](const app::Model& m) { return m.notice.has_value(); });
  CHECK(running.model().notice->what == words::say(words::Word::index_mended));
  CHECK_FALSE(running.model().vault.damaged);
  running.apply(intent::Verify{});
  running.until([](const app::Model& m) { return !m.vault.busy; });
  REQUIRE(running.model().vault.health);
  CHECK(*running.model().vault.health == portfolio::Health{});
  running.apply(intent::ShowSearch{});
  running.type("asked", app::Field::search);
  running.until([](const app::Model& m) { return m.search.answered == m.search.asked && !m.search.hits.empty(); });
  running.open();
  running.apply(intent::MoveCaret{app::Field::answer, 16, 16});
  running.type(" Later.");
  running.until_saved();
  CHECK(on_disk(desk.file()) == "Nobody asked Jo. Later.");
}

TEST_CASE("where no backup can be made that is what is said, with the folder, and it goes once one was made") {
  const Desk desk;
  Running running(desk.options());
  running.until_open();
  running.open();
  running.type("One.");
  running.until_saved();
  const auto backups = (desk.scratch / "backups").string();
  store::disk::before([&](store::disk::Act, const fs::path& path) { return path.string().starts_with(backups) ? EROFS : 0; });
  running.apply(intent::BackUpNow{});
  running.until([](const app::Model& m) { return m.notice.has_value(); });
  store::disk::before({});
  CHECK(running.model().notice->what.find("No backup could be made in") == 0);
  CHECK(running.model().notice->what.find(desk.scratch.path().string()) != std::string::npos);
  running.back_up();
  CHECK_FALSE(running.model().notice);
}
