// A workshop led from a session: a real workshop, a real server, real files.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "running.hpp"
#include "support/a_phone.hpp"
#include "workshop/record.hpp"

using namespace vignette;
using namespace vignette::support;
using app::Field;
using app::Model;
using app::Screen;
using nlohmann::json;
using workshop::Keep;
using workshop::Phase;
namespace lead = app::lead;

namespace {

bool open(const Model& model) { return model.team.open; }
bool ended(const Model& model) { return model.team.ended.has_value(); }

void open_room(Running& running, const std::function<void(app::TeamChoice&)>& choose = [](app::TeamChoice&) {}) {
  running.until_open();
  running.apply(intent::PlanWorkshop{first.case_id});
  auto choice = running.model().team.choice;
  choose(choice);
  running.apply(intent::ChangeTeam{choice});
  running.apply(intent::OpenRoom{});
  running.until(open);
}

void put_in(Running& running, Field field, const std::string& words) {
  running.type(words, field);
  running.apply(intent::PutTypedIn{field});
  running.until([field](const Model& m) { return app::editing(m, field) == nullptr || app::editing(m, field)->text.empty(); });
}

void wish(Running& running, app::LeadWish wish) { running.apply(intent::Lead{std::move(wish)}); }

void to_writing(Running& running, const std::string& present = "9") {
  put_in(running, Field::team_present, present);
  while (running.model().team.leading.phase != Phase::writing) {
    const auto at = running.model().team.leading.at;
    wish(running, lead::Next{});
    running.until([at](const Model& m) { return m.team.leading.at != at; });
  }
}

void until_phase(Running& running, Phase phase) {
  running.until([phase](const Model& m) { return m.team.leading.phase == phase; });
}

void to_wall(Running& running, std::size_t answers = 6) {
  to_writing(running);
  for (std::size_t i = 0; i < answers; ++i) put_in(running, Field::team_answer, "Quagmire " + std::to_string(i));
  wish(running, lead::Close{});
  until_phase(running, Phase::looking);
  wish(running, lead::Reveal{});
  until_phase(running, Phase::shown);
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> all;
  std::error_code none;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, none))
    if (entry.is_regular_file()) all.push_back(entry.path());
  return all;
}

bool on_disk_anywhere(const Desk& desk, std::string_view words) {
  return std::ranges::any_of(files_in(desk.scratch.path()),
                             [&](const auto& file) { return bytes_of(file).find(words) != std::string::npos; });
}

std::uint16_t port_of(const std::string& address) { return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1))); }

}  // namespace

TEST_CASE("a workshop on paper and shared keyboard, from the plan to the wipe", "[team]") {
  const Desk desk;
  Running running(desk.options());
  open_room(running);
  CHECK(running.model().screen == Screen::leading);
  CHECK_FALSE(running.model().team.leading.way);
  to_writing(running);
  put_in(running, Field::team_answer, "Quagmire of the first");
  CHECK(running.model().team.leading.in == 1);
  CHECK(running.model().team.leading.cards.empty());  // nobody reads a word, whoever leads included
  for (int i = 0; i < 5; ++i) put_in(running, Field::team_answer, "Quagmire " + std::to_string(i));
  wish(running, lead::TypePass{});
  running.until([](const Model& m) { return m.team.leading.in == 7; });

  wish(running, lead::Close{});
  until_phase(running, Phase::looking);
  const auto& leading = running.model().team.leading;
  REQUIRE(leading.cards.size() == 6);
  CHECK(leading.told.wall.empty());
  const auto id = leading.cards[0].card.id;
  running.apply(intent::AskForTitle{0});
  put_in(running, Field::team_group, "Tell them");
  wish(running, lead::MoveCard{id, 1});
  wish(running, lead::Hold{leading.cards[1].card.id, workshop::Reason::same});
  running.until([](const Model& m) { return m.team.leading.held == 1; });
  CHECK(app::cards_of(leading, 1).size() == 1);
  wish(running, lead::Reveal{});
  until_phase(running, Phase::shown);
  CHECK(leading.told.wall.size() == 2);
  CHECK(leading.told.held == "one held back");

  running.apply(intent::ShowEnding{});
  running.until([](const Model& m) { return m.team.ending.has_value(); });
  CHECK(running.model().team.ending->keep == Keep::nothing);
  CHECK(running.model().team.ending->kept == workshop::Kept());
  running.apply(intent::EndWorkshop{});
  running.until(ended);
  CHECK_FALSE(running.model().team.ended->kept);
  CHECK(running.model().team.ended->told.screen == workshop::Told::Screen::ended);
  CHECK(running.model().team.leading == app::Leading());
  CHECK_FALSE(on_disk_anywhere(desk, "Quagmire"));
  CHECK_FALSE(std::filesystem::exists(desk.scratch / "home/workshops"));
}

