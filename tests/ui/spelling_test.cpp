// Spelling where one writes: what is asked about, the card beside a misspelt word, by pointer and by key; the settings; the count.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "app/spelling.hpp"
#include "support/stage.hpp"
#include "ui/widgets.hpp"

using namespace vignette;
using app::Key;
using tests::Stage;

namespace {

/// At a question, with a dictionary that lacks every word beginning with a "z".
struct Writing : Stage {
  explicit Writing(float wide = 1440, float high = 900, float dense = 1) : Stage(wide, high, dense) {
    wish(app::intent::PacksRead{tests::two_cases()});
    wish(app::intent::PortfolioOpened{});
    const auto& pack = *model.cases.at(0).pack;
    wish(app::intent::OpenAt{pack.id, pack.questions.at(0).id});
    wish(app::intent::DictionariesFound{{"cy-GB", "en-GB"}});
  }

  /// Everything that was asked of the dictionary and not answered yet.
  void answer() {
    for (; answered < effects.size(); ++answered) {
      if (const auto* check = std::get_if<app::effect::CheckWords>(&effects[answered])) {
        app::intent::WordsChecked checked{check->number, check->language, {}, {}};
        for (const auto& word : check->words) (word.starts_with('z') ? checked.wrong : checked.right).push_back(word);
        asked.insert(asked.end(), check->words.begin(), check->words.end());
        wish(checked);
      } else if (const auto* suggest = std::get_if<app::effect::SuggestWords>(&effects[answered])) {
        const bool right = !suggest->word.starts_with('z');
        wish(app::intent::WordsSuggested{suggest->number, right, right ? std::vector<std::string>() : suggestions});
      }
    }
  }
  std::string text() const { return app::editing(model, app::Field::answer)->text; }
  /// The middle of a stretch of the answer's first line.
  page::Point in_text(std::size_t column) {
    const auto& box = item(ui::Role::text_box, "Your answer").rect;
    const auto rect = memory.manuscripts.at(ui::id_of(app::Field::answer)).caret({column});
    return {box.x + 37 + rect.x, box.y + 25 + rect.y + rect.h / 2};
  }
  void right_click(page::Point at) { send({ui::PointerPressed{at, ui::Button::right}, ui::PointerReleased{at, ui::Button::right}}); }

  std::vector<std::string> asked, suggestions{"apple", "apply"};
  std::size_t answered = 0;
};

}  // namespace

TEST_CASE("words are asked about as they are finished, never the one being written") {
  Writing stage;
  stage.type("zapple is");
  stage.answer();
  CHECK(stage.asked == std::vector<std::string>{"zapple"});
  stage.type(" red ");
  stage.answer();
  CHECK(stage.asked == std::vector<std::string>{"zapple", "is", "red"});
  CHECK(app::spelt(stage.model, "zapple") == app::Spelt::wrong);
}

TEST_CASE("of a long text only what is seen is asked about") {
  Writing stage;
  std::string many;
  for (int i = 0; i < 3000; ++i)
    many += std::string("word") + static_cast<char>('a' + i % 26) + static_cast<char>('a' + i / 26 % 26) +
            static_cast<char>('a' + i / 676) + (i % 60 == 59 ? "\n" : " ");
  stage.paste(many);
  stage.answer();
  CHECK(stage.asked.size() > 50);
  CHECK(stage.asked.size() < 1500);
}

TEST_CASE("a right click on a misspelt word offers others; one of them takes its place, and the text is written on") {
  Writing stage;
  stage.type("a zapple a day");
  stage.answer();
  stage.right_click(stage.in_text(5));
  stage.answer();
  REQUIRE(stage.has("apple"));
  CHECK(stage.focused()->name == "apple");
  stage.click("apply");
  CHECK(stage.text() == "a apply a day");
  CHECK_FALSE(stage.has("apple"));
  CHECK(stage.focused()->name == "Your answer");
  stage.press(app::Chord{.key = Key::z, .ctrl = true});
  CHECK(stage.text() == "a zapple a day");
}

