// The one sheet for everything that leaves. What is made of a choice comes from outside; here is only what was chosen.
#include "app/leaving.hpp"

#include <algorithm>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {

using What = LeavingChoice::What;
using Whom = LeavingChoice::Whom;

namespace {

void remember_name(Turn& turn) {
  Model& model = turn.model;
  const Leaves& leaves = model.leaves;
  if (leaves.choice.whom == Whom::me) return;
  if (leaves.name.text == model.habits.share_name && leaves.role.text == model.habits.share_role) return;
  model.habits.share_name = leaves.name.text;
  model.habits.share_role = leaves.role.text;
  turn.ask(effect::SaveLook{model.look, model.habits});
}

/// What is being kept while one says why, where it stands in a newer preview; nothing where it is gone.
std::optional<std::pair<std::size_t, std::size_t>> noted_in(const Leaves& leaves, const LeavingPreview& newer) {
  if (!leaves.noting || !leaves.preview) return std::nullopt;
  const auto [at, number] = *leaves.noting;
  const LeavingText& noted = leaves.preview->texts[at];
  const auto same = [&](const LeavingText& text) {
    return text.in == noted.in && text.key == noted.key && text.commitment == noted.commitment;
  };
  const auto text = std::ranges::find_if(newer.texts, same);
  if (text == newer.texts.end()) return std::nullopt;
  const std::string passage = passage_of(noted, noted.findings[number]);
  const auto of_passage = [&](const LeavingText& within, const reflect::Finding& one) { return passage_of(within, one) == passage; };
  // Of several such: as many still come after it.
  std::size_t after = 0;
  for (std::size_t i = number + 1; i < noted.findings.size(); ++i) after += of_passage(noted, noted.findings[i]) ? 1 : 0;
  for (std::size_t i = text->findings.size(); i-- > 0;)
    if (of_passage(*text, text->findings[i]) && after-- == 0) return std::pair(static_cast<std::size_t>(text - newer.texts.begin()), i);
  return std::nullopt;
}

}  // namespace

void fill_in_name(Turn& turn) {
  Model& model = turn.model;
  Leaves& leaves = model.leaves;
  if (leaves.name.version != 0 || leaves.role.version != 0) return;  // typed, or emptied, since the sheet was first opened
  const auto& habits = model.habits;
  const auto& own = model.review.own;
  const bool from_card = habits.share_name.empty() && habits.share_role.empty() && own;
  const auto& name = from_card ? own->name : habits.share_name;
  const auto& role = from_card ? own->role : habits.share_role;
  if (!name.empty()) become(leaves.name, name, turn.outside.now.instant);
  if (!role.empty()) become(leaves.role, role, turn.outside.now.instant);
}

void prepare_leaving(Turn& turn) {
  Model& model = turn.model;
  Leaves& leaves = model.leaves;
  if (model.screen != Screen::leaving || !model.portfolio_open || model.vault.locked) return;
  leaves.stopped = false;
  leaves.problem.reset();
  if (leaves.opened.empty()) leaves.opened = portfolio::make_id(turn.outside.now.instant, turn.outside.chance_a, turn.outside.chance_b);
  auto wish = leaving_wish(model);
  leaves.making = wish.has_value();
  ++leaves.asked;
  if (wish) return turn.ask(effect::PrepareLeaving{leaves.asked, std::move(*wish), in_memory(model)});
  leaves.preview.reset();
  leaves.problem = std::move(wish.error());
  turn.ask(effect::StopLeaving{});
}

void carry_out(Turn& turn, const intent::ShowLeaving& wish) {
  Model& model = turn.model;
  if (!model.portfolio_open) return;
  Leaves& leaves = model.leaves;
  keep_noted(turn);
  if (model.screen == Screen::question || model.screen == Screen::reflection)
    if (Draft* draft = draft_here(model); draft && draft->editing.text != draft->revised && !draft->editing.text.empty())
      keep_draft(turn, *draft, true);
  leaves.choice.what = wish.answer ? What::answer : wish.case_id.empty() ? What::everything : What::one_case;
  if (wish.answer) leaves.choice.answer = portfolio::is_only_for_me(*wish.answer) ? portfolio::QuestionKey() : *wish.answer;
  if (!wish.case_id.empty()) leaves.choice.case_id = wish.case_id;
  fill_in(model, leaves.choice);
  wipe(leaves.way_used);
  leaves.choosing.reset();
  leaves.taken_earlier = leaves.left_out = false;
  leaves.saved_to.clear();
  leaves.preview.reset();
  leaves.opened.clear();
  begin_before_share(turn);
  fill_in_name(turn);
  go(model, Screen::leaving);
  read_list(turn);
  read_reviews(turn);
  prepare_leaving(turn);
}

