// An exchange as one keeps it: one fingerprint on both sides, whatever was taken out since; and one page of all of it, whose words are told
// apart.
#include "share/exchange.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <set>

#include "share/replying.hpp"
#include "share/sealing.hpp"
#include "share/telling.hpp"
#include "share/writers.hpp"
#include "share/writing.hpp"
#include "words/words.hpp"

using namespace vignette;
using portfolio::Exchange;
using portfolio::PageKind;
using words::say;
using words::Word;

namespace {

constexpr portfolio::Now now{{1'792'000'000'000}, 60};

portfolio::Page page(PageKind kind, const std::string& number, const std::string& body, portfolio::Day made, bool mine) {
  return {.kind = kind,
          .number = number,
          .mine = mine,
          .typed = false,
          .body = body,
          .digest = share::digest_of(body),
          .made = made,
          .kept = {},
          .taken_out = {}};
}

Exchange exchange(bool mine) {
  const std::string number(26, '7');
  return {.number = number,
          .mine = mine,
          .keys = std::string(128, 'a'),
          .name = mine ? "T." : "R.",
          .role = "",
          .pages = {page(PageKind::share, number, share::to_bytes(support::a_share()), {2026, 10, 14}, mine),
                    page(PageKind::reply, "R1", share::to_bytes(support::a_reply(number)), {2026, 10, 16}, !mine),
                    page(PageKind::agreement, "A1", share::to_bytes(support::an_agreement(number)), {2026, 10, 22}, mine)},
          .answers = {},
          .notes = {{"n1", now.instant, "I went, and asked."}},
          .both_have = portfolio::Day{2026, 10, 23},
          .keep_until = {}};
}

/// What is said of whose words a block is: the nearest label above it.
std::string owner_of(const share::Document& document, const std::string& text) {
  std::string owner;
  for (const auto& block : document.blocks) {
    if (block.kind == share::Block::Kind::label || block.kind == share::Block::Kind::heading) owner = block.text;
    if (block.kind != share::Block::Kind::label && block.text.find(text) != std::string::npos) return owner;
  }
  return "not there: " + text;
}

}  // namespace

TEST_CASE("both sides have one fingerprint, which stays when bodies are taken out for good") {
  auto hers = exchange(true);
  const auto theirs = exchange(false);
  const std::vector<std::string> bodies{hers.pages[0].body, hers.pages[1].body, hers.pages[2].body};
  const auto told = share::fingerprint(hers);
  CHECK(told == share::fingerprint(bodies));
  CHECK(told == share::fingerprint(theirs));
  for (auto& one : hers.pages) one.body.clear(), one.taken_out = now.instant;
  CHECK(told == share::fingerprint(hers));
  hers.pages.push_back(page(PageKind::reply, "R2", "another", {2026, 11, 1}, false));
  CHECK(told != share::fingerprint(hers));  // a correction is a page of its own
}

TEST_CASE("one page holds all that is kept, and says whose words they are") {
  for (const bool mine : {true, false}) {
    const auto one = exchange(mine);
    const auto document = share::exchange_page(one, now);
    const auto own = std::string(say(Word::exchange_own)), other = say(Word::exchange_theirs, fmt::arg("name", one.name));
    CHECK(owner_of(document, "When a child lives elsewhere") == (mine ? own : other));
    CHECK(owner_of(document, "Sam moved.") == say(Word::exchange_retold));
    CHECK(owner_of(document, "Who else knows?") == (mine ? other : own));
    CHECK(owner_of(document, "What would help?") == (mine ? other : own));
    CHECK(owner_of(document, "We want the telling agreed") == say(Word::exchange_together, fmt::arg("name", one.name)));
    CHECK(owner_of(document, "I went, and asked.") == say(Word::exchange_notes));
    for (const auto& text : {share::plain_text(document), share::as_markdown(document), share::html(document)})
      for (const auto& words : {std::string("lives elsewhere"), std::string("Who else knows?"), share::fingerprint(one)})
        CHECK(text.find(words) != std::string::npos);
    CHECK(std::ranges::count_if(document.blocks, [](const auto& block) { return block.level == 2; }) == 4);
  }
}

