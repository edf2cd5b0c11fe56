// How what passes between two people is worded.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "reflect/exchange_words.hpp"
#include "words/words.hpp"

using namespace vignette;
using words::say;
using words::Word;
using Kind = portfolio::AgreedLine::Kind;

TEST_CASE("what was brought to supervision is worded for a supervisor, and what was shared with the team for a colleague") {
  portfolio::Shared shared;
  shared.page.title = say(Word::document_supervision);
  CHECK(reflect::to_supervision(&shared));
  CHECK(reflect::to_supervision(nullptr));
  shared.page.title = say(Word::leave_team_title);
  CHECK_FALSE(reflect::to_supervision(&shared));
  CHECK(reflect::kind_in_words(Kind::supervisor, true) == "Supervisor");
  CHECK(reflect::kind_in_words(Kind::supervisor, false) == "Colleague");
  CHECK(reflect::kind_in_words(Kind::support, false) == "Support");
  CHECK(reflect::reader_differently(true) == "The supervisor sees it differently");
  CHECK(reflect::reader_differently(false) == "The colleague sees it differently");
}

TEST_CASE("a key card's role says whether somebody is of one's own standing") {
  for (const std::string role : {"peer", "Peer", "a colleague in the team", "Fellow student", "co-worker"}) {
    INFO(role);
    CHECK(reflect::is_peer(role));
  }
  for (const std::string role : {"supervisor", "case manager", "", "senior practitioner", "peer supervisor", "career adviser"}) {
    INFO(role);
    CHECK_FALSE(reflect::is_peer(role));
  }
}
