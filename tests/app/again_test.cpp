// Answering a case again: without seeing what was written before, without costing a word of it; then both.
#include "app/again.hpp"

#include <catch2/catch_test_macros.hpp>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;
using portfolio::QuestionKey;

namespace {

constexpr std::int64_t day = std::int64_t{24} * 60 * 60 * 1000;
const QuestionKey first{"sam", "q1"}, second_question{"sam", "q2"};

/// Two questions of three answered.
Story answered_once() {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("The therapist was asked.");
  story.tell(intent::NextQuestion{}).type("I would ring first.");
  story.tell(intent::ShowShelf{});
  return story;
}

const std::string& text_of(const Story& story, const QuestionKey& key) { return find_draft(story.model, key)->editing.text; }

}  // namespace

TEST_CASE("it is offered six months after the last word, not a day before, and not where one left it") {
  auto story = answered_once();
  const auto from = again_from(story.model, "sam");
  REQUIRE(from);
  CHECK_FALSE(again_due(story.model, "sam"));
  CHECK(again_on_start(story.model) == nullptr);
  story.wait(181 * day);  // from 1 January: 1 July is the 181st day after it
  story.tell(intent::Tick{});
  const auto today = portfolio::day_of(story.model.now.instant, story.model.now.offset_minutes);
  CHECK(today == *from);
  CHECK(again_due(story.model, "sam"));
  REQUIRE(again_on_start(story.model));
  story.tell(intent::OfferAgain{"sam", false});
  CHECK(story.asked<effect::SaveLens>().size() == 1);
  CHECK(again_on_start(story.model) == nullptr);
  CHECK(again_due(story.model, "sam"));  // the end of the case offers it still
  story.tell(intent::OfferAgain{"sam", true});
  CHECK(again_on_start(story.model) != nullptr);
}

