/// The forms of a document that are set in letters or packed into a file: PDF and Word. What makes them (Pango, Cairo, qpdf, libzip,
/// pugixml) lies in a library of its own beside the program, opened when the first is made, so that nobody's start waits for it.
#pragma once

#include <atomic>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "share/document.hpp"
#include "share/print.hpp"
#include "words/problem.hpp"

namespace vignette::share {

struct Press {
  std::filesystem::path library;  ///< vignette-press.so
  std::filesystem::path faces;    ///< the folder of the font files: those, and none of the machine's, are set and embedded
};

/// The same bytes for the same document. No property of the file names a person, an account, a machine or a time of day. Once `stop` is
/// true they end soon, with a Problem.
std::expected<std::string, words::Problem> pdf(const Document& document, Paper paper, const Press& press,
                                               const std::atomic<bool>* stop = nullptr);
std::expected<std::string, words::Problem> docx(const Document& document, Paper paper, const Press& press,
                                                const std::atomic<bool>* stop = nullptr);

namespace press {
class Sheets;
}

/// Four bytes a pixel from the top left; empty where nothing could be drawn.
struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;
};

/// A document, or prints, set on pages: each drawn as it is, and the PDF of these very pages. For any thread; copies are the same pages.
class Pages {
 public:
  explicit Pages(std::shared_ptr<const press::Sheets> sheets) : sheets_(std::move(sheets)) {}
  std::size_t count() const;
  float width() const;  ///< of a page, CSS pixels
  float height() const;
  Picture draw(std::size_t page, int pixels_wide) const;  ///< counted from 0
  std::expected<std::string, words::Problem> pdf() const;

 private:
  std::shared_ptr<const press::Sheets> sheets_;
};

/// Once `stop` is true it ends soon, with a Problem. What `stop` names outlives the pages.
std::expected<Pages, words::Problem> pages(const Document& document, Paper paper, const Press& press,
                                           const std::atomic<bool>* stop = nullptr);
/// Prints one after another, each on pages of its own; `title` is what they are called together. There is at least one.
std::expected<Pages, words::Problem> pages(const std::vector<Print>& prints, const std::string& title, Paper paper, const Press& press,
                                           const std::atomic<bool>* stop = nullptr);

}  // namespace vignette::share
