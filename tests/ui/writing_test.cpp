/// From question to question, to the end and the portfolio, with names and with keys alone.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "reader_support.hpp"
#include "support/stage.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"

using namespace vignette;
using app::Key;
using tests::Stage;
using ui::Role;

namespace {

struct Writing : Stage {
  explicit Writing(float wide = 1440, float high = 900, float dense = 1) : Stage(wide, high, dense) {
    wish(app::intent::PacksRead{tests::two_cases()});
    wish(app::intent::PortfolioOpened{});
    case_id = model.cases.at(0).pack->id;
    wish(app::intent::OpenAt{case_id, model.cases.at(0).pack->questions.at(0).id});
  }
  std::string case_id;
  const pack::Case& pack() const { return *app::find_case(model, case_id)->pack; }
  std::string sheet() const { return item(ui::Role::text_box, "Your answer").value; }
  bool in_sheet() const { return focused() && focused()->role == ui::Role::text_box; }
  void next() { press(app::Chord{.key = Key::page_down, .ctrl = true}); }
  void previous() { press(app::Chord{.key = Key::page_up, .ctrl = true}); }
};

}  // namespace

TEST_CASE("the beginning of a text ends with a word") {
  CHECK(ui::beginning_of("one\n two") == "one two");
  CHECK(ui::beginning_of("the pre-sentence report", 8) == "the…");
  CHECK(ui::beginning_of("Llanfairpwll", 8) == "Llanfai…");
  CHECK(ui::beginning_of("one two ", 8) == "one two");
}

TEST_CASE("a question shows its wording, the sheet with the caret, and the ways on") {
  Writing stage;
  REQUIRE(stage.model.screen == app::Screen::question);
  CHECK(stage.has("No right answer, no score"));
  CHECK(stage.has(stage.pack().questions[0].text.text));
  CHECK(stage.in_sheet());
  CHECK(stage.has("Question 2"));
  CHECK(stage.has("Only you, in this program."));
  const ui::Item& sheet = stage.item(ui::Role::text_box, "Your answer");
  CHECK(sheet.rect.x == 136);
  CHECK(sheet.rect.w == 688);
  CHECK(sheet.rect.h >= 240);
  CHECK(sheet.rect.bottom() < stage.item(ui::Role::button, "Question 2").rect.y);
}

TEST_CASE("prompts are shown to whoever asks, and are not the published case's") {
  const std::string added = "Added for this pack. The published case does not ask these.";
  for (const std::string basis : {"published", "fictional"}) {
    Stage stage;
    pack::Shelf shelf = tests::two_cases();
    shelf.cases[0].basis = basis;
    shelf.cases[0].warnings.clear();
    shelf.cases[0].questions[0].prompts = {"Who is not heard?", "What did you assume?"};
    const std::string id = shelf.cases[0].id, second = shelf.cases[0].questions[1].id;
    stage.wish(app::intent::PacksRead{std::move(shelf)});
    stage.wish(app::intent::PortfolioOpened{});
    stage.wish(app::intent::OpenQuestion{id, 0});
    CHECK_FALSE(stage.has("Who is not heard?"));
    stage.click(Role::button, "If it helps");
    CHECK(stage.has("Who is not heard?"));
    CHECK(stage.has("What did you assume?"));
    CHECK(stage.has(added) == (basis == "published"));
    stage.click(Role::button, "If it helps");
    CHECK_FALSE(stage.has("What did you assume?"));
    CHECK_FALSE(stage.has(added));
    stage.wish(app::intent::OpenAt{id, second});
    CHECK_FALSE(stage.has("If it helps"));
  }
}

