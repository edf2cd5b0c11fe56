#include "words/words.hpp"

#include <array>

#include "words/problem.hpp"

namespace vignette::words {

namespace {

constexpr std::string_view english[]{
#define WORD(key, sentence) std::string_view{sentence},
#include "words/english/all.inc"
#undef WORD
};

}  // namespace

std::string_view say(Word word) { return english[static_cast<std::size_t>(word)]; }

std::string count_in_words(std::size_t count) {
  static constexpr std::array<std::string_view, 13> names{"no",    "one",   "two",  "three", "four",   "five",  "six",
                                                          "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  return count < names.size() ? std::string(names[count]) : std::to_string(count);
}

std::string_view language() { return "en-GB"; }

bool choose_language(std::string_view tag) { return tag == "en-GB" || tag == "en"; }

std::string describe(const Problem& problem) {
  std::string line = problem.where;
  if (problem.line > 0) line += ':' + std::to_string(problem.line);
  if (problem.line > 0 && problem.column > 0) line += ':' + std::to_string(problem.column);
  if (!line.empty()) line += ": ";
  line += problem.severity == Severity::error ? "error: " : "warning: ";
  line += problem.what;
  if (!problem.mend.empty()) line += " (" + problem.mend + ")";
  return line;
}

}  // namespace vignette::words
