/// Shares with what came of them, to keep.
#pragma once

#include <string>

#include "store/samples.hpp"

namespace vignette::exchanging {

inline portfolio::Page page(portfolio::PageKind kind, const std::string& number, bool mine, const std::string& body, std::int64_t kept) {
  return {.kind = kind,
          .number = number,
          .mine = mine,
          .typed = false,
          .body = body,
          .digest = std::string(60, 'd') + number + "--",
          .made = {2026, 10, 14},
          .kept = {kept},
          .taken_out = {}};
}

/// Of the answer q1 of the case "sam", with T.
inline portfolio::Exchange shared_by_me(const std::string& number, const std::string& body = "a share") {
  return {.number = number,
          .mine = true,
          .keys = std::string(128, 't'),
          .name = "T.",
          .role = "supervisor",
          .pages = {page(portfolio::PageKind::share, number, true, body, 10'000)},
          .answers = {{.key = {"sam", "q1"}, .version = "v1", .begin = 2, .end = 5}},
          .notes = {},
          .both_have = {},
          .keep_until = {}};
}

/// The same with a note of one's own.
inline portfolio::Exchange noted_by_me(const std::string& number) {
  auto mine = shared_by_me(number);
  mine.notes.push_back({"n1", {40'000}, "Asked again."});
  return mine;
}

/// From R.
inline portfolio::Exchange handed_over(const std::string& number, const std::string& body = "somebody's share") {
  return {.number = number,
          .mine = false,
          .keys = std::string(128, 'r'),
          .name = "R.",
          .role = "",
          .pages = {page(portfolio::PageKind::share, number, false, body, 15'000)},
          .answers = {},
          .notes = {},
          .both_have = {},
          .keep_until = {}};
}

inline portfolio::Reviews reviews(const std::filesystem::path& file, const store::KeyPtr& key = nullptr) {
  return (*store::Reader::open(file, key))->reviews().value();
}

}  // namespace vignette::exchanging
