// The pictures of a case, by name and by key.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>

#include "app/pictures.hpp"
#include "ui/reader_support.hpp"

using namespace vignette;
using namespace vignette::tests;

namespace {

/// Made up, so that every kind of tie occurs once.
pack::Case with_pictures() {
  pack::Case made = rich_case();
  made.subject.age = 17;
  made.people = {{"sam", "Sam", "child", {}, {}, {}},
                 {"manager", "Case manager", "youth-justice", "steady", {}, "stayed involved", true},
                 {"staff", "Home staff", "placement", "together", {}, "worked with him", true},
                 {"family", "His family", "family", {}, {}, "included in the reviews", true},
                 {"school", "School", "education", "informed", "manager", "told of concerns"},
                 {"early", "Early help", "social-care", "offered", "family", "identified; not taken up"}};
  made.also_part = "the friend who was harmed.";
  made.ring = "reviews, shared with all";
  made.timeline = {
      {.phase = "At school", .when = {}, .what = {}, .track = {}, .who = {}, .steps = {}},
      {.phase = {}, .when = "At first", .what = "Concern", .track = {}, .who = {"school"}, .steps = {}, .passage = "See the guide"},
      {.phase = "Order", .when = {}, .what = {}, .track = {}, .who = {}, .steps = {}},
      {.phase = {}, .when = "Every three months", .what = "Review", .track = {}, .who = {"manager"}, .steps = {}, .repeats = true},
      {.phase = {}, .when = {}, .what = {}, .track = "Supervision", .who = {}, .steps = {"All of it", "Some of it"}}};
  return made;
}

struct Shown : Stage {
  explicit Shown(float wide = 1440, float high = 1600) : Stage(wide, high) {
    read(*this, with_pictures());
    wish(app::intent::ShowPictures{});
  }
};

}  // namespace

TEST_CASE("the rail leads to the pictures and back to the page, and says where one is") {
  Stage stage;
  read(stage, with_pictures());
  stage.click(ui::Role::link, "Who is involved");
  CHECK(stage.model.screen == app::Screen::pictures);
  CHECK((stage.item(ui::Role::link, "Who is involved").states & ui::State::current) != 0);
  CHECK(stage.item(ui::Role::heading, "Who is involved").level == 1);
  CHECK(stage.has("As the professionals’ account has it; the case doesn’t give Sam’s own view."));
  CHECK(stage.has("Also part of this: the friend who was harmed."));
  stage.click(ui::Role::link, "Case summary");
  CHECK(stage.model.screen == app::Screen::reader);
}

TEST_CASE("once seen, the pictures are read in the rail, as sections are, and still are the next day") {
  Stage stage;
  read(stage, with_pictures());
  CHECK(stage.item(ui::Role::link, "Who is involved").value.empty());
  stage.click(ui::Role::link, "Who is involved");
  CHECK(stage.item(ui::Role::link, "Who is involved").value == "you are here");
  stage.click(ui::Role::link, "Case summary");
  CHECK(stage.item(ui::Role::link, "Who is involved").value == "read");
  const auto* kept = last_effect<app::effect::SavePlace>(stage);
  REQUIRE(kept);
  CHECK(std::ranges::count(stage.model.places.at(sam_id).sections_read, std::string(app::pictures_read)) == 1);
}

