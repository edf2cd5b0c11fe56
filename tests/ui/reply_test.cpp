// A reply in the window: before it goes, once it is made, corrected, and saved once more.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <vector>

#include "app/review.hpp"
#include "support/a_share.hpp"
#include "support/stage.hpp"
#include "ui/sheet_page.hpp"
#include "ui/widgets.hpp"

using namespace vignette;
using app::Key;
using portfolio::Comment;
using portfolio::PageKind;
using tests::Stage;

namespace {

const auto& number = tests::share_number;
constexpr std::size_t prose = tests::first_prose;

struct Reading : Stage {
  explicit Reading(app::ReviewsRead all = tests::reviews_with(tests::a_shared_exchange()), float wide = 1440, float high = 900)
      : Stage(wide, high) {
    wish(app::intent::PacksRead{tests::two_cases()});
    wish(app::intent::PortfolioOpened{});
    wish(app::intent::ShowReview{});
    wish(app::intent::ReviewsRead{std::move(all)});
    if (model.review.exchanges.size() == 1) wish(app::intent::ShowExchange{number});
  }
  const app::Review& review() const { return model.review; }
  void write(std::string_view words) {
    focus("Your reply");
    type(words);
  }
  void page_comes() { wish(tests::page_comes(review())); }
};

portfolio::Reply reply(std::string words, portfolio::Day made) {
  portfolio::Reply one{.about = number, .name = "K.", .made = made, .words = std::move(words)};
  one.comments.push_back({.kind = Comment::Kind::question, .block = prose, .begin = 0, .end = 7, .quote = "I would", .words = "Who asks?"});
  return one;
}

/// With a reply of each of these words, made one day after the other.
app::ReviewsRead replied(std::initializer_list<std::string> all, bool mine_to_share = false) {
  auto exchange = tests::a_shared_exchange(mine_to_share);
  int day = 13;
  for (const auto& words : all) {
    exchange.record.pages.push_back(
        {.kind = PageKind::reply, .number = std::to_string(day), .mine = !mine_to_share, .body = "b", .made = {2026, 10, day}});
    exchange.read.push_back({.reply = reply(words, {2026, 10, day})});
    ++day;
  }
  return tests::reviews_with(std::move(exchange));
}

/// What is asked to be drawn of what is to go, each drawn at once unless they are not ready.
struct Drawn final : ui::Pictures {
  Picture get(const std::string& file) override {
    if (const auto page = ui::page_picture(file)) asked.push_back(*page);
    return ready ? Picture{.texture = 1, .size = {1, 1}} : Picture{};
  }
  bool ready = true;
  std::vector<ui::PagePicture> asked;
};

const std::string last = "Nothing found doesn’t mean nobody could tell.";

}  // namespace

TEST_CASE("reply: before it goes it is said what others may do with it and what could point to somebody, and never in the way") {
  Reading stage;
  stage.write("I met the mother in Nottingham.");
  CHECK_FALSE(stage.has(last));
  stage.click("Make the reply");
  for (const auto* words :
       {"They keep it. It may have to be shown to a manager, an inspector or a court, and you can’t call it back.",
        "If a formal process has begun about somebody’s work, stop here and use that route. This is for learning, and not "
        "for that.",
        "Could anything point to a real person?"})
    CHECK(stage.has(words));
  CHECK(stage.has(last));
  bool told = false;
  for (const auto& item : stage.outline.items) told = told || item.name.starts_with("In the reply: “Nottingham”. ");
  CHECK(told);
  for (const auto& item : stage.outline.items) CHECK(item.rect.right() <= 1441);
  stage.focus("Change it");
  stage.press(Key::enter);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Your reply");
  stage.type("a town");
  CHECK(stage.review().reply.text == "I met the mother in a town.");
  CHECK_FALSE(stage.has("Change it"));
  CHECK(stage.has(last));
  stage.page_comes();
  stage.click("Sealed file");
  CHECK(stage.last_intent<app::intent::MakeReply>());
}

