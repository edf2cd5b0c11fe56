// The page: what stands where, at every width, and what a very long case costs.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "ui/reader.hpp"
#include "ui/reader_support.hpp"

using namespace vignette;
using namespace vignette::tests;
using ui::Role;

TEST_CASE("the case is told in reading order") {
  Stage stage;
  read(stage, rich_case());
  std::vector<std::string> headings;
  for (const ui::Item& item : stage.outline.items) {
    if (item.role == Role::heading) headings.push_back(item.name);
  }
  REQUIRE(headings.size() >= 3);
  CHECK(headings[0] == "Sam");
  CHECK(headings[1] == "What inspectors looked for, 2021 guide");
  CHECK(headings[2] == "Case summary");
  CHECK(stage.has("Retold from HM Inspectorate of Probation’s published example; not its words, and not its present standards."));
  const float first = stage.item("Expectation number 1 of what a review holds.").rect.y;
  CHECK(stage.item("Expectation number 4 of what a review holds.").rect.y == first);  // one row of four
  CHECK(stage.item(Role::link, "Case summary").rect.x < 264);
  CHECK(stage.item("Page").rect.x == 264);
  CHECK(stage.item("Contents").rect.w == 264);
}

TEST_CASE("the page is shown as it is set to whoever builds the program, without what a learner writes") {
  Stage stage;
  read(stage, rich_case());
  CHECK(ui::dump_page(stage.model, stage.memory).find("“Case summary”") != std::string::npos);
  stage.wish(app::intent::OpenQuestion{sam_id, 0});
  stage.type("Secretly");
  const std::string dump = ui::dump_page(stage.model, stage.memory);
  CHECK(dump.find("“Case summary”") != std::string::npos);
  CHECK(dump.find("writing ") != std::string::npos);
  CHECK(dump.find("Secretly") == std::string::npos);
}

TEST_CASE("a case that is not retold does not say it is") {
  Stage stage;
  pack::Case made = rich_case();
  made.basis = "fictional";
  read(stage, made);
  CHECK(beginning(stage, "Retold from") == nullptr);
}

TEST_CASE("a row of the rail brings its section to the top") {
  Stage stage;
  read(stage, rich_case());
  stage.click(Role::link, "Important learning");
  const auto& heading = stage.item(Role::heading, "Important learning");
  const auto& page = stage.item("Page");
  CHECK(heading.rect.y >= page.rect.y);
  CHECK(heading.rect.y < page.rect.y + 120);
  CHECK_FALSE(stage.model.go_to);
  CHECK((stage.item(Role::link, "Important learning").states & ui::current) != 0);
}

TEST_CASE("a name keeps within the rail's edge, and is bolder where one is only if that moves nothing") {
  const auto high = [](float bold, const std::string& name) {
    Stage stage;
    stage.metrics.bold = bold;
    pack::Case made = rich_case();
    made.sections[1].title = name;
    read(stage, made);
    stage.click(ui::Role::link, name);
    CHECK(stage.item(ui::Role::link, name).value == "you are here");
    return stage.item(ui::Role::link, name).rect.h;
  };
  // There is room for 194; a letter is 7.5 wide.
  CHECK(high(1.09F, "Twenty-five letters as on") == 36);   // 188, semibold 204
  CHECK(high(1.03F, "Twenty-six letters as here") == 56);  // 195, semibold 201
}

TEST_CASE("footnotes stand in the margin beside their line, clear of one another") {
  const float width = GENERATE(900.0F, 1100.0F, 1260.0F, 1440.0F, 2000.0F);
  Stage stage(width, 900);
  read(stage, rich_case());
  stage.wheel({width / 2, 500}, -4);
  const auto* paragraph = beginning(stage, "Paragraph 2");
  REQUIRE(paragraph);
  const auto* note = beginning(stage, "A note that is long", Role::note);
  const auto* second = beginning(stage, "A second note.", Role::note);
  REQUIRE(note);
  REQUIRE(second);
  const auto& mark = stage.item("Note 1");
  CHECK(note->rect.x >= paragraph->rect.right());
  CHECK(note->rect.right() <= width);
  CHECK(note->rect.y < mark.rect.bottom() + 30);
  CHECK(note->rect.bottom() > mark.rect.y - 30);
  CHECK(overlap(note->rect, second->rect) == 0);
  CHECK(second->rect.y >= note->rect.bottom() + 19);
}

