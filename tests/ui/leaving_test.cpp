/// The one sheet for everything that leaves, and what is noticed while writing: by name, and by key alone.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <set>

#include "support/stage.hpp"
#include "ui/leaving.hpp"
#include "ui/sheet_page.hpp"
#include "ui/text_box.hpp"
#include "words/words.hpp"

using namespace vignette;
using app::Key;
using Choice = app::LeavingChoice;
using tests::Stage;
using words::say;
using words::Word;

namespace {

constexpr std::string_view written = "I rang the school in Nottingham. Then I waited.";

struct Sheet : Stage {
  explicit Sheet(float wide = 1440, float high = 900) : Stage(wide, high) {
    wish(app::intent::PacksRead{tests::two_cases()});
    wish(app::intent::PortfolioOpened{});
    wish(app::intent::AnswersRead{});
    wish(app::intent::OpenAt{model.cases.at(0).pack->id, model.cases.at(0).pack->questions.at(0).id});
    type(written);
  }
  const app::effect::PrepareLeaving* asked() const {
    for (auto at = effects.rbegin(); at != effects.rend(); ++at)
      if (const auto* found = std::get_if<app::effect::PrepareLeaving>(&*at)) return found;
    return nullptr;
  }
  /// Somebody made what was asked for.
  void make(std::size_t pages = 2) {
    app::LeavingPreview preview{.text = std::string(written), .pages = pages, .width = 794, .height = 1123, .answers = 1};
    const std::string text(written);
    const auto at = text.find("Nottingham");
    using Kind = reflect::Way::Kind;
    preview.texts.push_back({.key = model.leaves.choice.answer, .title = "Sam", .question_number = 1, .text = text});
    preview.texts[0].findings.push_back({{at, at + 10},
                                         reflect::Detail::place,
                                         Word::details_why_place,
                                         {{Kind::less_exact, Word::details_say_town}, {Kind::leave_out, std::nullopt}}});
    wish(app::intent::LeavingPrepared{model.leaves.asked, preview});
  }
  void open() {
    press({.key = Key::s, .ctrl = true, .shift = true});
    make();
  }
  using Stage::click;
  void click(Word word) { Stage::click(say(word)); }
  const std::string& answer() const { return model.drafts.at(model.leaves.choice.answer).editing.text; }
};

std::string last_line() { return say(Word::leave_last_line, fmt::arg("words", say(reflect::under_every_look))); }

}  // namespace

TEST_CASE("what leaves: chosen by name, with its limits, its preview and the look for what points to somebody") {
  Sheet stage;
  stage.open();
  CHECK(stage.model.screen == app::Screen::leaving);
  CHECK(stage.has(last_line()));
  CHECK_FALSE(stage.has(say(Word::leave_limits_supervision)));  // nobody else reads it
  stage.click(Word::leave_supervision);
  CHECK(stage.has(say(Word::leave_limits_supervision)));
  stage.click(ui::Role::text_box, say(Word::leave_talk));
  stage.type("Who tells whom?\nWhen?");
  CHECK(stage.asked()->wish.talk == std::vector<std::string>{"Who tells whom?", "When?"});
  stage.make();
  CHECK(stage.has("Page 1 of 2"));
  CHECK(stage.item("Page 1 of 2, as it will be").value == written);
  stage.click(Word::leave_next_page);
  CHECK(stage.has("Page 2 of 2, as it will be"));
  stage.click(Word::leave_more);
  stage.make(0);
  stage.click(Word::leave_txt);
  CHECK(stage.asked()->wish.choice.form == Choice::Form::txt);
  stage.make(0);
  CHECK(stage.item(say(Word::leave_preview_text)).value == written);
  stage.click(Word::leave_save_file);
  REQUIRE(std::holds_alternative<app::effect::SaveLeaving>(stage.effects.back()));
  CHECK(std::get<app::effect::SaveLeaving>(stage.effects.back()).ending == ".txt");
  stage.wish(app::intent::LeavingSaved{"/home/r/page.txt"});
  CHECK(stage.has("Saved as /home/r/page.txt."));
  stage.click(Word::leave_team);
  CHECK(stage.has(say(Word::leave_limits_team)));
  stage.click(Word::door_name);
  CHECK(stage.model.screen == app::Screen::acting_on);
}

