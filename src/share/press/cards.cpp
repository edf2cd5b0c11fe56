// Slips to cut apart, and sheets for a wall.
#include <algorithm>
#include <utility>

#include "share/press/lines.hpp"
#include "share/press/prints.hpp"

namespace vignette::share::press {

namespace {

constexpr const char* serif = "Gentium Book Plus";
constexpr std::size_t slips_on_a_page = 4;

/// A box without a filling.
void outline(std::vector<Stroke>& strokes, double x, double y, double width, double height, const Colour& colour) {
  strokes.insert(
      strokes.end(),
      {{x, y, width, 1, colour}, {x, y + height - 1, width, 1, colour}, {x, y, 1, height, colour}, {x + width - 1, y, 1, height, colour}});
}

/// Dashes through the middle both ways, with a mark at each end and where they meet.
void cut_marks(std::vector<Stroke>& strokes, const Sheet& sheet) {
  const double x = sheet.width / 2, y = sheet.height / 2;
  constexpr double edge_free = 16, mark = 26, dash = 3, gap = 5;
  for (double at = edge_free; at < sheet.height - edge_free; at += dash + gap) strokes.push_back({x - 0.5, at, 1, dash, pale});
  for (double at = edge_free; at < sheet.width - edge_free; at += dash + gap) strokes.push_back({at, y - 0.5, dash, 1, pale});
  for (const double at : {edge_free, y - mark / 2, sheet.height - edge_free - mark}) strokes.push_back({x - 0.5, at, 1, mark, edge});
  for (const double at : {edge_free, x - mark / 2, sheet.width - edge_free - mark}) strokes.push_back({at, y - 0.5, mark, 1, edge});
}

/// Text that is placed where it stands, its lines in one element.
class Placing {
 public:
  /// Into pages that have nothing but what is placed.
  Placing(Set& all, const Print& print, const Setter& setter) : all_(all), setter_(setter) {
    all.furniture.none = true;
    all.entry = print.title;
    all.sheet.left = 0;
  }

  /// How high it stands. `heading` is what the list of contents calls it.
  double put(const std::string& text, const Style& style, double x, double y, double width, const char* role,
             const std::string& language = {}, std::string heading = {}, int level = 0) {
    if (text.empty()) return 0;
    std::vector<Row> rows;
    append_lines(rows, setter_.set(text, style, width, language), style, {.x = x, .width = width, .before = 0},
                 {{part_, "Sect"}, {next_++, role}});
    rows.front().heading = std::move(heading), rows.front().level = level;
    const double begin = y;
    for (auto& row : rows) {
      y += row.before;
      placed_.emplace_back(all_.rows.size(), y, all_.pages.size() - 1);
      y += row.style.pitch;
      all_.rows.push_back(std::move(row));
    }
    return y - begin;
  }
  double height_of(const std::string& text, const Style& style, double width, const std::string& language = {}) const {
    if (text.empty()) return 0;
    return pango_layout_get_line_count(setter_.set(text, style, width, language).get()) * style.pitch;
  }
  /// The largest of these sizes at which no word is broken and the text is no higher than this; else the last.
  Style fitting(const std::string& text, Style style, double from, double to, double step, double width, double height,
                const std::string& language) const {
    const double pitch = style.pitch / style.size;
    for (double size = from; size >= to; size -= step) {
      style.size = size, style.pitch = size * pitch;
      const auto layout = setter_.set(text, style, width, language);
      pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
      PangoRectangle logical;
      pango_layout_get_extents(layout.get(), nullptr, &logical);
      if (pango_units_to_double(logical.width) <= width && pango_layout_get_line_count(layout.get()) * style.pitch <= height) break;
    }
    return style;
  }

  void next_part() { part_ = next_++; }
  std::vector<Stroke>& strokes() { return all_.pages.back().strokes; }
  void turn() { all_.pages.emplace_back(); }

  /// Rows are pointed to, so they are placed once all are there.
  void finish() {
    for (const auto& [row, y, page] : placed_) all_.pages[page].rows.push_back({&all_.rows[row], y});
  }

