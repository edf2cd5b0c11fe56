// The write-ahead log that a killed program leaves: what it holds is there; an end that is missing is noticed, not passed over.
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "store/care.hpp"
#include "store/log.hpp"
#include "store/reader.hpp"
#include "store/safe.hpp"
#include "store/sqlite.hpp"
#include "support/jobs.hpp"

using namespace vignette;
using store::Reader;
using store::Store;
using support::Files;
using Kind = words::Problem::Kind;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t log_header = 32, frame = 24 + 4096;

std::string text_of(int number) { return "Kept, number " + std::to_string(number) + "."; }

/// The files as a program leaves them that is killed after it was told that all eight answers are kept.
Files killed(const store::KeyPtr& key, bool folded) {
  const support::QuickScratch scratch;
  const auto file = scratch / "p.vignette";
  REQUIRE(Store::open(file, key));  // the first eight pages, by whose seals a key is known, are in the file itself
  auto opened = Store::open(file, key);
  REQUIRE(opened);
  for (int i = 0; i < 8; ++i) REQUIRE((*opened)->transact({samples::save("q" + std::to_string(i), text_of(i), 1'000 + i)}));
  if (folded) {  // all is in the file, and the log has not been begun anew yet
    store::Database other(file, store::Database::Way::write, key.get());
    store::Statement row(other, "PRAGMA wal_checkpoint(PASSIVE)");
    REQUIRE(row.step());
    REQUIRE(row.number(1) == row.number(2));
  }
  Files files;
  for (const auto* name : {"p.vignette", "p.vignette-wal", "p.vignette-shm"}) files[name] = support::bytes_of(scratch / name);
  return files;
}

void check_all_there(const fs::path& file, const store::KeyPtr& key) {
  const auto contents = samples::contents(file, key);
  REQUIRE(contents.answers.size() == 8);
  for (const auto& answer : contents.answers) CHECK(answer.text == text_of(static_cast<int>(answer.updated.ms - 1'000)));
}

/// Whoever comes first is told, nothing is changed, and what is left can be salvaged.
void check_noticed(const Files& files, const store::KeyPtr& key) {
  const support::QuickScratch scratch;
  const auto file = scratch / "home" / "p.vignette";
  support::lay_out(scratch / "home", files);
  for (const bool writer : {false, true}) {
    const auto told = writer ? Store::open(file, key).error() : Reader::open(file, key).error();
    CHECK(told.kind == Kind::damaged);
    for (const auto& [name, bytes] : files) CHECK(support::bytes_of(scratch / "home" / name) == bytes);
  }
  CHECK_FALSE(store::copy_to(file, key, scratch / "copy"));
  const auto saved = store::salvage(file, key, scratch / "saved");
  REQUIRE(saved);
  CHECK(saved->answers < 8);
}

}  // namespace

TEST_CASE("of a log that was left behind every word is there") {
  for (const auto& key : {store::KeyPtr(), jobs::key_of(5)}) {
    const auto files = killed(key, false);
    const support::QuickScratch scratch;
    support::lay_out(scratch / "home", files);
    check_all_there(scratch / "home" / "p.vignette", key);
    REQUIRE(Store::open(scratch / "home" / "p.vignette", key));
    check_all_there(scratch / "home" / "p.vignette", key);
    // The index is made again where it is missing, as after copying the two others.
    auto without = files;
    without.erase("p.vignette-shm");
    const support::QuickScratch other;
    support::lay_out(other / "home", without);
    check_all_there(other / "home" / "p.vignette", key);
  }
}

TEST_CASE("a log whose very end is missing or other than it was is noticed, by whoever looks first") {
  for (const auto& key : {store::KeyPtr(), jobs::key_of(5)}) {
    const auto files = killed(key, false);
    const auto& log = files.at("p.vignette-wal");
    const auto cut = [&](std::size_t to) {
      INFO("cut to " << to << " of " << log.size() << (key ? ", protected" : ""));
      auto less = files;
      less["p.vignette-wal"].resize(to);
      check_noticed(less, key);
    };
    const std::size_t frames = (log.size() - log_header) / frame;
    REQUIRE(frames > 3);
    for (const std::size_t left : {frames - 1, frames - 2, frames / 2}) cut(log_header + left * frame);
    for (const std::size_t less : {1, 2, 511, 4096}) cut(log.size() - less);
    auto changed = files;
    changed["p.vignette-wal"][log.size() - 700] ^= 1;
    check_noticed(changed, key);
  }
}

TEST_CASE("a log that is gone is noticed too, and one whose words are all in the file is not missed") {
  for (const auto& key : {store::KeyPtr(), jobs::key_of(5)}) {
    auto gone = killed(key, false);
    gone.erase("p.vignette-wal");
    {
      const support::QuickScratch scratch;
      support::lay_out(scratch / "home", gone);
      const auto file = scratch / "home" / "p.vignette";
      CHECK(Store::open(file, key).error().kind == Kind::damaged);
      CHECK(Reader::open(file, key).error().kind == Kind::damaged);
      CHECK(store::copy_to(file, key, scratch / "copy").error().kind == Kind::damaged);
      CHECK(store::salvage(file, key, scratch / "saved"));
    }
    // Folded and emptied, and the power went before the index was written once more.
    auto emptied = killed(key, true);
    emptied["p.vignette-shm"] = killed(key, false).at("p.vignette-shm");
    emptied["p.vignette-wal"].clear();
    {
      const support::QuickScratch scratch;
      support::lay_out(scratch / "home", emptied);
      REQUIRE(Store::open(scratch / "home" / "p.vignette", key));
      check_all_there(scratch / "home" / "p.vignette", key);
    }
    auto folded = killed(key, true);
    folded["p.vignette-wal"].resize(log_header + frame / 2);
    const support::QuickScratch scratch;
    support::lay_out(scratch / "home", folded);
    REQUIRE(Store::open(scratch / "home" / "p.vignette", key));
    check_all_there(scratch / "home" / "p.vignette", key);
  }
}

TEST_CASE("while somebody writes, no other program takes the log for one that is cut") {
  const support::QuickScratch scratch;
  const auto file = scratch / "p.vignette";
  auto opened = Store::open(file);
  REQUIRE(opened);
  int ends[2];
  REQUIRE(pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0);
  const pid_t child = fork();
  if (child == 0) {  // looks again and again until the writer is done
    close(ends[1]);
    char nothing = 0;
    int looked = 0;
    while (read(ends[0], &nothing, 1) < 0) {
      if (store::log_is_cut(file)) _exit(1);
      ++looked;
    }
    _exit(looked > 0 ? 0 : 2);
  }
  REQUIRE(child > 0);
  close(ends[0]);
  for (int i = 0; i < 400; ++i) {
    REQUIRE((*opened)->transact({samples::save("q" + std::to_string(i % 8), text_of(i) + std::string(4'000, 'w'), 1'000 + i)}));
    if (i % 20 == 0) CHECK(Reader::open(file));
  }
  close(ends[1]);
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}
