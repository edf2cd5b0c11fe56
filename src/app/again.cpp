#include "app/again.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <tuple>

#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "reflect/expectations.hpp"
#include "reflect/returns.hpp"
#include "words/words.hpp"

namespace vignette::app {
namespace {

using portfolio::QuestionKey;

bool has_words(const Model& model, const QuestionKey& key) { return answered(model, key.case_id, key.question_id); }

std::optional<std::size_t> number_of(const pack::Case& pack, const QuestionKey& key) {
  const auto first = portfolio::first_of(key);
  const auto found = std::ranges::find(pack.questions, first.question_id, &pack::Question::id);
  if (found == pack.questions.end()) return std::nullopt;
  return static_cast<std::size_t>(found - pack.questions.begin());
}

/// The newest time at which a question was answered, up to one; 0 for never.
int newest_time(const Model& model, const QuestionKey& first, int up_to = 1 << 20) {
  int newest = 0;
  for (auto at = model.drafts.lower_bound({first.case_id, {}}); at != model.drafts.end() && at->first.case_id == first.case_id; ++at) {
    const QuestionKey& key = at->first;
    const int time = portfolio::time_of(key);
    if (portfolio::is_said_beside(key) || portfolio::first_of(key) != first || time > up_to || time < newest) continue;
    if (has_words(model, key)) newest = time;
  }
  return newest;
}

const std::string& told_of(const Model& model, const std::string& case_id) {
  static const std::string nothing;
  const auto choice = model.practice.lenses.find(portfolio::answering_again(case_id));
  return choice == model.practice.lenses.end() ? nothing : choice->second.record.lens;
}

/// Whether a record names this question among those that had words before its time began. One that names none means all of them.
bool names(std::string_view told, std::string_view question_id) {
  std::size_t at = told.find(' ');
  if (at == std::string_view::npos) return true;
  while (at != std::string_view::npos) {
    const std::size_t next = told.find(' ', at + 1);
    if (told.substr(at + 1, next - std::min(next, at + 1)) == question_id) return true;
    at = next;
  }
  return false;
}

/// Whether a question is asked again at a time: it had words before the first of that time was written.
bool asked_again(const Model& model, const QuestionKey& first, int time) {
  if (time > 1 && time == time_here(model, first.case_id)) return names(told_of(model, first.case_id), first.question_id);
  const int earlier = newest_time(model, first, time - 1);
  if (earlier == 0) return false;
  const auto before = find_draft(model, portfolio::again(first, earlier))->record.created;
  if (has_words(model, portfolio::again(first, time))) return true;
  for (auto at = model.drafts.lower_bound({first.case_id, {}}); at != model.drafts.end() && at->first.case_id == first.case_id; ++at)
    if (portfolio::time_of(at->first) == time && has_words(model, at->first) && at->second.record.created < before) return false;
  return true;
}

/// Whether every question that is asked again at this time has an answer of it.
bool complete(const Model& model, const pack::Case& pack, int time) {
  return std::ranges::all_of(pack.questions, [&](const pack::Question& question) {
    const QuestionKey first{pack.id, question.id};
    return !asked_again(model, first, time) || has_words(model, portfolio::again(first, time));
  });
}

/// The newest time at which a question was answered whose round was answered to its end; 1 where there is none.
int newest_whole_time(const Model& model, const QuestionKey& first) {
  const auto* open = find_case(model, first.case_id);
  if (!open) return 1;
  for (int time = newest_time(model, first); time > 1; time = newest_time(model, first, time - 1))
    if (complete(model, *open->pack, time)) return time;
  return 1;
}

/// What the record says where one has gone on with first answers although the case was answered again.
constexpr std::string_view first_shown = "1";

/// What the record of a time says: its number, then the questions that are asked again. They are settled when it begins, so that words
/// to a question that is first answered meanwhile stay under the question's own key.
std::string told_for(const Model& model, const std::string& case_id, int time) {
  if (time <= 1) return {};
  std::string told = std::to_string(time);
  if (const auto* open = find_case(model, case_id))
    for (const auto& question : open->pack->questions)
      if (asked_again(model, {case_id, question.id}, time)) told += " " + question.id;
  return told;
}

/// What was found, asked or shown of earlier words is not gone back to.
void leave_earlier_words(Model& model) {
  std::erase(model.back, Screen::compare);
  std::erase(model.back, Screen::take_out);
  Search& search = model.search;
  const auto gone = [&](const auto& hit) { return hit.kind == portfolio::Hit::Kind::answer && withheld(model, hit.key); };
  if (std::ranges::none_of(search.hits, gone)) return;
  for (auto& hit : search.hits)
    if (gone(hit)) wipe(hit.excerpt);
  std::erase_if(search.hits, gone);
  search.chosen = 0;
}

portfolio::Day six_months_after(portfolio::Day day) {
  using namespace std::chrono;
  const auto month = year{day.year} / static_cast<int>(day.month) + months{6};
  const year_month_day_last last{month.year(), std::chrono::month_day_last{month.month()}};
  const int most = static_cast<int>(static_cast<unsigned>(last.day()));
  return {static_cast<int>(month.year()), static_cast<int>(static_cast<unsigned>(month.month())), std::min(day.day, most)};
}

void tell_time(Turn& turn, const std::string& case_id, std::string told) {
  const auto key = portfolio::answering_again(case_id);
  auto& choice = turn.model.practice.lenses[key];
  choice.record.by = key;
  if (choice.record.lens == told) return;
  choice.record.lens = std::move(told);
  keep(turn, choice);
}

void tell(Turn& turn, const std::string& case_id, std::string told) {
  Model& model = turn.model;
  if (model.read_only) return;
  tell_time(turn, case_id, std::move(told));
  // A cue leads back to the text it is about, which may be of another time.
  if (model.practice.cue && model.practice.cue->of.case_id == case_id) model.practice.cue.reset();
}

void set_time(Turn& turn, const std::string& case_id, int time) {
  tell(turn, case_id, told_for(turn.model, case_id, time));
  if (time > 1 && !turn.model.read_only) leave_earlier_words(turn.model);
}

/// Nothing is answered again: the newest answers are shown, or the first ones.
void show_settled(Turn& turn, const std::string& case_id, bool first) {
  tell(turn, case_id, std::string(first ? first_shown : std::string_view()));
}

void say_read_only(Model& model) { model.notice = words::Problem{.what = std::string(words::say(words::Word::marks_read_only))}; }

/// The first answers of a case become versions, where they are none yet.
void keep_as_versions(Turn& turn, const pack::Case& pack) {
  for (auto& [key, draft] : turn.model.drafts) {
    if (key.case_id != pack.id || !number_of(pack, key) || !has_words(turn.model, key)) continue;
    if (draft.editing.text != draft.revised) keep_draft(turn, draft, true);
  }
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

void mind_taken_out(Turn& turn, const portfolio::TakeOut& what) {
  const Model& model = turn.model;
  const auto first = portfolio::first_of(what.key);
  const int time = time_here(model, first.case_id);
  const auto* open = find_case(model, first.case_id);
  if (time == 1 || !open || newest_time(model, first, time) > 0 || !names(told_of(model, first.case_id), first.question_id)) return;
  std::string left;
  for (const auto& question : open->pack->questions)
    if (question.id != first.question_id && asked_again(model, {first.case_id, question.id}, time)) left += " " + question.id;
  tell_time(turn, first.case_id, left.empty() ? left : std::to_string(time) + left);
}

bool open_answer(Turn& turn, const QuestionKey& key) {
  Model& model = turn.model;
  const auto* open = find_case(model, key.case_id);
  const auto question = open ? number_of(*open->pack, key) : std::nullopt;
  if (!question) return false;
  if (portfolio::is_said_beside(key)) {
    carry_out(turn, intent::ShowThenAndNow{portfolio::later_of(key)});
    return model.screen == Screen::then_and_now;
  }
  // Going on with an answer of another time is answering at that time; an earlier one that is not shown opens its question as it is now.
  const auto first = portfolio::first_of(key);
  if (key != key_now(model, key.case_id, first.question_id) && !withheld(model, key)) {
    const int time = portfolio::time_of(key), whole = newest_whole_time(model, first);
    if (time == whole || time == 1)
      show_settled(turn, key.case_id, time < whole);
    else
      set_time(turn, key.case_id, time);
  }
  return open_question(turn, key.case_id, *question);
}

void carry_out(Turn& turn, const intent::AnswerAgain& wish) {
  Model& model = turn.model;
  const std::string case_id = wish.case_id.empty() ? case_to_answer_again(model) : wish.case_id;
  const auto* open = find_case(model, case_id);
  if (!open || !answered_last(model, case_id) || kept_out(turn, {Screen::question, case_id, 0})) return;
  const pack::Case& pack = *open->pack;
  int time = time_here(model, case_id);
  if (time == 1 && model.read_only) return say_read_only(model);
  if (time == 1) {
    for (const auto& question : pack.questions) time = std::max(time, newest_time(model, {case_id, question.id}));
    // What was begun a short time ago is gone on with.
    if (time == 1 || complete(model, pack, time) || again_due(model, case_id)) ++time;
    keep_as_versions(turn, pack);
    set_time(turn, case_id, time);
  }
  std::size_t next = 0;
  for (std::size_t i = pack.questions.size(); i-- > 0;) {
    const QuestionKey first{case_id, pack.questions[i].id};
    if (asked_again(model, first, time) && !has_words(model, portfolio::again(first, time))) next = i;
  }
  open_question(turn, case_id, next);
}

void carry_out(Turn& turn, const intent::StopAgain& wish) {
  const std::string case_id = wish.case_id.empty() ? turn.model.case_id : wish.case_id;
  if (time_here(turn.model, case_id) == 1) return;
  if (turn.model.read_only) return say_read_only(turn.model);
  set_time(turn, case_id, 1);
  draft_here(turn.model);
}

void carry_out(Turn& turn, const intent::OfferAgain& wish) {
  using Shown = portfolio::LensChoice::Shown;
  if (turn.model.read_only) return say_read_only(turn.model);
  const auto key = portfolio::answering_again(wish.case_id);
  const Shown shown = wish.offer ? Shown::headings : Shown::not_now;
  auto& choice = turn.model.practice.lenses[key];
  choice.record.by = key;
  if (choice.record.shown == shown) return;
  choice.record.shown = shown;
  keep(turn, choice);
}

void carry_out(Turn& turn, const intent::ShowThenAndNow& wish) {
  Model& model = turn.model;
  const auto later = wish.later.question_id.empty() ? later_here(model) : std::optional(wish.later);
  if (!later) return;
  if (!earlier_of(model, *later) || !has_words(model, *later) || kept_out(turn, {Screen::then_and_now, {}, 0})) return;
  if (const auto said = said_beside_shown(model)) leave_question(turn, *said);
  model.practice.later = *later;
  model.practice.earlier = wish.earlier;
  const auto earlier = then_shown(model);
  go(model, Screen::then_and_now);
  draft_said_beside(model);
  read_versions(turn, *earlier);
  if (answered_to_the_end(model, later->case_id)) set_time(turn, later->case_id, 1);
}

void carry_out(Turn& turn, const intent::ShowExpectations& wish) {
  Model& model = turn.model;
  const auto* open = current_case(model);
  if (!open || pack::expectations(*open->pack).empty()) return;
  if (model.screen != Screen::question && !open_question(turn, model.case_id, 0)) return;
  if (model.screen != Screen::question) return;
  carry_out(turn, intent::ShowBeside{Beside::lenses});
  carry_out(turn, intent::ChooseLens{std::string(expectations_lens)});
  const auto* placed = find_mark(model, wish.mark);
  model.marks.putting = placed && placed->mark.case_id == model.case_id && !placed->mark.put_away ? wish.mark : portfolio::Id();
}

}  // namespace vignette::app
