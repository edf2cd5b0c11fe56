// The one sheet for everything that leaves, and what is noticed while writing.
#include <catch2/catch_test_macros.hpp>

#include "support/a_share.hpp"
#include "support/story.hpp"

using namespace vignette::app;
using namespace vignette;
using Choice = LeavingChoice;

namespace {

constexpr const char* written = "I rang the school in Nottingham. Then I waited.";

Story with_an_answer(const char* text = written) {
  Story story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0});
  story.type(text);
  story.tell(intent::Saved{story.model.saving.handed_over});
  return story;
}

portfolio::QuestionKey key_of(const Story& story) { return current_key(story.model); }

reflect::Finding finding(const std::string& text, const std::string& passage, reflect::Detail kind, std::vector<reflect::Way> ways) {
  const auto at = text.find(passage);
  return {{at, at + passage.size()}, kind, words::Word::details_why_place, std::move(ways)};
}

LeavingPreview preview_of(const Story& story, const std::string& passage = "Nottingham", reflect::Detail kind = reflect::Detail::place) {
  using Kind = reflect::Way::Kind;
  LeavingPreview preview;
  preview.text = written;
  preview.answers = 1;
  const std::string& text = story.model.drafts.at(story.model.leaves.choice.answer).editing.text;
  preview.texts.push_back(
      {.key = story.model.leaves.choice.answer,
       .title = "Sam",
       .question_number = 1,
       .text = text,
       .findings = {finding(text, passage, kind, {{Kind::less_exact, words::Word::details_say_town}, {Kind::leave_out, std::nullopt}})}});
  return preview;
}

/// The sheet with that answer, and what was found in it.
Story on_the_sheet() {
  Story story = with_an_answer();
  story.tell(intent::ShowLeaving{.answer = key_of(story)});
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview_of(story)});
  return story;
}

}  // namespace

TEST_CASE("the sheet opens with what one was looking at, and makes it; the answer becomes a version") {
  Story story = with_an_answer();
  const auto key = key_of(story);
  story.press({Key::s, true, true});
  CHECK(story.model.screen == Screen::leaving);
  REQUIRE(story.asked<effect::PrepareLeaving>().size() == 1);
  const auto asked = story.asked<effect::PrepareLeaving>().front();
  CHECK(asked.wish.choice.what == Choice::What::answer);
  CHECK(asked.wish.choice.answer == key);
  REQUIRE(asked.contents.answers.size() == 1);
  CHECK(asked.contents.answers.front().text == written);
  CHECK(story.asked<effect::SaveAnswer>().back().save.revision);
  story.press({Key::escape});
  CHECK(story.model.screen == Screen::question);
}

TEST_CASE("what is typed for supervision goes with it, three lines of it, and stays when one leaves the sheet") {
  Story story = on_the_sheet();
  Choice choice = story.model.leaves.choice;
  choice.whom = Choice::Whom::supervision;
  choice.marks = true;
  story.tell(intent::ChangeLeaving{choice});
  story.type("One\n\nTwo\nThree\nFour", Field::leave_talk);
  story.type("R.", Field::leave_name);
  story.type("22 October 2026", Field::leave_day);
  auto wish = story.asked<effect::PrepareLeaving>().back().wish;
  CHECK(wish.talk == std::vector<std::string>{"One", "Two", "Three"});
  CHECK(wish.name == "R.");
  CHECK(wish.meeting == portfolio::Day{2026, 10, 22});
  CHECK_FALSE(wish.choice.marks);  // for oneself alone
  choice.whom = Choice::Whom::me;
  story.tell(intent::ChangeLeaving{choice});
  wish = story.asked<effect::PrepareLeaving>().back().wish;
  CHECK(wish.talk.empty());
  CHECK(wish.name.empty());
  CHECK(wish.choice.marks);
  story.press({Key::escape});
  story.press({Key::s, true, true});
  CHECK(story.model.leaves.talk.text == "One\n\nTwo\nThree\nFour");
}

