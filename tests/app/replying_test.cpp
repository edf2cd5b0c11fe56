// A reply before it goes, once it is made, corrected, and saved once more; and whose reply it is that came on paper.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/review.hpp"
#include "support/a_share.hpp"
#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;
using portfolio::Comment;
using portfolio::PageKind;
using In = ReviewFound::In;

namespace {

const auto& number = tests::share_number;
constexpr std::size_t prose = tests::first_prose;

Story reading(bool mine = false, ExchangeRead exchange = tests::a_shared_exchange()) {
  auto story = Story::begun();
  exchange.record.mine = mine;
  exchange.record.pages.front().mine = mine;
  story.tell(intent::ShowReview{}).tell(intent::ReviewsRead{tests::reviews_with(std::move(exchange))}).tell(intent::ShowExchange{number});
  return story;
}

void add_reply(ExchangeRead& exchange, std::string page, portfolio::Reply reply, bool mine = true, bool typed = false) {
  exchange.record.pages.push_back(
      {.kind = PageKind::reply, .number = std::move(page), .mine = mine, .typed = typed, .body = "reply", .made = reply.made});
  exchange.read.push_back({.reply = std::move(reply)});
}

portfolio::Reply first_reply() {
  portfolio::Reply reply{.about = number, .name = "K.", .made = {2026, 10, 13}, .words = "Let us begin there."};
  reply.comments.push_back({.block = prose, .begin = 0, .end = 7, .quote = "I would", .words = "Why?"});
  return reply;
}

ExchangeRead replied(bool mine = false, bool typed = false) {
  auto exchange = tests::a_shared_exchange(mine);
  add_reply(exchange, "1", first_reply(), !typed, typed);
  return exchange;
}

/// What it asked for comes back as it was asked for, under a number.
Story& made(Story& story, const std::string& page, const std::string& file) {
  const auto asked = story.asked<effect::MakeReply>().at(0);
  auto exchange = asked.exchange;
  add_reply(exchange, page, asked.reply, asked.form != ReplyForm::typed, asked.form == ReplyForm::typed);
  return story.tell(intent::ReplyMade{exchange, file});
}

const portfolio::Reply& draft(const Story& story) { return reply_draft(story.model.review, number)->record; }

const std::string another = "ZYXW" + number.substr(4);

/// One that was replied to is open, and there is another.
Story beside_another() {
  auto story = Story::begun();
  auto all = tests::reviews_with(replied());
  auto other = tests::a_shared_exchange();
  other.record.number = other.record.pages.front().number = another;
  all.exchanges.push_back(other);
  story.tell(intent::ShowReview{}).tell(intent::ReviewsRead{all}).tell(intent::ShowExchange{number});
  return story;
}

}  // namespace

TEST_CASE("the passage that a comment is about is looked at too, and the way there opens the comment") {
  auto shared = tests::a_share();
  shared.page.blocks.at(prose).text = "Nottingham, then. " + shared.page.blocks.at(prose).text;
  auto story = reading(false, tests::a_shared_exchange(false, shared));
  story.tell(intent::CommentOn{Comment::Kind::talk, prose, 0, 16}).tell(intent::KeepComment{}).tell(intent::AskForReply{});
  const auto& review = story.model.review;
  REQUIRE(review.found.size() == 1);
  CHECK((review.found[0].in == In::quote && review.found[0].index == 0 && review.found[0].passage == "Nottingham"));
  story.tell(intent::GoToFound{0});
  CHECK(review.comment == std::size_t{0});
}

TEST_CASE("before a reply goes its words and its comments are looked at, and again with every letter; nothing stands in the way") {
  auto story = reading();
  story.tell(intent::CommentOn{Comment::Kind::comment, prose, 0, 7}).type("Ring 07700 900123 first.", Field::review_comment);
  story.tell(intent::KeepComment{}).type("I met the mother in Nottingham.", Field::review_reply);
  const auto& review = story.model.review;
  CHECK(review.found.empty());
  story.tell(intent::AskForReply{});
  REQUIRE(review.found.size() == 2);
  CHECK((review.found[0].in == In::reply && review.found[0].passage == "Nottingham"));
  CHECK((review.found[1].in == In::comment && review.found[1].index == 0 && review.found[1].passage == "07700 900123"));
  story.type(" She lives in Leicester.", Field::review_reply);
  CHECK(review.found.size() == 3);
  story.tell(tests::page_comes(review)).tell(intent::MakeReply{});
  CHECK(story.asked<effect::MakeReply>().size() == 1);
  story.tell(intent::ReviewDropped{}).tell(intent::AskForReply{false});
  CHECK(review.found.empty());
  CHECK_FALSE(review.known);
}