TEST_CASE("what leaves: a finding stands in its place with why it matters and the ways out, and none stands in the way") {
  Sheet stage;
  stage.open();
  CHECK(stage.has("I rang the school in Nottingham. Then I waited."));
  const auto before = stage.item(say(Word::leave_save)).states;
  CHECK((before & ui::disabled) == 0);
  stage.click(Word::leave_keep);
  stage.click(ui::Role::text_box, say(Word::leave_why));
  stage.type("My own town");
  stage.press(Key::escape);
  CHECK(stage.model.screen == app::Screen::leaving);
  stage.click("Write “a town nearby”");
  CHECK(stage.answer() == "I rang the school in a town nearby. Then I waited.");
  stage.wish(app::intent::TakenOutDone{stage.model.taking_out.what, {}});
  stage.press(Key::escape);
  CHECK(stage.model.screen == app::Screen::question);
  CHECK(app::editing(stage.model, app::Field::answer)->text == "I rang the school in a town nearby. Then I waited.");
}

namespace {

/// Four postcodes, each found, with reasons of one length: what goes is followed by what looks the same in the same place.
struct Postcodes : Sheet {
  static constexpr std::array<std::string_view, 4> all{"CF14 3AB", "CF10 1AA", "SA1 3SN", "LL57 2DG"};
  explicit Postcodes(float wide = 1440, float high = 900) : Sheet(wide, high) {
    press({.key = Key::a, .ctrl = true});
    type("Postcodes CF14 3AB, CF10 1AA, SA1 3SN and LL57 2DG were on it.");
    press({.key = Key::s, .ctrl = true, .shift = true});
    make_them();
  }
  /// Of what stands there now.
  void make_them() {
    app::LeavingPreview preview{.text = answer(), .pages = 1, .width = 794, .height = 1123, .answers = 1};
    app::LeavingText text{.key = model.leaves.choice.answer, .title = "Sam", .question_number = 1, .text = answer()};
    for (const auto one : all)
      if (const auto at = answer().find(one); at != std::string::npos)
        text.findings.push_back({{at, at + one.size()},
                                 reflect::Detail::postcode,
                                 Word::details_why_postcode,
                                 {{reflect::Way::Kind::leave_out, std::nullopt}}});
    preview.texts.push_back(std::move(text));
    wish(app::intent::LeavingPrepared{model.leaves.asked, preview});
  }
  void taken() {
    wish(app::intent::TakenOutDone{model.taking_out.what, {}});
    make_them();
  }
  /// The rectangle of the numbered one of this name, first 0.
  page::Rect the(std::size_t number, std::string_view name) const {
    for (const auto& one : outline.items)
      if (one.name == name && number-- == 0) return one.rect;
    FAIL("no such thing: " << name);
    return {};
  }
  void click_the(std::size_t number, Word name) {
    const auto rect = the(number, say(name));
    click_at({rect.x + rect.w / 2, rect.y + rect.h / 2});
  }
  bool says(std::string_view words) const { return answer().find(words) != std::string::npos; }
};

}  // namespace

