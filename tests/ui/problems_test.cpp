// A pack with problems, opened: where, what, how to mend, and looking again.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "pack/read.hpp"
#include "reader_support.hpp"

using namespace vignette;
using namespace vignette::tests;
using ui::Role;

namespace {

constexpr const char* written =
    "---\nid: being-written\ntitle: A case being written\nbasis: fictional\nsubject:\n  name: Ash\n  fictional: true\n"
    "stage: planing\n---\n\n## Case summary\n\nBeside the assessment, two more were completed,\none of them by Darren.\n\n"
    "## Take-aways\n\n1. What stayed with you? {#q1}\n";

pack::Shelf shelf_of(std::string_view markdown) {
  pack::Shelf shelf;
  shelf.cases.push_back(pack::parse(markdown, "/packs/being-written/case.md", "/packs/being-written"));
  return shelf;
}

void show(Stage& stage) {
  stage.wish(app::intent::PacksRead{shelf_of(written)});
  stage.wish(app::intent::ShowProblems{"being-written", {}});
  REQUIRE(stage.model.screen == app::Screen::problems);
}

const words::Problem& problem_in_line(const Stage& stage, int line) {
  for (const auto& problem : stage.model.cases.at(0).pack->problems)
    if (problem.line == line) return problem;
  throw std::runtime_error("no problem in that line, in:\n" + stage.printed());
}

}  // namespace

TEST_CASE("a problem chosen has its lines beside it, or under it, and how to mend it") {
  const float width = GENERATE(320.0F, 800.0F, 1100.0F, 1440.0F);
  CAPTURE(width);
  Stage stage(width, 900);
  show(stage);
  const auto& named = problem_in_line(stage, 14);
  stage.click(named.what);
  const auto& row = stage.item(Role::list_item, named.what);
  CHECK((row.states & ui::selected) != 0);
  CHECK(row.rect.h >= 40);
  CHECK(row.seen.h > 0);
  const auto& line = stage.item("Line 14: one of them by Darren.");
  CHECK((line.states & ui::current) != 0);
  CHECK(stage.has("Line 13: Beside the assessment, two more were completed,"));
  CHECK(stage.has("case.md, in “Case summary”"));
  CHECK(stage.has("How to mend it"));
  CHECK(stage.has(named.mend + "."));
  if (width >= 1180) {
    CHECK(line.rect.x > row.rect.right());
  } else {
    CHECK(line.rect.y >= row.rect.bottom());
  }
  const auto& other = problem_in_line(stage, 8);
  stage.click(other.what);
  CHECK_FALSE(stage.has("Line 14: one of them by Darren."));
  CHECK(stage.has("Line 8: stage: planing"));
}

TEST_CASE("the problems belong to the cases in the navigation") {
  Stage stage;
  show(stage);
  const auto& items = stage.outline.items;
  const auto place = std::ranges::find_if(items, [](const ui::Item& item) { return item.name == "Cases" && item.rect.w > 200; });
  REQUIRE(place != items.end());
  CHECK((place->states & ui::current) != 0);
}

TEST_CASE("looking again reads the packs anew, and what was mended is gone") {
  Stage stage;
  show(stage);
  const std::string named = problem_in_line(stage, 14).what;
  stage.click("Look again");
  CHECK(last_effect<app::effect::ReadPacks>(stage));
  CHECK(stage.has("Reading the packs again."));
  CHECK((stage.item("Look again").states & ui::disabled) != 0);
  std::string mended = written;
  mended.replace(mended.find("Darren"), 6, "a worker");
  stage.wish(app::intent::PacksRead{shelf_of(mended)});
  CHECK(stage.model.screen == app::Screen::problems);
  CHECK_FALSE(stage.has(named));
  CHECK(beginning(stage, "Looked again at ", Role::status));
  CHECK((stage.item("Look again").states & ui::disabled) == 0);
}

TEST_CASE("a pack's file is opened by whatever the system has for it, and no other file is") {
  Stage stage;
  show(stage);
  stage.click("Open its file");
  REQUIRE(last_effect<app::effect::OpenFile>(stage));
  CHECK(last_effect<app::effect::OpenFile>(stage)->path == "/packs/being-written/case.md");
  stage.effects.clear();
  stage.wish(app::intent::OpenItsFile{"/etc/passwd"});
  CHECK_FALSE(last_effect<app::effect::OpenFile>(stage));
}
