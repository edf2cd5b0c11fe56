/// Reading aloud: how fast and by which voice is chosen among the settings too, where a narrow bar has no room for it.
#include <catch2/catch_test_macros.hpp>

#include "support/stage.hpp"

using namespace vignette;
using app::Key;
using tests::Stage;

namespace {

struct Settings : Stage {
  explicit Settings(float wide = 1440, float high = 900, float dense = 1) : Stage(wide, high, dense) {
    wish(app::intent::PacksRead{tests::two_cases()});
    wish(app::intent::PortfolioOpened{});
    wish(app::intent::ShowSettings{"reading"});
  }
};

const std::string later = "The voices of this computer stand here once something has been read aloud.";

}  // namespace

TEST_CASE("the speed of reading aloud is chosen among the settings, by key, in windows of every width") {
  for (const float wide : {1440.0F, 720.0F, 360.0F}) {
    Settings stage(wide, 640);
    CAPTURE(wide);
    const int before = stage.model.look.speech_speed;
    stage.focus("Speed");
    stage.press(Key::right);
    CHECK(stage.model.look.speech_speed > before);
    const ui::Item& speed = stage.item("Speed");
    CHECK(speed.rect.x >= 0);
    CHECK(speed.rect.right() <= wide);
  }
}

TEST_CASE("the voice is chosen among the settings, one after the other and back to the computer's own") {
  Settings stage(360, 640);
  CHECK(stage.has(later));
  stage.wish(app::intent::SpeechFound{{"Amy", "Brian"}});
  CHECK_FALSE(stage.has(later));
  for (const char* next : {"The computer’s own voice", "Amy", "Brian"}) {
    stage.focus(next);
    stage.press(Key::enter);
  }
  CHECK(stage.has("The computer’s own voice"));
  CHECK(stage.model.look.voice.empty());
  stage.wish(app::intent::SpeechFound{{"Amy"}});
  CHECK(stage.has("Amy"));  // there is nothing to choose
}
