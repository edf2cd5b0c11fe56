/// Parts that the papers of a workshop are made of. For the files of papers.hpp alone.
#pragma once

#include <string>
#include <string_view>

#include "share/papers.hpp"
#include "words/words.hpp"

namespace vignette::share {

Piece prose(std::string text);
Piece small(std::string text);
Piece headed(std::string_view text);
/// Without anything on it yet.
Print begun(const Occasion& occasion, const pack::Case& about, const char* name, words::Word title);
/// The case's, where it is not the papers'.
std::string language_of(const Occasion& occasion, const pack::Case& about);
/// The same of a question, which may be of whoever leads.
std::string language_of(const Occasion& occasion, const pack::Case& about, const Occasion::Question& question);

}  // namespace vignette::share