TEST_CASE("the day before six months nothing is offered; a month that is too short ends it") {
  auto story = answered_once();
  story.wait(180 * day - 60'000).tell(intent::Tick{});
  CHECK_FALSE(again_due(story.model, "sam"));
}

TEST_CASE("answering again begins with an empty sheet, makes a version of the first and never touches it") {
  auto story = answered_once();
  story.tell(intent::OpenQuestion{"sam", 0}).type(" And more.").effects.clear();
  story.press({.key = Key::n, .ctrl = true, .shift = true});
  CHECK(story.model.screen == Screen::question);
  CHECK(time_here(story.model, "sam") == 2);
  CHECK(current_key(story.model) == portfolio::again(first, 2));
  CHECK(story.answer().empty());
  bool versioned = false;
  for (const auto& save : story.asked<effect::SaveAnswer>())
    versioned =
        versioned || (save.save.revision && save.save.answer.key == first && save.save.answer.text == "The therapist was asked. And more.");
  CHECK(versioned);
  story.type("Now I would ask Sam.");
  CHECK(story.asked<effect::SaveAnswer>().back().save.answer.key == portfolio::again(first, 2));
  CHECK(story.asked<effect::SaveAnswer>().back().save.answer.question_number == 1);
  CHECK(text_of(story, first) == "The therapist was asked. And more.");
  story.press({.key = Key::escape});
  story.tell(intent::ShowShelf{});
  CHECK(text_of(story, first) == "The therapist was asked. And more.");
  CHECK(text_of(story, portfolio::again(first, 2)) == "Now I would ask Sam.");
}

TEST_CASE("while one answers again the earlier answer is found nowhere, cited by nothing and asks nothing") {
  auto story = answered_once();
  story.tell(intent::AnswerAgain{"sam"});
  CHECK(withheld(story.model, first));
  CHECK(withheld(story.model, second_question));
  CHECK_FALSE(withheld(story.model, portfolio::again(first, 2)));
  CHECK_FALSE(withheld(story.model, portfolio::only_for_me(first)));
  CHECK_FALSE(story.model.practice.cue);
  story.tell(intent::ShowSearch{}).type("ask", Field::search);
  portfolio::Hit earlier, other;
  earlier.key = first;
  other.key = portfolio::again(first, 2);
  story.tell(intent::SearchAnswered{story.model.search.asked, {earlier, other}});
  REQUIRE(story.model.search.hits.size() == 1);
  CHECK(story.model.search.hits.front().key == other.key);
  story.tell(intent::StopAgain{"sam"});
  CHECK_FALSE(withheld(story.model, first));
  story.tell(intent::SearchAnswered{story.model.search.asked, {earlier, other}});
  CHECK(story.model.search.hits.size() == 2);
}

TEST_CASE("where one stopped answering again is known after a restart, and every word of it") {
  auto story = answered_once();
  story.tell(intent::AnswerAgain{"sam"}).type("Now");
  portfolio::Contents kept;
  for (const auto& save : story.ever_asked<effect::SaveAnswer>()) {
    std::erase_if(kept.answers, [&](const auto& one) { return one.key == save.save.answer.key; });
    kept.answers.push_back(save.save.answer);
  }
  for (const auto& save : story.ever_asked<effect::SaveLens>()) kept.lenses.assign(1, save.save.choice);
  kept.tally.answers = static_cast<std::int64_t>(kept.answers.size());
  Story next;
  next.tell(intent::PortfolioOpened{kept}).tell(intent::AnswersRead{});
  CHECK(time_here(next.model, "sam") == 2);
  next.tell(intent::OpenQuestion{"sam", 0});
  CHECK(next.answer() == "Now");
  CHECK(text_of(next, first) == "The therapist was asked.");
}

TEST_CASE("then and now shows both, and answering again is over when each question has both") {
  auto story = answered_once();
  story.tell(intent::AnswerAgain{"sam"});
  story.press({.key = Key::t, .ctrl = true, .shift = true});
  CHECK(story.model.screen == Screen::question);  // there are no two yet
  story.type("Now one.");
  story.press({.key = Key::t, .ctrl = true, .shift = true});
  CHECK(story.model.screen == Screen::then_and_now);
  CHECK(story.model.practice.later == portfolio::again(first, 2));
  CHECK(story.asked<effect::ReadVersions>().front().of == first);
  CHECK(withheld(story.model, second_question));
  const auto then = then_of(story.model, story.model.practice.later, *then_shown(story.model));
  REQUIRE(then);
  CHECK(then->text == "The therapist was asked.");
  story.press({.key = Key::escape});
  CHECK(story.model.screen == Screen::question);
  story.tell(intent::AnswerAgain{"sam"});
  CHECK(current_key(story.model) == portfolio::again(second_question, 2));
  story.type("Now two.").tell(intent::ShowThenAndNow{});
  CHECK(time_here(story.model, "sam") == 1);
  CHECK(answered_twice(story.model, "sam").size() == 2);
  CHECK_FALSE(withheld(story.model, first));
}

TEST_CASE("then is what stood there when the later answer was begun, also where the first was gone on with since") {
  auto story = answered_once();
  story.tell(intent::AnswerAgain{"sam"}).type("Now.").tell(intent::StopAgain{"sam"}).tell(intent::ShowShelf{});
  story.wait(day).tell(intent::OpenQuestion{"sam", 0}).type(" Later words.");
  story.tell(intent::ShowThenAndNow{portfolio::again(first, 2)});
  const auto begun = find_draft(story.model, portfolio::again(first, 2))->record.created;
  portfolio::Revision old{"a", {begun.ms - 500}, "The therapist was asked.", {}}, newer{"b", {begun.ms + day}, "Later.", {}};
  story.tell(intent::VersionsRead{first, {old, newer}});
  auto then = then_of(story.model, portfolio::again(first, 2), first);
  REQUIRE(then);
  CHECK(then->text == "The therapist was asked.");
  CHECK(then->when == old.made);
  old.text.clear();
  old.taken_out = portfolio::Instant{begun.ms + 2 * day};
  story.tell(intent::VersionsRead{first, {old, newer}});
  then = then_of(story.model, portfolio::again(first, 2), first);
  CHECK(then->taken_out);
  CHECK(then->text.empty());
}

TEST_CASE("what is said to the one who wrote the first is kept as it is typed, and becomes a version when it is left") {
  auto story = answered_once();
  story.tell(intent::AnswerAgain{"sam"}).type("Now.").tell(intent::ShowThenAndNow{});
  story.type("You were right.", Field::said_beside);
  const auto said = portfolio::said_beside(portfolio::again(first, 2));
  CHECK(text_of(story, said) == "You were right.");
  CHECK(story.asked<effect::SaveAnswer>().back().save.answer.key == said);
  story.press({.key = Key::escape});
  const auto saves = story.asked<effect::SaveAnswer>();
  CHECK(std::ranges::any_of(saves, [&](const auto& save) { return save.save.revision && save.save.answer.key == said; }));
  story.tell(intent::GoOnWriting{said});
  CHECK(story.model.screen == Screen::then_and_now);
}

TEST_CASE("a third time follows once the second is whole or half a year old; what was begun is gone on with") {
  auto story = answered_once();
  story.tell(intent::AnswerAgain{"sam"}).type("Two.").tell(intent::StopAgain{"sam"});
  story.tell(intent::AnswerAgain{"sam"});
  CHECK(current_key(story.model) == portfolio::again(second_question, 2));
  story.tell(intent::StopAgain{"sam"}).wait(200 * day).tell(intent::AnswerAgain{"sam"});
  CHECK(current_key(story.model) == portfolio::again(first, 3));
  story.type("Three.").tell(intent::ShowThenAndNow{});
  CHECK(then_of(story.model, story.model.practice.later, *then_shown(story.model))->text == "Two.");
}

TEST_CASE("what is taken out goes with its later times, and a later one alone leaves the first") {
  auto story = answered_once();
  const auto later = portfolio::again(first, 2);
  story.tell(intent::AnswerAgain{"sam"}).type("Now.").tell(intent::StopAgain{"sam"});
  portfolio::TakeOut what;
  what.what = portfolio::TakenOut::What::answer;
  what.key = later;
  story.tell(intent::TakenOutDone{what, {}});
  CHECK_FALSE(find_draft(story.model, later));
  CHECK(find_draft(story.model, first));
  story.tell(intent::AnswerAgain{"sam"}).type("Now.").tell(intent::StopAgain{"sam"}).tell(intent::ShowPortfolio{});
  story.model.taking_out = {};
  what.key = first;
  story.tell(intent::TakenOutDone{what, {}});
  CHECK_FALSE(find_draft(story.model, later));
  CHECK_FALSE(find_draft(story.model, first));
}

TEST_CASE("marks are put under what inspectors looked for, each by itself, and taken off again") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  const auto& pieces = current_case(story.model)->document->pieces;
  const auto piece = static_cast<std::size_t>(
      std::ranges::find(pieces, std::string("The move went well."), [](const Piece& one) { return one.block.text; }) - pieces.begin());
  story.tell(intent::Select{{{piece, 0}, {piece, 8}}}).tell(intent::MarkSelection{});
  const auto mark = story.model.marks.of_case.at("sam").front().mark;
  story.tell(intent::OpenQuestion{"sam", 0}).tell(intent::AttachMark{2, mark.id});
  const auto saved = story.asked<effect::SaveCited>();
  REQUIRE(saved.size() == 1);
  CHECK(saved[0].save.cited.by == portfolio::expectation("sam", "Involve the child."));
  REQUIRE(saved[0].save.cited.list.size() == 1);
  CHECK(saved[0].save.cited.list[0].quote == "The move");
  story.tell(intent::AttachMark{2, mark.id});
  CHECK(story.asked<effect::SaveCited>().empty());  // it stands there
  story.tell(intent::AttachMark{3, mark.id});
  CHECK(story.asked<effect::SaveCited>().empty());  // the case has two
  CHECK_FALSE(story.model.marks.cited.contains(current_key(story.model)));
  story.tell(intent::DetachMark{portfolio::expectation("sam", "Involve the child."), mark.id});
  CHECK(story.asked<effect::SaveCited>().front().save.cited.list.empty());
  story.tell(intent::ShowEnd{}).tell(intent::ShowExpectations{});
  CHECK(story.model.screen == Screen::question);
  CHECK(story.model.beside == Beside::lenses);
  CHECK(story.model.practice.lenses.at(current_key(story.model)).record.lens == expectations_lens);
}

