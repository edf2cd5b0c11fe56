/// Every pack that ships: nothing to mend, and what must stay the same stays the same.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "pack/read.hpp"
#include "words/problem.hpp"

using namespace vignette;
using namespace vignette::pack;

namespace {

const Shelf& shelf() {
  static const Shelf read = read_shelf({std::filesystem::path(VIGNETTE_SOURCE) / "content"});
  return read;
}

const Case& called(std::string_view id) {
  const auto found = std::ranges::find(shelf().cases, id, &Case::id);
  REQUIRE(found != shelf().cases.end());
  return *found;
}

std::vector<std::string> labels(const Case& in) {
  std::vector<std::string> all;
  for (const auto& note : in.footnotes) all.push_back(note.label);
  return all;
}

std::vector<std::string> question_ids(const Case& in) {
  std::vector<std::string> all;
  for (const auto& question : in.questions) all.push_back(question.id);
  return all;
}

std::string words_of(const Case& in) {
  std::string all;
  for (const auto& section : in.sections)
    for (const auto& block : section.blocks) all += block.text + "\n";
  for (const auto& question : in.questions) all += question.text.text + "\n";
  for (const auto& note : in.footnotes)
    for (const auto& block : note.blocks) all += block.text + "\n";
  return all;
}

}  // namespace

TEST_CASE("shipped packs have nothing to mend") {
  for (const auto& problem : shelf().problems) FAIL_CHECK(words::describe(problem));
  for (const auto& read : shelf().cases)
    for (const auto& problem : read.problems) FAIL_CHECK(words::describe(problem));
}

TEST_CASE("answers key on these ids, so they never change") {
  REQUIRE(shelf().cases.size() >= 2);
  CHECK(shelf().cases[0].id == "hmip-yj-sam-reviewing");
  CHECK(shelf().cases[1].id == "hmip-yj-wayne-planning");
  CHECK(question_ids(called("hmip-yj-sam-reviewing")) == std::vector<std::string>{"q1", "q2", "q3", "q4"});
  CHECK(question_ids(called("hmip-yj-wayne-planning")) == std::vector<std::string>{"q1", "q2", "q3"});
}

TEST_CASE("footnotes keep the published page's labels") {
  CHECK(labels(called("hmip-yj-sam-reviewing")) == std::vector<std::string>{"12", "13", "14"});
  CHECK(labels(called("hmip-yj-wayne-planning")) == std::vector<std::string>{"10", "11"});
}

TEST_CASE("each case has its five sections in order, with what inspectors looked for as a list") {
  for (const auto& [id, expectations] : {std::pair{"hmip-yj-sam-reviewing", 4}, std::pair{"hmip-yj-wayne-planning", 5}}) {
    const Case& read = called(id);
    std::vector<Role> roles;
    for (const auto& section : read.sections) roles.push_back(section.role);
    CHECK(roles == std::vector<Role>{Role::expectations, Role::summary, Role::comments, Role::learning, Role::takeaways});
    CHECK(std::ranges::count(read.sections[0].blocks, std::string("•"), &Block::marker) == expectations);
  }
}

TEST_CASE("licence, attribution and distance from the Inspectorate are stated") {
  for (const auto& read : shelf().cases) {
    CHECK(read.basis == "published");
    CHECK(read.licence_id == "OGL-UK-3.0");
    CHECK(read.adapted);
    CHECK(read.attribution.find("Contains public sector information licensed under the Open Government Licence v3.0.") !=
          std::string::npos);
    CHECK(read.attribution.find("© Crown copyright") != std::string::npos);
    CHECK(read.attribution.find("has not reviewed or endorsed it") != std::string::npos);
    CHECK(read.disclaimer.find("fictional") != std::string::npos);
    CHECK(read.subject.fictional);
    CHECK_FALSE(read.approved_by.empty());
    CHECK_FALSE(read.reviewed.empty());
    CHECK(read.minutes_to_read > 0);
  }
}

TEST_CASE("warnings name the subject plainly, and being looked after is none") {
  for (const auto& read : shelf().cases) {
    CHECK_FALSE(read.warnings.empty());
    CHECK(read.warnings.find("looked after") == std::string::npos);
    CHECK(read.warnings.find("pornograph") == std::string::npos);
    CHECK(read.summary.find("sexual") == std::string::npos);
  }
}

TEST_CASE("the cases say what the source says, and not more") {
  const std::string sam = words_of(called("hmip-yj-sam-reviewing"));
  CHECK(sam.find("not imposed") != std::string::npos);
  CHECK(sam.find("not allowed to be unsupervised") != std::string::npos);
  CHECK(sam.find("limited unsupervised time") != std::string::npos);
  CHECK(sam.find("at up to 71 per cent") != std::string::npos);
  CHECK(sam.find("2018/19") != std::string::npos);
  CHECK(sam.find("MAPPA") == std::string::npos);
  CHECK(sam.find("utism") == std::string::npos);
  const std::string wayne = words_of(called("hmip-yj-wayne-planning"));
  CHECK(wayne.find("extreme pornographic images") != std::string::npos);
  CHECK(wayne.find("unless he makes it available") != std::string::npos);
  CHECK(wayne.find("other than what is intrinsic") != std::string::npos);
  for (const auto& text : {sam, wayne}) CHECK(text.find("AIM3") == std::string::npos);
}

TEST_CASE("every term of a case is found in its text") {
  for (const auto& read : shelf().cases) {
    const std::string text = words_of(read);
    for (const auto& id : read.glossary) {
      const auto term = std::ranges::find(shelf().terms, id, &Term::id);
      REQUIRE(term != shelf().terms.end());
      INFO(read.id << ": " << id);
      CHECK(std::ranges::any_of(term->forms, [&](const std::string& form) { return text.find(form) != std::string::npos; }));
    }
  }
}

TEST_CASE("the lenses that ship: who isn't heard first, which is ours, and each with who made it and when") {
  const auto& lenses = shelf().lenses;
  REQUIRE(lenses.size() == 10);
  std::vector<std::string> names;
  for (const auto& lens : lenses) names.push_back(lens.name);
  CHECK(names == std::vector<std::string>{"Who isn’t heard?", "Child First", "What? So what? Now what?", "Reflective cycle",
                                          "Learning cycle", "Experience, reflection, action", "Four lenses",
                                          "Framework for reflexive learning", "Social GRACES", "Trauma-informed"});
  for (std::size_t i = 0; i < lenses.size(); ++i) {
    INFO(lenses[i].name);
    CHECK(lenses[i].source.find("Vignette") == (i == 0 ? 0 : std::string::npos));
    CHECK(lenses[i].source.find_first_of("0123456789") != std::string::npos);
    CHECK(lenses[i].prompts.size() >= 3);
    for (const auto& prompt : lenses[i].prompts) {
      CHECK(prompt.question.ends_with('?'));
      CHECK(prompt.heading.size() <= 40);
    }
  }
  CHECK(lenses[0].prompts.size() == 5);
  CHECK(lenses[1].prompts.size() == 4);  // the four tenets
}
