// Before a reply or an agreement goes: what in its words could point to a real person. It never stands in the way.

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "reflect/details.hpp"

namespace vignette::app {
namespace {

using In = ReviewFound::In;

/// Names in the cases and the glossary, those in what the share has of its case, and those of the two, who know each other.
std::shared_ptr<const reflect::Known> what_is_known(const Model& model, const ExchangeRead& exchange) {
  const auto known = std::make_shared<reflect::Known>();
  for (const auto& one : model.cases) known->add(*one.pack);
  for (const auto& term : model.terms) known->add(term);
  const auto add = [&](const std::string& text) { known->add("of " + text); };  // a name may stand first in it
  if (const auto* shared = shared_of(exchange)) {
    for (const auto& block : shared->page.blocks) {
      if (!portfolio::written_by_people(block)) add(block.text);
    }
    add(shared->name);
  }
  add(exchange.record.name);
  if (model.review.own) add(model.review.own->name);
  return known;
}

class Looking {
 public:
  Looking(const Model& model, std::vector<ReviewFound>& found) : model_(model), found_(found) {}

  void at(In in, std::size_t index, Field field, const std::string& text) {
    for (const auto& finding : reflect::look_for_details(text, model_.look.language, *model_.review.known))
      found_.push_back({in, index, field, std::string(text::part(text, finding.range)), finding.why});
  }
  void at(const portfolio::Reply& reply) {
    at(In::reply, 0, Field::review_reply, reply.words);
    for (std::size_t i = 0; i < reply.comments.size(); ++i) look_at(reply.comments[i], i);
  }
  /// Its passage too: a reply may be a page on paper, which others read. It is changed by choosing another, at the comment.
  void look_at(const portfolio::Comment& comment, std::size_t index) {
    at(In::quote, index, Field::review_comment, comment.quote);
    at(In::comment, index, Field::review_comment, comment.words);
  }
  void at(const portfolio::Agreement& agreement) {
    for (std::size_t i = 0; i < agreement.lines.size(); ++i) {
      const auto& line = agreement.lines[i];
      at(In::line, i, Field::agreed_words, line.words);
      at(In::line, i, Field::agreed_owner, line.owner);
      at(In::line, i, Field::agreed_by, line.by);
    }
    at(In::learner, 0, Field::agreed_learner, agreement.learner_sees);
    at(In::supervisor, 0, Field::agreed_supervisor, agreement.supervisor_sees);
  }

 private:
  const Model& model_;
  std::vector<ReviewFound>& found_;
};

/// The answer that a comment is about is shown, and the comment opened: its number is another then where an empty one goes.
void open_comment(Turn& turn, std::size_t index) {
  Review& review = turn.model.review;
  const auto* draft = reply_draft(review, review.chosen);
  const auto* shared = shared_of(*chosen_exchange(review));
  if (!draft || !shared || index >= draft->record.comments.size()) return;
  const auto block = draft->record.comments[index].block;
  const auto parts = answers_of(*shared);
  const auto part = std::ranges::find_if(parts, [&](const auto& one) { return block >= one.begin && block < one.end; });
  if (part != parts.end()) review.answer = static_cast<std::size_t>(part - parts.begin());
  carry_out(turn, intent::WriteComment{index});
}

}  // namespace

void look_before_it_goes(Turn& turn) {
  Model& model = turn.model;
  Review& review = model.review;
  for (auto& one : review.found) wipe(one.passage);
  review.found.clear();
  preview_before_it_goes(turn);
  const auto* exchange = chosen_exchange(review);
  if (!exchange || (!review.making && !review.agreeing.making)) return review.known.reset();
  if (!review.known) review.known = what_is_known(model, *exchange);
  Looking look(model, review.found);
  if (const auto* draft = review.making ? reply_draft(review, review.chosen) : nullptr) look.at(draft->record);
  if (const auto* draft = review.agreeing.making ? agreement_draft(review) : nullptr) look.at(*draft);
}

void carry_out(Turn& turn, const intent::GoToFound& wish) {
  Model& model = turn.model;
  if (wish.found >= model.review.found.size()) return;
  const auto found = model.review.found[wish.found];
  if (found.in == In::comment || found.in == In::quote) open_comment(turn, found.index);
  if (found.in == In::line) carry_out(turn, intent::ChooseAgreedLine{found.index});
  const auto* there = editing(model, found.field);
  const auto at = there ? there->text.find(found.passage) : std::string::npos;
  if (at == std::string::npos) return;
  carry_out(turn, intent::MoveCaret{.field = found.field, .caret = at + found.passage.size(), .anchor = at});
}

}  // namespace vignette::app
