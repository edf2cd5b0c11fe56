// A whole workshop of 60 minutes, wholly on paper and shared keyboard, by a clock that runs as fast as it is asked: what whoever leads is
// told at every step, what the room is told, and what is left of it in any file.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "running.hpp"

using namespace vignette;
using namespace vignette::support;
namespace fs = std::filesystem;
using app::Field;
using app::Model;
using app::Screen;
using workshop::Keep;
using workshop::Phase;
using Words = std::vector<std::string>;
namespace lead = app::lead;

namespace {

constexpr portfolio::Now ten_o_clock{{1'791'968'400'000}, 60};  // 14 October 2026, summer time
constexpr std::int64_t minute_ms = 60'000;

// Words that nobody else writes, each for where it was typed.
constexpr std::string_view answered = "quagmire", titled = "lantern", promised = "anchor", noted = "thimble", half_typed = "bramble";
constexpr std::array planted{answered, titled, promised, noted, half_typed};
constexpr std::array of_the_room{answered, titled, promised, half_typed};

/// Where programs put what is only for now, too, for as long as this is there.
class Everywhere {
 public:
  Everywhere() { setenv("TMPDIR", scratch_.path().c_str(), 1); }
  ~Everywhere() { before_.empty() ? unsetenv("TMPDIR") : setenv("TMPDIR", before_.c_str(), 1); }
  Everywhere(const Everywhere&) = delete;
  Everywhere& operator=(const Everywhere&) = delete;

  std::vector<fs::path> files_with(std::string_view words) const {
    std::vector<fs::path> all;
    for (const auto& entry : fs::recursive_directory_iterator(scratch_.path()))
      if (entry.is_regular_file() && bytes_of(entry.path()).find(words) != std::string::npos) all.push_back(entry.path());
    return all;
  }

