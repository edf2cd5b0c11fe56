/// A case laid out at a width: the column of its blocks, the footnotes that belong to them, and the closing lines. The reader
/// and the question screen's case panel both draw from it. Only what is looked at is set; everything else is estimated, so a
/// frame costs what is visible, whatever the case's length.
///
/// Heights are page units from the column's top; places in the text are `app::Spot`s.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/document.hpp"
#include "app/model.hpp"
#include "page/cache.hpp"
#include "page/column.hpp"
#include "ui/frame.hpp"

namespace vignette::ui {

/// Heights of a list of things, added up in logarithmic time.
class Heights {
 public:
  void reset(std::size_t count);
  void change(std::size_t index, float height);
  float at(std::size_t index) const { return values_[index]; }
  float before(std::size_t index) const;  ///< the sum of all above it
  float all() const { return before(values_.size()); }

 private:
  std::vector<float> values_;
  std::vector<double> tree_;
};

struct CaseLook {
  page::ReadingStyle style;
  float width = 588;
  bool notes_below = false;  ///< footnotes stand under their paragraph, indented; else in a margin
  float note_width = 280;    ///< of the margin
  float note_indent = 24;
  bool panel = false;  ///< expectations stand in the column, questions do not
  bool operator==(const CaseLook&) const = default;
};

/// A stretch of set text where it stands: `at` and `box` have x of the window and y of the content.
struct Part {
  enum class Kind : std::uint8_t { text, cell, note, expectation, closing, picture, caption, rule };
  Kind kind = Kind::text;
  std::size_t piece = npos;
  const page::Setting* setting = nullptr;  ///< nullptr for a rule and a picture
  page::Point at;
  std::ptrdiff_t base = 0;  ///< offset in the piece's text = offset in the setting + base
  page::Rect box;
  std::size_t block = npos;             ///< of the column
  const page::SetBlock* set = nullptr;  ///< of the column's block; on the first part of it only
  bool first_of_note = false;
  std::shared_ptr<const page::Setting> held;

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// A tag no span has: the number at the beginning of a footnote, which leads back to its mark.
inline constexpr std::uint32_t back_tag = 0xFFFFFFFFU;

/// One footnote: the pieces it is made of, and the mark it belongs to.
struct CaseNote {
  int number = 0;
  std::size_t block = Part::npos;   ///< of the column, that holds its mark; npos: in the head
  std::size_t first = 0, last = 0;  ///< pieces [first, last)
};

inline constexpr float note_space = 14;  ///< above a footnote that stands under its paragraph
inline constexpr float note_rule = 14;   ///< its hairline and the space after
inline constexpr float tail_space = 48;  ///< above the closing lines

struct PlacedNote {
  std::size_t note = 0;
  float y = 0;
};

class CaseText {
 public:
  static constexpr std::size_t npos = Part::npos;

  /// Follows the case and the look. Answers true if anything was laid out anew; spots then stand elsewhere.
  bool follow(const app::OpenCase& open, const CaseLook& look, page::Cache& cache, const page::PictureSizes& pictures);
  /// Sets everything anew: a picture's size has become known.
  void lay_out_again();

  const app::Document& document() const { return *document_; }
  std::shared_ptr<const app::Document> shared_document() const { return document_; }
  const pack::Case& pack() const { return *pack_; }
  const CaseLook& look() const { return look_; }

  // The column
  std::size_t blocks() const { return pieces_.size(); }
  float height() const { return column_.height() + extra_.all() + tail_height_; }  ///< the closing lines included
  float top(std::size_t block) const { return column_.top(block) + extra_.before(block); }
  float space_above(std::size_t block);  ///< between it and what stands before it; 0 at the beginning
  std::size_t block_at(float y) const;
  std::size_t piece_of(std::size_t block) const { return pieces_[block]; }  ///< npos for a heading of our own
  std::size_t block_of(std::size_t piece) const;                            ///< npos if it does not stand in the column
  const page::SetBlock& set(std::size_t block) { return column_.set(block); }
  const pack::Block& block(std::size_t block) const { return *given_[block]; }
  float link_top(std::size_t block);  ///< where the link under a question stands
  /// What stands under the words of a picture that cannot be shown; nullptr for other blocks.
  std::shared_ptr<const page::Setting> unreadable_of(std::size_t block);
  std::size_t how_many_set() const { return column_.how_many_set(); }

