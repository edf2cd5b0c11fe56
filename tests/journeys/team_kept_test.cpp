// The plan of a workshop and the note beside it, in the real window: what stood there when the program was killed stands there in the next.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "journeys/a_workshop.hpp"

using namespace vignette::journeys;

namespace {

const std::string note = "Nerys by the door, with the slips.";

bool has_step(const View& view, std::string_view title, int minutes) {
  const auto ending = say(Word::team_step_row, fmt::arg("time", ""), fmt::arg("title", title), fmt::arg("minutes", minutes));
  return std::ranges::any_of(view.items, [&](const Seen& item) { return item.role == "button" && item.name.ends_with(ending); });
}

/// The opening is chosen as one comes.
void a_minute_more(Driver& window) { window.choose_by_keyboard(named(Word::team_step_more), "button"); }

}  // namespace

TEST_CASE("a plan and a note that were written when the program is killed are there in the next, and on the one after the workshop") {
  Desk desk;
  desk.begin();
  const auto opening = named(Word::plan_opening);
  {
    auto window = desk.start({"--open", sam});
    plan_sam(window);
    window.look({.name = named(Word::team_plan_kept)});
    CHECK(has_step(window.look(), opening, 5));
    a_minute_more(window);
    a_minute_more(window);
    window.reach_by_keyboard(named(Word::team_own_note), "text box");
    window.type(note);
    CHECK(has_step(window.look({.value = note, .saved = true}), opening, 7));
    window.kill();
  }
  {
    auto window = desk.start({"--open", sam});
    plan_sam(window);
    CHECK(has_step(window.look({.value = note}), opening, 7));
    // The usual one, and back again.
    window.choose_by_keyboard(named(Word::team_plan_usual), "button");
    CHECK(has_step(window.look({.name = named(Word::team_plan_before)}), opening, 5));
    window.choose_by_keyboard(named(Word::team_plan_before), "button");
    CHECK(has_step(window.look({.name = named(Word::team_plan_usual), .saved = true}), opening, 7));
    open_room(window);
    window.choose_by_keyboard(named(Word::team_end), "button");
    window.look({.name = named(Word::team_kept_plan_how), .screen = "team end"});
    window.choose_by_keyboard(named(Word::team_wipe), "button");
    window.look({.name = named(Word::team_to_list), .screen = "team end"});
    window.press("ctrl+q");
    CHECK(window.wait() == 0);
  }
  auto window = desk.start({"--open", sam});
  window.look({.screen = "reader"});
  window.press("ctrl+5");
  window.look({.begins = say(Word::team_plan_of, fmt::arg("minutes", 62), fmt::arg("time", "10:00")), .screen = "workshops"});
  window.press("ctrl+1");
  window.look({.screen = "shelf"});
  window.press("ctrl+q");
  CHECK(window.wait() == 0);
  const auto plans = (*vignette::store::Reader::open(desk.portfolio))->everything()->plans;
  REQUIRE(plans.size() == 1);
  CHECK(plans.front().note == note);
  CHECK(plans.front().steps.front().minutes == 7);
}

TEST_CASE("without a portfolio the plan says that it stays until the program ends, and can be kept from there") {
  Desk desk;
  auto window = desk.start({"--open", sam});
  plan_sam(window);
  window.look({.name = named(Word::team_plan_in_memory)});
  window.reach_by_keyboard(named(Word::team_own_note), "text box");
  window.type(note);
  window.look({.value = note});
  CHECK_FALSE(fs::exists(desk.portfolio));
  window.choose_by_keyboard(named(Word::team_plan_keep), "button");
  window.look({.screen = "protect"});
  window.choose_by_keyboard(named(Word::protect_with_sign_in), "radio button");
  window.choose_by_keyboard(named(Word::protect_continue), "button");
  window.look({.name = named(Word::team_plan_kept), .screen = "team plan", .saved = true});
  window.kill();
  auto next = desk.start({"--open", sam});
  plan_sam(next);
  next.look({.value = note});
  next.press("ctrl+q");
  CHECK(next.wait() == 0);
}
