#include "text/names.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/nfc.hpp"
#include "text/unicode.hpp"

namespace vignette::text {
namespace {

icu::UnicodeString bare(std::string_view name) {
  icu::UnicodeString out;
  bool apart = false;
  const auto whole = nfc(name);
  for (std::size_t at = 0; at < whole.size();) {
    const auto character = static_cast<UChar32>(next_character(whole, at));
    if (u_isUWhiteSpace(character)) {
      apart = !out.isEmpty();
      continue;
    }
    if (apart) out.append(u' ');
    apart = false;
    out.append(character);
  }
  return out.foldCase();
}

}  // namespace

bool same_name(std::string_view one, std::string_view other) { return bare(one) == bare(other); }

}  // namespace vignette::text
