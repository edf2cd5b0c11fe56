/// A story: a model, what a person wishes one thing after another, and what came of it.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "app/update.hpp"

namespace vignette::app {

inline pack::Block block(std::string text, pack::Block::Kind kind = pack::Block::Kind::paragraph) {
  pack::Block block;
  block.kind = kind;
  block.text = std::move(text);
  return block;
}

inline pack::Section section(pack::Role role, std::string id, std::string title, std::vector<pack::Block> blocks) {
  pack::Section section;
  section.role = role;
  section.id = std::move(id);
  section.title = std::move(title);
  section.blocks = std::move(blocks);
  return section;
}

inline pack::Question question(int number, std::string wording) {
  pack::Question question;
  question.id = "q" + std::to_string(number);
  question.number = number;
  question.text = block(std::move(wording));
  return question;
}

/// A small case with a footnote, three questions and no warnings.
inline pack::Case small_case(std::string id = "sam", std::string warnings = {}) {
  pack::Case pack;
  pack.id = std::move(id);
  pack.title = "Reviewing: " + pack.id;
  pack.basis = "published";
  pack.warnings = std::move(warnings);
  pack.disclaimer = "A disclaimer.";
  pack.attribution = "Contains public sector information.";
  pack.licence_id = "OGL-UK-3.0";
  pack.licence_url = "https://example.org/licence";
  auto noted = block("He moved away.1 The move was sudden.");
  noted.spans.push_back({.range = {14, 15}, .footnote = 1});
  auto first = block("Ask every agency.");
  first.marker = "•";
  first.depth = 1;
  pack.sections = {
      section(pack::Role::expectations, "expectations", "Expectations", {block("Notice change."), block("Involve the child.")}),
      section(pack::Role::summary, "summary", "Case summary", {noted, block("The move went well.")}),
      section(pack::Role::takeaways, "takeaways", "Take-aways", {first})};
  pack.footnotes = {{"10", 1, {block("Outside his local area.")}, {}}};
  pack.questions = {question(1, "What stood out to you?"), question(2, "What would you change?"), question(3, "What next?")};
  return pack;
}

struct Story {
  Model model;
  std::vector<Effect> effects;  ///< of the newest wish
  std::vector<Effect> all;
  Outside outside{{{1'000'000}, 60}, 7, 3};

  explicit Story(std::vector<pack::Case> cases = {small_case()}) {
    pack::Shelf shelf;
    shelf.cases = std::move(cases);
    tell(intent::PacksRead{std::move(shelf)});
  }
  /// With an empty portfolio open.
  static Story begun(std::vector<pack::Case> cases = {small_case()}) {
    Story story(std::move(cases));
    story.tell(intent::PortfolioOpened{}).tell(intent::AnswersRead{});
    return story;
  }

  Story& tell(const Intent& intent) {
    outside.now.instant.ms += 100;
    ++outside.chance_a;
    effects = update(model, intent, outside);
    all.insert(all.end(), effects.begin(), effects.end());
    return *this;
  }
  Story& wait(std::int64_t ms) {
    outside.now.instant.ms += ms;
    return *this;
  }
  /// Key by key, as a person types.
  Story& type(std::string_view words, Field field = Field::answer) {
    for (const char letter : words) tell(intent::Edit{field, insertion(*editing(model, field), std::string(1, letter)), EditKind::typing});
    return *this;
  }
  Story& press(Chord chord) {
    effects.clear();
    if (const auto intent = command_for(model, chord)) tell(*intent);
    return *this;
  }
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

inline portfolio::Answer kept_answer(std::string question_id, std::string text, std::int64_t updated = 5000) {
  portfolio::Answer answer;
  answer.id = "kept-" + question_id;
  answer.key = {"sam", std::move(question_id)};
  answer.case_title = "Reviewing: sam";
  answer.wording = "The wording of last year";
  answer.text = std::move(text);
  answer.created = {1000};
  answer.updated = {updated};
  answer.revisions = 1;
  return answer;
}

}  // namespace vignette::app
