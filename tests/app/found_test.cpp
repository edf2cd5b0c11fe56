// Versions, the list, search, answers read in parts, taking out for good.
#include <catch2/catch_test_macros.hpp>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

namespace {

constexpr std::int64_t minute = 60'000;
const portfolio::QuestionKey q1{"sam", "q1"}, q2{"sam", "q2"};

portfolio::Contents part_of(std::vector<portfolio::Answer> answers, std::int64_t all) {
  portfolio::Contents contents;
  contents.answers = std::move(answers);
  contents.tally.answers = all;
  return contents;
}

Story with_versions() {
  Story story;
  story.tell(intent::PortfolioOpened{part_of({kept_answer("q1", "Newer words")}, 1)});
  story.tell(intent::ShowPortfolio{}).tell(intent::ChooseAnswer{q1});
  story.tell(intent::VersionsRead{q1, {{"v1", {1000}, "Old words", {}}, {"v2", {2000}, "Newer words", {}}}});
  return story;
}

}  // namespace

TEST_CASE("an answer that is chosen brings its versions; the slider begins at the present text") {
  auto story = with_versions();
  CHECK(story.ever_asked<effect::ReadVersions>().at(0).of == q1);
  CHECK(story.model.versions.shown == 2);
  story.tell(intent::ShowVersion{0});
  CHECK(story.model.versions.shown == 0);
  story.tell(intent::ShowVersion{99});
  CHECK(story.model.versions.shown == 2);
  story.tell(intent::VersionsRead{q2, {}});  // of another answer: too late
  CHECK(story.model.versions.list.size() == 2);
  story.tell(intent::Compare{1, 0});
  CHECK(story.model.screen == Screen::compare);
  CHECK(story.model.versions.older == 0);
  CHECK(story.model.versions.newer == 1);
}

TEST_CASE("a version on its way to the disk is among those shown once it is there") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("Words.").tell(intent::ShowPortfolio{}).tell(intent::ChooseAnswer{q1});
  CHECK(story.asked<effect::ReadVersions>().size() == 1);
  story.tell(intent::Saved{story.model.saving.handed_over});
  CHECK(story.asked<effect::ReadVersions>().size() == 1);
  story.tell(intent::Saved{story.model.saving.handed_over});
  CHECK(story.asked<effect::ReadVersions>().empty());
}

TEST_CASE("bringing a version back makes new ones and is one step of undo") {
  auto story = with_versions();
  story.tell(intent::OpenQuestion{"sam", 0}).type("!").tell(intent::ShowPortfolio{}).tell(intent::Compare{0, 2});
  story.tell(intent::BringBack{0});
  const auto saves = story.asked<effect::SaveAnswer>();
  REQUIRE(saves.size() == 1);  // "Newer words!" became a version when its question was left
  CHECK(saves[0].save.answer.text == "Old words");
  CHECK(saves[0].save.revision);
  CHECK(story.model.screen == Screen::portfolio);
  // The new version is read when it is on the disk.
  story.tell(intent::Saved{saves[0].number});
  CHECK(story.asked<effect::ReadVersions>().size() == 1);
  story.tell(intent::OpenQuestion{"sam", 0});
  CHECK(story.answer() == "Old words");
  story.tell(intent::Undo{});
  CHECK(story.answer() == "Newer words!");
}

TEST_CASE("what stands unrevised becomes a version before an older one takes its place") {
  auto story = with_versions();
  story.tell(intent::OpenQuestion{"sam", 0}).type("!");
  story.tell(intent::BringBack{0});
  const auto saves = story.asked<effect::SaveAnswer>();
  REQUIRE(saves.size() == 2);
  CHECK(saves[0].save.answer.text == "Newer words!");
  CHECK(saves[0].save.revision);
  CHECK(saves[1].save.answer.text == "Old words");
  CHECK(saves[1].save.revision);
}

