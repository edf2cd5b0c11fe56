// The look for identifying details, measured on passages that were labelled before any rule was written, half of them set aside.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "pack/read.hpp"
#include "reflect/details.hpp"
#include "text/unicode.hpp"

using namespace vignette;
using reflect::Detail;
using reflect::Finding;

namespace {

enum class Group { numbers, names, others };

struct Kind {
  std::string label;
  Detail detail;
  Group group;
  bool touched;  ///< caught where a finding touches it
};

const std::array kinds{
    Kind{"phone", Detail::phone, Group::numbers, false},
    Kind{"email", Detail::email, Group::numbers, false},
    Kind{"online", Detail::online, Group::numbers, false},
    Kind{"nhs", Detail::nhs_number, Group::numbers, false},
    Kind{"reference", Detail::reference, Group::numbers, false},
    Kind{"plate", Detail::plate, Group::numbers, false},
    Kind{"postcode", Detail::postcode, Group::numbers, false},
    Kind{"address", Detail::address, Group::numbers, false},
    Kind{"born", Detail::born, Group::numbers, false},
    Kind{"name", Detail::name, Group::names, false},
    Kind{"initials", Detail::initials, Group::names, false},
    Kind{"case_name", Detail::case_name, Group::names, true},
    Kind{"place", Detail::place, Group::names, false},
    Kind{"school", Detail::school, Group::names, false},
    Kind{"team", Detail::team, Group::names, false},
    Kind{"age", Detail::age, Group::others, true},
    Kind{"only", Detail::only, Group::others, true},
};

struct Label {
  text::Range range;
  const Kind* kind = nullptr;
};

struct Passage {
  std::string number, text;
  bool clean = false, welsh = false;
  std::vector<Label> labels;
};

/// A passage's line without its marks, and its labels.
void read_line(const std::string& line, Passage& into) {
  std::size_t begin = 0;
  const Kind* kind = nullptr;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '{') {
      const std::size_t bar = line.find('|', at);
      REQUIRE(bar != std::string::npos);
      const auto* const found = std::ranges::find(kinds, line.substr(at + 1, bar - at - 1), &Kind::label);
      INFO(into.number << ": " << line.substr(at + 1, bar - at - 1));
      REQUIRE(found != kinds.end());
      kind = &*found;
      begin = into.text.size();
      at = bar;
    } else if (line[at] == '}') {
      REQUIRE(kind != nullptr);
      into.labels.push_back({{begin, into.text.size()}, kind});
      kind = nullptr;
    } else {
      into.text += line[at];
    }
  }
  into.text += '\n';
}

std::vector<Passage> read(const std::string& name) {
  std::ifstream file(std::string(VIGNETTE_SOURCE) + "/tests/reflect/details/" + name);
  std::vector<Passage> passages;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) {
      std::istringstream head(line.substr(2));
      Passage& one = passages.emplace_back();
      std::string which, language;
      head >> one.number >> which >> language;
      one.clean = which == "clean";
      one.welsh = language == "cy";
    } else if (!passages.empty() && !line.empty()) {
      read_line(line, passages.back());
    }
  }
  return passages;
}

reflect::Known known_of_the_pack() {
  const pack::Shelf shelf = pack::read_shelf({std::string(VIGNETTE_SOURCE) + "/content"});
  reflect::Known known;
  for (const pack::Case& one : shelf.cases) known.add(one);
  for (const pack::Term& term : shelf.terms) known.add(term);
  return known;
}

