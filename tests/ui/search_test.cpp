/// Search as you type, by name and by key.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "found_support.hpp"
#include "ui/search_parts.hpp"
#include "ui/widgets.hpp"

using namespace vignette;
using app::Key;
using tests::Kept;

namespace {

struct Search : Kept {
  explicit Search(float wide = 1440, float high = 900) : Kept(wide, high) { wish(app::intent::ShowSearch{}); }

  portfolio::Hit answer(const portfolio::QuestionKey& of, int number) const {
    portfolio::Hit hit;
    hit.key = of;
    hit.title = "Sam";
    hit.question_number = number;
    hit.updated = now.instant;
    hit.excerpt = "About reviews and risk.";
    hit.found = {{18, 22}};
    hit.offset = 18;
    return hit;
  }
  portfolio::Hit passage() const {
    portfolio::Hit hit;
    hit.kind = portfolio::Hit::Kind::case_text;
    hit.key.case_id = sam;
    hit.title = "Sam";
    hit.heading = "Case summary";
    hit.piece = 6;
    hit.excerpt = "what could change the risk";
    return hit;
  }
  void answer_with(std::vector<portfolio::Hit> hits) { wish(app::intent::SearchAnswered{model.search.asked, std::move(hits)}); }
  void find() {
    type("risk");
    answer_with({passage(), answer(key(sam, 1), 1), answer(key(wayne, 1), 1)});
  }
  std::vector<std::string> hits() const {
    std::vector<std::string> names;
    for (const ui::Item& item : outline.items)
      if (item.role == ui::Role::list_item) names.push_back(item.name);
    return names;
  }
  std::string chosen() const {
    for (const ui::Item& item : outline.items)
      if (item.role == ui::Role::list_item && (item.states & ui::selected)) return item.name;
    return {};
  }
};

}  // namespace

TEST_CASE("one types at once, and every letter asks") {
  Search stage;
  REQUIRE(stage.focused());
  CHECK(stage.focused()->role == ui::Role::text_box);
  CHECK(stage.has("What are you looking for?"));
  const auto asked = stage.model.search.asked;
  stage.type("ri");
  CHECK(stage.model.search.asked == asked + 2);
  CHECK(stage.model.search.what.words == "ri");
}

TEST_CASE("hits stand in groups, answers first, and the chosen one in its place") {
  Search stage;
  stage.find();
  CHECK(stage.hits() == std::vector<std::string>{"Sam, question 1", "Wayne, question 1", "Sam, case summary"});
  CHECK(stage.item(ui::Role::heading, "Your answers").rect.y < stage.item(ui::Role::heading, "Cases and glossary").rect.y);
  CHECK(stage.chosen() == "Sam, question 1");
  CHECK(stage.item(ui::Role::text_box, "The text around it").value == "About reviews and risk.");
  CHECK(stage.has("Go there"));
  CHECK(stage.has("Go on writing"));
}

TEST_CASE("Up and Down walk the hits from the field, and Enter goes there") {
  Search stage;
  stage.find();
  stage.press(Key::down);
  CHECK(stage.chosen() == "Wayne, question 1");
  REQUIRE(stage.focused());
  CHECK(stage.focused()->role == ui::Role::text_box);
  stage.press(Key::down);
  stage.press(Key::down);
  CHECK(stage.chosen() == "Sam, case summary");
  stage.press(Key::up);
  CHECK(stage.chosen() == "Wayne, question 1");
  stage.press(Key::enter);
  REQUIRE(stage.last_intent<app::intent::GoToHit>());
  CHECK(stage.last_intent<app::intent::GoToHit>()->hit == 2);
  CHECK(stage.model.screen == app::Screen::question);
}

TEST_CASE("nothing found is said, with a way to look in everything when filters stand in the way") {
  Search stage;
  stage.type("zebra");
  CHECK_FALSE(stage.has("Nothing holds these words"));  // not looked through yet
  stage.answer_with({});
  CHECK(stage.has("Nothing holds these words"));
  CHECK_FALSE(stage.has("Look in everything"));
  stage.click("Stage");
  stage.click("Planning");
  CHECK(stage.model.search.stage == "planning");
  stage.answer_with({});
  stage.click("Look in everything");
  CHECK(stage.model.search.stage.empty());
}

TEST_CASE("a filter opens in place, is walked by arrow keys and closed by Escape") {
  Search stage;
  stage.focus("Date");
  stage.press(Key::enter);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Any date");
  stage.press(Key::down);
  CHECK(stage.focused()->name == "The last month");
  stage.press(Key::escape);
  CHECK_FALSE(stage.has("The last month"));
  CHECK(stage.model.search.since == app::Search::Since::ever);
  stage.focus("Date");
  stage.press(Key::enter);
  stage.press(Key::down);
  stage.press(Key::enter);
  CHECK(stage.model.search.since == app::Search::Since::month);
  CHECK(stage.item(ui::Role::button, "Date").value == "The last month");
  stage.click("Everything");
  CHECK(stage.model.search.since == app::Search::Since::ever);
}

