/// Reflections of one's own, what is only for the learner, and lenses: what is kept, when, and what never changes.
#include <catch2/catch_test_macros.hpp>

#include "app/reflection.hpp"
#include "app/turn.hpp"
#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;
using portfolio::LensChoice;

namespace {

Story with_lenses() {
  pack::Shelf shelf;
  shelf.cases = {small_case()};
  shelf.lenses = {{"unheard", "Who isn’t heard?", "", {{"The child", "How?"}, {"What I assumed", "What?"}}},
                  {"kolb", "Learning cycle", "Kolb 1984", {{"Experience", "What?"}}}};
  Story story;
  story.tell(intent::PacksRead{shelf}).tell(intent::PortfolioOpened{}).tell(intent::AnswersRead{});
  story.all.clear();
  return story;
}

const portfolio::Reflection& reflection(const Story& story) {
  return find_reflection(story.model.practice, story.model.practice.reflection)->record;
}

const std::string& mine(const Story& story) { return editing(story.model, Field::only_for_me)->text; }

/// What is only for the learner has no draft until something is written.
Story& write_mine(Story& story, std::string_view words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Editing* text = editing(story.model, Field::only_for_me);
    const Editing none;
    story.tell(intent::Edit{Field::only_for_me, insertion(text ? *text : none, std::string(1, words[i])), EditKind::typing});
  }
  return story;
}

}  // namespace

TEST_CASE("choosing a lens is kept for its question alone, and changes no word") {
  Story story = with_lenses();
  story.tell(intent::OpenQuestion{"sam", 0}).type("My words");
  const auto version = editing(story.model, Field::answer)->version;
  story.tell(intent::ChooseLens{"unheard"});
  REQUIRE(story.asked<effect::SaveLens>().size() == 1);
  CHECK(story.asked<effect::SaveLens>()[0].save.choice == LensChoice{{"sam", "q1"}, "unheard", LensChoice::Shown::headings});
  story.tell(intent::ShowLensAs{LensChoice::Shown::margin}).tell(intent::ChooseLens{"kolb"}).tell(intent::ChooseLens{});
  CHECK(story.answer() == "My words");
  CHECK(editing(story.model, Field::answer)->version == version);
  story.tell(intent::NextQuestion{});
  CHECK(story.model.practice.lenses.count(current_key(story.model)) == 0);
  CHECK(story.ever_asked<effect::SaveLens>().size() == 4);
}

TEST_CASE("a heading becomes a line of its own under the caret's paragraph, in one step, and is kept") {
  Story story = with_lenses();
  story.tell(intent::OpenQuestion{"sam", 0}).tell(intent::ChooseLens{"unheard"});
  story.tell(intent::PutHeading{0});
  CHECK(story.answer() == "The child\n");
  story.type("He said little.");
  story.tell(intent::MoveCaret{Field::answer, 12, 12}).tell(intent::PutHeading{1});
  CHECK(story.answer() == "The child\nHe said little.\nWhat I assumed\n");
  CHECK(editing(story.model, Field::answer)->caret == story.answer().size());
  REQUIRE(story.asked<effect::SaveAnswer>().size() == 1);
  CHECK(story.asked<effect::SaveAnswer>()[0].save.answer.text == story.answer());
  story.tell(intent::Undo{});
  CHECK(story.answer() == "The child\nHe said little.");
  story.tell(intent::PutHeading{7});
  CHECK(story.answer() == "The child\nHe said little.");
}

TEST_CASE("a heading put in between leaves what follows where it was") {
  Story story = with_lenses();
  story.tell(intent::OpenQuestion{"sam", 0}).tell(intent::ChooseLens{"kolb"}).type("one\ntwo");
  story.tell(intent::MoveCaret{Field::answer, 1, 1}).tell(intent::PutHeading{0});
  CHECK(story.answer() == "one\nExperience\n\ntwo");
  CHECK(editing(story.model, Field::answer)->caret == std::string("one\nExperience\n").size());
}

