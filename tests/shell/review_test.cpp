// Review with real files: two people, each with keys of their own; a card, a
// share, comments that outlive the program, the reply.
#include "app/review.hpp"
#include "share/file.hpp"
#include "share/qr.hpp"
#include "share/shared.hpp"
#include "shell/dialog.hpp"
#include "shell/running.hpp"

using namespace vignette;
namespace intent = app::intent;
using portfolio::Block;
using support::Desk;
using support::Dialog;
using support::Running;

namespace {

/// The other one: somebody with keys, and no window.
struct Learner {
  share::OwnKeys keys = *share::OwnKeys::make();

  static portfolio::Shared share_of(const std::string& words) {
    portfolio::Shared shared{.name = "R.", .role = "case manager"};
    shared.page = {.title = "Bring to supervision", .byline = "R., case manager", .language = "en-GB", .made = {2026, 10, 14}};
    shared.page.page_of = words::say(words::Word::document_page_of);
    shared.page.for_supervision = true;
    shared.page.blocks.push_back({.kind = Block::Kind::told, .text = "Sam, question 1. Written 12 October"});
    shared.page.blocks.push_back({.kind = Block::Kind::prose, .text = words});
    return shared;
  }
  void give_card(const std::filesystem::path& file) const { put(file, *share::write_card({"R.", "case manager", keys.open()})); }
  void give(const std::filesystem::path& file, const portfolio::Shared& shared, const share::PublicKeys& to) const {
    put(file, share::seal(shared, keys, to)->file.bytes);
  }
  /// What the file holds for the learner.
  std::expected<share::Opened, words::Problem> open(const std::filesystem::path& file, const share::PublicKeys& from) const {
    const share::Known known{.sender = [&](const share::PublicKeys& who) { return who == from; },
                             .opened_here = [](const share::PublicKeys&, const std::string&) { return false; }};
    return share::open_sealed(*share::read_given(file), keys, known, file.string());
  }
  static void put(const std::filesystem::path& file, const std::string& bytes) { REQUIRE(share::write_file(file, bytes)); }
};

bool idle(const app::Model& model) { return model.review.read && !model.review.busy; }

void show_review(Running& running) {
  running.until_open();
  running.apply(intent::ShowReview{});
  running.until(idle);
}

/// The supervisor's card, in a file.
share::PublicKeys give_own_card(Running& running, const Dialog& dialog, const std::filesystem::path& file) {
  dialog.chooses(file);
  running.apply(intent::GiveCard{});
  running.type("K.", app::Field::review_name);
  running.type("senior practitioner", app::Field::review_role);
  running.apply(intent::MakeCard{});
  running.until(idle);
  REQUIRE(running.model().review.saved_to == file.string());
  return share::read_card(*share::read_given(file), {})->keys;
}

void open_given(Running& running, const Dialog& dialog, const std::filesystem::path& file) {
  dialog.chooses(file);
  running.apply(intent::OpenGiven{});
  running.until(idle);
}

void read_six_words(Running& running) {
  running.until([](const app::Model& m) { return m.review.six_words.contains(m.review.person); });
  running.apply(intent::WordsRead{true});
}

const std::string said = "I would ask.\n\nThen I would listen.";

}  // namespace

TEST_CASE(
    "a card, six words, a share, comments after a restart, and a sealed "
    "reply that the other one opens") {
  const Desk desk;
  const Dialog dialog(desk);
  const Learner learner;
  const auto card = desk.scratch / "R.vignette-card", file = desk.scratch / "share.vignette-sealed",
             back = desk.scratch / "reply.vignette-sealed";
  share::PublicKeys own;
  {
    Running running(desk.options());
    show_review(running);
    own = give_own_card(running, dialog, desk.scratch / "K.vignette-card");
    learner.give_card(card);
    open_given(running, dialog, card);
    REQUIRE(running.model().review.people.size() == 1);
    CHECK(running.model().review.people[0].record.name == "R.");

    learner.give(file, Learner::share_of(said), own);
    open_given(running, dialog, file);
    REQUIRE(running.model().review.problem);  // the six words come first
    CHECK(running.model().review.exchanges.empty());
    read_six_words(running);
    const auto six = share::six_words(learner.keys.open(), own);
    CHECK(std::ranges::equal(running.model().review.six_words.begin()->second, six));

    open_given(running, dialog, file);
    REQUIRE_FALSE(running.model().review.problem);
    REQUIRE(running.model().screen == app::Screen::exchange);
    running.apply(intent::CommentOn{portfolio::Comment::Kind::comment, 1, 2, 12});
    running.type("Whom, first?", app::Field::review_comment);
    running.type("Shall we begin there? ", app::Field::review_reply);
    running.until_saved();
  }
  Running running(desk.options());
  show_review(running);
  const auto& review = running.model().review;
  REQUIRE(review.exchanges.size() == 1);
  running.apply(intent::ShowExchange{review.exchanges[0].record.number});
  CHECK(review.reply.text == "Shall we begin there? ");
  running.type("At ten.", app::Field::review_reply);
  dialog.chooses(back);
  running.apply(intent::MakeReply{});
  running.until(idle);
  REQUIRE_FALSE(review.problem);
  CHECK_FALSE(app::may_reply(review));
  running.until_saved();

  const auto opened = learner.open(back, own);
  REQUIRE(opened);
  const auto shared = Learner::share_of(said);
  const auto reply = share::reply_of(opened->body, &shared, {});
  REQUIRE(reply);
  CHECK(reply->words == "Shall we begin there? At ten.");
  REQUIRE(reply->comments.size() == 1);
  CHECK(reply->comments[0].quote == "would ask.");
  CHECK(reply->comments[0].words == "Whom, first?");
  CHECK(reply->name == "K.");
  CHECK(reply->about == review.exchanges[0].record.number);
}

