#include "share/press/docx.hpp"

#include <fmt/format.h>

#include <array>
#include <pugixml.hpp>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "share/press/archive.hpp"
#include "share/press/styles.hpp"

namespace vignette::share::press {

namespace {

using Kind = Block::Kind;
using pugi::xml_document;
using pugi::xml_node;

constexpr const char* main_space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* relation_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* media = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr int list_numbering = 1;

std::string packed(const xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

xml_node root(xml_document& document, const char* name) {
  auto declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "yes";
  auto node = document.append_child(name);
  node.append_attribute("xmlns:w") = main_space;
  node.append_attribute("xmlns:r") = relation_space;
  return node;
}

xml_node value(xml_node parent, const char* name, const char* text) {
  auto node = parent.append_child(name);
  node.append_attribute("w:val") = text;
  return node;
}

xml_node paragraph(xml_node parent, const char* style) {
  auto node = parent.append_child("w:p");
  value(node.append_child("w:pPr"), "w:pStyle", style);
  return node;
}

/// Text in one run; its lines stay lines.
void run(xml_node paragraph, std::string_view text, const std::string& language = {}, const char* style = nullptr) {
  auto node = paragraph.append_child("w:r");
  if (!language.empty() || style) {
    auto properties = node.append_child("w:rPr");
    if (style) value(properties, "w:rStyle", style);
    if (!language.empty()) value(properties, "w:lang", language.c_str());
  }
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find_first_of("\n\t", begin), text.size());
    if (end > begin) {
      auto piece = node.append_child("w:t");
      piece.append_attribute("xml:space") = "preserve";
      piece.text() = std::string(text.substr(begin, end - begin)).c_str();
    }
    if (end < text.size()) node.append_child(text[end] == '\n' ? "w:br" : "w:tab");
    begin = end + 1;
  }
}

void field(xml_node paragraph, const char* instruction) {
  auto node = paragraph.append_child("w:fldSimple");
  node.append_attribute("w:instr") = instruction;
  run(node, "1");
}

/// The mark of a note, in the text or before the note itself.
void note_mark(xml_node paragraph, int number) {
  auto node = paragraph.append_child("w:r");
  value(node.append_child("w:rPr"), "w:rStyle", "FootnoteReference");
  if (number > 0)
    node.append_child("w:footnoteReference").append_attribute("w:id") = number;
  else
    node.append_child("w:footnoteRef");
}

void paragraphs_of(xml_node body, const Block& block, const char* style) {
  for (const auto& one : paragraphs(block.text)) run(paragraph(body, style), one, block.language);
}

void passage(xml_node body, const Block& block) {
  const auto all = paragraphs(block.text);
  for (const auto& one : all) {
    auto node = paragraph(body, "Quote");
    node.child("w:pPr").append_child("w:keepNext");
    run(node, one, block.language);
  }
  if (block.from.empty()) return;
  auto node = paragraph(body, "QuoteSource");
  run(node, block.from);
  if (block.note > 0) note_mark(node, block.note);
}

/// It stands close under the line about it.
void question(xml_node body, const Block& block) {
  auto node = paragraph(body, block.level == 2 ? "Heading1" : "Heading2");
  node.child("w:pPr").append_child("w:spacing").append_attribute("w:before") = 0;
  run(node, block.text, block.language);
}

void piece(xml_node body, const Block& block, const Sheet& sheet) {
  switch (block.kind) {
    case Kind::heading:
      return run(paragraph(body, block.level == 2 ? "Heading1" : "Heading2"), block.text, block.language);
    case Kind::question:
      return question(body, block);
    case Kind::asked:
      return paragraphs_of(body, block, "Question");
    case Kind::told:
    case Kind::label:
      return run(paragraph(body, block.kind == Kind::told ? "About" : "Lead"), block.text);
    case Kind::name:
      return run(paragraph(body, "Heading3"), block.text, block.language);
    case Kind::passage:
      return passage(body, block);
    case Kind::item: {
      auto node = paragraph(body, "ListNumber");
      auto numbering = node.child("w:pPr").append_child("w:numPr");
      value(numbering, "w:ilvl", "0");
      value(numbering, "w:numId", std::to_string(list_numbering).c_str());
      auto indent = node.child("w:pPr").append_child("w:ind");
      indent.append_attribute("w:left") = 360;
      indent.append_attribute("w:right") = sheet.pen;
      indent.append_attribute("w:hanging") = 360;
      return run(node, block.text);
    }
    case Kind::rule:
      paragraph(body, "Divider");
      return;
    case Kind::prose:
    case Kind::nothing:
      break;
  }
  paragraphs_of(body, block, "BodyText");
}

void section(xml_node body, const Sheet& sheet) {
  auto node = body.append_child("w:sectPr");
  for (const auto& [name, id] : {std::pair{"w:headerReference", "rHeader"}, std::pair{"w:footerReference", "rFooter"}}) {
    auto reference = node.append_child(name);
    reference.append_attribute("w:type") = "default";
    reference.append_attribute("r:id") = id;
  }
  auto size = node.append_child("w:pgSz");
  size.append_attribute("w:w") = sheet.width;
  size.append_attribute("w:h") = sheet.height;
  auto margin = node.append_child("w:pgMar");
  margin.append_attribute("w:top") = 1590;
  margin.append_attribute("w:right") = sheet.right;
  margin.append_attribute("w:bottom") = 1440;
  margin.append_attribute("w:left") = sheet.left;
  margin.append_attribute("w:header") = 780;
  margin.append_attribute("w:footer") = 720;
  margin.append_attribute("w:gutter") = 0;
}

std::string body(const Document& document, const Sheet& sheet, const std::atomic<bool>* stop) {
  xml_document xml;
  auto node = root(xml, "w:document").append_child("w:body");
  if (!document.for_supervision) run(paragraph(node, "Title"), document.title);
  for (const auto& block : document.blocks) {
    if (stop && *stop) throw std::runtime_error("stopped");
    piece(node, block, sheet);
  }
  section(node, sheet);
  return packed(xml);
}

/// Left and right on one line, over the pen's margin too.
xml_node furniture(xml_document& xml, const char* name, const char* style, const Sheet& sheet) {
  auto node = paragraph(root(xml, name), style);
  auto properties = node.child("w:pPr");
  auto tab = properties.append_child("w:tabs").append_child("w:tab");
  tab.append_attribute("w:val") = "right";
  tab.append_attribute("w:pos") = sheet.full();
  return node;
}

std::string header(const Document& document, const Sheet& sheet) {
  xml_document xml;
  auto node = furniture(xml, "w:hdr", "Header", sheet);
  run(node, document.byline.empty() ? document.title : document.title + "\t" + document.byline);
  return packed(xml);
}

std::string footer(const Document& document, const Sheet& sheet) {
  xml_document xml;
  auto node = furniture(xml, "w:ftr", "Footer", sheet);
  run(node, document.foot + "\t");
  // "{page} of {pages}": what stands around the two places stays as it is.
  std::string_view rest = document.page_of;
  while (!rest.empty()) {
    const auto open = rest.find('{'), close = rest.find('}');
    if (open > 0) run(node, rest.substr(0, open));
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    field(node, rest.substr(open, close - open) == "{page" ? " PAGE " : " NUMPAGES ");
    rest.remove_prefix(close + 1);
  }
  return packed(xml);
}

std::string footnotes(const Document& document) {
  xml_document xml;
  auto node = root(xml, "w:footnotes");
  for (const auto& [id, type] : {std::pair{-1, "separator"}, std::pair{0, "continuationSeparator"}}) {
    auto note = node.append_child("w:footnote");
    note.append_attribute("w:type") = type;
    note.append_attribute("w:id") = id;
    note.append_child("w:p").append_child("w:r").append_child(("w:" + std::string(type)).c_str());
  }
  for (std::size_t i = 0; i < document.notes.size(); ++i) {
    auto note = node.append_child("w:footnote");
    note.append_attribute("w:id") = static_cast<int>(i) + 1;
    auto text = paragraph(note, "FootnoteText");
    note_mark(text, 0);
    run(text, " " + document.notes[i]);
  }
  return packed(xml);
}

std::string settings(const Document& document) {
  xml_document xml;
  auto node = root(xml, "w:settings");
  auto notes = node.append_child("w:footnotePr");
  for (const int id : {-1, 0}) notes.append_child("w:footnote").append_attribute("w:id") = id;
  auto compatible = node.append_child("w:compat").append_child("w:compatSetting");
  compatible.append_attribute("w:name") = "compatibilityMode";
  compatible.append_attribute("w:uri") = "http://schemas.microsoft.com/office/word";
  compatible.append_attribute("w:val") = "15";
  value(node, "w:themeFontLang", document.language.c_str());
  return packed(xml);
}

std::string numbering() {
  xml_document xml;
  auto node = root(xml, "w:numbering");
  auto abstract = node.append_child("w:abstractNum");
  abstract.append_attribute("w:abstractNumId") = 0;
  value(abstract, "w:multiLevelType", "singleLevel");
  auto level = abstract.append_child("w:lvl");
  level.append_attribute("w:ilvl") = 0;
  value(level, "w:start", "1");
  value(level, "w:numFmt", "decimal");
  value(level, "w:lvlText", "%1");
  value(level, "w:lvlJc", "left");
  auto indent = level.append_child("w:pPr").append_child("w:ind");
  indent.append_attribute("w:left") = 360;
  indent.append_attribute("w:hanging") = 360;
  auto letters = level.append_child("w:rPr");
  auto face = letters.append_child("w:rFonts");
  face.append_attribute("w:ascii") = "Inter";
  face.append_attribute("w:hAnsi") = "Inter";
  letters.append_child("w:b");
  value(letters, "w:color", "0F5156");
  value(letters, "w:sz", "21");
  auto used = node.append_child("w:num");
  used.append_attribute("w:numId") = list_numbering;
  value(used, "w:abstractNumId", "0");
  return packed(xml);
}

/// Its name and its language: nobody's name, no program's, no time.
std::string properties(const Document& document) {
  xml_document xml;
  auto node = root(xml, "cp:coreProperties");
  node.remove_attribute("xmlns:w");
  node.remove_attribute("xmlns:r");
  node.append_attribute("xmlns:cp") = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
  node.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
  node.append_child("dc:title").text() = document.title.c_str();
  node.append_child("dc:language").text() = document.language.c_str();
  return packed(xml);
}

constexpr std::array parts{std::pair{"styles", "styles"},       std::pair{"settings", "settings"}, std::pair{"numbering", "numbering"},
                           std::pair{"footnotes", "footnotes"}, std::pair{"header", "rHeader"},    std::pair{"footer", "rFooter"}};

std::string types() {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
      "<Override PartName=\"/word/document.xml\" ContentType=\"" +
      std::string(media) + "document.main+xml\"/>";
  for (const auto& [name, id] : parts)
    out += fmt::format("<Override PartName=\"/word/{}.xml\" ContentType=\"{}{}+xml\"/>", name, media, name);
  return out + "</Types>";
}

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return fmt::format("<Relationship Id=\"{}\" Type=\"{}\" Target=\"{}\"/>", id, type, target);
}

std::string relations(const std::string& all) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
         "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         all + "</Relationships>";
}

}  // namespace

std::string docx(const Document& document, Paper paper, const std::atomic<bool>* stop) {
  const auto sheet = sheet_of(document, paper);
  std::string within;
  for (const auto& [name, id] : parts) within += relation(id, relation_space + std::string("/") + name, name + std::string(".xml"));
  return archive(
      {{"[Content_Types].xml", types()},
       {"_rels/.rels", relations(relation("document", relation_space + std::string("/officeDocument"), "word/document.xml") +
                                 relation("core", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                                          "docProps/core.xml"))},
       {"docProps/core.xml", properties(document)},
       {"word/document.xml", body(document, sheet, stop)},
       {"word/_rels/document.xml.rels", relations(within)},
       {"word/styles.xml", styles(document, sheet)},
       {"word/settings.xml", settings(document)},
       {"word/numbering.xml", numbering()},
       {"word/footnotes.xml", footnotes(document)},
       {"word/header.xml", header(document, sheet)},
       {"word/footer.xml", footer(document, sheet)}});
}

}  // namespace vignette::share::press
