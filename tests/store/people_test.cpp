// Key cards: kept as they are, seen to when the file is looked over, saved from a damaged one, gone with everything and with nothing less.
#include <sqlite3.h>

#include <catch2/catch_test_macros.hpp>

#include "portfolio/people.hpp"
#include "store/backups.hpp"
#include "store/care.hpp"
#include "store/reader.hpp"
#include "store/safe.hpp"
#include "store/samples.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using portfolio::SaveOwnCard;
using portfolio::SavePerson;
using samples::run_sql;
using store::Reader;
using store::Store;

namespace {

const std::string seed(64, 'a');
portfolio::OwnCard own() { return {seed, "R.", "case manager", {1'000}}; }
portfolio::Person person(char key, const std::string& name) { return {.keys = std::string(128, key), .name = name, .met = {2'000}}; }

portfolio::Acquainted people(const std::filesystem::path& file, const store::KeyPtr& key = nullptr) {
  return (*Reader::open(file, key))->people().value();
}

}  // namespace

TEST_CASE("key cards are kept with everything they are, in a protected portfolio and in one that is not") {
  for (const auto& key : {store::KeyPtr(), safe::a_key()}) {
    const support::Scratch scratch;
    const auto file = scratch / "p";
    auto store = std::move(*Store::open(file, key));
    CHECK(people(file, key) == portfolio::Acquainted{});
    auto tom = person('t', "T.");
    REQUIRE(store->transact({SaveOwnCard{own()}, SavePerson{tom}, SavePerson{person('u', "Ŵyn")}}));
    CHECK(people(file, key) == portfolio::Acquainted{own(), {tom, person('u', "Ŵyn")}});
    tom.words_read = portfolio::Instant{3'000};
    tom.put_away = portfolio::Instant{4'000};
    tom.role = "supervisor";
    REQUIRE(store->transact({SavePerson{tom}}));
    CHECK(people(file, key).people.front() == tom);
    CHECK((*Reader::open(file, key))->look_over(false)->faults.empty());
  }
}

TEST_CASE("a key that is there is never replaced by another: only its name and role are") {
  const support::Scratch scratch;
  auto store = std::move(*Store::open(scratch / "p"));
  REQUIRE(store->transact({SaveOwnCard{own()}}));
  REQUIRE(store->transact({SaveOwnCard{{std::string(64, 'z'), "Rhys", "", {9'000}}}}));
  CHECK(people(scratch / "p").own == portfolio::OwnCard{seed, "Rhys", "", {1'000}});
  CHECK((*Reader::open(scratch / "p"))->look_over(false)->faults.empty());
}

TEST_CASE("key cards go with everything that is taken out for good, from backups too, and with nothing less") {
  const support::Scratch scratch;
  const auto file = scratch / "p";
  auto store = std::move(*Store::open(file));
  const auto answer = samples::answer("q1", "Asked.");
  REQUIRE(store->transact({SaveOwnCard{own()}, SavePerson{person('t', "T.")}, portfolio::SaveAnswer{answer, true}}));
  REQUIRE(store->take_out({.what = portfolio::TakenOut::What::answer, .key = answer.key, .when = {5'000}}));
  REQUIRE(store->take_out({.what = portfolio::TakenOut::What::one_case, .key = {answer.key.case_id, ""}, .when = {6'000}}));
  CHECK(people(file).people.size() == 1);
  for (const auto* table : {"own_card", "person"}) CHECK(run_sql(file, "DELETE FROM " + std::string(table)) != SQLITE_OK);
  CHECK((*Reader::open(file))->has({.what = portfolio::TakenOut::What::everything, .when = {7'000}}).value());
  REQUIRE(store->take_out({.what = portfolio::TakenOut::What::everything, .when = {7'000}}));
  CHECK(people(file) == portfolio::Acquainted{});
  store.reset();
  CHECK(support::bytes_of(file).find(seed) == std::string::npos);
  CHECK(support::bytes_of(file).find(std::string(128, 't')) == std::string::npos);
}

TEST_CASE("a key card that alone has changed makes a backup") {
  const support::Scratch scratch;
  const auto file = scratch / "p";
  auto store = std::move(*Store::open(file));
  store::Backups backups(file, {}, nullptr);
  REQUIRE(store->transact({SaveOwnCard{own()}}));
  CHECK(backups.make({10'000'000})->has_value());
  CHECK_FALSE(backups.make({20'000'000})->has_value());
  REQUIRE(store->transact({SavePerson{person('t', "T.")}}));
  const auto made = backups.make({30'000'000});
  REQUIRE(made->has_value());
  CHECK(people((*made)->file).people.size() == 1);
}

TEST_CASE("a key card that is not as it was written is seen, and saved with the rest") {
  const support::Scratch scratch;
  const auto file = scratch / "p";
  auto store = std::move(*Store::open(file));
  REQUIRE(
      store->transact({SaveOwnCard{own()}, SavePerson{person('t', "T.")}, portfolio::SaveAnswer{samples::answer("q1", "Asked."), true}}));
  store.reset();
  CHECK(run_sql(file, "UPDATE person SET name = 'S.'; UPDATE own_card SET made = 2") == SQLITE_OK);
  CHECK((*Reader::open(file))->look_over(false)->faults ==
        std::vector<std::string>{"own key card: not as it was written", "key card 1: not as it was written"});
  REQUIRE(store::salvage(file, nullptr, scratch / "salvaged"));
  CHECK(people(scratch / "salvaged").people.front().name == "S.");
  CHECK(people(scratch / "salvaged").own->seed == seed);
}