TEST_CASE("over the pictures stand the tools of the case's own bar: its text, one's marks, and finding in its words; in every window") {
  const float wide = GENERATE(1440.0F, 700.0F, 360.0F);
  CAPTURE(wide);
  Shown stage(wide, 900);
  REQUIRE(stage.has("Find"));
  for (const auto* name : {"Text", "Your marks", "Find"}) {
    if (wide < 400 && !stage.has(name)) continue;
    const auto& rect = stage.item(ui::Role::button, name).rect;
    CHECK(rect.y < 64);
    CHECK(rect.right() <= wide);
    CHECK(rect.x > stage.item(ui::Role::button, "Sam").rect.x);
  }
  CHECK((wide < 400 || stage.has("Text")));
  stage.focus("Find");
  stage.press(app::Key::enter);
  CHECK(stage.model.screen == app::Screen::reader);
  CHECK(stage.model.find.open);
  stage.type("early help");
  CHECK(stage.model.find.needle.text == "early help");
  if (wide < 400) return;
  stage.wish(app::intent::CloseFind{});
  stage.wish(app::intent::ShowPictures{});
  stage.click("Your marks");
  CHECK(stage.model.screen == app::Screen::marks);
  stage.wish(app::intent::ShowPictures{});
  stage.click("Text");
  CHECK(stage.model.screen == app::Screen::settings);
  stage.press(app::Key::escape);
  CHECK(stage.model.screen == app::Screen::pictures);
}

TEST_CASE("a case without people and timeline has no row for them") {
  Stage stage;
  read(stage, rich_case());
  CHECK_FALSE(stage.has("Who is involved"));
}

TEST_CASE("every person is there by name, with what they do and how their line reads") {
  Shown stage;
  CHECK(stage.item(ui::Role::button, "Case manager").value == "Stayed involved. Steady over time: Sam. On the ring");
  CHECK(stage.item(ui::Role::button, "His family").value == "Included in the reviews. No line: the case doesn’t say. On the ring");
  CHECK(stage.item(ui::Role::button, "Early help").value == "Identified; not taken up. Offered, not taken up: His family");
  CHECK(stage.item(ui::Role::image, "Sam").value == "Aged 17. At the centre");
}

TEST_CASE("of a tie that nobody knows nothing is said, in the picture and in the list") {
  pack::Case made = with_pictures();
  made.people[2].tie = "supportive";
  Stage stage(1440, 1600);
  read(stage, made);
  stage.wish(app::intent::ShowPictures{});
  CHECK(stage.item(ui::Role::button, "Home staff").value == "Worked with him. On the ring");
  stage.click("Read it as a list");
  CHECK(stage.item(ui::Role::list_item, "Home staff").value == "Worked with him. On the ring");
}

TEST_CASE("the key names only the lines that occur") {
  Shown stage;
  CHECK(stage.has("Steady over time"));
  CHECK(stage.has("Working with Sam"));
  CHECK(stage.has("The ring: reviews, shared with all"));
  pack::Case made = with_pictures();
  std::erase_if(made.people, [](const pack::Person& person) { return person.id == "early" || person.ring; });
  Stage other(1440, 1600);
  read(other, made);
  other.wish(app::intent::ShowPictures{});
  CHECK_FALSE(other.has("Offered, not taken up"));
  CHECK_FALSE(other.has("Steady over time"));
  CHECK_FALSE(other.has("The ring: reviews, shared with all"));
}

TEST_CASE("pointing at somebody, or coming to them by Tab, shows what they do; choosing keeps it there") {
  Shown stage;
  CHECK_FALSE(stage.has("Told of concerns"));
  const page::Rect rect = stage.item(ui::Role::button, "School").rect;
  stage.move({rect.x + rect.w / 2, rect.y + rect.h / 2});
  CHECK(stage.has("Told of concerns"));
  stage.move({5, 5});
  CHECK_FALSE(stage.has("Told of concerns"));
  stage.focus("School");
  CHECK(stage.has("Told of concerns"));
  stage.press(app::Key::enter);
  CHECK(stage.model.pictures.person == "school");
  stage.click("Home staff");
  CHECK(stage.model.pictures.person == "staff");
  stage.move({5, 5});
  CHECK(stage.has("Worked with him"));
  stage.click("Home staff");
  CHECK(stage.model.pictures.person.empty());
}

