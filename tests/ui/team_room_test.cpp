// The room's screen: what everybody may see, and nothing else.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <array>
#include <set>

#include "support/a_team.hpp"

using namespace vignette;
using app::Key;
using tests::TeamStage;

namespace {

/// What nobody in the room may see: an answer, a note, a title that was not shown.
constexpr std::string_view secret = "Quagmire", note = "Heliotrope", title = "Persimmon";

struct Room : TeamStage {
  explicit Room(float wide = 1440, float high = 900) : TeamStage(wide, high) {
    plan();
    click("A note of your own");
    type(note);
    wishes(app::intent::OpenRoom{});
  }
  void show() {
    wishes(app::intent::ShowLeading{});
    wishes(app::intent::ShowRoom{});
    REQUIRE(model.screen == app::Screen::room);
  }
};

bool says(const TeamStage& stage, std::string_view words) {
  for (const auto& item : stage.outline.items)
    if (item.name.find(words) != std::string::npos || item.value.find(words) != std::string::npos) return true;
  return false;
}

/// Within the small picture of what the room sees.
bool picture_says(const TeamStage& stage, std::string_view words) {
  const auto& items = stage.outline.items;
  bool found = false, inside = false;
  int depth = 0;
  for (const auto& item : items) {
    if (inside && item.depth <= depth) inside = false;
    if (inside && (item.name.find(words) != std::string::npos || item.value.find(words) != std::string::npos)) found = true;
    if (item.role == ui::Role::list && item.name == "What the room sees") {
      inside = true;
      depth = item.depth;
    }
  }
  return found;
}

/// Everything that is read stands within the window, and nothing stands on anything else.
void check_readable(const TeamStage& stage) {
  INFO(stage.printed());
  std::vector<page::Rect> all;
  for (const auto& item : stage.outline.items) {
    if (item.role != ui::Role::paragraph && item.role != ui::Role::heading && item.role != ui::Role::status) continue;
    if (item.name.empty()) continue;
    INFO(item.name);
    CHECK(item.rect.x >= 0);
    CHECK(item.rect.y >= 0);
    CHECK(item.rect.right() <= stage.width + 1);
    CHECK(item.rect.bottom() <= stage.height + 1);
    for (const auto& other : all)
      CHECK_FALSE((item.rect.x + 1 < other.right() && other.x + 1 < item.rect.right() && item.rect.y + 1 < other.bottom() &&
                   other.y + 1 < item.rect.bottom()));
    all.push_back(item.rect);
  }
}

std::string words_of(std::size_t which) {
  constexpr std::array<std::string_view, 4> kinds{
      "Ask the school first.", "I would ask for one person to ring, by name, before the move, and write the number where all can see it.",
      "We tell the other team once it has happened.",
      "A review that everybody is at is too late for what three people need to know on a Friday, and I have sat in four of them this year "
      "where nobody could say who would ring the school, the children’s home or the family, nor by when, nor what the child had asked "
      "for."};
  return "Card " + std::to_string(which) + ". " + std::string(kinds.at(which % kinds.size()));
}

/// Every card of the wall, from page to page.
std::set<std::string> walk(TeamStage& stage, std::size_t cards) {
  std::set<std::string> seen;
  for (int page = 0; page < 60; ++page) {
    check_readable(stage);
    for (std::size_t i = 0; i < cards; ++i)
      if (const auto* item = stage.outline.find(words_of(i)); item && item->seen.h > 0) seen.insert(words_of(i));
    const int before = stage.team().page;
    stage.presses(app::Chord{Key::page_down});
    if (stage.team().page == before) break;
  }
  return seen;
}

}  // namespace

