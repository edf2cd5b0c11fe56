/// The tour as a learner goes on: the next morning, weeks later, and half a year on.
#include <string>
#include <string_view>

#include "cli/tour_acts.hpp"

namespace vignette::cli {

using words::say;
using words::Word;

namespace {

constexpr std::string_view only_mine = "I kept thinking of her. I had to put it down and walk round the block.";
constexpr std::string_view when = "a first meeting is set", will = "ask for speech and language advice", by = "30 October",
                           with = "my supervisor";
constexpr std::string_view own_title = "A plan nobody read";
constexpr std::string_view only_told =
    "The plan was finished on Tuesday and it was eleven pages long. It went to the team and to the placement. The meeting was on "
    "Thursday at ten. The school came, and the social worker. The plan was on the table. The meeting ended at eleven.";
constexpr std::string_view answered_again =
    "That the adults changed before they asked Sam to. His friend, the one he harmed, was not in my first answer at all. I read past her.";
constexpr std::string_view said_to_the_first = "You were right about being late. Ring them first.";
constexpr std::string_view to_talk_about = "I avoid asking families to sit in. I would like to look at why.";
constexpr std::string_view own_note = "Two teams from the first day. Who tells whom, and how soon?";

/// A passage marked, with a note.
void mark_a_passage(Guide& guide) {
  Driver& driver = guide.driver();
  driver.press("ctrl+Home");
  driver.look();
  driver.press("Page_Down");
  if (!guide.select_in_a_paragraph()) return;
  guide.step("selection-tools", {.name = named(Word::marks_mark), .role = "button"});
  driver.press("ctrl+shift+m");
  driver.look({.name = named(Word::marks_your_note), .role = "text box"});
  driver.type(own_note);
  guide.step("mark-and-note", {.value = std::string(own_note), .saved = true});
  driver.press("Escape");
  driver.look({.name = named(Word::marks_your_note), .role = "text box", .gone = true});
}

/// The case read aloud, some sentences on from its beginning.
void hear_it(Guide& guide) {
  Driver& driver = guide.driver();
  driver.press("ctrl+Home");
  driver.press("ctrl+r");
  driver.look({.name = named(Word::aloud_pause), .role = "button"});
  for (int sentence = 0; sentence < 8; ++sentence) driver.press("alt+Down");
  guide.step("read-aloud", {.name = named(Word::aloud_stop), .role = "button"});
  driver.press("Escape");
  driver.look({.name = named(Word::aloud_stop), .role = "button", .gone = true});
}

void see_who_is_involved(Guide& guide) {
  Driver& driver = guide.driver();
  const std::string who = named(Word::figures_who);
  if (!driver.look().find(who, "link")) driver.click(named(Word::reader_rail), "button");
  driver.click(who, "link");
  guide.step("who-is-involved", {.screen = "pictures"});
  const std::string as_list = named(Word::figures_as_list);
  if (guide.roomy() && driver.look().find(as_list, "link")) {
    driver.click(as_list, "link");
    guide.step("who-is-involved-as-a-list", {.name = named(Word::figures_as_picture)});
    driver.click(named(Word::figures_as_picture), "link");
  }
  driver.look();
  driver.press("End");
  guide.step("in-what-order-it-happened");
  driver.press("alt+Left");
  driver.look({.screen = "reader"});
}

/// A marked passage under the answer, as a chip.
void cite_a_passage(Guide& guide) {
  Driver& driver = guide.driver();
  driver.press("ctrl+k");
  driver.look({.name = named(Word::marks_cite)});
  driver.press("Return");
  guide.step("a-passage-cited", {.name = named(Word::marks_cited), .saved = true});
  driver.press("ctrl+e");
  driver.look();
  driver.press("ctrl+e");
  to_the_answer(guide);
}

/// The door out of the writing, and back by its own way.
void go_to_the_door(Guide& guide) {
  Driver& driver = guide.driver();
  driver.click(named(Word::door_name), "button");
  guide.step("something-needs-acting-on", {.screen = "acting on"});
  driver.press("alt+Left");
  to_the_answer(guide);
}

/// "When … I will …, by …, with …", under an answer.
void promise_something(Guide& guide) {
  Driver& driver = guide.driver();
  driver.choose_by_keyboard(named(Word::commit_start));
  driver.look({.name = named(Word::commit_name_when), .role = "text box"});
  for (const std::string_view words : {when, will, by, with}) {
    if (words != when) driver.press("Tab");
    driver.look();
    driver.type(words);
  }
  guide.step("commitment", {.value = std::string(with), .saved = true});
}

/// The case as something to think with.
void think_with(Guide& guide, const pack::Case& pack) {
  Driver& driver = guide.driver();
  guide.open(pack);
  mark_a_passage(guide);
  driver.press("ctrl+Home");
  if (guide.roomy() && guide.explain_a_word()) {
    guide.step("a-word-explained");
    driver.press("Escape");
  }
  hear_it(guide);
  if (!pack.people.empty()) see_who_is_involved(guide);
  driver.press("ctrl+d");
  guide.step("glossary", {.screen = "glossary"});
  driver.press("alt+Left");
  driver.look({.screen = "reader"});
  driver.press("ctrl+Return");
  to_the_answer(guide);
  guide.step("question-with-marks");
  if (guide.roomy()) cite_a_passage(guide);
  promise_something(guide);
  if (guide.roomy()) go_to_the_door(guide);
  driver.press("ctrl+j");
  guide.step("lenses", {.name = named(Word::lens_title)});
}

/// What a case did to one, kept for oneself.
void keep_for_oneself(Guide& guide, const pack::Case& pack) {
  Driver& driver = guide.driver();
  for (std::size_t i = 0; i < pack.questions.size(); ++i) driver.press("ctrl+Next");
  driver.look({.screen = "end of case"});
  driver.click(named(Word::mine_case), "text box");
  driver.type(only_mine);
  guide.step("only-for-me", {.value = std::string(only_mine), .saved = true});
}

/// A reflection of one's own, and the one question that is asked about it.
void reflect_on_practice(Guide& guide) {
  Driver& driver = guide.driver();
  driver.press("ctrl+n");
  driver.look({.name = named(Word::own_text), .role = "text box", .screen = "reflection"});
  driver.type(own_title);
  driver.press("Return");  // from the title to the text
  driver.look();
  driver.type(only_told);
  guide.step("own-reflection", {.value = std::string(only_told), .saved = true});
  driver.press("ctrl+shift+a");
  guide.step("a-question-about-it", {.name = named(Word::cue_why)});
  driver.choose_by_keyboard(named(Word::own_done), "button");
  guide.step("portfolio-with-a-reflection", {.screen = "portfolio", .saved = true});
}

/// The one sheet for what leaves: for oneself, then as the page for supervision.
void see_what_leaves(Guide& guide) {
  Driver& driver = guide.driver();
  driver.press("ctrl+2");
  driver.look({.screen = "portfolio"});
  driver.press("ctrl+shift+s");
  driver.look({.screen = "leaving"});
  driver.choose_by_keyboard(named(Word::leave_supervision), "radio button");
  driver.reach_by_keyboard(named(Word::leave_talk), "text box");
  driver.type(to_talk_about);
  driver.look({.name = named(Word::leave_making), .gone = true});
  guide.step("what-leaves", {.role = "image", .screen = "leaving"});
  driver.choose_by_keyboard(named(Word::leave_more), "radio button");
  driver.choose_by_keyboard(named(Word::leave_txt), "radio button");
  guide.step("what-leaves-as-text", {.name = named(Word::leave_preview_text), .screen = "leaving"});
  driver.press("Escape");
  driver.look({.screen = "portfolio"});
}

/// What one said one would do is back, and a passage one marked is no longer in the case.
void weeks_later(Guide& guide) {
  guide.weeks_pass();
  guide.start();
  Driver& driver = guide.driver();
  guide.step("a-commitment-is-back", {.name = named(Word::commit_say_became), .screen = "shelf"});
  driver.choose_by_keyboard(named(Word::commit_say_became));
  guide.step("what-became-of-it", {.name = named(Word::commit_became), .screen = "commitments"});
  driver.press("ctrl+1");
  guide.open(guide.cases().front());
  if (!driver.look().find(named(Word::marks_title), "button")) return;  // a small window's bar has no room for it
  driver.choose_by_keyboard(named(Word::marks_title), "button");
  guide.step("a-mark-no-longer-in-the-text", {.name = named(Word::marks_lost), .screen = "marks"});
  driver.press("alt+Left");
  driver.look({.screen = "reader"});
}

}  // namespace

void next_morning(Guide& guide) {
  guide.start();
  guide.step("the-next-morning", {.screen = "shelf"});
  guide.driver().press("ctrl+2");
  guide.step("portfolio-the-next-morning", {.role = "list item", .screen = "portfolio"});
  think_with(guide, guide.cases().front());
  keep_for_oneself(guide, guide.cases().front());
  reflect_on_practice(guide);
  guide.driver().press("ctrl+3");
  guide.step("commitments", {.screen = "commitments"});
  see_what_leaves(guide);
  guide.quit();
}

void answer_again(Guide& guide) {
  if (guide.roomy()) {
    weeks_later(guide);
  } else {
    guide.start();
    guide.open(guide.cases().front());
  }
  Driver& driver = guide.driver();
  driver.press("ctrl+Return");
  to_the_answer(guide);
  driver.press("ctrl+shift+n");
  driver.look({.name = named(Word::again_stop)});
  driver.look({.name = named(Word::question_your_answer), .role = "text box"});
  driver.type(answered_again);
  guide.step("answering-again", {.value = std::string(answered_again), .saved = true});
  driver.press("ctrl+shift+t");
  driver.look({.screen = "then and now"});
  driver.reach_by_keyboard(named(Word::then_say), "text box");
  driver.type(said_to_the_first);
  guide.step("then-and-now", {.value = std::string(said_to_the_first), .saved = true});
  driver.press("Escape");
  driver.look({.screen = "question"});
  driver.press("ctrl+j");
  driver.look({.name = named(Word::lens_title)});
  driver.choose_by_keyboard(named(Word::expect_name), "radio button");
  driver.choose_by_keyboard(named(Word::expect_add), "link");
  guide.step("what-inspectors-looked-for", {.name = named(Word::expect_not_now)});
  for (std::size_t i = 0; i < guide.cases().front().questions.size(); ++i) driver.press("ctrl+Next");
  guide.step("the-end-of-a-case", {.name = named(Word::end_said), .screen = "end of case"});
  guide.quit();
}

}  // namespace vignette::cli
