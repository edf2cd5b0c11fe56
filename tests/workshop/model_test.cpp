// The state held against a small model of it, over seeded sequences of what phones, the host and the facilitator do.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>

#include "a_workshop.hpp"
#include "workshop/journal.hpp"
#include "workshop/told.hpp"
#include "workshop/workshop.hpp"

using namespace vignette::workshop;
using testing::token;

namespace {

/// What a question must hold: texts by whoever wrote them, and nothing of how.
struct Expected {
  struct One {
    std::string text;
    bool held = false;
  };
  Phase phase = Phase::writing;
  std::map<unsigned, std::optional<One>> phones;  ///< nothing for a pass
  /// Likewise, of phones that nobody knows since the program stopped, with the id that each was told.
  std::map<unsigned, std::pair<std::string, std::optional<One>>> before;
  std::vector<One> typed;
  std::size_t typed_passes = 0;

  std::size_t in() const { return phones.size() + before.size() + typed.size() + typed_passes; }
  std::multiset<std::string> texts(bool with_held) const {
    std::multiset<std::string> all;
    for (const auto& [who, one] : phones)
      if (one && (with_held || !one->held)) all.insert(one->text);
    for (const auto& [who, had] : before)
      if (had.second && (with_held || !had.second->held)) all.insert(had.second->text);
    for (const auto& one : typed)
      if (with_held || !one.held) all.insert(one.text);
    return all;
  }
  One* of_text(const std::string& text) {
    for (auto& [who, one] : phones)
      if (one && one->text == text) return &*one;
    for (auto& [who, had] : before)
      if (had.second && had.second->text == text) return &*had.second;
    for (auto& one : typed)
      if (one.text == text) return &one;
    return nullptr;
  }
  /// The program stops: what phones had in is nobody's, until one of them claims it.
  void stop(const Workshop& all, const std::string& question) {
    for (const auto& [who, had] : before) {  // of the last time; nobody will come for these
      if (!had.second) ++typed_passes;
      if (had.second) typed.push_back(*had.second);
    }
    before.clear();
    for (const auto& [who, one] : phones) before[who] = {all.mine(question, token(who + 1)).card, one};
    phones.clear();
  }
};

std::multiset<std::string> on_wall(const Workshop& all) {
  std::multiset<std::string> texts;
  for (const auto& column : told(all, "").wall) texts.insert(column.cards.begin(), column.cards.end());
  return texts;
}

}  // namespace

