// What is chosen and typed on the sheet for what leaves, made into one wish; or what is still missing for it.
#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "app/leaving.hpp"
#include "app/turn.hpp"
#include "reflect/exchange_words.hpp"
#include "words/words.hpp"

namespace vignette::app {

namespace {

using What = LeavingChoice::What;
using Whom = LeavingChoice::Whom;
using Form = LeavingChoice::Form;
using words::Problem;
using words::say;
using words::Word;

constexpr std::array forms{LeavingForm{.form = Form::pdf,
                                       .name = Word::leave_pdf,
                                       .save = Word::leave_save,
                                       .ending = ".pdf",
                                       .more = false,
                                       .pages = true,
                                       .prints = true,
                                       .reflows = false,
                                       .sealed = false},
                           LeavingForm{.form = Form::docx,
                                       .name = Word::leave_docx,
                                       .save = Word::leave_save,
                                       .ending = ".docx",
                                       .more = false,
                                       .pages = true,
                                       .prints = false,
                                       .reflows = true,
                                       .sealed = false},
                           LeavingForm{.form = Form::sealed,
                                       .name = Word::leave_sealed,
                                       .save = Word::leave_save_sealed,
                                       .ending = ".vignette-sealed",
                                       .more = false,
                                       .pages = true,
                                       .prints = false,
                                       .reflows = false,
                                       .sealed = true},
                           LeavingForm{.form = Form::html,
                                       .name = Word::leave_html,
                                       .save = Word::leave_save_file,
                                       .ending = ".html",
                                       .more = true,
                                       .pages = false,
                                       .prints = true,
                                       .reflows = false,
                                       .sealed = false},
                           LeavingForm{.form = Form::md,
                                       .name = Word::leave_md,
                                       .save = Word::leave_save_file,
                                       .ending = ".md",
                                       .more = true,
                                       .pages = false,
                                       .prints = false,
                                       .reflows = false,
                                       .sealed = false},
                           LeavingForm{.form = Form::txt,
                                       .name = Word::leave_txt,
                                       .save = Word::leave_save_file,
                                       .ending = ".txt",
                                       .more = true,
                                       .pages = false,
                                       .prints = false,
                                       .reflows = false,
                                       .sealed = false}};

/// Its midnight where one is.
portfolio::Instant begin_of(portfolio::Day day, int offset_minutes, int days_later) {
  const std::chrono::year_month_day date{std::chrono::year{day.year}, std::chrono::month{static_cast<unsigned>(day.month)},
                                         std::chrono::day{static_cast<unsigned>(day.day)}};
  const auto at = std::chrono::sys_days{date} + std::chrono::days{days_later} - std::chrono::minutes{offset_minutes};
  return {std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count()};
}

bool is_empty(const Editing& typed) { return typed.text.find_first_not_of(' ') == std::string::npos; }

Problem missing(Word what, Word mend) { return {.what = std::string(say(what)), .mend = std::string(say(mend))}; }

/// A day that was meant is not left out, and a period without an end is no period.
std::optional<Problem> missing_in(const Model& model) {
  const Leaves& leaves = model.leaves;
  const bool period = leaves.choice.what == What::period, others = leaves.choice.whom != Whom::me;
  for (const auto& [wanted, typed] : {std::pair(period, &leaves.since), std::pair(period, &leaves.until), std::pair(others, &leaves.day)})
    if (wanted && !is_empty(*typed) && !day_typed(typed->text, model.now))
      return Problem{.what = say(Word::not_a_day, fmt::arg("text", typed->text)), .mend = std::string(say(Word::not_a_day_mend))};
  if (period && is_empty(leaves.since) && is_empty(leaves.until)) return missing(Word::leave_needs_day, Word::leave_needs_day_mend);
  if (leaves.choice.form == Form::sealed && leaves.choice.to.empty())
    return missing(Word::leave_needs_person, Word::leave_needs_person_mend);
  return std::nullopt;
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

std::optional<std::pair<std::size_t, const portfolio::Revision*>> version_chosen(const Leaves& leaves, const portfolio::QuestionKey& key) {
  const auto chosen = leaves.choice.versions.find(key);
  const auto read = leaves.versions.find(key);
  if (chosen == leaves.choice.versions.end() || read == leaves.versions.end()) return std::nullopt;
  const auto found = std::ranges::find(read->second, chosen->second, &portfolio::Revision::id);
  if (found == read->second.end() || found->taken_out) return std::nullopt;
  return std::pair(static_cast<std::size_t>(found - read->second.begin()) + 1, &*found);
}

void fill_in(const Model& model, LeavingChoice& choice) {
  const auto& heads = model.list.heads;
  if (choice.whom == Whom::me && leaving_form(choice.form).sealed) choice.form = Form::pdf;
  // The newest answer, or what its case is, where the sheet was opened from elsewhere.
  const auto newest = std::ranges::find_if(heads, [](const auto& head) { return !portfolio::is_only_for_me(head.key); });
  if (newest == heads.end()) return;
  if (choice.what == What::answer && choice.answer == portfolio::QuestionKey()) choice.answer = newest->key;
  if (choice.what == What::one_case && choice.case_id.empty()) {
    const auto of_case = std::ranges::find_if(heads, [](const auto& head) { return !portfolio::is_own_reflection(head.key); });
    if (of_case != heads.end()) choice.case_id = of_case->key.case_id;
  }
}

bool sealed_for_a_peer(const Model& model) {
  const LeavingChoice& choice = model.leaves.choice;
  if (choice.whom == Whom::me || !leaving_form(choice.form).sealed) return false;
  const auto* person = find_person(model.review, choice.to);
  return person && reflect::is_peer(person->role);
}

std::expected<LeavingWish, Problem> leaving_wish(const Model& model) {
  const Leaves& leaves = model.leaves;
  if (auto problem = missing_in(model)) return std::unexpected(std::move(*problem));
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
  wish.sharing = leaves.opened;
  wish.name = leaves.name.text;
  wish.role = leaves.role.text;
  wish.meeting = day(leaves.day);
  wish.to_a_peer = sealed_for_a_peer(model);
  if (leaves.choice.whom == Whom::supervision) wish.talk = talk_lines(leaves.talk.text);
  for (const auto& [key, id] : leaves.choice.versions)
    if (const auto chosen = version_chosen(leaves, key)) wish.versions.emplace(key, *chosen->second);
  return wish;
}

void take_leaving_versions(Model& model, const intent::VersionsRead& read) {
  Leaves& leaves = model.leaves;
  if (leaves.choosing == read.of || leaves.versions.contains(read.of)) leaves.versions[read.of] = read.list;
}

}  // namespace vignette::app
