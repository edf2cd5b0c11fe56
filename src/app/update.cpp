#include "app/update.hpp"

#include "app/turn.hpp"

namespace vignette::app {

namespace {

struct Where {
  Screen screen;
  std::string case_id;
  std::size_t question;
  bool operator==(const Where&) const = default;
};

Where where(const Model& model) { return {model.screen, model.case_id, model.question}; }

std::optional<portfolio::QuestionKey> question_shown(const Model& model) {
  if (model.screen != Screen::question || !current_question(model)) return std::nullopt;
  return current_key(model);
}

}  // namespace

std::vector<Effect> update(Model& model, const Intent& intent, const Outside& outside) {
  model.now = outside.now;
  const auto before = where(model);
  const auto written_to = question_shown(model);

  Turn turn{model, outside, {}};
  std::visit(
      [&turn](const auto& wish) {
        if constexpr (requires { carry_out(turn, wish); }) carry_out(turn, wish);
      },
      intent);

  if (written_to && written_to != question_shown(model)) leave_question(turn, *written_to);
  note_where_one_is(turn, before != where(model));
  return std::move(turn.effects);
}

}  // namespace vignette::app