TEST_CASE("team room: nothing hidden is on it, nor in the small picture, until the answers are shown") {
  Room stage;
  stage.to_writing();
  stage.answered(6);
  const auto hides = [&](std::string_view words) {
    INFO(words);
    CHECK_FALSE(picture_says(stage, words));
    stage.wishes(app::intent::ShowRoom{});
    INFO(stage.printed());
    CHECK_FALSE(says(stage, words));
    stage.wishes(app::intent::LeaveRoom{});
    stage.clicks("Show them to me");
  };
  CHECK(picture_says(stage, "Six in"));
  for (const auto words : {secret, note}) hides(words);
  stage.click("An answer, on the shared keyboard");
  stage.type("Marzipan");
  hides("Marzipan");
  stage.wishes(app::intent::Undo{app::Field::team_answer});

  stage.wishes(app::intent::Lead{app::lead::Close{}});
  stage.wishes(app::intent::Lead{app::lead::MakeGroup{std::string(title)}});
  const auto card = stage.team().leading.cards.front().card;
  stage.wishes(app::intent::Lead{app::lead::MoveCard{stage.team().leading.cards.back().card.id, 1}});
  stage.wishes(app::intent::Lead{app::lead::Hold{card.id, workshop::Reason::hurt}});
  CHECK(says(stage, secret));  // whoever leads reads them now
  for (const auto words : {secret, note, title, std::string_view("held back"), std::string_view("hurt"), std::string_view("Six")})
    hides(words);

  stage.wishes(app::intent::Lead{app::lead::Reveal{}});
  CHECK(picture_says(stage, "one held back"));
  CHECK(picture_says(stage, title));
  hides(card.text);  // nor ever what was held back, or why
  hides("hurt");
  hides(note);
  stage.wishes(app::intent::ShowRoom{});
  CHECK(says(stage, "one held back"));
  CHECK(says(stage, title));
  CHECK(says(stage, secret));
}

TEST_CASE("team room: it is the whole window, and no notice, debug panel or key leads elsewhere from it") {
  Room stage;
  stage.to_writing();
  stage.model.notice = words::Problem{.what = "this disk is full"};
  stage.model.debug_panel = true;
  stage.presses(app::Chord{.key = Key::r, .ctrl = true, .shift = true});
  REQUIRE(stage.model.screen == app::Screen::room);
  INFO(stage.printed());
  CHECK_FALSE(says(stage, "disk"));
  CHECK_FALSE(says(stage, "Ctrl"));
  CHECK_FALSE(says(stage, "facilitator"));
  for (const Key key : {Key::escape, Key::home, Key::f6}) stage.presses(app::Chord{key});
  stage.presses(app::Chord{.key = Key::f, .ctrl = true});
  stage.presses(app::Chord{.key = Key::n1, .ctrl = true});
  CHECK(stage.model.screen == app::Screen::room);
  stage.presses(app::Chord{.key = Key::r, .ctrl = true, .shift = true});
  CHECK(stage.model.screen == app::Screen::leading);
}

TEST_CASE("team room: the way back is there for the keyboard, and seen only while it is on it") {
  Room stage;
  stage.to_writing();
  stage.show();
  const std::string_view back = "The room screen, and back again";
  CHECK(stage.item(back).rect.w <= 1);
  CHECK((stage.focused() == nullptr || stage.focused()->name != back));
  stage.press(Key::tab);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == back);
  CHECK(stage.item(back).rect.w > 40);
  stage.presses(app::Chord{Key::space});
  CHECK(stage.model.screen == app::Screen::leading);
}

TEST_CASE("team room: while people write it has the question, how many are in, the time in words and how phones get in") {
  Room stage;
  stage.way = app::PhoneWay{.address = "192.168.0.24:7420", .code = "K7F2M", .squares = std::vector<std::string>(25, std::string(25, '1'))};
  stage.to_writing(3);
  stage.answered(2);
  stage.show();
  for (const auto size : {page::Rect{0, 0, 1440, 900}, {0, 0, 1920, 1080}, {0, 0, 720, 450}, {0, 0, 640, 480}}) {
    stage.width = size.w;
    stage.height = size.h;
    stage.settle();
    INFO(size.w);
    CHECK(stage.has(stage.team().leading.told.title));
    CHECK(stage.has("Two in"));
    CHECK(stage.has("About four minutes left"));
    CHECK(stage.has("Nobody reads a word until writing closes"));
    CHECK(stage.has("192.168.0.24:7420"));
    CHECK(stage.has("K7F2M"));
    CHECK(stage.has("Fewer than five are here, so people may guess who wrote what. You can pass."));
    CHECK_FALSE(says(stage, "04:00"));
    check_readable(stage);
  }
  stage.wishes(app::intent::Lead{app::lead::HideCount{}});
  CHECK_FALSE(says(stage, "Two in"));
  stage.wishes(app::intent::Lead{app::lead::Close{}});
  CHECK_FALSE(says(stage, "K7F2M"));
  CHECK(stage.has("Talk with the person beside you"));
}

