// HTML (the living standard): headings, lists, quotations and notes are what they are called, and the style only sets them.
#include <string_view>

#include "share/writers.hpp"

namespace vignette::share {

namespace {

using Kind = Block::Kind;

constexpr std::string_view style = R"(
:root { color-scheme: light }
* { box-sizing: border-box }
html { background: #fff; color: #24211c; font: 1.0625rem/1.6 "Gentium Book Plus", Charis, "Charis SIL", Georgia, serif }
body { margin: 3rem auto; padding: 0 1.5rem; max-width: 40rem; overflow-wrap: anywhere }
h1, h2, h3 { font-weight: 400; line-height: 1.28; margin: 0 0 .6rem; break-after: avoid }
h1 { font-size: 2.1rem }
h2 { font-size: 1.6rem; margin-top: 2.6rem }
h3 { font-size: 1.3rem; margin-top: 2rem }
p { margin: 0 0 .8rem; orphans: 2; widows: 2 }
.told, .label, cite, footer { font: 500 .84rem/1.45 Inter, "Segoe UI", system-ui, sans-serif; color: #504a40 }
.told, .label { margin-bottom: .3rem }
.told + .question { margin-top: 0 }
.name { font-weight: 700 }
.asked { font-style: italic; color: #474239 }
blockquote { margin: .8rem 0 1rem; padding-left: 1rem; border-left: 3px solid #857c6b; color: #474239; break-inside: avoid }
blockquote p { margin: 0 0 .3rem }
cite { display: block }
ol { margin: 0 0 1rem; padding-left: 1.8rem }
li { margin-bottom: .4rem }
li::marker { color: #0f5156; font-weight: 600 }
a { color: #0f5156 }
sup { line-height: 0 }
hr { border: 0; border-top: 1px solid #857c6b; margin: 2rem 0 1.4rem }
section, footer { margin-top: 2.4rem; padding-top: 1rem; border-top: 1px solid #857c6b; font-size: .9rem }
section h2 { font-size: 1.15rem; margin-top: 0 }
@page { margin: 22mm 20mm 24mm }
@media print { html { font-size: 11pt } body { margin: 0; padding: 0; max-width: none } }
)";
constexpr std::string_view pen_margin = "@media print { body { padding-right: 62mm } }\n";

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  bool begins_line = true;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "<br>\n";
        break;
      case ' ':
      case '\t':  // an indent stays one
        if (begins_line)
          out += c == ' ' ? "\u00A0" : "\u00A0\u00A0\u00A0\u00A0";
        else
          out += ' ';
        break;
      default:
        out += c;
    }
    begins_line = c == '\n' || (begins_line && (c == ' ' || c == '\t'));
  }
  return out;
}

/// Each paragraph finds its own direction, and what turns it ends with it.
std::string element(std::string_view name, std::string_view kind, std::string_view text, const std::string& language = {}) {
  std::string out = "<" + std::string(name);
  if (!kind.empty()) out += " class=\"" + std::string(kind) + "\"";
  if (!language.empty()) out += " lang=\"" + escaped(language) + "\"";
  return out + " dir=\"auto\">" + escaped(text) + "</" + std::string(name) + ">\n";
}

std::string of_paragraphs(const Block& block, std::string_view kind) {
  std::string out;
  for (const auto& one : paragraphs(block.text)) out += element("p", kind, one, block.language);
  return out;
}

std::string passage(const Block& block) {
  std::string out = "<blockquote>\n" + of_paragraphs(block, {});
  if (!block.from.empty()) {
    out += "<cite dir=\"auto\">" + escaped(block.from);
    const auto number = std::to_string(block.note);
    if (block.note > 0) out += " <sup><a href=\"#note-" + number + "\" role=\"doc-noteref\">" + number + "</a></sup>";
    out += "</cite>\n";
  }
  return out + "</blockquote>\n";
}

std::string piece(const Block& block) {
  const auto tag = "h" + std::to_string(block.level);
  switch (block.kind) {
    case Kind::heading:
      return element(tag, {}, block.text, block.language);
    case Kind::question:
      return element(tag, "question", block.text, block.language);
    case Kind::asked:
      return of_paragraphs(block, "asked");
    case Kind::told:
      return element("p", "told", block.text);
    case Kind::label:
      return element("p", "label", block.text);
    case Kind::name:
      return element("p", "name", block.text, block.language);
    case Kind::passage:
      return passage(block);
    case Kind::item:
      return element("li", {}, block.text);
    case Kind::rule:
      return "<hr>\n";
    case Kind::prose:
    case Kind::nothing:
      break;
  }
  return of_paragraphs(block, {});
}

}  // namespace

std::string html(const Document& document) {
  std::string out = "<!doctype html>\n<html lang=\"" + escaped(document.language) + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" +
                    escaped(document.title) +
                    "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<style>" +
                    std::string(style) + std::string(document.for_supervision ? pen_margin : std::string_view()) +
                    "</style>\n</head>\n<body>\n<main>\n" + element("h1", {}, document.title);
  if (!document.byline.empty()) out += element("p", "told", document.byline);
  bool listing = false;
  for (const auto& block : document.blocks) {
    if (listing != (block.kind == Kind::item)) out += listing ? "</ol>\n" : "<ol>\n";
    listing = block.kind == Kind::item;
    out += piece(block);
  }
  if (listing) out += "</ol>\n";
  out += "</main>\n";
  if (!document.notes.empty()) {
    out += "<section role=\"doc-endnotes\" aria-labelledby=\"notes\">\n<h2 id=\"notes\">" + escaped(document.notes_title) + "</h2>\n<ol>\n";
    for (std::size_t i = 0; i < document.notes.size(); ++i) {
      const auto number = std::to_string(i + 1);
      out += "<li id=\"note-" + number + "\" dir=\"auto\">" + escaped(document.notes[i]) + "</li>\n";
    }
    out += "</ol>\n</section>\n";
  }
  if (!document.foot.empty()) out += "<footer>\n" + element("p", {}, document.foot) + "</footer>\n";
  return out + "</body>\n</html>\n";
}

}  // namespace vignette::share
