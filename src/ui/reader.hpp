/// What the reader's parts say to one another: a case on a surface that scrolls (the page, or the panel beside a question),
/// where it stands, what is selected in it, and the block at its head. Only files of the reader include this.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "ui/case_text.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

/// Where a surface stands: a line of a block, and how far the surface's top is below that line's. Pixels alone would be lost
/// when the window or the text size changes. A block of npos means the head: `delta` is then the offset itself.
struct Anchor {
  std::size_t block = Part::npos;
  std::size_t offset = 0;
  float delta = 0;
};

/// The block at the head of a case, laid out once for a width: title, where it is retold from, what inspectors looked for.
struct Head {
  struct Words {
    std::shared_ptr<const page::Setting> setting;
    std::string text;
    page::Point at;  ///< x of the window, y of the content
    Role role = Role::paragraph;
    int level = 0;
  };
  std::vector<Words> words;
  std::vector<Words> numbers;       ///< of the expectations, beside `parts`
  std::vector<Part> parts;          ///< expectations, then their footnotes, from top to bottom
  std::vector<std::size_t> pieces;  ///< of those parts, each once
  float rule_y = 0, hairline_y = -1, width = 0, left = 0;
  float end = 0;     ///< of what is the case's own; one's own notes to it stand below, where there is no margin
  float height = 0;  ///< down to where the column begins
};

struct HeadLook {
  float left = 0, width = 916;
  int columns = 4;
  float column_gap = 24, row_gap = 6;
  bool narrow = false;
  page::ReadingStyle style;
  bool operator==(const HeadLook&) const = default;
};

/// A case on a surface.
struct CaseView : Memory::Slot {
  CaseText text;
  Head head;
  HeadLook head_look;
  Anchor anchor;
  float left = 0;                                   ///< of the column, in the window
  float last_offset = -1;                           ///< of the pane, as this surface last left it
  bool fresh = true;                                ///< nothing has been drawn of this case yet
  bool contents_shown = false, find_shown = false;  ///< in the frame before: the focus follows what opens and closes
  portfolio::Id noted;                              ///< the mark whose note is being written at the page's foot
  bool pictures_missing = false;                    ///< a picture was set without its size
  std::uint64_t arrived = 0;                        ///< number of the newest `go_to` brought into view
  std::size_t reported = Part::npos;                ///< top piece last told to the model
  app::Spot top_spot;                               ///< what stands at the top now
  /// What was seen without a gap since one was last taken somewhere else: reading is going on from what was read, not being led past it.
  struct Run {
    app::Spot from, to;
    bool goes_on = false;  ///< it begins where what has been read ends, or before
  };
  std::optional<Run> run;
  std::size_t here = 0;               ///< the section being read
  std::optional<std::size_t> chosen;  ///< the section last gone to: where one is until one scrolls

  bool focused = false, ringed = false;  ///< the surface itself has the keyboard, and shows it

  // Selecting
  Id id = 0;                ///< of the surface in the outline
  app::Spot fixed, moving;  ///< the selection's ends: where it began and where it goes
  app::Stretch unit;        ///< the word or paragraph the selection began with
  bool placed = false;      ///< the ends stand where the person put them
  int clicks = 0;           ///< 1: by character, 2: by word, 3: by paragraph
  bool dragging = false, dragged = false, in_margin = false;
  double stepped = 0;  ///< seconds: when a drag beyond the edge went on last
  /// What in the text is followed by a press that no drag came of: links, marks of notes and words explained, as just drawn.
  struct Target {
    page::Rect rect;  ///< in the window
    Id id = 0;        ///< has the focus then
    std::function<void()> follow;
  };
  std::vector<Target> targets;
  std::optional<float> goal;  ///< distance from the column's left that up and down keep to
  bool show_moving = false;   ///< bring the moving end into view
  float seen = 0;             ///< height of what is seen
  app::Spot first_whole;      ///< where the first line begins that is seen whole, as last drawn
  /// The link or the word explained that has the keyboard, as last drawn.
  struct Held {
    Id by = 0;
    app::Spot at;
  };
  Held held;
};

// reader_place.cpp: where a surface stands.
Anchor anchor_at(CaseView& view, float offset);
float offset_of(CaseView& view, const Anchor& anchor);
/// The line a spot stands on, in content coordinates.
page::Rect place_of(CaseView& view, app::Spot spot);
/// Brings the surface to where it should be: where the person scrolled to, what the model asks for, or where it was. Sets
/// what is in view. Answers true if the person, or a wish of theirs, moved it. `below`: height after the column.
bool stand(const app::Model& model, Frame& frame, CaseView& view, Pane& pane, float below);
/// Tells the model how far one has read, when that has changed.
void report(const app::Model& model, Frame& frame, CaseView& view, const Pane& pane, float below, bool moved);

