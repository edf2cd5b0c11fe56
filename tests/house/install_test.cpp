// What `cmake --install` leaves is a program that runs from there.

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "support/scratch.hpp"

namespace fs = std::filesystem;
using vignette::support::Scratch;

TEST_CASE("an installed Vignette finds what came with it") {
  const Scratch scratch;
  const fs::path prefix = scratch / "prefix";
  const std::string install = "'" VIGNETTE_CMAKE "' --install '" VIGNETTE_BUILD "' --prefix '" + prefix.string() + "' >/dev/null";
  REQUIRE(std::system(install.c_str()) == 0);
  for (const auto* file : {"bin/vignette", "share/applications/vignette.desktop", "share/icons/hicolor/scalable/apps/vignette.svg",
                           "share/man/man1/vignette.1", "share/vignette/faces/GentiumBookPlus-Regular.ttf",
                           "share/vignette/faces/licences/fonts-sil-gentiumplus.txt", "share/vignette/faces/licences/fonts-inter.txt",
                           "share/vignette/content/glossary.yml", "share/doc/vignette/LICENSE"}) {
    INFO(file);
    CHECK(fs::is_regular_file(prefix / file));
  }

  const fs::path list = scratch / "cases.json";
  const std::string run = "VIGNETTE_HOME='" + (scratch / "home").string() + "' '" + (prefix / "bin/vignette").string() +
                          "' cases --json >'" + list.string() + "'";
  REQUIRE(std::system(run.c_str()) == 0);
  std::set<std::string> ids;
  for (const auto& one : nlohmann::json::parse(vignette::support::bytes_of(list))) {
    ids.insert(one["id"].get<std::string>());
    CHECK(one["problems"] == 0);
    CHECK(one["questions"] > 0);
  }
  CHECK(ids.size() == 2);

  const fs::path page = scratch / "page.pdf";  // made by a library that lies elsewhere
  const std::string made = "VIGNETTE_HOME='" + (scratch / "home").string() + "' '" + (prefix / "bin/vignette").string() +
                           "' export --format pdf -o '" + page.string() + "' >/dev/null";
  REQUIRE(std::system(made.c_str()) == 0);
  CHECK(vignette::support::bytes_of(page).starts_with("%PDF-"));
  CHECK_FALSE(fs::exists(scratch / "home"));  // looking leaves nothing behind
}
