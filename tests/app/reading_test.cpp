#include <catch2/catch_test_macros.hpp>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

TEST_CASE("places are kept when they change, and what was read never shrinks") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  story.tell(intent::ReadTo{{5, 0}, 0.5, {"summary", "takeaways"}});
  REQUIRE(story.asked<effect::SavePlace>().size() == 1);
  story.tell(intent::ReadTo{{5, 0}, 0.5, {"summary"}});
  CHECK(story.effects.empty());
  story.tell(intent::ReadTo{{2, 1}, 0.2, {"expectations"}});
  const auto place = story.asked<effect::SavePlace>().at(0).save.place;
  CHECK(place.block == 2);
  CHECK(place.offset == 1);
  CHECK(place.read_to == 0.5);
  CHECK(place.sections_read == std::vector<std::string>{"summary", "takeaways", "expectations"});
  story.tell(intent::ReadTo{{999, 0}, 1, {}});
  CHECK(story.effects.empty());
}

TEST_CASE("finding in the case: as one types, round and round, and closing stays where one is") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"}).tell(intent::ReadTo{{3, 10}, 0.1, {}}).tell(intent::Arrived{story.model.go_to_number});
  CHECK_FALSE(story.model.go_to);
  story.press({.key = Key::f, .ctrl = true});
  REQUIRE(story.model.find.open);
  story.type("move", Field::find);
  REQUIRE(story.model.find.found.size() == 3);
  CHECK(story.model.find.at == 1);  // the first was above
  CHECK(story.model.go_to == Spot{3, 20});
  story.tell(intent::FindNext{});
  CHECK(story.model.go_to == Spot{5, 4});
  story.tell(intent::FindNext{});
  CHECK(story.model.find.at == 0);
  story.tell(intent::FindPrevious{});
  CHECK(story.model.find.at == 2);
  CHECK(story.model.go_to == Spot{5, 4});
  story.press({.key = Key::escape});
  CHECK_FALSE(story.model.find.open);
  CHECK(story.model.find.found.empty());
  CHECK(story.model.screen == Screen::reader);
  CHECK(story.model.go_to == Spot{5, 4});
  CHECK(story.model.find.needle.text == "move");
  story.press({.key = Key::f, .ctrl = true});
  CHECK(story.model.find.needle.selection() == text::Range{0, 4});
  CHECK(story.model.find.at == 2);
  story.type("zzz", Field::find);
  CHECK(story.model.find.found.empty());
  story.tell(intent::FindNext{}).tell(intent::FindPrevious{});
}

TEST_CASE("finding from a question shows the case, and closing it the sheet again") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).tell(intent::OpenFind{});
  CHECK(story.model.case_panel);
  CHECK(story.model.show_case_instead);
  story.tell(intent::CloseFind{});
  CHECK(story.model.case_panel);
  CHECK_FALSE(story.model.show_case_instead);
}

TEST_CASE("selecting and copying") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  story.press({.key = Key::c, .ctrl = true});
  CHECK(story.effects.empty());
  story.tell(intent::Select{{{7, 4}, {7, 9}}}).press({.key = Key::c, .ctrl = true});
  CHECK(story.asked<effect::CopyText>().at(0).text == "every");
  story.press({.key = Key::a, .ctrl = true}).press({.key = Key::c, .ctrl = true});
  const auto text = story.asked<effect::CopyText>().at(0).text;
  CHECK(text.starts_with("1. Notice change.\n\n2. Involve the child.\n\nCase summary"));
  CHECK(text.ends_with("OGL-UK-3.0."));
  story.tell(intent::CopyText{"chosen elsewhere"});
  CHECK(story.asked<effect::CopyText>().at(0).text == "chosen elsewhere");
}

TEST_CASE("only addresses that a pack may hold are opened") {
  auto story = Story::begun();
  const auto opens = [&](const char* url) { return !story.tell(intent::OpenLink{url}).asked<effect::OpenLink>().empty(); };
  CHECK(opens("https://example.org/a"));
  CHECK(opens("HTTPS://example.org"));
  CHECK(opens("mailto:someone@example.org"));
  CHECK_FALSE(opens("http://example.org"));
  CHECK_FALSE(opens("file:///etc/passwd"));
  CHECK_FALSE(opens("https://"));
  CHECK_FALSE(opens("https://a\n--flag"));
  CHECK_FALSE(opens("javascript:alert(1)"));
}

TEST_CASE("text size steps, stops at its ends, and is kept when it changes") {
  auto story = Story::begun();
  story.press({.key = Key::plus, .ctrl = true});
  CHECK(story.asked<effect::SaveLook>().at(0).look.text_size == 110);
  story.press({.key = Key::n0, .ctrl = true});
  CHECK(story.model.look.text_size == 100);
  for (int i = 0; i < 40; ++i) story.press({.key = Key::plus, .ctrl = true, .shift = true});
  CHECK(story.model.look.text_size == 400);
  CHECK(story.effects.empty());
  CHECK(step_text_size(200, 1) == 250);
  CHECK(step_text_size(80, -3) == 80);
  CHECK(nearest_text_size(104) == 100);
  CHECK(nearest_text_size(9000) == 400);
  auto look = story.model.look;
  look.theme = Theme::dark;
  CHECK(story.tell(intent::ChangeLook{look}).asked<effect::SaveLook>().size() == 1);
  CHECK(story.tell(intent::ChangeLook{look}).effects.empty());
}

TEST_CASE("the theme follows the computer only where it was asked to") {
  Model model;
  CHECK(theme_in_use(model) == Theme::paper);
  update(model, intent::SystemChanged{true}, {});
  CHECK(theme_in_use(model) == Theme::dark);
  model.look.theme = Theme::contrast;
  CHECK(theme_in_use(model) == Theme::contrast);
}