TEST_CASE("only what is previewed can be saved: not while another is made, and not an older one") {
  Story story = on_the_sheet();
  const auto number = story.model.leaves.asked;
  story.tell(intent::SaveLeaving{});
  REQUIRE(story.asked<effect::SaveLeaving>().size() == 1);
  CHECK(story.asked<effect::SaveLeaving>().front().number == number);
  CHECK(story.asked<effect::SaveLeaving>().front().ending == ".pdf");
  story.tell(intent::LeavingSaved{"/tmp/it.pdf"});
  CHECK(story.model.leaves.saved_to == "/tmp/it.pdf");
  Choice choice = story.model.leaves.choice;
  choice.form = Choice::Form::txt;
  story.tell(intent::ChangeLeaving{choice});
  story.tell(intent::SaveLeaving{});
  CHECK(story.asked<effect::SaveLeaving>().empty());
  story.tell(intent::LeavingPrepared{number, {}});  // too late
  CHECK(story.model.leaves.making);
  story.tell(intent::CancelLeaving{});
  CHECK(story.asked<effect::StopLeaving>().size() == 1);
  story.tell(intent::LeavingPrepared{number + 1, {}});
  CHECK_FALSE(story.model.leaves.preview);
  story.tell(intent::MakeLeaving{});
  CHECK(story.asked<effect::PrepareLeaving>().size() == 1);
}

TEST_CASE("a finding changed makes a version, goes from earlier ones if ticked, and is made anew") {
  for (const bool earlier : {true, false}) {
    Story story = with_an_answer("I rang the school in Nottingham North. Then I waited.");
    story.tell(intent::ShowLeaving{.answer = key_of(story)});
    story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview_of(story, "Nottingham North")});
    const auto key = story.model.leaves.choice.answer;
    story.tell(intent::EarlierToo{earlier});
    story.tell(intent::UseWay{0, 0, 0});
    CHECK(story.model.drafts.at(key).editing.text == "I rang the school in a town nearby. Then I waited.");
    CHECK(story.asked<effect::SaveAnswer>().back().save.revision);
    CHECK(story.asked<effect::PrepareLeaving>().size() == 1);
    const auto taken = story.asked<effect::TakeOut>();
    REQUIRE(taken.size() == (earlier ? 1 : 0));
    REQUIRE(story.asked<effect::ReadReach>().size() == (earlier ? 0 : 1));
    if (!earlier) CHECK(story.asked<effect::ReadReach>().front().what.within_answer);
    if (!earlier) continue;
    CHECK(taken.front().what.within_answer);
    CHECK(taken.front().what.passage == "Nottingham North");
    CHECK(taken.front().what.key == key);
    story.tell(intent::TakenOutDone{taken.front().what, {}});
    CHECK(story.model.drafts.at(key).editing.text == "I rang the school in a town nearby. Then I waited.");
    CHECK(story.model.screen == Screen::leaving);
    for (const auto& version : story.model.drafts.at(key).versions)  // what may be handed over again
      CHECK(version.answer.text.find("Nottingham North") == std::string::npos);
  }
}

TEST_CASE("what was shared, and what is to be talked about, stays as it is when a word is left out of what leaves") {
  Story story = on_the_sheet();
  const auto key = story.model.leaves.choice.answer;
  story.tell(intent::ReviewsRead{tests::reviews_with(tests::a_shared_exchange(true))});
  story.type("Nottingham?", Field::leave_talk);
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview_of(story)});
  story.tell(intent::UseWay{0, 0, 1});
  const auto taken = story.asked<effect::TakeOut>();
  REQUIRE(taken.size() == 1);
  portfolio::Reached reach;
  reach.shares = {{.number = tests::share_number, .name = "K.", .mine = true, .share = true, .replies = 3}};
  story.tell(intent::TakenOutDone{taken.front().what, reach});
  CHECK(story.asked<effect::ReadReviews>().empty());
  CHECK(story.model.review.exchanges.size() == 1);
  CHECK(story.model.leaves.talk.text == "Nottingham?");
  CHECK(story.model.leaves.left_out);
  CHECK(story.model.taking_out.reach->shares == reach.shares);
  // Only the question that names them takes it out of them.
  story.tell(intent::AskTakeOut{.what = portfolio::TakenOut::What::passage, .key = key, .passage = "Nottingham", .version = 99});
  CHECK(story.model.screen == Screen::take_out);
  CHECK(story.asked<effect::TakeOut>().empty());
  REQUIRE(story.asked<effect::ReadReach>().size() == 1);
  CHECK_FALSE(story.asked<effect::ReadReach>().front().what.within_answer);
  CHECK(story.asked<effect::ReadReach>().front().what.passage == "Nottingham");
}

