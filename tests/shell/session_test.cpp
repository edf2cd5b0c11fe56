// The program without its window: real files, real threads. Waits for what the session says through its wake, never for time.

#include "shell/session.hpp"

#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <string>
#include <utility>

#include "shell/look_file.hpp"
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

/// A folder with one pack in it, and where this test's settings go.
class Desk {
 public:
  Desk() {
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
      : session_(std::move(options), [this] { wake(); }, {.copy_text = [this](const std::string& text) { copied = text; }}) {
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

  void open(std::size_t question = 0) { apply(intent::OpenQuestion{first.case_id, question}); }
  void type(const std::string& words) {
    for (const char letter : words) {
      const auto* text = app::editing(model(), app::Field::answer);
      apply(intent::Edit{app::Field::answer, {text ? text->caret : 0, "", std::string(1, letter)}, app::EditKind::typing});
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
std::string on_disk(const std::filesystem::path& file, const portfolio::QuestionKey& key = first) {
  const auto store = store::Store::open(file, store::Store::Access::read_only);
  if (!store) return "(no file)";
  const auto contents = (*store)->read();
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
  support::put_bytes(desk.scratch / "blocked", "a file where a folder should be");
  auto options = desk.options();
  options.portfolio = desk.scratch / "blocked/portfolio.vignette";
  Running running(options);
  running.until([](const app::Model& m) { return m.packs_read && m.saving.problem.has_value(); });
  CHECK_FALSE(running.model().portfolio_open);
  running.open();
  running.type("Held.");
  CHECK(running.model().saving.state == app::SaveState::failed);
  CHECK(app::find_draft(running.model(), first)->editing.text == "Held.");

  running.apply(intent::TrySavingAgain{});
  running.until([](const app::Model& m) { return m.saving.problem.has_value(); });
  CHECK(support::bytes_of(desk.scratch / "blocked") == "a file where a folder should be");
  std::filesystem::remove(desk.scratch / "blocked");
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
