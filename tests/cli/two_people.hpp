/// Two people who review together by the real program: each with a folder, a portfolio in it, and cards that are exchanged.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "store/reader.hpp"
#include "store/store.hpp"
#include "support/scratch.hpp"
#include "support/shell_line.hpp"

namespace vignette::support {

namespace fs = std::filesystem;
using nlohmann::json;

/// Somebody with a folder, a portfolio in it, and the program.
struct Person {
  fs::path folder;
  Person(const support::Scratch& scratch, const std::string& name) : folder(scratch / name) { fs::create_directory(folder); }

  fs::path file(const std::string& name) const { return folder / name; }
  Said review(const std::string& words) const {
    const std::string line = "cd '" + folder.string() +
                             "' && env -u DISPLAY -u VIGNETTE_PASSPHRASE VIGNETTE_HOME=home '" VIGNETTE_BUILD
                             "/vignette' review --portfolio p.vignette " +
                             words + " </dev/null 2>&1";
    return support::run_line(line);
  }
  json told(const std::string& words) const {
    const auto said = review(words + " --json");
    INFO(words << ": " << said.told);
    REQUIRE(said.status == 0);
    return json::parse(said.told, nullptr, false);
  }
};

inline void write_answer(const fs::path& file, const std::string& text = "That nobody asked Jo. I would.") {
  const auto store = store::Store::open(file);
  REQUIRE(store);
  const portfolio::Answer answer{.id = "018f0000-0000-7000-8000-000000000001",
                                 .key = {"made-up-jo", "q1"},
                                 .case_title = "Planning with Jo",
                                 .question_number = 1,
                                 .wording = "What stood out?",
                                 .text = text,
                                 .created = {1'700'000'000'000},
                                 .updated = {1'700'000'000'000},
                                 .revisions = 0};
  auto mine = answer;
  mine.id.back() = '2';
  mine.key = portfolio::only_for_me(answer.key);
  mine.text = "quagmire lanterns";
  REQUIRE((*store)->transact({portfolio::SaveAnswer{answer, true}, portfolio::SaveAnswer{mine, true}}));
}

/// Each has the other's card, and the six words were read.
inline void acquaint(const Person& learner, const Person& supervisor) {
  learner.told("card --name R. --role 'case manager' -o card.txt");
  supervisor.told("card --name T. --role supervisor -o card.txt");
  const auto card = [](const Person& of) { return "add '" + of.file("card.txt").string() + "'"; };
  const auto words = learner.told(card(supervisor))["words"].get<std::string>();
  learner.told(card(supervisor) + " --words '" + words + "'");
  supervisor.told(card(learner) + " --words '" + words + "'");
}

inline portfolio::Reviews kept(const Person& person) {
  const auto reader = store::Reader::open(person.file("p.vignette"));
  REQUIRE(reader);
  return (*reader)->reviews().value();
}

inline bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace vignette::support
