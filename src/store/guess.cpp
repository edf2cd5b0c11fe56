// How hard a passphrase is to guess: by its length, and by whether it is one of those that are tried first.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

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

/// "aaaaaa", "abcabcabc", "123456", "87654321": a short piece over and over, or a row that counts.
bool is_row(std::string_view phrase) {
  constexpr std::size_t longest_piece = 4;
  for (std::size_t piece = 1; piece <= longest_piece && 2 * piece <= phrase.size(); ++piece)
    if (std::equal(phrase.begin() + static_cast<std::ptrdiff_t>(piece), phrase.end(), phrase.begin())) return true;
  for (const int step : {1, -1}) {
    const auto breaks = [&](char a, char b) { return b - a != step && !(a == '9' && b == '0' && step == 1); };
    if (phrase.size() >= 3 && std::ranges::adjacent_find(phrase, breaks) == phrase.end()) return true;
  }
  return false;
}

bool is_common(std::string_view phrase) {
  if (is_row(phrase)) return true;
  bool found = false;
  for (const bool read_signs : {false, true}) {
    std::string letters = letters_of(phrase.substr(0, phrase.find_last_not_of("0123456789!?.,*#-_ ") + 1), read_signs);
    found = found || std::ranges::any_of(common, [&](std::string_view one) { return letters == one; });
    wipe(letters);
  }
  const bool figures = phrase.find_first_not_of("0123456789 -/.") == std::string_view::npos;  // a day, a telephone
  constexpr std::size_t telephone = 14;
  return found || (figures && phrase.size() <= telephone);
}

}  // namespace

Guess guess(std::string_view passphrase) {
  constexpr std::size_t short_below = 10, hard_from = 20, words_of_hard = 4, letters_of_hard = 16;
  Guess guess;
  bool in_word = false;
  for (std::size_t at = 0; at < passphrase.size(); ++guess.characters) {
    const char32_t c = text::next_character(passphrase, at);
    const bool space = c == ' ' || c == '\t' || c == 0xA0;
    if (!space && !in_word) ++guess.words;
    in_word = !space;
  }
  if (guess.characters == 0) {
    guess.strength = Strength::empty;
  } else if (is_common(passphrase)) {
    guess.strength = Strength::common;
  } else if (guess.characters < short_below) {
    guess.strength = Strength::short_one;
  } else if (guess.characters >= hard_from || (guess.words >= words_of_hard && guess.characters >= letters_of_hard)) {
    guess.strength = Strength::hard;
  } else {
    guess.strength = Strength::fair;
  }
  return guess;
}

}  // namespace vignette::store
