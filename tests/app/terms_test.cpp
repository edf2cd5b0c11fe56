// Words explained: where they stand in a case, the card, the glossary; and the door, which nothing remembers.
#include <catch2/catch_test_macros.hpp>

#include "app/term_uses.hpp"
#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

namespace {

pack::Term term(std::string id, std::string name, std::vector<std::string> forms) {
  pack::Term made;
  made.id = std::move(id);
  made.name = std::move(name);
  made.meaning = "What " + made.name + " means.";
  made.forms = std::move(forms);
  return made;
}

const std::vector<pack::Term>& some_terms() {
  static const std::vector<pack::Term> terms{
      term("yot", "Youth offending team", {"YOT", "YOTs", "youth offending team"}), term("home-yot", "Home YOT and host YOT", {"home YOT"}),
      term("aim2", "AIM2", {"AIM2", "AIM2 assessment"}), term("home", "Children’s home", {"children’s home"}),
      term("other", "Never asked for", {"the"})};
  return terms;
}

const std::vector<std::string> wanted{"yot", "home-yot", "aim2", "home"};

/// A case whose sections say this, one paragraph each.
pack::Case saying(std::vector<std::string> sections) {
  pack::Case made = small_case();
  made.sections.clear();
  for (std::size_t i = 0; i < sections.size(); ++i)
    made.sections.push_back(section(pack::Role::other, "s" + std::to_string(i), "The YOT", {block(sections[i])}));
  made.questions = {question(1, "What did the YOT do?")};
  made.glossary = wanted;
  return made;
}

std::vector<std::string> said(const pack::Case& pack) {
  const Document document = document_of(pack);
  std::vector<std::string> out;
  for (const TermUse& use : term_uses(document, some_terms(), wanted, "en-GB"))
    out.push_back(use.term + ": " + std::string(text::part(document.pieces[use.piece].block.text, use.range)));
  return out;
}
std::vector<std::string> said(std::vector<std::string> sections) { return said(saying(std::move(sections))); }

using Words = std::vector<std::string>;

Story with_terms() {
  auto story = Story::begun();
  pack::Shelf shelf;
  shelf.cases = {small_case("sam"), small_case("wayne")};
  shelf.terms = some_terms();
  story.tell(intent::PacksRead{shelf});
  return story;
}

}  // namespace

TEST_CASE("a term is explained where a section first uses it, and again in the next section") {
  CHECK(said(Words{"One YOT and another YOT. An AIM2 too.", "The YOT."}) == Words{"yot: YOT", "aim2: AIM2", "yot: YOT"});
}

TEST_CASE("headings, questions and what the pack does not ask for are left alone") {
  CHECK(said(Words{"Nothing here, and the words after it."}).empty());
}

TEST_CASE("whole words only, in any capitals and with either apostrophe") {
  CHECK(said(Words{"YOTTER, unYOT, AIM20."}).empty());
  CHECK(said(Words{"A Youth Offending Team."}) == Words{"yot: Youth Offending Team"});
  CHECK(said(Words{"A children's home."}) == Words{"home: children's home"});
  CHECK(said(Words{"“YOT”—and on."}) == Words{"yot: YOT"});
}

TEST_CASE("the longest form wins, and what it holds is not explained there") {
  CHECK(said(Words{"His home YOT, then a YOT."}) == Words{"home-yot: home YOT", "yot: YOT"});
  CHECK(said(Words{"An AIM2 assessment."}) == Words{"aim2: AIM2 assessment"});
}

TEST_CASE("a footnote’s number does not hide its word; a link is left alone") {
  pack::Case made = saying({"An AIM22 assessment by the YOT."});
  made.footnotes = {{"12", 2, {block("A note on the YOT.")}, {}}};
  auto& spans = made.sections[0].blocks[0].spans;
  spans.push_back({.range = {7, 8}, .link = {}, .footnote = 2});
  CHECK(said(made) == Words{"aim2: AIM2", "yot: YOT"});
  spans.push_back({.range = {27, 30}, .link = "https://example.org", .footnote = 0});
  CHECK(said(made) == Words{"aim2: AIM2"});
}

