// A workshop in the real window, by keyboard alone, on paper and shared keyboard: nothing of it is left where nothing was to be kept, nor
// where the program is killed in its midst.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "journeys/desk.hpp"
#include "workshop/told.hpp"

using namespace vignette::journeys;
namespace workshop = vignette::workshop;

namespace {

const std::string planted = "quagmire";

std::string slip(int number) {
  return "We rang the school too late, " + planted + " " + std::string(1, static_cast<char>('a' + number)) + ".";
}

bool left_behind(const Desk& desk) {
  for (const auto& entry : fs::recursive_directory_iterator(desk.home.path()))
    if (entry.is_regular_file() && bytes_of(entry.path()).find(planted) != std::string::npos) return true;
  return false;
}

bool says_planted(const View& view) {
  return std::ranges::any_of(view.items, [](const Seen& item) {
    return item.name.find(planted) != std::string::npos || item.value.find(planted) != std::string::npos;
  });
}

/// How often the words stand in the memory of the program that has this portfolio; nothing where nobody lets this be read.
std::optional<std::size_t> in_memory(const Desk& desk, std::string_view words) {
  for (const auto& entry : fs::directory_iterator("/proc")) {
    std::error_code none;
    if (fs::read_symlink(entry.path() / "exe", none) != program ||
        bytes_of(entry.path() / "cmdline").find(desk.portfolio.string()) == std::string::npos)
      continue;
    std::ifstream maps(entry.path() / "maps"), memory(entry.path() / "mem", std::ios::binary);
    if (!maps || !memory) return std::nullopt;
    std::size_t count = 0;
    for (std::string line; std::getline(maps, line);) {
      std::size_t from = 0, to = 0;
      char reads = 0, writes = 0;
      if (std::sscanf(line.c_str(), "%zx-%zx %c%c", &from, &to, &reads, &writes) != 4 || writes != 'w') continue;
      std::string bytes(to - from, '\0');
      memory.clear();
      memory.seekg(static_cast<std::streamoff>(from));
      memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
      for (auto at = bytes.find(words); at != std::string::npos; at = bytes.find(words, at + 1)) ++count;
    }
    return count;
  }
  return std::nullopt;
}

/// By its button, which names what is next.
void go_on(Driver& window) {
  const std::string next = say(Word::team_next, fmt::arg("title", ""));
  const auto name = beginning(window, "button", next).name;
  window.choose_by_keyboard(name, "button");
  window.look({.name = name, .gone = true});
}

/// Sam is planned from its first page, the room opened, and six slips are typed to the first question.
void write_slips(Driver& window) {
  window.look({.screen = "reader"});
  window.press("ctrl+t");
  window.look({.name = named(Word::team_open), .screen = "team plan"});
  window.choose_by_keyboard(named(Word::team_open), "button");
  window.look({.screen = "leading"});
  window.reach_by_keyboard(named(Word::team_present), "text box");
  window.type("9");
  window.choose_by_keyboard(named(Word::team_present_set), "button");
  window.look({.name = say(Word::team_present_is, fmt::arg("count", "9"))});
  for (int step = 0; step < 3; ++step) go_on(window);
  window.look({.name = named(Word::team_close), .role = "button"});
  for (int i = 0; i < 6; ++i) {
    window.reach_by_keyboard(named(Word::team_type_now), "text box");
    window.type(slip(i));
    window.choose_by_keyboard(named(Word::team_type_in), "button");
    window.look({.name = workshop::capital(workshop::counted(static_cast<std::size_t>(i) + 1, Word::so_many_in, Word::so_many_in))});
  }
}

}  // namespace