TEST_CASE("in a narrow window footnotes stand under their paragraph") {
  const float width = GENERATE(320.0F, 519.0F, 720.0F, 899.0F);
  Stage stage(width, 900);
  read(stage, rich_case());
  stage.wish(app::intent::GoTo{{stage.model.cases[0].document->section_begins[1] + 3, 0}});
  const auto* paragraph = beginning(stage, "Paragraph 2");
  const auto* note = beginning(stage, "A note that is long", Role::note);
  REQUIRE(paragraph);
  REQUIRE(note);
  CHECK(note->rect.y >= paragraph->rect.bottom());
  CHECK(note->rect.x >= paragraph->rect.x + (width < 520 ? 12 : 24));
  CHECK(note->rect.right() <= width);
}

TEST_CASE("nothing overlaps and nothing leaves the window") {
  const float width = GENERATE(320.0F, 400.0F, 640.0F, 900.0F, 1180.0F, 1260.0F, 1440.0F, 2000.0F);
  const float height = GENERATE(300.0F, 900.0F);
  Stage stage(width, height);
  read(stage, rich_case());
  for (int step = 0; step < 60; ++step) {
    std::vector<const ui::Item*> texts;
    for (const ui::Item& item : stage.outline.items) {
      const bool text =
          item.role == Role::paragraph || item.role == Role::heading || item.role == Role::note || item.role == Role::list_item;
      if (text && item.rect.w > 0) texts.push_back(&item);
    }
    for (const auto* item : texts) {
      INFO(item->name << " at " << width << " x " << height);
      CHECK(item->rect.x >= 0);
      CHECK(item->rect.right() <= width + 0.5F);
    }
    for (std::size_t a = 0; a < texts.size(); ++a) {
      for (std::size_t b = a + 1; b < texts.size(); ++b) {
        if (texts[a]->region != texts[b]->region) continue;
        INFO(texts[a]->name << " / " << texts[b]->name << " at " << width << " x " << height);
        CHECK(overlap(texts[a]->rect, texts[b]->rect) < 1);
      }
    }
    const float before = stage.memory.slot<ui::CaseView>("reader").last_offset;
    stage.wheel({width - 60, height - 40}, -3);
    if (stage.memory.slot<ui::CaseView>("reader").last_offset == before) break;
  }
}

TEST_CASE("what stands at the top stays there when the window changes its width") {
  Stage stage(1440, 900);
  read(stage, long_case(20));
  for (int i = 0; i < 40; ++i) stage.wheel({800, 500}, -3);
  auto& view = stage.memory.slot<ui::CaseView>("reader");
  const app::Spot before = view.top_spot;
  REQUIRE(before.piece > 10);
  for (const float width : {1300.0F, 1250.0F, 1000.0F, 899.0F, 700.0F, 420.0F, 700.0F, 1440.0F}) {
    stage.width = width;
    stage.settle();
    CHECK(view.top_spot.piece == before.piece);
  }
  CHECK(view.top_spot == before);
}

TEST_CASE("a case a thousand times as long sets no more than is seen") {
  Stage stage;
  read(stage, long_case(1000));
  auto& view = stage.memory.slot<ui::CaseView>("reader");
  REQUIRE(view.text.blocks() > 10000);
  CHECK(view.text.how_many_set() < 120);
  const std::size_t shaped = stage.metrics.shaped();
  stage.wheel({800, 500}, -3);
  CHECK(stage.metrics.shaped() - shaped < 1500);
  CHECK(stage.outline.items.size() < 200);
  stage.wish(app::intent::GoTo{{stage.model.cases[0].document->pieces.size() / 2, 0}});
  CHECK(view.text.how_many_set() < 300);
}

