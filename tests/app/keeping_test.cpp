#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

namespace {

const words::Problem full_disk{"portfolio", 0, 0, words::Severity::error, "this disk is full", "make some room"};

std::uint64_t newest(const Story& story) { return story.ever_asked<effect::SaveAnswer>().back().number; }

}  // namespace

TEST_CASE("saving, then saved, then not saved, then saved after all") {
  auto story = Story::begun();
  CHECK(story.model.saving.state == SaveState::nothing_yet);
  story.tell(intent::OpenQuestion{"sam", 0}).type("ab");
  CHECK(story.model.saving.state == SaveState::saving);
  story.tell(intent::Saved{newest(story) - 2});
  CHECK(story.model.saving.state == SaveState::saving);
  story.tell(intent::Saved{newest(story)});
  CHECK(story.model.saving.state == SaveState::saved);
  CHECK(story.model.saving.last_kept == story.model.now.instant);
  story.tell(intent::TrySavingAgain{});
  CHECK(story.effects.empty());

  story.type("c").tell(intent::SaveFailed{newest(story), full_disk});
  CHECK(story.model.saving.state == SaveState::failed);
  CHECK(story.model.saving.problem == full_disk);
  story.type("d");  // one can go on writing
  CHECK(story.answer() == "abcd");
  CHECK(story.model.saving.state == SaveState::failed);
  story.press({.key = Key::s, .ctrl = true});
  CHECK(story.asked<effect::RetrySaving>().size() == 1);
  CHECK(story.model.saving.state == SaveState::saving);
  story.tell(intent::Saved{newest(story)});
  CHECK(story.model.saving.state == SaveState::saved);
  CHECK_FALSE(story.model.saving.problem);
}

TEST_CASE("moving about in an answer that is saved does not make it unsaved") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("ab").tell(intent::Saved{newest(story)});
  story.tell(intent::MoveCaret{Field::answer, 0, 0});
  CHECK(story.asked<effect::SavePlace>().size() == 1);
  CHECK(story.model.saving.state == SaveState::saved);
}

TEST_CASE("without a portfolio words are held, and kept as soon as it opens") {
  Story story;
  story.tell(intent::PortfolioFailed{full_disk});
  CHECK(story.model.saving.state == SaveState::failed);
  story.tell(intent::OpenQuestion{"sam", 0}).type("held");
  CHECK(story.answer() == "held");
  CHECK(story.model.saving.state == SaveState::failed);
  story.tell(intent::TrySavingAgain{});
  CHECK(story.asked<effect::RetrySaving>().size() == 1);
  CHECK(story.model.saving.state == SaveState::failed);
  story.tell(intent::PortfolioOpened{});
  const auto saves = story.asked<effect::SaveAnswer>();
  REQUIRE(saves.size() == 1);
  CHECK(saves[0].save.answer.text == "held");
  CHECK(story.model.saving.state == SaveState::saving);
  CHECK_FALSE(story.model.saving.problem);
}

TEST_CASE("a portfolio that can only be read takes no words, and they are kept when it can be written") {
  Story story;
  story.tell(intent::PortfolioOpened{{{kept_answer("q1", "Old words")}, {}}, true}).tell(intent::PortfolioFailed{full_disk});
  CHECK(story.model.saving.state == SaveState::read_only);
  CHECK(story.model.saving.problem == full_disk);
  story.tell(intent::OpenQuestion{"sam", 0}).type(", new words");
  CHECK(story.answer() == "Old words, new words");
  CHECK(story.model.saving.state == SaveState::read_only);
  CHECK(story.ever_asked<effect::SaveAnswer>().empty());
  CHECK(story.ever_asked<effect::SavePlace>().empty());
  story.tell(intent::PortfolioOpened{{{kept_answer("q1", "Old words")}, {}}, false});
  const auto saves = story.asked<effect::SaveAnswer>();
  REQUIRE(saves.size() == 2);
  // What the file holds may be another window's newer words: they stay as a version.
  CHECK(saves[0].save.answer.text == "Old words");
  CHECK(saves[0].save.revision);
  CHECK(saves[1].save.answer.text == "Old words, new words");
  CHECK(saves[1].save.answer.id == "kept-q1");
}

