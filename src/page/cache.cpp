#include "page/cache.hpp"

#include <functional>
#include <iterator>
#include <string_view>

namespace vignette::page {
namespace {

/// Beyond this much text only its ends and length are hashed; comparing settles the rest.
constexpr std::size_t hashed_bytes = 512;

std::size_t mix(std::size_t seed, std::size_t value) { return seed ^ (value + 0x9e3779b97f4a7c15ULL + (seed << 6) + (seed >> 2)); }

std::size_t hash_of(const Paragraph& paragraph, float width, int lines) {
  const std::string_view text = paragraph.text;
  const std::hash<std::string_view> letters;
  std::size_t hash = mix(text.size(), letters(text.substr(0, hashed_bytes)));
  if (text.size() > hashed_bytes) {
    hash = mix(hash, letters(text.substr(text.size() - hashed_bytes / 4)));
  }
  hash = mix(hash, std::hash<float>{}(width));
  hash = mix(hash, static_cast<std::size_t>(lines));
  hash = mix(hash, std::hash<float>{}(paragraph.line));
  if (!paragraph.stretches.empty()) {
    const Stretch& first = paragraph.stretches.front();
    hash = mix(hash, std::hash<float>{}(first.size));
    hash = mix(hash, static_cast<std::size_t>(first.face.weight) * 64 + static_cast<std::size_t>(first.face.family) * 16 +
                         static_cast<std::size_t>(first.ink));
  }
  return hash;
}

}  // namespace

Cache::Cache(const Metrics& metrics, std::size_t most) : metrics_(metrics), most_(most) {}

std::shared_ptr<const Setting> Cache::set(const Paragraph& paragraph, float width) { return look_up(paragraph, width, 0); }

std::shared_ptr<const Setting> Cache::set_short(const Paragraph& paragraph, float width, int lines) {
  return look_up(paragraph, width, lines < 1 ? 1 : lines);
}

std::shared_ptr<const Setting> Cache::look_up(const Paragraph& paragraph, float width, int lines) {
  const std::size_t hash = hash_of(paragraph, width, lines);
  const auto [begin, end] = entries_.equal_range(hash);
  for (auto found = begin; found != end; ++found) {
    const Entry& entry = *found->second;
    if (entry.width == width && entry.lines == lines && entry.paragraph == paragraph) {
      recent_.splice(recent_.begin(), recent_, found->second);
      return entry.setting;
    }
  }
  ++misses_;
  auto setting =
      std::make_shared<const Setting>(lines == 0 ? typeset(paragraph, width, metrics_) : typeset_short(paragraph, width, lines, metrics_));
  recent_.push_front({hash, paragraph, width, lines, setting});
  entries_.emplace(hash, recent_.begin());
  if (recent_.size() > most_) {
    forget_oldest();
  }
  return setting;
}

void Cache::forget_oldest() {
  const auto oldest = std::prev(recent_.end());
  const auto [begin, end] = entries_.equal_range(oldest->hash);
  for (auto found = begin; found != end; ++found) {
    if (found->second == oldest) {
      entries_.erase(found);
      break;
    }
  }
  recent_.pop_back();
}

}  // namespace vignette::page
