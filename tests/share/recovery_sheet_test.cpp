#include "share/recovery_sheet.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>

using namespace vignette;

namespace {

const std::array<std::string, 16> groups{"7F3AH", "29C4L", "E81BR", "06D5K", "B94FZ", "3C7EJ", "15A0P", "D268Z",
                                         "8E6BW", "41F7U", "90CDV", "2A3FN", "5C17R", "84E9R", "B60DP", "73A2G"};
constexpr portfolio::Now made{{1'788'393'600'000}, 60};  // 3 September 2026

}  // namespace

TEST_CASE("the recovery sheet as text has every group with its number, in order") {
  const auto text = share::recovery_text(groups, made);
  std::size_t at = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    at = text.find(std::to_string(i + 1) + ". " + groups.at(i), at);
    CAPTURE(i);
    REQUIRE(at != std::string::npos);
  }
  CHECK(text.find("3 September 2026") != std::string::npos);
}

TEST_CASE("the recovery sheet as a page has every group, and fetches nothing") {
  const auto page = share::recovery_page(groups, made);
  for (const auto& group : groups) CHECK(page.find(group.substr(0, 4) + "<i>" + group.substr(4)) != std::string::npos);
  CHECK(page.find("3 September 2026") != std::string::npos);
  for (const auto* outward : {"http", "url(", "src=", "href=", "<script"}) CHECK(page.find(outward) == std::string::npos);
}
