// Pages to read: pieces become rows, and a narrow column stands beside them.
#include "share/press/prints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

#include "share/press/lines.hpp"

namespace vignette::share::press {

namespace {

using Kind = Piece::Kind;

constexpr const char* serif = "Gentium Book Plus";
constexpr double beside_gap = 55;  ///< from the text to the narrow column; the line between them is the pen margin's

struct Spaced {
  Style style;
  double before, after;
};

Spaced spaced(Kind kind) {
  switch (kind) {
    case Kind::title:
      return {{serif, 34, 41, ink}, 0, 14};
    case Kind::heading:
      return {{serif, 22, 29, ink}, 24, 6};
    case Kind::subheading:
      return {{"Gentium Book Plus bold", 16, 24, ink}, 14, 4};
    case Kind::lead:
      return {{"Gentium Book Plus italic", 17, 25, ink2}, 0, 12};
    case Kind::point:
      return {{serif, 15, 22.5, ink}, 0, 5};
    case Kind::aside:
      return {{serif, 14.5, 21.5, ink2}, 9, 12};
    case Kind::small:
      return {{"Inter weight=500", 13, 18, ink3}, 0, 5};
    case Kind::fact:
      return {{serif, 16, 23, ink}, 0, 13};
    case Kind::said:
      return {{serif, 17, 25, ink}, 9, 9};
    case Kind::minute:
      return {{"Inter weight=500", 13, 18, ink}, 0, 9};
    case Kind::prose:
      break;
  }
  return {{serif, 15, 22.5, ink}, 0, 9};
}

/// Pieces become rows, one for each line.
class Pieces {
 public:
  Pieces(const Setter& setter, Column column, double scale, int first_element)
      : setter_(setter), column_(column), scale_(scale), next_(first_element) {}

  void add(const Piece& piece) {
    auto [style, before, after] = spaced(piece.kind);
    style = scaled(style);
    space_ = std::max(space_, before * scale_);
    if (piece.kind == Kind::point && last_ == Kind::prose && !rows_.empty()) rows_.back().glued = true;  // it leads to the list
    if (piece.kind != last_) list_ = 0;
    last_ = piece.kind;
    switch (piece.kind) {
      case Kind::title:
        add_heading(piece, style, "H1", 1);
        break;
      case Kind::heading:
        add_heading(piece, style, "H2", 2);
        break;
      case Kind::subheading:
        add_heading(piece, style, "H3", 3);
        break;
      case Kind::aside:
        add_aside(piece, style);
        break;
      case Kind::point:
        add_beside(piece, style, {"Inter weight=600", 13, 18, accent}, 22 + 20 * piece.depth, 20 * piece.depth);
        break;
      case Kind::minute:
        add_minute(piece, style);
        break;
      case Kind::said:
        rule();
        space_ = before * scale_;
        add_beside(piece, style, {"Inter weight=600", 13.5, 19, accent}, 172, 0);
        break;
      case Kind::fact:
        add_fact(piece, style);
        break;
      default: {
        const auto first = lines(set(piece, style, column_.width), style, 0, {{next_++, "P"}});
        rows_.back().pen = piece.to_write;
        mark_notes(first, piece);
      }
    }
    space_ = after * scale_;
  }

  /// `number` stands before its first line.
  void add_note(const std::vector<Piece>& note, int number) {
    const Style style{serif, 13.5, 18, ink2};
    for (std::size_t i = 0; i < note.size(); ++i) {
      const auto mark = i == 0 ? std::to_string(number) : std::string();
      const auto gap = i == 0 ? std::string("\u00A0") : std::string();
      auto stretches = note[i].stretches;
      for (auto& one : stretches) one.range.begin += mark.size() + gap.size(), one.range.end += mark.size() + gap.size();
      if (i == 0) stretches.insert(stretches.begin(), {.range = {0, mark.size()}, .note = number});
      const auto layout = setter_.set(mark + gap + note[i].text, style, column_.width);
      dress(layout.get(), stretches, note[i].language);
      lines(layout, style, 0, {{next_++, "Note"}});
      space_ = 3;
    }
  }

