// Commitments in the window: made under an answer, back on the start page and on their own, by name and by keys.
#include <catch2/catch_test_macros.hpp>

#include "app/commitments.hpp"
#include "support/stage.hpp"
#include "ui/commitments.hpp"
#include "ui/widgets.hpp"

using namespace vignette;
using app::Key;
using tests::Stage;
using Outcome = portfolio::Commitment::Outcome;

namespace {

constexpr std::int64_t day = 24LL * 3'600'000;

struct Asked : Stage {
  explicit Asked(float wide = 1440, float high = 900) : Stage(wide, high) {
    wish(app::intent::PacksRead{tests::two_cases()});
    wish(app::intent::PortfolioOpened{});
    const auto& pack = *model.cases.at(0).pack;
    wish(app::intent::OpenAt{pack.id, pack.questions.at(0).id});
  }
  const portfolio::Commitment& made(std::size_t which = 0) const { return model.practice.commitments.at(which).record; }
  void commit(std::string_view when, std::string_view will) {
    click(ui::Role::link, model.practice.commitments.empty() ? "Make a commitment" : "Make another commitment");
    type(when);
    press(Key::tab);
    type(will);
  }
  void later(int days) {
    now.instant.ms += days * day;
    wish(app::intent::Tick{});
  }
  std::string name_of_focus() const { return focused() ? focused()->name : std::string(); }
};

}  // namespace

TEST_CASE("commitments: nothing is asked of one but a quiet line; it opens into gaps that Tab goes through") {
  Asked stage;
  CHECK_FALSE(stage.has("When what comes up"));
  stage.type("I would have asked.");
  stage.click("Make a commitment");
  CHECK(stage.name_of_focus() == "When what comes up");
  stage.type("I meet");
  stage.press(Key::tab);
  CHECK(stage.name_of_focus() == "I will do what");
  stage.type("ask first");
  stage.press(Key::tab);
  CHECK(stage.name_of_focus() == "By what date");
  stage.type("Friday");
  stage.press(Key::tab);
  CHECK(stage.name_of_focus() == "With whom");
  stage.type("Jo");
  CHECK(reflect::sentence(stage.made()) == "When I meet, I will ask first, by Friday, with Jo.");
  CHECK(stage.made().words == "I would have asked.");
  CHECK(stage.has("This comes back to you in two weeks"));
  CHECK(stage.item("I will do what").value == "ask first");
  stage.press({.key = Key::tab, .shift = true});
  CHECK(stage.name_of_focus() == "By what date");
  stage.press({.key = Key::z, .ctrl = true});
  CHECK(stage.made().by.empty());
}

TEST_CASE("commitments: several can be made from one answer, looked at, changed, and put away and back") {
  Asked stage;
  stage.commit("I meet", "ask");
  stage.commit("I write", "shorten");
  CHECK(stage.has("When I meet, I will ask."));
  stage.click("Change it");
  CHECK(stage.name_of_focus() == "When what comes up");
  CHECK(stage.item("When what comes up").value == "I meet");
  CHECK(stage.has("When I write, I will shorten."));
  stage.click("Put it away");
  CHECK(stage.made(0).put_away);
  CHECK(stage.has("Put away."));
  stage.click("Bring it back");
  CHECK_FALSE(stage.made(0).put_away);
  stage.click("See it");
  CHECK(stage.model.screen == app::Screen::commitments);
  CHECK(stage.model.practice.commitment == stage.made(1).id);
}

TEST_CASE("commitments: the gaps stay within the column, whatever is written and however narrow the window") {
  for (const float wide : {1440.0F, 1100.0F, 720.0F, 320.0F}) {
    INFO(wide);
    Asked stage(wide, 900);
    stage.commit("a very long occasion that goes on for more than a line of any column there could be",
                 "say what I would do in rather more words than anybody needs for it");
    stage.click("By what date");
    stage.type("the end of the month after next");
    const ui::Item* before = nullptr;
    for (const auto* name : {"When what comes up", "I will do what", "By what date", "With whom"}) {
      const ui::Item& gap = stage.item(ui::Role::text_box, name);
      CHECK(gap.rect.x >= 0);
      CHECK(gap.rect.right() <= wide);
      CHECK(gap.rect.h >= 24);
      if (before) CHECK((gap.rect.y >= before->rect.bottom() - 1 || gap.rect.x >= before->rect.right()));
      before = &gap;
    }
  }
}

