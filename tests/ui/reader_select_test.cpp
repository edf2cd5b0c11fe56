// Selecting, copying, links, finding, and reading without a mouse.
#include <catch2/catch_test_macros.hpp>

#include "ui/reader.hpp"
#include "ui/reader_support.hpp"

using namespace vignette;
using namespace vignette::tests;
using app::Chord;
using app::Key;
using ui::Role;

namespace {

std::string copied(Stage& stage) {
  stage.press(Chord{.key = Key::c, .ctrl = true});
  const auto* effect = last_effect<app::effect::CopyText>(stage);
  return effect ? effect->text : std::string();
}

std::string selected(const Stage& stage) { return app::plain_text(*stage.model.cases[0].document, stage.model.selection); }

}  // namespace

TEST_CASE("dragging selects, and what is copied is plain text") {
  Stage stage;
  read(stage, rich_case());
  const ui::Item one = *beginning(stage, "Paragraph 1");
  const ui::Item two = *beginning(stage, "Paragraph 2");
  stage.drag({one.rect.x + 1, one.rect.y + 10}, {two.rect.x + 10 * 11 + 1, two.rect.y + 10});
  const std::string text = copied(stage);
  CHECK(text.starts_with("Paragraph 1 of Sam"));
  CHECK(text.ends_with("\n\nParagraph 2"));
  stage.click_at({one.rect.x + 30, one.rect.y + 10});
  CHECK(stage.model.selection.empty());
}

TEST_CASE("a drag that begins on a link, or stays on it, selects; a press without one follows it") {
  Stage stage;
  read(stage, rich_case());
  const page::Rect link = stage.item(Role::link, "guide").rect;
  const float y = link.y + link.h / 2;
  stage.drag({link.x + 1, y}, {link.right() + 200, y});
  CHECK(selected(stage) == "guide for more.");
  stage.drag({link.x + 1, y}, {link.right() - 1, y});
  CHECK(selected(stage) == "guide");
  CHECK(last_effect<app::effect::OpenLink>(stage) == nullptr);
  stage.click(Role::link, "guide");
  CHECK(last_effect<app::effect::OpenLink>(stage) != nullptr);
  CHECK(stage.focused()->name == "guide");
}

TEST_CASE("a double click takes a word, a triple click the paragraph") {
  Stage stage;
  read(stage, rich_case());
  const ui::Item one = *beginning(stage, "Paragraph 1");
  stage.click_at({one.rect.x + 25, one.rect.y + 10}, 2);
  CHECK(selected(stage) == "Paragraph");
  stage.click_at({one.rect.x + 25, one.rect.y + 10}, 3);
  CHECK(selected(stage) == one.name);
}

TEST_CASE("Shift and a click extend") {
  Stage stage;
  read(stage, rich_case());
  const ui::Item one = *beginning(stage, "Paragraph 1");
  stage.click_at({one.rect.x + 1, one.rect.y + 10});
  const page::Point at{one.rect.x + 91, one.rect.y + 10};
  stage.send({ui::PointerPressed{.at = at, .shift = true}, ui::PointerReleased{.at = at}});
  CHECK(selected(stage) == "Paragraph");
}

TEST_CASE("the keyboard selects by character, word, line and all") {
  Stage stage;
  read(stage, rich_case());
  const ui::Item one = *beginning(stage, "Paragraph 1");
  stage.click_at({one.rect.x + 1, one.rect.y + 10});
  for (int i = 0; i < 4; ++i) stage.press(Chord{.key = Key::right, .shift = true});
  CHECK(selected(stage) == "Para");
  stage.press(Chord{.key = Key::left, .shift = true});
  CHECK(selected(stage) == "Par");
  stage.press(Chord{.key = Key::right, .ctrl = true, .shift = true});
  CHECK(selected(stage).starts_with("Paragraph"));
  stage.press(Chord{.key = Key::down, .shift = true});
  CHECK(selected(stage).size() > 50);
  stage.press(Chord{.key = Key::a, .ctrl = true});
  CHECK(copied(stage).find("What would you take from Sam’s case, asked the 4. time?") != std::string::npos);
  stage.press(Key::escape);
  CHECK(stage.model.selection.empty());
}

