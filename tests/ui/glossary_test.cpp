// Words explained, on the page, beside the question and on a page of their own: by name and by key.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "ui/terms.hpp"
#include "ui/words_support.hpp"

using namespace vignette;
using app::Key;
using tests::Explained;
using ui::Role;

namespace {

std::vector<std::string> rows(const Explained& stage) {
  std::vector<std::string> names;
  const int region = stage.item(Role::region, "Words explained").region;
  for (const ui::Item& item : stage.outline.items)
    if (item.role == Role::list_item && item.region == region) names.push_back(item.name);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a word of the case opens its card beside its line, and the cross closes it") {
  Explained stage;
  stage.read();
  const page::Rect word = stage.item(Role::link, "Case manager").rect;
  stage.click(Role::link, "Case manager");
  CHECK(stage.model.words_explained.shown == "manager");
  REQUIRE(stage.card());
  const page::Rect card = stage.card()->rect;
  CHECK(card.x >= 264 + 130 + 588);
  CHECK(card.y <= word.y);
  CHECK(card.bottom() >= word.y);
  CHECK(card.bottom() <= 900);
  CHECK(stage.has("The worker who is responsible for a child."));
  CHECK(stage.has("As used in the case. As it was then."));
  CHECK(stage.has("Since then. As it is since."));
  CHECK(stage.has("Added to explain the case"));
  stage.click("Close Case manager");
  CHECK(stage.model.words_explained.shown.empty());
  CHECK_FALSE(stage.has("The worker who is responsible for a child."));
}

TEST_CASE("a word explained that has the keyboard is where one selects and marks") {
  Explained stage;
  stage.read();
  stage.focus("Case manager");
  stage.press({.key = Key::right, .ctrl = true, .shift = true});
  REQUIRE_FALSE(stage.model.selection.empty());
  CHECK(app::plain_text(*app::current_case(stage.model)->document, stage.model.selection) == "case ");
  stage.press(Key::escape);
  stage.focus("Case manager");
  stage.press({.key = Key::m, .ctrl = true});
  CHECK(stage.model.marks.of_case[stage.model.case_id].size() == 1);
}

TEST_CASE("a card stands clear of the notes in the margin where there is room beside its word, else where it wants to") {
  const page::Rect line{0, 300, 100, 30};
  const auto at = [&](std::vector<std::pair<float, float>> taken) { return ui::clear_of(taken, 230, 150, 12, 700, line); };
  CHECK(at({}) == 230);
  CHECK(at({{400, 500}}) == 230);
  CHECK(at({{360, 500}}) == 360 - 8 - 150);    // above it
  CHECK(at({{180, 260}}) == 260 + 8);          // below it
  CHECK(at({{0, 260}, {300, 900}}) == 230);    // nowhere near
  CHECK(at({{120, 240}, {410, 500}}) == 248);  // between the two
}

TEST_CASE("a card stands clear of a footnote in the margin, and goes once its note is gone to") {
  Explained stage;
  stage.read();
  stage.click(Role::link, "Case manager");
  REQUIRE(stage.card());
  const page::Rect card = stage.card()->rect;
  for (const ui::Item& item : stage.outline.items)
    if (item.role == Role::link && item.name.starts_with("Back to the text from note"))
      CHECK((item.rect.bottom() <= card.y || item.rect.y >= card.bottom()));
  stage.click(Role::link, "Note 1");
  CHECK(stage.model.words_explained.shown.empty());
}

TEST_CASE(
    "what the pointer lies on moves nothing: its card stands clear of its word's line and the notes stay where they are, wherever one has "
    "scrolled to") {
  for (const auto& [wide, high] : {std::pair{1440.0F, 900.0F}, std::pair{1024.0F, 768.0F}, std::pair{1280.0F, 560.0F}}) {
    Explained stage(wide, high);
    stage.read();
    std::size_t seen = 0;
    for (int lines = 0; lines < 12; ++lines) {
      stage.wheel({wide / 2, high - 40}, -1);
      for (const std::string term : {"Case manager", "Review"}) {
        const ui::Item* word = stage.outline.find(Role::link, term);
        if (word == nullptr || word->rect.y < 60 || word->rect.bottom() > high - 140) continue;
        const page::Rect line = word->rect;
        const std::vector<ui::Item> before = stage.outline.items;
        stage.move({line.x + line.w / 2, line.y + line.h / 2});
        const auto card =
            std::ranges::find_if(stage.outline.items, [&](const ui::Item& item) { return item.role == Role::note && item.name == term; });
        REQUIRE(card != stage.outline.items.end());
        INFO(wide << " by " << high << ", " << lines << " lines down, " << term << "\n" << stage.printed());
        ++seen;
        CHECK(card->rect.x > line.right());
        CHECK(card->rect.bottom() <= high);
        for (const ui::Item& item : before) {
          INFO(item.name);
          CHECK(std::ranges::any_of(stage.outline.items, [&](const ui::Item& now) {
            return now.name == item.name && now.rect == item.rect && now.role == item.role;
          }));
        }
      }
      stage.move({2, high - 2});
    }
    CHECK(seen > 4);
  }
}

TEST_CASE("by keyboard, too, a card lies over nothing that can be read, and what made room for it is seen once one goes on to it") {
  for (const auto& [wide, high] : {std::pair{1440.0F, 900.0F}, std::pair{1280.0F, 560.0F}, std::pair{1024.0F, 420.0F}}) {
    Explained stage(wide, high);
    pack::Shelf shelf = tests::explained_cases();
    std::string& note = shelf.cases.at(0).footnotes.at(0).blocks.at(0).text;
    for (int i = 0; i < 14; ++i) note += " It goes on for as long as there is something to say.";
    stage.wish(app::intent::PacksRead{shelf});
    stage.read();
    std::size_t seen = 0;
    for (int lines = 0; lines < 12; ++lines) {
      stage.wheel({wide / 2, high - 40}, -1);
      for (const std::string term : {"Case manager", "Review"}) {
        const ui::Item* word = stage.outline.find(Role::link, term);
        if (word == nullptr || word->rect.y < 60 || word->rect.bottom() > high - 140) continue;
        stage.focus(term);
        const ui::Item* card = stage.outline.find(Role::note, term);
        REQUIRE(card);
        INFO(wide << " by " << high << ", " << lines << " lines down, " << term << "\n" << stage.printed());
        ++seen;
        const page::Rect box = card->rect;
        for (const ui::Item& item : stage.outline.items) {
          const page::Rect& at = item.rect;
          const bool of_card = at.x >= box.x && at.right() <= box.right() && at.y >= box.y && at.bottom() <= box.bottom();
          const bool words = item.role == Role::paragraph || item.role == Role::heading || item.role == Role::list_item ||
                             (item.role == Role::note && item.name != term);
          if (!words || of_card || at.w <= 0) continue;
          CHECK((at.bottom() <= box.y || at.y >= box.bottom() || at.right() <= box.x));
        }
        // On by Tab: whatever one comes to is in sight.
        stage.press(Key::tab);
        REQUIRE(stage.focused());
        CHECK(stage.focused()->seen.h > 0);
      }
      stage.press(Key::escape);
    }
    CHECK(seen > 2);
  }
}

TEST_CASE("a card that was opened by key goes once the keyboard leaves it, and not before") {
  Explained stage;
  stage.read();
  stage.focus("Case manager");
  stage.press(Key::enter);
  for (const char* inside : {"Close Case manager", "In the glossary"}) {
    stage.press(Key::tab);
    REQUIRE(stage.focused());
    CHECK(stage.focused()->name == inside);
    CHECK(stage.model.words_explained.shown == "manager");
  }
  stage.press(Key::tab);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->seen.h > 0);
  CHECK(stage.model.words_explained.shown.empty());
}

