// Passages marked and cited: kept as they are, found by case, and seen to when the file is looked over.
#include <sqlite3.h>

#include <catch2/catch_test_macros.hpp>

#include "store/backups.hpp"
#include "store/care.hpp"
#include "store/keeper.hpp"
#include "store/samples.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using portfolio::Instant;
using portfolio::SaveMark;
using samples::run_sql;
using store::Reader;
using store::Store;
using support::Scratch;

TEST_CASE("a mark is kept with everything it is, changed, put away and brought back") {
  for (const auto& key : {store::KeyPtr(), samples::raw_key()}) {
    const Scratch scratch;
    const auto file = scratch / "p";
    auto store = std::move(*Store::open(file, key));
    auto mark = samples::mark("a", "“Dŵr”, and\n\nwhat came after", "A note.\nOf two lines.");
    mark.at.before.clear();
    REQUIRE(store->transact({SaveMark{mark}}));
    CHECK(samples::contents(file, key).marks == std::vector{mark});
    mark.note.clear();
    mark.meaning = portfolio::Meaning::would_do_differently;
    mark.put_away = Instant{7'000};
    REQUIRE(store->transact({SaveMark{mark}}));
    CHECK(samples::contents(file, key).marks == std::vector{mark});
    mark.put_away.reset();
    mark.changed = Instant{8'000};
    REQUIRE(store->transact({SaveMark{mark}}));
    store.reset();
    CHECK(samples::contents(file, key).marks == std::vector{mark});
    CHECK((*Reader::open(file, key))->look_over(false)->faults.empty());
  }
}

TEST_CASE("marks come by case, oldest first, and none of them at the beginning") {
  const Scratch scratch;
  const auto store = std::move(*Store::open(scratch / "p"));
  const auto late = samples::mark("late", "late", "", 3'000), early = samples::mark("early", "early", "", 2'000);
  auto other = samples::mark("other", "other", "", 1'000);
  other.case_id = "wayne";
  auto elsewhere = samples::cite("q1", {other});
  elsewhere.cited.by = {"wayne", "q1"};
  REQUIRE(store->transact({SaveMark{late}, SaveMark{early}, SaveMark{other}, samples::cite("q2", {late, early}), elsewhere}));
  auto reader = std::move(*Reader::open(scratch / "p"));
  const auto of_sam = reader->of_cases({"sam"}).value();
  CHECK(of_sam.marks == std::vector{early, late});
  CHECK(of_sam.cited == std::vector{samples::cite("q2", {late, early}).cited});
  CHECK(reader->of_cases({"sam", "wayne"})->marks == std::vector{other, early, late});
  CHECK(reader->of_cases({"sam", "wayne"})->cited.size() == 2);
  CHECK(reader->everything()->marks.size() == 3);
  CHECK(reader->everything()->cited.size() == 2);
  CHECK(reader->beginning()->marks.empty());
  CHECK(reader->beginning()->cited.empty());
}

TEST_CASE("what an answer cites is replaced as a whole, and may come before its answer") {
  const Scratch scratch;
  const auto store = std::move(*Store::open(scratch / "p"));
  const auto a = samples::mark("a", "first"), b = samples::mark("b", "second");
  REQUIRE(store->transact({samples::cite("q1", {a, b}), samples::cite("q2", {a})}));
  REQUIRE(store->transact({samples::save("q1", "Written since."), samples::cite("q1", {b})}));
  CHECK(samples::contents(scratch / "p").cited == std::vector{samples::cite("q1", {b}).cited, samples::cite("q2", {a}).cited});
  REQUIRE(store->transact({samples::cite("q1", {})}));
  CHECK(samples::contents(scratch / "p").cited == std::vector{samples::cite("q2", {a}).cited});
}

TEST_CASE("no mark goes by any other way than being taken out for good") {
  const Scratch scratch;
  auto store = std::move(*Store::open(scratch / "p"));
  REQUIRE(store->transact({SaveMark{samples::mark("a", "first")}}));
  store.reset();
  CHECK(run_sql(scratch / "p", "DELETE FROM mark") == SQLITE_CONSTRAINT);
  CHECK(samples::contents(scratch / "p").marks.size() == 1);
}

TEST_CASE("a mark or citation that is not as it was written is told of") {
  const Scratch scratch;
  auto store = std::move(*Store::open(scratch / "p"));
  const auto a = samples::mark("a", "first");
  REQUIRE(store->transact({SaveMark{a}, SaveMark{samples::mark("b", "second")}, samples::cite("q1", {a})}));
  store.reset();
  REQUIRE(run_sql(scratch / "p", "UPDATE mark SET note = 'changed' WHERE id = 'mark-b'; UPDATE citation SET quote = 'other'") == SQLITE_OK);
  const auto health = (*Reader::open(scratch / "p"))->look_over(false).value();
  CHECK_FALSE(health.sound);
  CHECK(health.faults == std::vector<std::string>{"mark 2: not as it was written", "citation 1: not as it was written"});
  const auto told = store::salvage(scratch / "p", nullptr, scratch / "salvaged");
  REQUIRE(told);
  CHECK(told->unreadable == 2);
  CHECK(samples::contents(scratch / "salvaged").marks.at(1).note == "changed");
  CHECK((*Reader::open(scratch / "salvaged"))->look_over(false)->faults.empty());
}

TEST_CASE("copies, backups and a portfolio that is restored or protected carry marks") {
  const Scratch scratch;
  const auto file = scratch / "home" / "p";
  auto store = std::move(*Store::open(file));
  auto a = samples::mark("a", "first", "a note");
  REQUIRE(store->transact({SaveMark{a}, samples::cite("q1", {a})}));
  const auto whole = samples::contents(file);
  store::Backups backups(file, {}, nullptr);
  const auto made = backups.make(Instant{3'600'000}).value();
  REQUIRE(made);
  CHECK(samples::contents(made->file) == whole);
  CHECK_FALSE(backups.make(Instant{7'200'000}).value());  // nothing has changed
  a.note += ".";
  REQUIRE(store->transact({SaveMark{a}}));
  CHECK(backups.make(Instant{10'800'000}).value());
  REQUIRE(store->transact({samples::cite("q1", {})}));
  CHECK(backups.make(Instant{14'400'000}).value());
  store.reset();
  REQUIRE(store::restore(made->file, nullptr, file, Instant{18'000'000}));
  CHECK(samples::contents(file) == whole);
  REQUIRE(store::copy_to(file, nullptr, scratch / "copy"));
  CHECK(samples::contents(scratch / "copy") == whole);
  REQUIRE(store::protect(file, {}, nullptr, samples::raw_key()));
  CHECK(samples::contents(file, samples::raw_key()) == whole);
}

TEST_CASE("of a mark that waits to be kept only the newest is, and so of what an answer cites") {
  const Scratch scratch;
  const auto a = samples::mark("a", "first", "one"), again = samples::mark("a", "first", "two"), b = samples::mark("b", "second");
  std::vector<std::uint64_t> reported;
  {
    store::Keeper keeper(std::move(*Store::open(scratch / "p")), [&](const store::Kept& kept) { reported.push_back(kept.number); });
    keeper.keep(1, SaveMark{a});
    keeper.keep(2, samples::cite("q1", {a}));
    keeper.keep(3, SaveMark{b});
    keeper.keep(4, samples::cite("q2", {b}));
    keeper.keep(5, SaveMark{again});
    keeper.keep(6, samples::cite("q1", {again, b}));
    keeper.drain();
  }
  REQUIRE_FALSE(reported.empty());
  CHECK(reported.back() == 6);
  const auto contents = samples::contents(scratch / "p");
  CHECK(contents.marks == std::vector{again, b});
  CHECK(contents.cited == std::vector{samples::cite("q1", {again, b}).cited, samples::cite("q2", {b}).cited});
}
