/// What is printed: pages to read, slips to cut apart, sheets for a wall. It is never kept or sealed, so it is no Document (whose form is
/// that of files that others keep), and says more of how it stands on paper.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "portfolio/time.hpp"
#include "text/range.hpp"

namespace vignette::share {

/// How a stretch of a piece's text looks, or that it is the mark of a note. Stretches are in order and do not overlap.
struct Stretch {
  text::Range range;
  bool strong = false, emphasis = false;
  int note = 0;  ///< which of the print's notes, from 1; 0 for none. Where more than one mark has it, it stands with the first
  bool operator==(const Stretch&) const = default;
};

/// One piece of a print, in reading order. Texts are UTF-8 as `shown` leaves it.
struct Piece {
  enum class Kind : std::uint8_t {
    title,       ///< of the print, on its first page
    heading,     ///< over a part
    subheading,  ///< within one
    lead,        ///< a line under the title
    prose,       ///< an empty line is a new paragraph
    point,       ///< of a list; `label` stands before it, a bullet or a number
    aside,       ///< set apart by a bar on its left
    small,       ///< about what stands beside it
    fact,        ///< `label` over words, and a line for a pen where `to_write` says so
    said,        ///< `label` beside words that are read aloud
    minute       ///< `label` is when, the words what, `under` how
  };
  Kind kind = Kind::prose;
  std::string text, label = {}, under = {};
  std::vector<Stretch> stretches = {};  ///< over `text`
  std::string language = {};            ///< BCP 47 tag, where it is not the print's
  bool to_write = false;                ///< of a fact or a small line: a line for a pen follows
  int depth = 0;                        ///< of a point: lists around it, beyond the first
  bool operator==(const Piece&) const = default;
};

/// One of those that are cut apart; four make a page.
struct Slip {
  std::string over;            ///< a line over the words
  std::string words;           ///< what is written to, or about
  std::string how;             ///< below the lines for a pen
  std::string pass, pass_how;  ///< a box to tick, and what it means; empty for none
  std::string language = {};   ///< of `words`, where it is not the print's
  bool operator==(const Slip&) const = default;
};

/// One sheet for a wall: as large as it fits.
struct WallSheet {
  std::string over;
  std::string words;
  std::vector<std::string> parts;  ///< each with room under it for what people put there
  std::string foot;
  std::string language = {};  ///< of `words`, where it is not the print's
  bool operator==(const WallSheet&) const = default;
};

/// Pages to read, or slips, or sheets for a wall: whichever of the three it has.
struct Print {
  std::string name;      ///< such as "invitation": for a file's name; ASCII, no spaces
  std::string title;     ///< what it is, on one line
  std::string head;      ///< at the end of the head of each page; empty for none
  std::string foot;      ///< at the foot of each page
  std::string page_of;   ///< how a page is numbered where there are more than one, with places {page} and {pages}
  std::string language;  ///< BCP 47 tag
  portfolio::Day made;
  std::vector<Piece> pieces;
  std::vector<Piece> beside;              ///< in a narrow column, from the first page on
  std::vector<std::vector<Piece>> notes;  ///< at the foot of the page of their marks
  bool pen_margin = false;                ///< a wide margin to write in
  bool one_page = false;                  ///< set smaller, within reason, until it is one
  std::vector<Slip> slips;
  std::vector<WallSheet> sheets;
  bool operator==(const Print&) const = default;
};

/// All that stands on it, a piece on a line, and what is on each of many slips once.
std::string plain_text(const Print& print);

}  // namespace vignette::share
