// The lens chosen for a question or a reflection. Choosing changes what is asked, never what is written.

#include <algorithm>

#include "app/turn.hpp"
#include "text/breaks.hpp"

namespace vignette::app {

namespace {

/// The choice for what is being written, to be changed; nullptr where nothing is.
Kept<portfolio::LensChoice>* choice_here(Model& model) {
  const bool on_question = model.screen == Screen::question && current_question(model);
  const bool on_reflection = model.screen == Screen::reflection && !model.practice.reflection.empty();
  if (!on_question && !on_reflection) return nullptr;
  const auto key = current_key(model);
  auto& choice = model.practice.lenses[key];
  choice.record.by = key;
  return &choice;
}

/// What was never written in is not kept, and neither is what was chosen for it.
void keep_choice(Turn& turn, Kept<portfolio::LensChoice>& choice) {
  const auto* reflection = find_reflection(turn.model.practice, turn.model.practice.reflection);
  if (!reflection || reflection->record.changed.ms != 0) keep(turn, choice);
}

}  // namespace

void carry_out(Turn& turn, const intent::ChooseLens& wish) {
  auto* choice = choice_here(turn.model);
  if (!choice || choice->record.lens == wish.lens) return;
  choice->record.lens = wish.lens;
  keep_choice(turn, *choice);
}

void carry_out(Turn& turn, const intent::ShowLensAs& wish) {
  auto* choice = choice_here(turn.model);
  if (!choice || choice->record.shown == wish.shown) return;
  choice->record.shown = wish.shown;
  keep_choice(turn, *choice);
}

void carry_out(Turn& turn, const intent::PutHeading& wish) {
  Model& model = turn.model;
  const auto* choice = choice_here(model);
  const auto lens = choice ? std::ranges::find(model.lenses, choice->record.lens, &pack::Lens::id) : model.lenses.end();
  if (lens == model.lenses.end() || wish.prompt >= lens->prompts.size()) return;
  Draft* draft = draft_here(model);
  if (!draft) return;
  // A line of its own after the paragraph that the caret is in, with room to write under it.
  const std::string& text = draft->editing.text;
  const auto paragraph = text::paragraph_at(text, draft->editing.caret);
  const std::string before = paragraph.empty() ? "" : "\n";
  draft->editing.apart = true;
  carry_out(turn, intent::Edit{Field::answer, {paragraph.end, {}, before + lens->prompts[wish.prompt].heading + "\n"}, EditKind::other});
}

}  // namespace vignette::app
