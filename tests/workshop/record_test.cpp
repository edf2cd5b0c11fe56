#include "workshop/record.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "workshop/dates.hpp"
#include "workshop/look.hpp"
#include "workshop/requests.hpp"
#include "workshop/told.hpp"

using namespace vignette;
using namespace vignette::workshop;

namespace {

Kept some() {
  return {.questions = {{.wording = "What stood out for you?",
                         .titles = {"Hear from others first"},
                         .answers = {"Ask for updates first.\nThen write.", "With Jayden at 12 Sea Road I should have rung first."}}},
          .commitments = {"Agree who tells whom"},
          .present = 9};
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the record says when, how many and what, and when to look at it again") {
  const auto page = as_page(some(), "Sam", {2028, 2, 29});
  for (const auto* part : {"# Sam, with the team\n", "Day: 29 February 2028", "Present: nine", "## What stood out for you?\n",
                           "- Hear from others first\n", "- Ask for updates first.\n  Then write.\n",
                           "## What the team will do\n\n- Agree who tells whom\n", "Look at it again by 28 February 2029"})
    CHECK(holds(page, part));
  auto few = some();
  few.present = 4;
  CHECK(holds(as_page(few, "Sam", {2026, 10, 14}), "Present: fewer than five"));
  few.present.reset();
  CHECK(holds(as_page(few, "Sam", {2026, 10, 14}), "Present: not counted"));
}

TEST_CASE("nothing that could point to somebody is kept without a choice") {
  reflect::Known known;
  const auto found = flagged(some(), known);
  REQUIRE_FALSE(found.empty());
  CHECK(found.front().words == std::vector<std::string>{"Jayden", "12 Sea Road"});
  const auto kept = without_flagged(some(), known, {});
  CHECK(kept.questions[0].answers == std::vector<std::string>{"Ask for updates first.\nThen write."});
  CHECK(kept.commitments == some().commitments);
  CHECK(flagged(kept, known).empty());
  // And what is chosen is chosen by itself, wherever it stands by then.
  auto more = some();
  more.commitments.push_back("Ring Danny Pike on 07700 900123");
  const auto all = flagged(more, known);
  REQUIRE(all.size() == found.size() + 1);
  CHECK(all.back().text == more.commitments.back());
  more.questions[0].answers.insert(more.questions[0].answers.begin(), "Tell Kayleigh on 4 June");
  const auto chosen = without_flagged(more, known, {all.back().of});
  CHECK(chosen.commitments == more.commitments);
  CHECK(chosen.questions[0].answers == kept.questions[0].answers);
}

TEST_CASE("the look on the laptop asks about a date as phones do, by the same rule") {
  const reflect::Known known;
  const auto found = [&](const std::string& text) {
    std::vector<std::string> all;
    for (const auto& range : look(text, known)) all.push_back(text.substr(range.begin, range.end - range.begin));
    return all;
  };
  using All = std::vector<std::string>;
  CHECK(found("It was on 3 May, all day") == All{"3 May"});
  CHECK(found("It was on the 3rd of may 2026") == All{"3rd of may 2026"});
  CHECK(found("On 03/05/2026 and on 4.5.26") == All{"03/05/2026", "4.5.26"});
  CHECK(found("Roedd ar 3 Mehefin") == All{"3 Mehefin"});
  CHECK(found("It was in May, or in the spring").empty());
  CHECK(found("Jayden, on 3 May").size() == 2);
  Kept kept;
  kept.commitments = {"It was on 3 May, all day"};
  CHECK(flagged(kept, known).size() == 1);
  CHECK(without_flagged(kept, known, {}).commitments.empty());
  // The page has this very rule.
  CHECK(holds(phone_page("0123"), nlohmann::json(date_pattern()).dump()));
}

TEST_CASE("the room is told the time in words") {
  constexpr std::int64_t second = 1'000;
  CHECK(time_left(600 * second) == "About ten minutes left");
  CHECK(time_left(100 * second) == "About two minutes left");
  CHECK(time_left(89 * second) == "About a minute left");
  CHECK(time_left(31 * second) == "About a minute left");
  CHECK(time_left(30 * second) == "Less than a minute left");
  CHECK(time_left(0) == "Time to go on");
  CHECK(time_left(-90 * second) == "Time to go on");
  CHECK(time_left(180 * second, RoomLanguage::welsh) == "Tri o funudau ar ôl, fwy neu lai");
  CHECK(time_left(20 * second, RoomLanguage::both) == "Llai na munud ar ôl | Less than a minute left");
}

TEST_CASE("each page is one small document that asks for nothing else") {
  const auto page =
      GENERATE(phone_page("0123"), room_page("0123"), phone_page("0123", RoomLanguage::both), room_page("0123", RoomLanguage::both));
  CHECK(page.size() < 40 * 1024);
  for (const auto* part : {"{{", "src=", "@import", "url(", "innerHTML = ", "eval(", "localStorage", "document.cookie"}) {
    INFO(part);
    CHECK_FALSE(holds(page, part));
  }
  CHECK(holds(page, "<script nonce=\"0123\">"));
  CHECK(holds(page, "<style nonce=\"0123\">"));
}