TEST_CASE("words to a question that is first answered while one answers again lie under the question itself") {
  const QuestionKey third{"sam", "q3"};
  auto story = answered_once();
  story.tell(intent::AnswerAgain{"sam"}).type("Now one.").tell(intent::OpenQuestion{"sam", 2});
  CHECK(current_key(story.model) == third);
  story.type("Words to the third.");
  CHECK(story.answer() == "Words to the third.");
  CHECK(current_key(story.model) == third);
  CHECK_FALSE(withheld(story.model, third));
  CHECK(withheld(story.model, second_question));
  CHECK(answered_now(story.model, "sam", "q3"));
  story.tell(intent::GoOnWriting{third});
  CHECK(time_here(story.model, "sam") == 2);
  story.tell(intent::StopAgain{"sam"}).tell(intent::ShowShelf{}).tell(intent::OpenQuestion{"sam", 2});
  CHECK(story.answer() == "Words to the third.");
  story.tell(intent::StopAgain{"sam"}).tell(intent::AnswerAgain{"sam"});
  CHECK(current_key(story.model) == portfolio::again(second_question, 2));
}

TEST_CASE("a text that was emptied before is written to where it stands, and stays there as it is written") {
  const QuestionKey third{"sam", "q3"};
  auto story = answered_once();
  story.tell(intent::OpenQuestion{"sam", 2}).type("x").press({.key = Key::backspace}).tell(intent::Undo{Field::answer});
  story.tell(intent::Edit{Field::answer, {0, story.answer(), {}}, EditKind::deleting});
  REQUIRE(story.answer().empty());
  story.tell(intent::AnswerAgain{"sam"}).tell(intent::OpenQuestion{"sam", 2}).type("First words.");
  CHECK(text_of(story, third) == "First words.");
  CHECK(current_key(story.model) == third);
}

