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

#include "journeys/a_workshop.hpp"

using namespace vignette::journeys;

namespace {

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

/// Sam is planned from its first page, the room opened, and six slips are typed to the first question.
void write_slips(Driver& window) {
  plan_sam(window);
  open_room(window);
  set_present(window);
  for (int step = 0; step < 3; ++step) go_on(window);
  put_slips_in(window, 6);
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
    plan_sam(window);
    kept = promises_a_journal(window);  // what the plan says before the start is what holds after a crash
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
