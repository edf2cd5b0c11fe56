/// Every sentence the user reads, by key and language. One file under `words/english/` for each part of the program;
/// another language is another folder with the same keys.
#pragma once

#include <fmt/args.h>
#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace vignette::words {

/// The key of a sentence. Keys are declared by the catalogue itself, so a missing one does not compile.
enum class Word {
#define WORD(key, sentence) key,
#include "words/english/all.inc"
#undef WORD
};

/// The sentence as it stands, in the language chosen by `choose_language`. UTF-8; lives for ever.
std::string_view say(Word word);

/// The sentence with its named places filled: `say(Word::words_kept, fmt::arg("count", 3))`.
template <typename... Named>
std::string say(Word word, const Named&... named) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  (store.push_back(named), ...);
  return fmt::vformat(say(word), store);
}

/// A count in words up to twelve ("four"), in figures above.
std::string count_in_words(std::size_t count);

/// BCP 47 tag of the language in use, such as "en-GB".
std::string_view language();

/// Chooses a language the catalogue has; answers false, and changes nothing, for one it does not have.
bool choose_language(std::string_view tag);

}  // namespace vignette::words
