// The program without its window: started, written in, ended.
#include "shell/session.hpp"

#include "shell/look_file.hpp"
#include "shell/running.hpp"

using namespace vignette;
namespace intent = app::intent;
using support::Desk;
using support::first;
using support::on_disk;
using support::Running;

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
    running.until([&](const app::Model&) { return running.session().quitting(); });
    CHECK(on_disk(desk.file()) == "Typed, and the window closed at once.");
  }
  CHECK(on_disk(desk.file()) == "Typed, and the window closed at once.");
  Running again(desk.options());
  again.until_open();
  const auto* draft = app::find_draft(again.model(), first);
  REQUIRE(draft);
  CHECK(draft->editing.text == "Typed, and the window closed at once.");
}

TEST_CASE("a case remembers where one was though nothing was ever written, and the portfolio takes that over") {
  const Desk desk;
  auto options = desk.options();
  options.portfolio = desk.scratch / "not-yet.vignette";
  const auto absent = [](const app::Model& m) { return m.packs_read && m.vault.absent; };
  const auto read_to = [](const Running& running) { return running.model().places.at("made-up-jo").read_to; };
  std::filesystem::path waits;
  {
    Running running(options);
    running.until(absent);
    running.apply(intent::OpenCase{"made-up-jo"});
    running.apply(intent::ReadTo{{1, 0}, 0.4, {}});
    waits = running.session().where().look.parent_path() / "reading.json";
  }
  CHECK_FALSE(std::filesystem::exists(*options.portfolio));
  REQUIRE(std::filesystem::exists(waits));
  auto other = options;
  other.portfolio = desk.scratch / "another.vignette";
  CHECK(Running(other).model().places.empty());
  {
    Running again(options);
    again.until(absent);
    CHECK(read_to(again) == 0.4);
    again.open();
    again.apply(intent::ChooseProtection{false});
    again.apply(intent::Protect{});
    again.until_open();
    again.type("First.");
    again.until_saved();
  }
  CHECK_FALSE(std::filesystem::exists(waits));
  Running last(options);
  last.until_open();
  CHECK(read_to(last) == 0.4);
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
    CHECK(app::find_draft(two.model(), first)->editing.text == "The first.");
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

TEST_CASE("a start that goes straight to a question where there is no portfolio asks first, and then goes there") {
  const Desk desk(Desk::Portfolio::none);
  auto options = desk.options();
  options.open_case = "made-up-jo";
  options.open_question = "q2";
  Running running(options);
  running.until_screen(app::Screen::protect);
  CHECK_FALSE(std::filesystem::exists(desk.file()));
  running.apply(intent::ChooseProtection{false});
  running.apply(intent::Protect{});
  running.until_screen(app::Screen::question);
  CHECK(app::current_key(running.model()) == portfolio::QuestionKey{"made-up-jo", "q2"});
}

TEST_CASE("what is copied goes to the window's clipboard") {
  const Desk desk;
  Running running(desk.options());
  running.until_open();
  running.apply(intent::CopyText{"a line"});
  CHECK(running.copied == "a line");
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
