/// Lenses, reflections of one's own and what is only for the learner, by name and by key alone.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/stage.hpp"
#include "ui/lenses.hpp"
#include "ui/widgets.hpp"

using namespace vignette;
using app::Key;
using tests::Stage;

namespace {

constexpr std::string_view mine_of_case = "What did this case do to you?", mine_of_own = "What did it do to you?";

struct Own : Stage {
  explicit Own(float wide = 1440, float high = 900) : Stage(wide, high) {
    pack::Shelf shelf = tests::two_cases();
    shelf.lenses = {{"unheard", "Who isn’t heard?", "", {{"The child", "How might the child tell it?"}, {"What I assumed", "What did I?"}}},
                    {"kolb", "Learning cycle", "Kolb 1984", {{"Experience", "What did I see?"}}}};
    wish(app::intent::PacksRead{shelf});
    wish(app::intent::PortfolioOpened{});
    wish(app::intent::AnswersRead{});
  }
  void open_question() { wish(app::intent::OpenAt{model.cases.at(0).pack->id, model.cases.at(0).pack->questions.at(0).id}); }
  void open_end() {
    wish(app::intent::OpenCase{model.cases.at(1).pack->id});
    wish(app::intent::PastContentNote{});
    wish(app::intent::ShowEnd{});
  }
  const std::string& answer() const { return app::editing(model, app::Field::answer)->text; }
};

}  // namespace

TEST_CASE("lenses: who isn't heard is offered first, beside the question; the one chosen stands there instead") {
  const float wide = GENERATE(1440.0F, 760.0F);
  Own stage(wide);
  stage.open_question();
  stage.type("First.");
  stage.click(ui::Role::button, "Who isn’t heard?");
  CHECK(ui::lens_here(stage.model)->id == "unheard");
  CHECK((stage.item(ui::Role::radio_button, "Who isn’t heard?").states & ui::checked) != 0);
  CHECK(stage.answer() == "First.");
  stage.click(ui::Role::radio_button, "Learning cycle");
  if (wide < 1000) stage.press(app::Chord{.key = Key::e, .ctrl = true});
  CHECK_FALSE(stage.outline.find(ui::Role::button, "Who isn’t heard?"));
  stage.click(ui::Role::button, "Learning cycle");  // shows the lenses, and changes nothing
  CHECK(ui::lens_here(stage.model)->id == "kolb");
  CHECK((stage.item(ui::Role::radio_button, "Learning cycle").states & ui::checked) != 0);
}

TEST_CASE("lenses: chosen by name from the tab, its headings wait under the sheet and become lines") {
  Own stage;
  stage.open_question();
  stage.type("First.");
  stage.click(ui::Role::tab, "Lenses");
  CHECK((stage.item(ui::Role::radio_button, "No lens").states & ui::checked) != 0);
  CHECK(stage.item(ui::Role::radio_button, "Learning cycle").value == "Kolb 1984");
  stage.click(ui::Role::radio_button, "Who isn’t heard?");
  CHECK(stage.has("How might the child tell it? What did I?"));
  CHECK(stage.answer() == "First.");
  stage.click("Put in “The child”");
  CHECK(stage.answer() == "First.\nThe child\n");
  CHECK_FALSE(stage.has("Put in “The child”"));
  CHECK(stage.has("Put in “What I assumed”"));
  REQUIRE(stage.focused());
  CHECK(stage.focused()->role == ui::Role::text_box);
  stage.type("He never speaks.");
  CHECK(stage.answer() == "First.\nThe child\nHe never speaks.");
  stage.click(ui::Role::radio_button, "No lens");
  CHECK(stage.answer() == "First.\nThe child\nHe never speaks.");
}

TEST_CASE("lenses: by keys alone one is chosen, shown in the margin, and put away") {
  Own stage;
  stage.open_question();
  stage.press({.key = Key::j, .ctrl = true});
  stage.focus("No lens");
  for (int i = 0; i < 3; ++i) stage.press(Key::up);
  CHECK(stage.model.practice.lenses.begin()->second.record.lens == "unheard");
  stage.press(Key::down);
  CHECK(stage.model.practice.lenses.begin()->second.record.lens == "expectations");
  stage.press(Key::down);
  CHECK(stage.model.practice.lenses.begin()->second.record.lens == "kolb");
  stage.focus("In the margin");
  stage.press(Key::enter);
  CHECK(stage.has("What did I see?"));
  CHECK_FALSE(stage.has("Put in “Experience”"));
  const ui::Item& sheet = stage.item(ui::Role::text_box, "Your answer");
  CHECK(stage.item(ui::Role::list, "Learning cycle").rect.x >= sheet.rect.right());
  stage.focus("Not now");
  stage.press(Key::enter);
  CHECK_FALSE(stage.has("Put in “Experience”"));
}

