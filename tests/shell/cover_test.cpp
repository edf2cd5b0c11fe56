// Covers drawn by librsvg, which scripts/setup installs: one that is fine, ones that are not, and a machine without it.
#include "shell/cover_file.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <string>

#include "support/scratch.hpp"

using namespace vignette;
using namespace vignette::shell;
using support::put_bytes;
using support::Scratch;

namespace {

const std::filesystem::path program = VIGNETTE_BUILD "/vignette";

std::expected<Pixels, words::Problem> drawn(const Scratch& folder, const std::string& text) {
  put_bytes(folder / "cover.svg", text);
  return read_cover(folder / "cover.svg", program);
}

std::string svg(const std::string& inside) {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 300 200">)" + inside + "</svg>";
}

/// A drawing of ten lines that asks for a rectangle ten thousand million times.
std::string bomb() {
  std::string inside = R"(<defs><g id="a0"><rect width="200" height="200" fill="red" opacity=".5"/></g>)";
  for (int level = 1; level < 10; ++level) {
    inside += "<g id=\"a" + std::to_string(level) + "\">";
    for (int i = 0; i < 10; ++i) inside += "<use xlink:href=\"#a" + std::to_string(level - 1) + "\"/>";
    inside += "</g>";
  }
  return svg(inside + R"(</defs><use xlink:href="#a9"/>)");
}

using Rgba = std::array<int, 4>;
Rgba at(const Pixels& pixels, int x, int y) {
  const auto* pixel =
      &pixels.rgba[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) + static_cast<std::size_t>(x))];
  return {pixel[0], pixel[1], pixel[2], pixel[3]};
}

}  // namespace

TEST_CASE("a cover is drawn in its own shape and colours") {
  const Scratch folder;
  const auto pixels =
      drawn(folder, svg(R"(<rect width="150" height="200" fill="#14474C"/><rect x="150" width="75" height="200" fill="#C2603C"
    fill-opacity="0.5"/>)"));
  REQUIRE(pixels);
  CHECK(pixels->width == cover_side);
  CHECK(pixels->height == 1067);
  CHECK(at(*pixels, 10, 500) == Rgba{0x14, 0x47, 0x4C, 255});
  const Rgba half = at(*pixels, 1000, 500);  // colours are not multiplied by the alpha beside them
  CHECK(std::abs(half[0] - 0xC2) <= 1);
  CHECK(std::abs(half[2] - 0x3C) <= 1);
  CHECK(std::abs(half[3] - 128) <= 1);
  CHECK(at(*pixels, 1500, 500)[3] == 0);
}

TEST_CASE("a cover of an enormous or absurd size is drawn as large as any other") {
  const Scratch folder;
  const auto tall =
      drawn(folder, R"(<svg xmlns="http://www.w3.org/2000/svg" width="1" height="900000"><rect width="1" height="9"/></svg>)");
  REQUIRE(tall);
  CHECK(tall->height == cover_side);
  CHECK(tall->width == cover_side / 4);
}

TEST_CASE("a cover that breaks off is named, with how to mend it") {
  const Scratch folder;
  const auto broken = drawn(folder, R"(<svg xmlns="http://www.w3.org/2000/svg"><rect></svg>)");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().where == (folder / "cover.svg").string());
  CHECK(broken.error().what.find("cannot be drawn") != std::string::npos);
  CHECK(broken.error().severity == words::Severity::error);
  CHECK_FALSE(broken.error().mend.empty());
}

TEST_CASE("a cover that asks for hours of work is given up") {
  const Scratch folder;
  const auto given_up = drawn(folder, bomb());
  REQUIRE_FALSE(given_up);
  CHECK(given_up.error().what.find("cannot be drawn") != std::string::npos);
}

TEST_CASE("a cover that holds entities is not even begun") {
  const Scratch folder;
  put_bytes(folder / "cover.svg", R"(<!DOCTYPE svg [<!ENTITY a "a">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>)");
  const auto refused = read_cover(folder / "cover.svg", folder / "no-program");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what.find("entities") != std::string::npos);
}

TEST_CASE("without librsvg a cover is not called broken: it is said what to install") {
  const Scratch folder;
  put_bytes(folder / "cover.svg", svg(""));
  const pid_t child = fork();
  if (child == 0) _exit(draw_cover(folder / "cover.svg", "librsvg-that-nobody-has.so"));
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  put_bytes(folder / "without", "#!/bin/sh\nexit " + std::to_string(WEXITSTATUS(status)) + "\n");
  std::filesystem::permissions(folder / "without", std::filesystem::perms::owner_all);
  const auto untried = read_cover(folder / "cover.svg", folder / "without");
  REQUIRE_FALSE(untried);
  CHECK(untried.error().severity == words::Severity::warning);
  CHECK(untried.error().mend.find("librsvg2-2") != std::string::npos);
}

TEST_CASE("what draws a cover is told nothing that was said to the program alone") {
  const Scratch folder;
  put_bytes(folder / "cover.svg", svg(""));
  put_bytes(folder / "listens", "#!/bin/sh\nenv >" + (folder / "heard").string() + "\nexit 1\n");
  std::filesystem::permissions(folder / "listens", std::filesystem::perms::owner_all);
  REQUIRE(setenv("VIGNETTE_PASSPHRASE", "a long secret", 1) == 0);
  CHECK_FALSE(read_cover(folder / "cover.svg", folder / "listens"));
  unsetenv("VIGNETTE_PASSPHRASE");
  const std::string heard = support::bytes_of(folder / "heard");
  CHECK_FALSE(heard.empty());
  CHECK(heard.find("a long secret") == std::string::npos);
}
