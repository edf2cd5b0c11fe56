// The pictures of a case: nothing stands on anything else, whoever is in it, and those of the shipped cases are kept as text.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "pack/read.hpp"
#include "page/chronology.hpp"
#include "page/ecomap.hpp"
#include "support/golden.hpp"
#include "support/square_metrics.hpp"

using namespace vignette;
using namespace vignette::page;

namespace {

const tests::SquareMetrics metrics;

pack::Case shipped(const std::string& folder) {
  const std::filesystem::path file = std::filesystem::path(VIGNETTE_SOURCE) / "content" / folder / "case.md";
  std::ifstream in(file, std::ios::binary);
  REQUIRE(in.good());
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return pack::parse(text, file.string(), file.parent_path().string());
}

/// Made-up people: names of one to five words, ties of all kinds, some to one another, some reached by reviews.
pack::Case made_up(std::size_t count, std::uint32_t seed, bool deep = false) {
  std::mt19937 chance(seed);
  const auto one_of = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(chance); };
  const std::vector<std::string> parts{"Worker", "school", "from", "the", "Children’s", "home", "team", "nurse", "aunt", "specialist"};
  const std::vector<std::string> ties{"", "steady", "together", "informed", "offered"};
  pack::Case made;
  made.subject = {"Jo", true, 15, 0};
  made.people.push_back({"child", "Jo", "child", {}, {}, {}});
  for (std::size_t i = 1; i < count; ++i) {
    pack::Person person;
    person.id = fmt::format("p{}", i);
    for (std::size_t word = 0, words = 1 + one_of(5); word < words; ++word)
      person.name += (word > 0 ? " " : "") + parts[one_of(parts.size())];
    person.kind = one_of(5) == 0 ? "family" : "other";
    person.tie = ties[one_of(ties.size())];
    person.ring = one_of(2) == 0;
    // A few are somebody's own, as an early help worker is a family's: at most two for each; `deep`, theirs again.
    if (i > 1 && one_of(4) == 0) {
      const std::size_t other = 1 + one_of(i - 1);
      const std::string to = fmt::format("p{}", other);
      if (std::ranges::count(made.people, to, &pack::Person::to) < 2 && (deep || made.people[other].to.empty())) person.to = to;
    }
    made.people.push_back(std::move(person));
  }
  return made;
}

/// The same, with up to six tied to one person, and up to three chains of those who are tied to one another.
pack::Case with_many_tied(std::size_t count, std::uint32_t seed) {
  pack::Case made = made_up(count, seed, true);
  std::mt19937 chance(seed + 1);
  const auto one_of = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(chance); };
  std::size_t next = 2;
  const auto tie = [&](std::size_t to) {
    pack::Person& person = made.people[next++];
    person.to = fmt::format("p{}", to);
    if (person.tie.empty()) person.tie = "together";
  };
  for (std::size_t followers = one_of(7); followers > 0 && next < count; --followers) tie(1);
  for (std::size_t chains = one_of(4); chains > 0 && next < count; --chains) {
    ++next;
    for (std::size_t links = 1 + one_of(4); links > 0 && next < count; --links) tie(next - 1);
  }
  return made;
}

bool overlap(Rect a, Rect b) { return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom(); }

bool on_disc(Rect rect, Point centre, float radius) {
  const float x = std::clamp(centre.x, rect.x, rect.right()) - centre.x, y = std::clamp(centre.y, rect.y, rect.bottom()) - centre.y;
  return x * x + y * y < radius * radius;
}

/// By looking at many points of it, not by the layout's own arithmetic.
bool on_line(Rect rect, Point from, Point to) {
  for (int i = 0; i <= 200; ++i) {
    const float share = static_cast<float>(i) / 200;
    if (rect.contains({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share})) return true;
  }
  return false;
}

