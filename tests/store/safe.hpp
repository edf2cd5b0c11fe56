/// A portfolio with some writing in it, to protect, copy, restore and damage; and what can be read of a folder, byte by byte.
#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "store/care.hpp"
#include "store/samples.hpp"
#include "support/scratch.hpp"

namespace vignette::safe {

namespace fs = std::filesystem;

/// A key with a salt of its own.
inline store::KeyPtr a_key(std::uint8_t seed = 7) {
  std::array<std::uint8_t, 32> bytes{};
  bytes.fill(seed);
  return std::make_shared<const store::Key>(store::Key::made_of(bytes, store::Key::new_salt()));
}

inline void write(const fs::path& file, const store::KeyPtr& key, const std::string& text, const std::string& question = "q1",
                  std::int64_t at = 1'000) {
  auto opened = store::Store::open(file, key);
  REQUIRE(opened);
  REQUIRE((*opened)->transact({samples::save(question, text, at), portfolio::SavePlace{samples::place("sam", 3)}}));
}

inline std::vector<std::string> texts(const fs::path& file, const store::KeyPtr& key) {
  std::vector<std::string> texts;
  for (const auto& answer : samples::contents(file, key).answers) texts.push_back(answer.text);
  return texts;
}

/// The files under a folder that hold these bytes.
inline std::vector<std::string> files_with(const fs::path& folder, const std::string& bytes) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && support::bytes_of(entry.path()).find(bytes) != std::string::npos) found.push_back(entry.path().string());
  return found;
}

inline std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

/// Done, and there was nothing to answer.
template <typename T>
bool is_nothing(const store::Result<std::optional<T>>& result) {
  return result.has_value() && !result->has_value();
}

inline std::vector<portfolio::Backup> listed(store::Backups backups) {
  auto list = backups.list();
  return list ? std::move(*list) : std::vector<portfolio::Backup>{};
}

/// 14 October 2026, 15:20:12 UTC.
inline constexpr portfolio::Instant october{1'791'991'212'000};

}  // namespace vignette::safe
