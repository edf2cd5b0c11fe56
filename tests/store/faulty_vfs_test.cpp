// The disk that fails must itself be able to fail: a database that is not synced loses words on it, one that is does not.
#include "support/faulty_vfs.hpp"

#include <sqlite3.h>

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "store/disk.hpp"
#include "support/quick_scratch.hpp"

using namespace vignette;
namespace fs = std::filesystem;
using support::FaultyVfs;

namespace {

int run(sqlite3* database, const std::string& sql) { return sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr); }

int number(sqlite3* database, const char* sql) {
  sqlite3_stmt* row = nullptr;
  int answer = -1;
  if (sqlite3_prepare_v2(database, sql, -1, &row, nullptr) == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW) {
    answer = sqlite3_column_int(row, 0);
  }
  sqlite3_finalize(row);
  return answer;
}

/// Opens `p`, adds rows until the first failure or twelve of them, and answers how many were acknowledged.
int add_rows(const fs::path& file, const std::string& journal, const std::string& synchronous) {
  sqlite3* database = nullptr;
  int acknowledged = 0;
  if (sqlite3_open(file.c_str(), &database) == SQLITE_OK &&
      run(database, "PRAGMA journal_mode=" + journal + "; PRAGMA synchronous=" + synchronous + "; PRAGMA wal_autocheckpoint=4") ==
          SQLITE_OK) {
    for (int i = 0; i < 12; ++i) {
      const auto row = "INSERT INTO t SELECT coalesce(max(id), 0) + 1, hex(randomblob(" + std::to_string(40 + i * 300) + ")) FROM t";
      if (run(database, row) != SQLITE_OK) break;
      ++acknowledged;
    }
  }
  sqlite3_close(database);
  return acknowledged;
}

struct After {
  bool sound = false;
  int rows = 0;
};

After look(const fs::path& file) {
  After after;
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  sqlite3_stmt* row = nullptr;
  if (sqlite3_prepare_v2(database, "PRAGMA integrity_check", -1, &row, nullptr) == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW) {
    after.sound = std::string(reinterpret_cast<const char*>(sqlite3_column_text(row, 0))) == "ok";
  }
  sqlite3_finalize(row);
  after.rows = number(database, "SELECT count(*) FROM t");
  sqlite3_close(database);
  return after;
}

/// In how many of many losses of power something that was acknowledged was lost, or the file was no longer sound.
int losses(const std::string& journal, const std::string& synchronous) {
  int lost = 0;
  for (int n = 1;; n += 2) {
    const support::QuickScratch scratch;
    fs::create_directory(scratch / "home");
    const auto file = scratch / "home" / "p";
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    REQUIRE(run(database, "CREATE TABLE t (id INTEGER PRIMARY KEY, words TEXT)") == SQLITE_OK);
    sqlite3_close(database);
    FaultyVfs disk(scratch / "home");
    disk.stop_at(n);
    const int acknowledged = add_rows(file, journal, synchronous);
    const bool stopped = disk.struck();
    disk.crash(static_cast<std::uint64_t>(n));
    const auto after = look(file);
    if (!after.sound || after.rows < acknowledged) ++lost;
    if (!stopped) return lost;
  }
}

}  // namespace

TEST_CASE("a database that is synced in full loses nothing to a loss of power, one that is not loses much") {
  CHECK(losses("WAL", "FULL") == 0);
  CHECK(losses("DELETE", "EXTRA") == 0);
  CHECK(losses("WAL", "OFF") > 5);
  CHECK(losses("DELETE", "OFF") > 5);
  CHECK(losses("WAL", "NORMAL") > 5);
}

TEST_CASE("each kind of call fails at its n-th time, once or from then on") {
  const support::QuickScratch scratch;
  fs::create_directory(scratch / "home");
  const auto file = scratch / "home" / "p";
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  REQUIRE(run(database, "CREATE TABLE t (id INTEGER PRIMARY KEY, words TEXT)") == SQLITE_OK);
  sqlite3_close(database);
  FaultyVfs disk(scratch / "home");
  for (const unsigned kind : {support::reads, support::writes, support::syncs, support::opens}) {
    disk.fail({.kinds = kind, .n = 2});
    const int once = add_rows(file, "DELETE", "FULL");
    CHECK(disk.struck());
    CHECK(once < 12);
    disk.fail({.kinds = kind, .n = 1, .from_then_on = true});
    CHECK(add_rows(file, "DELETE", "FULL") == 0);
    disk.fail({.kinds = kind, .n = 1'000'000});
    CHECK(add_rows(file, "DELETE", "FULL") == 12);
    CHECK_FALSE(disk.struck());
  }
  disk.fail({.kinds = support::writes, .full = true});
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  CHECK(run(database, "INSERT INTO t (words) VALUES ('x')") == SQLITE_FULL);
  disk.heal();
  CHECK(run(database, "INSERT INTO t (words) VALUES ('x')") == SQLITE_OK);
  sqlite3_close(database);
}

TEST_CASE("a name is on the disk once its folder is") {
  const support::QuickScratch scratch;
  fs::create_directory(scratch / "home");
  const auto a = scratch / "home" / "a";
  const auto b = scratch / "home" / "b";
  int stayed = 0;
  int moved = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    fs::remove(b);
    support::put_bytes(a, "words");
    FaultyVfs disk(scratch / "home");
    fs::rename(a, b);
    if (seed % 2 == 0) {
      REQUIRE(store::disk::sync_folder(b));
    }
    disk.crash(seed);
    CHECK(fs::exists(a) != fs::exists(b));
    CHECK(support::bytes_of(fs::exists(a) ? a : b) == "words");
    if (seed % 2 == 0) {
      CHECK(fs::exists(b));
    } else {
      (fs::exists(a) ? stayed : moved) += 1;
    }
  }
  CHECK(stayed > 0);
  CHECK(moved > 0);
}
