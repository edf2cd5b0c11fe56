// Review: who is known, what was given, and the reply while it is written; what of it is kept, held behind the lock and brought back.
#include "app/review.hpp"

#include <catch2/catch_test_macros.hpp>

#include "app/turn.hpp"
#include "support/a_share.hpp"
#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;
using portfolio::Comment;

namespace {

const std::string newer(128, 'b');
const auto &number = tests::share_number, &theirs = tests::their_keys;
constexpr std::size_t prose = tests::first_prose;

portfolio::Shared small_share() { return tests::a_share(2, "I would ask.\n\nThen I would listen."); }

/// A supervisor whose card is there, and who knows R.
Story acquainted() {
  auto story = Story::begun();
  story.tell(intent::ShowReview{});
  ReviewsRead all;
  all.own = Card{"K.", "senior practitioner", std::string(128, 'c')};
  all.people.push_back({.keys = theirs, .name = "R.", .role = "case manager", .met = {5}, .words_read = portfolio::Instant{6}});
  story.tell(intent::ReviewsRead{all});
  return story;
}

Story reading() {
  auto story = acquainted();
  story.tell(intent::GivenOpened{tests::a_shared_exchange(false, small_share())});
  return story;
}

const portfolio::Reply& draft(const Story& story) { return reply_draft(story.model.review, number)->record; }

Story& comment(Story& story, std::size_t begin, std::size_t end, std::string_view words, Comment::Kind kind = Comment::Kind::comment) {
  story.tell(intent::CommentOn{kind, prose, begin, end});
  if (!words.empty()) story.type(words, Field::review_comment).tell(intent::KeepComment{});
  return story;
}

}  // namespace

TEST_CASE("what a share is made of: the lines to talk about come first and are no answer") {
  const auto shared = small_share();
  CHECK(talk_of(shared) == std::vector<std::string>{"Who tells whom?"});
  CHECK(answers_of(shared) == std::vector<SharedPart>{{3, 7}, {8, 12}});
}

TEST_CASE("Review is read once when it is shown, and once more from a portfolio that was opened anew") {
  auto story = Story::begun();
  story.tell(intent::ShowReview{});
  CHECK(story.model.screen == Screen::review);
  CHECK(story.asked<effect::ReadReviews>().size() == 1);
  story.tell(intent::ShowReview{});
  CHECK(story.asked<effect::ReadReviews>().empty());
  story.tell(intent::PortfolioOpened{});
  CHECK(story.asked<effect::ReadReviews>().size() == 1);
}

TEST_CASE("what was shared is known where one writes, although nothing else was looked at: who can read it is said there") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0});
  REQUIRE(story.model.screen == Screen::question);
  CHECK(story.asked<effect::ReadReviews>().size() == 1);
  story.tell(intent::OpenQuestion{"sam", 1});
  CHECK(story.asked<effect::ReadReviews>().empty());
}

TEST_CASE("a card that was given is added, and its six words are asked for; they are read, or it stops") {
  auto story = acquainted();
  story.tell(intent::OpenGiven{});
  CHECK(story.asked<effect::OpenGiven>().size() == 1);
  story.tell(intent::CardGiven{{"T.", "student", newer}});
  REQUIRE(story.asked<effect::SavePerson>().size() == 1);
  CHECK(story.asked<effect::FindSixWords>()[0].keys == newer);
  story.tell(intent::WordsRead{true});
  CHECK(story.asked<effect::SavePerson>().empty());  // they are not known yet
  story.tell(intent::SixWordsFound{newer, {"lantern", "copper", "meadow", "seven", "willow", "button"}});
  story.tell(intent::WordsRead{false});
  CHECK(story.model.review.words_differ);
  CHECK_FALSE(find_person(story.model.review, newer)->words_read);
  story.tell(intent::WordsRead{true});
  CHECK(find_person(story.model.review, newer)->words_read);
}

