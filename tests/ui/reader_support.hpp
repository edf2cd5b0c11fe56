/// A case open in the reader, for the reader's tests.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "support/stage.hpp"

namespace vignette::tests {

inline constexpr const char* sam_id = "made-up-Sam";

/// Sam, retold from a published example, with a link, a table, a list, a quotation and a second footnote.
inline pack::Case rich_case() {
  using pack::Block;
  pack::Case made = sample_case("Sam");
  made.basis = "published";
  made.source.body = "HM Inspectorate of Probation";
  made.warnings.clear();
  const auto words = [](std::string text) {
    Block block;
    block.text = std::move(text);
    return block;
  };
  pack::Section& summary = made.sections[1];
  Block linked = words("See the guide for more.");
  linked.spans.push_back({.range = {8, 13}, .link = "https://example.org/guide", .footnote = 0});
  summary.blocks.insert(summary.blocks.begin(), linked);
  Block second = words("Another paragraph with a mark of its own at once after the first one2");
  second.spans.push_back({.range = {second.text.size() - 1, second.text.size()}, .link = {}, .footnote = 2});
  summary.blocks.insert(summary.blocks.begin() + 3, second);
  made.footnotes[0].blocks = {
      words("A note that is long enough to stand on several lines of the margin, so that the one after it has to move.")};
  made.footnotes.push_back({.label = "11", .number = 2, .blocks = {words("A second note.")}, .source = {}});
  Block item = words("A point in a list");
  item.depth = 1;
  item.marker = "•";
  made.sections[2].blocks.push_back(item);
  Block nested = words("A point within it");
  nested.depth = 2;
  nested.marker = "•";
  made.sections[2].blocks.push_back(nested);
  Block quote = words("Words somebody said.");
  quote.quotes = 1;
  made.sections[2].blocks.push_back(quote);
  Block table;
  table.kind = Block::Kind::table;
  table.text = "Who\tWhat\nCase manager\tReviews";
  table.rows = {{{0, 3}, {4, 8}}, {{9, 21}, {22, 29}}};
  table.alignment = {0, 0};
  made.sections[2].blocks.push_back(table);
  return made;
}

/// The same many times over, as one case.
inline pack::Case long_case(std::size_t times) {
  const pack::Case once = rich_case();
  pack::Case made = once;
  made.sections.clear();
  made.footnotes.clear();
  for (std::size_t i = 0; i < times; ++i) {
    for (pack::Section section : once.sections) {
      if (section.role == pack::Role::takeaways && i + 1 < times) continue;
      section.id += '-' + std::to_string(i);
      for (pack::Block& block : section.blocks) std::erase_if(block.spans, [](const pack::Span& span) { return span.footnote > 0; });
      made.sections.push_back(std::move(section));
    }
  }
  return made;
}

inline void read(Stage& stage, const pack::Case& made) {
  pack::Shelf shelf;
  shelf.cases.push_back(made);
  stage.wish(app::intent::PacksRead{shelf});
  stage.wish(app::intent::OpenCase{made.id});
}

inline float overlap(page::Rect a, page::Rect b) {
  const float w = std::min(a.right(), b.right()) - std::max(a.x, b.x), h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

/// The first item of the outline whose name begins so.
inline const ui::Item* beginning(const Stage& stage, std::string_view words, ui::Role role = ui::Role::paragraph) {
  for (const ui::Item& item : stage.outline.items) {
    if (item.role == role && item.name.starts_with(words)) return &item;
  }
  return nullptr;
}

template <typename T>
std::size_t count(const Stage& stage) {
  std::size_t out = 0;
  for (const app::Intent& intent : stage.intents) out += intent.is<T>() ? 1 : 0;
  return out;
}

template <typename T>
const T* last_effect(const Stage& stage) {
  for (auto at = stage.effects.rbegin(); at != stage.effects.rend(); ++at) {
    if (const auto* found = std::get_if<T>(&*at)) return found;
  }
  return nullptr;
}

}  // namespace vignette::tests
