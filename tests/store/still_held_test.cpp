// What is taken out for good while a disk with backups is away: it goes from them once they are back, or they are named.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "store/safe.hpp"

using namespace vignette;
using portfolio::TakeOut;
using safe::a_key;
using safe::october;
using store::Backups;
using What = portfolio::TakenOut::What;
namespace fs = std::filesystem;

namespace {

constexpr portfolio::Instant then{october.ms + 1'000'000};

/// Two answers, of which a backup lies on a disk.
struct Home {
  explicit Home(const store::KeyPtr& with) : key(with), backups(file, disk, key) {
    const auto open = std::move(*store::Store::open(file, key));
    REQUIRE(open->transact({samples::save("q1", "Meredith was asked. She was not.", 1'000), samples::save("q2", "Stays.", 2'000),
                            portfolio::SaveMark{samples::mark("one", "passage", "A note on Meredith.")}}));
    REQUIRE(*backups.make(october));
    copy = safe::listed(backups).at(0).file;
  }
  /// As the window does it: the backups first.
  portfolio::Reached take_out(const TakeOut& what) {
    auto copies = backups.take_out(what).value();
    REQUIRE((*store::Store::open(file, key))->take_out(what, copies.out_of_reach));
    return copies;
  }
  void unplug() const { fs::rename(scratch / "disk", scratch / "pocket"); }
  void plug_in() const { fs::rename(scratch / "pocket", scratch / "disk"); }

  const support::Scratch scratch;
  const store::KeyPtr key;
  const fs::path file = scratch / "p.vignette", disk = scratch / "disk" / "backups";
  Backups backups;
  std::string copy;
};

}  // namespace

TEST_CASE("what has an id goes from a backup that was away once that is back, and no word of it is kept until then") {
  const auto key = GENERATE(false, true) ? a_key() : nullptr;
  Home home(key);
  TakeOut what{.key = {"sam", "q1"}, .when = then};
  what.what = GENERATE(What::answer, What::version, What::mark, What::one_case, What::everything);
  if (what.what == What::version) what.revision = samples::revisions(home.file, "q1", key).at(0).id;
  if (what.what == What::mark) {
    what.key.question_id.clear();
    what.mark = samples::mark("one", "").id;
  }
  home.unplug();
  const auto reached = home.take_out(what);
  REQUIRE(reached.out_of_reach.size() == 1);
  CHECK(reached.out_of_reach[0].still_holds == then);
  CHECK(home.backups.finish_taking_out()->empty());
  if (what.what == What::everything && !key) {
    fs::remove_all(home.scratch / "backups");
    CHECK(safe::files_with(home.scratch.path(), "Meredith") ==
          std::vector<std::string>{(home.scratch / "pocket/backups" / fs::path(home.copy).filename()).string()});
  }

  home.plug_in();
  const auto finished = home.backups.finish_taking_out();
  REQUIRE(finished);
  REQUIRE(finished->size() == 1);
  CHECK((*finished)[0].file == home.copy);
  if (what.what == What::everything) {
    CHECK_FALSE(fs::exists(home.copy));
  } else {
    auto reader = store::Reader::open(home.copy, key);
    REQUIRE(reader);
    CHECK_FALSE((*reader)->has(what).value());
    CHECK((*reader)->look_over(false)->faults.empty());
    CHECK(safe::listed(home.backups).at(0).still_holds.ms == 0);
  }
  CHECK(home.backups.finish_taking_out()->empty());
  CHECK((*store::Reader::open(home.file, key))->look_over(false)->faults.empty());
}

TEST_CASE(
    "what a backup that was away may hold still is known after one goes back to another backup, from before or after the taking out") {
  const auto key = GENERATE(false, true) ? a_key() : nullptr;
  const bool before = GENERATE(false, true);
  Home home(key);
  const auto other = home.scratch / "other.vignette";
  if (before) REQUIRE(store::copy_to(home.file, key, other));
  home.unplug();
  home.take_out({.what = What::answer, .key = {"sam", "q1"}, .when = then});
  if (!before) REQUIRE(store::copy_to(home.file, key, other));
  REQUIRE(store::restore(other, key, home.file, october, key));

  home.plug_in();
  const auto finished = home.backups.finish_taking_out();
  REQUIRE(finished);
  REQUIRE(finished->size() == 1);
  CHECK((*finished)[0].file == home.copy);
  if (!key) CHECK(support::bytes_of(home.copy).find("Meredith was asked") == std::string::npos);
}

TEST_CASE("a backup that may hold a passage still is named once it is back, and is removed or kept as one wishes") {
  const auto key = GENERATE(false, true) ? a_key() : nullptr;
  Home home(key);
  home.unplug();
  home.take_out({.what = What::passage, .key = {"sam", "q1"}, .passage = "Meredith was asked. ", .when = then});
  if (!key) CHECK(safe::files_with(home.scratch.path(), "was asked").size() == 1);  // in the pocket
  home.plug_in();
  CHECK(home.backups.finish_taking_out()->empty());
  const auto listed = safe::listed(home.backups);
  REQUIRE(listed.size() == 1);
  CHECK(listed[0].still_holds == then);
  const bool remove = GENERATE(true, false);
  REQUIRE(home.backups.settle_still_held(remove));
  CHECK(fs::exists(home.copy) == !remove);
  for (const auto& copy : safe::listed(home.backups)) CHECK(copy.still_holds.ms == 0);
}

TEST_CASE("what was taken out once more with the disk in is not named any longer, nor a backup that somebody has removed") {
  Home home(nullptr);
  const TakeOut what{.what = What::passage, .key = {"sam", "q1"}, .passage = "Meredith was asked. ", .when = then};
  home.unplug();
  home.take_out(what);
  home.plug_in();
  SECTION("taken out once more") {
    CHECK(home.take_out(what).out_of_reach.empty());
    CHECK(safe::listed(home.backups).at(0).still_holds.ms == 0);
    CHECK(safe::files_with(home.scratch.path(), "was asked").empty());
  }
  SECTION("removed by hand, with others there") {
    fs::remove(home.copy);
    REQUIRE(*home.backups.make({then.ms + 1'000}));
    REQUIRE(home.backups.finish_taking_out());
    for (const auto& copy : safe::listed(home.backups)) CHECK((copy.still_holds.ms == 0 || copy.file == home.copy));
  }
}
