// Reflections of one's own, commitments, lenses and notes that are only for the learner: kept as they are, seen to when the file is
// looked over, and gone with what they belong to.
#include <sqlite3.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "store/backups.hpp"
#include "store/care.hpp"
#include "store/keeper.hpp"
#include "store/samples.hpp"
#include "store/sqlite.hpp"
#include "support/random_portfolio_file.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using portfolio::Instant;
using portfolio::QuestionKey;
using portfolio::SaveCommitment;
using portfolio::SaveLens;
using portfolio::SaveReflection;
using portfolio::TakenOut;
using portfolio::TakeOut;
using samples::run_sql;
using store::Reader;
using store::Store;
using support::Scratch;

namespace {

const QuestionKey q1{"sam", "q1"}, own = portfolio::own_reflection("r1");

portfolio::Reflection reflection(const std::string& id = "r1", const std::string& title = "A course, and “what” I took from it") {
  return {.id = id,
          .title = title,
          .day = {2026, 2, 28},
          .kind = portfolio::Reflection::Kind::training,
          .made = Instant{1'000},
          .changed = Instant{2'000}};
}

portfolio::Commitment commitment(const std::string& id, const QuestionKey& from, const std::string& words = "Nobody asked Sam.") {
  return {.id = id,
          .from = from,
          .title = from == own ? "A course, and “what” I took from it" : "Sam",
          .question_number = from == own ? 0 : 1,
          .words = words,
          .when = "a plan is made",
          .will = "ask first",
          .by = "Friday",
          .with = "my supervisor",
          .made = Instant{1'000},
          .changed = Instant{2'000},
          .later = Instant{3'000},
          .came_back = 2,
          .outcome = portfolio::Commitment::Outcome::changed,
          .why = "It was Monday by then.",
          .at_rest = true,
          .put_away = Instant{4'000}};
}

portfolio::LensChoice lens(const QuestionKey& by) { return {by, "gibbs", portfolio::LensChoice::Shown::margin}; }

portfolio::SaveAnswer answer(const QuestionKey& key, const std::string& text, const std::string& title = "Sam", std::int64_t at = 1'000) {
  auto answer = samples::answer(key.question_id, text, at);
  answer.key = key;
  answer.case_title = title;
  answer.question_number = key == q1 ? 1 : 0;
  return {answer, true};
}

TakeOut take(TakenOut::What what, const QuestionKey& key, const std::string& passage = {}) {
  return {.what = what, .key = key, .revision = {}, .passage = passage, .when = Instant{9'000}};
}

}  // namespace

TEST_CASE("reflections, commitments and lenses are kept with everything they are, and come with the file's beginning") {
  for (const auto& key : {store::KeyPtr(), samples::raw_key()}) {
    const Scratch scratch;
    const auto file = scratch / "p";
    auto store = std::move(*Store::open(file, key));
    auto made = reflection();
    auto promised = commitment("c1", q1);
    auto chosen = lens(q1);
    REQUIRE(store->transact({SaveReflection{made}, SaveCommitment{promised}, SaveLens{chosen}}));
    const auto check = [&] {
      for (const auto& read : {samples::contents(file, key), (*Reader::open(file, key))->beginning().value()}) {
        CHECK(read.reflections == std::vector{made});
        CHECK(read.commitments == std::vector{promised});
        CHECK(read.lenses == std::vector{chosen});
      }
    };
    check();
    made.title.clear();
    made.day = {987, 12, 1};
    made.kind = portfolio::Reflection::Kind::practice;
    promised = {.id = "c1", .from = own, .made = Instant{1}, .changed = Instant{2}};
    chosen.lens.clear();
    chosen.shown = portfolio::LensChoice::Shown::not_now;
    REQUIRE(store->transact({SaveReflection{made}, SaveCommitment{promised}, SaveLens{chosen}}));
    check();
    store.reset();
    check();
    CHECK((*Reader::open(file, key))->look_over(false)->faults.empty());
  }
}

namespace {

portfolio::Commitment said_twice(const std::string& id, const QuestionKey& from) {
  auto one = commitment(id, from);
  one.said = {{.when = Instant{5'000}, .offset = 60, .outcome = portfolio::Commitment::Outcome::changed, .why = "I rang Kim first."},
              {.when = Instant{6'000}, .offset = 0, .outcome = portfolio::Commitment::Outcome::done, .why = ""}};
  return one;
}

std::size_t rows_said(const std::filesystem::path& file) {
  store::Database database(file, store::Database::Way::read, nullptr);
  return static_cast<std::size_t>(database.number("SELECT count(*) FROM commitment_said"));
}

}  // namespace

TEST_CASE("what was said of a commitment at returns before is kept in order, and whatever is said later stays as it was") {
  for (const auto& key : {store::KeyPtr(), samples::raw_key()}) {
    const Scratch scratch;
    const auto file = scratch / "p";
    auto store = std::move(*Store::open(file, key));
    auto one = said_twice("c1", q1);
    REQUIRE(store->transact({SaveCommitment{one}, SaveCommitment{commitment("c2", own)}}));
    CHECK(samples::contents(file, key).commitments == std::vector{one, commitment("c2", own)});
    // Somebody who still has it otherwise in front of them neither changes it nor takes it away.
    auto other = one;
    other.said[0].why = "other words";
    other.said.resize(1);
    other.said.push_back({.when = Instant{7'000}, .offset = 0, .outcome = portfolio::Commitment::Outcome::dropped, .why = "And then."});
    REQUIRE(store->transact({SaveCommitment{other}}));
    one.said.push_back(other.said.back());
    CHECK((*Reader::open(file, key))->beginning()->commitments.at(0) == one);
    store.reset();
    CHECK((*Reader::open(file, key))->look_over(false)->faults.empty());
    if (key) continue;
    CHECK(run_sql(file, "DELETE FROM commitment_said") == SQLITE_CONSTRAINT);
    CHECK(run_sql(file, "UPDATE commitment_said SET why = ''") == SQLITE_CONSTRAINT);
  }
}

TEST_CASE("what was said of a commitment goes with it when it is taken out for good, and a passage goes from it") {
  const Scratch scratch;
  const auto file = scratch / "p";
  const auto store = std::move(*Store::open(file));
  const QuestionKey wayne{"wayne", "q1"};
  REQUIRE(store->transact({answer(q1, "Nobody asked Sam."), SaveCommitment{said_twice("c1", q1)}, SaveCommitment{said_twice("c2", wayne)},
                           answer(own, "It rained."), SaveCommitment{said_twice("c3", own)}}));
  const auto passage = take(TakenOut::What::passage, own, "Kim");
  CHECK((*Reader::open(file))->has(passage).value());
  REQUIRE(store->take_out(passage));
  auto left = samples::contents(file);
  REQUIRE(left.commitments.size() == 3);
  CHECK(left.commitments[2].said[0].why == "I rang first.");
  CHECK(left.commitments[0].said == said_twice("c1", q1).said);
  CHECK_FALSE((*Reader::open(file))->has(passage).value());
  CHECK((*Reader::open(file))->look_over(false)->faults.empty());
  // What somebody still has in front of them does not bring it back.
  REQUIRE(store->transact({SaveCommitment{said_twice("c3", own)}}));
  CHECK(samples::contents(file).commitments[2].said[0].why == "I rang first.");
  REQUIRE(store->take_out(take(TakenOut::What::answer, q1)));
  CHECK(rows_said(file) == 4);
  REQUIRE(store->take_out(take(TakenOut::What::one_case, {"wayne", ""})));
  CHECK(rows_said(file) == 2);
  REQUIRE(store->take_out(take(TakenOut::What::everything, {})));
  CHECK(rows_said(file) == 0);
}

TEST_CASE("what was said of a commitment is salvaged, also where the commitment itself is lost") {
  const Scratch scratch;
  const auto file = scratch / "p";
  auto store = std::move(*Store::open(file));
  REQUIRE(store->transact({answer(q1, "Nobody asked Sam."), SaveCommitment{said_twice("c1", q1)}, SaveCommitment{said_twice("c2", q1)}}));
  store.reset();
  REQUIRE(run_sql(file,
                  "DROP TRIGGER commitment_is_kept; DELETE FROM commitment WHERE id = 'c1'; DROP TRIGGER commitment_said_stays;"
                  "UPDATE commitment_said SET outcome = 3 WHERE number = 3") == SQLITE_OK);
  CHECK((*Reader::open(file))->look_over(false)->faults == std::vector<std::string>{"outcome 3: not as it was written"});
  const auto told = store::salvage(file, nullptr, scratch / "salvaged");
  REQUIRE(told);
  CHECK(told->unreadable == 1);
  const auto contents = samples::contents(scratch / "salvaged");
  REQUIRE(contents.commitments.size() == 2);
  CHECK(contents.commitments[0].id == "c2");
  CHECK(contents.commitments[1].id == "c1");
  CHECK(contents.commitments[1].at_rest);
  CHECK(contents.commitments[1].said == said_twice("c1", q1).said);
  CHECK((*Reader::open(scratch / "salvaged"))->look_over(false)->faults.empty());
}

TEST_CASE("reflections come newest day first, commitments oldest first") {
  const Scratch scratch;
  const auto store = std::move(*Store::open(scratch / "p"));
  auto late = reflection("late"), early = reflection("early");
  late.day = {2026, 10, 2};
  early.day = {2026, 9, 30};
  auto first = commitment("first", q1), second = commitment("second", own);
  first.made = Instant{5};
  second.made = Instant{6};
  REQUIRE(store->transact({SaveReflection{early}, SaveReflection{late}, SaveCommitment{second}, SaveCommitment{first}}));
  CHECK(samples::contents(scratch / "p").reflections == std::vector{late, early});
  CHECK(samples::contents(scratch / "p").commitments == std::vector{first, second});
}

TEST_CASE("the text of a reflection and a note are answers that can be read by case and found; no question of a pack is meant") {
  const Scratch scratch;
  const auto store = std::move(*Store::open(scratch / "p"));
  REQUIRE(store->transact({answer(own, "Learnt about listening.", "A course"), answer(portfolio::only_for_me(q1), "Listening was hard."),
                           answer(portfolio::only_for_me(own), "And tiring, listening.", "A course")}));
  const auto reader = std::move(*Reader::open(scratch / "p"));
  const auto hits = reader->search({.words = "listening"}).value();
  REQUIRE(hits.size() == 3);
  for (const auto& hit : hits) CHECK(hit.question_number == 0);
  CHECK(reader->search({.words = "listening", .case_id = "sam"})->size() == 1);
  CHECK(reader->of_cases({own.case_id})->answers.size() == 2);
  CHECK(reader->revisions(portfolio::only_for_me(q1))->size() == 1);
  CHECK(reader->heads()->size() == 3);
}

TEST_CASE("none of them goes by any other way than being taken out for good") {
  const Scratch scratch;
  auto store = std::move(*Store::open(scratch / "p"));
  REQUIRE(store->transact({SaveReflection{reflection()}, SaveCommitment{commitment("c1", q1)}, SaveLens{lens(q1)}}));
  store.reset();
  for (const auto* table : {"reflection", "commitment", "lens"})
    CHECK(run_sql(scratch / "p", std::string("DELETE FROM ") + table) == SQLITE_CONSTRAINT);
}

TEST_CASE("one that is not as it was written is told of, and salvaged all the same") {
  const Scratch scratch;
  auto store = std::move(*Store::open(scratch / "p"));
  REQUIRE(store->transact({SaveReflection{reflection()}, SaveReflection{reflection("r2", "")}, SaveCommitment{commitment("c1", q1)},
                           SaveCommitment{commitment("c2", own)}, SaveLens{lens(q1)}, SaveLens{lens(own)}}));
  store.reset();
  auto before = samples::contents(scratch / "p");
  auto told = store::salvage(scratch / "p", nullptr, scratch / "sound");
  REQUIRE(told);
  CHECK(told->unreadable == 0);
  CHECK(samples::contents(scratch / "sound") == before);
  REQUIRE(run_sql(scratch / "p",
                  "UPDATE reflection SET title = 'changed' WHERE id = 'r2'; UPDATE commitment SET why = 'other' WHERE id = 'c1';"
                  "UPDATE lens SET shown = 0 WHERE case_id = 'sam'") == SQLITE_OK);
  const auto health = (*Reader::open(scratch / "p"))->look_over(false).value();
  CHECK(health.faults == std::vector<std::string>{"reflection 2: not as it was written", "commitment 1: not as it was written",
                                                  "lens 1: not as it was written"});
  told = store::salvage(scratch / "p", nullptr, scratch / "salvaged");
  REQUIRE(told);
  CHECK(told->unreadable == 3);
  CHECK(samples::contents(scratch / "salvaged") == samples::contents(scratch / "p"));
  CHECK((*Reader::open(scratch / "salvaged"))->look_over(false)->faults.empty());
}

TEST_CASE("of several that wait to be kept only the newest is") {
  const Scratch scratch;
  auto made = reflection();
  auto promised = commitment("c1", q1);
  auto chosen = lens(q1);
  {
    store::Keeper keeper(std::move(*Store::open(scratch / "p")), [](const store::Kept& kept) { CHECK_FALSE(kept.problem); });
    std::uint64_t number = 0;
    for (const auto* words : {"one", "two", "three"}) {
      made.title = words;
      promised.will = words;
      chosen.lens = words;
      keeper.keep(++number, SaveReflection{made});
      keeper.keep(++number, SaveCommitment{promised});
      keeper.keep(++number, SaveLens{chosen});
      keeper.keep(++number, SaveCommitment{commitment("other", q1)});
    }
    keeper.drain();
  }
  const auto contents = samples::contents(scratch / "p");
  CHECK(contents.reflections == std::vector{made});
  CHECK(contents.commitments == std::vector{promised, commitment("other", q1)});
  CHECK(contents.lenses == std::vector{chosen});
}

TEST_CASE("copies, backups and a portfolio that is restored or protected carry them, notes too") {
  support::Portfolios portfolios(41);
  bool any_note = false;
  for (int round = 0; round < 8; ++round) {
    const Scratch scratch;
    const auto file = scratch / "home" / "p";
    auto store = std::move(*Store::open(file));
    REQUIRE(store->transact(support::changes_of(portfolios.next())));
    const auto whole = samples::contents(file);
    const auto made = store::Backups(file, {}, nullptr).make(Instant{3'600'000}).value();
    REQUIRE(made);
    CHECK(samples::contents(made->file) == whole);
    store.reset();
    REQUIRE(store::restore(made->file, nullptr, file, Instant{18'000'000}));
    REQUIRE(store::protect(file, {}, nullptr, samples::raw_key()));
    REQUIRE(store::copy_to(file, samples::raw_key(), scratch / "moved"));
    CHECK(samples::contents(scratch / "moved", samples::raw_key()) == whole);
    const auto bytes = support::bytes_of(scratch / "moved");
    CHECK(bytes.find(support::only_mine) == std::string::npos);
    any_note = any_note || std::ranges::any_of(whole.answers, [](const auto& one) { return portfolio::is_only_for_me(one.key); });
  }
  CHECK(any_note);
}

TEST_CASE("with an answer go the commitments from it; the case's note and other commitments stay") {
  const Scratch scratch;
  const auto store = std::move(*Store::open(scratch / "p"));
  const QuestionKey q2{"sam", "q2"};
  REQUIRE(store->transact({answer(q1, "Nobody asked Sam."), answer(portfolio::only_for_me(q1), "It was hard."),
                           SaveCommitment{commitment("c1", q1)}, SaveCommitment{commitment("c2", q2)}, SaveLens{lens(q1)}}));
  const auto what = take(TakenOut::What::answer, q1);
  CHECK((*Reader::open(scratch / "p"))->holds(what)->commitments == 1);
  CHECK(store->take_out(what)->commitments == 1);
  const auto left = samples::contents(scratch / "p");
  CHECK(left.commitments == std::vector{commitment("c2", q2)});
  REQUIRE(left.answers.size() == 1);
  CHECK(left.answers[0].text == "It was hard.");
  CHECK(left.lenses.size() == 1);
  // A commitment whose answer was never kept goes too, and leaves no marker of an answer.
  CHECK(store->take_out(take(TakenOut::What::answer, q2))->commitments == 1);
  CHECK(samples::contents(scratch / "p").commitments.empty());
  CHECK(samples::contents(scratch / "p").taken_out.size() == 1);
}

TEST_CASE("a reflection of one's own goes as a whole, and its marker tells nothing of it") {
  const Scratch scratch;
  const auto store = std::move(*Store::open(scratch / "p"));
  const auto other = portfolio::own_reflection("r2");
  REQUIRE(store->transact({answer(own, "What I took.", "The course"), answer(portfolio::only_for_me(own), "It was hard.", "The course"),
                           SaveReflection{reflection()}, SaveCommitment{commitment("c1", own)}, SaveLens{lens(own)}}));
  REQUIRE(store->transact({answer(other, "Another.", "Other"), SaveReflection{reflection("r2", "Other")},
                           SaveCommitment{commitment("c2", other)}, SaveLens{lens(other)},
                           answer(portfolio::only_for_me(other), "Mine.", "Other")}));
  REQUIRE(store->take_out(take(TakenOut::What::answer, own)));
  const auto left = samples::contents(scratch / "p");
  CHECK(left.answers.size() == 2);
  CHECK(left.reflections == std::vector{reflection("r2", "Other")});
  CHECK(left.commitments == std::vector{commitment("c2", other)});
  CHECK(left.lenses == std::vector{lens(other)});
  CHECK(left.taken_out == std::vector{TakenOut{TakenOut::What::answer, own, "", 0, Instant{9'000}}});
  CHECK_FALSE((*Reader::open(scratch / "p"))->has(take(TakenOut::What::answer, own)).value());
  // One with a title alone.
  REQUIRE(store->transact({SaveReflection{reflection("r3", "Alone")}}));
  const auto alone = take(TakenOut::What::answer, portfolio::own_reflection("r3"));
  CHECK((*Reader::open(scratch / "p"))->has(alone).value());
  REQUIRE(store->take_out(alone));
  CHECK(samples::contents(scratch / "p").reflections.size() == 1);
}

TEST_CASE("a case goes with its commitments, lenses and note; reflections of one's own stay; everything takes them all") {
  const Scratch scratch;
  const auto store = std::move(*Store::open(scratch / "p"));
  const QuestionKey wayne{"wayne", "q1"};
  REQUIRE(store->transact({answer(portfolio::only_for_me(q1), "It was hard."), SaveCommitment{commitment("c1", q1)}, SaveLens{lens(q1)},
                           SaveCommitment{commitment("c2", wayne)}, SaveLens{lens(wayne)}, answer(own, "What I took."),
                           SaveReflection{reflection()}}));
  CHECK(store->take_out(take(TakenOut::What::one_case, {"sam", ""}))->commitments == 1);
  auto left = samples::contents(scratch / "p");
  CHECK(left.commitments == std::vector{commitment("c2", wayne)});
  CHECK(left.lenses == std::vector{lens(wayne)});
  CHECK(left.reflections.size() == 1);
  CHECK(left.answers.size() == 1);
  // A case with nothing but a commitment is there to be taken out.
  CHECK((*Reader::open(scratch / "p"))->has(take(TakenOut::What::one_case, {"wayne", ""})).value());
  CHECK_FALSE((*Reader::open(scratch / "p"))->has(take(TakenOut::What::one_case, {"", ""})).value());
  REQUIRE(store->take_out(take(TakenOut::What::one_case, {"", ""})));
  CHECK(samples::contents(scratch / "p").commitments.size() == 1);
  REQUIRE(store->take_out(take(TakenOut::What::everything, {})));
  left = samples::contents(scratch / "p");
  CHECK(left.answers.empty());
  CHECK(left.reflections.empty());
  CHECK(left.commitments.empty());
  CHECK(left.lenses.empty());
  CHECK((*Reader::open(scratch / "p"))->look_over(false)->faults.empty());
}

TEST_CASE("a passage goes from the commitments and the title too; a quotation that nothing is left of goes whole") {
  const Scratch scratch;
  const auto store = std::move(*Store::open(scratch / "p"));
  const std::string text = "Met Kim at the course.\n\nNobody asked her mother. It rained.";
  auto whole = commitment("whole", own, text), part = commitment("part", own, "…the course. Nobody asked her mo…"),
       other = commitment("other", own, "It rained…"), elsewhere = commitment("elsewhere", q1, "asked her mother");
  other.will = "ask Kim";
  other.title = "Kim";
  REQUIRE(store->transact({answer(own, text, "Met Kim"), SaveReflection{reflection("r1", "Met Kim")}, SaveCommitment{whole},
                           SaveCommitment{part}, SaveCommitment{other}, SaveCommitment{elsewhere}}));
  REQUIRE(store->take_out(take(TakenOut::What::passage, own, "asked her mother")));
  auto left = samples::contents(scratch / "p");
  const auto words_of = [&](const std::string& id) { return std::ranges::find(left.commitments, id, &portfolio::Commitment::id)->words; };
  CHECK(words_of("whole") == "Met Kim at the course.\n\nNobody. It rained.");
  CHECK(words_of("part").empty());  // a piece of what went would have stayed in it
  CHECK(words_of("other") == "It rained…");
  CHECK(words_of("elsewhere") == "asked her mother");
  REQUIRE(store->take_out(take(TakenOut::What::passage, own, "Kim")));
  left = samples::contents(scratch / "p");
  CHECK(left.reflections.at(0).title == "Met");
  CHECK(left.answers.at(0).case_title == "Met");
  const auto changed = std::ranges::find(left.commitments, "other", &portfolio::Commitment::id);
  CHECK(changed->will == "ask");
  CHECK(changed->title.empty());
  CHECK((*Reader::open(scratch / "p"))->search({.words = "kim"})->empty());
  CHECK((*Reader::open(scratch / "p"))->look_over(false)->faults.empty());
  CHECK_FALSE((*Reader::open(scratch / "p"))->has(take(TakenOut::What::passage, own, "Kim")).value());
}
