/// Where the portfolio lies once it has been moved from where it lies by default: a small file beside the settings.
#pragma once

#include <expected>
#include <filesystem>

#include "words/problem.hpp"

namespace vignette::shell {

class KeptPlace {
 public:
  struct Said {
    std::filesystem::path portfolio;  ///< empty: nothing is said
    std::filesystem::path from;       ///< the move is under way: it lies at `portfolio` if anything is there, else still here
    bool held = false;                ///< a portfolio has lain there: that none does now is worth a word
  };

  explicit KeptPlace(std::filesystem::path file) : file_(std::move(file)) {}

  /// Nothing where there is no file, or it cannot be read.
  Said read() const;
  /// Writes the file whole or not at all, and puts it on the disk.
  std::expected<void, words::Problem> write(const Said& said) const;
  /// Where the portfolio lies now; `otherwise` if nothing is said.
  std::filesystem::path now(const std::filesystem::path& otherwise) const;

 private:
  std::filesystem::path file_;
};

}  // namespace vignette::shell
