// Answering again, then and now, what inspectors looked for as a lens, and the end of a case, in the window.
#include "app/again.hpp"

#include <catch2/catch_test_macros.hpp>

#include "reader_support.hpp"

using namespace vignette;
using namespace vignette::tests;
using app::Key;

namespace {

constexpr std::int64_t day = 24LL * 3'600'000;

struct Again : Stage {
  explicit Again(float wide = 1440, float high = 900) : Stage(wide, high) {
    auto shelf = two_cases();
    for (auto& one : shelf.cases) one.warnings.clear();
    wish(app::intent::PacksRead{shelf});
    wish(app::intent::PortfolioOpened{});
    wish(app::intent::AnswersRead{});
    case_id = model.cases.at(0).pack->id;
  }
  void answer(std::size_t question, std::string_view words) {
    wish(app::intent::OpenQuestion{case_id, question});
    focus("Your answer");
    type(words);
  }
  void later(int days) {
    now.instant.ms += days * day;
    wish(app::intent::Tick{});
  }
  void to_start() { wish(app::intent::ShowShelf{}); }
  bool shows(std::string_view words) const { return printed().find(words) != std::string::npos; }
  bool fits() const {
    return std::ranges::all_of(outline.items, [&](const ui::Item& item) {
      return item.rect.w <= 0 || (item.rect.x >= -0.5F && item.rect.right() <= width + 0.5F);
    });
  }
  portfolio::QuestionKey key(std::size_t question, int time = 1) const {
    return portfolio::again({case_id, model.cases.at(0).pack->questions.at(question).id}, time);
  }
  /// The first words of the first long paragraph, marked.
  portfolio::Id mark(std::size_t begin, std::size_t end) {
    wish(app::intent::OpenCase{case_id});
    const auto& pieces = app::current_case(model)->document->pieces;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].where != app::Piece::Where::body || pieces[i].block.text.size() <= end + 2) continue;
      wish(app::intent::Select{{{i, begin}, {i, end}}});
      wish(app::intent::MarkSelection{});
      break;
    }
    return model.marks.chosen;
  }

  std::string case_id;
};

}  // namespace

TEST_CASE("again: the start page offers it after six months, quietly, and it can be left") {
  Again stage;
  stage.answer(0, "The therapist was asked.");
  stage.to_start();
  CHECK_FALSE(stage.has("Answer it again"));
  stage.later(200);
  CHECK(stage.has("Answer it again"));
  CHECK(stage.shows("You last wrote to"));
  CHECK(stage.fits());
  stage.click("Leave it");
  CHECK_FALSE(stage.has("Answer it again"));
}

TEST_CASE("again: a commitment that one never answers hides it not") {
  Again stage;
  stage.answer(0, "The therapist was asked.");
  stage.click(ui::Role::link, "Make a commitment");
  stage.type("I meet");
  stage.press(app::Key::tab);
  stage.type("ask first");
  stage.to_start();
  stage.later(200);
  CHECK(stage.has("Something to come back to"));
  CHECK(stage.has("Answer it again"));
  CHECK(stage.fits());
}

TEST_CASE("again: from the start page to an empty sheet, both side by side, and back, with nothing of the first shown on the way") {
  Again stage;
  stage.answer(0, "The zither was asked.");
  stage.to_start();
  stage.later(200);
  stage.click("Answer it again");
  CHECK(stage.model.screen == app::Screen::question);
  CHECK(stage.shows("You are answering this again"));
  CHECK(stage.item("Your answer").value.empty());
  CHECK_FALSE(stage.shows("zither"));
  CHECK_FALSE(stage.has("Then and now"));
  for (const auto beside : {app::Beside::the_case, app::Beside::marks, app::Beside::glossary, app::Beside::lenses}) {
    stage.wish(app::intent::ShowBeside{beside});
    CHECK_FALSE(stage.shows("zither"));
  }
  stage.focus("Your answer");
  stage.type("Somebody rang the balalaika.");
  stage.wish(app::intent::ShowPortfolio{});
  stage.wish(app::intent::ListRead{stage.model.list.heads});
  CHECK_FALSE(stage.shows("zither"));
  stage.wish(app::intent::ChooseAnswer{stage.key(0)});
  CHECK(stage.shows("not shown while you answer this again"));
  CHECK_FALSE(stage.shows("zither"));
  stage.wish(app::intent::ChooseAnswer{stage.key(0, 2)});
  CHECK(stage.shows("answered again"));
  stage.click("Go on writing");
  stage.click("Then and now");
  CHECK(stage.model.screen == app::Screen::then_and_now);
  CHECK(stage.item("What you wrote then").value == "The zither was asked.");
  CHECK(stage.item("What you wrote now").value == "Somebody rang the balalaika.");
  CHECK(stage.has("zither, asked"));
  CHECK(stage.has("Somebody rang, balalaika"));
  CHECK(stage.fits());
  stage.click(ui::Role::text_box, "What would you say to the one who wrote the first?");
  stage.type("You heard the zither.");
  CHECK(stage.item(ui::Role::text_box, "What would you say to the one who wrote the first?").value == "You heard the zither.");
  stage.press(Key::escape);
  CHECK(stage.model.screen == app::Screen::question);
  CHECK(app::find_draft(stage.model, stage.key(0))->editing.text == "The zither was asked.");
}

