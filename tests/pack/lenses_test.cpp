/// Lenses beside the packs: read in the file's order, and told about where something is missing.
#include <filesystem>
#include <fstream>

#include "example.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using namespace vignette::pack;
namespace fs = std::filesystem;

namespace {

Shelf shelf_with(const fs::path& folder, std::string_view lenses) {
  fs::create_directories(folder / "a");
  std::ofstream(folder / "a" / "case.md", std::ios::binary) << example::good;
  std::ofstream(folder / "lenses.yml", std::ios::binary) << lenses;
  return read_shelf({folder});
}

bool says(const Shelf& shelf, std::string_view words) {
  return std::ranges::any_of(shelf.problems,
                             [&](const words::Problem& problem) { return words::describe(problem).find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("lenses are read in the order of their file, with source and prompts") {
  const support::Scratch scratch;
  const Shelf shelf = shelf_with(scratch.path(),
                                 "second: {name: Later, source: Somebody 1999, prompts: [{heading: One, question: \"What?\"}]}\n"
                                 "first:\n  name: \"Who isn’t heard?\"\n  prompts:\n    - heading: The child\n      question: \"How?\"\n"
                                 "    - {heading: The family, question: \"And they?\"}\n");
  CHECK(shelf.problems.empty());
  REQUIRE(shelf.lenses.size() == 2);
  CHECK(shelf.lenses[0] == Lens{"second", "Later", "Somebody 1999", {{"One", "What?"}}});
  CHECK(shelf.lenses[1].source.empty());
  REQUIRE(shelf.lenses[1].prompts.size() == 2);
  CHECK(shelf.lenses[1].prompts[1].heading == "The family");
}

TEST_CASE("a lens with nothing to ask is left out, and its line is named") {
  const support::Scratch scratch;
  const Shelf shelf = shelf_with(scratch.path(),
                                 "good: {name: Good, prompts: [{heading: One, question: \"What?\"}]}\n"
                                 "thin: {name: Thin}\n"
                                 "half:\n  name: Half\n  prompts:\n    - heading: Alone\n");
  REQUIRE(shelf.lenses.size() == 1);
  CHECK(says(shelf, "lenses.yml:2:1: warning: The lens “thin” has no name, or asks nothing"));
  CHECK(says(shelf, "lenses.yml:6:7: warning: A prompt of “half” has no heading, or no question"));
  CHECK(says(shelf, "lenses.yml:3:1: warning: The lens “half” has no name, or asks nothing"));
}

TEST_CASE("a heading is one line, whatever its author typed") {
  const support::Scratch scratch;
  const Shelf shelf = shelf_with(scratch.path(), "a: {name: A, prompts: [{heading: \"One\\nand two \", question: \"What?\", odd: 1}]}\n");
  REQUIRE(shelf.lenses.size() == 1);
  CHECK(shelf.lenses[0].prompts[0].heading == "One and two");
  CHECK(says(shelf, "“odd” is not a key we know"));
}

TEST_CASE("of one pack alone the lenses beside its folder are read") {
  const support::Scratch scratch;
  shelf_with(scratch.path(), "a: {name: A, prompts: [{heading: One, question: \"What?\"}]}\n");
  CHECK(read_shelf({scratch.path() / "a"}).lenses.size() == 1);
}
