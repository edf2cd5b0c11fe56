// What we agreed: the lines while they are written, the page that is made of them, and what one adds to one's own copy.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/review.hpp"
#include "app/turn.hpp"
#include "support/a_share.hpp"
#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;
using Kind = portfolio::AgreedLine::Kind;

namespace {

const auto& number = tests::share_number;

Story shown(bool mine = false) {
  auto story = Story::begun();
  story.tell(intent::ShowReview{}).tell(intent::ReviewsRead{tests::reviews_with(tests::a_shared_exchange(mine))});
  story.tell(intent::ShowExchange{number}).tell(intent::ShowAgreement{});
  return story;
}

const portfolio::Agreement& draft(const Story& story) { return *agreement_draft(story.model.review); }

/// With what was agreed on the 22nd, frozen.
ExchangeRead agreed() {
  auto exchange = tests::a_shared_exchange();
  exchange.record.pages.push_back(
      {.kind = portfolio::PageKind::agreement, .number = std::string(26, '1'), .mine = true, .made = {2026, 10, 22}});
  PageRead read;
  read.agreement =
      portfolio::Agreement{.about = number, .made = {2026, 10, 22}, .lines = {{Kind::action, "Ask one family.", "R.", "18 December"}}};
  exchange.read.push_back(read);
  return exchange;
}

}  // namespace

TEST_CASE("what is agreed is kept letter by letter, line by line, and comes back") {
  auto story = shown();
  CHECK(story.model.screen == Screen::agreement);
  REQUIRE(draft(story).lines.size() == 1);
  story.type("Agree the telling early.", Field::agreed_words);
  REQUIRE(story.asked<effect::SaveAgreementDraft>().size() == 1);
  CHECK(story.asked<effect::SaveAgreementDraft>()[0].agreement.lines[0].words == "Agree the telling early.");
  story.tell(intent::AddAgreedLine{Kind::action}).type("Ask one family.", Field::agreed_words);
  story.type("R.", Field::agreed_owner).type("18 December", Field::agreed_by);
  CHECK(draft(story).lines == std::vector<portfolio::AgreedLine>{{Kind::learning, "Agree the telling early.", "", ""},
                                                                 {Kind::action, "Ask one family.", "R.", "18 December"}});
  story.tell(intent::ChooseAgreedLine{0});
  CHECK(editing(story.model, Field::agreed_words)->text == "Agree the telling early.");

  auto later = Story::begun();
  auto all = tests::reviews_with(tests::a_shared_exchange());
  all.agreements.emplace_back(draft(story), portfolio::Instant{5});
  later.tell(intent::ShowReview{}).tell(intent::ReviewsRead{all}).tell(intent::ShowExchange{number}).tell(intent::ShowAgreement{});
  CHECK(draft(later) == draft(story));
  CHECK(editing(later.model, Field::agreed_words)->text == "Agree the telling early.");
}

TEST_CASE("there are five lines at most; one in which nothing was said goes by itself, one taken out comes back") {
  auto story = shown();
  for (int i = 0; i < 7; ++i) story.type("Line.", Field::agreed_words).tell(intent::AddAgreedLine{Kind::support});
  CHECK(draft(story).lines.size() == portfolio::most_lines_agreed);
  story.tell(intent::ChooseAgreedLine{1}).tell(intent::RemoveAgreedLine{});
  CHECK(draft(story).lines.size() == 4);
  story.tell(intent::AddAgreedLine{Kind::action}).tell(intent::ChooseAgreedLine{0});
  CHECK(draft(story).lines.size() == 4);
  story.tell(intent::BringAgreedLineBack{});
  CHECK(draft(story).lines.size() == 5);
  CHECK(draft(story).lines.back().words.starts_with("Line."));
}

TEST_CASE("an agreement that says nothing is not made, nor one with a line that says who and not what") {
  auto story = shown();
  story.tell(intent::MakeAgreement{});
  CHECK(story.asked<effect::MakeAgreement>().empty());
  CHECK(story.model.review.problem->what == words::say(words::Word::agreed_empty));
  story.type("R.", Field::agreed_owner).tell(intent::MakeAgreement{});
  CHECK(story.asked<effect::MakeAgreement>().empty());
  CHECK(story.model.review.problem->what == words::say(words::Word::agreed_words_missing));
  story.type("Ask.", Field::agreed_words).tell(intent::MakeAgreement{});
  REQUIRE(story.asked<effect::MakeAgreement>().size() == 1);
  CHECK(story.asked<effect::MakeAgreement>()[0].agreement.about == number);
}