TEST_CASE("what leaves: what is typed goes to why something stays, and presses no other detail's way out; by mouse and by keys") {
  for (const bool by_keys : {false, true}) {
    CAPTURE(by_keys);
    Postcodes stage(1440, 1600);
    if (by_keys) {
      stage.focus(say(Word::leave_out_of_it));
      stage.press(Key::enter);
    } else {
      stage.click_the(0, Word::leave_out_of_it);
    }
    stage.taken();
    CHECK_FALSE(stage.says("CF14 3AB"));
    // The control that went away hands its focus on to none that comes where it stood.
    REQUIRE(stage.focused() != nullptr);
    CHECK(stage.focused()->name == say(Word::leave_put_back));
    if (by_keys) {
      stage.focus(say(Word::leave_keep));
      stage.press(Key::enter);
    } else {
      stage.click_the(0, Word::leave_keep);
    }
    stage.type("She agreed");
    CHECK(stage.model.leaves.why.text == "She agreed");
    for (const auto one : {"CF10 1AA", "SA1 3SN", "LL57 2DG"}) CHECK(stage.says(one));
    stage.click(Word::leave_why_done);
    REQUIRE(stage.focused() != nullptr);
    CHECK(stage.focused()->name == say(Word::leave_look_again));
    for (const auto one : {"CF10 1AA", "SA1 3SN", "LL57 2DG"}) CHECK(stage.says(one));
  }
}

TEST_CASE("what leaves: a space after a detail was left out presses nothing that takes out another") {
  for (const bool by_keys : {false, true}) {
    Postcodes stage(1440, 1600);
    if (by_keys) stage.press(Key::tab);
    stage.click_the(1, Word::leave_out_of_it);
    stage.type("a b c d");  // at once, while it is being made anew
    stage.taken();
    stage.type("a b c d");  // and after; this puts it back, at the most
    CHECK(stage.says("CF14 3AB"));
    CHECK(stage.says("SA1 3SN"));
    CHECK(stage.says("LL57 2DG"));
  }
}

TEST_CASE("what leaves: what was left out stands there again when it is put back, and that is said where it stood") {
  Postcodes stage(1440, 1600);
  const auto where = stage.the(1, say(Word::leave_out_of_it));
  stage.click_the(1, Word::leave_out_of_it);
  stage.taken();
  CHECK_FALSE(stage.says("CF10 1AA"));
  CHECK(stage.has("“CF10 1AA” is left out now."));
  // A second press of the same place, as in a double click, reaches no other detail.
  stage.click_at({where.x + where.w / 2, where.y + where.h / 2});
  for (const auto one : {"CF14 3AB", "SA1 3SN", "LL57 2DG"}) CHECK(stage.says(one));
  if (!stage.says("CF10 1AA")) stage.click(Word::leave_put_back);
  CHECK(stage.says("CF10 1AA"));
  stage.make_them();
  CHECK(stage.has(say(Word::leave_now_back_versions, fmt::arg("quote", "CF10 1AA"))));
  CHECK(stage.answer() == "Postcodes CF14 3AB, CF10 1AA, SA1 3SN and LL57 2DG were on it.");
}

TEST_CASE("what leaves: shares that hold what was left out are named and stay, and the way to take it out of them asks first") {
  for (const bool earlier : {true, false}) {
    Sheet stage;
    stage.open();
    if (!earlier) stage.click(ui::Role::check_box, say(Word::leave_earlier));
    stage.click(Word::leave_out_of_it);
    portfolio::Reached reach;
    reach.shares = {{.number = "S1", .name = "K.", .mine = true, .made = {2026, 9, 3}, .share = true, .replies = 3},
                    {.number = "S2", .name = "", .mine = true, .made = {2026, 10, 1}, .share = true},
                    {.number = "S3", .name = "", .mine = true, .made = {2026, 10, 1}, .share = true}};
    if (earlier)
      stage.wish(app::intent::TakenOutDone{stage.model.taking_out.what, reach});
    else
      stage.wish(app::intent::ReachRead{reach});
    stage.make();
    CHECK(stage.has(say(Word::leave_earlier_gone)) == earlier);
    CHECK(stage.has("“Nottingham”"));
    CHECK(
        stage.has("It stands in what was shared too, which stays as it was: with K. on 3 September, share S2 on 1 October and share S3 on "
                  "1 October."));
    stage.click(Word::leave_shared_take_out);
    CHECK(stage.model.screen == app::Screen::take_out);
    CHECK(stage.has(say(Word::leave_title)));  // where the way back leads
    const auto* asked = stage.last_intent<app::intent::AskTakeOut>();
    CHECK((asked->what == portfolio::TakenOut::What::passage && asked->passage == "Nottingham"));
  }
}