TEST_CASE("what was found in the name or the role is changed in its field, or kept") {
  Story story = on_the_sheet();
  Choice choice = story.model.leaves.choice;
  choice.whom = Choice::Whom::supervision;
  story.tell(intent::ChangeLeaving{choice});
  story.type("R.", Field::leave_name).type("Worker in Nottingham", Field::leave_role);
  using Kind = reflect::Way::Kind;
  auto preview = preview_of(story);
  const std::string role = "Worker in Nottingham";
  preview.texts[0] = {
      .in = LeavingText::In::role,
      .text = role,
      .findings = {finding(role, "Nottingham", reflect::Detail::place, {{Kind::less_exact, words::Word::details_say_town}})}};
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview});
  Story kept = story;
  kept.tell(intent::KeepFinding{0, 0});
  CHECK_FALSE(is_open(kept.model.leaves, kept.model.leaves.preview->texts[0], kept.model.leaves.preview->texts[0].findings[0]));
  CHECK_FALSE(kept.model.leaves.noting);
  story.tell(intent::UseWay{0, 0, 0});
  CHECK(story.model.leaves.role.text == "Worker in a town nearby");
  CHECK(story.asked<effect::PrepareLeaving>().back().wish.role == "Worker in a town nearby");
  CHECK(story.ever_asked<effect::TakeOut>().empty());
}

TEST_CASE("a single word goes from earlier versions too, whole, and only once it stands nowhere in the answer") {
  Story story = with_an_answer("I asked Anna. Annabel and Anna came.");
  story.tell(intent::ShowLeaving{.answer = key_of(story)});
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview_of(story, "Anna", reflect::Detail::name)});
  story.tell(intent::UseWay{0, 0, 1});
  CHECK(story.ever_asked<effect::TakeOut>().empty());  // it stands there once more
  auto again = preview_of(story, "Anna came", reflect::Detail::name);
  again.texts[0].findings[0].range.end -= 5;
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, again});
  story.tell(intent::UseWay{0, 0, 1});
  REQUIRE(story.ever_asked<effect::TakeOut>().size() == 1);
  CHECK(story.ever_asked<effect::TakeOut>().front().what.passage == "Anna");
  const auto key = story.model.leaves.choice.answer;
  story.tell(intent::TakenOutDone{story.ever_asked<effect::TakeOut>().front().what, {}});
  CHECK(story.model.drafts.at(key).editing.text.find("Annabel") != std::string::npos);
}

TEST_CASE("of a word that is cut the whole is taken out") {
  Story story = with_an_answer("I went to Nottingham.");
  story.tell(intent::AskTakeOut{.what = portfolio::TakenOut::What::passage, .key = key_of(story), .passage = "Notting", .version = 99});
  CHECK(story.model.taking_out.what.passage == "Nottingham");
}