TEST_CASE("what is only for me is kept as it is typed, with a version when it is left, and is no answer") {
  Story story = Story::begun();
  story.tell(intent::OpenCase{"sam"}).tell(intent::ShowEnd{});
  write_mine(story, "It stayed with me.");
  const auto saves = story.ever_asked<effect::SaveAnswer>();
  REQUIRE(saves.size() == 18);
  CHECK(saves.back().save.answer.key == portfolio::only_for_me({"sam", "q1"}));
  CHECK(portfolio::is_only_for_me(saves.back().save.answer.key));
  CHECK_FALSE(saves.back().save.revision);
  CHECK(answered_count(story.model, *story.model.cases[0].pack) == 0);
  story.tell(intent::ShowShelf{});
  REQUIRE(story.asked<effect::SaveAnswer>().size() == 1);
  CHECK(story.asked<effect::SaveAnswer>()[0].save.revision);
}

TEST_CASE("what is only for me is opened from the portfolio and from search") {
  Story story = Story::begun();
  story.tell(intent::OpenCase{"sam"}).tell(intent::ShowEnd{});
  write_mine(story, "It stayed.");
  const auto key = portfolio::only_for_me({"sam", {}});
  story.tell(intent::ShowPortfolio{}).tell(intent::GoOnWriting{key});
  CHECK(story.model.screen == Screen::end_of_case);
  CHECK(mine(story) == "It stayed.");
  portfolio::Hit hit;
  hit.kind = portfolio::Hit::Kind::answer;
  hit.key = key;
  hit.offset = 3;
  story.tell(intent::ShowSearch{});
  story.tell(intent::SearchAnswered{story.model.search.asked, {hit}}).tell(intent::GoToHit{0});
  CHECK(story.model.screen == Screen::end_of_case);
  CHECK(editing(story.model, Field::only_for_me)->caret == 3);
}

TEST_CASE("a reflection that was never written in leaves nothing behind") {
  Story story = with_lenses();
  story.tell(intent::ShowPortfolio{}).tell(intent::StartReflection{});
  CHECK(story.model.screen == Screen::reflection);
  story.tell(intent::ChangeKind{portfolio::Reflection::Kind::training}).tell(intent::ChooseLens{"kolb"});
  story.tell(intent::ReflectionDone{});
  CHECK(story.model.screen == Screen::portfolio);
  CHECK(story.model.practice.reflections.empty());
  CHECK(story.model.practice.lenses.empty());
  CHECK(story.model.drafts.empty());
  CHECK(story.ever_asked<effect::SaveReflection>().empty());
  CHECK(story.ever_asked<effect::SaveAnswer>().empty());
  CHECK(story.ever_asked<effect::SaveLens>().empty());
}

TEST_CASE("the first word keeps the reflection with what was chosen for it") {
  Story story = with_lenses();
  story.tell(intent::StartReflection{}).tell(intent::ChangeKind{portfolio::Reflection::Kind::reading});
  story.tell(intent::ChooseLens{"kolb"});
  story.type("I");
  REQUIRE(story.asked<effect::SaveReflection>().size() == 1);
  CHECK(story.asked<effect::SaveReflection>()[0].save.reflection.kind == portfolio::Reflection::Kind::reading);
  CHECK(story.asked<effect::SaveLens>().size() == 1);
  REQUIRE(story.asked<effect::SaveAnswer>().size() == 1);
  CHECK(portfolio::is_own_reflection(story.asked<effect::SaveAnswer>()[0].save.answer.key));
  const auto id = story.model.practice.reflection;
  story.type(" wrote.");
  story.tell(intent::ReflectionDone{});
  REQUIRE(story.ever_asked<effect::SaveAnswer>().back().save.revision);
  CHECK(story.model.practice.reflection.empty());
  CHECK(story.model.chosen_answer == portfolio::own_reflection(id));
  story.tell(intent::OpenReflection{id});
  CHECK(story.answer() == "I wrote.");
}

