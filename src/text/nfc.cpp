#include "text/nfc.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>

#include "text/unicode.hpp"

namespace vignette::text {

std::string nfc(std::string_view text) {
  constexpr std::size_t growth = 3;  // at most, in UTF-8 (UAX #15, section 12.2)
  std::string normal;
  normal.reserve(text.size() * growth + 1);
  const bool plain = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = plain || first_invalid(text) ? nullptr : icu::Normalizer2::getNFCInstance(status);
  if (form && U_SUCCESS(status)) {
    icu::StringByteSink sink(&normal);
    form->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, status);
    if (U_SUCCESS(status)) return normal;
    normal.clear();
  }
  normal.append(text);
  return normal;
}

}  // namespace vignette::text
