/// The journal of the workshop that is led, for a crash: a file that is encrypted with a key in the system's keyring, so that without the
/// key nobody can read it, on whatever disk a copy of it lies. The key is forgotten when the workshop ends, and by the system itself 12
/// hours after the last change; nothing but this program wipes what is led by another window of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "portfolio/time.hpp"
#include "shell/keyring.hpp"

namespace vignette::shell {

class TeamJournal {
 public:
  static constexpr std::int64_t stays_ms = 12LL * 60 * 60 * 1000;

  /// `file`: where it lies while there is one; nothing is made or touched here.
  TeamJournal(std::filesystem::path file, std::shared_ptr<Keyring> keyring);
  /// What lies there stays.
  ~TeamJournal();
  TeamJournal(const TeamJournal&) = delete;
  TeamJournal& operator=(const TeamJournal&) = delete;

  /// Whether there is a keyring to keep a key in.
  bool works();
  /// What a program that stopped has left. It is wiped where it is too old, or nobody can read it any more; it is not looked at while
  /// another window writes it, or this one does.
  struct Left {
    std::string bytes;        ///< as they were written; to be wiped
    portfolio::Instant last;  ///< when
  };
  std::optional<Left> look(portfolio::Instant now);
  /// The same, to go on writing it; nothing where it is not there any more, or another window was quicker.
  std::optional<Left> take_up(portfolio::Instant now);
  /// These bytes in place of those before; the first begins it. False, and nothing is left of it, where that cannot be.
  bool write(std::string_view bytes, portfolio::Instant now);
  /// The key is forgotten, and the file written over and removed.
  void wipe();

 private:
  bool hold();
  void let_go();
  std::optional<Left> read(portfolio::Instant now);

  std::filesystem::path file_;
  std::shared_ptr<Keyring> keyring_;
  std::string name_, key_;  ///< of the key; empty while nothing is written
  int held_ = -1;           ///< a file beside it, locked while it is written
};

/// Written over, so that what frees the file's blocks frees no words; and gone from the folder before it is said. False where not all of it
/// could be written over, or it could not be removed: it is still there.
bool remove_for_good(const std::filesystem::path& file);

}  // namespace vignette::shell
