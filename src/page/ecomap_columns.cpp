// Those tied to the child stand in two columns, and so close to it that everybody else is farther out. Whoever is tied to
// somebody fans out above or below them: the nearest rows farthest out, so that the lines to the farther ones pass inside. Every
// row is its person's alone, with the label outside. So no line meets another: lines that pass a row lie on its inner side. A
// column is stretched until each tie to the child is clear of those nearer to its middle.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "page/ecomap_draft.hpp"

namespace vignette::page::draft {
namespace {

constexpr float between_rows = 8;
constexpr float steepness = 1.5F;  ///< of a fan's flattest line
constexpr float shortest = 50;     ///< between two who are tied to one another: so much that the line's kind is seen

/// Somebody with everybody who is tied to them, at their row: y = 0.
struct Block {
  struct Member {
    std::size_t person = 0;
    float x = 0, y = 0;         ///< outwards from the child, and from the block's row
    std::size_t parent = npos;  ///< in the block
  };
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::vector<Member> members;
  std::vector<Label> labels;  ///< one for each, at the origin
  float above = 0, below = 0;
};

class Columns {
 public:
  Columns(const pack::Case& pack, float width, float inner, float step, const Metrics& metrics)
      : pack_(pack), half_(width / 2), inner_(inner), step_(step), metrics_(metrics), followers_(pack.people.size()) {
    const pack::Person* child = child_of(pack);
    std::vector<std::size_t> roots;
    for (const pack::Person& person : pack.people) {
      if (&person == child) continue;
      const pack::Person* to = other_end(pack, person);
      if (to && to != child)
        followers_[index_of(pack, *to)].push_back(index_of(pack, person));
      else
        roots.push_back(index_of(pack, person));
    }
    std::ranges::stable_sort(roots, {}, [&](std::size_t i) { return pack.people[i].ring ? 0 : 1; });
    std::array<std::vector<Block>, 2> sides;
    std::array<float, 2> heights{};
    for (const std::size_t root : roots) {
      Block block = fan(root, inner_, false);
      const std::size_t side = heights[1] < heights[0] ? 1 : 0;
      heights.at(side) += block.above + block.below;
      sides.at(side).push_back(std::move(block));
    }
    made_.child = {half_, 0};
    made_.child_radius = child_radius;
    made_.ring_apart = true;
    column(sides[0], 1);
    column(sides[1], -1);
    in_order();
  }

  const Ecomap& made() const { return made_; }
  Ecomap take() && { return std::move(made_); }

 private:
  /// Somebody with theirs: half of them on either side, those of somebody in a fan rather on its far side.
  Block fan(std::size_t person, float x, bool in_fan, float away = 1) {
    Block block;
    const float radius = radius_of(pack_.people[person]);
    const float room = std::clamp(half_ - x - radius - beside, narrowest_label, label_most);
    Label name = label(pack_.people[person].name, plain("", name_face, name_size, name_line), room, Align::left, {0, 0}, metrics_);
    const float own = std::max(name.rect.h / 2, radius + ring_around + 1) + between_rows / 2;
    block.above = block.below = own;
    block.members.push_back({person, x, 0, Block::npos});
    block.labels.push_back(std::move(name));
    std::array<std::vector<std::size_t>, 2> parts;
    for (std::size_t i = 0; i < followers_[person].size(); ++i) parts.at(i % 2).push_back(followers_[person][i]);
    for (std::size_t part = 0; part < 2; ++part) {
      const float way = part == 0 ? away : -away;
      const bool towards_parent = in_fan && part == 1;
      float& edge = way > 0 ? block.below : block.above;
      for (std::size_t j = 0; j < parts.at(part).size(); ++j) {
        const float out = step_ * static_cast<float>(parts.at(part).size() - 1 - j + (towards_parent ? 1 : 0));
        Block theirs = fan(parts.at(part)[j], x + out, true, way);
        const float near = way > 0 ? theirs.above : theirs.below, far = way > 0 ? theirs.below : theirs.above;
        const float past_label = out * own / (radius + beside - 4);
        const float y = std::max({edge + near, steepness * out, past_label, shortest});
        edge = y + far;
        for (Block::Member& member : theirs.members) {
          member.y += way * y;
          member.parent = member.parent == Block::npos ? 0 : member.parent + block.members.size();
        }
        block.members.insert(block.members.end(), theirs.members.begin(), theirs.members.end());
        std::ranges::move(theirs.labels, std::back_inserter(block.labels));
      }
    }
    return block;
  }