TEST_CASE("what is agreed is looked at before it goes: its lines with who and by when, and the two boxes") {
  using In = ReviewFound::In;
  auto story = shown();
  story.type("Ask the family.", Field::agreed_words).type("a colleague in Nottingham", Field::agreed_owner);
  story.tell(intent::AddAgreedLine{Kind::action}).type("Ring 07700 900123.", Field::agreed_words);
  story.type("I met them in Leicester.", Field::agreed_supervisor);
  story.tell(intent::AskForAgreement{});
  const auto& found = story.model.review.found;
  REQUIRE(found.size() == 3);
  CHECK((found[0].in == In::line && found[0].index == 0 && found[0].field == Field::agreed_owner));
  CHECK((found[1].in == In::line && found[1].index == 1 && found[1].field == Field::agreed_words));
  CHECK(found[2].in == In::supervisor);
  story.tell(intent::GoToFound{0});
  CHECK(story.model.review.agreeing.line == 0);
  const auto& owner = story.model.review.agreeing.owner;
  CHECK(owner.text.substr(owner.selection().begin, owner.selection().size()) == "Nottingham");
  story.tell(intent::Edit{Field::agreed_owner, {15, "Nottingham", "town"}});
  CHECK(found.size() == 2);
}

TEST_CASE("what was agreed is frozen when it is made; a correction is another page, and begins with what it corrects") {
  auto story = shown();
  story.type("Ask one family.", Field::agreed_words).tell(intent::MakeAgreement{});
  story.tell(intent::AgreementMade{agreed(), "/tmp/agreed.vignette-sealed"});
  CHECK_FALSE(agreement_draft(story.model.review));
  REQUIRE(story.asked<effect::SaveAgreementDraft>().size() == 1);
  CHECK(story.asked<effect::SaveAgreementDraft>()[0].done);
  CHECK(story.asked<effect::SaveExchange>().size() == 1);
  story.tell(intent::WriteAgreement{});
  CHECK(draft(story).lines[0].words == "Ask one family.");
  CHECK(story.model.review.exchanges[0].read.size() == 2);
}

TEST_CASE("what comes to a share while the place for a page is being chosen stays, and nothing is written that the page would not have") {
  auto story = shown();
  story.type("Ask one family.", Field::agreed_words).tell(intent::MakeAgreement{});
  CHECK_FALSE(editing(story.model, Field::agreed_words));
  story.tell(intent::AddAgreedLine{Kind::support}).tell(intent::ChangeAgreedElsewhere{true});
  CHECK(draft(story).lines.size() == 1);
  CHECK_FALSE(draft(story).elsewhere);
  story.type("We met on Tuesday.", Field::agreed_note).tell(intent::AddNote{}).type("22 October 2027", Field::agreed_until);
  story.tell(intent::AgreementMade{agreed(), "/tmp/agreed.vignette-sealed"});
  REQUIRE(story.asked<effect::SaveExchange>().size() == 1);
  const auto kept = story.asked<effect::SaveExchange>()[0].save.exchange;
  REQUIRE(kept.notes.size() == 1);
  CHECK(kept.notes[0].words == "We met on Tuesday.");
  CHECK(kept.keep_until == portfolio::Day{2027, 10, 22});
  CHECK(kept.pages.size() == 2);
  CHECK(story.model.review.exchanges[0].read.size() == 2);
  CHECK(story.asked<effect::FindFingerprint>().size() == 1);
}

TEST_CASE("the same page coming back a second time is not kept twice") {
  auto story = shown();
  story.tell(intent::AgreementMade{agreed(), {}}).tell(intent::GivenOpened{agreed(), portfolio::PageKind::agreement});
  CHECK(story.model.review.exchanges[0].record.pages.size() == 2);
}

TEST_CASE("nothing is taken out for good while the place for a page of it is being chosen") {
  auto story = shown();
  story.type("Ask one family.", Field::agreed_words).tell(intent::MakeAgreement{});
  story.tell(intent::AskTakeOut{.what = portfolio::TakenOut::What::exchange, .exchange = number});
  story.tell(intent::ReachRead{}).tell(intent::TakeOutForGood{});
  CHECK(story.asked<effect::TakeOut>().empty());
  CHECK(story.model.taking_out.problem->what == words::say(words::Word::vault_page_first));
  story.tell(intent::ReviewDropped{}).tell(intent::TakeOutForGood{});
  CHECK(story.asked<effect::TakeOut>().size() == 1);
}