/// Where it lies seen from a line: how far to the left or right. Lines that only touch do not cross.
double side(Point a, Point b, Point c) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  return (dx * (c.y - a.y) - dy * (c.x - a.x)) / std::hypot(dx, dy);
}
bool opposite(double one, double other) { return (one > 0.01 && other < -0.01) || (one < -0.01 && other > 0.01); }
std::size_t crossings(const std::vector<Point>& one, const std::vector<Point>& other) {
  std::size_t found = 0;
  for (std::size_t i = 1; i < one.size(); ++i) {
    for (std::size_t k = 1; k < other.size(); ++k) {
      const Point a = one[i - 1], b = one[i], c = other[k - 1], d = other[k];
      if (opposite(side(a, b, c), side(a, b, d)) && opposite(side(c, d, a), side(c, d, b))) ++found;
    }
  }
  return found;
}

/// The ring may be crossed once, by a tie that leads from outside it to the child within; by no other.
std::size_t needless(const pack::Case& pack, const Ecomap& map) {
  std::size_t found = 0;
  for (const auto& tie : map.ties) {
    const pack::Person& who = pack.people[tie.person];
    const std::size_t most = !who.ring && other_end(pack, who) == child_of(pack) ? 1 : 0;
    found += crossings(tie.points, map.ring) > most ? 1U : 0U;
  }
  return found;
}

void check_picture(const pack::Case& pack, const Ecomap& map) {
  CHECK(needless(pack, map) == 0);
  std::size_t overlaps = 0, on_nodes = 0, on_lines = 0, crossed = 0, outside = 0;
  for (std::size_t i = 0; i < map.labels.size(); ++i) {
    const Rect rect = map.labels[i].rect;
    if (rect.x < 0 || rect.y < 0 || rect.right() > map.figure.size.x || rect.bottom() > map.figure.size.y) ++outside;
    for (std::size_t k = 0; k < i; ++k) overlaps += overlap(rect, map.labels[k].rect) ? 1U : 0U;
    const bool childs = std::ranges::none_of(map.nodes, [&](const auto& node) { return node.label == i; });
    if (childs) continue;
    for (const auto& node : map.nodes) on_nodes += on_disc(rect, node.centre, node.radius) ? 1U : 0U;
    on_nodes += on_disc(rect, map.child, map.child_radius) ? 1U : 0U;
    for (const auto& tie : map.ties)
      for (std::size_t k = 1; k < tie.points.size(); ++k) on_lines += on_line(rect, tie.points[k - 1], tie.points[k]) ? 1U : 0U;
    for (std::size_t k = 1; k < map.ring.size(); ++k) on_lines += on_line(rect, map.ring[k - 1], map.ring[k]) ? 1U : 0U;
  }
  for (std::size_t i = 0; i < map.ties.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) crossed += crossings(map.ties[i].points, map.ties[k].points);
  for (const auto& node : map.nodes) {
    if (node.centre.x - node.radius < 0 || node.centre.x + node.radius > map.figure.size.x) ++outside;
    if (node.centre.y - node.radius < 0 || node.centre.y + node.radius > map.figure.size.y) ++outside;
  }
  CHECK(overlaps == 0);
  CHECK(on_nodes == 0);
  CHECK(on_lines == 0);
  CHECK(crossed == 0);
  CHECK(outside == 0);
}

std::string in_words(Rect rect) { return fmt::format("{:.0f},{:.0f} {:.0f}×{:.0f}", rect.x, rect.y, rect.w, rect.h); }

std::string dump_map(const pack::Case& pack) {
  const Ecomap map = ecomap(pack, 588, metrics);
  std::string out = fmt::format("size {} × {}\nchild {:.0f},{:.0f}\n", map.figure.size.x, map.figure.size.y, map.child.x, map.child.y);
  for (const auto& node : map.nodes) {
    const pack::Person& who = pack.people[node.person];
    out += fmt::format("{} at {:.0f},{:.0f} radius {}{} label {}\n", who.id, node.centre.x, node.centre.y, node.radius,
                       who.ring ? " on the ring" : "", in_words(map.labels[node.label].rect));
  }
  for (const auto& tie : map.ties) {
    const pack::Person& who = pack.people[tie.person];
    out += fmt::format("{} {} {:.0f},{:.0f} to {} {:.0f},{:.0f}\n", who.tie, who.id, tie.points.front().x, tie.points.front().y,
                       other_end(pack, who)->id, tie.points.back().x, tie.points.back().y);
  }
  if (!map.ring.empty())
    out += fmt::format("ring from {:.0f},{:.0f} to {:.0f},{:.0f}\n", map.ring.front().x, map.ring.front().y, map.ring.back().x,
                       map.ring.back().y);
  return out;
}