TEST_CASE("for somebody else a version and some of the passages are chosen, and the latest with all of them unless they are") {
  Story story = on_the_sheet();
  const auto key = story.model.leaves.choice.answer;
  Choice choice = story.model.leaves.choice;
  choice.whom = Choice::Whom::supervision;
  story.tell(intent::ChangeLeaving{choice});
  CHECK(story.asked<effect::PrepareLeaving>().back().wish.versions.empty());
  story.tell(intent::ChooseLeavingVersion{key});
  REQUIRE(story.asked<effect::ReadVersions>().size() == 1);
  CHECK(story.asked<effect::ReadVersions>().front().of == key);
  const portfolio::Revision first{"r1", {5'000}, "As it was first.", {}}, gone{"r2", {6'000}, {}, portfolio::Instant{7'000}};
  story.tell(intent::VersionsRead{key, {first, gone}});
  choice.versions[key] = "r1";
  choice.left_out[key] = {"mark"};
  story.tell(intent::ChangeLeaving{choice});
  auto wish = story.asked<effect::PrepareLeaving>().back().wish;
  CHECK(wish.versions.at(key) == first);
  CHECK(wish.choice.left_out.at(key).contains("mark"));
  CHECK(version_chosen(story.model.leaves, key)->first == 1);
  choice.versions[key] = "r2";  // one that was taken out is none
  story.tell(intent::ChangeLeaving{choice});
  CHECK(story.asked<effect::PrepareLeaving>().back().wish.versions.empty());
  story.tell(intent::ChooseLeavingVersion{key});
  CHECK_FALSE(story.model.leaves.choosing);
  choice.whom = Choice::Whom::me;  // for oneself all goes as it is
  choice.versions[key] = "r1";
  story.tell(intent::ChangeLeaving{choice});
  CHECK(story.asked<effect::PrepareLeaving>().back().wish.versions.empty());
}

TEST_CASE("name and role are remembered once something was saved with them, and come back where they are seen") {
  Story story = on_the_sheet();
  Choice choice = story.model.leaves.choice;
  choice.whom = Choice::Whom::supervision;
  story.tell(intent::ChangeLeaving{choice});
  story.type("R.", Field::leave_name);
  story.type("case manager", Field::leave_role);
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview_of(story)});
  CHECK(story.model.habits.share_name.empty());
  story.tell(intent::SaveLeaving{});
  story.tell(intent::LeavingSaved{});  // the person thought better of it
  CHECK(story.model.habits.share_name.empty());
  story.tell(intent::SaveLeaving{});
  story.tell(intent::LeavingSaved{"/tmp/page.pdf"});
  REQUIRE(story.asked<effect::SaveLook>().size() == 1);
  CHECK(story.asked<effect::SaveLook>().front().habits.share_name == "R.");
  Story later = with_an_answer();
  later.model.habits = story.model.habits;
  later.tell(intent::ShowLeaving{.answer = key_of(later)});
  CHECK(later.model.leaves.name.text == "R.");
  CHECK(later.model.leaves.role.text == "case manager");
  later.tell(intent::Edit{Field::leave_name, {0, "R.", ""}, EditKind::deleting});
  later.press({Key::escape});
  later.press({Key::s, true, true});
  CHECK(later.model.leaves.name.text.empty());  // emptied is emptied
}

TEST_CASE("a period without a day is no period, and a meeting on no day is said") {
  Story story = on_the_sheet();
  Choice choice = story.model.leaves.choice;
  choice.what = Choice::What::period;
  story.tell(intent::ChangeLeaving{choice});
  CHECK(story.asked<effect::PrepareLeaving>().empty());
  REQUIRE(story.model.leaves.problem);
  CHECK(story.model.leaves.problem->what == words::say(words::Word::leave_needs_day));
  story.type("1 October 2026", Field::leave_since);
  CHECK(story.ever_asked<effect::PrepareLeaving>().back().wish.since.has_value());
  CHECK_FALSE(story.model.leaves.problem);
  choice.what = Choice::What::answer;
  choice.whom = Choice::Whom::team;
  story.tell(intent::ChangeLeaving{choice});
  story.type("some day", Field::leave_day);
  CHECK(story.model.leaves.problem);
  CHECK_FALSE(story.model.leaves.making);
}

TEST_CASE("an end of the period that is no day is said, and nothing is made without it") {
  Story story = on_the_sheet();
  Choice choice = story.model.leaves.choice;
  choice.what = Choice::What::period;
  story.tell(intent::ChangeLeaving{choice});
  story.type("1 April 2026", Field::leave_since);
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview_of(story)});
  story.type("31 April 2026", Field::leave_until);
  CHECK(story.model.leaves.problem);
  CHECK_FALSE(story.model.leaves.preview);
  story.tell(intent::SaveLeaving{});
  CHECK(story.ever_asked<effect::SaveLeaving>().empty());
}

TEST_CASE("left out, a word takes one of its blanks along; a changed one begins a sentence with a capital") {
  Story story = on_the_sheet();
  story.tell(intent::UseWay{0, 0, 1});
  CHECK(story.model.drafts.at(story.model.leaves.choice.answer).editing.text == "I rang the school in. Then I waited.");
  Story other = with_an_answer("Meredith rang.");
  other.tell(intent::ShowLeaving{.answer = key_of(other)});
  other.tell(intent::LeavingPrepared{other.model.leaves.asked, preview_of(other, "Meredith", reflect::Detail::name)});
  other.tell(intent::UseWay{0, 0, 0});
  CHECK(other.model.drafts.at(other.model.leaves.choice.answer).editing.text == "A town nearby rang.");
}

