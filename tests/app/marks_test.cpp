#include <catch2/catch_test_macros.hpp>

#include "app/turn.hpp"
#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

namespace {

std::size_t piece_of(const Story& story, std::string_view text) {
  const auto& pieces = current_case(story.model)->document->pieces;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (pieces[i].block.text == text) return i;
  return pieces.size();
}

/// Selects the first bytes of a paragraph of the small case.
Story& select(Story& story, std::size_t begin = 0, std::size_t end = 8) {
  const auto piece = piece_of(story, "The move went well.");
  return story.tell(intent::Select{{{piece, begin}, {piece, end}}});
}

const std::vector<PlacedMark>& marks(const Story& story) { return story.model.marks.of_case.at("sam"); }

}  // namespace

TEST_CASE("one key marks what is selected, and it is handed over at once") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  select(story).press({.key = Key::m, .ctrl = true});
  REQUIRE(marks(story).size() == 1);
  const auto& mark = marks(story)[0].mark;
  CHECK(mark.at.quote == "The move");
  CHECK(mark.section == "Case summary");
  CHECK(mark.id.size() == 36);
  const auto saves = story.asked<effect::SaveMark>();
  REQUIRE(saves.size() == 1);
  CHECK(saves[0].save.mark == mark);
  CHECK(marks(story)[0].unsaved_since == saves[0].number);
  CHECK(story.model.selection.empty());
  story.tell(intent::Saved{saves[0].number});
  CHECK(marks(story)[0].unsaved_since == 0);
}

TEST_CASE("the same words are marked once, and a mark that was taken off comes back") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  select(story).tell(intent::MarkSelection{});
  const auto id = marks(story)[0].mark.id;
  story.tell(intent::PutMarkAway{id});
  CHECK(marks(story)[0].mark.put_away);
  select(story, 0, 9).tell(intent::MarkSelection{});  // with the space after it
  REQUIRE(marks(story).size() == 1);
  CHECK_FALSE(marks(story)[0].mark.put_away);
  CHECK(story.model.marks.chosen == id);
}

TEST_CASE("from the list of marks to a passage, back to the list, and from there to where one was") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  select(story).tell(intent::MarkSelection{});
  const auto id = marks(story)[0].mark.id;
  for (int round = 0; round < 2; ++round) {
    story.tell(intent::ShowMarks{});
    REQUIRE(story.model.screen == Screen::marks);
    story.tell(intent::GoToMark{id});
    CHECK(story.model.screen == Screen::reader);
    CHECK(story.model.marks.chosen == id);
    story.tell(intent::Back{});
    CHECK(story.model.screen == Screen::marks);
    story.tell(intent::Back{});
    CHECK(story.model.screen == Screen::reader);
  }
}

TEST_CASE("a mark takes in whole words") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  select(story, 1, 6).tell(intent::MarkSelection{});
  REQUIRE(marks(story).size() == 1);
  CHECK(marks(story)[0].mark.at.quote == "The move");
}

TEST_CASE("words that a hyphen joins are marked as one; a dash joins none") {
  auto sam = small_case();
  for (auto& section : sam.sections)
    for (auto& one : section.blocks)
      if (one.text == "The move went well.") one.text = "The pre-sentence report - late.";
  auto story = Story::begun({sam});
  story.tell(intent::OpenCase{"sam"});
  const auto piece = piece_of(story, "The pre-sentence report - late.");
  const auto marked = [&](std::size_t begin, std::size_t end) {
    story.tell(intent::Select{{{piece, begin}, {piece, end}}}).tell(intent::MarkSelection{});
    return find_mark(story.model, story.model.marks.chosen)->mark.at.quote;
  };
  CHECK(marked(0, 6) == "The pre-sentence");
  story.outside.chance_a = 8;
  CHECK(marked(10, 20) == "pre-sentence report");
  story.outside.chance_a = 9;
  CHECK(marked(18, 22) == "report");
}