TEST_CASE("what leaves: the words of a file without pages are read by keys alone, and the view follows the caret") {
  const float wide = GENERATE(1440.0F, 560.0F);
  CAPTURE(wide);
  Sheet stage(wide, 800);
  stage.press({.key = Key::s, .ctrl = true, .shift = true});
  auto choice = stage.model.leaves.choice;
  choice.form = Choice::Form::txt;
  stage.wish(app::intent::ChangeLeaving{choice});
  std::string text;
  for (int i = 0; i < 80; ++i) text += "A line of what would be in the file, number " + std::to_string(i) + ".\n";
  stage.wish(app::intent::LeavingPrepared{stage.model.leaves.asked, {.text = text, .answers = 1}});
  const auto name = say(Word::leave_preview_text);
  stage.focus(name);
  const auto id = stage.focused()->id;
  const auto in_view = [&] {
    const auto& box = stage.item(ui::Role::text_box, name);
    const auto& own = stage.memory.slot<ui::TextBoxSlot>("text box " + std::to_string(id)).own;
    const auto caret = stage.memory.manuscripts[id].caret({own.caret});
    constexpr float inset = 28;
    CHECK(box.rect.y + inset + caret.y >= box.seen.y - 0.5F);
    CHECK(box.rect.y + inset + caret.y + caret.h <= box.seen.bottom() + 0.5F);
  };
  in_view();
  for (int i = 0; i < 3; ++i) {
    stage.press(Key::page_down);
    in_view();
  }
  stage.press({.key = Key::end, .ctrl = true});
  in_view();
  stage.press({.key = Key::home, .ctrl = true});
  in_view();
}

TEST_CASE("what leaves: every detail can be looked at, however many there are; by keys, and a drawing costs what is in view") {
  const float wide = GENERATE(1440.0F, 560.0F);
  CAPTURE(wide);
  constexpr std::size_t many = 62;
  Sheet stage(wide, 800);
  stage.press({.key = Key::s, .ctrl = true, .shift = true});
  app::LeavingPreview preview{.text = std::string(written), .pages = 1, .width = 794, .height = 1123, .answers = 1};
  std::string text;
  preview.texts.push_back({.key = stage.model.leaves.choice.answer, .title = "Sam", .question_number = 1});
  for (std::size_t i = 0; i < many; ++i) {
    const auto at = text.size() + 15;
    text += "I rang them in Nottingham again, that day.\n";
    preview.texts[0].findings.push_back(
        {{at, at + 10}, reflect::Detail::place, Word::details_why_place, {{reflect::Way::Kind::leave_out, std::nullopt}}});
  }
  preview.texts[0].text = text;
  stage.wish(app::intent::LeavingPrepared{stage.model.leaves.asked, preview});
  CHECK(stage.has(say(Word::leave_found, fmt::arg("count", many))));
  stage.draw();  // now that it is known how high each is
  const auto drawn = std::ranges::count(stage.outline.items, say(Word::leave_keep), &ui::Item::name);
  CHECK(drawn < 20);
  std::set<ui::Id> walked;
  stage.focus(say(Word::leave_back));
  for (int i = 0; i < 600 && walked.size() < many; ++i) {
    stage.press(Key::tab);
    const auto* here = stage.focused();
    if (!here || here->name != say(Word::leave_keep)) continue;
    walked.insert(here->id);
    CHECK(here->seen.h > 20);
  }
  CHECK(walked.size() == many);
  stage.press(Key::enter);
  CHECK(stage.model.leaves.noting == std::pair(std::size_t{0}, many - 1));
}