 private:
  struct At {
    std::size_t row;
    double y;
    std::size_t page;
  };
  Set& all_;
  const Setter& setter_;
  std::vector<At> placed_;
  int next_ = 1, part_ = 0;
};

/// A box to tick, as wide as the slip, and what it means. Its height is always the same.
constexpr double pass_height = 50;

void put_pass(Placing& placing, const Slip& slip, double x, double y, double width) {
  constexpr double tick = 19, inset = 14, words_at = 92;
  outline(placing.strokes(), x, y, width, pass_height, edge);
  outline(placing.strokes(), x + inset, y + (pass_height - tick) / 2, tick, tick, ink2);
  placing.put(slip.pass, {"Inter weight=600", 15, 20, ink}, x + inset + tick + 9, y + (pass_height - 20) / 2, words_at - inset - tick - 9,
              "P");
  const Style small{"Inter", 12, 16, ink3};
  const double height = placing.height_of(slip.pass_how, small, width - words_at - inset);
  placing.put(slip.pass_how, small, x + words_at, y + (pass_height - height) / 2, width - words_at - inset, "P");
}

/// `heading`: for the list of contents, over the first of its page.
void put_slip(Placing& placing, const Slip& slip, double left, double top, double width, double height, bool heading) {
  constexpr double pad = 38, line = 31;
  const double x = left + pad, wide = width - 2 * pad;
  double y = top + pad;
  placing.next_part();
  y += placing.put(slip.over, {"Inter weight=500", 12.5, 17, ink3}, x, y, wide, "P") + 4;
  const auto style = placing.fitting(slip.words, {serif, 18, 24, ink}, 18, 13, 0.5, wide, 150, slip.language);
  y += placing.put(slip.words, style, x, y, wide, "H2", slip.language, heading ? slip.words : std::string(), 2);
  const Style small{"Inter", 12, 16, ink3};
  const double how = placing.height_of(slip.how, small, wide);
  const double foot = top + height - pad - (slip.pass.empty() ? 0 : pass_height + 10);
  for (double at = y + line; at <= foot - how - 10; at += line) placing.strokes().push_back({x, at, wide, 1, pale});
  placing.put(slip.how, small, x, foot - how, wide, "P");
  if (!slip.pass.empty()) put_pass(placing, slip, x, foot + 10, wide);
}

void put_sheet(Placing& placing, const WallSheet& wall, const Sheet& sheet) {
  constexpr double x = 76;
  const double wide = sheet.width - 2 * x, end = sheet.height - 72;
  double y = 76;
  placing.next_part();
  y += placing.put(wall.over, {"Inter weight=500", 20, 28, ink3}, x, y, wide, "P");
  if (!wall.over.empty()) y += 18;
  const Style small{"Inter", 15, 22, ink3};
  const double foot = placing.height_of(wall.foot, small, wide);
  const double room = wall.parts.empty() ? end - foot - 40 - y : 240;
  const auto style = placing.fitting(wall.words, {serif, 50, 60, ink}, 92, 30, 2, wide, room, wall.language);
  y += placing.put(wall.words, style, x, y, wide, "H2", wall.language, wall.words, 2) + 24;
  const double each = wall.parts.empty() ? 0 : (end - foot - 28 - y) / static_cast<double>(wall.parts.size());
  for (const auto& part : wall.parts) {
    placing.strokes().push_back({x, y, wide, 1, edge});
    placing.put(part, {serif, 28, 36, ink}, x, y + 10, wide, "H3");
    y += each;
  }
  if (foot > 0) placing.strokes().push_back({x, end - foot - 14, wide, 1, edge});
  placing.put(wall.foot, small, x, end - foot, wide, "P");
}

}  // namespace

void set_slips(Set& all, const Print& print, const Setter& setter) {
  Placing placing(all, print, setter);
  const double width = all.sheet.width / 2, height = all.sheet.height / 2;
  for (std::size_t i = 0; i < print.slips.size(); ++i) {
    const auto place = i % slips_on_a_page;
    if (place == 0) {
      placing.turn();
      cut_marks(placing.strokes(), all.sheet);
    }
    const bool told = place == 0 && (i == 0 || print.slips[i].words != print.slips[i - slips_on_a_page].words);
    put_slip(placing, print.slips[i], place % 2 == 0 ? 0 : width, place < 2 ? 0 : height, width, height, told);
  }
  placing.finish();
}

void set_wall_sheets(Set& all, const Print& print, const Setter& setter) {
  Placing placing(all, print, setter);
  for (const auto& wall : print.sheets) {
    placing.turn();
    put_sheet(placing, wall, all.sheet);
  }
  placing.finish();
}

}  // namespace vignette::share::press
