// What a service may set: a few texts. Everything else is refused by name, and then nothing is set at all.
#include "pack/policy.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "support/scratch.hpp"
#include "words/words.hpp"

using namespace vignette;
using pack::parse_policy;
using pack::Policy;

namespace {

constexpr std::string_view good = R"(service: Anytown Youth Justice Service
door:
  child-at-risk:
    steps:
      - If a child is in danger now, ring 999.
      - Ring the duty desk.
    contact: "Duty desk: 01632 960001"
  me:
    contact: "Wellbeing line: 01632 960002"
retention: Writing is yours. Keep it no longer than you need it.
)";

words::Problem refused(const std::string& yaml) {
  const auto read = parse_policy(yaml, "policy.yml");
  CHECK(read.policy == Policy());
  REQUIRE_FALSE(read.problems.empty());
  CHECK(read.problems.front().where == "policy.yml");
  return read.problems.front();
}

}  // namespace

TEST_CASE("a service sets texts of the door and advice on keeping") {
  const auto read = parse_policy(good, "policy.yml");
  CHECK(read.problems.empty());
  CHECK(read.policy.service == "Anytown Youth Justice Service");
  CHECK(read.policy.doors[0].steps.size() == 2);
  CHECK(read.policy.doors[0].contact == "Duty desk: 01632 960001");
  CHECK(read.policy.doors[1] == Policy::Door());
  CHECK(read.policy.doors[3].contact == "Wellbeing line: 01632 960002");
  CHECK(read.policy.retention.starts_with("Writing is yours."));
}

TEST_CASE("what it can never set is refused by name and line, with what it can, and nothing of the file holds") {
  for (const std::string key : {"telemetry", "escrow-key", "protection", "only-for-me", "export", "read-answers", "upload"}) {
    const auto problem = refused(std::string(good) + key + ": off\n");
    CHECK(problem.line == 11);
    CHECK(problem.what.find("“" + key + "”") != std::string::npos);
    CHECK(problem.mend.find("retention") != std::string::npos);
  }
}

TEST_CASE("a key mistyped is told with its nearest; in the door and in a way through it as well") {
  CHECK(refused("retension: Six months.\n").mend == "Did you mean “retention”");
  const auto way = refused("door:\n  child-at-rsk:\n    steps: [Ring.]\n");
  CHECK(way.line == 2);
  CHECK(way.mend == "Did you mean “child-at-risk”");
  CHECK(refused("door:\n  me:\n    step: [Ring.]\n").line == 3);
}

TEST_CASE("a text is never left blank") {
  CHECK(refused("retention: \"  \"\n").line == 1);
  CHECK(refused("retention:\n").line == 1);
  CHECK(refused("door:\n  me:\n    steps: []\n").line == 3);
  CHECK(refused("door:\n  me:\n    steps: [Ring., \" \"]\n").line == 3);
}

TEST_CASE("what is no YAML, or no list of keys, is refused too") {
  refused("retention: [");
  refused("just words");
  CHECK(refused("retention: [a, {b: c}]\n").line == 1);
}

TEST_CASE("a file that is not there is none, unless it was asked for by name") {
  const support::Scratch scratch;
  CHECK(pack::read_policy(scratch / "none.yml", false).problems.empty());
  CHECK(pack::read_policy(scratch / "none.yml", true).problems.size() == 1);
  support::put_bytes(scratch / "policy.yml", good);
  CHECK(pack::read_policy(scratch / "policy.yml", false).policy.doors[0].steps.size() == 2);
  support::put_bytes(scratch / "large.yml", std::string(pack::largest_policy + 1, '#'));
  CHECK(pack::read_policy(scratch / "large.yml", false).problems.size() == 1);
  CHECK(pack::read_policy(scratch.path(), true).problems.size() == 1);
}

TEST_CASE("steps and contact may differ by nation") {
  const auto read = parse_policy(R"(door:
  worry-about-child:
    contact: "Front desk: 01632 960003"
    england:
      steps: [Write to the children's services you know., Note the day.]
    wales:
      steps: [Ring the local authority.]
      contact: "Desk in Wales: 01632 960004"
)",
                                 "policy.yml");
  REQUIRE(read.problems.empty());
  const auto& door = read.policy.doors[1];
  CHECK(door.steps.empty());
  CHECK(door.contact == "Front desk: 01632 960003");
  CHECK(door.england.steps.size() == 2);
  CHECK(door.england.contact.empty());
  CHECK(door.wales.steps == std::vector<std::string>{"Ring the local authority."});
  CHECK(door.wales.contact == "Desk in Wales: 01632 960004");
}

TEST_CASE("a nation sets what a way sets, and nothing of it is left blank") {
  const auto key = refused("door:\n  me:\n    wales:\n      step: [Ring.]\n");
  CHECK(key.line == 4);
  CHECK(key.column > 1);
  CHECK(key.mend == "Did you mean “steps”");
  CHECK(refused("door:\n  me:\n    wales:\n      steps: []\n").line == 4);
  CHECK(refused("door:\n  me:\n    wales:\n").line == 3);
  CHECK(refused("door:\n  me:\n    scotland:\n      steps: [Ring.]\n").line == 3);
}

TEST_CASE("a certificate for a workshop's phones lies beside the file, or where its path says; one half of it alone is refused") {
  const auto read = parse_policy("workshop:\n  certificate: room.pem\n  key: /etc/vignette/room.key\n", "/srv/vignette/policy.yml");
  CHECK(read.problems.empty());
  CHECK(read.policy.workshop.certificate == "/srv/vignette/room.pem");
  CHECK(read.policy.workshop.key == "/etc/vignette/room.key");
  CHECK(refused("workshop:\n  certificate: room.pem\n").what == words::say(words::Word::policy_pair));
  CHECK(refused("workshop:\n  certificate: room.pem\n  key: \"\"\n").line == 3);
  CHECK(refused("workshop:\n  certificate: room.pem\n  key: room.key\n  passphrase: x\n").line == 4);
}
