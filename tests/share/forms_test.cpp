// Every form of a document: all of its text, in order, whatever it is; and nothing of whoever made it, where or when.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "share/forms.hpp"
#include "share/press.hpp"
#include "share/telling.hpp"
#include "share/writers.hpp"
#include "text/unicode.hpp"
#include "words/words.hpp"

using namespace vignette;
using share::Block;
using Kind = Block::Kind;

namespace {

const share::Press press{VIGNETTE_BUILD "/vignette-press.so", VIGNETTE_FACES};

share::Document document(const std::string& prose, bool supervision = true) {
  return {.title = "Bring to supervision",
          .byline = "R., case manager. For 22 October 2026",
          .language = "en-GB",
          .made = {2026, 10, 20},
          .blocks = {{.kind = Kind::heading, .text = "What I’d like to talk about", .level = 2},
                     {.kind = Kind::item, .text = "Who tells whom, before anything has happened?", .number = 1},
                     {.kind = Kind::item, .text = "What would the family say?", .number = 2},
                     {.kind = Kind::rule},
                     {.kind = Kind::told, .text = "Sam, question 2. Written 14 October 2026"},
                     {.kind = Kind::question, .text = "Will you change how you work?", .level = 3},
                     {.kind = Kind::passage, .text = "Sam moved.\n\nHe was 17.", .from = "Cited from “Case summary”, as retold", .note = 1},
                     {.kind = Kind::asked, .text = "What is asked here?"},
                     {.kind = Kind::prose, .text = share::shown(prose)},
                     {.kind = Kind::label, .text = "What I said I would do:"},
                     {.kind = Kind::name, .text = "Involve the child."},
                     {.kind = Kind::prose, .text = "The last words."}},
          .notes = {"Retold from a published example. Pack of 3 September 2026."},
          .notes_title = "Notes",
          .foot = "About practice. Share 4M7Q.",
          .page_of = "{page} of {pages}",
          .for_supervision = supervision};
}

/// Without white space, which lines and pages put in and take out.
std::string squeezed(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = text::next_character(text, at);
    if (c > ' ' && c != 0xA0) text::append(out, c);
  }
  return out;
}

/// The document's own text, in order, as a form has to have it.
std::string body(const share::Document& made) {
  std::string all;
  for (const auto& block : made.blocks) all += block.text + block.from;
  return squeezed(all);
}

