/// Where the portfolio lies once it has been moved from where it lies by default: a small file beside the settings.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <vector>

#include "portfolio/care.hpp"
#include "words/problem.hpp"

namespace vignette::shell {

class KeptPlace {
 public:
  struct Said {
    std::filesystem::path portfolio;               ///< empty: nothing is said
    std::filesystem::path from;                    ///< the move is under way: it lies at `portfolio` if anything is there, else still here
    bool held = false;                             ///< a portfolio has lain there: that none does now is worth a word
    std::vector<std::filesystem::path> left = {};  ///< portfolios moved from which something could not go along
    std::vector<portfolio::Backup> stayed = {};    ///< what that is; it may be gone by now
    std::vector<portfolio::CopiedFolder> before = {};  ///< where it lay, as far as something else copies that
    bool unread = false;                               ///< something is said, and cannot be read
  };

  explicit KeptPlace(std::filesystem::path file) : file_(std::move(file)) {}

  /// Nothing where there is no file. What was unreadable and set aside stays `unread` until something is written.
  Said read() const;
  /// Writes the file whole or not at all, and puts it on the disk.
  std::expected<void, words::Problem> write(const Said& said) const;
  /// Where the portfolio lies now; `otherwise` if nothing is said. Where that cannot be read it is there or in the folder `own` on this
  /// computer: where something lies, and if in both, where it was written last.
  std::filesystem::path now(const std::filesystem::path& otherwise, const std::filesystem::path& own = {}) const;
  /// Puts a file that cannot be read under another name, and says so; nothing if it can, or none is there.
  std::optional<words::Problem> set_aside_unreadable() const;

 private:
  std::filesystem::path aside() const;
  std::filesystem::path file_;
};

/// Those of these copies that stayed behind are told as such.
void tell_stayed(std::vector<portfolio::Backup>& copies, const std::vector<portfolio::Backup>& stayed);
/// Likewise among what was reached and what was not; the rest of what stayed was not reached.
void add_stayed(portfolio::Reached& reached, const std::vector<portfolio::Backup>& stayed);

/// Of these, what still lies where it lay; where its folder is not there now, that is not known, and it stays.
std::vector<portfolio::Backup> still_there(std::vector<portfolio::Backup> stayed);

}  // namespace vignette::shell
