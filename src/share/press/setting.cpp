#include "share/press/setting.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include "share/press/lines.hpp"

namespace vignette::share::press {

namespace {

using Kind = Block::Kind;

constexpr const char* serif = "Gentium Book Plus";
constexpr Style small{"Inter weight=500", 13, 18, ink3};

struct Spaced {
  Style style;
  double before, after;
};

Spaced spaced(const Block& block, bool supervision) {
  switch (block.kind) {
    case Kind::heading:
      if (block.level == 2) return supervision ? Spaced{{serif, 29, 36, ink}, 0, 10} : Spaced{{serif, 26, 33, ink}, 34, 8};
      return {{serif, 20, 27, ink}, 24, 5};
    case Kind::question:
      return {{serif, 22, 29, ink}, 0, 9};
    case Kind::asked:
      return {{"Gentium Book Plus italic", 16, 24, ink2}, 0, 8};
    case Kind::told:
      return {small, 0, 4};
    case Kind::label:
      return {small, 8, 4};
    case Kind::name:
      return {{"Gentium Book Plus bold", 16, 24, ink}, 8, 3};
    case Kind::passage:
      return {{serif, 15, 22, ink2}, 9, 12};
    case Kind::item:
      return {{serif, 17, 25, ink}, 0, 7};
    case Kind::rule:
      return {{serif, 0, 1, edge}, 20, 16};
    case Kind::prose:
    case Kind::nothing:
      break;
  }
  return {{serif, 16, supervision ? 24.0 : 25.0, ink}, 0, 10};
}

std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> described(const Style& style) {
  std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> face(pango_font_description_from_string(style.face),
                                                                                     pango_font_description_free);
  pango_font_description_set_absolute_size(face.get(), style.size * PANGO_SCALE);
  return face;
}

PangoFontMap* map_of(const std::string& faces) {
  const std::unique_ptr<FcConfig, decltype(&FcConfigDestroy)> config(FcConfigCreate(), FcConfigDestroy);
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(faces)) {
    const auto name = entry.path().filename().string();
    if (name.starts_with("Gentium") || name.starts_with("Inter") || name.starts_with("NotoSans") || name.starts_with("Symbola"))
      files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  for (const auto& file : files) FcConfigAppFontAddFile(config.get(), reinterpret_cast<const FcChar8*>(file.c_str()));
  if (files.empty()) throw std::runtime_error("no faces in " + faces);
  PangoFontMap* map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  if (!map) throw std::runtime_error("Pango cannot set FreeType's faces");
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config.get());
  return map;
}

/// Blocks become rows, one for each line.
class Rows {
 public:
  Rows(const Setter& setter, const Sheet& sheet, bool supervision) : setter_(setter), sheet_(sheet), supervision_(supervision) {}

  void add(const Block& block) {
    const auto [style, before, after] = spaced(block, supervision_);
    space_ = std::max(space_, before);
    if (block.kind != Kind::item) list_ = 0;
    switch (block.kind) {
      case Kind::heading:
      case Kind::question:
        add_heading(block, style);
        break;
      case Kind::passage:
        add_passage(block, style);
        break;
      case Kind::item:
        add_item(block, style);
        break;
      case Kind::rule:
        rows_.push_back({.style = style, .x = 0, .width = sheet_.text_width, .before = space_, .glued = true});
        break;
      case Kind::prose:
      case Kind::asked:
      case Kind::nothing:
        for (const auto& one : paragraphs(block.text)) {
          lines(setter_.set(one, style, sheet_.text_width, block.language), style, 0, {{next_++, "P"}});
          space_ = after;
        }
        if (block.kind == Kind::asked && !rows_.empty()) rows_.back().glued = true;
        break;
      default:
        lines(setter_.set(block.text, style, sheet_.text_width, block.language), style, 0, {{next_++, "P"}});
        rows_.back().glued = true;
    }
    space_ = after;
  }

  void add_title(const std::string& title) {
    const Style style{serif, 34, 42, ink};
    lines(setter_.set(title, style, sheet_.text_width), style, 0, {{next_++, "H1"}});
    for (auto& row : rows_) row.glued = true;
    rows_.front().heading = title, rows_.front().level = 1;
    space_ = 16;
  }

  void add_note(const std::string& text, int number) {
    const Style style{serif, 13.5, 18, ink2};
    const auto mark = std::to_string(number);
    const auto layout = setter_.set(mark + "\u00A0" + text, style, sheet_.text_width);
    dress(layout.get(), {{.range = {0, mark.size()}, .note = number}});
    lines(layout, style, 0, {{next_++, "Note"}});
    space_ = 3;
  }

  std::vector<Row> take() {
    if (!rows_.empty()) rows_.back().glued = false;
    space_ = 0;
    return std::exchange(rows_, {});
  }

 private:
  std::size_t lines(const Layout& layout, const Style& style, double x, const std::vector<Element>& within) {
    return append_lines(rows_, layout, style, {.x = x, .width = sheet_.text_width - x, .before = space_}, within);
  }

