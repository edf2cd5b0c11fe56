#include "text/names.hpp"

#include <catch2/catch_test_macros.hpp>

using vignette::text::same_name;

TEST_CASE("names read the same whatever their capitals, blanks and punctuation, and not without their accents") {
  CHECK(same_name("Kit Marsh", " kit \u00a0MARSH "));
  CHECK(same_name("Siân", "SIA\u0302N"));
  CHECK(same_name("", " "));
  CHECK_FALSE(same_name("Siân", "Sian"));
  CHECK(same_name("K.", "K ."));
  CHECK(same_name("K.", "k"));
  CHECK(same_name("Kit Marsh", "Kit-\u200bmarsh"));
  CHECK_FALSE(same_name("K.", "T."));
  CHECK_FALSE(same_name("Kit Marsh", "Kit"));
}

TEST_CASE("a name in letters of another script that look the same reads the same") {
  CHECK(same_name("K.", "\u041A."));  // Cyrillic
  CHECK(same_name("k.", "\u041A."));
  CHECK(same_name("R. Évans", "R. \u0395\u0301vans"));  // Greek
  CHECK(same_name("Ian", "\u0406an"));
  CHECK(same_name("ian", "\u0406AN"));
  CHECK(same_name("K.", "\U0001D40A."));  // a bold letter of mathematics
  CHECK(same_name("Ann", "\u0410nn"));
  CHECK_FALSE(same_name("Siân", "Si\u0430n"));  // its accent is missing, whatever letter it is
  CHECK_FALSE(same_name("K.", "\u0420."));
  CHECK(same_name("Ian", "lan"));  // a capital i, and a small L
  // Initials of two people stay two, however near they look.
  CHECK_FALSE(same_name("Dan I.", "Dan L."));
  CHECK_FALSE(same_name("Dan M.", "Dan R. N."));
}