TEST_CASE("what is selected by keys begins at the first line that is seen whole, and goes on from one's own place while that is seen") {
  Stage stage;
  read(stage, long_case(6));
  stage.focus("The case");
  auto& view = stage.memory.slot<ui::CaseView>("reader");
  const auto begins_in_view = [&] {
    const app::Spot begin = stage.model.selection.begin;
    const page::Rect line = ui::place_of(view, begin);
    CHECK(line.y >= view.last_offset - 1);
    CHECK(line.y + line.h <= view.last_offset + 200);
    CHECK(view.text.line_end(begin, false) == begin);
  };
  const Chord word{.key = Key::right, .ctrl = true, .shift = true};
  stage.press(Key::page_down);
  stage.press(Key::page_down);
  float offset = view.last_offset;
  stage.press(word);
  REQUIRE_FALSE(stage.model.selection.empty());
  begins_in_view();
  CHECK(view.last_offset == offset);
  const app::Stretch first = stage.model.selection;
  // Still in view: it goes on from there.
  stage.press(Key::escape);
  stage.press(word);
  CHECK(stage.model.selection.begin == first.end);
  // Read on, it begins in what is seen now, and the page stays where it is.
  stage.press(Key::escape);
  stage.press(Key::page_down);
  offset = view.last_offset;
  stage.press(word);
  begins_in_view();
  CHECK(stage.model.selection.begin > first.end);
  CHECK(view.last_offset == offset);
}

TEST_CASE("a key that selects, come together with one that reads on, begins where that leads") {
  Stage stage;
  read(stage, long_case(6));
  stage.focus("The case");
  stage.send({ui::KeyPressed{.chord = {.key = Key::page_down}}, ui::KeyPressed{.chord = {.key = Key::page_down}},
              ui::KeyPressed{.chord = {.key = Key::right, .ctrl = true, .shift = true}}});
  auto& view = stage.memory.slot<ui::CaseView>("reader");
  REQUIRE_FALSE(stage.model.selection.empty());
  CHECK(view.last_offset > 1000);
  CHECK(ui::place_of(view, stage.model.selection.begin).y >= view.last_offset - 1);
}

TEST_CASE("keys that select, come together with one that reads on, all begin where that leads and keep their order") {
  Stage stage;
  read(stage, long_case(6));
  stage.focus("The case");
  const ui::KeyPressed on{.chord = {.key = Key::page_down}};
  const ui::KeyPressed right{.chord = {.key = Key::right, .shift = true}};
  stage.send({on, on, right, right, right});
  auto& view = stage.memory.slot<ui::CaseView>("reader");
  CHECK(view.last_offset > 1000);
  CHECK(ui::place_of(view, stage.model.selection.begin).y >= view.last_offset - 1);
  CHECK(stage.model.selection.end.piece == stage.model.selection.begin.piece);
  CHECK(stage.model.selection.end.offset - stage.model.selection.begin.offset == 3);
}

TEST_CASE("two keys that come together extend one selection") {
  Stage stage;
  read(stage, rich_case());
  const ui::Item one = *beginning(stage, "Paragraph 1");
  stage.click_at({one.rect.x + 1, one.rect.y + 10});
  const ui::KeyPressed right{.chord = {.key = Key::right, .shift = true}};
  stage.send({right, right, right});
  CHECK(selected(stage) == "Par");
}

TEST_CASE("after finding, what is selected by keys begins at what was found") {
  Stage stage;
  read(stage, rich_case());
  stage.press(Chord{.key = Key::f, .ctrl = true});
  stage.type("guide");
  stage.press(Key::escape);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "The case");
  stage.press(Chord{.key = Key::right, .ctrl = true, .shift = true});
  CHECK(selected(stage).starts_with("guide"));
}

TEST_CASE("at a link that has the keyboard one selects, and marks its sentence") {
  Stage stage;
  stage.wish(app::intent::PortfolioOpened{});
  read(stage, rich_case());
  stage.focus("guide");
  for (int i = 0; i < 3; ++i) stage.press(Chord{.key = Key::right, .shift = true});
  CHECK(selected(stage) == "gui");
  CHECK(stage.focused()->name == "The case");
  stage.press(Key::escape);
  stage.focus("guide");
  stage.press(Chord{.key = Key::m, .ctrl = true});
  REQUIRE(stage.model.marks.of_case[sam_id].size() == 1);
  CHECK(stage.model.marks.of_case[sam_id][0].mark.at.quote == "See the guide for more.");
}

TEST_CASE("with nothing selected the key that marks takes the sentence one is at, and then the mark that is there") {
  Stage stage;
  stage.wish(app::intent::PortfolioOpened{});
  read(stage, rich_case());
  stage.press(Chord{.key = Key::f, .ctrl = true});
  stage.type("guide");
  stage.press(Key::escape);
  stage.press(Chord{.key = Key::m, .ctrl = true});
  REQUIRE(stage.model.marks.of_case[sam_id].size() == 1);
  const auto id = stage.model.marks.of_case[sam_id][0].mark.id;
  CHECK(stage.model.marks.chosen == id);
  stage.press(Key::escape);
  CHECK(stage.model.marks.chosen.empty());
  stage.press(Chord{.key = Key::m, .ctrl = true, .shift = true});
  CHECK(stage.model.marks.noting);
  CHECK(stage.model.marks.chosen == id);
  CHECK(stage.model.marks.of_case[sam_id].size() == 1);
}