TEST_CASE("what is kept stays as it is, and why is kept with what is only for the writer") {
  Story story = on_the_sheet();
  const auto key = story.model.leaves.choice.answer;
  const auto& text = [&]() -> const LeavingText& { return story.model.leaves.preview->texts[0]; };
  story.tell(intent::KeepFinding{0, 0});
  CHECK(is_open(story.model.leaves, text(), text().findings[0]));
  story.press({Key::escape});  // not now: nothing is kept, and one is still there
  CHECK(story.model.screen == Screen::leaving);
  CHECK(is_open(story.model.leaves, text(), text().findings[0]));
  story.tell(intent::KeepFinding{0, 0});
  story.type("My own town", Field::leave_why);
  story.tell(intent::FindingKept{});
  CHECK_FALSE(is_open(story.model.leaves, text(), text().findings[0]));
  CHECK(story.model.drafts.at(key).editing.text == written);
  const auto& mine = story.model.drafts.at(portfolio::only_for_me(key));
  CHECK(mine.editing.text.find("Nottingham") != std::string::npos);
  CHECK(mine.editing.text.find("My own town") != std::string::npos);
}

TEST_CASE("a name of the case goes from earlier versions with its \"my\", and stays where it is the case's own") {
  Story story = with_an_answer("Sam waited. My Sam did not.");
  story.tell(intent::ShowLeaving{.answer = key_of(story)});
  auto preview = preview_of(story);
  const std::string& text = preview.texts[0].text;
  preview.texts[0].findings = {{.range = {text.find("My Sam") + 3, text.find("My Sam") + 6},
                                .kind = reflect::Detail::case_name,
                                .why = words::Word::details_why_case_name,
                                .ways = {{reflect::Way::Kind::role, words::Word::details_say_child}},
                                .along = 3}};
  CHECK(goes_from_earlier(preview.texts[0], preview.texts[0].findings[0]));
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview});
  story.tell(intent::UseWay{0, 0, 0});
  CHECK(story.model.drafts.at(key_of(story)).editing.text == "Sam waited. The child did not.");
  REQUIRE(story.asked<effect::TakeOut>().size() == 1);
  const auto what = story.ever_asked<effect::TakeOut>().front().what;
  CHECK(what.passage == "My Sam");
  story.tell(intent::TakenOutDone{what, {}});
  CHECK(story.model.drafts.at(key_of(story)).editing.text == "Sam waited. The child did not.");
}

TEST_CASE("left out, nothing meets that does not belong together; a word for who somebody is brings its own \"the\"") {
  struct Case {
    std::string text, passage, along;
    bool left_out;
    std::string wanted;
  };
  const std::vector<Case> cases{
      {"At 12 Heol Fawr, CF14 3AB, NHS number, born.", "CF14 3AB", "", true, "At 12 Heol Fawr, NHS number, born."},
      {"Postcodes: CF14 3AB, CF10 1AA.", "CF14 3AB", "", true, "Postcodes: CF10 1AA."},
      {"Postcodes CF14 3AB, CF10 1AA.", "CF10 1AA", "", true, "Postcodes CF14 3AB."},
      {"He (CF14 3AB) was in.", "CF14 3AB", "", true, "He was in."},
      {"My Sam, a lad, was in.", "Sam", "My ", true, "A lad, was in."},
      {"My Sam, a lad, was in.", "Sam", "My ", false, "A town nearby, a lad, was in."},
      {"I asked her social worker Jane twice.", "Jane", "her social worker ", true, "I asked her social worker twice."},
      {"I asked her social worker Jane twice.", "Jane", "her social worker ", false, "I asked a town nearby twice."},
      {"I saw Jane's mum.", "Jane", "", true, "I saw mum."},
      {"One\nCF14 3AB, two", "CF14 3AB", "", true, "One\nTwo"},
      {"I rang:\nCF14 3AB", "CF14 3AB", "", true, "I rang:\n"},
      {"x/CF14 3AB/y", "CF14 3AB", "", true, "x//y"},
  };
  for (const auto& one : cases) {
    CAPTURE(one.text, one.left_out);
    Story story = with_an_answer(one.text.c_str());
    story.tell(intent::ShowLeaving{.answer = key_of(story)});
    auto preview = preview_of(story, one.passage, reflect::Detail::name);
    preview.texts[0].findings[0].along = one.along.size();
    story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview});
    story.tell(intent::UseWay{0, 0, one.left_out ? 1U : 0U});
    CHECK(story.model.drafts.at(key_of(story)).editing.text == one.wanted);
  }
}