TEST_CASE("reply: the foot keeps to its share of the window however much was found, and every form is reached by keys") {
  Reading stage(tests::reviews_with(tests::a_shared_exchange()), 1024, 620);
  stage.write("I met them in Nottingham, in Leicester, in Derby, in Lincoln, in Swansea, in Cardiff and in Newport.");
  stage.click("Make the reply");
  stage.page_comes();
  CHECK(stage.review().found.size() > 4);
  CHECK(stage.item(ui::Role::text_box, "Your reply").rect.y >= 620 * 0.4F);
  for (const auto* form : {"Sealed file", "PDF page", "Word page"}) {
    stage.focus(form);
    const auto& rect = stage.focused()->rect;
    CHECK(rect.y >= 0);
    CHECK(rect.bottom() <= 620);
  }
}

TEST_CASE("reply: before it goes its very page is shown with its words, keys turn it, and Escape puts it away; in every window") {
  Drawn drawn;
  Reading stage(tests::reviews_with(tests::a_shared_exchange()), GENERATE(1440.0F, 700.0F, 360.0F));
  stage.pictures = &drawn;
  stage.write("Let us begin there.");
  CHECK_FALSE(stage.has("What will leave"));
  stage.click("Make the reply");
  CHECK(stage.has("What will leave"));
  CHECK(stage.has("Making the preview."));
  CHECK(drawn.asked.empty());
  const auto number = stage.review().previewing.asked;
  stage.wish(app::intent::PagePreviewed{number, {"A reply. Let us begin there.", 2, 794, 1123}});
  CHECK(stage.item(ui::Role::image, "Page 1 of 2, as it will be").value == "A reply. Let us begin there.");
  CHECK(stage.has("Whichever form it goes in, the words are these. Word breaks pages in its own way."));
  stage.focus("Next page");
  stage.press(Key::enter);
  CHECK(stage.has("Page 2 of 2"));
  const auto& sheet = stage.item(ui::Role::image, "Page 2 of 2, as it will be").rect;
  CHECK(sheet.h > sheet.w);
  for (const auto& item : stage.outline.items) CHECK(item.rect.right() <= stage.width + 0.5F);
  for (const std::size_t page : {0U, 1U}) {
    const auto name = std::ranges::find_if(drawn.asked, [&](const auto& one) { return one.page == page; });
    REQUIRE(name != drawn.asked.end());
    CHECK(name->of == ui::PagePicture::Of::review);
    CHECK(name->number == number);
  }
  stage.focus("Previous");
  stage.press(Key::enter);
  CHECK(stage.has("Page 1 of 2, as it will be"));
  stage.focus("Sealed file");
  stage.press(Key::escape);
  CHECK_FALSE(stage.has("What will leave"));
}

TEST_CASE("reply: while a page is being drawn anew the one before is seen, and of an earlier reply nothing") {
  Drawn drawn;
  Reading stage;
  stage.pictures = &drawn;
  stage.write("Let us begin there.");
  stage.click("Make the reply");
  const auto first = stage.review().previewing.asked;
  stage.wish(app::intent::PagePreviewed{first, {"Let us begin there.", 1, 794, 1123}});
  CHECK(stage.has("Page 1 of 1, as it will be"));
  drawn.ready = false;
  stage.focus("Your reply");
  stage.type("!");
  const auto second = stage.review().previewing.asked;
  drawn.asked.clear();
  stage.wish(app::intent::PagePreviewed{second, {"Let us begin there.!", 1, 794, 1123}});
  CHECK(stage.has("Making the preview."));
  const auto asked_for = [&](std::uint64_t one) { return std::ranges::count(drawn.asked, one, &ui::PagePicture::number); };
  CHECK(asked_for(second) > 0);
  CHECK(asked_for(first) == asked_for(second));
  stage.wish(app::intent::AskForReply{false});
  stage.wish(app::intent::AskForReply{});
  drawn.asked.clear();
  stage.wish(app::intent::PagePreviewed{stage.review().previewing.asked, {"Let us begin there.!", 1, 794, 1123}});
  CHECK(asked_for(stage.review().previewing.shown) > 0);
  CHECK(asked_for(first) + asked_for(second) == 0);
}