TEST_CASE("a mark leads to its note and the note back to its mark") {
  Stage stage;
  read(stage, rich_case());
  stage.focus("Note 1");
  stage.press(Key::enter);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Back to the text from note 1");
  stage.press(Key::enter);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Note 1");
  CHECK(stage.focused()->rect.w >= 24);
  CHECK(stage.focused()->rect.h >= 24);
}

TEST_CASE("a link opens with a click and with Enter") {
  Stage stage;
  read(stage, rich_case());
  CHECK(stage.item("guide").value == "https://example.org/guide");
  const std::string leads = "Leads out of Vignette, to https://example.org/guide";
  CHECK_FALSE(stage.has(leads));
  const page::Rect link = stage.item("guide").rect;
  stage.move({link.x + 4, link.y + 4});
  REQUIRE(stage.has(leads));  // before it is followed, and not over it
  CHECK(overlap(stage.item(leads).rect, link) == 0);
  stage.move({link.x + 4, link.y - 200});
  CHECK_FALSE(stage.has(leads));
  stage.click("guide");
  REQUIRE(stage.last_intent<app::intent::OpenLink>());
  CHECK(stage.last_intent<app::intent::OpenLink>()->url == "https://example.org/guide");
  stage.focus("guide");
  CHECK(stage.has(leads));
  stage.press(Key::enter);
  CHECK(count<app::intent::OpenLink>(stage) == 2);
}

TEST_CASE("finding counts, goes round, and Escape closes it") {
  Stage stage;
  read(stage, rich_case());
  stage.press(Chord{.key = Key::f, .ctrl = true});
  REQUIRE(stage.focused());
  CHECK(stage.focused()->role == Role::text_box);
  stage.type("paragraph");
  REQUIRE(stage.model.find.found.size() == 7);
  CHECK(stage.has("1 of 7, case summary"));
  stage.press(Key::enter);
  CHECK(stage.has("2 of 7, case summary"));
  stage.press(Chord{.key = Key::enter, .shift = true});
  stage.press(Chord{.key = Key::enter, .shift = true});
  CHECK(stage.has("7 of 7, case summary"));
  stage.click("Next");
  CHECK(stage.has("1 of 7, case summary"));
  stage.click("Find in this case");
  stage.type("zzz");
  CHECK(stage.has("Not in this case"));
  stage.press(Key::escape);
  CHECK_FALSE(stage.model.find.open);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "The case");
}

TEST_CASE("the word one is at is brought into view") {
  Stage stage;
  read(stage, long_case(30));
  stage.press(Chord{.key = Key::f, .ctrl = true});
  stage.type("somebody said");
  REQUIRE(stage.model.find.found.size() == 30);
  for (int i = 0; i < 17; ++i) stage.press(Key::enter);
  const auto* quote = beginning(stage, "Words somebody said.");
  REQUIRE(quote);
  CHECK(quote->seen.h > 0);
}

TEST_CASE("the find bar fits every width") {
  for (const float width : {320.0F, 480.0F, 640.0F, 720.0F, 900.0F, 1100.0F, 1260.0F}) {
    Stage stage(width, 600);
    read(stage, rich_case());
    stage.wish(app::intent::OpenFind{});
    stage.type("paragraph");
    const std::vector<const ui::Item*> tools{&stage.item(Role::text_box, "Find in this case"), &stage.item("Previous"), &stage.item("Next"),
                                             &stage.item("Close")};
    for (std::size_t a = 0; a < tools.size(); ++a) {
      INFO(tools[a]->name << " at " << width);
      CHECK(tools[a]->rect.right() <= width);
      for (std::size_t b = a + 1; b < tools.size(); ++b) CHECK(overlap(tools[a]->rect, tools[b]->rect) == 0);
    }
  }
}

TEST_CASE("a narrow window folds the rail into Contents") {
  Stage stage(1000, 800);
  read(stage, rich_case());
  CHECK(stage.outline.find(Role::link, "Important learning") == nullptr);
  CHECK(stage.outline.find(Role::progress, "Read so far") != nullptr);
  stage.click("Contents");
  REQUIRE(stage.focused());
  CHECK(stage.focused()->role == Role::link);
  stage.press(Key::escape);
  CHECK_FALSE(stage.model.contents_open);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "The case");
  stage.click("Contents");
  stage.click(Role::link, "Important learning");
  CHECK_FALSE(stage.model.contents_open);
  CHECK(stage.item(Role::heading, "Important learning").seen.h > 0);
}