TEST_CASE("again: what one said one would do comes back meanwhile without the words of the answer it came from") {
  Again stage;
  stage.answer(0, "The zither was asked.");
  stage.click(ui::Role::link, "Make a commitment");
  stage.type("I meet");
  stage.press(Key::tab);
  stage.type("ask first");
  stage.to_start();
  stage.later(15);
  CHECK(stage.has("When I meet, I will ask first."));
  CHECK(stage.shows("“The zither was asked.”"));
  stage.wish(app::intent::AnswerAgain{stage.case_id});
  stage.to_start();
  CHECK(stage.has("When I meet, I will ask first."));
  CHECK_FALSE(stage.shows("zither"));
  stage.wish(app::intent::ShowCommitments{});
  CHECK_FALSE(stage.shows("zither"));
}

TEST_CASE("again: by keys alone, and stopped in one click") {
  Again stage;
  stage.answer(1, "First words.");
  stage.press({.key = Key::n, .ctrl = true, .shift = true});
  CHECK(stage.item("Your answer").value.empty());
  stage.type("New words.");
  CHECK(stage.item("Your answer").value == "New words.");
  stage.press({.key = Key::t, .ctrl = true, .shift = true});
  CHECK(stage.model.screen == app::Screen::then_and_now);
  stage.press({.key = Key::left, .alt = true});
  CHECK(stage.item("Your answer").value == "New words.");  // the only question answered before has both now
  stage.answer(0, "More first words.");
  stage.later(200);
  stage.press({.key = Key::n, .ctrl = true, .shift = true});
  CHECK(stage.item("Your answer").value.empty());
  stage.type("Newer.");
  stage.click("Stop, and show it");
  CHECK(stage.item("Your answer").value == "More first words.");
  CHECK(stage.shows("You answered this again on"));
}

TEST_CASE("again: then and now stands in a window of any size") {
  for (const auto& [wide, high] : {std::pair{1440.0F, 900.0F}, {1100.0F, 700.0F}, {1024.0F, 768.0F}, {720.0F, 450.0F}, {360.0F, 450.0F}}) {
    Again stage(wide, high);
    CAPTURE(wide);
    stage.answer(0, "Words of the first answer that go on for a while and are written with care.");
    stage.press({.key = Key::n, .ctrl = true, .shift = true});
    stage.type("Others.");
    stage.press({.key = Key::t, .ctrl = true, .shift = true});
    CHECK(stage.has("What you wrote then"));
    CHECK(stage.has("What you wrote now"));
    CHECK(stage.fits());
    stage.click(ui::Role::text_box, "What would you say to the one who wrote the first?");
    stage.type("So.");
    CHECK(stage.item(ui::Role::text_box, "What would you say to the one who wrote the first?").value == "So.");
  }
}

