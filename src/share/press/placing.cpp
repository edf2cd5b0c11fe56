// Rows become pages: what is glued stays together, and a note stands on the page of its mark.
#include "share/press/setting.hpp"

namespace vignette::share::press {

namespace {

double height_of(const std::vector<Row>& rows) {
  double height = 0;
  for (const auto& row : rows) height += row.before + row.style.pitch;
  return height;
}

class Paging {
 public:
  explicit Paging(Set& set) : set_(set) { turn(); }

  void run() {
    for (std::size_t begin = 0; begin < set_.rows.size();) {
      std::size_t end = begin;
      while (end + 1 < set_.rows.size() && set_.rows[end].glued) ++end;
      ++end;
      if (!fits(begin, end) && !set_.pages.back().rows.empty()) turn();
      for (; begin < end; ++begin) put(set_.rows[begin]);
    }
    finish_page();
  }

 private:
  /// What these notes take at the foot of this page.
  double note_space(const std::vector<int>& notes) const {
    double space = 0;
    auto more = set_.pages.back().notes.size();
    for (const int note : notes) space += (more++ == 0 ? 30 : 3) + height_of(set_.notes.at(static_cast<std::size_t>(note) - 1).rows);
    return space;
  }
  double limit() const { return set_.sheet.bottom() - notes_height_; }

  bool fits(std::size_t begin, std::size_t end) const {
    double y = y_;
    std::vector<int> notes;
    for (auto i = begin; i < end; ++i) {
      const bool top = set_.pages.back().rows.empty() && i == begin;
      y += (top ? 0 : set_.rows[i].before) + set_.rows[i].style.pitch;
      notes.insert(notes.end(), set_.rows[i].notes.begin(), set_.rows[i].notes.end());
    }
    return y <= limit() - note_space(notes);
  }

  void put(const Row& row) {
    auto* page = &set_.pages.back();
    // Of a group that is longer than a page, each line for itself.
    if (!page->rows.empty() && y_ + row.before + row.style.pitch > limit() - note_space(row.notes)) {
      turn();
      page = &set_.pages.back();
    }
    if (!row.layout && page->rows.empty()) return;  // no rule at the head of a page
    if (!page->rows.empty()) y_ += row.before;
    page->rows.push_back({&row, y_});
    y_ += row.style.pitch;
    notes_height_ += note_space(row.notes);
    page->notes.insert(page->notes.end(), row.notes.begin(), row.notes.end());
  }

  void finish_page() {
    if (!set_.pages.empty()) set_.pages.back().notes_top = limit() + (notes_height_ > 0 ? 21 : 0);
  }

  void turn() {
    finish_page();
    set_.pages.emplace_back();
    y_ = set_.sheet.top, notes_height_ = 0;
  }

  Set& set_;
  double y_ = 0, notes_height_ = 0;
};

}  // namespace

void place(Set& set) { Paging(set).run(); }

}  // namespace vignette::share::press