TEST_CASE("notes make room for a card above it where there is room, else below, and never meet") {
  const std::vector<float> high{100, 100, 100};
  const auto given = [&](std::vector<float> ys, float from, float to, float least) {
    ui::Margin margin;
    for (std::size_t i = 0; i < ys.size(); ++i) margin.notes.push_back({i, ys[i]});
    ui::give_way(margin, high, from, to, least);
    std::vector<float> out;
    for (const auto& note : margin.notes) out.push_back(note.y);
    return out;
  };
  using Ys = std::vector<float>;
  CHECK(given({0, 120, 600}, 300, 400, 0) == Ys{0, 120, 600});       // nothing is in the way
  CHECK(given({0, 250, 600}, 300, 400, 0) == Ys{0, 180, 600});       // up
  CHECK(given({100, 250, 600}, 300, 400, 0) == Ys{60, 180, 600});    // and what it meets
  CHECK(given({100, 250, 600}, 300, 400, 61) == Ys{100, 420, 600});  // no room above
  CHECK(given({100, 250, 500}, 300, 400, 61) == Ys{100, 420, 540});  // and what it meets then
  CHECK(given({0, 310, 380}, 300, 400, 0) == Ys{0, 420, 540});       // what begins beside the card
  CHECK(given({0, 250, 380}, 300, 400, 0) == Ys{0, 180, 420});       // one each way
}

