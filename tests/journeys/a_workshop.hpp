/// A workshop in the real window, on paper and shared keyboard, with planted words: from the plan to slips that are in.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "journeys/desk.hpp"
#include "workshop/told.hpp"

namespace vignette::journeys {

inline const std::string planted = "quagmire";

inline std::string slip(int number) {
  return "We rang the school too late, " + planted + " " + std::string(1, static_cast<char>('a' + number)) + ".";
}

/// Whether any file of this person holds the planted word.
inline bool left_behind(const Desk& desk) {
  for (const auto& entry : fs::recursive_directory_iterator(desk.home.path()))
    if (entry.is_regular_file() && bytes_of(entry.path()).find(planted) != std::string::npos) return true;
  return false;
}

inline bool says(const View& view, std::string_view words) {
  return std::ranges::any_of(view.items, [&](const Seen& item) {
    return item.name.find(words) != std::string::npos || item.value.find(words) != std::string::npos;
  });
}
inline bool says_planted(const View& view) { return says(view, planted); }

/// By its button, which names what is next.
inline void go_on(Driver& window) {
  const std::string next = say(Word::team_next, fmt::arg("title", ""));
  const auto name = beginning(window, "button", next).name;
  window.choose_by_keyboard(name, "button");
  window.look({.name = name, .gone = true});
}

/// Sam is planned from its first page.
inline void plan_sam(Driver& window) {
  window.look({.screen = "reader"});
  window.press("ctrl+t");
  window.look({.name = named(Word::team_open), .screen = "team plan"});
}

/// Whether what is led is kept for a crash, as the plan says before the start; not where nobody lets this program use a keyring.
inline bool promises_a_journal(Driver& window) {
  const auto ends = [](const Seen& item) { return item.name == named(Word::team_journal) || item.name == named(Word::team_memory); };
  View plan = window.look({.name = named(Word::team_keep_how), .screen = "team plan"});
  while (std::ranges::none_of(plan.items, ends)) plan = window.look({.screen = "team plan"});  // once it was looked for
  return std::ranges::find_if(plan.items, ends)->name == named(Word::team_journal);
}

inline void open_room(Driver& window) {
  window.choose_by_keyboard(named(Word::team_open), "button");
  window.look({.screen = "leading"});
}

inline void set_present(Driver& window) {
  window.reach_by_keyboard(named(Word::team_present), "text box");
  window.type("9");
  window.choose_by_keyboard(named(Word::team_present_set), "button");
  window.look({.name = say(Word::team_present_is, fmt::arg("count", "9"))});
}

/// To the question that is open.
inline void put_slips_in(Driver& window, int slips) {
  window.look({.name = named(Word::team_close), .role = "button"});
  for (int i = 0; i < slips; ++i) {
    window.reach_by_keyboard(named(Word::team_type_now), "text box");
    window.type(slip(i));
    window.choose_by_keyboard(named(Word::team_type_in), "button");
    window.look({.name = workshop::capital(workshop::counted(static_cast<std::size_t>(i) + 1, Word::so_many_in, Word::so_many_in))});
  }
}

}  // namespace vignette::journeys
