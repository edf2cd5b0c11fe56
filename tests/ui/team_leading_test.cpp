// Leading a team through a case: by name and by keys.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <string>

#include "support/a_team.hpp"

using namespace vignette;
using app::Key;
using tests::TeamStage;
using workshop::Phase;

namespace {

struct Leads : TeamStage {
  explicit Leads(float wide = 1440, float high = 900) : TeamStage(wide, high) {
    open();
    REQUIRE(model.screen == app::Screen::leading);
  }

  /// Reaches it by Tab, and uses it.
  void by_keys(std::string_view name, ui::Role role = ui::Role::button) {
    reach(name, role);
    presses(app::Chord{Key::space});
  }
  void reach(std::string_view name, ui::Role role) {
    for (int i = 0; i < 300; ++i) {
      press(Key::tab);
      if (focused() && focused()->name == name && focused()->role == role) return;
    }
    FAIL("Tab never came to " << name << ":\n" << printed());
  }
  void write(std::string_view field, std::string_view words) {
    reach(field, ui::Role::text_box);
    type(words);
  }
  const app::Leading& leading() { return team().leading; }
  std::string card(std::size_t which) { return leading().cards.at(which).card.text; }
};

bool says(const TeamStage& stage, std::string_view words) {
  return std::ranges::any_of(stage.outline.items, [&](const ui::Item& item) {
    return item.name.find(words) != std::string::npos || item.value.find(words) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("team leading: a question is led from writing to the wall by keys alone") {
  Leads stage;
  stage.write("How many are here?", "9");
  stage.press(Key::enter);
  stage.settled();
  CHECK(stage.has("9 here"));
  for (int step = 0; step < 3; ++step) {
    const auto next = std::ranges::find_if(stage.outline.items, [](const ui::Item& item) { return item.name.starts_with("Next: "); });
    REQUIRE(next != stage.outline.items.end());
    stage.by_keys(std::string(next->name));
  }
  REQUIRE(stage.leading().phase == Phase::writing);
  CHECK(stage.has("None in yet"));
  for (const auto* words : {"First of all", "The second", "A third", "One more", "And this", "The last"}) {
    stage.write("An answer, on the shared keyboard", words);
    stage.by_keys("Put it in");
    CHECK(stage.team().answer.text.empty());
  }
  stage.by_keys("Count a pass");
  CHECK(stage.has("Seven in"));
  stage.by_keys("Hide the count");
  CHECK(stage.has("The room doesn’t see the count."));
  stage.by_keys("Close writing");
  REQUIRE(stage.leading().phase == Phase::looking);
  CHECK(says(stage, "Six answers, one passed, shuffled."));

  stage.by_keys("New group");
  stage.write("Title of the group", "Who tells whom");
  stage.press(Key::enter);
  stage.settled();
  REQUIRE(stage.leading().groups.size() == 1);
  CHECK(stage.has("Who tells whom, zero") == false);
  stage.by_keys("First of all");
  stage.by_keys("Who tells whom");
  CHECK(app::cards_of(stage.leading(), 1).size() == 1);
  stage.by_keys("Out of its group");
  CHECK(app::cards_of(stage.leading(), 1).empty());
  stage.by_keys("Hold back");
  CHECK(stage.has("Why hold it back?"));
  stage.by_keys("It could hurt someone here", ui::Role::radio_button);
  stage.by_keys("Hold back");
  CHECK(stage.leading().held == 1);
  CHECK(says(stage, "The wall will say “one held back”."));
  CHECK(says(stage, "Held back: it could hurt someone here"));
  stage.by_keys("Another title");
  stage.write("Title of the group", " and when");
  stage.by_keys("Use this title");
  CHECK(stage.leading().groups.front().title == "Who tells whom and when");
  stage.by_keys("Reveal answers");
  CHECK(stage.leading().phase == Phase::shown);
  stage.by_keys("Show the room screen");
  CHECK(stage.model.screen == app::Screen::room);
}

TEST_CASE("team leading: what was held back can be left in after all, and Escape shuts step by step") {
  Leads stage;
  stage.to_looking(6);
  const auto text = stage.card(0);
  stage.clicks(text);
  stage.clicks("Hold back");
  stage.press(Key::escape);
  CHECK_FALSE(stage.has("Why hold it back?"));
  stage.clicks("Hold back");
  stage.clicks("Leave it in");
  CHECK(stage.leading().held == 0);
  stage.clicks("Hold back");
  stage.clicks(ui::Role::button, "Hold back");
  CHECK(stage.leading().held == 1);
  CHECK(stage.has("Leave it in"));
  stage.clicks("Leave it in");
  CHECK(stage.leading().held == 0);
  stage.press(Key::escape);
  CHECK_FALSE(stage.has("Hold back"));
}

TEST_CASE("team leading: fewer than five answers are talked about, and not offered to the wall") {
  Leads stage;
  stage.to_looking(4);
  CHECK_FALSE(stage.has("Reveal answers"));
  CHECK(says(stage, "Fewer than five answers"));
  stage.clicks("Talk without showing them");
  CHECK(stage.leading().phase == Phase::talked);
}

TEST_CASE("team leading: no word that was written is on the screen before writing closes") {
  Leads stage;
  stage.to_writing();
  stage.answered(6);
  CHECK(stage.has("Six in"));
  CHECK_FALSE(says(stage, "Quagmire"));
  stage.wishes(app::intent::Lead{app::lead::Close{}});
  CHECK(says(stage, "Quagmire"));
}

TEST_CASE("team leading: back from the room's screen, cards, notes and what is being typed are covered until they are asked for") {
  Leads stage;
  stage.team().note.text = "Heliotrope";
  stage.to_looking(6);
  CHECK_FALSE(says(stage, "Heliotrope"));  // the cards have the room: notes are a press away
  stage.clicks("Your notes");
  stage.click("A slip, or a spoken answer");
  stage.type("Marzipan");
  for (const auto* words : {"Quagmire", "Heliotrope", "Marzipan"}) CHECK(says(stage, words));
  for (int i = 0; i < 2; ++i) stage.presses(app::Chord{.key = Key::r, .ctrl = true, .shift = true});
  REQUIRE(stage.model.screen == app::Screen::leading);
  for (const auto* words : {"Quagmire", "Heliotrope", "Marzipan"}) CHECK_FALSE(says(stage, words));
  stage.by_keys("Show them to me");
  for (const auto* words : {"Quagmire", "Heliotrope", "Marzipan"}) CHECK(says(stage, words));
}

TEST_CASE("team leading: the timer stands still and goes on, and has a minute more") {
  Leads stage;
  CHECK(stage.has("05:00"));
  CHECK(stage.has("Time for this, of 5 minutes"));
  stage.by_keys("One more minute");
  CHECK(stage.has("06:00"));
  stage.by_keys("Pause");
  CHECK(stage.has("The timer stands still"));
  stage.now.instant.ms += 90'000;
  stage.wishes(app::intent::AskForTitle{std::nullopt});
  CHECK(stage.has("06:00"));
  stage.by_keys("Go on");
  CHECK_FALSE(stage.has("The timer stands still"));
}

TEST_CASE("team leading: a step that is still to come has other minutes and another place, while it is led") {
  Leads stage;
  stage.by_keys(std::string(std::ranges::find_if(stage.outline.items, [](const ui::Item& item) {
                              return item.name.find("Pause, 3 minutes") != std::string::npos;
                            })->name));
  REQUIRE(stage.team().step == 2);
  stage.by_keys("A minute more");
  CHECK(stage.leading().plan.steps[2].minutes == 4);
  stage.by_keys("Earlier");
  CHECK(stage.leading().plan.steps[1].kind == workshop::Step::Kind::pause);
}

TEST_CASE("team leading: what is kept can become more until the first answer, and only less after it") {
  Leads stage;
  CHECK(stage.has("Nothing is kept."));
  stage.by_keys("Those, and the answers without names");
  CHECK(stage.leading().keep == workshop::Keep::answers);
  stage.to_writing();
  stage.answered(1);
  CHECK(stage.has("Settled before the first answer. It can’t become more."));
  stage.by_keys("Group titles and team commitments");
  CHECK(stage.leading().keep == workshop::Keep::titles);
  CHECK_FALSE(stage.has("Those, and the answers without names"));
  stage.by_keys("Nothing");
  CHECK(stage.leading().keep == workshop::Keep::nothing);
  CHECK_FALSE(stage.has("Keep less"));
}

TEST_CASE("team leading: the team commits itself to two things at most, and takes one back") {
  Leads stage;
  REQUIRE(stage.all->set_present(9));
  while (stage.all->step().kind != workshop::Step::Kind::commitments) {
    if (stage.all->phase() == Phase::writing) REQUIRE(stage.all->close());
    if (stage.all->phase() == Phase::looking) REQUIRE(stage.all->talk());
    REQUIRE(stage.all->next());
  }
  stage.tell();
  const std::string_view field = "What the team will do, two things at most";
  stage.write(field, "Ask for one person to ring.");
  stage.by_keys("Write it down");
  stage.write(field, "Ring the school.");
  stage.press(Key::enter);
  stage.settled();
  CHECK(stage.leading().commitments.size() == 2);
  CHECK_FALSE(stage.has("Write it down"));
  stage.by_keys("Take it back");
  CHECK(stage.leading().commitments.size() == 1);
  CHECK(stage.has("Write it down"));
}

TEST_CASE("team leading: phones are told of, have another code, and can be left out") {
  Leads stage;
  stage.way = app::PhoneWay{.address = "192.168.0.24:7420", .code = "K7F2M", .guessed = true};
  stage.tell();
  CHECK(says(stage, "Open at 192.168.0.24:7420, with the code K7F2M."));
  CHECK(says(stage, "Somebody is guessing codes"));
  stage.by_keys("A new code");
  CHECK(std::ranges::any_of(stage.effects, [](const app::Effect& one) { return std::holds_alternative<app::effect::NewCode>(one); }));
  stage.by_keys("Go on with paper only");
  CHECK_FALSE(says(stage, "K7F2M"));
}

TEST_CASE("team leading: what could not be done is said where it was asked for") {
  Leads stage;
  for (int step = 0; step < 3; ++step) stage.wishes(app::intent::Lead{app::lead::Next{}});
  CHECK(says(stage, "Say how many are in the room before anybody writes"));
}

TEST_CASE("team leading: what comes next is shown from its beginning") {
  Leads stage(1440, 500);
  stage.to_writing();
  stage.answered(6);
  stage.click("Set the number");
  REQUIRE(stage.item(stage.leading().told.title).seen.h == 0);
  stage.wishes(app::intent::Lead{app::lead::Close{}});
  CHECK(stage.item(ui::Role::heading, stage.leading().told.title).seen.h > 0);
}

TEST_CASE("team leading: everything is within reach in narrow windows and large text") {
  const float wide = GENERATE(640.0F, 720.0F, 900.0F, 1100.0F, 1440.0F, 1920.0F);
  Leads stage(wide, 700);
  stage.to_looking(7);
  stage.wishes(app::intent::Lead{app::lead::MakeGroup{"Who tells whom, and when it is told"}});
  stage.clicks(stage.card(0));
  for (const auto& item : stage.outline.items) {
    if (!item.interactive || item.rect.w <= 1) continue;
    INFO(wide << ": " << item.name);
    CHECK(item.rect.x >= 0);
    CHECK(item.rect.right() <= wide);
    CHECK(item.rect.h >= 24);
  }
  stage.by_keys("One more minute");
  stage.by_keys("Hold back");
  stage.by_keys("Hold back");
  CHECK(stage.leading().held == 1);
  stage.by_keys("Show the room screen");
  CHECK(stage.model.screen == app::Screen::room);
}

TEST_CASE("team leading: a card far out of view has the keyboard come to it, and comes into view") {
  Leads stage(320, 260);
  stage.to_looking(7);
  for (std::size_t i = 0; i < stage.leading().cards.size(); ++i) {
    stage.by_keys(stage.card(i));
    CHECK(stage.team().card == stage.leading().cards.at(i).card.id);
    stage.press(app::Key::escape);
  }
}

TEST_CASE("team leading: a step is skipped, and a question in which something is in only once that was asked") {
  Leads stage;
  stage.by_keys("Skip");
  CHECK(stage.leading().at == 1);
  stage.to_writing();
  stage.answered(6);
  const auto at = stage.leading().at;
  stage.by_keys("Skip");
  CHECK(stage.leading().at == at);
  REQUIRE(stage.focused() != nullptr);
  CHECK(stage.focused()->name == "Stay with it");
  stage.press(Key::escape);
  CHECK_FALSE(stage.has("Stay with it"));
  stage.by_keys("Skip");
  stage.by_keys("Skip it");
  CHECK(stage.leading().at == at + 1);
  while (stage.all->step().kind != workshop::Step::Kind::close) REQUIRE(stage.all->skip());
  stage.tell();
  CHECK_FALSE(stage.has("Skip"));  // the last ends with the workshop
}

TEST_CASE("team leading: a step that is still to come is left out") {
  Leads stage;
  stage.to_writing();
  const auto steps = stage.leading().plan.steps.size();
  stage.wishes(app::intent::ChooseStep{stage.leading().at + 1});
  stage.clicks("Leave it out");
  CHECK(stage.leading().plan.steps.size() == steps - 1);
}

TEST_CASE("team leading: slips are typed once writing has closed, and what is typed on the shared keyboard is not read again before") {
  Leads stage;
  stage.to_writing();
  CHECK_FALSE(stage.has("A slip, or a spoken answer"));
  CHECK(says(stage, "The host types them in when writing closes."));
  stage.write("An answer, on the shared keyboard", "Marzipan");
  stage.clicks("Put it in");
  CHECK_FALSE(says(stage, "Marzipan"));
  stage.presses(app::Chord{.key = Key::z, .ctrl = true});
  CHECK_FALSE(says(stage, "Marzipan"));
  stage.wishes(app::intent::Lead{app::lead::Close{}});
  CHECK(says(stage, "Marzipan"));
  CHECK(stage.has("A slip, or a spoken answer"));
}

TEST_CASE("team leading: where only paper is a way in, nothing is typed before writing closes") {
  Leads stage;
  stage.team().choice.keyboard = false;
  stage.to_writing();
  CHECK_FALSE(stage.has("Put it in"));
  stage.wishes(app::intent::Lead{app::lead::Close{}});
  CHECK(stage.has("Put it in"));
}

TEST_CASE("team leading: a card is held back after the reveal too, and the wall is without it at once") {
  Leads stage;
  stage.to_looking(6);
  stage.clicks("Reveal answers");
  const auto text = stage.card(0);
  stage.clicks(text);
  stage.clicks("Hold back");
  stage.clicks("The writer asked");
  stage.clicks(ui::Role::button, "Hold back");
  CHECK(stage.leading().held == 1);
  CHECK(stage.leading().told.held == "one held back");
  for (const auto& column : stage.leading().told.wall) CHECK(std::ranges::find(column.cards, text) == column.cards.end());
  CHECK_FALSE(stage.has("Leave it in"));
}

TEST_CASE("team leading: a card is dragged onto a group, where there is a place to drop it, and out of it again") {
  Leads stage;
  stage.to_looking(6);
  REQUIRE(stage.all->make_group("Who tells whom"));
  REQUIRE(stage.all->make_group("Hear from others"));
  stage.tell();
  const auto middle = [&](std::string_view name) {
    const auto& seen = stage.item(name).seen;
    return page::Point{seen.x + seen.w / 2, seen.y + seen.h / 2};
  };
  const auto drag = [&](page::Point from, page::Point to) {
    stage.send({ui::PointerMoved{from}, ui::PointerPressed{.at = from}});
    stage.send({ui::PointerMoved{{from.x + 30, from.y + 4}}});
    stage.send({ui::PointerMoved{to}});
  };
  const auto drop = [&](page::Point at) {
    stage.send({ui::PointerReleased{.at = at}});
    stage.settled();
  };
  const auto text = stage.card(2);
  const auto group = [&] {
    return std::ranges::find(stage.leading().cards, text, [](const auto& one) { return one.card.text; })->card.group;
  };
  CHECK_FALSE(stage.has("Drop the answer here"));
  auto to = middle("Hear from others, no");
  drag(middle(text), to);
  CHECK(stage.has("Drop the answer here"));
  drop(to);
  CHECK(group() == 2);
  CHECK(stage.team().card.empty());  // and it is not opened
  CHECK_FALSE(stage.has("Drop the answer here"));

  to = middle("In no group, five");
  drag(middle(text), to);
  drop(to);
  CHECK(group() == 0);

  // Let go beside every group, or broken off, it stays where it is.
  drag(middle(text), {4, 200});
  drop({4, 200});
  CHECK(group() == 0);
  to = middle("Who tells whom, no");
  drag(middle(text), to);
  stage.press(Key::escape);
  CHECK_FALSE(stage.has("Drop the answer here"));
  drop(to);
  CHECK(group() == 0);
  CHECK(stage.model.screen == app::Screen::leading);

  // A press that hardly moves opens it, as before.
  const auto at = middle(text);
  stage.send({ui::PointerMoved{at}, ui::PointerPressed{.at = at}});
  stage.send({ui::PointerMoved{{at.x + 3, at.y + 2}}, ui::PointerReleased{.at = {at.x + 3, at.y + 2}}});
  stage.settled();
  CHECK_FALSE(stage.team().card.empty());
}

TEST_CASE("team leading: where every card is in a group, one can be dragged out under them") {
  Leads stage;
  stage.to_looking(5);
  REQUIRE(stage.all->make_group("Who tells whom"));
  for (const auto& card : stage.all->cards()) REQUIRE(stage.all->move_card(card.id, 1));
  stage.tell();
  const auto seen = stage.item(stage.card(0)).seen;
  const page::Point from{seen.x + 20, seen.y + 12};
  stage.send({ui::PointerMoved{from}, ui::PointerPressed{.at = from}});
  stage.send({ui::PointerMoved{{from.x + 40, from.y}}});
  const auto out = stage.item("Out of its group").seen;
  const page::Point to{out.x + 10, out.y + 5};
  stage.send({ui::PointerMoved{to}, ui::PointerReleased{.at = to}});
  stage.settled();
  CHECK(app::cards_of(stage.leading(), 0).size() == 1);
}

TEST_CASE("team leading: whoever closes writing by key is at the first card, and goes on from each step to the next") {
  Leads stage;
  const auto next = [&] {
    return std::string(
        std::ranges::find_if(stage.outline.items, [](const ui::Item& item) { return item.name.starts_with("Next: "); })->name);
  };
  stage.by_keys(next());
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == next());
  stage.to_writing();
  stage.answered(6);
  stage.by_keys("Close writing");
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == stage.card(0));
  stage.by_keys("Reveal answers");
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == next());
}

TEST_CASE("team leading: a step is added behind the one the room is at, by keys alone") {
  Leads stage;
  stage.to_writing();
  const auto at = stage.leading().at, steps = stage.leading().plan.steps.size();
  stage.by_keys("Add a step");
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Not now");
  stage.press(Key::escape);
  CHECK(stage.has("Add a step"));
  stage.by_keys("Add a step");
  stage.by_keys("Break", ui::Role::link);
  REQUIRE(stage.leading().plan.steps.size() == steps + 1);
  CHECK(stage.leading().plan.steps[at + 1].kind == workshop::Step::Kind::rest);
  CHECK(stage.leading().phase == Phase::writing);  // what is being done goes on
  CHECK(stage.has("Add a step"));
}

TEST_CASE("team leading: a group made by mistake is taken away, and its cards are in none") {
  Leads stage;
  stage.to_looking(5);
  REQUIRE(stage.all->make_group("Who tells whom"));
  REQUIRE(stage.all->move_card(stage.all->cards().front().id, 1));
  stage.tell();
  CHECK(app::cards_of(stage.leading(), 1).size() == 1);
  stage.by_keys("Take the group away");
  CHECK(stage.leading().groups.empty());
  CHECK(app::cards_of(stage.leading(), 0).size() == 5);
}

TEST_CASE("team leading: a coming question's words and times are changed, and the room hears whose they are") {
  Leads stage;
  stage.to_writing();
  const auto next = stage.leading().at + 1;
  REQUIRE(stage.leading().plan.steps[next].kind == workshop::Step::Kind::question);
  stage.wishes(app::intent::ChooseStep{next});
  stage.by_keys("Writing alone: a minute more");
  CHECK(stage.leading().plan.steps[next].alone == 5);
  stage.by_keys("Change the wording");
  stage.press({.key = Key::a, .ctrl = true});
  stage.type("What would Sam say of it?");
  stage.clicks("Ask this");
  CHECK(stage.leading().plan.questions[stage.leading().plan.steps[next].question].wording == "What would Sam say of it?");
  CHECK(stage.team().question.text.empty());
  CHECK_FALSE(stage.outline.find(ui::Role::text_box, "Your own question"));
  stage.wishes(app::intent::AskToSkip{true});  // nothing is in: it is skipped at once
  CHECK(stage.leading().told.title == "What would Sam say of it?");
  CHECK(stage.leading().which.ends_with(", from whoever leads"));
  CHECK(app::minutes_now(stage.leading()) == 5);
}

TEST_CASE("team leading: a question of one's own is added, and what is half typed of it stays when the room goes on") {
  Leads stage;
  stage.to_writing();
  const auto at = stage.leading().at, steps = stage.leading().plan.steps.size();
  stage.by_keys("Add a step");
  stage.by_keys("A question of your own", ui::Role::link);
  stage.type("Whom else");
  REQUIRE(stage.all->skip());
  stage.tell();
  CHECK_FALSE(stage.outline.find(ui::Role::text_box, "Your own question"));
  stage.by_keys("Add a step");
  stage.by_keys("A question of your own", ui::Role::link);
  stage.press(Key::end);
  stage.type(" would you tell?");
  stage.presses(app::Chord{Key::enter});
  REQUIRE(stage.leading().plan.steps.size() == steps + 1);
  const auto& added = stage.leading().plan.steps[at + 2];
  REQUIRE(added.kind == workshop::Step::Kind::question);
  CHECK(stage.leading().plan.questions[added.question].wording == "Whom else would you tell?");
}

TEST_CASE("team leading: whoever types at the shared keyboard doesn't read the notes over it") {
  Leads stage;
  stage.team().note.text = "Heliotrope";
  stage.to_writing();
  CHECK(says(stage, "Heliotrope"));
  const auto before = stage.item("An answer, on the shared keyboard").rect;
  stage.click(ui::Role::text_box, "An answer, on the shared keyboard");
  CHECK_FALSE(says(stage, "Heliotrope"));
  CHECK(stage.has("Not shown while the shared keyboard is used."));
  CHECK(stage.item("An answer, on the shared keyboard").rect.y == before.y);  // and nothing moves
  stage.type("One");
  stage.click("One more minute");
  CHECK_FALSE(says(stage, "Heliotrope"));
  stage.clicks("Put it in");
  stage.click("One more minute");
  CHECK_FALSE(says(stage, "Heliotrope"));  // whoever types next sits there already
  stage.click("Show your notes");
  CHECK(says(stage, "Heliotrope"));
  stage.click(ui::Role::text_box, "An answer, on the shared keyboard");
  CHECK_FALSE(says(stage, "Heliotrope"));
  stage.click("Show your notes");
  stage.click("Hide your notes");
  CHECK_FALSE(says(stage, "Heliotrope"));
}
