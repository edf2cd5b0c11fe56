// What we agreed, in the window: by name and by keys.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/review.hpp"
#include "support/a_share.hpp"
#include "support/stage.hpp"

using namespace vignette;
using app::Key;
using tests::Stage;

namespace {

struct Agreeing : Stage {
  explicit Agreeing(float wide = 1440, float high = 900) : Stage(wide, high) {
    wish(app::intent::PacksRead{tests::two_cases()});
    wish(app::intent::PortfolioOpened{});
    wish(app::intent::ShowReview{});
    wish(app::intent::ReviewsRead{tests::reviews_with(tests::a_shared_exchange())});
    click("R., case manager, 12 October");
    click("What we agreed");
  }
  const portfolio::Agreement& draft() const { return *app::agreement_draft(model.review); }
  void page_comes() { wish(tests::page_comes(model.review, "What we agreed. Ask.")); }
};

}  // namespace

TEST_CASE("agreement: two lines are written by keys alone, each with who and by when") {
  Agreeing stage;
  stage.focus("What was agreed");
  stage.type("Agree the telling early.");
  stage.focus("Add a line");
  stage.press(Key::enter);
  stage.focus("What was agreed");
  stage.type("Ask one family.");
  stage.focus("Who");
  stage.type("R.");
  stage.focus("By when");
  stage.type("18 December");
  REQUIRE(stage.draft().lines.size() == 2);
  CHECK(stage.draft().lines[1].owner == "R.");
  CHECK(stage.has("Learning: Agree the telling early."));
  stage.click("Learning: Agree the telling early.");
  CHECK(stage.item("What was agreed").value == "Agree the telling early.");
  CHECK(stage.item("Action: Ask one family.").value == "R., by 18 December");
}

TEST_CASE("agreement: it is made in a form of one's choice, and says that nothing is approved only once it is made") {
  Agreeing stage;
  CHECK_FALSE(stage.has("We both have this"));
  stage.focus("What was agreed");
  stage.type("Ask.");
  stage.click("Make the page");
  const auto asked = [&] {
    return std::ranges::any_of(stage.effects, [](const auto& effect) {
      const auto* make = std::get_if<app::effect::MakeAgreement>(&effect);
      return make && make->agreement.lines[0].words == "Ask.";
    });
  };
  stage.click("Sealed file");
  CHECK_FALSE(asked());  // its page is being drawn
  stage.page_comes();
  stage.click("Sealed file");
  REQUIRE(asked());
  auto exchange = tests::a_shared_exchange();
  exchange.record.pages.push_back(
      {.kind = portfolio::PageKind::agreement, .number = std::string(26, '1'), .mine = true, .made = {2026, 10, 14}});
  exchange.read.push_back({.agreement = stage.draft()});
  stage.wish(app::intent::AgreementMade{exchange, "/tmp/it.vignette-sealed"});
  stage.wish(app::intent::FingerprintFound{exchange.record.number, "B7K2 4MHQ"});
  CHECK(stage.has("B7K2 4MHQ"));
  CHECK(stage.has("Learning: Ask."));
  stage.click("We both have this");
  CHECK_FALSE(stage.has("We both have this"));
  stage.click("Write a correction");
  CHECK(stage.item("What was agreed").value == "Ask.");
}

TEST_CASE("agreement: before it goes its very page is shown with its words, in every window") {
  Agreeing stage(GENERATE(1440.0F, 700.0F, 360.0F));
  stage.focus("What was agreed");
  stage.type("Ask.");
  stage.focus("Make the page");
  stage.press(Key::enter);
  REQUIRE(stage.focused());
  // The look is in view; from there one is led to the forms, and through what cannot be pressed yet.
  CHECK(stage.focused()->name == "How is it to go to the other?");
  CHECK(stage.item("Could anything point to a real person?").seen.h > 0);
  CHECK(stage.has("Making the preview."));
  stage.press(Key::enter);
  CHECK(stage.focused()->name == "Sealed file");
  stage.press(Key::tab);
  CHECK(stage.focused()->name == "Not now");
  stage.page_comes();
  const auto& page = stage.item(ui::Role::image, "Page 1 of 1, as it will be");
  CHECK(page.value == "What we agreed. Ask.");
  CHECK(page.rect.right() <= stage.width + 0.5F);
  CHECK_FALSE(stage.has("Next page"));
  CHECK(stage.item("Sealed file").rect.y > page.rect.bottom());  // it is seen first
  stage.click("Not now");
  CHECK_FALSE(stage.has("Page 1 of 1, as it will be"));
}

TEST_CASE("agreement: nothing is cut off in a narrow window, and the column comes below") {
  Agreeing stage(700, 900);
  stage.focus("What was agreed");
  stage.type("Ask one family what being in the meeting is like, and bring back what they say.");
  stage.focus("Keep until");
  stage.type("22 October 2027");
  CHECK(stage.model.review.exchanges[0].record.keep_until == portfolio::Day{2027, 10, 22});
  for (const auto& item : stage.outline.items) {
    CAPTURE(item.name);
    CHECK(item.rect.x >= 0);
    CHECK(item.rect.right() <= 700.5F);
  }
}

TEST_CASE("agreement: a day that has come asks for one look, and leads to taking out for good") {
  Agreeing stage;
  stage.focus("Keep until");
  stage.type("13 October 2026");
  stage.click("Take it out for good");
  CHECK(stage.model.screen == app::Screen::take_out);
}

TEST_CASE("agreement: a page that is put away unfinished stands with one's notes at once, and comes back from there alone") {
  Agreeing stage;
  auto exchange = tests::a_shared_exchange();
  exchange.record.pages.push_back(
      {.kind = portfolio::PageKind::agreement, .number = std::string(26, '1'), .mine = true, .made = {2026, 10, 14}});
  exchange.read.push_back({.agreement = portfolio::Agreement{.about = tests::share_number, .lines = {{.words = "Ask."}}}});
  stage.wish(app::intent::AgreementMade{exchange, "/tmp/it.vignette-sealed"});
  stage.click("Write a correction");
  stage.focus("What was agreed");
  stage.type("Once more. ");
  stage.click("Put it away");
  CHECK(stage.model.notice->what == "What you were writing is with your notes.");
  bool noted = false;
  for (const auto& item : stage.outline.items)
    noted = noted || (item.name.starts_with("Learning: ") && item.name.find("Once more.") != std::string::npos);
  CHECK(noted);
  CHECK_FALSE(stage.has("Put it away"));
  CHECK_FALSE(stage.has("Bring it back"));
}

TEST_CASE("agreement: a line that is added, chosen or brought back has the caret, by mouse as by keys") {
  Agreeing stage;
  stage.focus("What was agreed");
  stage.type("Agree the telling early.");
  stage.click("Add a line");
  stage.type("Ask one family.");
  REQUIRE(stage.draft().lines.size() == 2);
  CHECK(stage.draft().lines[1].words == "Ask one family.");
  stage.click("Learning: Agree the telling early.");
  stage.type(" So.");
  CHECK(stage.draft().lines[0].words == "Agree the telling early. So.");
  stage.focus("Take this line out");
  stage.press(Key::enter);
  stage.click("Bring the line back");
  stage.type(" Yes.");
  CHECK(stage.draft().lines.back().words == "Agree the telling early. So. Yes.");
}