  void add_heading(const Block& block, const Style& style) {
    static constexpr std::array roles{"H1", "H1", "H2", "H3"};
    const auto level = static_cast<std::size_t>(std::clamp(block.level - (supervision_ ? 1 : 0), 1, 3));
    const auto first = lines(setter_.set(block.text, style, sheet_.text_width, block.language), style, 0, {{next_++, roles.at(level)}});
    for (auto i = first; i < rows_.size(); ++i) rows_[i].glued = true;
    rows_[first].heading = block.text, rows_[first].level = static_cast<int>(level);
  }

  void add_passage(const Block& block, const Style& style) {
    constexpr double indent = 16;
    const Element quote{next_++, "BlockQuote"};
    const auto first = rows_.size();
    for (const auto& one : paragraphs(block.text)) {
      lines(setter_.set(one, style, sheet_.text_width - indent, block.language), style, indent, {quote, {next_++, "P"}});
      space_ = 6;
    }
    if (!block.from.empty()) {
      if (rows_.size() > first) rows_.back().glued = true;
      const auto mark = block.note > 0 ? "\u00A0" + std::to_string(block.note) : std::string();
      const auto layout = setter_.set(block.from + mark, small, sheet_.text_width - indent);
      if (block.note > 0) dress(layout.get(), {{.range = {block.from.size(), block.from.size() + mark.size()}, .note = block.note}});
      space_ = 2;
      lines(layout, small, indent, {quote, {next_++, "P"}});
      if (block.note > 0) rows_.back().notes = {block.note};
    }
    for (auto i = first; i < rows_.size(); ++i) rows_[i].bar = true;
  }

  void add_item(const Block& block, const Style& style) {
    constexpr double indent = 24;
    if (list_ == 0) list_ = next_++;
    const Element list{list_, "L"}, item{next_++, "LI"}, body{next_++, "LBody"};
    const auto first = lines(setter_.set(block.text, style, sheet_.text_width - indent), style, indent, {list, item, body});
    rows_[first].label_style = {"Inter weight=600", 14, 25, accent};
    rows_[first].label = setter_.set(std::to_string(block.number), rows_[first].label_style, indent);
  }

  const Setter& setter_;
  const Sheet& sheet_;
  bool supervision_;
  std::vector<Row> rows_;
  double space_ = 0;
  int next_ = 1, list_ = 0;
};

}  // namespace

Setter::Setter(const std::string& faces, const std::string& language) {
  // Kept for as long as the program runs: Pango 1.50 and fontconfig lose some memory with every map that ends.
  static auto& known = *new std::map<std::string, PangoFontMap*>;
  auto*& map = known[faces];
  if (!map) map = map_of(faces);
  context_ = {pango_font_map_create_context(map), g_object_unref};
  pango_context_set_language(context_.get(), pango_language_from_string(language.c_str()));
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
  const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(cairo_font_options_create(),
                                                                                             cairo_font_options_destroy);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_.get(), options.get());
}

Layout Setter::set(const std::string& text, const Style& style, double width, const std::string& language) const {
  const Layout layout(pango_layout_new(context_.get()), g_object_unref);
  const auto face = described(style);
  pango_layout_set_font_description(layout.get(), face.get());
  pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
  dress(layout.get(), {}, language);
  return layout;
}

double Setter::to_baseline(const Style& style) const {
  auto [known, fresh] = metrics_.try_emplace({style.face, style.size});
  auto& [ascent, descent] = known->second;
  if (fresh) {
    const auto face = described(style);
    const std::unique_ptr<PangoFontMetrics, decltype(&pango_font_metrics_unref)> metrics(
        pango_context_get_metrics(context_.get(), face.get(), nullptr), pango_font_metrics_unref);
    ascent = pango_units_to_double(pango_font_metrics_get_ascent(metrics.get()));
    descent = pango_units_to_double(pango_font_metrics_get_descent(metrics.get()));
  }
  return (style.pitch - ascent - descent) / 2 + ascent;
}

Set set(const Document& document, Paper paper, const Setter& setter, const std::atomic<bool>* stop) {
  Set all;
  all.sheet = paper == Paper::a4 ? Sheet{.width = 794, .height = 1123, .left = 76, .text_width = 430, .full_width = 642}
                                 : Sheet{.width = 816, .height = 1056, .left = 76, .text_width = 430, .full_width = 664};
  if (!document.for_supervision) {
    all.sheet.left = 112;
    all.sheet.text_width = all.sheet.full_width = all.sheet.width - 2 * all.sheet.left;
  }
  all.furniture = {document.title, document.byline, document.foot, document.page_of, false, document.for_supervision};
  Rows rows(setter, all.sheet, document.for_supervision);
  for (std::size_t i = 0; i < document.notes.size(); ++i) {
    rows.add_note(document.notes[i], static_cast<int>(i) + 1);
    all.notes.push_back({rows.take()});
  }
  if (!document.for_supervision) rows.add_title(document.title);
  for (const auto& block : document.blocks) {
    if (stop && *stop) throw std::runtime_error("stopped");
    rows.add(block);
  }
  all.rows = rows.take();
  place(all);
  return all;
}

}  // namespace vignette::share::press