TEST_CASE("somebody's other key stops, and takes the old one's place only once they have said so") {
  auto story = acquainted();
  story.tell(intent::CardGiven{{"R.", "case manager", newer}, true});
  CHECK(story.ever_asked<effect::SavePerson>().empty());
  CHECK_FALSE(find_person(story.model.review, newer));
  story.tell(intent::ReplaceChanged{false});
  CHECK_FALSE(find_person(story.model.review, newer));
  story.tell(intent::CardGiven{{"R.", "case manager", newer}, true}).tell(intent::ReplaceChanged{true});
  CHECK(find_person(story.model.review, theirs)->put_away);
  REQUIRE(find_person(story.model.review, newer));
  CHECK_FALSE(find_person(story.model.review, newer)->words_read);
}

TEST_CASE("without a key card of one's own nothing can be opened: it is said, and made first") {
  auto story = Story::begun();
  story.tell(intent::ShowReview{}).tell(intent::ReviewsRead{});
  story.tell(intent::OpenGiven{});
  CHECK(story.asked<effect::OpenGiven>().empty());
  CHECK(story.model.review.problem);
  CHECK(story.model.review.giving_card);
  story.tell(intent::MakeCard{});
  CHECK(story.asked<effect::MakeCard>().empty());
  story.type("K.", Field::review_name).tell(intent::MakeCard{});
  REQUIRE(story.asked<effect::MakeCard>().size() == 1);
  story.tell(intent::CardMade{{"K.", {}, newer}, "K.vignette-card"});
  CHECK(story.model.review.own->name == "K.");
  CHECK_FALSE(story.model.review.giving_card);
}

TEST_CASE("a card is numbered among what is kept only when it can be: one that was refused leaves nothing to wait for") {
  auto story = acquainted();
  const auto begun = story.model.saving.handed_over;
  story.tell(intent::GiveCard{}).type("ay", Field::review_name).tell(intent::MakeCard{});
  story.tell(intent::ReviewRefused{{.what = "no chance here"}});
  CHECK(story.model.saving.handed_over == begun);
  story.tell(intent::MakeCard{}).tell(intent::CardReady{});
  REQUIRE(story.asked<effect::KeepCard>().size() == 1);
  CHECK(story.asked<effect::KeepCard>()[0].number == begun + 1);
  story.tell(intent::CardMade{{"K.ay", "senior practitioner", newer}, {}});
  CHECK(story.model.review.giving_card);  // it went into no file: it may still
  story.model.vault.busy = true;          // the file is being protected, or changes its place
  story.tell(intent::MakeCard{}).tell(intent::CardReady{});
  REQUIRE(story.asked<effect::KeepCard>().size() == 1);
  CHECK(story.asked<effect::KeepCard>()[0].number == 0);
  CHECK(story.model.review.problem);
  CHECK_FALSE(story.model.review.busy);
  CHECK(story.model.saving.handed_over == begun + 1);
}

TEST_CASE("a card that is ready only behind the lock is kept and handed out no more") {
  auto story = acquainted();
  story.model.vault.is_protected = true;
  story.tell(intent::GiveCard{}).tell(intent::MakeCard{}).tell(intent::Lock{}).tell(intent::CardReady{});
  REQUIRE(story.asked<effect::KeepCard>().size() == 1);
  CHECK(story.asked<effect::KeepCard>()[0].number == 0);
  CHECK_FALSE(story.model.review.problem);
}

TEST_CASE("a share that was given is kept and shown") {
  const auto story = reading();
  CHECK(story.model.screen == Screen::exchange);
  REQUIRE(story.ever_asked<effect::SaveExchange>().size() == 1);
  CHECK(story.ever_asked<effect::SaveExchange>()[0].save.exchange.pages[0].body == "bytes");
  CHECK(may_reply(story.model.review));
}

