/// A person's home on a computer of their own, and Vignette started in it, for the journeys' tests.
#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/driver.hpp"
#include "store/reader.hpp"
#include "store/store.hpp"
#include "support/scratch.hpp"
#include "words/words.hpp"

namespace vignette::journeys {

namespace fs = std::filesystem;
using cli::Display;
using cli::Driver;
using cli::Seen;
using cli::View;
using support::bytes_of;
using support::put_bytes;
using support::Scratch;
using words::say;
using words::Word;

inline const fs::path program = fs::path(VIGNETTE_BUILD) / "vignette";
inline const std::string sam = "hmip-yj-sam-reviewing";
inline const std::string sheet(say(Word::question_your_answer));

inline std::string named(Word word) { return std::string(say(word)); }

/// Of forty words and more, only what happened: there is a question to ask about it.
inline const std::string told =
    "The plan was finished on Tuesday and it was eleven pages long. It went to the team and to the placement. The meeting was on "
    "Thursday at ten. The school came, and the social worker. The plan was on the table. The meeting ended at eleven.";

/// The first item of a role whose name begins so.
inline Seen beginning(Driver& window, std::string_view role, std::string_view begins) {
  const View view = window.look({.begins = std::string(begins)});
  const auto found = std::ranges::find_if(view.items, [&](const Seen& item) { return item.role == role && item.name.starts_with(begins); });
  REQUIRE(found != view.items.end());
  return *found;
}

/// A person's home on a computer of their own, and Vignette started in it.
struct Desk {
  explicit Desk(int width = 1280, int height = 800) : display(width, height), size(std::to_string(width) + "x" + std::to_string(height)) {}

  Driver start(const std::vector<std::string>& arguments = {}, std::vector<std::string> variables = {}, std::string_view characters = {}) {
    std::vector<std::string> all{"--portfolio", portfolio.string(), "--size", size};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const auto opens = std::ranges::find(arguments, "--open");
    const bool at_question = opens != arguments.end() && (opens + 1)->contains('/');
    if (at_question && !fs::exists(portfolio)) begin();
    variables.push_back("VIGNETTE_HOME=" + (home.path() / "vignette").string());
    variables.push_back("HOME=" + home.path().string());
    return {display, program, all, variables, characters};
  }

  std::string kept(const std::string& question) const {
    const auto reader = store::Reader::open(portfolio);
    REQUIRE(reader);
    const auto contents = (*reader)->everything();
    REQUIRE(contents);
    for (const auto& answer : contents->answers)
      if (answer.key.question_id == question) return answer.text;
    return "nothing kept";
  }

  /// An empty portfolio, so that nothing is asked before the first words.
  void begin() const { REQUIRE(store::Store::open(portfolio)); }

  Scratch home;
  Display display;
  std::string size;
  fs::path portfolio = home.path() / "portfolio.vignette";
};

}  // namespace vignette::journeys
