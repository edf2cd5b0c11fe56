// Review in the window: the list, who is known, and a share that is read,
// commented on and replied to, by name, pointer and keys.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "app/review.hpp"
#include "support/a_share.hpp"
#include "support/stage.hpp"
#include "ui/exchange_parts.hpp"
#include "ui/text_box.hpp"
#include "ui/widgets.hpp"

using namespace vignette;
using app::Key;
using portfolio::Comment;
using tests::Stage;

namespace {

const auto &number = tests::share_number, &theirs = tests::their_keys, &said = tests::answer_shared;
constexpr std::size_t prose = tests::first_prose;

struct Reviewing : Stage {
  explicit Reviewing(float wide = 1440, float high = 900, bool shared = true) : Stage(wide, high) {
    wish(app::intent::PacksRead{tests::two_cases()});
    wish(app::intent::PortfolioOpened{});
    wish(app::intent::ShowReview{});
    auto all = tests::reviews_with(tests::a_shared_exchange());
    if (!shared) all.exchanges.clear();
    wish(app::intent::ReviewsRead{all});
  }
  const app::Review& review() const { return model.review; }
  const portfolio::Reply& draft() const { return app::reply_draft(model.review, number)->record; }
  void open() { click("R., case manager, 12 October"); }
  /// Selects words of the answer, by the keyboard.
  void select(int words) {
    focus("The answer");
    press({.key = Key::home, .ctrl = true});
    for (int i = 0; i < words; ++i) press({.key = Key::right, .ctrl = true, .shift = true});
  }
};

}  // namespace

TEST_CASE(
    "review: the list says who shared what and when, and how far one is, "
    "and nothing of who shared nothing") {
  Reviewing stage;
  CHECK(stage.item("Review").states & ui::current);
  const auto& row = stage.item("R., case manager, 12 October");
  CHECK(row.value == "Sam: two answers. For 22 October 2026");
  stage.open();
  stage.focus("Your reply");
  stage.type("So.");
  stage.click("Shared with you");
  CHECK(stage.item("R., case manager, 12 October").value.ends_with("A reply begun. Only you, in this program."));
}

TEST_CASE("review: a day until which it is kept is said in the list, and asked for on its page once it has come") {
  for (const bool came : {false, true}) {
    Reviewing stage;
    auto all = tests::reviews_with(tests::a_shared_exchange());
    all.exchanges[0].record.keep_until = came ? portfolio::Day{2026, 10, 13} : portfolio::Day{2027, 10, 13};
    stage.wish(app::intent::ReviewsRead{all});
    const auto said = came ? "Keep until 13 October: that day has come." : "Keep until 13 October 2027.";
    CHECK(stage.item("R., case manager, 12 October").value.ends_with(said));
    stage.open();
    const auto line = words::say(words::Word::review_until_came, fmt::arg("day", "13 October"));
    CHECK(stage.has(line) == came);
    if (!came) continue;
    stage.click("Set another day");
    CHECK(stage.model.screen == app::Screen::agreement);
    CHECK(stage.item("Take it out for good").rect.bottom() < 900);  // in the window
    stage.press(Key::escape);
    stage.click("Take it out for good");
    CHECK(stage.model.screen == app::Screen::take_out);
    CHECK(stage.last_intent<app::intent::AskTakeOut>()->exchange == number);
  }
}

TEST_CASE("review: an empty list says what comes first") {
  Reviewing stage(1440, 900, false);
  CHECK(stage.has("Nothing has been shared with you yet"));
  CHECK(stage.has("Open a file you were given"));
  CHECK(stage.has("Give someone your key card"));
}