TEST_CASE("a pause of ten minutes makes a version, once") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("a thought");
  REQUIRE(due(story.model));
  CHECK(due(story.model)->ms == story.model.now.instant.ms + 10 * minute);
  story.wait(9 * minute).tell(intent::Tick{});
  CHECK(story.asked<effect::SaveAnswer>().empty());
  story.wait(minute).tell(intent::Tick{});
  REQUIRE(story.asked<effect::SaveAnswer>().size() == 1);
  CHECK(story.asked<effect::SaveAnswer>()[0].save.revision);
  story.tell(intent::Saved{story.model.saving.handed_over});
  story.wait(20 * minute).tell(intent::Tick{});
  CHECK(story.asked<effect::SaveAnswer>().empty());
}

TEST_CASE("a backup at the start whatever was kept, marks and notes too, and none of a portfolio made just now") {
  Story story;
  story.tell(intent::PortfolioOpened{});
  CHECK(story.asked<effect::BackUp>().size() == 1);
  Story fresh;
  fresh.tell(intent::PortfolioFound{true, false, {}}).tell(intent::PortfolioOpened{});
  CHECK(fresh.asked<effect::BackUp>().empty());
}

TEST_CASE("a backup made without asking, or a list of them read, ends nothing else that is being done") {
  Story story;
  story.tell(intent::PortfolioOpened{}).tell(intent::Verify{});
  REQUIRE(story.model.vault.busy);
  story.tell(intent::BackupsRead{}).tell(intent::BackupFailed{});
  CHECK(story.model.vault.busy);
  story.tell(intent::Verified{});
  CHECK_FALSE(story.model.vault.busy);
  story.tell(intent::BackUpNow{});
  REQUIRE(story.model.vault.busy);
  CHECK(story.asked<effect::BackUp>().back().asked);
  story.tell(intent::BackupsRead{{}, std::nullopt, true});
  CHECK_FALSE(story.model.vault.busy);
}

TEST_CASE("a backup at the start and every hour of work, and none while nothing changes") {
  Story story;
  story.tell(intent::PortfolioOpened{part_of({kept_answer("q1", "Words")}, 1)});
  CHECK(story.asked<effect::BackUp>().size() == 1);
  CHECK_FALSE(due(story.model));
  story.tell(intent::OpenQuestion{"sam", 0}).type("!").tell(intent::ShowShelf{});
  story.tell(intent::Saved{story.model.saving.handed_over});
  REQUIRE(due(story.model));
  story.wait(59 * minute).tell(intent::Tick{});
  CHECK(story.asked<effect::BackUp>().empty());
  story.wait(minute).tell(intent::Tick{});
  CHECK(story.asked<effect::BackUp>().size() == 1);
  CHECK_FALSE(due(story.model));
}

TEST_CASE("the second window takes over when the first has ended, without being asked") {
  Story story;
  story.tell(intent::PortfolioOpened{part_of({kept_answer("q1", "Words")}, 1), true});
  REQUIRE(due(story.model));
  story.wait(6000).tell(intent::Tick{});
  CHECK(story.asked<effect::RetrySaving>().size() == 1);
  story.tell(intent::Tick{});
  CHECK(story.asked<effect::RetrySaving>().empty());
  story.tell(intent::PortfolioOpened{part_of({kept_answer("q1", "Words")}, 1)});
  CHECK_FALSE(story.model.read_only);
  CHECK_FALSE(due(story.model));
}

TEST_CASE("what the first window took out is gone from the second when it takes over") {
  Story story;
  story.tell(intent::PortfolioOpened{part_of({kept_answer("q1", "Taken out there"), kept_answer("q2", "Stays")}, 2), true});
  story.tell(intent::OpenQuestion{"sam", 0});
  story.tell(intent::PortfolioOpened{part_of({kept_answer("q2", "Stays")}, 1)});
  REQUIRE(editing(story.model, Field::answer));
  CHECK(story.answer().empty());
  story.type("x");
  REQUIRE(story.asked<effect::SaveAnswer>().size() == 1);
  CHECK(story.asked<effect::SaveAnswer>()[0].save.answer.text == "x");
}

