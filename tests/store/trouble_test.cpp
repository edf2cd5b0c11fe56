// Files and disks that are not as they should be: a clear message, and never a file overwritten.
#include <sqlite3.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <fstream>

#include "store/care.hpp"
#include "store/samples.hpp"
#include "support/full_disk.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using store::Reader;
using store::Store;
using support::Scratch;
using words::Word;
namespace fs = std::filesystem;

namespace {

template <typename Door = Store>
words::Problem refusal(const fs::path& file, store::KeyPtr key = nullptr) {
  const auto open = Door::open(file, std::move(key));
  REQUIRE_FALSE(open);
  CHECK_FALSE(open.error().what.empty());
  CHECK_FALSE(open.error().mend.empty());
  return open.error();
}

void run(const fs::path& file, const std::string& sql) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
  CHECK(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(db);
}

void keep_one(const fs::path& file, const std::string& text) {
  auto store = Store::open(file);
  REQUIRE(store);
  REQUIRE((*store)->transact({portfolio::SaveAnswer{samples::answer("q1", text), true}}));
}

std::size_t files_in(const fs::path& folder) { return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {})); }

}  // namespace

TEST_CASE("a file that is no database is left as it is") {
  const Scratch scratch;
  for (const auto& bytes : {std::string("My notes, not a portfolio."), std::string(5000, 'x'), std::string("SQLite format 3")}) {
    support::put_bytes(scratch / "notes.txt", bytes);
    CHECK(refusal(scratch / "notes.txt").what == samples::sentence(Word::store_not_portfolio));
    CHECK(refusal<Reader>(scratch / "notes.txt").what == samples::sentence(Word::store_not_portfolio));
    CHECK(support::bytes_of(scratch / "notes.txt") == bytes);
    CHECK(files_in(scratch.path()) == 1);
  }
}

TEST_CASE("another program's database is left as it is") {
  const Scratch scratch;
  run(scratch / "other.db", "CREATE TABLE music (title TEXT); PRAGMA user_version = 1");
  const auto before = support::bytes_of(scratch / "other.db");
  const auto told = refusal(scratch / "other.db");
  CHECK(told.what == samples::sentence(Word::store_not_portfolio));
  CHECK(told.where == (scratch / "other.db").string());
  CHECK(support::bytes_of(scratch / "other.db") == before);
  CHECK(files_in(scratch.path()) == 1);
}

TEST_CASE("a newer version's file is left as it is") {
  const Scratch scratch;
  keep_one(scratch / "p", "kept");
  run(scratch / "p", "PRAGMA user_version = 99");
  const auto before = support::bytes_of(scratch / "p");
  CHECK(refusal(scratch / "p").what == samples::sentence(Word::store_newer));
  CHECK(refusal<Reader>(scratch / "p").what == samples::sentence(Word::store_newer));
  CHECK(support::bytes_of(scratch / "p") == before);
}

TEST_CASE("a newer version that is only in the log yet is seen too") {
  const Scratch scratch;
  keep_one(scratch / "p", "kept");
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open((scratch / "p").c_str(), &other) == SQLITE_OK);
  REQUIRE(sqlite3_exec(other, "PRAGMA user_version = 99", nullptr, nullptr, nullptr) == SQLITE_OK);
  const auto before = support::bytes_of(scratch / "p");
  const auto log = support::bytes_of(scratch / "p-wal");
  CHECK(refusal(scratch / "p").what == samples::sentence(Word::store_newer));
  CHECK(support::bytes_of(scratch / "p") == before);
  CHECK(support::bytes_of(scratch / "p-wal") == log);
  sqlite3_close(other);
}

