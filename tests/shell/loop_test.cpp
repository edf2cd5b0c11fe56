// No events, no frames: the loop with a stage that has a clock of its own.

#include "shell/loop.hpp"

#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using vignette::shell::Loop;
using vignette::shell::Stage;

namespace {

/// Writes down what the loop does. Waiting moves the clock; nothing happens but what a test says.
class Paper final : public Stage {
 public:
  void wait(std::optional<double> seconds) override {
    waits.push_back(seconds);
    if (happens) return;
    if (seconds) clock += *seconds;
  }
  bool news() override { return std::exchange(happens, false); }
  bool draw() override {
    did += 'd';
    return unsettled > 0 ? (--unsettled, true) : false;
  }
  void present() override { did += 'p'; }
  std::optional<double> wake_after() override { return wakes; }
  double seconds() override { return clock; }

  std::string did;
  std::vector<std::optional<double>> waits;
  bool happens = false;
  int unsettled = 0;
  std::optional<double> wakes;
  double clock = 100;
};

}  // namespace

TEST_CASE("the first turn draws, and then nothing is drawn until something happens") {
  Paper paper;
  Loop loop(paper);
  CHECK_FALSE(loop.settled());
  loop.turn();
  CHECK(paper.did == "dp");
  CHECK(paper.waits.back() == 0.0);
  CHECK(loop.settled());
  for (int i = 0; i < 1000; ++i) loop.turn();
  CHECK(paper.did == "dp");
  CHECK(paper.waits.back() == std::nullopt);  // it sleeps for ever, rather than look again and again
  paper.happens = true;
  loop.turn();
  CHECK(paper.did == "dpdp");
}

TEST_CASE("a frame that is not settled is followed by another, and only the last is shown") {
  Paper paper;
  paper.unsettled = 2;
  Loop loop(paper);
  loop.turn();
  CHECK(paper.did == "dddp");
  CHECK(loop.settled());
  loop.turn();
  CHECK(paper.did == "dddp");
}

TEST_CASE("a page that never settles is still seen, and events still reach it") {
  Paper paper;
  paper.unsettled = 1'000'000;
  Loop loop(paper);
  for (int i = 0; i < 3; ++i) {
    loop.turn();
    CHECK_FALSE(loop.settled());
    CHECK(paper.waits.back() == 0.0);
  }
  CHECK(paper.did == "ddddpddddpddddp");
}

TEST_CASE("what a widget asked to be drawn later is drawn then, once") {
  Paper paper;
  paper.wakes = 0.5;
  Loop loop(paper);
  loop.turn();
  CHECK(paper.did == "dp");
  paper.wakes = std::nullopt;
  loop.turn();
  CHECK(paper.waits.back() == 0.5);
  CHECK(paper.clock == 100.5);
  CHECK(paper.did == "dpdp");
  loop.turn();
  CHECK(paper.waits.back() == std::nullopt);
  CHECK(paper.did == "dpdp");
}

TEST_CASE("waking early for nothing keeps the deadline") {
  Paper paper;
  paper.wakes = 2;
  Loop loop(paper);
  loop.turn();
  // A wait that ends early, for an event of no interest.
  class Early final : public Stage {
   public:
    explicit Early(Paper& inner) : inner_(inner) {}
    void wait(std::optional<double> seconds) override {
      inner_.waits.push_back(seconds);
      inner_.clock += 0.75;
    }
    bool news() override { return false; }
    bool draw() override { return inner_.draw(); }
    void present() override { inner_.present(); }
    std::optional<double> wake_after() override { return 2.0; }
    double seconds() override { return inner_.clock; }

   private:
    Paper& inner_;
  };
  Early early(paper);
  Loop other(early);
  other.turn();
  paper.did.clear();
  other.turn();
  other.turn();
  CHECK(paper.did.empty());
  CHECK(paper.waits.back() == 1.25);
  other.turn();
  CHECK(paper.did == "dp");
}

TEST_CASE("an event before a deadline draws, and the widget is asked anew") {
  Paper paper;
  paper.wakes = 10;
  Loop loop(paper);
  loop.turn();
  paper.happens = true;
  paper.wakes = std::nullopt;
  loop.turn();
  CHECK(paper.did == "dpdp");
  loop.turn();
  CHECK(paper.waits.back() == std::nullopt);
  CHECK(paper.did == "dpdp");
}
