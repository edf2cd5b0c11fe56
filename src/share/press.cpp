#include "share/press.hpp"

#include <dlfcn.h>

#include "share/press/door.hpp"
#include "words/words.hpp"

namespace vignette::share {

using words::say;
using words::Word;

namespace {

/// It stays open: what it links keeps state for as long as the program runs.
press::Make* opened(const Press& press) {
  void* library = dlopen(press.library.c_str(), RTLD_NOW | RTLD_LOCAL);
  return library ? reinterpret_cast<press::Make*>(dlsym(library, press::door)) : nullptr;
}

std::expected<std::string, words::Problem> made(press::Form form, const Document& document, Paper paper, const Press& press) {
  auto* make = opened(press);
  if (!make)
    return std::unexpected(words::Problem{.where = press.library.filename().string(),
                                          .what = std::string(say(Word::document_no_press)),
                                          .mend = std::string(say(Word::document_no_press_mend))});
  std::string out;
  if (make(form, &document, paper, press.faces.c_str(), &out)) return out;
  return std::unexpected(
      words::Problem{.what = say(Word::document_not_made, fmt::arg("why", out)), .mend = std::string(say(Word::document_not_made_mend))});
}

}  // namespace

std::expected<std::string, words::Problem> pdf(const Document& document, Paper paper, const Press& press) {
  return made(press::Form::pdf, document, paper, press);
}

std::expected<std::string, words::Problem> docx(const Document& document, Paper paper, const Press& press) {
  return made(press::Form::docx, document, paper, press);
}

}  // namespace vignette::share