TEST_CASE("a right click on a word that is in the dictionary offers nothing") {
  Writing stage;
  stage.type("a zapple a day ");
  stage.answer();
  stage.right_click(stage.in_text(12));
  stage.answer();
  CHECK_FALSE(stage.model.spelling.offer);
}

TEST_CASE("by keyboard alone: to the next misspelt word, along what is offered, and away without a change") {
  Writing stage;
  stage.type("a zapple a day");
  stage.answer();
  stage.press(app::Chord{.key = Key::home, .ctrl = true});
  stage.press(Key::f7);
  stage.answer();
  stage.answer();
  REQUIRE(stage.has("apple"));
  stage.press(Key::down);
  CHECK(stage.focused()->name == "apply");
  stage.press(Key::up);
  stage.press(Key::up);
  CHECK(stage.focused()->name == "Switch spelling off");
  stage.press(Key::escape);
  CHECK_FALSE(stage.has("apple"));
  CHECK(stage.text() == "a zapple a day");
  CHECK(stage.focused()->name == "Your answer");
  stage.press(Key::f7);
  stage.answer();
  stage.press(Key::enter);
  CHECK(stage.text() == "a apple a day");
}

TEST_CASE("the menu key and Shift+F10 ask about the word the caret is in") {
  for (const app::Chord chord : {app::Chord{.key = Key::menu}, app::Chord{.key = Key::f10, .shift = true}}) {
    Writing stage;
    stage.type("a zapple");
    stage.press(chord);
    stage.answer();
    CHECK(stage.has("apple"));
  }
}

TEST_CASE("a press elsewhere closes the card and does what it always does") {
  Writing stage;
  stage.type("a zapple a day");
  stage.press(Key::f7);
  stage.answer();
  stage.answer();
  REQUIRE(stage.has("apple"));
  stage.click_at(stage.in_text(13));
  CHECK_FALSE(stage.model.spelling.offer);
  CHECK(app::editing(stage.model, app::Field::answer)->caret == 13);
}

TEST_CASE("added and ignored words are left alone from then on") {
  for (const char* way : {"Add to my words", "Ignore"}) {
    Writing stage;
    stage.type("a zapple a day");
    stage.press(Key::f7);
    stage.answer();
    stage.answer();
    stage.click(way);
    CHECK(app::spelt(stage.model, "zapple") == app::Spelt::right);
    CHECK(stage.text() == "a zapple a day");
  }
}

TEST_CASE("off in one click where the word is, and on again in the settings") {
  Writing stage;
  stage.type("a zapple a day");
  stage.press(Key::f7);
  stage.answer();
  stage.answer();
  stage.click("Switch spelling off");
  CHECK_FALSE(stage.model.habits.spelling);
  CHECK_FALSE(stage.has("apple"));
  stage.wish(app::intent::ShowSettings{"language"});
  stage.click("Underline words that are not in the dictionary");
  CHECK(stage.model.habits.spelling);
}

TEST_CASE("the settings say what is installed, what is missing, and which words are one's own") {
  Writing stage;
  stage.type("a zapple a day");
  stage.press(Key::f7);
  stage.answer();
  stage.answer();
  stage.click("Add to my words");
  stage.wish(app::intent::ShowSettings{"language"});
  CHECK(stage.has("Welsh (United Kingdom)"));
  stage.click("Welsh (United Kingdom)");
  CHECK(stage.model.habits.dictionary == "cy-GB");
  stage.click("Take out “zapple”");
  CHECK(stage.model.spelling.own.empty());
  stage.wish(app::intent::DictionariesFound{{"en-GB"}});
  const auto printed = stage.printed();
  CHECK(printed.find("No dictionary for Welsh (United Kingdom) is installed") != std::string::npos);
}

