// A page to bring to supervision, as a value: what is on it, in which order, and what never is.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "portfolio/again.hpp"
#include "share/shared.hpp"
#include "share/writers.hpp"
#include "share/writing.hpp"
#include "support/random_portfolio.hpp"

using namespace vignette;
using Kind = share::Block::Kind;

namespace {

constexpr portfolio::Instant afternoon{1'791'991'205'678};  // 2026-10-14T15:20:05Z
constexpr portfolio::Now now{{1'792'000'000'000}, 60};

portfolio::Answer answer(const std::string& case_id, int number, const std::string& text) {
  return {.id = case_id + std::to_string(number),
          .key = {case_id, "q" + std::to_string(number)},
          .case_title = "Then: " + case_id,
          .question_number = number,
          .wording = "What stands out in question " + std::to_string(number) + "?",
          .text = text,
          .created = afternoon,
          .updated = afternoon,
          .revisions = 3};
}

pack::Case sam() {
  pack::Case known;
  known.id = "sam";
  known.title = "Reviewing: Sam";
  known.subject.name = "Sam";
  known.basis = "published";
  known.source.body = "HM Inspectorate of Probation";
  known.attribution = "Contains public sector information.";
  known.reviewed = "2026-09-03";
  return known;
}

portfolio::Contents writing() {
  portfolio::Contents contents{
      .answers = {answer("sam", 2, "Second, and as it stands."), answer("sam", 1, "First."), answer("jo", 1, "Of Jo.")}, .places = {}};
  contents.cited = {{{"sam", "q2"}, {{"m1", "Sam moved.", "Case summary"}, {"m2", "They met.", ""}}},
                    {{"jo", "q1"}, {{"m3", "Jo stayed.", "Planning"}}}};
  portfolio::Mark mark{.id = "m1", .case_id = "sam", .at = {.quote = "Sam moved."}, .note = "A note of mine"};
  contents.marks = {mark};
  portfolio::Commitment promise{.id = "c", .from = {"sam", "q2"}, .title = "Sam", .will = "ask first"};
  promise.made = promise.changed = afternoon;
  contents.commitments = {promise};
  return contents;
}

std::vector<std::string> texts(const share::Document& page, Kind kind) {
  std::vector<std::string> found;
  for (const auto& block : page.blocks)
    if (block.kind == kind) found.push_back(block.text);
  return found;
}

share::Document page_of(const portfolio::Contents& contents, const share::Bringing& bringing) {
  return share::supervision_page(portfolio::Leaving(contents), {sam()}, bringing, now);
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("what to talk about comes first, then the answers chosen, in their order") {
  const auto page = page_of(writing(), {.answers = {{{"sam", "q2"}, {}, {}}, {{"sam", "q1"}, {}, {}}},
                                        .talk = {"One?", " ", "Two,\nand more?", "Three?", "Four?"},
                                        .name = "R.",
                                        .role = "case manager",
                                        .meeting = portfolio::Day{2026, 10, 22}});
  std::vector<Kind> kinds;
  for (const auto& block : page.blocks) kinds.push_back(block.kind);
  CHECK(kinds == std::vector{Kind::heading, Kind::item, Kind::item, Kind::item, Kind::rule, Kind::told, Kind::question, Kind::passage,
                             Kind::passage, Kind::prose, Kind::rule, Kind::told, Kind::question, Kind::prose});
  CHECK(texts(page, Kind::item) == std::vector<std::string>{"One?", "Two, and more?", "Three?"});
  CHECK(texts(page, Kind::told) ==
        std::vector<std::string>{"Sam, question 2. Written 14 October 2026", "Sam, question 1. Written 14 October 2026"});
  CHECK(texts(page, Kind::prose) == std::vector<std::string>{"Second, and as it stands.", "First."});
  CHECK(page.byline == "R., case manager. For 22 October 2026");
  CHECK(page.for_supervision);
}

TEST_CASE("a passage says that it is retold, with its pack's day and whose it is, once for a case") {
  const auto page = page_of(writing(), {.answers = {{{"sam", "q2"}, {}, {}}, {{"jo", "q1"}, {}, {}}}});
  std::vector<std::pair<std::string, int>> from;
  for (const auto& block : page.blocks)
    if (block.kind == Kind::passage) from.emplace_back(block.from, block.note);
  CHECK(from == std::vector<std::pair<std::string, int>>{
                    {"Cited from “Case summary”, as retold", 1}, {"Cited from the case, as retold", 0}, {"Cited from “Planning”", 0}});
  CHECK(page.notes == std::vector<std::string>{"Retold from HM Inspectorate of Probation’s published example; not its words, and not its "
                                               "present standards. Pack of 3 September 2026. Contains public sector information."});
}

TEST_CASE("marks, notes, times, other answers and what one would do are on no page unasked") {
  auto page = page_of(writing(), {.answers = {{{"sam", "q2"}, {}, {}}}});
  auto text = share::plain_text(page);
  for (const auto* never : {"A note of mine", "16:20", "15:20", "First.", "Of Jo.", "ask first", "R."}) {
    CAPTURE(never, text);
    CHECK_FALSE(holds(text, never));
  }
  page = page_of(writing(), {.answers = {{{"sam", "q2"}, {}, {}}}, .commitments = true});
  CHECK(holds(share::plain_text(page), "I will ask first."));
}

TEST_CASE("a version in place of the latest, and only some of the passages") {
  const portfolio::Revision earlier{.id = "r", .made = {afternoon.ms - 86'400'000}, .text = "As it was.", .taken_out = {}};
  auto page = page_of(writing(), {.answers = {{{"sam", "q2"}, earlier, std::set<portfolio::Id>{"m2"}}}});
  CHECK(texts(page, Kind::prose) == std::vector<std::string>{"As it was."});
  CHECK(texts(page, Kind::told) == std::vector<std::string>{"Sam, question 2. Written 13 October 2026"});
  CHECK(texts(page, Kind::passage) == std::vector<std::string>{"They met."});
  CHECK_FALSE(holds(share::plain_text(page), "as it stands"));
  // One that was taken out for good brings nothing, and says so.
  page = page_of(writing(),
                 {.answers = {{{"sam", "q2"}, portfolio::Revision{.id = "r", .made = {}, .text = "", .taken_out = afternoon}, {}}}});
  CHECK(page.blocks.size() == 1);
  CHECK(page.blocks[0].kind == Kind::nothing);
}

TEST_CASE("what is only for the learner is on no page, whatever is asked for") {
  support::Portfolios portfolios(20'261'123);
  int notes = 0;
  for (int round = 0; round < 300; ++round) {
    const auto contents = portfolios.next();
    const portfolio::Leaving leaving(contents);
    share::Bringing all{.answers = {}, .talk = {"A line"}, .commitments = true};
    for (const auto& one : contents.answers)  // those that may not leave too, and as a version handed in
      all.answers.push_back({one.key, portfolio::Revision{.id = "r", .made = one.updated, .text = one.text, .taken_out = {}}, {}});
    const auto page = share::supervision_page(leaving, {sam()}, all, now);
    for (const auto& form : {share::plain_text(page), share::as_markdown(page), share::html(page)})
      REQUIRE_FALSE(holds(form, support::only_mine));
    notes += support::holds_notes(contents) ? 1 : 0;
  }
  CHECK(notes > 200);  // so that the looking can fail
}

TEST_CASE("of other answers there is not a word, of three hundred portfolios by chance") {
  support::Portfolios portfolios(7);
  int looked = 0;
  for (int round = 0; round < 300; ++round) {
    auto contents = portfolios.next();
    const auto planted = [&](std::string& text, const std::string& what) { text = "planted " + what + ". " + text; };
    std::vector<portfolio::QuestionKey> keys;
    for (auto& one : contents.answers) {
      planted(one.text, "answer " + one.key.case_id + one.key.question_id + ";");
      if (!portfolio::is_only_for_me(one.key)) keys.push_back(one.key);
    }
    for (auto& mark : contents.marks) planted(mark.note, "note");
    for (auto& one : contents.commitments) planted(one.will, "commitment");
    for (auto& one : contents.reflections) planted(one.title, "title " + one.id);
    if (keys.empty()) continue;
    const auto& chosen = keys[static_cast<std::size_t>(round) % keys.size()];
    const auto text =
        share::plain_text(share::supervision_page(portfolio::Leaving(contents), {sam()}, {.answers = {{chosen, {}, {}}}}, now));
    CAPTURE(text);
    REQUIRE(holds(text, "planted answer " + chosen.case_id + chosen.question_id + ";"));
    std::size_t count = 0;
    for (auto at = text.find("planted"); at != std::string::npos; at = text.find("planted", at + 1)) ++count;
    REQUIRE(count == (portfolio::is_own_reflection(chosen) && holds(text, "planted title") ? 2 : 1));
    ++looked;
  }
  CHECK(looked > 250);
}

TEST_CASE("everything to bring is the newest answer to each question, and what was said beside none") {
  auto contents = writing();
  auto later = answer("sam", 1, "Again.");
  later.key = portfolio::again({"sam", "q1"}, 2);
  auto said = answer("sam", 1, "To the one before.");
  said.key = portfolio::said_beside(later.key);
  contents.answers.push_back(later);
  contents.answers.push_back(said);
  std::vector<portfolio::QuestionKey> keys;
  for (const auto& one : share::brought(portfolio::Leaving(contents), {.case_id = "sam", .since = {}})) keys.push_back(one.key);
  CHECK(keys == std::vector<portfolio::QuestionKey>{later.key, {"sam", "q2"}});
}

TEST_CASE("a commitment that was changed outside the period stays, though its answer leaves") {
  auto contents = writing();
  contents.commitments = {{.id = "a", .from = {"sam", "q1"}, .will = "planted before"},
                          {.id = "b", .from = {"sam", "q1"}, .will = "planted within"}};
  contents.commitments[0].changed = {1'000};
  contents.commitments[1].changed = {2'000};
  share::Bringing bringing{.answers = {{{"sam", "q1"}, {}, {}}}, .commitments = true, .since = portfolio::Instant{1'500}};
  const auto page = share::plain_text(page_of(contents, bringing));
  CHECK(holds(page, "planted within"));
  CHECK_FALSE(holds(page, "planted before"));
  for (auto& answer : contents.answers) answer.updated = {1'800};
  const auto all = share::plain_text(
      share::everything_written(portfolio::Leaving(contents), {}, {.case_id = {}, .since = portfolio::Instant{1'500}}, now));
  CHECK(holds(all, "planted within"));
  CHECK_FALSE(holds(all, "planted before"));
}

TEST_CASE("a share's number is the one its foot begins, and another for another person") {
  const share::Bringing to_nobody{.answers = {{{"sam", "q1"}, {}, {}}}, .name = "R.", .role = "case manager"};
  auto to_somebody = to_nobody;
  to_somebody.from = std::string(128, 'b');
  to_somebody.to = std::string(128, 'a');
  auto with_another_key = to_somebody;
  with_another_key.from = std::string(128, 'c');
  auto another_time = to_somebody;
  another_time.chance = "0192a0b0-0000-7000-8000-000000000001";
  std::vector<portfolio::SharedAnswer> stands;
  const auto page = share::supervision_page(portfolio::Leaving(writing()), {sam()}, to_nobody, now, &stands);
  const auto number = share::number_of({"R.", "case manager", page}, {}, {}, {});
  CHECK(number.size() == 26);
  CHECK(holds(page.foot, number.substr(0, share::shown_of_number)));
  const auto other = page_of(writing(), to_somebody);
  CHECK(other.blocks == page.blocks);
  CHECK(other.foot != page.foot);
  CHECK(page_of(writing(), with_another_key).foot != other.foot);
  CHECK(page_of(writing(), another_time).foot != other.foot);
  REQUIRE(stands.size() == 1);
  CHECK(stands[0].key == portfolio::QuestionKey{"sam", "q1"});
  CHECK(stands[0].begin < stands[0].end);
  CHECK(stands[0].end <= page.blocks.size());
}

TEST_CASE("the number of a share is that of its words") {
  const share::Bringing one{.answers = {{{"sam", "q2"}, {}, {}}}}, other{.answers = {{{"sam", "q1"}, {}, {}}}};
  CHECK(page_of(writing(), one) == page_of(writing(), one));
  CHECK(page_of(writing(), one).foot != page_of(writing(), other).foot);
}