 private:
  const std::string before_ = std::getenv("TMPDIR") ? std::getenv("TMPDIR") : "";
  Scratch scratch_;
};

/// What the room is told of so many minutes while they go by.
Words going_by(std::size_t minutes) {
  constexpr std::array counts{"no", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
  Words all;
  for (; minutes > 1; --minutes) all.push_back(std::string("About ") + counts.at(minutes) + " minutes left");
  for (const auto* last : {"About a minute left", "Less than a minute left", "Time to go on"}) all.emplace_back(last);
  return all;
}

struct Hour {
  const Everywhere everywhere;
  const Desk desk;
  Running running{desk.options(), ten_o_clock};

  const app::Team& team() const { return running.model().team; }
  const app::Leading& leading() const { return team().leading; }
  std::string timer() const { return app::timer_figures(app::left_ms(team(), running.model().now.instant)); }
  Words clocks() const { return app::step_clocks(running.model()); }
  std::string refusal() const { return team().problem ? team().problem->what : std::string("nothing was refused"); }

  /// Everything that stands on the room's screen.
  std::string room() const {
    const auto& told = leading().told;
    CHECK(told.also.empty());
    std::string all = app::time_left_in_words(team(), running.model().now.instant) + '\n';
    for (const auto* text : {&told.title, &told.which, &told.in, &told.answers, &told.held, &told.kept, &told.small}) all += *text + '\n';
    for (const auto* texts : {&told.lines, &told.agreed})
      for (const auto& text : *texts) all += text + '\n';
    for (const auto& column : told.wall) {
      all += column.title + '\n';
      for (const auto& card : column.cards) all += card + '\n';
    }
    return all;
  }
  bool room_says(std::string_view words) const { return room().find(words) != std::string::npos; }
  /// Nobody in the room reads what anybody wrote, nor a figure.
  void room_says_nothing_hidden() const {
    const auto all = room();
    CAPTURE(all);
    for (const auto words : planted) CHECK(all.find(words) == std::string::npos);
    CHECK(std::ranges::none_of(all, [](char c) { return c >= '0' && c <= '9'; }));
    CHECK(leading().told.kept == words::say(workshop::kept_line(leading().keep)));
  }

  /// As the program's loop does: whenever it wants to hear of it, time has gone by. Answers what the room was told meanwhile.
  Words minutes_go_by(int minutes) {
    const auto ends = running.later_ms + minutes * minute_ms;
    Words told;
    const auto hear = [&] {
      const auto now = app::time_left_in_words(team(), running.model().now.instant);
      CHECK(team().told_left == now);
      if (told.empty() || told.back() != now) told.push_back(now);
    };
    hear();
    int ticks = 0;
    while (const auto due = running.session().due_after()) {
      const auto at = running.later_ms + std::llround(*due * 1000);
      if (at > ends) break;
      running.later_ms = at;
      REQUIRE(++ticks < 10'000);
      REQUIRE(running.session().tick());
      hear();
    }
    running.later_ms = ends;
    return told;
  }

  void wish(app::LeadWish wish) { running.apply(intent::Lead{std::move(wish)}); }
  static std::string waits_in(words::Word field) { return words::say(words::Word::team_half_typed, fmt::arg("field", words::say(field))); }
  void refused(app::LeadWish wished, std::string_view why) {
    wish(std::move(wished));
    running.until([](const Model& m) { return m.team.problem.has_value(); });
    CHECK(refusal() == why);
  }
  void next(std::string_view title) {
    const auto at = leading().at;
    wish(lead::Next{});
    running.until([at](const Model& m) { return m.team.leading.at != at; });
    CHECK(leading().told.title == title);
    CHECK_FALSE(team().problem);
  }
  void until_phase(Phase phase) {
    running.until([phase](const Model& m) { return m.team.leading.phase == phase; });
  }
  void put_in(Field field, const std::string& words) {
    running.type(words, field);
    running.apply(intent::PutTypedIn{field});
    running.until([field](const Model& m) { return app::editing(m, field) == nullptr || app::editing(m, field)->text.empty(); });
  }
  void pass() {
    const auto in = leading().in;
    wish(lead::TypePass{});
    running.until([in](const Model& m) { return m.team.leading.in == in + 1; });
  }
  std::string card(std::string_view words) const {
    const auto found =
        std::ranges::find_if(leading().cards, [&](const auto& one) { return one.card.text.find(words) != std::string::npos; });
    REQUIRE(found != leading().cards.end());
    return found->card.id;
  }

  void plan(Keep keep);
  void until_writing();
  void first_question();
  void look_through();
  void second_question();
  void commit();
  void close();
  /// Nothing of what was typed is in the program's hands or in any file, but for these words.
  void lead(Keep keep);  ///< all of it, up to the preview of the end
  void nothing_is_left(const Words& but = {}) const;
};

void Hour::plan(Keep keep) {
  running.until_open();
  running.until([](const Model& m) { return m.team.journal.has_value(); });
  running.apply(intent::PlanWorkshop{first.case_id});
  auto choice = team().choice;
  choice.minutes = 60;
  choice.keep = keep;
  running.apply(intent::ChangeTeam{choice});
  CHECK((choice.paper && choice.keyboard && !choice.phones && !choice.video));
  running.type("Ask about the thimble", Field::team_note);
  CHECK(clocks() == Words{"10:00", "10:05", "10:15", "10:18", "10:32", "10:46", "10:50", "10:56", "11:00"});
  running.apply(intent::OpenRoom{});
  running.until([](const Model& m) { return m.team.open; });
  CHECK(running.model().screen == Screen::leading);
  CHECK_FALSE(leading().way);  // nothing listens
}

/// Opening, reading alone, a pause.
void Hour::until_writing() {
  CHECK(leading().told.title == "Before we begin");
  CHECK(room_says("Nobody reads a word until writing closes."));
  CHECK(timer() == "05:00");
  room_says_nothing_hidden();
  CHECK(minutes_go_by(5) == going_by(5));
  CHECK(timer() == "00:00");

  next("Read the case");
  CHECK(room_says("You can ask to have it read aloud."));
  CHECK(timer() == "10:00");
  running.apply(intent::ShowRoom{});
  CHECK(minutes_go_by(10) == going_by(10));  // on the room's screen, which shows no seconds, just as well
  room_says_nothing_hidden();
  running.apply(intent::LeaveRoom{});
  CHECK(team().covered);  // one's note, and later the answers: the room may be looking
  running.apply(intent::UncoverCards{});

  next("A pause");
  CHECK(room_says("You can step out at any time, now or later."));
  CHECK(minutes_go_by(3) == going_by(3));
  refused(lead::Next{}, "Say how many are in the room before anybody writes");
  CHECK(leading().told.title == "A pause");
  put_in(Field::team_present, "9");
  CHECK(leading().present == 9);
  CHECK(clocks() == Words{"10:00", "10:05", "10:15", "10:18", "10:32", "10:46", "10:50", "10:56", "11:00"});
}

void Hour::first_question() {
  next("What stood out?");
  CHECK(leading().which == "First question of two");
  CHECK(timer() == "04:00");
  CHECK(leading().told.in == "None in yet");
  CHECK(leading().told.small.empty());
  Words told = minutes_go_by(2);
  for (int i = 0; i < 5; ++i) put_in(Field::team_answer, "A quagmire, on slip " + std::to_string(i));
  put_in(Field::team_answer, "The quagmire that stays here");
  pass();
  pass();
  for (auto& words : minutes_go_by(2))
    if (words != told.back()) told.push_back(std::move(words));
  CHECK(told == going_by(4));
  CHECK(leading().in == 8);
  CHECK(leading().told.in == "Eight in");
  CHECK(leading().cards.empty());  // nor does whoever leads read a word
  CHECK(leading().tally.empty());
  CHECK(leading().passed == 0);
  room_says_nothing_hidden();
  if (team().journal == true)
    CHECK(fs::exists(desk.scratch / "home/workshop.journal"));
  else
    WARN("this computer lets nobody use its keyring: there is no journal to look into");
  for (const auto words : of_the_room) CHECK(everywhere.files_with(words).empty());  // it is encrypted
  wish(lead::HideCount{true});
  running.until([](const Model& m) { return m.team.leading.told.in.empty(); });
  CHECK(leading().in == 8);
  refused(lead::Next{}, "The question has to be shown or talked about first");
  refused(lead::Reveal{}, "Writing has to close first, and answers are looked through before they are shown");
}

/// And then they are shown, and talked about.
void Hour::look_through() {
  wish(lead::Close{});
  until_phase(Phase::looking);
  CHECK(leading().tally == "Six answers, two passed");
  CHECK(timer() == "03:00");
  CHECK(leading().cards.size() == 6);
  CHECK(room_says("Talk with the person beside you"));
  room_says_nothing_hidden();
  put_in(Field::team_answer, "A quagmire, handed in late");
  CHECK(leading().cards.size() == 7);

  running.apply(intent::ChooseCard{card("stays here")});
  running.apply(intent::AskToHold{true, workshop::Reason::hurt});
  wish(lead::Hold{team().card, team().reason});
  running.until([](const Model& m) { return m.team.leading.held == 1; });
  CHECK(leading().tally == "Seven answers, one held back, two passed");
  CHECK(leading().told.held == "one held back");
  CHECK_FALSE(room_says(words::say(workshop::why_held(workshop::Reason::hurt))));
  running.apply(intent::AskForTitle{0});
  put_in(Field::team_group, "A lantern");
  for (const auto* words : {"slip 1", "slip 3"}) {
    const auto id = card(words);
    wish(lead::MoveCard{id, 1});
    running.until([&](const Model& m) { return app::find_card(m.team.leading, id)->card.group == 1; });
  }
  running.apply(intent::AskForTitle{1});
  CHECK(team().group.text == "A lantern");
  running.type(" for the hall", Field::team_group);
  running.apply(intent::PutTypedIn{Field::team_group});
  running.until([](const Model& m) { return m.team.leading.groups.at(0).title == "A lantern for the hall"; });
  CHECK(minutes_go_by(3) == going_by(3));
  room_says_nothing_hidden();

  running.type("A quagmire, half typed", Field::team_answer);
  refused(lead::Reveal{}, waits_in(words::Word::team_type));  // it would be left behind
  CHECK(leading().phase == Phase::looking);
  running.apply(intent::PutTypedIn{Field::team_answer});
  running.until([](const Model& m) { return m.team.leading.cards.size() == 8; });
  wish(lead::Reveal{});
  until_phase(Phase::shown);
  const auto& wall = leading().told.wall;
  REQUIRE(wall.size() == 2);
  CHECK(wall[0].title == "A lantern for the hall");
  auto grouped = wall[0].cards;
  std::ranges::sort(grouped);
  CHECK(grouped == Words{"A quagmire, on slip 1", "A quagmire, on slip 3"});
  CHECK(wall[1].title == "In no group");
  CHECK(wall[1].cards.size() == 5);
  CHECK(leading().told.answers == "Seven answers");
  CHECK(leading().told.held == "one held back");
  CHECK_FALSE(room_says("stays here"));
  running.apply(intent::ShowRoom{});
  CHECK(minutes_go_by(7) == going_by(7));
  running.apply(intent::LeaveRoom{});
  running.apply(intent::UncoverCards{});
  CHECK(clocks().at(4) == "10:32");

  running.apply(intent::OneMoreMinute{});
  CHECK(timer() == "01:00");
  CHECK(clocks().back() == "11:01");
  wish(lead::GiveMinutes{6, 5});  // of what the team will do: the end stays where it was
  running.until([](const Model& m) { return m.team.leading.plan.steps[6].minutes == 5; });
  CHECK(clocks().back() == "11:00");
  CHECK(minutes_go_by(1) == going_by(1));
  refused(lead::Settle{Keep::answers}, "What is kept was settled before the first answer; it can only become less");
}

/// With too few answers for a wall.
void Hour::second_question() {
  next("And on Monday?");
  CHECK(leading().which == "Second question of two");
  CHECK(timer() == "04:00");
  CHECK(leading().cards.empty());
  CHECK(leading().groups.empty());
  CHECK(leading().in == 0);
  room_says_nothing_hidden();  // nothing of the first one's wall
  for (int i = 0; i < 4; ++i) put_in(Field::team_answer, "Monday's quagmire " + std::to_string(i));
  pass();
  running.apply(intent::PauseTimer{true});
  CHECK(room_says("The timer stands still"));
  running.apply(intent::PauseTimer{false});
  CHECK(minutes_go_by(4) == going_by(4));
  wish(lead::Close{});
  until_phase(Phase::looking);
  CHECK(leading().tally == "Four answers, one passed");
  CHECK(minutes_go_by(3) == going_by(3));
  refused(lead::Reveal{}, "There are fewer than five answers, so people could guess whose they are. Talk about it together instead");
  CHECK(leading().phase == Phase::looking);
  wish(lead::Talk{});
  until_phase(Phase::talked);
  CHECK(leading().told.wall.empty());
  CHECK(room_says("There are fewer than five answers, so they are not shown."));
  room_says_nothing_hidden();
  CHECK(timer() == "07:00");
  CHECK(minutes_go_by(7) == going_by(7));
}

void Hour::commit() {
  next("Who isn’t heard?");
  CHECK(room_says("The child. The family. The person who was harmed. What the case doesn’t say."));
  room_says_nothing_hidden();
  CHECK(minutes_go_by(4) == going_by(4));
  next("What will you do?");
  CHECK(timer() == "05:00");
  room_says_nothing_hidden();
  put_in(Field::team_commitment, "We ring the school first");
  put_in(Field::team_commitment, "An anchor in every week");
  CHECK(leading().commitments == Words{"We ring the school first", "An anchor in every week"});
  CHECK(leading().told.agreed == leading().commitments);  // it is the team's own
  running.type("A bramble, the third", Field::team_commitment);
  running.apply(intent::PutTypedIn{Field::team_commitment});
  running.until([](const Model& m) { return m.team.problem.has_value(); });
  CHECK(refusal() == "A team commits itself to two things at most. Take one back first");
  CHECK(team().commitment.text == "A bramble, the third");
  CHECK(leading().commitments.size() == 2);
  CHECK_FALSE(room_says(half_typed));
  CHECK(minutes_go_by(5) == going_by(5));
  refused(lead::Next{}, waits_in(words::Word::team_commitment));  // it would be left behind
  running.apply(intent::Edit{Field::team_commitment, {0, team().commitment.text, ""}, app::EditKind::typing});
}

void Hour::close() {
  next("Thank you");
  CHECK(clocks().at(7) == "10:56");
  CHECK(clocks().back() == "11:00");
  room_says_nothing_hidden();
  CHECK(minutes_go_by(4) == going_by(4));
  refused(lead::Next{}, "This is the last step. End the workshop to see what is wiped and what is kept");
  running.apply(intent::ShowEnding{});
  running.until([](const Model& m) { return m.team.ending.has_value(); });
  CHECK(running.model().screen == Screen::team_end);
  CHECK(team().ending->settled);
  CHECK(team().ending->flagged.empty());
  CHECK(team().ending->wiped_told.title == "Wiped at 11:00");
  running.later_ms += 2 * minute_ms;
}

void Hour::lead(Keep keep) {
  plan(keep);
  until_writing();
  first_question();
  look_through();
  second_question();
  commit();
  close();
}

void Hour::nothing_is_left(const Words& but) const {
  CHECK(leading() == app::Leading());
  for (const auto* field : {&team().answer, &team().group, &team().commitment}) {
    CHECK(field->text.empty());
    CHECK(field->history.empty());
  }
  CHECK_FALSE(team().ending);
  CHECK(team().note.text == "Ask about the thimble");
  CHECK_FALSE(fs::exists(desk.scratch / "home/workshop.journal"));
  // One's own plan is kept with its note, in one's portfolio and nowhere else.
  for (const auto& file : everywhere.files_with(noted)) CHECK(file.filename().string().starts_with("portfolio"));
  for (const auto words : of_the_room)
    if (std::ranges::find(but, words) == but.end()) CHECK(everywhere.files_with(words).empty());
}

}  // namespace

TEST_CASE("an hour on paper and shared keyboard, minute by minute: nothing was to be kept, and nothing is", "[team][hour]") {
  Hour hour;
  hour.lead(Keep::nothing);
  CHECK(hour.team().ending->keep == Keep::nothing);
  CHECK(hour.team().ending->kept == workshop::Kept());
  hour.running.apply(intent::EndWorkshop{true});  // even if that is asked for
  hour.running.until([](const Model& m) { return m.team.ended.has_value(); });
  const auto& ended = *hour.team().ended;
  CHECK_FALSE(ended.kept);
  CHECK(ended.time == "11:02");
  CHECK(ended.told.title == "Wiped at 11:02");
  CHECK(ended.told.lines == Words{std::string(words::say(words::Word::wiped_how))});
  CHECK_FALSE(fs::exists(hour.desk.scratch / "home/workshops"));
  hour.nothing_is_left();
}

TEST_CASE("the same hour where titles were settled: the record has them and what the team will do, and nothing else", "[team][hour]") {
  Hour hour;
  hour.lead(Keep::titles);
  const Words commitments{"We ring the school first", "An anchor in every week"};
  // Of the second question nothing: its answers were shown to nobody.
  const workshop::Kept kept{.questions = {{.wording = "What stood out?", .titles = {"A lantern for the hall"}, .answers = {}}},
                            .commitments = commitments,
                            .present = 9};
  CHECK(hour.team().ending->keep == Keep::titles);
  CHECK(hour.team().ending->kept == kept);
  CHECK(hour.team().ending->kept_told.title == "Kept: group titles, no names");
  hour.running.apply(intent::EndWorkshop{true});
  hour.running.until([](const Model& m) { return m.team.ended.has_value(); });
  CHECK(hour.team().ended->kept);
  CHECK(hour.team().ended->told.title == "Kept: group titles, no names");
  CHECK(hour.team().ended->review_by == portfolio::Day{2027, 10, 14});
  hour.nothing_is_left({std::string(titled), std::string(promised)});
  const auto record = hour.desk.scratch / "home/workshops/2026-10-14 Planning with Jo.md";
  CHECK(hour.everywhere.files_with(titled) == std::vector{record});
  CHECK(hour.everywhere.files_with(promised) == std::vector{record});
  CHECK(bytes_of(record) ==
        "# Planning with Jo, with the team\n\nDay: 14 October 2026  \nPresent: nine\n\n## What stood out?\n\n- A lantern for the hall\n\n"
        "## What the team will do\n\n- We ring the school first\n- An anchor in every week\n\n"
        "Kept without names. It may be an official record. Look at it again by 14 October 2027.\n");
}
