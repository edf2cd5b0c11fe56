#include "ui/frame.hpp"

#include <tuple>
#include <utility>

namespace vignette::ui {

Frame::Frame(Memory& memory_, float width_, float height_, float density_)
    : memory(memory_), width(width_), height(height_), density(density_) {}

Frame::~Frame() = default;

template <typename Wish>
void Frame::wish(Wish wish) {
  intents.emplace_back(std::move(wish));
}

namespace {

template <typename>
struct Each;

template <typename... Wishes>
struct Each<std::variant<Wishes...>> {
  static constexpr std::tuple<void (Frame::*)(Wishes)...> wish{&Frame::wish<Wishes>...};
};

/// Names every one of them, so that every one is made.
[[gnu::used]] const auto each = Each<app::Intent>::wish;

}  // namespace

template void Frame::wish(app::Intent);

}  // namespace vignette::ui
