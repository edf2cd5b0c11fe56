// The picture of the house in README.md is the house that CMake builds, and its walls hold.

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/scratch.hpp"

namespace fs = std::filesystem;
using vignette::support::Scratch;

namespace {

using Names = std::set<std::string>;

struct Room {
  std::string name;
  Names uses;
  bool operator==(const Room&) const = default;
};

/// Words of small letters, whatever stands between them.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c >= 'a' && c <= 'z')
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

Room room_of(const std::vector<std::string>& words) { return {words.at(0), Names(words.begin() + 1, words.end())}; }

std::vector<Room> rooms_of_cmake() {
  std::vector<Room> rooms;
  std::ifstream in(VIGNETTE_BUILD "/rooms.txt");
  for (std::string line; std::getline(in, line);) rooms.push_back(room_of(words_of(line)));
  return rooms;
}

/// Rows of the table whose head begins "| room |".
std::vector<Room> rooms_of_readme() {
  std::vector<Room> rooms;
  std::ifstream in(VIGNETTE_SOURCE "/README.md");
  std::string line;
  while (std::getline(in, line) && !line.starts_with("| room |")) {
  }
  std::getline(in, line);
  while (std::getline(in, line) && line.starts_with("|")) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '|');) cells.push_back(cell);
    auto words = words_of(cells.at(1));
    for (auto& used : words_of(cells.at(3))) words.push_back(used);
    rooms.push_back(room_of(words));
  }
  return rooms;
}

struct Compiling {
  std::string compiler;
  std::vector<std::string> roots;  ///< include folders of rooms
};

/// How each room is compiled. cmake/room.cpp is in every one.
std::map<std::string, Compiling> compiling() {
  std::map<std::string, Compiling> found;
  const auto commands = nlohmann::json::parse(std::ifstream(VIGNETTE_BUILD "/compile_commands.json"));
  for (const auto& entry : commands) {
    if (!entry["file"].get<std::string>().ends_with("/cmake/room.cpp")) continue;
    const auto output = entry["command"].get<std::string>();
    const auto begin = output.find("CMakeFiles/") + 11;
    Compiling& one = found[output.substr(begin, output.find(".dir/") - begin)];
    std::istringstream words(output);
    for (std::string word; words >> word;) {
      if (one.compiler.empty() && word.find("ccache") == std::string::npos) one.compiler = word;
      if (word.starts_with("-I") && word.find("/rooms/") != std::string::npos) one.roots.push_back(word.substr(2));
    }
  }
  return found;
}

bool compiles(const Compiling& how, const std::string& include) {
  const Scratch scratch;
  vignette::support::put_bytes(scratch / "try.cpp", "#include \"" + include + "\"\n");
  std::string command = how.compiler + " -std=c++23 -fsyntax-only";
  for (const auto& root : how.roots) command += " -I'" + root + "'";
  command += " '" + (scratch / "try.cpp").string() + "' 2>'" + (scratch / "said").string() + "'";
  const bool fine = std::system(command.c_str()) == 0;
  // Any other trouble than a header that is not there would be a mistake in the test.
  if (!fine) CHECK(vignette::support::bytes_of(scratch / "said").find("No such file") != std::string::npos);
  return fine;
}

}  // namespace

TEST_CASE("README's table of rooms is what CMake builds") {
  const auto built = rooms_of_cmake();
  const auto said = rooms_of_readme();
  REQUIRE(built.size() >= 12);
  REQUIRE(said.size() == built.size());
  for (std::size_t i = 0; i < built.size(); ++i) {
    CAPTURE(built[i].name, said[i].name);
    CHECK(said[i] == built[i]);
  }
}

TEST_CASE("every folder of the source is a room") {
  Names folders, rooms;
  for (const auto& entry : fs::directory_iterator(VIGNETTE_SOURCE "/src"))
    if (entry.is_directory()) folders.insert(entry.path().filename());
  for (const auto& room : rooms_of_cmake()) rooms.insert(room.name);
  CHECK(folders == rooms);
}

TEST_CASE("a room's headers are found by the rooms above it and by no others") {
  // What a used room's headers include has to be found too: so the rooms that can be reached, not only those named.
  std::map<std::string, Names> reached;
  for (const auto& room : rooms_of_cmake()) {
    Names& all = reached[room.name];
    all.insert(room.name);
    for (const auto& used : room.uses) {
      CAPTURE(room.name, used);
      REQUIRE(reached.contains(used));  // ground floor first: no arrow points upwards
      all.insert(reached[used].begin(), reached[used].end());
    }
  }
  const auto built = compiling();
  for (const auto& [name, allowed] : reached) {
    CAPTURE(name);
    REQUIRE(built.contains(name));
    Names found;
    for (const auto& root : built.at(name).roots)
      for (const auto& link : fs::directory_iterator(root)) found.insert(link.path().filename());
    CHECK(found == allowed);
  }
}

TEST_CASE("an include across a wall does not compile") {
  const auto built = compiling();
  CHECK(compiles(built.at("text"), "words/words.hpp"));
  CHECK_FALSE(compiles(built.at("text"), "store/store.hpp"));
  CHECK_FALSE(compiles(built.at("pack"), "portfolio/records.hpp"));
  CHECK_FALSE(compiles(built.at("app"), "store/store.hpp"));
  CHECK_FALSE(compiles(built.at("ui"), "shell/window.hpp"));
}