TEST_CASE(
    "review: six words are read to each other, and what was said is "
    "told; a changed key stops") {
  Reviewing stage;
  stage.click("R., case manager");
  stage.wish(app::intent::SixWordsFound{theirs, {"lantern", "copper", "meadow", "seven", "willow", "button"}});
  CHECK(stage.has("lantern copper meadow seven willow button"));
  CHECK(stage.has("They match. Files between you and R. will open."));
  const std::string newer(128, 'b');
  stage.wish(app::intent::CardGiven{{"T.", "student", newer}});
  stage.wish(app::intent::SixWordsFound{newer, {"one", "two", "three", "four", "five", "six"}});
  stage.click("They are different");
  CHECK_FALSE(app::find_person(stage.review(), newer)->words_read);
  stage.click("They are the same");
  CHECK(app::find_person(stage.review(), newer)->words_read);
  stage.wish(app::intent::CardGiven{{"R.", "case manager", std::string(128, 'd')}, true});
  CHECK(stage.has("The key of R. is not the one you know"));
  stage.click("Leave it out");
  CHECK(stage.review().people.size() == 2);
}

TEST_CASE("review: one's key card is given by name and role, by keys alone") {
  Reviewing stage;
  stage.focus("Give someone your key card");
  stage.press(Key::enter);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Your name");
  CHECK(stage.item(ui::Role::text_box, "Your name").value == "K.");
  stage.press({.key = Key::a, .ctrl = true});
  stage.type("Kay");
  stage.focus("Save the card");
  stage.press(Key::enter);
  bool asked = false;
  for (const auto& effect : stage.effects)
    if (const auto* card = std::get_if<app::effect::MakeCard>(&effect)) asked = card->name == "Kay" && card->role == "senior practitioner";
  CHECK(asked);
}

TEST_CASE("review: one's card stands on the screen as a picture, and is made for it where the name is another") {
  Reviewing stage(1440, 900, false);
  app::ReviewsRead all;
  all.own = app::Card{"K.", "senior practitioner", std::string(128, 'c'), {2, {true, false, false, true}}};
  stage.wish(app::intent::ReviewsRead{all});
  stage.click("Give someone your key card");
  const auto& picture = stage.item(ui::Role::image, "Key card of K., as a picture to photograph").rect;
  CHECK(picture.w == picture.h);
  CHECK(std::fmod(picture.w, 10.0F) == 0);  // two squares and a quiet zone of four on each side, of whole pixels
  CHECK(picture.w > 200);
  CHECK_FALSE(stage.has("Show it here"));
  stage.focus("Your name");
  stage.press(Key::end);
  stage.type("M.");
  stage.click("Show it here");
  const auto* made = stage.last_intent<app::intent::MakeCard>();
  REQUIRE(made);
  CHECK(made->form == app::CardForm::screen);
  stage.wish(app::intent::CardMade{{"K.M.", "senior practitioner", std::string(128, 'c'), {}}, {}});
  CHECK(stage.has("The name and role are too long for a picture. The file holds all of it."));
}

TEST_CASE(
    "review: a share is read from its own page: what to talk about, the "
    "passage, the answer; keys turn to the next") {
  Reviewing stage;
  stage.open();
  CHECK(stage.has("What they’d like to talk about"));
  CHECK(stage.has("Sam, question 1. Shared by R on 12 October."));
  CHECK(stage.has("What would you do, 1?"));
  CHECK(stage.has("away from her."));
  CHECK(stage.item("The answer").value == said);
  CHECK(stage.has("Answer 1 of 2"));
  stage.press({.key = Key::page_down, .alt = true});
  CHECK(stage.has("What would you do, 2?"));
  stage.click("Previous");
  CHECK(stage.has("Answer 1 of 2"));
}

TEST_CASE(
    "review: words are selected with keys and commented on; the comment "
    "is kept, changed and discarded") {
  Reviewing stage;
  stage.open();
  CHECK(
      stage.has("Select words of the answer to comment on them, to ask, or "
                "to say: let’s talk about this."));
  stage.select(2);
  stage.press({.key = Key::m, .ctrl = true});
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Your comment");
  stage.type("Why first?");
  CHECK(stage.draft().comments.at(0).words == "Why first?");
  CHECK(stage.draft().comments.at(0).quote == "I would");
  stage.click("Who else knows?");
  CHECK(stage.draft().comments.at(0).words == "Why first? Who else knows?");
  stage.click("Keep comment");
  CHECK_FALSE(stage.has("Keep comment"));
  CHECK(stage.item("You, today at 18:46").value == "About “I would”: Why first? Who else knows?");
  stage.click("You, today at 18:46");
  stage.click("Discard");
  CHECK(stage.draft().comments.empty());
  stage.click("Bring it back");
  CHECK(stage.draft().comments.size() == 1);
}

