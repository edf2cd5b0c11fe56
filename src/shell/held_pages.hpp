/// The pages of a preview, held until there are others or they are forgotten, and drawn from there. For any thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

#include "share/press.hpp"
#include "shell/picture_file.hpp"

namespace vignette::shell {

class HeldPages {
 public:
  using Stop = std::shared_ptr<const std::atomic<bool>>;
  /// In place of those before, unless `stop`, with which they were set, says meanwhile that nobody wants them.
  void hold(std::uint64_t number, share::Pages pages, Stop stop);
  void forget();
  /// Nothing where other pages are held, or none.
  std::optional<Pixels> draw(std::uint64_t number, std::size_t page, int pixels_wide) const;

 private:
  struct Held {
    std::uint64_t number = 0;
    Stop stop;  ///< outlives the pages
    std::optional<share::Pages> pages;
  };
  mutable std::mutex mutex_;
  Held held_;
};

}  // namespace vignette::shell
