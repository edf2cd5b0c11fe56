#include "text/language.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/unicode.hpp"

namespace vignette::text {

namespace {

// In order. None is a word of the other language, or a name, that one meets often.
constexpr auto welsh = std::to_array<std::string_view>(
    {"ac",   "arno",  "beth",  "bod",    "bydd",  "byddai", "cael",    "credu", "cyn",    "ddim",   "dim",      "diolch", "doedd",
     "dros", "drwy",  "dw",    "dweud",  "dwi",   "dydy",   "efallai", "eich",  "ein",    "eisiau", "eto",      "eu",     "fawr",
     "fel",  "felly", "fod",   "fy",     "fydd",  "fyddai", "gallai",  "gallu", "gan",    "gofyn",  "gwaith",   "gwneud", "gwybod",
     "gyda", "heb",   "hefyd", "hoffwn", "hon",   "hwn",    "hyn",     "hynny", "iawn",   "iddi",   "iddo",     "iddyn",  "llawer",
     "mae",  "mewn",  "mwy",   "nad",    "neu",   "nhw",    "nid",     "oedd",  "oedden", "oes",    "oherwydd", "ond",    "plentyn",
     "pob",  "rhai",  "rhaid", "rhwng",  "roedd", "rwy",    "rwyf",    "sut",   "sy",     "sydd",   "teulu",    "wedi",   "wnaeth",
     "wnes", "wrth",  "ydy",   "yn",     "yno",   "yr",     "ysgol"});
static_assert(std::ranges::is_sorted(welsh));
constexpr auto english = std::to_array<std::string_view>(
    {"about", "and",  "are",   "because", "been", "but",  "by",    "can",   "could", "did",  "do",  "for",    "from", "get",
     "going", "has",  "have",  "he",      "him",  "his",  "how",   "if",    "in",    "into", "it",  "just",   "like", "me",
     "might", "more", "my",    "not",     "of",   "on",   "or",    "our",   "out",   "said", "she", "should", "so",   "some",
     "than",  "that", "the",   "their",   "them", "then", "there", "they",  "think", "this", "to",  "was",    "we",   "were",
     "what",  "when", "which", "who",     "why",  "will", "with",  "would", "you",   "your"});
static_assert(std::ranges::is_sorted(english));
/// What Welsh puts after an apostrophe: i’r, mae’n, o’i, a’u, i’w, a’ch.
constexpr auto welsh_endings = std::to_array<std::string_view>({"ch", "i", "n", "r", "u", "w"});

bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250); }

/// a, e, i, o, u, w and y with a circumflex, large and small.
bool has_circumflex(char32_t c) {
  return c == 0xE2 || c == 0xEA || c == 0xEE || c == 0xF4 || c == 0xFB || c == 0xC2 || c == 0xCA || c == 0xCE || c == 0xD4 || c == 0xDB ||
         (c >= 0x174 && c <= 0x177);
}

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
      const bool ending = after_apostrophe_ && std::ranges::binary_search(welsh_endings, word_);
      if (ending || welsh_letter_ || std::ranges::binary_search(welsh, word_))
        ++in_welsh_;
      else if (!after_apostrophe_ && std::ranges::binary_search(english, word_))
        ++in_english_;
    }
    after_apostrophe_ = !word_.empty() && (c == '\'' || c == 0x2019);
    welsh_letter_ = false;
    word_.clear();
  }
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

}  // namespace

std::string_view language_of(std::string_view text, std::size_t most) {
  text = text.substr(0, most);
  Count count;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    is_letter(c) ? count.letter(c) : count.end_of_word(c);
  }
  count.end_of_word(' ');
  return count.language();
}

}  // namespace vignette::text