bool is_letter_or_figure(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool touches(text::Range a, text::Range b) { return a.begin < b.end && b.begin < a.end; }

bool caught(const Passage& passage, const Label& label, const std::vector<Finding>& findings) {
  if (label.kind->touched) return std::ranges::any_of(findings, [&](const Finding& one) { return touches(one.range, label.range); });
  for (std::size_t at = label.range.begin; at < label.range.end; ++at)
    if (is_letter_or_figure(passage.text[at]) &&
        std::ranges::none_of(findings, [at](const Finding& one) { return one.range.contains(at); }))
      return false;
  return true;
}

struct Count {
  int labels = 0, caught = 0, of_its_kind = 0;
  double recall() const { return labels == 0 ? 1.0 : static_cast<double>(caught) / labels; }
};

struct Measured {
  std::map<Group, Count> of;
  std::map<std::string, Count> each;
  int clean_words = 0, false_alarms = 0, false_alarms_in_clean = 0;
};

/// Prints what was missed and what was found for nothing: of the passages to tune on, and never of those set aside.
Measured measure(const std::vector<Passage>& passages, const reflect::Known& known, bool item_by_item) {
  Measured sum;
  for (const Passage& passage : passages) {
    const auto findings = reflect::look_for_details(passage.text, passage.welsh ? "cy" : "en-GB", known);
    for (const Label& label : passage.labels) {
      const bool is = caught(passage, label, findings);
      const bool kind = std::ranges::any_of(
          findings, [&](const Finding& one) { return one.kind == label.kind->detail && touches(one.range, label.range); });
      for (Count* count : {&sum.of[label.kind->group], &sum.each[label.kind->label]}) {
        ++count->labels;
        count->caught += is ? 1 : 0;
        count->of_its_kind += is && kind ? 1 : 0;
      }
      if (!is && item_by_item)
        std::cout << "    missed in " << passage.number << ": " << label.kind->label << ", " << text::part(passage.text, label.range)
                  << "\n";
    }
    if (passage.clean) {
      std::istringstream words(passage.text);
      for (std::string word; words >> word;) ++sum.clean_words;
    }
    for (const Finding& one : findings) {
      if (std::ranges::any_of(passage.labels, [&](const Label& label) { return touches(one.range, label.range); })) continue;
      ++sum.false_alarms;
      sum.false_alarms_in_clean += passage.clean ? 1 : 0;
      if (item_by_item)
        std::cout << "    for nothing in " << passage.number << ": " << text::part(passage.text, one.range) << " (" << words::say(one.why)
                  << ")\n";
    }
  }
  return sum;
}

Measured report(const std::string& title, const std::vector<Passage>& passages, const reflect::Known& known, bool item_by_item) {
  std::cout << title << ": " << passages.size() << " passages\n";
  Measured sum = measure(passages, known, item_by_item);
  const auto line = [](const std::string& what, const Count& count) {
    std::cout << "  " << what << ": " << count.caught << " of " << count.labels << " (recall " << count.recall() << "), "
              << count.of_its_kind << " as what they are\n";
  };
  line("numbers and addresses", sum.of[Group::numbers]);
  line("names", sum.of[Group::names]);
  line("ages and what is true of one only", sum.of[Group::others]);
  std::cout << "  by kind, caught of all:";
  for (const auto& [label, count] : sum.each) std::cout << " " << label << " " << count.caught << "/" << count.labels;
  std::cout << "\n  false alarms: " << sum.false_alarms << ", of them " << sum.false_alarms_in_clean << " in clean passages of "
            << sum.clean_words << " words (one in " << (sum.false_alarms == 0 ? sum.clean_words : sum.clean_words / sum.false_alarms)
            << ")\n";
  return sum;
}

}  // namespace

TEST_CASE("how much of what could identify somebody is found, on passages to tune on and on those set aside") {
  const auto tuning = read("tuning.txt"), set_aside = read("set_aside.txt");
  REQUIRE(tuning.size() == 196);
  REQUIRE(set_aside.size() == 164);
  const auto known = known_of_the_pack();
  report("Identifying details, tuned on", tuning, known, std::getenv("VIGNETTE_ITEM_BY_ITEM") != nullptr);
  Measured sum = report("Identifying details, set aside", set_aside, known, false);
  // Decided before it was measured.
  constexpr double numbers = 0.95, names = 0.85, case_names = 0.75;
  constexpr int words_for_a_false_alarm = 400;
  CHECK(sum.of[Group::numbers].recall() >= numbers);
  CHECK(sum.of[Group::names].recall() >= names);
  CHECK(sum.each["case_name"].recall() >= case_names);
  CHECK(sum.false_alarms * words_for_a_false_alarm <= sum.clean_words);
}

TEST_CASE("the passages are what their page says: half of them clean, every kind on both sides") {
  for (const char* name : {"tuning.txt", "set_aside.txt"}) {
    std::map<std::string, int> seen;
    const auto passages = read(name);
    for (const Passage& passage : passages) {
      INFO(name << " " << passage.number);
      CHECK(passage.clean == passage.labels.empty());
      CHECK(text::first_invalid(passage.text) == std::nullopt);
      for (const Label& label : passage.labels) ++seen[label.kind->label];
    }
    CHECK(std::ranges::count_if(passages, &Passage::clean) * 2 == std::ssize(passages));
    for (const Kind& kind : kinds) {
      INFO(name << " " << kind.label);
      CHECK(seen[kind.label] >= 2);
    }
  }
}
