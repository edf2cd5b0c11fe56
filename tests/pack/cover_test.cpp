// A pack's own cover: taken from its folder, and left out, with its reason, when it is not one.
#include "pack/cover.hpp"

#include "example.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using namespace vignette::pack;
using support::put_bytes;
using support::Scratch;

namespace {

constexpr std::string_view plain =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><rect width="3" height="2" fill="#14474C"/></svg>)";

/// The good case in a folder, with `key` as one more line of its front matter.
Case with(const Scratch& folder, const std::string& key) {
  std::filesystem::create_directories(folder / "example");
  put_bytes(folder / "example/case.md", example::spoilt("basis: published\n", "basis: published\n" + key));
  return read_case(folder / "example");
}

void put(const Scratch& folder, const std::string& name, std::string_view bytes) {
  std::filesystem::create_directories(folder / "example");
  put_bytes(folder / "example" / name, bytes);
}

/// Left out, and said why at the place that names it.
void left_out(const Case& read, int line, std::string_view says) {
  INFO(example::told(read));
  CHECK(read.cover.empty());
  CHECK_FALSE(cover_file(read));
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].where == read.file);
  CHECK(read.problems[0].line == line);
  CHECK(read.problems[0].what.find(says) != std::string::npos);
  CHECK_FALSE(read.problems[0].mend.empty());
}

constexpr int named_line = 14;

}  // namespace

TEST_CASE("a cover.svg in the folder is the cover where none is named") {
  const Scratch folder;
  put(folder, "cover.svg", plain);
  const Case read = with(folder, "");
  INFO(example::told(read));
  CHECK(read.problems.empty());
  REQUIRE(cover_file(read));
  CHECK(*cover_file(read) == std::filesystem::path(read.folder) / "cover.svg");
}

TEST_CASE("a cover that Vignette draws, named, goes before a file that lies there") {
  const Scratch folder;
  put(folder, "cover.svg", plain);
  const Case read = with(folder, "cover: sam\n");
  CHECK(read.cover == "sam");
  CHECK_FALSE(cover_file(read));
}

TEST_CASE("a cover may be named as it lies in the folder") {
  const Scratch folder;
  put(folder, "tiles.svg", plain);
  const Case read = with(folder, "cover: tiles.svg\n");
  CHECK(read.problems.empty());
  CHECK(read.cover == "tiles.svg");
}

TEST_CASE("a cover that is not there is left out, and said at its line") {
  const Scratch folder;
  left_out(with(folder, "cover: tiles.svg\n"), named_line, "is not there");
}

TEST_CASE("a cover outside the pack's folder is left out") {
  const Scratch folder;
  put_bytes(folder / "other.svg", plain);
  left_out(with(folder, "cover: ../other.svg\n"), named_line, "own folder");
}

TEST_CASE("a cover that is something else is left out") {
  const Scratch folder;
  put(folder, "cover.svg", "\x89PNG\r\n\x1A\n");
  left_out(with(folder, ""), 1, "not an SVG picture");
}

TEST_CASE("a cover with entities or pictures in it is left out") {
  const Scratch folder;
  put(folder, "cover.svg", R"(<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>)");
  left_out(with(folder, ""), 1, "holds entities");
  put(folder, "cover.svg", R"(<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/png;base64,AAAA"/></svg>)");
  left_out(with(folder, ""), 1, "or pictures");
}

TEST_CASE("a cover larger than any drawing of shapes is left out unread") {
  const Scratch folder;
  put(folder, "cover.svg", std::string(plain) + std::string(largest_cover, ' '));
  left_out(with(folder, ""), 1, "too large");
}
