/// A document as PDF pages.
#pragma once

#include <cairo.h>

#include <atomic>
#include <string>

#include "share/document.hpp"
#include "share/press/setting.hpp"

namespace vignette::share::press {

/// The whole file. Throws std::runtime_error where it cannot be made.
std::string pdf(const Document& document, Paper paper, const std::string& faces, const std::atomic<bool>* stop);
/// The same of what is set already. Both end soon, by throwing, once `stop` is true.
std::string pdf(const Document& document, const Setter& setter, const Set& set, const std::atomic<bool>* stop = nullptr);

/// One page of it, counted from 0, as PDF has it, where `cairo` draws; a unit is a CSS pixel.
void draw_page(cairo_t* cairo, const Document& document, const Setter& setter, const Set& set, std::size_t page);

}  // namespace vignette::share::press
