// The picture is laid out in places around an ellipse: one at the top, columns at both sides, one at the foot where the number
// is even. Everything on it stands in a cyclic order in which a person is beside the one their tie leads to, so that ties
// cannot cross. Whoever is off the ring but tied to somebody on it stands beyond them, so that their tie comes from outside.
// What remains, labels and distances, is checked, and taller ellipses are tried until all of it holds. Where that does not come
// soon, as with many tied to one person, the people stand in columns instead (ecomap_columns.cpp), which always holds.
#include "page/ecomap.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <numbers>
#include <optional>
#include <string_view>
#include <utility>

#include "page/ecomap_draft.hpp"

namespace vignette::page {
namespace {

using draft::child_radius, draft::beside, draft::label_most, draft::narrowest_label, draft::index_of;

constexpr float widest = 198;   ///< half the ellipse, in a wide figure
constexpr float outer = 1.15F;  ///< how much farther out those off the ring stand
constexpr float lowest = 120, highest = 600, rise = 40;
constexpr int most_tries = 100;  ///< nine in ten of those that ever hold do so in half of them

/// Everybody but the child, as a cyclic order in which those whose ties lead to one another are neighbours.
class Order {
 public:
  explicit Order(const pack::Case& pack) : followers_(pack.people.size()) {
    const pack::Person* child = child_of(pack);
    std::vector<std::size_t> roots;
    for (const pack::Person& person : pack.people) {
      if (&person == child) continue;
      const pack::Person* to = other_end(pack, person);
      if (to && to != child && to != &person) {
        followers_[index_of(pack, *to)].push_back(index_of(pack, person));
      } else {
        roots.push_back(index_of(pack, person));
      }
    }
    // Those whom reviews reach first, or whose own they reach, so that the ring is one piece; a family closes it, across the gap
    // from the others.
    const auto rank = [&](std::size_t i) {
      const pack::Person& person = pack.people[i];
      if (person.ring) return person.kind == "family" ? 3 : 0;
      return std::ranges::any_of(followers_[i], [&](std::size_t k) { return pack.people[k].ring; }) ? 1 : 2;
    };
    std::ranges::stable_sort(roots, {}, rank);
    for (const std::size_t root : roots) add(root);
    if (roots.empty()) return;
    // The first one is at the top; those beside it who come before it stand at its left.
    const auto first = std::ranges::find(order_, roots.front());
    std::ranges::rotate(order_, first);
  }

  const std::vector<std::size_t>& people() const { return order_; }

 private:
  /// Followers stand on both sides in turn, the nearest first; their own followers beside them.
  void add(std::size_t person) {
    std::vector<std::size_t> before, after;
    for (std::size_t i = 0; i < followers_[person].size(); ++i) (i % 2 == 0 ? before : after).push_back(followers_[person][i]);
    std::ranges::reverse(before);
    for (const std::size_t other : before) add(other);
    order_.push_back(person);
    for (const std::size_t other : after) add(other);
  }

