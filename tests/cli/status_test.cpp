// What each command answers with: 0 done, 1 something is wrong with what was looked at, 2 could not be done, 64 the words are off.
#include <sys/wait.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <string>

#include "support/scratch.hpp"

namespace {

namespace fs = std::filesystem;
using namespace vignette;

class Calls {
 public:
  int operator()(const std::string& words) const {
    const std::string line = "cd '" + scratch_.path().string() +
                             "' && env -u DISPLAY -u WAYLAND_DISPLAY VIGNETTE_HOME=home '" VIGNETTE_BUILD "/vignette' " + words +
                             " </dev/null >out 2>err";
    const int status = std::system(line.c_str());
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status);
  }
  fs::path operator/(const std::string& name) const { return scratch_ / name; }
  std::string out() const { return support::bytes_of(scratch_ / "out"); }
  std::string err() const { return support::bytes_of(scratch_ / "err"); }

 private:
  support::Scratch scratch_;
};

}  // namespace

TEST_CASE("what is not there cannot be checked or listed") {
  const Calls call;
  CHECK(call("check nothing-here") == 2);
  CHECK(call.err().find("nothing-here") != std::string::npos);
  CHECK(call.out().empty());
  CHECK(call("check --json nothing-here") == 2);
  CHECK(call("check '" VIGNETTE_SOURCE "/content' nothing-here") == 2);
  CHECK(call("cases --content nothing-here") == 2);
  CHECK(call.out().empty());
  CHECK(call("export --format md --content nothing-here -o file.md") == 2);
  CHECK_FALSE(fs::exists(call / "file.md"));
  CHECK(call("answers --portfolio nothing-here") == 2);
  CHECK(call("portfolio verify") == 2);
  CHECK(call("portfolio backup") == 2);
  CHECK(call("portfolio restore nothing-here") == 2);
  CHECK(call("portfolio unprotect") == 2);
  CHECK(call("portfolio erase --yes") == 2);
  CHECK(call("portfolio salvage -o file.md") == 2);
  CHECK(call("export --format md --case nobody -o file.md") == 2);
  CHECK(call("export --format md -o no-such-folder/file.md") == 2);
  CHECK(call("--open sam") == 2);  // no display
  support::put_bytes(call / "a-file", "");
  for (const std::string folder : {"/proc/nowhere", "a-file", "a-file/below"}) {
    INFO(folder);
    CHECK(call("tour --out " + folder) == 2);
    CHECK(call.err().starts_with(folder + ": error: This folder cannot be made"));
    CHECK(std::ranges::count(call.err(), '\n') == 1);
  }
}

TEST_CASE("the tour touches no portfolio that is there already") {
  const Calls call;
  for (const std::string left : {"mine", "mine-wal"}) {
    INFO(left);
    support::put_bytes(call / left, "somebody's words");
    CHECK(call("tour --out folder --portfolio mine") == 2);
    CHECK(call.err().starts_with("mine: error: There is a portfolio here already"));
    CHECK(support::bytes_of(call / left) == "somebody's words");
    CHECK_FALSE(fs::exists(call / "folder"));
    fs::remove(call / left);
  }
}

TEST_CASE("what is there, and not as it should be, is told from what is sound") {
  const Calls call;
  CHECK(call("check '" VIGNETTE_SOURCE "/content'") == 0);
  CHECK(call("cases --content '" VIGNETTE_SOURCE "/content'") == 0);
  CHECK(call("answers") == 0);
  CHECK(call("portfolio info") == 0);
  fs::create_directories(call / "packs/odd");
  CHECK(call("check packs") == 1);
  support::put_bytes(call / "packs/odd/case.md", "---\nid: odd\n---\n## Case summary\n\nText.\n");
  CHECK(call("check packs") == 1);
  CHECK(call("check packs/odd/case.md") == 1);
  CHECK(call("cases --content packs") == 1);
  CHECK(call("cases --json --content packs") == 1);
  CHECK(call("export --format md --content packs -o file.md") == 0);
}

TEST_CASE("what a service has set is checked before anybody's window shows it") {
  const Calls call;
  support::put_bytes(call / "policy.yml", "door:\n  me:\n    wales:\n      steps: [Ring the desk.]\n");
  CHECK(call("check policy.yml") == 0);
  support::put_bytes(call / "policy.yml", "door:\n  me:\n    wales:\n      step: [Ring the desk.]\nupload: yes\n");
  CHECK(call("check policy.yml") == 1);
  CHECK(call.err().find("policy.yml:4:7: error: ") != std::string::npos);
  CHECK(call.err().find("policy.yml:5:1: error: ") != std::string::npos);
  CHECK(call.err().find("“steps”") != std::string::npos);
  CHECK(call("check --json policy.yml '" VIGNETTE_SOURCE "/content'") == 1);
  CHECK(call.out().find("\"line\": 4") != std::string::npos);
  CHECK(call("check no-such-policy.yml") == 2);
}

TEST_CASE("words that are off are told from what cannot be done") {
  const Calls call;
  for (const std::string words : {"check", "portfolio", "portfolio look", "tour", "--bogus", "--size 1x1", "nothing-here",
                                  "export --format doc -o file", "export --format md", "export --format md --since yesterday -o file",
                                  "tour --out folder --text-size 500", "tour --out folder --theme pink"}) {
    INFO(words);
    CHECK(call(words) == 64);
    CHECK_FALSE(call.err().empty());
  }
}
