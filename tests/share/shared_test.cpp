// What sealed files hold: read as it was written, and refused where it is not as docs/sealed-file.md has it.
#include "share/shared.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "share/sealing.hpp"
#include "share/writing.hpp"
#include "support/random_portfolio.hpp"
#include "words/words.hpp"

using namespace vignette;
using nlohmann::json;
using words::Word;

namespace {

const std::string number = "0123456789ABCDEFGHJKMNPQRS";

template <typename T>
bool refused(const std::expected<T, words::Problem>& answer) {
  return !answer && answer.error().what == words::say(Word::sealed_odd) && answer.error().where == "file";
}

/// A body with one thing changed.
std::string with(const std::string& bytes, const std::string& at, const json& value) {
  auto body = json::parse(bytes);
  body[json::json_pointer(at)] = value;
  return body.dump();
}

}  // namespace

TEST_CASE("each kind goes through a sealed file and comes back whole") {
  const auto learner = support::keys_of('l'), supervisor = support::keys_of('s');
  const support::Knowing knowing{.people = {learner.open(), supervisor.open()}, .numbers = {}};
  const auto shared = support::a_share();
  const auto file = share::seal(shared, learner, supervisor.open());
  REQUIRE(file);
  const auto opened = share::open_sealed(file->file.bytes, supervisor, knowing.known(), "file");
  REQUIRE(opened);
  CHECK(opened->body == file->body);
  CHECK(share::shared_of(opened->body, "file") == shared);

  const auto reply = support::a_reply(opened->number);
  const auto back = share::seal(reply, shared, supervisor, learner.open());
  REQUIRE(back);
  const auto answered = share::open_sealed(back->file.bytes, learner, knowing.known(), "file");
  REQUIRE(answered);
  CHECK(answered->kind == portfolio::PageKind::reply);
  CHECK(share::reply_of(answered->body, &shared, "file") == reply);

  const auto agreement = support::an_agreement(opened->number);
  const auto agreed = share::seal(agreement, learner, supervisor.open());
  REQUIRE(agreed);
  const auto both = share::open_sealed(agreed->file.bytes, supervisor, knowing.known(), "file");
  REQUIRE(both);
  CHECK(both->kind == portfolio::PageKind::agreement);
  CHECK(share::agreement_of(both->body, "file") == agreement);

  const std::vector<std::string> hers{file->body, back->body, agreed->body}, theirs{opened->body, answered->body, both->body};
  CHECK(share::fingerprint(hers) == share::fingerprint(theirs));
}

TEST_CASE("what leaves in a sealed file is the page that was shown, text for text, and nothing that may not leave") {
  support::Portfolios portfolios(20'261'122);
  for (int i = 0; i < 300; ++i) {
    const portfolio::Leaving leaving(portfolios.next());
    const auto brought = share::brought(leaving, {});
    const share::Shared shared{"R.", "",
                               share::supervision_page(leaving, {}, {.answers = brought, .talk = {"Who?"}}, {{1'790'000'000'000}, 60})};
    const auto bytes = share::to_bytes(shared);
    CHECK(bytes.find(support::only_mine) == std::string::npos);
    CHECK(share::shared_of(bytes, "file") == shared);
    std::size_t texts = 0;
    for (const auto& block : shared.page.blocks) texts += block.text.size() + block.from.size();
    std::size_t held = 0;
    const auto body = json::parse(bytes);
    for (const auto& block : body["page"]["blocks"])
      held += block.value("text", std::string()).size() + block.value("from", std::string()).size();
    CHECK(held == texts);
  }
}

TEST_CASE("a share that is not as it should be is refused") {
  const auto whole = share::to_bytes(support::a_share());
  CHECK(share::shared_of(whole, "file"));
  const std::vector<std::pair<std::string, json>> changes{{"/form", "reply"},
                                                          {"/name", 3},
                                                          {"/name", ""},
                                                          {"/name", "two\nlines"},
                                                          {"/name", std::string(401, 'x')},
                                                          {"/more", "than there should be"},
                                                          {"/page", json::array()},
                                                          {"/page/made", "2026-13-01"},
                                                          {"/page/made", "2026-10-1"},
                                                          {"/page/made", "2026-02-31"},
                                                          {"/page/made", "2026-02-29"},
                                                          {"/page/title", json()},
                                                          {"/page/blocks", json::array()},
                                                          {"/page/blocks", "none"},
                                                          {"/page/notes", json::array()},
                                                          {"/page/blocks/0/level", 1},
                                                          {"/page/blocks/0/level", -1},
                                                          {"/page/blocks/1/number", 1e300},
                                                          {"/page/blocks/0/kind", "picture"},
                                                          {"/page/blocks/0/kind", 1},
                                                          {"/page/blocks/0/text", "two\nlines"},
                                                          {"/page/blocks/2/text", "over a rule"},
                                                          {"/page/blocks/4/note", 2},
                                                          {"/page/blocks/4/note", 0},
                                                          {"/page/blocks/5/note", 1},
                                                          {"/page/blocks/5/text", "bell \a"},
                                                          {"/page/blocks/5/colour", "red"},
                                                          {"/page/blocks/5", json::parse("[[[[[[[[]]]]]]]]")}};
  for (const auto& [at, value] : changes) {
    CAPTURE(at, value.dump());
    CHECK(refused(share::shared_of(with(whole, at, value), "file")));
  }
  for (const auto* other : {"", "{", "[]", "null", "3", "{\"form\":\"share\"}"}) CHECK(refused(share::shared_of(other, "file")));
  CHECK(refused(share::shared_of(std::string(100'000, '['), "file")));
  for (std::size_t size = 0; size < whole.size(); size += 7) CHECK(refused(share::shared_of(whole.substr(0, size), "file")));
}

TEST_CASE("a comment stands where it says it does, or the reply is refused") {
  const auto shared = support::a_share();
  const auto whole = share::to_bytes(support::a_reply(number));
  CHECK(share::reply_of(whole, &shared, "file"));
  const std::vector<std::pair<std::string, json>> changes{{"/comments/0/block", 4},   {"/comments/0/block", 600},
                                                          {"/comments/0/begin", 1},   {"/comments/0/begin", 5},
                                                          {"/comments/0/end", 1'000}, {"/comments/0/quote", "No."},
                                                          {"/comments/0/words", ""},  {"/comments/0/kind", "grade"},
                                                          {"/about", "4M7Q"},         {"/about", 4},
                                                          {"/elsewhere", false},      {"/approved", true}};
  for (const auto& [at, value] : changes) {
    CAPTURE(at, value.dump());
    CHECK(refused(share::reply_of(with(whole, at, value), &shared, "file")));
  }
  auto without = json::parse(whole);
  without["comments"][0].erase("words");  // only "let's talk about this" is said without words
  CHECK(refused(share::reply_of(without.dump(), &shared, "file")));
}

TEST_CASE("what was agreed has five lines at most") {
  auto agreement = support::an_agreement(number);
  agreement.lines.push_back({share::AgreedLine::Kind::action, "A fifth.", "", ""});
  CHECK(share::agreement_of(share::to_bytes(agreement), "file") == agreement);
  agreement.lines.push_back({share::AgreedLine::Kind::action, "A sixth.", "", ""});
  CHECK(refused(share::agreement_of(share::to_bytes(agreement), "file")));
  const auto learner = support::keys_of('l'), supervisor = support::keys_of('s');
  const auto answer = share::seal(agreement, learner, supervisor.open());
  REQUIRE_FALSE(answer);
  CHECK(answer.error().what == words::say(Word::sealed_not_sealable));
}