TEST_CASE("while another window writes the portfolio this one takes no typing, and goes on from what the other one wrote last") {
  Story story;
  words::Problem in_use{.what = "this portfolio is open in another window"};
  in_use.kind = words::Problem::Kind::in_use;
  story.tell(intent::PortfolioOpened{{{kept_answer("q1", "Old words")}, {}}, true}).tell(intent::PortfolioFailed{in_use});
  story.tell(intent::OpenQuestion{"sam", 0}).type(", new words");
  story.tell(intent::Paste{Field::answer, "pasted"}).tell(intent::SelectAll{}).tell(intent::Cut{Field::answer});
  CHECK(story.answer() == "Old words");
  CHECK(find_draft(story.model, {"sam", "q1"})->unsaved_since == 0);
  story.type("needle", Field::search);  // what is kept nowhere can be typed
  CHECK(story.model.search_words.text == "needle");
  story.tell(intent::StartReflection{});
  REQUIRE(story.model.notice);
  CHECK(story.model.screen == Screen::question);
  CHECK(story.model.practice.reflections.empty());
  auto newer = kept_answer("q1", "What the other window wrote");
  newer.updated = story.model.now.instant;
  story.tell(intent::PortfolioOpened{{{newer}, {}}, false});
  CHECK(story.answer() == "What the other window wrote");
  story.tell(intent::MoveCaret{Field::answer, story.answer().size(), story.answer().size()}).type("!");
  const auto saves = story.ever_asked<effect::SaveAnswer>();
  REQUIRE(saves.size() == 1);
  CHECK(saves[0].save.answer.text == "What the other window wrote!");
  CHECK_FALSE(saves[0].save.revision);
}

TEST_CASE("before much of an answer goes, all of it becomes a version") {
  const std::string words = "Forty bytes and more of something that was thought about.";
  Story story;
  story.tell(intent::PortfolioOpened{}).tell(intent::OpenQuestion{"sam", 0}).type(words);
  story.tell(intent::Edit{Field::answer, {0, words, {}}, EditKind::deleting});
  CHECK(story.answer().empty());
  const auto saves = story.asked<effect::SaveAnswer>();
  REQUIRE(saves.size() == 2);
  CHECK(saves[0].save.answer.text == words);
  CHECK(saves[0].save.revision);
  CHECK(saves[1].save.answer.text.empty());
}

TEST_CASE("what was written after something had gone becomes a version too, before much goes") {
  const std::string words(182, 'a');
  const std::string newer = "A new paragraph: nobody had asked her even once.";
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type(words);
  story.tell(intent::Edit{Field::answer, {127, words.substr(127), {}}, EditKind::deleting}).type(newer);
  const std::string all = words.substr(0, 127) + newer;
  REQUIRE(story.answer() == all);
  story.tell(intent::Edit{Field::answer, {100, all.substr(100), {}}, EditKind::deleting});
  std::vector<std::string> versions;
  for (const auto& one : story.ever_asked<effect::SaveAnswer>())
    if (one.save.revision) versions.push_back(one.save.answer.text);
  CHECK(versions == std::vector{words, all});
  CHECK(story.ever_asked<effect::SaveAnswer>().back().save.answer.text == story.answer());
}

