#include "text/nfc.hpp"

#include <catch2/catch_test_macros.hpp>

using vignette::text::nfc;

TEST_CASE("what reads the same is spelled the same") {
  CHECK(nfc("plain words") == "plain words");
  CHECK(nfc("") == "");
  CHECK(nfc("cafe\u0301") == "caf\u00e9");
  CHECK(nfc("caf\u00e9") == "caf\u00e9");
  CHECK(nfc("w\u0302y\u0302n") == "\u0175\u0177n");
  CHECK(nfc("\u1112\u1161\u11ab") == "\ud55c");
  CHECK(nfc("a\u0323\u0307") == nfc("a\u0307\u0323"));
}

TEST_CASE("bytes that are no text stay as they are") { CHECK(nfc("e\u0301\xff") == "e\u0301\xff"); }