  std::vector<std::vector<std::size_t>> followers_;
  std::vector<std::size_t> order_;
};

/// Where a place is: on the unit circle, y downwards.
enum class Side : std::uint8_t { top, right, foot, left };
struct Slot {
  Side side = Side::top;
  float y = 0;  ///< -1 … 1
};

std::vector<Slot> slots_for(std::size_t count) {
  std::vector<Slot> slots;
  const bool top = count != 2;
  const bool foot = count > 2 && count % 2 == 0;
  const std::size_t sides = count - (top ? 1 : 0) - (foot ? 1 : 0);
  const std::size_t right = (sides + 1) / 2, left = sides - right;
  const auto height = [&](std::size_t i, std::size_t of) {
    if (sides == 2 && !foot) return 0.5F;  // clear of the child, should one lead to the other
    return -1 + (static_cast<float>(i) + 0.5F) * 2 / static_cast<float>(of);
  };
  if (top) slots.push_back({Side::top, -1});
  for (std::size_t i = 0; i < right; ++i) slots.push_back({Side::right, height(i, right)});
  if (foot) slots.push_back({Side::foot, 1});
  for (std::size_t i = left; i-- > 0;) slots.push_back({Side::left, height(i, left)});
  return slots;
}

/// How lines keep clear: ties of the people between their ends, and the places of those off the ring of the ring itself.
struct Ways {
  float bend = 0;  ///< towards the child, for each one between
  float lift = 0;  ///< beyond whoever on the ring they are tied to
};

/// One try: all of it at one height.
class Layout {
 public:
  Layout(const pack::Case& pack, const std::vector<std::size_t>& order, Point half, float width, Ways ways, const Metrics& metrics)
      : pack_(pack), order_(order), half_(half), width_(width), ways_(ways), metrics_(metrics), slots_(slots_for(order.size())) {
    out_.child = {width / 2, 0};
    out_.child_radius = child_radius;
    place_nodes();
    move_beyond_the_ring();
    place_ring();
    place_ties();
    place_labels();
  }

  bool holds() const { return draft::holds(pack_, out_) && keeps_out_of_the_ring(); }

  bool keeps_out_of_the_ring() const {
    return std::ranges::none_of(out_.ties, [&](const auto& tie) {
      return planar::crossings(tie.points, out_.ring) > (comes_in(pack_.people[tie.person]) ? 1U : 0U);
    });
  }

  bool breaks_words() const { return draft::breaks_words(out_); }

  Ecomap finish() && { return draft::finish(pack_, std::move(out_), half_.y, metrics_); }

 private:
  const pack::Person& person(std::size_t node) const { return pack_.people[order_[node]]; }
  /// From outside the ring to the child within: the only tie that has to cross it.
  bool comes_in(const pack::Person& who) const { return !who.ring && other_end(pack_, who) == child_of(pack_); }
  std::size_t node_of(const pack::Person& who) const {
    const auto found = std::ranges::find(out_.nodes, index_of(pack_, who), &Ecomap::Node::person);
    return static_cast<std::size_t>(found - out_.nodes.begin());
  }

  Point at(const Slot& slot, float factor) const {
    const float x = slot.side == Side::top || slot.side == Side::foot ? 0 : std::sqrt(std::max(0.0F, 1 - slot.y * slot.y));
    return {width_ / 2 + (slot.side == Side::left ? -x : x) * half_.x * factor, slot.y * half_.y * factor};
  }

  void place_nodes() {
    for (std::size_t i = 0; i < order_.size(); ++i) {
      out_.nodes.push_back({order_[i], at(slots_[i], person(i).ring ? 1 : outer), draft::radius_of(person(i)), i, {}});
    }
  }

  /// A tie from beyond the tangent at its end on the ring meets the ring nowhere else.
  void move_beyond_the_ring() {
    const pack::Person* child = child_of(pack_);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const pack::Person* other = other_end(pack_, person(i));
      if (!other || other == child || other->ring == person(i).ring) continue;
      const std::size_t k = node_of(*other);
      Point& out = out_.nodes[person(i).ring ? k : i].centre;
      const Point on = out_.nodes[person(i).ring ? i : k].centre;
      const Point way{(on.x - width_ / 2) / half_.x, on.y / half_.y};
      const float beyond = (out.x - width_ / 2) / half_.x * way.x + out.y / half_.y * way.y;
      const float missing = std::max(0.0F, 1 + ways_.lift * fan(i, k) - beyond);
      out = {out.x + missing * way.x * half_.x, out.y + missing * way.y * half_.y};
    }
  }

