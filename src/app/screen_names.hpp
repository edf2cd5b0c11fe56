/// What each screen is called where programs read it: in `print` and in what a watched window answers.
#pragma once
#include <array>
#include <string_view>

#include "app/model.hpp"

namespace vignette::app {

constexpr std::array<std::string_view, 34> screen_names{
    "shelf",    "content note", "reader",         "question",  "end of case", "portfolio",   "settings",     "problems", "privacy",
    "keys",     "protect",      "recovery sheet", "unlock",    "compare",     "take out",    "search",       "damaged",  "backups",
    "pictures", "marks",        "glossary",       "acting on", "reflection",  "commitments", "then and now", "leaving",  "review",
    "exchange", "agreement",    "workshops",      "team plan", "leading",     "room",        "team end"};

constexpr std::string_view name_of(Screen screen) { return screen_names.at(static_cast<std::size_t>(screen)); }
static_assert(name_of(Screen::team_end) == "team end", "a screen has no name, or another's");

}  // namespace vignette::app
