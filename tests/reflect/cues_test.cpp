// Cues, measured on texts that were labelled before any rule was written, half of them set aside; and what they are never shown for.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "reflect/cues.hpp"

using namespace vignette;
using reflect::Cue;

namespace {

constexpr std::array cues{Cue::only_description, Cue::no_first_person, Cue::no_other_view,
                          Cue::no_reason,        Cue::no_doubt,        Cue::no_next_step};
const std::array<std::string, 6> labels{"only_description", "no_first_person", "no_other_view", "no_reason", "no_doubt", "no_next_step"};
const std::vector<std::string> names{"Sam", "His family", "Wayne", "His mother"};

struct Labelled {
  std::string number, text;
  std::set<std::string> right;
};

std::vector<Labelled> read(const std::string& name) {
  std::ifstream file(std::string(VIGNETTE_SOURCE) + "/tests/reflect/cues/" + name);
  std::vector<Labelled> texts;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) {
      std::istringstream head(line.substr(2));
      Labelled& one = texts.emplace_back();
      head >> one.number;
      for (std::string label; head >> label;) one.right.insert(label);
    } else if (!texts.empty() && !line.empty()) {
      texts.back().text += line + "\n";
    }
  }
  return texts;
}

struct Count {
  int caught = 0, right = 0, missed = 0;
  int wrong() const { return caught - right; }
};

std::ostream& operator<<(std::ostream& out, const Count& count) {
  return out << "shown " << count.caught << ", right " << count.right << ", wrong " << count.wrong() << ", missed " << count.missed;
}

/// Prints how each rule does by itself, and what of it is shown; answers the latter.
Count report(const std::string& title, const std::vector<Labelled>& texts) {
  std::cout << title << ": " << texts.size() << " texts\n";
  Count shown;
  std::array<Count, cues.size()> each, first;
  for (const Labelled& one : texts) {
    for (std::size_t i = 0; i < cues.size(); ++i) {
      const bool right = one.right.contains(labels.at(i)), caught = reflect::catches(cues.at(i), one.text, names);
      each.at(i).caught += caught ? 1 : 0;
      each.at(i).right += caught && right ? 1 : 0;
      each.at(i).missed += right && !caught ? 1 : 0;
    }
    const auto cue = reflect::cue_for(one.text, names);
    if (!cue) {
      shown.missed += one.right.empty() ? 0 : 1;
      continue;
    }
    const auto which = static_cast<std::size_t>(*cue);
    const bool right = one.right.contains(labels.at(which));
    for (Count* count : {&shown, &first.at(which)}) {
      ++count->caught;
      count->right += right ? 1 : 0;
    }
  }
  for (std::size_t i = 0; i < cues.size(); ++i)
    std::cout << "  " << labels.at(i) << ": " << each.at(i) << "; as the one shown: right " << first.at(i).right << ", wrong "
              << first.at(i).wrong() << "\n";
  std::cout << "  the one cue: " << shown << "\n";
  return shown;
}

std::string repeated(const std::string& text, std::size_t size) {
  std::string all;
  while (all.size() < size) all += text;
  return all;
}

}  // namespace

TEST_CASE("how often a cue is wrong, on the texts it was tuned on and on those set aside") {
  const auto tuning = read("tuning.txt"), set_aside = read("set_aside.txt");
  REQUIRE(tuning.size() == 82);
  REQUIRE(set_aside.size() == 82);
  report("Cues, tuned on", tuning);
  const Count shown = report("Cues, set aside", set_aside);
  REQUIRE(shown.caught > 0);
  CHECK(shown.wrong() * 5 <= shown.caught);  // decided before it was measured: at most one in five
}

TEST_CASE("every label of the texts is a cue, and no text is too short to be asked about") {
  for (const char* file : {"tuning.txt", "set_aside.txt"})
    for (const Labelled& one : read(file)) {
      INFO(file << " " << one.number);
      for (const std::string& label : one.right) CHECK(std::ranges::find(labels, label) != labels.end());
      std::istringstream words(one.text);
      const auto count = std::distance(std::istream_iterator<std::string>(words), {});
      CHECK(count >= 40);
      CHECK(count <= 150);
    }
}

TEST_CASE("a text of fewer than forty words is asked nothing") {
  const std::string few = repeated("The review was held at the home on Monday. ", 150);
  CHECK_FALSE(reflect::cue_for(few));
  CHECK(reflect::cue_for(few + few) == Cue::only_description);
  CHECK_FALSE(reflect::cue_for(""));
}

TEST_CASE("a text that is not in English is asked nothing") {
  const std::string welsh =
      "Yr hyn a’m trawodd i oedd bod y rheolwr achos wedi aros gyda Sam pan symudodd i ardal newydd. Nid wyf yn siŵr a fyddwn i wedi "
      "gwneud "
      "yr un peth, am fod y daith mor hir. Efallai ei fod yntau wedi teimlo ei fod yn cael ei adael. Y tro nesaf byddaf yn gofyn i’r "
      "plentyn "
      "cyn y cyfarfod, ac yn ysgrifennu’r hyn a ddywed yn ei eiriau ei hun.";
  CHECK_FALSE(reflect::cue_for(welsh));
  CHECK_FALSE(reflect::cue_for(repeated("这个案例让我想到了很多。", 900)));
}

TEST_CASE("quoted speech is not the writer's") {
  const std::string told =
      "The session began at ten and the worker read the order aloud. The boy said “I know why, because I was there, and perhaps I will "
      "tell "
      "you”. The worker wrote this down and moved on to the second sheet. The session ended at eleven and a taxi took him back.";
  CHECK(reflect::catches(Cue::no_first_person, told));
  CHECK(reflect::catches(Cue::no_reason, told));
  CHECK(reflect::catches(Cue::no_doubt, told));
  CHECK(reflect::catches(Cue::no_next_step, told));
  CHECK_FALSE(reflect::catches(Cue::no_other_view, told));
}

TEST_CASE("the people of the case are known by name") {
  const std::string text = "The review was long and the room was cold, and all the while Sam wanted to be somewhere else.";
  CHECK_FALSE(reflect::catches(Cue::no_other_view, text, names));
}

TEST_CASE("whatever the bytes, a cue is looked for in them") {
  std::mt19937 chance(20261122);
  const std::string marks = "\"\n.?!,;:-'~^<>|*/ aIi\xE2\x80\x9C\xE2\x80\x99\xC3";
  for (int round = 0; round < 400; ++round) {
    std::string bytes(chance() % 4000, '\0');
    for (char& byte : bytes) byte = round % 2 == 0 ? static_cast<char>(chance() % 256) : marks[chance() % marks.size()];
    const auto cue = reflect::cue_for(bytes, names);
    for (const Cue each : cues)
      if (cue == each) CHECK(reflect::catches(each, bytes, names));
    (void)reflect::cue_for(bytes, std::vector<std::string>{bytes, "", "\""});
  }
}

TEST_CASE("a very long text is read once") {
  constexpr std::size_t size = 2'000'000;
  for (const char* piece : {"\"", "“", "he ", "young person ", "i will ", "a", "the and of ", "\" he said ", "who ~ who "})
    (void)reflect::cue_for(repeated(piece, size), names);
  CHECK(reflect::cue_for(repeated("The review was held at the home on Monday. ", size)) == Cue::only_description);
}