TEST_CASE("at every size of window and text what somebody does is seen, whole, and so are they: on hover, on focus, and once chosen") {
  const std::vector<std::pair<std::string, std::string>> people{{"Case manager", "Stayed involved"},
                                                                {"Home staff", "Worked with him"},
                                                                {"His family", "Included in the reviews"},
                                                                {"School", "Told of concerns"},
                                                                {"Early help", "Identified; not taken up"}};
  // 1280x800 and 1440x900 at 100, 150, 180 and 200 %.
  for (const auto& [wide, high] : {std::pair{1280.0F, 800.0F},
                                   {853.0F, 533.0F},
                                   {711.0F, 444.0F},
                                   {640.0F, 400.0F},
                                   {1440.0F, 900.0F},
                                   {960.0F, 600.0F},
                                   {800.0F, 500.0F},
                                   {720.0F, 450.0F}}) {
    Shown stage(wide, high);
    const auto told = [&](const std::string& name, const std::string& does) {
      INFO(wide << " by " << high << ", " << name << "\n" << stage.printed());
      const ui::Item& said = stage.item(does);
      const page::Rect who = stage.item(ui::Role::button, name).seen;
      CHECK(said.seen.h == said.rect.h);
      CHECK(who.h > 0);
      CHECK(overlap(said.rect, who) <= 0);
    };
    for (const auto& [name, does] : people) {
      stage.focus(name);
      told(name, does);
      for (const auto& [other, does_other] : people) {
        const page::Rect seen = stage.item(ui::Role::button, other).seen;
        if (seen.h < 12) continue;
        stage.move({seen.x + seen.w / 2, seen.y + seen.h / 2});
        told(other, does_other);
        stage.move({2, high - 2});
      }
      stage.focus(name);
      stage.press(app::Key::enter);
      CHECK_FALSE(stage.model.pictures.person.empty());
      told(name, does);
      // By Tab on to everything else: the card is not over what has the keyboard.
      for (int i = 0; i < 12; ++i) {
        stage.press(app::Key::tab);
        const auto said = std::ranges::find(stage.outline.items, does, &ui::Item::name);
        if (stage.focused() && said != stage.outline.items.end() && stage.focused()->name != name)
          CHECK(overlap(said->seen, stage.focused()->seen) <= 0);
      }
      stage.wish(app::intent::ChoosePerson{});
    }
  }
}

TEST_CASE("the card over the picture steps out of the pointer's way, so that everybody can be pointed at") {
  Shown stage(853, 533);
  stage.focus("School");
  stage.press(app::Key::enter);
  const page::Rect said = stage.item("Told of concerns").rect;
  const page::Point at{said.x + said.w / 2, said.y + said.h / 2};
  stage.move(at);
  const auto now = std::ranges::find(stage.outline.items, "Told of concerns", &ui::Item::name);
  CHECK((now == stage.outline.items.end() || !now->rect.contains(at)));
}

TEST_CASE("of pointer and keyboard the one used last says who is told of") {
  Shown stage;
  const auto point = [&](const char* name) {
    const page::Rect rect = stage.item(ui::Role::button, name).rect;
    stage.move({rect.x + rect.w / 2, rect.y + rect.h / 2});
  };
  point("Case manager");
  CHECK(stage.has("Stayed involved"));
  stage.focus("School");
  CHECK(stage.has("Told of concerns"));
  CHECK_FALSE(stage.has("Stayed involved"));
  stage.press(app::Key::right);
  const std::string next = stage.focused()->name;
  stage.press(app::Key::left);
  CHECK(stage.has("Told of concerns"));
  stage.press(app::Key::enter);
  CHECK(stage.has("Told of concerns"));
  CHECK_FALSE(stage.has("Stayed involved"));
  point("Home staff");
  CHECK(stage.has("Worked with him"));
  CHECK_FALSE(stage.has("Told of concerns"));
}

TEST_CASE("what is said of what happened stands level with it, however long the order is") {
  Stage stage(1440, 900);
  pack::Case made = with_pictures();
  for (int i = 0; i < 20; ++i) made.timeline.push_back(made.timeline[1]);
  made.timeline.back().what = "The last";
  read(stage, made);
  stage.wish(app::intent::ShowPictures{});
  stage.focus("At first: The last");
  stage.press(app::Key::enter);
  const ui::Item& who = stage.item("Took part: School");
  CHECK(who.seen.h == who.rect.h);
}

