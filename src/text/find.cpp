#include "text/find.hpp"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <list>
#include <memory>
#include <string>
#include <utility>

#include "text/breaks.hpp"

namespace vignette::text {

namespace {

/// A text as find compares it, with the grapheme that each of its characters came from.
struct Folded {
  std::u32string characters;
  std::vector<Range> from;
};

char32_t plain(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x02BC:
    case 0x02B9:
    case 0x2032:
    case 0x00B4:
    case 0x0060:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x00AB:
    case 0x00BB:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    default:
      return c;
  }
}

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }

class Folder {
 public:
  explicit Folder(std::string_view language)
      : options_(language.starts_with("tr") || language.starts_with("az") ? U_FOLD_CASE_EXCLUDE_SPECIAL_I : U_FOLD_CASE_DEFAULT) {
    UErrorCode status = U_ZERO_ERROR;
    decompose_ = icu::Normalizer2::getNFKDInstance(status);
  }

  Folded fold(std::string_view text) const {
    Folded folded;
    folded.characters.reserve(text.size());
    folded.from.reserve(text.size());
    const auto boundaries = graphemes(text);
    for (std::size_t i = 0; i + 1 < boundaries.size(); ++i) add(folded, text, {boundaries[i], boundaries[i + 1]});
    return folded;
  }

 private:
  void add(Folded& folded, std::string_view text, Range range) const {
    const auto first = static_cast<unsigned char>(text[range.begin]);
    if (range.size() == 1 && first < 0x80) {
      const bool capital = first >= 'A' && first <= 'Z';
      if (!capital || options_ == U_FOLD_CASE_DEFAULT) {
        put(folded, capital ? static_cast<char32_t>(first + 32) : static_cast<char32_t>(first), range);
        return;
      }
    }
    const std::string_view bytes = part(text, range);
    const auto written = icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), static_cast<std::int32_t>(bytes.size())));
    icu::UnicodeString levelled;
    for (std::int32_t i = 0; i < written.length(); i = written.moveIndex32(i, 1)) {
      levelled.append(static_cast<UChar32>(plain(static_cast<char32_t>(written.char32At(i)))));
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString apart = decompose_ ? decompose_->normalize(levelled, status) : levelled;
    apart.foldCase(options_);
    for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
      const UChar32 c = apart.char32At(i);
      const auto type = u_charType(c);
      if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) continue;
      put(folded, plain(static_cast<char32_t>(c)), range);
    }
  }

  static void put(Folded& folded, char32_t c, Range range) {
    if (is_space(c)) {
      if (!folded.characters.empty() && folded.characters.back() == ' ') {
        folded.from.back().end = range.end;
        return;
      }
      c = ' ';
    }
    folded.characters += plain(c);
    folded.from.push_back(range);
  }

  std::uint32_t options_;
  const icu::Normalizer2* decompose_ = nullptr;
};

bool starts_grapheme(const Folded& folded, std::size_t at) { return at == 0 || folded.from[at - 1].begin != folded.from[at].begin; }
bool ends_grapheme(const Folded& folded, std::size_t last) {
  return last + 1 == folded.from.size() || folded.from[last + 1].begin != folded.from[last].begin;
}

const icu::Collator* collator(std::string_view language) {
  thread_local std::list<std::pair<std::string, std::unique_ptr<icu::Collator>>> cache;
  for (const auto& [tag, made] : cache) {
    if (tag == language) return made.get();
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::string tag(language);
  const auto locale = icu::Locale::forLanguageTag(tag, status);
  status = U_ZERO_ERROR;  // a language ICU cannot read is sorted as the root one
  std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(locale.isBogus() ? icu::Locale::getRoot() : locale, status));
  if (U_FAILURE(status)) made.reset();
  return cache.emplace_back(tag, std::move(made)).second.get();
}

}  // namespace

std::vector<Range> find_all(std::string_view text, std::string_view needle, std::string_view language) {
  std::vector<Range> found;
  const Folder folder(language);
  const Folded sought = folder.fold(needle);
  if (sought.characters.empty()) return found;
  const Folded folded = folder.fold(text);
  std::size_t at = folded.characters.find(sought.characters);
  while (at != std::u32string::npos) {
    const std::size_t last = at + sought.characters.size() - 1;
    const bool whole = starts_grapheme(folded, at) && ends_grapheme(folded, last);
    if (whole) found.push_back({folded.from[at].begin, folded.from[last].end});
    at = folded.characters.find(sought.characters, whole ? last + 1 : at + 1);
  }
  return found;
}

int compare(std::string_view a, std::string_view b, std::string_view language) {
  const icu::Collator* order = collator(language);
  if (!order) return a.compare(b);
  UErrorCode status = U_ZERO_ERROR;
  return order->compareUTF8(icu::StringPiece(a.data(), static_cast<std::int32_t>(a.size())),
                            icu::StringPiece(b.data(), static_cast<std::int32_t>(b.size())), status);
}

}  // namespace vignette::text