TEST_CASE(
    "review: the pointer selects, and buttons beside the line comment, "
    "ask, or say that one would like to talk") {
  Reviewing stage;
  stage.open();
  const auto text = stage.item("The answer").rect;
  stage.drag({text.x + 1, text.y + 12}, {text.x + 120, text.y + 12});
  stage.click("Let’s talk about this");
  REQUIRE(stage.draft().comments.size() == 1);
  CHECK(stage.draft().comments[0].kind == Comment::Kind::talk);
  CHECK(stage.draft().comments[0].block == prose);
  stage.select(1);
  stage.click("Ask");
  CHECK(stage.focused()->name == "Your question");
  stage.type("Who?");
  CHECK(stage.draft().comments.size() == 2);
}

TEST_CASE(
    "review: comments stand beside their lines in their order, and give "
    "way to each other") {
  Reviewing stage;
  stage.open();
  for (const std::size_t begin : {0, 2, 8}) stage.wish(app::intent::CommentOn{Comment::Kind::talk, prose, begin, begin + 5});
  std::vector<page::Rect> rects;
  for (const auto& item : stage.outline.items)
    if (item.name == "You, today at 18:46") rects.push_back(item.rect);
  REQUIRE(rects.size() == 3);
  const auto text = stage.item("The answer").rect;
  for (std::size_t i = 0; i < rects.size(); ++i) {
    CHECK(rects[i].x > text.right());
    if (i > 0) CHECK(rects[i].y >= rects[i - 1].bottom() + 18);
  }
}

TEST_CASE(
    "review: in a narrow window comments stand under their paragraph, "
    "and nothing is wider than the window") {
  Reviewing stage(720, 900);
  stage.wish(app::intent::ShowExchange{number});
  stage.wish(app::intent::CommentOn{Comment::Kind::talk, prose, 0, 5});
  const ui::Item *first = nullptr, *second = nullptr, *comment = nullptr;
  for (const auto& item : stage.outline.items) {
    if (item.name == "The answer") (first ? second : first) = &item;
    if (item.name == "You, today at 18:46") comment = &item;
    CHECK(item.rect.right() <= 721);
  }
  REQUIRE((first && second && comment));
  CHECK(comment->rect.y >= first->rect.bottom());
  CHECK(comment->rect.bottom() <= second->rect.y);
}

TEST_CASE("review: in a low window the page goes to the reply that is reached by keys or written in") {
  const auto [wide, high] = GENERATE(std::pair(1024.0F, 400.0F), std::pair(512.0F, 320.0F));
  CAPTURE(wide);
  Reviewing stage(wide, high);
  stage.wish(app::intent::ShowExchange{number});
  const auto in_view = [&] {
    const auto& sheet = stage.item(ui::Role::text_box, "Your reply").rect;
    CHECK(sheet.y >= 0);
    CHECK(sheet.y + 40 <= high);
  };
  stage.focus("Your reply");
  in_view();
  stage.type("Let us begin there.");
  stage.wheel({wide / 2, high / 2}, 100);  // back to the top, and written on
  const bool away = std::ranges::none_of(stage.outline.items, [high = high](const ui::Item& item) {
    return item.role == ui::Role::text_box && item.name == "Your reply" && item.rect.y + 40 <= high;
  });
  CHECK(away);
  stage.type(" At ten.");
  in_view();
}

