#include <catch2/catch_test_macros.hpp>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

TEST_CASE("opening a case, its questions, its end, and back") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  CHECK(story.model.screen == Screen::reader);
  CHECK(story.model.go_to == Spot{});
  story.tell(intent::OpenQuestion{"sam", 0});
  CHECK(story.model.screen == Screen::question);
  story.tell(intent::NextQuestion{}).tell(intent::NextQuestion{});
  CHECK(story.model.question == 2);
  story.tell(intent::NextQuestion{});
  CHECK(story.model.screen == Screen::end_of_case);
  story.tell(intent::PreviousQuestion{});
  CHECK(story.model.screen == Screen::question);
  CHECK(story.model.question == 2);
  story.tell(intent::PreviousQuestion{}).tell(intent::PreviousQuestion{}).tell(intent::PreviousQuestion{});
  CHECK(story.model.screen == Screen::reader);
  CHECK(story.model.go_to == Spot{6, 0});  // the take-aways
  story.tell(intent::Back{});
  CHECK(story.model.screen == Screen::shelf);
  CHECK(story.model.back.empty());
}

TEST_CASE("back goes where one came from, and going to and fro leaves no trail of it") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"}).tell(intent::OpenQuestion{"sam", 1});
  for (int i = 0; i < 5; ++i) story.tell(intent::ReadCase{}).tell(intent::OpenQuestion{"sam", 1});
  story.tell(intent::ShowSettings{}).tell(intent::ShowKeys{});
  CHECK(story.model.back == std::vector{Screen::shelf, Screen::reader, Screen::question, Screen::settings});
  story.tell(intent::Back{}).tell(intent::Back{});
  CHECK(story.model.screen == Screen::question);
  CHECK(story.model.question == 1);
}

TEST_CASE("another case leaves the first one's screens behind") {
  auto story = Story::begun({small_case("sam"), small_case("wayne")});
  story.tell(intent::OpenCase{"sam"}).tell(intent::ShowEnd{}).tell(intent::OpenCase{"wayne"});
  CHECK(story.model.screen == Screen::reader);
  story.tell(intent::Back{});
  CHECK(story.model.screen == Screen::shelf);
}

TEST_CASE("coming to another case by way of the portfolio, back leads to the portfolio and not into the first case") {
  auto story = Story::begun({small_case("sam"), small_case("wayne")});
  story.tell(intent::OpenCase{"sam"}).tell(intent::ShowPortfolio{}).tell(intent::GoOnWriting{{"wayne", "q2"}});
  CHECK(current_key(story.model) == portfolio::QuestionKey{"wayne", "q2"});
  story.tell(intent::Back{});
  CHECK(story.model.screen == Screen::portfolio);
  story.tell(intent::Back{});
  CHECK(story.model.screen == Screen::shelf);
}

TEST_CASE("a case with warnings is opened by way of its content note, once in a sitting") {
  auto story = Story::begun({small_case("wayne", "Children were harmed.")});
  story.tell(intent::OpenCase{"wayne"});
  CHECK(story.model.screen == Screen::content_note);
  story.tell(intent::Back{});
  CHECK(story.model.screen == Screen::shelf);
  story.tell(intent::OpenCase{"wayne"}).tell(intent::PastContentNote{});
  CHECK(story.model.screen == Screen::reader);
  const auto places = story.asked<effect::SavePlace>();
  REQUIRE(places.size() == 1);
  CHECK_FALSE(places[0].save.place.content_note_seen);
  story.tell(intent::Back{});
  CHECK(story.model.screen == Screen::shelf);
  story.tell(intent::OpenCase{"wayne"});
  CHECK(story.model.screen == Screen::reader);

  Story next_day({small_case("wayne", "Children were harmed.")});
  next_day.tell(intent::PortfolioOpened{{{}, {places[0].save.place}}}).tell(intent::OpenCase{"wayne"});
  CHECK(next_day.model.screen == Screen::content_note);
}