TEST_CASE("answers beyond the file's beginning are read for the shelf, and nothing is kept over one that has not come") {
  Story story;
  story.tell(intent::PortfolioOpened{part_of({kept_answer("q2", "Came at once")}, 5000)});
  REQUIRE(story.asked<effect::ReadAnswers>().size() == 1);
  CHECK(story.asked<effect::ReadAnswers>()[0].cases == std::vector<std::string>{"sam", own_words_key().case_id});
  story.tell(intent::OpenQuestion{"sam", 0}).type("new");
  CHECK(story.asked<effect::SaveAnswer>().empty());
  story.tell(intent::Saved{story.model.saving.handed_over + 1});
  CHECK(story.model.saving.state == SaveState::saving);
  story.tell(intent::AnswersRead{part_of({kept_answer("q1", "Of long ago"), kept_answer("q2", "Came at once")}, 5000)});
  CHECK(story.answer() == "Of long ago\n\nnew");
  const auto saves = story.asked<effect::SaveAnswer>();
  REQUIRE(saves.size() == 1);
  CHECK(saves[0].save.answer.id == "kept-q1");
  CHECK(saves[0].save.answer.text == "Of long ago\n\nnew");
  // What was read may be older than what was written since.
  story.type("er").tell(intent::AnswersRead{part_of({kept_answer("q1", "Of long ago")}, 5000)});
  CHECK(story.answer() == "Of long ago\n\nnewer");
}

TEST_CASE("the list is read once, and what is written meanwhile stands at its head") {
  Story story;
  story.tell(intent::PortfolioOpened{part_of({kept_answer("q1", "One"), kept_answer("q2", "Two", 6000)}, 2)});
  story.tell(intent::ShowPortfolio{});
  CHECK(story.asked<effect::ReadList>().size() == 1);
  story.tell(intent::ListRead{{{q2, "Sam", 2, {6000}, "Two"}, {q1, "Sam", 1, {5000}, "One"}}});
  story.tell(intent::OpenQuestion{"sam", 0}).type(", more");
  story.tell(intent::ShowPortfolio{});
  CHECK(story.ever_asked<effect::ReadList>().size() == 1);
  REQUIRE(story.model.list.heads.size() == 2);
  CHECK(story.model.list.heads[0].key == q1);
  CHECK(story.model.list.heads[0].beginning == "One, more");
}

TEST_CASE("search asks as one types, and only the newest answer counts") {
  auto story = Story::begun();
  CHECK(story.ever_asked<effect::IndexCases>().size() == 1);
  story.tell(intent::ShowSearch{}).type("th", Field::search);
  const auto asked = story.ever_asked<effect::Find>();
  REQUIRE(asked.size() == 2);
  CHECK(asked[1].what.words == "th");
  CHECK(asked[1].number > asked[0].number);
  portfolio::Hit hit;
  hit.key = q1;
  hit.offset = 4;
  story.tell(intent::SearchAnswered{asked[0].number, {hit, hit}});
  CHECK(story.model.search.hits.empty());
  story.tell(intent::SearchAnswered{asked[1].number, {hit}});
  CHECK(story.model.search.hits.size() == 1);
  Search filters = story.model.search;
  filters.theme = "no such theme";
  story.tell(intent::ChangeSearch{filters});
  REQUIRE(story.asked<effect::Find>().size() == 1);
  CHECK(story.asked<effect::Find>()[0].what.cases == std::vector<std::string>{""});
  filters.theme.clear();
  filters.what.state = portfolio::SearchFor::State::changed;
  story.tell(intent::ChangeSearch{filters});
  REQUIRE(story.asked<effect::Find>().size() == 1);
  CHECK(story.asked<effect::Find>()[0].what.cases.empty());
  CHECK(story.asked<effect::Find>()[0].what.state == portfolio::SearchFor::State::changed);
  story.tell(intent::Edit{Field::search, {0, "th", {}}, EditKind::deleting});
  CHECK(story.asked<effect::Find>().empty());
  CHECK(story.model.search.hits.empty());
}