TEST_CASE("every filter is chosen by mouse and by key, and reaches what is looked for") {
  using Since = app::Search::Since;
  using State = portfolio::SearchFor::State;
  for (const bool by_key : {false, true}) {
    INFO((by_key ? "by key" : "by mouse"));
    Search stage;
    stage.type("risk");
    const auto choose = [&](const std::string& filter, const std::string& choice) {
      if (!by_key) {
        stage.click(filter);
        stage.click(choice);
      } else {
        stage.focus(filter);
        stage.press(Key::enter);
        for (int i = 0; i < 20 && stage.focused() && stage.focused()->name != choice; ++i) stage.press(Key::down);
        REQUIRE(stage.focused());
        REQUIRE(stage.focused()->name == choice);
        stage.press(Key::enter);
      }
      REQUIRE(stage.last_intent<app::intent::ChangeSearch>());
      CHECK(stage.item(ui::Role::button, filter).value == choice);
    };
    const auto& what = stage.model.search.what;
    choose("Case", "Wayne");
    CHECK(what.case_id == stage.wayne);
    choose("Theme", "Keeping other people safe");
    CHECK(what.cases == std::vector{stage.sam, stage.wayne});
    choose("Stage", "Planning");
    CHECK(what.cases == std::vector{stage.wayne});
    choose("Date", "The last six months");
    CHECK(stage.model.search.since == Since::half_year);
    CHECK(what.since.ms > 0);
    choose("State", "Changed since its newest version");
    CHECK(what.state == State::changed);
    choose("State", "As in its newest version");
    CHECK(what.state == State::as_kept);
    stage.click("Everything");
    CHECK(what.case_id.empty());
    CHECK(what.cases.empty());
    CHECK(what.since.ms == 0);
    CHECK(what.state == State::any);
  }
}

TEST_CASE("a note that was found stands among what one has written, with the passage it is about") {
  Search stage;
  stage.type("risk");
  portfolio::Hit note;
  note.kind = portfolio::Hit::Kind::note;
  note.key.case_id = stage.sam;
  note.heading = "what could change the risk";
  note.excerpt = "Ask about risk first.";
  note.updated = stage.now.instant;
  stage.answer_with({note, stage.passage()});
  CHECK(stage.hits() == std::vector<std::string>{"Sam, your note", "Sam, case summary"});
  CHECK(stage.item(ui::Role::heading, "what could change the risk").rect.w > 0);
  CHECK(stage.item(ui::Role::text_box, "The text around it").value == "Ask about risk first.");
  CHECK(stage.has("Only you, in this program"));
}

TEST_CASE("the field is emptied by its cross, and has the caret again") {
  Search stage;
  stage.type("risk");
  stage.click("Empty the field");
  CHECK(stage.model.search_words.text.empty());
  REQUIRE(stage.focused());
  CHECK(stage.focused()->role == ui::Role::text_box);
}

TEST_CASE("under 1260 a result opens in place of the list") {
  Search stage(1100, 800);
  stage.find();
  CHECK_FALSE(stage.has("The text around it"));
  stage.click("Wayne, question 1");
  CHECK(stage.item(ui::Role::text_box, "The text around it").value == "About Wayne and risk.");
  CHECK(stage.hits().empty());
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "What was found");
  stage.press(Key::enter);
  CHECK(stage.hits().size() == 3);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Wayne, question 1");
}

TEST_CASE("search stands within any window") {
  for (const auto& [wide, high] : {std::pair{320.0F, 480.0F}, std::pair{640.0F, 480.0F}, std::pair{720.0F, 450.0F},
                                   std::pair{1000.0F, 700.0F}, std::pair{1260.0F, 800.0F}, std::pair{1440.0F, 900.0F}}) {
    INFO(wide);
    Search stage(wide, high);
    CHECK(stage.fits());
    stage.find();
    CHECK(stage.fits());
    stage.click("Case");
    CHECK(stage.fits());
  }
}

TEST_CASE("words are found at the beginning of words, accents aside, and phrases whole") {
  const auto found = [](std::string_view text, std::string_view words) {
    std::vector<std::string> parts;
    for (const auto& range : ui::words_found(text, words, "en-GB")) parts.emplace_back(text::part(text, range));
    return parts;
  };
  CHECK(found("The therapist asked for therapy.", "therap") == std::vector<std::string>{"therap", "therap"});
  CHECK(found("Hypotherapy is none.", "therap").empty());
  CHECK(found("Café and cafe.", "cafe") == std::vector<std::string>{"Café", "cafe"});
  CHECK(found("a plan of a sort, a plan", "\"a plan\"") == std::vector<std::string>{"a plan", "a plan"});
  CHECK(found("one two three", "three one") == std::vector<std::string>{"one", "three"});
}

TEST_CASE("what is only for the learner is found, but its words are not in the list, and it does not open by itself") {
  Search stage;
  auto mine = stage.answer(portfolio::only_for_me(stage.key(stage.sam, 1)), 0);
  auto own = stage.answer(app::own_words_key(), 0);
  own.excerpt = "risk of therapists";
  stage.type("risk");
  stage.answer_with({mine, own});
  REQUIRE(stage.hits().size() == 1);
  CHECK(stage.item(ui::Role::list_item, stage.hits().front()).value == "Its words are not shown in this list.");
  CHECK(stage.printed().find("About reviews") == std::string::npos);
  CHECK_FALSE(stage.has("The text around it"));
  stage.click(stage.hits().front());
  CHECK(stage.has("The text around it"));
  stage.focus("Search your writing and the cases");
  stage.type("s");
  stage.answer_with({mine});
  CHECK_FALSE(stage.has("The text around it"));
}
