/// Where text may be broken: lines (UAX #14), words, sentences and graphemes (UAX #29), paragraphs.
/// All offsets are bytes of UTF-8; `language` is a BCP 47 tag. Text that is not valid UTF-8 is read as if repaired.
#pragma once

#include <string_view>
#include <vector>

#include "text/range.hpp"

namespace vignette::text {

struct LineBreak {
  std::size_t offset = 0;  ///< the next line would begin here
  bool mandatory = false;  ///< after a line feed
};

/// Every place where a line may break, in order, the end of the text included.
std::vector<LineBreak> line_breaks(std::string_view text, std::string_view language);

/// Every grapheme boundary, in order, 0 and the end included.
std::vector<std::size_t> graphemes(std::string_view text);

/// The boundary after or before `offset`; the end (or 0) when there is none.
std::size_t next_grapheme(std::string_view text, std::size_t offset);
std::size_t previous_grapheme(std::string_view text, std::size_t offset);

/// Where Ctrl+Right and Ctrl+Left go: over spaces and punctuation to the start of the next word, or of this or the previous one.
std::size_t next_word(std::string_view text, std::size_t offset);
std::size_t previous_word(std::string_view text, std::size_t offset);

/// The word (or run of spaces or punctuation) at an offset: what a double click selects.
Range word_at(std::string_view text, std::size_t offset);

/// Whether a cut there would go through a word: letters or figures stand on both sides, and no boundary between words lies there.
bool splits_word(std::string_view text, std::size_t offset);

/// The sentence at an offset, trailing spaces included.
Range sentence_at(std::string_view text, std::size_t offset, std::string_view language);

/// The paragraph at an offset: from after a line feed to before the next.
Range paragraph_at(std::string_view text, std::size_t offset);

/// Words as a reader counts them: what stands between spaces and holds a letter or figure; “well-being” is one, “a—b” two.
std::size_t count_words(std::string_view text);

}  // namespace vignette::text