TEST_CASE("the end of a case: what was marked and not used, what one said one would do, and answering again in six months") {
  Again stage;
  const auto mark = stage.mark(0, 12);
  stage.answer(0, "Some words.");
  stage.click(ui::Role::link, "Make a commitment");
  stage.type("I meet");
  stage.press(Key::tab);
  stage.type("ask first");
  stage.wish(app::intent::ShowEnd{});
  CHECK(stage.has("Marked, and not used yet"));
  CHECK(stage.has("You said you would"));
  CHECK(stage.has("When I meet, I will ask first."));
  CHECK(stage.shows("This comes back to you on"));
  CHECK(stage.shows("The start page offers it from"));
  CHECK(stage.fits());
  stage.click("Leave it");
  CHECK(stage.shows("The start page does not offer it"));
  stage.click("Offer it on the start page");
  CHECK(app::again_offered(stage.model, stage.case_id));
  stage.click("When I meet, I will ask first.");
  CHECK(stage.model.screen == app::Screen::commitments);
  stage.wish(app::intent::OpenQuestion{stage.case_id, 0});
  stage.wish(app::intent::CiteMark{mark});
  stage.wish(app::intent::ShowEnd{});
  CHECK_FALSE(stage.has("Marked, and not used yet"));
  stage.later(200);
  stage.click("Answer it again");
  CHECK(stage.model.screen == app::Screen::question);
  CHECK(app::time_here(stage.model, stage.case_id) == 2);
}

TEST_CASE("expectations: chosen as a lens by keys, a mark put under one, and what is left seen at the end") {
  Again stage;
  const auto all = pack::expectations(*stage.model.cases.at(0).pack);
  REQUIRE(all.size() > 1);
  stage.mark(0, 12);
  stage.wish(app::intent::OpenQuestion{stage.case_id, 0});
  stage.wish(app::intent::ShowBeside{app::Beside::lenses});
  CHECK(stage.item(ui::Role::radio_button, "What inspectors looked for").value == "2021 guide");
  stage.focus("What inspectors looked for");
  stage.press(Key::enter);
  CHECK(stage.shows("no audit of a colleague"));
  CHECK(stage.has(all[0]));
  stage.focus("Add a passage");
  stage.press(Key::enter);
  CHECK(stage.has("Which of your marks shows it?"));
  const auto& quote = stage.model.marks.of_case.at(stage.case_id).front().mark.at.quote;
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "“" + quote + "”");
  stage.press(Key::enter);
  CHECK(stage.focused()->name == "Add a passage");
  const auto& cited = stage.model.marks.cited;
  REQUIRE(cited.contains(portfolio::expectation(stage.case_id, all[0])));
  CHECK(cited.at(portfolio::expectation(stage.case_id, all[0])).list.size() == 1);
  CHECK(stage.has("Take it off here"));
  CHECK(stage.fits());
  stage.wish(app::intent::ShowEnd{});
  CHECK(stage.has("What inspectors looked for, not marked yet"));
  CHECK(stage.has(all[1]));
  CHECK_FALSE(stage.has(all[0]));
  stage.click("Look again through it");
  CHECK(stage.model.screen == app::Screen::question);
  stage.click("Take it off here");
  CHECK(cited.at(portfolio::expectation(stage.case_id, all[0])).list.empty());
  CHECK(stage.shows("Not marked yet."));
}

TEST_CASE("expectations: where the lens was never used nothing is said of them at the end but the way to it") {
  Again stage;
  stage.wish(app::intent::OpenQuestion{stage.case_id, 0});
  stage.wish(app::intent::ShowEnd{});
  CHECK_FALSE(stage.shows("not marked yet"));
  stage.click("Beside what inspectors looked for");
  CHECK(stage.model.screen == app::Screen::question);
  for (const std::string& one : pack::expectations(*stage.model.cases.at(0).pack)) CHECK(stage.has(one));
  CHECK(stage.shows("Not marked yet."));
}

TEST_CASE("expectations: what nobody noticed is seen at the end once anything is marked, whether the lens was used or not") {
  Again stage;
  stage.mark(0, 12);
  stage.wish(app::intent::OpenQuestion{stage.case_id, 0});
  stage.wish(app::intent::ShowEnd{});
  CHECK(stage.has("What inspectors looked for, with nothing of yours beside it yet"));
  for (const std::string& one : pack::expectations(*stage.model.cases.at(0).pack)) CHECK(stage.has(one));
  CHECK(stage.fits());
  stage.click("Beside what inspectors looked for");
  CHECK(stage.model.screen == app::Screen::question);
  CHECK(stage.shows("Not marked yet."));
  Again other;
  const auto off = other.mark(0, 12);
  other.wish(app::intent::PutMarkAway{off});
  other.wish(app::intent::OpenQuestion{other.case_id, 0});
  other.wish(app::intent::ShowEnd{});
  CHECK_FALSE(other.shows("with nothing of yours beside it"));
}

