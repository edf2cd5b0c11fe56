#include "portfolio/review.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace vignette::portfolio;

namespace {

Page page(PageKind kind, char number) { return {.kind = kind, .number = std::string(26, number)}; }

}  // namespace

TEST_CASE("of a kind the page whose number sorts last stands, in whatever order they came") {
  Exchange one{.pages = {page(PageKind::share, '5'), page(PageKind::agreement, '2'), page(PageKind::agreement, '1')}};
  REQUIRE(newest(one, PageKind::agreement));
  CHECK(newest(one, PageKind::agreement)->number == std::string(26, '2'));
  add(one, page(PageKind::agreement, '3'));
  CHECK(newest(one, PageKind::agreement)->number == std::string(26, '3'));
  CHECK(newest(one, PageKind::reply) == nullptr);
}

TEST_CASE("another agreement takes back that both have it; a reply does not") {
  Exchange one{.pages = {page(PageKind::share, '5'), page(PageKind::agreement, '1')}, .both_have = Day{2026, 10, 22}};
  add(one, page(PageKind::reply, '1'));
  CHECK(one.both_have);
  add(one, page(PageKind::agreement, '2'));
  CHECK_FALSE(one.both_have);
}

TEST_CASE("a reply that came in a file stands before one that was typed in from paper, whatever their numbers and order") {
  auto typed = page(PageKind::reply, '9');
  typed.typed = true;
  Exchange one{.pages = {page(PageKind::share, '5'), typed}};
  CHECK(newest(one, PageKind::reply)->typed);
  one.pages.push_back(page(PageKind::reply, '1'));
  CHECK_FALSE(newest(one, PageKind::reply)->typed);
  std::swap(one.pages[1], one.pages[2]);
  CHECK_FALSE(newest(one, PageKind::reply)->typed);
}
