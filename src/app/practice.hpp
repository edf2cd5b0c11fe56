/// What a learner keeps beyond the answers to a case, while the program runs: the lens chosen, reflections of their own, commitments,
/// plans of workshops, and the cue that is shown.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/editing.hpp"
#include "portfolio/practice.hpp"
#include "portfolio/workshop_plan.hpp"
#include "reflect/cues.hpp"

namespace vignette::app {

template <typename Record>
struct Kept {
  Record record;
  std::uint64_t unsaved_since = 0;  ///< as a draft's
};

/// A cue, of the text that was left or asked about.
struct CueShown {
  portfolio::QuestionKey of;
  int question_number = 0;
  reflect::Cue cue = reflect::Cue::only_description;
  bool explained = false;  ///< why it says so stands under it
};

struct Practice {
  std::map<portfolio::QuestionKey, Kept<portfolio::LensChoice>> lenses;
  std::map<std::string, Kept<portfolio::WorkshopPlan>> plans;  ///< of workshops, by their case

  std::vector<Kept<portfolio::Reflection>> reflections;  ///< newest day first
  portfolio::Id reflection;                              ///< the one being written; empty while a case is
  Editing title, day;                                    ///< of it

  std::vector<Kept<portfolio::Commitment>> commitments;  ///< oldest first, those put away too
  portfolio::Id commitment;                              ///< the one being made or answered; empty for none
  Editing when, will, by, with, why;                     ///< of it
  // The steps back of those that were written in before, so that undo does not end with looking at another.
  std::map<portfolio::Id, Editing> titles_before;
  std::map<portfolio::Id, std::array<Editing, 5>> commitments_before;
  std::string calendar;  ///< the file that the one above was put into for a calendar

  portfolio::QuestionKey later;  ///< the later of the two answers that are shown as then and now
  int earlier = 0;               ///< the time of the earlier one, where it was chosen; else 0: the newest before

  std::optional<CueShown> cue;
  std::map<portfolio::QuestionKey, std::uint64_t> looked_at;  ///< version of each text for which a cue was looked for last
};

// Looking things up; pointers live until the model changes.
const Kept<portfolio::Reflection>* find_reflection(const Practice& practice, const portfolio::Id& id);
const Kept<portfolio::Commitment>* find_commitment(const Practice& practice, const portfolio::Id& id);

}  // namespace vignette::app
