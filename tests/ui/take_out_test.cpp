/// Taking out for good: what goes, from where, what is out of reach, and that leaving it in comes first.
#include <catch2/catch_test_macros.hpp>

#include "found_support.hpp"

using namespace vignette;
using app::Key;
using tests::Kept;
using tests::revision;
using What = portfolio::TakenOut::What;

namespace {

struct TakeOut : Kept {
  explicit TakeOut(float wide = 1440, float high = 900) : Kept(wide, high) {
    click("Sam, question 1");
    versions_are(key(sam, 1),
                 {revision("a", 30, "About."), revision("b", 20, "About reviews."), revision("c", 10, "About reviews and risk.")});
    wish(app::intent::AskTakeOut{What::passage, key(sam, 1), "reviews", 3});
  }
  portfolio::Reached reach() const {
    portfolio::Reached reach;
    reach.versions = {2, 3};
    reach.in_draft = true;
    reach.backups = {{"one", {now.instant.ms - 86'400'000}, {}, true, false}, {"two", now.instant, {}, true, false}};
    return reach;
  }
  void look() { wish(app::intent::ReachRead{reach()}); }
};

}  // namespace

TEST_CASE("leaving it in has the focus, and nothing can go before it is known from where") {
  TakeOut stage;
  REQUIRE(stage.model.screen == app::Screen::take_out);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Leave it in");
  CHECK(stage.has("Looking where it stands."));
  CHECK((stage.item("Take it out for good").states & ui::disabled) != 0);
  stage.press(Key::enter);
  CHECK(stage.model.screen == app::Screen::portfolio);
  CHECK(stage.last_intent<app::intent::TakeOutForGood>() == nullptr);
}

TEST_CASE("the page shows the words and says from where they go") {
  TakeOut stage;
  stage.look();
  CHECK(stage.has("reviews"));
  CHECK(stage.has("2 and 3, and the present text. Version 1 does not hold it."));
  CHECK(stage.has("Those since 13 October. They are made again without it, and checked."));
  CHECK(stage.has("One line without content: “A passage was taken out on 14 October.”"));
  CHECK(stage.has("None that we know of. A copy made by other software can hold older versions."));
}

TEST_CASE("something larger can be chosen, and the passage again") {
  TakeOut stage;
  stage.look();
  stage.click("All of Sam");
  REQUIRE(stage.last_intent<app::intent::AskTakeOut>());
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->what == What::one_case);
  CHECK(stage.has("Looking where it stands."));
  portfolio::Reached reach;
  reach.answers = 2;
  stage.wish(app::intent::ReachRead{reach});
  CHECK(stage.has("two, with every version of each."));
  stage.focus("All of Sam");
  stage.press(Key::right);
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->what == What::everything);
  stage.look();
  CHECK(stage.has("Those since 13 October. They are removed."));  // a copy without anything in it is none
  stage.click("This passage");
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->what == What::passage);
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->passage == "reviews");
}

TEST_CASE("what is out of reach is named with the day it runs out, and looked at again") {
  TakeOut stage;
  auto reach = stage.reach();
  reach.out_of_reach = {{"far", {stage.now.instant.ms - 86'400'000}, {stage.now.instant.ms + 26LL * 86'400'000}, false, false}};
  reach.folder = {portfolio::Folder::Kind::synced, "OneDrive"};
  stage.wish(app::intent::ReachRead{reach});
  CHECK(stage.has("A backup made on 13 October"));
  CHECK(
      stage.has("Where it lies is not there now. Plug it in and look again. If it comes back later, you are asked whether it is to be "
                "removed. It runs "
                "out by 9 November, once there are ten newer ones."));
  CHECK(stage.has("OneDrive copies this folder and may keep older versions. Remove them there too."));
  stage.click("Look again");
  CHECK(stage.last_intent<app::intent::LookAgain>());
}