TEST_CASE("commitments: what is back stands on the start page with the words it came from, and is answered on its own page") {
  Asked stage;
  stage.type("I would have asked.");
  stage.commit("I meet", "ask first");
  stage.wish(app::intent::ShowShelf{});
  CHECK_FALSE(stage.has("Something to come back to"));
  stage.later(14);
  CHECK(stage.has("Something to come back to"));
  CHECK(stage.has("When I meet, I will ask first."));
  CHECK(stage.has("“I would have asked.”"));
  stage.click("Say what became of it");
  CHECK(stage.model.screen == app::Screen::commitments);
  CHECK(stage.has("Back today"));
  CHECK(stage.has("None is better than another."));
  CHECK((stage.item(ui::Role::list_item, "Two weeks: Today").states & ui::current) != 0);
  CHECK(stage.has("Six weeks: 25 November"));
  CHECK(stage.has("Three months: 14 January 2027"));
  CHECK((stage.item(ui::Role::button, "Keep this").states & ui::disabled) != 0);
  const page::Rect reason = stage.item(ui::Role::paragraph, "Choose first what became of it.").rect;
  CHECK(reason.y - stage.item(ui::Role::button, "Keep this").rect.bottom() < 16);
  stage.click(ui::Role::radio_button, "Changed");
  CHECK_FALSE(stage.has("Choose first what became of it."));
  stage.click(ui::Role::paragraph, "How, and why");  // its label leads to the field
  stage.type("I ring first.");
  stage.click("Keep this");
  CHECK(stage.made().came_back == 1);
  REQUIRE(stage.made().said.size() == 1);
  CHECK(stage.made().said[0].why == "I ring first.");
  CHECK(stage.has("Nothing is back just now."));
  CHECK(stage.has("The next comes back on 25 November."));
  stage.click(ui::Role::button, "Ask first");
  CHECK(stage.has("Later"));
  CHECK(stage.has("What you said before"));
  CHECK(stage.has("Changed, 28 October. I ring first."));
  stage.later(85);
  stage.wish(app::intent::ShowCommitments{});
  CHECK(stage.item("How, and why").value.empty());
  stage.click(ui::Role::radio_button, "Done");
  stage.click(ui::Role::paragraph, "How, and why");
  stage.type("No more forms.");
  stage.click("Keep this");
  stage.click(ui::Role::button, "Ask first");
  CHECK(stage.has("Changed, 28 October 2026. I ring first."));  // it is another year by now
  stage.click(ui::Role::link, stage.item(ui::Role::link, "Sam, question 1").name);
  CHECK(stage.model.screen == app::Screen::question);
  // With the answer too, oldest first.
  const float first = stage.item(ui::Role::paragraph, "Changed, 28 October 2026. I ring first.").rect.y;
  CHECK(stage.item(ui::Role::paragraph, "Done. No more forms.").rect.y > first);
}

TEST_CASE("commitments: from the start page they are put off or switched off in one click, and come once a day") {
  Asked stage;
  stage.commit("I meet", "ask first");
  stage.wish(app::intent::ShowShelf{});
  stage.later(14);
  stage.click("Bring it back tomorrow");
  CHECK(stage.model.screen == app::Screen::shelf);
  CHECK_FALSE(stage.has("Something to come back to"));
  stage.later(1);
  CHECK(stage.has("Something to come back to"));
  stage.click("Don’t show these here");
  CHECK_FALSE(stage.has("Something to come back to"));
  CHECK_FALSE(stage.model.habits.commitments_on_start);
  stage.click("Commitments");
  CHECK(stage.has("Back since yesterday"));
  stage.click("Show on the start page, once a day");
  CHECK(stage.model.habits.commitments_on_start);
}

