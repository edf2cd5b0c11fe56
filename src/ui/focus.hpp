/// Where the keyboard goes when what had it is gone. One rule for every screen: back to where it came from; else to the screen's own
/// text, the answer or the case; else, for who goes by keys, to the first thing that can be done under the screen's title.
#pragma once

#include "ui/frame.hpp"

namespace vignette::ui {

/// At the end of a drawing: remembers what has the focus, and gives it on where that is gone or a screen has come that gave it to
/// nothing. What was only scrolled out of a long page's reach is not gone.
void settle_focus(Frame& frame);

/// After something was done that takes its control away: the focus goes back to no other control that it came from, since a key pressed
/// there would do the same to something else.
void forget_trail(Frame& frame);

/// Escape, where it closes nothing: back to the answer or the case. Answers whether the focus was elsewhere.
bool leave_for_text(Frame& frame);
/// Whether the answer stands on the screen, so that Escape beside it closes no panel.
bool answer_is_seen(const Frame& frame);

}  // namespace vignette::ui