TEST_CASE("lenses: from 1180 on there is a margin for their questions, whatever the window's width") {
  for (const float wide : {1180.0F, 1260.0F, 1366.0F, 1438.0F, 1440.0F}) {
    INFO(wide);
    Own stage(wide);
    stage.open_question();
    stage.click(ui::Role::tab, "Lenses");
    stage.click(ui::Role::radio_button, "Learning cycle");
    stage.click("In the margin");
    CHECK_FALSE(stage.has("There is no room for a margin in this window, so they are offered as headings."));
    const ui::Item& sheet = stage.item(ui::Role::text_box, "Your answer");
    const ui::Item& asks = stage.item(ui::Role::list, "Learning cycle");
    CHECK(asks.rect.x >= sheet.rect.right());
    CHECK(asks.rect.w >= 103.5F);
    CHECK(asks.rect.right() <= wide - 480);
  }
}

TEST_CASE("lenses: once one is chosen, how it asks is in view however long the list is") {
  for (const float high : {900.0F, 760.0F, 560.0F}) {
    INFO(high);
    Own stage(1440, high);
    pack::Shelf shelf = tests::two_cases();
    for (int i = 0; i < 11; ++i)
      shelf.lenses.push_back({"lens" + std::to_string(i), "Lens " + std::to_string(i), "Somebody 1990", {{"One", "What is one?"}}});
    stage.wish(app::intent::PacksRead{shelf});
    stage.open_question();
    stage.click(ui::Role::tab, "Lenses");
    stage.focus("No lens");
    stage.press(app::Key::up);
    CHECK((stage.item(ui::Role::radio_button, "Lens 10").states & ui::checked) != 0);
    for (const char* shown : {"As headings", "In the margin", "Not now"}) {
      const ui::Item& choice = stage.item(ui::Role::radio_button, shown);
      CHECK(choice.seen.h == choice.rect.h);
    }
    INFO(stage.printed());
    CHECK(stage.focused()->seen.h > 30);
    stage.click("In the margin");
    CHECK((stage.item(ui::Role::radio_button, "In the margin").states & ui::checked) != 0);
  }
}

TEST_CASE("lenses: where there is no room for a margin they are headings, and that is said") {
  Own stage(1000);
  stage.open_question();
  stage.click(ui::Role::tab, "Lenses");
  stage.click(ui::Role::radio_button, "Learning cycle");
  stage.click("In the margin");
  CHECK(stage.has("Put in “Experience”"));
  CHECK(stage.has("There is no room for a margin in this window, so they are offered as headings."));
}

TEST_CASE("lenses: questions in the margin that go on below the window are scrolled to with the sheet") {
  for (const bool reflection : {false, true}) {
    Own stage;
    pack::Shelf shelf = tests::two_cases();
    shelf.lenses = {{"many", "Many", "", {}}};
    for (int i = 0; i < 30; ++i)
      shelf.lenses[0].prompts.push_back({"Heading " + std::to_string(i), "What about this, and what about that?"});
    stage.wish(app::intent::PacksRead{shelf});
    if (reflection)
      stage.wish(app::intent::StartReflection{});
    else
      stage.open_question();
    stage.wish(app::intent::ChooseLens{"many"});
    stage.wish(app::intent::ShowLensAs{portfolio::LensChoice::Shown::margin});
    const page::Rect before = stage.item("Heading 29").rect;
    CHECK(before.y > 900);
    CHECK(stage.item(ui::Role::list, "Many").rect.bottom() >= before.bottom());
    const ui::Item& sheet = stage.item(ui::Role::text_box, reflection ? "Your reflection" : "Your answer");
    stage.wheel({before.x, sheet.rect.y + 10}, -1000);
    const ui::Item& last = stage.item("Heading 29");
    CHECK(last.seen.h == last.rect.h);
  }
}

TEST_CASE("lenses: a line that reads as a heading is set as one, and is text all the same") {
  Own stage;
  stage.open_question();
  stage.type("Words\nThe child\nWords");
  auto& manuscript = stage.memory.manuscripts.at(ui::id_of(app::Field::answer));
  const auto heading = manuscript.visible(0, 1000).at(1);
  CHECK(heading.setting->runs.at(0).face == page::Face{page::Family::sans, 600, false});
  CHECK(heading.setting->runs.at(0).ink == page::Ink::accent);
  stage.press(Key::up);
  stage.press(Key::end);
  stage.type("s");
  CHECK(stage.answer() == "Words\nThe childs\nWords");
  CHECK(manuscript.visible(0, 1000).at(1).setting->runs.at(0).ink == page::Ink::ink);
}

TEST_CASE("a reflection of one's own: from the portfolio, written, found in the list, and gone on with") {
  Own stage;
  stage.wish(app::intent::ShowPortfolio{});
  stage.wish(app::intent::ListRead{});
  stage.click("Write your own");
  REQUIRE(stage.model.screen == app::Screen::reflection);
  CHECK(stage.has("Not a case record."));
  CHECK(stage.has("It is about your practice. What is about a child belongs on the child’s file."));
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Title");
  stage.type("A plan nobody read");
  stage.press(Key::enter);
  stage.type("It was complete.");
  stage.click(ui::Role::radio_button, "Training");
  stage.click("Done for now");
  REQUIRE(stage.model.screen == app::Screen::portfolio);
  CHECK(stage.has("A plan nobody read"));
  CHECK(stage.has("Training, 14 October"));
  CHECK(stage.has("Your own 1"));
  stage.click("Go on writing");
  REQUIRE(stage.model.screen == app::Screen::reflection);
  CHECK(stage.item(ui::Role::text_box, "Title").value == "A plan nobody read");
  stage.type(" More.");
  CHECK(stage.answer() == "It was complete. More.");
}