  /// Where several at one side are tied to the same person, the lines of those farther away pass below the nearer ones.
  float fan(std::size_t i, std::size_t k) const {
    const std::size_t count = order_.size();
    const auto steps = [&](std::size_t node) { return (node + count - k) % count; };
    const bool after = 2 * steps(i) <= count;
    float rank = 1;
    for (std::size_t j = 0; j < count; ++j) {
      if (j == i || person(j).ring || other_end(pack_, person(j)) != other_end(pack_, person(i))) continue;
      if ((2 * steps(j) <= count) == after && (after ? steps(j) > steps(i) : steps(j) < steps(i))) ++rank;
    }
    return rank;
  }

  /// From the first of those whom reviews reach to the last, leaving open the gap that most ties to the child come in by, else
  /// the widest.
  void place_ring() {
    std::vector<std::size_t> reached;
    for (std::size_t i = 0; i < order_.size(); ++i)
      if (person(i).ring) reached.push_back(i);
    if (reached.size() < 2) return;
    constexpr float turn = 2 * std::numbers::pi_v<float>;
    const auto angle = [&](std::size_t i) {
      const Point p = out_.nodes[i].centre;
      return std::atan2(p.y / half_.y, (p.x - width_ / 2) / half_.x);
    };
    const auto forward = [&](std::size_t from, std::size_t to) {
      const float span = angle(to) - angle(from);
      return span <= 0 ? span + turn : span;
    };
    const auto span_after = [&](std::size_t k) { return forward(reached[k], reached[(k + 1) % reached.size()]); };
    const auto come_in_after = [&](std::size_t k) {
      std::size_t count = 0;
      const std::size_t end = reached[(k + 1) % reached.size()];
      for (std::size_t i = (reached[k] + 1) % order_.size(); i != end; i = (i + 1) % order_.size()) count += comes_in(person(i)) ? 1U : 0U;
      return count;
    };
    std::size_t gap = 0;
    for (std::size_t i = 1; i < reached.size(); ++i) {
      const std::size_t here = come_in_after(i), there = come_in_after(gap);
      if (here > there || (here == there && span_after(i) > span_after(gap) + 0.01F)) gap = i;
    }
    const std::size_t first = reached[(gap + 1) % reached.size()];
    const float begin = angle(first), span = forward(first, reached[gap]);
    const int pieces = std::max(8, static_cast<int>(span * 24));
    for (int i = 0; i <= pieces; ++i) {
      const float a = begin + span * static_cast<float>(i) / static_cast<float>(pieces);
      out_.ring.push_back({width_ / 2 + half_.x * std::cos(a), half_.y * std::sin(a)});
    }
  }

  void place_ties() {
    const pack::Person* child = child_of(pack_);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const pack::Person* other = other_end(pack_, person(i));
      if (!other) continue;
      const Point from = out_.nodes[i].centre;
      const float begin = out_.nodes[i].radius + 6;
      if (other == child) {
        out_.ties.push_back({order_[i], straight(from, begin, out_.child, child_radius + 4)});
        continue;
      }
      const std::size_t k = node_of(*other);
      const Point to = out_.nodes[k].centre;
      const float end = out_.nodes[k].radius + 6;
      const std::size_t apart = i > k ? i - k : k - i;
      const std::size_t between = std::min(apart, out_.nodes.size() - apart) - 1;
      std::vector<Point> points = straight(from, begin, to, end);
      const bool within = person(i).ring && other->ring;
      if (between > 0 && (within || planar::crossings(points, out_.ring) > 0)) {
        // The more people stand between the ends, the nearer to the child.
        points = bent(from, begin, to, end, std::min(0.75F, ways_.bend * static_cast<float>(between)));
      }
      for (const float away : {0.3F, 0.6F, 1.0F}) {
        if (within || planar::crossings(points, out_.ring) == 0) break;
        points = bent(from, begin, to, end, -away);
      }
      out_.ties.push_back({order_[i], std::move(points)});
    }
  }

  static std::vector<Point> straight(Point from, float begin, Point to, float end) {
    return {planar::towards(from, to, begin), planar::towards(to, from, end)};
  }

