#include "share/press/styles.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace vignette::share::press {

namespace {

constexpr std::string_view serif = "Gentium Book Plus", sans = "Inter";

/// Sizes are half points; spaces and lines twentieths of a point.
struct Style {
  std::string_view id, name, face;
  int size, line, before, after;
  std::string_view colour, more_paragraph = {}, more_letters = {}, next = "BodyText";
};

constexpr std::string_view keep = "<w:keepNext/><w:keepLines/>";
constexpr std::string_view divider =
    "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"857C6B\"/></w:pBdr>";
constexpr std::string_view bar = "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"10\" w:color=\"857C6B\"/></w:pBdr>";
constexpr std::string_view head_line = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"6\" w:color=\"857C6B\"/></w:pBdr>";
constexpr std::string_view foot_line = "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"6\" w:color=\"857C6B\"/></w:pBdr>";

constexpr std::array all{
    Style{"Title", "Title", serif, 51, 630, 0, 240, "24211C", keep},
    Style{"Heading1", "heading 1", serif, 42, 540, 360, 140, "24211C", keep},
    Style{"Heading2", "heading 2", serif, 32, 430, 300, 80, "24211C", keep},
    Style{"BodyText", "Body Text", serif, 24, 360, 0, 150, "24211C"},
    Style{"Question", "Question", serif, 24, 360, 0, 120, "474239", "<w:keepNext/>", "<w:i/>"},
    Style{"About", "About", sans, 19, 270, 0, 50, "504A40", "<w:keepNext/>"},
    Style{"Lead", "Lead", sans, 19, 270, 120, 60, "504A40", "<w:keepNext/>"},
    Style{"Heading3", "heading 3", serif, 24, 360, 120, 50, "24211C", keep, "<w:b/>"},
    Style{"Quote", "Quote", serif, 22, 330, 0, 0, "474239", bar, {}, "QuoteSource"},
    Style{"QuoteSource", "Quote Source", sans, 19, 270, 0, 180, "504A40", bar},
    Style{"ListNumber", "List Number", serif, 25, 375, 0, 105, "24211C", {}, {}, "ListNumber"},
    Style{"Divider", "Divider", serif, 8, 120, 100, 240, "24211C", divider},
    Style{"FootnoteText", "footnote text", serif, 20, 270, 0, 40, "474239", {}, {}, "FootnoteText"},
    Style{"Header", "header", sans, 19, 270, 0, 0, "504A40", head_line, {}, "Header"},
    Style{"Footer", "footer", sans, 19, 270, 0, 0, "504A40", foot_line, {}, "Footer"},
};

/// A passage stands in from the margin, and no text goes into the pen's.
std::string more(const Style& style, const Sheet& sheet) {
  const int left = style.id == "Quote" || style.id == "QuoteSource" ? 240 : 0;
  const int right = style.id == "Header" || style.id == "Footer" ? 0 : sheet.pen;
  auto out = fmt::format("<w:ind w:left=\"{}\" w:right=\"{}\"/>", left, right);
  if (style.id.starts_with("Heading")) out += fmt::format("<w:outlineLvl w:val=\"{}\"/>", style.id.back() - '1');
  return out;
}

std::string face(std::string_view name) {
  return fmt::format("<w:rFonts w:ascii=\"{0}\" w:hAnsi=\"{0}\" w:cs=\"{0}\" w:eastAsia=\"{0}\"/>", name);
}

}  // namespace

Sheet sheet_of(const Document& document, Paper paper) {
  const int width = paper == Paper::a4 ? 11906 : 12240, height = paper == Paper::a4 ? 16838 : 15840;
  constexpr int text = 6450;
  const int margin = document.for_supervision ? 1140 : 1680;
  return {width, height, margin, margin, document.for_supervision ? width - 2 * margin - text : 0};
}

std::string styles(const Document& document, const Sheet& sheet) {
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr>{}"
      "<w:sz w:val=\"24\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>"
      "</w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
      face(serif), document.language);
  for (const auto& style : all)
    out += fmt::format(
        "<w:style w:type=\"paragraph\"{} w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"{}\"/>"
        "<w:qFormat/><w:pPr>{}<w:spacing w:before=\"{}\" w:after=\"{}\" w:line=\"{}\" w:lineRule=\"atLeast\"/>{}</w:pPr>"
        "<w:rPr>{}{}<w:color w:val=\"{}\"/><w:sz w:val=\"{}\"/></w:rPr></w:style>",
        style.name == "Question" || style.name == "About" || style.name == "Lead" || style.name == "Quote Source" || style.name == "Divider"
            ? " w:customStyle=\"1\""
            : "",
        style.id, style.name, style.next, style.more_paragraph, style.before, style.after, style.line, more(style, sheet), face(style.face),
        style.more_letters, style.colour, style.size);
  return out +
         "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/><w:rPr>"
         "<w:color w:val=\"0F5156\"/><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style></w:styles>";
}

}  // namespace vignette::share::press
