#include <exception>
#include <mutex>

#include "share/press/docx.hpp"
#include "share/press/door.hpp"
#include "share/press/pdf.hpp"

namespace press = vignette::share::press;

extern "C" __attribute__((visibility("default"))) bool vignette_press(press::Form form, const vignette::share::Document* document,
                                                                      vignette::share::Paper paper, const char* faces, std::string* out) {
  static std::mutex one_at_a_time;  // Pango's maps of faces are for one thread
  const std::lock_guard held(one_at_a_time);
  try {
    *out = form == press::Form::pdf ? press::pdf(*document, paper, faces) : press::docx(*document, paper);
    return true;
  } catch (const std::exception& error) {
    *out = error.what();
    return false;
  }
}
