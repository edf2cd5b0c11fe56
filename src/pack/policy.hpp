/// What a service has set: one readable file that may replace a few texts, and nothing else. No key of it can read writing, send
/// anything, hold a passphrase, or switch off protection, what is only for the learner, or taking writing out.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "words/problem.hpp"

namespace vignette::pack {

struct Policy {
  std::string service;  ///< its name
  /// What is empty is not replaced.
  struct Texts {
    std::vector<std::string> steps;
    std::string contact;  ///< whom to turn to there
    bool operator==(const Texts&) const = default;
  };
  /// Texts of one way through the door: for both nations, and for one of them in their place.
  struct Door : Texts {
    Texts england = {}, wales = {};
    bool operator==(const Door&) const = default;
  };
  static constexpr std::size_t ways = 4;
  std::array<Door, ways> doors;  ///< in the order of `policy_doors`
  std::string retention;         ///< advice on how long writing is kept
  /// With which a workshop's phones are served over HTTPS: files in PEM, both or neither. A path that is not absolute begins where the
  /// policy's file lies.
  struct Workshop {
    std::string certificate, key;
    bool operator==(const Workshop&) const = default;
  };
  Workshop workshop = {};
  bool operator==(const Policy&) const = default;
};
/// What the doors are called in the file.
inline constexpr std::array<std::string_view, Policy::ways> policy_doors{"child-at-risk", "worry-about-child", "worry-about-practice",
                                                                         "me"};

struct PolicyRead {
  Policy policy;                         ///< the default one if there is any problem
  std::vector<words::Problem> problems;  ///< in the order of the file
};

/// Larger files are refused.
inline constexpr std::size_t largest_policy = 256u << 10;

/// Pure; `file` names it in problems.
PolicyRead parse_policy(std::string_view yaml, std::string_view file);
/// A file that is not there sets nothing, and is no problem unless it was asked for by name.
PolicyRead read_policy(const std::filesystem::path& file, bool asked_for);

}  // namespace vignette::pack
