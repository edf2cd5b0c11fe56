// The preview of a reply and of an agreement: asked for anew with whatever changes, and forgotten when nothing is to go.
#include <catch2/catch_test_macros.hpp>

#include "app/review.hpp"
#include "support/a_share.hpp"
#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;
using portfolio::Comment;

namespace {

const auto& number = tests::share_number;
constexpr std::size_t prose = tests::first_prose;

Story reading() {
  auto story = Story::begun();
  story.tell(intent::ShowReview{}).tell(intent::ReviewsRead{tests::reviews_with(tests::a_shared_exchange())});
  story.tell(intent::ShowExchange{number});
  return story;
}

}  // namespace

TEST_CASE("before a reply goes its page is previewed as it will be made, and anew with every letter; what comes late is not shown") {
  auto story = reading();
  story.type("Let us meet", Field::review_reply);
  CHECK(story.ever_asked<effect::PreviewPage>().empty());
  story.tell(intent::AskForReply{});
  const auto first = story.asked<effect::PreviewPage>();
  REQUIRE(first.size() == 1);
  CHECK(first[0].exchange.record.number == number);
  story.type(".", Field::review_reply);
  const auto second = story.asked<effect::PreviewPage>();
  REQUIRE(second.size() == 1);
  CHECK(second[0].number > first[0].number);
  const auto reply = std::get<portfolio::Reply>(second[0].page);
  CHECK((reply.words == "Let us meet." && reply.name == "K." && reply.role == "senior practitioner"));
  const auto& previewing = story.model.review.previewing;
  CHECK(previewing.making);
  story.tell(intent::PagePreviewed{first[0].number, {"Let us meet", 1, 794, 1123}});
  CHECK_FALSE(previewing.page);
  story.tell(intent::PagePreviewed{second[0].number, {"Let us meet.", 1, 794, 1123}});
  REQUIRE(previewing.page);
  CHECK(previewing.page->text == "Let us meet.");
  CHECK(previewing.shown == second[0].number);
  CHECK_FALSE(previewing.making);
  story.tell(intent::CommentOn{Comment::Kind::comment, prose, 0, 7}).type("Why?", Field::review_comment);
  const auto third = story.asked<effect::PreviewPage>();
  REQUIRE(third.size() == 1);
  story.tell(intent::MakeReply{});
  CHECK(story.asked<effect::MakeReply>().empty());  // its page is being drawn
  story.tell(tests::page_comes(story.model.review)).tell(intent::MakeReply{});
  REQUIRE(story.asked<effect::MakeReply>().size() == 1);
  CHECK(story.asked<effect::MakeReply>()[0].reply == std::get<portfolio::Reply>(third[0].page));
}

TEST_CASE("a preview is forgotten once nothing is to go, and none is made of a reply that says nothing") {
  auto story = reading();
  const auto& previewing = story.model.review.previewing;
  story.tell(intent::AskForReply{});
  CHECK(story.asked<effect::PreviewPage>().empty());
  story.type("Let us meet.", Field::review_reply);
  story.tell(intent::PagePreviewed{previewing.asked, {"Let us meet.", 1, 794, 1123}});
  REQUIRE(previewing.page);
  SECTION("not yet") { story.tell(intent::AskForReply{false}); }
  SECTION("what was agreed is gone to") { story.tell(intent::ShowAgreement{}); }
  SECTION("it is made") {
    story.tell(intent::MakeReply{});
    CHECK(story.asked<effect::ForgetPreview>().empty());
    auto exchange = story.asked<effect::MakeReply>().at(0).exchange;
    exchange.record.pages.push_back({.kind = portfolio::PageKind::reply, .number = "1", .mine = true, .body = "reply"});
    exchange.read.push_back({.reply = portfolio::Reply{.words = "Let us meet."}});
    story.tell(intent::ReplyMade{exchange, "reply.pdf"});
  }
  SECTION("its words are taken away again") { story.tell(intent::Edit{Field::review_reply, {0, "Let us meet.", ""}}); }
  CHECK(story.asked<effect::ForgetPreview>().size() == 1);
  CHECK_FALSE(previewing.page);
  story.tell(intent::PagePreviewed{previewing.asked, {"Let us meet.", 1, 794, 1123}});
  CHECK_FALSE(previewing.page);
}

TEST_CASE("why a page can't be previewed is said, until another is; how it goes can be chosen all the same") {
  auto story = reading();
  story.type("Let us meet", Field::review_reply).tell(intent::AskForReply{});
  const auto& previewing = story.model.review.previewing;
  story.tell(intent::PageNotPreviewed{previewing.asked, {.what = "No press"}});
  REQUIRE(previewing.problem);
  CHECK_FALSE(previewing.making);
  story.type(".", Field::review_reply);
  CHECK_FALSE(previewing.problem);
  story.tell(intent::PageNotPreviewed{previewing.asked - 1, {.what = "No press"}});
  CHECK_FALSE(previewing.problem);
  story.tell(intent::PageNotPreviewed{previewing.asked, {.what = "No press"}}).tell(intent::MakeReply{});
  CHECK(story.asked<effect::MakeReply>().size() == 1);
}

