#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "a_workshop.hpp"
#include "support/scratch.hpp"
#include "workshop/desk.hpp"
#include "workshop/reading.hpp"
#include "workshop/requests.hpp"

using namespace vignette::workshop;

TEST_CASE("the requests of the fuzzer's corpus are answered or refused, in pieces of any length") {
  const Chance chance = [] { return std::uint64_t{4}; };
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(VIGNETTE_SOURCE "/tests/fuzz/corpus/requests")) {
    const auto bytes = vignette::support::bytes_of(entry.path()).substr(1);
    for (std::size_t piece = 1; piece <= bytes.size(); piece = piece * 3 + 1) {
      Desk desk(testing::at_first_question(), {}, chance);
      Gate gate([] { return std::uint64_t{11}; });
      Reading reading;
      auto state = Reading::State::more;
      for (std::size_t at = 0; at < bytes.size() && state != Reading::State::refused; at += piece)
        for (state = reading.put(std::string_view(bytes).substr(at, piece)); state == Reading::State::whole; state = reading.put({}))
          CHECK(head_of(respond(reading.take(), "a", desk, gate, chance, 0), true).starts_with("HTTP/1.1 "));
    }
    ++files;
  }
  CHECK(files >= 8);
}
