// Trying a room: how far a phone gets, what it is told, and what is said of it.
#include "workshop/trial.hpp"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/a_phone.hpp"
#include "workshop/requests.hpp"
#include "workshop/server.hpp"

using namespace vignette::workshop;
using nlohmann::json;
using vignette::support::Phone;
using Stage = Tried::Stage;

namespace {

std::uint64_t chance() {
  static std::atomic<std::uint64_t> next = 1;
  return next.fetch_add(0xD1B54A32D192ED03ULL) * 0xBF58476D1CE4E5B9ULL;
}

/// A room that is tried, without sockets.
struct Room {
  int heard = 0;
  Trial trial{[this] { ++heard; }};
  Gate gate{chance};

  Reply get(const std::string& target, bool from_here = false) {
    return respond({.method = "GET", .target = target, .from_here = from_here}, "a phone", trial, gate, chance, 0);
  }
  Reply post(const std::string& target, const json& body, bool from_here = false) {
    return respond({.method = "POST", .target = target, .type = "application/json", .body = body.dump(), .from_here = from_here}, "a phone",
                   trial, gate, chance, 0);
  }
  void comes(bool from_here = false) {
    get("/", from_here);
    post("/join", {{"code", gate.code()}}, from_here);
    get("/live?key=" + gate.key(), from_here);
  }
};

bool says(const std::vector<std::string>& lines, std::string_view words) {
  for (const auto& line : lines)
    if (line.find(words) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("a room works once another device has come in by the code, and not before") {
  Room room;
  CHECK(room.trial.stage() == Stage::waiting);
  CHECK(room.get("/room").status == 200);  // the room's screen is no phone
  CHECK(room.trial.stage() == Stage::waiting);
  room.get("/");
  CHECK(room.trial.stage() == Stage::opened);
  CHECK(room.post("/join", {{"code", "AAAAA"}}).status == 403);
  CHECK(room.get("/live?key=0123").status == 403);
  CHECK(room.trial.stage() == Stage::opened);
  CHECK(room.post("/join", {{"code", room.gate.code()}}).status == 200);
  CHECK(room.trial.stage() == Stage::opened);  // whether it can be told anything is still to be seen
  CHECK(room.get("/live?key=" + room.gate.key()).status == 200);
  CHECK(room.trial.stage() == Stage::works);
  CHECK(room.heard == 2);
}

TEST_CASE("what this computer itself opens says nothing of the network, however far it gets") {
  Room room;
  room.comes(true);
  CHECK(room.trial.stage() == Stage::here);
  room.comes();
  CHECK(room.trial.stage() == Stage::works);
  room.comes(true);
  CHECK(room.trial.stage() == Stage::works);
  CHECK(room.heard == 3);
}

TEST_CASE("there is nothing behind a trial: a phone is told that it came through, and can do nothing else") {
  Room room;
  room.comes();
  const auto told = json::parse(room.trial.board());
  CHECK(told["screen"] == "ended");  // the page forgets everything, and asks for nothing more
  CHECK(told["title"] == "It works");
  CHECK(told["lines"].size() == 2);
  const json entry{
      {"key", room.gate.key()}, {"question", "q"}, {"token", std::string(32, 'a')}, {"text", "Quagmire"}, {"language", "en-GB"}};
  CHECK(room.post("/send", entry).status == 409);
  CHECK(room.post("/mine", entry).body == R"({"state":"none"})");
  CHECK(room.post("/screen", entry).body == "{}");
}

TEST_CASE("what is said of a trial says what to do where nobody came") {
  Tried tried{.address = "192.168.0.24:7420", .code = "K7PQ2", .network = "192.168.0."};
  const auto said = [&](Stage stage) {
    tried.stage = stage;
    return said_of(tried);
  };
  CHECK(says(said(Stage::waiting), "Waiting"));
  CHECK(says(said(Stage::here), "nothing of the Wi-Fi"));
  CHECK(says(said(Stage::opened), "K7PQ2"));
  CHECK(says(said(Stage::works), "192.168.0.24:7420"));
  CHECK(says(said(Stage::nobody), "doesn’t begin with 192.168.0.,"));
  CHECK(says(said(Stage::nobody), "keeps devices apart"));
  CHECK(says(said(Stage::nobody), "port 7420"));
  CHECK(says(said(Stage::kept_out), "firewall"));
  CHECK(says(said(Stage::kept_out), "port 7420"));
  CHECK_FALSE(says(said(Stage::nobody), "more than one network"));
  tried.other_networks = true;
  CHECK(says(said(Stage::nobody), "more than one network"));
  CHECK(says(said(Stage::kept_out), "more than one network"));
  CHECK_FALSE(says(said(Stage::works), "more than one network"));
  tried.network.clear();  // "10.x" says nothing
  CHECK(says(said(Stage::nobody), "same Wi-Fi"));
  CHECK_FALSE(says(said(Stage::nobody), "begin with"));
}

TEST_CASE("a server tells whoever minds who comes from this computer itself") {
  std::atomic<int> heard = 0;
  Trial trial([&] { ++heard; });
  const auto server = std::move(Server::start({.address = "127.0.0.1"}, trial, chance).value());
  Phone phone(server->port());
  CHECK(phone.get("/").status == 200);
  CHECK(trial.stage() == Stage::here);
  const std::string key = json::parse(phone.post("/join", json{{"code", server->code()}}.dump()).body)["key"];
  CHECK(phone.get("/live?key=" + key).status == 200);
  const auto told = phone.until("\n\n");
  REQUIRE(told);
  CHECK(told->find("It works") != std::string::npos);
  CHECK(trial.stage() == Stage::here);
  CHECK(heard == 1);
}

TEST_CASE("a server takes the port that a firewall was told of, and another only where that is taken") {
  Trial trial({});
  // An address that nothing else on this computer listens at.
  const Listen listen{.address = "127.7.4.20"};
  const auto first = std::move(Server::start(listen, trial, chance).value());
  CHECK(first->port() == usual_port);
  const auto second = std::move(Server::start(listen, trial, chance).value());
  CHECK(second->port() != usual_port);
  CHECK_FALSE(Server::start({.address = listen.address, .port = usual_port}, trial, chance));
}
