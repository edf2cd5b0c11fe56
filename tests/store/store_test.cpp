#include "store/store.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>

#include "store/samples.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using store::Store;
using support::Scratch;

namespace {

std::unique_ptr<Store> opened(const std::filesystem::path& file, Store::Access access = Store::Access::read_write) {
  auto made = Store::open(file, access);
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
    CHECK(store->read()->answers.empty());
    REQUIRE(store->transact({portfolio::SaveAnswer{first, true}, portfolio::SaveAnswer{second, false}, portfolio::SavePlace{place}}));
  }
  const auto contents = opened(file)->read();
  REQUIRE(contents);
  first.revisions = 1;
  CHECK(contents->answers == std::vector{second, first});
  CHECK(contents->places == std::vector{place});
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

  const auto contents = store->read();
  REQUIRE(contents->answers.size() == 1);
  const auto& kept = contents->answers.front();
  CHECK(kept.text == "last");
  CHECK(kept.wording == "What else?");
  CHECK(kept.id == first.id);
  CHECK(kept.created == first.created);
  CHECK(kept.updated == later.updated);
  CHECK(kept.revisions == 2);
  const auto revisions = store->revisions({"sam", "q1"});
  REQUIRE(revisions->size() == 2);
  CHECK(revisions->at(0).text == "last");
  CHECK(revisions->at(1).text == "first");
  CHECK(revisions->at(1).made == first.updated);
  CHECK(store->revisions({"sam", "unknown"})->empty());
}

TEST_CASE("a place takes the earlier one's seat with all its sections") {
  const Scratch scratch;
  auto store = opened(scratch / "p");
  REQUIRE(store->transact({portfolio::SavePlace{samples::place("sam", 1)}}));
  auto place = samples::place("sam", 9);
  place.sections_read = {"learning"};
  REQUIRE(store->transact({portfolio::SavePlace{place}}));
  CHECK(store->read()->places == std::vector{place});
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
  CHECK(store->read()->answers.empty());
  CHECK(store->transact({portfolio::SaveAnswer{good, false}}));
}

TEST_CASE("revisions cannot be changed or taken out") {
  const Scratch scratch;
  auto store = opened(scratch / "p");
  REQUIRE(store->transact({portfolio::SaveAnswer{samples::answer("q1", "kept"), true}}));
  store.reset();
  ask(scratch / "p", "UPDATE revision SET text = '' RETURNING 1");
  ask(scratch / "p", "DELETE FROM revision RETURNING 1");
  CHECK(ask(scratch / "p", "SELECT count(*) FROM revision WHERE text = 'kept'") == 1);
}

TEST_CASE("the file is a plain SQLite file that says what it is") {
  const Scratch scratch;
  opened(scratch / "p").reset();
  CHECK(ask(scratch / "p", "PRAGMA application_id") == 0x56676E74);
  CHECK(ask(scratch / "p", "PRAGMA user_version") == Store::newest_version());
  CHECK(Store::newest_version() == 1);
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

  auto reader = opened(file, Store::Access::read_only);
  CHECK(reader->read()->answers.at(0).text == "text");
  const auto refused = reader->transact({portfolio::SaveAnswer{samples::answer("q1", "other"), false}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == samples::sentence(words::Word::store_read_only));
  reader.reset();
  CHECK(support::bytes_of(file) == before);
  CHECK(std::distance(std::filesystem::directory_iterator(scratch.path()), {}) == 1);
}

TEST_CASE("what another Store has just kept can be read beside it") {
  const Scratch scratch;
  auto writer = opened(scratch / "p");
  REQUIRE(writer->transact({portfolio::SaveAnswer{samples::answer("q1", "fresh"), false}}));
  CHECK(opened(scratch / "p", Store::Access::read_only)->read()->answers.at(0).text == "fresh");
  REQUIRE(writer->transact({portfolio::SaveAnswer{samples::answer("q1", "fresher"), false}}));
  CHECK(opened(scratch / "p", Store::Access::read_only)->read()->answers.at(0).text == "fresher");
}

TEST_CASE("an empty file is a portfolio in which nothing is kept yet") {
  const Scratch scratch;
  support::put_bytes(scratch / "p", "");
  CHECK(opened(scratch / "p", Store::Access::read_only)->read()->answers.empty());
  CHECK(opened(scratch / "p", Store::Access::read_only)->revisions({"sam", "q1"})->empty());
  CHECK(support::bytes_of(scratch / "p").empty());
  CHECK(opened(scratch / "p")->transact({portfolio::SaveAnswer{samples::answer("q1", "text"), false}}));
}