TEST_CASE(
    "what was typed while the file could not be written to is put together with what another window wrote by then, which is a version") {
  Story story;
  const auto first_kept = kept_answer("q1", "Alpha.");
  story.tell(intent::PortfolioOpened{{{first_kept}, {}}, true}).tell(intent::PortfolioFailed{full_disk});
  story.tell(intent::OpenQuestion{"sam", 0}).type(" Second.");
  auto rewritten = kept_answer("q1", "First window rewrote it.");
  rewritten.updated = {story.model.now.instant.ms + 60'000};
  SECTION("read at once") { story.tell(intent::PortfolioOpened{{{rewritten}, {}}, false}); }
  SECTION("read later, among many") {
    portfolio::Contents beginning;
    beginning.tally.answers = 1;
    story.tell(intent::PortfolioOpened{beginning, false});
    CHECK(story.asked<effect::SaveAnswer>().empty());  // what the first wrote is to be known before
  }
  story.tell(intent::AnswersRead{{{rewritten}, {}}});
  std::vector<std::pair<std::string, bool>> asked;
  for (const auto& one : story.ever_asked<effect::SaveAnswer>()) asked.emplace_back(one.save.answer.text, one.save.revision);
  CHECK(asked == std::vector<std::pair<std::string, bool>>{{"First window rewrote it.", true},
                                                           {"First window rewrote it.\n\nAlpha. Second.", false}});
  CHECK(story.answer() == "First window rewrote it.\n\nAlpha. Second.");
}

TEST_CASE("of an answer begun in two windows both go on, and what they share stands once") {
  words::Problem in_use{.what = "this portfolio is open in another window"};
  in_use.kind = words::Problem::Kind::in_use;
  struct Way {
    std::string first, here, then, joined;
  };
  const auto way = GENERATE(Way{"A words first.", " B words.", "A words first. A last words.", "A words first. A last words.\n\nB words."},
                            Way{"One.\nThree.", " Four.", "One. Two.\nThree.", "One. Two.\nThree.\n\nThree. Four."},
                            Way{"I saw", " him.", "I saw her.", "I saw her.\n\nI saw him."}, Way{"Same.", " More.", "Same.", "Same. More."},
                            Way{"Same.", " Tyr.", "Same. Tŵr.", "Same. Tŵr.\n\nTyr."},
                            Way{"Same.", " More.", "Same. More. And on.", "Same. More. And on."});
  INFO(way.joined);
  const auto kept = kept_answer("q1", way.first);
  Story story;
  story.tell(intent::PortfolioOpened{{{kept}, {}}, true}).tell(intent::PortfolioFailed{full_disk});
  story.tell(intent::OpenQuestion{"sam", 0}).type(way.here.substr(0, 2));
  story.tell(intent::PortfolioFailed{in_use}).type(way.here.substr(2));  // what waits here may be gone on with
  CHECK(story.answer() == way.first + way.here);
  story.tell(intent::OpenQuestion{"sam", 1}).type("Not a letter of it.");
  CHECK(story.answer().empty());
  auto gone_on = kept;
  gone_on.text = way.then;
  gone_on.updated = {kept.updated.ms + (way.then == way.first ? 0 : 1)};
  story.tell(intent::PortfolioOpened{{{gone_on}, {}}, false});
  CHECK(find_draft(story.model, {"sam", "q1"})->editing.text == way.joined);
  CHECK(story.ever_asked<effect::SaveAnswer>().back().save.answer.text == way.joined);
}

TEST_CASE("an answer begun in two windows at once takes words to its end, and holds both") {
  words::Problem in_use{.what = "this portfolio is open in another window"};
  in_use.kind = words::Problem::Kind::in_use;
  Story story;
  story.tell(intent::OpenQuestion{"sam", 0}).type("B");
  auto other = kept_answer("q1", "A words first.");
  story.tell(intent::PortfolioOpened{{{other}, {}}, true}).tell(intent::PortfolioFailed{in_use});
  CHECK(story.answer() == "A words first.\n\nB");
  story.type(" words.");
  CHECK(story.answer() == "A words first.\n\nB words.");
  other.text = "A words first. A last words.";
  other.updated = {other.updated.ms + 1};
  story.tell(intent::PortfolioOpened{{{other}, {}}, false});
  CHECK(story.answer() == "A words first. A last words.\n\nB words.");
}

TEST_CASE("what the other window has gone on with is read anew with the list") {
  Story story;
  const auto kept = kept_answer("q1", "Old words");
  story.tell(intent::PortfolioOpened{{{kept}, {}}, true}).tell(intent::ShowPortfolio{});
  auto newer = kept;
  newer.text = "Newer words";
  newer.updated = {kept.updated.ms + 1};
  story.tell(intent::ListRead{{{newer.key, newer.case_title, newer.question_number, newer.updated, newer.text, newer.revisions}}});
  const auto reads = story.asked<effect::ReadAnswers>();
  REQUIRE(reads.size() == 1);
  CHECK(reads[0].cases == std::vector<std::string>{"sam"});
  story.tell(intent::AnswersRead{{{newer}, {}}});
  CHECK(find_draft(story.model, {"sam", "q1"})->editing.text == "Newer words");
}

TEST_CASE("what goes bit by bit becomes a version too, as it was at its longest") {
  const std::string words = "Forty bytes and more of something that was thought about.";
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type(words);
  const auto versions = [&] {
    std::vector<std::string> texts;
    for (const auto& one : story.ever_asked<effect::SaveAnswer>())
      if (one.save.revision) texts.push_back(one.save.answer.text);
    return texts;
  };
  const auto take = [&](std::size_t many) {
    for (; many > 0; --many) {
      const auto& text = story.answer();
      story.tell(intent::Edit{Field::answer, {text.size() - 1, text.substr(text.size() - 1), {}}, EditKind::deleting});
    }
  };
  take(words.size() / 3);
  CHECK(versions().empty());
  take(words.size() / 3);
  CHECK(versions() == std::vector{words});
  CHECK(story.ever_asked<effect::SaveAnswer>().back().save.answer.text == story.answer());
  CHECK_FALSE(story.ever_asked<effect::SaveAnswer>().back().save.revision);
  take(story.answer().size());
  CHECK(versions().size() == 1);  // what went since stood in it
  story.type("Start again, with other words, and see where it goes.");
  take(30);
  CHECK(versions().size() == 2);
}

TEST_CASE("leaving waits for what is on its way to the disk, and stays where that fails") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("On its way.").tell(intent::Quit{});
  CHECK(story.ever_asked<effect::Quit>().empty());
  SECTION("it arrives") {
    story.tell(intent::Saved{story.model.saving.handed_over});
    CHECK(story.asked<effect::Quit>().size() == 1);
  }
  SECTION("it fails") {
    story.tell(intent::SaveFailed{story.model.saving.handed_over, full_disk});
    CHECK(story.ever_asked<effect::Quit>().empty());
    CHECK(story.answer() == "On its way.");
    story.tell(intent::Quit{});
    CHECK(story.model.notice);  // asked once more
  }
  SECTION("one goes on writing instead") {
    story.type(" And on.").tell(intent::Saved{story.model.saving.handed_over});
    CHECK(story.ever_asked<effect::Quit>().empty());
  }
  SECTION("who asks once more leaves at once") {
    story.tell(intent::Quit{});
    CHECK(story.asked<effect::Quit>().size() == 1);
  }
}

