// The server over real sockets on loopback.
#include "workshop/server.hpp"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "a_workshop.hpp"
#include "support/a_phone.hpp"
#include "workshop/desk.hpp"
#include "workshop/requests.hpp"

using namespace vignette::workshop;
using nlohmann::json;
using testing::token;
using vignette::support::Phone;

namespace {

/// Chance that can be told beforehand; from two threads.
Chance counting() {
  auto next = std::make_shared<std::atomic<std::uint64_t>>(0x9E3779B97F4A7C15ULL);
  return [next] { return next->fetch_add(0xD1B54A32D192ED03ULL) * 0xBF58476D1CE4E5B9ULL; };
}

struct Running {
  Desk desk;
  std::unique_ptr<Server> server;
  explicit Running(Workshop workshop = testing::at_first_question(), Limits limits = {}, Listen listen = {})
      : desk(std::move(workshop), {"sam", "danny"}, counting()),
        server(std::move(Server::start(listen, desk, counting(), limits).value())) {}

  Phone phone() const { return Phone(server->port()); }
  std::string key() const {
    auto joining = phone();
    return json::parse(joining.post("/join", json{{"code", server->code()}}.dump()).body)["key"];
  }
  json entry(const std::string& key, unsigned who, const std::string& text) const {
    return {{"key", key}, {"question", "stood-out"}, {"token", token(who)}, {"text", text}, {"language", "en-GB"}};
  }
};

json board_in(Phone& phone) {
  const auto event = phone.until("\n\n");
  REQUIRE(event);
  const auto at = event->find("data: ");
  REQUIRE(at != std::string::npos);
  return json::parse(event->substr(at + 6));
}

}  // namespace

TEST_CASE("a phone joins by the code, is told how things stand, sends, changes and passes") {
  Running running;
  auto phone = running.phone();
  REQUIRE(phone.connected());
  const auto page = phone.get("/");
  CHECK(page.status == 200);
  CHECK(page.body.find("<main") != std::string::npos);
  const auto joined = json::parse(
      phone.post("/join", json{{"code", " " + running.server->code().substr(0, 3) + "-" + running.server->code().substr(3)}}.dump()).body);
  const std::string key = joined["key"];
  CHECK(key.size() == 32);
  CHECK(joined["names"] == json{"sam", "danny"});
  CHECK(joined["given"].size() > 200);

  auto live = running.phone();
  CHECK(live.get("/live?key=" + key).status == 200);
  CHECK(board_in(live)["in"] == "None in yet");
  CHECK(json::parse(phone.post("/send", running.entry(key, 1, "Ask for updates first").dump()).body)["state"] == "in");
  CHECK(board_in(live)["in"] == "One in");
  CHECK(json::parse(phone.post("/send", running.entry(key, 1, "Ask first").dump()).body)["state"] == "in");
  auto pass = running.entry(key, 1, "");
  pass["pass"] = true;
  CHECK(json::parse(phone.post("/send", pass.dump()).body)["state"] == "passed");
  CHECK(json::parse(phone.post("/mine", running.entry(key, 1, "").dump()).body)["state"] == "passed");
  CHECK(json::parse(phone.post("/mine", running.entry(key, 2, "").dump()).body)["state"] == "none");
}

TEST_CASE("nothing that is written reaches anybody through the server until it is shown") {
  Running running;
  const auto key = running.key();
  auto phone = running.phone(), live = running.phone();
  REQUIRE(live.get("/live?key=" + key).status == 200);
  std::string everything;
  for (unsigned i = 1; i <= 5; ++i) everything += phone.post("/send", running.entry(key, i, "quagmire " + std::to_string(i)).dump()).body;
  running.desk.with([](Workshop& all) { return all.close(); });
  running.server->tell();
  for (json board; board["screen"] != "looking"; everything += board.dump()) board = board_in(live);
  everything += phone.get("/").body + phone.post("/mine", running.entry(key, 1, "").dump()).body;
  CHECK(everything.find("quagmire") == std::string::npos);
  running.desk.with([](Workshop& all) { return all.reveal(); });
  running.server->tell();
  CHECK(board_in(live)["wall"][0]["cards"].size() == 5);
}