  /// From the middle outwards, up and down.
  void column(std::vector<Block>& blocks, float side) {
    const std::size_t count = blocks.size(), middle = count / 2;
    const bool odd = count % 2 == 1;
    const std::size_t from = made_.nodes.size();
    float below = odd && count > 0 ? blocks[middle].below : 0, above = odd && count > 0 ? blocks[middle].above : 0;
    if (odd) put(blocks[middle], 0, side);
    for (std::size_t i = odd ? middle + 1 : middle; i < count; ++i) {
      const float y = clear_row(blocks[i], below + blocks[i].above, side, from);
      put(blocks[i], y, side);
      below = y + blocks[i].below;
    }
    for (std::size_t i = middle; i-- > 0;) {
      const float y = clear_row(blocks[i], -above - blocks[i].below, side, from);
      put(blocks[i], y, side);
      above = -y + blocks[i].above;
    }
  }

  /// The first row from `y` outwards from where the tie to the child passes everybody nearer.
  float clear_row(const Block& block, float y, float side, std::size_t from) const {
    const pack::Person& root = pack_.people[block.members.front().person];
    if (other_end(pack_, root) == nullptr) return y;
    const float way = y < 0 ? -1.0F : 1.0F;
    const auto passes = [&] {
      const planar::Piece tie{{half_ + side * block.members.front().x, y}, made_.child, 0};
      for (std::size_t i = from; i < made_.nodes.size(); ++i)
        if (planar::distance(tie, made_.nodes[i].centre) < made_.nodes[i].radius + ring_around + 3) return false;
      return true;
    };
    constexpr int most = 1000;
    for (int i = 0; i < most && !passes(); ++i) y += 4 * way;
    return y;
  }

  void put(Block& block, float y, float side) {
    const std::size_t first = made_.nodes.size();
    for (std::size_t i = 0; i < block.members.size(); ++i) {
      const Block::Member& member = block.members[i];
      const pack::Person& who = pack_.people[member.person];
      const Point centre{half_ + side * member.x, y + member.y};
      const float radius = radius_of(who);
      Label name = std::move(block.labels[i]);
      if (side < 0)
        name = label(who.name, plain("", name_face, name_size, name_line),
                     std::clamp(half_ - member.x - radius - beside, narrowest_label, label_most), Align::right, {0, 0}, metrics_);
      name.rect.x = side > 0 ? centre.x + radius + beside : centre.x - radius - beside - name.rect.w;
      name.rect.y = centre.y - name.rect.h / 2;
      made_.nodes.push_back({member.person, centre, radius, made_.labels.size(), {}});
      made_.labels.push_back(std::move(name));
      const float begin = radius + clear_of_sign(who);
      if (member.parent != Block::npos) {
        const auto& to = made_.nodes[first + member.parent];
        tie(member.person, centre, begin, to.centre, to.radius + clear_of_sign(pack_.people[to.person]));
      } else if (other_end(pack_, who) != nullptr) {
        tie(member.person, centre, begin, made_.child, child_radius + 4);
      }
    }
  }

  /// From the edge of somebody's sign to where their ties begin.
  static float clear_of_sign(const pack::Person& who) { return who.ring ? ring_around + 4 : 6; }

  void tie(std::size_t person, Point from, float begin, Point to, float end) {
    made_.ties.push_back({person, {planar::towards(from, to, begin), planar::towards(to, from, end)}});
  }

  /// Clockwise from the top.
  void in_order() {
    std::ranges::sort(made_.nodes, [&](const auto& a, const auto& b) {
      const bool left = a.centre.x < half_, other = b.centre.x < half_;
      if (left != other) return other;
      return left ? a.centre.y > b.centre.y : a.centre.y < b.centre.y;
    });
  }

  const pack::Case& pack_;
  float half_, inner_, step_;
  const Metrics& metrics_;
  std::vector<std::vector<std::size_t>> followers_;
  Ecomap made_;
};

}  // namespace

std::optional<Ecomap> in_columns(const pack::Case& pack, float width, bool breaks, const Metrics& metrics) {
  for (const float inner : {150.0F, 128.0F, 108.0F, narrowest}) {
    for (const float step : {18.0F, 15.0F}) {
      Columns columns(pack, width, inner, step, metrics);
      if (!breaks && breaks_words(columns.made())) continue;
      if (!holds(pack, columns.made())) continue;
      float half = child_radius + 8;
      for (const auto& node : columns.made().nodes) half = std::max(half, std::abs(node.centre.y) + node.radius + ring_around);
      return finish(pack, std::move(columns).take(), half, metrics);
    }
  }
  return std::nullopt;
}

}  // namespace vignette::page::draft