void carry_out(Turn& turn, const intent::ChangeLeaving& wish) {
  Leaves& leaves = turn.model.leaves;
  LeavingChoice choice = wish.choice;
  fill_in(turn.model, choice);
  if (choice == leaves.choice) return;
  keep_noted(turn);
  leaves.choice = std::move(choice);
  leaves.saved_to.clear();  // that was another file
  prepare_leaving(turn);
}

void carry_out(Turn& turn, const intent::ChooseLeavingVersion& wish) {
  Leaves& leaves = turn.model.leaves;
  if (std::exchange(leaves.choosing, wish.key) == wish.key) return leaves.choosing.reset();
  turn.ask(effect::ReadVersions{wish.key});
}

void carry_out(Turn& turn, const intent::CancelLeaving&) {
  Leaves& leaves = turn.model.leaves;
  if (!std::exchange(leaves.making, false)) return;
  ++leaves.asked;  // what is on its way comes in vain
  leaves.stopped = true;
  leaves.preview.reset();
  turn.ask(effect::StopLeaving{});
}

void carry_out(Turn& turn, const intent::MakeLeaving&) { prepare_leaving(turn); }

void carry_out(Turn& turn, const intent::LeavingPrepared& wish) {
  Model& model = turn.model;
  Leaves& leaves = model.leaves;
  if (wish.number != leaves.asked || model.vault.locked) return;
  leaves.making = false;
  leaves.noting = noted_in(leaves, wish.preview);
  leaves.preview = wish.preview;
  leaves.shown = wish.number;
  leaves.saved_to.clear();
  // A finding is changed in its answer, and of what is shared a version is made: those are read.
  std::set<std::string> cases;
  const auto needs = [&](const portfolio::QuestionKey& key) {
    if (!find_draft(model, key)) cases.insert(key.case_id);
  };
  for (const auto& text : wish.preview.texts)
    if (!text.findings.empty() && text.in == LeavingText::In::answer) needs(text.key);
  for (const auto& one : wish.preview.each) needs(one.key);
  if (!cases.empty()) read_answers(turn, {cases.begin(), cases.end()});
}

void carry_out(Turn& turn, const intent::LeavingNotMade& wish) {
  Leaves& leaves = turn.model.leaves;
  if (wish.number != leaves.asked) return;
  leaves.making = false;
  leaves.preview.reset();
  leaves.problem = wish.problem;
}

void carry_out(Turn& turn, const intent::SaveLeaving& wish) {
  Leaves& leaves = turn.model.leaves;
  if (leaves.making || leaves.saving || turn.model.taking_out.busy || !leaves.preview || leaves.shown != leaves.asked) return;
  leaves.saving = true;
  leaves.saved_to.clear();
  leaves.problem.reset();
  turn.ask(effect::SaveLeaving{leaves.shown, leaving_form(leaves.choice.form).ending, wish.print});
}

void carry_out(Turn& turn, const intent::LeavingSaved& wish) {
  if (turn.model.vault.locked) {  // while it was being written
    if (wish.share) keep_behind_lock(turn, wish.share->record);
    return;
  }
  turn.model.leaves.saving = false;
  turn.model.leaves.saved_to = wish.file;
  turn.model.leaves.saved_number.clear();
  if (wish.file.empty()) return;
  remember_name(turn);
  if (!wish.share) return;
  keep_share(turn, *wish.share);
  before_share_is_saved(turn);
}

void carry_out(Turn& turn, const intent::LeavingFailed& wish) {
  if (turn.model.vault.locked) return;
  turn.model.leaves.saving = false;
  turn.model.leaves.problem = wish.problem;
}

void carry_out(Turn& turn, const intent::HandingOverStopped& wish) { turn.model.notice = wish.problem; }

}  // namespace vignette::app
