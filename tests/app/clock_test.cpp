// A clock that is set back or forward while somebody works: every deadline stays ahead, and no farther than it ever was.
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

namespace {

constexpr std::int64_t minute = 60'000, day = 24 * 60 * minute;

/// A protected portfolio, open, with an answer being written.
Story writing() {
  Story story;
  story.outside.now.instant.ms = 20'000 * day;
  story.tell(intent::PortfolioFound{false, true, {}}).tell(intent::PortfolioOpened{}).tell(intent::AnswersRead{});
  story.tell(intent::OpenQuestion{"sam", 0}).type("a");
  for (const auto& save : story.ever_asked<effect::SaveAnswer>()) story.tell(intent::Saved{save.number});
  return story;
}

/// Nothing waits in vain: what is due has been done, and what is not lies ahead.
void all_ahead(const Story& story) {
  const auto at = due(story.model);
  if (at) CHECK(at->ms > story.model.now.instant.ms);
}

}  // namespace

TEST_CASE("set back by a year, each deadline is as far ahead as it ever is") {
  auto story = writing();
  story.type("b").tell(intent::Saved{99});
  story.wait(-365 * day).tell(intent::Tick{});
  const auto at = due(story.model);
  REQUIRE(at);
  CHECK(at->ms > story.model.now.instant.ms);
  CHECK(at->ms <= story.model.now.instant.ms + 10 * minute);
}

TEST_CASE("set back, words are still kept at once, and a version is still made after a pause") {
  auto story = writing();
  story.tell(intent::ChangeHabits{{.lock_after_minutes = 0, .backup_folder = {}}});
  story.wait(-30 * day).tell(intent::Tick{}).type("b");
  REQUIRE(story.asked<effect::SaveAnswer>().size() == 1);
  CHECK(story.asked<effect::SaveAnswer>()[0].save.answer.text == "ab");
  CHECK_FALSE(story.asked<effect::SaveAnswer>()[0].save.revision);
  story.wait(11 * minute).tell(intent::Tick{});
  REQUIRE(story.asked<effect::SaveAnswer>().size() == 1);
  CHECK(story.asked<effect::SaveAnswer>()[0].save.revision);
}

TEST_CASE("set back, a backup is still made within the hour") {
  auto story = writing();
  story.tell(intent::ChangeHabits{{.lock_after_minutes = 0, .backup_folder = {}}});
  story.wait(-30 * day).tell(intent::Tick{}).type("b");
  for (const auto& save : story.asked<effect::SaveAnswer>()) story.tell(intent::Saved{save.number});
  story.all.clear();
  for (int minutes = 0; minutes < 61; ++minutes) story.wait(minute).tell(intent::Tick{});
  CHECK(story.ever_asked<effect::BackUp>().size() == 1);
}

TEST_CASE("set back while saving fails, it is still tried again") {
  auto story = writing();
  story.type("b");
  REQUIRE(story.asked<effect::SaveAnswer>().size() == 1);
  story.tell(intent::SaveFailed{story.asked<effect::SaveAnswer>()[0].number, {.what = "full"}});
  story.wait(-30 * day).tell(intent::Tick{});
  const auto at = due(story.model);
  REQUIRE(at);
  story.wait(at->ms - story.model.now.instant.ms).tell(intent::Tick{});
  CHECK(story.asked<effect::RetrySaving>().size() == 1);
}

TEST_CASE("however the clock jumps, what is due is done when it is told, and nothing is due for ever") {
  std::mt19937 chance(20261014);
  const auto among = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(chance); };
  auto story = writing();
  for (int step = 0; step < 3000; ++step) {
    CAPTURE(step);
    switch (among(0, 5)) {
      case 0:
        story.wait(static_cast<std::int64_t>(among(-400, 400)) * day);
        break;
      case 1:
        story.wait(static_cast<std::int64_t>(among(-90, 90)) * minute);
        break;
      case 2:
        story.tell(intent::ChangeHabits{{.lock_after_minutes = among(0, 1) * 10, .backup_folder = {}}});
        break;
      default:
        if (story.model.vault.locked)
          story.tell(intent::PortfolioOpened{}).tell(intent::AnswersRead{}).tell(intent::OpenQuestion{"sam", 0});
        else if (editing(story.model, Field::answer))
          story.type("w");
    }
    std::uint64_t handed_over = story.model.saving.handed_over;
    if (among(0, 3) != 0) story.tell(intent::Saved{handed_over});
    if (among(0, 9) == 0) story.tell(intent::SaveFailed{handed_over, {.what = "full"}});
    story.tell(intent::Tick{});
    all_ahead(story);
  }
}