TEST_CASE("what is done to a finding can be put back on the sheet, and undone in the answer, also when it went from earlier versions") {
  for (const bool in_the_answer : {false, true}) {
    Story story = on_the_sheet();
    const auto key = key_of(story);
    const auto& text = [&]() -> const std::string& { return story.model.drafts.at(key).editing.text; };
    story.tell(intent::UseWay{0, 0, 1});
    REQUIRE(text() != written);
    CHECK_FALSE(can_put_back(story.model));  // not while it goes from earlier versions
    const auto taken = story.asked<effect::TakeOut>();
    REQUIRE(taken.size() == 1);
    story.tell(intent::TakenOutDone{taken.front().what, {}});
    auto without = preview_of(story);
    without.texts[0].findings.clear();
    story.tell(intent::LeavingPrepared{story.model.leaves.asked, without});
    CHECK(can_put_back(story.model));
    if (in_the_answer) {
      story.press({Key::escape});
      REQUIRE(story.model.screen == Screen::question);
      story.tell(intent::Undo{});
    } else {
      story.tell(intent::PutWayBack{});
      CHECK(story.asked<effect::SaveAnswer>().back().save.answer.text == written);
      CHECK(story.asked<effect::PrepareLeaving>().size() == 1);
      CHECK_FALSE(can_put_back(story.model));
    }
    CHECK(text() == written);
  }
}

TEST_CASE("a line to talk about is put back too; what was written since is not written over; what was kept is looked at again") {
  Story story = on_the_sheet();
  story.type("Nottingham?", Field::leave_talk);
  auto preview = preview_of(story);
  const std::string line = "Nottingham?";
  preview.texts[0] = {.in = LeavingText::In::talk,
                      .text = line,
                      .findings = {finding(line, "Nottingham", reflect::Detail::place, {{reflect::Way::Kind::leave_out, std::nullopt}})}};
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview});
  story.tell(intent::UseWay{0, 0, 0});
  CHECK(story.model.leaves.talk.text == "?");
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview});
  Story on = story;
  on.tell(intent::PutWayBack{});
  CHECK(on.model.leaves.talk.text == line);
  story.type("!", Field::leave_talk);
  story.tell(intent::PutWayBack{});
  CHECK(story.model.leaves.talk.text == "?!");

  Story kept = on_the_sheet();
  kept.tell(intent::KeepFinding{0, 0});
  kept.tell(intent::FindingKept{});
  const auto& text = kept.model.leaves.preview->texts[0];
  REQUIRE_FALSE(is_open(kept.model.leaves, text, text.findings[0]));
  kept.tell(intent::PutWayBack{});
  CHECK(is_open(kept.model.leaves, text, text.findings[0]));
}

TEST_CASE("a way out pressed on a preview that is gone does nothing; why something stays is written on while another preview comes") {
  Story story = with_an_answer("Nottingham. Leeds. Nottingham.");
  story.tell(intent::ShowLeaving{.answer = key_of(story)});
  const std::string text = story.model.drafts.at(key_of(story)).editing.text;
  auto preview = preview_of(story, "Nottingham");
  const auto way = preview.texts[0].findings[0].ways;
  preview.texts[0].findings.push_back(finding(text, "Leeds", reflect::Detail::place, way));
  preview.texts[0].findings.push_back({{19, 29}, reflect::Detail::place, words::Word::details_why_place, way});
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview});
  const auto shown = story.model.leaves.shown;
  story.tell(intent::KeepFinding{0, 2, shown});
  story.type("My own town", Field::leave_why);
  story.tell(intent::UseWay{0, 1, 1, shown});  // Leeds goes
  CHECK(story.model.leaves.why.text == "My own town");
  const auto after = story.model.drafts.at(key_of(story)).editing.text;
  CHECK(after == "Nottingham.. Nottingham.");
  auto next = preview_of(story, "Nottingham");
  next.texts[0].findings.push_back({{after.rfind("Nottingham"), after.size() - 1}, reflect::Detail::place, {}, way});
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, next});
  CHECK(story.model.leaves.noting == std::pair<std::size_t, std::size_t>(0, 1));
  story.tell(intent::UseWay{0, 0, 1, shown});
  story.tell(intent::KeepFinding{0, 0, shown});
  CHECK(story.model.drafts.at(key_of(story)).editing.text == after);
  CHECK(story.model.leaves.noting == std::pair<std::size_t, std::size_t>(0, 1));
}

