#include "portfolio/review.hpp"

#include <algorithm>

namespace vignette::portfolio {

const Page* newest(const Exchange& exchange, PageKind kind) {
  const auto found = std::ranges::find(exchange.pages.rbegin(), exchange.pages.rend(), kind, &Page::kind);
  return found == exchange.pages.rend() ? nullptr : &*found;
}

}  // namespace vignette::portfolio
