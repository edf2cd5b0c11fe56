/// Two cases whose words are explained, and what the glossary says of them.
#pragma once

#include <string>
#include <utility>

#include "support/stage.hpp"

namespace vignette::tests {

inline pack::Shelf explained_cases() {
  pack::Shelf shelf = two_cases();
  for (pack::Case& one : shelf.cases) {
    one.warnings.clear();
    one.glossary = {"manager", "send", "review"};
    one.sections[1].blocks[2].text += " In post-16 education with SEND provision.";
  }
  pack::Term manager, send, review;
  manager.id = "manager";
  manager.name = "Case manager";
  manager.forms = {"case manager"};
  manager.meaning = "The worker who is responsible for a child.";
  manager.then = "As it was then.";
  manager.since = "As it is since.";
  send.id = "send";
  send.name = "SEND (in Wales, ALN)";
  send.forms = {"SEND", "special educational needs"};
  send.meaning = "A learner needs teaching made for them.";
  send.england = "Called SEND.";
  send.wales = "Called ALN.";
  review.id = "review";
  review.name = "Review";
  review.forms = {"review"};
  review.meaning = "A question asked again.";
  shelf.terms = {send, review, manager};
  return shelf;
}

struct Explained : Stage {
  explicit Explained(float wide = 1440, float high = 900) : Stage(wide, high) {
    wish(app::intent::PacksRead{explained_cases()});
    wish(app::intent::PortfolioOpened{});
    case_id = model.cases.at(0).pack->id;
  }
  void read() { wish(app::intent::OpenCase{case_id}); }
  void write() { wish(app::intent::OpenAt{case_id, model.cases.at(0).pack->questions.at(0).id}); }
  void in_wales() {
    app::Look look = model.look;
    look.nation = app::Nation::wales;
    wish(app::intent::ChangeLook{look});
  }
  /// The card beside a word; nullptr if there is none.
  const ui::Item* card() const {
    for (const ui::Item& item : outline.items)
      if (item.role == ui::Role::note && model.words_explained.shown.empty() == false && item.name == card_name()) return &item;
    return nullptr;
  }
  bool shows(std::string_view words) const {
    for (const ui::Item& item : outline.items)
      if (item.name.find(words) != std::string::npos) return true;
    return false;
  }
  /// Nothing reaches beyond the window's sides.
  bool fits() const {
    for (const ui::Item& item : outline.items)
      if (item.rect.w > 0 && (item.rect.x < -0.5F || item.rect.right() > width + 0.5F)) return false;
    return true;
  }
  std::string case_id;

 private:
  std::string card_name() const {
    for (const pack::Term& term : model.terms)
      if (term.id == model.words_explained.shown) return term.name;
    return {};
  }
};

}  // namespace vignette::tests