TEST_CASE("names of the two, of the share and of its case point to nobody") {
  auto exchange = tests::a_shared_exchange();
  exchange.record.name = "Morwenna Tate";
  exchange.read.front().shared->name = "Morwenna Tate";
  auto story = reading(false, exchange);
  story.type("I told Morwenna that Sam and Jo have to be heard. Then I told Gwendolyn.", Field::review_reply).tell(intent::AskForReply{});
  const auto& found = story.model.review.found;
  REQUIRE_FALSE(found.empty());
  for (const auto& one : found) CHECK(one.passage != "Morwenna");
  CHECK(found.back().passage == "Gwendolyn");
}

TEST_CASE("what was found is gone to: a comment of another answer is shown, opened and its words are selected") {
  auto story = reading();
  constexpr std::size_t second = 11;
  story.tell(intent::ShowAnswerShared{1}).tell(intent::CommentOn{Comment::Kind::comment, second, 0, 7});
  story.type("Ask in Nottingham.", Field::review_comment).tell(intent::KeepComment{}).tell(intent::ShowAnswerShared{0});
  story.tell(intent::AskForReply{}).tell(intent::GoToFound{0});
  const auto& review = story.model.review;
  CHECK(review.answer == 1);
  CHECK(review.comment == 0U);
  CHECK(review.words.text.substr(review.words.selection().begin, review.words.selection().size()) == "Nottingham");
  CHECK(review.making);
}

TEST_CASE("what was found is gone to though a comment without words, which goes with that, stands before it") {
  auto story = reading();
  constexpr std::size_t second = 11;
  story.tell(intent::ShowAnswerShared{1});
  story.tell(intent::CommentOn{Comment::Kind::comment, second, 0, 7}).type("Ask in Nottingham.", Field::review_comment);
  story.tell(intent::CommentOn{Comment::Kind::comment, second, 8, 15}).type("Ring 07700 900123.", Field::review_comment);
  story.tell(intent::KeepComment{}).tell(intent::AskForReply{}).tell(intent::ShowAnswerShared{0});
  story.tell(intent::CommentOn{Comment::Kind::comment, prose, 0, 7});
  const auto& review = story.model.review;
  REQUIRE(review.found.size() == 2);
  const bool last = GENERATE(false, true);
  story.tell(intent::GoToFound{last ? 1U : 0U});
  CHECK(review.answer == 1);
  CHECK(draft(story).comments.size() == 2);
  CHECK(review.comment == (last ? 1U : 0U));
  CHECK(review.words.text == (last ? "Ring 07700 900123." : "Ask in Nottingham."));
  CHECK(review.words.text.substr(review.words.selection().begin, review.words.selection().size()) ==
        (last ? "07700 900123" : "Nottingham"));
}

TEST_CASE("a reply that was made is corrected by another, which begins with it and takes its place for whoever has both") {
  auto story = reading(false, replied());
  auto& review = story.model.review;
  CHECK_FALSE(may_reply(review));
  REQUIRE(may_correct_reply(review));
  story.tell(intent::WriteReply{});
  CHECK(may_reply(review));
  CHECK(review.reply.text == "Let us begin there.");
  CHECK(draft(story).comments.size() == 1);
  story.type(" At ten.", Field::review_reply);
  CHECK(story.asked<effect::SaveReplyDraft>().at(0).reply.words == "Let us begin there. At ten.");
  story.tell(intent::AskForReply{});
  story.tell(tests::page_comes(review)).tell(intent::MakeReply{});
  made(story, "2", "reply.vignette-sealed");
  CHECK_FALSE(may_reply(review));
  CHECK(reply_of(*chosen_exchange(review))->words == "Let us begin there. At ten.");
  CHECK(chosen_exchange(review)->record.pages.size() == 3);
  CHECK(chosen_exchange(review)->read[1].reply->words == "Let us begin there.");  // what was handed over stays as it is
  CHECK(story.asked<effect::SaveReplyDraft>().at(0).done);
}