TEST_CASE("a hit leads to its place: the answer's word, or the case's") {
  Story story;
  story.tell(intent::PortfolioOpened{part_of({kept_answer("q1", "The therapist")}, 1)})
      .tell(intent::ShowSearch{})
      .type("ther", Field::search);
  portfolio::Hit answer, text, gone;
  answer.key = q1;
  answer.offset = 4;
  text.kind = portfolio::Hit::Kind::case_text;
  text.key.case_id = "sam";
  text.piece = 3;
  text.offset = 2;
  gone.key = {"left", "q1"};
  story.tell(intent::SearchAnswered{story.model.search.asked, {answer, text, gone}});
  SECTION("answer") {
    story.tell(intent::GoToHit{0});
    CHECK(story.model.screen == Screen::question);
    CHECK(editing(story.model, Field::answer)->caret == 4);
  }
  SECTION("case") {
    story.tell(intent::GoToHit{1});
    CHECK(story.model.screen == Screen::reader);
    CHECK(story.model.go_to == Spot{3, 2});
  }
  SECTION("an answer whose case has gone from the shelf stands in the portfolio") {
    story.tell(intent::GoToHit{2});
    CHECK(story.model.screen == Screen::portfolio);
    CHECK(story.model.chosen_answer == gone.key);
    CHECK(story.asked<effect::ReadAnswers>().size() == 1);
  }
}

TEST_CASE("a note that was found leads to its passage, and one whose passage has gone to the marks of its case") {
  Story story;
  portfolio::Contents contents;
  story.tell(intent::PortfolioOpened{contents});
  story.tell(intent::OpenCase{"sam"}).tell(intent::PastContentNote{});
  REQUIRE(story.model.screen == Screen::reader);
  story.tell(intent::Select{{{3, 0}, {3, 6}}}).tell(intent::MarkSelection{});
  REQUIRE(!story.model.marks.chosen.empty());
  portfolio::Hit hit;
  hit.kind = portfolio::Hit::Kind::note;
  hit.key.case_id = "sam";
  hit.mark = story.model.marks.chosen;
  auto gone = hit;
  gone.mark = "no such mark";
  story.tell(intent::ShowSearch{}).type("note", Field::search);
  story.tell(intent::SearchAnswered{story.model.search.asked, {hit, gone}});
  SECTION("its passage") {
    story.tell(intent::GoToHit{0});
    CHECK(story.model.screen == Screen::reader);
    CHECK(story.model.go_to == Spot{3, 0});
    CHECK(story.model.marks.chosen == hit.mark);
  }
  SECTION("the case's marks") {
    story.tell(intent::GoToHit{1});
    CHECK(story.model.screen == Screen::marks);
  }
}

TEST_CASE("a passage taken out for good leaves the answer, its undo and what was found") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("Before. Secret. After.");
  story.tell(intent::Saved{story.model.saving.handed_over}).tell(intent::ShowPortfolio{}).tell(intent::ChooseAnswer{q1});
  story.tell(intent::AskTakeOut{portfolio::TakenOut::What::passage, q1, "Secret. ", 0});
  CHECK(story.model.screen == Screen::take_out);
  REQUIRE(story.asked<effect::ReadReach>().size() == 1);
  story.tell(intent::TakeOutForGood{});
  CHECK(story.asked<effect::TakeOut>().empty());  // what goes has to be said first
  story.tell(intent::ReachRead{}).tell(intent::Saved{story.model.saving.handed_over}).tell(intent::TakeOutForGood{});
  REQUIRE(story.asked<effect::TakeOut>().size() == 1);
  const auto what = story.asked<effect::TakeOut>()[0].what;
  story.tell(intent::TakenOutDone{what, {}});
  CHECK(story.model.taking_out.done);
  const auto* draft = find_draft(story.model, q1);
  REQUIRE(draft);
  CHECK(draft->editing.text == "Before. After.");
  CHECK(draft->editing.history.empty());
  CHECK(draft->record.text == "Before. After.");
  CHECK(draft->revised.find("Secret") == std::string::npos);
  REQUIRE(story.model.taken_out.size() == 1);
  CHECK(story.model.taken_out[0].key == q1);
  CHECK(story.model.list.heads[0].beginning == "Before. After.");
  // A copy that was out of reach may be there later.
  story.tell(intent::LookAgain{});
  CHECK(story.asked<effect::TakeOut>().size() == 1);
  story.tell(intent::TakenOutDone{what, {}}).tell(intent::Back{});
  CHECK(story.model.taken_out.size() == 1);
  CHECK(story.model.taking_out.what.passage.empty());
}

