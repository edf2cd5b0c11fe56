#include "reflect/exchange_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "reflect/lists.hpp"
#include "words/words.hpp"

namespace vignette::reflect {

using words::say;
using words::Word;

namespace {

std::string lowered(std::string_view text) {
  std::string low(text);
  std::ranges::transform(low, low.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return low;
}

/// Whether a word of `text` begins so.
bool has_word(std::string_view text, std::string_view beginning) {
  for (auto at = text.find(beginning); at != std::string_view::npos; at = text.find(beginning, at + 1))
    if (at == 0 || text[at - 1] == ' ' || text[at - 1] == '-' || text[at - 1] == '(' || text[at - 1] == ',') return true;
  return false;
}

}  // namespace

bool to_supervision(const portfolio::Shared* shared) { return !shared || shared->page.title != say(Word::leave_team_title); }

bool is_peer(std::string_view role) {
  const auto said = lowered(role);
  if (has_word(said, lowered(say(Word::agreed_supervisor)))) return false;  // "peer supervisor"
  return std::ranges::any_of(split(say(Word::agreed_peers), '|'), [&](std::string_view peer) { return has_word(said, peer); });
}

std::string_view kind_in_words(portfolio::AgreedLine::Kind kind, bool supervision) {
  using Kind = portfolio::AgreedLine::Kind;
  constexpr std::array words{Word::agreed_learning, Word::agreed_action, Word::agreed_supervisor, Word::agreed_support};
  return say(kind == Kind::supervisor && !supervision ? Word::agreed_colleague : words.at(static_cast<std::size_t>(kind)));
}

std::string_view reader_differently(bool supervision) {
  return say(supervision ? Word::agreed_supervisor_differently : Word::agreed_colleague_differently);
}

}  // namespace vignette::reflect