TEST_CASE("the card lies within the window at every size") {
  for (const auto& [wide, high] : {std::pair{1440.0F, 900.0F}, {720.0F, 450.0F}, {320.0F, 400.0F}, {360.0F, 225.0F}}) {
    Writing stage(wide, high);
    stage.suggestions = {"one", "two", "three", "four", "five"};
    stage.type("a zapple a day");
    stage.press(Key::f7);
    stage.answer();
    stage.answer();
    REQUIRE(stage.has("one"));
    for (const char* name : {"one", "Ignore", "Switch spelling off"}) {
      INFO(name << " in " << wide << " × " << high);
      const auto rect = stage.item(ui::Role::button, name).rect;
      CHECK(rect.x >= 0);
      CHECK(rect.y >= 0);
      CHECK(rect.right() <= wide);
      CHECK(rect.bottom() <= high);
    }
  }
}

TEST_CASE("the count is shown when it was asked for, keeps up, and goes again") {
  Writing stage;
  stage.type("one two ");
  CHECK_FALSE(stage.has("2 words"));
  stage.click("Count words");
  CHECK(stage.has("2 words"));
  stage.focus("Your answer");
  stage.type("three");
  CHECK(stage.has("3 words"));
  stage.press(app::Chord{.key = Key::w, .ctrl = true, .shift = true});
  CHECK(stage.has("Count words"));
}

TEST_CASE("counted by key the words come into view, and of an empty answer it is said that there are none") {
  for (const auto& [wide, high] : {std::pair{1440.0F, 900.0F}, {853.0F, 533.0F}, {640.0F, 400.0F}}) {
    Writing stage(wide, high);
    INFO(wide);
    const app::Chord count{.key = Key::w, .ctrl = true, .shift = true};
    stage.focus("Your answer");
    stage.press(count);
    const ui::Item none = stage.item("0 words");
    CHECK(none.seen.h == none.rect.h);
    stage.press(count);
    CHECK_FALSE(stage.has("0 words"));
    stage.focus("Your answer");
    stage.type("one two");
    stage.press(count);
    const ui::Item two = stage.item("2 words");
    CHECK(two.seen.h == two.rect.h);
  }
}

TEST_CASE("words of the work that dictionaries lack are not underlined") {
  Writing stage;
  stage.type("a keyworker and neurodivergent zork ");
  CHECK(app::spelt(stage.model, "keyworker") == app::Spelt::right);
  CHECK(app::spelt(stage.model, "Neurodivergent") == app::Spelt::right);
  CHECK(app::spelt(stage.model, "zork") != app::Spelt::right);
}

TEST_CASE("what a service has set stands in place of the usual steps, and on the page of what is private") {
  Writing stage;
  pack::PolicyRead read;
  read.policy.service = "Anytown";
  read.policy.doors[0] = {{{"Ring the duty desk."}, "Duty desk: 01632 960001"}};
  read.policy.retention = "Six months.";
  stage.wish(app::intent::PolicyRead{read});
  stage.wish(app::intent::ShowDoor{});
  CHECK(stage.has("What your service, Anytown, has set"));
  CHECK(stage.has("Ring the duty desk."));
  CHECK(stage.has("Duty desk: 01632 960001"));
  CHECK_FALSE(stage.has("It hasn’t set a text of its own. Its procedures come before this page."));
  stage.wish(app::intent::ChooseDoor{app::Door::me});
  CHECK_FALSE(stage.has("What your service, Anytown, has set"));
  CHECK(stage.has("It hasn’t set a text of its own. Its procedures come before this page."));
  stage.wish(app::intent::ShowPrivacy{});
  CHECK(stage.has("Six months."));
  read.policy.doors[0].steps.clear();
  stage.wish(app::intent::PolicyRead{read});
  stage.wish(app::intent::ShowDoor{});
  stage.wish(app::intent::ChooseDoor{app::Door::child_at_risk});
  CHECK(stage.has("What your service, Anytown, has set"));  // a contact alone is its word too
  CHECK(stage.has("Duty desk: 01632 960001"));
}