std::string unescaped(const std::string& html) {
  std::string out;
  bool tag = false;
  for (std::size_t i = html.find("<main>"); i < html.size(); ++i) {
    if (html[i] == '<') tag = true;
    if (!tag) out += html[i];
    if (html[i] == '>') tag = false;
  }
  constexpr std::array<std::pair<const char*, const char*>, 4> entities{{{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}};
  for (const auto& [entity, letter] : entities)
    for (auto at = out.find(entity); at != std::string::npos; at = out.find(entity, at + 1))
      out.replace(at, std::string(entity).size(), letter);
  return out;
}

const std::string plain =
    "Yes. When a child lives elsewhere I treat the other team as somewhere I send things to.\n\nŵ ŷ Ŵ Ŷ â ê, Dŵr.\nA line.";

/// What somebody could write, or paste, to break a form.
const std::array<std::string, 9> hostile{"<script>alert(1)</script><img src=x onerror=alert(1)> & &amp; ]]> <!-- --> </p></body> \"'",
                                         "\x01\x02\x07\x08\x0B\x0C\x1B[31mred\x7F \xEF\xBF\xBF\xEF\xBF\xBE",
                                         "\xE2\x80\xAE"
                                         "desrever\n\nand on \xE2\x81\xA7 isolated \xE2\x80\xAB never closed",
                                         "not UTF-8: \xFF\xC0\xAF\xED\xA0\x80 and cut \xE2\x80",
                                         "👩‍👩‍👧 😀 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ⚖️ Z̷̡̛a̴͝l̶g̵o̷ ŵŷ",
                                         "%s %n {page} {pages} {0} \\n $(rm) `x` ${y} %PDF-1.7 endstream endobj",
                                         "مرحبا بكم 123 and שלום, then देवनागरी বাংলা 日本語",
                                         std::string(30'000, 'x') + " after a word without an end",
                                         "a\tb\r\nc\rd\n\n\n\n\n e \n \n    indented"};

}  // namespace

TEST_CASE("every form has the document's text, in order") {
  const auto made = document(plain);
  const auto as_html = unescaped(share::html(made));
  const auto word = support::unpacked(share::docx(made, share::Paper::a4, press).value());
  CHECK(squeezed(support::word_text(word.at("word/document.xml"))) == body(made));
  CHECK(squeezed(support::word_text(word.at("word/footnotes.xml"))) == squeezed(made.notes[0]));
  const auto pages = support::opened_pdf(share::pdf(made, share::Paper::a4, press).value());
  for (const auto& [form, text] : {std::pair{"text", share::plain_text(made)}, {"html", as_html}, {"pdf", pages->text}}) {
    const auto all = squeezed(text);
    std::size_t last = 0;
    for (const auto& block : made.blocks)
      for (const auto& piece : {block.text, block.from}) {
        CAPTURE(form, piece, all);
        const auto at = all.find(squeezed(piece), last);
        REQUIRE(at != std::string::npos);
        last = at + squeezed(piece).size();
      }
    CHECK(all.find(squeezed(made.notes[0])) != std::string::npos);
  }
}

TEST_CASE("hostile text is in every form as text, and what follows it is whole") {
  for (const auto& text : hostile) {
    const auto made = document("Before. " + text + "\n\nAfter it.");
    const auto prose = squeezed(made.blocks[8].text);
    CAPTURE(text.substr(0, 100));
    CHECK(squeezed(share::plain_text(made)).find(prose) != std::string::npos);
    const auto page = share::html(made);
    CHECK(squeezed(unescaped(page)).find(prose) != std::string::npos);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<img") == std::string::npos);
    const auto word = support::unpacked(share::docx(made, share::Paper::a4, press).value());
    CHECK(squeezed(support::word_text(word.at("word/document.xml"))) == body(made));
    for (const auto paper : {share::Paper::a4, share::Paper::letter}) {
      const auto pages = support::opened_pdf(share::pdf(made, paper, press).value());
      const auto all = squeezed(pages->text);
      const auto before = all.find("Before."), after = all.find("Afterit."), last = all.find("Thelastwords.");
      CHECK(before != std::string::npos);
      CHECK(after > before);
      CHECK(last > after);
      CHECK(last != std::string::npos);
    }
  }
}

TEST_CASE("a hundred thousand words are all there") {
  std::string prose;
  for (int i = 0; i < 100'000; ++i) prose += "word" + std::to_string(i) + (i % 60 == 59 ? "\n\n" : " ");
  auto made = document(prose, false);
  made.blocks[6].note = 0;  // it would stand in the middle, at the foot of its page
  made.notes.clear();
  const auto word = support::unpacked(share::docx(made, share::Paper::a4, press).value());
  CHECK(squeezed(support::word_text(word.at("word/document.xml"))) == squeezed(made.title) + body(made));
  const auto pages = support::opened_pdf(share::pdf(made, share::Paper::a4, press).value());
  CHECK(pages->pages > 150);
  CHECK(squeezed(pages->text).find(squeezed(made.blocks[8].text)) != std::string::npos);
  CHECK(squeezed(pages->furniture).find("1of" + std::to_string(pages->pages)) != std::string::npos);
}

TEST_CASE("what stands at the foot of a page has the room that its number leaves, and is whole") {
  for (const auto foot : {words::Word::review_page_foot, words::Word::agreed_page_foot})
    for (const auto paper : {share::Paper::a4, share::Paper::letter}) {
      auto made = document("Words.", false);
      made.foot = words::say(foot);
      const auto opened = support::opened_pdf(share::pdf(made, paper, press).value());
      CHECK(squeezed(opened->furniture).find(squeezed(made.foot)) != std::string::npos);
      CHECK(squeezed(opened->furniture).find("1of1") != std::string::npos);
    }
}

TEST_CASE("a PDF has its language, its structure and its faces with it, and no more properties than it needs") {
  const auto opened = support::opened_pdf(share::pdf(document(plain), share::Paper::a4, press).value());
  auto root = opened->file.getRoot();
  CHECK(root.getKey("/Lang").getUTF8Value() == "en-GB");
  CHECK(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
  CHECK(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
  CHECK(root.hasKey("/Outlines"));
  auto top = root.getKey("/StructTreeRoot").getKey("/K");
  if (top.isArray()) {
    REQUIRE(top.getArrayNItems() == 1);
    top = top.getArrayItem(0);
  }
  CHECK(top.getKey("/S").getName() == "/Document");
  std::vector<std::string> roles;
  for (auto& kid : top.getKey("/K").getArrayAsVector()) roles.push_back(kid.getKey("/S").getName());
  CHECK(std::vector<std::string>(roles.begin(), roles.begin() + 5) == std::vector<std::string>{"/H1", "/L", "/P", "/H2", "/BlockQuote"});
  CHECK(std::ranges::find(roles, "/NonStruct") == roles.end());
  CHECK(std::ranges::find(roles, "/Note") != roles.end());
  CHECK(squeezed(opened->furniture).find("R.,casemanager.For22October2026") != std::string::npos);
  std::vector<std::string> properties;
  auto info = opened->file.getTrailer().getKey("/Info");
  for (const auto& key : info.getKeys()) properties.push_back(key);
  CHECK(properties == std::vector<std::string>{"/CreationDate", "/Title"});
  CHECK(info.getKey("/CreationDate").getUTF8Value() == "D:20261020");
  int faces = 0;
  for (auto& object : opened->file.getAllObjects()) {
    if (!object.isDictionary() || !object.getKey("/Type").isNameAndEquals("/FontDescriptor")) continue;
    CHECK((object.hasKey("/FontFile") || object.hasKey("/FontFile2") || object.hasKey("/FontFile3")));
    ++faces;
  }
  CHECK(faces >= 3);
}

TEST_CASE("neither file names a person, an account, a machine or a time of day") {
  std::array<char, 256> host{};
  REQUIRE(gethostname(host.data(), host.size() - 1) == 0);
  const auto made = document(plain);
  const auto word = support::unpacked(share::docx(made, share::Paper::a4, press).value());
  std::string all;
  for (const auto& [name, text] : word) all += text;
  const auto opened = support::opened_pdf(share::pdf(made, share::Paper::a4, press).value());
  const auto metadata = opened->file.getRoot().getKey("/Metadata").getStreamData();
  all.append(reinterpret_cast<const char*>(metadata->getBuffer()), metadata->getSize());
  const char* home = std::getenv("HOME");
  for (const auto& said : std::vector<std::string>{host.data(), home ? home : "", VIGNETTE_BUILD, "dc:creator", "lastModifiedBy", "T00:"})
    if (said.size() > 3) CHECK(all.find(said) == std::string::npos);
  CHECK(
      word.at("docProps/core.xml").find("<dc:title>Bring to supervision</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>") !=
      std::string::npos);
}

TEST_CASE("the same document is the same bytes") {
  const auto made = document(hostile[4] + hostile[6]);
  for (const auto paper : {share::Paper::a4, share::Paper::letter}) {
    CHECK(share::pdf(made, paper, press).value() == share::pdf(made, paper, press).value());
    CHECK(share::docx(made, paper, press).value() == share::docx(made, paper, press).value());
  }
}

TEST_CASE("a Word file has styles that its reader can change, and a margin for a pen on either paper") {
  for (const auto& [paper, width] : {std::pair{share::Paper::a4, "11906"}, {share::Paper::letter, "12240"}}) {
    const auto word = support::unpacked(share::docx(document(plain), paper, press).value());
    pugi::xml_document xml;
    REQUIRE(xml.load_string(word.at("word/document.xml").c_str()));
    std::vector<std::string> used;
    for (const auto& style : xml.select_nodes("//w:pStyle")) used.emplace_back(style.node().attribute("w:val").value());
    CHECK(used == std::vector<std::string>{"Heading1", "ListNumber", "ListNumber", "Divider", "About", "Heading2", "Quote", "Quote",
                                           "QuoteSource", "Question", "BodyText", "BodyText", "Lead", "Heading3", "BodyText"});
    pugi::xml_document styles;
    REQUIRE(styles.load_string(word.at("word/styles.xml").c_str()));
    for (const auto& name : used) CHECK(styles.select_node(("//w:style[@w:styleId='" + name + "']").c_str()));
    CHECK(styles.select_node("//w:docDefaults//w:lang[@w:val='en-GB']"));
    CHECK(std::string(xml.select_node("//w:pgSz").node().attribute("w:w").value()) == width);
    CHECK(styles.select_node("//w:style[@w:styleId='BodyText']/w:pPr/w:ind").node().attribute("w:right").as_int() > 3000);
    CHECK(xml.select_nodes("//w:footnoteReference").size() == 1);
  }
}

TEST_CASE("without the part that makes them, PDF and Word say so and the other forms are made") {
  const share::Press none{"/nowhere/vignette-press.so", VIGNETTE_FACES}, no_faces{press.library, "/nowhere"};
  for (const auto& made : {share::pdf(document(plain), share::Paper::a4, none), share::docx(document(plain), share::Paper::a4, none),
                           share::pdf(document(plain), share::Paper::a4, no_faces)}) {
    REQUIRE_FALSE(made);
    CHECK_FALSE(made.error().what.empty());
    CHECK_FALSE(made.error().mend.empty());
  }
  CHECK_FALSE(share::html(document(plain)).empty());
}
