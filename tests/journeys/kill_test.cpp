// Typed without a stop and killed at any instant: what stood on the page half a second before is on the disk.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "cli/driver.hpp"
#include "store/care.hpp"
#include "store/reader.hpp"
#include "store/store.hpp"
#include "support/scratch.hpp"
#include "words/words.hpp"

namespace {

namespace fs = std::filesystem;
namespace store = vignette::store;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using vignette::cli::Display;
using vignette::cli::Driver;
using vignette::support::Scratch;
using vignette::words::say;
using vignette::words::Word;

const std::string question = "hmip-yj-sam-reviewing/q1";
constexpr milliseconds at_risk{500};
constexpr std::string_view passphrase = "plum ladder quiet engine";

int rounds() {
  const char* wished = std::getenv("VIGNETTE_KILL_ROUNDS");
  return wished ? std::atoi(wished) : 30;
}

/// How long this disk takes to put something small where it stays, at worst of a few times.
milliseconds sync_of(const fs::path& folder) {
  milliseconds worst{0};
  for (int i = 0; i < 8; ++i) {
    const auto began = Clock::now();
    const int file = open((folder / "sync").c_str(), O_CREAT | O_WRONLY, 0600);
    REQUIRE(file >= 0);
    REQUIRE(write(file, "words", 5) == 5);
    REQUIRE(fsync(file) == 0);
    close(file);
    worst = std::max(worst, std::chrono::ceil<milliseconds>(Clock::now() - began));
  }
  return worst;
}

struct Kept {
  bool sound = false;
  std::string text;
};

Kept kept(const fs::path& file, const store::KeyPtr& key) {
  auto reader = store::Reader::open(file, key);
  REQUIRE(reader);
  const auto health = (*reader)->look_over(false);
  REQUIRE(health);
  Kept found{health->sound, {}};
  const auto contents = (*reader)->everything();
  REQUIRE(contents);
  for (const auto& answer : contents->answers)
    if (answer.key.question_id == "q1") found.text = answer.text;
  return found;
}

}  // namespace

TEST_CASE("killed at any instant while somebody types: every word that stood there half a second before is kept") {
  const Scratch home;
  const Display display(1280, 800);
  const fs::path plain = home / "plain.vignette", locked = home / "locked.vignette";
  store::KeyPtr key = std::make_shared<const store::Key>(store::Key::derive(passphrase, store::Key::new_salt()));
  REQUIRE(store::protect(locked, {}, nullptr, key));
  REQUIRE(store::Store::open(plain));
  const std::string sheet(say(Word::question_your_answer));
  std::mt19937 chance(20261014);
  const milliseconds sync = sync_of(home.path());

  for (int round = 0; round < rounds(); ++round) {
    const bool protect = round % 3 == 2;
    const fs::path& file = protect ? locked : plain;
    const std::string before = kept(file, protect ? key : nullptr).text;
    Driver window(display, fs::path(VIGNETTE_BUILD) / "vignette", {"--portfolio", file.string(), "--size", "1280x800", "--open", question},
                  {"VIGNETTE_HOME=" + (home / "vignette").string(), "HOME=" + home.path().string()}, {});
    if (protect) {
      window.look({.screen = "unlock"});
      window.type(passphrase);
      window.press("Return");
    }
    window.look({.name = sheet, .value = before, .screen = "question"});
    window.press("ctrl+End");

    // One word after another, each seen on the page before the next; the end comes between any two of them.
    std::vector<std::pair<std::string, Clock::time_point>> shown;
    std::string now = before;
    const auto end = Clock::now() + milliseconds(std::uniform_int_distribution<int>(100, 2500)(chance));
    for (int word = 0; Clock::now() < end; ++word) {
      const std::string next = " r" + std::to_string(round) + "w" + std::to_string(word);
      window.type(next);
      now += next;
      if (std::uniform_int_distribution<int>(0, 9)(chance) == 0) continue;  // some are typed and never looked at
      window.look({.name = sheet, .value = now});
      shown.emplace_back(now, Clock::now());
    }
    window.kill();
    const auto killed = Clock::now();

    const Kept after = kept(file, protect ? key : nullptr);
    INFO("round " << round << ", the disk took " << sync.count() << " ms; kept " << after.text.size() << " of " << now.size() << " bytes");
    CHECK(after.sound);
    CHECK(now.starts_with(after.text));
    std::size_t owed = before.size();
    for (const auto& [text, when] : shown)
      if (when + at_risk + sync <= killed) owed = text.size();
    CHECK(after.text.size() >= owed);
  }
}
