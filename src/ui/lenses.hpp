/// Lenses as they are seen: the list to choose from, and the questions of the one chosen, as headings or in the margin
/// (look/28-lenses).
#pragma once

#include <memory>

#include "app/model.hpp"
#include "ui/frame.hpp"

namespace vignette::ui {

/// The lens chosen for what is being written; nullptr for none.
const pack::Lens* lens_here(const app::Model& model);

/// The headings of all lenses, for every text that is drawn after it.
void follow_headings(const app::Model& model, Frame& frame);
std::shared_ptr<const page::ManuscriptStyle::Headings> headings_of(Frame& frame);

/// The list of them, and how the questions of the one chosen are shown.
void draw_lenses_panel(const app::Model& model, Frame& frame, page::Rect area);

/// The chosen lens's headings that the text doesn't have yet, as small buttons under the sheet. Answers the height used.
float draw_headings(const app::Model& model, Frame& frame, page::Point at, float width);

/// Whether its questions are wished for in the margin. Windows from this width on keep that much free for them at the column's right.
bool asks_in_margin(const app::Model& model);
inline constexpr float lens_margin_from = 1180, lens_margin = 136;

/// Its questions in the space at the column's right, if they are wished there and it is wide enough; else they are headings. To be
/// called on every screen with a sheet, before what else shows them. Answers the height used.
float draw_lens_margin(const app::Model& model, Frame& frame, page::Rect space);

}  // namespace vignette::ui
