// Reading aloud: sentence by sentence, forwards and back, and what ends it.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

namespace {

Story reading_sam() {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  return story;
}

/// What the voice was given by the newest wish; empty if it was given nothing.
std::string said(const Story& story) {
  const auto spoken = story.asked<effect::Speak>();
  return spoken.empty() ? std::string() : spoken.back().text;
}

Story& heard(Story& story) { return story.tell(intent::SentenceRead{story.model.aloud.number}); }

}  // namespace

TEST_CASE("a case is read from the top of what is seen, sentence by sentence, footnotes left out, to its end") {
  auto story = reading_sam();
  story.tell(intent::ReadTo{{3, 0}, 0.1, {}});  // "He moved away.1 The move was sudden."
  story.press({.key = Key::r, .ctrl = true});
  REQUIRE(story.model.aloud.on);
  CHECK(said(story) == "He moved away.");
  CHECK(story.model.go_to == Spot{3, 0});
  CHECK(said(heard(story)) == "The move was sudden.");
  CHECK(said(heard(story)) == "The move went well.");  // and not the note between them
  std::string last;
  for (int i = 0; i < 100 && story.model.aloud.on; ++i) {
    if (!said(story).empty()) last = said(story);
    heard(story);
  }
  CHECK_FALSE(story.model.aloud.on);
  CHECK_FALSE(last.empty());
  CHECK(story.model.cases.front().document->pieces.back().block.text.ends_with(last));
  CHECK(story.asked<effect::Hush>().size() == 1);
}

TEST_CASE("how long is left to hear is told from the words still to be read and the speed") {
  auto story = reading_sam();
  CHECK(minutes_to_hear(story.model) == 0);
  story.tell(intent::ReadTo{{3, 0}, 0.1, {}}).tell(intent::ReadAloud{});
  const double whole = minutes_to_hear(story.model);
  story.tell(intent::StepSentence{false});
  // "He moved away." has three words.
  CHECK(std::abs(whole - minutes_to_hear(story.model) - 3.0 / words_a_minute) < 1e-9);
  Look look = story.model.look;
  look.speech_speed = 200;
  const double usual = minutes_to_hear(story.model);
  story.tell(intent::ChangeLook{look});
  CHECK(std::abs(minutes_to_hear(story.model) * 200 / 100 - usual) < 1e-9);
  story.tell(intent::StopReading{});
  CHECK(minutes_to_hear(story.model) == 0);
}

TEST_CASE("reading begins at what is selected") {
  auto story = reading_sam();
  story.tell(intent::Select{{{3, 20}, {3, 24}}});
  story.tell(intent::ReadAloud{});
  CHECK(said(story) == "The move was sudden.");
}

TEST_CASE("back and on by sentence, over the ends of paragraphs, and while it is paused without a word") {
  auto story = reading_sam();
  story.tell(intent::ReadTo{{3, 0}, 0.1, {}}).tell(intent::ReadAloud{});
  story.tell(intent::StepSentence{false});
  CHECK(said(story) == "The move was sudden.");
  story.press({.key = Key::up, .alt = true});
  CHECK(said(story) == "He moved away.");
  story.tell(intent::StepSentence{true});
  CHECK(said(story) == "Case summary");
  story.press({.key = Key::r, .ctrl = true});
  CHECK(story.model.aloud.paused);
  CHECK(story.asked<effect::Hush>().size() == 1);
  story.tell(intent::StepSentence{false});
  CHECK(said(story).empty());
  heard(story);  // the voice's last word comes late
  CHECK(said(story).empty());
  story.tell(intent::PauseReading{});
  CHECK(said(story) == "He moved away.");
}

TEST_CASE("a sentence that ended late is not taken for the one being read") {
  auto story = reading_sam();
  story.tell(intent::ReadTo{{3, 0}, 0.1, {}}).tell(intent::ReadAloud{});
  const auto late = story.model.aloud.number;
  story.tell(intent::StepSentence{false});
  story.tell(intent::SentenceRead{late});
  CHECK(said(story).empty());
  CHECK(said(heard(story)) == "The move went well.");
}