  /// How high one's own notes stand under a block, space above each included, where footnotes stand there; asked for as it is looked at.
  using Under = std::function<float(std::size_t block)>;
  void keep_room_under(Under under) { under_ = std::move(under); }
  float room_under(std::size_t block);  ///< where those notes begin

  /// Sets exactly what lies between two heights.
  void settle(float top, float bottom);

  // Footnotes
  const std::vector<CaseNote>& notes() const { return notes_; }
  std::pair<std::size_t, std::size_t> notes_of(std::size_t block) const { return {note_begins_[block], note_begins_[block + 1]}; }
  float note_height(std::size_t note);
  /// The note a footnote's piece belongs to; npos for other pieces.
  std::size_t note_of(std::size_t piece) const;
  std::size_t closing() const { return closing_; }  ///< the first piece of the closing lines; npos where there are none
  /// Where in its block's text a note's mark stands.
  std::size_t mark_offset(const CaseNote& note) const;
  void note_parts(std::vector<Part>& out, std::size_t note, float x, float y);

  /// What stands between two heights, in reading order. `placed` has the notes of a margin at `margin_x`, sorted by note.
  std::vector<Part> parts(float top, float bottom, float left, float margin_x, std::span<const PlacedNote> placed);

  /// The height of the line a spot stands on, and that line's height; set if need be. Notes in a margin answer their mark's line.
  page::Rect line_of(app::Spot spot);
  /// The spot one line below or above, near a distance from the column's left; the piece's own ends where there are no lines.
  app::Spot step_line(app::Spot spot, int lines, std::optional<float>& goal);
  /// The ends of the line a spot stands on.
  app::Spot line_end(app::Spot spot, bool to_end);

 private:
  struct SetNote {
    struct Line {
      std::size_t piece = 0;
      std::shared_ptr<const page::Setting> setting;
      float x = 0, y = 0;
      std::ptrdiff_t base = 0;
    };
    std::vector<Line> lines;
    float height = 0;
  };
  void give();
  const pack::Block* own(pack::Block block);
  SetNote set_lines(std::size_t first, std::size_t last, int number, float width);
  const SetNote& settle_note(std::size_t note);
  void settle_extra(std::size_t block);
  std::shared_ptr<const page::Setting> caption_of(std::size_t block);  ///< of a picture; nullptr for other blocks
  float caption_room(std::size_t block);
  float note_room() const;
  page::ReadingStyle note_style() const;

  std::shared_ptr<const app::Document> document_;
  std::shared_ptr<const pack::Case> pack_;
  CaseLook look_;
  page::Cache* cache_ = nullptr;
  page::Column column_;
  std::deque<pack::Block> own_;  ///< blocks of the column that differ from the document's
  std::vector<const pack::Block*> given_;
  std::vector<std::size_t> pieces_;     ///< of each block of the column
  std::vector<std::size_t> blocks_of_;  ///< of each piece
  Heights extra_;                       ///< what stands under a block: footnotes, a question's link
  std::vector<CaseNote> notes_;
  std::vector<std::size_t> note_begins_;
  std::unordered_map<std::size_t, SetNote> set_notes_;
  std::size_t closing_ = npos;  ///< first closing piece
  Under under_;
  SetNote tail_;
  float tail_height_ = 0;
  mutable std::size_t last_asked_ = 0;  ///< a hint: where `block_at` found its last answer
};

/// The case beside a question: its own scrolling, selection and copying, footnotes under their paragraph (look/04-question).
void draw_case_panel(const app::Model& model, Frame& frame, page::Rect area, page::Family family, float body = 18);

}  // namespace vignette::ui
