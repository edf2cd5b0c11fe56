/// The line under an answer: "When … I will …, by …, with …", its gaps small fields in running text.
#include "ui/commitments.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::Word;

float draw_commitment_line(const app::Model&, Frame& frame, page::Point at, float /*width*/) {
  const ButtonLook look{.manner = Manner::quiet, .padding = 0};
  if (button(frame, words::say(Word::commit_start), {at.x, at.y, 0, 40}, look)) frame.wish(app::intent::StartCommitment{});
  return 40;
}

float draw_commitments_of(const app::Model&, Frame&, const portfolio::QuestionKey&, page::Point, float) { return 0; }

}  // namespace vignette::ui
