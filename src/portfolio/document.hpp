/// A page that leaves, as a plain value: every form (text, Markdown, HTML, PDF, Word) is a writer of the same one, and so is a preview;
/// and what was shared is kept as one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "portfolio/time.hpp"

namespace vignette::portfolio {

/// One piece of a document, in reading order. Texts are UTF-8 as `share::shown` leaves it.
struct Block {
  enum class Kind : std::uint8_t {
    heading,   ///< on one line; `level` 2 or 3, since the title is 1
    question,  ///< a question's wording where it stands as a heading; `level` as above
    asked,     ///< a question's wording, or what else is answered here, under a heading
    told,      ///< a line about what stands beside it: a day, where it comes from
    label,     ///< a line that leads to what follows
    name,      ///< a strong line over what follows
    prose,     ///< the learner's own words: line ends stay, an empty line is a new paragraph
    passage,   ///< words of the case, retold; `from` says where they stand
    item,      ///< of a numbered list; `number` is its number
    rule,      ///< a line across, without text
    nothing    ///< said where there is nothing else
  };
  Kind kind = Kind::prose;
  std::string text;
  int level = 0;
  int number = 0;
  std::string from;      ///< under a passage; empty for none
  int note = 0;          ///< the note that `from` has a mark for, from 1; 0 for none. Each note has one mark
  std::string language;  ///< BCP 47 tag, where it is not the document's
  bool operator==(const Block&) const = default;
};

/// Whether it can be somebody's own words: what they wrote, what they would like to talk about, or a question they asked. All else is
/// the program's, or retold from a case.
inline bool written_by_people(const Block& block) {
  return block.kind == Block::Kind::prose || block.kind == Block::Kind::item || block.kind == Block::Kind::question;
}

struct Document {
  std::string title;     ///< on one line
  std::string byline;    ///< whose and for when; empty for none
  std::string language;  ///< BCP 47 tag
  Day made;              ///< a day: no form says at what time it was made, but in its text
  std::vector<Block> blocks;
  std::vector<std::string> notes;
  std::string notes_title;       ///< over the notes, where they stand at the end
  std::string foot;              ///< at the foot of every page
  std::string page_of;           ///< how a page is numbered, with places {page} and {pages}
  bool for_supervision = false;  ///< a page with a wide margin for a pen, its title only in the running head
  bool operator==(const Document&) const = default;
};

}  // namespace vignette::portfolio
