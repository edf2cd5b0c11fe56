#include "store/store.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>

#include "store/samples.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using store::Reader;
using store::Store;
using support::Scratch;

namespace {

template <typename Door = Store>
std::unique_ptr<Door> opened(const std::filesystem::path& file, store::KeyPtr key = nullptr) {
  auto made = Door::open(file, std::move(key));
  if (!made) FAIL(words::describe(made.error()));
  return std::move(*made);
}

std::int64_t ask(const std::filesystem::path& file, const char* sql) {
  sqlite3* db = nullptr;
  sqlite3_stmt* row = nullptr;
  std::int64_t number = -1;
  if (sqlite3_open(file.c_str(), &db) == SQLITE_OK && sqlite3_prepare_v2(db, sql, -1, &row, nullptr) == SQLITE_OK &&
      sqlite3_step(row) == SQLITE_ROW) {
    number = sqlite3_column_int64(row, 0);
  }
  sqlite3_finalize(row);
  sqlite3_close(db);
  return number;
}

}  // namespace

TEST_CASE("what is kept is there when the file is opened again") {
  const Scratch scratch;
  const auto file = scratch / "deep" / "folder" / "portfolio.vignette";
  auto first = samples::answer("q1", "Dŵr, café, 👩‍👩‍👧\n\n‘quoted’", 1'000);
  const auto second = samples::answer("q2", "", 2'000);
  const auto place = samples::place("sam", 4);
  {
    auto store = opened(file);
    CHECK(samples::contents(file).answers.empty());
    REQUIRE(store->transact({portfolio::SaveAnswer{first, true}, portfolio::SaveAnswer{second, false}, portfolio::SavePlace{place}}));
  }
  const auto contents = samples::contents(file);
  first.revisions = 1;
  CHECK(contents.answers == std::vector{second, first});
  CHECK(contents.places == std::vector{place});
  CHECK(contents.tally == portfolio::Tally{2, 1});
}

TEST_CASE("a later draft takes the earlier one's place, and its revisions stay") {
  const Scratch scratch;
  auto store = opened(scratch / "p");
  const auto first = samples::answer("q1", "first", 1'000);
  auto later = samples::answer("q1", "later", 2'000);
  later.wording = "What else?";
  REQUIRE(store->transact({portfolio::SaveAnswer{first, true}}));
  REQUIRE(store->transact({portfolio::SaveAnswer{later, false}}));
  later.text = "last";
  REQUIRE(store->transact({portfolio::SaveAnswer{later, true}}));

  const auto contents = samples::contents(scratch / "p");
  REQUIRE(contents.answers.size() == 1);
  const auto& kept = contents.answers.front();
  CHECK(kept.text == "last");
  CHECK(kept.wording == "What else?");
  CHECK(kept.id == first.id);
  CHECK(kept.created == first.created);
  CHECK(kept.updated == later.updated);
  CHECK(kept.revisions == 2);
  const auto revisions = samples::revisions(scratch / "p", "q1");
  CHECK(samples::texts(revisions) == std::vector<std::string>{"first", "last"});
  CHECK(revisions.at(0).made == first.updated);
  CHECK(samples::revisions(scratch / "p", "unknown").empty());
}

TEST_CASE("a place takes the earlier one's seat with all its sections") {
  const Scratch scratch;
  auto store = opened(scratch / "p");
  REQUIRE(store->transact({portfolio::SavePlace{samples::place("sam", 1)}}));
  auto place = samples::place("sam", 9);
  place.sections_read = {"learning"};
  REQUIRE(store->transact({portfolio::SavePlace{place}}));
  CHECK(samples::contents(scratch / "p").places == std::vector{place});
}

TEST_CASE("changes are carried out all or not at all") {
  const Scratch scratch;
  auto store = opened(scratch / "p");
  const auto good = samples::answer("q1", "good");
  auto clash = samples::answer("q2", "secret words");
  clash.id = good.id;  // two answers cannot have one id
  const auto result = store->transact({portfolio::SaveAnswer{good, true}, portfolio::SaveAnswer{clash, true}});
  REQUIRE_FALSE(result);
  CHECK(result.error().where == (scratch / "p").string());
  CHECK(words::describe(result.error()).find("secret") == std::string::npos);
  CHECK(samples::contents(scratch / "p").answers.empty());
  CHECK(store->transact({portfolio::SaveAnswer{good, false}}));
}

TEST_CASE("revisions cannot be changed or taken out") {
  const Scratch scratch;
  auto store = opened(scratch / "p");
  REQUIRE(store->transact({portfolio::SaveAnswer{samples::answer("q1", "kept"), true}}));
  store.reset();
  ask(scratch / "p", "UPDATE revision SET body = x'' RETURNING 1");
  ask(scratch / "p", "DELETE FROM revision RETURNING 1");
  ask(scratch / "p", "DELETE FROM answer RETURNING 1");
  CHECK(samples::texts(samples::revisions(scratch / "p", "q1")) == std::vector<std::string>{"kept"});
}

TEST_CASE("the file is a plain SQLite file that says what it is") {
  const Scratch scratch;
  opened(scratch / "p").reset();
  CHECK(ask(scratch / "p", "PRAGMA application_id") == 0x56676E74);
  CHECK(ask(scratch / "p", "PRAGMA user_version") == Store::newest_version());
  CHECK(support::bytes_of(scratch / "p").starts_with("SQLite format 3"));
  struct stat status{};
  REQUIRE(::stat((scratch / "p").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("commits go through the log and are waited for") {
  const Scratch scratch;
  auto store = opened(scratch / "p");
  REQUIRE(store->transact({portfolio::SaveAnswer{samples::answer("q1", "text"), false}}));
  CHECK(std::filesystem::file_size(scratch / "p-wal") > 0);
}

TEST_CASE("reading alone writes nothing and needs nobody's leave") {
  const Scratch scratch;
  const auto file = scratch / "a ?&%#é.vignette";
  opened(file)->transact({portfolio::SaveAnswer{samples::answer("q1", "text"), false}}).value();
  std::filesystem::remove(file.string() + "-lock");
  const auto before = support::bytes_of(file);

  auto reader = opened<Reader>(file);
  CHECK(reader->everything()->answers.at(0).text == "text");
  CHECK(reader->search({.words = "te"})->size() == 1);
  CHECK(reader->look_over(false)->sound);
  reader.reset();
  CHECK(support::bytes_of(file) == before);
  CHECK(std::distance(std::filesystem::directory_iterator(scratch.path()), {}) == 1);
}

TEST_CASE("what another Store has just kept can be read beside it") {
  const Scratch scratch;
  auto writer = opened(scratch / "p");
  REQUIRE(writer->transact({portfolio::SaveAnswer{samples::answer("q1", "fresh"), false}}));
  CHECK(samples::contents(scratch / "p").answers.at(0).text == "fresh");
  REQUIRE(writer->transact({portfolio::SaveAnswer{samples::answer("q1", "fresher"), false}}));
  CHECK(samples::contents(scratch / "p").answers.at(0).text == "fresher");
}

TEST_CASE("an empty file is a portfolio in which nothing is kept yet") {
  const Scratch scratch;
  support::put_bytes(scratch / "p", "");
  const auto reader = opened<Reader>(scratch / "p");
  CHECK(reader->beginning()->answers.empty());
  CHECK(reader->revisions({"sam", "q1"})->empty());
  CHECK(reader->search({.words = "text"})->empty());
  CHECK(support::bytes_of(scratch / "p").empty());
  auto store = opened(scratch / "p");
  CHECK(store->transact({portfolio::SaveAnswer{samples::answer("q1", "text"), false}}));
  CHECK(reader->beginning()->answers.size() == 1);  // the same Reader, once something is there
}