TEST_CASE("to keep another finding keeps the one whose reason was written, with that reason") {
  Story story = with_an_answer("Nottingham. Leeds.");
  story.tell(intent::ShowLeaving{.answer = key_of(story)});
  auto preview = preview_of(story, "Nottingham");
  preview.texts[0].findings.push_back(finding(preview.texts[0].text, "Leeds", reflect::Detail::place, preview.texts[0].findings[0].ways));
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview});
  story.tell(intent::KeepFinding{0, 0});
  story.type("My own town", Field::leave_why);
  story.tell(intent::KeepFinding{0, 1});
  CHECK(story.model.leaves.why.text.empty());
  CHECK(story.model.leaves.noting == std::pair<std::size_t, std::size_t>(0, 1));
  const auto& mine = story.model.drafts.at(portfolio::only_for_me(key_of(story))).editing.text;
  CHECK(mine.find("My own town") != std::string::npos);
}

TEST_CASE("a reason being written is kept when the sheet is about something else, and when one leaves") {
  Story story = with_an_answer("Nottingham. Leeds.");
  story.tell(intent::ShowLeaving{.answer = key_of(story)});
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview_of(story, "Nottingham")});
  story.tell(intent::KeepFinding{0, 0});
  story.type("My own town", Field::leave_why);
  SECTION("another form") {
    Choice choice = story.model.leaves.choice;
    choice.whom = Choice::Whom::supervision;
    story.tell(intent::ChangeLeaving{choice});
  }
  SECTION("all of it") { story.tell(intent::ShowLeaving{}); }
  SECTION("leaving the program") { story.tell(intent::Quit{}); }
  CHECK_FALSE(story.model.leaves.noting);
  CHECK(story.model.leaves.why.text.empty());
  const auto& mine = story.model.drafts.at(portfolio::only_for_me(key_of(story))).editing.text;
  CHECK(mine.find("My own town") != std::string::npos);
}

TEST_CASE("that a file was saved is no longer said once another form is chosen") {
  Story story = on_the_sheet();
  story.tell(intent::SaveLeaving{});
  story.tell(intent::LeavingSaved{"/home/r/page.pdf"});
  REQUIRE(story.model.leaves.saved_to == "/home/r/page.pdf");
  Choice choice = story.model.leaves.choice;
  choice.whom = Choice::Whom::supervision;
  choice.form = Choice::Form::sealed;
  story.tell(intent::ChangeLeaving{choice});
  CHECK(story.model.leaves.saved_to.empty());
}

TEST_CASE("while writing, one thing is noticed once its word is written; it can be changed or kept, and switched off") {
  Story story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0});
  story.type("I rang Meredith");
  CHECK_FALSE(story.model.noticing.noticed);  // the word may go on
  story.type(" about it. ");
  REQUIRE(story.model.noticing.noticed);
  CHECK(story.model.noticing.noticed->passage == "Meredith");
  Story kept = story;
  story.tell(intent::ChangeNoticed{});
  CHECK(story.answer().find("Meredith") == std::string::npos);
  CHECK_FALSE(story.model.noticing.noticed);
  story.tell(intent::Undo{});
  CHECK(story.answer() == "I rang Meredith about it. ");
  kept.tell(intent::KeepNoticed{});
  kept.type("She was kind. ");
  CHECK_FALSE(kept.model.noticing.noticed);
  Story off = kept;
  Habits habits = off.model.habits;
  habits.details = false;
  off.tell(intent::ChangeHabits{habits});
  off.type("I rang Gwendolyn about it. ");
  CHECK_FALSE(off.model.noticing.noticed);
  kept.type("I rang Gwendolyn about it. ");
  REQUIRE(kept.model.noticing.noticed);
  CHECK(kept.model.noticing.noticed->passage == "Gwendolyn");
}

