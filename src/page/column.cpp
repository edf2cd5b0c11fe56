#include "page/column.hpp"

#include <algorithm>
#include <bit>

namespace vignette::page {
namespace {

/// More set blocks than this are not kept; what is far from the reader is set again when they come back.
constexpr std::size_t most_sets = 1024;

}  // namespace

void Column::give(std::vector<const pack::Block*> blocks) {
  blocks_ = std::move(blocks);
  estimate();
}

void Column::fit(const ReadingStyle& style, float width, const Metrics& metrics, PictureSizes pictures) {
  pictures_ = std::move(pictures);
  if (style == style_ && width == width_ && &metrics == metrics_) {
    return;
  }
  style_ = style;
  width_ = width;
  metrics_ = &metrics;
  estimate();
}

/// Forgets everything set, guesses all heights and builds the tree over them.
void Column::estimate() {
  const std::size_t count = blocks_.size();
  slots_.assign(count, {});
  tree_.assign(count + 1, 0);
  sets_ = 0;
  for (std::size_t i = 0; i < count; ++i) {
    Slot& slot = slots_[i];
    slot.space_before = i > 0 ? space_between(*blocks_[i - 1], *blocks_[i], style_) : 0;
    slot.height = slot.space_before + guess_height(*blocks_[i], style_, width_);
    tree_[i + 1] += static_cast<double>(slot.height);
    const std::size_t parent = (i + 1) + ((i + 1) & (~(i + 1) + 1));
    if (parent <= count) {
      tree_[parent] += tree_[i + 1];
    }
  }
}

void Column::change_height(std::size_t index, float height) {
  const double change = static_cast<double>(height) - static_cast<double>(slots_[index].height);
  slots_[index].height = height;
  if (change == 0) {
    return;
  }
  for (std::size_t i = index + 1; i < tree_.size(); i += i & (~i + 1)) {
    tree_[i] += change;
  }
}

const SetBlock& Column::settle(std::size_t index) {
  Slot& slot = slots_[index];
  if (!slot.set) {
    slot.set = std::make_shared<const SetBlock>(set_block(*blocks_[index], style_, width_, *metrics_, pictures_));
    ++sets_;
    slot.exact = true;
    change_height(index, slot.space_before + slot.set->height);
  }
  return *slot.set;
}

/// The height of everything before a block.
double Column::above(std::size_t index) const {
  double sum = 0;
  for (std::size_t i = index; i > 0; i -= i & (~i + 1)) {
    sum += tree_[i];
  }
  return sum;
}

float Column::height() const { return static_cast<float>(above(blocks_.size())); }

float Column::top(std::size_t block) const {
  if (block >= slots_.size()) {
    return height();
  }
  return static_cast<float>(above(block) + static_cast<double>(slots_[block].space_before));
}

float Column::indent(std::size_t block) const { return indent_of(*blocks_[block], style_, width_); }

std::size_t Column::block_at(float y) const {
  if (blocks_.empty()) {
    return 0;
  }
  // Down the tree: as many whole blocks as fit above y.
  std::size_t at = 0;
  double left = static_cast<double>(std::max(0.0F, y));
  for (std::size_t step = std::bit_floor(blocks_.size()); step > 0; step /= 2) {
    if (at + step < tree_.size() && tree_[at + step] <= left) {
      at += step;
      left -= tree_[at];
    }
  }
  return std::min(at, blocks_.size() - 1);
}

const SetBlock& Column::set(std::size_t block) { return settle(block); }

std::size_t Column::how_many_set() const { return sets_; }

float Column::look_at(float top_edge, float bottom_edge) {
  if (blocks_.empty() || metrics_ == nullptr) {
    return 0;
  }
  float moved = 0;
  std::size_t first = 0, last = 0;
  for (bool again = true; again;) {
    again = false;
    first = block_at(top_edge + moved);
    // What the reader has before their eyes: the first block in view that was known, or else that begins in view.
    std::size_t known = blocks_.size(), begins = blocks_.size();
    for (last = first; last < blocks_.size() && top(last) < bottom_edge + moved; ++last) {
      again = again || !slots_[last].set;
      if (known == blocks_.size() && slots_[last].exact) {
        known = last;
      }
      if (begins == blocks_.size() && top(last) >= top_edge + moved) {
        begins = last;
      }
    }
    const std::size_t anchor = known < blocks_.size() ? known : begins < blocks_.size() ? begins : first;
    const float before = top(anchor);
    for (std::size_t i = first; i < last; ++i) {
      settle(i);
    }
    moved += top(anchor) - before;
  }
  if (sets_ > most_sets) {
    let_go(first, last);
  }
  return moved;
}

/// Lets go of everything set outside two blocks; their heights stay known.
void Column::let_go(std::size_t first, std::size_t last) {
  sets_ = 0;
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    if (i < first || i >= last) {
      slots_[i].set = nullptr;
    } else if (slots_[i].set) {
      ++sets_;
    }
  }
}

}  // namespace vignette::page
