/// Thinking with a case: marks and citations, words explained, the pictures, and the door out of the writing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/document.hpp"
#include "app/editing.hpp"
#include "portfolio/thinking.hpp"

namespace vignette::app {

/// A mark with where its passage stands in the case as it is now; an empty stretch where it is no longer in the text.
struct PlacedMark {
  portfolio::Mark mark;
  Stretch stretch;
  std::uint64_t unsaved_since = 0;      ///< as a draft's
  std::optional<portfolio::Mark> kept;  ///< as the file had it before it was changed here: by it is seen what each of two windows did
  bool reworded = false;                ///< the case says otherwise there now what was marked
};

/// What an answer cites, while the program runs.
struct CitedHere {
  std::vector<portfolio::Citation> list;
  std::uint64_t unsaved_since = 0;  ///< as a draft's
};

struct Marks {
  std::map<std::string, std::vector<PlacedMark>> of_case;  ///< by case id; in the text's order, those no longer in it last
  std::map<portfolio::QuestionKey, CitedHere> cited;
  bool read = false;                       ///< what the file holds of them has come: a list is kept over the file's only then
  portfolio::Id chosen;                    ///< the mark whose tools are shown; empty for none
  bool noting = false;                     ///< the chosen one's note is being written
  std::map<portfolio::Id, Editing> notes;  ///< those written in since it was opened, each with its undo
  portfolio::Id putting;                   ///< the mark for which an expectation is being chosen; empty for none
  portfolio::Id followed;                  ///< the mark one went to from a question, cited or listed: the way back leads there
  std::uint64_t to_cite = 0;               ///< grows each time the list is opened to cite from: the first that can be has the keyboard then
};

/// What stands beside a question, or beside a reflection of one's own (lenses, earlier, only_for_me).
enum class Beside : std::uint8_t { the_case, marks, glossary, lenses, earlier, only_for_me };

/// A term of the glossary shown beside its word on the page, and the page of them all.
struct Terms {
  std::string shown;   ///< id of the term whose card is open; empty for none
  Spot at;             ///< the word it was opened from
  std::string chosen;  ///< on the glossary's page
  Editing needle;      ///< of its search
};

/// The pictures of a case: who is involved, and in what order it happened.
struct Pictures {
  std::string person;                ///< id of the one chosen; empty for none
  std::optional<std::size_t> event;  ///< index in the case's timeline of the one chosen
  bool as_list = false;
};

/// The four ways through "Something here needs acting on". That it was opened is kept nowhere.
enum class Door : std::uint8_t { child_at_risk, worry_about_child, worry_about_practice, me };

/// A document's text in one string, pieces parted by a blank line, so that an anchor does not depend on how it is cut: what the case
/// tells, without asides and the numbers that call footnotes; or all there is.
struct Joined {
  /// A part of a piece, as it stands in the text.
  struct Run {
    std::size_t at = 0, size = 0;
    Spot from;
  };
  std::string text;
  std::vector<Run> runs;  ///< in order, of the text and of the pieces
};
enum class Asides : std::uint8_t { left_out, too };
Joined joined(const Document& document, Asides asides);
/// In bytes of the text; of a stretch that lies in what was left out, nothing.
text::Range range_of(const Joined& joined, Stretch stretch);
Stretch stretch_of(const Joined& joined, text::Range range);

}  // namespace vignette::app
