/// The small file in which somebody takes their own words home from a workshop: the phone's page makes it (assets/phone/page.js), and
/// nobody else's words are in it. docs/workshop-words.md tells how it is written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/time.hpp"
#include "words/problem.hpp"

namespace vignette::workshop {

struct TakenHome {
  struct Answer {
    std::string question;  ///< its wording, in one line
    std::string words;
    bool operator==(const Answer&) const = default;
  };
  std::string title;  ///< of the case; empty where the phone did not know it
  portfolio::Day day;
  std::vector<Answer> answers;  ///< one at least
  bool operator==(const TakenHome&) const = default;
};

inline constexpr std::size_t longest_words_file = 64 * 1024;  ///< bytes
inline constexpr std::size_t most_questions_taken_home = 40;

/// Whether these bytes say of themselves that they are such a file, of whatever version.
bool is_words_file(std::string_view bytes);
/// Whole, or refused with a sentence and the line; `where` names the file in it.
std::expected<TakenHome, words::Problem> read_words_file(std::string_view bytes, const std::string& where);
/// Two numbers that are the same for the same words, so that what was brought once is known again.
struct TakenHomeMark {
  std::uint64_t a = 0, b = 0;
};
TakenHomeMark mark_of(const TakenHome& words);

}  // namespace vignette::workshop