TEST_CASE("what leaves: what was just changed is not counted among what is still to be looked at, before the look comes anew") {
  Sheet stage(1440, 1600);
  constexpr std::size_t many = 14;
  std::string text;
  app::LeavingText looked{.key = stage.model.leaves.choice.answer, .title = "Sam", .question_number = 1};
  for (std::size_t i = 0; i < many; ++i) {
    const std::string place = "CF" + std::to_string(10 + i) + " 1AA";
    text += (text.empty() ? "" : ", ") + place;
    looked.findings.push_back({{text.size() - place.size(), text.size()},
                               reflect::Detail::postcode,
                               Word::details_why_postcode,
                               {{reflect::Way::Kind::leave_out, std::nullopt}}});
  }
  stage.press({.key = Key::a, .ctrl = true});
  stage.type(text);
  stage.press({.key = Key::s, .ctrl = true, .shift = true});
  looked.key = stage.model.leaves.choice.answer;
  looked.text = stage.answer();
  REQUIRE(looked.text == text);
  stage.wish(app::intent::LeavingPrepared{stage.model.leaves.asked,
                                          {.text = text, .pages = 1, .width = 794, .height = 1123, .answers = 1, .texts = {looked}}});
  CHECK(stage.has(say(Word::leave_found, fmt::arg("count", many))));
  stage.click(Word::leave_out_of_it);
  CHECK(stage.answer().find("CF10 1AA") == std::string::npos);
  CHECK(stage.has(say(Word::leave_found, fmt::arg("count", many - 1))));
}

TEST_CASE("what leaves: while nothing was looked at yet, that is said and why, and not that nothing was found") {
  Sheet stage;
  stage.press({.key = Key::s, .ctrl = true, .shift = true});
  CHECK(stage.has(say(Word::leave_look_making)));
  CHECK_FALSE(stage.has(say(Word::leave_found_none)));
  stage.click(Word::leave_cancel);
  CHECK(stage.has(say(Word::leave_look_not_yet, fmt::arg("why", say(Word::leave_stopped)))));
  stage.click(Word::leave_supervision);
  stage.click(Word::leave_sealed);
  CHECK(
      stage.has("It has not been looked at yet, as there is no preview. It is not chosen yet whom the file is for. Choose a person, or a "
                "page instead."));
  CHECK_FALSE(stage.has(say(Word::leave_found_none)));
  CHECK(stage.has(last_line()));
}

TEST_CASE("what leaves: by keys alone, from the answer to the file") {
  Sheet stage;
  stage.press({.key = Key::s, .ctrl = true, .shift = true});
  CHECK(stage.has(say(Word::leave_making)));
  stage.make();
  const auto reach = [&](std::string_view name) {
    for (int tries = 0; tries < 60; ++tries) {
      if (stage.focused() && stage.focused()->name == name) return true;
      stage.press(Key::tab);
    }
    return false;
  };
  REQUIRE(reach(say(Word::leave_me)));
  stage.press(Key::right);
  CHECK(stage.model.leaves.choice.whom == Choice::Whom::supervision);
  stage.make();
  REQUIRE(reach(say(Word::leave_keep)));
  stage.press(Key::space);
  REQUIRE(reach(say(Word::leave_why_done)));
  stage.press(Key::enter);
  CHECK_FALSE(stage.has(say(Word::leave_keep)));
  REQUIRE(reach(say(Word::leave_save)));
  stage.press(Key::enter);
  CHECK(std::holds_alternative<app::effect::SaveLeaving>(stage.effects.back()));
}

TEST_CASE("what leaves: answers are ticked one by one; while it is made one can cancel") {
  Sheet stage;
  stage.press({.key = Key::s, .ctrl = true, .shift = true});
  stage.click(Word::leave_cancel);
  CHECK(stage.has(say(Word::leave_stopped)));
  CHECK_FALSE(stage.has(say(Word::leave_making)));
  stage.click(Word::leave_make);
  stage.make();
  stage.click(Word::leave_chosen);
  stage.make();
  const auto& items = stage.outline.items;
  const auto row =
      std::ranges::find_if(items, [](const auto& item) { return item.role == ui::Role::check_box && item.name.starts_with("Sam"); });
  REQUIRE(row != items.end());
  stage.click(ui::Role::check_box, std::string(row->name));
  CHECK(stage.asked()->wish.choice.chosen.size() == 1);
}

