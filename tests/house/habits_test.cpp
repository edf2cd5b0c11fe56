// Rules of the house that would otherwise be kept by nobody in particular.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "support/scratch.hpp"

namespace fs = std::filesystem;
using vignette::support::bytes_of;

namespace {

std::vector<fs::path> files(const fs::path& folder, const std::set<std::string>& endings) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(VIGNETTE_SOURCE) / folder))
    if (entry.is_regular_file() && endings.contains(entry.path().extension().string())) found.push_back(entry.path());
  return found;
}

bool part_of_a_name(char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Every name in a text, comments and strings included.
void add_names(const std::string& text, std::set<std::string>& names) {
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), part_of_a_name);
    const auto end = std::find_if_not(begin, text.end(), part_of_a_name);
    if (begin != end) names.emplace(begin, end);
    at = static_cast<std::size_t>(end - text.begin());
  }
}

/// "export_month_7" is one of a row that is reached by counting from "export_month_1".
std::string first_of_row(std::string key) {
  const auto digits = key.find_last_not_of("0123456789") + 1;
  if (digits < key.size() && key[digits - 1] == '_') key.replace(digits, std::string::npos, "1");
  return key;
}

}  // namespace

TEST_CASE("every sentence of the catalogue is said somewhere") {
  std::set<std::string> used;
  for (const auto& file : files("src", {".cpp", ".hpp"})) add_names(bytes_of(file), used);
  for (const auto& file : files("assets/phone", {".js"})) add_names(bytes_of(file), used);
  const std::string mark = "\nWORD(";
  std::size_t keys = 0;
  for (const auto& file : files("src/words/english", {".inc"})) {
    const std::string text = bytes_of(file);
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1), ++keys) {
      const auto begin = at + mark.size();
      const std::string key = text.substr(begin, text.find(',', begin) - begin);
      INFO(file.filename().string() << ": " << key);
      CHECK((used.contains(key) || used.contains(first_of_row(key))));
    }
  }
  CHECK(keys > 100);
}

TEST_CASE("a file can be read in one sitting") {
  for (const auto* folder : {"src", "tests"})
    for (const auto& file : files(folder, {".cpp", ".hpp", ".inc"})) {
      const std::string text = bytes_of(file);
      INFO(file.string());
      CHECK(std::count(text.begin(), text.end(), '\n') <= 800);
    }
}

TEST_CASE("README points to files that are there") {
  const std::string text = bytes_of(VIGNETTE_SOURCE "/README.md");
  std::size_t links = 0;
  for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at + 2)) {
    const std::string target = text.substr(at + 2, text.find(')', at) - at - 2);
    if (target.starts_with("https://")) continue;
    INFO(target);
    CHECK(fs::exists(fs::path(VIGNETTE_SOURCE) / target));
    ++links;
  }
  CHECK(links >= 5);
}
