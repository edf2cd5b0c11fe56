#include <exception>

#include "share/press/docx.hpp"
#include "share/press/door.hpp"
#include "share/press/pdf.hpp"

namespace press = vignette::share::press;

extern "C" __attribute__((visibility("default"))) bool vignette_press(press::Form form, const vignette::share::Document* document,
                                                                      vignette::share::Paper paper, const char* faces, std::string* out) {
  try {
    *out = form == press::Form::pdf ? press::pdf(*document, paper, faces) : press::docx(*document, paper);
    return true;
  } catch (const std::exception& error) {
    *out = error.what();
    return false;
  }
}