/// The other's page, made after `agreed()`, or at the same time where neither had seen the other's.
ExchangeRead agreed_by_them(const std::string& page) {
  auto exchange = tests::a_shared_exchange();
  exchange.record.pages.push_back({.kind = portfolio::PageKind::agreement, .number = page, .made = {2026, 10, 23}});
  PageRead read;
  read.agreement = portfolio::Agreement{.about = number, .made = {2026, 10, 23}, .lines = {{Kind::action, "Ask two families."}}};
  exchange.read.push_back(read);
  return exchange;
}

TEST_CASE("what both have is said of one page: of a correction it has to be said anew, whoever made it") {
  auto story = shown();
  story.tell(intent::AgreementMade{agreed(), {}}).tell(intent::BothHave{});
  REQUIRE(story.model.review.exchanges[0].record.both_have);
  story.tell(intent::GivenOpened{agreed_by_them(std::string(26, '2')), portfolio::PageKind::agreement});
  CHECK(story.model.screen == Screen::agreement);  // what came is what is shown
  CHECK_FALSE(story.model.review.exchanges[0].record.both_have);
  CHECK_FALSE(story.asked<effect::SaveExchange>().back().save.exchange.both_have);
  story.tell(intent::BothHave{});
  CHECK(story.model.review.exchanges[0].record.both_have);
}

TEST_CASE("of two pages made without seeing each other the same one stands for both, in whatever order they came") {
  const std::string mine(26, '1'), theirs(26, '0');
  auto story = shown();
  story.tell(intent::AgreementMade{agreed(), {}});
  story.tell(intent::GivenOpened{agreed_by_them(theirs), portfolio::PageKind::agreement}).tell(intent::ShowAgreement{});
  CHECK(agreement_shown(story.model.review).page->number == mine);
  CHECK(agreement_of(story.model.review.exchanges[0])->lines[0].words == "Ask one family.");
  story.tell(intent::ReadAgreement{theirs});
  CHECK_FALSE(agreement_shown(story.model.review).stands);
  CHECK(agreement_shown(story.model.review).words->lines[0].words == "Ask two families.");
  story.tell(intent::ReadAgreement{});
  CHECK(agreement_shown(story.model.review).stands);
}

TEST_CASE("what stands is shown before what is being written, and that can be gone on with, or put away as a note to one's own copy") {
  auto story = shown();
  story.tell(intent::AgreementMade{agreed(), {}}).tell(intent::WriteAgreement{});
  story.type(" And why.", Field::agreed_words);
  story.tell(intent::GivenOpened{agreed_by_them(std::string(26, '2')), portfolio::PageKind::agreement}).tell(intent::ShowAgreement{});
  CHECK_FALSE(writes_agreement(story.model.review));
  CHECK(agreement_shown(story.model.review).words->lines[0].words == "Ask two families.");
  CHECK_FALSE(editing(story.model, Field::agreed_words));
  story.tell(intent::WriteAgreement{});
  CHECK(editing(story.model, Field::agreed_words)->text == "Ask one family. And why.");
  story.tell(intent::AddAgreedLine{Kind::support}).type("Jo", Field::agreed_owner);
  story.type("Too soon.", Field::agreed_learner).type("In time.", Field::agreed_supervisor).tell(intent::ChangeAgreedElsewhere{true});
  story.tell(intent::PutAgreementAway{});
  CHECK_FALSE(agreement_draft(story.model.review));
  REQUIRE(story.asked<effect::SaveAgreementDraft>().size() == 1);
  CHECK(story.asked<effect::SaveAgreementDraft>()[0].done);
  REQUIRE(story.asked<effect::SaveExchange>().size() == 1);
  const auto kept = story.asked<effect::SaveExchange>()[0].save.exchange;
  REQUIRE(kept.notes.size() == 1);
  CHECK(kept.notes[0].words ==
        "Action: Ask one family. And why.\nR., by 18 December\n\nSupport: Jo\n\nR. sees it differently: Too soon.\n\n"
        "The supervisor sees it differently: In time.\n\nWe agreed something here is recorded elsewhere.");
  CHECK(story.model.notice->what == words::say(words::Word::agreed_kept_as_note));
  story.tell(intent::WriteAgreement{});
  CHECK(editing(story.model, Field::agreed_words)->text == "Ask two families.");
}

TEST_CASE("a page on which nothing was written beyond what stands leaves no note when it is put away") {
  auto story = shown();
  story.tell(intent::AgreementMade{agreed(), {}}).tell(intent::WriteAgreement{});
  if (GENERATE(true, false)) story.tell(intent::RemoveAgreedLine{});
  story.tell(intent::PutAgreementAway{});
  CHECK_FALSE(agreement_draft(story.model.review));
  CHECK(story.model.review.exchanges[0].record.notes.empty());
  CHECK_FALSE(story.model.notice);
}

