/// A case as it is read from top to bottom: one list of pieces, so that a selection, a found word and a reading place are
/// each a piece's number and a byte offset, whatever the window's width.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pack/case.hpp"

namespace vignette::app {

struct Piece {
  enum class Where : std::uint8_t {
    expectation,  ///< drawn in the block at the head
    body,         ///< headings and text of the column, section titles included
    question,     ///< a take-away question, in the column
    footnote,     ///< in the margin, or under its paragraph
    closing       ///< disclaimer and attribution at the end
  };
  Where where = Where::body;
  pack::Block block;
  std::size_t section = 0;   ///< index in the case's sections
  std::size_t question = 0;  ///< index in the case's questions, for questions
  int footnote = 0;          ///< display number, for footnotes
  bool aside = false;        ///< a footnote, or an editor's note between paragraphs: none of what the case tells there
};

/// Pieces in reading order: head, sections with footnotes right after the block that holds their mark, closing.
struct Document {
  std::vector<Piece> pieces;
  std::vector<std::size_t> section_begins;  ///< first piece of each section of the case
};

Document document_of(const pack::Case& pack);

/// A position in a document.
struct Spot {
  std::size_t piece = 0;
  std::size_t offset = 0;
  auto operator<=>(const Spot&) const = default;
};

struct Stretch {
  Spot begin, end;
  bool empty() const { return begin >= end; }
  bool operator==(const Stretch&) const = default;
};

/// Whether a stretch takes in asides that lie in it: it begins or ends in one, or is the whole document. Else it is of what the case tells.
bool takes_asides(const Document& document, Stretch stretch);
/// Whether a stretch takes in a piece, or some of it.
bool takes_in(const Document& document, Stretch stretch, std::size_t piece);

/// What is copied: plain text, a blank line between pieces, list markers kept; footnotes and their numbers only where asides are taken in.
std::string plain_text(const Document& document, Stretch stretch);

/// Every place where the words stand, in reading order.
std::vector<Stretch> find(const Document& document, std::string_view needle, std::string_view language);

}  // namespace vignette::app
