// `vignette workshop serve` as a real process, led by typed lines, with phones over loopback.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "reflect/details.hpp"
#include "support/a_phone.hpp"
#include "support/process.hpp"
#include "support/scratch.hpp"
#include "support/shell_line.hpp"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using namespace vignette;
using support::Phone;

bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

/// A workshop about Sam, in a folder that holds whatever the program may write.
struct Room {
  support::Scratch scratch;
  support::Process program;
  std::uint16_t port = 0;
  std::string code, key, screen;  ///< the last with the words around it

  static std::vector<std::string> call(std::vector<std::string> more) {
    std::vector<std::string> words{VIGNETTE_BUILD "/vignette", "workshop", "serve", "--case", "hmip-yj-sam-reviewing", "--content",
                                   VIGNETTE_SOURCE "/content"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  static std::vector<std::string> settings(const fs::path& folder) {
    return {"VIGNETTE_HOME=" + folder.string(), "TMPDIR=" + folder.string(), "HOME=" + folder.string(), "PATH=/usr/bin:/bin", "TZ=UTC"};
  }

  explicit Room(std::vector<std::string> more = {}) : program(call(std::move(more)), settings(scratch.path()), scratch.path().string()) {
    const auto before = program.until("http://127.0.0.1:");
    const auto address = program.until(" and type ");
    const auto rest = program.until("\n");
    REQUIRE((before && address && rest));
    port = static_cast<std::uint16_t>(std::stoi(*address));
    code = rest->substr(0, rest->size() - 1);
    screen = program.until(". Open it").value_or("");
    REQUIRE(program.until("next for the next step.\n"));
    key = json::parse(Phone(port).post("/join", json{{"code", code}}.dump()).body)["key"];
  }

  /// Says a line, and gives back what is told up to these words.
  std::string say(const std::string& line, std::string_view until) {
    program.say(line);
    const auto told = program.until(until);
    INFO(line << ": " << program.unread());
    REQUIRE(told);
    return *told;
  }
  json board() const {
    Phone phone(port);
    REQUIRE(phone.get("/live?key=" + key).status == 200);
    const auto event = phone.until("\n\n");
    REQUIRE(event);
    return json::parse(event->substr(event->find('{')));
  }
  int send(unsigned who, const std::string& text) const {
    const auto question = board()["question"].get<std::string>();
    std::string token(32, '0');
    token[31] = static_cast<char>('0' + who);
    return Phone(port)
        .post("/send", json{{"key", key}, {"question", question}, {"token", token}, {"text", text}, {"language", "en-GB"}}.dump())
        .status;
  }
  void to_first_question() {
    say("present 9", "Nothing is kept.\n");
    for (int i = 0; i < 3; ++i) say("next", "kept.\n");
  }
  /// Files that hold these words, anywhere the program could have written.
  std::size_t files_with(const std::string& words) const {
    std::size_t count = 0;
    for (const auto& one : fs::recursive_directory_iterator(scratch.path()))
      if (one.is_regular_file() && holds(support::bytes_of(one.path()), words)) ++count;
    return count;
  }
};

/// The id that stands before a card's words.
std::string id_before(const std::string& shown, const std::string& words) {
  const auto at = shown.find("  " + words);
  REQUIRE(at != std::string::npos);
  REQUIRE(at >= 6);
  return shown.substr(at - 6, 6);
}

}  // namespace

TEST_CASE("a workshop is led from a terminal, from the opening to the wipe, and leaves nothing anywhere") {
  Room room({"--end-at-once"});
  CHECK(room.board()["title"] == "Before we begin");
  room.say("next", "Nothing is kept.\n");
  room.say("next", "Nothing is kept.\n");
  CHECK(holds(room.say("next", "\n"), "Say how many are in the room"));
  room.say("present 9", "Nothing is kept.\n");
  CHECK(holds(room.say("next", "Nothing is kept.\n"), "None in yet"));
  for (unsigned who = 1; who <= 6; ++who) CHECK(room.send(who, "quagmire lantern " + std::to_string(who)) == 200);
  room.say("type quagmire from a slip", "Nothing is kept.\n");
  const auto writing = room.say("pass", "Nothing is kept.\n");
  CHECK(holds(writing, "Eight in"));
  CHECK_FALSE(holds(writing + room.say("room", "Phones go to"), "quagmire"));

  const auto closed = room.say("close", "Nothing is kept.\n");
  CHECK(holds(closed, "Seven answers, one passed, shuffled."));
  CHECK(holds(closed, "quagmire from a slip"));
  CHECK(room.send(7, "quagmire too late") == 409);
  const auto held = id_before(closed, "quagmire lantern 2");
  CHECK(holds(room.say("hold " + held + " identify", "Nothing is kept.\n"), "(held back: it could identify someone)"));
  CHECK(room.board()["held"] == "one held back");
  room.say("group Hear from others first", "Nothing is kept.\n");
  room.say("move " + id_before(closed, "quagmire lantern 3") + " 1", "Nothing is kept.\n");
  CHECK(room.board()["wall"].empty());
  room.say("reveal", "Nothing is kept.\n");
  const auto wall = room.board()["wall"];
  REQUIRE(wall.size() == 2);
  CHECK(wall[0] == json{{"title", "Hear from others first"}, {"cards", {"quagmire lantern 3"}}, {"count", "one"}});
  CHECK(room.board()["answers"] == "Six answers");
  CHECK(wall[1]["cards"].size() == 5);
  CHECK(holds(room.say("room", "Phones go to"), "One held back"));
  room.say("commit quagmire together", "Nothing is kept.\n");

  Phone phone(room.port);
  REQUIRE(phone.get("/live?key=" + room.key).status == 200);
  CHECK(holds(room.say("end", "goes back to the workshop.\n"), "Nothing from the room is kept"));
  CHECK(holds(room.say("not yet", "Nothing is kept.\n"), "quagmire together"));
  room.say("end", "goes back to the workshop.\n");
  CHECK(holds(room.say("wipe", "\n"), "Wiped at "));
  CHECK(holds(phone.rest(), "\"title\":\"Wiped at "));
  CHECK(room.program.status() == 0);
  CHECK(room.files_with("quagmire") == 0);
}

TEST_CASE("what was settled is kept in a file of its own, and can only have become less") {
  Room room({"--keep", "titles", "--end-at-once"});
  room.say("present 9", "without names.\n");
  for (int i = 0; i < 3; ++i) room.say("next", "without names.\n");
  for (unsigned who = 1; who <= 5; ++who) REQUIRE(room.send(who, "quagmire " + std::to_string(who)) == 200);
  CHECK(holds(room.say("kept answers", "\n"), "it can only become less"));
  const auto looked = room.say("close", "without names.\n");
  room.say("group Hear from others first", "without names.\n");
  room.say("group Ring Jayden at once", "without names.\n");
  // A group with nothing in it is not kept.
  for (const std::string group : {"1", "2"}) {
    const auto at = looked.find("  quagmire " + group);
    REQUIRE((at != std::string::npos && at >= 6));
    room.say("move " + looked.substr(at - 6, 6) + " " + group, "without names.\n");
  }
  room.say("reveal", "without names.\n");
  room.say("commit Agree who tells whom", "without names.\n");
  const auto preview = room.say("end", "goes back to the workshop.\n");
  CHECK(holds(preview, "  - Hear from others first\n"));
  CHECK(holds(preview, "Left out, as it could point to someone: “Jayden”"));
  CHECK_FALSE(holds(preview, "quagmire"));
  const auto refused = room.say("keep /nowhere/at/all.md", "\n");
  CHECK(holds(refused, "there is no such folder"));
  CHECK(holds(refused, "nothing was wiped"));
  CHECK(room.board()["screen"] == "shown");
  CHECK(holds(room.say("keep kept.md", "\n"), "Kept in kept.md."));
  CHECK(room.program.status() == 0);
  const auto page = support::bytes_of(room.scratch / "kept.md");
  for (const auto* part : {"Hear from others first", "Agree who tells whom", "Present: nine"}) CHECK(holds(page, part));
  CHECK_FALSE(holds(page, "Jayden"));
  CHECK(room.files_with("quagmire") == 0);
}

TEST_CASE("where the typing stops or the program is asked to end, everything is wiped and phones are told") {
  for (const bool asked : {false, true}) {
    Room room(asked ? std::vector<std::string>() : std::vector<std::string>{"--end-at-once"});
    room.to_first_question();
    REQUIRE(room.send(1, "quagmire") == 200);
    Phone phone(room.port);
    REQUIRE(phone.get("/live?key=" + room.key).status == 200);
    asked ? room.program.end(SIGTERM) : room.program.say_no_more();
    CHECK(room.program.until("everything was wiped.\n"));
    CHECK(holds(phone.rest(), "Wiped at "));
    CHECK(room.program.status() == 0);
    CHECK(room.files_with("quagmire") == 0);
  }
}

TEST_CASE("after the end a phone that was away is told of it, until the program is asked to end") {
  Room room;
  room.to_first_question();
  REQUIRE(room.send(1, "quagmire") == 200);
  room.say("end", "goes back to the workshop.\n");
  CHECK(holds(room.say("wipe", "Ctrl+C ends it now.\n"), "A phone that was away is told until "));
  // It has its key still, and finds how it ended and nothing else. Nobody new comes in.
  for (int i = 0; i < 2; ++i) CHECK(room.board()["title"].get<std::string>().starts_with("Wiped at "));
  CHECK(room.board()["wall"].empty());
  CHECK(Phone(room.port).post("/join", json{{"code", room.code}}.dump()).status == 503);
  room.program.end(SIGTERM);
  CHECK(room.program.status() == 0);
  CHECK(room.files_with("quagmire") == 0);
}

TEST_CASE("of what could point to somebody each is kept by its number, or none, or all") {
  for (const std::string_view with : {"", " 2", " all"}) {
    Room room({"--keep", "answers", "--end-at-once"});
    room.say("present 9", "without names.\n");
    for (int i = 0; i < 3; ++i) room.say("next", "without names.\n");
    for (const auto* words : {"quagmire one", "quagmire two", "quagmire three", "quagmire four", "quagmire five"})
      room.say("type " + std::string(words), "without names.\n");
    room.say("type It was on 3 May", "without names.\n");
    room.say("close", "without names.\n");
    room.say("reveal", "without names.\n");
    room.say("commit Ring Danny Pike on 07700 900123", "without names.\n");
    const auto preview = room.say("end", "goes back to the workshop.\n");
    CAPTURE(preview);
    CHECK(holds(preview, "1. Left out, as it could point to someone: “3 May”"));
    CHECK(holds(preview, "2. Left out"));
    CHECK(holds(room.say("keep what we kept.md" + std::string(with), "\n"), "Kept in what we kept.md."));
    CHECK(room.program.status() == 0);
    const auto page = support::bytes_of(room.scratch / "what we kept.md");
    CHECK(holds(page, "quagmire two"));
    CHECK(holds(page, "900123") == !with.empty());
    CHECK(holds(page, "3 May") == (with == " all"));
  }
}

TEST_CASE("killed in the midst it leaves no word behind") {
  Room room;
  room.to_first_question();
  for (unsigned who = 1; who <= 5; ++who) REQUIRE(room.send(who, "quagmire " + std::to_string(who)) == 200);
  room.say("close", "Nothing is kept.\n");
  room.program.end(SIGKILL);
  CHECK(room.program.status() == -1);
  CHECK(room.files_with("quagmire") == 0);
}

TEST_CASE("what a facilitator mistypes is answered with what to do") {
  Room room;
  room.to_first_question();
  for (const auto& [line, answer] :
       std::vector<std::pair<std::string, std::string>>{{"next", "The question has to be shown or talked about first"},
                                                        {"reveal", "Writing has to close first"},
                                                        {"present many", "That is not a number of people"},
                                                        {"hold abcdef hurt", "Writing has to close first"},
                                                        {"hold abcdef", "Type help"},
                                                        {"uncommit 3", "No commitment here has that number"},
                                                        {"time 4 99", "a step takes 1 to 60 minutes"},
                                                        {"order 1 2", "Only a step that is still to come"},
                                                        {"time 5 14 12 3", "Only a step that is still to come"},
                                                        {"time 5 14 4", "Only a step that is still to come"},
                                                        {"ask", "That is empty"},
                                                        {"type", "That is empty"},
                                                        {"sing", "Type help"},
                                                        {"kept everything", "Type help"}})
    CHECK(holds(room.say(line, "\n"), answer));
  CHECK(holds(room.say("help", "what is kept\n"), "hold ID REASON"));
  CHECK(holds(room.say("plan", "Close, 4 minutes\n"), "Who isn’t heard?, 4 minutes"));
  CHECK(holds(room.say("time 5 20", "Close, 4 minutes\n"), "20 minutes"));
  CHECK(holds(room.say("ask What would Sam say of it?", "Close, 4 minutes\n"), "What would Sam say of it?, 14 minutes"));
  room.say("order 5 6", "Close, 4 minutes\n");
  CHECK(holds(room.say("more", "\n"), "About five minutes left."));
  // Minutes for what is being done now move its clock; a question's go to its talk first, and writing gives way last.
  room.say("time 4 3", "Close, 4 minutes\n");
  CHECK(holds(room.say("show", "Nothing is kept.\n"), "About four minutes left."));
  room.say("time 4 20", "Close, 4 minutes\n");
  CHECK(holds(room.say("show", "Nothing is kept.\n"), "About five minutes left."));
  const auto code = room.say("code", "in.\n");
  CHECK_FALSE(holds(code, room.code));
  CHECK(Phone(room.port).post("/join", json{{"code", room.code}}.dump()).status == 403);
  CHECK(Phone(room.port).post("/mine", json{{"key", room.key}, {"question", ""}, {"token", ""}}.dump()).status == 200);
}

TEST_CASE("the room's screen is told where it is, and shows no way in that no phone has") {
  Room room;
  CHECK(holds(room.screen, "http://127.0.0.1:" + std::to_string(room.port) + "/room#" + room.code + "."));
  const auto told = [&] { return json::parse(Phone(room.port).post("/screen", json{{"key", room.key}}.dump()).body); };
  CHECK(told()["address"] == "");
  CHECK(told()["squares"].empty());
  CHECK(told()["code"] == room.code);
  CHECK(told()["left"] == "About five minutes left");
  // With another code it is at another address, which can be read again.
  const auto code = room.say("code", " from now on");
  CHECK(holds(room.say("room", ". Open it"), "/room#" + code.substr(code.find(" is ") + 4, 5)));
}

TEST_CASE("what the look on the laptop passes over, phones pass over too") {
  Room room;
  const auto told = json::parse(Phone(room.port).post("/join", json{{"code", room.code}}.dump()).body);
  const auto names = told["names"].get<std::vector<std::string>>();
  // Whoever the case is about, who is in it, and what only its glossary says.
  for (const auto* name : {"sam", "ofsted"}) CHECK(std::ranges::find(names, name) != names.end());
  CHECK(std::ranges::is_sorted(names));
  for (const auto& name : names) {
    CAPTURE(name);
    for (const auto* mark : {"“", "”", "‘", "’", "–", "—", "…"}) CHECK_FALSE(holds(name, mark));
  }
  const auto given = told["given"].get<std::vector<std::string>>();
  CHECK(given == reflect::given_names());
}

TEST_CASE("a workshop that cannot be held says why, and ends with the right status") {
  const auto said = [](const std::string& words) {
    return support::run_line("VIGNETTE_HOME=/nonexistent '" VIGNETTE_BUILD "/vignette' workshop serve --content '" VIGNETTE_SOURCE
                             "/content' " +
                             words + " </dev/null 2>&1");
  };
  CHECK(said("").status == 64);
  CHECK(said("--case hmip-yj-sam-reviewing --minutes 50").status == 64);
  CHECK(said("--case hmip-yj-sam-reviewing --keep everything").status == 64);
  CHECK(said("--case hmip-yj-sam-reviewing --port 70000").status == 64);
  CHECK(said("--case nobody").status == 2);
  CHECK(holds(said("--case hmip-yj-sam-reviewing --question nothing").told, "the case has no question nothing"));
  CHECK(said("--case hmip-yj-sam-reviewing --address 203.0.113.7").status == 2);
  CHECK(said("--case hmip-yj-sam-reviewing --address kitchen").status == 2);
  CHECK(said("--case hmip-yj-sam-reviewing --certificate nowhere.pem").status == 64);
  const auto secure = said("--case hmip-yj-sam-reviewing --certificate nowhere.pem --key nowhere.key");
  CHECK(secure.status == 2);
  CHECK(holds(secure.told, "nowhere.pem: error: This file can’t be read (Check the path"));
}
