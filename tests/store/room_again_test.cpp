// A disk that is full for a while under an open portfolio, and then has room again.
#include <catch2/catch_test_macros.hpp>

#include "store/samples.hpp"
#include "support/faulty_vfs.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using store::Reader;
using store::Store;
using support::Scratch;

namespace {

portfolio::SaveAnswer typed(const std::string& text, bool revision) { return {samples::answer("q1", text), revision}; }

}  // namespace

TEST_CASE("what is kept once there is room again leaves the index of words as sound as the words") {
  for (int n = 1; n < 200; ++n) {
    const Scratch scratch;
    {
      auto store = Store::open(scratch / "p");
      REQUIRE(store);
      REQUIRE((*store)->transact({typed("START ", true)}));
    }
    support::FaultyVfs disk(scratch / ".");
    bool struck = false;
    {
      auto store = Store::open(scratch / "p");
      REQUIRE(store);
      disk.fail({.kinds = support::writes | support::truncations, .n = n, .full = true, .from_then_on = true});
      std::string text = "START ";
      for (int i = 0; i < 4; ++i) {
        text += "FULLDISK words ";
        if (!(*store)->transact({typed(text, false)})) struck = true;
      }
      disk.heal();
      REQUIRE((*store)->transact({typed(text, false)}));
      REQUIRE((*store)->transact({typed(text, true)}));
    }
    auto reader = Reader::open(scratch / "p");
    REQUIRE(reader);
    const auto health = (*reader)->look_over(false);
    REQUIRE(health);
    CAPTURE(n, health->faults);
    REQUIRE(health->sound);
    if (!struck) return;
  }
  FAIL("the fault never stopped coming");
}
