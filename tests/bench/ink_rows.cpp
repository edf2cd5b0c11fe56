// A line of body text against Chromium's picture of the same line: the worst of three themes at four sizes.

#include <algorithm>
#include <cmath>
#include <fstream>
#include <stdexcept>

#include "bench/bench.hpp"
#include "support/ink.hpp"

namespace vignette::bench {

void ink_rows() {
  const auto library = glyphs::Library::open(VIGNETTE_FACES);
  if (!library) throw std::runtime_error(library.error().what);
  const std::string folder = VIGNETTE_SOURCE "/tests/shots/reference/";
  std::string text;
  std::ifstream in(folder + "line.txt");
  if (!std::getline(in, text)) throw std::runtime_error("no reference line");
  support::Measured dullest_theirs, dullest_ours, inkiest_theirs, inkiest_ours;
  double dullest = 10, farthest = -1;
  for (const auto& theme : support::reference_themes)
    for (const int percent : support::reference_percents) {
      const float scale = static_cast<float>(percent) / 100;
      const auto box = support::reference_box(scale);
      const auto theirs =
          support::measure(support::read_png(folder + std::string(theme.name) + "-" + std::to_string(percent) + ".png"), box);
      const auto ours = support::measure(support::reference_line(**library, text, theme, scale), box);
      if (const double sharpness = ours.sharpness / theirs.sharpness; sharpness < dullest) {
        dullest = sharpness;
        dullest_theirs = theirs, dullest_ours = ours;
      }
      if (const double off = std::abs(ours.ink / theirs.ink - 1); off > farthest) {
        farthest = off;
        inkiest_theirs = theirs, inkiest_ours = ours;
      }
    }
  row_at_least("sharpness of body text, worst of 12, against Chromium's", dullest_theirs.sharpness, dullest_ours.sharpness, "", 0.98);
  const double more = std::max(inkiest_theirs.ink, inkiest_ours.ink), less = std::min(inkiest_theirs.ink, inkiest_ours.ink);
  row("ink of body text, worst of 12, more against less", less / 1e3, more / 1e3, "k", 1.03);
}

}  // namespace vignette::bench
