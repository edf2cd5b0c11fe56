/// The functions by which `share` reaches the library that makes PDF and Word files. Both are built together, so that values may
/// go through it as they are; exceptions may not.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "share/document.hpp"
#include "share/print.hpp"

namespace vignette::share::press {

enum class Form : std::uint8_t { pdf, docx };

/// Puts the file's bytes into `out` and answers true; else what stood in the way, without a word of the document. Once `stop` is true it
/// ends soon.
using Make = bool(Form form, const Document* document, Paper paper, const char* faces, const std::atomic<bool>* stop, std::string* out);
inline constexpr const char* door = "vignette_press";

/// A document, or prints, set on pages. Each function answers false where it could not be done, or was stopped; none throws.
class Sheets {
 public:
  virtual ~Sheets() = default;
  virtual std::size_t count() const = 0;
  virtual float width() const = 0;  ///< CSS pixels
  virtual float height() const = 0;
  /// A page, counted from 0, as four bytes a pixel from the top left.
  virtual bool draw(std::size_t page, int pixels_wide, int* pixels_high, std::vector<std::uint8_t>* rgba) const = 0;
  /// The PDF of these pages, or what stood in the way.
  virtual bool pdf(std::string* out) const = 0;
};

/// Sets a document; nullptr where that could not be done, and `out` says why. Once `stop` is true it ends soon.
using SetSheets = Sheets*(const Document* document, Paper paper, const char* faces, const std::atomic<bool>* stop, std::string* out);
inline constexpr const char* sheets_door = "vignette_press_sheets";

/// The same of prints, one after another.
using SetPrints = Sheets*(const std::vector<Print>* prints, const char* title, Paper paper, const char* faces,
                          const std::atomic<bool>* stop, std::string* out);
inline constexpr const char* prints_door = "vignette_press_prints";

}  // namespace vignette::share::press
