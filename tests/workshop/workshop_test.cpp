#include "workshop/workshop.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "a_workshop.hpp"
#include "workshop/record.hpp"
#include "workshop/told.hpp"

using namespace vignette::workshop;
using testing::at_first_question;
using testing::token;
using testing::with_answers;

namespace {

/// Whatever of these words can be read from outside.
bool can_be_read(const Workshop& all, const std::string& words) {
  if (as_json(told(all, "11:02")).find(words) != std::string::npos) return true;
  return std::ranges::any_of(all.cards(), [&](const Card& card) { return card.text.find(words) != std::string::npos; });
}

std::vector<std::string> ids(const Workshop& all) {
  std::vector<std::string> list;
  for (const auto& card : all.cards()) list.push_back(card.id);
  return list;
}

}  // namespace

TEST_CASE("nobody reads a word until writing closes, and nobody but those who lead until it is shown") {
  auto all = with_answers(5);
  CHECK(all.in() == 5);
  CHECK_FALSE(can_be_read(all, "Answer"));
  REQUIRE(all.close());
  CHECK(all.cards().size() == 5);
  CHECK(told(all, "").answers.empty());
  CHECK(told(all, "").wall.empty());
  CHECK(as_json(told(all, "")).find("Answer") == std::string::npos);
  REQUIRE(all.reveal());
  CHECK(told(all, "").wall.size() == 1);
  CHECK(told(all, "").wall.front().cards.size() == 5);
  CHECK(told(all, "").answers == "Five answers");
}

