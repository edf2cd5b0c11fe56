#include "reflect/expectations.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>

#include "text/differences.hpp"

namespace vignette::reflect {

namespace {

using Words = std::vector<std::string>;

/// “change” and “changes” are one, and so are “review” and “reviewing”.
bool same_word(const std::string& a, const std::string& b) {
  const auto& [shorter, longer] = a.size() <= b.size() ? std::tie(a, b) : std::tie(b, a);
  constexpr std::size_t stem = 4, ending = 3;
  return a == b || (shorter.size() >= stem && longer.size() <= shorter.size() + ending && longer.starts_with(shorter));
}

/// Those that tell it from the others: each once.
Words telling(const Words& words, const std::map<std::string, int>& in_how_many) {
  constexpr std::size_t least = 4;
  std::set<std::string> all;
  for (const auto& word : words) {
    const auto known = in_how_many.find(word);
    if (word.size() >= least && (known == in_how_many.end() || known->second <= 1)) all.insert(word);
  }
  return {all.begin(), all.end()};
}

double likeness(const Words& a, const Words& b) {
  if (a.empty() || b.empty()) return 0;
  const auto shared = std::ranges::count_if(
      a, [&](const auto& word) { return std::ranges::any_of(b, [&](const auto& other) { return same_word(word, other); }); });
  if (shared < 2) return 0;
  return 2 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

}  // namespace

std::optional<std::size_t> number_of_expectation(std::string_view wording) {
  std::size_t number = 0;
  const auto [end, trouble] = std::from_chars(wording.data(), wording.data() + wording.size(), number);
  if (trouble != std::errc{} || end != wording.data() + wording.size() || number == 0) return std::nullopt;
  return number;
}

std::vector<std::optional<std::size_t>> find_expectations(const std::vector<std::string>& now, const std::vector<std::string_view>& kept) {
  std::vector<std::optional<std::size_t>> places(kept.size());
  std::vector<Words> now_words, kept_words;
  for (const auto& wording : now) now_words.push_back(text::words_in_small(wording));
  for (const auto& wording : kept) kept_words.push_back(text::words_in_small(wording));
  std::vector<bool> taken(now.size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const auto same = std::ranges::find(now_words, kept_words[i]);
    if (same != now_words.end()) {
      places[i] = static_cast<std::size_t>(same - now_words.begin());
      taken[*places[i]] = true;
    } else if (const auto number = number_of_expectation(kept[i]); number && *number <= now.size()) {
      places[i] = *number - 1;
    }
  }

  std::map<std::string, int> in_how_many;
  for (const auto& words : now_words)
    for (const auto& word : std::set<std::string>(words.begin(), words.end())) ++in_how_many[word];
  std::vector<std::vector<double>> like(kept.size(), std::vector<double>(now.size()));
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (places[i] || number_of_expectation(kept[i])) continue;
    const Words ours = telling(kept_words[i], in_how_many);
    for (std::size_t j = 0; j < now.size(); ++j)
      if (!taken[j]) like[i][j] = likeness(ours, telling(now_words[j], in_how_many));
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const auto best = std::ranges::max_element(like[i]);
    if (best == like[i].end() || *best < alike_enough) continue;
    const auto at = static_cast<std::size_t>(best - like[i].begin());
    bool clear = true;
    for (std::size_t j = 0; j < now.size(); ++j) clear = clear && (j == at || like[i][j] + clearly_more <= *best);
    for (std::size_t other = 0; other < kept.size(); ++other)
      clear = clear && (other == i || like[other][at] + clearly_more <= *best || kept_words[other] == kept_words[i]);
    if (clear) places[i] = at;
  }
  return places;
}

}  // namespace vignette::reflect
