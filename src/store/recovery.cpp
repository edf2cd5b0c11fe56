// The recovery sheet: a key as sixteen groups a person can copy by hand, each with a letter that checks it.
#include <openssl/crypto.h>

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
        if (alone && (figures == 1 || figures == 2)) tidy.resize(tidy.size() - figures);
      }
      if (!tidy.empty() && tidy.back() != ' ') tidy += ' ';
    }
  }
  return tidy;
}

}  // namespace
