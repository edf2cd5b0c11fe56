// Commitments: made from an answer, and answered when they come back.

#include "app/turn.hpp"

namespace vignette::app {

void carry_out(Turn&, const intent::ShowCommitments&) {}
void carry_out(Turn&, const intent::StartCommitment&) {}
void carry_out(Turn&, const intent::ChooseCommitment&) {}
void carry_out(Turn&, const intent::ChangeOutcome&) {}
void carry_out(Turn&, const intent::KeepOutcome&) {}
void carry_out(Turn&, const intent::BringBackTomorrow&) {}
void carry_out(Turn&, const intent::LetItRest&) {}
void carry_out(Turn&, const intent::PutCommitmentAway&) {}
void carry_out(Turn&, const intent::PutIntoCalendar&) {}

}  // namespace vignette::app