TEST_CASE("going on and back keeps every word and the caret of each question") {
  Writing stage;
  stage.type("First words");
  stage.press(Key::left);
  stage.press(Key::left);
  stage.next();
  CHECK(stage.model.question == 1);
  CHECK(stage.in_sheet());
  CHECK(stage.sheet().empty());
  stage.type("Second");
  stage.previous();
  CHECK(stage.sheet() == "First words");
  CHECK(app::editing(stage.model, app::Field::answer)->caret == 9);
  stage.type("X");
  CHECK(stage.sheet() == "First worXds");
  stage.press(app::Chord{.key = Key::z, .ctrl = true});
  CHECK(stage.sheet() == "First words");
  stage.click(ui::Role::button, "Question 2");
  CHECK(stage.sheet() == "Second");
  CHECK(stage.in_sheet());
}

TEST_CASE("by keyboard alone: write, Tab to the next question, to the end, to the portfolio, and back to writing") {
  Writing stage;
  const std::size_t count = stage.pack().questions.size();
  for (std::size_t i = 0; i < count; ++i) {
    REQUIRE(stage.model.question == i);
    if (i != 1) stage.type("Answer " + std::to_string(i + 1) + "\nwith two paragraphs");
    stage.focus(i + 1 < count ? "Question " + std::to_string(i + 2) : "The end of the case");
    stage.press(Key::enter);
  }
  REQUIRE(stage.model.screen == app::Screen::end_of_case);
  CHECK(stage.has("Left open. It can stay open."));
  stage.focus("See it in your portfolio");
  stage.press(Key::enter);
  REQUIRE(stage.model.screen == app::Screen::portfolio);
  // One row takes the focus, the arrows go on from there.
  stage.focus("Sam, question " + std::to_string(count));
  stage.press(Key::end);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Sam, question 1");
  stage.press(Key::enter);
  CHECK(stage.item(ui::Role::text_box, "What you wrote").value == "Answer 1\nwith two paragraphs");
  stage.focus("Go on writing");
  stage.press(Key::enter);
  REQUIRE(stage.model.screen == app::Screen::question);
  CHECK(stage.model.question == 0);
  CHECK(stage.in_sheet());
  stage.press(app::Chord{.key = Key::end, .ctrl = true});
  stage.type("!");
  CHECK(stage.sheet() == "Answer 1\nwith two paragraphs!");
}

TEST_CASE("Escape leaves the words alone") {
  Writing stage;
  stage.type("Kept");
  stage.press(Key::escape);
  REQUIRE(app::find_draft(stage.model, {stage.case_id, stage.pack().questions[0].id}));
  CHECK(app::find_draft(stage.model, {stage.case_id, stage.pack().questions[0].id})->editing.text == "Kept");
}

TEST_CASE("the pane follows the caret") {
  Writing stage(1440, 700);
  std::string many;
  for (int i = 0; i < 60; ++i) many += "A line of an answer that is long.\n";
  stage.paste(many);
  const auto caret_in_view = [&] {
    const ui::Item& sheet = stage.item(ui::Role::text_box, "Your answer");
    auto& manuscript = stage.memory.manuscripts.at(ui::id_of(app::Field::answer));
    const auto* editing = app::editing(stage.model, app::Field::answer);
    const float y = sheet.rect.y + 25 + manuscript.caret({editing->caret}).y;
    return y >= sheet.seen.y && y + 30 <= sheet.seen.bottom();
  };
  CHECK(caret_in_view());
  stage.press(app::Chord{.key = Key::home, .ctrl = true});
  CHECK(caret_in_view());
  for (int i = 0; i < 5; ++i) {
    stage.press(Key::page_down);
    CHECK(caret_in_view());
  }
  // What is read elsewhere comes back into view with the first key.
  stage.wheel({400, 400}, 30);
  CHECK_FALSE(caret_in_view());
  stage.type("x");
  CHECK(caret_in_view());
}