  std::vector<Row> take() {
    if (!rows_.empty()) rows_.back().glued = false;
    space_ = 0;
    return std::exchange(rows_, {});
  }

 private:
  Style scaled(const Style& style) const { return {style.face, style.size * scale_, style.pitch * scale_, style.colour}; }

  Layout set(const Piece& piece, const Style& style, double width) const {
    const auto layout = setter_.set(piece.text, style, width);
    dress(layout.get(), piece.stretches, piece.language);
    return layout;
  }

  /// The lines of a piece, each with the notes whose marks are in it.
  std::size_t lines(const Layout& layout, const Style& style, double indent, const std::vector<Element>& within) {
    return append_lines(rows_, layout, style, {column_.x + indent, column_.width - indent, space_}, within);
  }

  void mark_notes(std::size_t first, const Piece& piece) {
    for (const auto& one : piece.stretches) {
      if (one.note <= 0 || !noted_.insert(one.note).second) continue;
      const auto at = static_cast<int>(one.range.begin);
      const auto row = std::find_if(rows_.begin() + static_cast<std::ptrdiff_t>(first), rows_.end(), [at](const Row& line) {
        return at >= line.line->start_index && at < line.line->start_index + line.line->length;
      });
      if (row != rows_.end()) row->notes.push_back(one.note);
    }
  }

  void add_heading(const Piece& piece, const Style& style, const char* role, int level) {
    const auto first = lines(set(piece, style, column_.width), style, 0, {{next_++, role}});
    for (auto i = first; i < rows_.size(); ++i) rows_[i].glued = true;
    rows_[first].heading = piece.text, rows_[first].level = level;
    mark_notes(first, piece);
  }

  void add_aside(const Piece& piece, const Style& style) {
    constexpr double indent = 16;
    const auto first = lines(set(piece, style, column_.width - indent), style, indent, {{next_++, "BlockQuote"}, {next_++, "P"}});
    for (auto i = first; i < rows_.size(); ++i) rows_[i].bar = true;
    mark_notes(first, piece);
  }

  std::vector<Element> item() {
    if (list_ == 0) list_ = next_++;
    const int one = next_++;
    return {{list_, "L"}, {one, "LI"}, {next_++, "LBody"}};
  }

  /// Words with a label on their left.
  void add_beside(const Piece& piece, const Style& style, const Style& label, double indent, double label_x) {
    indent *= scale_;
    const auto first = lines(set(piece, style, column_.width - indent), style, indent, item());
    rows_[first].label_style = scaled(label);
    rows_[first].label_x = column_.x + label_x * scale_;
    rows_[first].label = setter_.set(piece.label, rows_[first].label_style, indent - label_x * scale_ - 10);
    mark_notes(first, piece);
  }

  void add_minute(const Piece& piece, const Style& style) {
    add_beside(piece, style, {"Inter weight=600", 13, 18, accent}, 48, 0);
    if (piece.under.empty()) return;
    rows_.back().glued = true;
    const auto within = rows_.back().within;
    const auto under = scaled({"Inter", 12.5, 17, ink3});
    space_ = 0;
    lines(setter_.set(piece.under, under, column_.width - 48 * scale_), under, 48 * scale_, within);
  }

  void add_fact(const Piece& piece, const Style& style) {
    auto within = item();
    const auto body = within.back();
    within.back() = {next_++, "Lbl"};
    const auto about = scaled({"Inter weight=500", 12.5, 17, ink3});
    lines(setter_.set(piece.label, about, column_.width), about, 0, within);
    rows_.back().glued = true;
    within.back() = body;
    space_ = 1;
    lines(set(piece, style, column_.width), style, 0, within);
    rows_.back().pen = piece.to_write;
  }

