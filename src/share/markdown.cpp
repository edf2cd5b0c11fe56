#include "share/markdown.hpp"

#include "share/writers.hpp"

namespace vignette::share {

std::string markdown(const portfolio::Leaving& leaving, const std::vector<pack::Case>& cases, const Choice& choice, portfolio::Now now) {
  return as_markdown(everything_written(leaving, cases, choice, now));
}

}  // namespace vignette::share
