/// Random keys with fixed seeds: what the editor and `update` make of them is what a plain editor would have made.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <random>

#include "text/breaks.hpp"
#include "text/unicode.hpp"
#include "ui/editor_bench.hpp"

using namespace vignette;
using app::Key;
using tests::EditorBench;

namespace {

/// The plainest editor there is: it looks at the whole text for every key.
struct Plain {
  std::string text;
  std::size_t caret = 0, anchor = 0;
  std::string clipboard;

  std::size_t step(bool forward) const {
    std::size_t before = 0;
    for (const std::size_t boundary : text::graphemes(text)) {
      if (forward && boundary > caret) return boundary;
      if (!forward && boundary >= caret) return before;
      before = boundary;
    }
    return forward ? text.size() : before;
  }
  std::size_t low() const { return std::min(caret, anchor); }
  std::size_t high() const { return std::max(caret, anchor); }
  void go(std::size_t to, bool extend) {
    caret = to;
    if (!extend) anchor = to;
  }
  void arrow(bool forward, bool extend) {
    if (!extend && caret != anchor) return go(forward ? high() : low(), false);
    go(step(forward), extend);
  }
  void put(const std::string& words) {
    const std::size_t at = low();
    text.replace(at, high() - at, words);
    std::size_t stop = at + words.size();
    for (const std::size_t boundary : text::graphemes(text)) {
      if (boundary >= at + words.size()) {
        stop = boundary;
        break;
      }
    }
    go(stop, false);
  }
  void erase(bool forward) {
    if (caret == anchor) go(step(forward), true);
    if (caret != anchor) put({});
  }
};

struct Op {
  std::vector<ui::Event> events;
  bool ends = false;  ///< `draw` ends a frame's events at a chord
};

const std::vector<std::string>& letters() {
  static const std::vector<std::string> all{
      "a", "b", " ", "\xC3\xA9", "\xC5\xB5", "e\xCC\x81", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", "."};
  return all;
}

}  // namespace

TEST_CASE("random keys give what a plain editor gives") {
  const auto seed = GENERATE(range(1U, 25U));
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto pick = [&](std::size_t count) { return static_cast<std::size_t>(random() % count); };

  EditorBench bench;
  Plain plain;
  for (int drawing = 0; drawing < 150; ++drawing) {
    std::vector<ui::Event> events;
    const std::size_t keys = 1 + pick(6);
    bool stop = false;
    for (std::size_t i = 0; i < keys && !stop; ++i) {
      const bool shift = pick(3) == 0;
      switch (pick(12)) {
        case 0:
        case 1:
        case 2:
        case 3: {
          std::string words;
          for (std::size_t n = 1 + pick(4); n > 0; --n) words += letters()[pick(letters().size())];
          events.emplace_back(ui::Typed{words});
          plain.put(words);
          break;
        }
        case 4:
          events.push_back(EditorBench::key(Key::enter));
          plain.put("\n");
          break;
        case 5:
          events.push_back(EditorBench::key(Key::left, false, shift));
          plain.arrow(false, shift);
          break;
        case 6:
          events.push_back(EditorBench::key(Key::right, false, shift));
          plain.arrow(true, shift);
          break;
        case 7:
          events.push_back(EditorBench::key(Key::backspace));
          plain.erase(false);
          break;
        case 8:
          events.push_back(EditorBench::key(Key::del));
          plain.erase(true);
          break;
        case 9: {
          const bool end = pick(2) == 0;
          events.push_back(EditorBench::key(end ? Key::end : Key::home, true, shift));
          plain.go(end ? plain.text.size() : 0, shift);
          stop = true;
          break;
        }
        case 10:
          events.emplace_back(ui::Pasted{"p\r\nq\x02"});
          plain.put("p\nq");
          stop = true;
          break;
        default:
          events.push_back(EditorBench::key(Key::x, true));
          if (plain.caret != plain.anchor) {
            plain.clipboard = plain.text.substr(plain.low(), plain.high() - plain.low());
            plain.put({});
          }
          stop = true;
          break;
      }
    }
    bench.draw(events);
    REQUIRE(bench.text() == plain.text);
    REQUIRE(bench.caret() == plain.caret);
    REQUIRE(bench.editing().anchor == plain.anchor);
  }

  const std::string written = bench.text();
  while (bench.editing().can_undo()) bench.press(Key::z, true);
  CHECK(bench.text().empty());
  while (bench.editing().can_redo()) bench.press(Key::y, true);
  CHECK(bench.text() == written);
}

TEST_CASE("random motions by line leave the text alone and the caret on a character") {
  const auto seed = GENERATE(range(1U, 9U));
  CAPTURE(seed);
  std::mt19937 random(seed);
  EditorBench bench;
  std::string words;
  for (int i = 0; i < 200; ++i) words += letters()[random() % letters().size()] + (random() % 20 == 0 ? "\n" : "");
  bench.write(words);
  const auto boundaries = text::graphemes(bench.text());
  constexpr Key keys[]{Key::up, Key::down, Key::home, Key::end, Key::page_up, Key::page_down, Key::left, Key::right};
  for (int i = 0; i < 300; ++i) {
    bench.press(keys[random() % std::size(keys)], random() % 3 == 0, random() % 3 == 0);
    REQUIRE(bench.text() == words);
    REQUIRE(std::ranges::find(boundaries, bench.caret()) != boundaries.end());
  }
}