TEST_CASE("leaving with words that are not on the disk is asked once more") {
  Story story;
  story.tell(intent::PortfolioFailed{full_disk}).tell(intent::OpenQuestion{"sam", 0}).type("Only here.");
  story.tell(intent::Quit{});
  CHECK(story.asked<effect::Quit>().empty());
  REQUIRE(story.model.notice);
  SECTION("and done when it is wished again") {
    story.tell(intent::Quit{});
    CHECK(story.asked<effect::Quit>().size() == 1);
  }
  SECTION("and not asked when a copy was saved elsewhere") {
    story.tell(intent::CopySaved{"/somewhere/copy.md"}).tell(intent::Quit{});
    CHECK(story.asked<effect::Quit>().size() == 1);
  }
}

TEST_CASE("a portfolio that arrives late joins what was written meanwhile; nothing of either is lost") {
  Story story;
  story.tell(intent::OpenQuestion{"sam", 0}).type("quick thought");
  story.tell(intent::ReadTo{{2, 0}, 0.1, {"expectations"}});
  portfolio::Place place;
  place.case_id = "sam";
  place.block = 5;
  place.read_to = 0.7;
  place.sections_read = {"summary"};
  place.content_note_seen = true;
  place.visited = {500};
  story.tell(intent::PortfolioOpened{{{kept_answer("q1", "Of last week."), kept_answer("q2", "Another.")}, {place}}});

  CHECK(story.answer() == "Of last week.\n\nquick thought");
  CHECK(editing(story.model, Field::answer)->caret == story.answer().size());
  const auto save = story.asked<effect::SaveAnswer>().at(0).save.answer;
  CHECK(save.text == story.answer());
  CHECK(save.id == "kept-q1");
  CHECK(save.created == portfolio::Instant{1000});
  CHECK(find_draft(story.model, {"sam", "q2"})->editing.text == "Another.");

  const auto& joined = story.model.places.at("sam");
  CHECK(joined.block == 2);
  CHECK(joined.read_to == 0.7);
  CHECK(joined.sections_read == std::vector<std::string>{"summary", "expectations"});
  CHECK(joined.content_note_seen);
  CHECK(story.ever_asked<effect::SavePlace>().back().save.place == joined);

  story.tell(intent::Undo{});
  CHECK(story.answer() == "quick thought");
}

