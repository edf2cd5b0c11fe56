// A workshop with sixteen real browser pages, where this computer has a browser and what drives it: scripts/check-phones without what it
// fetches and builds.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "support/scratch.hpp"
#include "support/shell_line.hpp"
#include "workshop/taken_home.hpp"

using namespace vignette;

TEST_CASE("sixteen phones take part in a workshop in real browsers, from the code to the wipe") {
  if (support::run_line("command -v node >/dev/null && command -v chromium >/dev/null").status != 0)
    SKIP("node or chromium is not on this machine; scripts/check-phones installs chromium and runs this");
  const support::Scratch scratch;
  const auto ran = support::run_line("cd '" VIGNETTE_SOURCE "' && node tests/phones/room.mjs '" VIGNETTE_BUILD "/vignette' '" +
                                     scratch.path().string() + "' 2>&1");
  INFO(ran.told);
  CHECK(ran.status == 0);
  // What a browser saved is what the program reads.
  const auto home = workshop::read_words_file(support::bytes_of(scratch / "my-workshop-words.txt"), "my-workshop-words.txt");
  REQUIRE(home);
  REQUIRE(home->answers.size() == 1);
  CHECK(home->answers.front().words == "<b onclick=alert(1)>Ask</b> for updates before I write the review, not after.");
}