TEST_CASE("both have it once, on a day; it needs a page to have") {
  auto story = shown();
  story.tell(intent::BothHave{});
  CHECK(story.asked<effect::SaveExchange>().empty());
  story.tell(intent::AgreementMade{agreed(), {}}).tell(intent::BothHave{});
  REQUIRE(story.asked<effect::SaveExchange>().size() == 1);
  const auto day = story.asked<effect::SaveExchange>()[0].save.exchange.both_have;
  CHECK(day == portfolio::day_of(story.outside.now.instant, story.outside.now.offset_minutes));
  story.wait(3 * 86'400'000).tell(intent::BothHave{});
  CHECK(story.asked<effect::SaveExchange>().empty());
}

TEST_CASE("what was taken out of one share's agreement, or is half typed there, is never brought into another's") {
  auto story = Story::begun();
  auto all = tests::reviews_with(tests::a_shared_exchange());
  auto other = tests::a_shared_exchange();
  other.record.number = other.record.pages.front().number = "ZYXW" + number.substr(4);
  all.exchanges.push_back(other);
  story.tell(intent::ShowReview{}).tell(intent::ReviewsRead{all}).tell(intent::ShowExchange{number}).tell(intent::ShowAgreement{});
  story.type("Ask the first family.", Field::agreed_words).tell(intent::RemoveAgreedLine{}).type("22 Oc", Field::agreed_until);
  REQUIRE(story.model.review.agreeing.odd_day);
  story.tell(intent::ShowExchange{other.record.number}).tell(intent::ShowAgreement{}).tell(intent::BringAgreedLineBack{});
  CHECK(draft(story).lines[0].words.empty());
  CHECK(editing(story.model, Field::agreed_until)->text.empty());
  CHECK_FALSE(story.model.review.agreeing.odd_day);
}

TEST_CASE("until when it is kept follows what is typed as soon as that is a day") {
  auto story = shown();
  story.type("22 Oct", Field::agreed_until);
  story.type("ober 2027", Field::agreed_until);
  CHECK(story.model.review.exchanges[0].record.keep_until == portfolio::Day{2027, 10, 22});
  CHECK_FALSE(story.model.review.agreeing.odd_day);
  story.type("x", Field::agreed_until);
  CHECK(story.model.review.agreeing.odd_day);
  CHECK(story.model.review.exchanges[0].record.keep_until == portfolio::Day{2027, 10, 22});
}

TEST_CASE("a note to one's own copy is kept while it is typed, and stands with its day once it is added") {
  auto story = shown();
  story.type("We met on Tuesday.", Field::agreed_note);
  REQUIRE(story.asked<effect::SaveNoteDraft>().size() == 1);
  CHECK(story.asked<effect::SaveNoteDraft>()[0].words == "We met on Tuesday.");
  story.tell(intent::AddNote{});
  REQUIRE(story.asked<effect::SaveExchange>().size() == 1);
  CHECK(story.asked<effect::SaveExchange>()[0].save.exchange.notes.back().words == "We met on Tuesday.");
  CHECK(story.asked<effect::SaveNoteDraft>().back().words.empty());
  CHECK(editing(story.model, Field::agreed_note)->text.empty());
}

TEST_CASE("the lock takes what is being agreed from the model, and what was not kept comes back") {
  auto story = shown();
  story.type("Not on the disk yet.", Field::agreed_words).type("Nor this.", Field::agreed_note);
  story.model.vault.is_protected = true;
  story.tell(intent::Lock{});
  REQUIRE(story.asked<effect::Lock>().size() == 1);
  const auto held = story.asked<effect::Lock>()[0].held_reviews;
  CHECK(held.agreements.size() == 1);
  CHECK(held.notes.size() == 1);
  CHECK(story.model.review.agreements.empty());
  CHECK(story.model.review.agreeing.words.text.empty());
  intent::PortfolioOpened opened;
  opened.held_reviews = held;
  story.tell(opened).tell(intent::ReviewsRead{tests::reviews_with(tests::a_shared_exchange())});
  story.tell(intent::ShowExchange{number}).tell(intent::ShowAgreement{});
  CHECK(draft(story).lines[0].words == "Not on the disk yet.");
  CHECK(editing(story.model, Field::agreed_note)->text == "Nor this.");
}