TEST_CASE("a drag beyond the pane's edge scrolls") {
  Writing stage(1440, 700);
  std::string many;
  for (int i = 0; i < 60; ++i) many += "line\n";
  stage.paste(many);
  stage.press(app::Chord{.key = Key::home, .ctrl = true});
  const page::Rect seen = stage.item(ui::Role::text_box, "Your answer").seen;
  stage.draw({ui::PointerPressed{{seen.x + 60, seen.y + 60}}});
  stage.draw({ui::PointerMoved{{seen.x + 60, 690}}});
  const auto chosen = [&] { return app::editing(stage.model, app::Field::answer)->selection().size(); };
  std::size_t before = chosen();
  for (int i = 0; i < 3; ++i) {
    CHECK(stage.wake_after);
    stage.draw();
    stage.draw();
    CHECK(chosen() > before);
    before = chosen();
  }
  // As often as the clock says, however often is drawn meanwhile.
  stage.seconds = 1000;
  stage.draw();
  stage.draw();
  before = chosen();
  for (const double moment : {1000.0, 1000.01, 1000.02}) {
    stage.seconds = moment;
    stage.draw();
    REQUIRE(stage.wake_after);
    CHECK(*stage.wake_after > 0);
    CHECK(*stage.wake_after <= 0.03);
  }
  CHECK(chosen() == before);
  stage.seconds = 1000.04;
  stage.draw();
  stage.draw();
  CHECK(chosen() > before);
  stage.draw({ui::PointerReleased{{seen.x + 60, 690}}});
  stage.draw();
  CHECK_FALSE(stage.wake_after);
}

TEST_CASE("in a narrow window the case takes the sheet's place, and the caret is kept") {
  Writing stage(800, 700);
  stage.type("Some words");
  stage.press(Key::left);
  stage.click(ui::Role::button, "The case");
  CHECK_FALSE(stage.has("Your answer"));
  stage.click(ui::Role::button, "Back to writing");
  CHECK(stage.in_sheet());
  stage.type("!");
  CHECK(stage.sheet() == "Some word!s");
}

TEST_CASE("every width from 320 has the sheet and both ways on inside the window") {
  for (const float width : {320.0F, 400.0F, 520.0F, 720.0F, 959.0F, 960.0F, 1100.0F, 1180.0F, 1440.0F, 1920.0F}) {
    CAPTURE(width);
    Writing stage(width, 480);
    stage.next();
    for (const char* name : {"Your answer", "Question 1", "Question 3"}) {
      const ui::Item& found = stage.item(name);
      CHECK(found.rect.x >= 0);
      CHECK(found.rect.right() <= width);
    }
  }
}

TEST_CASE("the banner says what happened, and its buttons wish what they say") {
  Writing stage;
  CHECK_FALSE(stage.has("Save a copy elsewhere"));
  stage.type("Words");
  stage.model.saving.state = app::SaveState::failed;
  stage.model.saving.problem = words::Problem{"", 0, 0, words::Severity::error, "this disk is full", "make room on it"};
  stage.settle();
  CHECK(stage.has("Not saved yet: this disk is full. Your words are safe here."));
  CHECK(stage.has("Make room on it, then try again. Or keep a copy elsewhere."));
  auto full = *std::exchange(stage.model.saving.problem, std::nullopt);
  stage.model.saving.problem =
      words::Problem{"", 0, 0, words::Severity::error, "it is open in another window", "close it there and try again"};
  stage.model.saving.problem->kind = words::Problem::Kind::in_use;
  stage.settle();
  CHECK(stage.has("Close it there, then try again. Or keep a copy elsewhere."));
  stage.model.saving.problem = std::move(full);
  stage.settle();
  const float bottom = stage.item("Try again now").rect.bottom();
  CHECK(stage.item(ui::Role::text_box, "Your answer").rect.y > bottom);
  stage.click("Try again now");
  CHECK(stage.last_intent<app::intent::TrySavingAgain>());
  stage.model.saving.state = app::SaveState::failed;
  stage.settle();
  stage.click("Save a copy elsewhere");
  CHECK(stage.last_intent<app::intent::SaveCopyElsewhere>());
  stage.model.saving.state = app::SaveState::failed;
  stage.model.saving.copied_to = "Notes.md";
  stage.settle();
  CHECK(stage.has("A copy is now in Notes.md."));
  stage.model.saving.state = app::SaveState::saved;
  stage.settle();
  CHECK_FALSE(stage.has("Try again now"));
}