TEST_CASE("who shared and who replied, the day of the meeting and the page's own title stand on the page of all that is kept") {
  for (const bool mine : {true, false}) {
    auto one = exchange(mine);
    auto shared = support::a_share();
    shared.page.title = "Before the panel at Rowan House";
    shared.page.byline = "R., case manager. For 1 December 2026";
    one.pages[0].body = share::to_bytes(shared);
    const auto own = std::string(say(Word::exchange_own)), other = say(Word::exchange_theirs, fmt::arg("name", one.name));
    const auto document = share::exchange_page(one, now);
    for (const auto* said : {"R., case manager. For 1 December 2026", "Before the panel at Rowan House"})
      CHECK(owner_of(document, said) == (mine ? own : other));
    CHECK(owner_of(document, "T., supervisor") == (mine ? other : own));
    const auto text = share::plain_text(document);
    CHECK(text.find("case manager") == text.rfind("case manager"));
    // As a page of a part of everything, and where there is a name and no day.
    one.pages[0].body = share::to_bytes(support::a_share());
    share::Document part;
    share::append_exchange(part, one, {}, now);
    CHECK(owner_of(part, "R., case manager") == (mine ? own : other));
    CHECK(std::ranges::any_of(part.blocks, [](const auto& block) {
      return portfolio::written_by_people(block) && block.text.find("case manager") != std::string::npos;
    }));
  }
}

TEST_CASE("of what was taken out the page says so, and the fingerprint stands") {
  auto one = exchange(true);
  one.pages[0].body.clear();
  one.pages[0].taken_out = now.instant;
  const auto text = share::plain_text(share::exchange_page(one, now));
  CHECK(text.find("lives elsewhere") == std::string::npos);
  CHECK(text.find("Taken out for good on 14 October 2026.") != std::string::npos);
  CHECK(text.find(share::fingerprint(one)) != std::string::npos);
  CHECK(share::shared_in_words(one, 60) == "Taken out for good on 14 October 2026.");
  CHECK(share::shared_in_words(exchange(true), 60) == "What stands out?");
}

TEST_CASE("a line of what was agreed is told with who and when, as sentences") {
  using Kind = portfolio::AgreedLine::Kind;
  CHECK(share::agreed_in_words({Kind::action, "Ask one family.", "R.", "18 December"}, true) ==
        "Action: Ask one family. R., by 18 December");
  CHECK(share::agreed_in_words({Kind::support, "Half a day", "K.", ""}, false) == "Support: Half a day. K.");
  CHECK(share::agreed_in_words({Kind::supervisor, "Ring them?", "", "6 November"}, true) == "Supervisor: Ring them? by 6 November");
  CHECK(share::agreed_in_words({Kind::learning, "Ask first.", "", ""}, true) == "Learning: Ask first.");
  CHECK(share::agreed_in_words({Kind::supervisor, "Ring them.", "", ""}, false) == "Colleague: Ring them.");
  CHECK(owner_of(share::exchange_page(exchange(true), now), "Action: Ask one family. R., by 18 December") ==
        say(Word::exchange_together, fmt::arg("name", "T.")));
}

TEST_CASE("the number of a correction sorts after what it corrects, whoever made that") {
  portfolio::Exchange one;
  std::string before;
  for (int i = 0; i < 255; ++i) {
    const auto number = share::number_after(one, portfolio::PageKind::agreement);
    REQUIRE(number.size() == 26);
    REQUIRE(number > before);
    portfolio::add(one, {.kind = portfolio::PageKind::agreement, .number = number});
    before = number;
  }
  CHECK(share::number_after(one, portfolio::PageKind::reply) < before);
  portfolio::add(one, {.kind = portfolio::PageKind::agreement, .number = std::string(26, 'Z')});
  CHECK(share::number_after(one, portfolio::PageKind::agreement).size() == 26);  // nothing sorts after that one
}

