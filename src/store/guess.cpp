// How hard a passphrase is to guess: by its length, and by whether it is one of those that are tried first.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "store/secret.hpp"
#include "text/unicode.hpp"

namespace vignette::store {

namespace {

/// The commonest of published lists of passwords, in small letters without the figures and signs that are put at their ends.
constexpr std::array common{"password",
                            "passw",
                            "passwort",
                            "qwerty",
                            "qwertyuiop",
                            "qwert",
                            "azerty",
                            "asdfgh",
                            "asdfghjkl",
                            "asdf",
                            "zxcvbn",
                            "zxcvbnm",
                            "letmein",
                            "welcome",
                            "admin",
                            "login",
                            "master",
                            "dragon",
                            "monkey",
                            "football",
                            "baseball",
                            "iloveyou",
                            "sunshine",
                            "princess",
                            "shadow",
                            "superman",
                            "batman",
                            "starwars",
                            "trustno",
                            "whatever",
                            "freedom",
                            "charlie",
                            "michael",
                            "jordan",
                            "jessica",
                            "ashley",
                            "daniel",
                            "thomas",
                            "andrew",
                            "joshua",
                            "george",
                            "harry",
                            "liverpool",
                            "chelsea",
                            "arsenal",
                            "everton",
                            "cardiff",
                            "swansea",
                            "wales",
                            "england",
                            "hello",
                            "hellohello",
                            "secret",
                            "changeme",
                            "default",
                            "computer",
                            "internet",
                            "summer",
                            "winter",
                            "spring",
                            "autumn",
                            "monday",
                            "friday",
                            "january",
                            "february",
                            "march",
                            "april",
                            "june",
                            "july",
                            "august",
                            "september",
                            "october",
                            "november",
                            "december",
                            "cheese",
                            "banana",
                            "cookie",
                            "chocolate",
                            "flower",
                            "butterfly",
                            "purple",
                            "orange",
                            "yellow",
                            "london",
                            "manchester",
                            "mother",
                            "family",
                            "jesus",
                            "angel",
                            "lovely",
                            "test",
                            "testing",
                            "guest",
                            "user",
                            "access",
                            "abc",
                            "abcd",
                            "abcdef",
                            "abcdefgh",
                            "aaa",
                            "pass",
                            "passphrase",
                            "mypassword",
                            "mypassphrase",
                            "mysecret",
                            "vignette",
                            "portfolio",
                            "myportfolio",
                            "socialwork",
                            "socialworker",
                            "youthjustice",
                            "reflection",
                            "probation",
                            "correcthorsebatterystaple",
                            "thequickbrownfox",
                            "thequickbrownfoxjumpsoverthelazydog",
                            "tobeornottobe",
                            "onceuponatime",
                            "maytheforcebewithyou",
                            "openthedoor",
                            "opensesame"};

char plain(char c) {
  constexpr std::string_view signs = "0134578@$!", letters = "oieastbasi";
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  const auto at = signs.find(c);
  return at == std::string_view::npos ? c : letters[at];
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Small letters only, "p@ssw0rd" read as it is meant.
std::string letters_of(std::string_view phrase, bool read_signs) {
  std::string letters;
  letters.reserve(phrase.size());
  for (const char c : phrase) {
    const char read = read_signs ? plain(c) : (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    if (is_letter(read)) letters += read;
  }
  return letters;
}

/// "aaaaaa", "abcabcabc", "123456", "87654321": a piece over and over, or a row that counts.
bool is_row(std::string_view phrase) {
  for (std::size_t piece = 1; 2 * piece <= phrase.size(); ++piece)
    if (std::equal(phrase.begin() + static_cast<std::ptrdiff_t>(piece), phrase.end(), phrase.begin())) return true;
  for (const int step : {1, -1}) {
    const auto breaks = [&](char a, char b) { return b - a != step && !(a == '9' && b == '0' && step == 1); };
    if (phrase.size() >= 3 && std::ranges::adjacent_find(phrase, breaks) == phrase.end()) return true;
  }
  return false;
}

/// Keys that lie beside each other, row after row: "qwertyuiopasdfghjkl", "0987654321poiuytrewq".
bool along_the_keys(std::string_view letters) {
  constexpr std::array<std::string_view, 3> rows{"1234567890", "qwertyuiop", "asdfghjkl"};
  constexpr std::string_view last = "zxcvbnm";
  constexpr std::size_t least = 4;
  const auto follows = [&](char a, char b) {
    const auto in = [&](std::string_view row) {
      const auto at = row.find(a), next = row.find(b);
      return at != std::string_view::npos && next != std::string_view::npos && (next == at + 1 || at == next + 1);
    };
    return in(last) || std::ranges::any_of(rows, in);
  };
  std::size_t jumps = 0;
  for (std::size_t i = 1; i < letters.size(); ++i) jumps += follows(letters[i - 1], letters[i]) ? 0 : 1;
  return letters.size() >= 2 * least && jumps * least <= letters.size() / 2;
}

bool is_common(std::string_view phrase) {
  if (is_row(phrase)) return true;
  bool found = false;
  for (const bool read_signs : {false, true}) {
    std::string letters = letters_of(phrase.substr(0, phrase.find_last_not_of("0123456789!?.,*#-_ ") + 1), read_signs);
    found = found || along_the_keys(letters) || std::ranges::any_of(common, [&](std::string_view one) { return letters == one; });
    wipe(letters);
  }
  const bool figures = phrase.find_first_not_of("0123456789 -/.") == std::string_view::npos;  // a day, a telephone
  constexpr std::size_t telephone = 14;
  return found || (figures && phrase.size() <= telephone);
}

/// The words of a phrase, without those that are tried first, counting rows, and those that were there before: what somebody who guesses
/// has to find.
std::string worth_guessing(std::string_view phrase) {
  std::string worth;
  worth.reserve(phrase.size());  // in one place, so that it can be wiped
  std::vector<std::string_view> before;
  for (std::size_t at = 0; at < phrase.size();) {
    const std::size_t begin = phrase.find_first_not_of(" \t", at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(phrase.find_first_of(" \t", begin), phrase.size());
    const auto word = phrase.substr(begin, end - begin);
    at = end;
    if (std::ranges::find(before, word) != before.end() || is_common(word)) continue;
    before.push_back(word);
    if (!worth.empty()) worth += ' ';
    worth += word;
  }
  return worth;
}

}  // namespace

Guess guess(std::string_view passphrase) {
  constexpr std::size_t short_below = 10, hard_from = 20, words_of_hard = 4, letters_of_hard = 16;
  Guess guess;
  const auto count = [](std::string_view phrase) {
    Guess counted;
    bool in_word = false;
    for (std::size_t at = 0; at < phrase.size(); ++counted.characters) {
      const char32_t c = text::next_character(phrase, at);
      const bool space = c == ' ' || c == '\t' || c == 0xA0;
      if (!space && !in_word) ++counted.words;
      in_word = !space;
    }
    return counted;
  };
  guess = count(passphrase);
  std::string worth = worth_guessing(passphrase);
  const Guess worthy = count(worth);
  wipe(worth);
  if (guess.characters == 0) {
    guess.strength = Strength::empty;
  } else if (is_common(passphrase) || worthy.characters == 0) {
    guess.strength = Strength::common;
  } else if (worthy.characters < short_below) {
    guess.strength = Strength::short_one;
  } else if (worthy.characters >= hard_from || (worthy.words >= words_of_hard && worthy.characters >= letters_of_hard)) {
    guess.strength = Strength::hard;
  } else {
    guess.strength = Strength::fair;
  }
  return guess;
}

}  // namespace vignette::store
