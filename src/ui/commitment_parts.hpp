/// What the places that show commitments have in common. Only files of commitments, of the shelf and of the end of a case include
/// this.
#pragma once

#include <string>
#include <string_view>

#include "app/commitments.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

/// "Sam, question 1"; the title of a reflection of one's own.
std::string origin_of(const app::Model& model, const portfolio::Commitment& commitment);
/// "Done"; empty while it is open.
std::string_view outcome_of(const portfolio::Commitment& commitment);
/// "Back on 29 October.", "Back now.", "Left to rest."; empty for one at rest whose outcome says enough.
std::string state_of(const app::Model& model, const portfolio::Commitment& commitment);
/// What was said of it at returns before, oldest first: "Changed, 29 October.", bold, and why. Answers the height used.
float say_said_before(const app::Model& model, Frame& frame, const portfolio::Commitment& commitment, page::Point at, float width);
/// That, and what became of it in the end. Answers the height used, 0 while nothing was said.
float say_outcome(const app::Model& model, Frame& frame, const portfolio::Commitment& commitment, page::Point at, float width);
/// The words it came from; none of an answer that is being given again (app/again.hpp).
std::string_view quoted_words(const app::Model& model, const portfolio::Commitment& commitment);
/// The words it came from behind a bar, with the way back to them. Answers the height used.
float draw_origin(const app::Model& model, Frame& frame, const portfolio::Commitment& commitment, page::Point at, float width);

}  // namespace vignette::ui
