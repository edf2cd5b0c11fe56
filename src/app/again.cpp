#include "app/again.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <tuple>

#include "app/again_times.hpp"
#include "app/turn.hpp"
#include "reflect/expectations.hpp"
#include "reflect/returns.hpp"
#include "words/words.hpp"

namespace vignette::app {
namespace {

using portfolio::QuestionKey;

portfolio::Day six_months_after(portfolio::Day day) {
  using namespace std::chrono;
  const auto month = year{day.year} / static_cast<int>(day.month) + months{6};
  const year_month_day_last last{month.year(), std::chrono::month_day_last{month.month()}};
  const int most = static_cast<int>(static_cast<unsigned>(last.day()));
  return {static_cast<int>(month.year()), static_cast<int>(static_cast<unsigned>(month.month())), std::min(day.day, most)};
}

}  // namespace

bool has_lenses(const Model& model) {
  if (model.screen == Screen::reflection) return !model.lenses.empty();
  if (model.screen != Screen::question || !current_question(model)) return false;
  return !model.lenses.empty() || !pack::expectations(*current_case(model)->pack).empty();
}

int time_here(const Model& model, const std::string& case_id) {
  const std::string& told = told_of(model, case_id);
  int time = 1;
  std::from_chars(told.data(), told.data() + told.size(), time);
  return std::max(1, time);
}

QuestionKey key_now(const Model& model, const std::string& case_id, const std::string& question_id) {
  if (question_id.empty()) return {case_id, question_id};
  const int time = time_here(model, case_id);
  const std::string& told = told_of(model, case_id);
  if (time == 1 && told != first_shown) return portfolio::again({case_id, question_id}, newest_whole_time(model, {case_id, question_id}));
  return portfolio::again({case_id, question_id}, time > 1 && names(told, question_id) ? time : 1);
}

bool answered_now(const Model& model, const std::string& case_id, const std::string& question_id) {
  return has_words(model, key_now(model, case_id, question_id));
}

bool withheld(const Model& model, const QuestionKey& key) {
  const int time = time_here(model, key.case_id);
  if (time == 1 || portfolio::is_only_for_me(key) || portfolio::time_of(key) >= time) return false;
  const auto* open = find_case(model, key.case_id);
  return open && number_of(*open->pack, key).has_value() && key != key_now(model, key.case_id, portfolio::first_of(key).question_id);
}

std::optional<QuestionKey> earlier_of(const Model& model, const QuestionKey& later) {
  const auto first = portfolio::first_of(later);
  const int time = newest_time(model, first, portfolio::time_of(later) - 1);
  if (time == 0 || portfolio::is_said_beside(later)) return std::nullopt;
  return portfolio::again(first, time);
}

bool answered_to_the_end(const Model& model, const std::string& case_id) {
  const auto* open = find_case(model, case_id);
  const int time = time_here(model, case_id);
  return open && time > 1 && complete(model, *open->pack, time);
}

std::optional<QuestionKey> newest_of(const Model& model, const QuestionKey& question) {
  const auto first = portfolio::first_of(question);
  const int time = newest_time(model, first);
  return time == 0 ? std::nullopt : std::optional(portfolio::again(first, time));
}

std::vector<QuestionKey> all_earlier_of(const Model& model, const QuestionKey& later) {
  std::vector<QuestionKey> all;
  for (auto at = earlier_of(model, later); at; at = earlier_of(model, *at)) all.push_back(*at);
  std::ranges::reverse(all);
  return all;
}

std::optional<QuestionKey> then_shown(const Model& model) {
  const auto& [later, time] = std::tie(model.practice.later, model.practice.earlier);
  auto chosen = portfolio::again(portfolio::first_of(later), time);
  if (time > 0 && time < portfolio::time_of(later) && has_words(model, chosen)) return chosen;
  return earlier_of(model, later);
}

std::vector<SeenUnder> seen_under_expectations(const Model& model, const pack::Case& pack) {
  std::vector<SeenUnder> all;
  std::vector<std::string_view> wordings;
  const auto& cited = model.marks.cited;
  for (auto at = cited.lower_bound({pack.id, {}}); at != cited.end() && at->first.case_id == pack.id; ++at) {
    const auto wording = portfolio::expectation_of(at->first);
    if (!wording || at->second.list.empty()) continue;
    all.push_back({at->first, {}, &at->second.list, {}});
    wordings.push_back(*wording);
  }
  if (all.empty()) return all;
  const auto places = reflect::find_expectations(pack::expectations(pack), wordings);
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].place = places[i];
    if (places[i]) continue;
    const auto number = reflect::number_of_expectation(wordings[i]);
    all[i].was = number ? words::say(words::Word::export_expectation, fmt::arg("number", *number)) : std::string(wordings[i]);
  }
  return all;
}

