/// One paragraph of text set at a width: lines of placed runs; a point becomes a position and back. Pure.
///
/// Lengths are logical units (CSS pixels at 100 % text size times the text size), y grows downwards from the setting's top.
/// Offsets are bytes of the paragraph's text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/face.hpp"
#include "page/metrics.hpp"
#include "text/range.hpp"

namespace vignette::page {

struct Point {
  float x = 0, y = 0;
};

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  bool contains(Point p) const { return p.x >= x && p.x < x + w && p.y >= y && p.y < y + h; }
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  bool operator==(const Rect&) const = default;
};

/// A stretch of text in one face, size and ink. `tag` is the caller's: a link, a footnote's mark; 0 for none.
struct Stretch {
  text::Range range;
  Face face;
  float size = 20;
  Ink ink = Ink::ink;
  float raise = 0;  ///< upwards from the baseline
  bool underline = false;
  bool strike = false;
  std::uint32_t tag = 0;
  bool operator==(const Stretch&) const = default;
};

/// What is to be set. `stretches` cover the text in order; text outside every stretch takes the first one's look.
struct Paragraph {
  std::string text;
  std::vector<Stretch> stretches;
  std::string language = "en-GB";
  float line = 30;        ///< height of a line
  float after_break = 0;  ///< extra space after a line feed (an answer's paragraphs: 14)
  bool operator==(const Paragraph&) const = default;
};

/// Shorthand for a paragraph in one look.
Paragraph plain(std::string_view text, Face face, float size, float line, Ink ink = Ink::ink, std::string_view language = "en-GB");

struct Run {
  text::Range range;
  std::uint32_t stretch = 0;  ///< index in the paragraph's stretches
  Face face;
  float size = 0;
  Ink ink = Ink::ink;
  std::uint32_t tag = 0;
  bool underline = false;
  bool strike = false;
  float x = 0;                ///< of the pen at its first glyph
  float baseline = 0;         ///< from the setting's top, raise taken off
  float width = 0;            ///< of the ink: a line's trailing spaces left out, though `stops` go over them
  std::vector<Glyph> glyphs;  ///< none for a tab, which is a run of its own
  std::vector<Stop> stops;    ///< x relative to the run
};

struct Line {
  text::Range range;  ///< trailing spaces and the line feed included
  float top = 0, height = 0, baseline = 0;
  float width = 0;  ///< of the ink: trailing spaces left out
  std::size_t first_run = 0, runs = 0;
  bool hard = false;  ///< ends with a line feed
};

struct Setting {
  std::vector<Line> lines;  ///< at least one, even for an empty text
  std::vector<Run> runs;
  std::size_t length = 0;  ///< of the text, bytes
  float width = 0;         ///< widest line
  float height = 0;
};

/// Breaks greedily by Unicode's rules; a word wider than the width breaks between graphemes.
/// A width of 0 or less sets everything on one line (but for line feeds).
Setting typeset(const Paragraph& paragraph, float width, const Metrics& metrics);

/// Lines cut down to `lines`, the last ending in "…" where text was left out. For cards and lists. `length` is what is
/// left of the text; the "…" is a run with an empty range there. One line is cut within a word, more after one.
Setting typeset_short(const Paragraph& paragraph, float width, int lines, const Metrics& metrics);

/// At a soft break one offset has two places: the end of a line (`upstream`) and the start of the next.
enum class Affinity : std::uint8_t { downstream, upstream };

struct Place {
  std::size_t offset = 0;
  Affinity affinity = Affinity::downstream;
  bool operator==(const Place&) const = default;
};

std::size_t line_of(const Setting& setting, Place place);
Place place_at(const Setting& setting, Point point);
Place place_on_line(const Setting& setting, std::size_t line, float x);
/// Where the caret stands: width 0.
Rect caret(const Setting& setting, Place place);
/// What is shown of a range: all of it, as a selection, or only its ink, as a line under words.
enum class Over : std::uint8_t { all, ink };

/// One rectangle for each line the range touches, as high as the line. Over all of it a line feed shows as a quarter of
/// the line's height more, so that an empty line in a selection is seen; over the ink the spaces where a line ends are left out.
std::vector<Rect> rects(const Setting& setting, text::Range range, Over over = Over::all);
/// The run under a point, or nullptr: for links and footnote marks.
const Run* run_at(const Setting& setting, Point point);

/// For tests and the debug panel: a line of text for each line and run.
std::string dump(const Setting& setting, std::string_view text);

}  // namespace vignette::page
