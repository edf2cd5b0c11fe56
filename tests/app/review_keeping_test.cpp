// What is kept of a share while more of it comes in.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/review.hpp"
#include "app/turn.hpp"
#include "support/a_share.hpp"
#include "support/story.hpp"
#include "words/words.hpp"

using namespace vignette;
using namespace vignette::app;
using portfolio::Comment;

namespace {

const auto& number = tests::share_number;

Story typing_in() {
  auto story = Story::begun();
  story.tell(intent::ShowReview{}).tell(intent::ReviewsRead{tests::reviews_with(tests::a_shared_exchange(true))});
  story.tell(intent::ShowExchange{number}).tell(intent::TypeReply{});
  return story;
}

ExchangeRead with_reply() {
  auto exchange = tests::a_shared_exchange(true);
  exchange.record.pages.push_back({.kind = portfolio::PageKind::reply, .number = std::string(26, '1'), .made = {2026, 10, 20}});
  PageRead read;
  read.reply = portfolio::Reply{.about = number, .name = "K.", .made = {2026, 10, 20}, .words = "Let us begin with this."};
  exchange.read.push_back(read);
  return exchange;
}

}  // namespace

TEST_CASE("what was being typed in from paper becomes a note to one's own copy when the reply comes in a file") {
  auto story = typing_in();
  story.type("Words from paper.", Field::review_reply);
  story.tell(intent::GivenOpened{with_reply(), portfolio::PageKind::reply});
  REQUIRE(story.asked<effect::SaveExchange>().size() == 2);
  const auto kept = story.asked<effect::SaveExchange>().back().save.exchange;
  REQUIRE(kept.notes.size() == 1);
  CHECK(kept.notes[0].words == "Words from paper.");
  REQUIRE(story.asked<effect::SaveReplyDraft>().size() == 1);
  CHECK(story.asked<effect::SaveReplyDraft>()[0].done);
  CHECK(story.model.notice->what == words::say(words::Word::review_typed_kept));
  CHECK(reply_of(story.model.review.exchanges[0])->words == "Let us begin with this.");
}

TEST_CASE("where nothing was typed no note is made") {
  auto story = typing_in();
  story.tell(intent::GivenOpened{with_reply(), portfolio::PageKind::reply});
  CHECK(story.model.review.exchanges[0].record.notes.empty());
  CHECK_FALSE(story.model.notice);
}

TEST_CASE("of a reply from paper, passages to talk about and what belongs elsewhere are in the note too") {
  auto story = typing_in();
  story.tell(intent::CommentOn{Comment::Kind::talk, tests::first_prose, 0, 7});
  story.tell(intent::CommentOn{Comment::Kind::comment, tests::first_prose, 8, 15}).type("Why?", Field::review_comment);
  story.type("Words from paper.", Field::review_reply).tell(intent::ChangeElsewhere{true});
  story.tell(intent::GivenOpened{with_reply(), portfolio::PageKind::reply});
  const auto& notes = story.model.review.exchanges[0].record.notes;
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].words ==
        "Words from paper.\n\n“I would”: Let’s talk about this\n\n“ask the”: Why?\n\nWe agreed something here is recorded elsewhere.");
}

TEST_CASE("a passage to talk about is a note by itself; without a word no note is kept, and nothing is said of one") {
  const bool talk = GENERATE(true, false);
  auto story = typing_in();
  story.tell(intent::CommentOn{talk ? Comment::Kind::talk : Comment::Kind::comment, tests::first_prose, 0, 7});
  if (!talk) story.type(" ", Field::review_comment);
  story.tell(intent::GivenOpened{with_reply(), portfolio::PageKind::reply});
  const auto& notes = story.model.review.exchanges[0].record.notes;
  REQUIRE(notes.size() == (talk ? 1 : 0));
  if (talk) CHECK(notes[0].words == "“I would”: Let’s talk about this");
  CHECK(story.model.notice.has_value() == talk);
  CHECK_FALSE(reply_draft(story.model.review, number));
}

TEST_CASE("a reply that comes in a file ends the typing in of it, with whose it was") {
  auto story = typing_in();
  story.type(" of the team", Field::review_reply_name);
  story.tell(intent::GivenOpened{with_reply(), portfolio::PageKind::reply});
  CHECK_FALSE(story.model.review.typing);
  CHECK(story.model.review.reply_name.text.empty());
}

TEST_CASE("a comment and a line that were taken off are not brought back once something was taken out for good, whatever that was") {
  using What = portfolio::TakenOut::What;
  auto story = Story::begun();
  story.tell(intent::ShowReview{}).tell(intent::ReviewsRead{tests::reviews_with(tests::a_shared_exchange())});
  story.tell(intent::ShowExchange{number});
  story.tell(intent::CommentOn{Comment::Kind::comment, tests::first_prose, 0, 7}).type("Why?", Field::review_comment);
  story.tell(intent::RemoveComment{0});
  story.tell(intent::ShowAgreement{}).type("Ask one family.", Field::agreed_words).tell(intent::RemoveAgreedLine{});
  REQUIRE(story.model.review.removed);
  REQUIRE(story.model.review.agreeing.removed);
  const auto what = GENERATE(What::passage, What::answer, What::exchange);
  portfolio::TakeOut out{.what = what, .key = {"sam", "q1"}};
  out.passage = "Ask";
  out.exchange = what == What::exchange ? number : std::string();
  story.tell(intent::TakenOutDone{out, {}});
  CHECK_FALSE(story.model.review.removed);
  CHECK_FALSE(story.model.review.agreeing.removed);
}

TEST_CASE("nothing is taken out for good while a share is being saved, which would bring it back") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("I would ask.").press({.key = Key::s, .ctrl = true, .shift = true});
  const auto key = story.model.leaves.choice.answer;
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, {.answers = 1}}).tell(intent::SaveLeaving{});
  REQUIRE(story.asked<effect::SaveLeaving>().size() == 1);
  story.tell(intent::AskTakeOut{.what = portfolio::TakenOut::What::answer, .key = key}).tell(intent::ReachRead{});
  story.tell(intent::TakeOutForGood{});
  CHECK(story.asked<effect::TakeOut>().empty());
  REQUIRE(story.model.taking_out.problem);
  CHECK(story.model.taking_out.problem->what == words::say(words::Word::vault_page_first));
  auto share = tests::a_shared_exchange(true);
  share.record.answers.push_back({.key = key});
  story.tell(intent::LeavingSaved{"share.vignette-sealed", share}).tell(intent::TakeOutForGood{});
  CHECK(story.asked<effect::TakeOut>().empty());  // the version in it is looked up
  story.tell(intent::Saved{story.model.saving.handed_over}).tell(intent::VersionsRead{key, {}});
  REQUIRE(story.asked<effect::SaveExchange>().size() == 1);
  story.tell(intent::TakeOutForGood{});
  CHECK(story.asked<effect::TakeOut>().size() == 1);
}
