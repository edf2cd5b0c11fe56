#include "ui/long_list.hpp"

#include <algorithm>

#include "ui/widgets.hpp"

namespace vignette::ui {

void LongList::clear() {
  tops_.assign(1, 0);
  stops_.clear();
}

void LongList::add(float height, bool stop) {
  tops_.push_back(tops_.back() + static_cast<double>(height));
  stops_.push_back(stop);
}

std::pair<std::size_t, std::size_t> LongList::between(double from, double to) const {
  const auto after = std::ranges::upper_bound(tops_, from);
  const auto first = after == tops_.begin() ? 0 : static_cast<std::size_t>(after - tops_.begin()) - 1;
  const auto last = static_cast<std::size_t>(std::ranges::lower_bound(tops_, to) - tops_.begin());
  return {std::min(first, size()), std::min(std::max(first, last), size())};
}

std::optional<std::size_t> LongList::next_stop(std::size_t from, bool down) const {
  for (std::size_t row = from; row < size(); row += down ? 1 : std::size_t(-1)) {
    if (stops_[row]) return row;
  }
  return {};
}

std::optional<std::size_t> LongList::first_stop() const { return next_stop(0, true); }

std::optional<std::size_t> LongList::step(app::Key key, std::size_t from, float page) const {
  if (from >= size()) return {};
  const auto by = [&](double distance) {
    const double wanted = std::clamp(top(from) + distance, 0.0, std::max(0.0, height() - 1));
    const std::size_t row = between(wanted, wanted + 1).first;
    const bool down = distance > 0;
    const auto found = next_stop(std::min(row, size() - 1), down);
    return found ? found : next_stop(down ? size() - 1 : 0, !down);
  };
  switch (key) {
    case app::Key::down:
      return from + 1 < size() ? next_stop(from + 1, true).value_or(from) : from;
    case app::Key::up:
      return from > 0 ? next_stop(from - 1, false).value_or(from) : from;
    case app::Key::page_down:
      return by(static_cast<double>(page));
    case app::Key::page_up:
      return by(-static_cast<double>(page));
    case app::Key::home:
      return next_stop(0, true);
    case app::Key::end:
      return next_stop(size() - 1, false);
    default:
      return {};
  }
}

std::optional<std::size_t> walked(Frame& frame, const LongList& list, std::size_t at, float page) {
  std::optional<std::size_t> to;
  take_events(frame, [&](const Event& event) {
    const auto* key = std::get_if<KeyPressed>(&event);
    if (!key || key->chord.alt || key->chord.shift) return false;
    const bool ends = key->chord.key == app::Key::home || key->chord.key == app::Key::end;
    if (key->chord.ctrl && !ends) return false;
    const auto step = list.step(key->chord.key, to.value_or(at), page);
    if (!step) return false;
    to = step;
    return true;
  });
  return to;
}

void leave_to_arrows(Frame& frame) { frame.outline.items.back().states &= ~std::uint32_t{focusable}; }

}  // namespace vignette::ui
