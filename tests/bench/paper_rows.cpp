// A PDF of many answers, against half as many, and against Pango laying out the same text alone.
#include <pango/pangocairo.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "bench/bench.hpp"
#include "share/press.hpp"

namespace vignette::bench {

namespace {

constexpr int text_width = 640;  // CSS pixels, about that of our page

/// Answers of about 150 words each, no two alike.
share::Document answers(int count) {
  using Kind = share::Block::Kind;
  share::Document document{.title = "Portfolio", .language = "en-GB", .made = {2026, 10, 14}, .page_of = "{page} of {pages}"};
  for (int i = 0; i < count; ++i) {
    const auto number = std::to_string(i);
    document.blocks.push_back({.kind = Kind::heading, .text = "Reviewing, " + number, .level = 3});
    document.blocks.push_back({.kind = Kind::asked, .text = "What stood out to you in how this was reviewed, and why?"});
    std::string prose;
    for (int k = 0; k < 10; ++k)
      prose += "What I noticed in review " + number + " is that everybody was asked, and that what they said changed the plan. " +
               (k == 4 ? "\n" : "");
    document.blocks.push_back({.kind = Kind::prose, .text = prose});
  }
  return document;
}

template <typename Type>
using Object = std::unique_ptr<Type, decltype(&g_object_unref)>;

/// Every paragraph is shaped and broken into lines, at one width in one face; nothing is drawn.
int laid_out(const share::Document& document) {
  const Object<PangoFontMap> map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT), g_object_unref);
  const Object<PangoContext> context(pango_font_map_create_context(map.get()), g_object_unref);
  const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> face(pango_font_description_from_string("Serif 12"),
                                                                                           pango_font_description_free);
  int lines = 0;
  for (const auto& block : document.blocks) {
    for (const auto& one : share::paragraphs(block.text)) {
      const Object<PangoLayout> layout(pango_layout_new(context.get()), g_object_unref);
      pango_layout_set_font_description(layout.get(), face.get());
      pango_layout_set_width(layout.get(), text_width * PANGO_SCALE);
      pango_layout_set_text(layout.get(), one.data(), static_cast<int>(one.size()));
      lines += pango_layout_get_line_count(layout.get());
    }
  }
  return lines;
}

}  // namespace

void paper_rows() {
  const share::Press press{std::filesystem::path(VIGNETTE_PROGRAM).parent_path() / "vignette-press.so", VIGNETTE_FACES};
  const auto one = answers(1'000), two = answers(2'000);
  const auto made = [&](const share::Document& document) {
    const double begin = wall_ms();
    if (!share::pdf(document, share::Paper::a4, press)) throw std::runtime_error("no PDF was made");
    return wall_ms() - begin;
  };
  std::vector<double> alone, of_one, of_two;
  for (int round = 0; round < 5; ++round) {
    const double begin = wall_ms();
    if (laid_out(one) < 2'000) throw std::runtime_error("Pango laid out too few lines");
    alone.push_back(wall_ms() - begin);
    of_one.push_back(made(one));
    of_two.push_back(made(two));
  }
  row("a PDF of 2,000 answers, against one of 1,000", median(of_one), median(of_two), "ms", 2.2);
  row("a PDF of 1,000 answers, against Pango laying out their text", median(alone), median(of_one), "ms", 3);
}

}  // namespace vignette::bench
