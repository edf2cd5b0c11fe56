/// Where things lie on this computer: the portfolio, the settings, the packs, the faces.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace vignette::shell {

/// Follows the XDG folders; VIGNETTE_HOME, when set, holds everything a person makes. Nothing is made or touched by asking.
struct Places {
  std::filesystem::path portfolio;  ///< portfolio.vignette; where that is a link, what it names; where it was moved to, if it was
  std::filesystem::path kept;       ///< place.json, which says where it was moved to (kept_place.hpp)
  std::filesystem::path own;        ///< the folder for what a person makes on this computer, VIGNETTE_HOME or not
  std::filesystem::path workshops;  ///< the folder for what is kept of workshops, apart from any portfolio
  std::filesystem::path look;       ///< look.json
  std::filesystem::path content;    ///< the packs that came with the program
  std::filesystem::path faces;      ///< the font files that came with the program
  std::filesystem::path press;      ///< the library that makes PDF and Word files (share/press.hpp)
  std::filesystem::path policy;     ///< what a service has set: /etc/vignette/policy.yml
  /// Where dictionaries for Hunspell lie: the folders in DICPATH if that is set, as for Hunspell itself; else the system's.
  std::vector<std::filesystem::path> dictionaries;
};

/// `portfolio` and `content` take the place of the defaults when given.
Places places(const std::optional<std::filesystem::path>& portfolio = {}, const std::optional<std::filesystem::path>& content = {});

/// The file itself, by whatever links it is named: what says who writes it lies beside it, and protecting it replaces it.
std::filesystem::path itself(const std::filesystem::path& file);

/// A folder that came with the program: beside it, or in share/vignette of where it is installed.
std::filesystem::path shipped(const char* folder);

/// A person's home folder; the current folder if there is none.
std::filesystem::path home();

}  // namespace vignette::shell