TEST_CASE("a portfolio that arrives late fills a question that is only being looked at") {
  Story story;
  story.tell(intent::OpenAt{"sam", "q1"});
  story.tell(intent::PortfolioOpened{{{kept_answer("q1", "Of last week.")}, {}}});
  CHECK(story.answer() == "Of last week.");
  CHECK(editing(story.model, Field::answer)->caret == story.answer().size());
  CHECK_FALSE(editing(story.model, Field::answer)->can_undo());
  CHECK(story.asked<effect::SaveAnswer>().empty());
  CHECK(story.model.saving.state == SaveState::saved);
}

TEST_CASE("a portfolio opened again keeps the undo of this sitting") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("one two");
  const auto kept = story.ever_asked<effect::SaveAnswer>().back().save.answer;
  story.tell(intent::Saved{newest(story)});
  story.tell(intent::PortfolioOpened{{{kept}, {}}});
  CHECK(story.answer() == "one two");
  story.tell(intent::Undo{});
  CHECK(story.answer() == "one");
}

TEST_CASE("a copy elsewhere holds every answer, newest first") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("a").tell(intent::OpenQuestion{"sam", 1}).type("b");
  story.tell(intent::OpenQuestion{"sam", 2});
  story.tell(intent::SaveCopyElsewhere{});
  const auto contents = story.asked<effect::SaveCopy>().at(0).contents;
  REQUIRE(contents.answers.size() == 2);
  CHECK(contents.answers[0].text == "b");
  CHECK(contents.answers[1].text == "a");
  CHECK(contents.places.size() == 1);
  story.tell(intent::CopyFailed{full_disk});
  CHECK(story.model.saving.copy_problem == full_disk);
  story.tell(intent::CopySaved{"/somewhere"});
  CHECK(story.model.saving.copied_to == "/somewhere");
  CHECK_FALSE(story.model.saving.copy_problem);
}

TEST_CASE("a copy elsewhere has the versions that wait for the disk; what leaves by choice has none") {
  Story story;
  story.tell(intent::PortfolioOpened{{{kept_answer("q1", "Kept before.")}, {}}, true});
  story.tell(intent::PortfolioFailed{full_disk})
      .tell(intent::OpenQuestion{"sam", 0})
      .type(" And a paragraph that took an hour to find the words for.");
  story.tell(intent::Edit{Field::answer, {0, story.answer(), "Replaced."}, EditKind::other});
  story.tell(intent::SaveCopyElsewhere{});
  const auto contents = story.asked<effect::SaveCopy>().at(0).contents;
  REQUIRE(contents.answers.size() == 1);
  CHECK(contents.answers[0].text == "Replaced.");
  REQUIRE_FALSE(contents.versions.empty());
  CHECK(contents.versions.back().text == "Kept before. And a paragraph that took an hour to find the words for.");
  story.tell(intent::ShowLeaving{});
  REQUIRE_FALSE(story.ever_asked<effect::PrepareLeaving>().empty());
  CHECK(story.ever_asked<effect::PrepareLeaving>().back().contents.versions.empty());
}

TEST_CASE("a start that goes straight to a question stays where the portfolio is found damaged, and goes there once it is mended") {
  Story story;
  story.model = {};
  story.tell(intent::OpenAt{"sam", "q2"}).tell(intent::FoundDamaged{{.what = "damaged"}});
  pack::Shelf shelf;
  shelf.cases = {small_case()};
  story.tell(intent::PacksRead{shelf});
  CHECK(story.model.screen == Screen::damaged);
  story.tell(intent::PortfolioOpened{});
  CHECK(story.model.screen == Screen::question);
  CHECK(current_key(story.model) == portfolio::QuestionKey{"sam", "q2"});
}

TEST_CASE("a notice is said once") {
  auto story = Story::begun();
  story.tell(intent::LinkFailed{full_disk});
  REQUIRE(story.model.notice);
  story.press({.key = Key::escape});
  CHECK_FALSE(story.model.notice);
}