TEST_CASE("a wall needs five, and a wish that is refused says why and loses nothing", "[team]") {
  const Desk desk;
  Running running(desk.options());
  open_room(running);
  wish(running, lead::Close{});
  running.until([](const Model& m) { return m.team.problem.has_value(); });
  to_writing(running, "4");
  CHECK_FALSE(running.model().team.leading.told.small.empty());
  for (int i = 0; i < 4; ++i) put_in(running, Field::team_answer, "Quagmire " + std::to_string(i));
  wish(running, lead::Close{});
  until_phase(running, Phase::looking);
  wish(running, lead::Reveal{});
  running.until([](const Model& m) { return m.team.problem.has_value(); });
  CHECK(running.model().team.leading.phase == Phase::looking);
  wish(running, lead::Talk{});
  until_phase(running, Phase::talked);
  CHECK(running.model().team.leading.told.wall.empty());
  wish(running, lead::Settle{Keep::answers});  // after the first answer
  running.until([](const Model& m) { return m.team.problem.has_value(); });
  CHECK(running.model().team.leading.keep == Keep::nothing);
}

TEST_CASE("what was settled is kept in a file of its own, and removed for good", "[team]") {
  const Desk desk;
  Running running(desk.options());
  open_room(running, [](app::TeamChoice& choice) { choice.keep = Keep::answers; });
  to_wall(running);
  running.type("We ring first", Field::team_commitment);
  running.apply(intent::PutTypedIn{Field::team_commitment});
  running.until([](const Model& m) { return m.team.leading.commitments.size() == 1; });
  running.apply(intent::ShowEnding{});
  running.until([](const Model& m) { return m.team.ending.has_value(); });
  running.apply(intent::EndWorkshop{true});
  running.until(ended);
  CHECK(running.model().team.ended->kept);

  running.apply(intent::ShowWorkshops{});
  running.until([](const Model& m) { return m.team.records.has_value(); });
  REQUIRE(running.model().team.records->size() == 1);
  const auto record = running.model().team.records->front();
  CHECK(record.title == "Planning with Jo, with the team");
  CHECK(record.review_by == workshop::review_day(record.day));
  CHECK(std::filesystem::path(record.file).parent_path() == desk.scratch / "home/workshops");
  CHECK(bytes_of(record.file).find("We ring first") != std::string::npos);
  CHECK((std::filesystem::status(record.file).permissions() & std::filesystem::perms::others_read) == std::filesystem::perms::none);
  CHECK(bytes_of(desk.file()).find("We ring first") == std::string::npos);

  running.apply(intent::ChooseRecord{record.file});
  running.until([](const Model& m) { return !m.team.lines.empty(); });
  const auto& lines = running.model().team.lines;
  CHECK(lines.front() == workshop::RecordLine{workshop::RecordLine::Kind::title, "Planning with Jo, with the team"});
  CHECK(std::ranges::count(lines, workshop::RecordLine::Kind::item, &workshop::RecordLine::kind) == 7);
  running.apply(intent::AskToRemoveRecord{});
  running.apply(intent::RemoveRecord{});
  running.until([](const Model& m) { return m.team.records->empty(); });
  CHECK_FALSE(std::filesystem::exists(record.file));
  CHECK_FALSE(running.model().team.problem);
}

TEST_CASE("what could point to somebody is left out of what is kept, but for what is chosen", "[team]") {
  for (const bool with_one : {false, true}) {
    const Desk desk;
    Running running(desk.options());
    open_room(running, [](app::TeamChoice& choice) { choice.keep = Keep::answers; });
    to_writing(running);
    for (int i = 0; i < 5; ++i) put_in(running, Field::team_answer, "Quagmire " + std::to_string(i));
    put_in(running, Field::team_answer, "Ring Danny Pike on 07700 900123");
    put_in(running, Field::team_answer, "It was on 3 May, all day");
    wish(running, lead::Close{});
    until_phase(running, Phase::looking);
    const auto& cards = running.model().team.leading.cards;
    CHECK(std::ranges::count_if(cards, [](const auto& one) { return !one.found.empty(); }) == 2);
    wish(running, lead::Reveal{});
    until_phase(running, Phase::shown);
    running.apply(intent::ShowEnding{});
    running.until([](const Model& m) { return m.team.ending.has_value(); });
    const auto flagged = running.model().team.ending->flagged;
    REQUIRE(flagged.size() == 2);
    for (const auto& one : flagged)
      if (one.text.starts_with("Ring")) running.apply(intent::KeepFlagged{one.of, with_one});
    running.apply(intent::EndWorkshop{true});
    running.until(ended);
    CHECK(on_disk_anywhere(desk, "Quagmire 4"));
    CHECK(on_disk_anywhere(desk, "900123") == with_one);
    CHECK_FALSE(on_disk_anywhere(desk, "3 May"));
  }
}