TEST_CASE("what leaves: for supervision each answer says which version goes, and its passages are ticks; by mouse and by keys") {
  for (const bool by_keys : {false, true}) {
    CAPTURE(by_keys);
    Sheet stage;
    stage.open();
    const auto key = stage.model.leaves.choice.answer;
    const auto make = [&] {
      app::LeavingPreview preview{.text = std::string(written), .pages = 1, .width = 794, .height = 1123, .answers = 1};
      preview.texts.push_back({.key = key, .title = "Sam", .question_number = 1, .text = std::string(written)});
      preview.each.push_back({key, "Sam", 1, {{"m1", "how best to speak with Sam", "Case summary"}, {"m2", "They met.", ""}}});
      stage.wish(app::intent::LeavingPrepared{stage.model.leaves.asked, preview});
    };
    const auto use = [&](ui::Role role, const std::string& name) {
      if (!by_keys) return stage.click(role, name);
      for (int steps = 0; steps < 200; ++steps) {
        if (const auto* at = stage.focused(); at && at->name == name && at->role == role) return stage.press(Key::space);
        stage.press(Key::tab);
      }
      FAIL("the keyboard does not come to " + name);
    };
    stage.click(Word::leave_supervision);
    make();
    const auto named = [&](const std::string& version) {
      return say(Word::leave_version_chosen, fmt::arg("name", "Sam, question 1"), fmt::arg("version", version));
    };
    const std::string latest(say(Word::leave_latest));
    use(ui::Role::button, named(latest));
    CHECK(stage.has(say(Word::leave_versions_reading)));
    stage.wish(app::intent::VersionsRead{
        key, {{"r1", {1'790'900'000'000}, "As it was.", {}}, {"r2", {1'791'000'000'000}, {}, portfolio::Instant{1}}}});
    const std::string earlier = say(Word::leave_version, fmt::arg("number", 1), fmt::arg("day", "2 October"));
    CHECK_FALSE(stage.has(say(Word::leave_version, fmt::arg("number", 2), fmt::arg("day", "3 October"))));  // it was taken out
    use(ui::Role::radio_button, earlier);
    CHECK(stage.asked()->wish.versions.at(key).id == "r1");
    make();
    CHECK(stage.has(named(earlier)));
    const std::string passage = "“how best to speak with Sam”, Case summary";
    CHECK((stage.item(ui::Role::check_box, passage).states & ui::checked) != 0);
    use(ui::Role::check_box, passage);
    CHECK(stage.asked()->wish.choice.left_out.at(key) == std::set<portfolio::Id>{"m1"});
    make();
    CHECK((stage.item(ui::Role::check_box, passage).states & ui::checked) == 0);
    CHECK(stage.has(say(Word::leave_in_it_fewer, fmt::arg("count", "one"))));
    use(ui::Role::radio_button, latest);
    CHECK(stage.asked()->wish.versions.empty());
  }
}

TEST_CASE("what leaves: a sealed file is for one whose six words were read, else the way leads to Review") {
  Sheet stage;
  stage.open();
  CHECK_FALSE(stage.has(say(Word::leave_sealed)));  // not for oneself
  stage.click(Word::leave_supervision);
  stage.click(Word::leave_sealed);
  CHECK(stage.has(say(Word::leave_sealed_nobody)));
  portfolio::Person ann{"keys of Ann", "Ann", "supervisor", {1}, portfolio::Instant{2}, {}}, unread{"others", "Bob", "", {1}, {}, {}};
  stage.wish(app::intent::ReviewsRead{{.people = {ann, unread}}});
  CHECK_FALSE(stage.has(say(Word::leave_sealed_nobody)));
  CHECK_FALSE(stage.has("Bob"));
  stage.click(ui::Role::radio_button, "Ann, supervisor");
  CHECK(stage.asked()->wish.choice.to == "keys of Ann");
  stage.make();
  CHECK(stage.has(say(Word::leave_only_they, fmt::arg("name", "Ann"))));
  CHECK(stage.has("Page 1 of 2"));  // the same preview
  stage.click(Word::leave_save_sealed);
  CHECK(std::get<app::effect::SaveLeaving>(stage.effects.back()).ending == ".vignette-sealed");
  Sheet other;
  other.open();
  other.click(Word::leave_team);
  other.click(Word::leave_sealed);
  other.click(Word::leave_to_review);
  CHECK(other.model.screen == app::Screen::review);
}