TEST_CASE(
    "review: the reply is made in a form of one's choice; before that "
    "the line for what belongs elsewhere") {
  Reviewing stage;
  stage.open();
  stage.click("Belongs elsewhere");
  CHECK(stage.model.screen == app::Screen::acting_on);
  stage.press({.key = Key::left, .alt = true});
  CHECK(
      stage.has("The reply will say: we agreed something here is recorded "
                "elsewhere. No more than that."));
  stage.click("Take that line out");
  CHECK_FALSE(stage.draft().elsewhere);
  stage.focus("Your reply");
  stage.type("Could we begin there?");
  stage.click("Make the reply");
  CHECK(stage.has("PDF page"));
  stage.press(Key::escape);
  CHECK(stage.has("Make the reply"));
  stage.click("Make the reply");
  stage.wish(tests::page_comes(stage.model.review));
  stage.click("Sealed file");
  const auto* made = stage.last_intent<app::intent::MakeReply>();
  REQUIRE(made);
  CHECK(made->form == app::ReplyForm::sealed);
}

TEST_CASE("review: a reply that was made is read, and written in no more") {
  Reviewing stage;
  auto exchange = tests::a_shared_exchange();
  exchange.record.pages.push_back({.kind = portfolio::PageKind::reply, .number = "R", .mine = true, .body = "b", .made = {2026, 10, 13}});
  portfolio::Reply reply{.about = number, .name = "K.", .made = {2026, 10, 13}, .words = "Let us begin there."};
  reply.comments.push_back({.block = prose, .begin = 0, .end = 7, .quote = "I would", .words = "Why?"});
  exchange.read.push_back({.reply = reply});
  exchange.fingerprint = "B7K2 4MHQ";
  stage.wish(app::intent::ReviewsRead{.all = {.exchanges = {exchange}}});
  CHECK(stage.item("R., case manager, 12 October").value.ends_with("Your reply, 13 October"));
  stage.open();
  CHECK(stage.has("Let us begin there."));
  CHECK(stage.has("B7K2 4MHQ"));
  CHECK(stage.item(ui::Role::note, "You, 13 October").value == "About “I would”: Why?");
  CHECK_FALSE(stage.has("Make the reply"));
}

TEST_CASE(
    "review: one's own share stands under its own heading, and opens "
    "with what came back") {
  Reviewing stage(1440, 900, false);
  stage.wish(app::intent::ReviewsRead{.all = {.exchanges = {tests::a_shared_exchange(true)}}});
  CHECK(stage.has("Shared by you"));
  stage.open();
  CHECK(stage.has("Sam, question 1. Shared by you on 12 October."));
  CHECK_FALSE(stage.has("Make the reply"));
}

TEST_CASE("review: all of a share is saved from below its page, of one's own and of others, by keys alone and in small windows") {
  const bool mine = GENERATE(true, false);
  const float wide = GENERATE(1440.0F, 420.0F);
  Reviewing stage(wide, wide < 500 ? 700 : 900, false);
  stage.wish(app::intent::ReviewsRead{.all = {.exchanges = {tests::a_shared_exchange(mine)}}});
  stage.open();
  stage.focus("Save all of it");
  stage.press(Key::enter);
  CHECK(stage.has("The share, what was written and agreed, and your own notes, as one page to read. Other people’s words are marked."));
  CHECK(stage.has("What will leave"));
  CHECK((stage.item("Web page").states & ui::disabled) != 0);  // it is being drawn
  stage.wish(tests::page_comes(stage.model.review));
  CHECK(stage.item(ui::Role::image, "Page 1 of 1, as it will be").value == "As it will be.");
  for (const auto& item : stage.outline.items) CHECK(item.rect.right() <= wide + 0.5F);
  stage.focus("Web page");
  stage.press(Key::enter);
  const auto* asked = std::get_if<app::effect::SaveExchangePage>(&stage.effects.back());
  REQUIRE(asked);
  CHECK(asked->form == app::intent::ExchangeForm::html);
  CHECK(asked->exchange.number == number);
  stage.wish(app::intent::ReviewRefused{{.what = "the disk is full", .mend = "Make room."}});
  CHECK(stage.has("Web page"));  // one chooses again, and sees why
  const auto told = [](const ui::Item& item) { return item.name.starts_with("The disk is full"); };
  CHECK(std::ranges::count_if(stage.outline.items, told) == 1);
  stage.focus("Page, Word");
  stage.press(Key::enter);
  stage.wish(app::intent::SavedAgain{number, app::Review::Saved::exchange, "/home/r/all.docx"});
  CHECK(stage.has("All that is kept of it is in /home/r/all.docx."));
  CHECK_FALSE(stage.has("Web page"));
  stage.click("Save all of it");
  stage.click("Not now");
  CHECK_FALSE(stage.has("Web page"));
  // What is left of a share whose words were taken out can be got out too.
  auto gone = tests::a_shared_exchange(mine);
  gone.read[0].shared.reset();
  stage.wish(app::intent::ReviewsRead{.all = {.exchanges = {gone}}});
  CHECK(stage.has("Save all of it"));
}

