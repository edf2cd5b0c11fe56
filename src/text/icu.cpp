#include "text/icu.hpp"

#include <unicode/utext.h>

#include <list>
#include <memory>
#include <stdexcept>
#include <string>

namespace vignette::text {

namespace {

/// One iterator and the window through which it reads UTF-8.
struct Cached {
  Unit unit;
  std::string language;
  std::unique_ptr<icu::BreakIterator> iterator;
  UText window = UTEXT_INITIALIZER;

  Cached(Unit which, std::string_view tag, std::unique_ptr<icu::BreakIterator> made)
      : unit(which), language(tag), iterator(std::move(made)) {}
  Cached(const Cached&) = delete;
  Cached& operator=(const Cached&) = delete;
  ~Cached() { utext_close(&window); }
};

std::unique_ptr<icu::BreakIterator> make(Unit unit, const icu::Locale& locale, UErrorCode& status) {
  switch (unit) {
    case Unit::grapheme:
      return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createCharacterInstance(locale, status));
    case Unit::word:
      return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createWordInstance(locale, status));
    case Unit::sentence:
      return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createSentenceInstance(locale, status));
    case Unit::line:
      break;
  }
  return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createLineInstance(locale, status));
}

std::unique_ptr<icu::BreakIterator> make(Unit unit, std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  std::string tag(language);
  if (unit == Unit::sentence) tag += "-u-ss-standard";  // "Mr." and its like do not end a sentence
  const auto locale = icu::Locale::forLanguageTag(tag, status);
  auto iterator = U_SUCCESS(status) ? make(unit, locale, status) : nullptr;
  if (U_FAILURE(status) || !iterator) {
    status = U_ZERO_ERROR;
    iterator = make(unit, icu::Locale::getRoot(), status);
  }
  if (U_FAILURE(status) || !iterator) throw std::runtime_error("ICU's data is missing");
  return iterator;
}

Cached& find(Unit unit, std::string_view language) {
  thread_local std::list<Cached> cache;
  for (auto& cached : cache) {
    if (cached.unit == unit && cached.language == language) return cached;
  }
  return cache.emplace_back(unit, language, make(unit, language));
}

}  // namespace

icu::BreakIterator& iterate(Unit unit, std::string_view text, std::string_view language) {
  Cached& cached = find(unit, language);
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&cached.window, text.data(), static_cast<std::int64_t>(text.size()), &status);
  cached.iterator->setText(&cached.window, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not read a text");
  return *cached.iterator;
}

}  // namespace vignette::text