TEST_CASE("a reflection of one's own by keys alone: begun, left, and begun again with the earlier one beside it") {
  Own stage;
  stage.press({.key = Key::n, .ctrl = true});
  REQUIRE(stage.model.screen == app::Screen::reflection);
  stage.type("The first");
  stage.press(Key::enter);
  stage.type("Words");
  stage.focus("Done for now");
  stage.press(Key::enter);
  stage.press({.key = Key::n, .ctrl = true});
  stage.focus("Earlier");
  stage.press(Key::enter);
  stage.focus("The first");
  stage.press(Key::enter);
  CHECK(stage.item(ui::Role::text_box, "Title").value == "The first");
  CHECK(stage.model.practice.reflections.size() == 1);  // the second was never written in
}

TEST_CASE("a day that can't be read says so beside its field") {
  Own stage;
  stage.press({.key = Key::n, .ctrl = true});
  stage.focus("Date");
  stage.press({.key = Key::a, .ctrl = true});
  stage.type("31 June 2026");
  CHECK(stage.has("This can’t be read as a date, so it stays 14 October. Write it like this: 3 September 2026."));
  stage.press({.key = Key::a, .ctrl = true});
  stage.type("30 June 2026");
  CHECK_FALSE(stage.has("This can’t be read as a date, so it stays 14 October. Write it like this: 3 September 2026."));
  CHECK(stage.model.practice.reflections.at(0).record.day == portfolio::Day{2026, 6, 30});
}

TEST_CASE("only for me: at the end of a case, and in the portfolio's list without counting as an answer") {
  Own stage;
  stage.open_end();
  stage.click(ui::Role::text_box, mine_of_case);
  stage.type("It stayed with me.");
  CHECK(stage.item(ui::Role::text_box, mine_of_case).value == "It stayed with me.");
  CHECK(stage.has("In no export, share or workshop."));
  stage.wish(app::intent::ShowPortfolio{});
  CHECK(stage.has("All 0"));
  CHECK(stage.item(ui::Role::list_item, "Wayne, only for me").value.find("It stayed") == std::string::npos);
  CHECK(stage.item(ui::Role::list_item, "Wayne, only for me").value.ends_with("Its words are not shown in this list."));
  stage.click("Wayne, only for me");
  stage.click("Go on writing");
  CHECK(stage.model.screen == app::Screen::end_of_case);
}

TEST_CASE("only for me: beside a reflection, with someone to talk to") {
  Own stage;
  stage.press({.key = Key::n, .ctrl = true});
  stage.type("Title");
  stage.click(ui::Role::tab, "Only for me");
  CHECK(stage.has("Someone to talk to"));
  stage.click(ui::Role::text_box, mine_of_own);
  stage.type("I was ashamed.");
  CHECK(stage.item(ui::Role::text_box, mine_of_own).value == "I was ashamed.");
  CHECK(app::editing(stage.model, app::Field::answer)->text.empty());
}

TEST_CASE("the screens of one's own stand within any window") {
  for (const auto& [wide, high] : {std::pair{1440.0F, 900.0F}, {1100.0F, 700.0F}, {720.0F, 450.0F}, {360.0F, 640.0F}, {320.0F, 300.0F}}) {
    INFO(wide << " by " << high);
    Own stage(wide, high);
    stage.press({.key = Key::n, .ctrl = true});
    stage.type("A title that is long enough to need more than one line of a narrow window, and then some");
    const auto within = [&] {
      return std::ranges::all_of(stage.outline.items, [&](const ui::Item& item) {
        return item.role == ui::Role::text_box || item.rect.w <= 0 || (item.rect.x >= -12 && item.rect.right() <= wide + 1);
      });
    };
    INFO(stage.printed());
    CHECK(within());
    if (wide < 960) stage.click("Use a lens");
    for (const auto* tab : {"Lenses", "Earlier", "Only for me"}) {
      stage.click(ui::Role::tab, tab);
      CHECK(within());
    }
  }
}

TEST_CASE("where one writes is still seen when the letters grow or the window gets smaller") {
  Own stage;
  stage.wish(app::intent::StartReflection{});
  stage.type("A day");
  stage.press(Key::enter);
  stage.type("It was about listening.");
  REQUIRE(stage.focused());
  const ui::Id sheet = stage.focused()->id;
  for (const auto& [wide, high] : {std::pair{720.0F, 450.0F}, std::pair{1024.0F, 400.0F}}) {
    CAPTURE(wide, high);
    stage.width = wide;
    stage.height = high;
    stage.settle();
    REQUIRE(stage.focused());
    CHECK(stage.focused()->id == sheet);
    CHECK(stage.focused()->seen.h >= 50);  // its first line, below its upper edge
  }
}
