/// Spelling of what is being written: which words are not in the dictionary, what is offered for one, and which words are known all the
/// same. Words are judged outside (`shell`); here is what was found out about them. Nothing of it is kept but the words a person adds.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/records.hpp"
#include "text/range.hpp"

namespace vignette::app {

enum class Field : std::uint8_t;
struct Model;

using WordSet = std::set<std::string, std::less<>>;

struct Spelling {
  std::vector<std::string> dictionaries;            ///< those on this computer, as language tags ("en-GB")
  bool looked = false;                              ///< they are known
  std::string language;                             ///< what `judged` is of
  std::map<std::string, bool, std::less<>> judged;  ///< by the dictionary alone: true for right
  WordSet asked;                                    ///< on their way
  std::uint64_t number = 0;                         ///< of the newest question
  std::uint64_t changed = 0;                        ///< grows whenever some word may be judged otherwise
  std::string written_in;                           ///< what the text being written shows itself to be in (text/language.hpp), or nothing
  portfolio::QuestionKey read;                      ///< that text
  std::uint64_t read_version = 0;                   ///< and its version, and one
  WordSet names;                                    ///< of the case and the glossary
  std::string names_of;                             ///< the case they were gathered for
  bool gathered = false;
  WordSet own;           ///< added by the person: the lines of the text that keeps them
  std::string own_text;  ///< that text, as last read
  WordSet ignored;       ///< until the program ends or is locked

  /// The word that something is offered for.
  struct Offer {
    Field field{};
    text::Range range;
    std::string word;
    std::uint64_t number = 0;
    bool come = false;  ///< the suggestions are there, if there are any
    std::vector<std::string> suggestions;
  };
  std::optional<Offer> offer;

  /// The next misspelt word is being looked for, from here on.
  struct Seeking {
    Field field{};
    std::size_t from = 0;
    std::uint64_t version = 0;  ///< of the text
  };
  std::optional<Seeking> seeking;

  std::optional<portfolio::QuestionKey> counted;  ///< whose words are counted, as was asked for
};

enum class Spelt : std::uint8_t { right, wrong, unknown, asked };
Spelt spelt(const Model& model, std::string_view word);

/// The language of what is written where one is, for spelling and for reading aloud: the dictionary a person chose; else what the text
/// shows itself to be in, once it does (text/language.hpp); else that of the question's case, or of the program.
std::string language_written(const Model& model);
/// The dictionary for a language: that very one; for a language without a region any of its regions; empty if there is none.
std::string dictionary_for(const std::vector<std::string>& dictionaries, std::string_view language);
/// Whether words are checked here: it is switched on, and there is a dictionary as far as is known.
bool checks_spelling(const Model& model);
/// A paragraph that shows itself to be in another language than the dictionary is of, however short: none of it is underlined.
bool reads_as_another_language(const Model& model, std::string_view paragraph);
/// How many words of a paragraph can be checked, and what they are like.
struct WordCount {
  std::size_t words = 0, wrong = 0;
  std::size_t welsh = 0;    ///< how much they are like Welsh: two for a word that only Welsh has; none where the dictionary is of Welsh
  std::size_t english = 0;  ///< small words that only English has
};
/// Counts one of a paragraph's words; the first may begin with a capital, others that do are names and tell nothing.
void count_word(const Model& model, WordCount& count, std::string_view word, Spelt is);
/// A paragraph in which most words are wrong is in another language: none of them is underlined. One of few words goes by its being
/// like Welsh, or by the `answer` it stands in. One that is much more like Welsh than like English is so with fewer wrong.
bool in_another_language(const WordCount& count, bool answer = false);
/// Whether most paragraphs of an answer that are long enough to tell are in another language; of one that has none, all its words.
/// Nothing as long as that may turn out either way. Words that nobody asked about yet are added to `unknown`.
std::optional<bool> answer_in_another_language(const Model& model, std::string_view text, std::vector<text::Range>* unknown = nullptr);

/// Where the words a person added are kept: a text in the portfolio, only for the person, a word a line.
portfolio::QuestionKey own_words_key();
WordSet read_own_words(std::string_view text);

}  // namespace vignette::app
