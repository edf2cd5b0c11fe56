/// What we agreed: written together, then kept by both (look/36-agreement).
#pragma once

#include "ui/widgets.hpp"

namespace vignette::ui {

void draw_agreement(const app::Model& model, Frame& frame);

/// The column beside it: what both keep, its fingerprint, notes of one's own, until when it is kept. Answers the height.
float draw_kept_by_both(const app::Model& model, Frame& frame, const app::ExchangeRead& exchange, page::Point at, float width);

/// Over the page: that something is being written beside what stands, or that another page stands than the one shown; and the ways from
/// one to the other. Answers the height, which is 0 where there is only one.
float draw_which_page(const app::Model& model, Frame& frame, const app::ExchangeRead& exchange, page::Point at, float width);
/// Under it: the pages that stood before. Answers the height.
float draw_earlier_agreements(const app::Model& model, Frame& frame, const app::ExchangeRead& exchange, page::Point at, float width);

}  // namespace vignette::ui
