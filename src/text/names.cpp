#include "text/names.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <cstdint>

#include "text/nfc.hpp"
#include "text/unicode.hpp"

namespace vignette::text {
namespace {

icu::UnicodeString letters_of(std::string_view name) {
  icu::UnicodeString out;
  const auto whole = nfc(name);
  for (std::size_t at = 0; at < whole.size();) {
    const auto character = static_cast<UChar32>(next_character(whole, at));
    const bool unseen = u_isUWhiteSpace(character) || u_charType(character) == U_FORMAT_CHAR;
    if (!unseen && !u_ispunct(character)) out.append(character);
  }
  return out;
}

icu::UnicodeString folded(icu::UnicodeString letters) { return letters.foldCase(); }

/// What is the same for all characters that look like this one (UTS #39, section 4). An "m" stays one: two initials "R. N." are another's.
icu::UnicodeString look_of(UChar32 character) {
  UErrorCode failed = U_ZERO_ERROR;
  static const icu::LocalUSpoofCheckerPointer checker(uspoof_open(&failed));
  icu::UnicodeString itself(character);
  if (!checker.isValid()) return itself;
  icu::UnicodeString look;
  uspoof_getSkeletonUnicodeString(checker.getAlias(), 0, itself, look, &failed);
  return U_FAILURE(failed) ? itself : look == u"rn" ? icu::UnicodeString(u"m") : look;
}

/// As they look, so that the capital "I" and a small "l" are one.
icu::UnicodeString looks_of(const icu::UnicodeString& letters) {
  icu::UnicodeString out;
  for (std::int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) out.append(look_of(letters.char32At(at)));
  return out;
}

/// In the letters from A to Z where others look like them; capitals stay capitals.
icu::UnicodeString in_plain_letters(const icu::UnicodeString& letters) {
  constexpr UChar32 first_other = 128;
  icu::UnicodeString out;
  for (std::int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
    const auto character = letters.char32At(at);
    const auto look = character < first_other ? icu::UnicodeString(character) : look_of(character);
    out.append(look == u"l" && u_isupper(character) ? icu::UnicodeString(u"I") : look);
  }
  return out;
}

}  // namespace

bool same_name(std::string_view one, std::string_view other) {
  const auto first = letters_of(one), second = letters_of(other);
  return folded(first) == folded(second) || folded(in_plain_letters(first)) == folded(in_plain_letters(second)) ||
         looks_of(first) == looks_of(second);
}

}  // namespace vignette::text
