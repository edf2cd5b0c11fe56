#include "share/press/pdf.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <memory>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "share/press/finish.hpp"

namespace vignette::share::press {

namespace {

constexpr double point = 0.75;  ///< of a CSS pixel

cairo_status_t take(void* out, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

/// Pages of one set after another.
class Drawing {
 public:
  Drawing(cairo_t* cairo, const Setter& setter)
      : cairo_(cairo), setter_(setter), is_pdf_(cairo_surface_get_type(cairo_get_target(cairo)) == CAIRO_SURFACE_TYPE_PDF) {}

  void draw(const std::vector<Set>& all, const std::atomic<bool>* stop) {
    cairo_scale(cairo_, point, point);
    cairo_tag_begin(cairo_, "Document", nullptr);
    for (const auto& set : all) {
      if (all.size() > 1) cairo_tag_begin(cairo_, "Part", nullptr);
      for (std::size_t i = 0; i < set.pages.size(); ++i) {
        if (stop && *stop) throw std::runtime_error("stopped");
        draw_page(set, i);
        cairo_show_page(cairo_);
      }
      if (all.size() > 1) cairo_tag_end(cairo_, "Part");
    }
    cairo_tag_end(cairo_, "Document");
  }

  /// The next page of the file.
  void draw_page(const Set& set, std::size_t i) {
    ++page_;
    if (i == 0 && !set.entry.empty()) enter(set.entry, 1, 0, 0);
    draw_furniture(set, i);
    for (const auto& placed : set.pages[i].rows) draw_row(set, placed);
    within({});
    double y = set.pages[i].notes_top + 10;
    for (const int number : set.pages[i].notes) {
      const auto& note = set.notes.at(static_cast<std::size_t>(number) - 1);
      for (const auto& row : note.rows) {
        draw_row(set, {&row, y});
        y += row.style.pitch;
      }
      y += 3;
      within({});
    }
  }

 private:
  void colour(const Colour& c) { cairo_set_source_rgb(cairo_, c.red, c.green, c.blue); }
  void box(const Colour& c, double x, double y, double width, double height) {
    colour(c);
    cairo_rectangle(cairo_, x, y, width, height);
    cairo_fill(cairo_);
  }

  /// Closes and opens elements until exactly these are open.
  void within(const std::vector<Element>& wanted) {
    if (!is_pdf_) return;
    std::size_t same = 0;
    while (same < open_.size() && same < wanted.size() && open_[same] == wanted[same]) ++same;
    for (; open_.size() > same; open_.pop_back()) cairo_tag_end(cairo_, open_.back().role);
    for (; open_.size() < wanted.size(); open_.push_back(wanted[open_.size()])) cairo_tag_begin(cairo_, wanted[open_.size()].role, nullptr);
  }

  void text(const Layout& layout, PangoLayoutLine* line, const Style& style, double x, double y) {
    colour(style.colour);
    cairo_move_to(cairo_, x, y + setter_.to_baseline(style));
    pango_cairo_show_layout_line(cairo_, line ? line : pango_layout_get_line_readonly(layout.get(), 0));
  }

  static double width_of(PangoLayoutLine* line) {
    PangoRectangle logical;
    pango_layout_line_get_extents(line, nullptr, &logical);
    return pango_units_to_double(logical.width);
  }

  /// What stands beside a line stands on the same line, whatever its face.
  void label(const Row& row, double left, double y) {
    y += setter_.to_baseline(row.style) - setter_.to_baseline(row.label_style);
    for (GSList* one = pango_layout_get_lines_readonly(row.label.get()); one; one = one->next, y += row.label_style.pitch)
      text(row.label, static_cast<PangoLayoutLine*>(one->data), row.label_style, left + row.label_x, y);
  }

  void draw_row(const Set& set, const Placed& placed) {
    const auto& row = *placed.row;
    const double left = set.sheet.left;
    if (!row.layout) return;
    if (row.label) {
      auto to_label = row.within;
      to_label.back() = {-to_label.back().id, "Lbl"};
      within(to_label);
      label(row, left, placed.y);
    }
    within(row.within);
    const bool from_the_right = pango_layout_line_get_resolved_direction(row.line) == PANGO_DIRECTION_RTL;
    text(row.layout, row.line, row.style, left + row.x + (from_the_right ? row.width - width_of(row.line) : 0), placed.y);
    if (!row.heading.empty()) enter(row.heading, row.level, left, placed.y);
  }

  /// Into the list of contents.
  void enter(const std::string& heading, int level, double x, double y) {
    if (!is_pdf_) return;
    while (!parents_.empty() && parents_.back().first >= level) parents_.pop_back();
    const auto under = parents_.empty() ? CAIRO_PDF_OUTLINE_ROOT : parents_.back().second;
    const auto where = fmt::format("page={} pos=[{} {}]", page_, x * point, y * point);
    const int entry =
        cairo_pdf_surface_add_outline(cairo_get_target(cairo_), under, heading.c_str(), where.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
    parents_.emplace_back(level, entry);
  }

  /// Rules, lines for a pen, and the bars beside passages: each from its first line on this page to its last.
  void draw_lines(const Set& set, const Page& page) {
    const auto& rows = page.rows;
    const double left = set.sheet.left;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto& row = *rows[i].row;
      if (!row.layout) box(row.style.colour, left + row.x, rows[i].y, row.width, 1);
      if (row.pen) {
        const double written = width_of(row.line), from = row.x + (written > 0 ? written + 6 : 0);
        box(edge, left + from, rows[i].y + setter_.to_baseline(row.style) + 3, row.x + row.width - from, 1);
      }
      if (!row.bar) continue;
      const double begin = rows[i].y;
      while (i + 1 < rows.size() && rows[i + 1].row->bar && rows[i + 1].row->within.front() == row.within.front()) ++i;
      box(edge, left, begin, 3, rows[i].y + rows[i].row->style.pitch - begin);
    }
    for (const auto& stroke : page.strokes) box(stroke.colour, stroke.x, stroke.y, stroke.width, stroke.height);
  }

  /// Answers how wide it is.
  double furniture_text(const Sheet& sheet, const std::string& words, double y, bool at_the_end, double room) {
    if (words.empty()) return 0;
    const Style style{"Inter", 13, 18, ink3};
    const auto layout = setter_.set(words, style, room);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    auto* line = pango_layout_get_line_readonly(layout.get(), 0);
    const double wide = width_of(line);
    text(layout, line, style, sheet.left + (at_the_end ? sheet.full_width - wide : 0), y);
    return wide;
  }

  /// What stands first has what the end leaves it.
  void furniture_line(const Sheet& sheet, const std::string& first, const std::string& end, double y) {
    const double taken = furniture_text(sheet, end, y, true, sheet.full_width * 0.7);
    furniture_text(sheet, first, y, false, sheet.full_width - (taken > 0 ? taken + 16 : 0));
  }

  void draw_furniture(const Set& set, std::size_t i) {
    const auto& [sheet, furnished, page] = std::tie(set.sheet, set.furniture, set.pages[i]);
    within({{0, furniture}});
    if (!furnished.none) {
      furniture_line(sheet, furnished.head, furnished.head_end, 52);
      box(edge, sheet.left, 80, sheet.full_width, 1);
      box(edge, sheet.left, sheet.height - 77, sheet.full_width, 1);
      const auto number = fmt::format(fmt::runtime(furnished.page_of), fmt::arg("page", i + 1), fmt::arg("pages", set.pages.size()));
      furniture_line(sheet, furnished.foot, number, sheet.height - 66);
    }
    if (furnished.pen_margin) {
      const double end = page.notes.empty() ? sheet.bottom() : page.notes_top - 21;
      box(pale, sheet.left + sheet.text_width + 28, sheet.top, 1, end - sheet.top);
    }
    if (!page.notes.empty()) box(edge, sheet.left, page.notes_top, 96, 1);
    draw_lines(set, page);
    within({});
  }

  cairo_t* cairo_;
  const Setter& setter_;
  bool is_pdf_;   ///< else a picture, which has neither elements nor a list of contents
  int page_ = 0;  ///< of the file, from 1
  std::vector<Element> open_;
  std::vector<std::pair<int, int>> parents_;  ///< level and entry of the list of contents
};

}  // namespace

Properties properties_of(const Document& document) {
  const auto& [year, month, day] = document.made;
  return {document.title, document.language, fmt::format("{:04}-{:02}-{:02}", year, month, day)};
}

std::string pdf(const Document& document, Paper paper, const std::string& faces, const std::atomic<bool>* stop) {
  const Setter setter(faces, document.language);
  std::vector<Set> all;
  all.push_back(set(document, paper, setter, stop));
  return pdf(properties_of(document), setter, all, stop);
}

void draw_page(cairo_t* cairo, const Setter& setter, const std::vector<Set>& all, std::size_t page) {
  for (const auto& set : all) {
    if (page < set.pages.size()) return Drawing(cairo, setter).draw_page(set, page);
    page -= set.pages.size();
  }
}

std::string pdf(const Properties& properties, const Setter& setter, const std::vector<Set>& all, const std::atomic<bool>* stop) {
  std::string pages;
  const auto& sheet = all.at(0).sheet;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_pdf_surface_create_for_stream(take, &pages, sheet.width * point, sheet.height * point), cairo_surface_destroy);
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, properties.title.c_str());
  {
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), cairo_destroy);
    Drawing(cairo.get(), setter).draw(all, stop);
    if (const auto status = cairo_status(cairo.get()); status != CAIRO_STATUS_SUCCESS)
      throw std::runtime_error(cairo_status_to_string(status));
  }
  cairo_surface_finish(surface.get());
  if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(cairo_status_to_string(status));
  return finished(pages, properties);
}

}  // namespace vignette::share::press