TEST_CASE("steps that differ by nation stand under each, the one where a person works first; the other keeps the usual ones") {
  for (const auto& [wide, high] : {std::pair{1440.0F, 900.0F}, std::pair{700.0F, 700.0F}}) {
    Writing stage(wide, high);
    pack::PolicyRead read;
    read.policy.doors[0].wales = {{"Ring the desk in Wales."}, "Desk: 01632 960004"};
    stage.wish(app::intent::PolicyRead{read});
    stage.wish(app::intent::ShowDoor{});
    const auto at = [&](std::string_view name) { return stage.item(name).rect.y; };
    CHECK(at("In England") < at("In Wales"));
    CHECK(at("In Wales") < at("Ring the desk in Wales."));
    CHECK(at("What your service has set") > at("In Wales"));
    CHECK(stage.has("In Wales. Desk: 01632 960004"));
    app::Look look = stage.model.look;
    look.nation = app::Nation::wales;
    stage.wish(app::intent::ChangeLook{look});
    CHECK(at("In Wales") < at("In England"));
    CHECK(at("Ring the desk in Wales.") < at("In England"));
  }
}

TEST_CASE("a misspelt word is said beside the text it stands in, and no more once it is right") {
  Writing stage;
  const std::string said = "“zapple” is not in the dictionary";
  stage.type("a zapple");
  stage.answer();
  CHECK_FALSE(stage.has(said));  // it is still being written
  stage.type(" a day");
  stage.answer();
  CHECK(stage.item(ui::Role::note, said).rect.w > 0);
  stage.press(app::Chord{.key = Key::home, .ctrl = true});
  stage.press(Key::f7);
  stage.answer();
  stage.answer();
  stage.click("apple");
  CHECK_FALSE(stage.has(said));
}

TEST_CASE("what is written on one line is checked too: a commitment's gaps and a reflection's title; and a note to a mark") {
  SECTION("a commitment") {
    Writing stage;
    stage.type("Words.");
    stage.click(ui::Role::link, "Make a commitment");
    stage.type("a zapple is");
    stage.answer();
    CHECK(stage.has("“zapple” is not in the dictionary"));
    stage.press(Key::home);
    stage.press(Key::f7);
    stage.answer();
    stage.answer();
    REQUIRE(stage.has("apple"));
    stage.press(Key::enter);
    CHECK(app::editing(stage.model, app::Field::commit_when)->text == "a apple is");
  }
  SECTION("a note") {
    Writing stage;
    stage.wish(app::intent::OpenCase{stage.model.cases.at(0).pack->id});
    stage.wish(app::intent::PastContentNote{});
    const auto& pieces = app::current_case(stage.model)->document->pieces;
    const auto at = static_cast<std::size_t>(
        std::ranges::find_if(pieces, [](const app::Piece& one) { return one.block.text.size() > 60; }) - pieces.begin());
    stage.wish(app::intent::Select{{{at, 0}, {at, 12}}});
    stage.wish(app::intent::MarkSelection{true});
    stage.type("a zapple is");
    stage.answer();
    CHECK(stage.has("“zapple” is not in the dictionary"));
    stage.press(app::Chord{.key = Key::home, .ctrl = true});
    stage.press(Key::f7);
    stage.answer();
    stage.answer();
    REQUIRE(stage.has("apple"));
    stage.press(Key::enter);
    CHECK(app::note_being_written(stage.model)->text == "a apple is");
  }
  SECTION("a title") {
    Writing stage;
    stage.wish(app::intent::StartReflection{});
    stage.type("a zapple is");
    stage.answer();
    CHECK(stage.has("“zapple” is not in the dictionary"));
    stage.press(app::Chord{.key = Key::home, .ctrl = true});
    stage.press(Key::f7);
    stage.answer();
    stage.answer();
    REQUIRE(stage.has("apple"));
    stage.press(Key::enter);
    CHECK(app::editing(stage.model, app::Field::reflection_title)->text == "a apple is");
    CHECK(stage.focused()->name == "Title");
    stage.press(Key::enter);  // and on to the text, as ever
    CHECK(stage.focused()->name != "Title");
  }
}

