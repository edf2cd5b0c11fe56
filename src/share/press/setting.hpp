/// Where the lines of a document stand on its pages. Lengths are CSS pixels, 96 to the inch; y goes down.
#pragma once

#include <pango/pangocairo.h>

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "share/document.hpp"

namespace vignette::share::press {

struct Colour {
  double red, green, blue;
};
inline constexpr Colour ink{0x24 / 255.0, 0x21 / 255.0, 0x1C / 255.0}, ink2{0x47 / 255.0, 0x42 / 255.0, 0x39 / 255.0},
    ink3{0x50 / 255.0, 0x4A / 255.0, 0x40 / 255.0}, edge{0x85 / 255.0, 0x7C / 255.0, 0x6B / 255.0},
    pale{0xDD / 255.0, 0xD4 / 255.0, 0xC4 / 255.0}, accent{0x0F / 255.0, 0x51 / 255.0, 0x56 / 255.0};

/// How a stretch of text is set.
struct Style {
  const char* face;  ///< a Pango description without its size
  double size, pitch;
  Colour colour;
};

using Layout = std::shared_ptr<PangoLayout>;

/// The faces, and what sets text in them. For one thread at a time.
class Setter {
 public:
  /// From the font files of this folder, and no others.
  explicit Setter(const std::string& faces, const std::string& language);
  Layout set(const std::string& text, const Style& style, double width, const std::string& language = {}) const;
  /// From the top of a line to the line its letters stand on.
  double to_baseline(const Style& style) const;

 private:
  std::shared_ptr<PangoContext> context_;
  mutable std::map<std::pair<std::string, double>, std::pair<double, double>> metrics_;  ///< ascent and descent
};

/// An element of the structure that a screen reader follows; `id` tells two of a kind apart.
struct Element {
  int id;
  const char* role;
  bool operator==(const Element&) const = default;
};

/// One line, or a rule where there is no layout.
struct Row {
  Layout layout;
  PangoLayoutLine* line = nullptr;
  Style style{};
  double x = 0, width = 0, before = 0;  ///< `before` is left out at the top of a page
  std::vector<Element> within;
  bool glued = false;  ///< stays with the next
  bool bar = false;    ///< a passage's, on its left
  Layout label;        ///< what stands beside its first line, such as a list's number
  Style label_style{};
  double label_x = 0;
  bool pen = false;        ///< a line to write on goes from where its words end to its width
  std::vector<int> notes;  ///< whose marks are in it
  std::string heading;     ///< for the list of contents, on a heading's first line
  int level = 0;
};

struct Placed {
  const Row* row;
  double y;
};

struct Note {
  std::vector<Row> rows;
};

/// What is drawn and says nothing: rules, lines for a pen, boxes to tick.
struct Stroke {
  double x, y, width, height;
  Colour colour;
};

struct Page {
  std::vector<Placed> rows;
  std::vector<int> notes;  ///< from 1
  double notes_top = 0;    ///< of the rule over them; the body's end where there are none
  std::vector<Stroke> strokes;
};

struct Sheet {
  double width, height, left, text_width, full_width, top = 106;
  double bottom() const { return height - 100; }
};

/// What stands on every page, at its head and its foot, with the rules there.
struct Furniture {
  std::string head, head_end, foot, page_of;
  bool none = false;  ///< not even the rules
  bool pen_margin = false;
};

struct Set {
  Furniture furniture;
  std::string entry;  ///< of the list of contents, for its first page; empty where a heading there is one
  Sheet sheet;
  std::vector<Row> rows;
  std::vector<Row> beside;  ///< in a narrow column
  std::vector<Note> notes;
  std::vector<Page> pages;
};

/// Rows on their pages: what is glued stays together, and a note stands on the page of its mark.
void place(Set& set);

/// Everything set and placed. Once `stop` is true it ends soon, by throwing.
Set set(const Document& document, Paper paper, const Setter& setter, const std::atomic<bool>* stop = nullptr);

}  // namespace vignette::share::press
