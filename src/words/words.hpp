/// Every sentence the user reads, by key and language. One file under `words/english/` for each part of the program;
/// another language is another folder with the same keys. Of Welsh there is what a workshop says to its room so far (`words/welsh/`).
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

/// While it lives, whatever its thread says is in another language than the program's own; a sentence that the catalogue does not have in
/// it stays in the program's. A tag that is none of the catalogue's changes nothing.
class In {
 public:
  explicit In(std::string_view tag);
  ~In();
  In(const In&) = delete;
  In& operator=(const In&) = delete;

 private:
  std::size_t before_;
};
/// Whether the catalogue has the sentence in the language.
bool has(std::string_view tag, Word word);

/// The sentence as it stands, in the language in use. UTF-8; lives for ever.
std::string_view say(Word word);

/// The sentence with its named places filled: `say(Word::words_kept, fmt::arg("count", 3))`.
template <typename... Named>
std::string say(Word word, const Named&... named) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  (store.push_back(named), ...);
  return fmt::vformat(say(word), store);
}

/// A count in words up to ninety-nine ("four"), in figures above.
std::string count_in_words(std::size_t count);

/// BCP 47 tag of the language in use, such as "en-GB".
std::string_view language();

/// Chooses a language the catalogue has; answers false, and changes nothing, for one it does not have.
bool choose_language(std::string_view tag);

}  // namespace vignette::words