TEST_CASE("what whoever led would change is on the disk as soon as it says so, and nothing where nothing is written", "[team]") {
  for (const bool writes : {false, true}) {
    const Desk desk;
    {
      Running running(desk.options());
      open_room(running);
      running.apply(intent::ShowEnding{});
      running.apply(intent::EndWorkshop{});
      running.until(ended);
      if (writes) {
        running.type("Less talk");
        running.type("It was late", Field::only_for_me);
        running.until_saved();
      }
      const auto reader = store::Reader::open(desk.file(), nullptr);  // as whatever comes after a kill finds it
      REQUIRE(reader);
      const auto contents = (*reader)->everything();
      REQUIRE(contents);
      REQUIRE(contents->reflections.size() == (writes ? 1 : 0));
      if (writes) CHECK(contents->reflections.front().title == "Planning with Jo, with the team");
      std::vector<std::string> texts;
      for (const auto& one : contents->answers) texts.push_back(one.text);
      std::ranges::sort(texts);
      CHECK(texts == (writes ? std::vector<std::string>{"It was late", "Less talk"} : std::vector<std::string>()));
      if (!writes) running.apply(intent::ShowWorkshops{});
    }
    Running after(desk.options());
    after.until_open();
    CHECK(after.model().practice.reflections.size() == (writes ? 1 : 0));
  }
}

TEST_CASE("where the record cannot be written nothing is wiped, and the workshop goes on", "[team]") {
  const Desk desk;
  std::filesystem::create_directories(desk.scratch / "home");
  put_bytes(desk.scratch / "home/workshops", "in the way");
  Running running(desk.options());
  open_room(running, [](app::TeamChoice& choice) { choice.keep = Keep::titles; });
  to_wall(running);
  running.apply(intent::EndWorkshop{true});
  running.until([](const Model& m) { return m.team.problem.has_value(); });
  CHECK(running.model().team.open);
  CHECK(running.model().team.leading.cards.size() == 6);
  running.apply(intent::EndWorkshop{});
  running.until(ended);
}

TEST_CASE("phones join, what they change arrives by itself, and paper takes over", "[team]") {
  const Desk desk;
  Running running(desk.options());
  open_room(running, [](app::TeamChoice& choice) { choice.phones = true; });
  REQUIRE(running.model().team.leading.way);
  const auto way = *running.model().team.leading.way;
  CHECK(way.only_here);
  CHECK(way.squares.empty());
  to_writing(running);
  const auto question = running.model().team.leading.told.question;

  Phone phone(port_of(way.address)), live(port_of(way.address));
  REQUIRE(phone.connected());
  const std::string key = json::parse(phone.post("/join", json{{"code", way.code}}.dump()).body)["key"];
  CHECK(live.get("/live?key=" + key).status == 200);
  const auto send = [&](char who, const std::string& text) {
    const json entry{{"key", key}, {"question", question}, {"token", std::string(32, who)}, {"text", text}, {"language", "en-GB"}};
    return json::parse(phone.post("/send", entry.dump()).body)["state"];
  };
  CHECK(send('a', "Quagmire by phone") == "in");
  CHECK(send('b', "Quagmire again") == "in");
  running.until([](const Model& m) { return m.team.leading.in == 2; });
  CHECK(running.model().team.leading.cards.empty());

  running.apply(intent::NewCode{});
  running.until([&](const Model& m) { return m.team.leading.way && m.team.leading.way->code != way.code; });
  running.apply(intent::GoOnWithPaper{});
  running.until([](const Model& m) { return !m.team.leading.way; });
  for (int i = 0; i < 4; ++i) put_in(running, Field::team_answer, "Quagmire " + std::to_string(i));
  wish(running, lead::Close{});
  until_phase(running, Phase::looking);
  CHECK(running.model().team.leading.cards.size() == 6);
  running.apply(intent::EndWorkshop{});
  running.until(ended);
}

