/// Where things lie on this computer: the portfolio, the settings, the packs, the faces.
#pragma once

#include <filesystem>
#include <optional>

namespace vignette::shell {

/// Follows the XDG folders; VIGNETTE_HOME, when set, holds everything a person makes. Nothing is made or touched by asking.
struct Places {
  std::filesystem::path portfolio;  ///< portfolio.vignette
  std::filesystem::path look;       ///< look.json
  std::filesystem::path content;    ///< the packs that came with the program
  std::filesystem::path faces;      ///< the font files that came with the program
};

/// `portfolio` and `content` take the place of the defaults when given.
Places places(const std::optional<std::filesystem::path>& portfolio = {}, const std::optional<std::filesystem::path>& content = {});

/// A folder that came with the program: beside it, or in share/vignette of where it is installed.
std::filesystem::path shipped(const char* folder);

/// A person's home folder; the current folder if there is none.
std::filesystem::path home();

}  // namespace vignette::shell
