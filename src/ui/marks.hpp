/// Marks and citations as they are seen: on the page, in its margin, on a page of their own, beside a question and under an answer.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "ui/reader.hpp"

namespace vignette::ui {

/// The marks of the case being read, by piece: a drawing asks only for the pieces it shows. Made anew when the marks change.
struct MarkIndex : Memory::Slot {
  /// What of a mark is held here; looked at once in a frame, because another window may have changed it.
  struct Seen {
    portfolio::Instant changed;
    app::Stretch stretch;
    bool reworded = false;
    bool operator==(const Seen&) const = default;
  };
  std::vector<Seen> seen;
  std::uint64_t looked = 0;                 ///< the frame in which they were looked at
  std::span<const app::PlacedMark> placed;  ///< the case's own, in its order; good until the model changes
  std::uint64_t number = 0;
  std::shared_ptr<const app::Document> document;
  std::vector<std::vector<std::size_t>> of_piece;    ///< those that touch it, in the text's order
  std::vector<std::vector<std::size_t>> noted_here;  ///< those that begin in it with a note or reworded, and the one being written to
  portfolio::Id noting;
  std::string before;    ///< what the note being written said when it was opened
  bool at_foot = false;  ///< that note is written at the page's foot: where it stands it says what it said before, until it is closed
  std::size_t marked = 0, notes = 0;
  std::string in_words;  ///< how many there are, once it was asked for
  /// A note as it stands in a margin `width` wide, once it was asked for.
  struct Note {
    std::shared_ptr<const page::Setting> words, date;
    std::shared_ptr<const page::Setting> was;  ///< what was marked, where the case says it differently now
  };
  std::vector<Note> set;
  float width = 0;
  std::vector<std::string> names;     ///< of their bars; empty where none was drawn
  std::vector<std::string> meanings;  ///< what is said of each beside its name; likewise
  std::vector<std::string> dates;     ///< over their notes, on `day`; likewise
  std::int64_t day = 0;
  // Where the marks of the part painted last stand: its bars stand there too.
  const Part* part = nullptr;
  std::uint64_t frame = 0;
  float dy = 0;
  std::vector<std::pair<std::size_t, std::vector<page::Rect>>> lines;
};
MarkIndex& marks_of(const app::Model& model, Frame& frame);
/// The chosen mark; nullptr if none is, or it does not stand in the text.
const app::PlacedMark* chosen_mark(const app::Model& model);
/// The mark at a spot; nullptr if none is there.
const app::PlacedMark* mark_at(const app::Model& model, Frame& frame, app::Spot spot);

/// "3 marked passages, 2 notes"; empty if nothing is marked.
const std::string& marks_in_words(const app::Model& model, Frame& frame);
std::string_view meaning_in_words(portfolio::Meaning meaning);

// reader_parts.cpp
/// Where a stretch of a part's piece stands on the screen, line by line.
std::vector<page::Rect> rects_on(const Part& part, std::size_t begin, std::size_t end, float dy);

// marks_on_page.cpp
/// Behind a part's letters, and once more over them where text on a mark has an ink of its own.
void paint_marks(const app::Model& model, Frame& frame, const Part& part, float dy);
void paint_on_marks(const app::Model& model, Frame& frame, const Part& part, float dy);
/// The bars in the gutter: each is where Tab finds its mark.
void draw_mark_bars(const app::Model& model, Frame& frame, const CaseView& view, const Part& part, float dy);

/// What can be done with the words selected, or with the mark that is chosen. It hears of a press before what it covers, and is
/// painted when it ends, above what was drawn in between.
class MarkTools {
 public:
  MarkTools(const app::Model& model, Frame& frame, CaseView& view, const Pane& pane);
  ~MarkTools();
  MarkTools(const MarkTools&) = delete;
  MarkTools& operator=(const MarkTools&) = delete;

 private:
  struct Tool {
    std::string_view name;
    app::Intent wish;
    bool chosen = false, ends_row = false;
    Id leads = 0;  ///< what has the keyboard once it was used; 0: what is read, where the tool goes
    page::Rect rect = {};
    Touch touched = {};
  };
  Frame& frame_;
  page::Rect rect_;
  std::vector<Tool> tools_;
};

// marks_margin.cpp
inline constexpr float note_strip = 196;
/// How high an own note stands in a margin or under its paragraph; 0 where it does not: it is new, and written at the page's foot.
float own_note_height(const app::Model& model, Frame& frame, std::size_t index, float width);
/// The own notes at `x`; heights are of the content.
void draw_own_notes(const app::Model& model, Frame& frame, const CaseView& view, std::span<const PlacedNote> own, float x, float width,
                    float dy);
/// Where its passage has no margin beside it, a note is written at the foot of the page. Said before the page is drawn.
void write_at_foot(Frame& frame, bool at_foot);
void draw_note_strip(const app::Model& model, Frame& frame, page::Rect rect);

/// A note that is written no more gets the focus when it is written to again.
void settle_note(const app::Model& model, Frame& frame);
/// The note to a mark that stands in no margin, being written, as high as it is; answers that.
float draw_lost_note(const app::Model& model, Frame& frame, page::Rect rect);

// marks.cpp
void draw_marks_panel(const app::Model& model, Frame& frame, page::Rect area);
bool is_cited(const app::Model& model, const portfolio::Id& mark);  ///< in the answer being written
Id chip_id(const portfolio::Id& mark);
/// The passages an answer cites, as chips; answers the height used.
float draw_cited(const app::Model& model, Frame& frame, page::Point at, float width);
/// The same for whoever reads an answer: whole, each with its section; answers the height, 0 where nothing is cited.
float draw_cited_whole(const app::Model& model, Frame& frame, const portfolio::QuestionKey& by, page::Point at, float width);

}  // namespace vignette::ui