TEST_CASE("a title and a day are kept as they are typed; what is no day changes nothing") {
  Story story = Story::begun();
  story.tell(intent::StartReflection{}).type("A plan", Field::reflection_title);
  CHECK(story.asked<effect::SaveReflection>().back().save.reflection.title == "A plan");
  const auto today = reflection(story).day;
  story.tell(intent::Edit{Field::reflection_day,
                          text::replace(story.model.practice.day.text, {0, story.model.practice.day.text.size()}, "soon"),
                          EditKind::pasting});
  CHECK_FALSE(day_is_read(story.model));
  CHECK(reflection(story).day == today);
  story.tell(intent::Edit{Field::reflection_day, text::replace("soon", {0, 4}, "3 September 2026"), EditKind::pasting});
  CHECK(day_is_read(story.model));
  CHECK(story.asked<effect::SaveReflection>().back().save.reflection.day == portfolio::Day{2026, 9, 3});
  story.tell(intent::ReflectionDone{});  // with a title alone it stands in the list
  REQUIRE(story.model.list.heads.size() == 1);
  CHECK(story.model.list.heads[0].case_title == "A plan");
}

TEST_CASE("left by another way it is listed at once, and the way back leads to it") {
  Story story = Story::begun();
  story.tell(intent::StartReflection{}).type("A plan", Field::reflection_title).tell(intent::ShowPortfolio{});
  REQUIRE(story.model.list.heads.size() == 1);
  story.tell(intent::Back{}).type("Own");
  CHECK(story.answer() == "Own");
}

TEST_CASE("days as people type them") {
  const portfolio::Now now{{1'792'000'000'000}, 60};  // 14 October 2026
  const portfolio::Day day{2026, 9, 3};
  for (const auto* typed :
       {"3 September 2026", "3/9/2026", "3 Sep", "2026-09-03", "3rd september 2026", "03.09.26", " 3  Sept 2026 ", "September 3, 2026"}) {
    INFO(typed);
    CHECK(day_typed(typed, now) == day);
  }
  for (const auto* typed : {"", "3", "September", "31 September 2026", "29/2/2027", "3 Se", "tomorrow", "3 September 2026 and on",
                            "0/9/2026", "3/13/2026", "99999999999/9/2026"}) {
    INFO(typed);
    CHECK_FALSE(day_typed(typed, now));
  }
  CHECK(day_to_type(day) == "3 September 2026");
  CHECK(day_typed(day_to_type(day), now) == day);
}

TEST_CASE("a question opened from a reflection takes the words, and the way back does not cross them") {
  Story story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("Answer").tell(intent::StartReflection{}).type("Own");
  CHECK(story.answer() == "Own");
  story.tell(intent::Back{});
  CHECK(story.model.screen == Screen::question);
  CHECK(story.answer() == "Answer");
  story.type("!");
  CHECK(story.answer() == "Answer!");
  const auto id = story.model.practice.reflections.at(0).record.id;
  story.tell(intent::OpenReflection{id}).tell(intent::OpenQuestion{"sam", 1}).type("Two");
  CHECK(current_key(story.model).question_id == "q2");
  CHECK(find_draft(story.model, portfolio::own_reflection(id))->editing.text == "Own");
  CHECK(find_draft(story.model, {"sam", "q1"})->editing.text == "Answer!");
}

TEST_CASE("the door and settings lead back to the reflection that was left for them") {
  Story story = Story::begun();
  story.tell(intent::StartReflection{}).type("Own").tell(intent::ShowDoor{});
  CHECK(story.asked<effect::SaveAnswer>().empty());  // no version says when somebody went there
  story.tell(intent::Back{});
  CHECK(story.model.screen == Screen::reflection);
  story.tell(intent::ShowSettings{}).tell(intent::Back{}).type("!");
  CHECK(story.answer() == "Own!");
}

TEST_CASE("locking takes a reflection's words away, and unlocking leads back to them") {
  Story story = Story::begun();
  story.model.vault.is_protected = true;
  story.tell(intent::ShowShelf{}).tell(intent::StartReflection{}).type("Own").type("T", Field::reflection_title);
  const auto id = story.model.practice.reflection;
  const auto answer = find_draft(story.model, portfolio::own_reflection(id))->record;
  const auto record = reflection(story);
  story.tell(intent::Lock{});
  REQUIRE(story.model.screen == Screen::unlock);
  CHECK(story.model.drafts.empty());
  CHECK(story.model.practice.reflections.empty());
  CHECK(story.model.practice.reflection.empty());
  CHECK(story.model.practice.title.text.empty());
  portfolio::Contents contents;
  contents.answers = {answer};
  contents.reflections = {record};
  contents.tally.answers = 1;
  story.tell(intent::PortfolioOpened{contents});
  CHECK(story.model.screen == Screen::reflection);
  CHECK(story.model.practice.reflection == id);
  CHECK(story.answer() == "Own");
  CHECK(story.model.practice.title.text == "T");
}