TEST_CASE("commitments: by keys alone one goes to what is back, says what became of it, and keeps it") {
  Asked stage;
  stage.commit("I meet", "ask first");
  stage.later(20);
  stage.press({.key = Key::n3, .ctrl = true});
  REQUIRE(stage.model.screen == app::Screen::commitments);
  const auto tab_to = [&](std::string_view name) {
    for (int i = 0; i < 60 && stage.name_of_focus() != name; ++i) stage.press(Key::tab);
    REQUIRE(stage.name_of_focus() == name);
  };
  tab_to("Done");
  stage.press(Key::right);
  stage.press(Key::right);
  stage.press(Key::enter);
  CHECK(stage.made().outcome == Outcome::dropped);
  tab_to("How, and why");
  stage.type("A form\nreached them.");
  CHECK(stage.made().why == "A form\nreached them.");
  for (int i = 0; i < 60 && stage.name_of_focus() != "Keep this"; ++i) stage.press({.key = Key::tab, .shift = i > 30});
  stage.press(Key::enter);
  CHECK(stage.made().at_rest);
  CHECK(stage.has("At rest"));
}

TEST_CASE("commitments: with none there is a page that says how to begin; nothing is counted in the navigation") {
  Asked stage;
  stage.wish(app::intent::ShowShelf{});
  stage.click("Commitments");
  CHECK(stage.has("Nothing to come back to yet"));
  stage.click("To the cases");
  CHECK(stage.model.screen == app::Screen::shelf);
}

TEST_CASE("commitments: the calendar gets a neutral day unless one ticks the words") {
  Asked stage;
  stage.commit("I meet", "ask first");
  stage.wish(app::intent::ShowCommitments{stage.made().id});
  stage.click("Put into my calendar");
  REQUIRE(stage.last_intent<app::intent::PutIntoCalendar>());
  CHECK_FALSE(stage.last_intent<app::intent::PutIntoCalendar>()->with_words);
  stage.click("With these words");
  stage.click("Put into my calendar");
  CHECK(stage.last_intent<app::intent::PutIntoCalendar>()->with_words);
}

TEST_CASE("commitments: the words are ticked for one alone, and it is said where one was saved") {
  Asked stage;
  stage.commit("I meet", "ask first");
  stage.commit("I read", "look twice");
  stage.wish(app::intent::ShowCommitments{stage.made(0).id});
  stage.click("With these words");
  stage.wish(app::intent::CalendarSaved{stage.made(0).id, "/home/jo/Documents/it.ics"});
  const std::string saved = "Saved as /home/jo/Documents/it.ics. Opening that file puts it into your calendar.";
  CHECK(stage.has(saved));
  stage.click("Look twice");
  CHECK_FALSE(stage.has(saved));
  stage.click("Put into my calendar");
  CHECK_FALSE(stage.last_intent<app::intent::PutIntoCalendar>()->with_words);
  stage.click("Ask first");
  stage.click("Put into my calendar");
  CHECK_FALSE(stage.last_intent<app::intent::PutIntoCalendar>()->with_words);
}

TEST_CASE("commitments: where an answer is read, what was said with it and what became of it stand beneath") {
  Asked stage;
  stage.commit("I meet", "ask first");
  const auto key = app::current_key(stage.model);
  stage.later(14);
  stage.wish(app::intent::ShowCommitments{});
  stage.click(ui::Role::radio_button, "Done");
  stage.click(ui::Role::text_box, "How, and why");
  stage.type("They spoke first.");
  stage.click("Keep this");
  float used = 0;
  stage.parts = [&](ui::Frame& frame) { used = ui::draw_commitments_of(stage.model, frame, key, {40, 40}, 500); };
  stage.settle();
  CHECK(used > 0);
  CHECK(stage.has("When I meet, I will ask first."));
  CHECK(stage.has("Done. They spoke first."));
  stage.parts = [&](ui::Frame& frame) { used = ui::draw_commitments_of(stage.model, frame, {"sam", "none"}, {40, 40}, 500); };
  stage.settle();
  CHECK(used == 0);
}

TEST_CASE("commitments: the page fits any window") {
  for (const float wide : {1440.0F, 1180.0F, 1000.0F, 720.0F, 360.0F}) {
    INFO(wide);
    Asked stage(wide, 700);
    stage.type("Some words it came from, enough of them for more than one line in a narrow window.");
    stage.commit("I meet a family for the first time", "ask what they were told");
    stage.later(14);
    stage.wish(app::intent::ShowCommitments{});
    for (const auto& item : stage.outline.items) {
      if (item.role == ui::Role::window || item.role == ui::Role::region) continue;
      INFO(item.name);
      CHECK(item.rect.x >= 0);
      CHECK(item.rect.right() <= wide + 1);
    }
  }
}
