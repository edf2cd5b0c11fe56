// What passes between learner and supervisor: kept as it is, never changed, never opened twice, saved from a damaged file.
#include <sqlite3.h>

#include <catch2/catch_test_macros.hpp>

#include "store/backups.hpp"
#include "store/care.hpp"
#include "store/exchanging.hpp"
#include "store/safe.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using exchanging::reviews;
using portfolio::Exchange;
using portfolio::Page;
using portfolio::PageKind;
using portfolio::SaveExchange;
using portfolio::SaveUnfinished;
using portfolio::Unfinished;
using samples::run_sql;
using store::Reader;
using store::Store;

namespace {

const std::vector<std::string> tables{"exchange", "page", "shared_answer", "own_note", "unfinished", "file_opened"};

}  // namespace

TEST_CASE("an exchange is kept with everything it is, in a protected portfolio and in one that is not") {
  for (const auto& key : {store::KeyPtr(), safe::a_key()}) {
    const support::Scratch scratch;
    const auto file = scratch / "p";
    auto store = std::move(*Store::open(file, key));
    CHECK(reviews(file, key) == portfolio::Reviews{});
    auto mine = exchanging::shared_by_me("S1");
    const auto theirs = exchanging::handed_over("S2");
    REQUIRE(store->transact({SaveExchange{mine}, SaveExchange{theirs}}));
    CHECK(reviews(file, key).exchanges == std::vector{theirs, mine});
    CHECK(reviews(file, key).opened == std::vector<portfolio::OpenedFile>{{theirs.keys, "S2", theirs.pages[0].kept}});

    mine.pages.push_back(exchanging::page(PageKind::reply, "R1", false, "a reply", 20'000));
    mine.pages.push_back(exchanging::page(PageKind::agreement, "A1", true, "agreed", 30'000));
    mine.notes.push_back({"n1", {40'000}, "Asked again."});
    mine.both_have = portfolio::Day{2026, 10, 14};
    mine.keep_until = portfolio::Day{2028, 10, 14};
    mine.role = "practice educator";
    REQUIRE(store->transact({SaveExchange{mine}}));
    CHECK(reviews(file, key).exchanges == std::vector{theirs, mine});
    CHECK(portfolio::opened_at(reviews(file, key), mine.keys, "R1") == portfolio::Instant{20'000});
    CHECK_FALSE(portfolio::opened_at(reviews(file, key), mine.keys, "A1"));
    CHECK((*Reader::open(file, key))->look_over(false)->faults.empty());
  }
}

TEST_CASE("a page stays as it is, whatever is wished of it, and so do dated notes") {
  const support::Scratch scratch;
  const auto file = scratch / "p";
  auto store = std::move(*Store::open(file));
  const auto mine = exchanging::noted_by_me("S1");
  REQUIRE(store->transact({SaveExchange{mine}}));
  auto otherwise = mine;
  otherwise.pages[0].body = "other words", otherwise.pages[0].digest = "other", otherwise.pages[0].taken_out = portfolio::Instant{1};
  otherwise.notes[0].words = "never asked";
  otherwise.answers[0].version = "another";
  REQUIRE(store->transact({SaveExchange{otherwise}}));
  CHECK(reviews(file).exchanges == std::vector{mine});
  otherwise.pages.clear(), otherwise.notes.clear(), otherwise.answers.clear();
  REQUIRE(store->transact({SaveExchange{otherwise}}));
  CHECK(reviews(file).exchanges == std::vector{mine});
  store.reset();
  for (const auto* wish : {"UPDATE page SET body = 'x'", "DELETE FROM page", "DELETE FROM exchange", "UPDATE own_note SET words = 'x'",
                           "DELETE FROM own_note", "DELETE FROM shared_answer"}) {
    INFO(wish);
    CHECK(run_sql(file, wish) != SQLITE_OK);
  }
  CHECK(reviews(file).exchanges == std::vector{mine});
}

TEST_CASE("a file that was opened is refused if it comes again, after a restart and under whatever name") {
  const support::Scratch scratch;
  const auto file = scratch / "p";
  {
    auto store = std::move(*Store::open(file));
    REQUIRE(store->transact({SaveExchange{exchanging::shared_by_me("S1")}, SaveExchange{exchanging::handed_over("S2")}}));
    auto answered = exchanging::shared_by_me("S1");
    answered.pages.push_back(exchanging::page(PageKind::reply, "R1", false, "a reply", 20'000));
    REQUIRE(store->transact({SaveExchange{answered}}));
    REQUIRE(store->transact({SaveExchange{answered}}));  // of what is here nothing comes again
  }
  auto store = std::move(*Store::open(file));
  const auto before = reviews(file);
  auto again = exchanging::shared_by_me("S3");
  again.pages.push_back(exchanging::page(PageKind::reply, "R1", false, "a reply", 50'000));
  REQUIRE(store->transact({SaveExchange{again}, portfolio::SaveAnswer{samples::answer("q7", "Asked."), true}}));
  again.pages.pop_back();
  CHECK(reviews(file).exchanges == std::vector{again, before.exchanges[0], before.exchanges[1]});
  CHECK(reviews(file).opened == before.opened);
  CHECK(samples::contents(file).answers.size() == 1);  // nothing else waits behind it
}

TEST_CASE("the number of an exchange is nobody else's") {
  const support::Scratch scratch;
  const auto file = scratch / "p";
  auto store = std::move(*Store::open(file));
  REQUIRE(store->transact({SaveExchange{exchanging::shared_by_me("S1")}}));
  const auto before = reviews(file);
  auto other = exchanging::handed_over("S1");
  CHECK_FALSE(portfolio::may_be_kept(before, "S1", false, other.keys));
  REQUIRE(store->transact({SaveExchange{other}}));
  other = exchanging::shared_by_me("S1");
  CHECK(portfolio::may_be_kept(before, "S1", true, other.keys));
  other.keys = std::string(128, 'z');
  CHECK_FALSE(portfolio::may_be_kept(before, "S1", true, other.keys));
  REQUIRE(store->transact({SaveExchange{other}}));
  CHECK(reviews(file) == before);
  auto on_paper = exchanging::shared_by_me("S2");
  on_paper.keys.clear();
  REQUIRE(store->transact({SaveExchange{on_paper}}));
  REQUIRE(store->transact({SaveExchange{exchanging::shared_by_me("S2")}}));  // who it was is known later
  CHECK(reviews(file).exchanges.front() == exchanging::shared_by_me("S2"));
}

TEST_CASE("what is unfinished is one of a kind for a share, goes when it is sent, and is kept for no share that is not here") {
  const support::Scratch scratch;
  const auto file = scratch / "p";
  auto store = std::move(*Store::open(file));
  const Unfinished reply{.about = "S2", .kind = PageKind::reply, .body = "half a", .changed = {60'000}};
  REQUIRE(store->transact({SaveUnfinished{reply}}));
  CHECK(reviews(file).unfinished.empty());
  REQUIRE(store->transact({SaveExchange{exchanging::handed_over("S2")}, SaveUnfinished{reply}}));
  auto more = reply;
  more.body = "half a sentence", more.changed = {61'000};
  auto agreement = reply;
  agreement.kind = PageKind::agreement;
  REQUIRE(store->transact({SaveUnfinished{more}, SaveUnfinished{agreement}}));
  CHECK(reviews(file).unfinished == std::vector{more, agreement});
  CHECK((*Reader::open(file))->look_over(false)->faults.empty());
  more.body.clear();
  REQUIRE(store->transact({SaveUnfinished{more}}));
  CHECK(reviews(file).unfinished == std::vector{agreement});
}

TEST_CASE("what alone was shared, written or opened makes a backup") {
  const support::Scratch scratch;
  const auto file = scratch / "p";
  auto store = std::move(*Store::open(file));
  store::Backups backups(file, {}, nullptr);
  REQUIRE(store->transact({SaveExchange{exchanging::handed_over("S2")}}));
  CHECK(backups.make({10'000'000})->has_value());
  CHECK_FALSE(backups.make({20'000'000})->has_value());
  REQUIRE(store->transact({SaveUnfinished{{.about = "S2", .kind = PageKind::reply, .body = "half a", .changed = {60'000}}}}));
  const auto made = backups.make({30'000'000});
  REQUIRE(made->has_value());
  CHECK(reviews((*made)->file) == reviews(file));
}

TEST_CASE("what is not as it was written is seen, and saved with the rest from a damaged portfolio") {
  const support::Scratch scratch;
  const auto file = scratch / "p";
  auto store = std::move(*Store::open(file));
  const auto mine = exchanging::noted_by_me("S1");
  REQUIRE(store->transact({SaveExchange{exchanging::handed_over("S2")}, SaveExchange{mine},
                           SaveUnfinished{{.about = "S2", .kind = PageKind::reply, .body = "half a", .changed = {60'000}}}}));
  store.reset();
  const auto before = reviews(file);
  REQUIRE(store::salvage(file, nullptr, scratch / "salvaged"));
  CHECK(reviews(scratch / "salvaged") == before);
  for (const auto& table : tables) {
    INFO(table);
    CHECK(run_sql(file, "INSERT INTO taking_out VALUES (1); UPDATE " + table + " SET seal = seal + 1; DELETE FROM taking_out") ==
          SQLITE_OK);
  }
  CHECK((*Reader::open(file))->look_over(false)->faults.size() == 8);  // two exchanges, two pages, and one of each other
  REQUIRE(store::salvage(file, nullptr, scratch / "salvaged again"));
  CHECK(reviews(scratch / "salvaged again") == before);
  CHECK((*Reader::open(scratch / "salvaged again"))->look_over(false)->faults.empty());
}

TEST_CASE("pages whose exchange cannot be read are saved all the same") {
  const support::Scratch scratch;
  const auto file = scratch / "p";
  auto store = std::move(*Store::open(file));
  auto mine = exchanging::shared_by_me("S1");
  mine.pages.push_back(exchanging::page(PageKind::reply, "R1", false, "a reply", 20'000));
  REQUIRE(store->transact({SaveExchange{mine}, SaveExchange{exchanging::handed_over("S2")}}));
  store.reset();
  CHECK(run_sql(file, "INSERT INTO taking_out VALUES (1); DELETE FROM exchange; DELETE FROM taking_out") == SQLITE_OK);
  REQUIRE(store::salvage(file, nullptr, scratch / "salvaged"));
  const auto saved = reviews(scratch / "salvaged").exchanges;
  REQUIRE(saved.size() == 2);
  CHECK(saved[1].pages == mine.pages);
  CHECK(saved[1].mine);
  CHECK_FALSE(saved[0].mine);
  CHECK(reviews(scratch / "salvaged").opened.size() == 2);
}

TEST_CASE("a damaged portfolio in which only a note or a card can be read is saved as well") {
  const support::Scratch scratch;
  const auto file = scratch / "p";
  auto store = std::move(*Store::open(file));
  auto theirs = exchanging::handed_over("S2");
  theirs.notes.push_back({"n1", {40'000}, "A long note."});
  REQUIRE(store->transact({SaveExchange{theirs}, portfolio::SavePerson{{.keys = std::string(128, 'r'), .name = "R.", .met = {5}}}}));
  store.reset();
  // Of the page there is only a row that is not as it was written.
  CHECK(run_sql(file, "INSERT INTO taking_out VALUES (1); UPDATE page SET body = 'other'; DELETE FROM exchange; DELETE FROM taking_out") ==
        SQLITE_OK);
  REQUIRE(store::salvage(file, nullptr, scratch / "salvaged"));
  const auto known = (*store::Reader::open(scratch / "salvaged"))->people();
  REQUIRE(known);
  REQUIRE(known->people.size() == 1);
  CHECK(known->people[0].name == "R.");
}
