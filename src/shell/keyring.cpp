#include "shell/keyring.hpp"

#include <linux/keyctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

#include "app/wipe.hpp"

namespace vignette::shell {

namespace {

using Serial = std::int32_t;

constexpr long most_bytes = 4096;
/// Whoever has it, and every process of this user: to see, read, write, search and set how long it stays (keyctl_setperm(3)).
constexpr std::uint32_t for_this_user = 0x3F3F0000;

template <typename... Arguments>
long control(int what, Arguments... arguments) {
  return ::syscall(SYS_keyctl, what, arguments...);
}

class Kernel final : public Keyring {
 public:
  bool keep(const std::string& name, std::string_view key, std::chrono::seconds time) override {
    const auto serial =
        static_cast<Serial>(::syscall(SYS_add_key, "user", name.c_str(), key.data(), key.size(), Serial{KEY_SPEC_USER_KEYRING}));
    if (serial < 0) return false;
    const bool kept = control(KEYCTL_SETPERM, serial, for_this_user) == 0 &&
                      control(KEYCTL_SET_TIMEOUT, serial, static_cast<unsigned>(time.count())) == 0 && find(name) == serial;
    if (!kept) control(KEYCTL_UNLINK, serial, Serial{KEY_SPEC_USER_KEYRING});
    return kept;
  }

  std::optional<std::string> read(const std::string& name) override {
    const auto serial = find(name);
    if (serial < 0) return std::nullopt;
    std::string key(most_bytes, '\0');
    const long size = control(KEYCTL_READ, serial, key.data(), key.size());
    std::optional<std::string> read;
    if (size >= 0 && size <= most_bytes) read.emplace(key, 0, static_cast<std::size_t>(size));
    app::wipe(key);
    return read;
  }

  void forget(const std::string& name) override {
    const auto serial = find(name);
    if (serial < 0) return;
    if (control(KEYCTL_INVALIDATE, serial) != 0) control(KEYCTL_UNLINK, serial, Serial{KEY_SPEC_USER_KEYRING});
  }

 private:
  static Serial find(const std::string& name) {
    return static_cast<Serial>(control(KEYCTL_SEARCH, Serial{KEY_SPEC_USER_KEYRING}, "user", name.c_str(), 0));
  }
};

}  // namespace

std::shared_ptr<Keyring> system_keyring() { return std::make_shared<Kernel>(); }

}  // namespace vignette::shell
