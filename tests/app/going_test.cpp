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
  CHECK(story.model.go_to == Spot{});  // where one was: at the top
  story.tell(intent::ReadTo{.top = {3, 2}, .share = 0.3, .sections_read = {}}).tell(intent::Arrived{story.model.go_to_number});
  story.tell(intent::NextQuestion{}).tell(intent::PreviousQuestion{});
  CHECK(story.model.go_to == Spot{3, 2});
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

TEST_CASE("of two packs with one id the one that was asked for opens, and each knows of the other") {
  auto first = small_case("sam"), second = small_case("sam", "Children were harmed.");
  first.file = "/packs/a/case.md", second.file = "/packs/b/case.md";
  second.title = "Another Sam";
  auto story = Story::begun({first, second, small_case("wayne")});
  CHECK(story.model.cases[0].same_id_as == second.file);
  CHECK(story.model.cases[1].same_id_as == first.file);
  CHECK(story.model.cases[2].same_id_as.empty());
  story.tell(intent::OpenCase{"sam"});
  CHECK(current_case(story.model)->pack->file == first.file);
  story.tell(intent::Select{{{2, 0}, {2, 3}}}).tell(intent::NextQuestion{}).tell(intent::NextQuestion{});
  CHECK(story.model.question == 1);

  story.tell(intent::ShowShelf{}).tell(intent::OpenCase{"sam", second.file});
  CHECK(current_case(story.model)->pack->title == second.title);
  CHECK(story.model.screen == Screen::content_note);  // its own, whatever was opened before
  CHECK(story.model.question == 0);
  CHECK(story.model.selection.empty());
  story.tell(intent::PastContentNote{true});
  CHECK(story.model.screen == Screen::reader);
  story.tell(intent::NextQuestion{});
  CHECK(current_case(story.model)->pack->file == second.file);

  story.tell(intent::ShowShelf{}).tell(intent::OpenCase{"sam", first.file});
  CHECK(current_case(story.model)->pack->file == first.file);
  CHECK(story.model.screen == Screen::reader);
  // What was left out may have been the note of either.
  story.tell(intent::ShowShelf{}).tell(intent::OpenCase{"sam", second.file});
  CHECK(story.model.screen == Screen::content_note);
  story.tell(intent::ShowProblems{"sam", first.file});
  CHECK(current_case(story.model)->pack->file == first.file);
  CHECK(story.model.screen == Screen::problems);
}

TEST_CASE("marks stand where their words are in the pack that is open, of two with one id") {
  auto first = small_case("sam"), second = small_case("sam");
  first.file = "/packs/a/case.md", second.file = "/packs/b/case.md";
  for (auto& section : second.sections) section.blocks.insert(section.blocks.begin(), block("Said before anything else."));
  auto story = Story::begun({first, second});
  story.tell(intent::OpenCase{"sam"});
  const auto& pieces = current_case(story.model)->document->pieces;
  const auto body = std::ranges::find_if(pieces, [](const Piece& piece) {
    return piece.where == Piece::Where::body && piece.block.kind == pack::Block::Kind::paragraph && piece.block.text.size() > 8;
  });
  REQUIRE(body != pieces.end());
  const auto at = static_cast<std::size_t>(body - pieces.begin());
  const std::string words = body->block.text.substr(0, 8);
  story.tell(intent::Select{{{at, 0}, {at, 8}}}).tell(intent::MarkSelection{});
  const auto marked = [&] {
    const auto& placed = story.model.marks.of_case.at("sam").at(0);
    const auto& piece = current_case(story.model)->document->pieces.at(placed.stretch.begin.piece);
    return piece.block.text.substr(placed.stretch.begin.offset, 8);
  };
  CHECK(marked() == words);
  story.tell(intent::OpenCase{"sam", second.file});
  CHECK(story.model.marks.of_case.at("sam").at(0).stretch.begin.piece != at);
  CHECK(marked() == words);
}

TEST_CASE("the problems of the shelf itself are shown") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"}).tell(intent::ShowShelf{}).tell(intent::ShowProblems{});
  CHECK(story.model.screen == Screen::problems);
  CHECK(story.model.case_id.empty());
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

TEST_CASE("that a case or a question is not there is no longer said once another was chosen from the shelf") {
  Story story;
  story.tell(intent::OpenAt{"sam", "q99"});
  REQUIRE(story.model.notice);
  SECTION("a question") { story.tell(intent::ShowShelf{}).tell(intent::OpenQuestion{"sam", 0}); }
  SECTION("a case") { story.tell(intent::ShowShelf{}).tell(intent::OpenCase{"sam"}); }
  CHECK_FALSE(story.model.notice);
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

TEST_CASE("packs are read once more when somebody asks, not twice at once, and when is remembered") {
  auto story = Story::begun();
  CHECK_FALSE(story.model.packs_looked);
  Outside outside;
  outside.now.instant = {1'792'000'000'000};
  auto asked = update(story.model, intent::ReadPacksAgain{}, outside);
  REQUIRE(asked.size() == 1);
  CHECK(std::holds_alternative<effect::ReadPacks>(asked[0]));
  CHECK(update(story.model, intent::ReadPacksAgain{}, outside).empty());
  pack::Shelf shelf;
  shelf.cases = {small_case()};
  update(story.model, intent::PacksRead{shelf}, outside);
  CHECK_FALSE(story.model.packs_asked);
  REQUIRE(story.model.packs_looked);
  CHECK(*story.model.packs_looked == outside.now.instant);
  CHECK(update(story.model, intent::OpenItsFile{"/somewhere/else"}, outside).empty());
}