TEST_CASE("reply: no form is pressed before its page is there; the focus waits on it, keys go on from it, and a letter asks anew") {
  Reading stage;
  stage.write("Let us begin there.");
  stage.focus("Make the reply");
  stage.press(Key::enter);
  const auto pressed = [&] { return stage.last_intent<app::intent::MakeReply>() != nullptr; };
  const auto at = [&](std::string_view name) { return stage.focused() && stage.focused()->name == name; };
  REQUIRE(at("Sealed file"));
  for (const auto* form : {"Sealed file", "PDF page", "Word page"}) CHECK((stage.item(form).states & ui::disabled) != 0);
  stage.press(Key::enter);
  stage.press(Key::space);
  CHECK(at("Sealed file"));
  SECTION("pressed, it is not") {
    stage.click("PDF page");
    CHECK_FALSE(pressed());
  }
  SECTION("keys go on from where it stands") {
    stage.press(Key::tab);
    CHECK(at("Not yet"));
    stage.wish(app::intent::AskForReply{false});
  }
  SECTION("once the page is there it is pressed, and not while a page with another letter is being drawn") {
    stage.page_comes();
    CHECK(at("Sealed file"));
    stage.focus("Your reply");
    stage.type("!");
    stage.click("Sealed file");
    CHECK_FALSE(pressed());
    stage.page_comes();
    stage.click("Sealed file");
    CHECK(pressed());
  }
}

TEST_CASE("reply: the focus stays with its form while it is being made and when that is refused, and then is beside what was made") {
  Reading stage;
  stage.write("Let us begin there.");
  stage.click("Make the reply");
  stage.page_comes();
  stage.focus("PDF page");
  stage.press(Key::enter);
  REQUIRE(stage.last_intent<app::intent::MakeReply>());
  const auto at = [&](std::string_view name) { return stage.focused() && stage.focused()->name == name; };
  CHECK(at("PDF page"));
  CHECK(stage.has("What will leave"));  // all of it stays while it is being made
  stage.wish(app::intent::ReviewRefused{{.what = "the name ends in .docx", .mend = "choose another"}});
  CHECK(at("PDF page"));
  stage.press(Key::enter);
  const auto made = replied({"Let us begin there."}).exchanges[0];
  stage.wish(app::intent::ReplyMade{made, "/home/k/reply.pdf"});
  CHECK(at("Save it again"));
}

TEST_CASE("reply: a page that can't be previewed says why, and stands in nobody's way") {
  Reading stage;
  stage.write("Let us begin there.");
  stage.click("Make the reply");
  stage.wish(app::intent::PageNotPreviewed{stage.review().previewing.asked, {.what = "There is no press", .mend = "Install it"}});
  bool said = false;
  for (const auto& item : stage.outline.items) said = said || item.name.find("There is no press") != std::string::npos;
  CHECK(said);
  stage.click("Sealed file");
  CHECK(stage.last_intent<app::intent::MakeReply>());
}

TEST_CASE("reply: what is found in a comment leads to it") {
  Reading stage;
  stage.wish(app::intent::CommentOn{Comment::Kind::comment, prose, 0, 7});
  stage.type("Ring 07700 900123.");
  stage.click("Keep comment");
  stage.click("Make the reply");
  stage.click("Change it");
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Your comment");
  stage.type("me");
  CHECK(app::reply_draft(stage.review(), number)->record.comments[0].words == "Ring me.");
}

TEST_CASE("reply: one that was made is corrected by a page of its own, and what stands is told from what is being written") {
  Reading stage(replied({"Let us begin there."}));
  CHECK_FALSE(stage.has("Make the reply"));
  stage.click("Write a correction");
  CHECK(stage.has("What you are writing here counts from when it is made. Until then the page of 13 October stands."));
  stage.write("At ten. ");
  stage.click("Not now");
  CHECK(stage.has("Let us begin there."));
  CHECK(stage.has("You are writing a page that is not made yet. What stands is shown here."));
  stage.click("Go on writing it");
  CHECK(stage.review().reply.text.find("At ten.") != std::string::npos);
  stage.click("Not now");
  stage.click("Put it away");
  CHECK(stage.model.notice->what == "What you were writing is with your notes, under What we agreed.");
  CHECK_FALSE(stage.has("Go on writing it"));
  stage.click("What we agreed");
  bool noted = false;
  for (const auto& item : stage.outline.items) noted = noted || item.name.find("At ten.") != std::string::npos;
  CHECK(noted);
}