TEST_CASE("an answer that was shared says so, with whom and what came back, and leads there") {
  Sheet stage;
  const auto key = app::current_key(stage.model);
  app::ExchangeRead share;
  share.record = {.number = "N1", .mine = true, .keys = "keys", .name = "Ann"};
  share.record.pages.push_back({.kind = portfolio::PageKind::share, .number = "N1", .mine = true, .body = "b", .made = {2026, 10, 14}});
  share.record.pages.push_back({.kind = portfolio::PageKind::reply, .number = "N2", .body = "b", .made = {2026, 10, 16}});
  share.record.answers.push_back({key, "v1", 0, 1});
  portfolio::Shared shared;
  shared.page.made = {2026, 10, 14};
  shared.page.blocks = {{.kind = portfolio::Block::Kind::prose, .text = std::string(written)}};
  share.read.push_back({.shared = shared});
  share.read.push_back(
      {.reply = portfolio::Reply{.about = "N1",
                                 .name = "Ann",
                                 .made = {2026, 10, 16},
                                 .comments = {{.block = 0, .begin = 2, .end = 6, .quote = "rang", .words = "Who else knows?"}}}});
  CHECK(stage.has(say(Word::portfolio_only_you)));
  stage.wish(app::intent::ReviewsRead{{.exchanges = {share}}});
  CHECK(stage.has(say(Word::shared_who)));  // where it is written, too
  CHECK_FALSE(stage.has(say(Word::portfolio_only_you)));
  stage.wish(app::intent::ShowPortfolio{});
  stage.wish(app::intent::ChooseAnswer{key});
  CHECK(stage.has("Shared with Ann on 14 October. A reply is here."));
  CHECK_FALSE(stage.has(say(Word::portfolio_only_you)));
  stage.click(Word::shared_open);
  CHECK(stage.model.screen == app::Screen::exchange);
  CHECK(stage.model.review.chosen == "N1");
  const auto& items = stage.outline.items;
  CHECK(std::ranges::any_of(items, [](const auto& item) { return item.value.find("Who else knows?") != std::string::npos; }));
  CHECK(stage.has(say(Word::shared_type_reply)));  // another may come on paper
}

TEST_CASE("a reply that came on paper is typed in beside one's own share") {
  Sheet stage;
  app::ExchangeRead share;
  share.record = {.number = "N1", .mine = true};
  share.record.pages.push_back({.kind = portfolio::PageKind::share, .number = "N1", .mine = true, .body = "b", .made = {2026, 10, 14}});
  portfolio::Shared shared;
  shared.page.made = {2026, 10, 14};
  shared.page.blocks = {{.kind = portfolio::Block::Kind::prose, .text = std::string(written)}};
  share.read.push_back({.shared = shared});
  stage.wish(app::intent::ReviewsRead{{.exchanges = {share}}});
  stage.wish(app::intent::ShowExchange{"N1"});
  stage.click(Word::shared_type_reply);
  stage.click(ui::Role::text_box, say(Word::shared_their_reply));
  stage.type("Good to read");
  stage.click(ui::Role::text_box, say(Word::shared_from));
  stage.type("Ann");
  stage.click(Word::shared_keep_reply);
  REQUIRE(std::holds_alternative<app::effect::MakeReply>(stage.effects.back()));
  const auto& made = std::get<app::effect::MakeReply>(stage.effects.back());
  CHECK(made.form == app::ReplyForm::typed);
  CHECK(made.reply.words == "Good to read");
  CHECK(made.reply.name == "Ann");
}

