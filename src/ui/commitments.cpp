/// The page of commitments (look/27-commitments).
#include "ui/commitments.hpp"

#include "ui/grid.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::Word;

void draw_commitments(const app::Model& model, Frame& frame) {
  const page::Rect area = navigation(model, frame);
  const Region region(frame, words::say(Word::commit_title), area);
  Pane pane(frame, words::say(Word::commit_title), area, 0);
  const auto [x, width] = grid::turned_to(area, frame.width);
  float y = pane.top() + grid::top(frame.width);
  y += say(frame, words::say(Word::commit_title), grid::title(frame.width), {x, y}, width, page::Ink::ink, Role::heading, 1);
  pane.fits(y - pane.top());
}

}  // namespace vignette::ui