TEST_CASE("what stayed behind in a move is named, and every folder that something copies") {
  TakeOut stage;
  auto reach = stage.reach();
  reach.out_of_reach = {{.file = "/home/jo/Dropbox/portfolio.vignette", .stayed = true}};
  using portfolio::CopiedFolder;
  reach.copied = {{CopiedFolder::Holds::backups, "/home/jo/Dropbox/bk", {portfolio::Folder::Kind::synced, "Dropbox"}, {}},
                  {CopiedFolder::Holds::before, "/home/jo/Dropbox", {portfolio::Folder::Kind::synced, "Dropbox"}, stage.now.instant}};
  stage.wish(app::intent::ReachRead{reach});
  CHECK(stage.has("portfolio.vignette, from before the move"));
  CHECK(
      stage.has("It could not go along when the portfolio was moved, and still lies in /home/jo/Dropbox. Clear it in Settings, under "
                "Keeping, or remove it there."));
  CHECK(
      stage.has("Dropbox copies /home/jo/Dropbox/bk, where backups lie, and may keep older versions. Remove them there too. "
                "Until 14 October your portfolio lay in /home/jo/Dropbox, which Dropbox copies. Older versions may still be kept there. "
                "Remove them there too."));
  CHECK_FALSE(stage.has("None that we know of. A copy made by other software can hold older versions."));
}

TEST_CASE("afterwards the same page says what was done, without the words") {
  TakeOut stage;
  stage.look();
  stage.focus("Take it out for good");
  stage.press(Key::enter);
  REQUIRE(stage.last_intent<app::intent::TakeOutForGood>());
  CHECK(stage.model.taking_out.busy);
  CHECK(stage.has("Taking it out, and making the backups again. This may take a while."));
  stage.wish(app::intent::TakenOutDone{stage.model.taking_out.what, stage.reach()});
  CHECK(stage.has("It is taken out"));
  CHECK(stage.has("It went from"));
  CHECK(stage.has("Those since 13 October. They were made again without it, and checked."));
  CHECK_FALSE(stage.has("reviews"));
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Back to your portfolio");
  stage.press(Key::enter);
  CHECK(stage.model.screen == app::Screen::portfolio);
}

TEST_CASE("a problem is said, and one can try again") {
  TakeOut stage;
  stage.look();
  stage.click("Take it out for good");
  stage.wish(app::intent::TakeOutFailed{{.what = "this disk is full", .mend = "make room on it"}});
  CHECK(stage.has("This disk is full. Make room on it."));
  CHECK((stage.item("Take it out for good").states & ui::disabled) == 0);
}

TEST_CASE("taking out stands within any window; narrow, what is out of reach comes before the buttons") {
  for (const auto& [wide, high] : {std::pair{320.0F, 480.0F}, std::pair{640.0F, 480.0F}, std::pair{720.0F, 450.0F},
                                   std::pair{1179.0F, 800.0F}, std::pair{1180.0F, 800.0F}, std::pair{1440.0F, 900.0F}}) {
    INFO(wide);
    TakeOut stage(wide, high);
    stage.look();
    CHECK(stage.fits());
    const auto& reach = stage.item(ui::Role::heading, "Out of reach").rect;
    const auto& leave = stage.item(ui::Role::button, "Leave it in").rect;
    CHECK((wide < 1180) == (reach.x < wide / 2));
    if (wide < 1180) CHECK(reach.y < leave.y);
  }
}

TEST_CASE("one mark: its words are shown, with how many answers cite it, and something larger can be chosen") {
  Kept stage;
  portfolio::Mark mark;
  mark.id = "m1";
  mark.case_id = stage.sam;
  mark.at.quote = "nobody asked";
  mark.note = "Why not?";
  stage.wish(app::intent::AnswersRead{{.answers = {}, .places = {}, .marks = {mark}}});
  stage.wish(app::intent::AskTakeOut{.what = What::mark, .key = {stage.sam, {}}, .mark = "m1"});
  portfolio::Reached reach;
  reach.marks = 1;
  reach.cited = 2;
  stage.wish(app::intent::ReachRead{reach});
  CHECK(stage.has("“nobody asked”\nWhy not?"));
  CHECK(stage.has("One, with its note."));
  CHECK(stage.has("two. The passage goes from under them; their own words stay."));
  CHECK(stage.has("One line without content: “A mark was taken out on 14 October.”"));
  CHECK_FALSE(stage.has("Versions of this answer"));
  stage.click("All of Sam");
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->what == What::one_case);
  reach.marks = 12;
  stage.wish(app::intent::ReachRead{reach});
  CHECK(stage.has("twelve, with their notes."));
  stage.click("This mark");
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->what == What::mark);
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->mark == "m1");
}

