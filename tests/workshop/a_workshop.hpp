// A small workshop to try things on.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "workshop/workshop.hpp"

namespace vignette::workshop::testing {

inline std::vector<Question> three_questions() {
  return {{"stood-out", "What stood out", "What stood out for you?"},
          {"agencies", "Other agencies", "Will you change how you work with other agencies?"},
          {"next", "What next", "What will you try next?"}};
}

/// 32 figures, another for each number.
inline std::string token(unsigned number) {
  std::string all(32, '0');
  for (std::size_t at = 32; number > 0; number /= 16) all[--at] = "0123456789abcdef"[number % 16];
  return all;
}

/// Sixty minutes with twelve people, at its first question.
inline Workshop at_first_question(Keep keep = Keep::nothing, std::size_t present = 12) {
  Workshop all(plan_for(60, three_questions()), keep);
  (void)all.set_present(present);
  while (!all.phase()) (void)all.next();
  return all;
}

inline Workshop with_answers(std::size_t answers, Keep keep = Keep::nothing) {
  auto all = at_first_question(keep);
  for (unsigned i = 0; i < answers; ++i)
    (void)all.send("stood-out", token(i + 1), "Answer " + std::to_string(i), "en-GB", 7'919ULL * (i + 1) * (i + 3));
  return all;
}

}  // namespace vignette::workshop::testing
