#include "shell/desktop.hpp"

#include <dlfcn.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>

// sd-bus is looked for when it is needed: a machine without it has no desktop to follow, and start-up does not pay for it.
extern "C" {
struct sd_bus;
struct sd_bus_message;
}

namespace vignette::shell {

namespace {

constexpr const char *portal = "org.freedesktop.portal.Desktop", *place = "/org/freedesktop/portal/desktop",
                     *settings = "org.freedesktop.portal.Settings", *changed = "SettingChanged";

/// The few functions of sd-bus used here, as systemd's headers declare them. Negative answers are failures.
struct Library {
  int (*open_user)(sd_bus**) = nullptr;
  sd_bus* (*close)(sd_bus*) = nullptr;
  int (*match)(sd_bus*, void**, const char*, const char*, const char*, const char*, void*, void*) = nullptr;
  int (*call)(sd_bus*, const char*, const char*, const char*, const char*, void*, sd_bus_message**, const char*, ...) = nullptr;
  int (*process)(sd_bus*, sd_bus_message**) = nullptr;
  int (*wait)(sd_bus*, std::uint64_t) = nullptr;
  int (*is_signal)(sd_bus_message*, const char*, const char*) = nullptr;
  int (*peek)(sd_bus_message*, char*, const char**) = nullptr;
  int (*enter)(sd_bus_message*, char, const char*) = nullptr;
  int (*read)(sd_bus_message*, char, void*) = nullptr;
  sd_bus_message* (*drop)(sd_bus_message*) = nullptr;

  static std::optional<Library> open() {
    void* file = dlopen("libsystemd.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!file) return std::nullopt;
    Library found;
    const auto find = [file](auto& function, const char* name) {
      function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(file, name));
      return function != nullptr;
    };
    const bool all = find(found.open_user, "sd_bus_open_user") && find(found.close, "sd_bus_flush_close_unref") &&
                     find(found.match, "sd_bus_match_signal") && find(found.call, "sd_bus_call_method") &&
                     find(found.process, "sd_bus_process") && find(found.wait, "sd_bus_wait") &&
                     find(found.is_signal, "sd_bus_message_is_signal") && find(found.peek, "sd_bus_message_peek_type") &&
                     find(found.enter, "sd_bus_message_enter_container") && find(found.read, "sd_bus_message_read_basic") &&
                     find(found.drop, "sd_bus_message_unref");
    return all ? std::optional(found) : std::nullopt;
  }
};

/// The one setting that is followed, where it stands among the portal's; nothing here moves by itself, so whether the desktop asks for
/// less motion need not be known.
constexpr const char *space_followed = "org.freedesktop.appearance", *key_followed = "color-scheme";
constexpr std::uint32_t prefers_dark = 1;

class Follower {
 public:
  Follower(const Library& library, std::weak_ptr<Results> to) : library_(library), to_(std::move(to)) {}
  ~Follower() {
    if (bus_) library_.close(bus_);
  }
  Follower(const Follower&) = delete;
  Follower& operator=(const Follower&) = delete;

  void run() {
    if (library_.open_user(&bus_) < 0) return;
    // Listened to before it is asked, so that nothing changes unheard in between.
    if (library_.match(bus_, nullptr, portal, place, settings, changed, nullptr, nullptr) < 0) return;
    ask();
    tell();
    while (!to_.expired() && step()) {
    }
  }

 private:
  void ask() {
    sd_bus_message* reply = nullptr;
    if (library_.call(bus_, portal, place, settings, "Read", nullptr, &reply, "ss", space_followed, key_followed) >= 0) take(reply);
    library_.drop(reply);
  }

  /// The value at which a message stands: a number, in one variant or, as portals answer, in two.
  void take(sd_bus_message* message) {
    char type = 0;
    const char* inside = nullptr;
    while (library_.peek(message, &type, &inside) > 0 && type == 'v')
      if (library_.enter(message, 'v', inside) < 0) return;
    std::uint32_t value = 0;
    if (type == 'u' && library_.read(message, type, &value) > 0) dark_ = value == prefers_dark;
  }

  void hear(sd_bus_message* message) {
    const char *space = nullptr, *key = nullptr;
    if (library_.is_signal(message, settings, changed) <= 0 || library_.read(message, 's', static_cast<void*>(&space)) <= 0 ||
        library_.read(message, 's', static_cast<void*>(&key)) <= 0)
      return;
    if (std::string_view(space) == space_followed && std::string_view(key) == key_followed) take(message);
  }

  /// One message, or a wait for the next; false when the bus is gone.
  bool step() {
    sd_bus_message* message = nullptr;
    const int done = library_.process(bus_, &message);
    if (message) {
      hear(message);
      library_.drop(message);
      tell();
    }
    if (done != 0) return done > 0;
    const int waited = library_.wait(bus_, UINT64_MAX);
    return waited >= 0 || waited == -EINTR;
  }

  void tell() {
    if (dark_ == told_) return;
    told_ = dark_;
    if (const auto to = to_.lock()) to->post(app::intent::SystemChanged{dark_});
  }

  const Library& library_;
  std::weak_ptr<Results> to_;
  sd_bus* bus_ = nullptr;
  bool dark_ = false, told_ = false;
};

}  // namespace

void follow_desktop(const std::shared_ptr<Results>& results) {
  if (!std::getenv("DBUS_SESSION_BUS_ADDRESS")) return;
  std::thread([to = std::weak_ptr(results)] {
    if (const auto library = Library::open()) Follower(*library, to).run();
  }).detach();
}

}  // namespace vignette::shell
