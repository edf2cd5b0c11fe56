/// An answer set for editing: paragraph by paragraph, so that a keystroke in a very long text sets one paragraph again.
/// Offsets are bytes of the whole text.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "page/setting.hpp"

namespace vignette::page {

/// How an answer is set: one face and size, `line` high, `between` paragraphs.
struct ManuscriptStyle {
  Face face;
  float size = 20;
  float line = 30;
  float between = 14;
  std::string language = "en-GB";
  bool operator==(const ManuscriptStyle&) const = default;
};

class Manuscript {
 public:
  /// Follows the text to its newest state: compares with the last one and sets again only paragraphs that changed, when looked at.
  void follow(std::string_view text, const ManuscriptStyle& style, float width, const Metrics& metrics);

  float height() const;
  std::size_t size() const { return paragraphs_.size(); }

  /// Caret and selection geometry, relative to the manuscript's top left.
  Rect caret(Place place);
  Place place_at(Point point);
  std::vector<Rect> rects(text::Range range, float top, float bottom);  ///< only what lies between two heights
  /// The start and end of the visual line a place stands on.
  Place line_begin(Place place);
  Place line_end(Place place);
  /// The place `lines` visual lines below (above when negative) at distance `goal_x`; clamps to the text's ends.
  Place move_lines(Place place, int lines, float goal_x);
  /// The place about `distance` below, for page keys.
  Place move_by(Place place, float distance, float goal_x);

  struct Visible {
    std::size_t begin = 0;  ///< offset of the paragraph in the whole text
    float top = 0;
    std::shared_ptr<const Setting> setting;
  };
  /// The paragraphs between two heights, set.
  std::vector<Visible> visible(float top, float bottom);

 private:
  struct Piece {
    std::size_t length = 0;  ///< bytes, its line feed included
    float height = 0;        ///< exact or estimated
    std::shared_ptr<const Setting> setting;
  };
  const Setting& settle(std::size_t index);
  std::size_t piece_at(std::size_t offset) const;
  std::size_t begin_of(std::size_t index) const;
  float top_of(std::size_t index) const;

  std::string text_;
  ManuscriptStyle style_;
  float width_ = 0;
  const Metrics* metrics_ = nullptr;
  std::vector<Piece> paragraphs_;
};

}  // namespace vignette::page