TEST_CASE("a correction that is left stays beside what stands, and is gone on with") {
  auto story = reading(false, replied());
  const auto& review = story.model.review;
  story.tell(intent::WriteReply{}).type(" At ten.", Field::review_reply).tell(intent::TypeReply{false});
  CHECK_FALSE(may_reply(review));
  CHECK(draft(story).words.ends_with("At ten."));
  story.tell(intent::ShowReview{}).tell(intent::ShowExchange{number});
  CHECK_FALSE(may_reply(review));
  story.tell(intent::WriteReply{});
  CHECK(review.reply.text.ends_with("At ten."));
}

TEST_CASE("a correction that is put away is at once a note to one's own copy, with its comments, and it is said where") {
  auto story = reading(false, replied());
  const auto& review = story.model.review;
  story.tell(intent::WriteReply{}).type(" At ten.", Field::review_reply);
  story.tell(intent::CommentOn{Comment::Kind::comment, prose, 8, 15}).type("Whom?", Field::review_comment);
  story.tell(intent::TypeReply{false}).tell(intent::WriteReply{false});
  REQUIRE(story.asked<effect::SaveExchange>().size() == 1);
  const auto kept = story.asked<effect::SaveExchange>()[0].save.exchange;
  REQUIRE(kept.notes.size() == 1);
  CHECK(kept.notes[0].words == "Let us begin there. At ten.\n\n“I would”: Why?\n\n“ask the”: Whom?");
  CHECK(story.asked<effect::SaveReplyDraft>().at(0).done);
  CHECK(story.model.notice->what == words::say(words::Word::review_kept_as_note));
  CHECK_FALSE(reply_draft(review, number));
  CHECK(reply_of(*chosen_exchange(review))->words == "Let us begin there.");
  story.tell(intent::WriteReply{});
  CHECK(review.reply.text == "Let us begin there.");
}

TEST_CASE("a correction that says what stands, or nothing, leaves no note when it is put away, and nothing is said of one") {
  auto story = reading(false, replied());
  story.tell(intent::WriteReply{});
  if (GENERATE(true, false)) {
    story.tell(intent::Edit{Field::review_reply, {0, "Let us begin there.", ""}});
    story.tell(intent::RemoveComment{0});
    REQUIRE(says_nothing(draft(story)));
  }
  story.tell(intent::TypeReply{false}).tell(intent::WriteReply{false});
  CHECK_FALSE(reply_draft(story.model.review, number));
  CHECK(chosen_exchange(story.model.review)->record.notes.empty());
  CHECK_FALSE(story.model.notice);
}

TEST_CASE("an earlier reply is read in place of the one that stands, and no more once one has left") {
  auto exchange = replied();
  auto second = first_reply();
  second.words = "Let us begin elsewhere.";
  second.made = {2026, 10, 14};
  add_reply(exchange, "2", second);
  auto story = reading(false, exchange);
  const auto& review = story.model.review;
  CHECK((reply_shown(review).stands && reply_shown(review).words->words == "Let us begin elsewhere."));
  const auto read = [&] {
    story.tell(intent::ReadReply{"1"});
    const auto shown = reply_shown(review);
    CHECK((!shown.stands && shown.earlier && shown.words->words == "Let us begin there."));
  };
  read();
  story.tell(intent::ReadReply{});
  CHECK(reply_shown(review).stands);
  read();
  story.press({.key = Key::escape});
  CHECK(reply_shown(review).stands);
  CHECK(story.model.screen == Screen::exchange);
  read();
  story.tell(intent::ShowAgreement{}).tell(intent::Back{});
  CHECK(story.model.screen == Screen::exchange);
  CHECK(reply_shown(review).stands);
  read();
  story.tell(intent::ShowReview{}).tell(intent::ShowExchange{number});
  CHECK(reply_shown(review).stands);
  read();
  story.tell(intent::WriteReply{});
  CHECK(review.reply.text == "Let us begin elsewhere.");  // what stands is corrected
  story.tell(intent::ReadReply{"1"}).tell(intent::TypeReply{false});
  CHECK(reply_shown(review).stands);
}