TEST_CASE("a term’s other name is its long one, or its short one") {
  CHECK(other_name(some_terms()[0]) == "YOT");
  CHECK(other_name(some_terms()[2]).empty());
  CHECK(other_name(term("m", "MAPPA", {"MAPPA", "multi-agency arrangements"})) == "Multi-agency arrangements");
  CHECK(other_name(term("h", "Harm", {"harm", "harming"})).empty());
}

TEST_CASE("Escape closes the card before what was found") {
  auto story = with_terms();
  story.tell(intent::OpenCase{"sam"}).tell(intent::OpenFind{}).tell(intent::ShowTerm{"yot", {3, 4}});
  CHECK(story.model.words_explained.shown == "yot");
  story.press({.key = Key::escape});
  CHECK(story.model.words_explained.shown.empty());
  CHECK(story.model.find.open);
  story.press({.key = Key::escape});
  CHECK_FALSE(story.model.find.open);
}

TEST_CASE("a card nobody knows is none, and none goes along to another case") {
  auto story = with_terms();
  story.tell(intent::OpenCase{"sam"}).tell(intent::ShowTerm{"nobody", {}});
  CHECK(story.model.words_explained.shown.empty());
  story.tell(intent::ShowTerm{"yot", {}}).tell(intent::OpenCase{"wayne"});
  CHECK(story.model.words_explained.shown.empty());
}

TEST_CASE("the glossary opens by key at the first word, or at the one chosen, and leads back") {
  auto story = with_terms();
  story.tell(intent::OpenCase{"sam"}).press({.key = Key::d, .ctrl = true});
  CHECK(story.model.screen == Screen::glossary);
  CHECK(story.model.words_explained.chosen == "aim2");
  story.tell(intent::ChooseTerm{"yot"}).press({.key = Key::escape});
  CHECK(story.model.screen == Screen::reader);
  story.tell(intent::ShowGlossary{});
  CHECK(story.model.words_explained.chosen == "yot");
  story.tell(intent::ShowGlossary{"home"});
  CHECK(story.model.words_explained.chosen == "home");
}

TEST_CASE("there is no glossary where no pack explains a word") {
  auto story = Story::begun();
  CHECK_FALSE(command_for(story.model, {.key = Key::d, .ctrl = true}));
  story.tell(intent::ShowGlossary{});
  CHECK(story.model.screen == Screen::shelf);
}

TEST_CASE("what was found in the glossary leads there") {
  auto story = with_terms();
  story.tell(intent::ShowSearch{}).type("team", Field::search);
  portfolio::Hit hit;
  hit.kind = portfolio::Hit::Kind::term;
  hit.piece = 2;
  story.tell(intent::SearchAnswered{story.model.search.asked, {hit}}).tell(intent::GoToHit{0});
  CHECK(story.model.screen == Screen::glossary);
  CHECK(story.model.words_explained.chosen == "aim2");
  story.press({.key = Key::escape});
  CHECK(story.model.screen == Screen::search);
}

TEST_CASE("nothing is asked of anybody, and nothing kept, when the door is opened") {
  auto story = with_terms();
  story.tell(intent::OpenQuestion{"sam", 0}).type("Words.");
  const auto before = story.all.size();
  const auto handed_over = story.model.saving.handed_over;
  const auto places = story.model.places.size();
  story.tell(intent::ShowDoor{});
  CHECK(story.model.screen == Screen::acting_on);
  for (const Door door : {Door::worry_about_child, Door::worry_about_practice, Door::me}) {
    story.tell(intent::ChooseDoor{door});
    CHECK(story.model.door == door);
  }
  story.press({.key = Key::escape});
  CHECK(story.model.screen == Screen::question);
  CHECK(story.answer() == "Words.");
  CHECK(story.all.size() == before);
  CHECK(story.model.saving.handed_over == handed_over);
  CHECK(story.model.places.size() == places);
  story.tell(intent::ShowDoor{});  // nor does it remember what was chosen
  CHECK(story.model.door == Door::child_at_risk);
}
