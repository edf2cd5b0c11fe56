/// What is done about answering a case again: beginning, stopping, going on at another time, and looking at then and now.
#include <algorithm>
#include <string>

#include "app/again.hpp"
#include "app/again_times.hpp"
#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "words/words.hpp"

namespace vignette::app {
namespace {

using portfolio::QuestionKey;

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
