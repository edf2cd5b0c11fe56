/// Where one stopped reading before there is a portfolio to keep it: a small file beside the settings, taken away once a portfolio
/// has it. No word that anybody writes is ever in it.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "portfolio/records.hpp"

namespace vignette::shell {

class EarlyPlaces {
 public:
  /// `portfolio` is the one that is not there yet: what was read before another is no business of this one.
  EarlyPlaces(std::filesystem::path file, std::filesystem::path portfolio);

  using All = std::map<std::string, portfolio::Place>;  ///< by case
  /// What the file says; nothing where it is not there, cannot be read or is of another portfolio.
  All read() const;
  /// Writes the file whole or not at all. Where that cannot be done nobody is told: one begins the case again.
  void write(const All& places) const;
  void forget() const;

 private:
  std::filesystem::path file_, portfolio_;
};

}  // namespace vignette::shell
