// A case with a team: what is planned, how the timer runs, what stays hidden, and what leaves the model when.
#include "app/team.hpp"

#include <catch2/catch_test_macros.hpp>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;
using workshop::Keep;
using workshop::Phase;
using workshop::Reason;

namespace {

constexpr std::int64_t second = 1'000, minute = 60 * second;
constexpr Chord to_room{.key = Key::r, .ctrl = true, .shift = true};

Leading standing(const workshop::Workshop& all) {
  Leading now{.plan = all.plan(), .at = all.at(), .phase = all.phase(), .in = all.in(), .passed = all.passed()};
  for (auto& card : all.cards()) now.cards.push_back({.card = card});
  now.groups = all.groups();
  now.can_be_shown = all.can_be_shown();
  now.held = all.held();
  now.keep = all.keep();
  now.settled = all.settled();
  now.commitments = all.commitments();
  now.present = all.present();
  now.told = workshop::told(all, {});
  return now;
}

/// Whoever holds the workshop, as far as the model is concerned.
struct Led {
  Story story;
  workshop::Workshop all;

  explicit Led(Story begun = Story::begun(), Keep keep = Keep::nothing) : story(std::move(begun)), all(plan(), keep) {
    story.tell(intent::OpenRoom{});
    REQUIRE(story.asked<effect::OpenRoom>().size() == 1);
    tell();
  }
  const workshop::Plan& plan() {
    story.tell(intent::PlanWorkshop{"sam"});
    return story.model.team.plan;
  }
  void tell(std::optional<workshop::Refusal> refused = {}, std::optional<Field> from = {}) {
    story.tell(intent::TeamChanged{standing(all), refused, from});
  }
  Led& to_writing(std::size_t present = 12) {
    REQUIRE(all.set_present(present));
    while (!all.phase()) REQUIRE(all.next());
    tell();
    return *this;
  }
  Led& to_looking(std::size_t answers = 6) {
    to_writing();
    for (std::size_t i = 0; i < answers; ++i) REQUIRE(all.type("Quagmire " + std::to_string(i), "en-GB", 7'919 * (i + 1)));
    REQUIRE(all.close());
    tell();
    return *this;
  }
  const Team& team() const { return story.model.team; }
};

Story locked_with_passphrase() {
  auto story = Story::begun();
  story.model.vault.is_protected = true;
  return story;
}

/// Everything in the workshop's part of the model that could hold somebody's words.
std::string every_word(const Team& team) {
  std::string all;
  const auto add = [&](const Editing& text) {
    all += text.text;
    for (const auto& step : text.history) all += step.edit.removed + step.edit.inserted;
  };
  for (const auto* text : {&team.note, &team.answer, &team.group, &team.commitment, &team.present, &team.question}) add(*text);
  for (const auto& one : team.leading.cards) all += one.card.text;
  for (const auto& group : team.leading.groups) all += group.title;
  for (const auto& text : team.leading.commitments) all += text;
  for (const auto& text : team.leading.told.lines) all += text;
  for (const auto& column : team.leading.told.wall) {
    all += column.title;
    for (const auto& card : column.cards) all += card;
  }
  if (team.ending)
    for (const auto& question : team.ending->kept.questions)
      for (const auto& answer : question.answers) all += answer;
  for (const auto& line : team.lines) all += line.text;
  for (const auto& [field, words] : team.putting) all += words;
  for (const auto& line : team.leading.told.agreed) all += line;
  return all;
}

bool says(const Team& team, std::string_view words) { return every_word(team).find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a workshop is planned by the minute", "[team]") {
  auto story = Story::begun();
  story.tell(intent::PlanWorkshop{"sam"});
  CHECK(story.model.screen == Screen::team_plan);
  const Team& team = story.model.team;
  CHECK(workshop::minutes_of(team.plan) == 60);
  CHECK(team.plan.questions.size() == 2);
  CHECK(step_clocks(story.model).front() == "10:00");
  CHECK(step_clocks(story.model).back() == "11:00");

  auto choice = team.choice;
  choice.minutes = 90;
  choice.starts = 14 * 60 + 5;
  story.tell(intent::ChangeTeam{choice});
  CHECK(team.plan.questions.size() == 3);
  CHECK(step_clocks(story.model).back() == "15:35");
  story.tell(intent::ChangeStep{1, 20});
  CHECK(team.plan.steps[1].minutes == 20);
  story.tell(intent::ChangeStep{1, 0});
  CHECK(team.plan.steps[1].minutes == 20);
  const auto second_step = team.plan.steps[1], third_step = team.plan.steps[2];
  story.tell(intent::PutStep{1, 2});
  CHECK(team.plan.steps[1] == third_step);
  CHECK(team.plan.steps[2] == second_step);
  CHECK(team.step == 2);
}

TEST_CASE("another question of the case can be written to instead", "[team]") {
  auto story = Story::begun();
  story.tell(intent::PlanWorkshop{"sam"});
  const Team& team = story.model.team;
  const auto asks = [&](std::size_t which) {
    for (const auto& step : team.plan.steps)
      if (step.kind == workshop::Step::Kind::question && which-- == 0) return team.plan.questions[step.question].id;
    return std::string();
  };
  std::size_t first_step = 0;
  while (team.plan.steps[first_step].kind != workshop::Step::Kind::question) ++first_step;
  CHECK(asks(0) == "q1");
  story.tell(intent::ChooseStepQuestion{first_step, 2});
  CHECK(asks(0) == "q3");
  CHECK(asks(1) == "q2");
  story.tell(intent::ChooseStepQuestion{first_step, 1});  // which is asked later: they change places
  CHECK(asks(0) == "q2");
  CHECK(asks(1) == "q3");
}

TEST_CASE("a question of one's own takes the place of one of the case, or a step of its own", "[team]") {
  auto story = Story::begun();
  story.tell(intent::PlanWorkshop{"sam"});
  const Team& team = story.model.team;
  const auto of_case = team.plan.questions[0];
  const auto write = [&](const std::string& id, const std::string& words) {
    story.tell(intent::WriteQuestion{true, id});
    while (const auto gone = deletion(team.question, Deletion::line_backward)) story.tell(intent::Edit{Field::team_question, *gone});
    story.type(words, Field::team_question).tell(intent::PutTypedIn{Field::team_question});
  };
  story.tell(intent::WriteQuestion{true, of_case.id}).tell(intent::PutTypedIn{Field::team_question});
  CHECK(team.plan.questions[0] == of_case);  // as it stands it is still the case's
  CHECK_FALSE(team.asking);
  story.tell(intent::WriteQuestion{true, "q9"});
  CHECK_FALSE(team.asking);  // the plan has none such

  const auto set_anew = [&] { return story.asked<effect::SetPapers>().size(); };
  write(of_case.id, "  What would Sam say of it?  ");
  CHECK(set_anew() == 1);
  const auto own = team.plan.questions[0];
  CHECK(workshop::is_own(own));
  CHECK(own.wording == "What would Sam say of it?");
  CHECK(own.language == "en-GB");
  write(own.id, "Beth fyddai Sam yn ei ddweud, gyda’i deulu?");
  CHECK(team.plan.questions[0].id == own.id);
  CHECK(team.plan.questions[0].language == "cy");
  const auto steps = team.plan.steps.size();
  story.tell(intent::ChooseStep{4});
  write({}, "And his family?");
  REQUIRE(team.plan.steps.size() == steps + 1);
  CHECK(team.step == 5);
  CHECK(team.plan.questions[team.plan.steps[5].question].wording == "And his family?");
  CHECK(team.plan.questions[team.plan.steps[5].question].id != own.id);
  CHECK(team.question.text.empty());

  story.tell(intent::ChangeParts{5, 6, 2});
  CHECK(team.plan.steps[5].alone == 6);
  CHECK(set_anew() == 1);
  story.tell(intent::ChangeParts{5, 60, 2});
  CHECK(team.plan.steps[5].alone == 6);
  CHECK(set_anew() == 0);
}

TEST_CASE("phones are let in at an address of this computer, and nowhere else where that is chosen", "[team]") {
  auto story = Story::begun();
  story.tell(intent::PlanWorkshop{"sam"});
  CHECK(story.asked<effect::FindAddresses>().empty());  // nothing is looked for that is not wanted
  auto choice = story.model.team.choice;
  choice.phones = true;
  story.tell(intent::ChangeTeam{choice});
  REQUIRE(story.asked<effect::FindAddresses>().size() == 1);
  story.tell(intent::AddressesFound{{"192.168.0.24", "10.0.0.5"}});
  CHECK(story.model.team.choice.address == "192.168.0.24");
  choice = story.model.team.choice;
  choice.address.clear();
  story.tell(intent::ChangeTeam{choice});
  story.tell(intent::AddressesFound{{"192.168.0.24"}});
  CHECK(story.model.team.choice.address.empty());
}

TEST_CASE("the room's Wi-Fi becomes a picture where phones are let in, and is forgotten at the end", "[team]") {
  Wifi wifi;
  CHECK(wifi_words(wifi).empty());
  wifi.name.text = "Room 5";
  CHECK(wifi_words(wifi) == "WIFI:T:nopass;S:Room 5;;");
  wifi.password.text = R"(a;b\c:"d",e)";
  CHECK(wifi_words(wifi) == R"(WIFI:T:WPA;S:Room 5;P:a\;b\\c\:\"d\"\,e;;)");

  Story story = Story::begun();
  story.tell(intent::PlanWorkshop{"sam"});
  story.type("Room 5", Field::team_wifi_name).type("let us in", Field::team_wifi_password);
  Story paper = story;
  paper.tell(intent::OpenRoom{});
  REQUIRE(paper.asked<effect::OpenRoom>().size() == 1);
  CHECK(paper.ever_asked<effect::OpenRoom>().front().wifi.empty());
  auto choice = story.model.team.choice;
  choice.phones = true;
  story.tell(intent::ChangeTeam{choice}).tell(intent::OpenRoom{});
  REQUIRE(story.asked<effect::OpenRoom>().size() == 1);
  CHECK(story.ever_asked<effect::OpenRoom>().front().wifi == "WIFI:T:WPA;S:Room 5;P:let us in;;");
  story.tell(intent::TeamHasEnded{});
  CHECK(story.model.team.wifi.name.text.empty());
  CHECK(story.model.team.wifi.password.text.empty());
}

TEST_CASE("the plan belongs to its case", "[team]") {
  auto story = Story::begun({small_case("sam"), small_case("wayne")});
  story.tell(intent::PlanWorkshop{"sam"}).type("Ask for one thing", Field::team_note).tell(intent::ChangeStep{1, 20});
  story.tell(intent::ShowShelf{}).tell(intent::PlanWorkshop{"sam"});
  CHECK(story.model.team.note.text == "Ask for one thing");
  CHECK(story.model.team.plan.steps[1].minutes == 20);
  story.tell(intent::PlanWorkshop{"wayne"});
  CHECK(story.model.team.note.text.empty());
  CHECK(story.model.team.plan.steps[1].minutes == 10);
}

TEST_CASE("the timer runs by the given clock, and asks for a frame a second where it shows seconds", "[team]") {
  Led led;
  auto& story = led.story;
  REQUIRE(story.model.screen == Screen::leading);
  const auto now = [&] { return story.outside.now.instant; };
  CHECK(timer_figures(left_ms(led.team(), now())) == "05:00");
  REQUIRE(due(story.model));
  CHECK(due(story.model)->ms == now().ms + second);
  story.wait(61 * second).tell(intent::Tick{});
  CHECK(timer_figures(left_ms(led.team(), now())) == "03:59");
  story.wait(500).tell(intent::Tick{});
  const auto next = due(story.model);
  REQUIRE(next);
  CHECK(timer_figures(left_ms(led.team(), {next->ms - 1})) == timer_figures(left_ms(led.team(), now())));
  CHECK(timer_figures(left_ms(led.team(), *next)) == "03:58");

  story.tell(intent::OneMoreMinute{});
  CHECK(timer_figures(left_ms(led.team(), now())) == "04:59");
  story.tell(intent::PauseTimer{});
  CHECK_FALSE(due(story.model));
  story.wait(10 * minute).tell(intent::PauseTimer{false});
  CHECK(timer_figures(left_ms(led.team(), now())) == "04:59");
  story.wait(10 * minute).tell(intent::Tick{});
  CHECK(timer_figures(left_ms(led.team(), now())) == "00:00");
  CHECK(time_gone(led.team(), now()) == 1);
  CHECK_FALSE(due(story.model));  // it is over: nothing changes any more
  story.tell(intent::OneMoreMinute{});
  CHECK(timer_figures(left_ms(led.team(), now())) == "01:00");
}

TEST_CASE("elsewhere than on the leading screen the timer asks for nothing but new words", "[team]") {
  Led led;
  auto& story = led.story;
  story.press(to_room);
  REQUIRE(story.model.screen == Screen::room);
  const auto in_words = [&] { return time_left_in_words(led.team(), story.outside.now.instant); };
  CHECK(in_words() == "About five minutes left");
  for (const auto* words : {"About four minutes left", "About three minutes left", "About two minutes left", "About a minute left",
                            "Less than a minute left", "Time to go on"}) {
    const auto at = due(story.model);
    REQUIRE(at);
    story.wait(at->ms - story.outside.now.instant.ms - 1);
    const auto before = in_words();
    CHECK(before != words);
    story.wait(1).tell(intent::Tick{});
    CHECK(in_words() == words);
  }
  CHECK_FALSE(due(story.model));
  story.press(to_room).tell(intent::OneMoreMinute{}).tell(intent::ShowShelf{});
  CHECK_FALSE(due(story.model));
}

TEST_CASE("each part of a question has its own time, and a change of it counts at once", "[team]") {
  Led led;
  led.to_writing();
  const auto left = [&] { return (left_ms(led.team(), led.story.outside.now.instant) + minute / 2) / minute; };
  CHECK(left() == 4);
  REQUIRE(led.all.close());
  led.tell();
  CHECK(left() == 3);
  REQUIRE(led.all.talk());
  led.tell();
  CHECK(left() == 7);
  REQUIRE(led.all.give_minutes(led.all.at(), 20));
  led.tell();
  CHECK(left() == 13);
  REQUIRE(led.all.set_present(9));
  led.tell();  // what is no other moment keeps its time
  CHECK(left() == 13);
}

TEST_CASE("what is typed is handed on, and stays typed where it was refused", "[team]") {
  Led led;
  auto& story = led.story;
  story.type("twelve", Field::team_present).tell(intent::PutTypedIn{Field::team_present});
  REQUIRE(story.asked<effect::Lead>().size() == 1);
  led.tell(workshop::Refusal::not_a_number, Field::team_present);
  CHECK(led.team().present.text == "twelve");
  CHECK(led.team().problem);
  led.to_writing();

  story.type("Ask residential staff", Field::team_answer).tell(intent::PutTypedIn{Field::team_answer});
  const auto asked = story.asked<effect::Lead>();
  REQUIRE(asked.size() == 1);
  CHECK(std::get<lead::Type>(asked[0].wish).text == "Ask residential staff");
  CHECK(asked[0].from == Field::team_answer);
  CHECK_FALSE(led.team().problem);
  REQUIRE(led.all.type("Ask residential staff", "en-GB", 5));
  led.tell({}, Field::team_answer);
  CHECK(led.team().leading.in == 1);
  CHECK_FALSE(says(led.team(), "residential"));  // nor in undo, nor among the cards while people write
  story.tell(intent::Undo{Field::team_answer});
  CHECK(led.team().answer.text.empty());
}

TEST_CASE("what is being put in is put in once, and what is typed meanwhile stays", "[team]") {
  Led led;
  led.to_writing();
  auto& story = led.story;
  const auto put_in = [&](std::string_view words) {
    story.type(words, Field::team_answer).tell(intent::PutTypedIn{Field::team_answer});
    return story.asked<effect::Lead>();
  };
  REQUIRE(put_in("Ask residential staff").size() == 1);
  SECTION("a second press puts nothing in") {
    story.tell(intent::PutTypedIn{Field::team_answer});
    CHECK(story.asked<effect::Lead>().empty());
    REQUIRE(led.all.type("Ask residential staff", "en-GB", 5));
    led.tell({}, Field::team_answer);
    CHECK(put_in("The next").size() == 1);
  }
  SECTION("what was typed after it is the next one's") {
    story.type(". Then", Field::team_answer);
    story.tell(intent::MoveCaret{Field::team_answer, led.team().answer.text.size() - 2, false});
    REQUIRE(led.all.type("Ask residential staff", "en-GB", 5));
    led.tell({}, Field::team_answer);
    CHECK(led.team().answer.text == ". Then");
    CHECK(led.team().answer.caret == 4);
    CHECK_FALSE(says(led.team(), "residential"));
  }
  SECTION("a phone's answer between takes nothing away") {
    REQUIRE(led.all.type("Another", "en-GB", 6));
    led.tell();
    CHECK(led.team().answer.text == "Ask residential staff");
    story.tell(intent::PutTypedIn{Field::team_answer});
    CHECK(story.asked<effect::Lead>().empty());
  }
  SECTION("words that are others by now all stay") {
    story.tell(intent::Undo{Field::team_answer});
    story.type("Wait", Field::team_answer);
    const auto typed = led.team().answer.text;
    led.tell({}, Field::team_answer);
    CHECK(led.team().answer.text == typed);
  }
  SECTION("refused, it can be put in again") {
    led.tell(workshop::Refusal::not_the_words, Field::team_answer);
    CHECK(led.team().answer.text == "Ask residential staff");
    story.tell(intent::PutTypedIn{Field::team_answer});
    CHECK(story.asked<effect::Lead>().size() == 1);
  }
  SECTION("the lock keeps all of it, and what comes back then takes nothing") {
    story.model.vault.is_protected = true;
    story.tell(intent::Lock{});
    const auto hidden = story.asked<effect::HideTeam>();
    REQUIRE(hidden.size() == 1);
    CHECK(hidden[0].typed.answer == "Ask residential staff");
    CHECK_FALSE(says(led.team(), "residential"));
    led.tell({}, Field::team_answer);
    story.tell(intent::PortfolioOpened{}).tell(intent::TeamHandedBack{hidden[0].typed});
    CHECK(led.team().answer.text == "Ask residential staff");
  }
}

TEST_CASE("whoever goes on with words half typed is told of them first, and none goes to the next question", "[team]") {
  Led led;
  led.to_looking();
  auto& story = led.story;
  story.type("The last slip", Field::team_answer);
  for (const LeadWish& wish : {LeadWish(lead::Reveal{}), LeadWish(lead::Talk{}), LeadWish(lead::Skip{})}) {
    story.tell(intent::Lead{wish});
    CHECK(story.asked<effect::Lead>().empty());
    REQUIRE(led.team().problem);
    CHECK(led.team().problem->what == "There are words in “A slip, or a spoken answer” that are not in yet");
    CHECK(led.team().problem->mend == "They stay where they are. Put them in with “Put it in”, or clear the field; then go on");
    CHECK(led.team().answer.text == "The last slip");
  }
  story.tell(intent::Lead{lead::HideCount{true}});  // whatever leaves it where it is
  CHECK(story.asked<effect::Lead>().size() == 1);
  story.tell(intent::ShowEnding{});
  REQUIRE(led.team().problem);
  CHECK(led.team().problem->mend == "They go when the workshop ends. To have them in first, go back and press “Put it in”");
  story.tell(intent::ShowLeading{}).tell(intent::PutTypedIn{Field::team_answer});
  REQUIRE(led.all.type("The last slip", "en-GB", 5));
  led.tell({}, Field::team_answer);
  story.tell(intent::Lead{lead::Reveal{}});
  CHECK(story.asked<effect::Lead>().back().wish.index() == LeadWish(lead::Reveal{}).index());

  REQUIRE(led.all.reveal());
  while (led.all.step().kind != workshop::Step::Kind::commitments) REQUIRE((led.all.phase() ? led.all.skip() : led.all.next()));
  led.tell();
  story.type("We ring first", Field::team_commitment).tell(intent::Lead{lead::Next{}});
  CHECK(led.team().problem);
  CHECK(led.team().commitment.text == "We ring first");
}

TEST_CASE("a group's title that is half typed is not lost at the next step, and one that is only looked at holds nobody up", "[team]") {
  Led led;
  led.to_looking();
  auto& story = led.story;
  story.tell(intent::AskForTitle{0}).type("Who tells", Field::team_group).tell(intent::Lead{lead::Reveal{}});
  CHECK(story.asked<effect::Lead>().empty());
  REQUIRE(led.team().problem);
  CHECK(led.team().problem->what.find("Title of the group") != std::string::npos);
  CHECK(led.team().group.text == "Who tells");
  story.tell(intent::AskForTitle{std::nullopt});
  REQUIRE(led.all.make_group("Who tells whom"));
  led.tell();
  story.tell(intent::AskForTitle{1}).tell(intent::Lead{lead::Reveal{}});
  CHECK(led.team().group.text == "Who tells whom");
  CHECK(story.asked<effect::Lead>().size() == 1);
}

TEST_CASE("a group's title that is put in while another's is typed leaves that one alone", "[team]") {
  Led led;
  led.to_looking();
  auto& story = led.story;
  REQUIRE(led.all.make_group("Who tells whom"));
  led.tell();
  story.tell(intent::AskForTitle{0}).type("Hear others", Field::team_group).tell(intent::PutTypedIn{Field::team_group});
  story.tell(intent::AskForTitle{1});
  REQUIRE(led.all.make_group("Hear others"));
  led.tell({}, Field::team_group);
  CHECK(led.team().group.text == "Who tells whom");
  CHECK(led.team().naming == 1);
}

TEST_CASE("groups are named by hand", "[team]") {
  Led led;
  led.to_looking();
  auto& story = led.story;
  story.tell(intent::AskForTitle{0}).type("Agree who tells whom", Field::team_group).tell(intent::PutTypedIn{Field::team_group});
  const auto made = story.asked<effect::Lead>();
  REQUIRE(made.size() == 1);
  CHECK(std::get<lead::MakeGroup>(made[0].wish).title == "Agree who tells whom");
  REQUIRE(led.all.make_group("Agree who tells whom"));
  const auto id = led.team().leading.cards[0].card.id;
  REQUIRE(led.all.move_card(id, 1));
  led.tell({}, Field::team_group);
  CHECK_FALSE(led.team().naming);
  REQUIRE(cards_of(led.team().leading, 1).size() == 1);
  CHECK(cards_of(led.team().leading, 1)[0]->card.id == id);
  CHECK(cards_of(led.team().leading, 0).size() == 5);

  story.tell(intent::AskForTitle{1});
  CHECK(led.team().group.text == "Agree who tells whom");
  story.press({.key = Key::escape});
  CHECK_FALSE(led.team().naming);
}

TEST_CASE("a card opens for its reasons, and shuts again", "[team]") {
  Led led;
  led.to_looking();
  auto& story = led.story;
  const auto id = led.team().leading.cards[2].card.id;
  story.tell(intent::AskToHold{});
  CHECK_FALSE(led.team().holding);
  story.tell(intent::ChooseCard{id}).tell(intent::AskToHold{true, Reason::hurt});
  CHECK(led.team().card == id);
  CHECK(led.team().holding);
  story.press({.key = Key::escape});
  CHECK_FALSE(led.team().holding);
  CHECK(led.team().card == id);
  story.press({.key = Key::escape});
  CHECK(led.team().card.empty());
  story.press({.key = Key::escape});
  CHECK(story.model.screen == Screen::leading);
}

TEST_CASE("on the room's screen no key shows anything of this computer", "[team]") {
  Led led;
  led.to_looking();
  auto& story = led.story;
  story.press(to_room);
  REQUIRE(story.model.screen == Screen::room);
  for (const auto& command : commands()) {
    if (command.name == words::Word::do_room || command.name == words::Word::do_quit) continue;
    INFO(words::say(command.name));
    auto other = story;
    other.press(command.chord);
    CHECK(other.model.screen == Screen::room);
    CHECK(other.model.debug_panel == story.model.debug_panel);
  }
  story.press(to_room);
  CHECK(story.model.screen == Screen::leading);
  CHECK(led.team().covered);  // the room may be looking at it still
  story.tell(intent::UncoverCards{});
  CHECK_FALSE(led.team().covered);
}

TEST_CASE("the lock hides a workshop and ends none; the room goes on seeing its screen", "[team]") {
  Led led(locked_with_passphrase());
  led.to_looking();
  auto& story = led.story;
  story.type("Half a slip", Field::team_answer).tell(intent::WriteQuestion{});
  story.type("Half a question", Field::team_question).tell(intent::Lock{});
  CHECK(story.model.screen == Screen::unlock);
  CHECK_FALSE(says(led.team(), "Quagmire"));
  CHECK_FALSE(says(led.team(), "Half"));
  CHECK(led.team().open);
  const auto hidden = story.asked<effect::HideTeam>();
  REQUIRE(hidden.size() == 1);
  CHECK(hidden[0].typed.answer == "Half a slip");
  CHECK(hidden[0].typed.question == "Half a question");
  const auto locked = story.asked<effect::Lock>();
  REQUIRE(locked.size() == 1);  // of which nothing is of the workshop
  CHECK(locked[0].held.answers.empty());

  led.tell();  // a phone sent its card again
  CHECK_FALSE(says(led.team(), "Quagmire"));
  story.tell(intent::ReadWithoutUnlocking{}).tell(intent::ShowLeading{});
  CHECK(story.model.screen == Screen::unlock);
  story.tell(intent::PortfolioOpened{{}});
  CHECK(story.model.screen == Screen::leading);
  CHECK(story.asked<effect::ReadTeam>().size() == 1);
  led.tell();
  story.tell(intent::TeamHandedBack{hidden[0].typed});
  CHECK(says(led.team(), "Quagmire"));
  CHECK(led.team().answer.text == "Half a slip");
  CHECK(led.team().question.text == "Half a question");
  CHECK(led.team().covered);
}

TEST_CASE("the lock leaves the room's screen to the room, and the way back leads past it", "[team]") {
  Led led(locked_with_passphrase());
  led.to_looking();
  REQUIRE(led.all.reveal());
  led.tell();
  auto& story = led.story;
  story.press(to_room).tell(intent::Lock{});
  CHECK(story.model.vault.locked);
  CHECK(story.model.screen == Screen::room);
  CHECK(led.team().leading.told.wall.size() == 1);
  CHECK(led.team().leading.cards.empty());
  REQUIRE(led.all.next());
  led.tell();
  CHECK(led.team().leading.told.wall.empty());
  CHECK_FALSE(led.team().leading.told.title.empty());
  story.press(to_room);
  CHECK(story.model.screen == Screen::unlock);
  story.press({.key = Key::left, .alt = true});
  CHECK(story.model.screen == Screen::unlock);
  story.tell(intent::PortfolioOpened{{}});
  CHECK(story.model.screen == Screen::leading);
}

TEST_CASE("the end wipes every word from the model, and the plan stays", "[team]") {
  Led led(Story::begun(), Keep::answers);
  led.to_looking();
  REQUIRE(led.all.make_group("Tell them all"));
  REQUIRE(led.all.reveal());
  REQUIRE(led.all.commit("Ring on Monday"));
  led.tell();
  auto& story = led.story;
  story.type("Half", Field::team_commitment).tell(intent::ShowEnding{});
  CHECK(story.model.screen == Screen::team_end);
  REQUIRE(story.asked<effect::ReadEnding>().size() == 1);
  story.tell(intent::EndingRead{workshop::ending_of(led.all, {}, "11:02")});
  REQUIRE(led.team().ending);
  CHECK(led.team().ending->kept.questions.size() == 1);
  CHECK(says(led.team(), "Quagmire"));
  story.press({.key = Key::escape});
  CHECK(story.model.screen == Screen::leading);

  story.tell(intent::ShowEnding{}).tell(intent::KeepFlagged{7}).tell(intent::KeepFlagged{8});
  story.tell(intent::KeepFlagged{8, false}).tell(intent::EndWorkshop{true});
  const auto asked = story.asked<effect::EndWorkshop>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].keep);
  CHECK(asked[0].with_flagged == std::set<std::uint64_t>{7});
  story.tell(intent::TeamNotEnded{{.what = "the disk is full"}});
  CHECK(led.team().open);
  CHECK(says(led.team(), "Quagmire"));
  story.tell(intent::EndWorkshop{true}).tell(intent::TeamHasEnded{{.kept = true, .time = "11:02"}});
  CHECK_FALSE(led.team().open);
  CHECK(story.model.screen == Screen::team_end);
  for (const auto* words : {"Quagmire", "Tell them", "Monday", "Half"}) CHECK_FALSE(says(led.team(), words));
  CHECK(led.team().ended->time == "11:02");
  CHECK(workshop::minutes_of(led.team().plan) == 60);
  CHECK_FALSE(due(story.model));
  led.tell();  // what was on its way comes in vain
  CHECK_FALSE(says(led.team(), "Quagmire"));
}

TEST_CASE("nothing is kept where nothing was settled, whatever is wished", "[team]") {
  Led led;
  led.story.tell(intent::ShowEnding{}).tell(intent::EndWorkshop{true});
  REQUIRE(led.story.asked<effect::EndWorkshop>().size() == 1);
  CHECK_FALSE(led.story.asked<effect::EndWorkshop>()[0].keep);
}

TEST_CASE("whoever leaves the program while leading is shown the end first", "[team]") {
  Led led;
  led.to_looking();
  auto& story = led.story;
  story.press(to_room).tell(intent::Quit{});
  CHECK(story.asked<effect::Quit>().empty());
  CHECK(story.model.screen == Screen::team_end);
  CHECK(story.model.notice);
  SECTION("wiped, it leaves") {
    story.tell(intent::EndWorkshop{}).tell(intent::TeamHasEnded{});
    CHECK(story.asked<effect::Quit>().size() == 1);
  }
  SECTION("asked once more, it leaves at once") {
    story.tell(intent::Quit{});
    CHECK(story.asked<effect::Quit>().size() == 1);
  }
  SECTION("and who goes on is asked again") {
    story.tell(intent::ShowLeading{}).tell(intent::Quit{});
    CHECK(story.asked<effect::Quit>().empty());
  }
}

TEST_CASE("while a workshop is led no other is planned", "[team]") {
  Led led(Story::begun({small_case("sam"), small_case("wayne")}));
  led.story.tell(intent::ShowShelf{}).tell(intent::PlanWorkshop{"wayne"});
  CHECK(led.story.model.screen == Screen::leading);
  CHECK(led.team().case_id == "sam");
  led.story.tell(intent::ShowShelf{}).tell(intent::ShowWorkshops{});
  CHECK(led.story.model.screen == Screen::leading);
}

TEST_CASE("what was kept is looked at, and removed only after it was asked", "[team]") {
  auto story = Story::begun();
  story.tell(intent::ShowWorkshops{});
  CHECK(story.model.screen == Screen::workshops);
  CHECK(story.asked<effect::ReadRecords>().size() == 1);
  const KeptRecord record{
      .file = "/x/2026-10-14 Sam.md", .title = "Sam, with the team", .day = {2026, 10, 14}, .review_by = {2027, 10, 14}};
  story.tell(intent::RecordsRead{{record}}).tell(intent::ChooseRecord{record.file});
  REQUIRE(story.asked<effect::ReadRecord>().size() == 1);
  story.tell(intent::RecordRead{record.file, {{.text = "Day"}}});
  CHECK(story.model.team.lines.size() == 1);
  story.tell(intent::RemoveRecord{});
  CHECK(story.asked<effect::RemoveRecord>().empty());
  story.tell(intent::AskToRemoveRecord{}).press({.key = Key::escape});
  CHECK_FALSE(story.model.team.removing);
  story.tell(intent::AskToRemoveRecord{}).tell(intent::RemoveRecord{});
  CHECK(story.asked<effect::RemoveRecord>().size() == 1);
  CHECK(story.model.team.lines.empty());
  CHECK(review_due(record, {{1'823'500'000'000}, 0}));  // October 2027
  CHECK_FALSE(review_due(record, {{1'792'000'000'000}, 0}));
}
