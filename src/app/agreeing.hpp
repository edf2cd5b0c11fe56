/// What we agreed: up to five lines that two people write together, and where one of them sees it differently. A draft until it is made
/// into a page; then both keep it, and a correction is a page of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/editing.hpp"
#include "portfolio/review.hpp"
#include "words/problem.hpp"

namespace vignette::app {

struct Review;
enum class Field : std::uint8_t;

/// The screen while the program runs; which exchange it is of is `Review::chosen`.
struct Agreeing {
  std::size_t line = 0;                          ///< the one being written
  Editing words, owner, by;                      ///< of that line
  Editing learner, supervisor;                   ///< where one sees it differently
  Editing keep_until, note;                      ///< a day as one types it; a note to one's own copy, kept when it is added
  bool odd_day = false;                          ///< what is typed for `keep_until` is no day
  bool making = false;                           ///< how the page is to go is being chosen
  std::optional<portfolio::AgreedLine> removed;  ///< the line taken out last
  bool writing = false;                          ///< what is being written is shown, and not a page that was made
  std::string page;                              ///< number of an earlier page that is read; empty: the one that stands
};

/// The agreement that is being written to the share that is shown, or nullptr.
const portfolio::Agreement* agreement_draft(const Review& review);
/// Whether that is what is shown: always where no page was made yet.
bool writes_agreement(const Review& review);
/// The page that is shown when nothing is being written, or none.
struct AgreementShown {
  const portfolio::Page* page = nullptr;
  const portfolio::Agreement* words = nullptr;  ///< nullptr where it was taken out for good
  bool stands = false;                          ///< else it is an earlier one
};
AgreementShown agreement_shown(const Review& review);
/// Whether one may be written: the share is here, and none is there yet or a correction was begun.
bool may_agree(const Review& review);
bool says_nothing(const portfolio::Agreement& agreement);
/// Over what whoever shared it sees differently.
std::string learner_differently(const portfolio::Exchange& exchange);
/// "R., by 18 December"; empty where neither was said.
std::string who_by(const portfolio::AgreedLine& line);
/// What is typed in one of its fields; nullptr where it can't be typed in now, or is none of its fields.
const Editing* agreed_field(const Review& review, Field field);

}  // namespace vignette::app