TEST_CASE("scrolling up through what was never seen moves nothing under one's eyes") {
  Stage stage;
  read(stage, long_case(50));
  stage.wish(app::intent::GoTo{{stage.model.cases[0].document->pieces.size() / 2, 0}});
  const auto* paragraph = beginning(stage, "Paragraph");
  REQUIRE(paragraph);
  for (int i = 0; i < 30; ++i) {
    const ui::Item* seen = nullptr;
    for (const ui::Item& item : stage.outline.items) {
      if (item.role == Role::paragraph && item.rect.y > 200 && item.rect.bottom() < 700 && item.rect.x > 300) seen = &item;
    }
    if (seen == nullptr) continue;
    const std::string name = seen->name;
    const float y = seen->rect.y;
    stage.wheel({800, 500}, 1);
    float nearest = 1e9F;
    for (const ui::Item& item : stage.outline.items) {
      if (item.name == name) nearest = std::min(nearest, std::abs(item.rect.y - (y + 80)));
    }
    CHECK(nearest <= 1);
  }
}

TEST_CASE("the place one reads is told when it changes, and only after scrolling") {
  Stage stage;
  read(stage, rich_case());
  const std::size_t at_first = count<app::intent::ReadTo>(stage);
  stage.settle();
  stage.settle();
  CHECK(count<app::intent::ReadTo>(stage) == at_first);
  for (int i = 0; i < 30; ++i) stage.wheel({800, 500}, -3);
  const auto* told = stage.last_intent<app::intent::ReadTo>();
  REQUIRE(told);
  CHECK(stage.model.places.at(sam_id).read_to > 0.99);
  CHECK(stage.model.places.at(sam_id).sections_read.size() == 4);
  CHECK(stage.has("Read to the end"));
}

TEST_CASE("what one was led past is not read: not by the time left, nor in the rail") {
  Stage stage;
  pack::Case made = long_case(8);
  std::erase_if(made.sections, [](const auto& one) { return one.role == pack::Role::expectations && !one.id.ends_with("-0"); });
  read(stage, made);
  const auto place = [&]() -> const portfolio::Place& { return stage.model.places.at(sam_id); };
  const std::size_t sections = app::current_case(stage.model)->pack->sections.size();
  stage.wheel({800, 500}, -3);
  const double before = place().read_to;
  CHECK(before < 0.4);
  stage.wish(app::intent::GoToSection{sections - 1});
  stage.press(app::Key::end);
  CHECK(place().read_to == before);
  const std::string past = app::current_case(stage.model)->pack->sections[sections / 2].id;
  CHECK(std::ranges::count(place().sections_read, past) == 0);
  CHECK_FALSE(stage.has("About a minute left to read"));
  CHECK_FALSE(stage.has("Read to the end"));
  // Answering, and back: one's line, and no more read.
  stage.wish(app::intent::OpenQuestion{sam_id, 0});
  stage.wish(app::intent::PreviousQuestion{});
  CHECK(place().read_to == before);
  // From where one stopped it goes on.
  stage.press(app::Key::home);
  for (int i = 0; i < 200; ++i) stage.wheel({800, 500}, -3);
  CHECK(place().read_to > 0.99);
  CHECK(place().sections_read.size() == sections);
  CHECK(stage.has("Read to the end"));
}

TEST_CASE("one comes back to where one was") {
  Stage stage;
  read(stage, long_case(20));
  for (int i = 0; i < 30; ++i) stage.wheel({800, 500}, -3);
  const app::Spot before = stage.memory.slot<ui::CaseView>("reader").top_spot;
  stage.wish(app::intent::ShowShelf{});
  stage.wish(app::intent::OpenCase{sam_id});
  CHECK(stage.memory.slot<ui::CaseView>("reader").top_spot == before);
  stage.memory.slots.erase("reader");  // a new start of the program
  stage.wish(app::intent::ShowShelf{});
  stage.wish(app::intent::OpenCase{sam_id});
  CHECK(stage.memory.slot<ui::CaseView>("reader").top_spot.piece == before.piece);
}

TEST_CASE("nothing is drawn at rest") {
  Stage stage;
  read(stage, rich_case());
  stage.settle();
  CHECK_FALSE(stage.again);
  CHECK_FALSE(stage.wake_after);
}

TEST_CASE("reading times go when they are not wanted") {
  Stage stage;
  read(stage, rich_case());
  CHECK(beginning(stage, "About") != nullptr);
  app::Look look = stage.model.look;
  look.reading_times = false;
  stage.wish(app::intent::ChangeLook{look});
  CHECK(beginning(stage, "About 6 minutes") == nullptr);
}