TEST_CASE(
    "what comes a second time, from somebody unknown, or is no file of "
    "ours is refused, and nothing is added") {
  const Desk desk;
  const Dialog dialog(desk);
  const Learner learner, stranger;
  const auto card = desk.scratch / "R.vignette-card", file = desk.scratch / "share.vignette-sealed";
  std::string number;
  {
    Running running(desk.options());
    show_review(running);
    const auto own = give_own_card(running, dialog, desk.scratch / "K.vignette-card");
    learner.give_card(card);
    open_given(running, dialog, card);
    read_six_words(running);
    learner.give(file, Learner::share_of(said), own);
    open_given(running, dialog, file);
    number = running.model().review.chosen;
    REQUIRE_FALSE(number.empty());
    running.until_saved();
    Learner::put(desk.scratch / "again", *share::read_given(file));
    stranger.give(desk.scratch / "strange", Learner::share_of(said), own);
    Learner::put(desk.scratch / "letter.txt", "Dear K.");
    for (const char* name : {"again", "strange", "letter.txt", "K.vignette-card", "not there"}) {
      open_given(running, dialog, desk.scratch / name);
      INFO(name);
      CHECK(running.model().review.problem);
    }
    CHECK(running.model().review.exchanges.size() == 1);
    running.until_saved();
  }
  Running running(desk.options());
  show_review(running);
  open_given(running, dialog, desk.scratch / "again");
  CHECK(running.model().review.problem);
  CHECK(running.model().review.exchanges.size() == 1);
}

TEST_CASE("a card that can't be made leaves nothing to be kept; one for the screen goes into no file, and its picture holds all of it") {
  const Desk desk;
  Running running(desk.options());
  show_review(running);
  running.apply(intent::GiveCard{});
  running.type(std::string(500, 'K'), app::Field::review_name);
  running.apply(intent::MakeCard{app::CardForm::screen});
  running.until(idle);
  CHECK(running.model().review.problem);
  CHECK_FALSE(running.model().review.own);
  CHECK(running.model().saving.handed_over == running.model().saving.kept);
  running.apply(intent::Edit{app::Field::review_name, {2, std::string(498, 'K'), {}}});
  running.apply(intent::MakeCard{app::CardForm::screen});
  running.until([](const app::Model& m) { return m.review.own.has_value() && m.saving.kept == m.saving.handed_over; });
  const auto& own = *running.model().review.own;
  CHECK(own.name == "KK");
  CHECK(running.model().review.saved_to.empty());
  const auto squares = share::qr_of(*share::write_card({own.name, own.role, *share::keys_of_hex(own.keys)}));
  REQUIRE(squares);
  CHECK(own.picture == app::Squares{squares->side, squares->dark});
  const auto people = (*store::Reader::open(desk.file()))->people();
  REQUIRE(people);
  REQUIRE(people->own);
  CHECK(share::hex(share::OwnKeys::from_hex(people->own->seed)->open()) == own.keys);
}

TEST_CASE("a card with another key stops, and replaces nothing until it was asked") {
  const Desk desk;
  const Dialog dialog(desk);
  const Learner learner, newer;
  Running running(desk.options());
  show_review(running);
  give_own_card(running, dialog, desk.scratch / "K.vignette-card");
  learner.give_card(desk.scratch / "one");
  newer.give_card(desk.scratch / "two");
  open_given(running, dialog, desk.scratch / "one");
  open_given(running, dialog, desk.scratch / "two");
  const auto& review = running.model().review;
  REQUIRE(review.changed);
  CHECK(review.people.size() == 1);
  running.apply(intent::ReplaceChanged{true});
  running.until_saved();
  const auto people = (*store::Reader::open(desk.file()))->people();
  REQUIRE(people);
  REQUIRE(people->people.size() == 2);
  CHECK(people->people[0].put_away);
  CHECK_FALSE(people->people[1].put_away);
}

