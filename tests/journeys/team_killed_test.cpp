// The program killed at every step of a workshop, as by a power cut that leaves the computer on: the next one goes on where it stood, or
// wipes, and in no file is ever a word to read.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journeys/a_workshop.hpp"

using namespace vignette::journeys;

namespace {

const std::string commitment = "We ring the school first, " + planted + " no more.";

/// How many slips there are in a workshop: for a wall there have to be five.
enum class Slips : int { one = 1, for_a_wall = 6 };

void press(Driver& window, Word name) { window.choose_by_keyboard(named(name), "button"); }
void heading(Driver& window, Word name) { window.look({.name = named(name), .role = "heading", .screen = "leading"}); }

/// A step of the plan: how one gets there from the one before, and what is seen there, before the program is killed and by the next.
struct Stop {
  const char* name;
  void (*there)(Driver&, Slips);
  void (*stands)(Driver&, Slips);
};

constexpr std::array stops{
    Stop{"the opening", [](Driver&, Slips) {},
         [](Driver& window, Slips) {
           heading(window, Word::plan_opening);
           window.look({.name = named(Word::team_present_how)});
         }},
    Stop{"reading alone",
         [](Driver& window, Slips) {
           set_present(window);
           go_on(window);
         },
         [](Driver& window, Slips) {
           heading(window, Word::plan_reading);
           window.look({.name = say(Word::team_present_is, fmt::arg("count", "9"))});
         }},
    Stop{"the pause", [](Driver& window, Slips) { go_on(window); }, [](Driver& window, Slips) { heading(window, Word::plan_pause); }},
    Stop{"writing",
         [](Driver& window, Slips slips) {
           go_on(window);
           put_slips_in(window, static_cast<int>(slips));
         },
         [](Driver& window, Slips slips) {
           window.look({.name = named(Word::team_close), .role = "button", .screen = "leading"});
           const std::size_t count = slips == Slips::one ? 1 : 6;
           const auto in = vignette::workshop::capital(vignette::workshop::counted(count, Word::so_many_in, Word::so_many_in));
           CHECK_FALSE(says_planted(window.look({.name = in})));  // nobody reads a word, after a crash neither
         }},
    Stop{"looking through",
         [](Driver& window, Slips slips) {
           press(window, Word::team_close);
           window.look({.name = slip(0), .role = "button"});
           if (slips == Slips::one) return;
           window.choose_by_keyboard(slip(2), "button");
           press(window, Word::team_hold);
           window.look({.name = named(Word::team_hold_why)});
           press(window, Word::team_hold);
           window.look({.name = named(Word::team_hold_why), .gone = true});
         },
         [](Driver& window, Slips slips) {
           const View view = window.look({.name = slip(0), .role = "button", .screen = "leading"});
           if (slips == Slips::one) return;
           CHECK(says(view, "Six answers, one held back, shuffled."));
           window.press("ctrl+shift+r");
           CHECK_FALSE(says_planted(window.look({.screen = "room"})));
           window.press("ctrl+shift+r");
           window.look({.name = named(Word::team_uncover), .screen = "leading"});
           press(window, Word::team_uncover);
           window.look({.name = slip(0), .role = "button"});
         }},
    Stop{"the talk",
         [](Driver& window, Slips slips) {
           const Word on = slips == Slips::one ? Word::team_talk : Word::team_reveal;
           press(window, on);
           window.look({.name = named(on), .gone = true});
         },
         [](Driver& window, Slips slips) {
           window.look({.begins = say(Word::team_next, fmt::arg("title", "")), .screen = "leading"});
           window.press("ctrl+shift+r");
           const View room = window.look({.screen = "room"});
           CHECK(says(room, slip(0)) == (slips == Slips::for_a_wall));
           CHECK_FALSE(says(room, slip(2)));
           window.press("ctrl+shift+r");
           window.look({.screen = "leading"});
         }},
    Stop{"commitments",
         [](Driver& window, Slips) {
           go_on(window);
           window.look({.name = named(Word::team_close), .role = "button"});
           press(window, Word::team_skip);  // the second question, to which nobody has written
           heading(window, Word::plan_heard);
           go_on(window);
           window.reach_by_keyboard(named(Word::team_commitment), "text box");
           window.type(commitment);
           press(window, Word::team_commit);
         },
         [](Driver& window, Slips) {
           heading(window, Word::plan_commitments);
           window.look({.name = commitment});
         }},
    Stop{"the close", [](Driver& window, Slips) { go_on(window); }, [](Driver& window, Slips) { heading(window, Word::plan_close); }}};

/// Where the program puts what is only for now is of this person, too.
Driver start(Desk& desk, const std::vector<std::string>& arguments = {}) {
  const auto for_now = desk.home.path() / "for now";
  fs::create_directories(for_now);
  return desk.start(arguments, {"TMPDIR=" + for_now.string()});
}

std::vector<fs::path> journals(const Desk& desk) {
  std::vector<fs::path> all;
  for (const auto& entry : fs::recursive_directory_iterator(desk.home.path()))
    if (entry.path().filename().string().find("workshop.journal") != std::string::npos) all.push_back(entry.path());
  return all;
}

/// The only one there is.
fs::path journal(const Desk& desk) {
  for (const auto& file : journals(desk))
    if (file.filename() == "workshop.journal") return file;
  FAIL("there is no journal");
  return {};
}

void wipe_unfinished(Driver& window) {
  window.press("ctrl+5");
  window.look({.name = named(Word::team_stopped_wipe), .screen = "workshops"});
  press(window, Word::team_stopped_wipe);
  window.look({.name = named(Word::team_stopped_wipe), .gone = true});
}

void killed_and_wiped(std::span<const Stop> where) {
  Desk desk;
  desk.begin();
  for (const auto& stop : where) {
    CAPTURE(stop.name);
    const auto slips = std::string_view(stop.name) == "the talk" ? Slips::for_a_wall : Slips::one;
    auto window = start(desk, {"--open", sam});
    plan_sam(window);
    const bool kept = promises_a_journal(window);
    open_room(window);
    for (const auto& before : stops) {
      before.there(window, slips);
      if (&before == &stop) break;
    }
    stop.stands(window, slips);
    window.kill();
    CHECK_FALSE(left_behind(desk));
    if (!kept) {
      CHECK(journals(desk).empty());
      SKIP("this computer lets nobody use its keyring: nothing is left to be wiped");
    }
    const auto copy = bytes_of(journal(desk));
    CHECK(copy.size() > 100);
    {
      auto next = start(desk);
      next.look({.name = named(Word::team_stopped_see), .screen = "shelf"});
      wipe_unfinished(next);
      next.press("ctrl+q");
      CHECK(next.wait() == 0);
    }
    CHECK_FALSE(left_behind(desk));
    CHECK(journals(desk).empty());
    if (&stop != &stops.back()) continue;
    // Whoever had copied the file has nothing of it: its key is gone, too.
    put_bytes(desk.home.path() / "vignette/workshop.journal", copy);
    auto next = start(desk);
    next.look({.screen = "shelf"});
    next.press("ctrl+5");
    CHECK_FALSE(says(next.look({.name = named(Word::team_list_none), .screen = "workshops"}), named(Word::team_go_on)));
    next.press("ctrl+q");
    CHECK(next.wait() == 0);
    CHECK(journals(desk).empty());  // nobody can read it any more
  }
}

}  // namespace