TEST_CASE("the end of the page leads to the first open question") {
  Stage stage;
  read(stage, rich_case());
  stage.focus("The case");
  stage.press(app::Key::end);
  stage.click("Answer the questions");
  CHECK(stage.model.screen == app::Screen::question);
  CHECK(stage.model.question == 0);
}

TEST_CASE("at every width the tools of the bar stand clear of each other, and within the window") {
  for (float width = 320; width <= 1440; width += 20) {
    Stage stage(width, 700);
    read(stage, rich_case());
    INFO(width);
    std::vector<page::Rect> tools;
    for (const char* name : {"Cases", "Contents", "Read aloud", "Text", "Your marks", "Find"}) {
      for (const ui::Item& item : stage.outline.items)
        if (item.role == Role::button && item.name == name) tools.push_back(item.rect);
    }
    CHECK(tools.size() >= 2);
    for (std::size_t i = 0; i < tools.size(); ++i) {
      CHECK(tools[i].x >= 0);
      CHECK(tools[i].right() <= width);
      for (std::size_t j = 0; j < i; ++j) CHECK(overlap(tools[i], tools[j]) == 0);
    }
  }
}

TEST_CASE("the note before a case names who else is part of it in a sentence of its own") {
  Stage stage;
  pack::Case made = rich_case();
  made.warnings = "Harm to a child; arrest";
  made.also_part = "the friend who was harmed.";
  made.objectives = {"See what a review is for", "Look at your own."};
  read(stage, made);
  REQUIRE(stage.model.screen == app::Screen::content_note);
  CHECK(stage.has("The friend who was harmed."));
  CHECK(stage.has("What it is good for"));
  CHECK(stage.has("See what a review is for. Look at your own."));
}

TEST_CASE("the note before a case stands beside its cover and within the window, whatever the width") {
  for (float width = 320; width <= 1440; width += 20) {
    Stage stage(width, 700);
    pack::Case made = rich_case();
    made.warnings = "Harm to a child; arrest";
    read(stage, made);
    REQUIRE(stage.model.screen == app::Screen::content_note);
    INFO(width);
    for (const ui::Item& item : stage.outline.items) {
      if (item.role != Role::paragraph && item.role != Role::heading) continue;
      CHECK(item.rect.x >= (width >= 1100 ? 520 : 0));
      CHECK(item.rect.right() <= width + 0.5F);
    }
  }
}

TEST_CASE("an item of a task list says whether it is done, and is no control") {
  Stage stage;
  pack::Case made = rich_case();
  for (const auto& [words, marker] : {std::pair("Ring the school", pack::task_to_do), std::pair("Read the plan", pack::task_done)}) {
    pack::Block item;
    item.text = words;
    item.depth = 1;
    item.marker = marker;
    made.sections[1].blocks.insert(made.sections[1].blocks.begin(), item);
  }
  read(stage, made);
  const auto& done = stage.item(ui::Role::list_item, "Read the plan");
  CHECK(done.value == "Done");
  CHECK_FALSE(done.interactive);
  CHECK(stage.item(ui::Role::list_item, "Ring the school").value == "To do");
}

TEST_CASE("a picture that cannot be shown says so where it would be, and what it shows; one on its way does not yet") {
  struct Fake final : ui::Pictures {
    bool read = false;
    Picture get(const std::string&) override { return {.texture = 0, .size = {}, .failed = read}; }
  } pictures;
  Stage stage;
  stage.pictures = &pictures;
  pack::Case made = rich_case();
  pack::Block image;
  image.kind = pack::Block::Kind::image;
  image.image = "plan.png";
  image.text = "The plan on one page";
  auto& blocks = made.sections[1].blocks;
  blocks.insert(blocks.begin(), image);
  read(stage, made);
  const auto next = [&] { return beginning(stage, "See the guide")->rect.y; };
  const float before = next();
  pictures.read = true;
  stage.settle();
  CHECK(next() >= before + 20);  // a line more
  CHECK(stage.has("This picture can’t be shown. It shows: The plan on one page"));
}