TEST_CASE("with keys alone: Tab to the word, Enter, Tab into the card, Escape back to the word") {
  Explained stage;
  stage.read();
  stage.focus("Case manager");
  CHECK(stage.has("The worker who is responsible for a child."));  // the keyboard is on it
  CHECK(stage.model.words_explained.shown.empty());
  stage.press(Key::enter);
  CHECK(stage.model.words_explained.shown == "manager");
  stage.press(Key::tab);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Close Case manager");
  stage.press(Key::tab);
  CHECK(stage.focused()->name == "In the glossary");
  stage.press(Key::escape);
  CHECK(stage.model.words_explained.shown.empty());
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Case manager");
  CHECK_FALSE(stage.has("In the glossary"));
}

TEST_CASE("the pointer on a word shows the card, and may go over to it") {
  Explained stage;
  stage.read();
  const page::Rect word = stage.item(Role::link, "Case manager").rect;
  stage.move({word.x + 4, word.y + 8});
  REQUIRE(stage.has("The worker who is responsible for a child."));
  CHECK(stage.model.words_explained.shown.empty());
  const page::Rect card = stage.item(Role::note, "Case manager").rect;
  stage.move({card.x + 20, card.bottom() - 40});
  CHECK(stage.has("The worker who is responsible for a child."));
  stage.move({600, 890});
  CHECK_FALSE(stage.has("The worker who is responsible for a child."));
}

TEST_CASE("a page scrolled under a pointer that lies still asks for no card") {
  Explained stage(640, 300);
  stage.read();
  stage.press(Key::page_down);
  const page::Rect word = stage.item(Role::link, "Case manager").rect;
  stage.press(app::Chord{.key = Key::home, .ctrl = true});
  stage.move({word.x + 4, word.y + 8});
  stage.press(Key::page_down);
  CHECK_FALSE(stage.has("The worker who is responsible for a child."));
  stage.move({word.x + 6, word.y + 8});
  CHECK(stage.has("The worker who is responsible for a child."));
  stage.press(Key::up);  // by a line: the card goes, wherever it stands
  CHECK_FALSE(stage.has("The worker who is responsible for a child."));
}

TEST_CASE("what the card covers is not pressed through it") {
  Explained stage;
  stage.read();
  stage.click(Role::link, "Case manager");
  const page::Rect card = stage.card()->rect;
  const auto before = stage.intents.size();
  stage.click_at({card.x + 30, card.y + 60});
  CHECK(stage.intents.size() == before);
}

TEST_CASE("in a narrow window the card stands clear of its word's line") {
  for (const auto& [wide, high] : {std::pair{720.0F, 450.0F}, std::pair{640.0F, 900.0F}, std::pair{320.0F, 480.0F}}) {
    INFO(wide);
    Explained stage(wide, high);
    stage.read();
    stage.click(Role::link, "Case manager");
    REQUIRE(stage.card());
    const page::Rect card = stage.card()->rect, word = stage.item(Role::link, "Case manager").rect;
    CHECK((card.y >= word.bottom() || card.bottom() <= word.y));
    CHECK(stage.fits());
  }
}

TEST_CASE("beside a question the card stands at the panel's foot") {
  Explained stage;
  stage.write();
  stage.click(Role::link, "Case manager");
  REQUIRE(stage.card());
  CHECK(stage.card()->rect.x >= 960);
  CHECK(stage.card()->rect.bottom() == 900 - 16);
}