TEST_CASE("two thousand workshops go as a small model of them says") {
  std::size_t shown = 0, talked = 0, again = 0, claimed = 0, lost = 0;
  for (unsigned seed = 1; seed <= 2'000; ++seed) {
    CAPTURE(seed);
    std::mt19937 chance(seed);
    const auto below = [&](unsigned most) { return static_cast<unsigned>(chance() % most); };
    auto all = testing::at_first_question();
    Expected expected;
    std::size_t kept = 0;
    bool answered = false;
    unsigned number = 0;
    const auto question = [&] { return all.plan().questions[all.step().question].id; };
    for (int turn = 0; turn < 60 && all.phase(); ++turn) {
      const unsigned who = below(9), what = below(18);
      const std::string text = "Text " + std::to_string(++number);
      const bool writing = expected.phase == Phase::writing, looking = expected.phase == Phase::looking;
      auto mine = expected.phones.find(who);
      const bool held = looking && mine != expected.phones.end() && mine->second && mine->second->held;
      if (what < 5) {
        const bool done = all.send(question(), token(who + 1), text, "en-GB", chance()).has_value();
        REQUIRE(done == (writing || held));
        if (done) expected.phones[who] = Expected::One{text}, answered = true;
        again += held;
      } else if (what < 7) {
        const bool done = all.pass(question(), token(who + 1)).has_value();
        const bool passed = looking && mine != expected.phones.end() && !mine->second;  // said once more
        REQUIRE(done == (writing || held || passed));
        if (done) expected.phones[who] = std::nullopt, answered = true;
      } else if (what == 7) {
        REQUIRE(all.type(text, "cy", chance()).has_value() == (writing || looking));
        if (writing || looking) expected.typed.push_back({text}), answered = true;
      } else if (what == 8) {
        REQUIRE(all.type_pass().has_value() == (writing || looking));
        if (writing || looking) ++expected.typed_passes, answered = true;
      } else if (what == 9 && turn > 15) {
        REQUIRE(all.close().has_value() == writing);
        if (writing) expected.phase = Phase::looking;
      } else if (what == 10 || what == 11) {
        const auto cards = all.cards();
        REQUIRE(cards.empty() == (writing || expected.texts(true).empty()));
        if (cards.empty()) continue;
        const auto& card = cards[below(static_cast<unsigned>(cards.size()))];
        const bool hold = what == 10;
        const bool done = (hold ? all.hold(card.id, Reason::hurt) : all.leave_in(card.id)).has_value();
        REQUIRE(done == (looking || (hold && expected.phase == Phase::shown)));
        if (done) expected.of_text(card.text)->held = hold;
      } else if (what == 12 && turn > 30) {
        const bool enough = expected.texts(false).size() >= small_group;
        REQUIRE(all.reveal().has_value() == (looking && enough));
        if (looking && enough) expected.phase = Phase::shown, ++shown;
      } else if (what == 13 && turn > 40) {
        REQUIRE(all.talk().has_value() == looking);
        if (looking) expected.phase = Phase::talked, ++talked;
      } else if (what == 14) {
        const auto wanted = static_cast<Keep>(below(3));
        const bool may = !answered || static_cast<std::size_t>(wanted) <= kept;
        REQUIRE(all.settle(wanted).has_value() == may);
        if (may) kept = static_cast<std::size_t>(wanted);
      } else if (what == 15 && turn > 45) {
        const bool may = expected.phase >= Phase::shown;
        REQUIRE(all.next().has_value() == may);
        if (may) expected = {};
        if (!all.phase()) break;
      }
      if (what == 16 && below(4) == 0) {
        expected.stop(all, question());
        auto read = from_journal(as_journal({}, all));
        REQUIRE(read);
        all = std::move(read->workshop);
      } else if (what == 17) {
        const auto had = expected.before.find(who);
        const bool there = had != expected.before.end(), text_there = there && had->second.second;
        const auto words = text_there ? had->second.second->text : std::string();
        all.claim(question(), token(who + 1), !there ? "zzzzzz" : text_there ? had->second.first : std::string(claims_a_pass), words);
        if (!there || expected.phase > Phase::looking || expected.phones.contains(who)) continue;
        expected.phones[who] = had->second.second;
        expected.before.erase(had);
        ++claimed;
      }
      lost += expected.before.size();
      REQUIRE(all.phase() == expected.phase);
      REQUIRE(all.in() == expected.in());
      REQUIRE(static_cast<std::size_t>(all.keep()) == kept);
      std::multiset<std::string> seen;
      for (const auto& card : all.cards()) seen.insert(card.text);
      REQUIRE(seen == (expected.phase == Phase::writing ? std::multiset<std::string>() : expected.texts(true)));
      REQUIRE(on_wall(all) == (expected.phase == Phase::shown ? expected.texts(false) : std::multiset<std::string>()));
      for (unsigned phone = 0; phone < 9; ++phone) {
        const auto known = expected.phones.find(phone);
        auto state = Mine::State::none;
        if (expected.phase <= Phase::looking && known != expected.phones.end())
          state = !known->second ? Mine::State::passed : known->second->held ? Mine::State::held : Mine::State::in;
        REQUIRE(all.mine(question(), token(phone + 1)).state == state);
      }
    }
  }
  // The sequences reach what they are for.
  CHECK(shown > 200);
  CHECK(talked > 100);
  CHECK(again > 100);
  CHECK(claimed > 200);
  CHECK(lost > 200);
}
