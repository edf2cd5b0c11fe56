#include "shell/places.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "shell/kept_place.hpp"

namespace vignette::shell {

namespace fs = std::filesystem;

namespace {

fs::path variable(const char* name) {
  const char* value = std::getenv(name);
  return value && *value ? fs::path(value) : fs::path();
}

/// An XDG folder; relative values are to be ignored (XDG Base Directory Specification 0.8).
fs::path xdg(const char* name, const char* under_home) {
  const fs::path set = variable(name);
  return (set.is_absolute() ? set : home() / under_home) / "vignette";
}

std::vector<fs::path> dictionary_folders() {
  const std::string set = variable("DICPATH").string();
  if (set.empty()) return {"/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell"};
  std::vector<fs::path> folders;
  for (std::size_t from = 0; from <= set.size();) {
    const auto end = std::min(set.find(':', from), set.size());
    if (end > from) folders.emplace_back(set.substr(from, end - from));
    from = end + 1;
  }
  return folders;
}

}  // namespace

fs::path home() {
  const fs::path set = variable("HOME");
  std::error_code ignored;
  return set.empty() ? fs::current_path(ignored) : set;
}

fs::path shipped(const char* folder) {
  std::error_code error;
  const fs::path beside = fs::read_symlink("/proc/self/exe", error).parent_path();
  const fs::path installed = beside.parent_path() / "share" / "vignette" / folder;
  return fs::exists(beside / folder, error) || !fs::exists(installed, error) ? beside / folder : installed;
}

namespace {

/// Beside the program, or in the libraries' folder of where it is installed.
fs::path press_library() {
  constexpr const char* name = "vignette-press.so";
  std::error_code error;
  const fs::path beside = fs::read_symlink("/proc/self/exe", error).parent_path();
  return fs::exists(beside / name, error) ? beside / name : beside.parent_path() / VIGNETTE_LIBDIR / "vignette" / name;
}

}  // namespace

fs::path itself(const fs::path& file) {
  std::error_code error;
  auto real = fs::weakly_canonical(fs::absolute(file, error), error);
  return error ? file : real;
}

Places places(const std::optional<fs::path>& portfolio, const std::optional<fs::path>& content) {
  const fs::path own = variable("VIGNETTE_HOME");
  Places places;
  places.look = (own.empty() ? xdg("XDG_CONFIG_HOME", ".config") : own) / "look.json";
  places.kept = places.look.parent_path() / "place.json";
  places.own = xdg("XDG_DATA_HOME", ".local/share");
  const auto usual = (own.empty() ? places.own : own) / "portfolio.vignette";
  places.workshops = (own.empty() ? places.own : own) / "workshops";
  places.portfolio = itself(portfolio ? *portfolio : KeptPlace(places.kept).now(usual, places.own));
  places.content = content ? *content : shipped("content");
  places.faces = shipped("faces");
  places.press = press_library();
  places.policy = "/etc/vignette/policy.yml";
  places.dictionaries = dictionary_folders();
  return places;
}

}  // namespace vignette::shell
