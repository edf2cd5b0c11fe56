// What leaves through the program without its window: copies, the moved portfolio, a calendar.
#include <algorithm>

#include "shell/dialog.hpp"
#include "shell/running.hpp"
#include "store/care.hpp"
#include "support/random_portfolio_file.hpp"

using namespace vignette;
namespace fs = std::filesystem;
namespace intent = app::intent;
using support::Desk;
using support::Dialog;
using support::only_mine;
using support::Running;

namespace {

bool holds(const fs::path& file, const std::string& words) { return support::bytes_of(file).find(words) != std::string::npos; }

void copy(Running& running, const Dialog& dialog, const fs::path& to) {
  dialog.chooses(to);
  running.apply(intent::SaveCopyElsewhere{});
  running.until([](const app::Model& m) { return !m.saving.copying; });
  CHECK_FALSE(running.model().saving.copy_problem.has_value());
  REQUIRE(fs::exists(to));
}

/// Everything, by the sheet for what leaves.
void take_out_everything(Running& running, const Dialog& dialog, const fs::path& to) {
  running.apply(intent::ShowLeaving{});
  auto choice = running.model().leaves.choice;
  choice.form = app::LeavingChoice::Form::md;
  choice.marks = choice.commitments = true;
  running.apply(intent::ChangeLeaving{choice});
  running.until([](const app::Model& m) { return m.leaves.preview && !m.leaves.making; });
  dialog.chooses(to);
  running.apply(intent::SaveLeaving{});
  running.until([](const app::Model& m) { return !m.leaves.saving; });
  REQUIRE(fs::exists(to));
}

void fill(const fs::path& file, const store::KeyPtr& key, const portfolio::Contents& contents) {
  const auto open = store::Store::open(file, key);
  REQUIRE(open);
  REQUIRE((*open)->transact(support::changes_of(contents)));
}

portfolio::Contents contents_of(const fs::path& file, const store::KeyPtr& key = nullptr) {
  return (*store::Reader::open(file, key))->everything().value();
}

}  // namespace

TEST_CASE("a readable copy of an open portfolio holds what was written, and no note that is only for the learner") {
  support::Portfolios portfolios(7);
  for (int round = 0; round < 6; ++round) {
    const Desk desk;
    const Dialog dialog(desk);
    auto contents = portfolios.next();
    while (!support::holds_notes(contents)) contents = portfolios.next();
    fill(desk.file(), nullptr, contents);
    Running running(desk.options());
    running.until_open();
    // Notes are in memory too, as far as they were read.
    running.apply(intent::OpenAt{support::first.case_id, ""});
    copy(running, dialog, desk.scratch / "copy.md");
    CHECK(holds(desk.scratch / "copy.md", support::told));
    CHECK_FALSE(holds(desk.scratch / "copy.md", only_mine));
    CHECK(holds(desk.file(), only_mine));  // so that the looking can fail
  }
}

TEST_CASE("the whole protected portfolio takes notes along: when it is moved, and as a protected copy; a readable copy leaves them out") {
  const Desk desk(Desk::Portfolio::none);
  const Dialog dialog(desk);
  const std::string passphrase = "plum ladder quiet engine";
  const auto key = std::make_shared<const store::Key>(store::Key::derive(passphrase, store::Key::new_salt()));
  support::Portfolios portfolios(8);
  auto contents = portfolios.next();
  while (!support::holds_notes(contents) || contents.commitments.empty() || contents.reflections.empty()) contents = portfolios.next();
  fill(desk.file(), key, contents);
  const auto whole = contents_of(desk.file(), key);
  Running running(desk.options());
  running.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
  running.type(passphrase, app::Field::passphrase);
  running.apply(intent::Unlock{});
  running.until_open();

  take_out_everything(running, dialog, desk.scratch / "copy.md");
  CHECK(holds(desk.scratch / "copy.md", support::told));
  CHECK_FALSE(holds(desk.scratch / "copy.md", only_mine));

  dialog.chooses(desk.scratch / "moved.vignette");
  running.apply(intent::MoveToAnotherComputer{});
  running.until([](const app::Model& m) { return m.vault.moved_to.has_value(); });
  CHECK(contents_of(desk.scratch / "moved.vignette", key) == whole);

  copy(running, dialog, desk.scratch / "copy.vignette");
  CHECK(contents_of(desk.scratch / "copy.vignette", key) == whole);
  for (const auto* copied : {"moved.vignette", "copy.vignette"})
    CHECK_FALSE(holds(desk.scratch / copied, only_mine));  // nobody else reads it
  CHECK(support::holds_notes(whole));
}

TEST_CASE("a commitment goes into a calendar where one says, with its words only if asked") {
  const Desk desk;
  const Dialog dialog(desk);
  const auto made = shell::now().instant;
  const portfolio::Commitment one{
      .id = "c1", .from = support::first, .title = "Planning with Jo", .when = "a plan is made", .will = "ask Jo first", .made = made};
  portfolio::Contents contents;
  contents.commitments.push_back(one);
  fill(desk.file(), nullptr, contents);
  Running running(desk.options());
  running.until_open();
  running.apply(intent::ShowCommitments{"c1"});
  for (const bool with_words : {false, true}) {
    const auto to = desk.scratch / (with_words ? "with.ics" : "without.ics");
    dialog.chooses(to);
    running.apply(intent::PutIntoCalendar{with_words});
    running.until([&](const app::Model& m) { return m.practice.calendar == to.string(); });  // and it is said
    CHECK(holds(to, "BEGIN:VEVENT"));
    CHECK(holds(to, "ask Jo first") == with_words);
    CHECK_FALSE(holds(to, "Planning with Jo"));
  }
  dialog.chooses(desk.scratch / "nowhere" / "it.ics");
  running.apply(intent::PutIntoCalendar{true});
  running.until([](const app::Model& m) { return m.notice.has_value(); });
}

TEST_CASE("whether commitments stand on the start page, and cues are shown, is remembered") {
  const Desk desk;
  {
    Running running(desk.options());
    running.until_open();
    app::Habits habits = running.model().habits;
    CHECK(habits.commitments_on_start);
    CHECK(habits.cues);
    habits.commitments_on_start = habits.cues = false;
    running.apply(intent::ChangeHabits{habits});
  }
  Running again(desk.options());
  CHECK_FALSE(again.model().habits.commitments_on_start);
  CHECK_FALSE(again.model().habits.cues);
}
