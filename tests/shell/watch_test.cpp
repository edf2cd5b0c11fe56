// What a driver of the window asks to see is answered once it is there.
#include "shell/watch.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <future>
#include <string>

using namespace vignette;

TEST_CASE("whoever waits for a search sees nothing before the whole of it was looked for") {
  int ends[2];
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
  std::promise<void> came;
  shell::Watch watch(ends[0], [&] { came.set_value(); });
  const std::string request = "{\"searched\": true}\n";
  REQUIRE(::write(ends[1], request.data(), request.size()) == static_cast<ssize_t>(request.size()));
  came.get_future().wait();
  REQUIRE(watch.take_up());
  app::Model model;
  model.packs_read = true;
  const ui::Outline outline;
  const shell::Sight sight{.model = model, .outline = outline, .density = 1, .frames = 1, .ms = 0, .width = 1, .height = 1, .picture = {}};
  model.search.asked = 6;
  model.search.answered = 5;
  watch.settled(sight);
  CHECK(watch.waiting());
  model.search.answered = 6;
  watch.settled(sight);
  CHECK_FALSE(watch.waiting());
  ::close(ends[1]);
}