TEST_CASE("beside a reply that came in a file one from paper stands, and another is typed in, gone on with, and kept") {
  auto exchange = replied(true, true);
  auto sealed = first_reply();
  sealed.words = "Sealed.";
  add_reply(exchange, "0", sealed, false);
  auto story = reading(true, exchange);
  const auto& review = story.model.review;
  CHECK(reply_shown(review).words->words == "Sealed.");
  story.tell(intent::ReadReply{"1"});
  CHECK((reply_shown(review).page->typed && reply_shown(review).earlier));
  CHECK(reply_shown(review).words->comments.size() == 1);
  story.tell(intent::TypeReply{});
  REQUIRE(may_reply(review));
  CHECK(review.reply.text.empty());
  story.type("From paper.", Field::review_reply).type(" and Jo", Field::review_reply_name).tell(intent::TypeReply{false});
  CHECK(reply_shown(review).words->words == "Sealed.");
  story.tell(intent::WriteReply{});
  CHECK(review.reply.text == "From paper.");
  story.tell(intent::MakeReply{ReplyForm::typed});
  made(story, "3", {});
  CHECK(reply_shown(review).words->words == "Sealed.");
  CHECK_FALSE(reply_draft(review, number));
  story.tell(intent::ReadReply{"3"});
  CHECK((!reply_shown(review).stands && !reply_shown(review).earlier));
  CHECK(reply_shown(review).words->name == "R. and Jo");
}

TEST_CASE("what was typed in from paper beside a reply that came is put away with whose it was to be") {
  auto exchange = tests::a_shared_exchange(true);
  add_reply(exchange, "1", first_reply(), false);
  auto story = reading(true, exchange);
  story.tell(intent::TypeReply{}).type("From paper.", Field::review_reply).type(" and Jo", Field::review_reply_name);
  story.tell(intent::TypeReply{false}).tell(intent::WriteReply{false});
  const auto notes = chosen_exchange(story.model.review)->record.notes;
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].words == "Whose reply it is: R. and Jo\n\nFrom paper.");
  CHECK_FALSE(reply_draft(story.model.review, number));
}

TEST_CASE("where a file is stands on its own share only, though another was opened while it was made") {
  auto story = beside_another();
  const auto& review = story.model.review;
  story.tell(intent::AskToSaveAgain{PageKind::reply});
  story.tell(tests::page_comes(review)).tell(intent::SaveAgain{}).tell(intent::ShowExchange{another});
  story.tell(intent::SavedAgain{number, Review::Saved::reply, "once more.vignette-sealed"});
  CHECK_FALSE(review.busy);
  CHECK_FALSE(saved_here(review, Review::Saved::reply));
  story.tell(intent::ShowExchange{number});
  CHECK(saved_here(review, Review::Saved::reply));
  CHECK_FALSE(saved_here(review, Review::Saved::agreement));
  story.tell(intent::ShowExchange{another}).tell(intent::ShowExchange{number});
  CHECK_FALSE(saved_here(review, Review::Saved::reply));
}

TEST_CASE("what somebody else replied can't be corrected here; what was typed in of it can") {
  auto theirs = tests::a_shared_exchange(true);
  add_reply(theirs, "1", first_reply(), false);
  auto story = reading(true, theirs);
  story.tell(intent::WriteReply{});
  CHECK_FALSE(may_reply(story.model.review));
  CHECK_FALSE(reply_draft(story.model.review, number));
  auto typed = reading(true, replied(true, true));
  typed.tell(intent::WriteReply{});
  CHECK(may_reply(typed.model.review));
  CHECK(typed.model.review.reply_name.text == "K.");
  typed.type(" At ten.", Field::review_reply).tell(intent::MakeReply{ReplyForm::typed});
  made(typed, "2", {});
  CHECK(reply_of(*chosen_exchange(typed.model.review))->words == "Let us begin there. At ten.");
}

TEST_CASE("whose reply it is that came on paper is kept as it is typed, and comes back") {
  auto story = reading(true);
  story.tell(intent::TypeReply{}).type(" of the team", Field::review_reply_name);
  REQUIRE(story.asked<effect::SaveReplyDraft>().size() == 1);
  const auto kept = story.asked<effect::SaveReplyDraft>()[0].reply;
  CHECK(kept.name == "R. of the team");
  auto again = Story::begun();
  auto all = tests::reviews_with(tests::a_shared_exchange(true));
  all.replies.emplace_back(kept, portfolio::Instant{7});
  again.tell(intent::ShowReview{}).tell(intent::ReviewsRead{all}).tell(intent::ShowExchange{number}).tell(intent::TypeReply{});
  CHECK(again.model.review.reply_name.text == "R. of the team");
}

