// "Try this room" from a session: a real server, and what the system's tables of the network say.
#include "shell/trying.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "running.hpp"
#include "shell/nearby.hpp"
#include "support/a_phone.hpp"

using namespace vignette;
using namespace vignette::support;
using app::Model;
using nlohmann::json;
using Stage = workshop::Tried::Stage;

namespace {

std::uint16_t port_of(const std::string& address) { return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1))); }

bool waits(const Model& model) { return model.team.trial && model.team.trial->stands; }

/// Goes to the plan and tries the room at an address of this computer's own loopback: no test may listen where others could reach it.
void begin(Running& running, const char* address) {
  running.until_open();
  running.apply(intent::PlanWorkshop{first.case_id});
  auto choice = running.model().team.choice;
  choice.phones = true;
  choice.address = address;
  running.apply(intent::ChangeTeam{choice});
  running.apply(intent::TryRoom{});
  running.until(waits);
}

}  // namespace

TEST_CASE("a room is tried: what opens its page is told of, and nothing listens any more once the plan is left", "[team]") {
  const Desk desk;
  Running running(desk.options());
  constexpr auto address = "127.7.4.22";
  begin(running, address);
  const auto tried = *running.model().team.trial->stands;
  CHECK(tried.stage == Stage::waiting);
  CHECK(tried.code.size() == 5);
  CHECK(tried.squares.size() > 20);
  {
    Phone phone(port_of(tried.address), address);
    CHECK(phone.get("/").status == 200);
    running.until([](const Model& m) { return m.team.trial->stands->stage == Stage::here; });
    const std::string key = json::parse(phone.post("/join", json{{"code", tried.code}}.dump()).body)["key"];
    CHECK(phone.get("/live?key=" + key).status == 200);
    CHECK(phone.until("It works"));
  }
  running.apply(intent::ShowShelf{});
  CHECK_FALSE(running.model().team.trial);
  CHECK_FALSE(Phone(port_of(tried.address), address).get("/").status == 200);
}

TEST_CASE("a room that is opened after it was tried listens at the same port", "[team]") {
  const Desk desk;
  Running running(desk.options());
  begin(running, "127.7.4.23");
  const auto port = port_of(running.model().team.trial->stands->address);
  running.apply(intent::OpenRoom{});
  running.until([](const Model& m) { return m.team.open; });
  REQUIRE(running.model().team.leading.way);
  CHECK(port_of(running.model().team.leading.way->address) == port);
}

TEST_CASE("a trial that nobody came to says what the network says of it; where nothing can listen there is none", "[team]") {
  auto trying = shell::Trying::begin("127.0.0.1", 0, [] {});
  REQUIRE(trying);
  (*trying)->look_around();
  const auto stage = (*trying)->stands().stage;
  CHECK((stage == Stage::nobody || stage == Stage::kept_out));  // as whoever else is on this computer's network has it
  CHECK((*trying)->stands().address.starts_with("127.0.0.1:"));
  const auto none = shell::Trying::begin("203.0.113.7", 0, [] {});  // no address of this computer
  REQUIRE_FALSE(none);
  CHECK(none.error().what.find("203.0.113.7") != std::string::npos);
  CHECK_FALSE(none.error().mend.empty());
}

TEST_CASE("how addresses of a network begin", "[team]") {
  CHECK(shell::beginning_of("192.168.0.24", 24) == "192.168.0.");
  CHECK(shell::beginning_of("10.20.30.40", 16) == "10.20.");
  CHECK(shell::beginning_of("10.20.30.40", 22) == "10.20.");
  CHECK(shell::beginning_of("10.20.30.40", 8) == "10.");
  CHECK(shell::beginning_of("10.20.30.40", 7).empty());
  CHECK(shell::beginning_of("10.20.30.40", 32) == "10.20.30.40");
}

TEST_CASE("neighbours are who is known by a device of theirs, but for what leads elsewhere", "[team]") {
  const std::string routes =
      "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
      "wlan0\t00000000\t0100A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n"
      "wlan0\t0000A8C0\t00000000\t0001\t0\t0\t600\t00FFFFFF\t0\t0\t0\n";
  const std::string table =
      "IP address       HW type     Flags       HW address            Mask     Device\n"
      "192.168.0.1      0x1         0x2         aa:00:00:00:00:01     *        wlan0\n"
      "192.168.0.31     0x1         0x2         aa:00:00:00:00:02     *        wlan0\n"
      "192.168.0.40     0x1         0x0         00:00:00:00:00:00     *        wlan0\n";
  CHECK(shell::neighbours_in(table, routes) == std::set<std::string>{"192.168.0.31 aa:00:00:00:00:02"});
  CHECK(shell::neighbours_in(table, "").size() == 2);
  for (const auto* odd : {"", "one line", "head\n\n\nx\n", "head\n192.168.0.9 0x1 nothing aa\n"})
    CHECK(shell::neighbours_in(odd, odd).empty());
}