TEST_CASE("the lock leaves nothing of the sheet in memory") {
  Story story = on_the_sheet();
  Choice choice = story.model.leaves.choice;
  choice.whom = Choice::Whom::supervision;
  story.tell(intent::ChangeLeaving{choice});
  story.type("Something to say", Field::leave_talk);
  const auto asked = story.model.leaves.asked;
  story.model.vault.is_protected = true;
  story.tell(intent::Lock{});
  CHECK(story.model.leaves.talk.text.empty());
  CHECK_FALSE(story.model.leaves.preview);
  story.tell(intent::LeavingPrepared{asked, {.text = "words"}});
  CHECK_FALSE(story.model.leaves.preview);
}

namespace {

/// The page of that answer for supervision, previewed.
Story for_supervision() {
  Story story = on_the_sheet();
  Choice choice = story.model.leaves.choice;
  choice.whom = Choice::Whom::supervision;
  story.tell(intent::ChangeLeaving{choice});
  story.tell(intent::LeavingPrepared{story.model.leaves.asked, preview_of(story)});
  story.tell(intent::SaveLeaving{});
  return story;
}

ExchangeRead share_of(const Story& story, const std::string& number) {
  ExchangeRead share;
  share.record = {.number = number, .mine = true};
  share.record.pages.push_back({.number = number, .mine = true, .body = "body"});
  share.record.answers.push_back({story.model.leaves.choice.answer, {}, 0, 3});
  share.read.emplace_back();
  return share;
}

}  // namespace

TEST_CASE("a share is kept once the version in it is known; the same number twice is one") {
  Story story = for_supervision();
  const auto key = story.model.leaves.choice.answer;
  story.tell(intent::LeavingSaved{"/tmp/page.pdf", share_of(story, "N1")});
  CHECK(story.model.leaves.saved_number == "N1");
  CHECK(story.model.review.exchanges.empty());  // its version is on the way to the disk
  story.tell(intent::Saved{story.model.saving.handed_over});
  REQUIRE(story.asked<effect::ReadVersions>().size() == 1);
  CHECK(story.asked<effect::ReadVersions>().front().of == key);
  story.tell(intent::VersionsRead{key, {{"v1", {1}, "Before", {}}, {"v2", {2}, written, {}}}});
  REQUIRE(story.model.review.exchanges.size() == 1);
  const auto& kept = story.model.review.exchanges.front().record;
  CHECK(kept.answers.front().version == "v2");
  CHECK(kept.pages.front().kept.ms > 0);
  REQUIRE(story.asked<effect::SaveExchange>().size() == 1);
  story.tell(intent::SaveLeaving{});
  story.tell(intent::LeavingSaved{"/tmp/page.docx", share_of(story, "N1")});
  CHECK(story.model.review.exchanges.size() == 1);
  CHECK_FALSE(story.model.leaves.sharing);
}

TEST_CASE("a share whose versions are not known yet is kept all the same before the lock and before one goes") {
  for (const bool lock : {true, false}) {
    Story story = for_supervision();
    story.tell(intent::LeavingSaved{"/tmp/page.pdf", share_of(story, "N1")});
    story.model.vault.is_protected = true;
    if (lock)
      story.tell(intent::Lock{});
    else
      story.tell(intent::Quit{});
    const auto saved = story.ever_asked<effect::SaveExchange>();
    REQUIRE(saved.size() == 1);
    CHECK(saved.front().save.exchange.answers.front().version.empty());
  }
}

TEST_CASE("a sealed file needs somebody whom it is for, and is not for oneself") {
  Story story = on_the_sheet();
  Choice choice = story.model.leaves.choice;
  choice.whom = Choice::Whom::supervision;
  choice.form = Choice::Form::sealed;
  story.tell(intent::ChangeLeaving{choice});
  REQUIRE(story.model.leaves.problem);
  CHECK(story.model.leaves.problem->what == words::say(words::Word::leave_needs_person));
  choice.to = "keys";
  story.tell(intent::ChangeLeaving{choice});
  CHECK(story.asked<effect::PrepareLeaving>().size() == 1);
  choice.whom = Choice::Whom::me;
  story.tell(intent::ChangeLeaving{choice});
  CHECK(story.model.leaves.choice.form == Choice::Form::pdf);
}
