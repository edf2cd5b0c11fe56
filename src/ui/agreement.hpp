/// What we agreed: written together, then kept by both (look/36-agreement).
#pragma once

#include "ui/widgets.hpp"

namespace vignette::ui {

void draw_agreement(const app::Model& model, Frame& frame);

/// The column beside it: what both keep, its fingerprint, notes of one's own, until when it is kept. Answers the height.
float draw_kept_by_both(const app::Model& model, Frame& frame, const app::ExchangeRead& exchange, page::Point at, float width);

/// "Learning".
std::string_view kind_in_words(portfolio::AgreedLine::Kind kind);

}  // namespace vignette::ui
