#include <exception>
#include <mutex>

#include "share/press/docx.hpp"
#include "share/press/one.hpp"
#include "share/press/pdf.hpp"

namespace press = vignette::share::press;

std::mutex& press::one_at_a_time() {
  static std::mutex one;
  return one;
}

extern "C" __attribute__((visibility("default"))) bool vignette_press(press::Form form, const vignette::share::Document* document,
                                                                      vignette::share::Paper paper, const char* faces,
                                                                      const std::atomic<bool>* stop, std::string* out) {
  const std::lock_guard held(press::one_at_a_time());
  try {
    *out = form == press::Form::pdf ? press::pdf(*document, paper, faces, stop) : press::docx(*document, paper, stop);
    return true;
  } catch (const std::exception& error) {
    *out = error.what();
    return false;
  }
}
