/// What is kept of a workshop, as a page of its own: it lies apart from anybody's portfolio, and holds no name and no order of arrival.
#pragma once

#include <string>
#include <vector>

#include "portfolio/time.hpp"
#include "reflect/details.hpp"
#include "workshop/workshop.hpp"

namespace vignette::workshop {

/// The words in what would be kept that could point to somebody, in the page's order.
std::vector<std::string> flagged(const Kept& kept, const reflect::Known& known);
/// Without the answers, titles and commitments that hold such words.
Kept without_flagged(Kept kept, const reflect::Known& known);

/// A year later, when it is to be looked at again.
portfolio::Day review_day(portfolio::Day day);

/// Markdown, UTF-8. `title` is the case's.
std::string as_page(const Kept& kept, const std::string& title, portfolio::Day day);

/// "14 October 2026".
std::string in_words(portfolio::Day day);

}  // namespace vignette::workshop