TEST_CASE("team room: one to forty answers can be read, from page to page, in groups and in none, in every window") {
  const bool grouped = GENERATE(false, true);
  const std::size_t cards = GENERATE(1U, 2U, 5U, 12U, 23U, 40U);
  Room stage;
  stage.to_writing();
  for (std::size_t i = 0; i < cards; ++i) REQUIRE(stage.all->type(words_of(i), "en-GB", 104'729 * (i + 1)));
  for (std::size_t i = cards; i < workshop::small_group; ++i) REQUIRE(stage.all->type("Held " + std::to_string(i), "en-GB", 7 * (i + 1)));
  REQUIRE(stage.all->close());
  if (grouped)
    for (const auto name : {"Who tells whom", "Hear from others first, and say so to them", "The family", "Time", "The child"})
      REQUIRE(stage.all->make_group(name));
  std::size_t place = 0;
  for (const auto& card : stage.all->cards())
    if (grouped && place++ % 6 != 5) REQUIRE(stage.all->move_card(card.id, static_cast<int>(place % 5) + 1));
  REQUIRE(stage.all->reveal());
  stage.tell();
  stage.show();
  for (const auto size : {page::Rect{0, 0, 1440, 900}, {0, 0, 1920, 1080}, {0, 0, 720, 450}, {0, 0, 640, 480}}) {
    stage.width = size.w;
    stage.height = size.h;
    stage.wishes(app::intent::TurnWall{0});
    INFO(cards << " cards, " << size.w << " wide, grouped " << grouped);
    CHECK(walk(stage, cards).size() == cards);
  }
}

TEST_CASE("team room: pages stop at the last, and go back by key and by name") {
  Room stage;
  stage.to_writing();
  for (std::size_t i = 0; i < 40; ++i) REQUIRE(stage.all->type(words_of(i), "en-GB", 104'729 * (i + 1)));
  REQUIRE(stage.all->close());
  REQUIRE(stage.all->reveal());
  stage.tell();
  stage.show();
  CHECK(says(stage, "Page 1 of "));
  CHECK_FALSE(stage.has("Earlier answers"));
  stage.wishes(app::intent::TurnWall{50});
  const int last = stage.team().page;
  CHECK(last < 20);
  CHECK(stage.has("Page " + std::to_string(last + 1) + " of " + std::to_string(last + 1)));
  CHECK_FALSE(stage.has("More answers"));
  stage.focus("Earlier answers");
  stage.presses(app::Chord{Key::enter});
  CHECK(stage.team().page == last - 1);
  stage.presses(app::Chord{Key::page_up});
  CHECK(stage.team().page == last - 2);
}

TEST_CASE("team room: the opening can be read in every window") {
  Room stage;
  stage.show();
  for (const auto size : {page::Rect{0, 0, 1440, 900}, {0, 0, 1920, 1080}, {0, 0, 720, 450}, {0, 0, 640, 480}}) {
    stage.width = size.w;
    stage.height = size.h;
    stage.settle();
    INFO(size.w);
    CHECK(stage.has("Before we begin"));
    CHECK(stage.has("No photographs of the wall, unless all agree."));
    CHECK(stage.has("Nothing is kept."));
    check_readable(stage);
  }
}

TEST_CASE("team room: what is told in two languages can be read in every window, Welsh before English") {
  Room stage;
  stage.team().choice.language = workshop::RoomLanguage::both;
  const auto step = GENERATE(0, 1, 2, 3, 4);
  CAPTURE(step);
  stage.all.emplace(stage.team().leading.plan, workshop::Keep::nothing, true, workshop::RoomLanguage::both);
  stage.tell();
  if (step == 1) stage.to_writing();
  if (step >= 2) stage.to_looking(6);
  if (step == 3) REQUIRE(stage.all->reveal());
  if (step == 4) {
    REQUIRE(stage.all->talk());
    while (stage.all->step().kind != workshop::Step::Kind::commitments)
      REQUIRE((stage.all->phase() ? stage.all->skip() : stage.all->next()));
    REQUIRE(stage.all->commit("We ring the school first"));
    REQUIRE(stage.all->commit("One named person in each team"));
  }
  stage.tell();
  stage.show();
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> said{{{"Cyn i ni ddechrau", "Before we begin"},
                                                                               {"Dim un i mewn eto", "None in yet"},
                                                                               {"Siaradwch â’r person", "Talk with the person"},
                                                                               {"Chwech o atebion", "Six answers"},
                                                                               {"Beth wnewch chi?", "What will you do?"}}};
  const auto& [welsh, english] = said.at(static_cast<std::size_t>(step));
  for (const auto size : {page::Rect{0, 0, 1440, 900}, {0, 0, 1920, 1080}, {0, 0, 720, 450}, {0, 0, 640, 480}}) {
    stage.width = size.w;
    stage.height = size.h;
    stage.settle();
    INFO(size.w);
    CHECK(says(stage, welsh));
    CHECK(says(stage, english));
    check_readable(stage);
  }
  const auto printed = stage.printed();
  CHECK(printed.find(welsh) < printed.find(english));
}
