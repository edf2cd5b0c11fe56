// Answering again and what inspectors looked for, in the file: kept through a restart, and taken out for good.
#include <catch2/catch_test_macros.hpp>

#include "portfolio/again.hpp"
#include "store/keeper.hpp"
#include "store/safe.hpp"

using namespace vignette;
using portfolio::TakenOut;
using store::Store;
using support::Scratch;

namespace {

const portfolio::QuestionKey first{"sam", "q1"};
const auto later = portfolio::again(first, 2), said = portfolio::said_beside(later),
           expects = portfolio::expectation("sam", "Notice change, and respond.");

void fill(Store& store) {
  const auto mark = samples::mark("a", "the plan");
  REQUIRE(store.transact({samples::save("q1", "Firstly Zanzibar.", 1000)}));
  REQUIRE(store.transact({samples::save("q1", "Firstly Zanzibar and more.", 1500)}));
  REQUIRE(store.transact({samples::save("q10", "Another question.", 1600)}));
  REQUIRE(store.transact({samples::save(later.question_id, "Secondly Timbuktu.", 2000)}));
  REQUIRE(store.transact({samples::save(said.question_id, "You said Samarkand.", 3000)}));
  REQUIRE(store.transact({portfolio::SaveMark{mark}}));
  REQUIRE(store.transact({samples::cite(later.question_id, {mark})}));
  REQUIRE(store.transact({samples::cite(expects.question_id, {mark})}));
  REQUIRE(store.transact({portfolio::SaveLens{{portfolio::answering_again("sam"), "2", {}}}}));
}

std::vector<std::string> questions(const portfolio::Contents& contents) {
  std::vector<std::string> ids;
  for (const auto& answer : contents.answers) ids.push_back(answer.key.question_id);
  std::ranges::sort(ids);
  return ids;
}

portfolio::TakeOut taking(TakenOut::What what, const portfolio::QuestionKey& key) {
  portfolio::TakeOut out;
  out.what = what;
  out.key = key;
  out.when = {9'000};
  return out;
}

}  // namespace

TEST_CASE("both times, what was said beside them and what was seen survive a restart, each with its versions") {
  const Scratch scratch;
  fill(**Store::open(scratch / "p", nullptr));
  const auto contents = samples::contents(scratch / "p");
  CHECK(questions(contents) == std::vector<std::string>{"q1", later.question_id, said.question_id, "q10"});
  REQUIRE(contents.cited.size() == 2);
  CHECK(std::ranges::any_of(contents.cited, [](const auto& one) { return one.by == expects && one.list.size() == 1; }));
  REQUIRE(contents.lenses.size() == 1);
  CHECK(contents.lenses.front().by == portfolio::answering_again("sam"));
  const auto reader = store::Reader::open(scratch / "p");
  REQUIRE(reader);
  const auto versions = (*reader)->revisions(first);
  REQUIRE(versions);
  CHECK(versions->size() == 2);
}

TEST_CASE("taking out an answer for good takes its later times and what was said along, from every byte") {
  const Scratch scratch;
  {
    const auto store = std::move(*Store::open(scratch / "p", nullptr));
    fill(*store);
    const auto reader = store::Reader::open(scratch / "p");
    REQUIRE(reader);
    const auto told = (*reader)->holds(taking(TakenOut::What::answer, first));
    REQUIRE(told);
    CHECK(told->answers == 3);
    CHECK(store->take_out(taking(TakenOut::What::answer, first)).value() == *told);
  }
  const auto contents = samples::contents(scratch / "p");
  CHECK(questions(contents) == std::vector<std::string>{"q10"});
  CHECK(contents.cited.size() == 1);  // what was seen in the case stays
  for (const char* word : {"Zanzibar", "Timbuktu", "Samarkand"}) CHECK(safe::files_with(scratch.path(), word).empty());
}

TEST_CASE("taking out a later answer leaves the first; taking out the case leaves nothing of either") {
  const Scratch scratch;
  const auto store = std::move(*Store::open(scratch / "p", nullptr));
  fill(*store);
  REQUIRE(store->take_out(taking(TakenOut::What::answer, later)));
  auto contents = samples::contents(scratch / "p");
  CHECK(questions(contents) == std::vector<std::string>{"q1", "q10"});
  CHECK(safe::files_with(scratch.path(), "Timbuktu").empty());
  CHECK(safe::files_with(scratch.path(), "Samarkand").empty());
  REQUIRE(store->take_out(taking(TakenOut::What::one_case, {"sam", {}})));
  contents = samples::contents(scratch / "p");
  CHECK(contents.answers.empty());
  CHECK(contents.cited.empty());
  CHECK(contents.lenses.empty());
  CHECK(contents.marks.empty());
}

TEST_CASE("a later answer is taken out with the first also where the first is gone already") {
  const Scratch scratch;
  const auto store = std::move(*Store::open(scratch / "p", nullptr));
  REQUIRE(store->transact({samples::save(later.question_id, "Secondly Timbuktu.", 2000)}));
  REQUIRE(store->take_out(taking(TakenOut::What::answer, first)));
  CHECK(samples::contents(scratch / "p").answers.empty());
}
