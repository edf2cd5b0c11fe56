#include "shell/worker.hpp"

#include <catch2/catch_test_macros.hpp>
#include <future>
#include <thread>
#include <vector>

using vignette::shell::Worker;

TEST_CASE("tasks are done one after the other, in the order they were given, on another thread") {
  Worker worker;
  std::vector<int> done;
  std::thread::id where;
  for (int i = 0; i < 1000; ++i)
    worker.give([&done, &where, i] {
      done.push_back(i);
      where = std::this_thread::get_id();
    });
  worker.finish();
  REQUIRE(done.size() == 1000);
  for (int i = 0; i < 1000; ++i) CHECK(done[static_cast<std::size_t>(i)] == i);
  CHECK(where != std::this_thread::get_id());
}

TEST_CASE("giving never waits for the task under way") {
  Worker worker;
  std::promise<void> begun, go_on;
  bool second = false;
  worker.give([&] {
    begun.set_value();
    go_on.get_future().wait();
  });
  begun.get_future().wait();
  worker.give([&] { second = true; });
  go_on.set_value();
  worker.finish();
  CHECK(second);
}

TEST_CASE("a task may give another, and finishing waits for that too") {
  Worker worker;
  bool done = false;
  worker.give([&] { worker.give([&] { done = true; }); });
  worker.finish();
  CHECK(done);
}

TEST_CASE("the end waits for the task under way") {
  std::promise<void> begun;
  bool done = false;
  {
    Worker worker;
    worker.give([&] {
      begun.set_value();
      done = true;
    });
    begun.get_future().wait();
  }
  CHECK(done);
}