TEST_CASE("phones are told that all was wiped before the server goes", "[team]") {
  const Desk desk;
  Running running(desk.options());
  open_room(running, [](app::TeamChoice& choice) { choice.phones = true; });
  const auto way = *running.model().team.leading.way;
  Phone phone(port_of(way.address)), live(port_of(way.address));
  const std::string key = json::parse(phone.post("/join", json{{"code", way.code}}.dump()).body)["key"];
  REQUIRE(live.get("/live?key=" + key).status == 200);
  running.apply(intent::EndWorkshop{});
  running.until(ended);
  CHECK(live.until("\"screen\":\"ended\""));
}

TEST_CASE("a phone that was out of reach at the end is told of it when it comes back, and nobody new comes in", "[team]") {
  const Desk desk;
  Running running(desk.options());
  open_room(running, [](app::TeamChoice& choice) { choice.phones = true; });
  const auto way = *running.model().team.leading.way;
  const std::string key = json::parse(Phone(port_of(way.address)).post("/join", json{{"code", way.code}}.dump()).body)["key"];
  running.apply(intent::EndWorkshop{});
  running.until(ended);
  Phone late(port_of(way.address));
  REQUIRE(late.get("/live?key=" + key).status == 200);
  const auto told = late.until("\n\n");
  REQUIRE(told);
  CHECK(told->find("\"screen\":\"ended\"") != std::string::npos);
  CHECK(told->find("Wiped at ") != std::string::npos);
  CHECK(Phone(port_of(way.address)).post("/join", json{{"code", way.code}}.dump()).status == 503);
}

TEST_CASE("the room's Wi-Fi stands beside the way in while the workshop goes on, and goes with it", "[team]") {
  const Desk desk;
  Running running(desk.options());
  open_room(running, [&](app::TeamChoice& choice) { choice.phones = true; });
  CHECK(running.model().team.leading.way->wifi.empty());
  running.apply(intent::EndWorkshop{});
  running.until(ended);
  running.apply(intent::PlanWorkshop{first.case_id});
  running.type("Room 5", Field::team_wifi_name);
  running.type("let us in", Field::team_wifi_password);
  open_room(running, [&](app::TeamChoice& choice) { choice.phones = true; });
  REQUIRE(running.model().team.leading.way);
  CHECK(running.model().team.leading.way->wifi.size() > 20);
  running.apply(intent::EndWorkshop{});
  running.until(ended);
  CHECK_FALSE(running.model().team.leading.way);
  CHECK(running.model().team.wifi.password.text.empty());
}

TEST_CASE("an address that is not this computer's opens no room, and says so", "[team]") {
  const Desk desk;
  Running running(desk.options());
  running.until_open();
  running.apply(intent::PlanWorkshop{first.case_id});
  auto choice = running.model().team.choice;
  choice.phones = true;
  choice.address = "203.0.113.7";  // of a documentation network (RFC 5737)
  running.apply(intent::ChangeTeam{choice});
  running.apply(intent::OpenRoom{});
  running.until([](const Model& m) { return m.team.problem.has_value(); });
  CHECK_FALSE(running.model().team.open);
  CHECK_FALSE(running.model().team.opening);
  CHECK(running.model().screen == Screen::team_plan);
}

TEST_CASE("locking hides a workshop, and what was typed waits with it", "[team]") {
  const Desk desk;
  Running running(desk.options());
  running.until_open();
  running.apply(intent::AskProtect{app::Protecting::set});
  choose_passphrase(running, "a long enough phrase");
  sheet_done(running);
  open_room(running);
  to_wall(running);
  running.type("Half a promise", Field::team_commitment);
  running.apply(intent::Lock{});
  CHECK(running.model().screen == Screen::unlock);
  CHECK(running.model().team.leading.cards.empty());
  CHECK(running.model().team.commitment.text.empty());
  unlock_with(running, "a long enough phrase");
  running.until_screen(Screen::leading);
  running.until([](const Model& m) { return m.team.commitment.text == "Half a promise" && m.team.leading.cards.size() == 6; });
  CHECK_FALSE(on_disk_anywhere(desk, "Half a promise"));
}

TEST_CASE("a program that ends while a workshop is led leaves nothing of it", "[team]") {
  const Desk desk;
  {
    Running running(desk.options());
    open_room(running, [](app::TeamChoice& choice) {
      choice.phones = true;
      choice.keep = Keep::answers;
    });
    to_wall(running);
  }
  CHECK_FALSE(on_disk_anywhere(desk, "Quagmire"));
}
