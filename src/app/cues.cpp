// The cue shown when a question is left, or on request.

#include "app/turn.hpp"

namespace vignette::app {

void look_for_cue(Turn&, const portfolio::QuestionKey&) {}

void carry_out(Turn&, const intent::AskForCue&) {}
void carry_out(Turn&, const intent::ExplainCue&) {}
void carry_out(Turn&, const intent::DismissCue&) {}

}  // namespace vignette::app