TEST_CASE("review: a long answer is read and chosen from by keys alone: the page follows the caret, and stays where one reads") {
  const auto [wide, high] = GENERATE(std::pair(1440.0F, 900.0F), std::pair(1000.0F, 640.0F));
  CAPTURE(wide);
  Reviewing stage(wide, high);
  std::string words;
  for (int i = 1; i <= 60; ++i)
    words += "Paragraph " + std::to_string(i) + " says what I would ask of whoever was there, and why I ask it.\n";
  stage.wish(app::intent::ReviewsRead{tests::reviews_with(tests::a_shared_exchange(false, tests::a_share(2, words)))});
  stage.wish(app::intent::ShowExchange{number});
  const auto id = ui::prose_id(ui::shown_exchange(stage.model), prose, 0);
  const auto own = [&]() -> const app::Editing& { return stage.memory.slot<ui::TextBoxSlot>("text box " + std::to_string(id)).own; };
  const auto top = [&] { return stage.item(ui::Role::text_box, "The answer").rect.y; };
  const auto caret_in_view = [&] {
    const auto& text = stage.item(ui::Role::text_box, "The answer");
    const auto caret = stage.memory.manuscripts[id].caret({own().caret});
    CHECK(text.rect.y + caret.y >= text.seen.y - 0.5F);
    CHECK(text.rect.y + caret.y + caret.h <= text.seen.bottom() + 0.5F);
  };
  SECTION("the page's own keys go on to its end") {
    for (int i = 0; i < 3; ++i) {
      const float before = top();
      stage.press(Key::page_down);
      CHECK(top() < before - 60);
    }
  }
  SECTION("the caret's keys take the page along") {
    stage.focus("The answer");
    caret_in_view();
    const float first = top();
    for (int i = 0; i < 4; ++i) {
      stage.press(Key::page_down);
      caret_in_view();
    }
    CHECK(top() < first - high);
    for (int i = 0; i < 30; ++i) stage.press(Key::down);
    caret_in_view();
    stage.press({.key = Key::end, .ctrl = true});
    CHECK(own().caret == own().text.size());
    caret_in_view();
    stage.press({.key = Key::page_up});
    caret_in_view();
    stage.press({.key = Key::home});
    stage.press({.key = Key::right, .ctrl = true, .shift = true});
    caret_in_view();
    const float there = top();
    stage.click("Comment");
    stage.type("Why?");
    CHECK(stage.draft().comments.back().words == "Why?");
    CHECK(stage.draft().comments.back().begin > words.size() / 2);
    CHECK(std::abs(top() - there) < high / 2);
  }
  SECTION("from a button one comes back to where one reads") {
    stage.wheel({wide / 2 - 100, 200}, -15);
    const float there = top();
    REQUIRE(there < -400);
    stage.focus("Your reply");
    stage.focus("The answer");
    CHECK(std::abs(top() - there) < 60);
    caret_in_view();
    stage.press(Key::down);
    caret_in_view();
    CHECK(std::abs(top() - there) < 100);
  }
}