TEST_CASE("the end of a case: the ways on follow the questions, however much stands beside them") {
  Again stage;
  stage.mark(0, 12);
  stage.wish(app::intent::OpenQuestion{stage.case_id, 0});
  stage.wish(app::intent::ShowEnd{});
  const page::Rect beside = stage.item(ui::Role::text_box, "What did this case do to you?").rect;
  const page::Rect way = stage.item("See it in your portfolio").rect;
  INFO(stage.printed());
  CHECK(beside.bottom() > way.y);
  CHECK(way.right() < beside.x);
  CHECK(stage.fits());
}

TEST_CASE("the end of a case says what came of what one said one would do") {
  Again stage;
  stage.answer(0, "Some words.");
  stage.click(ui::Role::link, "Make a commitment");
  stage.type("I meet");
  stage.press(Key::tab);
  stage.type("ask first");
  stage.later(20);
  stage.wish(app::intent::ShowCommitments{});
  stage.wish(app::intent::ChangeOutcome{portfolio::Commitment::Outcome::changed});
  stage.wish(app::intent::KeepOutcome{});
  stage.wish(app::intent::OpenQuestion{stage.case_id, 0});
  stage.wish(app::intent::ShowEnd{});
  CHECK(stage.has("When I meet, I will ask first."));
  CHECK(stage.shows("Changed, "));
}

TEST_CASE("expectations: where a case has them and no lens is installed, the key for lenses leads to them") {
  Again stage;
  REQUIRE(stage.model.lenses.empty());
  stage.wish(app::intent::OpenQuestion{stage.case_id, 0});
  stage.press({.key = Key::j, .ctrl = true});
  CHECK(stage.has("What inspectors looked for"));
}

TEST_CASE("expectations: one that the case has no more is shown at the end with its old words, and so is what was kept under it") {
  Again stage;
  const auto id = stage.mark(0, 12);
  const auto quote = app::find_mark(stage.model, id)->mark.at.quote;
  stage.wish(app::intent::OpenQuestion{stage.case_id, 0});
  stage.wish(app::intent::ShowExpectations{});
  const auto all = pack::expectations(*stage.model.cases.at(0).pack);
  stage.wish(app::intent::AttachMark{1, id});
  auto shelf = two_cases();
  for (auto& one : shelf.cases) {
    one.warnings.clear();
    for (auto& section : one.sections)
      if (section.role == pack::Role::expectations) section.blocks.erase(section.blocks.begin());
  }
  stage.wish(app::intent::PacksRead{shelf});
  CHECK(stage.has("What inspectors looked for, no longer in the text"));
  CHECK(stage.has(all[0]));
  CHECK(stage.shows("“" + quote + "”"));
  CHECK(stage.item(ui::Role::heading, all[0]).rect.y > stage.item(ui::Role::heading, all[1]).rect.y);
  stage.click("Take it off here");
  CHECK_FALSE(stage.has("What inspectors looked for, no longer in the text"));
}

TEST_CASE("expectations: a mark is put under one from its own tools, by key") {
  Again stage;
  stage.mark(0, 12);
  const auto all = pack::expectations(*stage.model.cases.at(0).pack);
  stage.focus("Put under what inspectors looked for");
  stage.press(Key::enter);
  CHECK(stage.model.screen == app::Screen::question);
  CHECK(stage.has("Which of these does it show?"));
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Put it here");
  stage.press(Key::enter);
  CHECK_FALSE(stage.has("Which of these does it show?"));
  CHECK(stage.model.marks.cited.at(portfolio::expectation(stage.case_id, all[0])).list.size() == 1);
  CHECK(stage.focused()->name == "Add a passage");
  CHECK(stage.fits());
}