TEST_CASE("a note is kept letter by letter, and Escape ends writing without losing one") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  select(story).press({.key = Key::m, .ctrl = true, .shift = true});
  REQUIRE(story.model.marks.noting);
  story.type("Who", Field::mark_note);
  CHECK(marks(story)[0].mark.note == "Who");
  CHECK(story.asked<effect::SaveMark>().at(0).save.mark.note == "Who");
  story.press({.key = Key::escape});
  CHECK_FALSE(story.model.marks.noting);
  CHECK(marks(story)[0].mark.note == "Who");
}

TEST_CASE("a passage is cited once in an answer, followed, and one comes back to the question") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 1});
  select(story).press({.key = Key::k, .ctrl = true});
  select(story).press({.key = Key::k, .ctrl = true});
  const auto& list = story.model.marks.cited.at({"sam", "q2"}).list;
  REQUIRE(list.size() == 1);
  CHECK(list[0].quote == "The move");
  CHECK(list[0].section == "Case summary");
  CHECK(story.ever_asked<effect::SaveCited>().size() == 1);
  story.tell(intent::FollowCitation{list[0].mark});
  CHECK(story.model.go_to == marks(story)[0].stretch.begin);
  CHECK(story.model.show_case_instead);
  story.tell(intent::Back{});
  CHECK(story.model.screen == Screen::question);
  CHECK_FALSE(story.model.show_case_instead);
  story.tell(intent::Uncite{list[0].mark});
  CHECK(story.asked<effect::SaveCited>().at(0).save.cited.list.empty());
}

namespace {

/// A person in a new home, with words selected on a page of the case.
Story in_a_new_home() {
  Story story;
  story.tell(intent::PortfolioFound{.absent = true}).tell(intent::OpenCase{"sam"});
  select(story);
  return story;
}

Story& go_on_unprotected(Story& story) {
  return story.tell(intent::ChooseProtection{false}).tell(intent::Protect{}).tell(intent::PortfolioOpened{});
}

}  // namespace

TEST_CASE("before there is a portfolio the question of protection comes first, and then the words are marked") {
  auto story = in_a_new_home();
  story.press({.key = Key::m, .ctrl = true});
  CHECK(story.model.screen == Screen::protect);
  CHECK(story.ever_asked<effect::SaveMark>().empty());
  go_on_unprotected(story);
  CHECK(story.model.screen == Screen::reader);
  REQUIRE(marks(story).size() == 1);
  CHECK(marks(story)[0].mark.at.quote == "The move");
  CHECK(story.model.marks.chosen == marks(story)[0].mark.id);
  CHECK(story.model.selection.empty());
  CHECK(story.ever_asked<effect::SaveMark>().size() == 1);
}

TEST_CASE("before there is a passphrase the first mark with a note waits for the recovery sheet too, and the note can be written then") {
  auto story = in_a_new_home();
  story.press({.key = Key::m, .ctrl = true, .shift = true});
  story.tell(intent::PortfolioOpened{}).tell(intent::Protected{.is_protected = true, .sheet = {"aaaa"}, .reached = {}});
  REQUIRE(story.model.screen == Screen::recovery_sheet);
  CHECK(story.model.marks.of_case.empty());
  story.type("aaaa", Field::recovery_group).tell(intent::RecoverySheetDone{});
  REQUIRE(marks(story).size() == 1);
  CHECK(story.model.marks.noting);
}

TEST_CASE("before there is a portfolio the first passage cited is cited once there is") {
  Story story;
  story.tell(intent::OpenQuestion{"sam", 1}).tell(intent::PortfolioFound{.absent = true});
  if (story.model.screen == Screen::protect) story.tell(intent::NotYet{});
  story.model.screen = Screen::question;  // however one came there
  story.model.question = 1;
  select(story).press({.key = Key::k, .ctrl = true});
  REQUIRE(story.model.screen == Screen::protect);
  go_on_unprotected(story);
  CHECK(story.model.screen == Screen::question);
  REQUIRE(story.model.marks.cited.contains({"sam", "q2"}));
  CHECK(story.model.marks.cited.at({"sam", "q2"}).list.size() == 1);
}

