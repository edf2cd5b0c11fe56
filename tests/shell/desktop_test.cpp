// What the desktop prefers, from a portal of our own on a session bus of our own.
#include "shell/desktop.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "support/scratch.hpp"

extern char** environ;
extern "C" {
struct sd_bus;
struct sd_bus_message;
}

using namespace vignette;

namespace {

constexpr const char *name = "org.freedesktop.portal.Desktop", *place = "/org/freedesktop/portal/desktop",
                     *settings = "org.freedesktop.portal.Settings";
constexpr const char *appearance = "org.freedesktop.appearance", *gnome = "org.gnome.desktop.interface";

/// A function of sd-bus by its name, variadic as they are.
template <typename Function>
Function* bus_function(void* library, const char* called) {
  return reinterpret_cast<Function*>(dlsym(library, called));
}

/// A session bus of this test's own; not there where the machine has no dbus-daemon.
class Bus {
 public:
  Bus() {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    std::string words[] = {"dbus-daemon", "--session", "--nofork", "--nopidfile", "--nosyslog", "--print-address"};
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (posix_spawnp(&daemon_, arguments[0], &actions, nullptr, arguments.data(), environ) != 0) daemon_ = -1;
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    std::string address;
    for (char c = 0; read(ends[0], &c, 1) == 1 && c != '\n';) address += c;
    close(ends[0]);
    if (daemon_ > 0 && !address.empty()) setenv("DBUS_SESSION_BUS_ADDRESS", address.c_str(), 1);
  }
  ~Bus() {
    unsetenv("DBUS_SESSION_BUS_ADDRESS");
    if (daemon_ <= 0) return;
    kill(daemon_, SIGTERM);
    waitpid(daemon_, nullptr, 0);
  }
  Bus(const Bus&) = delete;
  Bus& operator=(const Bus&) = delete;
  static bool is_there() { return std::getenv("DBUS_SESSION_BUS_ADDRESS") != nullptr; }

 private:
  pid_t daemon_ = -1;
};

/// Answers what the portal's Settings.Read is asked, and tells of changes.
class Portal {
 public:
  using Key = std::pair<std::string, std::string>;

  explicit Portal(void* library) : library_(library) {
    REQUIRE(bus_function<int(sd_bus**)>(library_, "sd_bus_open_user")(&bus_) >= 0);
    REQUIRE(bus_function<int(sd_bus*, const char*, std::uint64_t)>(library_, "sd_bus_request_name")(bus_, name, 0) >= 0);
  }
  ~Portal() { bus_function<sd_bus*(sd_bus*)>(library_, "sd_bus_flush_close_unref")(bus_); }
  Portal(const Portal&) = delete;
  Portal& operator=(const Portal&) = delete;

  std::map<Key, std::pair<char, int>> known;  ///< type and value

  /// Answers so many questions.
  void answer(int questions) {
    while (questions > 0) {
      sd_bus_message* asked = nullptr;
      const int done = bus_function<int(sd_bus*, sd_bus_message**)>(library_, "sd_bus_process")(bus_, &asked);
      REQUIRE(done >= 0);
      if (asked && bus_function<int(sd_bus_message*, const char*, const char*)>(library_, "sd_bus_message_is_method_call")(asked, settings,
                                                                                                                           "Read") > 0) {
        reply(asked);
        --questions;
      }
      bus_function<sd_bus_message*(sd_bus_message*)>(library_, "sd_bus_message_unref")(asked);
      if (done == 0) REQUIRE(bus_function<int(sd_bus*, std::uint64_t)>(library_, "sd_bus_wait")(bus_, UINT64_MAX) >= 0);
    }
    flush();
  }

  void change(const char* space, const char* key, char type, int value) {
    const char kind[] = {type, 0};
    const auto emit = bus_function<int(sd_bus*, const char*, const char*, const char*, const char*, ...)>(library_, "sd_bus_emit_signal");
    REQUIRE(emit(bus_, place, settings, "SettingChanged", "ssv", space, key, kind, value) >= 0);
    flush();
  }

 private:
  void reply(sd_bus_message* asked) {
    const char *space = nullptr, *key = nullptr;
    REQUIRE(bus_function<int(sd_bus_message*, const char*, ...)>(library_, "sd_bus_message_read")(asked, "ss", &space, &key) > 0);
    const auto found = known.find({space, key});
    if (found == known.end()) {
      bus_function<int(sd_bus_message*, const char*, const char*, ...)>(library_, "sd_bus_reply_method_errorf")(
          asked, "org.freedesktop.portal.Error.NotFound", "Requested setting not found");
      return;
    }
    const char kind[] = {found->second.first, 0};
    const auto back = bus_function<int(sd_bus_message*, const char*, ...)>(library_, "sd_bus_reply_method_return");
    REQUIRE(back(asked, "v", "v", kind, found->second.second) >= 0);
  }
  void flush() { bus_function<int(sd_bus*)>(library_, "sd_bus_flush")(bus_); }

  void* library_;
  sd_bus* bus_ = nullptr;
};

/// What was posted, one after the other.
class Heard {
 public:
  Heard()
      : results(std::make_shared<shell::Results>([this] {
          const std::lock_guard lock(mutex_);
          ++woken_;
          news_.notify_one();
        })) {}

  bool next() {  ///< whether dark is preferred
    std::unique_lock lock(mutex_);
    news_.wait(lock, [this] { return woken_ > 0; });
    --woken_;
    lock.unlock();
    for (const auto& made : results->take()) waiting_.push_back(*made());
    REQUIRE_FALSE(waiting_.empty());
    const auto intent = waiting_.front();
    waiting_.erase(waiting_.begin());
    const auto* changed = intent.get_if<app::intent::SystemChanged>();
    REQUIRE(changed);
    return changed->dark;
  }

 private:
  std::mutex mutex_;
  std::condition_variable news_;
  int woken_ = 0;
  std::vector<app::Intent> waiting_;

 public:
  std::shared_ptr<shell::Results> results;
};

constexpr int questions = 1;

}  // namespace

TEST_CASE("what the desktop prefers is asked at the start and followed as it changes") {
  void* const library = dlopen("libsystemd.so.0", RTLD_NOW | RTLD_LOCAL);
  const Bus bus;
  if (!library || !Bus::is_there()) SKIP("sd-bus or dbus-daemon is not on this machine");
  Heard heard;
  Portal portal(library);
  portal.known[{appearance, "color-scheme"}] = {'u', 1};
  shell::follow_desktop(heard.results);
  portal.answer(questions);
  CHECK(heard.next());

  portal.change(appearance, "color-scheme", 'u', 1);  // as it was: nothing to tell
  portal.change(gnome, "color-scheme", 'u', 0);       // another space
  portal.change(appearance, "color-scheme", 's', 0);  // another kind of value
  portal.change(appearance, "accent-color", 'u', 0);  // another key
  portal.change(appearance, "color-scheme", 'u', 2);
  CHECK_FALSE(heard.next());
  portal.change(appearance, "color-scheme", 'u', 1);
  CHECK(heard.next());
}
