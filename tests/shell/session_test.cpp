// The program without its window: real files, real threads. Waits for what the session says through its wake, never for time.

#include "shell/session.hpp"

#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "shell/look_file.hpp"
#include "store/care.hpp"
#include "store/reader.hpp"
#include "store/store.hpp"
#include "support/scratch.hpp"

using namespace vignette;
namespace intent = app::intent;
using support::Scratch;

namespace {

constexpr std::string_view made_up = R"(---
schema: case-illustration/1
id: made-up-jo
title: "Planning with Jo"
lang: en-GB
subject: {name: Jo, fictional: true}
theme: engagement
stage: planning
basis: fictional
source: {body: "A test"}
licence: {id: CC0-1.0}
attribution: "Made up for a test."
disclaimer: "Nobody in it is real."
---

## Case summary

Jo was asked.

## Take-aways

### Questions

1. What stood out? {#q1 stage=notice brief="What stood out"}
2. And on Monday? {#q2 stage=apply brief="On Monday"}
)";

const portfolio::QuestionKey first{"made-up-jo", "q1"};

/// A folder with one pack in it, an empty portfolio unless there is to be none, and where this test's settings go.
class Desk {
 public:
  enum class Portfolio { empty, none };
  explicit Desk(Portfolio portfolio = Portfolio::empty) {
    if (portfolio == Portfolio::empty) REQUIRE(store::Store::open(file()));
    std::filesystem::create_directories(scratch / "packs/jo");
    support::put_bytes(scratch / "packs/jo/case.md", made_up);
    setenv("VIGNETTE_HOME", (scratch / "home").c_str(), 1);
  }
  ~Desk() { unsetenv("VIGNETTE_HOME"); }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  shell::Options options() const {
    shell::Options options;
    options.content = scratch / "packs";
    options.portfolio = file();
    return options;
  }
  std::filesystem::path file() const { return scratch / "portfolio.vignette"; }
  const Scratch scratch;
};

class Running {
 public:
  explicit Running(shell::Options options)
      : session_(std::move(options), [this] { wake(); },
                 {.copy_text = [this](const std::string& text) { copied = text; }, .copied_text = [this] { return copied; }}) {
    session_.begin();
  }

  const app::Model& model() const { return session_.model(); }
  shell::Session& session() { return session_; }
  void apply(const app::Intent& wish) { session_.apply(wish); }

  /// Takes what comes back until this holds. The test's time limit ends one that waits in vain.
  void until(const std::function<bool(const app::Model&)>& holds) {
    while (true) {
      session_.take_results();
      if (holds(model())) return;
      std::unique_lock lock(mutex_);
      woken_.wait(lock, [this] { return std::exchange(waiting_, false); });
    }
  }
  void until_open() {
    until([](const app::Model& m) { return m.packs_read && m.portfolio_open; });
  }
  void until_saved() {
    until([](const app::Model& m) { return m.saving.state == app::SaveState::saved && m.saving.kept == m.saving.handed_over; });
  }

  void until_screen(app::Screen screen) {
    until([screen](const app::Model& m) { return m.screen == screen; });
  }

  void open(std::size_t question = 0) { apply(intent::OpenQuestion{first.case_id, question}); }
  void type(const std::string& words, app::Field field = app::Field::answer) {
    for (const char letter : words) {
      const auto* text = app::editing(model(), field);
      apply(intent::Edit{field, {text ? text->caret : 0, "", std::string(1, letter)}, app::EditKind::typing});
    }
  }

  std::string copied;

 private:
  void wake() {
    {
      const std::lock_guard lock(mutex_);
      waiting_ = true;
    }
    woken_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable woken_;
  bool waiting_ = false;
  shell::Session session_;
};

/// What a fresh look into the file finds for a question; "(nothing)" if there is no such answer.
std::string on_disk(const std::filesystem::path& file, const portfolio::QuestionKey& key = first,
                    const store::KeyPtr& opened_by = nullptr) {
  const auto reader = store::Reader::open(file, opened_by);
  if (!reader) return "(no file)";
  const auto contents = (*reader)->everything();
  REQUIRE(contents);
  for (const auto& answer : contents->answers)
    if (answer.key == key) return answer.text;
  return "(nothing)";
}

}  // namespace

TEST_CASE("packs are read and the portfolio is opened") {
  const Desk desk;
  Running running(desk.options());
  CHECK_FALSE(running.model().packs_read);  // nothing waits for the disk
  running.until_open();
  REQUIRE(running.model().cases.size() == 1);
  CHECK(running.model().cases[0].pack->problems.empty());
  CHECK(running.model().cases[0].pack->questions.size() == 2);
  CHECK_FALSE(running.model().read_only);
}

TEST_CASE("what is typed is on the disk without anybody asking for it") {
  const Desk desk;
  Running running(desk.options());
  running.until_open();
  running.open();
  running.type("Jo was asked, and nobody wrote it down.");
  running.until_saved();
  CHECK(on_disk(desk.file()) == "Jo was asked, and nobody wrote it down.");
  running.open(1);
  running.type("Ask again.");
  running.until_saved();
  CHECK(on_disk(desk.file(), {"made-up-jo", "q2"}) == "Ask again.");
}

TEST_CASE("the end of the program waits until everything typed is kept") {
  const Desk desk;
  {
    Running running(desk.options());
    running.until_open();
    running.open();
    running.type("Typed, and the window closed at once.");
    running.apply(intent::Quit{});
    CHECK(running.session().quitting());
  }
  CHECK(on_disk(desk.file()) == "Typed, and the window closed at once.");
  Running again(desk.options());
  again.until_open();
  const auto* draft = app::find_draft(again.model(), first);
  REQUIRE(draft);
  CHECK(draft->editing.text == "Typed, and the window closed at once.");
}

TEST_CASE("words typed before the portfolio was open are kept too") {
  const Desk desk;
  {
    Running running(desk.options());
    running.until([](const app::Model& m) { return m.packs_read; });
    running.open();
    running.type("Early.");
  }
  CHECK(on_disk(desk.file()) == "Early.");
}

TEST_CASE("while a portfolio cannot be opened words stay in memory, and are kept when it can") {
  const Desk desk;
  auto options = desk.options();
  options.portfolio = desk.scratch / "blocked.vignette";
  std::filesystem::create_directory(*options.portfolio);  // a folder where a file should be
  Running running(options);
  running.until([](const app::Model& m) { return m.packs_read && m.saving.problem.has_value(); });
  CHECK_FALSE(running.model().portfolio_open);
  running.open();
  running.type("Held.");
  CHECK(running.model().saving.state == app::SaveState::failed);
  CHECK(app::find_draft(running.model(), first)->editing.text == "Held.");

  running.apply(intent::TrySavingAgain{});
  running.until([](const app::Model& m) { return m.saving.problem.has_value(); });
  CHECK(std::filesystem::is_directory(*options.portfolio));
  std::filesystem::remove(*options.portfolio);
  // Now it is known that nothing is there yet: the words wait for the question that comes first.
  running.apply(intent::TrySavingAgain{});
  running.until_screen(app::Screen::protect);
  running.apply(intent::ChooseProtection{false});
  running.apply(intent::Protect{});
  running.until_screen(app::Screen::question);
  // Impatience does no harm: the second wish finds the first under way.
  running.apply(intent::TrySavingAgain{});
  running.apply(intent::TrySavingAgain{});
  running.until_saved();
  CHECK_FALSE(running.model().read_only);
  CHECK(on_disk(*options.portfolio) == "Held.");
  running.type(" And more.");
  running.until_saved();
  CHECK(on_disk(*options.portfolio) == "Held. And more.");
}

TEST_CASE("a file that is no portfolio is never written to") {
  const Desk desk;
  const std::string letter(5000, 'L');
  support::put_bytes(desk.file(), letter);
  {
    Running running(desk.options());
    running.until([](const app::Model& m) { return m.packs_read && m.saving.problem.has_value(); });
    running.open();
    running.type("Not over somebody's letter.");
    running.apply(intent::TrySavingAgain{});
    CHECK(app::find_draft(running.model(), first)->editing.text == "Not over somebody's letter.");
  }
  CHECK(support::bytes_of(desk.file()) == letter);
}

TEST_CASE("a second program on the same portfolio reads, and writes nothing") {
  const Desk desk;
  Running one(desk.options());
  one.until_open();
  one.open();
  one.type("The first.");
  one.until_saved();
  {
    Running two(desk.options());
    two.until_open();
    CHECK(two.model().read_only);
    REQUIRE(app::find_draft(two.model(), first));
    CHECK(app::find_draft(two.model(), first)->editing.text == "The first.");
    two.open();
    two.type("The second. ");
  }
  CHECK(on_disk(desk.file()) == "The first.");
  one.type(" Still.");
  one.until_saved();
  CHECK(on_disk(desk.file()) == "The first. Still.");
}

TEST_CASE("settings changed last are kept when the window closes at once") {
  const Desk desk;
  std::filesystem::path file;
  app::Look look;
  {
    Running running(desk.options());
    file = running.session().where().look;
    look = running.model().look;
    look.theme = app::Theme::dark;
    look.text_size = 150;
    running.apply(intent::ChangeLook{look});
  }
  CHECK(shell::read_look(file) == look);
  const Running again(desk.options());
  CHECK(again.model().look == look);
}

TEST_CASE("what a start asks for holds over the settings, and is not written among them") {
  const Desk desk;
  auto options = desk.options();
  options.text_size = 200;
  options.theme = app::Theme::contrast;
  std::filesystem::path file;
  {
    Running running(options);
    file = running.session().where().look;
    CHECK(running.model().look.text_size == 200);
    CHECK(running.model().look.theme == app::Theme::contrast);
  }
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("a start can go straight to a question") {
  const Desk desk;
  auto options = desk.options();
  options.open_case = "made-up-jo";
  options.open_question = "q2";
  Running running(options);
  running.until_open();
  CHECK(running.model().screen == app::Screen::question);
  CHECK(app::current_key(running.model()) == portfolio::QuestionKey{"made-up-jo", "q2"});
}

TEST_CASE("what is copied goes to the window's clipboard") {
  const Desk desk;
  Running running(desk.options());
  running.until_open();
  running.apply(intent::CopyText{"a line"});
  CHECK(running.copied == "a line");
}

namespace {

/// Chooses a passphrase at the question before the first words, and shows that the sheet was copied.
void protect_with(Running& running, const std::string& passphrase) {
  running.until_screen(app::Screen::protect);
  running.type(passphrase, app::Field::passphrase);
  running.type(passphrase, app::Field::passphrase_again);
  running.apply(intent::Protect{});
  running.until([](const app::Model& m) { return m.screen == app::Screen::recovery_sheet && m.portfolio_open; });
  const auto& vault = running.model().vault;
  running.type(vault.recovery.at(vault.ask_group), app::Field::recovery_group);
  running.apply(intent::RecoverySheetDone{});
  running.until_screen(app::Screen::question);
}

void unlock_with(Running& running, const std::string& passphrase) {
  running.type(passphrase, app::Field::passphrase);
  running.apply(intent::Unlock{});
  running.until([](const app::Model& m) { return !m.vault.busy; });
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

TEST_CASE("with a passphrase: locked, opened again, and in no file to be read") {
  const Desk desk(Desk::Portfolio::none);
  const std::string passphrase = "plum ladder quiet engine";
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
  running.type(running.model().vault.recovery.at(running.model().vault.ask_group), app::Field::recovery_group);
  running.apply(intent::RecoverySheetDone{});
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

TEST_CASE("a second window takes over when the first has ended") {
  const Desk desk;
  std::optional<Running> one(std::in_place, desk.options());
  one->until_open();
  Running two(desk.options());
  two.until_open();
  CHECK(two.model().read_only);
  two.open();
  two.type("Meanwhile.");
  one.reset();
  two.apply(intent::Tick{});
  two.until([](const app::Model& m) { return !m.read_only; });
  two.until_saved();
  CHECK(on_disk(desk.file()) == "Meanwhile.");
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
  running.apply(intent::BackUpNow{});
  running.until([](const app::Model& m) { return m.vault.backups_read; });
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

TEST_CASE("going back to a backup sets the present portfolio aside") {
  const Desk desk;
  Running running(desk.options());
  running.until_open();
  running.open();
  running.type("Then.");
  running.until_saved();
  running.apply(intent::BackUpNow{});
  running.until([](const app::Model& m) { return m.vault.backups_read; });
  running.open();
  running.type(" Now.");
  running.until_saved();
  running.apply(intent::Restore{running.model().vault.backups.at(0).file});
  running.until([](const app::Model& m) { return m.vault.set_aside && m.portfolio_open && app::find_draft(m, first); });
  CHECK(app::find_draft(running.model(), first)->editing.text == "Then.");
  CHECK(on_disk(*running.model().vault.set_aside) == "Then. Now.");
  running.open();
  running.type("!");
  running.until_saved();
  CHECK(on_disk(desk.file()) == "Then.!");
}

TEST_CASE("settings that cannot be written are said so") {
  const Desk desk;
  support::put_bytes(desk.scratch / "home", "a file where the folder of the settings should be");
  Running running(desk.options());
  running.until_open();
  auto look = running.model().look;
  look.text_size = 150;
  running.apply(intent::ChangeLook{look});
  running.until([](const app::Model& m) { return m.notice.has_value(); });
  CHECK(running.model().look.text_size == 150);
}
