// A call's words that are off: said in our sentences, with how to mend them, and 64.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>
#include <utility>

#include "support/shell_line.hpp"

namespace {

using vignette::support::Said;

/// What is said on standard error, unless `heard` asks for something else.
Said call(const std::string& words, const std::string& heard = " 2>&1 >/dev/null") {
  const std::string line = "env -u DISPLAY '" VIGNETTE_BUILD "/vignette' " + words + heard + " </dev/null";
  return vignette::support::run_line(line);
}

std::string line(const std::string& command, const std::string& what) {
  return command + ": error: " + what + " (Ask " + command + " --help for what it takes)\n";
}

}  // namespace

TEST_CASE("what is wrong with a call's words is said in plain sentences") {
  using Pair = std::pair<std::string, std::string>;
  const auto [words, told] = GENERATE(
      Pair{"--frob", line("vignette", "“--frob” is not known here")},
      Pair{"cases --frob", line("vignette cases", "“--frob” is not known here")},
      Pair{"cases one two", line("vignette cases", "“one two” is not known here")},
      Pair{"--size", line("vignette", "--size needs something after it")},
      Pair{"--size 640x480 --size 800x600", line("vignette", "--size takes less than it was given")},
      Pair{"--size large", line("vignette", "“large” is not a size such as 1440x900")},
      Pair{"export --format md", line("vignette export", "--output is missing")}, Pair{"check", line("vignette check", "path is missing")},
      Pair{"portfolio restore", line("vignette portfolio restore", "file is missing")},
      Pair{"tour --out x --text-size 20", line("vignette tour", "“20” is not a number from 80 to 400")},
      Pair{"tour --out x --text-size big", line("vignette tour", "“big” is not a number from 80 to 400")},
      Pair{"tour --out x --theme pink", line("vignette tour", "“pink” is not one of paper, dark, contrast")},
      Pair{"cases --json=maybe", line("vignette cases", "“--json” cannot be understood here")});
  CAPTURE(words);
  const Said said = call(words);
  CHECK(said.status == 64);
  CHECK(said.told == told);
}

TEST_CASE("a command that needs another names them") {
  const Said said = call("portfolio");
  CHECK(said.status == 64);
  CHECK(said.told.find("A command is missing: info, verify, backup, restore") != std::string::npos);
}

TEST_CASE("help and version are no mistakes, and help has our headings") {
  CHECK(call("--version").status == 0);
  const Said help = call("--help", " 2>/dev/null");
  CHECK(help.status == 0);
  CHECK(help.told.find("\nOptions:\n") != std::string::npos);
  CHECK(help.told.find("\nCommands:\n") != std::string::npos);
  CHECK(help.told.find("draw-cover") == std::string::npos);
}
