/// Rendered text as it is put together: quotes curled, spans of one style joined, pictures' addresses held to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/case.hpp"

namespace vignette::pack {

/// Adds words with straight quotes made curly: opening after nothing, a space, an opening bracket or a dash, else closing.
void add_curled(std::string& text, std::string_view literal);

/// Adds a span; one of the same style that ends where it begins is made longer instead.
void add_span(std::vector<Span>& spans, Span span);

/// A picture's address if it lies within the pack's folder.
bool stays_inside(std::string_view path);

}  // namespace vignette::pack
