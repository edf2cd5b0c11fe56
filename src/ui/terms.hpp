/// Words of the glossary on a case's page: the dotted line under each, and the card that says what it means.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "app/term_uses.hpp"
#include "ui/reader.hpp"
#include "ui/term_words.hpp"

namespace vignette::ui {

/// The lines under the words of a part, and what a person does with them; called for each part once its own links are drawn.
void draw_terms(const app::Model& model, Frame& frame, const CaseView& view, const Part& part, float dy);

/// The card of the word that is open, or that the pointer or the keyboard is on. It is drawn first, so that it hears of a press
/// before what it covers, and lies above everything drawn while this lives. Beside the column where `margin_x` says there is
/// a margin, else at the pane's foot.
class TermCard {
 public:
  TermCard(const app::Model& model, Frame& frame, CaseView& view, const Pane& pane, std::optional<float> margin_x);
  ~TermCard();
  TermCard(const TermCard&) = delete;
  TermCard& operator=(const TermCard&) = delete;

 private:
  void draw(const app::TermUse& use, const pack::Term& term, const Pane& pane, std::optional<float> margin_x, page::Rect line);
  bool draw_inside(const pack::Term& term, const NoteToo& note, page::Rect inside, bool one_line);

  const app::Model& model_;
  Frame& frame_;
  CaseView& view_;
  Id after_ = 0;  ///< the word's, that the card follows in reading order
  std::size_t first_ = 0, items_ = 0;
  bool open_ = false;  ///< by a click or a key, not only hovered
  bool split_ = false;
};

/// This case's words as a list in the question's side panel, each opening in its place.
void draw_glossary_panel(const app::Model& model, Frame& frame, page::Rect area);

}  // namespace vignette::ui
