#include "workshop/gate.hpp"

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <set>
#include <string>

using vignette::workshop::Chance;
using vignette::workshop::Gate;
using Answer = Gate::Answer;

namespace {

Chance counting() {
  auto next = std::make_shared<std::uint64_t>(1);
  return [next] { return (*next += 0x9E3779B97F4A7C15ULL) * 0xBF58476D1CE4E5B9ULL; };
}

}  // namespace

TEST_CASE("a code is five letters and figures that are not mistaken for each other") {
  std::set<std::string> seen;
  Gate gate(counting());
  for (int i = 0; i < 200; ++i, gate.renew()) {
    CHECK(gate.code().size() == 5);
    CHECK(gate.code().find_first_of("01ILOU") == std::string::npos);
    seen.insert(gate.code());
  }
  CHECK(seen.size() > 190);
}

TEST_CASE("a code may be typed in small letters, with blanks or a hyphen") {
  Gate gate(counting());
  auto code = gate.code();
  for (auto& c : code)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  CHECK(gate.knock(" " + code.substr(0, 2) + "-" + code.substr(2) + " ", "a", 0) == Answer::in);
  CHECK(gate.knock(code + "x", "a", 0) == Answer::wrong);
  CHECK(gate.knock("", "a", 0) == Answer::wrong);
}

TEST_CASE("six wrong codes from one address, and it waits a minute; others don't") {
  Gate gate(counting());
  for (int i = 0; i < Gate::wrong_from_one; ++i) CHECK(gate.knock("AAAAA", "one", 1'000) == Answer::wrong);
  CHECK(gate.knock(gate.code(), "one", 1'000) == Answer::wait);
  CHECK(gate.knock(gate.code(), "other", 1'000) == Answer::in);
  CHECK(gate.knock(gate.code(), "one", 1'000 + Gate::wait_ms - 1) == Answer::wait);
  CHECK(gate.knock(gate.code(), "one", 1'000 + Gate::wait_ms) == Answer::in);
}

TEST_CASE("sixty wrong codes in all, from however many addresses, and nobody new comes in until there is another code") {
  Gate gate(counting());
  const auto key = gate.key();
  for (int i = 1; i < Gate::wrong_in_all; ++i) REQUIRE(gate.knock("AAAAA", std::to_string(i), i * Gate::wait_ms) == Answer::wrong);
  const auto later = 1'000 * Gate::wait_ms;
  CHECK(gate.knock("AAAAA", "last", later) == Answer::shut);
  CHECK(gate.knock(gate.code(), "somebody else", later) == Answer::shut);
  CHECK(gate.knows(key));
  gate.renew();
  CHECK(gate.knock(gate.code(), "somebody else", later) == Answer::in);
  CHECK(gate.key() == key);
}

TEST_CASE("a key is all of it or nothing") {
  Gate gate(counting());
  CHECK(gate.key().size() == 32);
  CHECK(gate.knows(gate.key()));
  CHECK_FALSE(gate.knows(gate.key().substr(1)));
  CHECK_FALSE(gate.knows(gate.key() + "0"));
  CHECK_FALSE(gate.knows(""));
}
