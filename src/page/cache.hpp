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
  struct Key {
    Paragraph paragraph;
    float width;
    int lines;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };
  std::shared_ptr<const Setting> remember(Key key);

  const Metrics& metrics_;
  std::size_t most_;
  std::uint64_t misses_ = 0;
  std::list<std::pair<Key, std::shared_ptr<const Setting>>> recent_;
  std::unordered_multimap<std::size_t, std::list<std::pair<Key, std::shared_ptr<const Setting>>>::iterator> entries_;
};

}  // namespace vignette::page