TEST_CASE("everything one wrote has each exchange at its end, oldest first, as its own page has it; a part of it has none") {
  auto older = exchange(false), newer = exchange(true);
  older.pages[0].kept = {1'000};
  newer.pages[0].kept = {2'000};
  newer.pages[0].made = {2026, 10, 20};
  auto second = support::a_share();
  second.page.notes = {"A second note."};
  newer.pages[0].body = share::to_bytes(second);
  portfolio::Contents contents;
  contents.answers.push_back({.id = "a", .key = {"sam", "q1"}, .case_title = "Sam", .question_number = 1, .text = "My own words."});
  contents.exchanges = {newer, older};  // as they are read
  const portfolio::Leaving leaving(contents);
  const auto all = share::everything_written(leaving, {}, {}, now);
  const auto text = share::plain_text(all);
  const auto at = [&](const std::string& words) {
    INFO(words);
    const auto found = text.find(words);
    REQUIRE(found != std::string::npos);
    return found;
  };
  CHECK(at("My own words.") < at("Shared by R., 14 October 2026"));
  CHECK(at("Shared by R., 14 October 2026") < at("Shared with T., 20 October 2026"));
  // All that its page says is here, in the same order, and under the same names for whose it is.
  for (const auto& one : {older, newer}) {
    auto next = all.blocks.begin();
    for (const auto& block : share::exchange_page(one, now).blocks) {
      if (block.kind == share::Block::Kind::rule) continue;
      CAPTURE(block.text);
      next = std::find_if(next, all.blocks.end(), [&](const auto& other) { return other.text == block.text; });
      REQUIRE(next != all.blocks.end());
    }
  }
  CHECK(owner_of(all, "I went, and asked.") == say(Word::exchange_notes));
  CHECK(std::ranges::all_of(all.blocks, [](const auto& block) { return block.level <= 3; }));
  // Each note has one mark, and each mark its note.
  CHECK(all.notes.size() == support::a_share().page.notes.size() + 1);
  std::vector<int> marks;
  for (const auto& block : all.blocks)
    if (block.note > 0) marks.push_back(block.note);
  CHECK(std::ranges::adjacent_find(marks, std::ranges::greater_equal()) == marks.end());
  for (const int mark : marks) CHECK(mark <= static_cast<int>(all.notes.size()));
  for (const auto& choice : {share::Choice{.case_id = "sam", .since = {}}, share::Choice{.case_id = {}, .since = portfolio::Instant{0}},
                             share::Choice{.case_id = {}, .since = {}, .answers = std::set<portfolio::QuestionKey>{{"sam", "q1"}}}})
    CHECK(share::plain_text(share::everything_written(leaving, {}, choice, now)).find("Shared") == std::string::npos);
}

TEST_CASE(
    "what is unfinished is in everything one wrote, says that it is and that nobody was given it; not on the page that others ask for") {
  portfolio::Contents contents;
  auto one = exchange(false);
  one.pages.resize(1);
  contents.exchanges = {one};
  auto reply = support::a_reply(one.number);
  reply.words = "Could we begin there?";
  auto agreement = support::an_agreement(one.number);
  agreement.lines.front().words = "Ask them both.";
  contents.unfinished = {{one.number, PageKind::share, "Ring the school.", {1'791'900'000'000}},
                         {one.number, PageKind::reply, share::to_bytes(reply), {1'791'900'000'000}},
                         {one.number, PageKind::agreement, share::to_bytes(agreement), {1'791'900'000'000}},
                         {std::string(26, '9'), PageKind::reply, share::to_bytes(reply), {1}},
                         {std::string(portfolio::to_talk_about), PageKind::share, "Who rings his nan?", {1'791'900'000'000}},
                         {std::string(portfolio::meeting_on), PageKind::share, "22 October", {1'791'900'000'000}}};
  const auto document = share::everything_written(portfolio::Leaving(contents), {}, {}, now);
  const auto text = share::plain_text(document);
  const auto count = [&](std::string_view words) {
    std::size_t found = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++found;
    return found;
  };
  for (const auto* words : {"Ring the school.", "Could we begin there?", "Ask them both.", "Who rings his nan?", "22 October"}) {
    CAPTURE(words);
    CHECK(count(words) == 1);
  }
  CHECK(count("A reply that is not finished, last written in on 13 October 2026") == 1);
  CHECK(count("Nobody has been given this.") == 4);
  CHECK(text.find("Nobody has been given this.") < text.find("Could we begin there?"));
  const auto own = std::string(say(Word::exchange_own));
  CHECK(owner_of(document, "Could we begin there?") == own);
  CHECK(share::plain_text(share::exchange_page(one, now)).find("Could we begin there?") == std::string::npos);
  const share::Choice a_case{.case_id = "sam", .since = {}};
  CHECK(share::plain_text(share::everything_written(portfolio::Leaving(contents), {}, a_case, now)).find("Who rings") == std::string::npos);
  // Begun, and nothing in it yet.
  contents.unfinished = {{one.number, PageKind::reply, share::to_bytes(portfolio::Reply{.about = one.number}), {1}},
                         {one.number, PageKind::agreement, share::to_bytes(portfolio::Agreement{.about = one.number}), {1}},
                         {std::string(portfolio::to_talk_about), PageKind::share, " \n", {1}}};
  const auto none = share::plain_text(share::everything_written(portfolio::Leaving(contents), {}, {}, now));
  CHECK(none.find("not finished") == std::string::npos);
}

TEST_CASE("of a supervisor who wrote nothing else everything is what they commented and replied") {
  portfolio::Contents contents;
  contents.exchanges = {exchange(false)};
  const auto text = share::plain_text(share::everything_written(portfolio::Leaving(contents), {}, {}, now));
  CHECK(text.find("Who else knows?") != std::string::npos);
  CHECK(text.find(say(Word::export_nothing)) == std::string::npos);
}
