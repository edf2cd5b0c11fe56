#include "app/document.hpp"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "pack/read.hpp"
#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;
using Where = Piece::Where;

TEST_CASE("a case is read from its expectations to its licence") {
  const auto document = document_of(small_case());
  std::vector<std::pair<Where, std::string>> read;
  for (const auto& piece : document.pieces) read.emplace_back(piece.where, piece.block.text);
  const std::vector<std::pair<Where, std::string>> expected{
      {Where::expectation, "Notice change."},
      {Where::expectation, "Involve the child."},
      {Where::body, "Case summary"},
      {Where::body, "He moved away.1 The move was sudden."},
      {Where::footnote, "Outside his local area."},
      {Where::body, "The move went well."},
      {Where::body, "Take-aways"},
      {Where::body, "Ask every agency."},
      {Where::question, "What stood out to you?"},
      {Where::question, "What would you change?"},
      {Where::question, "What next?"},
      {Where::closing, "A disclaimer."},
      {Where::closing, "Contains public sector information."},
      {Where::closing, "Licence: OGL-UK-3.0."},
  };
  CHECK(read == expected);
  CHECK(document.section_begins == std::vector<std::size_t>{0, 2, 6});
  CHECK(document.pieces[2].block.kind == pack::Block::Kind::heading);
  CHECK(document.pieces[2].block.level == 2);
  CHECK(document.pieces[4].footnote == 1);
  CHECK(document.pieces[4].section == 1);
  CHECK(document.pieces[9].question == 1);
  const auto& licence = document.pieces.back().block;
  REQUIRE(licence.spans.size() == 1);
  CHECK(text::part(licence.text, licence.spans[0].range) == "OGL-UK-3.0");
  CHECK(licence.spans[0].link == "https://example.org/licence");
}

TEST_CASE("a footnote stands once, after its first mark; an unmarked one nowhere") {
  auto pack = small_case();
  auto again = block("Once more.1");
  again.spans.push_back({.range = {10, 11}, .footnote = 1});
  pack.sections[1].blocks.push_back(again);
  pack.footnotes.push_back({"11", 2, {block("Nobody asks for me.")}, {}});
  const auto document = document_of(pack);
  CHECK(std::ranges::count(document.pieces, Where::footnote, &Piece::where) == 1);
}

TEST_CASE("questions without a section of take-aways follow the last one") {
  auto pack = small_case();
  pack.sections.pop_back();
  const auto document = document_of(pack);
  CHECK(std::ranges::count(document.pieces, Where::question, &Piece::where) == 3);
  CHECK(document_of(pack::Case{}).pieces.empty());
}

TEST_CASE("copying gives plain text with markers, and footnote marks that do not run into the words") {
  const auto document = document_of(small_case());
  CHECK(plain_text(document, {{3, 3}, {4, 7}}) == "moved away.[1] The move was sudden.\n\n[1] Outside");
  CHECK(plain_text(document, {{3, 3}, {3, 36}}) == "moved away. The move was sudden.");
  CHECK(plain_text(document, {{7, 0}, {8, 100}}) == "• Ask every agency.\n\n1. What stood out to you?");
  CHECK(plain_text(document, {{0, 0}, {1, 100}}) == "1. Notice change.\n\n2. Involve the child.");  // counted, as the page shows it
  CHECK(plain_text(document, {{7, 4}, {7, 9}}) == "every");
  CHECK(plain_text(document, {{5, 2}, {5, 2}}).empty());
  CHECK(plain_text(document, {{5, 4}, {5, 2}}).empty());
  CHECK(plain_text(document, {{13, 0}, {99, 5}}) == "Licence: OGL-UK-3.0.");
}

TEST_CASE("what the case tells is not mixed with what was added beside it: what lies between its paragraphs is left out") {
  auto pack = small_case();
  auto& blocks = pack.sections[1].blocks;
  const auto quoted = [](std::string text) {
    auto made = block(std::move(text));
    made.quotes = 1;
    return made;
  };
  blocks.insert(blocks.begin() + 1, {quoted("Editor’s note, added for this pack. A legal category."), quoted("It goes on."),
                                     block("Then he left."), quoted("I did not want to go.")});
  const auto document = document_of(pack);
  const std::string words = "sudden.\n\nThen he left.\n\nI did not want to go.\n\nThe move";
  // Over the footnote and the editor's note; what somebody said is told.
  const Stretch over{{3, 29}, {9, 8}};
  CHECK(plain_text(document, over) == words);
  CHECK_FALSE(takes_in(document, over, 4));
  CHECK_FALSE(takes_in(document, over, 5));
  CHECK_FALSE(takes_in(document, over, 6));
  CHECK(takes_in(document, over, 7));
  CHECK(takes_in(document, over, 8));
  // Up to the beginning of one is none of it; from its end on neither.
  CHECK(plain_text(document, {{3, 29}, {4, 0}}) == "sudden.");
  CHECK(plain_text(document, {{4, 23}, {7, 4}}) == "Then");
  // Who begins or ends in one means it.
  CHECK(plain_text(document, {{4, 8}, {7, 4}}) ==
        "his local area.\n\nEditor’s note, added for this pack. A legal category.\n\nIt goes on.\n\nThen");
  CHECK(plain_text(document, {{4, 8}, {4, 11}}) == "his");
  // All of it is all of it.
  const auto& last = document.pieces.back();
  const auto all = plain_text(document, {{0, 0}, {document.pieces.size() - 1, last.block.text.size()}});
  CHECK(all.find("moved away.[1]") != std::string::npos);
  CHECK(all.find("[1] Outside his local area.") != std::string::npos);
  CHECK(all.find("Editor’s note") != std::string::npos);
}

TEST_CASE("nothing that was added to a shipped case is taken for what the case tells") {
  const auto shelf = pack::read_shelf({std::filesystem::path(VIGNETTE_SOURCE) / "content"});
  std::size_t added = 0;
  for (const auto& one : shelf.cases)
    for (const auto& piece : document_of(one).pieces) {
      const bool says = piece.block.text.find("added for this pack") != std::string::npos;
      added += says ? 1 : 0;
      CAPTURE(one.id, piece.block.text);
      CHECK((!says || piece.aside));
      CHECK((piece.where != Where::footnote || piece.aside));
    }
  CHECK(added > 3);
}

TEST_CASE("finding goes through every piece in reading order") {
  const auto document = document_of(small_case());
  const auto found = find(document, "MOVE", "en-GB");
  REQUIRE(found.size() == 3);
  CHECK(found[0] == Stretch{{3, 3}, {3, 7}});
  CHECK(found[1] == Stretch{{3, 20}, {3, 24}});
  CHECK(found[2] == Stretch{{5, 4}, {5, 8}});
  // The figure of a note is no part of the words it stands among.
  CHECK(find(document, "away. The", "en-GB") == std::vector{Stretch{{3, 9}, {3, 19}}});
  CHECK(find(document, "away.", "en-GB") == std::vector{Stretch{{3, 9}, {3, 14}}});
  CHECK(find(document, "1", "en-GB").empty());
  CHECK(find(document, "", "en-GB").empty());
  CHECK(find(document, "nowhere", "en-GB").empty());
}