TEST_CASE("whose reply it is and one's own name on a card are two, though the reply is left for the card half typed") {
  auto story = reading(true);
  story.tell(intent::TypeReply{}).type("Let us meet", Field::review_reply).tell(intent::ShowReview{}).tell(intent::GiveCard{});
  CHECK(story.model.review.name.text == "K.");
  story.type(" Marsh", Field::review_name).tell(intent::GiveCard{false}).tell(intent::ShowExchange{number});
  story.type(" at ten", Field::review_reply);
  REQUIRE_FALSE(story.asked<effect::SaveReplyDraft>().empty());
  CHECK(story.asked<effect::SaveReplyDraft>().back().reply.name == "R.");
  CHECK(story.asked<effect::SaveReplyDraft>().back().reply.words == "Let us meet at ten");
}

TEST_CASE("a reply that was made is saved once more as it is, in another form; it is said where it went, and nowhere else") {
  auto story = reading(false, replied());
  const auto& review = story.model.review;
  story.tell(intent::SaveAgain{});
  CHECK(story.asked<effect::SaveAgain>().empty());
  story.tell(intent::AskToSaveAgain{PageKind::agreement});
  CHECK_FALSE(review.again);  // nothing was agreed
  story.tell(intent::AskToSaveAgain{PageKind::reply});
  story.tell(tests::page_comes(review)).tell(intent::SaveAgain{ReplyForm::sealed});
  REQUIRE(story.asked<effect::SaveAgain>().size() == 1);
  const auto asked = story.asked<effect::SaveAgain>()[0];
  CHECK(asked.kind == PageKind::reply);
  CHECK(asked.form == ReplyForm::sealed);
  CHECK(review.busy);
  story.tell(intent::SavedAgain{number, Review::Saved::reply, "once more.vignette-sealed"});
  CHECK_FALSE(review.busy);
  CHECK_FALSE(review.again);
  CHECK(review.saved == Review::Saved::reply);
  CHECK(review.saved_to == "once more.vignette-sealed");
  CHECK(chosen_exchange(review)->record.pages.size() == 2);  // the page is the one that was there
  CHECK(story.asked<effect::SaveExchange>().empty());
}

TEST_CASE("saving once more that is let go of, or refused, can be tried again") {
  auto story = reading(false, replied());
  story.tell(intent::AskToSaveAgain{PageKind::reply});
  story.tell(tests::page_comes(story.model.review)).tell(intent::SaveAgain{}).tell(intent::ReviewDropped{});
  story.tell(intent::SaveAgain{}).tell(intent::ReviewRefused{{.what = "this disk is full"}});
  CHECK(story.model.review.problem);
  story.tell(intent::SaveAgain{ReplyForm::pdf});
  CHECK(story.asked<effect::SaveAgain>().size() == 1);
  story.tell(intent::ReviewDropped{}).tell(intent::AskToSaveAgain{});
  CHECK_FALSE(story.model.review.again);
}

TEST_CASE("how all of a share is to be saved is chosen alone, left with Escape, and not chosen of the next share") {
  auto story = beside_another();
  const auto& review = story.model.review;
  story.tell(intent::AskToSaveAgain{PageKind::reply});
  story.tell(tests::page_comes(review)).tell(intent::SaveAgain{});
  story.tell(intent::ReviewRefused{{.what = "this disk is full"}}).tell(intent::AskToSaveExchange{});
  CHECK(review.all);
  CHECK_FALSE(review.again);
  CHECK_FALSE(review.problem);  // that was of the other
  story.tell(intent::AskToSaveAgain{PageKind::reply});
  CHECK_FALSE(review.all);
  CHECK(review.again);
  story.tell(intent::AskToSaveExchange{}).press({.key = Key::escape});
  CHECK_FALSE(review.all);
  CHECK(story.model.screen == Screen::exchange);
  story.tell(intent::AskToSaveExchange{}).tell(intent::ShowExchange{another});
  CHECK_FALSE(review.all);
}

TEST_CASE("a key card of somebody whose name reads the same takes the place of the old one") {
  auto story = reading();
  const std::string newer(128, 'b');
  auto& person = story.model.review.people.front().record;
  person.name = "Kit Marsh";
  story.tell(intent::CardGiven{{"kit  marsh ", "case manager", newer}, true}).tell(intent::ReplaceChanged{true});
  CHECK(find_person(story.model.review, tests::their_keys)->put_away);
}