TEST_CASE("the room's screen learns how to join and how long there is, by the key that phones have") {
  Running running;
  running.desk.show_way({.address = "192.168.0.24:7420", .squares = {"10", "01"}, .wifi = {"11", "10"}});
  running.desk.show_time("About two minutes left");
  auto screen = running.phone();
  const auto page = screen.get("/room");
  CHECK(page.status == 200);
  CHECK(page.body.find("<main") != std::string::npos);
  const auto key = running.key();
  for (const auto& secret : {running.server->code(), key, std::string("192.168.0.24")}) CHECK(page.body.find(secret) == std::string::npos);
  CHECK(screen.post("/screen", json{{"key", "00000000000000000000000000000000"}}.dump()).status == 403);
  const auto told = [&] { return json::parse(screen.post("/screen", json{{"key", key}}.dump()).body); };
  CHECK(told() == json{{"address", "192.168.0.24:7420"},
                       {"squares", {"10", "01"}},
                       {"wifi", {"11", "10"}},
                       {"code", running.server->code()},
                       {"left", "About two minutes left"}});
  running.server->renew_code();
  CHECK(told()["code"] == running.server->code());
}

TEST_CASE("whoever has no key gets nothing but the page") {
  Running running;
  auto phone = running.phone();
  for (const auto* key : {"", "0", "00000000000000000000000000000000", "%00", "../../etc/passwd"}) {
    CHECK(running.phone().get("/live?key=" + std::string(key)).status == 403);
    CHECK(phone.post("/send", running.entry(key, 1, "Words").dump()).status == 403);
    CHECK(phone.post("/mine", running.entry(key, 1, "").dump()).status == 403);
  }
  CHECK(running.desk.with([](const Workshop& all) { return all.in(); }) == 0);
  // The page holds nothing of the workshop, the code included.
  const auto page = phone.get("/").body;
  for (const auto& secret : {running.server->code(), running.key(), std::string("What stood out")})
    CHECK(page.find(secret) == std::string::npos);
}

TEST_CASE("guessing codes is slow, and whoever is in stays in") {
  Running running;
  const auto key = running.key();
  auto phone = running.phone();
  const auto guess = [&](const std::string& code) { return phone.post("/join", json{{"code", code}}.dump()).status; };
  for (int i = 0; i < Gate::wrong_from_one; ++i) CHECK(guess("AAAA" + std::to_string(i)) == 403);
  CHECK(guess("AAAAA") == 429);
  CHECK(guess(running.server->code()) == 429);  // the right one too, for a minute
  CHECK(phone.post("/mine", running.entry(key, 1, "").dump()).status == 200);
  CHECK_FALSE(running.desk.was_guessed());
  const auto before = running.server->code();
  running.server->renew_code();
  CHECK(running.server->code() != before);
  CHECK(guess(running.server->code()) == 200);
  CHECK(phone.post("/mine", running.entry(key, 1, "").dump()).status == 200);
}

