// Plans of workshops, with the note of whoever leads: kept as they are, seen to when the file is looked over, and gone with their case.
#include <sqlite3.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "store/backups.hpp"
#include "store/care.hpp"
#include "store/keeper.hpp"
#include "store/samples.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using portfolio::Instant;
using portfolio::SaveWorkshopPlan;
using portfolio::TakenOut;
using portfolio::TakeOut;
using portfolio::WorkshopPlan;
using samples::run_sql;
using store::Reader;
using store::Store;
using support::Scratch;

namespace {

using Kind = WorkshopPlan::Step::Kind;

WorkshopPlan plan(const std::string& case_id = "sam", const std::string& note = "Nerys by the door, with the slips. Tŷ, dŵr.") {
  return {.case_id = case_id,
          .minutes = 90,
          .starts = 14 * 60 + 5,
          .paper = false,
          .keyboard = true,
          .phones = true,
          .video = true,
          .manages = true,
          .keeps = WorkshopPlan::Keeps::answers,
          .language = WorkshopPlan::Language::both,
          .questions = {{"q1", "Whose plan is it?", "What do you notice about “how” the plan was made?", "en-GB"},
                        {"own 1", "", "Beth fyddech chi’n ei wneud?", "cy"}},
          .steps = {{Kind::opening, 4, 0, 0, 0},
                    {Kind::question, 21, 1, 7, 5},
                    {Kind::rest, 12, 0, 0, 0},
                    {Kind::question, 18, 0, 4, 3},
                    {Kind::close, 6, 0, 0, 0}},
          .note = note,
          .changed = Instant{5'000}};
}

TakeOut take(TakenOut::What what, const std::string& case_id = {}) {
  return {.what = what, .key = {case_id, ""}, .revision = {}, .passage = {}, .when = Instant{9'000}};
}

}  // namespace

TEST_CASE("a plan of a workshop is kept with everything it is, one for each case, and comes with the file's beginning") {
  for (const auto& key : {store::KeyPtr(), samples::raw_key()}) {
    const Scratch scratch;
    const auto file = scratch / "p";
    auto store = std::move(*Store::open(file, key));
    auto made = plan();
    const auto other = plan("jo", "");
    REQUIRE(store->transact({SaveWorkshopPlan{made}, SaveWorkshopPlan{other}}));
    const auto check = [&] {
      for (const auto& read : {samples::contents(file, key), (*Reader::open(file, key))->beginning().value()})
        CHECK(read.plans == std::vector{other, made});
    };
    check();
    // Steps and questions of which there are fewer now leave none of the others behind.
    made.steps = {{Kind::opening, 5, 0, 0, 0}, {Kind::close, 5, 0, 0, 0}};
    made.questions.pop_back();
    made.note.clear();
    made.paper = true;
    made.phones = made.manages = false;
    made.keeps = WorkshopPlan::Keeps::titles;
    made.language = WorkshopPlan::Language::welsh;
    REQUIRE(store->transact({SaveWorkshopPlan{made}}));
    check();
    store.reset();
    check();
    CHECK((*Reader::open(file, key))->look_over(false)->faults.empty());
    if (key) CHECK(support::bytes_of(file).find("Whose plan") == std::string::npos);
  }
}

TEST_CASE("of several states of a plan that wait to be kept only the newest is") {
  const Scratch scratch;
  auto made = plan();
  {
    store::Keeper keeper(std::move(*Store::open(scratch / "p")), [](const store::Kept& kept) { CHECK_FALSE(kept.problem); });
    std::uint64_t number = 0;
    for (const auto* words : {"one", "two", "three"}) {
      made.note = words;
      keeper.keep(++number, SaveWorkshopPlan{made});
      keeper.keep(++number, SaveWorkshopPlan{plan("jo")});
    }
    keeper.drain();
  }
  CHECK(samples::contents(scratch / "p").plans == std::vector{plan("jo"), made});
}

TEST_CASE("a plan of a workshop goes by no other way than being taken out for good") {
  const Scratch scratch;
  auto store = std::move(*Store::open(scratch / "p"));
  REQUIRE(store->transact({SaveWorkshopPlan{plan()}}));
  store.reset();
  CHECK(run_sql(scratch / "p", "DELETE FROM workshop_plan") == SQLITE_CONSTRAINT);
}

TEST_CASE("a plan of a workshop that is not as it was written is told of, and salvaged all the same") {
  const Scratch scratch;
  auto store = std::move(*Store::open(scratch / "p"));
  REQUIRE(store->transact({SaveWorkshopPlan{plan()}, SaveWorkshopPlan{plan("jo", "Another.")}}));
  store.reset();
  const auto before = samples::contents(scratch / "p");
  auto told = store::salvage(scratch / "p", nullptr, scratch / "sound");
  REQUIRE(told);
  CHECK(told->unreadable == 0);
  CHECK(samples::contents(scratch / "sound") == before);
  REQUIRE(run_sql(scratch / "p",
                  "UPDATE workshop_plan SET note = 'changed' WHERE case_id = 'sam'; UPDATE workshop_question SET wording = 'other' WHERE "
                  "case_id = 'sam' AND number = 1; UPDATE workshop_step SET minutes = 60 WHERE case_id = 'jo' AND number = 0") ==
          SQLITE_OK);
  const auto health = (*Reader::open(scratch / "p"))->look_over(false).value();
  REQUIRE(health.faults.size() == 3);
  CHECK(health.faults[0] == "workshop plan 1: not as it was written");
  CHECK(health.faults[1].starts_with("workshop question"));
  CHECK(health.faults[2].starts_with("workshop step"));
  told = store::salvage(scratch / "p", nullptr, scratch / "salvaged");
  REQUIRE(told);
  CHECK(told->unreadable == 3);
  CHECK(samples::contents(scratch / "salvaged") == samples::contents(scratch / "p"));
  CHECK((*Reader::open(scratch / "salvaged"))->look_over(false)->faults.empty());
}

TEST_CASE("a portfolio that holds nothing but the plan of a workshop is backed up, once") {
  const Scratch scratch;
  const auto file = scratch / "p";
  auto store = std::move(*Store::open(file));
  store::Backups backups(file, {}, nullptr);
  REQUIRE(store->transact({SaveWorkshopPlan{plan()}}));
  const auto first = backups.make(Instant{3'600'000}).value();
  REQUIRE(first);
  CHECK(samples::contents(first->file).plans == std::vector{plan()});
  CHECK_FALSE(backups.make(Instant{7'200'000}).value());
  auto changed = plan();
  changed.steps[1].alone = 6;
  REQUIRE(store->transact({SaveWorkshopPlan{changed}}));
  CHECK(backups.make(Instant{10'800'000}).value());
}

TEST_CASE("a plan of a workshop goes with its whole case, out of the backups too, and not with an answer; everything takes all") {
  const Scratch scratch;
  const auto file = scratch / "p";
  const auto store = std::move(*Store::open(file));
  auto answer = samples::answer("q1", "Nobody asked Sam.", 1'000);
  answer.key.case_id = "sam";
  REQUIRE(store->transact({portfolio::SaveAnswer{answer, true}, SaveWorkshopPlan{plan()}, SaveWorkshopPlan{plan("jo")}}));
  const auto backup = store::Backups(file, {}, nullptr).make(Instant{3'600'000}).value();
  REQUIRE(backup);
  auto what = take(TakenOut::What::answer, "sam");
  what.key.question_id = "q1";
  REQUIRE(store->take_out(what));
  CHECK(samples::contents(file).plans.size() == 2);
  // A case with nothing but a plan is there to be taken out.
  what = take(TakenOut::What::one_case, "sam");
  CHECK((*Reader::open(file))->has(what).value());
  REQUIRE(store->take_out(what));
  REQUIRE(store::Backups(file, {}, nullptr).take_out(what));
  CHECK(samples::contents(file).plans == std::vector{plan("jo")});
  CHECK(samples::contents(backup->file).plans == std::vector{plan("jo")});
  CHECK_FALSE((*Reader::open(file))->has(what).value());
  REQUIRE(store->take_out(take(TakenOut::What::one_case, "")));
  CHECK(samples::contents(file).plans.size() == 1);
  REQUIRE(store->take_out(take(TakenOut::What::everything)));
  CHECK(samples::contents(file).plans.empty());
  for (const auto* words : {"Whose plan", "by the door", "fyddech"}) CHECK(support::bytes_of(file).find(words) == std::string::npos);
  CHECK((*Reader::open(file))->look_over(false)->faults.empty());
}
