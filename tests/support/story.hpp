/// A story: a model, what a person wishes one thing after another, and what came of it.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "app/update.hpp"

namespace vignette::app {

pack::Block block(std::string text, pack::Block::Kind kind = pack::Block::Kind::paragraph);
pack::Section section(pack::Role role, std::string id, std::string title, std::vector<pack::Block> blocks);
pack::Question question(int number, std::string wording);
/// A small case with a footnote, three questions and no warnings.
pack::Case small_case(std::string id = "sam", std::string warnings = {});

/// What lives and dies with it is compiled once, in story.cpp: a model is large.
struct Story {
  Model model;
  std::vector<Effect> effects;  ///< of the newest wish
  std::vector<Effect> all;
  Outside outside{{{1'000'000}, 60}, 7, 3};

  explicit Story(std::vector<pack::Case> cases = {small_case()});
  Story(const Story&);
  Story(Story&&) noexcept;
  Story& operator=(const Story&);
  Story& operator=(Story&&) noexcept;
  ~Story();
  /// With an empty portfolio open.
  static Story begun(std::vector<pack::Case> cases = {small_case()});

  Story& tell(const Intent& intent);
  Story& wait(std::int64_t ms) {
    outside.now.instant.ms += ms;
    return *this;
  }
  /// Key by key, as a person types.
  Story& type(std::string_view words, Field field = Field::answer);
  Story& press(Chord chord);
  const std::string& answer() const { return editing(model, Field::answer)->text; }

  /// The effects of one kind among the newest.
  template <typename Kind>
  std::vector<Kind> asked() const {
    std::vector<Kind> found;
    for (const auto& effect : effects)
      if (const auto* one = std::get_if<Kind>(&effect)) found.push_back(*one);
    return found;
  }
  template <typename Kind>
  std::vector<Kind> ever_asked() const {
    std::vector<Kind> found;
    for (const auto& effect : all)
      if (const auto* one = std::get_if<Kind>(&effect)) found.push_back(*one);
    return found;
  }
};

portfolio::Answer kept_answer(std::string question_id, std::string text, std::int64_t updated = 5000);

}  // namespace vignette::app