TEST_CASE("where the first answer is taken out while one answers again, the question is written to anew under itself") {
  auto story = answered_once();
  story.tell(intent::AnswerAgain{"sam"}).type("Now.");
  portfolio::TakeOut what;
  what.what = portfolio::TakenOut::What::answer;
  what.key = first;
  story.tell(intent::TakenOutDone{what, {}}).tell(intent::OpenQuestion{"sam", 0}).type("Begun anew.");
  CHECK(text_of(story, first) == "Begun anew.");
  CHECK(time_here(story.model, "sam") == 2);
  what.key = second_question;
  story.model.taking_out = {};
  story.tell(intent::TakenOutDone{what, {}});
  CHECK(time_here(story.model, "sam") == 1);  // nothing is left that is answered again
}

TEST_CASE("a window that only reads makes nothing of older words, and answers nothing again") {
  auto story = answered_once();
  portfolio::Contents kept;
  for (const auto& [key, draft] : story.model.drafts) kept.answers.push_back(draft.record);
  Story reading;
  reading.tell(intent::PortfolioOpened{kept, true}).tell(intent::AnswersRead{kept});
  for (const QuestionKey& key : {first, second_question}) REQUIRE(find_draft(reading.model, key));
  reading.tell(intent::AnswerAgain{"sam"});
  CHECK(time_here(reading.model, "sam") == 1);
  CHECK(reading.model.notice);
  reading.tell(intent::OpenQuestion{"sam", 0}).tell(intent::NextQuestion{}).tell(intent::ShowShelf{});
  for (const QuestionKey& key : {first, second_question}) CHECK(find_draft(reading.model, key)->unsaved_since == 0);
  reading.tell(intent::OfferAgain{"sam", false});
  CHECK(again_offered(reading.model, "sam"));
}

TEST_CASE("the way to an earlier answer leads to its question as it is now") {
  auto story = answered_once();
  story.tell(intent::AnswerAgain{"sam"}).tell(intent::ShowShelf{}).tell(intent::GoOnWriting{first});
  CHECK(time_here(story.model, "sam") == 2);
  CHECK(current_key(story.model) == portfolio::again(first, 2));
  CHECK(story.answer().empty());
}

TEST_CASE("what was found, asked or compared of earlier words is not gone back to, however one came to answer again") {
  auto story = answered_once();
  const auto later = portfolio::again(first, 2);
  story.tell(intent::AnswerAgain{"sam"}).type("Now.").tell(intent::StopAgain{"sam"});
  story.tell(intent::ShowSearch{}).type("ask", Field::search);
  portfolio::Hit earlier, now;
  earlier.key = first;
  earlier.excerpt = "The therapist was asked.";
  now.key = later;
  story.tell(intent::SearchAnswered{story.model.search.asked, {earlier, now}}).tell(intent::ChooseHit{1});
  story.model.practice.cue = CueShown{later, 1, {}, false};
  story.model.back = {Screen::portfolio, Screen::compare, Screen::take_out};
  story.tell(intent::GoToHit{1});
  REQUIRE(time_here(story.model, "sam") == 2);
  REQUIRE(story.model.search.hits.size() == 1);
  CHECK(story.model.search.hits.front().key == later);
  CHECK(story.model.search.chosen == 0);
  CHECK_FALSE(story.model.practice.cue);
  for (const Screen screen : {Screen::compare, Screen::take_out})
    CHECK(std::ranges::find(story.model.back, screen) == story.model.back.end());
}

