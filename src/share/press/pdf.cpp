#include "share/press/pdf.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <memory>
#include <stdexcept>

#include "share/press/finish.hpp"
#include "share/press/setting.hpp"

namespace vignette::share::press {

namespace {

constexpr double point = 0.75;  ///< of a CSS pixel

cairo_status_t take(void* out, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

class Drawing {
 public:
  Drawing(cairo_t* cairo, const Setter& setter, const Document& document, const Set& set)
      : cairo_(cairo),
        setter_(setter),
        document_(document),
        set_(set),
        is_pdf_(cairo_surface_get_type(cairo_get_target(cairo)) == CAIRO_SURFACE_TYPE_PDF) {}

  void draw(const std::atomic<bool>* stop) {
    cairo_scale(cairo_, point, point);
    cairo_tag_begin(cairo_, "Document", nullptr);
    for (std::size_t i = 0; i < set_.pages.size(); ++i) {
      if (stop && *stop) throw std::runtime_error("stopped");
      draw_page(i);
      cairo_show_page(cairo_);
    }
    cairo_tag_end(cairo_, "Document");
  }

  void draw_page(std::size_t i) {
    draw_furniture(set_.pages[i], i + 1);
    for (const auto& placed : set_.pages[i].rows) draw_row(placed, i + 1);
    within({});
    double y = set_.pages[i].notes_top + 10;
    for (const int number : set_.pages[i].notes) {
      const auto& note = set_.notes.at(static_cast<std::size_t>(number) - 1);
      for (const auto& row : note.rows) {
        draw_row({&row, y}, i + 1);
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

  void draw_row(const Placed& placed, std::size_t page) {
    const auto& row = *placed.row;
    const double left = set_.sheet.left;
    if (!row.layout) return;
    if (row.label) {
      auto to_label = row.within;
      to_label.back() = {-to_label.back().id, "Lbl"};
      within(to_label);
      text(row.label, nullptr, {"Inter weight=600", 14, row.style.pitch, accent}, left, placed.y);
    }
    within(row.within);
    const bool from_the_right = pango_layout_line_get_resolved_direction(row.line) == PANGO_DIRECTION_RTL;
    text(row.layout, row.line, row.style, left + row.x + (from_the_right ? row.width - width_of(row.line) : 0), placed.y);
    if (row.heading.empty() || !is_pdf_) return;
    while (!parents_.empty() && parents_.back().first >= row.level) parents_.pop_back();
    const auto under = parents_.empty() ? CAIRO_PDF_OUTLINE_ROOT : parents_.back().second;
    const auto where = fmt::format("page={} pos=[{} {}]", page, left * point, placed.y * point);
    const int entry =
        cairo_pdf_surface_add_outline(cairo_get_target(cairo_), under, row.heading.c_str(), where.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
    parents_.emplace_back(row.level, entry);
  }

  /// Rules, and the bars beside passages: each from its first line on this page to its last.
  void draw_lines(const Page& page) {
    const auto& rows = page.rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!rows[i].row->layout) box(edge, set_.sheet.left, rows[i].y, rows[i].row->width, 1);
      if (!rows[i].row->bar) continue;
      const double begin = rows[i].y;
      while (i + 1 < rows.size() && rows[i + 1].row->bar && rows[i + 1].row->within.front() == rows[i].row->within.front()) ++i;
      box(edge, set_.sheet.left, begin, 3, rows[i].y + rows[i].row->style.pitch - begin);
    }
  }

  void furniture_text(const std::string& words, double y, bool at_the_end) {
    if (words.empty()) return;
    const Style style{"Inter", 13, 18, ink3};
    const auto layout = setter_.set(words, style, set_.sheet.full_width * 0.8);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    auto* line = pango_layout_get_line_readonly(layout.get(), 0);
    text(layout, line, style, set_.sheet.left + (at_the_end ? set_.sheet.full_width - width_of(line) : 0), y);
  }

  void draw_furniture(const Page& page, std::size_t number) {
    const auto& sheet = set_.sheet;
    within({{0, furniture}});
    furniture_text(document_.title, 52, false);
    furniture_text(document_.byline, 52, true);
    box(edge, sheet.left, 80, sheet.full_width, 1);
    box(edge, sheet.left, sheet.height - 77, sheet.full_width, 1);
    furniture_text(document_.foot, sheet.height - 66, false);
    furniture_text(fmt::format(fmt::runtime(document_.page_of), fmt::arg("page", number), fmt::arg("pages", set_.pages.size())),
                   sheet.height - 66, true);
    if (document_.for_supervision) {
      const double end = page.notes.empty() ? sheet.bottom() : page.notes_top - 21;
      box(pale, sheet.left + sheet.text_width + 28, sheet.top, 1, end - sheet.top);
    }
    if (!page.notes.empty()) box(edge, sheet.left, page.notes_top, 96, 1);
    draw_lines(page);
    within({});
  }

  cairo_t* cairo_;
  const Setter& setter_;
  const Document& document_;
  const Set& set_;
  bool is_pdf_;  ///< else a picture, which has neither elements nor a list of contents
  std::vector<Element> open_;
  std::vector<std::pair<int, int>> parents_;  ///< level and entry of the list of contents
};

}  // namespace

std::string pdf(const Document& document, Paper paper, const std::string& faces, const std::atomic<bool>* stop) {
  const Setter setter(faces, document.language);
  return pdf(document, setter, set(document, paper, setter, stop), stop);
}

void draw_page(cairo_t* cairo, const Document& document, const Setter& setter, const Set& set, std::size_t page) {
  Drawing(cairo, setter, document, set).draw_page(page);
}

std::string pdf(const Document& document, const Setter& setter, const Set& all, const std::atomic<bool>* stop) {
  std::string pages;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_pdf_surface_create_for_stream(take, &pages, all.sheet.width * point, all.sheet.height * point), cairo_surface_destroy);
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, document.title.c_str());
  {
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), cairo_destroy);
    Drawing(cairo.get(), setter, document, all).draw(stop);
    if (const auto status = cairo_status(cairo.get()); status != CAIRO_STATUS_SUCCESS)
      throw std::runtime_error(cairo_status_to_string(status));
  }
  cairo_surface_finish(surface.get());
  if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(cairo_status_to_string(status));
  const auto& [year, month, day] = document.made;
  return finished(pages, {document.title, document.language, fmt::format("{:04}-{:02}-{:02}", year, month, day)});
}

}  // namespace vignette::share::press