TEST_CASE("behind the lock nothing of a preview is left, nor comes") {
  auto story = reading();
  story.type("Let us meet", Field::review_reply).tell(intent::AskForReply{});
  const auto& previewing = story.model.review.previewing;
  story.tell(intent::PagePreviewed{previewing.asked, {"Let us meet", 1, 794, 1123}}).type(".", Field::review_reply);
  const auto asked = previewing.asked;
  story.model.vault.is_protected = true;
  story.tell(intent::Lock{});
  CHECK_FALSE(previewing.page);
  story.tell(intent::PagePreviewed{asked, {"Let us meet.", 1, 794, 1123}});
  CHECK_FALSE(previewing.page);
  CHECK(previewing.asked == asked);  // no number twice
}

TEST_CASE("what is agreed is previewed as it will be made, and anew with every letter; one thing goes at a time") {
  auto story = reading();
  story.tell(intent::ShowAgreement{});
  story.type("Ask the family", Field::agreed_words).tell(intent::AskForAgreement{});
  REQUIRE(story.asked<effect::PreviewPage>().size() == 1);
  story.type(".", Field::agreed_words);
  const auto asked = story.asked<effect::PreviewPage>();
  REQUIRE(asked.size() == 1);
  const auto agreement = std::get<portfolio::Agreement>(asked[0].page);
  CHECK(agreement.lines.at(0).words == "Ask the family.");
  const auto& review = story.model.review;
  story.tell(intent::PagePreviewed{asked[0].number, {"Ask the family.", 1, 794, 1123}});
  REQUIRE(review.previewing.page);
  story.tell(intent::ShowExchange{number});
  CHECK_FALSE(review.previewing.page);
  story.type("Let us meet.", Field::review_reply).tell(intent::AskForReply{});
  const auto reply = story.asked<effect::PreviewPage>();
  REQUIRE(reply.size() == 1);
  CHECK(std::holds_alternative<portfolio::Reply>(reply[0].page));
  story.tell(intent::ShowAgreement{});
  CHECK_FALSE(review.making);
  story.tell(intent::AskForAgreement{}).tell(intent::MakeAgreement{});
  CHECK(story.asked<effect::MakeAgreement>().empty());  // its page is being drawn
  story.tell(tests::page_comes(review)).tell(intent::MakeAgreement{});
  REQUIRE(story.asked<effect::MakeAgreement>().size() == 1);
  CHECK(story.asked<effect::MakeAgreement>()[0].agreement == agreement);
}

TEST_CASE("Escape goes back from how what is agreed is to go, and nothing is previewed any more") {
  auto story = reading();
  story.tell(intent::ShowAgreement{});
  story.type("Ask the family.", Field::agreed_words).tell(intent::AskForAgreement{}).press({Key::escape});
  CHECK(story.model.screen == Screen::agreement);
  CHECK_FALSE(story.model.review.agreeing.making);
  CHECK(story.asked<effect::ForgetPreview>().size() == 1);
}

TEST_CASE("a reply that is saved again, and all of a share, are previewed as they are, and go once they were seen") {
  auto exchange = tests::a_shared_exchange();
  const portfolio::Reply reply{.about = number, .name = "K.", .made = {2026, 10, 13}, .words = "Let us meet."};
  exchange.record.pages.push_back({.kind = portfolio::PageKind::reply, .number = "1", .mine = true, .body = "reply", .made = reply.made});
  exchange.read.push_back({.reply = reply});
  auto story = Story::begun();
  story.tell(intent::ShowReview{}).tell(intent::ReviewsRead{tests::reviews_with(exchange)}).tell(intent::ShowExchange{number});
  const auto& review = story.model.review;
  story.tell(intent::AskToSaveAgain{portfolio::PageKind::reply});
  const auto again = story.asked<effect::PreviewPage>();
  REQUIRE(again.size() == 1);
  CHECK(std::get<portfolio::Reply>(again[0].page) == reply);
  story.tell(intent::SaveAgain{});
  CHECK(story.asked<effect::SaveAgain>().empty());
  story.tell(tests::page_comes(review)).tell(intent::SaveAgain{});
  CHECK(story.asked<effect::SaveAgain>().size() == 1);
  story.tell(intent::ReviewDropped{}).tell(intent::AskToSaveExchange{});
  const auto all = story.asked<effect::PreviewPage>();
  REQUIRE(all.size() == 1);
  CHECK(std::holds_alternative<effect::WholeExchange>(all[0].page));
  CHECK_FALSE(review.again);  // one goes at a time
  story.tell(intent::SaveExchangePage{});
  CHECK(story.asked<effect::SaveExchangePage>().empty());
  story.tell(tests::page_comes(review)).tell(intent::SaveExchangePage{});
  CHECK(story.asked<effect::SaveExchangePage>().size() == 1);
  story.tell(intent::ReviewDropped{}).tell(intent::AskToSaveExchange{false});
  CHECK(story.asked<effect::ForgetPreview>().size() == 1);
}

TEST_CASE("one thing of a share goes at a time: the preview is of what was asked for last") {
  auto story = reading();
  const auto& review = story.model.review;
  story.type("Let us meet.", Field::review_reply).tell(intent::AskForReply{}).tell(intent::AskToSaveExchange{});
  CHECK_FALSE(review.making);
  CHECK(std::holds_alternative<effect::WholeExchange>(story.asked<effect::PreviewPage>().at(0).page));
  story.tell(intent::AskForReply{});
  CHECK_FALSE(review.all);
  CHECK(std::holds_alternative<portfolio::Reply>(story.asked<effect::PreviewPage>().at(0).page));
  story.tell(intent::AskToSaveExchange{}).tell(tests::page_comes(review)).tell(intent::ShowAgreement{});
  CHECK_FALSE(review.all);
  CHECK_FALSE(review.previewing.page);
}