std::string dump_order(const pack::Case& pack, float width) {
  const Chronology order = chronology(pack, width, metrics);
  std::string out = fmt::format("size {} × {}, {} shapes\n", order.figure.size.x, order.figure.size.y, order.figure.shapes.size());
  for (const auto& phase : order.phases) out += fmt::format("from {:.0f}: {}\n", phase.x, pack.timeline[phase.event].phase);
  for (const auto& event : order.events) out += fmt::format("event {} {}\n", event.event, in_words(event.hit));
  for (const Label& label : order.labels) out += fmt::format("{} {}\n", in_words(label.rect), label.text);
  return out;
}

}  // namespace

TEST_CASE("with 3 to 20 people nothing in the picture stands on anything else, and no tie crosses another or, needlessly, the ring") {
  for (std::size_t count = 3; count <= 20; ++count) {
    for (std::uint32_t seed = 0; seed < 12; ++seed) {
      const pack::Case made = made_up(count, seed * 101 + static_cast<std::uint32_t>(count));
      const Ecomap map = ecomap(made, 588, metrics);
      INFO(count << " people, seed " << seed);
      REQUIRE(map.nodes.size() == count - 1);
      check_picture(made, map);
      for (const auto& node : map.nodes) CHECK(node.hit.contains(node.centre));
    }
  }
}

TEST_CASE("whatever the ties, there is a picture in which all of this holds, and soon") {
  std::size_t most_work = 0;
  for (std::size_t count = 3; count <= 20; ++count) {
    for (std::uint32_t seed = 0; seed < 6; ++seed) {
      const pack::Case made = with_many_tied(count, seed * 211 + static_cast<std::uint32_t>(count));
      const tests::SquareMetrics counting;
      const Ecomap map = ecomap(made, 588, counting);
      most_work = std::max(most_work, counting.shaped());
      INFO(count << " people, seed " << seed);
      REQUIRE(map.nodes.size() == count - 1);
      check_picture(made, map);
    }
  }
  CHECK(most_work < 4000);  // shapings, at most
}

TEST_CASE("all tied to one of them, or each to the next, is a picture still, and who is reviewed is seen in it") {
  for (const bool chain : {false, true}) {
    pack::Case made = made_up(20, 3);
    for (std::size_t i = 1; i < made.people.size(); ++i) {
      made.people[i].tie = "together";
      made.people[i].to = i == 1 ? std::string() : fmt::format("p{}", chain ? i - 1 : 1);
    }
    const Ecomap map = ecomap(made, 588, metrics);
    INFO((chain ? "in a chain" : "to one"));
    REQUIRE(map.nodes.size() == 19);
    CHECK(map.ties.size() == 19);
    check_picture(made, map);
    CHECK(map.ring_apart != !map.ring.empty());
  }
}

TEST_CASE("the same people make the same picture, wherever else they stand in memory") {
  const pack::Case made = made_up(14, 7);
  const pack::Case copy = made;
  CHECK(dump_map(made) == dump_map(copy));
}

TEST_CASE("of a tie that nobody knows nothing is drawn; who is tied to that person keeps their own") {
  pack::Case made = made_up(8, 3);
  for (std::size_t i = 1; i < made.people.size(); ++i) {
    made.people[i].tie = i == 2 ? "supportive" : "together";
    made.people[i].to = i == 3 ? made.people[2].id : std::string();
  }
  CHECK_FALSE(has_line("supportive"));
  CHECK(other_end(made, made.people[2]) == nullptr);
  CHECK(other_end(made, made.people[3]) == &made.people[2]);
  const Ecomap map = ecomap(made, 588, metrics);
  check_picture(made, map);
  CHECK(map.nodes.size() == 7);
  CHECK(map.ties.size() == 6);
  CHECK(std::ranges::none_of(map.ties, [&](const auto& tie) { return made.people[tie.person].tie == "supportive"; }));
}