TEST_CASE("a program killed at every step of a workshop leaves no word to read, and the next goes on where it stood") {
  Desk desk;
  desk.begin();
  const auto slips = Slips::for_a_wall;
  bool begun = false;
  for (const auto& stop : stops) {
    CAPTURE(stop.name);
    auto window = begun ? start(desk) : start(desk, {"--open", sam});
    if (!begun) {
      plan_sam(window);
      const bool kept = promises_a_journal(window);
      open_room(window);
      if (!kept) {
        window.kill();
        SKIP("this computer lets nobody use its keyring: nothing can be gone on with");
      }
      begun = true;
    } else {
      window.look({.name = named(Word::team_stopped_see), .screen = "shelf"});
      window.choose_by_keyboard(named(Word::team_stopped_see), "link");
      window.look({.name = named(Word::team_go_on), .screen = "workshops"});
      press(window, Word::team_go_on);
      (&stop - 1)->stands(window, slips);
    }
    stop.there(window, slips);
    stop.stands(window, slips);
    window.kill();
    CHECK_FALSE(left_behind(desk));
    CHECK(fs::exists(journal(desk)));
  }
  auto window = start(desk);
  window.look({.name = named(Word::team_stopped_see), .screen = "shelf"});
  window.press("ctrl+5");
  window.look({.name = named(Word::team_go_on), .screen = "workshops"});
  press(window, Word::team_go_on);
  stops.back().stands(window, slips);
  press(window, Word::team_end);
  window.look({.name = named(Word::team_wipe), .role = "button", .screen = "team end"});
  window.press("Return");
  CHECK_FALSE(says_planted(window.look({.name = named(Word::team_to_list), .screen = "team end"})));
  CHECK(journals(desk).empty());
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
  CHECK_FALSE(left_behind(desk));
}

TEST_CASE("a program killed before anybody reads an answer leaves what the next wipes, for good") {
  killed_and_wiped(std::span(stops).first<4>());
}

TEST_CASE("a program killed once answers are read leaves what the next wipes, for good") { killed_and_wiped(std::span(stops).last<4>()); }
