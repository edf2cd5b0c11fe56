// Key cards, the six words, and the fingerprint.
#include "share/keys.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "share/sealing.hpp"
#include "share/six_words.hpp"
#include "words/words.hpp"

using namespace vignette;
using support::keys_of;
using words::Word;

namespace {

template <typename T>
bool refused(const std::expected<T, words::Problem>& answer, Word what) {
  return !answer && answer.error().what == words::say(what) && !answer.error().mend.empty();
}

}  // namespace

TEST_CASE("keys come back from what the portfolio keeps, and new ones are others") {
  const auto made = share::OwnKeys::make();
  REQUIRE(made);
  const auto again = share::OwnKeys::from_hex(made->seed_in_hex());
  REQUIRE(again);
  CHECK(again->open() == made->open());
  CHECK(share::OwnKeys::make()->open() != made->open());
  CHECK_FALSE(share::OwnKeys::from_seed("too short"));
  CHECK_FALSE(share::OwnKeys::from_hex(made->seed_in_hex().substr(2)));
  CHECK_FALSE(share::OwnKeys::from_hex(std::string(64, 'x')));
  CHECK(share::keys_of_hex(share::hex(made->open())) == made->open());
  CHECK_FALSE(share::keys_of_hex(std::string(128, '0')));
  CHECK_FALSE(share::keys_of_hex(share::hex(made->open()).substr(2)));
  CHECK_FALSE(share::keys_of_hex(std::string(128, 'x')));
}

TEST_CASE("a key card is read as it was written, also with another system's line ends") {
  const share::KeyCard card{"Siân ap Huw", "", keys_of('l').open()};
  const auto text = share::write_card(card);
  REQUIRE(text);
  CHECK(text->starts_with("Vignette key card 1. "));
  CHECK(share::read_card(*text, "card") == card);
  std::string windows;
  for (const char c : *text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  CHECK(share::read_card(windows + "\n", "card") == card);
}

TEST_CASE("a key card changed anywhere is refused") {
  const auto text = *share::write_card({"R.", "case manager", keys_of('l').open()});
  auto bytes = text;
  for (std::size_t at = 0; at < text.size(); ++at) {
    CAPTURE(at);
    bytes[at] = static_cast<char>(text[at] ^ 1 << at % 8);
    const auto read = share::read_card(bytes, "card");
    const bool last = at + 1 == text.size();
    if (text[at] != '\n' || !read || last) CHECK((!read || *read == *share::read_card(text, "card")));
    if (!last) CHECK_FALSE(read);
    bytes[at] = text[at];
  }
  for (std::size_t size = 0; size < text.size(); ++size) CHECK_FALSE(share::read_card(text.substr(0, size), "card"));
  CHECK(refused(share::read_card(text + "more", "card"), Word::card_changed));
  CHECK(refused(share::read_card("Vignette key card 2. Another form.\n", "card"), Word::card_newer));
  CHECK(refused(share::read_card(std::string(5'000, 'x'), "card"), Word::card_not));
  CHECK(refused(share::read_card("Vignette sealed file 1. ", "card"), Word::card_not));
}

TEST_CASE("a card has a name, and nothing in it that makes a line read otherwise") {
  const auto keys = keys_of('l').open();
  for (const auto* name : {"", "  ", "two\nlines", "a\tb", "turned \u202E round", "not \xFF text"})
    CHECK(refused(share::write_card({name, "", keys}), Word::card_no_name));
  CHECK(refused(share::write_card({"R.", "a\nb", keys}), Word::card_no_name));
  CHECK(refused(share::write_card({std::string(500, 'x'), "", keys}), Word::card_no_name));
}

TEST_CASE("a known name with another key stops, and says so") {
  const auto own = keys_of('s').open();
  const std::vector<share::KeyCard> known{{"R. Jones", "case manager", keys_of('l').open()}};
  CHECK(share::may_add(known[0], own, known, "card"));
  CHECK(share::may_add({"T.", "", keys_of('t').open()}, own, known, "card"));
  CHECK(refused(share::may_add({"Me", "", own}, own, known, "card"), Word::card_own));
  for (const auto* name : {"R. Jones", "r. jones", " R. JONES "}) {
    const auto answer = share::may_add({name, "", keys_of('x').open()}, own, known, "card");
    REQUIRE_FALSE(answer);
    CHECK(answer.error().what == words::say(Word::card_other_key, fmt::arg("name", name)));
  }
}

TEST_CASE("both see the same six words, and others with any other key") {
  const auto one = keys_of('l').open(), other = keys_of('s').open();
  const auto words = share::six_words(one, other);
  CHECK(share::six_words(other, one) == words);
  auto half = other;
  half.signing = keys_of('x').open().signing;
  CHECK(share::six_words(one, half) != words);
  // Of these keys they are these, on every computer.
  std::string told;
  for (const auto word : words) told += std::string(word) + ' ';
  CHECK(told == "cotton cardigan violet ledge satin three ");
}

TEST_CASE("the words that can be read out are all different, and all of plain letters") {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < share::words_listed; ++i) {
    const auto word = share::listed_word(i);
    CAPTURE(word);
    CHECK((word.size() >= 2 && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos));
    seen.insert(word);
  }
  CHECK(seen.size() == share::words_listed);
}

TEST_CASE("a fingerprint is of all three, in their order") {
  const std::vector<std::string> three{"share", "reply", "agreed"};
  const auto print = share::fingerprint(three);
  CHECK(print == "782T Y0SW");
  CHECK(share::fingerprint(std::vector<std::string>{"share", "reply", "agreeD"}) != print);
  CHECK(share::fingerprint(std::vector<std::string>{"reply", "share", "agreed"}) != print);
  CHECK(share::fingerprint(std::vector<std::string>{"share", "reply"}) != print);
}
