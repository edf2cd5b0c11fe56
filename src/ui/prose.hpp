/// A pack's words on a screen of our own, with emphasis and links as on its page; and where a link leads, told before it is followed.
#pragma once

#include <span>
#include <string>

#include "pack/case.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

/// Blocks of running text and lists, one under another in type of `body` size; described as `role`. Answers the height.
float say_prose(const app::Model& model, Frame& frame, std::span<const pack::Block> blocks, float body, page::Point at, float width,
                Role role);

/// To be called while the pointer or the keyboard is on a link: its address is told at the foot of the pane it stands in, or at the
/// pane's head where `line`, the link's, would be covered.
void tell_address(Frame& frame, const std::string& address, page::Rect line);
/// Paints and describes what was told in this drawing.
void draw_address(Frame& frame);

}  // namespace vignette::ui