TEST_CASE("a damaged file says so, and stays as it is") {
  const Scratch scratch;
  keep_one(scratch / "p", std::string(40'000, 'w'));
  auto bytes = support::bytes_of(scratch / "p");
  bytes.resize(8192);  // cut short: its first page still promises more
  support::put_bytes(scratch / "p", bytes);
  auto reader = Reader::open(scratch / "p");
  const auto told = reader ? (*reader)->everything().error() : reader.error();
  CHECK(told.what == samples::sentence(Word::store_damaged));
  CHECK(told.where == (scratch / "p").string());
  CHECK(support::bytes_of(scratch / "p") == bytes);
}

TEST_CASE("a log without its file is not thrown away") {
  const Scratch scratch;
  support::put_bytes(scratch / "p-wal", "words that are nowhere else");
  for (const bool empty : {false, true}) {
    if (empty) support::put_bytes(scratch / "p", "");
    CHECK(refusal(scratch / "p").what.find("p-wal") != std::string::npos);
    CHECK(support::bytes_of(scratch / "p-wal") == "words that are nowhere else");
  }
}

TEST_CASE("a folder, a place with nothing, and a folder that cannot be made are told apart") {
  const Scratch scratch;
  CHECK(refusal(scratch.path()).what == samples::sentence(Word::store_is_folder));
  CHECK(refusal<Reader>(scratch / "none").what == samples::sentence(Word::store_missing));
  support::put_bytes(scratch / "file", "in the way");
  CHECK_FALSE(Store::open(scratch / "file" / "p"));
  const auto told = refusal(fs::path("/proc/vignette/p"));
  CHECK(told.where == "/proc/vignette");
  CHECK(files_in(scratch.path()) == 1);
}

TEST_CASE("a read-only folder and a read-only file say so, and can still be read") {
  const Scratch scratch;
  fs::permissions(scratch.path(), fs::perms{0755});
  const auto folder = scratch / "folder";
  const auto file = folder / "p";
  keep_one(file, "kept");
  fs::permissions(file, fs::perms{0444});
  fs::permissions(folder, fs::perms{0555});
  const auto tell = [](const auto& open) { return open ? "open" : open.error().where + ": " + open.error().what; };
  const auto write_it = [&](const fs::path& which) { return samples::as_ordinary_user([&] { return tell(Store::open(which)); }); };
  const auto read_it = [&](const fs::path& which) {
    return samples::as_ordinary_user([&] {
      const auto reader = Reader::open(which);
      return reader ? (*reader)->everything()->answers.at(0).text : tell(reader);
    });
  };
  CHECK(write_it(folder / "new") == folder.string() + ": " + samples::sentence(Word::store_folder_read_only));
  CHECK(read_it(file) == "kept");

  fs::permissions(folder, fs::perms{0777});
  fs::permissions(folder / "p-lock", fs::perms{0666});
  CHECK(write_it(file) == file.string() + ": " + samples::sentence(Word::store_read_only));

  fs::permissions(file, fs::perms{0000});
  CHECK(read_it(file) == file.string() + ": " + samples::sentence(Word::store_not_readable));
}

TEST_CASE("a portfolio is written by one Store at a time") {
  const Scratch scratch;
  auto first = Store::open(scratch / "p");
  REQUIRE(first);
  CHECK(refusal(scratch / "p").what == samples::sentence(Word::store_in_use));
  first->reset();
  CHECK(Store::open(scratch / "p"));
}

TEST_CASE("another program that holds the file is named, and nothing is lost") {
  const Scratch scratch;
  auto store = Store::open(scratch / "p");
  REQUIRE(store);
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open((scratch / "p").c_str(), &other) == SQLITE_OK);
  REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
  const std::vector<store::Change> changes{portfolio::SaveAnswer{samples::answer("q1", "text"), false}};
  const auto refused = (*store)->transact(changes);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == samples::sentence(Word::store_in_use));
  sqlite3_close(other);
  CHECK((*store)->transact(changes));
}

