/// ICU's break iterators, made once for each thread, kind and language. Private to this room.
#pragma once

#include <unicode/brkiter.h>

#include <cstdint>
#include <string_view>

namespace vignette::text {

enum class Unit : std::uint8_t { grapheme, word, sentence, line };

/// An iterator over `text`, which is read in place: offsets are bytes. It must outlive the text's use,
/// and the next call for the same unit and language takes it over.
icu::BreakIterator& iterate(Unit unit, std::string_view text, std::string_view language = "en");

}  // namespace vignette::text