TEST_CASE("a content note that is not wanted again stays away") {
  auto story = Story::begun({small_case("wayne", "Children were harmed.")});
  story.tell(intent::OpenCase{"wayne"}).tell(intent::PastContentNote{true});
  const auto place = story.asked<effect::SavePlace>().at(0).save.place;
  CHECK(place.content_note_seen);
  Story next_day({small_case("wayne", "Children were harmed.")});
  next_day.tell(intent::PortfolioOpened{{{}, {place}}}).tell(intent::OpenCase{"wayne"});
  CHECK(next_day.model.screen == Screen::reader);
}

TEST_CASE("a pack without a basis opens only for who insists") {
  auto pack = small_case("mine");
  pack.basis.clear();
  auto story = Story::begun({pack});
  story.tell(intent::OpenCase{"mine"});
  CHECK(story.model.screen == Screen::problems);
  story.tell(intent::OpenQuestion{"mine", 0});
  CHECK(story.model.screen == Screen::problems);
  story.tell(intent::OpenAnyway{"mine"});
  CHECK(story.model.screen == Screen::reader);
  story.tell(intent::Back{});
  CHECK(story.model.screen == Screen::shelf);
}

TEST_CASE("the case and the question one stopped at are there the next morning") {
  portfolio::Place place;
  {
    auto evening = Story::begun();
    evening.tell(intent::OpenCase{"sam"}).tell(intent::ReadTo{{5, 3}, 0.4, {"summary"}});
    evening.tell(intent::OpenQuestion{"sam", 1}).type("Half a thought").tell(intent::MoveCaret{Field::answer, 4, 4});
    place = evening.ever_asked<effect::SavePlace>().back().save.place;
    CHECK(place.question_id == "q2");
    CHECK(place.caret == 4);
  }
  Story morning;
  morning.tell(intent::PortfolioOpened{{{kept_answer("q2", "Half a thought")}, {place}}});
  REQUIRE(last_place(morning.model));
  CHECK(last_place(morning.model)->question_id == "q2");
  morning.tell(intent::OpenCase{"sam"});
  CHECK(morning.model.go_to == Spot{5, 3});
  morning.tell(intent::OpenQuestion{"sam", 1});
  CHECK(morning.answer() == "Half a thought");
  CHECK(editing(morning.model, Field::answer)->caret == 4);
}

TEST_CASE("opening with --open goes straight to a question, though the packs are still being read") {
  Model model;
  const Outside outside;
  update(model, intent::OpenAt{"wayne", "q2"}, outside);
  CHECK(model.screen == Screen::shelf);
  pack::Shelf shelf;
  shelf.cases = {small_case("wayne", "Children were harmed.")};
  update(model, intent::PacksRead{shelf}, outside);
  CHECK(model.screen == Screen::question);
  CHECK(current_key(model) == portfolio::QuestionKey{"wayne", "q2"});
  REQUIRE(editing(model, Field::answer));

  update(model, intent::OpenAt{"wayne", ""}, outside);
  CHECK(model.screen == Screen::reader);
  CHECK_FALSE(model.notice);
  update(model, intent::OpenAt{"nobody", ""}, outside);
  REQUIRE(model.notice);
  CHECK(model.notice->where == "nobody");
}

TEST_CASE("a case whose author changes it stays open at its question, and closes if it is gone") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 2}).type("words");
  auto changed = small_case();
  changed.questions.erase(changed.questions.begin());
  pack::Shelf shelf;
  shelf.cases = {changed};
  story.tell(intent::PacksRead{shelf});
  CHECK(current_key(story.model).question_id == "q3");
  CHECK(story.answer() == "words");
  story.tell(intent::PacksRead{});
  CHECK(story.model.screen == Screen::shelf);
  REQUIRE(find_draft(story.model, {"sam", "q3"}));
  CHECK(find_draft(story.model, {"sam", "q3"})->editing.text == "words");
}