TEST_CASE("a cue's way back does not begin to answer again") {
  auto story = answered_once();
  story.tell(intent::AnswerAgain{"sam"});
  story.tell(intent::Paste{
      Field::answer,
      "On Monday I visited the placement and saw the key worker. We went through the papers and I updated the contact "
      "details. On Wednesday I rang the school and left a message. On Friday I wrote up the minutes and sent them to the panel."});
  SECTION("one that is shown when one stops") {
    story.tell(intent::AskForCue{});
    REQUIRE(story.model.practice.cue);
    story.tell(intent::StopAgain{"sam"});
    CHECK_FALSE(story.model.practice.cue);
  }
  SECTION("one that stopping would bring") {
    story.tell(intent::StopAgain{"sam"});
    CHECK_FALSE(story.model.practice.cue);
  }
}

TEST_CASE("the question one is at stays the one when the packs are read anew") {
  auto story = answered_once();
  story.tell(intent::AnswerAgain{"sam"}).tell(intent::OpenQuestion{"sam", 1});
  REQUIRE(current_key(story.model) == portfolio::again(second_question, 2));
  auto changed = small_case();
  std::swap(changed.questions[1], changed.questions[2]);
  intent::PacksRead read;
  read.shelf.cases = {changed};
  story.tell(read);
  CHECK(current_key(story.model) == portfolio::again(second_question, 2));
}

TEST_CASE("the caret stands where it stood in the answer of this time, and at the end of every other") {
  portfolio::Contents kept;
  kept.answers = {kept_answer("q1", "The first answer."), kept_answer("q1 again 2", "The second answer.")};
  kept.lenses = {{portfolio::answering_again("sam"), "2 q1", {}}};
  portfolio::Place place;
  place.case_id = "sam";
  place.question_id = "q1";
  place.caret = 4;
  kept.places = {place};
  Story story;
  story.tell(intent::PortfolioOpened{kept});
  CHECK(find_draft(story.model, portfolio::again(first, 2))->editing.caret == 4);
  CHECK(find_draft(story.model, first)->editing.caret == kept.answers[0].text.size());
}

TEST_CASE("after the lock, then and now leads to the portfolio") {
  auto story = answered_once();
  story.tell(intent::AnswerAgain{"sam"}).type("Now.").tell(intent::ShowThenAndNow{});
  REQUIRE(story.model.screen == Screen::then_and_now);
  story.model.vault.is_protected = true;
  story.tell(intent::Lock{});
  REQUIRE(story.model.waits);
  CHECK(story.model.waits->screen == Screen::portfolio);
}

TEST_CASE("what was kept under one thing inspectors looked for stays under its words when the pack is edited") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  const auto& pieces = current_case(story.model)->document->pieces;
  const auto piece = static_cast<std::size_t>(
      std::ranges::find(pieces, std::string("The move went well."), [](const Piece& one) { return one.block.text; }) - pieces.begin());
  story.tell(intent::Select{{{piece, 0}, {piece, 8}}}).tell(intent::MarkSelection{});
  const auto mark = story.model.marks.of_case.at("sam").front().mark;
  story.tell(intent::OpenQuestion{"sam", 0}).tell(intent::AttachMark{1, mark.id});
  const auto edited = [&](std::vector<pack::Block> looked_for) {
    auto sam = small_case();
    for (auto& one : sam.sections)
      if (one.role == pack::Role::expectations) one.blocks = looked_for;
    intent::PacksRead read;
    read.shelf.cases = {sam};
    story.tell(read);
    return seen_under_expectations(story.model, *find_case(story.model, "sam")->pack);
  };
  SECTION("put in another order") {
    const auto seen = edited({block("Something new."), block("Involve the child."), block("Notice change.")});
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].place == 2U);
    // What stands there already is not put there twice.
    story.effects.clear();
    story.tell(intent::AttachMark{3, mark.id});
    CHECK(story.asked<effect::SaveCited>().empty());
  }
  SECTION("taken out: its passages are shown with its old words, and can be taken off") {
    const auto seen = edited({block("Involve the child."), block("Something new.")});
    REQUIRE(seen.size() == 1);
    CHECK_FALSE(seen[0].place);
    CHECK(seen[0].was == "Notice change.");
    story.tell(intent::DetachMark{seen[0].by, mark.id});
    CHECK(story.asked<effect::SaveCited>().front().save.cited.list.empty());
  }
  SECTION("one of which only its number was kept stands at that number") {
    portfolio::Contents kept;
    kept.cited = {{{"sam", "expectation 2"}, {{mark.id, "The move", "Case summary"}}}};
    Story old;
    old.tell(intent::PortfolioOpened{kept});
    const auto seen = seen_under_expectations(old.model, *find_case(old.model, "sam")->pack);
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].place == 1U);
  }
}

