/// A text without a passage that was in it.
#pragma once

#include <string>
#include <string_view>

namespace vignette::text {

/// Where the passage stands in the text from a place on, letter by letter the same and in whole words ("Anna" and "Anna's", and not
/// "Annabel"); npos if it does not.
std::size_t find_whole(std::string_view text, std::string_view passage, std::size_t from = 0);

/// Whether the passage stands in the text in whole words; or, of more than one word, a line of the text ends with a good part of its
/// beginning, as where it was half typed when a version was made. White space alone is no passage.
bool holds(std::string_view text, std::string_view passage);

/// The passage as it can be taken out of a text: as it is where it stands there in whole words, or not at all; else with the rest of the
/// words that it cuts, where it stands first.
std::string to_whole_words(std::string_view text, std::string_view passage);

/// Takes out what `holds` finds, until it is nowhere; the words around are closed up: one space between them, none before a comma or
/// at a line's ends, and no empty paragraph where it stood alone.
std::string without(std::string_view text, std::string_view passage);

/// The longest stretch of the text that is a good part of the passage: half of it, or some words. Empty if there is none.
std::string_view part_held(std::string_view text, std::string_view passage);

}  // namespace vignette::text