TEST_CASE("not yet: nothing is marked, nor later when the portfolio is made for something else") {
  auto story = in_a_new_home();
  story.tell(intent::MarkSelection{}).tell(intent::NotYet{});
  CHECK(story.model.screen == Screen::reader);
  CHECK_FALSE(story.model.selection.empty());
  CHECK(story.model.marks.of_case.empty());
  story.tell(intent::OpenQuestion{"sam", 0});
  go_on_unprotected(story);
  CHECK(story.model.screen == Screen::question);
  CHECK(story.model.marks.of_case.empty());
}

TEST_CASE("behind the lock a mark waits too, and other words selected meanwhile are not taken for it") {
  for (const bool others : {false, true}) {
    auto story = Story::begun();
    story.model.vault.is_protected = true;
    story.tell(intent::Lock{}).tell(intent::ReadWithoutUnlocking{}).tell(intent::OpenCase{"sam"});
    select(story).tell(intent::MarkSelection{});
    REQUIRE(story.model.screen == Screen::unlock);
    if (others) story.model.selection.end.offset += 5;
    story.tell(intent::PortfolioOpened{});
    CHECK(story.model.marks.of_case["sam"].size() == (others ? 0 : 1));
  }
}

TEST_CASE("one key cites from the sheet too: with nothing chosen the list of marks is opened to cite from") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0});
  story.press({.key = Key::k, .ctrl = true});
  CHECK(story.model.beside == Beside::marks);
  CHECK(story.model.marks.to_cite == 1);
  CHECK(story.model.marks.cited.empty());
}

TEST_CASE("one key, Escape, leads back from the passage that was followed") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 1});
  select(story).press({.key = Key::k, .ctrl = true});
  story.tell(intent::FollowCitation{marks(story)[0].mark.id});
  CHECK(story.model.marks.chosen.empty());  // no tools stand in the way of reading it
  story.press({.key = Key::escape});
  CHECK(story.model.marks.followed.empty());
  CHECK(story.model.screen == Screen::question);
}

TEST_CASE("marks that were read find their passages; one that cannot is kept with its old words") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  select(story).tell(intent::MarkSelection{});
  auto moved = marks(story)[0].mark, lost = moved;
  lost.id = "lost";
  lost.at = {.begin = 0, .quote = "Words that nobody ever wrote in any version of this case", .before = {}, .after = {}};
  auto changed = small_case();
  changed.sections[1].blocks.insert(changed.sections[1].blocks.begin(), block("A paragraph that is new."));
  Story later({changed});
  portfolio::Contents contents;
  contents.marks = {lost, moved};
  later.tell(intent::PortfolioOpened{.contents = contents}).tell(intent::OpenCase{"sam"});
  REQUIRE(marks(later).size() == 2);
  CHECK(marks(later)[0].stretch.begin == Spot{piece_of(later, "The move went well."), 0});
  CHECK(marks(later)[1].mark.id == "lost");
  CHECK(marks(later)[1].stretch.empty());
  CHECK(later.asked<effect::SaveMark>().empty());
}

namespace {

/// A person who comes back to the case with these marks.
Story come_back(const std::vector<portfolio::Mark>& kept, const pack::Case& pack) {
  Story later({pack});
  portfolio::Contents contents;
  contents.marks = kept;
  later.tell(intent::PortfolioOpened{.contents = contents}).tell(intent::OpenCase{"sam"});
  return later;
}

/// Marks from a place of one piece to a place of another.
portfolio::Mark mark_over(Story& story, Stretch stretch) {
  story.tell(intent::Select{stretch}).tell(intent::MarkSelection{});
  return find_mark(story.model, story.model.marks.chosen)->mark;
}

}  // namespace