TEST_CASE("while words are taken out nothing is written, left or locked") {
  auto story = Story::begun();
  story.model.vault.is_protected = true;
  story.tell(intent::OpenQuestion{"sam", 0}).type("Before. Secret.");
  story.tell(intent::Saved{story.model.saving.handed_over}).tell(intent::ShowPortfolio{}).tell(intent::ChooseAnswer{q1});
  story.tell(intent::Saved{story.model.saving.handed_over});
  story.tell(intent::AskTakeOut{portfolio::TakenOut::What::answer, q1, {}, 0}).tell(intent::ReachRead{}).tell(intent::TakeOutForGood{});
  REQUIRE(story.model.taking_out.busy);
  const auto what = story.asked<effect::TakeOut>().at(0).what;
  for (const Intent& wish :
       {Intent(intent::Back{}), Intent(intent::GoOnWriting{q1}), Intent(intent::Lock{}), Intent(intent::ShowShelf{})}) {
    story.tell(wish);
    CHECK(story.model.screen == Screen::take_out);
    CHECK(story.effects.empty());
  }
  story.tell(intent::TakenOutDone{what, {}}).tell(intent::Back{});
  CHECK(story.model.screen != Screen::take_out);
}

TEST_CASE("nothing is taken out while words are on no disk, and an answer that goes is gone") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("Words.").tell(intent::SaveFailed{1, {.what = "full"}});
  story.tell(intent::AskTakeOut{portfolio::TakenOut::What::answer, q1, {}, 0}).tell(intent::ReachRead{}).tell(intent::TakeOutForGood{});
  CHECK(story.asked<effect::TakeOut>().empty());
  CHECK(story.model.taking_out.problem);
  story.tell(intent::Saved{story.model.saving.handed_over}).tell(intent::TakeOutForGood{});
  REQUIRE(story.asked<effect::TakeOut>().size() == 1);
  story.tell(intent::TakenOutDone{story.asked<effect::TakeOut>()[0].what, {}});
  CHECK(story.model.drafts.empty());
  CHECK(story.model.list.heads.empty());
}

TEST_CASE("a damaged file is said so, and nothing is written to it") {
  auto story = Story::begun();
  story.tell(intent::FoundDamaged{{.what = "damaged"}});
  CHECK(story.model.screen == Screen::damaged);
  CHECK(story.asked<effect::ReadBackups>().size() == 1);
  story.tell(intent::OpenQuestion{"sam", 0}).type("held");
  CHECK(story.ever_asked<effect::RetrySaving>().empty());
  CHECK_FALSE(due(story.model));
  story.tell(intent::Restore{"/a/backup"});
  CHECK(story.asked<effect::Restore>().at(0).file == "/a/backup");
  story.tell(intent::Restored{"/aside"}).tell(intent::PortfolioOpened{part_of({kept_answer("q1", "Of the backup")}, 1)});
  CHECK(story.model.vault.set_aside == "/aside");
  CHECK(find_draft(story.model, q1)->editing.text == "Of the backup\n\nheld");
}

TEST_CASE("one leaves after the copy that is being saved") {
  auto story = Story::begun();
  story.tell(intent::SaveCopyElsewhere{}).tell(intent::Quit{});
  CHECK(story.asked<effect::Quit>().empty());
  CHECK(story.model.notice);
  SECTION("when it is there") { story.tell(intent::CopySaved{"/there"}); }
  SECTION("when one thinks better of it") { story.tell(intent::CopyDropped{}); }
  SECTION("at once, when asked twice") { story.tell(intent::Quit{}); }
  CHECK(story.asked<effect::Quit>().size() == 1);
}