TEST_CASE("a full disk says so; what was kept stays, and keeping goes on when there is room") {
  const Scratch scratch;
  auto store = Store::open(scratch / "p");
  REQUIRE(store);
  REQUIRE((*store)->transact({portfolio::SaveAnswer{samples::answer("q1", "before"), true}}));
  const std::vector<store::Change> changes{portfolio::SaveAnswer{samples::answer("q1", std::string(300'000, 'w')), true}};
  {
    const support::FullDisk limit(128 * 1024);
    for (int attempt = 0; attempt < 3; ++attempt) {
      const auto refused = (*store)->transact(changes);
      REQUIRE_FALSE(refused);
      CHECK(refused.error().what == samples::sentence(Word::store_full));
      CHECK(samples::contents(scratch / "p").answers.at(0).text == "before");
    }
  }
  REQUIRE((*store)->transact(changes));
  store->reset();
  CHECK(samples::contents(scratch / "p").answers.at(0).text.size() == 300'000);
  CHECK(samples::revisions(scratch / "p", "q1").size() == 2);
}

TEST_CASE("a disk that is full from the start says so") {
  const Scratch scratch;
  const support::FullDisk limit(0);
  CHECK(refusal(scratch / "p").what == samples::sentence(Word::store_full));
}

TEST_CASE("a file that is moved away while it is open takes along what was kept in it until then") {
  const bool noticed = GENERATE(false, true);
  const Scratch scratch;
  auto store = std::move(*Store::open(scratch / "p"));
  REQUIRE(store->transact({portfolio::SaveAnswer{samples::answer("q1", "Kept."), false}}));
  fs::rename(scratch / "p", scratch / "elsewhere");
  if (noticed) {  // and then killed
    REQUIRE_FALSE(store->transact({portfolio::SaveAnswer{samples::answer("q1", "Not kept."), false}}));
    fs::copy_file(scratch / "elsewhere", scratch / "then");
  } else {
    store.reset();
  }
  const auto reader = store::Reader::open(scratch / (noticed ? "then" : "elsewhere"));
  REQUIRE(reader);
  CHECK((*reader)->everything()->answers.at(0).text == "Kept.");
}

TEST_CASE("a file that is moved away while it is open is noticed before words go nowhere") {
  const Scratch scratch;
  auto store = Store::open(scratch / "p");
  REQUIRE(store);
  const std::vector<store::Change> changes{portfolio::SaveAnswer{samples::answer("q1", "text"), false}};
  fs::rename(scratch / "p", scratch / "elsewhere");
  const auto refused = (*store)->transact(changes);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == samples::sentence(Word::store_moved));
  fs::rename(scratch / "elsewhere", scratch / "p");
  CHECK((*store)->transact(changes));
}

TEST_CASE("a file in which something is damaged is not changed: what is kept before that is known stays in its log") {
  const Scratch scratch;
  const auto file = scratch / "p";
  keep_one(file, std::string(40'000, 'w'));
  const bool logged = GENERATE(true, false);
  if (!logged) {  // as `protect`, a backup or another program leaves it
    REQUIRE(store::copy_to(file, nullptr, scratch / "one file"));
    fs::rename(scratch / "one file", file);
  }
  auto bytes = support::bytes_of(file);
  std::fill_n(bytes.begin() + std::ptrdiff_t{60} * 4096, 4096, '\xFF');  // where the long answer goes on
  support::put_bytes(file, bytes);
  {
    auto store = Store::open(file);
    REQUIRE(store);
    const auto kept = (*store)->transact({portfolio::SaveAnswer{samples::answer("q2", "Kept all the same."), true}});
    CHECK(kept.has_value() == logged);
    if (!kept) CHECK(words::says_damaged(kept.error()));
    CHECK_FALSE((*store)->take_out({.what = portfolio::TakenOut::What::everything, .when = {2'000}}));
    (*store)->found_sound();  // said too early
  }
  CHECK((support::bytes_of(file) == bytes));
  if (logged) CHECK((support::bytes_of(scratch / "p-wal").find("Kept all the same.") != std::string::npos));
}

TEST_CASE("a long log is folded in only once the file was looked over, and then it is") {
  const Scratch scratch;
  const auto file = scratch / "p";
  keep_one(file, "First.");
  auto store = Store::open(file);
  REQUIRE(store);
  std::uintmax_t most = 0;
  for (int i = 0; i < 200; ++i) {
    REQUIRE(
        (*store)->transact({portfolio::SaveAnswer{samples::answer("q1", std::string(40'000, static_cast<char>('a' + i % 26))), false}}));
    most = std::max(most, fs::file_size(scratch / "p-wal"));
  }
  CHECK(most < 2 * 1000 * 4096);
  store->reset();
  CHECK_FALSE(fs::exists(scratch / "p-wal"));
}

TEST_CASE("a file that is emptied, overwritten or cut short while it is open is noticed before words go nowhere, and its log stays") {
  const Scratch scratch;
  const auto file = scratch / "p", log = scratch / "p-wal";
  auto store = Store::open(file);
  REQUIRE(store);
  REQUIRE((*store)->transact({portfolio::SaveAnswer{samples::answer("q1", "Said to be kept."), true}}));
  const auto whole = support::bytes_of(file);
  const auto put = [&](const std::string& bytes) {  // in place
    fs::resize_file(file, 0);
    std::ofstream(file, std::ios::binary | std::ios::app) << bytes;
  };
  put(GENERATE_COPY(std::string(), std::string(whole.size(), 'x'), whole.substr(0, whole.size() - 4096)));
  const auto left = support::bytes_of(file), in_log = support::bytes_of(log);
  const auto refused = (*store)->transact({portfolio::SaveAnswer{samples::answer("q1", "Not kept."), true}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == samples::sentence(Word::store_emptied));
  CHECK(refused.error().kind == words::Problem::Kind::emptied);
  static_cast<void>(Reader::open(file));  // SQLite would take the log of an empty file away
  store->reset();
  CHECK((support::bytes_of(file) == left));
  CHECK((support::bytes_of(log) == in_log));
}