TEST_CASE("a mark over a paragraph's end quotes what the case tells, without the footnote between and its number, and is found again") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  const auto from = piece_of(story, "He moved away.1 The move was sudden."), to = piece_of(story, "The move went well.");
  const Stretch over{{from, 3}, {to, 8}};
  const auto mark = mark_over(story, over);
  CHECK(mark.at.quote == "moved away. The move was sudden.\n\nThe move");
  CHECK(marks(story)[0].stretch == over);
  CHECK(marks(come_back({mark}, small_case()))[0].stretch == over);
  // Up to the number: it is no part of the words before it.
  CHECK(mark_over(story, {{from, 3}, {from, 15}}).at.quote == "moved away.");
  CHECK(mark_over(story, {{from, 14}, {from, 24}}).at.quote == "The move");
  // With a paragraph before it, and another footnote's words.
  auto changed = small_case();
  changed.sections[1].blocks.insert(changed.sections[1].blocks.begin(), block("A paragraph that is new."));
  changed.footnotes[0].blocks[0].text = "Somewhere else altogether, and far away from all he knew.";
  const auto later = come_back({mark}, changed);
  CHECK(marks(later)[0].stretch == Stretch{{from + 1, 3}, {to + 1, 8}});
  CHECK_FALSE(marks(later)[0].reworded);
}

TEST_CASE("words of a footnote are marked as they are, alone or with the words they belong to") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  const auto from = piece_of(story, "He moved away.1 The move was sudden."), note = piece_of(story, "Outside his local area.");
  const Stretch alone{{note, 0}, {note, 11}}, both{{from, 20}, {note, 11}};
  const auto of_note = mark_over(story, alone), of_both = mark_over(story, both);
  CHECK(of_note.at.quote == "Outside his");
  CHECK(of_both.at.quote == "move was sudden.\n\nOutside his");
  const auto later = come_back({of_note, of_both}, small_case());
  CHECK(marks(later)[0].stretch == both);
  CHECK(marks(later)[1].stretch == alone);
}

TEST_CASE("a mark that was kept with a footnote between its words is found all the same, and is not said to be reworded") {
  const auto document = document_of(small_case());
  const auto all = joined(document, Asides::too);
  const Stretch over{{3, 3}, {5, 8}};
  portfolio::Mark old;
  old.id = "old";
  old.case_id = "sam";
  old.at = text::anchor(all.text, range_of(all, over));
  REQUIRE(old.at.quote.find("Outside") != std::string::npos);
  const auto later = come_back({old}, small_case());
  CHECK(marks(later)[0].stretch == over);
  CHECK_FALSE(marks(later)[0].reworded);
}

TEST_CASE("where the case says otherwise now what was marked, that is known, and the old words are kept") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  const auto piece = piece_of(story, "The move went well.");
  const auto mark = mark_over(story, {{piece, 0}, {piece, 19}});
  auto changed = small_case();
  changed.sections[1].blocks[1].text = "The move went ill.";
  auto later = come_back({mark}, changed);
  CHECK(marks(later)[0].stretch == Stretch{{piece, 0}, {piece, 18}});
  CHECK(marks(later)[0].reworded);
  CHECK(marks(later)[0].mark.at.quote == "The move went well.");
  pack::Shelf shelf;  // and as it was again
  shelf.cases = {small_case()};
  later.tell(intent::PacksRead{shelf});
  CHECK_FALSE(marks(later)[0].reworded);
}

TEST_CASE("from a question one is shown a mark of the list in its place, and comes back to the answer") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 1});
  select(story).tell(intent::MarkSelection{}).tell(intent::ShowBeside{Beside::marks});
  story.tell(intent::GoToMark{marks(story)[0].mark.id});
  CHECK(story.model.beside == Beside::the_case);
  CHECK(story.model.go_to == marks(story)[0].stretch.begin);
  story.press({.key = Key::left, .alt = true});
  CHECK(story.model.screen == Screen::question);
  CHECK(story.model.marks.followed.empty());
  CHECK(story.model.marks.chosen.empty());
}

