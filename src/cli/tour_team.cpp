#include "cli/tour_acts.hpp"

#include <array>
#include <string>
#include <string_view>

#include "workshop/told.hpp"

namespace vignette::cli {
namespace {

using words::say;
using words::Word;

constexpr std::array<std::string_view, 6> slips{"We tell the other team once it has happened. Nobody has agreed who rings first.",
                                                "I would ask for one person to ring, by name, before the move.",
                                                "The school hears last. It is where the day goes wrong first.",
                                                "Sam was asked once. Nobody asked again after the placement changed.",
                                                "A review that everybody is at is too late for what three people need to know on a Friday.",
                                                "I don’t know who is told about the person who was harmed."};
constexpr std::string_view group = "Telling before it is needed",
                           own_note = "Ask for one thing people would stop, as well as one they would start.", here = "9";

/// Chosen by keyboard, and there.
void choose(Driver& driver, Word word, std::string_view role, const Until& until) {
  driver.choose_by_keyboard(named(word), role);
  driver.look(until);
}

/// On to the next step, whatever it is called.
void go_on(Driver& driver) {
  const std::string next = say(Word::team_next, fmt::arg("title", ""));
  const View view = driver.look({.begins = next});
  std::string name;
  for (const auto& item : view.items)
    if (item.role == "button" && item.name.starts_with(next)) name = item.name;
  driver.choose_by_keyboard(name, "button");
  driver.look({.name = name, .gone = true});
}

void plan_it(Guide& guide) {
  Driver& driver = guide.driver();
  driver.look({.screen = "shelf"});
  driver.press("ctrl+5");
  guide.step("workshops", {.name = named(Word::team_list_none), .screen = "workshops"});
  driver.choose_by_keyboard(called(guide.cases().front()), "link");
  guide.step("team-plan", {.name = named(Word::team_ways), .screen = "team plan"});
  driver.choose_by_keyboard(named(Word::team_phones), "check box");
  driver.look({.name = named(Word::team_only_here)});
  driver.choose_by_keyboard(named(Word::team_only_here), "radio button");
  driver.choose_by_keyboard(named(Word::team_keep_titles), "radio button");
  driver.reach_by_keyboard(named(Word::team_own_note), "text box");
  driver.type(own_note);
  guide.step("team-plan-phones", {.value = std::string(own_note), .screen = "team plan"});
  driver.choose_by_keyboard(named(Word::print_look), "button");
  guide.step("team-plan-look-first", {.role = "image", .begins = named(Word::papers_invitation), .screen = "team plan"});
  driver.press("Escape");
  driver.choose_by_keyboard(named(Word::team_open), "button");
}

/// Slips that the host types, one after the other.
void write_slips(Driver& driver) {
  std::size_t in = 0;
  for (const auto slip : slips) {
    driver.reach_by_keyboard(named(Word::team_type_now), "text box");
    driver.type(slip);
    driver.choose_by_keyboard(named(Word::team_type_in), "button");
    driver.look({.name = workshop::capital(workshop::counted(++in, Word::so_many_in, Word::so_many_in))});
  }
}

/// The window becomes the room's, and comes back covered.
void show_the_room(Guide& guide, const std::string& name) {
  Driver& driver = guide.driver();
  driver.press("ctrl+shift+r");
  guide.step(name, {.screen = "room"});
  driver.press("ctrl+shift+r");
  driver.look({.screen = "leading"});
}

/// The room's screen in a window of its own, beside this one.
void show_the_room_beside(Guide& guide) {
  Driver& driver = guide.driver();
  driver.reach_by_keyboard(named(Word::team_room_here), "radio button");
  driver.press("Down");
  driver.press("ctrl+shift+r");
  guide.step("leading-room-beside", {.name = named(Word::team_room_close), .room = true});
  guide.step("room-beside", {.name = named(Word::team_room_title), .of_room = true});
  driver.press("ctrl+shift+r");
  driver.look({.room = false});
}

void look_through(Guide& guide) {
  Driver& driver = guide.driver();
  choose(driver, Word::team_close, "button", {.name = named(Word::team_new_group)});
  guide.step("leading-looking");
  driver.choose_by_keyboard(named(Word::team_new_group), "button");
  driver.look({.name = named(Word::team_group_title), .role = "text box"});
  driver.reach_by_keyboard(named(Word::team_group_title), "text box");
  driver.type(group);
  driver.choose_by_keyboard(named(Word::team_group_make), "button");
  driver.look({.name = named(Word::team_group_title), .gone = true});
  for (const std::size_t which : {0U, 1U, 4U}) {
    driver.choose_by_keyboard(slips[which], "button");
    driver.look({.name = named(Word::team_hold), .role = "button"});
    driver.choose_by_keyboard(std::string(group), "button");
    driver.choose_by_keyboard(slips[which], "button");
    driver.look({.name = named(Word::team_hold), .gone = true});
  }
  driver.choose_by_keyboard(slips[5], "button");
  driver.look({.name = named(Word::team_hold), .role = "button"});
  driver.choose_by_keyboard(named(Word::team_hold), "button");
  guide.step("leading-hold-back", {.name = named(Word::team_hold_why)});
  driver.choose_by_keyboard(named(Word::team_hold), "button");
  guide.step("leading-looked-through");
}

void end_it(Guide& guide, Word how, const std::string& before, const std::string& after) {
  Driver& driver = guide.driver();
  driver.choose_by_keyboard(named(Word::team_end), "button");
  guide.step(before, {.name = named(how), .screen = "team end"});
  driver.choose_by_keyboard(named(how), "button");
  guide.step(after, {.name = named(Word::team_to_list), .screen = "team end"});
  driver.press("Return");
  driver.look({.screen = "workshops"});
}

}  // namespace

void lead_a_team(Guide& guide) {
  guide.start();
  Driver& driver = guide.driver();
  plan_it(guide);
  guide.step("leading-opening", {.screen = "leading"});
  driver.reach_by_keyboard(named(Word::team_present), "text box");
  driver.type(here);
  choose(driver, Word::team_present_set, "button", {.name = say(Word::team_present_is, fmt::arg("count", here))});
  for (int step = 0; step < 3; ++step) go_on(driver);
  driver.look({.name = named(Word::team_close), .role = "button"});
  write_slips(driver);
  guide.step("leading-writing");
  show_the_room(guide, "room-writing");
  guide.step("leading-covered", {.name = named(Word::team_uncover)});
  driver.choose_by_keyboard(named(Word::team_uncover), "button");
  look_through(guide);
  choose(driver, Word::team_reveal, "button", {.name = named(Word::team_reveal), .gone = true});
  guide.step("leading-revealed");
  show_the_room(guide, "room-revealed");
  driver.choose_by_keyboard(named(Word::team_uncover), "button");
  show_the_room_beside(guide);
  end_it(guide, Word::team_keep_it, "team-end-keep", "team-ended-kept");
  driver.choose_by_keyboard(say(Word::record_title, fmt::arg("title", guide.cases().front().title)), "button");
  guide.step("workshops-record", {.name = named(Word::team_remove), .screen = "workshops"});

  driver.choose_by_keyboard(called(guide.cases().front()), "link");
  driver.look({.screen = "team plan"});
  driver.choose_by_keyboard(named(Word::team_keep_nothing), "radio button");
  driver.choose_by_keyboard(named(Word::team_open), "button");
  driver.look({.screen = "leading"});
  end_it(guide, Word::team_wipe, "team-end-wipe", "team-ended-wiped");
  guide.quit();
}

}  // namespace vignette::cli
