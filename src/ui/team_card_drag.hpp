/// Dragging a card to a group with the pointer, while whoever leads looks through. By key it is moved with the words under the open card.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ui/widgets.hpp"

namespace vignette::ui {

/// Of one drawing: what is dragged is remembered from one to the next.
class CardDrag {
 public:
  explicit CardDrag(Frame& frame);

  /// A press there begins it, unless something over the card takes the press; to be told before the card's own touch.
  void card(const std::string& id, page::Rect press);
  /// The one that is being dragged: let go upon itself it opens nothing. Empty for none.
  std::string dragged() const;
  /// A place for the dragged card under a group's cards; `over` is the group's own rectangle so far, in which it can be let go, too.
  /// Answers the height.
  float place(int group, page::Rect over, std::string_view words);
  /// The card under the pointer, over all else; and the group it was let go on, if it was just now. `text`: the card's own.
  std::optional<int> finish(std::string_view text, float width);

 private:
  struct Slot;
  void follow(std::size_t from);

  Frame& frame_;
  Slot& slot_;
  bool over_ = false;                              ///< let go, or broken off, in this drawing
  std::optional<page::Point> dropped_;             ///< where, if it had gone somewhere
  std::vector<std::pair<int, page::Rect>> zones_;  ///< of groups that take it
};

}  // namespace vignette::ui
