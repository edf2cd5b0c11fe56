/// Looking for words in everything a portfolio holds and in the cases beside it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "portfolio/records.hpp"
#include "text/range.hpp"

namespace vignette::portfolio {

/// A case's or the glossary's plain text, handed over so that it can be found beside answers.
struct CaseText {
  struct Piece {
    std::uint64_t piece = 0;  ///< which piece of the case's document, or which term
    std::string heading;      ///< "Case summary", or the term
    std::string text;
  };
  std::string case_id;  ///< empty for the glossary
  std::string title;    ///< "Sam"
  std::string hash;     ///< of all of it: text that has not changed is not indexed again
  std::vector<Piece> pieces;
};

/// What to look for. Words as typed: each is a beginning of a word; "in quotation marks" they belong together. Accents and
/// capitals make no difference; ŵ is found by w.
struct SearchFor {
  std::string words;
  std::string case_id;             ///< only this case, or empty
  std::vector<std::string> cases;  ///< only these (a theme's or a stage's), or empty for all; one without a name is none
  Instant since, until;            ///< only answers changed in between; 0: no limit
  enum class State : std::uint8_t {
    any,
    changed,
    as_kept
  } state = State::any;  ///< only answers changed since their newest version, or not
  enum class In : std::uint8_t { everything, answers, cases } in = In::everything;
  bool operator==(const SearchFor&) const = default;
};

/// One place where the words stand.
struct Hit {
  enum class Kind : std::uint8_t { answer, case_text, term, note } kind = Kind::answer;
  QuestionKey key;  ///< of an answer; case text and a note have their case only
  Id mark;          ///< a note's
  std::string title;
  std::string heading;  ///< of case text; of a note the passage that it is about
  int question_number = 0;
  Instant updated;                 ///< of an answer or a note
  std::uint64_t piece = 0;         ///< of case text
  std::size_t offset = 0;          ///< of the first word found, in bytes of the whole text
  std::string excerpt;             ///< about 120 characters around it, on one line
  std::vector<text::Range> found;  ///< in the excerpt
  bool operator==(const Hit&) const = default;
};

}  // namespace vignette::portfolio
