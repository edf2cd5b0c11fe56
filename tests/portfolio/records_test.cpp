#include "portfolio/records.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace vignette::portfolio;

TEST_CASE("an id is RFC 9562's version 7") {
  // The example of RFC 9562, appendix A.6: 2022-02-22T19:22:22Z, rand_a CC3, rand_b 18C4DC0C0C07398F.
  CHECK(make_id({0x017F22E279B0}, std::uint64_t{0x18C4DC0C0C07398F} << 2, 0xCC3) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST_CASE("ids sort by the moment they were made, whatever the chance") {
  CHECK(make_id({1'000}, ~std::uint64_t{0}, 0xFFFF) < make_id({1'001}, 0, 0));
  CHECK(make_id({1'000}, 4, 0) != make_id({1'000}, 8, 0));
  CHECK(make_id({1'000}, 0, 1) != make_id({1'000}, 0, 2));
  CHECK(make_id({0}, 0, 0).size() == 36);
}
