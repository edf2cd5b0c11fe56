/// The forms of a document that are set in letters or packed into a file: PDF and Word. What makes them (Pango, Cairo, qpdf, libzip,
/// pugixml) lies in a library of its own beside the program, opened when the first is made, so that nobody's start waits for it.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "share/document.hpp"
#include "words/problem.hpp"

namespace vignette::share {

struct Press {
  std::filesystem::path library;  ///< vignette-press.so
  std::filesystem::path faces;    ///< the folder of the font files: those, and none of the machine's, are set and embedded
};

/// The same bytes for the same document. No property of the file names a person, an account, a machine or a time of day.
std::expected<std::string, words::Problem> pdf(const Document& document, Paper paper, const Press& press);
std::expected<std::string, words::Problem> docx(const Document& document, Paper paper, const Press& press);

}  // namespace vignette::share