TEST_CASE("what could only be read is marked all the same, says so, and is kept when it can be") {
  Story story;
  story.tell(intent::PortfolioOpened{.contents = {}, .read_only = true}).tell(intent::OpenCase{"sam"});
  select(story).tell(intent::MarkSelection{});
  CHECK(story.model.notice);
  CHECK(story.ever_asked<effect::SaveMark>().empty());
  story.tell(intent::PortfolioOpened{});
  CHECK(story.asked<effect::SaveMark>().size() == 1);
}

TEST_CASE("locking leaves no mark in memory") {
  auto story = Story::begun();
  story.model.vault.is_protected = true;
  story.tell(intent::OpenQuestion{"sam", 0});
  select(story).tell(intent::CiteSelection{});
  story.tell(intent::Lock{});
  CHECK(story.model.marks.of_case.empty());
  CHECK(story.model.marks.cited.empty());
}

TEST_CASE("what the file cites already is not lost to a citation made before it was read") {
  Story story;
  story.tell(intent::PortfolioOpened{}).tell(intent::OpenCase{"sam"});
  story.tell(intent::OpenQuestion{"sam", 0});
  select(story).tell(intent::CiteSelection{});
  CHECK(story.ever_asked<effect::SaveCited>().empty());
  CHECK(marks_unsaved(story.model));
  portfolio::Contents read;
  read.cited = {{.by = {"sam", "q1"}, .list = {{.mark = "earlier", .quote = "He moved away.", .section = "Case summary"}}}};
  story.tell(intent::AnswersRead{read});
  const auto saves = story.asked<effect::SaveCited>();
  REQUIRE(saves.size() == 1);
  REQUIRE(saves[0].save.cited.list.size() == 2);
  CHECK(saves[0].save.cited.list[0].mark == "earlier");
  story.tell(intent::Saved{story.model.saving.handed_over});
  CHECK_FALSE(marks_unsaved(story.model));
}

TEST_CASE("a mark and a citation that are on no disk yet wait behind the lock and come back") {
  auto story = Story::begun();
  story.model.vault.is_protected = true;
  story.tell(intent::OpenQuestion{"sam", 0});
  select(story).tell(intent::CiteSelection{});
  story.tell(intent::SaveFailed{story.model.saving.handed_over, {.what = "full"}});
  story.tell(intent::Lock{});
  const auto locks = story.asked<effect::Lock>();
  REQUIRE(locks.size() == 1);
  CHECK(locks[0].held.marks.size() == 1);
  CHECK(locks[0].held.cited.size() == 1);
  CHECK(story.model.vault.held == 2);
  CHECK(story.model.marks.of_case.empty());
  story.tell(intent::PortfolioOpened{.held = locks[0].held});
  CHECK(story.asked<effect::SaveMark>().empty());  // another window may have changed it since
  story.tell(intent::AnswersRead{});
  CHECK(story.asked<effect::SaveMark>().size() == 1);
  REQUIRE(story.asked<effect::SaveCited>().size() == 1);
  CHECK(story.asked<effect::SaveCited>()[0].save.cited.list.size() == 1);
}

TEST_CASE("a backup that was restored is not overwritten with what stood in the portfolio before it") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0});
  select(story).tell(intent::CiteSelection{});
  story.tell(intent::Saved{story.model.saving.handed_over});
  story.tell(intent::Restored{"aside"}).tell(intent::PortfolioOpened{}).tell(intent::AnswersRead{});
  CHECK(story.model.marks.cited.empty());
  story.all.clear();
  story.tell(intent::TrySavingAgain{});
  CHECK(story.ever_asked<effect::SaveCited>().empty());
  CHECK(story.ever_asked<effect::SaveMark>().empty());
}

