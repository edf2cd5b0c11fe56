/// An answer set for editing: piece by piece, so that a keystroke in a very long text sets a few lines again. A piece is a
/// paragraph, or some of the lines of a very long one. Offsets are bytes of the whole text.
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
  /// Paragraphs that read exactly like one of `lines` are set in a look of their own, nearer to what follows them.
  struct Headings {
    std::vector<std::string> lines;  ///< sorted
    Face face;
    float size = 15, line = 22, below = 4;
    Ink ink = Ink::accent;
  };
  std::shared_ptr<const Headings> headings = {};  ///< another one is another style; nothing: there are none
  bool operator==(const ManuscriptStyle&) const = default;
};

class Manuscript {
 public:
  /// Follows the text to its newest state: compares with the last one and sets again only what changed.
  void follow(std::string_view text, const ManuscriptStyle& style, float width, const Metrics& metrics);

  float height() const;
  std::size_t size() const { return pieces_.size(); }
  std::size_t how_many_set() const;  ///< for tests and the debug panel

  /// Sets exactly what lies between two heights. Answers by how much what was in view moved because a long text's paragraphs
  /// above it were only estimated; scroll along with it. 0 for texts of ordinary length, which are always set whole.
  float look_at(float top, float bottom);

  /// Caret and selection geometry, relative to the manuscript's top left.
  Rect caret(Place place);
  Place place_at(Point point);
  std::vector<Rect> rects(text::Range range, float top, float bottom, Over over = Over::all);  ///< only what lies between two heights
  /// The start and end of the visual line a place stands on.
  Place line_begin(Place place);
  Place line_end(Place place);
  /// The place `lines` visual lines below (above when negative) at distance `goal_x`; clamps to the text's ends.
  Place move_lines(Place place, int lines, float goal_x);
  /// The place about `distance` below, for page keys; at least a line away, and clamped like `move_lines`.
  Place move_by(Place place, float distance, float goal_x);

  struct Visible {
    std::size_t begin = 0;  ///< offset of the piece in the whole text
    float top = 0;
    std::shared_ptr<const Setting> setting;
  };
  /// What lies between two heights, set; pieces stand one under the other as their tops say.
  std::vector<Visible> visible(float top, float bottom);

 private:
  struct Piece {
    std::size_t length = 0;  ///< bytes, its line feed included
    float height = 0;        ///< exact or estimated
    bool soft = false;       ///< its paragraph goes on in the next piece; always set then
    std::shared_ptr<const Setting> setting;
    bool heading = false;  ///< once it is set
  };
  struct Spot {  ///< a place within its piece, which is set
    std::size_t piece = 0;
    Place place;
  };
  void split(text::Range changed, std::size_t removed, std::string_view text);
  bool still_breaks(std::size_t index) const;
  std::size_t take_lines(std::size_t from, std::size_t end, std::size_t size, std::size_t wanted, std::vector<Piece>& out) const;
  std::size_t follow_on(std::size_t from, std::size_t next, std::size_t next_begin, std::vector<Piece>& out) const;
  void add_pieces(text::Range range, std::vector<Piece>& out) const;
  void add_last(std::vector<Piece>& out) const;
  Setting set(text::Range range) const;
  bool is_heading(text::Range range) const;
  void estimate(Piece& piece) const;
  void settle(std::size_t index);
  void replace(std::size_t first, std::size_t last, std::vector<Piece> fresh);
  void sum() const;
  float gap_after(std::size_t index) const {
    return pieces_[index].soft ? 0 : pieces_[index].heading ? style_.headings->below : style_.between;
  }
  std::size_t piece_at(std::size_t offset) const;
  std::size_t piece_at_height(float y) const;
  std::size_t begin_of(std::size_t index) const;
  float top_of(std::size_t index) const;
  Spot spot(Place place);
  std::size_t set_piece_before(std::size_t index);
  Place whole(std::size_t piece, Place place) const;

  std::string text_;
  ManuscriptStyle style_;
  float width_ = 0;
  const Metrics* metrics_ = nullptr;
  std::vector<Piece> pieces_;
  // Sums over the pieces, made when asked for: `summed_` of them hold.
  mutable std::vector<std::size_t> begins_;
  mutable std::vector<double> tops_;
  mutable std::size_t summed_ = 0;
};

}  // namespace vignette::page
