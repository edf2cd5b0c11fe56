// The file in which somebody takes their own words home: read whole, or refused with a sentence and the line.
#include "workshop/taken_home.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "words/words.hpp"

using namespace vignette;
using namespace vignette::workshop;
using words::Word;

namespace {

const std::string good =
    "Vignette workshop words 1. Somebody’s own words.\n"
    "case: Sam\n"
    "day: 2026-10-14\n"
    "\n"
    "question: Will you change how you work?\n"
    "> Ask for updates before I write.\n"
    ">\n"
    "> > and ring first\n"
    "\n"
    "question: What stood out?\n"
    "> Ŵy.\n"
    "\n"
    "end: 2\n";

std::string with(std::string_view from, std::string_view to) {
  auto text = good;
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

struct Refused {
  std::string what;
  int line = 0;
  bool operator==(const Refused&) const = default;
};
Refused refused(const std::string& bytes) {
  const auto read = read_words_file(bytes, "home.txt");
  REQUIRE_FALSE(read);
  CHECK(read.error().where == "home.txt");
  CHECK_FALSE(read.error().mend.empty());
  return {read.error().what, read.error().line};
}
Refused told(Word what, int line = 0) { return {std::string(words::say(what)), line}; }

}  // namespace

TEST_CASE("a file of words from a workshop is read whole") {
  const auto read = read_words_file(good, "home.txt");
  REQUIRE(read);
  CHECK(read->title == "Sam");
  CHECK(read->day == portfolio::Day{2026, 10, 14});
  REQUIRE(read->answers.size() == 2);
  CHECK(read->answers[0].question == "Will you change how you work?");
  CHECK(read->answers[0].words == "Ask for updates before I write.\n\n> and ring first");
  CHECK(read->answers[1].words == "Ŵy.");
}

TEST_CASE("what other programs do to such a file changes nothing: ends of lines, and blank lines after it") {
  std::string windows;
  for (const char c : good) windows += c == '\n' ? "\r\n" : std::string(1, c);
  CHECK(read_words_file(windows, "") == read_words_file(good, ""));
  CHECK(read_words_file(good + "\n \n", "") == read_words_file(good, ""));
  CHECK(read_words_file(with("case: Sam", "case: "), "")->title.empty());
}

TEST_CASE("what is no file of words, or of another version, is refused as that") {
  for (const std::string& bytes :
       {std::string(), std::string("Vignette key card 1. "), std::string("Vignette workshop words"), with("words 1.", "words 01."),
        with("words 1.", "words x."), with("words 1.", "words 1000."), " " + good})
    CHECK(refused(bytes) == told(Word::words_not_ours));
  CHECK(refused(with("words 1.", "words 2.")) == told(Word::words_newer));
  CHECK(is_words_file(with("words 1.", "words 2.")));
  CHECK_FALSE(is_words_file("Dear all"));
}

TEST_CASE("a file of words that lost its end is refused, wherever it was cut") {
  for (std::size_t size = std::string("Vignette workshop words 1.").size(); size < good.size(); ++size) {
    CAPTURE(size);
    const auto read = read_words_file(good.substr(0, size), "home.txt");
    REQUIRE_FALSE(read);
    CHECK((read.error().what == words::say(Word::words_cut) || read.error().what == words::say(Word::words_not_text)));
  }
}

TEST_CASE("a line that is not as a phone writes it is named") {
  CHECK(refused(with("case: Sam", "name: Sam")) == told(Word::words_odd, 2));
  CHECK(refused(with("case: Sam", "case: Sam\xE2\x80\xAE")) == told(Word::words_odd, 2));
  CHECK(refused(with("2026-10-14", "2026-02-31")) == told(Word::words_odd, 3));
  CHECK(refused(with("2026-10-14", "14 October")) == told(Word::words_odd, 3));
  CHECK(refused(with("\n\nquestion: Will", "\nquestion: Will")) == told(Word::words_odd, 4));
  CHECK(refused(with("question: Will you change how you work?", "question:  ")) == told(Word::words_odd, 5));
  CHECK(refused(with("> Ask", "Ask")) == told(Word::words_odd, 6));
  CHECK(refused(with("> Ask", ">Ask")) == told(Word::words_odd, 6));
  CHECK(refused(with("> Ask", "> \aAsk")) == told(Word::words_odd, 6));
  CHECK(refused(with("> Ŵy.\n", "")) == told(Word::words_odd, 11));
  CHECK(refused(with("> Ŵy.", ">")) == told(Word::words_odd, 12));
  CHECK(refused(with("end: 2", "end: 3")) == told(Word::words_odd, 13));
  CHECK(refused(good + "> and more\n") == told(Word::words_odd, 14));
  CHECK(refused(with("Ŵy", "\xFF")) == told(Word::words_not_text));
  CHECK(refused(with("Will you", std::string(5'000, 'x'))) == told(Word::words_odd, 5));
}

TEST_CASE("a file of words has its bounds") {
  CHECK(refused(with("Ŵy.", std::string(longest_words_file, 'y'))) == told(Word::words_too_large));
  std::string many = good.substr(0, good.find("question:"));
  for (std::size_t i = 0; i <= most_questions_taken_home; ++i) many += "question: What?\n> This.\n\n";
  CHECK(refused(many + "end: 41\n") == told(Word::words_odd, 5 + 3 * 40));
}

TEST_CASE("the same words have the same mark, and others another") {
  const auto mark = [](const std::string& bytes) { return mark_of(*read_words_file(bytes, "")); };
  const auto one = mark(good);
  CHECK((mark(good + "\n").a == one.a && mark(good + "\n").b == one.b));
  for (const auto& other : {with("Ŵy", "Wy"), with("Sam", "Max"), with("10-14", "10-15"), with("What stood", "What stands")}) {
    CHECK(mark(other).a != one.a);
    CHECK(mark(other).b != one.b);
  }
}
