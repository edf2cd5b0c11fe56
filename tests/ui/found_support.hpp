/// A portfolio on the stage: answers to the two cases, their versions, and what `shell` would have read.
#pragma once

#include <string>
#include <vector>

#include "support/stage.hpp"

namespace vignette::tests {

inline portfolio::Revision revision(const std::string& id, std::int64_t hours_ago, std::string text) {
  return {id, {1'792'000'000'000 - hours_ago * 3'600'000}, std::move(text), {}};
}

struct Kept : Stage {
  explicit Kept(float wide = 1440, float high = 900) : Stage(wide, high) {
    wish(app::intent::PacksRead{two_cases()});
    wish(app::intent::PortfolioOpened{});
    sam = model.cases.at(0).pack->id;
    wayne = model.cases.at(1).pack->id;
    write(sam, 0, "About reviews and risk.");
    write(sam, 1, "About agencies.");
    write(wayne, 0, "About Wayne and risk.");
    wish(app::intent::ShowPortfolio{});
    wish(app::intent::ListRead{model.list.heads});
  }

  void write(const std::string& case_id, std::size_t question, const std::string& text) {
    now.instant.ms += 60'000;
    wish(app::intent::OpenQuestion{case_id, question});
    type(text);
  }
  portfolio::QuestionKey key(const std::string& case_id, int question) const { return {case_id, "question-" + std::to_string(question)}; }
  /// As the store would answer.
  void versions_are(const portfolio::QuestionKey& of, std::vector<portfolio::Revision> list) {
    wish(app::intent::VersionsRead{of, std::move(list)});
  }
  std::vector<std::string> rows() const {
    std::vector<std::string> names;
    for (const ui::Item& item : outline.items)
      if (item.role == ui::Role::list_item && item.region == this->item(ui::Role::region, "Your writing").region)
        names.push_back(item.name);
    return names;
  }
  std::string shown() const { return item(ui::Role::text_box, "What you wrote").value; }
  /// Nothing reaches beyond the window's sides.
  bool fits() const {
    for (const ui::Item& item : outline.items)
      if (item.rect.w > 0 && (item.rect.x < -0.5F || item.rect.right() > width + 0.5F)) return false;
    return true;
  }

  std::string sam, wayne;
};

}  // namespace vignette::tests