TEST_CASE("a short paragraph in Welsh under English is not underlined, and that it is not checked is said") {
  Writing stage;
  stage.paste("The plan was made and they zent on with it.\nDiolch yn fawr zam eich zaith.");
  stage.press(app::Key::enter);
  stage.answer();
  stage.settle();
  CHECK(stage.has("“zent” is not in the dictionary"));
  CHECK_FALSE(stage.has("“zam” is not in the dictionary"));
  CHECK_FALSE(stage.has("“zaith” is not in the dictionary"));
  CHECK(stage.has("Spelling is not checked where another language is written."));
}

TEST_CASE("a few words in Welsh are not underlined, under English or alone, and that they are not checked is said") {
  for (const char* before : {"The plan was made and they zent on with it.\n", ""}) {
    Writing stage;
    stage.wish(app::intent::DictionariesFound{{"en-GB"}});
    stage.paste(std::string(before) + "Byddwn yn gwrando zar Sam gyntaf ");
    for (; stage.answered < stage.effects.size(); ++stage.answered)
      if (const auto* check = std::get_if<app::effect::CheckWords>(&stage.effects[stage.answered])) {
        app::intent::WordsChecked checked{check->number, check->language, {}, {}};
        const std::string welsh = " Byddwn yn gwrando zar gyntaf zent ";
        for (const auto& word : check->words)
          (welsh.find(" " + word + " ") == std::string::npos ? checked.right : checked.wrong).push_back(word);
        stage.wish(checked);
      }
    stage.settle();
    CHECK(stage.has("“zent” is not in the dictionary") == (*before != 0));
    for (const char* word : {"Byddwn", "yn", "gwrando", "zar", "gyntaf"})
      CHECK_FALSE(stage.has("“" + std::string(word) + "” is not in the dictionary"));
    CHECK(stage.has("Spelling is not checked where another language is written."));
  }
}

TEST_CASE("where no dictionary is installed for what is written, that is said under it") {
  Writing stage;
  stage.wish(app::intent::DictionariesFound{{"en-GB"}});
  stage.paste("The plan was made and they went on with it.");
  CHECK_FALSE(stage.has("Spelling is not checked: no dictionary for Welsh is installed."));
  stage.press({.key = app::Key::a, .ctrl = true});
  stage.paste("Roedd y tîm wedi gofyn i Sam beth oedd yn bwysig iddo.");
  CHECK(stage.has("Spelling is not checked: no dictionary for Welsh is installed."));
  app::Habits habits = stage.model.habits;
  habits.spelling = false;  // asked for, it needs no words
  stage.wish(app::intent::ChangeHabits{habits});
  CHECK_FALSE(stage.has("Spelling is not checked: no dictionary for Welsh is installed."));
}

TEST_CASE("a short line of a text in another language is not underlined either; in a text of one's own language it is") {
  const auto underlined = [](const Stage& stage) {
    return std::ranges::count_if(stage.outline.items, [](const ui::Item& item) { return item.role == ui::Role::note; });
  };
  const std::string foreign = "zae zi zyn zoer ziawn zeddiw zac zfory", own = "all of what is written here is in the dictionary";
  for (const bool other : {true, false}) {
    Writing stage;
    const auto before = underlined(stage);
    stage.paste((other ? foreign : own) + "\nziolch zi zawb zeddiw\n");
    for (int i = 0; i < 3; ++i) stage.answer();
    CHECK(underlined(stage) - before == (other ? 0 : 4));
  }
}