  /// A curve towards the child by a share of the way, or away from them where that is negative.
  std::vector<Point> bent(Point from, float begin, Point to, float end, float pull) const {
    const Point middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
    const Point hold{middle.x + (out_.child.x - middle.x) * pull, middle.y + (out_.child.y - middle.y) * pull};
    const Point a = planar::towards(from, hold, begin), b = planar::towards(to, hold, end);
    std::vector<Point> points;
    constexpr int pieces = 16;
    for (int i = 0; i <= pieces; ++i) {
      const float t = static_cast<float>(i) / pieces, u = 1 - t;
      points.push_back({u * u * a.x + 2 * u * t * hold.x + t * t * b.x, u * u * a.y + 2 * u * t * hold.y + t * t * b.y});
    }
    return points;
  }

  /// Labels stand outside; where the ellipse falls away beneath one, the label gives way upwards, or downwards at the foot.
  void place_labels() {
    const Paragraph look = plain("", draft::name_face, draft::name_size, draft::name_line);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const Ecomap::Node& node = out_.nodes[i];
      const Side side = slots_[i].side;
      const std::string& name = person(i).name;
      if (side == Side::top || side == Side::foot) {
        Label made = label(name, look, label_most, Align::centre, {node.centre.x, 0}, metrics_);
        const float y = side == Side::top ? node.centre.y - node.radius - 6 - made.rect.h : node.centre.y + node.radius + 6;
        made.rect.y = y;
        out_.labels.push_back(std::move(made));
      } else {
        const bool right = side == Side::right;
        const float x = node.centre.x + (right ? 1 : -1) * (node.radius + beside);
        const float room = std::min(label_most, right ? width_ - x : x);
        Label made = label(name, look, std::max(room, narrowest_label), right ? Align::left : Align::right, {x, 0}, metrics_);
        made.rect.y = node.centre.y - made.rect.h / 2 + give_way(i, x, made.rect.h);
        out_.labels.push_back(std::move(made));
      }
    }
  }

  float give_way(std::size_t i, float x, float height) const {
    if (out_.ring.empty() || !person(i).ring) return 0;
    const float across = std::abs(x - width_ / 2);
    const float y = out_.nodes[i].centre.y;
    if (across >= half_.x) return 0;
    const float edge = half_.y * std::sqrt(1 - across * across / (half_.x * half_.x));  // of the ellipse, where the label begins
    return std::copysign(std::max(0.0F, height / 2 + 3 + edge - std::abs(y)), y);
  }

  const pack::Case& pack_;
  const std::vector<std::size_t>& order_;
  Point half_;
  float width_;
  Ways ways_;
  const Metrics& metrics_;
  std::vector<Slot> slots_;
  Ecomap out_;
};

}  // namespace

Ecomap ecomap(const pack::Case& pack, float width, const Metrics& metrics) {
  const Order order(pack);
  if (order.people().empty()) return {};
  // Words need room at both sides, as far as the child leaves it; a long one makes the ellipse narrower.
  // How far ties bend around those between their ends matters only to few cases, and most hold soon or never.
  int tries = most_tries;
  for (const float bend : {0.2F, 0.45F, 0.7F}) {
    for (float half = std::min(widest, (width / 2 - 96) / outer); half >= draft::narrowest; half -= 16) {
      bool breaks = false;
      for (float tall = lowest; tall <= highest && !breaks && tries > 0; tall += rise) {
        breaks = true;
        for (const float lift : {0.16F, 0.08F, 0.04F, 0.015F}) {
          const Layout layout(pack, order.people(), {half, tall}, width, {bend, lift}, metrics);
          --tries;
          if (layout.breaks_words()) continue;
          if (layout.holds()) return Layout(layout).finish();
          breaks = false;
        }
      }
    }
  }
  constexpr float narrow = 480;  // there the list reads better than broken words
  for (const bool breaks : {false, true})
    if (auto made = breaks && width < narrow ? std::nullopt : draft::in_columns(pack, width, breaks, metrics)) return std::move(*made);
  return {};
}

}  // namespace vignette::page