TEST_CASE("an exchange: it is chosen, and with whom the other copy is stands there, by name and day") {
  TakeOut stage;
  stage.wish(app::intent::AskTakeOut{.what = What::exchange, .exchange = "S1"});
  portfolio::Reached reach;
  reach.shares = {{"S1", "T.", true, {2026, 9, 3}, true, 2, 1, true, false}};
  stage.wish(app::intent::ReachRead{reach});
  CHECK((stage.item(ui::Role::radio_button, "What was shared").states & ui::checked) != 0);
  CHECK(stage.has(
      "Shared with T. on 3 September: the page, two replies to it, what you agreed and your notes. What was handed over is with T., and "
      "out of reach."));
  CHECK_FALSE(stage.has("No version holds it."));
  CHECK(stage.has("One line without content: “What was shared, and what came of it, was taken out on 14 October.”"));
  stage.click("Everything");
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->what == What::everything);
  stage.click(ui::Role::radio_button, "What was shared");
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->what == What::exchange);
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->exchange == "S1");
}

TEST_CASE("an exchange beside another of the same day with the same person is named by its number, before it goes and after") {
  TakeOut stage;
  const auto kept = [](const std::string& number, const std::string& name, portfolio::Day made) {
    app::ExchangeRead one;
    one.record = {.number = number, .mine = true, .name = name};
    one.record.pages.push_back({.kind = portfolio::PageKind::share, .number = number, .made = made});
    one.read.resize(1);
    return one;
  };
  stage.model.review.exchanges = {kept("SP6B7", "T.", {2026, 9, 3}), kept("S8EJ7", "T.", {2026, 9, 4}), kept("S9AB7", "K.", {2026, 9, 3})};
  stage.wish(app::intent::AskTakeOut{.what = What::exchange, .exchange = "SP6B7"});
  portfolio::Reached reach;
  reach.shares = {{"SP6B7", "T.", true, {2026, 9, 3}, true}};
  stage.wish(app::intent::ReachRead{reach});
  const std::string lines = "Shared with T. on 3 September: the page. What was handed over is with T., and out of reach.";
  CHECK(stage.has(lines));  // none of them could be taken for it
  stage.model.review.exchanges[1].record.pages[0].made = {2026, 9, 3};
  stage.wish(app::intent::ReachRead{reach});
  CHECK(stage.has("Share SP6B. " + lines));
  stage.model.review.exchanges.erase(stage.model.review.exchanges.begin());
  stage.wish(app::intent::TakenOutDone{stage.model.taking_out.what, reach});
  CHECK(stage.has("Share SP6B. " + lines));
}

TEST_CASE("of somebody else's share, all that goes of one's own copy is named, and what is not finished too") {
  TakeOut stage;
  stage.wish(app::intent::AskTakeOut{.what = What::exchange, .exchange = "S1"});
  portfolio::Reached reach;
  reach.shares = {{"S1", "R.", false, {2026, 9, 3}, true, 2, 0, true, true}};
  stage.wish(app::intent::ReachRead{reach});
  CHECK(
      stage.has("Your copy of what R. shared on 3 September: the page, two replies to it, your notes and what is being written to it. What "
                "R. keeps stays there."));
  reach.shares = {{"S1", "", false, {2026, 9, 3}, true, 1}};
  stage.wish(app::intent::ReachRead{reach});
  CHECK(stage.has(
      "Your copy of what was shared with you on 3 September: the page and the reply to it. What the other one keeps stays there."));
}

TEST_CASE("of an answer that was shared, the copy with somebody else is named before it goes") {
  TakeOut stage;
  auto reach = stage.reach();
  reach.shares = {{"S1", "T.", true, {2026, 9, 3}, true, 1}, {"S2", "", true, {2025, 9, 3}, false, 0, 0, true, true}};
  stage.wish(app::intent::ReachRead{reach});
  CHECK(stage.has(
      "Shared with T. on 3 September: the page and the reply to it. What was handed over is with T., and out of reach.\n"
      "Shared on 3 September 2025: these words in your notes and what is being written to it. What was handed over is out of reach.\n"
      "A page goes whole, and with what was shared go the replies to it, which quote it."));
}
