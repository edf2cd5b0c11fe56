/// What the screens of Review share: people and shares in words, the column of who is known, and a reply in the margin.
#pragma once

#include <string>
#include <string_view>

#include "ui/widgets.hpp"

namespace vignette::ui {

/// "14 October", with the year if it is another one.
std::string day_in_words(const app::Model& model, portfolio::Day day);
/// "R., case manager"; what stands for a name that was not given.
std::string who_in_words(const portfolio::Exchange& exchange);
/// "Sam: two answers and a commitment. For 22 October".
std::string share_in_words(const portfolio::Shared& shared);
/// How an answer of a share stands in the list and over its page: "Sam, question 2".
std::string part_in_words(const portfolio::Shared& shared, const app::SharedPart& part);

/// Right of the list: one's own card, the six words, who is known. Answers the height.
float draw_people(const app::Model& model, Frame& frame, page::Point at, float width);

}  // namespace vignette::ui