TEST_CASE("reply: an earlier one is read with its comments in place of the one that stands, by keys and by mouse, and left again") {
  const bool keys = GENERATE(true, false);
  auto all = replied({"Let us begin there.", "Let us begin elsewhere."});
  all.exchanges[0].read.back().reply->comments.clear();
  Reading stage(all, GENERATE(1440.0F, 700.0F));
  const auto choose = [&](const char* way) {
    stage.focus(way);
    if (keys)
      stage.press(Key::enter);
    else
      stage.click(way);
  };
  CHECK(stage.has("Earlier replies"));
  CHECK_FALSE(stage.has("You, 13 October"));
  choose("Made here, 13 October");
  CHECK(stage.has("An earlier reply, of 13 October."));
  CHECK(stage.has("Your reply, 13 October"));
  CHECK(stage.has("Let us begin there."));
  CHECK_FALSE(stage.has("Let us begin elsewhere."));
  CHECK(stage.item(ui::Role::note, "You, 13 October").value == "About “I would”: Asked: Who asks?");
  CHECK_FALSE(stage.has("Save it again"));  // that is of the one that stands
  CHECK_FALSE(stage.has("Write a correction"));
  if (keys) CHECK((stage.focused() && stage.focused()->name == "See what stands"));
  choose("See what stands");
  CHECK(stage.has("Let us begin elsewhere."));
  CHECK_FALSE(stage.has("You, 13 October"));
  CHECK(stage.has("Save it again"));
}

TEST_CASE("reply: one from paper stands beside one that came in a file, with whose it was; another can be typed in") {
  auto all = replied({"From paper.", "Sealed."}, true);
  all.exchanges[0].record.pages[1].typed = true;
  all.exchanges[0].read[1].reply->name = "Jo";
  Reading stage(all);
  CHECK(stage.has("Sealed."));
  CHECK_FALSE(stage.has("A correction. The reply of 13 October is kept too."));
  stage.click("Typed in by you, from Jo, 13 October");
  CHECK(stage.has("From paper."));
  CHECK(stage.has("Typed in by you, from paper or from a Word file."));
  CHECK(stage.has("Jo, 13 October"));
  stage.click("See what stands");
  stage.click("Type in a reply from paper");
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "What they wrote");
  stage.type("And this.");
  for (const auto& item : stage.outline.items) CHECK_FALSE(item.name.starts_with("What you are writing here counts"));
  stage.click("Not now");
  CHECK(stage.has("Sealed."));
  stage.click("Go on writing it");
  CHECK(stage.review().reply.text == "And this.");
  stage.click("Keep this reply");
  CHECK(stage.last_intent<app::intent::MakeReply>());
}

TEST_CASE("reply: of several from paper one corrects another only where they are of the same person") {
  const bool same = GENERATE(true, false);
  auto all = replied({"The first.", "The second."}, true);
  for (const std::size_t i : {1U, 2U}) all.exchanges[0].record.pages[i].typed = true;
  if (!same) all.exchanges[0].read[2].reply->name = "Jo";
  const Reading stage(all);
  CHECK(stage.has("The second."));
  CHECK(stage.has("A correction. The reply of 13 October is kept too.") == same);
}

TEST_CASE("reply: of two the newest stands with its day, and says what it corrects, for both") {
  const auto other = [](bool mine_to_share, const char* heading) {
    const Reading stage(replied({"Let us begin there.", "Let us begin elsewhere."}, mine_to_share));
    CHECK(stage.has("Let us begin elsewhere."));
    CHECK_FALSE(stage.has("Let us begin there."));
    CHECK(stage.has(heading));
    CHECK(stage.has("A correction. The reply of 13 October is kept too."));
    CHECK(stage.has("Write a correction") == !mine_to_share);
    CHECK(stage.has("Type in a reply from paper") == mine_to_share);
  };
  other(false, "Your reply, 14 October");
  other(true, "Their reply, 14 October");
}