std::vector<QuestionKey> answered_twice(const Model& model, const std::string& case_id) {
  std::vector<QuestionKey> all;
  const auto* open = find_case(model, case_id);
  if (!open) return all;
  for (const auto& question : open->pack->questions) {
    const QuestionKey first{case_id, question.id};
    const auto later = portfolio::again(first, newest_time(model, first));
    if (earlier_of(model, later)) all.push_back(later);
  }
  return all;
}

std::optional<QuestionKey> later_here(const Model& model) {
  const bool listed = model.screen == Screen::portfolio;
  if (listed && !model.chosen_answer) return std::nullopt;
  if (!listed && model.screen != Screen::question && model.screen != Screen::end_of_case && model.screen != Screen::reader)
    return std::nullopt;
  const auto here = listed ? *model.chosen_answer : current_key(model);
  const auto all = answered_twice(model, here.case_id);
  const auto same = std::ranges::find_if(all, [&](const QuestionKey& one) { return portfolio::of_question(one, here); });
  if (same != all.end()) return *same;
  if (all.empty() || model.screen == Screen::question || listed) return std::nullopt;
  return all.front();
}

std::optional<Then> then_of(const Model& model, const QuestionKey& later, const QuestionKey& earlier) {
  const auto* now = find_draft(model, later);
  const auto* draft = find_draft(model, earlier);
  if (!now || !draft) return std::nullopt;
  Then then{draft->editing.text, draft->record.updated, {}};
  const auto begun = now->record.created;
  if (then.when <= begun || model.versions.of != earlier || !model.versions.read) return then;
  // It was changed since: the newest version there was when the later answer was begun.
  const portfolio::Revision* newest = nullptr;
  for (const auto& version : model.versions.list)
    if (version.made <= begun) newest = &version;
  if (newest) then = {newest->text, newest->made, newest->taken_out};
  return then;
}

std::optional<portfolio::Instant> answered_last(const Model& model, const std::string& case_id) {
  std::optional<portfolio::Instant> last;
  const auto* open = find_case(model, case_id);
  if (!open) return last;
  for (const auto& [key, draft] : model.drafts) {
    if (key.case_id != case_id || !number_of(*open->pack, key) || !has_words(model, key)) continue;
    if (!last || *last < draft.record.updated) last = draft.record.updated;
  }
  return last;
}

std::optional<portfolio::Day> again_from(const Model& model, const std::string& case_id) {
  const auto last = answered_last(model, case_id);
  if (!last) return std::nullopt;
  return six_months_after(portfolio::day_of(*last, model.now.offset_minutes));
}

bool again_due(const Model& model, const std::string& case_id) {
  const auto from = again_from(model, case_id);
  return from && time_here(model, case_id) == 1 && *from <= portfolio::day_of(model.now.instant, model.now.offset_minutes);
}

bool again_offered(const Model& model, const std::string& case_id) {
  const auto choice = model.practice.lenses.find(portfolio::answering_again(case_id));
  return choice == model.practice.lenses.end() || choice->second.record.shown != portfolio::LensChoice::Shown::not_now;
}

const pack::Case* again_on_start(const Model& model) {
  const pack::Case* oldest = nullptr;
  for (const auto& open : model.cases) {
    const pack::Case& pack = *open.pack;
    if (!again_offered(model, pack.id) || !again_due(model, pack.id)) continue;
    if (!oldest || answered_last(model, pack.id) < answered_last(model, oldest->id)) oldest = &pack;
  }
  return oldest;
}

std::string case_to_answer_again(const Model& model) {
  std::string case_id;
  if (model.screen == Screen::portfolio && model.chosen_answer)
    case_id = model.chosen_answer->case_id;
  else if (model.screen == Screen::reader || model.screen == Screen::question || model.screen == Screen::end_of_case)
    case_id = model.case_id;
  return time_here(model, case_id) == 1 && answered_last(model, case_id) ? case_id : std::string();
}

std::optional<QuestionKey> said_beside_shown(const Model& model) {
  const auto& later = model.practice.later;
  if (model.screen != Screen::then_and_now || later.question_id.empty()) return std::nullopt;
  return portfolio::said_beside(later);
}

Draft* draft_said_beside(Model& model) {
  const auto key = said_beside_shown(model);
  const auto* later = key ? find_draft(model, model.practice.later) : nullptr;
  if (!later) return nullptr;
  const auto [found, made] = model.drafts.try_emplace(*key);
  Draft& draft = found->second;
  if (made) draft.known = model.portfolio_open && model.answers_due == 0;
  draft.record.key = *key;
  draft.record.case_title = later->record.case_title;
  draft.record.question_number = later->record.question_number;
  draft.record.wording = words::say(words::Word::then_say);
  return &draft;
}

}  // namespace vignette::app
