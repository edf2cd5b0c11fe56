#include "reflect/commitment_words.hpp"

#include <string_view>

#include "words/words.hpp"

namespace vignette::reflect {
namespace {

using words::Word;

/// Without white space at its ends and the stops and commas that the sentence brings itself.
std::string_view trimmed(std::string_view typed) {
  const auto begin = typed.find_first_not_of(" \t\n,;");
  if (begin == std::string_view::npos) return {};
  return typed.substr(begin, typed.find_last_not_of(" \t\n.,;") + 1 - begin);
}

}  // namespace

std::string sentence(const portfolio::Commitment& commitment) {
  const auto when = trimmed(commitment.when), by = trimmed(commitment.by), with = trimmed(commitment.with);
  auto will = trimmed(commitment.will);
  if (will.empty()) will = words::say(Word::commit_said_open);
  std::string said = when.empty() ? words::say(Word::commit_said_will, fmt::arg("will", will))
                                  : words::say(Word::commit_said_when, fmt::arg("when", when), fmt::arg("will", will));
  if (!by.empty()) said += words::say(Word::commit_said_by, fmt::arg("by", by));
  if (!with.empty()) said += words::say(Word::commit_said_with, fmt::arg("with", with));
  if (said.ends_with(words::say(Word::commit_said_open))) return said;
  return words::say(Word::sentence, fmt::arg("words", said));
}

bool says_nothing(const portfolio::Commitment& commitment) {
  return trimmed(commitment.when).empty() && trimmed(commitment.will).empty() && trimmed(commitment.by).empty() &&
         trimmed(commitment.with).empty() && commitment.said.empty();
}

}  // namespace vignette::reflect
