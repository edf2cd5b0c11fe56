/// Words of the glossary on a case's page: the dotted line under each, and the card that says what it means.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/term_uses.hpp"
#include "ui/reader.hpp"
#include "ui/term_words.hpp"

namespace vignette::ui {

/// The lines under the words of a part, and what a person does with them; called for each part once its own links are drawn.
void draw_terms(const app::Model& model, Frame& frame, CaseView& view, const Part& part, float dy);

/// The margin a card stands in: below the case's head, which reaches across it, and clear of what else stands there, from the top of
/// each to its end.
struct CardMargin {
  float x = 0, from = 0;
  std::vector<std::pair<float, float>> taken;
};

/// Where a card of that height goes between `least` and `most`: as near to `wanted` as it lies on nothing that is taken, or at
/// `wanted` where there is no such place beside its word, which stands at `line`.
float clear_of(const std::vector<std::pair<float, float>>& taken, float wanted, float high, float least, float most, page::Rect line);

/// The card of the word that is open, or that the pointer or the keyboard is on. It is drawn first, so that it hears of a press
/// before what it covers, and lies above everything drawn while this lives. Beside the column where there is a margin, clear of
/// the notes in it where it can be, else at the pane's foot.
class TermCard {
 public:
  TermCard(const app::Model& model, Frame& frame, CaseView& view, const Pane& pane, const std::optional<CardMargin>& margin);
  ~TermCard();
  TermCard(const TermCard&) = delete;
  TermCard& operator=(const TermCard&) = delete;
  page::Rect rect() const { return rect_; }  ///< empty where there is none
  /// Opened, or come to by key: the notes give way to it. What the pointer happens to lie on moves nothing: that card lies over them.
  bool stays() const { return stays_; }

 private:
  void draw(const app::TermUse& use, const pack::Term& term, const Pane& pane, const std::optional<CardMargin>& margin, page::Rect line);
  bool draw_inside(const pack::Term& term, const NoteToo& note, page::Rect inside, bool one_line);

  const app::Model& model_;
  Frame& frame_;
  CaseView& view_;
  page::Rect rect_;
  Id after_ = 0;  ///< the word's, that the card follows in reading order
  std::size_t first_ = 0, items_ = 0;
  bool open_ = false;  ///< by a click or a key, not only hovered
  bool stays_ = false;
  bool split_ = false;
};

/// This case's words as a list in the question's side panel, each opening in its place.
void draw_glossary_panel(const app::Model& model, Frame& frame, page::Rect area);

}  // namespace vignette::ui
