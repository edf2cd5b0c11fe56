// Tab through a case longer than the window: nothing of it is out of reach, in reading order, there and back.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/term_uses.hpp"
#include "pack/read.hpp"
#include "reader_support.hpp"
#include "ui/reader.hpp"
#include "ui/widgets.hpp"

using namespace vignette;
using namespace vignette::tests;
using ui::Role;

namespace {

/// The shipped Sam, open at its beginning.
void read_sam(Stage& stage) {
  stage.wish(app::intent::PortfolioOpened{});
  stage.wish(app::intent::PacksRead{pack::read_shelf({std::string(VIGNETTE_SOURCE) + "/content"})});
  stage.wish(app::intent::OpenAt{"hmip-yj-sam-reviewing", ""});
  REQUIRE(stage.model.screen == app::Screen::reader);
}

struct Stop {
  ui::Id id = 0;
  Role role = Role::link;
  std::string name;
  page::Rect place;  ///< in the page's content
  bool operator==(const Stop& other) const { return id == other.id; }
};

const ui::Scroll& page_scroll(Stage& stage) { return stage.memory.scrolls[ui::id_of("Page", ui::id_of("pane"))]; }

bool on_page(const ui::Item& item) { return item.pane == ui::id_of("Page", ui::id_of("pane")); }

/// Goes on while the focus stays on the page; everything stopped at is seen.
std::vector<Stop> walk(Stage& stage, bool back = false) {
  std::vector<Stop> stops;
  for (int i = 0; i < 600; ++i) {
    stage.press(app::Chord{.key = app::Key::tab, .shift = back});
    const ui::Item* item = stage.focused();
    REQUIRE(item);
    if (!on_page(*item) || item->role == Role::region) return stops;
    INFO(item->name);
    CHECK(item->seen.h > 0);
    CHECK(item->seen.h >= std::min(item->rect.h, 20.0F));
    page::Rect place = item->rect;
    place.y += page_scroll(stage).offset;
    stops.push_back({item->id, item->role, item->name, place});
  }
  FAIL("Tab never left the page");
  return stops;
}

std::size_t called(const std::vector<Stop>& stops, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::count(stops, name, &Stop::name));
}

}  // namespace

TEST_CASE("Tab reaches every word, note and link of a case in reading order, and Shift+Tab goes back") {
  const auto [width, height] =
      GENERATE(std::pair(1440.0F, 900.0F), std::pair(1100.0F, 600.0F), std::pair(720.0F, 450.0F), std::pair(320.0F, 240.0F));
  CAPTURE(width, height);
  Stage stage(width, height);
  read_sam(stage);
  stage.press(app::Key::f6);
  while (stage.focused() && !on_page(*stage.focused())) stage.press(app::Key::f6);
  std::vector<Stop> stops;
  {
    const ui::Item* first = stage.focused();
    REQUIRE(first);
    if (first->role != Role::region) stops.push_back({first->id, first->role, first->name, first->rect});
  }
  for (Stop& stop : walk(stage)) stops.push_back(std::move(stop));

  const pack::Case& sam = *app::current_case(stage.model)->pack;
  REQUIRE(sam.footnotes.size() >= 2);
  for (const auto& note : sam.footnotes) CHECK(called(stops, "Note " + std::to_string(note.number)) == 1);
  CHECK(called(stops, "Write to it") == sam.questions.size());
  CHECK(called(stops, "Answer the questions") == 1);
  CHECK(stops.back().name == "Answer the questions");
  std::size_t terms = 0;
  for (const auto& term : stage.model.terms) terms += called(stops, term.name);
  CHECK(terms == app::term_uses(*app::current_case(stage.model)->document, stage.model.terms, sam.glossary, sam.lang).size());
  // Nothing twice, and down the column, line by line.
  const float column = stage.memory.slot<ui::CaseView>("reader").left + stage.memory.slot<ui::CaseView>("reader").text.look().width;
  for (std::size_t i = 1; i < stops.size(); ++i) {
    CHECK(std::ranges::count(stops, stops[i].id, &Stop::id) == 1);
    if (stops[i].place.x < column && stops[i - 1].place.x < column && width < 900) {
      INFO(stops[i - 1].name << " before " << stops[i].name);
      CHECK(stops[i].place.bottom() + 12 >= stops[i - 1].place.y);
    }
  }

  while (!on_page(*stage.focused())) stage.press(app::Chord{.key = app::Key::tab, .shift = true});
  CHECK(stage.focused()->name == "Answer the questions");
  std::vector<Stop> back{stops.back()};
  for (Stop& stop : walk(stage, true)) back.push_back(std::move(stop));
  std::ranges::reverse(back);
  CHECK(back.size() == stops.size());
  CHECK(back == stops);
}

