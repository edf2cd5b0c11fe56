/// Remembers settings by what was asked, so that drawing the same text again costs a look-up.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <unordered_map>

#include "page/setting.hpp"

namespace vignette::page {

class Cache {
 public:
  /// Forgets the least recently asked above `most` settings.
  explicit Cache(const Metrics& metrics, std::size_t most = 4096);

  /// The setting of a paragraph at a width. Stays valid while the pointer is held.
  std::shared_ptr<const Setting> set(const Paragraph& paragraph, float width);
  std::shared_ptr<const Setting> set_short(const Paragraph& paragraph, float width, int lines);

  const Metrics& metrics() const { return metrics_; }
  std::size_t size() const { return entries_.size(); }
  std::uint64_t misses() const { return misses_; }

 private:
  struct Entry {
    std::size_t hash = 0;
    Paragraph paragraph;
    float width = 0;
    int lines = 0;  ///< 0 for all of them
    std::shared_ptr<const Setting> setting;
  };
  std::shared_ptr<const Setting> look_up(const Paragraph& paragraph, float width, int lines);
  void forget_oldest();

  const Metrics& metrics_;
  std::size_t most_;
  std::uint64_t misses_ = 0;
  std::list<Entry> recent_;  ///< newest first
  std::unordered_multimap<std::size_t, std::list<Entry>::iterator> entries_;
};

}  // namespace vignette::page