  void rule() {
    if (!rows_.empty())
      rows_.push_back({.style = {serif, 0, 1, pale}, .x = column_.x, .width = column_.width, .before = space_, .glued = true});
  }

  const Setter& setter_;
  Column column_;
  double scale_;
  std::vector<Row> rows_;
  std::set<int> noted_;
  double space_ = 0;
  int next_, list_ = 0;
  Kind last_ = Kind::title;
};

Set blank(const Print& print, Paper paper) {
  Set all;
  all.sheet = paper == Paper::a4 ? Sheet{.width = 794, .height = 1123, .left = 76} : Sheet{.width = 816, .height = 1056, .left = 76};
  all.sheet.text_width = all.sheet.full_width = all.sheet.width - 2 * all.sheet.left;
  all.furniture = {.head = print.title, .head_end = print.head, .foot = print.foot, .page_of = print.page_of};
  return all;
}

/// The narrow column goes down each page, and on to the next where it has to.
void place_beside(Set& all) {
  std::size_t page = 0;
  double y = all.sheet.top;
  for (const auto& row : all.beside) {
    if (y + row.before + row.style.pitch > all.sheet.bottom()) ++page, y = all.sheet.top;
    if (page == all.pages.size()) all.pages.push_back({.rows = {}, .notes = {}, .notes_top = all.sheet.bottom(), .strokes = {}});
    if (y > all.sheet.top) y += row.before;
    all.pages[page].rows.push_back({&row, y});
    y += row.style.pitch;
  }
}

Set set_reading(const Print& print, Paper paper, const Setter& setter, double scale, const std::atomic<bool>* stop) {
  Set all = blank(print, paper);
  all.furniture.pen_margin = print.pen_margin || !print.beside.empty();
  if (all.furniture.pen_margin) all.sheet.text_width = print.beside.empty() ? 446 : 430;
  for (std::size_t i = 0; i < print.notes.size(); ++i) {
    Pieces note(setter, {.width = all.sheet.text_width}, 1, 1);
    note.add_note(print.notes[i], static_cast<int>(i) + 1);
    all.notes.push_back({note.take()});
  }
  Pieces main(setter, {.width = all.sheet.text_width}, scale, 1);
  for (const auto& piece : print.pieces) {
    if (stop && *stop) throw std::runtime_error("stopped");
    main.add(piece);
  }
  all.rows = main.take();
  const double x = all.sheet.text_width + beside_gap;
  Pieces narrow(setter, {.x = x, .width = all.sheet.full_width - x}, scale, 1'000'000);
  for (const auto& piece : print.beside) narrow.add(piece);
  all.beside = narrow.take();
  place(all);
  place_beside(all);
  return all;
}

/// A page that is the only one has no number.
Set numbered(Set all) {
  if (all.pages.size() == 1) all.furniture.page_of.clear();
  return all;
}

}  // namespace

Properties properties_of(const Print& print) {
  const auto& [year, month, day] = print.made;
  return {print.title, print.language, fmt::format("{:04}-{:02}-{:02}", year, month, day)};
}

Set set(const Print& print, Paper paper, const Setter& setter, const std::atomic<bool>* stop) {
  if (!print.slips.empty() || !print.sheets.empty()) {
    Set all = blank(print, paper);
    print.slips.empty() ? set_wall_sheets(all, print, setter) : set_slips(all, print, setter);
    return all;
  }
  if (!print.one_page) return numbered(set_reading(print, paper, setter, 1, stop));
  Set all;
  constexpr double largest = 1.12, smallest = 0.88, step = 0.02;  // the smallest is ten points on paper
  for (double scale = largest; scale > smallest; scale -= step) {
    all = set_reading(print, paper, setter, scale, stop);
    if (all.pages.size() == 1) break;
  }
  return numbered(std::move(all));
}

}  // namespace vignette::share::press
