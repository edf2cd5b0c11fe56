#include "words/words.hpp"

#include <algorithm>
#include <array>

#include "words/problem.hpp"

namespace vignette::words {

namespace {

constexpr std::string_view english[]{
#define WORD(key, sentence) std::string_view{sentence},
#include "words/english/all.inc"
#undef WORD
};

using Sentences = std::array<std::string_view, std::size(english)>;

/// What there is of it; the rest is empty.
constexpr Sentences welsh = [] {
  Sentences all{};
#define WORD(key, sentence) all[static_cast<std::size_t>(Word::key)] = sentence;
#include "words/welsh/all.inc"
#undef WORD
  return all;
}();

struct Catalogue {
  std::string_view tag;
  const std::string_view* sentences;
  std::array<std::string_view, 21> counts;
  std::array<std::string_view, 8> tens;  ///< twenty, thirty … ninety, as they stand before one to nine
  std::string_view between;              ///< tens and ones
};
/// The program's own first.
constexpr std::array<Catalogue, 2> all{
    Catalogue{
        .tag = "en-GB",
        .sentences = english,
        .counts = {"no",     "one",    "two",      "three",    "four",    "five",    "six",       "seven",    "eight",    "nine",  "ten",
                   "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"},
        .tens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"},
        .between = "-"},
    // Up to twenty as people count aloud, above by tens. A Welsh speaker has to read these, too, before they are released.
    Catalogue{.tag = "cy",
              .sentences = welsh.data(),
              .counts = {"dim",
                         "un",
                         "dau",
                         "tri",
                         "pedwar",
                         "pump",
                         "chwech",
                         "saith",
                         "wyth",
                         "naw",
                         "deg",
                         "un ar ddeg",
                         "deuddeg",
                         "tri ar ddeg",
                         "pedwar ar ddeg",
                         "pymtheg",
                         "un ar bymtheg",
                         "dau ar bymtheg",
                         "deunaw",
                         "pedwar ar bymtheg",
                         "ugain"},
              .tens = {"dau ddeg", "tri deg", "pedwar deg", "pum deg", "chwe deg", "saith deg", "wyth deg", "naw deg"},
              .between = " "}};

thread_local std::size_t in_use = 0;

}  // namespace

In::In(std::string_view tag) : before_(in_use) {
  const auto known = std::ranges::find(all, tag, &Catalogue::tag);
  if (known != all.end()) in_use = static_cast<std::size_t>(known - all.begin());
}

In::~In() { in_use = before_; }

bool has(std::string_view tag, Word word) {
  const auto known = std::ranges::find(all, tag, &Catalogue::tag);
  return known != all.end() && !known->sentences[static_cast<std::size_t>(word)].empty();
}

std::string_view say(Word word) {
  const auto sentence = all[in_use].sentences[static_cast<std::size_t>(word)];
  return sentence.empty() ? english[static_cast<std::size_t>(word)] : sentence;
}

std::string count_in_words(std::size_t count) {
  const auto& [tag, sentences, names, tens, between] = all[in_use];
  if (count < names.size()) return std::string(names[count]);
  if (count > 99) return std::to_string(count);
  std::string said(tens[count / 10 - 2]);
  if (const auto ones = count % 10; ones > 0) said.append(between).append(names[ones]);
  return said;
}

std::string_view language() { return all[in_use].tag; }

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
