#include "text/unicode.hpp"

#include <catch2/catch_test_macros.hpp>

#include <vector>

using namespace vignette;

TEST_CASE("characters are read and written back") {
  const std::string all = "aé\u0175€😀";
  std::string again;
  for (std::size_t offset = 0; offset < all.size();) text::append(again, text::next_character(all, offset));
  CHECK(again == all);
  CHECK_FALSE(text::first_invalid(all));
}

TEST_CASE("bytes that are not UTF-8 become U+FFFD, one for each") {
  CHECK(text::repaired("a\xFF"
                       "b") == "a\uFFFDb");
  CHECK(text::repaired("\xC0\x80") == "\uFFFD\uFFFD");            // overlong
  CHECK(text::repaired("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");  // a surrogate
  CHECK(text::repaired("x\xE2\x82") == "x\uFFFD\uFFFD");          // cut short
  CHECK(text::first_invalid("abc\xE2\x82") == 3u);
  std::size_t offset = 0;
  CHECK(text::next_character("\xF0\x9F", offset) == U'\uFFFD');
  CHECK(offset == 1);
}

TEST_CASE("what is not a character is written as U+FFFD") {
  std::string written;
  text::append(written, char32_t{0x110000});
  text::append(written, char32_t{0xD800});
  CHECK(written == "\uFFFD\uFFFD");
}

TEST_CASE("what enters an answer is cleaned, and nothing else in it changes") {
  CHECK(text::cleaned("one\r\ntwo\rthree\nfour") == "one\ntwo\nthree\nfour");
  CHECK(text::cleaned("a\tb") == "a\tb");
  CHECK(text::cleaned(std::string_view("a\0b\x1B[0m\x7F", 8)) == "ab[0m");
  CHECK(text::cleaned("\uFEFFWord\u0085next\u2028line\vsoft") == "Word\nnext\nline\nsoft");
  CHECK(text::cleaned("caf\xE9") == "caf\uFFFD");
  const std::string kept = "D\u0175r, caf\u00E9 e\u0301 👩‍👩‍👧 \u200Fרגע\u00A0–";
  CHECK(text::cleaned(kept) == kept);
}

TEST_CASE("characters that change the direction of reading are known") {
  for (const char32_t c : {0x202A, 0x202E, 0x2066, 0x2069, 0x200E, 0x200F, 0x061C}) CHECK(text::is_bidirectional_control(c));
  for (const char32_t c : {0x2029, 0x202F, 0x2065, 0x206A, 0x200D, 0x41}) CHECK_FALSE(text::is_bidirectional_control(c));
}