TEST_CASE("a question is read, then its answer; who writes on is not read to") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("I was struck. Then I saw it.");
  story.tell(intent::ReadAloud{});
  CHECK(said(story) == "What stood out to you?");
  CHECK(said(heard(story)) == "I was struck.");
  CHECK(said(heard(story)) == "Then I saw it.");
  story.tell(intent::StepSentence{true}).tell(intent::StepSentence{true});
  CHECK(said(story) == "What stood out to you?");
  heard(story);
  story.type("!");
  CHECK_FALSE(story.model.aloud.on);
  CHECK(story.asked<effect::Hush>().size() == 1);
}

TEST_CASE("leaving what is read, Escape and a voice that fails all end it; nothing is lost of where one is") {
  auto story = reading_sam();
  story.tell(intent::ReadAloud{}).tell(intent::ShowPortfolio{});
  CHECK_FALSE(story.model.aloud.on);
  story.tell(intent::OpenCase{"sam"}).tell(intent::ReadAloud{});
  story.press({.key = Key::escape});
  CHECK_FALSE(story.model.aloud.on);
  CHECK(story.model.screen == Screen::reader);
  story.tell(intent::ReadAloud{}).tell(intent::SpeechFailed{words::Problem{.what = "No voice"}});
  CHECK_FALSE(story.model.aloud.on);
  REQUIRE(story.model.notice);
  CHECK(story.model.notice->what == "No voice");
}

TEST_CASE("why nothing could be read is remembered until a voice is heard, even if its sentence is never ended") {
  auto story = reading_sam();
  story.tell(intent::ReadAloud{}).tell(intent::SpeechFailed{words::Problem{.what = "No voice"}});
  REQUIRE(story.model.aloud.unable);
  CHECK(story.model.aloud.unable->what == "No voice");
  story.tell(intent::ReadAloud{});  // tried again, and given up before a word was heard
  CHECK(story.asked<effect::Speak>().size() == 1);
  story.tell(intent::StopReading{});
  CHECK(story.model.aloud.unable);
  SECTION("one hears it") {
    story.tell(intent::ReadAloud{}).tell(intent::SpeechFound{{"Amy"}});
    CHECK(story.model.aloud.on);
    CHECK_FALSE(story.model.aloud.unable);
    story.tell(intent::StopReading{});
  }
  SECTION("a sentence is over before one could tell") {
    story.tell(intent::ReadAloud{});
    heard(story);
  }
  CHECK_FALSE(story.model.aloud.unable);
}

TEST_CASE("an answer is read in the language its words are checked in") {
  auto story = Story::begun();
  pack::Shelf shelf;
  shelf.cases = {small_case()};
  shelf.cases[0].lang = "cy";
  story.tell(intent::PacksRead{shelf}).tell(intent::OpenQuestion{"sam", 0}).type("Mae hi.");
  story.tell(intent::ReadAloud{});
  heard(story);
  REQUIRE(said(story) == "Mae hi.");
  CHECK(story.asked<effect::Speak>().back().language == "cy");
  CHECK(language_written(story.model) == "cy");
}

TEST_CASE("another speed says the sentence again at that speed") {
  auto story = reading_sam();
  story.tell(intent::ReadTo{{3, 0}, 0.1, {}}).tell(intent::ReadAloud{});
  auto look = story.model.look;
  look.speech_speed = 150;
  look.voice = "English (Scotland)";
  story.tell(intent::ChangeLook{look});
  REQUIRE(story.asked<effect::Speak>().size() == 1);
  CHECK(story.asked<effect::Speak>().front().speed == 150);
  CHECK(story.asked<effect::Speak>().front().voice == "English (Scotland)");
  CHECK(said(story) == "He moved away.");
}
