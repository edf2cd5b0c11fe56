// The cue shown when a question is left, or on request. None is kept: it goes with the lock, and with what it was about.

#include <algorithm>
#include <utility>

#include "app/again.hpp"
#include "app/commands.hpp"
#include "app/turn.hpp"
#include "words/words.hpp"

namespace vignette::app {
namespace {

using words::Word;

/// Of the child and the family in the case.
std::vector<std::string> names_in(const Model& model, const std::string& case_id) {
  std::vector<std::string> names;
  const auto* open = find_case(model, case_id);
  if (!open) return names;
  if (!open->pack->subject.name.empty()) names.push_back(open->pack->subject.name);
  for (const auto& person : open->pack->people)
    if (person.kind == "child" || person.kind == "family") names.push_back(person.name);
  return names;
}

/// That there was nothing to ask is said of one text, and no longer than one is at it.
void forget_nothing(Model& model) {
  if (model.notice && model.notice->what == words::say(Word::cue_nothing)) model.notice.reset();
}

/// Looks at what is written there now, and remembers that it did; true if there is something to ask.
bool ask(Model& model, const portfolio::QuestionKey& key, const Draft& draft) {
  Practice& practice = model.practice;
  forget_nothing(model);
  practice.looked_at[key] = draft.editing.version;
  if (practice.cue && practice.cue->of == key) practice.cue.reset();
  const auto cue = reflect::cue_for(draft.editing.text, names_in(model, key.case_id));
  if (cue) practice.cue = CueShown{key, draft.record.question_number, *cue, false};
  return cue.has_value();
}

std::string key_of(Word command) {
  const auto found = std::ranges::find(commands(), command, &Command::name);
  return describe(found->chord);
}

void say_once(Model& model, Word what, std::string mend) {
  model.notice = words::Problem{.what = std::string(words::say(what)), .mend = std::move(mend)};
}

/// One looks something up there, and comes back to the sentence.
bool beside_writing(Screen screen) {
  return screen == Screen::settings || screen == Screen::privacy || screen == Screen::keys || screen == Screen::glossary ||
         screen == Screen::pictures || screen == Screen::marks || screen == Screen::acting_on;
}

}  // namespace

void look_for_cue(Turn& turn, const portfolio::QuestionKey& left) {
  Model& model = turn.model;
  Practice& practice = model.practice;
  forget_nothing(model);
  if (beside_writing(model.screen)) return;
  const auto here = current_key(model);
  if (practice.cue && practice.cue->of != left && practice.cue->of != here) practice.cue.reset();  // passed by twice
  const Draft* draft = find_draft(model, left);
  if (!model.habits.cues || portfolio::is_only_for_me(left) || withheld(model, left) || !draft) return;
  // Of another time than now: its way back would lead to another text.
  if (portfolio::time_of(left) != portfolio::time_of(key_now(model, left.case_id, portfolio::first_of(left).question_id))) return;
  const auto looked = practice.looked_at.find(left);
  const bool written = !draft->editing.history.empty();
  if (written && (looked == practice.looked_at.end() || looked->second != draft->editing.version)) ask(model, left, *draft);
}

void cues_switched(Turn& turn) {
  Model& model = turn.model;
  if (model.habits.cues) return;
  model.practice.cue.reset();
  if (model.screen != Screen::settings)
    say_once(model, Word::cue_off, words::say(Word::cue_off_mend, fmt::arg("key", key_of(Word::do_cue))));
}

void carry_out(Turn& turn, const intent::AskForCue&) {
  Model& model = turn.model;
  if (model.screen != Screen::question && model.screen != Screen::reflection) return;
  const auto key = current_key(model);
  const Draft* draft = find_draft(model, key);
  if (!draft || !ask(model, key, *draft)) say_once(model, Word::cue_nothing, std::string(words::say(Word::cue_nothing_mend)));
}

void carry_out(Turn& turn, const intent::ExplainCue&) {
  if (auto& cue = turn.model.practice.cue) cue->explained = !cue->explained;
}

void carry_out(Turn& turn, const intent::DismissCue&) { turn.model.practice.cue.reset(); }

}  // namespace vignette::app
