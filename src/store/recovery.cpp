// The recovery sheet: a key as sixteen groups a person can copy by hand, each with a letter that checks it.
#include <algorithm>
#include <string_view>
#include <vector>

#include "store/secret.hpp"

namespace vignette::store {

namespace {

constexpr std::string_view digits = "0123456789ABCDEF";
constexpr std::string_view letters = "GHJKLMNPQRTUVWXYZ";  // no digit of ours, and none that reads like another: no I, O or S
constexpr std::size_t group_digits = 4;

char check_letter(std::string_view group, std::size_t number) {
  std::size_t sum = number;
  for (std::size_t i = 0; i < group_digits; ++i) sum += (i + 1) * digits.find(group[i]);
  return letters[sum % letters.size()];
}

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
bool is_figure(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

/// Capitals, figures and breaks (a space); the number of a group, told by what follows it ("6." or "6)" or "6:"), goes.
std::string tidied(std::string_view typed) {
  std::string tidy;
  tidy.reserve(typed.size() + 1);
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const char c = capital(typed[i]);
    if (is_figure(c) || is_letter(c)) {
      tidy += c;
    } else {
      const bool numbers = c == '.' || c == ')' || c == ':';
      if (numbers) {
        std::size_t figures = 0;
        while (figures < tidy.size() && is_figure(tidy[tidy.size() - 1 - figures])) ++figures;
        const bool alone = figures == tidy.size() || tidy[tidy.size() - 1 - figures] == ' ';
        if (alone && (figures == 1 || figures == 2)) tidy.erase(tidy.size() - figures);
      }
      if (!tidy.empty() && tidy.back() != ' ') tidy += ' ';
    }
  }
  return tidy;
}

using Words = std::vector<std::string_view>;

Words words_of(std::string_view tidy) {
  Words words;
  for (std::size_t at = 0; at < tidy.size();) {
    const auto end = std::min(tidy.find(' ', at), tidy.size());
    if (end > at) words.push_back(tidy.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool looks_like_group(std::string_view word) {
  return word.size() == group_digits + 1 && word.find_first_not_of(digits) == group_digits && letters.contains(word.back());
}

/// The sixteen groups among what was typed: with their numbers, cut up otherwise, or among a whole page's other words.
Words groups_of(Words words, std::string& joined) {
  if (words.size() == 2 * recovery_groups) {
    Words even;
    for (std::size_t i = 0; i < recovery_groups && words[2 * i] == std::to_string(i + 1); ++i) even.push_back(words[2 * i + 1]);
    if (even.size() == recovery_groups) return even;
  }
  if (words.size() == recovery_groups) return words;
  for (const auto word : words)
    if (joined.size() + word.size() <= joined.capacity()) joined += word;
  constexpr std::size_t length = group_digits + 1;
  std::size_t all = 0;
  for (const auto word : words) all += word.size();
  if (all == length * recovery_groups) {
    words.clear();
    for (std::size_t i = 0; i < recovery_groups; ++i) words.push_back(std::string_view(joined).substr(i * length, length));
    return words;
  }
  std::erase_if(words, [](std::string_view word) { return !looks_like_group(word); });
  return words;
}

}  // namespace

std::array<std::string, recovery_groups> recovery_sheet(const Key& key) {
  std::array<std::string, recovery_groups> groups;
  for (std::size_t i = 0; i < recovery_groups; ++i) {
    auto& group = groups.at(i);
    for (const auto byte : key.bytes().subspan(2 * i, 2)) {
      group += digits[byte >> 4];
      group += digits[byte & 15];
    }
    group += check_letter(group, i + 1);
  }
  return groups;
}

std::expected<RecoveryKey, BadGroup> read_recovery_sheet(std::string_view typed) {
  std::string tidy = tidied(typed);
  std::string joined;
  joined.reserve((group_digits + 1) * recovery_groups);
  const auto groups = groups_of(words_of(tidy), joined);
  RecoveryKey key;
  BadGroup bad;
  bool good = groups.size() == recovery_groups;
  for (std::size_t i = 0; good && i < recovery_groups; ++i) {
    good = looks_like_group(groups[i]) && groups[i].back() == check_letter(groups[i], i + 1);
    if (!good) bad.group = i + 1;
    for (std::size_t byte = 0; good && byte < 2; ++byte)
      key.bytes.at(2 * i + byte) = static_cast<std::uint8_t>(digits.find(groups[i][2 * byte]) << 4 | digits.find(groups[i][2 * byte + 1]));
  }
  wipe(tidy);
  wipe(joined);
  if (!good) return std::unexpected(bad);
  return key;
}

}  // namespace vignette::store
