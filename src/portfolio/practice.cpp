#include "portfolio/practice.hpp"

namespace vignette::portfolio {
namespace {

constexpr std::string_view own = "own reflection", only = "only for me";

}  // namespace

QuestionKey own_reflection(const Id& reflection) { return {std::string(own), reflection}; }

bool is_own_reflection(const QuestionKey& key) { return key.case_id == own && !is_only_for_me(key); }

QuestionKey only_for_me(const QuestionKey& of) {
  if (is_only_for_me(of)) return of;
  if (of.case_id == own) return {of.case_id, of.question_id + ' ' + std::string(only)};
  return {of.case_id, std::string(only)};
}

bool is_only_for_me(const QuestionKey& key) { return key.question_id.ends_with(only); }

}  // namespace vignette::portfolio
