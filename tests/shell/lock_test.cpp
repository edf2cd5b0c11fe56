// The lock comes while a file is on its way to somebody else: nothing is handed over that is not kept, and what was written is kept.
#include <filesystem>

#include "share/sealing.hpp"
#include "shell/dialog.hpp"
#include "shell/running.hpp"
#include "support/full_disk.hpp"

using namespace vignette;
namespace fs = std::filesystem;
namespace intent = app::intent;
using Choice = app::LeavingChoice;
using portfolio::PageKind;
using support::Desk;
using support::Dialog;
using support::first;
using support::Running;

namespace {

const std::string passphrase = "plum ladder quiet engine";
const std::string number(26, '7');

/// A protected portfolio in which one has written, been given a share and begun a reply to it.
struct Writer {
  Writer() {
    portfolio::Exchange given{.number = number, .mine = false, .keys = share::hex(learner.open()), .name = "R.", .role = {}};
    portfolio::Page page{.kind = PageKind::share, .number = number, .body = share::to_bytes(support::a_share())};
    page.digest = std::string(64, '0');
    given.pages.push_back(page);
    auto store = store::Store::open(desk.file());
    REQUIRE(store);
    REQUIRE((*store)->transact({portfolio::SaveOwnCard{{own.seed_in_hex(), "T.", "supervisor", {1}}},
                                portfolio::SavePerson{{share::hex(learner.open()), "R.", "", {1}, portfolio::Instant{2}, {}}},
                                portfolio::SaveExchange{given},
                                portfolio::SaveUnfinished{{number, PageKind::reply, share::to_bytes(support::a_reply(number)), {3}}}}));
  }

  /// Opened, with words in an answer, and protected.
  void begin(Running& running) const {
    running.until_open();
    running.open();
    running.type("The heron.");
    running.until_saved();
    running.apply(intent::AskProtect{app::Protecting::set});
    support::choose_passphrase(running, passphrase);
    support::sheet_done(running);
    running.apply(intent::ShowReview{});
    running.until([](const app::Model& m) { return m.review.read; });
    running.until_saved();
    running.back_up();  // nothing else is on its way then
  }
  /// The sheet, with a page for supervision previewed.
  static void prepare_page(Running& running) {
    running.apply(intent::ShowLeaving{.answer = first});
    auto choice = running.model().leaves.choice;
    choice.whom = Choice::Whom::supervision;
    choice.form = Choice::Form::txt;
    running.apply(intent::ChangeLeaving{choice});
    // What is saved meanwhile makes the preview anew.
    running.until([](const app::Model& m) {
      const bool drawn = m.leaves.preview && !m.leaves.making && m.leaves.shown == m.leaves.asked;
      return drawn && m.saving.state == app::SaveState::saved && m.saving.kept == m.saving.handed_over;
    });
  }
  static void prepare_reply(Running& running) {
    running.apply(intent::ShowExchange{number});
    running.until([](const app::Model& m) { return !app::find_exchange(m.review, number)->fingerprint.empty(); });
    running.apply(intent::AskForReply{});
    running.until([](const app::Model& m) { return m.review.previewing.page && !m.review.previewing.making; });
  }
  static void unlock(Running& running) {
    support::unlock_with(running, passphrase);
    running.until_open();
    running.apply(intent::ShowReview{});
    running.until([](const app::Model& m) { return m.review.read; });
  }

