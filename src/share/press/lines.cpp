#include "share/press/lines.hpp"

#include <memory>
#include <utility>

namespace vignette::share::press {

std::size_t append_lines(std::vector<Row>& rows, const Layout& layout, const Style& style, const Column& column,
                         const std::vector<Element>& within) {
  const auto first = rows.size();
  for (GSList* one = pango_layout_get_lines_readonly(layout.get()); one; one = one->next) {
    Row row{.layout = layout, .line = static_cast<PangoLayoutLine*>(one->data), .style = style, .x = column.x, .width = column.width};
    row.within = within;
    constexpr double between_lines = 8;  // that the writer ended: on the sheet they stand apart as paragraphs do
    row.before = rows.size() == first ? column.before : pango_layout_line_is_paragraph_start(row.line) ? between_lines : 0;
    rows.push_back(std::move(row));
  }
  for (auto begin = first, end = first; begin < rows.size(); begin = end) {
    for (++end; end < rows.size() && !pango_layout_line_is_paragraph_start(rows[end].line);) ++end;
    if (end - begin > 1) rows[begin].glued = rows[end - 2].glued = true;
  }
  return first;
}

void dress(PangoLayout* layout, const std::vector<Stretch>& stretches, const std::string& language, std::size_t shift) {
  if (stretches.empty() && language.empty()) return;
  const std::unique_ptr<PangoAttrList, decltype(&pango_attr_list_unref)> list(pango_attr_list_new(), pango_attr_list_unref);
  if (!language.empty()) pango_attr_list_insert(list.get(), pango_attr_language_new(pango_language_from_string(language.c_str())));
  for (const auto& one : stretches) {
    const auto add = [&](PangoAttribute* attribute) {
      attribute->start_index = static_cast<guint>(one.range.begin + shift),
      attribute->end_index = static_cast<guint>(one.range.end + shift);
      pango_attr_list_insert(list.get(), attribute);
    };
    if (one.strong) add(pango_attr_weight_new(PANGO_WEIGHT_BOLD));
    if (one.emphasis) add(pango_attr_style_new(PANGO_STYLE_ITALIC));
    if (one.note <= 0) continue;
    add(pango_attr_rise_new(5 * PANGO_SCALE));
    add(pango_attr_size_new_absolute(11 * PANGO_SCALE));
    add(pango_attr_foreground_new(0x0F0F, 0x5151, 0x5656));
  }
  pango_layout_set_attributes(layout, list.get());
}

}  // namespace vignette::share::press