TEST_CASE("a low window keeps the way back in view, and steps and ways on within reach of Tab") {
  Writing stage(360, 225);
  const ui::Item& sheet = stage.item(ui::Role::text_box, "Your answer");
  CHECK(sheet.rect.h <= 225 - 44 - 32);  // its ring fits above and below
  stage.type("Some words");
  const ui::Item& back = stage.item(ui::Role::button, "Sam");
  CHECK(back.seen == back.rect);
  CHECK(back.rect.bottom() <= 44);
  stage.focus("Question 2");
  REQUIRE(stage.focused());
  CHECK(stage.focused()->rect.y >= 44 + 16);
  CHECK(stage.focused()->rect.bottom() <= 225 - 16);
  stage.click(ui::Role::button, "The case");
  CHECK_FALSE(stage.has("Your answer"));
  stage.click(ui::Role::button, "Back to writing");
  CHECK(stage.in_sheet());
}

TEST_CASE("an answer longer than its pane is come back to at the caret") {
  Writing stage(1440, 700);
  std::string many;
  for (int i = 0; i < 60; ++i) many += "A line of an answer that is long.\n";
  stage.paste(many);
  stage.press(Key::tab);
  stage.press(app::Chord{.key = Key::tab, .shift = true});
  for (int i = 0; i < 8 && !stage.in_sheet(); ++i) stage.press(app::Chord{.key = Key::tab, .shift = true});
  REQUIRE(stage.in_sheet());
  const ui::Item& sheet = stage.item(ui::Role::text_box, "Your answer");
  CHECK(sheet.rect.bottom() <= stage.height);  // its end is in view, not its top
}

TEST_CASE("all questions of a case are set in one size") {
  Writing stage;
  const auto high = [&] { return stage.item(ui::Role::heading, stage.pack().questions[stage.model.question].text.text).rect.h; };
  const float first = high();
  stage.next();
  CHECK(high() == first);
}

TEST_CASE("the end of a case is not said to be read while sections are unread") {
  Writing stage;
  stage.wish(app::intent::OpenCase{stage.case_id});
  stage.wish(app::intent::PastContentNote{});
  stage.wish(app::intent::ReadTo{.top = {}, .share = 1, .sections_read = {}});
  stage.wish(app::intent::ShowEnd{});
  CHECK_FALSE(stage.has("Read to the end"));
  std::vector<std::string> all;
  for (const pack::Section& section : stage.pack().sections) all.push_back(section.id);
  stage.wish(app::intent::OpenCase{stage.case_id});
  stage.wish(app::intent::ReadTo{.top = {}, .share = 1, .sections_read = all});
  stage.wish(app::intent::ShowEnd{});
  CHECK(stage.has("Read to the end"));
}

TEST_CASE("the end of a case lists what was written and what is open") {
  Writing stage;
  stage.type("The therapist was asked.\nAnd more.");
  stage.wish(app::intent::ShowEnd{});
  REQUIRE(stage.model.screen == app::Screen::end_of_case);
  CHECK(stage.has("The therapist was asked. And more."));
  stage.click("Write to it");
  CHECK(stage.model.screen == app::Screen::question);
  CHECK(stage.model.question == 1);
  stage.wish(app::intent::ShowEnd{});
  stage.click("Go on writing");
  CHECK(stage.model.question == 0);
  stage.wish(app::intent::ShowEnd{});
  stage.click("Read Wayne");
  CHECK(stage.model.case_id == stage.model.cases.at(1).pack->id);
}

