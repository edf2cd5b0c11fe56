// The one sheet for everything that leaves. What is made of a choice comes from outside; here is only what was chosen.
#include "app/leaving.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {

namespace {

using What = LeavingChoice::What;
using Whom = LeavingChoice::Whom;
using Form = LeavingChoice::Form;
using words::say;
using words::Word;

constexpr std::array forms{LeavingForm{Form::pdf, Word::leave_pdf, Word::leave_save, ".pdf", true, true, false},
                           LeavingForm{Form::docx, Word::leave_docx, Word::leave_save, ".docx", true, false, true},
                           LeavingForm{Form::html, Word::leave_html, Word::leave_save_file, ".html", false, true, false},
                           LeavingForm{Form::md, Word::leave_md, Word::leave_save_file, ".md", false, false, false},
                           LeavingForm{Form::txt, Word::leave_txt, Word::leave_save_file, ".txt", false, false, false}};

/// Its midnight where one is.
portfolio::Instant begin_of(portfolio::Day day, int offset_minutes, int days_later) {
  const std::chrono::year_month_day date{std::chrono::year{day.year}, std::chrono::month{static_cast<unsigned>(day.month)},
                                         std::chrono::day{static_cast<unsigned>(day.day)}};
  const auto at = std::chrono::sys_days{date} + std::chrono::days{days_later} - std::chrono::minutes{offset_minutes};
  return {std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count()};
}

/// The newest answer, or what its case is, where the sheet was opened from elsewhere.
void fill_in(const Model& model, LeavingChoice& choice) {
  const auto& heads = model.list.heads;
  const auto newest = std::ranges::find_if(heads, [](const auto& head) { return !portfolio::is_only_for_me(head.key); });
  if (newest == heads.end()) return;
  if (choice.what == What::answer && choice.answer == portfolio::QuestionKey()) choice.answer = newest->key;
  if (choice.what == What::one_case && choice.case_id.empty()) {
    const auto of_case = std::ranges::find_if(heads, [](const auto& head) { return !portfolio::is_own_reflection(head.key); });
    if (of_case != heads.end()) choice.case_id = of_case->key.case_id;
  }
}

/// An end of the period that is typed, and no day.
const Editing* odd_day(const Model& model) {
  const Leaves& leaves = model.leaves;
  if (leaves.choice.what != What::period) return nullptr;
  for (const Editing* typed : {&leaves.since, &leaves.until})
    if (typed->text.find_first_not_of(' ') != std::string::npos && !day_typed(typed->text, model.now)) return typed;
  return nullptr;
}

LeavingWish wish_of(const Model& model) {
  const Leaves& leaves = model.leaves;
  LeavingWish wish;
  wish.choice = leaves.choice;
  const auto day = [&](const Editing& typed) { return day_typed(typed.text, model.now); };
  if (leaves.choice.what == What::period) {
    const int offset = model.now.offset_minutes;
    if (const auto since = day(leaves.since)) wish.since = begin_of(*since, offset, 0);
    if (const auto until = day(leaves.until)) wish.until = begin_of(*until, offset, 1);
  }
  if (leaves.choice.whom == Whom::me) return wish;
  wish.choice.marks = false;
  wish.name = leaves.name.text;
  wish.role = leaves.role.text;
  wish.meeting = day(leaves.day);
  if (leaves.choice.whom == Whom::supervision) wish.talk = talk_lines(leaves.talk.text);
  return wish;
}

}  // namespace

std::span<const LeavingForm> leaving_forms() { return forms; }
const LeavingForm& leaving_form(Form form) { return forms.at(static_cast<std::size_t>(form)); }

std::vector<std::string> talk_lines(std::string_view typed) {
  constexpr std::size_t most = 3;
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= typed.size() && lines.size() < most;) {
    const auto end = std::min(typed.find('\n', at), typed.size());
    const auto line = typed.substr(at, end - at);
    if (line.find_first_not_of(" \t") != std::string_view::npos) lines.emplace_back(line);
    at = end + 1;
  }
  return lines;
}

void prepare_leaving(Turn& turn) {
  Model& model = turn.model;
  Leaves& leaves = model.leaves;
  if (model.screen != Screen::leaving || !model.portfolio_open || model.vault.locked) return;
  leaves.making = true;
  leaves.stopped = false;
  leaves.problem.reset();
  if (const auto* odd = odd_day(model)) {  // no end that was meant is left out
    leaves.making = false;
    leaves.preview.reset();
    leaves.problem =
        words::Problem{.what = say(Word::not_a_day, fmt::arg("text", odd->text)), .mend = std::string(say(Word::not_a_day_mend))};
    ++leaves.asked;
    return turn.ask(effect::StopLeaving{});
  }
  turn.ask(effect::PrepareLeaving{++leaves.asked, wish_of(model), in_memory(model)});
}

void carry_out(Turn& turn, const intent::ShowLeaving& wish) {
  Model& model = turn.model;
  if (!model.portfolio_open) return;
  Leaves& leaves = model.leaves;
  if (model.screen == Screen::question || model.screen == Screen::reflection)
    if (Draft* draft = draft_here(model); draft && draft->editing.text != draft->revised && !draft->editing.text.empty())
      keep_draft(turn, *draft, true);
  leaves.choice.what = wish.answer ? What::answer : wish.case_id.empty() ? What::everything : What::one_case;
  if (wish.answer) leaves.choice.answer = portfolio::is_only_for_me(*wish.answer) ? portfolio::QuestionKey() : *wish.answer;
  if (!wish.case_id.empty()) leaves.choice.case_id = wish.case_id;
  fill_in(model, leaves.choice);
  leaves.noting.reset();
  leaves.taken_earlier = false;
  leaves.saved_to.clear();
  leaves.preview.reset();
  go(model, Screen::leaving);
  read_list(turn);
  prepare_leaving(turn);
}

void carry_out(Turn& turn, const intent::ChangeLeaving& wish) {
  Leaves& leaves = turn.model.leaves;
  LeavingChoice choice = wish.choice;
  fill_in(turn.model, choice);
  if (choice == leaves.choice) return;
  leaves.choice = std::move(choice);
  leaves.noting.reset();
  prepare_leaving(turn);
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
  leaves.preview = wish.preview;
  leaves.shown = wish.number;
  leaves.saved_to.clear();
  // A finding is changed in its answer: that is read.
  std::vector<std::string> cases;
  for (const auto& text : wish.preview.texts) {
    const bool known = text.findings.empty() || text.in != LeavingText::In::answer || find_draft(model, text.key);
    if (!known && std::ranges::find(cases, text.key.case_id) == cases.end()) cases.push_back(text.key.case_id);
  }
  if (!cases.empty()) read_answers(turn, std::move(cases));
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
  turn.model.leaves.saving = false;
  turn.model.leaves.saved_to = wish.file;
}

void carry_out(Turn& turn, const intent::LeavingFailed& wish) {
  turn.model.leaves.saving = false;
  turn.model.leaves.problem = wish.problem;
}

}  // namespace vignette::app
