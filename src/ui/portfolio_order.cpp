#include "ui/portfolio_order.hpp"

#include <algorithm>
#include <string>

#include "ui/own.hpp"

namespace vignette::ui {

bool has_text(const portfolio::Head& head) { return head.beginning.find_first_not_of(" \t\n") != std::string::npos; }

bool blank(const app::Model& model, const portfolio::Head& head) {
  return !has_text(head) && head.revisions == 0 && !reflection_of(model, head.key);
}

bool counts(const portfolio::Head& head) { return !portfolio::is_only_for_me(head.key); }

std::vector<Entry> in_order(const app::Model& model) {
  std::vector<Entry> entries;
  const auto& heads = model.list.heads;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (blank(model, heads[i])) continue;
    const portfolio::Reflection* reflection = reflection_of(model, heads[i].key);
    entries.push_back(
        {reflection ? reflection->day : portfolio::day_of(heads[i].updated, model.now.offset_minutes), heads[i].updated, true, i});
  }
  const auto& markers = model.taken_out;
  for (std::size_t i = 0; i < markers.size(); ++i)
    entries.push_back({portfolio::day_of(markers[i].when, model.now.offset_minutes), markers[i].when, false, i});
  std::ranges::stable_sort(entries, [](const Entry& a, const Entry& b) {
    if (a.day != b.day) return b.day < a.day;
    return a.when != b.when ? b.when < a.when : a.is_head && !b.is_head;
  });
  return entries;
}

}  // namespace vignette::ui