TEST_CASE("by keyboard alone: a workshop is led, the room sees what it may, and wiped nothing is left") {
  Desk desk;
  desk.begin();
  auto window = desk.start({"--open", sam});
  write_slips(window);
  CHECK_FALSE(says_planted(window.look()));                                       // nobody reads a word while people write
  if (const auto there = in_memory(desk, "late, " + planted)) CHECK(*there > 0);  // it is found where it is

  window.press("ctrl+shift+r");
  CHECK_FALSE(says_planted(window.look({.screen = "room"})));
  for (const auto* key : {"Escape", "ctrl+1", "F12", "alt+Left"}) {
    window.press(key);
    CHECK(window.look().screen == "room");
  }
  window.press("ctrl+shift+r");
  window.look({.name = named(Word::team_uncover), .screen = "leading"});
  window.choose_by_keyboard(named(Word::team_uncover), "button");

  window.choose_by_keyboard(named(Word::team_close), "button");
  window.look({.name = slip(5), .role = "button"});
  window.choose_by_keyboard(slip(2), "button");
  window.choose_by_keyboard(named(Word::team_hold), "button");
  window.look({.name = named(Word::team_hold_why)});
  window.choose_by_keyboard(named(Word::team_hold), "button");
  window.look({.name = named(Word::team_hold_why), .gone = true});
  window.press("ctrl+shift+r");
  CHECK_FALSE(says_planted(window.look({.screen = "room"})));
  window.press("ctrl+shift+r");
  CHECK_FALSE(says_planted(window.look({.name = named(Word::team_uncover), .screen = "leading"})));
  window.choose_by_keyboard(named(Word::team_reveal), "button");
  window.look({.name = named(Word::team_reveal), .gone = true});
  window.press("ctrl+shift+r");
  const View wall = window.look({.screen = "room"});
  CHECK(says_planted(wall));
  CHECK(std::ranges::none_of(wall.items, [](const Seen& item) { return item.name.find(slip(2)) != std::string::npos; }));
  window.press("ctrl+shift+r");
  window.look({.screen = "leading"});

  window.choose_by_keyboard(named(Word::team_end), "button");
  window.look({.name = named(Word::team_wipe), .role = "button", .screen = "team end"});
  window.press("Return");  // what was promised is what the keyboard is at
  CHECK_FALSE(says_planted(window.look({.name = named(Word::team_to_list), .screen = "team end"})));
  window.press("Return");
  window.look({.name = named(Word::team_list_none), .screen = "workshops"});
  window.look();  // the drawing before it has gone, too
  // Nothing that anybody wrote, that is: a word by itself may stand on a stack until that is used again.
  if (const auto left = in_memory(desk, "late, " + planted)) CHECK(*left == 0);
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
  CHECK_FALSE(left_behind(desk));
}

TEST_CASE("a program killed while answers are looked through leaves no word to read, and the next goes on or wipes") {
  Desk desk;
  desk.begin();
  bool kept = false;
  {
    auto window = desk.start({"--open", sam});
    window.look({.screen = "reader"});
    window.press("ctrl+t");  // what the plan says before the start is what holds after a crash
    const auto ends = [](const Seen& item) { return item.name == named(Word::team_journal) || item.name == named(Word::team_memory); };
    View plan = window.look({.name = named(Word::team_keep_how), .screen = "team plan"});
    while (std::ranges::none_of(plan.items, ends)) plan = window.look({.screen = "team plan"});  // once it was looked for
    kept = std::ranges::find_if(plan.items, ends)->name == named(Word::team_journal);
    window.press("Escape");
    write_slips(window);
    window.choose_by_keyboard(named(Word::team_close), "button");
    window.look({.name = slip(5), .role = "button"});
    window.kill();
  }
  CHECK_FALSE(left_behind(desk));
  if (!kept) SKIP("this computer lets nobody use its keyring");
  {
    auto window = desk.start({});
    window.look({.name = named(Word::team_stopped_see), .screen = "shelf"});
    window.choose_by_keyboard(named(Word::team_stopped_see), "link");
    window.look({.name = named(Word::team_go_on), .screen = "workshops"});
    window.choose_by_keyboard(named(Word::team_go_on), "button");
    window.look({.name = slip(5), .role = "button", .screen = "leading"});
    window.choose_by_keyboard(named(Word::team_reveal), "button");
    window.look({.name = named(Word::team_reveal), .gone = true});
    window.kill();
  }
  CHECK_FALSE(left_behind(desk));
  auto window = desk.start({});
  window.look({.name = named(Word::team_stopped_see), .screen = "shelf"});
  window.press("ctrl+5");
  window.look({.name = named(Word::team_stopped_wipe), .screen = "workshops"});
  window.choose_by_keyboard(named(Word::team_stopped_wipe), "button");
  window.look({.name = named(Word::team_stopped_wipe), .gone = true});
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
  CHECK_FALSE(left_behind(desk));
  CHECK(std::ranges::none_of(fs::recursive_directory_iterator(desk.home.path()), [](const auto& entry) {
    return entry.path().filename().string().find("workshop.journal") != std::string::npos;
  }));
}