  const Desk desk;
  const Dialog dialog{desk};
  const share::OwnKeys own = support::keys_of('s'), learner = support::keys_of('l');
};

std::size_t pages(const Running& running, const std::string& of) {
  const auto* exchange = app::find_exchange(running.model().review, of);
  return exchange ? exchange->record.pages.size() : 0;
}

void lock_after_five_minutes(Running& running) {
  app::Habits habits = running.model().habits;
  habits.lock_after_minutes = 5;
  running.apply(intent::ChangeHabits{habits});
}

/// What comes next finds that it is to be locked first.
void let_time_go_by(Running& running) { running.later_ms += 6 * 60'000; }

void until_kept_behind_lock(Running& running) {
  running.until([](const app::Model& m) { return m.vault.locked && m.vault.held == 0 && m.saving.kept == m.saving.handed_over; });
}

}  // namespace

TEST_CASE("locked before a place was chosen, nothing is written, and that is said") {
  const Writer writer;
  Running running(writer.desk.options());
  writer.begin(running);
  const auto file = writer.desk.scratch / "page.txt";
  const auto lock_and_answer = [&] {
    running.apply(intent::Lock{});
    REQUIRE(running.model().vault.locked);
    writer.dialog.answers(file);
  };
  const auto said = [](const app::Model& m) { return m.notice && m.notice->what == words::say(words::Word::locked_meanwhile); };
  SECTION("a page for supervision") {
    Writer::prepare_page(running);
    writer.dialog.stays_open();
    running.apply(intent::SaveLeaving{});
    lock_and_answer();
    running.until(said);
    Writer::unlock(running);
    CHECK(running.model().review.exchanges.size() == 1);
    CHECK_FALSE(running.model().leaves.saving);
  }
  SECTION("a reply") {
    Writer::prepare_reply(running);
    writer.dialog.stays_open();
    running.apply(intent::MakeReply{});
    REQUIRE(running.model().review.busy);
    lock_and_answer();
    running.until(said);
    Writer::unlock(running);
    CHECK(pages(running, number) == 1);
    CHECK(running.model().review.replies.at(number).record == support::a_reply(number));  // not a word of it is lost
    CHECK_FALSE(running.model().review.busy);
  }
  SECTION("a copy under the passphrase, for which the key is gone") {
    writer.dialog.stays_open();
    running.apply(intent::SaveCopyElsewhere{});
    lock_and_answer();
    running.until([](const app::Model& m) { return m.saving.copy_problem.has_value(); });
    CHECK(running.model().saving.copy_problem->what == words::say(words::Word::locked_meanwhile));
  }
  CHECK_FALSE(fs::exists(file));
}

TEST_CASE("locked while it was being written, it is kept behind the lock") {
  const Writer writer;
  Running running(writer.desk.options());
  writer.begin(running);
  lock_after_five_minutes(running);
  SECTION("a page for supervision") {
    const auto file = writer.desk.scratch / "page.txt";
    writer.dialog.chooses(file);
    Writer::prepare_page(running);
    running.apply(intent::SaveLeaving{});
    let_time_go_by(running);
    until_kept_behind_lock(running);
    CHECK(support::bytes_of(file).find("The heron.") != std::string::npos);
    Writer::unlock(running);
    REQUIRE(running.model().review.exchanges.size() == 2);
    const auto& kept = running.model().review.exchanges.front().record;
    CHECK(kept.mine);
    REQUIRE(kept.pages.size() == 1);
    CHECK(kept.pages[0].body.find("The heron.") != std::string::npos);
  }
  SECTION("a reply, of which nothing is unfinished any more") {
    const auto file = writer.desk.scratch / "reply.vignette-sealed";
    writer.dialog.chooses(file);
    Writer::prepare_reply(running);
    running.apply(intent::MakeReply{});
    let_time_go_by(running);
    until_kept_behind_lock(running);
    CHECK(fs::exists(file));
    Writer::unlock(running);
    CHECK(pages(running, number) == 2);
    CHECK_FALSE(running.model().review.replies.contains(number));
  }
  CHECK_FALSE(running.model().notice);
}

TEST_CASE("words that could not be kept and wait behind the lock are not lost where one goes back to a backup meanwhile") {
  const Writer writer;
  Running running(writer.desk.options());
  writer.begin(running);
  const auto backup = running.model().vault.backups.front().file;
  running.apply(intent::OpenAt{first.case_id, first.question_id});
  running.until_screen(app::Screen::question);
  running.apply(intent::OpenQuestion{first.case_id, 0});
  {
    const support::FullDisk full(0);
    running.type(" It stood still.");
    running.until([](const app::Model& m) { return m.saving.state == app::SaveState::failed; });
    running.apply(intent::Lock{});
    REQUIRE(running.model().vault.held > 0);
  }
  running.apply(intent::ShowBackups{});
  running.apply(intent::Restore{backup});
  running.until([](const app::Model& m) { return m.vault.asks_for.has_value(); });
  running.type(passphrase, app::Field::backup_passphrase);
  running.apply(intent::RestoreWithPassphrase{});
  running.until([](const app::Model& m) { return !m.vault.busy; });
  if (running.model().vault.locked) {
    running.apply(intent::Back{});
    support::unlock_with(running, passphrase);
  }
  running.until_open();
  running.until_saved();
  // Once there is room they may have been kept a moment before: then they are in what was set aside.
  if (app::find_draft(running.model(), first)->editing.text == "The heron. It stood still.") return;
  REQUIRE(running.model().vault.set_aside);
  const fs::path aside = *running.model().vault.set_aside;
  const auto key = store::key_for(aside, store::Passphrase{store::Secret(passphrase)});
  REQUIRE(key);
  CHECK(support::on_disk(aside, first, *key) == "The heron. It stood still.");
}

TEST_CASE("a program that is left while a file is being written keeps what it handed over") {
  const Writer writer;
  const auto file = writer.desk.scratch / "page.txt";
  {
    Running running(writer.desk.options());
    running.until_open();
    running.open();
    running.type("The heron.");
    running.until_saved();
    Writer::prepare_page(running);
    writer.dialog.stays_open();
    running.apply(intent::SaveLeaving{});
    running.apply(intent::OpenQuestion{first.case_id, 0});
    running.type(" It flew.");  // of which a version is to be made before the share is kept
    writer.dialog.answers(file);
    while (!fs::exists(file)) running.session().take_results();
  }
  const auto reader = store::Reader::open(writer.desk.file());
  REQUIRE(reader);
  const auto reviews = (*reader)->reviews();
  REQUIRE(reviews);
  CHECK(reviews->exchanges.size() == 2);
}

TEST_CASE("it is locked at once while a place is being chosen for the whole portfolio, and nothing is written there afterwards") {
  const Writer writer;
  Running running(writer.desk.options());
  writer.begin(running);
  const auto file = writer.desk.scratch / "all.vignette";
  writer.dialog.stays_open();
  running.apply(intent::MoveToAnotherComputer{});
  CHECK_FALSE(running.model().vault.busy);
  running.apply(intent::Lock{});
  REQUIRE(running.model().vault.locked);
  writer.dialog.answers(file);
  running.until([](const app::Model& m) { return m.notice.has_value(); });
  CHECK(running.model().notice->what == words::say(words::Word::locked_meanwhile));
  CHECK_FALSE(fs::exists(file));
}

TEST_CASE("locked while a backup to go back to, or a folder, is being chosen, nothing is done, and it is said of that") {
  const Writer writer;
  Running running(writer.desk.options());
  writer.begin(running);
  writer.dialog.stays_open();
  running.apply(intent::Restore{});
  running.apply(intent::Lock{});
  REQUIRE(running.model().vault.locked);
  writer.dialog.answers(writer.desk.file());
  running.until([](const app::Model& m) { return m.notice.has_value(); });
  CHECK(running.model().notice->what == words::say(words::Word::locked_choosing));
  CHECK(running.model().vault.locked);
  CHECK_FALSE(running.model().vault.set_aside);
}