TEST_CASE("a key that was replaced since: what was opened of it is told to be here, and nothing new is taken of it") {
  const Desk desk;
  const Dialog dialog(desk);
  const Learner learner, newer;
  Running running(desk.options());
  show_review(running);
  const auto own = give_own_card(running, dialog, desk.scratch / "K.vignette-card");
  learner.give_card(desk.scratch / "one");
  newer.give_card(desk.scratch / "two");
  open_given(running, dialog, desk.scratch / "one");
  read_six_words(running);
  learner.give(desk.scratch / "share", Learner::share_of(said), own);
  learner.give(desk.scratch / "later", Learner::share_of(std::string(said) + " Later."), own);
  open_given(running, dialog, desk.scratch / "share");
  open_given(running, dialog, desk.scratch / "two");
  running.apply(intent::ReplaceChanged{true});
  running.until_saved();
  const auto told = [&](const char* file) {
    open_given(running, dialog, desk.scratch / file);
    REQUIRE(running.model().review.problem);
    return running.model().review.problem->what;
  };
  CHECK(told("share") == words::say(words::Word::sealed_replayed));
  CHECK(told("later") == words::say(words::Word::sealed_unknown));
  CHECK(running.model().review.exchanges.size() == 1);
}

TEST_CASE(
    "a reply as a page is a file that anybody opens, and is frozen like "
    "a sealed one") {
  const Desk desk;
  const Dialog dialog(desk);
  const Learner learner;
  Running running(desk.options());
  show_review(running);
  const auto own = give_own_card(running, dialog, desk.scratch / "K.vignette-card");
  learner.give_card(desk.scratch / "card");
  open_given(running, dialog, desk.scratch / "card");
  read_six_words(running);
  learner.give(desk.scratch / "share", Learner::share_of(said), own);
  open_given(running, dialog, desk.scratch / "share");
  running.apply(intent::CommentOn{portfolio::Comment::Kind::talk, 1, 0, 12});
  const auto page = desk.scratch / "reply.docx";
  dialog.chooses(page);
  running.apply(intent::MakeReply{app::ReplyForm::docx});
  running.until(idle);
  REQUIRE_FALSE(running.model().review.problem);
  CHECK(support::bytes_of(page).starts_with("PK"));
  running.until([](const app::Model& m) { return !m.review.exchanges[0].fingerprint.empty(); });
  const auto& record = running.model().review.exchanges[0].record;
  REQUIRE(record.pages.size() == 2);
  CHECK(record.pages[1].number.size() == 26);
  CHECK(record.pages[1].digest.size() == 64);
  const std::vector<std::string> bodies{record.pages[0].body, record.pages[1].body};
  CHECK(running.model().review.exchanges[0].fingerprint == share::fingerprint(bodies));
}

TEST_CASE(
    "behind the lock nothing of it is left, and it is read again from "
    "the file") {
  const Desk desk(Desk::Portfolio::none);
  const Dialog dialog(desk);
  const Learner learner;
  Running running(desk.options());
  running.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
  running.open();
  support::protect_with(running, "plum ladder quiet engine");
  show_review(running);
  give_own_card(running, dialog, desk.scratch / "K.vignette-card");
  learner.give_card(desk.scratch / "card");
  open_given(running, dialog, desk.scratch / "card");
  running.until_saved();
  running.apply(intent::Lock{});
  CHECK(running.model().review.people.empty());
  CHECK_FALSE(running.model().review.own);
  support::unlock_with(running, "plum ladder quiet engine");
  running.until(idle);
  CHECK(running.model().review.people.size() == 1);
  CHECK(running.model().review.own);
}

TEST_CASE("taken out for good, a file that was opened says so, and what is shared again with the same words is opened") {
  const Desk desk;
  const Dialog dialog(desk);
  const Learner learner;
  const auto file = desk.scratch / "share", again = desk.scratch / "again";
  Running running(desk.options());
  show_review(running);
  const auto own = give_own_card(running, dialog, desk.scratch / "K.vignette-card");
  learner.give_card(desk.scratch / "card");
  open_given(running, dialog, desk.scratch / "card");
  read_six_words(running);
  const auto give = [&](const std::filesystem::path& to, const std::string& chance) {
    Learner::put(to, share::seal(Learner::share_of(said), learner.keys, own, chance)->file.bytes);
  };
  give(file, "one");
  open_given(running, dialog, file);
  REQUIRE(running.model().review.exchanges.size() == 1);
  running.until_saved();
  open_given(running, dialog, file);
  REQUIRE(running.model().review.problem);
  CHECK(running.model().review.problem->what == words::say(words::Word::sealed_replayed));  // it is there, to be read
  running.apply(
      intent::AskTakeOut{.what = portfolio::TakenOut::What::exchange, .exchange = running.model().review.exchanges[0].record.number});
  running.until([](const app::Model& m) { return m.taking_out.reach.has_value(); });
  running.apply(intent::TakeOutForGood{});
  running.until([](const app::Model& m) { return m.taking_out.done; });
  show_review(running);
  REQUIRE(running.model().review.exchanges.empty());
  open_given(running, dialog, file);
  REQUIRE(running.model().review.problem);
  CHECK(running.model().review.problem->what == words::say(words::Word::review_taken_out_before));
  CHECK(running.model().review.problem->mend == words::say(words::Word::review_taken_out_before_mend));
  CHECK(running.model().review.exchanges.empty());
  give(again, "two");
  open_given(running, dialog, again);
  CHECK_FALSE(running.model().review.problem);
  CHECK(running.model().review.exchanges.size() == 1);
}
