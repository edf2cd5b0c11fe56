// What one said one would do comes back on the start page: by keyboard alone and by mouse one says what became of it, puts it off and lets
// it rest. And the words of an answer are counted when one asks, by both.
#include <fmt/format.h>

#include <chrono>

#include "journeys/desk.hpp"

using namespace vignette::journeys;
namespace portfolio = vignette::portfolio;

namespace {

const std::string became = named(Word::commit_became), say_it = named(Word::commit_say_became);

/// A portfolio in which somebody said so many days ago what they would do.
void said_days_ago(const Desk& desk, int days, std::vector<portfolio::Commitment::Said> said = {}) {
  constexpr std::int64_t day = 24LL * 3'600'000;
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  portfolio::Commitment one;
  one.made = one.changed = {now - days * day};
  one.id = portfolio::make_id(one.made, 1, 1);
  one.from = {sam, "q1"};
  one.title = "Sam";
  one.question_number = 1;
  one.words = "Nobody asked the therapist.";
  one.when = "a meeting is set";
  one.will = "ring the therapist";
  one.said = std::move(said);
  one.came_back = static_cast<int>(one.said.size());
  const auto store = vignette::store::Store::open(desk.portfolio);
  REQUIRE(store);
  REQUIRE((*store)->transact({portfolio::SaveCommitment{one}}));
}

portfolio::Commitment kept(const Desk& desk) {
  const auto reader = vignette::store::Reader::open(desk.portfolio);
  REQUIRE(reader);
  const auto contents = (*reader)->everything();
  REQUIRE(contents);
  REQUIRE(contents->commitments.size() == 1);
  return contents->commitments.front();
}

}  // namespace

TEST_CASE("by keyboard alone: a commitment is back, one says what became of it and why, and it is quiet until the next time") {
  Desk desk;
  said_days_ago(desk, 15);
  {
    auto window = desk.start({}, {"PATH=/nowhere"});
    window.look({.name = say_it, .screen = "shelf"});
    window.choose_by_keyboard(say_it, "button");
    window.look({.name = became, .screen = "commitments"});
    window.choose_by_keyboard(named(Word::commit_changed), "radio button");
    window.reach_by_keyboard(named(Word::commit_how_why), "text box");
    window.type("We wrote instead.");
    window.look({.value = "We wrote instead.", .saved = true});
    window.choose_by_keyboard(named(Word::commit_keep), "button");
    window.look({.name = named(Word::commit_none_back), .saved = true});
    window.press("ctrl+1");
    const View shelf = window.look({.screen = "shelf"});
    CHECK_FALSE(shelf.find(say_it));
    window.kill();
  }
  const auto one = kept(desk);
  CHECK(one.outcome == portfolio::Commitment::Outcome::open);
  REQUIRE(one.said.size() == 1);
  CHECK(one.said[0].outcome == portfolio::Commitment::Outcome::changed);
  CHECK(one.said[0].why == "We wrote instead.");
  CHECK(one.came_back == 1);
  CHECK_FALSE(one.at_rest);
}

TEST_CASE("by keyboard alone: at its second return a commitment shows what was said at the first, and both are kept with the answer") {
  using Outcome = portfolio::Commitment::Outcome;
  Desk desk;
  said_days_ago(desk, 43, {{{1'790'000'000'000}, 60, Outcome::changed, "We wrote instead."}});
  {
    auto window = desk.start({}, {"PATH=/nowhere"});
    window.look({.name = say_it, .screen = "shelf"});
    window.choose_by_keyboard(say_it, "button");
    const View back = window.look({.name = became, .screen = "commitments"});
    CHECK(back.find(named(Word::commit_said_before)));
    CHECK(back.find("Changed, 21 September. We wrote instead."));
    window.choose_by_keyboard(named(Word::commit_done), "radio button");
    window.reach_by_keyboard(named(Word::commit_how_why), "text box");
    CHECK(window.look().find(named(Word::commit_how_why), "text box")->value.empty());
    window.type("She rang back.");
    window.look({.value = "She rang back.", .saved = true});
    window.choose_by_keyboard(named(Word::commit_keep), "button");
    window.look({.name = named(Word::commit_none_back), .saved = true});
    window.kill();
  }
  const auto one = kept(desk);
  REQUIRE(one.said.size() == 1);
  CHECK(one.said[0].why == "We wrote instead.");
  CHECK(one.outcome == Outcome::done);
  CHECK(one.why == "She rang back.");
  CHECK(one.at_rest);
}

TEST_CASE("by mouse: a commitment is back, is put off until tomorrow, and let rest from its page; what became of it is chosen there") {
  Desk desk(1440, 900);
  said_days_ago(desk, 15);
  {
    auto window = desk.start({}, {"PATH=/nowhere"});
    window.look({.name = say_it, .screen = "shelf"});
    window.click(named(Word::commit_tomorrow), "button");
    window.look({.name = say_it, .gone = true, .saved = true});
    window.click(named(Word::nav_commitments));
    window.look({.name = "Ring the therapist", .screen = "commitments"});
    window.click("Ring the therapist", "button");
    window.look({.name = became});
    window.click(named(Word::commit_done), "radio button");
    window.click(named(Word::commit_how_why), "text box");
    window.type("It helped.");
    window.look({.value = "It helped.", .saved = true});
    window.click(named(Word::commit_rest), "button");
    window.look({.name = named(Word::commit_at_rest), .saved = true});
    window.kill();
  }
  const auto one = kept(desk);
  CHECK(one.at_rest);
  CHECK(one.outcome == portfolio::Commitment::Outcome::done);
  CHECK(one.why == "It helped.");
}

TEST_CASE("the words of an answer are counted when one asks: by key, and by mouse") {
  Desk desk(1440, 900);
  desk.begin();
  auto window = desk.start({"--open", sam + "/q1"}, {"PATH=/nowhere"});
  window.look({.name = sheet, .screen = "question"});
  window.type("Nobody asked him.");
  window.look({.value = "Nobody asked him.", .saved = true});
  const std::string three = say(Word::words_count, fmt::arg("count", 3));
  window.press("ctrl+shift+w");
  window.look({.name = three});
  window.type(" Why?");
  window.look({.name = say(Word::words_count, fmt::arg("count", 4))});
  window.press("ctrl+shift+w");
  window.look({.name = named(Word::words_count_ask)});
  window.click(named(Word::words_count_ask), "button");
  window.look({.name = say(Word::words_count, fmt::arg("count", 4))});
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
}