TEST_CASE("what is pointed at moves nothing and covers nothing of the picture") {
  Shown stage;
  const page::Rect before = stage.item("Also part of this: the friend who was harmed.").rect;
  const page::Rect rect = stage.item(ui::Role::button, "Case manager").rect;
  stage.move({rect.x + 4, rect.y + 4});
  CHECK(stage.item("Also part of this: the friend who was harmed.").rect == before);
  CHECK(stage.item("Stayed involved").rect.x > stage.item(ui::Role::image, "Who is involved").rect.right());
}

TEST_CASE("arrow keys walk round the people, and along what happened") {
  Shown stage;
  stage.focus("Case manager");
  std::string walked;
  for (int i = 0; i < 5; ++i) {
    stage.press(app::Key::right);
    walked += stage.focused()->name + ", ";
  }
  CHECK(walked.ends_with("Case manager, "));
  CHECK(std::ranges::count(walked, ',') == 5);
  stage.press(app::Key::left);
  CHECK(stage.focused()->name == "School");
  stage.focus("At first: Concern");
  stage.press(app::Key::down);
  CHECK(stage.focused()->name == "Every three months: Review");
  stage.press(app::Key::right);
  CHECK(stage.focused()->name == "Supervision");
}

TEST_CASE("the list says the same as the picture") {
  Shown stage;
  const std::string in_picture = stage.item(ui::Role::button, "Early help").value;
  stage.click("Read it as a list");
  CHECK(stage.model.pictures.as_list);
  CHECK(stage.outline.find(ui::Role::button, "Early help") == nullptr);
  CHECK(stage.item(ui::Role::list_item, "Early help").value == in_picture);
  CHECK(stage.item(ui::Role::list_item, "Sam").value == "Aged 17");
  CHECK(stage.has("The ring: reviews, shared with all"));
  CHECK(stage.has("No line, or off the ring: the case doesn’t say. Drawn for this pack from the case text."));
  CHECK(stage.item("Show it as a picture").rect.bottom() < stage.item(ui::Role::list_item, "Sam").rect.y);
  CHECK(stage.item(ui::Role::list_item, "Also part of this").value == "The friend who was harmed.");
  stage.click("Show it as a picture");
  CHECK(stage.outline.find(ui::Role::button, "Early help") != nullptr);
  CHECK(stage.has("Also part of this: the friend who was harmed."));
}

TEST_CASE("what happened is read as a list by the same switch, each with the way to its passage") {
  Shown stage;
  const std::string in_picture = stage.item(ui::Role::button, "Every three months: Review").value;
  const auto at_the_order = [&](std::string_view name) {
    const auto last = std::ranges::find_if(stage.outline.items.rbegin(), stage.outline.items.rend(),
                                           [&](const ui::Item& item) { return item.name == name; });
    REQUIRE(last != stage.outline.items.rend());
    return page::Point{last->rect.x + last->rect.w / 2, last->rect.y + last->rect.h / 2};
  };
  stage.click_at(at_the_order("Read it as a list"));
  CHECK(stage.model.pictures.as_list);
  CHECK(stage.outline.find(ui::Role::button, "At first: Concern") == nullptr);
  CHECK(stage.item(ui::Role::list_item, "Every three months: Review").value == in_picture);
  CHECK(stage.outline.find(ui::Role::list_item, "Early help") != nullptr);
  stage.click_at(at_the_order("Show it as a picture"));
  CHECK(stage.outline.find(ui::Role::button, "At first: Concern") != nullptr);
  stage.click("Read it as a list");
  stage.click("Read this in the case");
  CHECK(stage.model.screen == app::Screen::reader);
  CHECK(app::plain_text(*app::current_case(stage.model)->document, stage.model.selection) == "See the guide");
}

