/// A document as PDF pages.
#pragma once

#include <cairo.h>

#include <atomic>
#include <string>
#include <vector>

#include "share/document.hpp"
#include "share/press/finish.hpp"
#include "share/press/setting.hpp"

namespace vignette::share::press {

/// The whole file. Throws std::runtime_error where it cannot be made.
std::string pdf(const Document& document, Paper paper, const std::string& faces, const std::atomic<bool>* stop);
/// The same of what is set already: one document, or prints one after another. Both end soon, by throwing, once `stop` is true.
std::string pdf(const Properties& properties, const Setter& setter, const std::vector<Set>& all, const std::atomic<bool>* stop = nullptr);
Properties properties_of(const Document& document);

/// One page of it, counted from 0 in all of them, as PDF has it, where `cairo` draws; a unit is a CSS pixel.
void draw_page(cairo_t* cairo, const Setter& setter, const std::vector<Set>& all, std::size_t page);

}  // namespace vignette::share::press