TEST_CASE("a note has its undo for as long as the portfolio is open, and not after it was locked") {
  auto story = Story::begun();
  story.model.vault.is_protected = true;
  story.tell(intent::OpenCase{"sam"});
  select(story).tell(intent::MarkSelection{true}).type("Who asked?", Field::mark_note);
  const auto id = marks(story)[0].mark.id;
  story.tell(intent::NoteDone{}).tell(intent::WriteNote{id});
  for (int i = 0; i < 3; ++i) story.tell(intent::Undo{Field::mark_note});
  CHECK(marks(story)[0].mark.note != "Who asked?");
  for (int i = 0; i < 3; ++i) story.tell(intent::Redo{Field::mark_note});
  CHECK(marks(story)[0].mark.note == "Who asked?");
  story.tell(intent::Lock{});
  CHECK(story.model.marks.notes.empty());
}

TEST_CASE("behind the door one is at the question still: a lock leads back there, and the version is made") {
  auto story = Story::begun();
  story.model.vault.is_protected = true;
  story.tell(intent::OpenQuestion{"sam", 0}).type("Something I worry about, at some length.");
  story.tell(intent::ShowDoor{}).tell(intent::Lock{});
  REQUIRE(story.asked<effect::SaveAnswer>().size() == 1);
  CHECK(story.asked<effect::SaveAnswer>()[0].save.revision);
  story.tell(intent::PortfolioOpened{});
  CHECK(story.model.screen == Screen::question);
}

TEST_CASE("what was marked is not shown as nothing while it is locked") {
  auto story = Story::begun();
  story.model.vault.is_protected = true;
  story.tell(intent::OpenCase{"sam"}).tell(intent::Lock{}).tell(intent::ReadWithoutUnlocking{}).tell(intent::OpenCase{"sam"});
  story.tell(intent::ShowMarks{});
  CHECK(story.model.screen == Screen::unlock);
}

TEST_CASE("of two notes to one mark, written in two windows, none is lost, and the newer mark wins") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  select(story).press({.key = Key::m, .ctrl = true, .shift = true});
  story.type("Mine", Field::mark_note);
  auto other = marks(story)[0].mark;
  REQUIRE(marks(story)[0].unsaved_since != 0);
  other.note = "Theirs";
  other.meaning = portfolio::Meaning::question;
  other.changed.ms += 60'000;
  story.tell(intent::AnswersRead{{.answers = {}, .places = {}, .marks = {other}}});
  CHECK(marks(story)[0].mark.note == "Theirs\n\nMine");
  CHECK(marks(story)[0].mark.meaning == portfolio::Meaning::question);
  CHECK(marks(story)[0].unsaved_since != 0);
  story.type("!", Field::mark_note);
  CHECK(marks(story)[0].mark.note == "Theirs\n\nMine!");
  other.note = "Old";
  other.changed.ms = 1;
  story.tell(intent::AnswersRead{{.answers = {}, .places = {}, .marks = {other}}});
  CHECK(marks(story)[0].mark.note == "Theirs\n\nMine!");
}

namespace {

/// A mark that the file holds, changed here while the portfolio could only be read.
struct Held {
  Story story = Story::begun();
  portfolio::Mark before;