TEST_CASE("a mark's own tools lead to where it is put under what inspectors looked for") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  const auto& pieces = current_case(story.model)->document->pieces;
  const auto piece = static_cast<std::size_t>(
      std::ranges::find(pieces, std::string("The move went well."), [](const Piece& one) { return one.block.text; }) - pieces.begin());
  story.tell(intent::Select{{{piece, 0}, {piece, 8}}}).tell(intent::MarkSelection{});
  const auto id = story.model.marks.of_case.at("sam").front().mark.id;
  story.tell(intent::ShowExpectations{id});
  CHECK(story.model.screen == Screen::question);
  CHECK(story.model.beside == Beside::lenses);
  CHECK(story.model.marks.putting == id);
  story.tell(intent::AttachMark{2, id});
  CHECK(story.model.marks.putting.empty());
  story.tell(intent::ShowExpectations{id}).tell(intent::ShowBeside{Beside::the_case});
  CHECK(story.model.marks.putting.empty());
}

namespace {

/// Both questions answered again, to the end.
Story answered_twice_over() {
  auto story = answered_once();
  story.wait(day).tell(intent::AnswerAgain{"sam"}).type("Now one.").tell(intent::NextQuestion{}).type("Now two.");
  story.tell(intent::StopAgain{"sam"}).tell(intent::ShowShelf{});
  return story;
}

}  // namespace

TEST_CASE("after a case was answered again to the end, its questions show the newest answers; the first are gone on with where one asks") {
  auto story = answered_twice_over();
  CHECK(time_here(story.model, "sam") == 1);
  story.tell(intent::OpenQuestion{"sam", 0});
  CHECK(story.answer() == "Now one.");
  CHECK(answered_now(story.model, "sam", "q2"));
  story.type(" More.");
  CHECK(text_of(story, portfolio::again(first, 2)) == "Now one. More.");
  CHECK(text_of(story, first) == "The therapist was asked.");
  CHECK_FALSE(withheld(story.model, first));
  story.tell(intent::ShowPortfolio{}).tell(intent::GoOnWriting{first});
  CHECK(story.answer() == "The therapist was asked.");
  CHECK(newest_of(story.model, current_key(story.model)) == portfolio::again(first, 2));
  story.type(" Then.").tell(intent::NextQuestion{});
  CHECK(story.answer() == "I would ring first.");
  CHECK(text_of(story, first) == "The therapist was asked. Then.");
  story.tell(intent::GoOnWriting{portfolio::again(second_question, 2)});
  CHECK(story.answer() == "Now two.");
  CHECK(time_here(story.model, "sam") == 1);  // nothing is answered again, and nothing withheld
  story.tell(intent::OpenQuestion{"sam", 2}).type("The third, for the first time.");
  CHECK(current_key(story.model).question_id == "q3");
}

TEST_CASE("a round that was stopped midway shows what was written before it") {
  auto story = answered_once();
  story.tell(intent::AnswerAgain{"sam"}).type("Now one.").tell(intent::StopAgain{"sam"});
  CHECK(story.answer() == "The therapist was asked.");
  CHECK(newest_of(story.model, first) == portfolio::again(first, 2));
}

TEST_CASE("of three answers the newest is put beside the one before, or beside the first where one asks") {
  auto story = answered_twice_over();
  story.wait(200 * day).tell(intent::AnswerAgain{"sam"});
  CHECK(current_key(story.model) == portfolio::again(first, 3));
  story.type("Three.").tell(intent::ShowThenAndNow{});
  const auto later = portfolio::again(first, 3);
  CHECK(all_earlier_of(story.model, later) == std::vector<QuestionKey>{first, portfolio::again(first, 2)});
  CHECK(then_shown(story.model) == portfolio::again(first, 2));
  story.tell(intent::ShowThenAndNow{later, 1});
  CHECK(then_shown(story.model) == first);
  CHECK(story.asked<effect::ReadVersions>().front().of == first);
  CHECK(then_of(story.model, later, first)->text == "The therapist was asked.");
  story.tell(intent::ShowThenAndNow{later});
  CHECK(then_shown(story.model) == portfolio::again(first, 2));
}