// reader_head.cpp
void lay_head(Frame& frame, CaseView& view, const HeadLook& look);
void draw_head(Frame& frame, const CaseView& view, const Pane& pane);
/// Those of the head's parts that stand between two heights.
std::span<const Part> head_parts(const Head& head, float from, float to);
bool from_inspectorate(const pack::Case& pack);
std::string title_of(const pack::Case& pack, std::size_t section);            ///< as readers see it
std::string expectations_title(const pack::Case& pack, std::size_t section);  ///< with the guide it is from

// margin.cpp
struct OwnNote {
  std::size_t mark = 0;
  app::Spot spot;
};
struct Margin {
  std::vector<PlacedNote> notes;  ///< the case's, by number
  std::vector<PlacedNote> own;    ///< by mark
};
/// Adds those of another stretch of the page that are not there yet.
void add_notes(Margin& margin, const Margin& more);
/// Calls `use` for every own note whose mark begins in a piece.
using OwnNotes = std::function<void(std::size_t piece, const std::function<void(OwnNote, float height)>& use)>;
/// Puts the notes whose marks are in view beside their lines: 20 clear of each other, none below the window if it can be helped. Notes to
/// the head stand first, below it. Where there is no margin each own note stands under the paragraph of its mark instead.
Margin place_notes(CaseView& view, float from, float to, const OwnNotes& own);
/// How high those stand that go under a block, and under the head; with the space above each.
float height_under(const CaseView& view, std::size_t block, const OwnNotes& own);
float height_under_head(const CaseView& view, const OwnNotes& own);
/// Makes room for something that stands between two heights: what meets it goes above it, or below it where it begins further down or has
/// no room above, which ends at `least`; and what they meet in turn likewise. `heights` are of the case's notes, then of one's own.
void give_way(Margin& margin, const std::vector<float>& heights, float from, float to, float least);

// reader_parts.cpp: paints and describes what is in view, links included.
void draw_parts(const app::Model& model, Frame& frame, CaseView& view, std::span<const Part> parts, const Pane& pane);
std::string file_of(const pack::Case& pack, const std::string& image);
page::PictureSizes picture_sizes(Frame& frame, CaseView& view, const pack::Case& pack);
Id mark_id(const CaseView& view, int note);
Id back_id(const CaseView& view, int note);
/// What a link of a part leads to, followed.
void follow_link(Frame& frame, const CaseView& view, const Part& part, std::uint32_t tag);

// reader_select.cpp
/// Touch for what stands in running text. A press is left to the surface: it may begin a selection. Without a drag it comes to the
/// target that is added for it, else to nothing.
Touch touch_in_text(Frame& frame, Id id, std::string_view name, page::Rect rect, std::uint32_t states, std::string_view value);
/// The surface as one thing the keyboard can stand on: Shift and arrows select, Ctrl+C copies.
void describe_surface(Frame& frame, CaseView& view, page::Rect rect, std::string_view pane_name);
/// What is selected by keys begins at the link, word or mark that has the keyboard; else where one is: where one clicked, was led to or
/// stopped selecting, as long as that is in view; else at the first line that is seen whole. With nothing selected the keys that mark
/// take the sentence there, or the mark that is there already.
void select_by_keys(const app::Model& model, Frame& frame, CaseView& view);
void select_by_pointer(const app::Model& model, Frame& frame, CaseView& view, std::span<const Part> parts, Pane& pane);

// rail.cpp
void draw_rail(const app::Model& model, Frame& frame, CaseView& view, page::Rect area);
/// The same list in place of the page, for windows too narrow for a rail.
void draw_contents(const app::Model& model, Frame& frame, CaseView& view, page::Rect area);
double share_read(const app::Model& model, const pack::Case& pack);

// page_dump.cpp
/// For the debug panel: the page that is shown, each part with its lines and runs. Of what somebody writes, only how it is laid out.
std::string dump_page(const app::Model& model, Memory& memory);

// beside.cpp: what stands around a screen about a case that is not its page.
/// The case's rail, in windows wide enough. Answers its width.
float draw_rail_beside(const app::Model& model, Frame& frame, const app::OpenCase& open);
/// A bar with the way back to the case, and how saving stands. Answers what is left for the screen.
page::Rect draw_way_back(const app::Model& model, Frame& frame, const pack::Case& pack, float left);
/// The same over a page of the case itself, where nothing is written: with the tools of the case's own bar that serve there, too.
page::Rect draw_page_bar(Frame& frame, const pack::Case& pack, float left);

// pictures.cpp
/// What the pictures of a case are called: "Who is involved".
std::string_view pictures_title(const pack::Case& pack);

// find_bar.cpp
struct BarPlace {
  page::Rect rect;
  float left = 0;       ///< of the column
  bool narrow = false;  ///< the field fills the bar
};
float find_bar_height(float width);
void draw_find_bar(const app::Model& model, Frame& frame, const CaseView& view, const BarPlace& place);
/// Ticks beside the scroll bar, where the words were found.
void draw_ticks(const app::Model& model, Frame& frame, CaseView& view, const Pane& pane, float content);

}  // namespace vignette::ui
