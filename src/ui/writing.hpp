/// What the screens that show a learner's writing have in common: how it is set, and how it is shortened.
#pragma once

#include <string>
#include <string_view>

#include "app/model.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

/// The reading face, size and spacing that answers are written and read in.
EditorLook answer_look(const app::Model& model);

/// The beginning of a text on one line, for lists: white space becomes single spaces; `most` bytes at most,
/// cut after a word and followed by an ellipsis.
std::string beginning_of(std::string_view text, std::size_t most = 400);

}  // namespace vignette::ui
