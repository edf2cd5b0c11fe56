// Text that has to do with fewer lines than it needs.
#include <algorithm>

#include "page/line_breaking.hpp"
#include "text/breaks.hpp"

namespace vignette::page {
namespace {

/// How much text a shortened line is made from at most: far more than any line shows.
constexpr std::size_t most_for_a_line = 2048;

/// Cuts a setting's last line so that "…" fits behind it.
void end_in_ellipsis(Setting& setting, const Paragraph& paragraph, float width, const Metrics& metrics) {
  Line& line = setting.lines.back();
  const Stretch first = paragraph.stretches.empty() ? Stretch{} : paragraph.stretches.front();
  Run end;
  end.face = first.face;
  end.size = first.size;
  end.ink = first.ink;
  if (line.runs > 0) {
    const Run& last = setting.runs[line.first_run + line.runs - 1];
    end.face = last.face;
    end.size = last.size;
    end.ink = last.ink;
    end.stretch = last.stretch;
  }
  constexpr std::string_view dots = "…";
  Shaped shaped = metrics.shape(dots, {0, dots.size()}, paragraph.language, end.face, end.size);
  const float room = width > 0 ? width - shaped.width + static_cast<float>(slack) : 0;

  std::size_t cut = line.range.begin, word = cut;
  float x = 0, word_x = 0;
  for (std::size_t i = line.first_run; i < line.first_run + line.runs; ++i) {
    const Run& run = setting.runs[i];
    for (const Stop& stop : run.stops) {
      // Neither a space nor a stop goes before the dots: "said why…", not "said why.…".
      const bool loose = stop.offset > 0 && std::string_view(" \t.,;:").contains(paragraph.text[stop.offset - 1]);
      if ((width <= 0 || run.x + stop.x <= room) && !loose && stop.offset > cut) {
        cut = stop.offset;
        x = run.x + stop.x;
        if (stop.offset == paragraph.text.size() || std::string_view(" \t\n").contains(paragraph.text[stop.offset])) {
          word = cut;
          word_x = x;
        }
      }
    }
  }
  if (setting.lines.size() > 1 && word > line.range.begin) {
    cut = word;
    x = word_x;
  }
  while (line.runs > 0 && setting.runs.back().range.begin >= cut) {
    setting.runs.pop_back();
    --line.runs;
  }
  if (line.runs > 0 && setting.runs.back().range.end > cut) {
    Run& run = setting.runs.back();
    Shaped rest{std::move(run.glyphs), std::move(run.stops), run.width};
    run.range.end = cut;
    rest = is_start(rest, cut) ? slice(rest, run.range) : metrics.shape(paragraph.text, run.range, paragraph.language, run.face, run.size);
    run.width = rest.width;
    run.glyphs = std::move(rest.glyphs);
    run.stops = std::move(rest.stops);
    x = run.x + run.width;
  }
  for (Glyph& glyph : shaped.glyphs) {
    glyph.cluster = static_cast<std::uint32_t>(cut);
  }
  end.range = {cut, cut};
  end.x = x;
  end.baseline = line.baseline;
  end.width = shaped.width;
  end.glyphs = std::move(shaped.glyphs);
  end.stops = {{cut, 0}};
  setting.runs.push_back(std::move(end));
  ++line.runs;
  line.range.end = cut;
  line.hard = false;
  line.width = x + shaped.width;
  setting.length = cut;
  setting.width = 0;
  for (const Line& each : setting.lines) {
    setting.width = std::max(setting.width, each.width);
  }
  setting.height = line.top + line.height;
}

}  // namespace

Setting typeset_short(const Paragraph& paragraph, float width, int lines, const Metrics& metrics) {
  const std::size_t most = static_cast<std::size_t>(std::max(lines, 1));
  Paragraph shortened;
  const Paragraph* used = &paragraph;
  bool cut = false;
  if (paragraph.text.size() > most_for_a_line * most) {
    shortened = paragraph;
    shortened.text.resize(text::previous_grapheme(paragraph.text, most_for_a_line * most));
    used = &shortened;
    cut = true;
  }
  // One line is cut wherever it ends, so that a long word still shows its beginning.
  Setting setting = typeset_lines(*used, most == 1 ? 0 : width, most + 1, metrics);
  cut = cut || setting.lines.size() > most || (most == 1 && width > 0 && setting.width > width + static_cast<float>(slack));
  if (!cut) {
    return setting;
  }
  setting.lines.resize(std::min(setting.lines.size(), most));
  setting.runs.resize(setting.lines.back().first_run + setting.lines.back().runs);
  end_in_ellipsis(setting, *used, width, metrics);
  return setting;
}

}  // namespace vignette::page
