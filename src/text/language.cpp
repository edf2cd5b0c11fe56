#include "text/language.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/unicode.hpp"

namespace vignette::text {

namespace {

/// Words in order, and found by their first letter: every word one writes is looked for here.
template <std::size_t Size>
class Words {
 public:
  consteval explicit Words(const std::string_view (&words)[Size]) {
    std::ranges::copy(words, words_.begin());
    if (!std::ranges::is_sorted(words_)) throw "the words are out of order";
    for (std::size_t letter = 0; letter < from_.size(); ++letter)
      from_[letter] = static_cast<std::size_t>(std::ranges::count_if(words_, [&](std::string_view word) { return place(word) < letter; }));
  }
  bool contains(std::string_view word) const {
    if (word.empty() || place(word) >= letters) return false;
    const auto begin = words_.begin() + static_cast<std::ptrdiff_t>(from_[place(word)]);
    const auto end = words_.begin() + static_cast<std::ptrdiff_t>(from_[place(word) + 1]);
    return std::find(begin, end, word) != end;
  }

 private:
  static constexpr std::size_t letters = 26;
  static constexpr std::size_t place(std::string_view word) { return static_cast<unsigned char>(word[0]) - std::size_t{'a'}; }

  std::array<std::string_view, Size> words_;
  std::array<std::size_t, letters + 1> from_{};
};

// In order. None is a word of the other language, or a name, that one meets often.
constexpr Words welsh({"ac",    "arno",   "bod",    "bydd",   "byddai", "cael",     "credu", "cyn",     "ddim",   "dim",    "diolch",
                       "doedd", "dros",   "drwy",   "dw",     "dweud",  "dwi",      "dydy",  "efallai", "eich",   "ein",    "eisiau",
                       "eto",   "fawr",   "fel",    "felly",  "fod",    "fy",       "fydd",  "fyddai",  "gallai", "gallu",  "gan",
                       "gofyn", "gwaith", "gwneud", "gwybod", "gyda",   "heb",      "hefyd", "hoffwn",  "hon",    "hwn",    "hyn",
                       "hynny", "iawn",   "iddi",   "iddo",   "iddyn",  "llawer",   "mae",   "mewn",    "mwy",    "nad",    "neu",
                       "nhw",   "nid",    "oedd",   "oedden", "oes",    "oherwydd", "ond",   "plentyn", "pob",    "rhai",   "rhaid",
                       "rhwng", "roedd",  "rwy",    "rwyf",   "sut",    "sy",       "sydd",  "teulu",   "wedi",   "wnaeth", "wnes",
                       "wrth",  "ydy",    "yn",     "yno",    "yr",     "ysgol"});
constexpr Words english({"about", "and",   "are",  "because", "been",  "but",  "by",     "can",  "could", "did",  "do",
                         "for",   "from",  "get",  "going",   "has",   "have", "he",     "him",  "his",   "how",  "if",
                         "in",    "into",  "it",   "just",    "like",  "me",   "might",  "more", "my",    "not",  "of",
                         "on",    "or",    "our",  "out",     "said",  "she",  "should", "so",   "some",  "than", "that",
                         "the",   "their", "them", "then",    "there", "they", "think",  "this", "to",    "was",  "we",
                         "were",  "what",  "when", "which",   "who",   "why",  "will",   "with", "would", "you",  "your"});
/// What Welsh puts after an apostrophe: i’r, mae’n, o’i, a’u, i’w, a’ch.
constexpr Words welsh_endings({"ch", "i", "n", "r", "u", "w"});

bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250); }

/// a, e, i, o, u, w and y with a circumflex, large and small.
bool has_circumflex(char32_t c) {
  return c == 0xE2 || c == 0xEA || c == 0xEE || c == 0xF4 || c == 0xFB || c == 0xC2 || c == 0xCA || c == 0xCE || c == 0xD4 || c == 0xDB ||
         (c >= 0x174 && c <= 0x177);
}

// How words of Welsh begin and end that those of English do not, or not those that are written wrongly.
constexpr auto beginnings = std::to_array<std::string_view>(
    {"bydd", "byth", "chw", "cyd",  "cyf", "cyn", "cyr",  "cys",  "cyw", "ddar", "ddat",   "dde", "ddi", "ddo", "ddy",  "dych",
     "dyd",  "dyl",  "ff",  "fydd", "gwa", "gwe", "gwi",  "gwl",  "gwn", "gwr",  "gwy",    "gyd", "gyf", "gyn", "gyr",  "gys",
     "llaw", "lle",  "lli", "llo",  "llu", "llw", "lly",  "mh",   "mwy", "myn",  "newydd", "ngh", "nhr", "pry", "rhag", "rhai",
     "rhan", "rhe",  "rhi", "rho",  "rhw", "rhy", "sydd", "wyth", "ymd", "yml",  "ymw",    "ysg", "yst"});
constexpr auto ends = std::to_array<std::string_view>(
    {"aeth", "aith", "aidd", "asant", "asom", "dd", "ddai", "iaf", "iad", "iau", "iodd", "odd", "oedd", "och", "wch", "wn", "wnt", "wr",
     "wyd",  "wydd", "wyr",  "ydd",   "ynt",  "yw", "fa",   "fu",  "io",  "wy",  "wyn",  "af",  "eth",  "ith", "eg",  "yn", "og",  "iol"});

/// Words that tell, as they come.
class Count {
 public:
  void letter(char32_t c) {
    welsh_letter_ = welsh_letter_ || has_circumflex(c);
    if (c < 0x80)
      word_ += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    else
      append(word_, c);
  }
  void end_of_word(char32_t c) {
    if (!word_.empty()) {
      const bool ending = after_apostrophe_ && welsh_endings.contains(word_);
      if (ending || welsh_letter_ || welsh.contains(word_))
        ++in_welsh_;
      else if (!after_apostrophe_ && english.contains(word_))
        ++in_english_;
    }
    after_apostrophe_ = !word_.empty() && (c == '\'' || c == 0x2019);
    welsh_letter_ = false;
    word_.clear();
  }
  std::size_t in_welsh() const { return in_welsh_; }
  std::size_t in_english() const { return in_english_; }
  std::string_view language() const {
    constexpr std::size_t enough = 2;
    if (in_welsh_ >= enough && in_welsh_ > 2 * in_english_) return "cy";
    if (in_english_ >= enough && in_english_ > 2 * in_welsh_) return "en";
    return {};
  }

 private:
  std::string word_;
  bool after_apostrophe_ = false, welsh_letter_ = false;
  std::size_t in_welsh_ = 0, in_english_ = 0;
};

Count counted(std::string_view text) {
  Count count;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    is_letter(c) ? count.letter(c) : count.end_of_word(c);
  }
  count.end_of_word(' ');
  return count;
}

}  // namespace

std::string_view language_of(std::string_view text, std::size_t most) { return counted(text.substr(0, most)).language(); }

bool is_welsh_word(std::string_view word) { return counted(word).in_welsh() > 0; }

bool is_english_word(std::string_view word) { return counted(word).in_english() > 0; }

bool looks_welsh(std::string_view word) {
  std::string letters;
  for (const char c : word) letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  const bool of_other_letters = letters.find_first_of("jkqvxz") != std::string::npos;
  if (letters.size() < 3 || of_other_letters) return false;
  return std::ranges::any_of(beginnings, [&](std::string_view begin) { return letters.starts_with(begin); }) ||
         std::ranges::any_of(ends, [&](std::string_view end) { return letters.ends_with(end); });
}

}  // namespace vignette::text