TEST_CASE("a tie is drawn only where the case states one, and from the one who offered") {
  const pack::Case sam = shipped("sam-reviewing");
  const Ecomap map = ecomap(sam, 588, metrics);
  check_picture(sam, map);
  std::size_t stated = 0;
  for (const pack::Person& person : sam.people) stated += person.tie.empty() ? 0U : 1U;
  CHECK(map.ties.size() == stated);
  const auto tie = std::ranges::find_if(map.ties, [&](const auto& each) { return sam.people[each.person].id == "early-help"; });
  const auto node = std::ranges::find_if(map.nodes, [&](const auto& each) { return sam.people[each.person].id == "early-help"; });
  const auto family = std::ranges::find_if(map.nodes, [&](const auto& each) { return sam.people[each.person].id == "family"; });
  REQUIRE(tie != map.ties.end());
  const auto far = [](Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); };
  CHECK(far(tie->points.front(), node->centre) < node->radius + 8);
  CHECK(far(tie->points.back(), family->centre) < family->radius + 8);
}

TEST_CASE("people who only lead to one another get no line, and are still there") {
  pack::Case made = made_up(4, 1);
  made.people[1].tie = made.people[2].tie = "together";
  made.people[1].to = "p2";
  made.people[2].to = "p1";
  made.people[3].tie.clear();
  const Ecomap map = ecomap(made, 588, metrics);
  CHECK(map.ties.empty());
  CHECK(map.nodes.size() == 3);
}

TEST_CASE("no people, or no room: no picture") {
  CHECK(ecomap({}, 588, metrics).nodes.empty());
  CHECK(ecomap(made_up(5, 3), 300, metrics).nodes.empty());
  CHECK(chronology({}, 588, metrics).events.empty());
}

TEST_CASE("events stand in their order, and nothing that is written on them overlaps") {
  for (const char* folder : {"sam-reviewing", "wayne-planning"}) {
    const pack::Case pack = shipped(folder);
    for (const float width : {588.0F, 480.0F, 340.0F}) {
      const Chronology order = chronology(pack, width, metrics);
      INFO(folder << " at " << width);
      std::size_t happened = 0, overlaps = 0, outside = 0;
      for (const pack::Event& event : pack.timeline) happened += event.phase.empty() ? 1U : 0U;
      CHECK(order.events.size() == happened);
      for (std::size_t i = 0; i < order.labels.size(); ++i) {
        const Rect rect = order.labels[i].rect;
        if (rect.x < 0 || rect.right() > order.figure.size.x + 0.5F || rect.bottom() > order.figure.size.y) ++outside;
        for (std::size_t k = 0; k < i; ++k) overlaps += overlap(rect, order.labels[k].rect) ? 1U : 0U;
      }
      CHECK(overlaps == 0);
      CHECK(outside == 0);
    }
  }
}

TEST_CASE("both pictures of Sam’s case") {
  const std::string pictures = dump_map(shipped("sam-reviewing")) + dump_order(shipped("sam-reviewing"), 588);
  CHECK(pictures == tests::golden("pictures-sam.txt", pictures));
}

TEST_CASE("both pictures of Wayne’s case") {
  const std::string pictures = dump_map(shipped("wayne-planning")) + dump_order(shipped("wayne-planning"), 588);
  CHECK(pictures == tests::golden("pictures-wayne.txt", pictures));
}

TEST_CASE("what happened, one below the other in a narrow window") {
  const std::string order = dump_order(shipped("sam-reviewing"), 360);
  CHECK(order == tests::golden("pictures-narrow.txt", order));
}
