/// The tour of a first hour, of a word misspelt, and of a portfolio behind a passphrase.
#include <string>
#include <string_view>

#include "cli/tour_acts.hpp"
#include "shell/speller.hpp"

namespace vignette::cli {

using words::say;
using words::Word;

namespace {

constexpr std::string_view first_line = "What stood out was the first review, and who was asked.";
constexpr std::string_view second_line = "\nNobody treated the risk as fixed. A name I should not have written: Meredith.";
constexpr std::string_view sought = "review";
constexpr std::string_view misspelt_title = "A word for it";
constexpr std::string_view misspelt = "I asked what he would put on his wobblecard. Becuase of that we wrote the plan again.";

/// Finds a word in the case by keyboard, then selects a sentence with the pointer.
void find_and_select(Guide& guide) {
  Driver& driver = guide.driver();
  driver.press("ctrl+f");
  driver.look({.name = named(Word::find_field), .role = "text box"});
  driver.type(sought);
  driver.press("Return");
  guide.step("find");
  driver.press("Escape");
  driver.look({.name = named(Word::find_field), .role = "text box", .gone = true});
  if (!guide.select_in_a_paragraph()) return;
  guide.step("selection");
  driver.press("ctrl+c");
}

/// The question before the first kept word: what it looks like with a passphrase typed, and then the other way.
void choose_the_sign_in(Guide& guide) {
  guide.step("before-the-first-words", {.screen = "protect"});
  guide.type_passphrase_twice();
  guide.step("with-a-passphrase");
  guide.driver().click(named(Word::protect_with_sign_in));
  guide.step("with-the-sign-in");
  guide.driver().click(named(Word::protect_continue), "button");
}

void show_case(Guide& guide, const pack::Case& pack, bool at_length) {
  Driver& driver = guide.driver();
  const std::string who = called(pack);
  driver.press("ctrl+1");
  guide.click_card(pack);
  if (!pack.warnings.empty()) {
    guide.step(who + "-content-note", {.screen = "content note"});
    driver.click(named(Word::note_read), "button");
  }
  guide.step(who + "-reader", {.screen = "reader"});
  driver.press("Page_Down");
  guide.step(who + "-reader-further");
  if (at_length) find_and_select(guide);
  driver.press("ctrl+End");
  guide.step(who + "-reader-end");
  driver.click(named(Word::reader_answer_questions), "button");
  if (at_length) choose_the_sign_in(guide);
  for (std::size_t i = 0; i < pack.questions.size(); ++i) guide.answer(pack, i);
  guide.step(who + "-end", {.screen = "end of case", .saved = true});
}

void look_around(Guide& guide) {
  Driver& driver = guide.driver();
  driver.press("ctrl+2");
  guide.step("portfolio", {.screen = "portfolio"});
  driver.press("ctrl+comma");
  guide.step("settings", {.screen = "settings"});
  driver.press("F1");
  guide.step("keys", {.screen = "keys"});
  driver.press("Escape");
  driver.press("ctrl+1");
  driver.look({.screen = "shelf"});
  guide.navigate(named(Word::nav_private_link));
  guide.step("what-private-means", {.screen = "privacy"});
  driver.press("ctrl+1");
  guide.step("shelf-later", {.screen = "shelf"});
}

}  // namespace

void to_the_answer(Guide& guide) {
  guide.driver().look({.name = named(Word::question_your_answer), .role = "text box", .screen = "question"});
}

void first_hour(Guide& guide) {
  guide.clear();
  guide.start();
  guide.step("shelf", {.screen = "shelf"});
  for (std::size_t i = 0; i < guide.cases().size(); ++i) show_case(guide, guide.cases()[i], i == 0);
  look_around(guide);
  guide.quit();
}

void correct_a_word(Guide& guide) {
  if (!shell::has_dictionary(words::language())) return;
  guide.start();
  Driver& driver = guide.driver();
  driver.look({.screen = "shelf"});
  driver.press("ctrl+n");
  driver.look({.name = named(Word::own_text), .role = "text box", .screen = "reflection"});
  driver.type(misspelt_title);
  driver.press("Return");  // from the title to the text
  driver.look();
  driver.type(misspelt);
  driver.press("ctrl+Home");
  driver.press("F7");
  guide.step("spelling", {.name = named(Word::spelling_ignore), .role = "button", .saved = true});
  driver.choose_by_keyboard(named(Word::spelling_add), "button");
  driver.press("ctrl+shift+w");
  driver.press("ctrl+comma");
  driver.look({.screen = "settings"});
  driver.choose_by_keyboard(named(Word::settings_language));
  guide.step("spelling-in-the-settings", {.name = named(Word::settings_dictionary_follows), .screen = "settings"});
  guide.quit();
}

void behind_a_passphrase(Guide& guide) {
  guide.start_protected();
  Driver& driver = guide.driver();
  guide.open(guide.cases().front());
  driver.press("ctrl+Return");
  driver.look({.screen = "protect"});
  guide.type_passphrase_twice();
  guide.step("a-passphrase-twice", {.screen = "protect"});
  driver.press("Return");
  guide.step("recovery-sheet", {.screen = "recovery sheet"});
  guide.type_group_asked_for();
  guide.step("recovery-sheet-group");
  driver.press("Return");
  guide.write(first_line, std::string(first_line));
  driver.press("ctrl+l");
  guide.step("locked", {.screen = "unlock"});
  guide.type_passphrase();
  guide.step("locked-passphrase");
  driver.press("Return");
  const std::string both = std::string(first_line) + std::string(second_line);
  guide.write(second_line, both);
  guide.step("unlocked", {.value = both, .saved = true});
  driver.press("ctrl+2");
  guide.show_answer();
  guide.step("versions", {.name = named(Word::version_slider)});
  driver.choose_by_keyboard(named(Word::version_compare));
  guide.step("compare", {.screen = "compare", .saved = true});
  driver.press("ctrl+shift+f");
  driver.look({.name = named(Word::search_field), .role = "text box", .screen = "search"});
  driver.type(sought);
  guide.step("search", {.name = named(Word::search_answers), .screen = "search", .searched = true});
  driver.press("ctrl+2");
  guide.show_answer();
  driver.choose_by_keyboard(named(Word::portfolio_take_out));
  driver.look({.screen = "take out"});
  driver.choose_by_keyboard(named(Word::out_answer));
  guide.step("take-out", {.name = named(Word::out_row_stays), .screen = "take out"});
  driver.choose_by_keyboard(named(Word::out_take));
  guide.step("taken-out", {.name = named(Word::out_title_done)});
  guide.quit();
}

}  // namespace vignette::cli
