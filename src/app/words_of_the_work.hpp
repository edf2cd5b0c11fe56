/// Words that people who work with children write every day and that dictionaries of English lack: never underlined.
#pragma once

#include <array>
#include <string_view>

namespace vignette::app {

inline constexpr std::array<std::string_view, 24> words_of_the_work{
    "adultification",   "adultified",   "caseworker",      "caseworkers",    "coproduced",   "coproduction",
    "desistance",       "dysregulated", "dysregulation",   "keyworker",      "keyworkers",   "microaggression",
    "microaggressions", "multiagency",  "neurodivergence", "neurodivergent", "neurodiverse", "neurodiversity",
    "neurotypical",     "prosocial",    "racialisation",   "racialised",     "reoffended",   "sexting"};

}  // namespace vignette::app
