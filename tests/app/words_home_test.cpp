// One's own words from a workshop: a reflection of one's own, made once, wherever the portfolio stands.
#include <catch2/catch_test_macros.hpp>

#include "app/reflection.hpp"
#include "app/turn.hpp"
#include "support/story.hpp"
#include "words/words.hpp"

using namespace vignette;
using namespace vignette::app;
using words::Word;

namespace {

workshop::TakenHome home(std::string words = "Ask for updates first.") {
  return {.title = "Sam",
          .day = {2026, 10, 14},
          .answers = {{"Will you change how you work?", std::move(words)}, {"What stood out?", "The wait.\n\nAnd the letter."}}};
}

const portfolio::Reflection& shown(const Story& story) {
  return find_reflection(story.model.practice, story.model.practice.reflection)->record;
}

std::string noticed(const Story& story) { return story.model.notice ? story.model.notice->what : std::string(); }
std::string said(Word word) { return words::say(word, fmt::arg("day", "14 October 2026")); }

}  // namespace

TEST_CASE("words from a workshop become a reflection of one's own, with the case, the day and nothing else, and are kept at once") {
  Story story = Story::begun();
  story.tell(intent::OpenWords{"/home/me/words.txt"});
  const auto opened = story.asked<effect::OpenWords>();
  REQUIRE(opened.size() == 1);
  CHECK(opened[0].file == "/home/me/words.txt");
  story.tell(intent::WordsBrought{home()});
  CHECK(story.model.screen == Screen::reflection);
  CHECK(shown(story).title == "Team workshop: Sam");
  CHECK(shown(story).day == portfolio::Day{2026, 10, 14});
  CHECK(shown(story).kind == portfolio::Reflection::Kind::workshop);
  CHECK(story.answer() == "Will you change how you work?\n\nAsk for updates first.\n\nWhat stood out?\n\nThe wait.\n\nAnd the letter.");
  CHECK(noticed(story) == said(Word::words_brought));
  const auto answers = story.asked<effect::SaveAnswer>();
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].save.answer.text == story.answer());
  CHECK(answers[0].save.answer.case_title == "Team workshop: Sam");
  const auto reflections = story.asked<effect::SaveReflection>();
  REQUIRE(reflections.size() == 1);
  CHECK(reflections[0].save.reflection == shown(story));
  CHECK_FALSE(story.model.brought);
}

TEST_CASE("the same words a second time are shown as they are here, and are not added twice; others are") {
  Story story = Story::begun();
  story.tell(intent::WordsBrought{home()}).type(" And more.").tell(intent::ShowShelf{});
  const auto reflections = story.model.practice.reflections.size();
  const auto id = story.model.practice.reflections.front().record.id;
  story.wait(60'000).tell(intent::WordsBrought{home()});
  CHECK(story.model.screen == Screen::reflection);
  CHECK(story.model.practice.reflection == id);
  CHECK(story.answer().ends_with(" And more."));
  CHECK(noticed(story) == said(Word::words_here));
  CHECK(story.model.practice.reflections.size() == reflections);
  story.tell(intent::WordsBrought{home("Something else.")});
  CHECK(story.model.practice.reflections.size() == reflections + 1);
  CHECK(noticed(story) == said(Word::words_brought));
}

TEST_CASE("it is asked first how a portfolio is kept, where none was made yet; not yet leaves everything as it was") {
  Story story;
  pack::Shelf shelf;
  shelf.cases = {small_case()};
  story.tell(intent::PacksRead{shelf}).tell(intent::WordsBrought{home()});
  CHECK(story.model.screen == Screen::shelf);  // it is not known yet what there is
  story.tell(intent::PortfolioFound{.absent = true});
  CHECK(story.model.screen == Screen::protect);
  Story other = story;
  other.tell(intent::NotYet{});
  CHECK(other.model.screen == Screen::shelf);
  CHECK_FALSE(other.model.brought);
  CHECK(other.model.practice.reflections.empty());
  story.tell(intent::ChooseProtection{false}).tell(intent::Protect{}).tell(intent::PortfolioOpened{});
  CHECK(story.model.screen == Screen::reflection);
  CHECK(shown(story).title == "Team workshop: Sam");
  CHECK(story.model.practice.reflections.size() == 1);
}

TEST_CASE("behind the lock words wait for the passphrase, and locking leaves none of them in memory") {
  Story story;
  story.tell(intent::PortfolioFound{.is_protected = true}).tell(intent::WordsBrought{home()});
  CHECK(story.model.screen == Screen::unlock);
  story.tell(intent::PortfolioOpened{});
  CHECK(story.model.screen == Screen::reflection);
  CHECK(shown(story).title == "Team workshop: Sam");
  story.tell(intent::Lock{});
  CHECK(story.model.practice.reflections.empty());
  CHECK_FALSE(story.model.brought);
}

TEST_CASE("where another window writes nothing is added, and it is said so") {
  Story story;
  intent::PortfolioOpened opened;
  opened.read_only = true;
  story.tell(opened).tell(intent::WordsBrought{home()});
  CHECK(story.model.practice.reflections.empty());
  CHECK(noticed(story) == words::say(Word::words_read_only));
}

TEST_CASE("a file that can't be read as words is said, and giving up says nothing") {
  Story story = Story::begun();
  story.tell(intent::WordsNotBrought{});
  CHECK(noticed(story).empty());
  story.tell(intent::WordsNotBrought{words::Problem{.where = "a.txt", .line = 6, .what = "This line is not as a phone writes it"}});
  CHECK(story.model.notice->line == 6);
}