TEST_CASE("reply: one that was made is saved once more, by keys; it is said where, and of nothing else") {
  Reading stage(replied({"Let us begin there."}));
  stage.focus("Save it again");
  stage.press(Key::enter);
  CHECK(stage.has("The same page, as it was made."));
  CHECK(stage.focused()->name == "Sealed file");
  CHECK(stage.has("What will leave"));
  stage.click("Word page");
  CHECK_FALSE(stage.last_intent<app::intent::SaveAgain>());  // it is being drawn
  stage.page_comes();
  CHECK(stage.item(ui::Role::image, "Page 1 of 1, as it will be").value == "As it will be.");
  stage.focus("Word page");
  stage.press(Key::enter);
  const auto* wish = stage.last_intent<app::intent::SaveAgain>();
  REQUIRE(wish);
  CHECK(wish->form == app::ReplyForm::docx);
  stage.wish(app::intent::SavedAgain{number, app::Review::Saved::reply, "again.docx"});
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Save it again");
  CHECK(stage.has("Your reply is in again.docx. Hand it over yourself."));
  stage.wish(app::intent::SavedAgain{number, app::Review::Saved::agreement, "agreed.pdf"});
  for (const auto& item : stage.outline.items) CHECK_FALSE(item.name.starts_with("Your reply is in "));
  stage.wish(app::intent::ShowReview{});
  for (const auto& item : stage.outline.items) CHECK(item.name.find("agreed.pdf") == std::string::npos);
}

TEST_CASE("reply: what somebody else made is not saved again here") {
  const Reading stage(replied({"Let us begin there."}, true));
  CHECK_FALSE(stage.has("Save it again"));
}

TEST_CASE("reply: a question is told from a comment, at both") {
  for (const bool mine_to_share : {false, true}) {
    const Reading stage(replied({"Let us begin there."}, mine_to_share));
    CHECK(stage.item(ui::Role::note, mine_to_share ? "K., 13 October" : "You, 13 October").value == "About “I would”: Asked: Who asks?");
  }
}

TEST_CASE("reply: what belongs elsewhere leaves the way to what we agreed open before it is made") {
  Reading stage;
  stage.wish(app::intent::ChangeElsewhere{true});
  CHECK(stage.has("Take that line out"));
  stage.click("What we agreed");
  CHECK(stage.model.screen == app::Screen::agreement);
}

TEST_CASE("reply: where this has its end, and whose copy is whose, stand under the page, each once") {
  Reading stage;
  const auto times = [&](std::string_view begins) {
    int count = 0;
    for (const auto& item : stage.outline.items) count += item.name.starts_with(begins) ? 1 : 0;
    return count;
  };
  CHECK(times("If a formal process has begun") == 1);
  CHECK(times("Your copy is yours") == 1);
  stage.write("So.");
  stage.click("Make the reply");
  CHECK(times("If a formal process has begun") == 1);
}

TEST_CASE("reply: two shares that read the same in the list are told apart by what stands on their pages") {
  auto all = tests::reviews_with(tests::a_shared_exchange());
  auto twin = tests::a_shared_exchange(), other = tests::a_shared_exchange(false, tests::a_share(1));
  twin.record.number = twin.record.pages.front().number = "ZYXW" + number.substr(4);
  other.record.number = other.record.pages.front().number = "QRST" + number.substr(4);
  all.exchanges.push_back(twin);
  all.exchanges.push_back(other);
  const Reading stage(all);
  int numbered = 0;
  for (const auto& item : stage.outline.items)
    if (item.role == ui::Role::button && item.value.find("Share ") != std::string::npos) ++numbered;
  CHECK(numbered == 2);
  CHECK(stage.item("R., case manager, 12 October").value == "Sam: two answers. For 22 October 2026. Share 0123");
}

TEST_CASE("reply: typing one in from paper, or correcting one, begins in the sheet, by keys and without; coming back to it does not") {
  const bool paper = GENERATE(true, false), keys = GENERATE(true, false);
  Reading stage(paper ? tests::reviews_with(tests::a_shared_exchange(true)) : replied({"Let us begin there."}));
  const char* asks = paper ? "Type in a reply from paper" : "Write a correction";
  const char* sheet = paper ? "What they wrote" : "Your reply";
  if (keys) {
    stage.focus(asks);
    stage.press(Key::enter);
  } else {
    stage.click(asks);
  }
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == sheet);
  stage.type(" At ten.");
  CHECK(stage.review().reply.text.ends_with(" At ten."));
  stage.wish(app::intent::ShowReview{});
  stage.wish(app::intent::ShowExchange{number});
  CHECK((!stage.focused() || stage.focused()->name != sheet));
}