  Held() {
    story.tell(intent::OpenCase{"sam"});
    select(story).press({.key = Key::m, .ctrl = true, .shift = true});
    story.type("Note", Field::mark_note).tell(intent::NoteDone{}).tell(intent::Saved{story.model.saving.handed_over});
    before = marks(story)[0].mark;
    story.tell(intent::PortfolioOpened{.contents = {}, .read_only = true});
    story.tell(intent::PortfolioFailed{{.what = "this disk is full"}});  // typing is held, as it is not where another window writes
    wait();
  }
  void wait() { story.wait(60'000); }
  portfolio::Mark by_others() {
    auto theirs = before;
    theirs.changed = story.outside.now.instant;
    wait();
    return theirs;
  }
  void read(const portfolio::Mark& theirs) { story.tell(intent::AnswersRead{{.answers = {}, .places = {}, .marks = {theirs}}}); }
  const portfolio::Mark& here() const { return marks(story)[0].mark; }
};

}  // namespace

TEST_CASE("of a mark that two windows changed each change stands, whichever came first") {
  for (const bool ours_first : {true, false}) {
    Held held;
    const auto change_here = [&] { held.story.tell(intent::ChangeMeaning{held.before.id, portfolio::Meaning::question}); };
    if (ours_first) change_here();
    if (ours_first) held.wait();
    auto theirs = held.by_others();
    theirs.note = "Theirs";
    if (!ours_first) change_here();
    held.read(theirs);
    CHECK(held.here().note == "Theirs");
    CHECK(held.here().meaning == portfolio::Meaning::question);
    CHECK(marks(held.story)[0].unsaved_since != 0);
  }
}

TEST_CASE("where two windows changed the same of a mark the newer stands, and no note is lost") {
  Held held;
  held.story.tell(intent::ChangeMeaning{held.before.id, portfolio::Meaning::question}).tell(intent::WriteNote{held.before.id});
  held.story.type("!", Field::mark_note);
  held.wait();
  auto theirs = held.by_others();
  theirs.meaning = portfolio::Meaning::like_my_practice;
  theirs.note = "Theirs";
  held.read(theirs);
  CHECK(held.here().meaning == portfolio::Meaning::like_my_practice);
  CHECK(held.here().note == "Theirs\n\nNote!");
  CHECK(editing(held.story.model, Field::mark_note)->text == "Theirs\n\nNote!");
}

TEST_CASE("a mark changed here is handed over only once it is known what the file holds of it") {
  Held held;
  held.story.tell(intent::PutMarkAway{held.before.id});
  held.wait();
  auto theirs = held.by_others();
  theirs.note = "Theirs";
  held.story.all.clear();
  held.story.tell(intent::PortfolioOpened{});
  CHECK(held.story.ever_asked<effect::SaveMark>().empty());
  held.read(theirs);
  const auto saves = held.story.ever_asked<effect::SaveMark>();
  REQUIRE(saves.size() == 1);
  CHECK(saves[0].save.mark.note == "Theirs");
  CHECK(saves[0].save.mark.put_away.has_value());
}

TEST_CASE("one mark is taken out for good with its note, and from under the answers that cite it") {
  auto story = Story::begun();
  story.tell(intent::OpenCase{"sam"});
  select(story).press({.key = Key::m, .ctrl = true, .shift = true});
  story.type("Note", Field::mark_note);
  const auto id = marks(story)[0].mark.id;
  story.tell(intent::OpenQuestion{"sam", 0}).tell(intent::CiteMark{id}).type("Words");
  story.tell(intent::ShowMarks{}).tell(intent::Saved{story.model.saving.handed_over});
  story.tell(intent::AskTakeOut{.what = portfolio::TakenOut::What::mark, .key = {"sam", {}}, .mark = id});
  CHECK(story.asked<effect::ReadReach>().at(0).what.mark == id);
  portfolio::Reached reach;
  reach.marks = reach.cited = 1;
  story.tell(intent::ReachRead{reach}).tell(intent::TakeOutForGood{}).tell(intent::TakenOutDone{story.model.taking_out.what, reach});
  CHECK(marks(story).empty());
  CHECK(story.model.marks.notes.empty());
  CHECK(story.model.marks.cited.at({"sam", "q1"}).list.empty());
  CHECK(find_draft(story.model, {"sam", "q1"})->editing.text == "Words");
  REQUIRE(story.model.taken_out.size() == 1);
  CHECK(story.model.taken_out[0].what == portfolio::TakenOut::What::mark);
  story.tell(intent::Back{});
  CHECK(story.model.screen == Screen::marks);
}
