#include "text/find.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace vignette;

namespace {

std::vector<std::string> found(std::string_view whole, std::string_view needle) {
  std::vector<std::string> parts;
  for (const auto range : text::find_all(whole, needle, "en-GB")) parts.emplace_back(text::part(whole, range));
  return parts;
}

using Parts = std::vector<std::string>;

}  // namespace

TEST_CASE("capitals, accents, apostrophes and spaces make no difference") {
  CHECK(found("Sam and SAM", "sam") == Parts{"Sam", "SAM"});
  CHECK(found("café, cafe\u0301, CAFE", "Café") == Parts{"café", "cafe\u0301", "CAFE"});
  CHECK(found("dŵr", "dwr") == Parts{"dŵr"});
  CHECK(found("Sam’s Sam's", "sam's") == Parts{"Sam’s", "Sam's"});
  CHECK(found("“so”", "\"so\"") == Parts{"“so”"});
  CHECK(found("at\u00A0home, at  \n home", "at home") == Parts{"at\u00A0home", "at  \n home"});
  CHECK(found("Straße", "STRASSE") == Parts{"Straße"});
  CHECK(found("16–18", "16-18") == Parts{"16–18"});
  CHECK(found("so\u00ADcial", "social") == Parts{"so\u00ADcial"});
}

TEST_CASE("only whole graphemes are found") {
  CHECK(found("👩‍👩‍👧", "👩").empty());
  CHECK(found("x👩y", "👩") == Parts{"👩"});
  CHECK(found("ß", "s").empty());
  CHECK(found("ﬁt", "f").empty());
  CHECK(found("ﬁt", "fit") == Parts{"ﬁt"});
}

TEST_CASE("places do not overlap, and nothing is found for nothing") {
  CHECK(found("aaaaa", "aa").size() == 2);
  CHECK(found("abc", "").empty());
  CHECK(found("", "a").empty());
  CHECK(found("abc", "abcd").empty());
}

TEST_CASE("Turkish keeps its two letters i apart") {
  CHECK(text::find_all("Isparta", "isparta", "tr").empty());
  CHECK(text::find_all("Isparta", "ısparta", "tr").size() == 1);
}

TEST_CASE("words are ordered as their language orders them") {
  CHECK(text::compare("cath", "chi", "cy") < 0);
  CHECK(text::compare("chi", "cwm", "cy") > 0);  // ch is a letter after c
  CHECK(text::compare("chi", "cwm", "en") < 0);
  CHECK(text::compare("Élan", "elbow", "en") < 0);
  CHECK(text::compare("a", "a", "not a language") == 0);
}