TEST_CASE("a case is read with the keyboard alone") {
  Stage stage;
  read(stage, rich_case());
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "The case");
  auto& view = stage.memory.slot<ui::CaseView>("reader");
  const float start = view.last_offset;
  stage.press(Key::down);
  CHECK(view.last_offset > start);
  stage.press(Key::page_down);
  stage.press(Key::home);
  CHECK(view.last_offset == 0);
  std::vector<std::string> walked;  // Tab comes by every link and mark in view, and round again
  for (int i = 0; i < 60; ++i) {
    stage.press(Key::tab);
    if (stage.focused()) walked.push_back(stage.focused()->name);
    if (!walked.empty() && walked.back() == "The case") break;
  }
  CHECK(std::ranges::find(walked, "guide") != walked.end());
  CHECK(std::ranges::find(walked, "Note 1") != walked.end());
  CHECK(std::ranges::find(walked, "Case summary") != walked.end());
  stage.focus("The case");
  stage.press(Key::end);
  stage.focus("Answer the questions");
  stage.press(Key::enter);
  CHECK(stage.model.screen == app::Screen::question);
}

TEST_CASE("the case beside a question can be selected and copied") {
  Stage stage;
  read(stage, rich_case());
  stage.wish(app::intent::OpenQuestion{sam_id, 1});
  const ui::Item* one = beginning(stage, "Paragraph 1");
  for (int i = 0; i < 20 && one == nullptr; ++i) {
    stage.wheel({1200, 500}, -3);
    one = beginning(stage, "Paragraph 1");
  }
  REQUIRE(one);
  CHECK(one->rect.x > 960);
  const page::Rect rect = one->rect;
  stage.click_at({rect.x + 20, rect.y + 10}, 3);
  CHECK(copied(stage).starts_with("Paragraph 1 of Sam"));
  const auto* note = beginning(stage, "A note that is long", Role::note);
  REQUIRE(note);
  CHECK(note->rect.right() <= 1440);
}

TEST_CASE("the case beside a question begins clear of its top, with the guide its expectations are from") {
  Stage stage;
  read(stage, rich_case());
  stage.wish(app::intent::OpenQuestion{sam_id, 1});
  const auto* first = beginning(stage, "What inspectors looked for, 2021 guide", Role::heading);
  REQUIRE(first);
  CHECK(first->rect.x > 960);
  CHECK(first->rect.y >= 64 + 24);
}

TEST_CASE("a note that a question calls stands with the question, and neither it nor their heading in the case beside it") {
  Stage stage;
  pack::Case made = rich_case();
  pack::Block heading;
  heading.kind = pack::Block::Kind::heading;
  heading.level = 3;
  heading.text = "To think about";
  for (auto& section : made.sections)
    if (section.role == pack::Role::takeaways) section.blocks.push_back(heading);
  auto& text = made.questions[0].text;
  text.text += '3';
  text.spans.push_back({.range = {text.text.size() - 1, text.text.size()}, .link = {}, .footnote = 3});
  pack::Block note;
  note.text = "A note of a question, at its place.";
  note.spans.push_back({.range = {25, 34}, .link = "https://example.org/place", .footnote = 0});
  made.footnotes.push_back({.label = "12", .number = 3, .blocks = {note}, .source = {}});
  read(stage, made);
  stage.wish(app::intent::OpenQuestion{sam_id, 0});
  const auto* shown = beginning(stage, "A note of a question", Role::note);
  REQUIRE(shown);
  CHECK(shown->rect.right() < 900);
  CHECK_FALSE(stage.has("To think about"));
  CHECK(std::ranges::count_if(stage.outline.items, [](const ui::Item& item) {
          return item.role == Role::note && item.name == "A note of a question, at its place.";
        }) == 1);
  CHECK(shown->rect.bottom() <= stage.item("Your answer").rect.y);
  // Its links are as on the page.
  stage.focus("its place");
  CHECK(stage.focused()->value == "https://example.org/place");
  CHECK(stage.has("Leads out of Vignette, to https://example.org/place"));
  stage.press(Key::enter);
  REQUIRE(stage.last_intent<app::intent::OpenLink>());
  CHECK(stage.last_intent<app::intent::OpenLink>()->url == "https://example.org/place");
  // Where it would leave less than six lines for the answer it comes after the sheet.
  stage.width = 1138;
  stage.height = 420;
  stage.settle();
  shown = beginning(stage, "A note of a question", Role::note);
  REQUIRE(shown);
  CHECK(shown->rect.y >= stage.item("Your answer").rect.bottom());
}

TEST_CASE("the ring round the page goes once one reads on") {
  Stage stage;
  read(stage, rich_case());
  auto& view = stage.memory.slot<ui::CaseView>("reader");
  CHECK_FALSE(view.ringed);
  stage.press(Key::tab);
  stage.press(Chord{.key = Key::tab, .shift = true});
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "The case");
  CHECK(view.ringed);
  stage.press(Key::down);
  CHECK_FALSE(view.ringed);
}
