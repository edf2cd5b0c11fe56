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