TEST_CASE("the order in which cards are seen says nothing of the order in which they came") {
  auto one = at_first_question(), other = at_first_question();
  const std::uint64_t chance[] = {912'331, 3, 77'777'777, 45'678, 190'003};
  for (unsigned i = 0; i < 5; ++i) {
    REQUIRE(one.send("stood-out", token(i + 1), "Words " + std::to_string(i), "en-GB", chance[i]));
    REQUIRE(other.send("stood-out", token(5 - i), "Words " + std::to_string(4 - i), "en-GB", chance[4 - i]));
  }
  REQUIRE(one.close());
  REQUIRE(other.close());
  CHECK(one.cards() == other.cards());
  CHECK(std::ranges::is_sorted(ids(one)));
  const auto cards = one.cards();
  CHECK(std::ranges::any_of(cards, [&](const Card& card) { return &card != cards.data() && card.text < (&card)[-1].text; }));
}

TEST_CASE("two cards never have the same id, even where chance has no imagination") {
  auto all = at_first_question();
  for (unsigned i = 0; i < 40; ++i) REQUIRE(all.send("stood-out", token(i + 1), "Words", "en-GB", 5));
  REQUIRE(all.close());
  const auto list = ids(all);
  CHECK(std::set<std::string>(list.begin(), list.end()).size() == 40);
}

TEST_CASE("an answer can be changed, passed and written after all until writing closes") {
  auto all = at_first_question();
  REQUIRE(all.send("stood-out", token(1), "First words", "en-GB", 11));
  CHECK(all.mine("stood-out", token(1)).state == Mine::State::in);
  REQUIRE(all.send("stood-out", token(1), "Other words", "en-GB", 12));
  CHECK(all.in() == 1);
  REQUIRE(all.pass("stood-out", token(1)));
  CHECK(all.in() == 1);
  CHECK(all.mine("stood-out", token(1)).state == Mine::State::passed);
  REQUIRE(all.send("stood-out", token(1), "Last words", "en-GB", 13));
  REQUIRE(all.close());
  REQUIRE(all.cards().size() == 1);
  CHECK(all.cards().front().text == "Last words");
  CHECK(all.send("stood-out", token(1), "Too late", "en-GB", 14).error() == Refusal::not_writing);
  CHECK(all.pass("stood-out", token(1)).error() == Refusal::not_writing);
  CHECK(all.send("stood-out", token(2), "Too late", "en-GB", 15).error() == Refusal::not_writing);
}

TEST_CASE("what is in already may come again word for word, as from a phone that lost the answer, and stays as it is") {
  auto all = with_answers(5);
  REQUIRE(all.pass("stood-out", token(9)));
  REQUIRE(all.close());
  const auto cards = all.cards();
  CHECK(all.send("stood-out", token(1), "Answer 0", "en-GB", 77));
  CHECK(all.pass("stood-out", token(9)));
  CHECK(all.cards() == cards);
  CHECK(all.in() == 6);
  CHECK(all.send("stood-out", token(1), "Answer 1", "en-GB", 77).error() == Refusal::not_writing);  // another's words
  CHECK(all.send("stood-out", token(9), "", "en-GB", 77).error() == Refusal::not_writing);
  CHECK(all.send("agencies", token(1), "Answer 0", "en-GB", 77).error() == Refusal::not_writing);
  CHECK(all.pass("stood-out", token(1)).error() == Refusal::not_writing);
  REQUIRE(all.reveal());
  CHECK(all.send("stood-out", token(1), "Answer 0", "en-GB", 77).error() == Refusal::not_writing);  // whose it is has been forgotten
  CHECK(all.pass("stood-out", token(9)).error() == Refusal::not_writing);
}

TEST_CASE("why answers are talked about and not shown is said only where it is so") {
  for (const std::size_t answers : {4U, 5U}) {
    auto all = with_answers(answers);
    REQUIRE(all.close());
    // What is held back is there all the same.
    if (answers == 5) REQUIRE(all.hold(all.cards().front().id, Reason::same));
    REQUIRE(all.talk());
    const bool said = as_json(told(all, "")).find("fewer than five answers") != std::string::npos;
    CHECK(said == (answers < small_group));
    CHECK(told(all, "").lines.back().find("Say what you like, or nothing.") != std::string::npos);
  }
}

TEST_CASE("a pass counts like an answer, from a phone and from paper") {
  auto all = at_first_question();
  REQUIRE(all.pass("stood-out", token(1)));
  REQUIRE(all.type_pass());
  REQUIRE(all.type("From a slip", "cy", 3));
  CHECK(all.in() == 3);
  CHECK(told(all, "").in == "Three in");
  CHECK(all.passed() == 0);  // not said while people write
  REQUIRE(all.close());
  CHECK(all.passed() == 2);
  CHECK(tally(all) == "One answer, two passed");
  REQUIRE(all.talk());
  CHECK(all.passed() == 2);
}

TEST_CASE("a token is for one question, and is forgotten when the answers are shown or talked about") {
  for (const bool shown : {true, false}) {
    auto all = with_answers(5);
    CHECK(all.send("agencies", token(1), "For another question", "en-GB", 9).error() == Refusal::not_writing);
    CHECK(all.mine("agencies", token(1)).state == Mine::State::none);
    REQUIRE(all.close());
    CHECK(all.mine("stood-out", token(1)).state == Mine::State::in);
    REQUIRE((shown ? all.reveal() : all.talk()));
    CHECK(all.mine("stood-out", token(1)).state == Mine::State::none);
    REQUIRE(all.next());
    CHECK(all.mine("agencies", token(1)).state == Mine::State::none);
    CHECK(all.send("stood-out", token(1), "Late", "en-GB", 9).error() == Refusal::not_writing);
  }
}

TEST_CASE("what is held back is not on the wall; only its phone learns why, and may send it again") {
  auto all = with_answers(6);
  CHECK(all.hold("aaaaaa", Reason::hurt).error() == Refusal::not_looking);
  REQUIRE(all.close());
  CHECK(all.hold("aaaaaa", Reason::hurt).error() == Refusal::no_card);
  const auto cards = all.cards();
  const auto& chosen = *std::ranges::find(cards, std::string("Answer 2"), &Card::text);
  REQUIRE(all.hold(chosen.id, Reason::identify));
  CHECK(told(all, "").held == "one held back");
  CHECK(all.mine("stood-out", token(3)).state == Mine::State::held);
  CHECK(all.mine("stood-out", token(3)).why == Reason::identify);
  for (const unsigned other : {1U, 2U, 4U, 5U, 6U}) CHECK(all.mine("stood-out", token(other)).state == Mine::State::in);

  SECTION("shown without it") {
    REQUIRE(all.reveal());
    CHECK(as_json(told(all, "")).find("Answer 2") == std::string::npos);
    CHECK(as_json(told(all, "")).find("Answer 3") != std::string::npos);
    CHECK(told(all, "").held == "one held back");
  }
  SECTION("sent again, and a new card that says nothing of the old") {
    REQUIRE(all.send("stood-out", token(3), "Without the place", "en-GB", 424'242));
    CHECK(all.held() == 0);
    CHECK(all.cards().size() == 6);
    const auto list = ids(all);
    CHECK(std::ranges::find(list, chosen.id) == list.end());
    CHECK(all.send("stood-out", token(3), "Once more", "en-GB", 5).error() == Refusal::not_writing);
  }
  SECTION("passed instead") {
    REQUIRE(all.pass("stood-out", token(3)));
    CHECK(all.cards().size() == 5);
    CHECK(all.passed() == 1);
  }
  SECTION("left in after all") {
    REQUIRE(all.leave_in(chosen.id));
    CHECK(all.held() == 0);
  }
  SECTION("taken off the wall once it is there, and not put back") {
    REQUIRE(all.reveal());
    const auto shown = std::ranges::find(cards, std::string("Answer 4"), &Card::text)->id;
    REQUIRE(all.hold(shown, Reason::asked));
    CHECK_FALSE(as_json(told(all, "")).find("Answer 4") != std::string::npos);
    CHECK(all.leave_in(shown).error() == Refusal::not_looking);
  }
}

TEST_CASE("fewer than five answers are talked about and never shown") {
  auto four = with_answers(4);
  REQUIRE(four.close());
  CHECK(four.reveal().error() == Refusal::too_few);
  REQUIRE(four.talk());
  CHECK(told(four, "").wall.empty());
  CHECK_FALSE(as_json(told(four, "")).find("Answer") != std::string::npos);
  CHECK(four.reveal().error() == Refusal::not_looking);

  auto five = with_answers(5);
  REQUIRE(five.close());
  REQUIRE(five.hold(five.cards().front().id, Reason::same));
  CHECK(five.reveal().error() == Refusal::too_few);  // what is held back does not count
  REQUIRE(five.leave_in(five.cards().front().id));
  CHECK(five.reveal());
}

TEST_CASE("with fewer than five people everybody is told before anybody writes") {
  Workshop all(plan_for(60, testing::three_questions()));
  while (all.step().kind != Step::Kind::pause) REQUIRE(all.next());
  CHECK(all.next().error() == Refusal::present_first);  // it is not known yet
  CHECK(all.set_present(0).error() == Refusal::not_a_number);
  REQUIRE(all.set_present(4));
  CHECK(told(all, "").small == "Fewer than five are here, so people may guess who wrote what. You can pass.");
  REQUIRE(all.next());
  CHECK_FALSE(told(all, "").small.empty());
  REQUIRE(all.set_present(5));
  CHECK(told(all, "").small.empty());
}

TEST_CASE("what is kept is settled before the first answer and afterwards only becomes less") {
  using enum Keep;
  for (const bool by_pass : {false, true}) {
    auto all = at_first_question();
    REQUIRE(all.settle(answers));
    REQUIRE(all.settle(nothing));
    REQUIRE(all.settle(titles));
    REQUIRE((by_pass ? all.pass("stood-out", token(1)) : all.send("stood-out", token(1), "Words", "en-GB", 1)));
    CHECK(all.promised() == titles);
    CHECK(all.settle(answers).error() == Refusal::settled);
    CHECK(all.keep() == titles);
    REQUIRE(all.settle(nothing));
    CHECK(all.settle(titles).error() == Refusal::settled);
    CHECK(all.keep() == nothing);
    CHECK(all.promised() == titles);
  }
  auto typed = at_first_question();
  REQUIRE(typed.type_pass());
  CHECK(typed.settle(titles).error() == Refusal::settled);
}

TEST_CASE("what is kept is what was settled, of what was shown, and nothing else") {
  const auto shown = [](Keep keep) {
    auto all = with_answers(6, keep);
    REQUIRE(all.close());
    REQUIRE(all.make_group("Hear from others first") == 1);
    const auto cards = all.cards();
    REQUIRE(all.move_card(cards[0].id, 1));
    REQUIRE(all.hold(cards[1].id, Reason::hurt));
    REQUIRE(all.reveal());
    REQUIRE(all.commit("Ask for updates first"));
    return std::pair(all.kept(), cards);
  };
  CHECK(shown(Keep::nothing).first == Kept{});
  const auto titles = shown(Keep::titles).first;
  REQUIRE(titles.questions.size() == 1);
  CHECK(titles.questions[0].titles == std::vector<std::string>{"Hear from others first"});
  CHECK(titles.questions[0].answers.empty());
  CHECK(titles.commitments == std::vector<std::string>{"Ask for updates first"});
  CHECK(titles.present == 12);
  const auto [answers, cards] = shown(Keep::answers);
  CHECK(answers.questions[0].answers.size() == 5);
  CHECK(std::ranges::find(answers.questions[0].answers, cards[1].text) == answers.questions[0].answers.end());

  auto few = with_answers(3, Keep::answers);  // never shown, so never kept
  REQUIRE(few.close());
  REQUIRE(few.talk());
  CHECK(few.kept().questions.empty());
}

TEST_CASE("groups are made, named and filled by hand, while looking through and on the wall") {
  auto all = with_answers(5);
  CHECK(all.make_group("Too early").error() == Refusal::not_looking);
  REQUIRE(all.close());
  REQUIRE(all.make_group("One") == 1);
  REQUIRE(all.make_group("Two") == 2);
  const auto first = all.cards().front().id;
  CHECK(all.move_card(first, 3).error() == Refusal::no_group);
  CHECK(all.name_group(0, "None").error() == Refusal::no_group);
  CHECK(all.make_group("  ").error() == Refusal::not_the_words);
  REQUIRE(all.move_card(first, 2));
  REQUIRE(all.reveal());
  REQUIRE(all.name_group(2, "Renamed"));
  auto wall = told(all, "").wall;
  REQUIRE(wall.size() == 2);
  CHECK(wall[0].title == "Renamed");
  CHECK(wall[0].cards.size() == 1);
  CHECK(wall[1].cards.size() == 4);
  CHECK(wall[1].title == "In no group");
  REQUIRE(all.move_card(first, 0));
  wall = told(all, "").wall;
  REQUIRE(wall.size() == 1);
  CHECK(wall[0].title.empty());  // where nothing is in a group, that goes without saying
}

TEST_CASE("a team commits itself to two things at most") {
  auto all = at_first_question();
  REQUIRE(all.commit("One"));
  REQUIRE(all.commit("Two"));
  CHECK(all.commit("Three").error() == Refusal::two_at_most);
  REQUIRE(all.uncommit(0));
  CHECK(all.uncommit(5).error() == Refusal::no_commitment);
  REQUIRE(all.commit("Three"));
  CHECK(all.commitments() == std::vector<std::string>{"Two", "Three"});
}

TEST_CASE("a question is shown or talked about before the next step, and the last step stays") {
  auto all = at_first_question();
  CHECK(all.next().error() == Refusal::question_open);
  REQUIRE(all.close());
  CHECK(all.next().error() == Refusal::question_open);
  CHECK(all.close().error() == Refusal::not_writing);
  REQUIRE(all.talk());
  REQUIRE(all.next());
  REQUIRE(all.close());
  REQUIRE(all.talk());
  while (all.step().kind != Step::Kind::close) REQUIRE(all.next());
  CHECK(all.next().error() == Refusal::last_step);
}

TEST_CASE("any step can be skipped but the last, and the answers to a question that is skipped are shown to nobody") {
  auto all = with_answers(6, Keep::answers);
  const auto question = all.at();
  SECTION("while people write") {}
  SECTION("while they are looked through") { REQUIRE(all.close()); }
  REQUIRE(all.skip());
  CHECK(all.at() == question + 1);
  CHECK(all.mine("stood-out", token(1)) == Mine());
  CHECK(told(all, "").wall.empty());
  while (all.step().kind != Step::Kind::close) REQUIRE(all.skip());
  CHECK(all.skip().error() == Refusal::last_step);
  CHECK(all.kept().questions.empty());
}

TEST_CASE("how many are here is asked before the first question, whether one goes on or skips") {
  Workshop all(plan_for(60, testing::three_questions()));
  while (all.step().kind != Step::Kind::pause) REQUIRE(all.skip());
  CHECK(all.skip().error() == Refusal::present_first);
  REQUIRE(all.set_present(6));
  CHECK(all.skip());
}

TEST_CASE("a step that is still to come can be left out, and no other") {
  auto all = at_first_question();
  const auto steps = all.plan().steps.size();
  for (const std::size_t step : {std::size_t{0}, all.at(), steps - 1, steps}) CHECK(all.leave_out(step).error() == Refusal::no_such_step);
  REQUIRE(all.leave_out(all.at() + 1));
  CHECK(all.plan().steps.size() == steps - 1);
  REQUIRE(all.skip());
  CHECK(all.step().kind == Step::Kind::heard);
  CHECK(told(all, "").which.empty());
}

TEST_CASE("only steps still to come are put elsewhere") {
  auto all = at_first_question();
  CHECK(all.put_step(3, 4).error() == Refusal::no_such_step);
  CHECK(all.put_step(5, 3).error() == Refusal::no_such_step);
  REQUIRE(all.put_step(5, 4));
  REQUIRE(all.give_minutes(4, 6));
  CHECK(all.give_minutes(4, 0).error() == Refusal::no_such_step);
  REQUIRE(all.close());
  REQUIRE(all.talk());
  REQUIRE(all.next());
  CHECK(all.step().kind == Step::Kind::heard);
}

TEST_CASE("words are taken as they are, or not at all") {
  CHECK(can_be_answer("A plain answer.\nOn two lines."));
  CHECK(can_be_answer("<b>Markup</b> & \"quotes\" are words like any others"));
  CHECK(can_be_answer("Mae’r tŷ’n wag, ŵ"));
  std::string longest;
  for (int i = 0; i < 600; ++i) longest += "ŵ";
  CHECK(can_be_answer(longest));
  CHECK_FALSE(can_be_answer(longest + "w"));
  for (const auto* bad :
       {"", " \n ", "\xC2\xA0\xE2\x80\x83", "bell \a", "escape \x1B[31m", "tab\t", "\xC2\x85", "turned \xE2\x80\xAE round", "\xE2\x81\xA6",
        "\xEF\xBB\xBF mark", "broken \xFF", "cut \xE2\x80", "line\xE2\x80\xA8"})
    CHECK_FALSE(can_be_answer(bad));
  CHECK_FALSE(can_be_answer(std::string_view("nul \0", 5)));
  auto all = at_first_question();
  CHECK(all.send("stood-out", "short", "Words", "en-GB", 1).error() == Refusal::not_the_words);
  CHECK(all.send("stood-out", token(1), "Words", "<script>", 1).error() == Refusal::not_the_words);
  CHECK(all.send("stood-out", std::string(65, 'a'), "Words", "en-GB", 1).error() == Refusal::not_the_words);
}

TEST_CASE("there is an end to how much a room takes in") {
  auto all = at_first_question();
  for (unsigned i = 0; i < most_entries; ++i) REQUIRE(all.pass("stood-out", token(i + 1)));
  CHECK(all.pass("stood-out", token(99'999)).error() == Refusal::full);
  CHECK(all.send("stood-out", token(1), "Still one's own to change", "en-GB", 4));
}

TEST_CASE("after the wipe nothing is there and nothing can be done") {
  auto all = with_answers(6, Keep::answers);
  REQUIRE(all.close());
  REQUIRE(all.make_group("A title"));
  REQUIRE(all.reveal());
  REQUIRE(all.commit("A commitment"));
  all.wipe(false);
  CHECK(all.ended());
  CHECK(all.cards().empty());
  CHECK(all.kept() == Kept{});
  CHECK(told(all, "11:02").title == "Wiped at 11:02");
  CHECK(told(all, "11:02").lines.front().find("That is less than was said") != std::string::npos);
  CHECK(all.next().error() == Refusal::ended);
  CHECK(all.send("stood-out", token(1), "Words", "en-GB", 1).error() == Refusal::ended);
  CHECK(all.commit("Words").error() == Refusal::ended);
  CHECK(all.settle(Keep::nothing).error() == Refusal::ended);
}

TEST_CASE("everybody is told at the end what they were promised") {
  auto kept = with_answers(5, Keep::titles);
  kept.wipe(true);
  CHECK(told(kept, "11:02").title == "Kept: group titles, no names");
  auto nothing = with_answers(5);
  nothing.wipe(true);  // nothing can be kept that was not promised
  CHECK(told(nothing, "11:02").title == "Wiped at 11:02");
  CHECK(told(nothing, "11:02").lines.front().find("That is what was promised") != std::string::npos);
}

TEST_CASE("the count can be hidden from the room") {
  auto all = with_answers(9);
  CHECK(told(all, "").in == "Nine in");
  all.hide_count(true);
  CHECK(told(all, "").in.empty());
  CHECK(all.in() == 9);
}

TEST_CASE("a room of two languages is told everything in both, Welsh first, and people's own words once") {
  Workshop all(plan_for(60, testing::three_questions()), Keep::nothing, false, RoomLanguage::both);
  auto opening = told(all, "");
  CHECK(opening.language == "cy");
  CHECK(opening.title == "Cyn i ni ddechrau");
  REQUIRE(opening.also.size() == 1);
  CHECK(opening.also[0].language == "en-GB");
  CHECK(opening.also[0].title == "Before we begin");
  CHECK(opening.also[0].lines.size() == opening.lines.size());
  CHECK(on_one_line(opening, &Told::kept) == "Does dim yn cael ei gadw. | Nothing is kept.");

  REQUIRE(all.set_present(9));
  while (!all.phase()) REQUIRE(all.next());
  for (unsigned i = 0; i < 6; ++i) REQUIRE(all.type("Quagmire " + std::to_string(i), "en-GB", 7'919ULL * (i + 1)));
  const auto writing = told(all, "");
  CHECK(on_one_line(writing, &Told::in) == "Chwech i mewn | Six in");
  CHECK(on_one_line(writing, &Told::which) == "Y cwestiwn cyntaf, dau i gyd | First question of two");
  CHECK(on_one_line(writing, &Told::title) == writing.title);
  REQUIRE(all.close());
  REQUIRE(all.reveal());
  const auto shown = told(all, "");
  const auto bytes = as_json(shown);
  CHECK(bytes.find("Quagmire 3") == bytes.rfind("Quagmire 3"));
  CHECK(bytes.find(R"("also":{)") != std::string::npos);
  CHECK(in_each(shown, [] { return vignette::words::count_in_words(6); }) == "chwech | six");
  all.wipe(false);
  const auto ended = told(all, "11:02");
  CHECK(ended.title == "Dilëwyd am 11:02");
  CHECK(ended.also.at(0).title == "Wiped at 11:02");
}

TEST_CASE("a room of one language is told in it alone") {
  const Workshop welsh(plan_for(60, testing::three_questions()), Keep::nothing, false, RoomLanguage::welsh);
  CHECK(told(welsh, "").title == "Cyn i ni ddechrau");
  CHECK(told(welsh, "").also.empty());
  const Workshop english(plan_for(60, testing::three_questions()));
  CHECK(told(english, "").language == "en-GB");
  CHECK(as_json(told(english, "")).find("also") == std::string::npos);
}

TEST_CASE("a step is added behind the one the room is at, and before the close") {
  auto all = Workshop(plan_for(60, testing::three_questions()));
  const auto steps = all.plan().steps.size();
  REQUIRE(all.next());
  CHECK(all.add_step(1, Step::Kind::rest).error() == Refusal::no_such_step);
  CHECK(all.add_step(steps, Step::Kind::rest).error() == Refusal::no_such_step);
  CHECK(all.add_step(2, Step::Kind::question, all.plan().questions.front()).error() == Refusal::no_such_step);
  REQUIRE(all.add_step(2, Step::Kind::rest));
  CHECK(all.plan().steps[2].kind == Step::Kind::rest);
  const auto third = testing::three_questions()[2];
  REQUIRE(all.add_step(3, Step::Kind::question, third));
  REQUIRE(all.set_present(9));
  while (!all.phase()) REQUIRE(all.next());
  CHECK(told(all, "").title == third.wording);  // and it is written to like the others
  all.wipe(false);
  CHECK(all.add_step(3, Step::Kind::rest).error() == Refusal::ended);
}

TEST_CASE("a group is taken away with its title: its cards are in none, and the others keep theirs") {
  auto all = with_answers(6, Keep::titles);
  REQUIRE(all.close());
  for (const auto* title : {"Agree who tells whom", "Hear from others", "Bring the family in"}) REQUIRE(all.make_group(title));
  const auto cards = all.cards();
  REQUIRE(all.move_card(cards[0].id, 1));
  REQUIRE(all.move_card(cards[1].id, 3));
  REQUIRE(all.name_group(2, ""));
  CHECK(all.groups() == std::vector<Group>{{1, "Agree who tells whom"}, {2, "Bring the family in"}});
  CHECK(all.cards()[0].group == 1);
  CHECK(all.cards()[1].group == 2);
  REQUIRE(all.make_group("Nobody’s"));
  REQUIRE(all.make_group("A slip of the hand"));
  REQUIRE(all.move_card(cards[2].id, 4));
  REQUIRE(all.name_group(4, ""));  // with a card
  CHECK(all.groups().size() == 3);
  CHECK(all.cards()[2].group == 0);
  CHECK(all.cards()[1].group == 2);
  CHECK(all.name_group(4, "").error() == Refusal::no_group);
  REQUIRE(all.hold(cards[1].id, Reason::same));
  REQUIRE(all.reveal());
  // What the wall had no title of is not kept.
  CHECK(all.kept().questions.at(0).titles == std::vector<std::string>{"Agree who tells whom"});
}

TEST_CASE("a question of whoever leads goes through a workshop like the case's, and everybody is told whose it is") {
  auto all = Workshop(plan_for(60, testing::three_questions()), Keep::answers);
  REQUIRE(all.set_present(9));
  const auto own = own_question(all.plan(), "What would <b>Sam</b> say of it?", "en-GB");
  while (!all.phase()) REQUIRE(all.next());
  CHECK(all.ask_instead(all.at(), own).error() == Refusal::no_such_step);  // people write to it
  REQUIRE(all.ask_instead(all.at() + 1, own));
  CHECK(all.ask_instead(all.at() + 2, own).error() == Refusal::no_such_step);
  REQUIRE(all.give_parts(all.at() + 1, 5, 2));
  CHECK(all.give_parts(all.at() + 1, 15, 2).error() == Refusal::no_such_step);
  const auto another = own_question(all.plan(), "A oes rhywbeth arall?", "cy");
  REQUIRE(all.add_step(all.at() + 2, Step::Kind::question, another));
  CHECK(told(all, "").which == "First question of three");
  REQUIRE(all.skip());
  CHECK(minutes_now(all.step(), all.phase()) == 5);
  const auto seen = told(all, "");
  CHECK(seen.title == "What would <b>Sam</b> say of it?");
  CHECK(seen.question == own.id);
  CHECK(seen.which == "Second question of three, from whoever leads");
  for (unsigned i = 0; i < 5; ++i) REQUIRE(all.send(own.id, token(i + 1), "Answer " + std::to_string(i), "en-GB", 7'919ULL * (i + 1)));
  CHECK(all.mine(own.id, token(1)).state == Mine::State::in);
  REQUIRE(all.close());
  REQUIRE(all.reveal());
  const auto kept = all.kept();
  REQUIRE(kept.questions.size() == 1);
  CHECK(kept.questions[0].own);
  CHECK(kept.questions[0].wording == own.wording);
  CHECK(kept.questions[0].answers.size() == 5);
  const auto page = as_page(kept, "Sam", {2026, 11, 24});
  CHECK(page.find("## What would <b>Sam</b> say of it?\n\nAsked by whoever led, not by the case.\n\n- Answer") != std::string::npos);
  REQUIRE(all.next());
  CHECK(told(all, "").asked_in == "cy");
}

TEST_CASE("what everybody is told can be read as JSON, whatever people wrote") {
  auto all = with_answers(4);
  REQUIRE(all.type("\"Ask\" first,\nthen \\ write: ŵy 😀", "cy", 77));
  REQUIRE(all.close());
  REQUIRE(all.reveal());
  const auto read = nlohmann::json::parse(as_json(told(all, "")));
  const auto& cards = read["wall"][0]["cards"];
  CHECK(std::ranges::find(cards, "\"Ask\" first,\nthen \\ write: ŵy 😀") != cards.end());
  CHECK(read["wall"][0]["count"] == "five");
  CHECK(read["screen"] == "shown");
}