TEST_CASE("what happened leads to its passage") {
  Shown stage;
  CHECK(stage.item(ui::Role::button, "Every three months: Review").value == "In the stretch: Order. Took part: Case manager. Repeats");
  CHECK(stage.item(ui::Role::button, "Supervision").value == "In the stretch: Order. From the first to the last: All of it, Some of it");
  stage.click("Every three months: Review");
  CHECK_FALSE(stage.has("Read this in the case"));
  stage.click("At first: Concern");
  CHECK(stage.has("Took part: School"));
  stage.click("Read this in the case");
  CHECK(stage.model.screen == app::Screen::reader);
  const auto* open = app::current_case(stage.model);
  CHECK(app::plain_text(*open->document, stage.model.selection) == "See the guide");
}

TEST_CASE("the question beside the picture is opened, answered nowhere, and closed") {
  Shown stage;
  CHECK((stage.item("How might Sam draw this?").states & ui::State::expanded) == 0);
  const std::size_t before = stage.effects.size();
  stage.click("How might Sam draw this?");
  CHECK((stage.item("How might Sam draw this?").states & ui::State::expanded) != 0);
  CHECK(stage.has("Who would be near, who would be missing, and who would Sam add? Nothing about this is kept."));
  CHECK(stage.effects.size() == before);
}

TEST_CASE("in every width all of it is within the window, and where there is no room for the picture there is the list") {
  for (const float width : {1440.0F, 1259.0F, 1100.0F, 880.0F, 720.0F, 400.0F, 340.0F}) {
    Shown stage(width, 900);
    INFO(width);
    for (const ui::Item& item : stage.outline.items) {
      INFO(item.name);
      CHECK(item.rect.x >= -0.5F);
      CHECK(item.rect.right() <= width + 0.5F);
    }
    CHECK((stage.outline.find(ui::Role::list_item, "Case manager") != nullptr) == (width < 400));
  }
}

TEST_CASE("words of a passage lead to what happened there, chosen and in view; words of none don't") {
  for (const bool marked : {false, true}) {
    Stage stage(1440, 700);
    stage.wish(app::intent::PortfolioOpened{});
    read(stage, with_pictures());
    const auto found = app::find(*app::current_case(stage.model)->document, "See the guide", "en-GB");
    REQUIRE(found.size() == 1);
    app::Stretch words = found.front();
    words.begin.offset += 4;  // some of it
    stage.wish(app::intent::Select{words});
    if (marked) stage.wish(app::intent::MarkSelection{});
    stage.focus("In what order it happened");
    stage.press(app::Key::enter);
    CHECK(stage.model.screen == app::Screen::pictures);
    CHECK(stage.model.pictures.event == 1);
    const ui::Item& event = stage.item(ui::Role::button, "At first: Concern");
    CHECK((event.states & ui::selected) != 0);
    CHECK(event.seen.h == event.rect.h);
    REQUIRE(stage.focused());
    CHECK(stage.focused()->name == "At first: Concern");
    stage.click("Read this in the case");
    CHECK(stage.model.screen == app::Screen::reader);
  }
  Stage stage;
  read(stage, with_pictures());
  const auto other = app::find(*app::current_case(stage.model)->document, "Another paragraph", "en-GB");
  REQUIRE_FALSE(other.empty());
  stage.wish(app::intent::Select{other.front()});
  CHECK(stage.has("Mark"));
  CHECK_FALSE(stage.has("In what order it happened"));
}

TEST_CASE("in a window without a margin what is said of who or what is chosen comes into view") {
  Shown stage(720, 450);
  stage.focus("School");
  stage.press(app::Key::enter);
  const ui::Item& said = stage.item("Told of concerns");
  CHECK(said.seen.h == said.rect.h);
  stage.focus("At first: Concern");
  stage.press(app::Key::enter);
  const ui::Item& read = stage.item("Read this in the case");
  CHECK(read.seen.h == read.rect.h);
}
