/// What may help with a question, for whoever asks for it: its prompts, and a lens.
#include <optional>
#include <string>

#include "ui/lenses.hpp"
#include "ui/question_parts.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float prompt_high = 32, prompt_air = 12;

/// A prompt, tinted while it is `on`; `at` is where its words begin. Answers whether it was pressed.
bool prompt_pill(Frame& frame, Id id, std::string_view name, page::Point at, std::uint32_t on) {
  const auto set_name = set(frame, name, type::meta, page::Ink::accent);
  const page::Rect rect{at.x - prompt_air, at.y, set_name->width + 2 * prompt_air, prompt_high};
  const Touch does = touch(frame, id, Role::button, name, rect, on);
  const Colours& colours = *frame.colours;
  if (on != 0) fill(frame, rect, colours.tint, prompt_high / 2);
  const page::Point text{at.x, at.y + (prompt_high - set_name->height) / 2};
  letters(frame, *set_name, text, does.over ? std::optional(colours.accent_over) : std::nullopt);
  if (does.over) {
    rule(frame, text.x, text.y + set_name->height - 2, set_name->width, colours.accent_over);
    frame.pointer_shape = Frame::Pointer::hand;
  }
  if (does.ring) focus_ring(frame, rect, prompt_high / 2);
  return does.activated;
}

}  // namespace

float draw_question_prompts(const app::Model& model, Frame& frame, const pack::Case& pack, const pack::Question& question, page::Point at,
                            float width) {
  const pack::Lens* chosen = lens_here(model);
  const pack::Lens* lens = chosen || model.lenses.empty() ? chosen : &model.lenses.front();
  if (question.prompts.empty() && !lens) return 0;
  float x = at.x, y = at.y;
  if (!question.prompts.empty()) {
    const std::string_view name = words::say(Word::question_if_it_helps);
    if (prompt_pill(frame, id_of("prompts"), name, {x, y}, model.prompts_open ? expanded : 0U)) frame.wish(app::intent::TogglePrompts{});
    x += width_of(frame, name, type::meta) + 2 * prompt_air;
  }
  if (lens) {
    if (x > at.x && x + width_of(frame, lens->name, type::meta) > at.x + width) {
      x = at.x;
      y += prompt_high;
    }
    if (prompt_pill(frame, id_of("lens offered"), lens->name, {x, y}, chosen ? checked : 0U)) {
      if (!chosen) frame.wish(app::intent::ChooseLens{lens->id});
      frame.wish(app::intent::ShowBeside{app::Beside::lenses});
    }
  }
  y += prompt_high;
  if (model.prompts_open && !question.prompts.empty()) {
    y += 4;
    for (const std::string& prompt : question.prompts) y += say(frame, prompt, type::note, {at.x, y}, width, page::Ink::ink2) + 4;
    if (pack.basis == "published")  // whose own words these are not
      y += say(frame, words::say(Word::question_prompts_added), type::meta, {at.x, y}, width, page::Ink::ink3) + 4;
  }
  return y - at.y;
}

}  // namespace vignette::ui