TEST_CASE("every letter of a comment and of the reply is kept as it is typed, each comment with the words it is about") {
  auto story = reading();
  story.tell(intent::CommentOn{Comment::Kind::comment, prose, 2, 12});
  CHECK(story.asked<effect::SaveReplyDraft>().empty());  // nothing is said yet
  story.type("W", Field::review_comment);
  REQUIRE(story.asked<effect::SaveReplyDraft>().size() == 1);
  const auto kept = story.asked<effect::SaveReplyDraft>()[0].reply.comments.at(0);
  CHECK(kept.words == "W");
  CHECK(kept.quote == "would ask.");
  CHECK(kept.begin == 2);
  CHECK(kept.end == 12);
  story.tell(intent::KeepComment{}).type("Let us", Field::review_reply);
  CHECK(story.asked<effect::SaveReplyDraft>().back().reply.words == "Let us");
  CHECK(draft(story).about == number);
}

TEST_CASE("comments stand in the order of their passages, are changed, discarded and brought back") {
  auto story = reading();
  comment(story, 14, 35, "Second.");
  comment(story, 0, 12, "First.", Comment::Kind::question);
  comment(story, 14, 20, {}, Comment::Kind::talk);
  REQUIRE(draft(story).comments.size() == 3);
  CHECK(draft(story).comments[0].words == "First.");
  CHECK(draft(story).comments[0].kind == Comment::Kind::question);
  CHECK(draft(story).comments[2].kind == Comment::Kind::talk);
  story.tell(intent::WriteComment{0}).type(" More.", Field::review_comment).tell(intent::KeepComment{});
  CHECK(draft(story).comments[0].words == "First. More.");
  story.tell(intent::RemoveComment{0});
  CHECK(draft(story).comments.size() == 2);
  story.tell(intent::BringCommentBack{});
  CHECK(draft(story).comments[0].words == "First. More.");
  story.tell(intent::CommentOn{Comment::Kind::comment, prose, 0, 3});
  CHECK(draft(story).comments.size() == 4);
  story.press({.key = Key::escape});  // without a word it goes
  CHECK(draft(story).comments.size() == 3);
}

TEST_CASE("a prompt puts its words into the comment, to be gone on with and undone") {
  auto story = reading();
  story.tell(intent::CommentOn{Comment::Kind::comment, prose, 0, 3}).type("So.", Field::review_comment);
  story.tell(intent::PutPrompt{words::Word::review_would_help});
  CHECK(draft(story).comments[0].words == "So. What would help?");
  story.tell(intent::Undo{Field::review_comment});
  CHECK(draft(story).comments[0].words == "So.");
}

TEST_CASE("a selection of blanks, of another block or beyond the text is no passage") {
  auto story = reading();
  for (const auto& wish : {intent::CommentOn{Comment::Kind::talk, prose, 12, 14}, intent::CommentOn{Comment::Kind::talk, 99, 0, 4},
                           intent::CommentOn{Comment::Kind::talk, prose, 90, 95}})
    story.tell(wish);
  CHECK_FALSE(reply_draft(story.model.review, number));
  story.tell(intent::CommentOn{Comment::Kind::talk, prose, 0, 900});
  CHECK(draft(story).comments.at(0).quote == small_share().page.blocks[prose].text);
}

TEST_CASE("an empty reply is not made; one that is made is frozen, and its draft goes") {
  auto story = reading();
  story.tell(intent::AskForReply{}).tell(intent::MakeReply{});
  CHECK(story.asked<effect::MakeReply>().empty());
  CHECK(story.model.review.problem);
  story.type("Let us begin there.", Field::review_reply);
  story.tell(tests::page_comes(story.model.review)).tell(intent::MakeReply{});
  REQUIRE(story.asked<effect::MakeReply>().size() == 1);
  const auto asked = story.asked<effect::MakeReply>()[0];
  CHECK(asked.reply.name == "K.");
  CHECK(asked.reply.role == "senior practitioner");
  story.tell(intent::Edit{Field::review_reply, {0, "", "Too late."}});  // while it is being made it stays as it is
  CHECK(draft(story).words == "Let us begin there.");
  auto made = asked.exchange;
  made.record.pages.push_back({.kind = portfolio::PageKind::reply, .number = "R", .mine = true, .body = "reply"});
  made.read.push_back({.reply = asked.reply});
  story.tell(intent::ReplyMade{made, "reply.vignette-sealed"});
  CHECK_FALSE(may_reply(story.model.review));
  CHECK_FALSE(reply_draft(story.model.review, number));
  REQUIRE(story.asked<effect::SaveReplyDraft>().size() == 1);
  CHECK(story.asked<effect::SaveReplyDraft>()[0].done);
  story.tell(intent::Edit{Field::review_reply, {0, "", "Nothing."}});
  CHECK_FALSE(reply_draft(story.model.review, number));
}

