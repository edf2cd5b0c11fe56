#include "text/names.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

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
  return out.foldCase();
}

}  // namespace

bool same_name(std::string_view one, std::string_view other) { return letters_of(one) == letters_of(other); }

}  // namespace vignette::text
