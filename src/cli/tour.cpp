#include "cli/tour.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>

#include "cli/guide.hpp"
#include "cli/inspect.hpp"
#include "cli/tour_team.hpp"
#include "shell/speller.hpp"

namespace vignette::cli {

using words::say;
using words::Word;

namespace {

constexpr std::string_view first_line = "What stood out was the first review, and who was asked.";
constexpr std::string_view second_line = "\nNobody treated the risk as fixed. A name I should not have written: Meredith.";
constexpr std::string_view sought = "review";
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
constexpr std::string_view misspelt_title = "A word for it";
constexpr std::string_view misspelt = "I asked what he would put on his wobblecard. Becuase of that we wrote the plan again.";
constexpr std::string_view to_talk_about = "I avoid asking families to sit in. I would like to look at why.";
constexpr std::string_view asked_back = "What made it feel like that: distance, time, or not knowing who to ring?";
constexpr std::string_view replied = "Could we begin with your first point when we meet? What would you need from me?";
constexpr std::string_view agreed_first = "In Sam’s case every review went to everyone. We want the telling agreed before it is needed.";
constexpr std::string_view agreed_second = "Write who tells whom, and how soon, at the top of the next two plans.";
constexpr std::string_view own_note = "Two teams from the first day. Who tells whom, and how soon?";

void answer_box(Guide& guide) {
  guide.driver().look({.name = named(Word::question_your_answer), .role = "text box", .screen = "question"});
}

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

void first_hour(Guide& guide) {
  guide.clear();
  guide.start();
  guide.step("shelf", {.screen = "shelf"});
  for (std::size_t i = 0; i < guide.cases().size(); ++i) show_case(guide, guide.cases()[i], i == 0);
  look_around(guide);
  guide.quit();
}

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
  answer_box(guide);
}

/// The door out of the writing, and back by its own way.
void go_to_the_door(Guide& guide) {
  Driver& driver = guide.driver();
  driver.click(named(Word::door_name), "button");
  guide.step("something-needs-acting-on", {.screen = "acting on"});
  driver.press("alt+Left");
  answer_box(guide);
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
  answer_box(guide);
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

/// An answer that was shared, with what came back; and the same sheet with a sealed file for whoever it was.
void what_was_shared(Guide& guide) {
  guide.share_with_somebody();
  guide.start();
  Driver& driver = guide.driver();
  driver.look({.screen = "shelf"});
  driver.press("ctrl+2");
  driver.look({.screen = "portfolio"});
  if (guide.roomy() && guide.tall()) {  // else it stands further down than is seen
    const auto shared = say(Word::portfolio_row, fmt::arg("name", called(guide.cases().front())), fmt::arg("number", 1));
    driver.look({.name = shared});
    driver.click(shared, "list item");
    guide.step("an-answer-that-was-shared", {.name = named(Word::shared_open)});
    driver.choose_by_keyboard(named(Word::shared_open), "link");
    guide.step("what-was-shared", {.name = named(Word::review_text), .screen = "exchange"});
    const View earlier = driver.look({.begins = "Came from "});
    for (const auto& item : earlier.items)
      if (item.role == "link" && item.name.starts_with("Came from ")) driver.choose_by_keyboard(item.name, item.role);
    guide.step("an-earlier-reply", {.begins = "An earlier reply"});
    driver.press("ctrl+2");
    driver.look({.screen = "portfolio"});
  }
  driver.press("ctrl+shift+s");
  driver.look({.screen = "leaving"});
  driver.choose_by_keyboard(named(Word::leave_supervision), "radio button");
  driver.choose_by_keyboard(named(Word::leave_sealed), "radio button");
  driver.choose_by_keyboard("Ann, supervisor", "radio button");
  driver.look({.name = named(Word::leave_making), .gone = true});
  guide.step("what-leaves-sealed", {.role = "image", .screen = "leaving"});
  guide.quit();
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

/// Half a year on, or whenever one asks: without seeing what was written, then both; and the case seen through what inspectors looked for.
void answer_again(Guide& guide) {
  if (guide.roomy()) {
    weeks_later(guide);
  } else {
    guide.start();
    guide.open(guide.cases().front());
  }
  Driver& driver = guide.driver();
  driver.press("ctrl+Return");
  answer_box(guide);
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

/// Selects a line and a half of the shared answer, from so many lines down.
void select_shared(Guide& guide, int lines) {
  Driver& driver = guide.driver();
  driver.reach_by_keyboard(named(Word::review_text), "text box");
  driver.press("ctrl+Home");
  for (int i = 0; i < lines; ++i) driver.press("Down");
  driver.press("shift+End");
}

/// Opens what R. shared: the newest is number 0.
void open_share(Driver& driver, std::size_t number) {
  const View view = driver.look();
  std::vector<std::string> rows;
  for (const auto& item : view.items)
    if (item.role == "button" && item.name.starts_with("R., case manager, ")) rows.push_back(item.name);
  if (rows.size() <= number) throw DriveFailure("nothing was shared");
  driver.choose_by_keyboard(rows[number]);
}

/// What is drawn before a reply or an agreement goes.
std::string only_page() { return say(Word::leave_page_picture, fmt::arg("number", 1), fmt::arg("count", 1)); }

/// From the share being read: two lines of what was agreed, and the page that would be made of them.
void agree_on_something(Guide& guide) {
  Driver& driver = guide.driver();
  driver.choose_by_keyboard(named(Word::agreed_show), "link");
  driver.look({.name = named(Word::agreed_words), .role = "text box", .screen = "agreement"});
  driver.reach_by_keyboard(named(Word::agreed_words), "text box");
  driver.type(agreed_first);
  driver.choose_by_keyboard(named(Word::agreed_add));
  driver.reach_by_keyboard(named(Word::agreed_words), "text box");
  driver.type(agreed_second);
  driver.reach_by_keyboard(named(Word::agreed_owner), "text box");
  driver.type("R.");
  guide.step("agreeing", {.value = std::string(agreed_second), .saved = true});
  driver.choose_by_keyboard(named(Word::agreed_make));
  guide.step("an-agreement-before-it-goes", {.name = only_page(), .role = "image"});
  driver.press("Escape");
}

/// The other side: what was shared with a supervisor, read beside its passages, commented on and answered.
void read_what_was_shared(Guide& guide) {
  guide.start_review();
  Driver& driver = guide.driver();
  driver.look({.screen = "shelf"});
  driver.press("ctrl+4");
  guide.step("shared-with-you", {.name = named(Word::review_known), .screen = "review"});
  if (guide.roomy()) {
    driver.choose_by_keyboard(named(Word::review_give_card));
    guide.step("a-key-card", {.name = say(Word::review_card_of, fmt::arg("name", "K."))});
    driver.choose_by_keyboard(named(Word::review_card_leave));
  }
  open_share(driver, 0);
  guide.step("a-share", {.name = named(Word::review_talk_about), .screen = "exchange"});
  select_shared(guide, 1);
  driver.press("ctrl+m");
  driver.look({.name = named(Word::review_your_comment), .role = "text box"});
  driver.type(asked_back);
  if (guide.roomy()) {  // in a narrow window each paragraph is a text of its own
    driver.press("Escape");
    select_shared(guide, 4);
    driver.press("ctrl+shift+m");
    select_shared(guide, 7);
    driver.press("ctrl+m");
    driver.look({.name = named(Word::review_your_comment), .role = "text box"});
    driver.choose_by_keyboard(named(Word::review_child_tell), "link");
  }
  guide.step("a-share-commented", {.name = named(Word::review_keep_comment), .saved = true});
  driver.press("Escape");
  driver.reach_by_keyboard(named(Word::review_reply), "text box");
  driver.type(replied);
  guide.step("a-reply-begun", {.value = std::string(replied), .saved = true});
  driver.choose_by_keyboard(named(Word::review_make));
  guide.step("a-reply-before-it-goes", {.name = only_page(), .role = "image"});
  driver.press("Escape");
  agree_on_something(guide);
  driver.press("ctrl+4");
  guide.step("shared-with-you-later", {.screen = "review"});
  open_share(driver, 1);
  driver.look({.screen = "exchange"});
  driver.choose_by_keyboard(named(Word::agreed_show), "link");
  guide.step("what-we-agreed", {.name = named(Word::agreed_both_keep), .screen = "agreement"});
  guide.quit();
}

/// A word that no dictionary has: what is offered for it, and what can be chosen in the settings. Where no dictionary is installed there is
/// nothing to show.
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

/// A second portfolio, locked with a passphrase: set, locked, opened again, its versions and what is found in it.
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

/// Makes the folder; a problem if that cannot be done, or nothing can be written there.
std::optional<words::Problem> folder_problem(const std::filesystem::path& folder) {
  std::error_code trouble;
  std::filesystem::create_directories(folder, trouble);
  if (!trouble && ::access(folder.c_str(), W_OK | X_OK) == 0) return std::nullopt;
  return words::Problem{
      .where = folder.string(), .what = std::string(say(Word::tour_folder)), .mend = std::string(say(Word::tour_folder_mend))};
}

/// A portfolio that is there already is somebody's: the tour makes one of its own.
std::optional<words::Problem> portfolio_problem(const Tour& tour) {
  if (!tour.portfolio) return std::nullopt;
  std::error_code unknown;
  const bool there = std::ranges::any_of(
      std::array{"", "-wal", "-shm"}, [&](const char* part) { return std::filesystem::exists(tour.portfolio->string() + part, unknown); });
  if (!there) return std::nullopt;
  return words::Problem{.where = tour.portfolio->string(),
                        .what = std::string(say(Word::tour_in_the_way)),
                        .mend = std::string(say(Word::tour_in_the_way_mend))};
}

}  // namespace

int run_tour(const Tour& tour) {
  if (const auto problem = portfolio_problem(tour)) {
    std::fputs((words::describe(*problem) + "\n").c_str(), stderr);
    return failed;
  }
  if (const auto problem = folder_problem(tour.out)) {
    std::fputs((words::describe(*problem) + "\n").c_str(), stderr);
    return failed;
  }
  try {
    Guide guide(tour);
    try {
      first_hour(guide);
      next_morning(guide);
      lead_a_team(guide);
      what_was_shared(guide);
      behind_a_passphrase(guide);
      answer_again(guide);
      correct_a_word(guide);
      read_what_was_shared(guide);
      return guide.report();
    } catch (const DriveFailure&) {
      try {
        guide.last_look();
      } catch (const DriveFailure&) {  // the program is gone: the first failure says more
      }
      throw;
    }
  } catch (const std::exception& failure) {
    std::fputs((words::describe({.where = tour.out.string(),
                                 .what = say(Word::tour_failed, fmt::arg("why", failure.what())),
                                 .mend = std::string(say(Word::tour_mend))}) +
                "\n")
                   .c_str(),
               stderr);
    return failed;
  }
}

}  // namespace vignette::cli
