#include "shell/held_pages.hpp"

#include <utility>

namespace vignette::shell {

void HeldPages::hold(std::uint64_t number, share::Pages pages, Stop stop) {
  Held before;  // goes once the lock is let go of: its pages may wait for the press
  const std::lock_guard lock(mutex_);
  if (!*stop) before = std::exchange(held_, Held{number, std::move(stop), std::move(pages)});
}

void HeldPages::forget() {
  Held before;
  const std::lock_guard lock(mutex_);
  before = std::exchange(held_, Held());
}

std::optional<Pixels> HeldPages::draw(std::uint64_t number, std::size_t page, int pixels_wide) const {
  Held held;
  {
    const std::lock_guard lock(mutex_);
    if (held_.number != number) return std::nullopt;
    held = held_;
  }
  if (!held.pages) return std::nullopt;
  auto picture = held.pages->draw(page, pixels_wide);
  if (picture.rgba.empty()) return std::nullopt;
  return Pixels{picture.width, picture.height, std::move(picture.rgba)};
}

}  // namespace vignette::shell