TEST_CASE("the rail stands beside the end of a case, and leads back into it") {
  Writing stage;
  stage.wish(app::intent::OpenCase{stage.case_id});
  stage.wish(app::intent::PastContentNote{});
  stage.wish(app::intent::ShowEnd{});
  REQUIRE(stage.has("Important learning"));
  stage.click("Important learning");
  CHECK(stage.model.screen == app::Screen::reader);
  stage.wish(app::intent::ShowEnd{});
  stage.click(ui::Role::button, "Sam");
  CHECK(stage.model.screen == app::Screen::reader);
}

TEST_CASE("on another day an answer is offered for reading") {
  Writing stage;
  stage.type("Yesterday's words");
  stage.now.instant.ms += 3LL * 24 * 3600 * 1000;
  stage.wish(app::intent::ShowEnd{});
  stage.click("Read it");
  CHECK(stage.model.screen == app::Screen::portfolio);
  CHECK(stage.item(ui::Role::text_box, "What you wrote").value == "Yesterday's words");
}

TEST_CASE("a question and a reflection go quiet at every text size, whatever stands under its sheet") {
  for (int per_cent = 80; per_cent <= 200; per_cent += 5) {
    const float dense = static_cast<float>(per_cent) / 100;
    for (const auto& [wide, high] : {std::pair{1366.0F, 768.0F}, std::pair{1440.0F, 900.0F}, std::pair{1024.0F, 700.0F}}) {
      INFO(per_cent << " %, " << wide << " x " << high);
      Writing stage(wide / dense, high / dense, dense);  // throws where it never settles
      stage.type("Some words");
      stage.wish(app::intent::StartCommitment{});
      stage.wish(app::intent::ChooseLens{"who"});
      CHECK_FALSE(stage.again);
      stage.wish(app::intent::StartReflection{});
      stage.type("Some words");
      stage.wish(app::intent::StartCommitment{});
      CHECK(stage.model.screen == app::Screen::reflection);
      CHECK_FALSE(stage.again);
    }
  }
}

TEST_CASE("the door is in view in a low window too, while one writes and while the case is shown, and clear of what stands beside it") {
  const auto [width, height] = GENERATE(std::pair(320.0F, 240.0F), std::pair(420.0F, 300.0F), std::pair(900.0F, 380.0F));
  CAPTURE(width, height);
  Writing stage(width, height);
  for (int shown = 0; shown < 2; ++shown) {
    const ui::Item* door = nullptr;
    for (const auto& item : stage.outline.items)
      if (item.interactive && item.name == "Something here needs acting on") door = &item;
    REQUIRE(door);
    CHECK(door->seen.w == door->rect.w);
    CHECK(door->seen.h == door->rect.h);
    CHECK(door->rect.bottom() <= 44 + 30);  // on the bar, or just under it
    for (const auto& item : stage.outline.items)
      if (item.depth == door->depth && item.region == door->region && &item != door) CHECK(tests::overlap(item.rect, door->rect) == 0);
    stage.wheel({width / 2, height - 40}, -20);
    if (width < 960) stage.wish(app::intent::ToggleCasePanel{});
  }
  stage.click("Something here needs acting on");
  CHECK(stage.model.screen == app::Screen::acting_on);
}

TEST_CASE("the end of a case describes itself as it is seen") {
  Writing stage;
  const std::string words = "A sentence of several words that goes on and on, so that no two lines could hold it. ";
  stage.paste(words + words + words + words + words + words);
  stage.wish(app::intent::ShowEnd{});
  const auto* row = tests::beginning(stage, "Question 1", Role::list_item);
  REQUIRE(row);
  CHECK(row->rect.h > 60);
  CHECK(row->seen.h == row->rect.h);
  const auto* preview = tests::beginning(stage, "A sentence of several words");
  REQUIRE(preview);
  CHECK(preview->name.ends_with("…"));
  CHECK(preview->name.size() < 250);
  CHECK(words.find(preview->name.substr(0, 40)) == 0);
  const auto& ways = stage.item(Role::region, "What could come next");
  CHECK(ways.rect.h > 40);
  CHECK(ways.rect.bottom() >= stage.item("See it in your portfolio").rect.bottom());
}