namespace {

/// What is handed over as answers, in order; versions with a star.
std::vector<std::string> handed_over(const std::vector<effect::SaveAnswer>& saves) {
  std::vector<std::string> texts;
  for (const auto& one : saves) texts.push_back((one.save.revision ? "*" : "") + one.save.answer.text);
  return texts;
}

const std::string paragraph = " A whole paragraph, typed while nothing could be saved, that took an hour to find the words for.";

}  // namespace

TEST_CASE("a version asked for while nothing can be kept is handed over when saving resumes, before what stands there now") {
  const auto before = kept_answer("q1", "Kept before.");
  const words::Problem full{.what = "nothing can be written"};
  const bool left_between = GENERATE(false, true);
  Story story;
  portfolio::Contents contents{{before}, {}};
  bool locked = false;
  SECTION("the file can only be read") { story.tell(intent::PortfolioOpened{contents, true}).tell(intent::PortfolioFailed{full}); }
  SECTION("it went while it was open") { story.tell(intent::PortfolioOpened{contents}).tell(intent::PortfolioFailed{full}); }
  SECTION("it is damaged, and a backup takes its place") {
    story.tell(intent::PortfolioOpened{contents}).tell(intent::FoundDamaged{full}).tell(intent::ShowShelf{});
  }
  SECTION("and it is locked meanwhile") {
    story.tell(intent::PortfolioFound{.is_protected = true}).tell(intent::PortfolioOpened{contents, true});
    story.tell(intent::PortfolioFailed{full});
    locked = true;
  }
  SECTION("there is none yet") {
    contents = {};
    story.tell(intent::PortfolioFound{.absent = true}).tell(intent::OpenQuestion{"sam", 0});
    story.tell(intent::ChooseProtection{false}).tell(intent::Protect{}).tell(intent::PortfolioFailed{full});
    REQUIRE(story.model.screen == Screen::question);
    story.type("Kept before.");
  }
  story.tell(intent::OpenQuestion{"sam", 0}).type(paragraph);
  REQUIRE(story.answer() == "Kept before." + paragraph);
  if (left_between) story.tell(intent::OpenQuestion{"sam", 1}).tell(intent::OpenQuestion{"sam", 0});
  story.tell(intent::Edit{Field::answer, {0, story.answer(), "Replaced."}, EditKind::other});
  REQUIRE(story.answer() == "Replaced.");
  intent::PortfolioOpened opened{contents};
  if (locked) {
    story.tell(intent::Lock{});
    const auto locks = story.asked<effect::Lock>();
    REQUIRE(locks.size() == 1);
    opened.held = locks[0].held;
    CHECK(story.model.vault.held == 1);
    CHECK(story.model.drafts.empty());
  }
  story.tell(opened);
  auto texts = handed_over(story.asked<effect::SaveAnswer>());
  std::erase(texts, "*Kept before.");  // what the file holds may become a version, too
  CHECK(texts == std::vector<std::string>{"*Kept before." + paragraph, locked ? "*Replaced." : "Replaced."});
  story.tell(intent::OpenQuestion{"sam", 0});
  CHECK(story.answer() == "Replaced.");

  // It is handed over once more where it was not kept, and no more once it is.
  const auto newest = story.model.saving.handed_over;
  story.tell(intent::PortfolioOpened{contents});
  texts = handed_over(story.asked<effect::SaveAnswer>());
  CHECK(std::ranges::count(texts, "*Kept before." + paragraph) == 1);
  CHECK(story.model.saving.handed_over > newest);
  story.tell(intent::Saved{story.model.saving.handed_over}).tell(intent::PortfolioOpened{contents});
  CHECK(std::ranges::count(handed_over(story.asked<effect::SaveAnswer>()), "*Kept before." + paragraph) == 0);
}

TEST_CASE("once everything is on the disk, it is no longer said that some of it is not") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("words").tell(intent::SaveFailed{newest(story), {.what = "full"}}).tell(intent::Quit{});
  REQUIRE(story.model.notice);
  story.tell(intent::Saved{newest(story)});
  CHECK_FALSE(story.model.notice);
  story.tell(intent::LinkFailed{{.what = "of something else"}}).type(" more").tell(intent::Saved{newest(story)});
  CHECK(story.model.notice);
}