TEST_CASE("an own note comes after the passage it is about, not after the case") {
  Stage stage;
  read_sam(stage);
  const auto& pieces = app::current_case(stage.model)->document->pieces;
  std::vector<std::size_t> paragraphs;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (pieces[i].where == app::Piece::Where::body && pieces[i].block.kind == pack::Block::Kind::paragraph) paragraphs.push_back(i);
  REQUIRE(paragraphs.size() > 8);
  for (const std::size_t which : {std::size_t{1}, std::size_t{7}}) {
    stage.wish(app::intent::GoTo{{paragraphs[which], 0}});
    stage.wish(app::intent::Select{{{paragraphs[which], 0}, {paragraphs[which], 7}}});
    stage.wish(app::intent::MarkSelection{true});
    stage.type("Mine.");
    stage.press(app::Key::escape);
    stage.press(app::Key::escape);
  }
  const auto& marks = stage.model.marks.of_case.at(stage.model.case_id);
  REQUIRE(std::ranges::count(marks, "Mine.", [](const app::PlacedMark& placed) { return placed.mark.note; }) == 2);
  stage.memory.focus = ui::id_of("case page");
  stage.settle();
  stage.press(app::Key::home);
  std::vector<std::string> names;
  for (int i = 0; i < 200 && names.size() < 200; ++i) {
    stage.press(app::Key::tab);
    REQUIRE(stage.focused());
    if (on_page(*stage.focused())) names.push_back(stage.focused()->role == Role::note ? "note" : stage.focused()->name);
    if (names.size() > 1 && names.back() == "Answer the questions") break;
  }
  std::string order;
  for (const auto& name : names) order += name + " | ";
  INFO(order);
  CHECK(std::ranges::count(names, "note") == 2);
  // The second is about the eighth paragraph: much of the case comes after it.
  const auto last = std::find(names.rbegin(), names.rend(), "note");
  CHECK(last - names.rbegin() > 10);
}

TEST_CASE("the folded list of contents has all its rows, however low the window") {
  Stage stage(320, 240);
  read_sam(stage);
  stage.wish(app::intent::ToggleContents{});
  const pack::Case& sam = *app::current_case(stage.model)->pack;
  std::size_t questions = 0;
  std::vector<ui::Id> seen;
  for (int i = 0; i < 60; ++i) {
    stage.press(app::Key::tab);
    const ui::Item* item = stage.focused();
    REQUIRE(item);
    CHECK(item->seen.h > 0);
    if (std::ranges::find(seen, item->id) != seen.end()) break;
    seen.push_back(item->id);
    for (const auto& question : sam.questions)
      if (item->name.find(question.brief) != std::string::npos) ++questions;
  }
  CHECK(questions == sam.questions.size());
}

TEST_CASE("a page without anything to stop at is walked screenful by screenful, and left at its end") {
  Stage stage(1440, 300);
  pack::Case made = long_case(60);
  for (auto& section : made.sections)
    for (auto& block : section.blocks) block.spans.clear();
  read(stage, made);
  stage.press(app::Key::f6);
  bool answered = false;
  for (int i = 0; i < 400 && !answered; ++i) {
    stage.press(app::Key::tab);
    answered = stage.focused() && stage.focused()->name == "Answer the questions";
  }
  CHECK(answered);
  CHECK(stage.focused()->seen.h > 0);
}
