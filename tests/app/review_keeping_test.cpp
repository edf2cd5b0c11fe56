// What is kept of a share while more of it comes in.
#include <catch2/catch_test_macros.hpp>

#include "app/review.hpp"
#include "app/turn.hpp"
#include "support/a_share.hpp"
#include "support/story.hpp"
#include "words/words.hpp"

using namespace vignette;
using namespace vignette::app;

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
