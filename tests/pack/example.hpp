/// A small case with nothing wrong, for tests to spoil in one place.
#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "pack/read.hpp"
#include "words/problem.hpp"

namespace vignette::pack::example {

inline const std::string good = R"(---
schema: case-illustration/1
id: example-case
title: "Planning: Robin"
lang: en-GB
subject: {name: Robin, fictional: true, age: 16}
theme: engagement
stage: planning
source: {body: "An inspectorate", url: "https://example.org/case"}
licence: {id: OGL-UK-3.0, url: "https://example.org/licence"}
attribution: "Contains public sector information."
disclaimer: "For learning."
basis: published
glossary: [yot]
people:
  - {id: robin, name: Robin, kind: child}
  - {id: worker, name: Case manager, kind: youth-justice, tie: steady}
timeline:
  - {when: "At first", what: "a plan", who: [worker]}
---

## Case summary

Robin is 16.[^10] There is a *plan*, and it is **good**.

## Take-aways

### Resources

- A guide.

### Questions

1. What stood out? {#q1 stage=notice brief="What stood out"}
2. What will you change? {#q2 stage=change}

[^10]: A note.
)";

/// The good case with `from` replaced by `to`; the test fails if `from` does not stand there once.
inline std::string spoilt(std::string_view from, std::string_view to) {
  std::string text = good;
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  REQUIRE(text.find(from, at + 1) == std::string::npos);
  return text.replace(at, from.size(), to);
}

inline std::string told(const Case& in) {
  std::string all;
  for (const auto& problem : in.problems) all += words::describe(problem) + "\n";
  return all;
}

}  // namespace vignette::pack::example