TEST_CASE("the portfolio's question comes before a first reflection, and leads on to it") {
  Story story;
  story.tell(intent::PortfolioFound{true, false, {}});
  story.tell(intent::StartReflection{});
  CHECK(story.model.screen == Screen::protect);
  CHECK(story.model.practice.reflections.empty());
  story.tell(intent::ChooseProtection{false}).tell(intent::Protect{}).tell(intent::PortfolioOpened{});
  CHECK(story.model.screen == Screen::reflection);
  story.type("Own");
  CHECK(story.asked<effect::SaveAnswer>().size() == 1);
}

TEST_CASE("a reflection taken out takes along what was only for the learner") {
  Story story = Story::begun();
  story.tell(intent::StartReflection{}).type("Own");
  const auto key = current_key(story.model);
  write_mine(story, "Mine");
  story.tell(intent::ReflectionDone{}).tell(intent::Saved{story.model.saving.handed_over});
  story.tell(intent::AskTakeOut{portfolio::TakenOut::What::answer, key, {}, 0}).tell(intent::ReachRead{}).tell(intent::TakeOutForGood{});
  story.tell(intent::TakenOutDone{story.model.taking_out.what, {}});
  CHECK(story.model.practice.reflections.empty());
  CHECK(story.model.drafts.empty());
  CHECK(story.model.list.heads.empty());
}

TEST_CASE("a passage taken out of a reflection goes from its title and from what was said with it") {
  Story story = Story::begun();
  story.tell(intent::StartReflection{}).type("Robin again", Field::reflection_title).type("I met Robin. I listened.");
  const auto key = current_key(story.model);
  portfolio::Commitment said;
  said.id = "c";
  said.from = key;
  said.title = "Robin again";
  said.words = "I met Robin.";
  said.will = "ring Robin first";
  story.model.practice.commitments.push_back({said, 0});
  said.id = "other";
  said.from = {"sam", "q1"};
  story.model.practice.commitments.push_back({said, 0});
  story.tell(intent::ReflectionDone{}).tell(intent::Saved{story.model.saving.handed_over});
  story.tell(intent::AskTakeOut{portfolio::TakenOut::What::passage, key, "Robin", 0}).tell(intent::ReachRead{});
  story.tell(intent::TakeOutForGood{}).tell(intent::TakenOutDone{story.model.taking_out.what, {}});
  const auto& practice = story.model.practice;
  CHECK(practice.reflections[0].record.title.find("Robin") == std::string::npos);
  CHECK(find_draft(story.model, key)->record.case_title.find("Robin") == std::string::npos);
  for (const auto* text :
       {&practice.commitments[0].record.title, &practice.commitments[0].record.words, &practice.commitments[0].record.will})
    CHECK(text->find("Robin") == std::string::npos);
  CHECK(practice.commitments[1].record == said);
  CHECK(story.model.taken_out.at(0).case_title.empty());
}

TEST_CASE("a quotation that a version still holds stays when something is taken out; one that the file let go goes") {
  for (const bool still_there : {true, false}) {
    Story story = Story::begun();
    story.tell(intent::OpenQuestion{"sam", 0}).type("What I say today.");
    const auto key = current_key(story.model);
    portfolio::Commitment said;
    said.id = "c";
    said.from = key;
    said.words = "What I said in an earlier version.";
    said.will = "ask";
    story.model.practice.commitments.push_back({said, 0});
    story.tell(intent::ShowShelf{}).tell(intent::Saved{story.model.saving.handed_over});
    story.tell(intent::AskTakeOut{portfolio::TakenOut::What::passage, key, "today", 0}).tell(intent::ReachRead{});
    portfolio::Reached gone;
    if (!still_there) gone.unquoted = {"c"};
    story.tell(intent::TakeOutForGood{}).tell(intent::TakenOutDone{story.model.taking_out.what, gone});
    CHECK(story.model.practice.commitments[0].record.words == (still_there ? said.words : std::string()));
    CHECK(story.model.practice.commitments[0].record.will == "ask");
  }
}