TEST_CASE("guessing codes ends, and those who lead are told once") {
  Desk desk(testing::at_first_question(), {}, counting());
  Gate gate(counting());
  Request request{.method = "POST", .target = "/join", .type = "application/json", .body = json{{"code", "AAAAA"}}.dump()};
  const auto guess = [&](int who) { return respond(request, std::to_string(who), desk, gate, counting(), 0).status; };
  for (int i = 1; i < Gate::wrong_in_all; ++i) REQUIRE(guess(i) == 403);
  CHECK_FALSE(desk.was_guessed());
  CHECK(guess(Gate::wrong_in_all) == 503);
  CHECK(desk.was_guessed());
  CHECK_FALSE(desk.was_guessed());
  request.body = json{{"code", gate.code()}}.dump();
  CHECK(guess(1'000) == 503);  // the right one too, until there is another
  CHECK(desk.was_guessed());
}

TEST_CASE("odd requests are refused in a few words") {
  Running running;
  const auto key = running.key();
  const auto status = [&](const std::string& bytes) {
    auto phone = running.phone();
    phone.say(bytes);
    return phone.answer().status;
  };
  SECTION("methods") {
    for (const auto* method : {"HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"})
      CHECK(status(std::string(method) + " / HTTP/1.1\r\nHost: h\r\n\r\n") == 405);
    for (const auto* target : {"/join", "/send", "/mine", "/screen"}) CHECK(running.phone().get(target).status == 405);
    CHECK(running.phone().get("/join").head.find("Allow: POST\r\n") != std::string::npos);
  }
  SECTION("paths") {
    for (const auto* target : {"/../../etc/passwd", "/..%2f..%2fetc/passwd", "//", "/index.html", "/.git/config", "/live", "/live?",
                               "/page.js", "/join/", "/%2e%2e/", "http://elsewhere/", "*", "/?code=1", "/favicon.ico"})
      CHECK(running.phone().get(target).status == 404);
  }
  SECTION("what is no HTTP") {
    for (const auto* bytes : {"\r\nGET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "nonsense\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                              "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", "POST /send HTTP/1.1\r\nContent-Length: -4\r\n\r\n",
                              "POST /send HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
                              "POST /send HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\n",
                              "POST /send HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"})
      CHECK(status(bytes) == 400);
  }
  SECTION("too much") {
    const std::string much(longest_body + 1, 'x');
    CHECK(running.phone().post("/send", much).status == 413);
    CHECK(status("POST /send HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2001\r\n" + much + "\r\n0\r\n\r\n") == 413);
    CHECK(status("GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\n\r\n") == 431);
    CHECK(status("GET / HTTP/1.1\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n") == 431);
  }
  SECTION("bodies that are no entry") {
    auto phone = running.phone();
    CHECK(phone.post("/send", "{}", "").status == 415);
    CHECK(phone.post("/send", "key=1", "Content-Type: application/x-www-form-urlencoded\r\n").status == 415);
    for (const auto* body : {"", "{", "[]", "null", "\"\"", "{\"key\":1}", "{\"key\":\"\xFF\"}"})
      CHECK(phone.post("/join", body).status == 400);
    CHECK(phone.post("/join", std::string(8'000, '[')).status == 400);
    auto entry = running.entry(key, 1, "Words");
    for (const auto* name : {"question", "token", "text", "language"}) {
      auto lacking = entry;
      lacking.erase(name);
      CHECK(phone.post("/send", lacking.dump()).status == 400);
      lacking[name] = 5;
      CHECK(phone.post("/send", lacking.dump()).status == 400);
    }
    for (const auto* text : {"", "  ", "bell \a", "nul \\u0000", "turned \xE2\x80\xAE"})
      CHECK(phone.post("/send", running.entry(key, 1, text).dump()).status == (std::string(text) == "nul \\u0000" ? 200 : 400));
    auto with_nul = running.entry(key, 2, "");
    with_nul["text"] = std::string("a\0b", 3);
    CHECK(phone.post("/send", with_nul.dump()).status == 400);
    CHECK(phone.post("/send", running.entry(key, 1, std::string(601, 'x')).dump()).status == 400);
    entry["question"] = "agencies";
    CHECK(phone.post("/send", entry.dump()).status == 409);
  }
  SECTION("from somebody else's page") {
    auto phone = running.phone();
    const std::string json_field = "Content-Type: application/json\r\n";
    CHECK(phone.post("/mine", running.entry(key, 1, "").dump(), json_field + "Origin: http://elsewhere\r\n").status == 403);
    CHECK(phone.post("/mine", running.entry(key, 1, "").dump(), json_field + "Origin: http://here\r\n").status == 200);
  }
}

TEST_CASE("every answer forbids what the page doesn't need") {
  Running running;
  auto phone = running.phone();
  const auto page = phone.get("/");
  for (const auto* field : {"default-src 'none'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
                            "Cache-Control: no-store", "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer"})
    CHECK(page.head.find(field) != std::string::npos);
  CHECK(page.head.find("unsafe") == std::string::npos);
  const auto other = phone.get("/");
  CHECK(other.head != page.head);  // what a script is allowed by is new every time
  CHECK(phone.get("/nothing").head.find("default-src 'none'; base-uri") != std::string::npos);
  for (const auto* told : {"Server:", "Date:", "Set-Cookie", "ETag"}) CHECK(page.head.find(told) == std::string::npos);
}

TEST_CASE("markup in an answer stays text on its way to every phone") {
  Running running;
  const auto key = running.key();
  auto phone = running.phone();
  const std::string markup = "</script><script>alert(1)</script>\n\ndata: {}\n\n<img src=x onerror=1> & \"quotes\"";
  for (unsigned i = 1; i <= 5; ++i) REQUIRE(phone.post("/send", running.entry(key, i, markup).dump()).status == 200);
  running.desk.with([](Workshop& all) { return all.close().has_value() && all.reveal().has_value(); });
  running.server->tell();
  auto live = running.phone();
  REQUIRE(live.get("/live?key=" + key).status == 200);
  json board;
  while (board["screen"] != "shown") board = board_in(live);
  CHECK(board["wall"][0]["cards"] == json(std::vector<std::string>(5, markup)));
}

TEST_CASE("a request in pieces, and two in one piece, are read as they are meant") {
  Running running;
  auto slow = running.phone();
  for (const char c : std::string("GET / HTTP/1.1\r\nHost: h\r\n\r\n")) slow.say({&c, 1});
  CHECK(slow.answer().status == 200);
  auto two = running.phone();
  two.say("GET /a HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(two.answer().status == 404);
  CHECK(two.answer().status == 200);
}

TEST_CASE("whoever sends too slowly, or nothing, is not waited for") {
  Running running(testing::at_first_question(), {.whole_request = std::chrono::milliseconds(200)});
  auto silent = running.phone(), slow = running.phone();
  slow.say("POST /send HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n{");
  CHECK(silent.rest().empty());
  CHECK(slow.rest().empty());
  CHECK(running.phone().get("/").status == 200);
}

TEST_CASE("one address has so many connections and no more, and gets them back") {
  Running running(testing::at_first_question(), {.from_one_address = 4});
  std::vector<Phone> phones;
  for (int i = 0; i < 4; ++i) {
    phones.push_back(running.phone());
    CHECK(phones.back().get("/").status == 200);
  }
  CHECK(running.phone().get("/").status == 0);
  phones.back().say("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
  (void)phones.back().rest();
  // The server has let go of it before it is seen to close, or right after.
  int status = 0;
  while (status != 200) status = running.phone().get("/").status;
  CHECK(status == 200);
}

TEST_CASE("at the end every phone is told, though the server stops right after") {
  Running running;
  const auto key = running.key();
  std::vector<Phone> phones;
  for (int i = 0; i < 16; ++i) {
    phones.push_back(running.phone());
    REQUIRE(phones.back().get("/live?key=" + key).status == 200);
  }
  running.desk.end(false, "11:02");
  running.server.reset();
  for (auto& phone : phones) CHECK(phone.rest().find("Wiped at 11:02") != std::string::npos);
}

TEST_CASE("a server starts and stops a hundred times in one process, and gives its port back") {
  std::uint16_t port = 0;
  for (int i = 0; i < 100; ++i) {
    Running running(testing::at_first_question(), {}, {.port = port});
    port = running.server->port();
    auto page = running.phone();
    REQUIRE(page.get("/").status == 200);
    auto live = running.phone();
    REQUIRE(live.get("/live?key=" + running.key()).status == 200);
  }
}

TEST_CASE("where it cannot listen, it says so") {
  Running running;
  Desk other(testing::at_first_question(), {}, counting());
  CHECK_FALSE(Server::start({.port = running.server->port()}, other, counting()));
  CHECK_FALSE(Server::start({.address = "the kitchen"}, other, counting()));
  CHECK_FALSE(Server::start({.address = "203.0.113.7"}, other, counting()));  // no address of this computer
}

TEST_CASE("phones, the host and the facilitator at once") {
  Running running(testing::at_first_question(), {.between_boards = std::chrono::milliseconds(1)});
  const auto key = running.key();
  std::atomic<int> refused = 0;
  std::vector<std::thread> rooms;
  for (unsigned who = 1; who <= 8; ++who)
    rooms.emplace_back([&, who] {
      auto live = running.phone(), phone = running.phone();
      refused += live.get("/live?key=" + key).status != 200;
      for (int i = 0; i < 20; ++i)
        refused += phone.post("/send", running.entry(key, who, "Words " + std::to_string(i)).dump()).status != 200;
    });
  for (int i = 0; i < 50; ++i) {
    running.desk.with([](Workshop& all) { return all.type_pass(); });
    running.server->tell();
    (void)running.server->code();
  }
  for (auto& one : rooms) one.join();
  CHECK(refused == 0);
  CHECK(running.desk.with([](const Workshop& all) { return all.in(); }) == 58);
}
