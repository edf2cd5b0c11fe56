// A workshop as bytes, to be gone on with after a crash: everything but whose is whose.
#include "workshop/journal.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>

#include "a_workshop.hpp"
#include "workshop/told.hpp"

using namespace vignette::workshop;
using testing::at_first_question;
using testing::token;
using testing::with_answers;

namespace {

const Setting setting{
    .case_id = "sam", .title = "Sam", .address = "192.168.0.24", .port = 7420, .minutes = 60, .paper = true, .phones = true};

Workshop again(const Workshop& all) {
  auto read = from_journal(as_journal(setting, all));
  REQUIRE(read);
  CHECK(read->setting == setting);
  return std::move(read->workshop);
}

/// All that can be seen of one.
void check_same(const Workshop& one, const Workshop& other) {
  CHECK(one.plan() == other.plan());
  CHECK(one.at() == other.at());
  CHECK(one.phase() == other.phase());
  CHECK(one.in() == other.in());
  CHECK(one.passed() == other.passed());
  CHECK(one.cards() == other.cards());
  CHECK(one.groups() == other.groups());
  CHECK(one.held() == other.held());
  CHECK(one.kept() == other.kept());
  CHECK(one.keep() == other.keep());
  CHECK(one.promised() == other.promised());
  CHECK(one.settled() == other.settled());
  CHECK(one.manages() == other.manages());
  CHECK(one.count_hidden() == other.count_hidden());
  CHECK(one.present() == other.present());
  CHECK(one.commitments() == other.commitments());
  CHECK(told(one, "") == told(other, ""));
}

/// One in which everything was done, at a step of its first question.
Workshop everything(Phase phase) {
  auto all = Workshop(plan_for(60, testing::three_questions()), Keep::answers, true);
  REQUIRE(all.set_present(12));
  REQUIRE(all.commit("We ring first"));
  REQUIRE(all.give_minutes(6, 8));
  REQUIRE(all.put_step(6, 5));
  REQUIRE(all.give_parts(3, 5, 2));
  REQUIRE(all.ask_instead(4, own_question(all.plan(), "What would Sam say of it?", "en-GB")));
  REQUIRE(all.add_step(5, Step::Kind::question, own_question(all.plan(), "A oes rhywbeth arall?", "cy")));
  all.hide_count(true);
  while (!all.phase()) REQUIRE(all.next());
  for (unsigned i = 0; i < 7; ++i) REQUIRE(all.send("stood-out", token(i + 1), "Answer " + std::to_string(i), "cy", 7'919ULL * (i + 1)));
  REQUIRE(all.pass("stood-out", token(20)));
  REQUIRE(all.type("Ŵy\nand more", "en-GB", 3));
  REQUIRE(all.type_pass());
  REQUIRE(all.settle(Keep::titles));
  if (phase == Phase::writing) return all;
  REQUIRE(all.close());
  REQUIRE(all.make_group("Tell them"));
  const auto cards = all.cards();
  REQUIRE(all.move_card(cards[0].id, 1));
  REQUIRE(all.hold(cards[1].id, Reason::same));
  if (phase == Phase::shown) REQUIRE(all.reveal());
  if (phase == Phase::talked) REQUIRE(all.talk());
  return all;
}

}  // namespace

TEST_CASE("a workshop is gone on with as it stood, at whatever step it stopped") {
  const auto phase = GENERATE(Phase::writing, Phase::looking, Phase::shown, Phase::talked);
  auto all = everything(phase);
  auto read = again(all);
  check_same(all, read);
  // And it goes on in the same way.
  for (auto* one : {&all, &read}) {
    if (phase == Phase::writing) REQUIRE(one->close());
    if (phase <= Phase::looking) REQUIRE(one->reveal());
    REQUIRE(one->next());
  }
  check_same(all, read);
}

TEST_CASE("before the first question and after the last a workshop is gone on with as well") {
  Workshop all(plan_for(45, testing::three_questions()));
  check_same(all, again(all));
  REQUIRE(all.set_present(5));
  while (all.step().kind != Step::Kind::close) {
    REQUIRE(all.skip());
    check_same(all, again(all));
  }
}

TEST_CASE("whose card is whose is in no journal: no token is, and a phone that comes back has none") {
  const auto all = everything(Phase::looking);
  const auto bytes = as_journal(setting, all);
  for (unsigned i = 1; i <= 20; ++i) CHECK(bytes.find(token(i)) == std::string::npos);
  const auto read = again(all);
  CHECK(read.mine("stood-out", token(1)) == Mine());
}

TEST_CASE("after a crash a phone has its own card again by the id it was told and the words it sent") {
  auto before = with_answers(3);
  const auto id = before.mine("stood-out", token(2)).card;
  CHECK(id.size() == 6);
  auto read = again(before);
  read.claim("stood-out", token(2), id, "Answer 1");
  CHECK(read.mine("stood-out", token(2)) == Mine{.state = Mine::State::in, .card = id});
  CHECK(read.in() == 3);
  // Sent once more it is in once, and it can be changed.
  REQUIRE(read.send("stood-out", token(2), "Answer 1", "en-GB", 99));
  REQUIRE(read.send("stood-out", token(2), "Another word", "en-GB", 101));
  CHECK(read.in() == 3);
}

TEST_CASE("after a crash nobody has another's card: neither by the same words, nor by an id, nor twice") {
  auto before = with_answers(3);
  const auto id = before.mine("stood-out", token(2)).card;
  auto read = again(before);
  // Somebody else writes the very words that lie there.
  REQUIRE(read.send("stood-out", token(9), "Answer 1", "en-GB", 100));
  CHECK(read.in() == 4);
  REQUIRE(read.send("stood-out", token(9), "Something else", "en-GB", 101));
  CHECK(read.in() == 4);
  read.claim("stood-out", token(10), id, "Answer 2");
  read.claim("stood-out", token(10), "zzzzzz", "Answer 1");
  read.claim("other", token(10), id, "Answer 1");
  read.claim("stood-out", "short", id, "Answer 1");
  CHECK(read.mine("stood-out", token(10)) == Mine());
  read.claim("stood-out", token(2), id, "Answer 1");
  read.claim("stood-out", token(11), id, "Answer 1");
  CHECK(read.mine("stood-out", token(11)) == Mine());
  // What a phone has in now it keeps, whatever else it says it had.
  read.claim("stood-out", token(9), id, "Answer 1");
  REQUIRE(read.close());
  std::vector<std::string> texts;
  for (const auto& card : read.cards()) texts.push_back(card.text);
  std::ranges::sort(texts);
  CHECK(texts == std::vector<std::string>{"Answer 0", "Answer 1", "Answer 2", "Something else"});
}

TEST_CASE("a phone that passed before a crash can write after all, and is counted once") {
  auto before = with_answers(2);
  REQUIRE(before.pass("stood-out", token(20)));
  auto read = again(before);
  read.claim("stood-out", token(20), claims_a_pass, "");
  CHECK(read.mine("stood-out", token(20)).state == Mine::State::passed);
  read.claim("stood-out", token(21), claims_a_pass, "");  // nobody else passed
  CHECK(read.mine("stood-out", token(21)) == Mine());
  CHECK(read.in() == 3);
  REQUIRE(read.send("stood-out", token(20), "After all", "en-GB", 5));
  CHECK(read.in() == 3);
}

TEST_CASE("a card held back before a crash tells its own phone why, and once the answers are shown nobody's is anybody's") {
  auto before = with_answers(6);
  const auto id = before.mine("stood-out", token(3)).card;
  REQUIRE(before.close());
  REQUIRE(before.hold(id, Reason::hurt));
  auto read = again(before);
  read.claim("stood-out", token(3), id, "Answer 2");
  CHECK(read.mine("stood-out", token(3)).why == Reason::hurt);
  REQUIRE(read.send("stood-out", token(3), "Said otherwise", "en-GB", 7));
  REQUIRE(read.reveal());
  auto shown = again(read);
  shown.claim("stood-out", token(3), id, "Said otherwise");
  CHECK(shown.mine("stood-out", token(3)) == Mine());
}

TEST_CASE("as long as the program goes on there is nothing to claim") {
  auto all = with_answers(3);
  const auto id = all.mine("stood-out", token(2)).card;
  all.claim("stood-out", token(9), id, "Answer 1");
  CHECK(all.mine("stood-out", token(9)) == Mine());
}

TEST_CASE("bytes that are no journal, or not all of one, are refused") {
  const auto bytes = as_journal(setting, everything(Phase::looking));
  CHECK_FALSE(from_journal(""));
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(from_journal(std::string_view(bytes).substr(0, size)));
  CHECK_FALSE(from_journal(bytes + " "));
  // Whatever single byte is another, it is read as a workshop or refused, and nothing else happens.
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    auto other = bytes;
    other[at] = static_cast<char>(other[at] ^ 0x81);
    if (const auto read = from_journal(other)) CHECK(read->workshop.at() < read->workshop.plan().steps.size());
  }
}
