#include "store/likeness.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "store/held.hpp"

namespace vignette::store {

namespace {

constexpr std::uint64_t page_size = 4096, pages_looked_at = 64;
constexpr std::size_t least = 256;  // fewer bytes tell nothing

bool is_empty(std::span<const std::uint8_t> page) {
  return std::ranges::all_of(page, [&](std::uint8_t byte) { return byte == page.front(); });
}

}  // namespace

bool may_be_sealed(std::span<const std::uint8_t> page) {
  const auto below = static_cast<double>(std::ranges::count_if(page, [](std::uint8_t byte) { return byte < 0x80; }));
  const auto size = static_cast<double>(page.size());
  return std::abs(below - size / 2) <= 5 * std::sqrt(size);  // ten times what chance strays
}

Likeness likeness_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error) return Likeness::nothing;
  const std::uint64_t pages = (size + page_size - 1) / page_size, looked_at = std::min(pages, pages_looked_at);
  std::vector<std::uint8_t> page(page_size);
  int sealed = 0, open = 0;
  for (std::uint64_t i = 0; i < looked_at; ++i) {
    const auto got = read_from(file, i * pages / looked_at * page_size, page);
    const auto read = std::span(page).first(static_cast<std::size_t>(std::max<std::ptrdiff_t>(got, 0)));
    if (read.size() < least || is_empty(read)) continue;
    ++(may_be_sealed(read) ? sealed : open);
  }
  if (sealed == 0 && open == 0) return Likeness::nothing;
  return sealed >= open ? Likeness::sealed : Likeness::open;
}

}  // namespace vignette::store
