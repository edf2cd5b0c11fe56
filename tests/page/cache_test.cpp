#include "page/cache.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "support/square_metrics.hpp"

using namespace vignette;
using namespace vignette::page;

TEST_CASE("asking again costs nothing; asking for anything else sets it") {
  const tests::SquareMetrics metrics;
  Cache cache(metrics);
  const Paragraph paragraph = plain("one two three", {}, 20, 30);
  const auto first = cache.set(paragraph, 70);
  const std::size_t shaped = metrics.shaped();
  CHECK(cache.set(paragraph, 70) == first);
  CHECK(metrics.shaped() == shaped);
  CHECK(cache.misses() == 1);

  CHECK(cache.set(paragraph, 71) != first);
  CHECK(cache.set_short(paragraph, 70, 1) != first);
  Paragraph other = paragraph;
  other.stretches[0].tag = 1;  // not in the hash: told apart by comparing
  CHECK(cache.set(other, 70) != first);
  other.stretches[0].tag = 0;
  other.language = "cy";
  CHECK(cache.set(other, 70) != first);
  CHECK(cache.misses() == 5);
  CHECK(cache.size() == 5);
}

TEST_CASE("texts that differ only in the middle are told apart") {
  const tests::SquareMetrics metrics;
  Cache cache(metrics);
  std::string text(4000, 'a');
  const auto one = cache.set(plain(text, {}, 20, 30), 0);
  text[2000] = ' ';
  const auto two = cache.set(plain(text, {}, 20, 30), 0);
  CHECK(one != two);
  CHECK(cache.set(plain(text, {}, 20, 30), 0) == two);
}

TEST_CASE("the least recently asked is forgotten, and what is held stays valid") {
  const tests::SquareMetrics metrics;
  Cache cache(metrics, 2);
  const Paragraph a = plain("a", {}, 20, 30), b = plain("b", {}, 20, 30), c = plain("c", {}, 20, 30);
  const auto held = cache.set(b, 0);
  cache.set(a, 0);
  cache.set(b, 0);
  cache.set(c, 0);  // a goes
  CHECK(cache.size() == 2);
  CHECK(cache.set(b, 0) == held);
  CHECK(cache.misses() == 3);
  cache.set(a, 0);  // c goes
  CHECK(cache.misses() == 4);
  cache.set(c, 0);  // b goes
  CHECK(held->lines.size() == 1);
  CHECK(cache.set(b, 0) != held);
}
