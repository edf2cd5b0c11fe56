/// The tour of what goes between a learner and a supervisor: what came back, and the other side of it.
#include <string>
#include <string_view>
#include <vector>

#include "cli/tour_acts.hpp"

namespace vignette::cli {

using words::say;
using words::Word;

namespace {

constexpr std::string_view asked_back = "What made it feel like that: distance, time, or not knowing who to ring?";
constexpr std::string_view replied = "Could we begin with your first point when we meet? What would you need from me?";
constexpr std::string_view agreed_first = "In Sam’s case every review went to everyone. We want the telling agreed before it is needed.";
constexpr std::string_view agreed_second = "Write who tells whom, and how soon, at the top of the next two plans.";

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

}  // namespace

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

}  // namespace vignette::cli