TEST_CASE("again: what is shown says that there is another answer, and leads to both") {
  Again stage;
  stage.answer(0, "First words.");
  stage.wish(app::intent::AnswerAgain{stage.case_id});
  stage.focus("Your answer");
  stage.type("Newer words.");
  CHECK(stage.has("Finish, and keep both"));
  stage.click("Finish, and keep both");
  CHECK(stage.item(ui::Role::text_box, "Your answer").value == "Newer words.");
  CHECK(stage.shows("Your newest answer, begun on"));
  stage.click("Then and now");
  CHECK(stage.model.screen == app::Screen::then_and_now);
  stage.wish(app::intent::Back{});
  stage.wish(app::intent::GoOnWriting{stage.key(0)});
  CHECK(stage.item(ui::Role::text_box, "Your answer").value == "First words.");
  CHECK(stage.shows("You answered this again on"));
  stage.click("Go on with the newest");
  CHECK(stage.item(ui::Role::text_box, "Your answer").value == "Newer words.");
}

TEST_CASE("then and now: of two earlier answers one chooses which to put beside the newest") {
  Again stage;
  stage.answer(0, "First words.");
  for (const char* words : {"Second words.", "Third words."}) {
    stage.later(200);
    stage.wish(app::intent::AnswerAgain{stage.case_id});
    stage.focus("Your answer");
    stage.type(words);
    stage.wish(app::intent::StopAgain{stage.case_id});
  }
  stage.wish(app::intent::ShowThenAndNow{});
  CHECK(stage.item(ui::Role::text_box, "What you wrote then").value == "Second words.");
  CHECK(stage.has("Put beside it"));
  const auto first = std::ranges::find_if(stage.outline.items, [](const ui::Item& one) { return one.name.starts_with("First answer, "); });
  REQUIRE(first != stage.outline.items.end());
  stage.click(std::string(first->name));
  CHECK(stage.item(ui::Role::text_box, "What you wrote then").value == "First words.");
  CHECK(stage.fits());
}

TEST_CASE("then and now: where the second was made from the first, all that went and came in is told, however short") {
  Again stage;
  stage.answer(0, "The family is spoken of, not with, and Sam is there.");
  stage.press({.key = Key::n, .ctrl = true, .shift = true});
  stage.type("The family is spoken of, and with, and Sam is there. I would ask him.");
  stage.press({.key = Key::t, .ctrl = true, .shift = true});
  CHECK(stage.has("Went"));
  CHECK(stage.has("not"));
  CHECK(stage.has("Came in"));
  CHECK(stage.has("I would ask him"));
  CHECK(stage.fits());
}

TEST_CASE("then and now: each of the two has the passages it cites under it") {
  for (const float width : {1440.0F, 800.0F}) {
    Again stage(width);
    const auto first = stage.mark(0, 12);
    const auto second = stage.mark(14, 30);
    stage.answer(0, "First words.");
    stage.wish(app::intent::CiteMark{first});
    stage.later(200);
    stage.wish(app::intent::AnswerAgain{stage.case_id});
    stage.focus("Your answer");
    stage.type("Second words.");
    stage.wish(app::intent::CiteMark{second});
    stage.wish(app::intent::StopAgain{stage.case_id});
    stage.wish(app::intent::ShowThenAndNow{});
    REQUIRE(stage.model.screen == app::Screen::then_and_now);
    const auto item = [&](const portfolio::Id& mark) {
      return stage.item(ui::Role::list_item, "“" + app::find_mark(stage.model, mark)->mark.at.quote + "”").rect;
    };
    const page::Rect then = stage.item("What you wrote then").rect, now = stage.item("What you wrote now").rect;
    CHECK(item(first).x == then.x);
    CHECK(item(first).y >= then.bottom());
    CHECK(item(second).x == now.x);
    CHECK(item(second).y >= now.bottom());
    CHECK((width > 1100 || item(first).bottom() <= now.y));
    CHECK(stage.fits());
  }
}

TEST_CASE("again: who asks at the end of a case may answer it again before it is offered") {
  Again stage;
  stage.answer(0, "The zither was asked.");
  stage.wish(app::intent::OpenQuestion{stage.case_id, 3});
  stage.wish(app::intent::NextQuestion{});
  REQUIRE(stage.model.screen == app::Screen::end_of_case);
  CHECK(stage.has("Answer again in six months"));
  stage.click(ui::Role::link, "Answer it again");
  CHECK(stage.model.screen == app::Screen::question);
  CHECK(app::current_key(stage.model) == stage.key(0, 2));
  CHECK_FALSE(stage.shows("The zither was asked."));
}