TEST_CASE("who thinks better of where it goes writes on") {
  auto story = reading();
  story.type("One.", Field::review_reply).tell(intent::MakeReply{}).tell(intent::ReviewDropped{});
  story.type(" Two.", Field::review_reply);
  CHECK(draft(story).words == "One. Two.");
}

TEST_CASE("what was refused is said, and nothing is lost of what was written") {
  auto story = reading();
  story.type("One.", Field::review_reply).tell(intent::MakeReply{}).tell(intent::ReviewRefused{{.what = "this disk is full"}});
  CHECK(story.model.review.problem->what == "this disk is full");
  CHECK(draft(story).words == "One.");
  CHECK(may_reply(story.model.review));
}

TEST_CASE("what is only recorded elsewhere leaves a line, and its door leads back to the share") {
  auto story = reading();
  story.tell(intent::ChangeElsewhere{true}).tell(intent::ShowDoor{});
  CHECK(draft(story).elsewhere);
  CHECK(story.model.screen == Screen::acting_on);
  story.tell(intent::Back{});
  CHECK(story.model.screen == Screen::exchange);
}

TEST_CASE("the lock takes all of it from the model; what was not kept comes back, and one is where one was") {
  auto story = reading();
  story.model.vault.is_protected = true;
  comment(story, 0, 3, "Why then?");
  story.tell(intent::Lock{});
  const auto locks = story.asked<effect::Lock>();
  REQUIRE(locks.size() == 1);
  REQUIRE(locks[0].held_reviews.replies.size() == 1);
  CHECK(locks[0].held_reviews.exchanges.size() == 1);
  const auto& review = story.model.review;
  CHECK((review.exchanges.empty() && review.people.empty() && review.replies.empty() && !review.own && review.reply.text.empty()));
  story.tell(intent::ReviewsRead{});  // on its way when it was locked
  CHECK_FALSE(review.read);
  story.tell(intent::PortfolioOpened{.held_reviews = locks[0].held_reviews});
  CHECK(story.model.screen == Screen::exchange);
  CHECK(review.chosen == number);
  CHECK(draft(story).comments.at(0).words == "Why then?");
  REQUIRE_FALSE(story.ever_asked<effect::SaveReplyDraft>().empty());
  CHECK(story.ever_asked<effect::SaveReplyDraft>().back().reply.comments.at(0).words == "Why then?");
}

TEST_CASE("what was kept is not held behind the lock") {
  auto story = reading();
  story.model.vault.is_protected = true;
  comment(story, 0, 3, "Why then?");
  story.tell(intent::Saved{story.model.saving.handed_over}).tell(intent::Lock{});
  CHECK(count(story.asked<effect::Lock>().at(0).held_reviews) == 0);
}

TEST_CASE("keys lead from answer to answer of a share, and back to the list") {
  auto story = reading();
  story.press({.key = Key::page_down, .alt = true});
  CHECK(story.model.review.answer == 1);
  story.press({.key = Key::page_down, .alt = true});
  CHECK(story.model.review.answer == 1);
  story.press({.key = Key::page_up, .alt = true});
  CHECK(story.model.review.answer == 0);
  story.press({.key = Key::escape});
  CHECK(story.model.screen == Screen::review);
  story.tell(intent::ShowShelf{}).press({.key = Key::n4, .ctrl = true});
  CHECK(story.model.screen == Screen::review);
}
