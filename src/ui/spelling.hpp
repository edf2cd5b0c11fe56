/// Misspelt words in what is being written: a quiet line under each, and what can be done about one.
#pragma once

#include <string_view>
#include <vector>

#include "ui/text_box.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

/// A line under every misspelt word that is seen but the one the caret is in, which the outline says too; asks about those that nothing is
/// known of yet.
void paint_misspelt(const app::Model& model, Frame& frame, Id id, const TextBox& box, page::Manuscript& manuscript, page::Point origin);

/// What is offered for a word, beside it and above everything else. Made before the text box hears of the frame's events, so that a press
/// on it is not one on the text; `follow` puts it after the text in reading order.
class SpellingCard {
 public:
  SpellingCard(const app::Model& model, Frame& frame, app::Field field, page::Manuscript& manuscript, page::Point origin);
  void follow();

 private:
  void draw(const app::Spelling::Offer& offer, page::Rect word);
  const app::Model& model_;
  Frame& frame_;
  std::size_t first_ = 0, items_ = 0;
};

/// That the answer, or a part of it, is not checked, and why: quietly, 4 below what stands above. Answers the height, 0 where all is.
float draw_not_checked(const app::Model& model, Frame& frame, page::Point at, float width);

/// "123 words" where that was asked for, else the quiet way to ask, at the right end of a line or under it. Answers the height used below
/// the line.
float draw_word_count(const app::Model& model, Frame& frame, page::Rect line, float taken);

}  // namespace vignette::ui