TEST_CASE("what leaves: from what was found in a title or in what one would do one can go there") {
  Sheet stage;
  stage.open();
  app::LeavingPreview preview{.text = std::string(written), .pages = 1, .width = 794, .height = 1123, .answers = 1};
  const auto found = [](app::LeavingText::In in) {
    app::LeavingText text{.in = in, .key = {"sam", "q1"}, .commitment = "c", .title = "Sam", .question_number = 1, .text = "Ring Meredith"};
    text.findings.push_back({{5, 13}, reflect::Detail::name, Word::details_why_name, {}});
    return text;
  };
  preview.texts.push_back(found(app::LeavingText::In::commitment));
  preview.texts.push_back(found(app::LeavingText::In::title));
  stage.wish(app::intent::LeavingPrepared{stage.model.leaves.asked, preview});
  CHECK(stage.has(say(Word::leave_open_reflection)));
  stage.click(Word::leave_open_commitment);
  CHECK(stage.model.screen == app::Screen::commitments);
}

TEST_CASE("what leaves: what was shared is told among what is in it, and can be saved where nothing else is") {
  Sheet stage;
  stage.open();
  app::LeavingPreview preview{.text = "words", .answers = 2, .exchanges = 1};
  stage.wish(app::intent::LeavingPrepared{stage.model.leaves.asked, preview});
  CHECK(stage.has("Two answers, each with its question and the passages it rests on."));
  CHECK(stage.has(say(Word::leave_in_it_exchange)));
  preview.answers = 0;
  preview.exchanges = 3;
  stage.wish(app::intent::LeavingPrepared{stage.model.leaves.asked, preview});
  CHECK(stage.has(
      "Three shares, each with what is kept of the replies, of what was agreed and of your notes. Other people’s words are marked."));
  CHECK_FALSE(stage.has(say(Word::leave_in_it_nothing)));
  stage.click(Word::leave_save);
  CHECK(std::holds_alternative<app::effect::SaveLeaving>(stage.effects.back()));
}

TEST_CASE("what leaves: in narrow windows and low ones everything is there, and nothing is wider than the window") {
  for (const auto& [wide, high] : {std::pair{320.0F, 640.0F}, std::pair{720.0F, 450.0F}, std::pair{1100.0F, 500.0F}}) {
    CAPTURE(wide);
    Sheet stage(wide, high);
    stage.open();
    stage.click(Word::leave_supervision);
    stage.make();
    for (const auto word :
         {Word::leave_save, Word::leave_print, Word::leave_keep, Word::leave_never, Word::leave_limits_supervision, Word::door_name})
      CHECK(stage.has(say(word)));
    for (const auto& item : stage.outline.items) {
      CAPTURE(item.name);
      CHECK(item.rect.right() <= wide + 0.5F);
    }
    stage.click(Word::leave_save);
    CHECK(std::holds_alternative<app::effect::SaveLeaving>(stage.effects.back()));
  }
}

TEST_CASE("while writing one thing is said calmly under the sheet, and can be changed or kept") {
  Sheet stage;
  CHECK(stage.has(say(Word::detail_quiet)));
  stage.click(Word::detail_change);
  CHECK(app::editing(stage.model, app::Field::answer)->text.find("Nottingham") == std::string::npos);
  CHECK_FALSE(stage.has(say(Word::detail_quiet)));
  Sheet other;
  other.click(Word::detail_keep);
  CHECK_FALSE(other.has(say(Word::detail_quiet)));
  CHECK(app::editing(other.model, app::Field::answer)->text == written);
}

TEST_CASE("a page's picture has a name of its own, which no file has") {
  const auto picture = ui::page_picture(ui::name_of(ui::PagePicture{12, 3, 640}));
  REQUIRE(picture);
  CHECK(picture->number == 12);
  CHECK(picture->page == 3);
  CHECK(picture->pixels_wide == 640);
  CHECK_FALSE(ui::page_picture("/packs/sam/cover.png"));
}