TEST_CASE("where one works comes first") {
  Explained stage;
  stage.read();
  stage.wish(app::intent::ShowGlossary{"send"});
  CHECK(stage.item(Role::heading, "In England").rect.x < stage.item(Role::heading, "In Wales").rect.x);
  CHECK_FALSE(stage.has("Where you work"));  // nobody has said so
  app::Look look = stage.model.look;
  look.nation = app::Nation::england;
  stage.wish(app::intent::ChangeLook{look});
  CHECK(stage.item("Where you work").rect.x < stage.item(Role::heading, "In Wales").rect.x);
  stage.in_wales();
  CHECK(stage.item(Role::heading, "In Wales").rect.x < stage.item(Role::heading, "In England").rect.x);
  CHECK(stage.item("Where you work").rect.x < stage.item(Role::heading, "In England").rect.x);
}

TEST_CASE("the card leads to the glossary, and the glossary back to the page") {
  Explained stage;
  stage.read();
  stage.click(Role::link, "Case manager");
  stage.click("In the glossary");
  CHECK(stage.model.screen == app::Screen::glossary);
  CHECK(rows(stage) == Names{"Case manager", "Review", "SEND (in Wales, ALN)"});
  CHECK(stage.has("Added to explain the cases; not the Inspectorate’s words"));
  CHECK(stage.has("The worker who is responsible for a child."));
  stage.click("Sam, case summary");
  CHECK(stage.model.screen == app::Screen::reader);
}

TEST_CASE("one finds a word as one types, by name, form and meaning; arrow keys walk what is left") {
  Explained stage;
  stage.press(app::Chord{.key = Key::d, .ctrl = true});
  REQUIRE(stage.focused());
  CHECK(stage.focused()->role == Role::text_box);
  CHECK(stage.item(Role::heading, "Case manager").level == 1);
  stage.press(Key::down);
  CHECK(stage.model.words_explained.chosen == "review");
  CHECK(stage.focused()->role == Role::text_box);
  stage.type("educational");
  CHECK(rows(stage) == Names{"SEND (in Wales, ALN)"});
  CHECK(stage.has("Called ALN."));
  for (int i = 0; i < 11; ++i) stage.press(Key::backspace);
  stage.type("is since");
  CHECK(rows(stage) == Names{"Case manager"});
  for (int i = 0; i < 8; ++i) stage.press(Key::backspace);
  stage.type("it was");
  CHECK(rows(stage) == Names{"Case manager"});
  for (int i = 0; i < 6; ++i) stage.press(Key::backspace);
  stage.type("CHILD");
  CHECK(rows(stage) == Names{"Case manager"});
  stage.type("zz");
  CHECK(rows(stage).empty());
  CHECK(stage.has("No word here fits"));
  stage.click("Show all words");
  CHECK(rows(stage).size() == 3);
  CHECK(stage.focused()->role == Role::text_box);
}

TEST_CASE("where a word appears leads to its place") {
  Explained stage;
  stage.wish(app::intent::ShowGlossary{"send"});
  stage.click("Wayne, case summary");
  CHECK(stage.model.screen == app::Screen::reader);
  CHECK(stage.model.case_id == stage.model.cases[1].pack->id);
  CHECK_FALSE(stage.item(Role::link, "SEND (in Wales, ALN)").seen.h <= 0);
}

TEST_CASE("in narrow windows the list, then the word, and back") {
  Explained stage(720, 450);
  stage.wish(app::intent::ShowGlossary{});
  CHECK(rows(stage).size() == 3);
  CHECK_FALSE(stage.has("What it means"));
  stage.click(Role::list_item, "Review");
  CHECK(stage.has("A question asked again."));
  stage.press(Key::escape);
  CHECK(rows(stage).size() == 3);
  CHECK(stage.model.screen == app::Screen::glossary);
}

TEST_CASE("the glossary stands within any window, and the shelf has a way to it") {
  for (const auto& [wide, high] : {std::pair{320.0F, 480.0F}, std::pair{640.0F, 480.0F}, std::pair{720.0F, 450.0F},
                                   std::pair{1000.0F, 700.0F}, std::pair{1440.0F, 900.0F}}) {
    INFO(wide);
    Explained stage(wide, high);
    stage.click("Glossary: words the cases use, explained");
    REQUIRE(stage.model.screen == app::Screen::glossary);
    CHECK(stage.fits());
    stage.wish(app::intent::ShowShelf{});
    stage.read();
    stage.wish(app::intent::ShowGlossary{"send"});
    CHECK(stage.fits());
  }
}
