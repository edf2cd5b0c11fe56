/// The system's keyring: keys that outlive this program, each for a time, after which the system forgets it by itself.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vignette::shell {

/// From any thread, one call at a time.
class Keyring {
 public:
  virtual ~Keyring() = default;
  /// Puts a key there, or the same for a time that begins anew. False where there is no room for one.
  virtual bool keep(const std::string& name, std::string_view key, std::chrono::seconds time) = 0;
  virtual std::optional<std::string> read(const std::string& name) = 0;
  virtual void forget(const std::string& name) = 0;
};

/// The keyring of this user in Linux itself (keyrings(7)): it lies in the kernel's memory and on no disk, other users cannot read it, and
/// it is gone once the computer is switched off or restarted. Where the system lets nobody use it (as in some containers) `keep` fails.
std::shared_ptr<Keyring> system_keyring();

}  // namespace vignette::shell
