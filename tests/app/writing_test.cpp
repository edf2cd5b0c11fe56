#include <catch2/catch_test_macros.hpp>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

TEST_CASE("every keystroke is handed to the store, under one id, with a growing number") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0});
  CHECK(story.ever_asked<effect::SaveAnswer>().empty());
  story.type("Hi");
  const auto saves = story.ever_asked<effect::SaveAnswer>();
  REQUIRE(saves.size() == 2);
  CHECK(saves[0].save.answer.text == "H");
  CHECK(saves[1].save.answer.text == "Hi");
  CHECK(saves[1].number > saves[0].number);
  CHECK(saves[0].save.answer.id == saves[1].save.answer.id);
  CHECK(saves[0].save.answer.id.size() == 36);
  CHECK(saves[1].save.answer.created < saves[1].save.answer.updated);
  CHECK(saves[1].save.answer.case_title == "Reviewing: sam");
  CHECK(saves[1].save.answer.wording == "What stood out to you?");
  CHECK(saves[1].save.answer.question_number == 1);
  CHECK_FALSE(saves[1].save.revision);
  story.tell(intent::OpenQuestion{"sam", 1}).type("x");
  CHECK(story.asked<effect::SaveAnswer>().at(0).save.answer.id != saves[0].save.answer.id);
}

TEST_CASE("cutting, copying and pasting; what is pasted is cleaned") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).tell(intent::Paste{Field::answer, "one\r\ntwo\x01 three"});
  CHECK(story.answer() == "one\ntwo three");
  CHECK(story.asked<effect::SaveAnswer>().at(0).save.answer.text == "one\ntwo three");
  story.tell(intent::Copy{});
  CHECK(story.effects.empty());  // nothing is selected
  story.tell(intent::MoveCaret{Field::answer, 7, 4}).tell(intent::Copy{});
  CHECK(story.asked<effect::CopyText>().at(0).text == "two");
  story.tell(intent::Cut{});
  CHECK(story.asked<effect::CopyText>().at(0).text == "two");
  CHECK(story.answer() == "one\n three");
  story.tell(intent::Undo{});
  CHECK(story.answer() == "one\ntwo three");
  CHECK(story.asked<effect::SaveAnswer>().at(0).save.answer.text == story.answer());
  CHECK(editing(story.model, Field::answer)->selection() == text::Range{4, 7});
  story.tell(intent::Paste{Field::answer, ""});
  CHECK(story.answer() == "one\ntwo three");
}

TEST_CASE("a field of one line stays on it") {
  auto story = Story::begun();
  story.tell(intent::Paste{Field::shelf_search, "two\nlines"});
  CHECK(story.model.shelf_search.text == "two lines");
  CHECK(story.ever_asked<effect::SaveAnswer>().empty());
}

TEST_CASE("undo survives going to another question and to another screen") {
  auto story = Story::begun();
  story.model.habits.details = false;  // which looks at a paragraph for every letter, and this one becomes very long
  for (int step = 0; step < 10'000; ++step) {
    if (step % 50 == 0) story.tell(intent::OpenQuestion{"sam", static_cast<std::size_t>(step / 50 % 3)});
    if (step % 700 == 0) story.tell(intent::ShowSettings{}).tell(intent::Back{});
    story.tell(intent::Edit{Field::answer, insertion(*editing(story.model, Field::answer), "word "), EditKind::other});
  }
  std::size_t undone = 0;
  for (std::size_t question = 0; question < 3; ++question) {
    story.tell(intent::OpenQuestion{"sam", question});
    while (editing(story.model, Field::answer)->can_undo()) {
      story.tell(intent::Undo{});
      ++undone;
    }
    CHECK(story.answer().empty());
    CHECK(story.asked<effect::SaveAnswer>().at(0).save.answer.text.empty());
  }
  CHECK(undone == 10'000);
  story.tell(intent::OpenQuestion{"sam", 0}).tell(intent::Redo{});
  CHECK(story.answer() == "word ");
}

TEST_CASE("leaving a question keeps a version of it, if it is another than the last") {
  auto story = Story::begun();
  const auto revisions = [&story] {
    std::vector<std::string> texts;
    for (const auto& save : story.asked<effect::SaveAnswer>())
      if (save.save.revision) texts.push_back(save.save.answer.text);
    return texts;
  };
  story.tell(intent::OpenQuestion{"sam", 0}).tell(intent::NextQuestion{});
  CHECK(revisions().empty());
  story.type("A first thought").tell(intent::NextQuestion{});
  CHECK(revisions() == std::vector<std::string>{"A first thought"});
  story.tell(intent::PreviousQuestion{}).tell(intent::ShowShelf{});
  CHECK(revisions().empty());
  story.tell(intent::OpenQuestion{"sam", 1}).type("!").tell(intent::Undo{}).tell(intent::ShowShelf{});
  CHECK(revisions().empty());
  story.tell(intent::OpenQuestion{"sam", 1}).type(" and more").tell(intent::Quit{});
  CHECK(revisions() == std::vector<std::string>{"A first thought and more"});
  story.tell(intent::Saved{story.model.saving.handed_over});
  CHECK(story.asked<effect::Quit>().size() == 1);
}

TEST_CASE("an answer keeps the wording it answered") {
  Story story;
  story.tell(intent::PortfolioOpened{{{kept_answer("q1", "Last year's thought"), kept_answer("q2", "  \n")}, {}}});
  story.tell(intent::OpenQuestion{"sam", 0}).type("!");
  CHECK(story.asked<effect::SaveAnswer>().at(0).save.answer.wording == "The wording of last year");
  CHECK(story.asked<effect::SaveAnswer>().at(0).save.answer.id == "kept-q1");
  story.tell(intent::OpenQuestion{"sam", 1}).type("!");
  CHECK(story.asked<effect::SaveAnswer>().at(0).save.answer.wording == "What would you change?");
}

TEST_CASE("what counts as answered") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).tell(intent::Paste{Field::answer, " \n\t\u00A0\u2003"});
  CHECK_FALSE(answered(story.model, "sam", "q1"));
  story.type("x");
  CHECK(answered(story.model, "sam", "q1"));
  CHECK(answered_count(story.model, *current_case(story.model)->pack) == 1);
}
