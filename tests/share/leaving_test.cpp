// What is only for the learner is in nothing that leaves, whatever else a portfolio holds.
#include "portfolio/leaving.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "share/calendar.hpp"
#include "share/markdown.hpp"
#include "support/random_portfolio.hpp"

using namespace vignette;
using support::holds_notes;
using support::only_mine;

namespace {

constexpr portfolio::Now now{{1'792'000'000'000}, 60};

bool holds(const std::string& text, const std::string& phrase) { return text.find(phrase) != std::string::npos; }

std::vector<pack::Case> shelf() {
  pack::Case sam;
  sam.id = "sam";
  sam.title = "Sam";
  return {sam};
}

}  // namespace

TEST_CASE("no note that is only for the learner is in any document, of four hundred portfolios by chance") {
  support::Portfolios portfolios(20'261'122);
  int with_notes = 0, with_answers = 0, with_plans = 0;
  for (int round = 0; round < 400; ++round) {
    const auto contents = portfolios.next();
    CAPTURE(round);
    with_notes += holds_notes(contents) ? 1 : 0;
    with_plans += contents.plans.empty() ? 0 : 1;  // of workshops, with a note for whoever leads
    const portfolio::Leaving leaving(contents);
    for (const auto& choice :
         {share::Choice{}, share::Choice{.case_id = "sam", .since = {}}, share::Choice{.case_id = "wayne", .since = {}},
          share::Choice{.case_id = {}, .since = portfolio::Instant{1'795'000'000'000}}}) {
      const auto document = share::markdown(leaving, shelf(), choice, now);
      with_answers += holds(document, support::told) ? 1 : 0;
      REQUIRE_FALSE(holds(document, only_mine));
      REQUIRE_FALSE(holds(document, "only for me"));
    }
    for (const auto& one : leaving.contents().commitments) REQUIRE_FALSE(holds(share::calendar(one, true, now), only_mine));
  }
  // So that the looking can fail.
  CHECK(with_notes > 300);
  CHECK(with_plans > 300);
  CHECK(with_answers > 1'000);
}

TEST_CASE("nothing that hangs on such a note leaves either, and all the rest does") {
  support::Portfolios portfolios(5);
  for (int round = 0; round < 50; ++round) {
    auto contents = portfolios.next();
    auto expected = contents;
    std::erase_if(expected.answers, [](const auto& answer) { return portfolio::is_only_for_me(answer.key); });
    expected.plans.clear();
    const auto note = portfolio::only_for_me({"sam", "q1"});
    contents.cited.push_back({note, {{"m", only_mine, "s"}}});
    contents.lenses.push_back({note, "gibbs", {}});
    contents.commitments.push_back({.id = "c", .from = note, .words = only_mine, .will = only_mine});
    contents.taken_out.push_back({portfolio::TakenOut::What::passage, note, only_mine, 0, {1}});
    CHECK(portfolio::Leaving(contents).contents() == expected);
  }
}

TEST_CASE("notes have keys of their own, which no pack can have") {
  const portfolio::QuestionKey of_case{"sam", "q1"}, own = portfolio::own_reflection("0192a0b0-0000-7000-8000-000000000001");
  CHECK(portfolio::only_for_me(of_case) == portfolio::only_for_me({"sam", "q2"}));
  CHECK(portfolio::only_for_me(of_case) != portfolio::only_for_me({"wayne", "q1"}));
  CHECK(portfolio::only_for_me(portfolio::only_for_me(of_case)) == portfolio::only_for_me(of_case));
  CHECK(portfolio::only_for_me(portfolio::only_for_me(own)) == portfolio::only_for_me(own));
  for (const auto& key : {of_case, own}) {
    CHECK_FALSE(portfolio::is_only_for_me(key));
    CHECK(portfolio::is_only_for_me(portfolio::only_for_me(key)));
    CHECK_FALSE(portfolio::is_own_reflection(portfolio::only_for_me(key)));
  }
  CHECK(portfolio::is_own_reflection(own));
  CHECK_FALSE(portfolio::is_own_reflection(of_case));
  CHECK(portfolio::only_for_me(of_case).question_id.find(' ') != std::string::npos);
  CHECK(own.case_id.find(' ') != std::string::npos);
}
