/// A case's blocks set one under another at a width: only what is looked at is set exactly, the rest is estimated until
/// it comes near, so that scrolling and resizing cost the same whatever the case's length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pack/case.hpp"
#include "page/setting.hpp"

namespace vignette::page {

/// How a reader wants a page. Sizes are look.md's, multiplied by `scale` (text size ÷ 100).
struct ReadingStyle {
  Family family = Family::serif;
  float scale = 1;
  float spacing = 1.5f;  ///< line height ÷ type size: 1.4, 1.5, 1.75
  float body = 20;       ///< em size of running text before scaling: 20 on the page, 18 in a side panel, 16 for notes
  bool narrow = false;   ///< smaller headings
  std::string language = "en-GB";
  bool operator==(const ReadingStyle&) const = default;
};

/// One block, set. Everything in it is relative to the block's text origin: x = the column's left + `indent`, y = `top(block)`.
struct SetBlock {
  float indent = 0;   ///< of its text from the column's left: lists and quotes
  float quote_x = 0;  ///< of a quote's rule, negative; there is one where the block's `quotes` is above 0
  Paragraph paragraph;
  Setting setting;                  ///< empty for a table, a rule, and an image that has a picture; an image without shows its words
  std::optional<Setting> marker;    ///< "•" or "1.", standing on the first line
  float marker_x = 0;               ///< negative
  std::vector<Setting> cells;       ///< of a table, row by row; offsets count within the cell's own text
  std::vector<Rect> cell_rects;     ///< whole cells, padding included; rows touch
  std::vector<Point> cell_origins;  ///< where each cell's setting stands, padding and alignment reckoned in
  std::size_t columns = 0;          ///< of a table: cell = row × columns + column
  Rect picture;                     ///< of an image
  bool unreadable = false;          ///< an image that cannot be shown
  float height = 0;
};

/// Size in pixels of a pack's picture; {0, 0} while it is not known.
struct PictureSize {
  float w = 0, h = 0;
  bool unreadable = false;
};
using PictureSizes = std::function<PictureSize(const std::string& path)>;

/// How a block becomes a paragraph: faces, sizes and inks by its kind. Links and footnote marks get `tag` = 1 + index in
/// `block.spans`.
Paragraph paragraph_of(const pack::Block& block, const ReadingStyle& style);

/// How far a block's text stands in, for the lists and quotes around it; never more than half the width.
float indent_of(const pack::Block& block, const ReadingStyle& style, float width);

/// The space between two blocks that stand one under the other.
float space_between(const pack::Block& above, const pack::Block& below, const ReadingStyle& style);

/// The height a block will have, near enough, from nothing but the length of its text.
float guess_height(const pack::Block& block, const ReadingStyle& style, float width);

/// Sets one block at a column's width, indent included. Pure.
SetBlock set_block(const pack::Block& block, const ReadingStyle& style, float width, const Metrics& metrics,
                   const PictureSizes& pictures = {});

class Column {
 public:
  /// The blocks must outlive the column, or be given anew.
  Column() = default;
  void give(std::vector<const pack::Block*> blocks);

  /// Sets width and style. Anything already set at another width is set again only when it comes near.
  /// Does nothing when nothing changed, so it may be called for every frame. To stay where one was reading, ask for the
  /// top of the block in view before and after.
  void fit(const ReadingStyle& style, float width, const Metrics& metrics, PictureSizes pictures = {});

  /// Sets exactly what lies between two heights, and corrects what follows. Answers by how much what was in
  /// view moved because blocks above it turned out taller or shorter than estimated (0 most of the time): scroll along with it.
  /// After a jump to a block ask for its top once more.
  float look_at(float top, float bottom);

  std::size_t size() const { return blocks_.size(); }
  float height() const;                ///< of the whole; estimated where not yet set
  float top(std::size_t block) const;  ///< of a block's first line, space before it already added
  float indent(std::size_t block) const;
  std::size_t block_at(float y) const;  ///< the block at a height, or the nearest
  /// Sets it if need be. The reference holds until the next `look_at`, `fit` or `give`.
  const SetBlock& set(std::size_t block);
  const pack::Block& block(std::size_t index) const { return *blocks_[index]; }
  float width() const { return width_; }
  const ReadingStyle& style() const { return style_; }
  std::size_t how_many_set() const;  ///< for tests and the debug panel

 private:
  struct Slot {
    std::shared_ptr<const SetBlock> set;
    bool exact = false;  ///< `height` is known; `set` may have been let go since, far from what is looked at
    float space_before = 0;
    float height = 0;  ///< exact or estimated, space before included
  };
  void estimate();
  const SetBlock& settle(std::size_t index);
  void change_height(std::size_t index, float height);
  double above(std::size_t index) const;
  void let_go(std::size_t first, std::size_t last);

  std::vector<const pack::Block*> blocks_;
  std::vector<Slot> slots_;
  std::vector<double> tree_;  ///< Fenwick tree over heights: top and block_at in logarithmic time
  ReadingStyle style_;
  float width_ = 0;
  const Metrics* metrics_ = nullptr;
  PictureSizes pictures_;
  std::size_t sets_ = 0;  ///< slots that hold a set block
};

}  // namespace vignette::page
