#include "share/press.hpp"

#include <dlfcn.h>

#include "share/press/door.hpp"
#include "words/words.hpp"

namespace vignette::share {

using words::say;
using words::Word;

namespace {

/// It stays open: what it links keeps state for as long as the program runs.
template <typename Function>
Function* opened(const Press& press, const char* door) {
  void* library = dlopen(press.library.c_str(), RTLD_NOW | RTLD_LOCAL);
  return library ? reinterpret_cast<Function*>(dlsym(library, door)) : nullptr;
}

std::unexpected<words::Problem> no_press(const Press& press) {
  return std::unexpected(words::Problem{.where = press.library.filename().string(),
                                        .what = std::string(say(Word::document_no_press)),
                                        .mend = std::string(say(Word::document_no_press_mend))});
}

std::unexpected<words::Problem> not_made(const std::string& why) {
  return std::unexpected(
      words::Problem{.what = say(Word::document_not_made, fmt::arg("why", why)), .mend = std::string(say(Word::document_not_made_mend))});
}

/// What setting gave, or why it gave nothing.
std::expected<Pages, words::Problem> set_pages(const press::Sheets* sheets, const std::string& why) {
  const std::shared_ptr<const press::Sheets> held(sheets);
  if (!held) return not_made(why);
  return Pages(held);
}

std::expected<std::string, words::Problem> made(press::Form form, const Document& document, Paper paper, const Press& press,
                                                const std::atomic<bool>* stop) {
  auto* make = opened<press::Make>(press, press::door);
  if (!make) return no_press(press);
  std::string out;
  if (make(form, &document, paper, press.faces.c_str(), stop, &out)) return out;
  return not_made(out);
}

}  // namespace

std::size_t Pages::count() const { return sheets_->count(); }
float Pages::width() const { return sheets_->width(); }
float Pages::height() const { return sheets_->height(); }

Picture Pages::draw(std::size_t page, int pixels_wide) const {
  Picture picture{.width = pixels_wide};
  if (!sheets_->draw(page, pixels_wide, &picture.height, &picture.rgba)) return {};
  return picture;
}

std::expected<std::string, words::Problem> Pages::pdf() const {
  std::string out;
  if (sheets_->pdf(&out)) return out;
  return not_made(out);
}

std::expected<Pages, words::Problem> pages(const Document& document, Paper paper, const Press& press, const std::atomic<bool>* stop) {
  auto* set = opened<press::SetSheets>(press, press::sheets_door);
  if (!set) return no_press(press);
  std::string out;
  const auto* sheets = set(&document, paper, press.faces.c_str(), stop, &out);
  return set_pages(sheets, out);
}

std::expected<Pages, words::Problem> pages(const std::vector<Print>& prints, const std::string& title, Paper paper, const Press& press,
                                           const std::atomic<bool>* stop) {
  auto* set = opened<press::SetPrints>(press, press::prints_door);
  if (!set) return no_press(press);
  std::string out;
  const auto* sheets = set(&prints, title.c_str(), paper, press.faces.c_str(), stop, &out);
  return set_pages(sheets, out);
}

std::expected<std::string, words::Problem> pdf(const Document& document, Paper paper, const Press& press, const std::atomic<bool>* stop) {
  return made(press::Form::pdf, document, paper, press, stop);
}

std::expected<std::string, words::Problem> docx(const Document& document, Paper paper, const Press& press, const std::atomic<bool>* stop) {
  return made(press::Form::docx, document, paper, press, stop);
}

}  // namespace vignette::share
