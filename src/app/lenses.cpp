// The lens chosen for a question or a reflection.

#include "app/turn.hpp"

namespace vignette::app {

void carry_out(Turn&, const intent::ChooseLens&) {}
void carry_out(Turn&, const intent::ShowLensAs&) {}
void carry_out(Turn&, const intent::PutHeading&) {}

}  // namespace vignette::app
