/// What search is made of: its filters, its list of places, and the chosen place with what stands around it.
#pragma once

#include <string>
#include <vector>

#include "ui/frame.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

/// The row of filters, and the choices of the one that is open. Answers the height.
float draw_search_filters(const app::Model& model, Frame& frame, page::Point at, float width);
bool search_is_filtered(const app::Model& model);
/// The same search without any filter.
app::Search without_filters(const app::Model& model);

/// The chosen place, with its words marked; true when the person wants back to the list, for which there is a link if `way_back`.
bool draw_place_found(const app::Model& model, Frame& frame, const portfolio::Hit& hit, page::Rect rect, bool way_back);

/// "Sam, question 1", "Sam, case summary", "AIM2, in the glossary".
std::string name_of_hit(const app::Model& model, const portfolio::Hit& hit);
/// Where the words looked for stand in a text, as search finds them: each at the beginning of a word, a phrase in quotation marks whole.
std::vector<text::Range> words_found(std::string_view text, std::string_view looked_for, std::string_view language);
/// Tint behind words found, and a line under them; nothing beside them. `part` is where they stand on the screen.
void mark_found(Frame& frame, page::Rect part, float size);

}  // namespace vignette::ui
