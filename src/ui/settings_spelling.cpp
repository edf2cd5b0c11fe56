#include "ui/settings_spelling.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/spelling.hpp"
#include "text/spelling_words.hpp"
#include "ui/form.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

struct AskedSlot : Memory::Slot {
  bool asked = false;
};

float lines(Frame& frame, std::string_view words, page::Point at, float width) {
  return ui::say(frame, words, type::meta, at, width, page::Ink::ink3);
}

/// The switch; and when nothing can be checked, why.
void draw_switch(const app::Model& model, Frame& frame, Form& form, app::Habits& habits) {
  const page::Rect row = form.begin(Word::settings_spelling, 34);
  const std::string_view name = say(Word::settings_spelling_on);
  habits.spelling = toggle(frame, name, habits.spelling, {row.x, row.y + 4}).value_or(habits.spelling);
  float y = row.y + 12 + set(frame, name, type::text, page::Ink::ink, std::max(120.0F, row.w - 56))->height + 6;
  const auto language = app::language_written(model);
  const bool missing = model.spelling.looked && app::dictionary_for(model.spelling.dictionaries, language).empty();
  if (missing) {
    y += ui::say(frame, say(Word::settings_spelling_missing, fmt::arg("language", text::language_name(language))), type::meta, {row.x, y},
                 row.w, page::Ink::ink2);
    y += lines(frame, say(Word::settings_spelling_install), {row.x, y}, row.w);
  } else {
    y += lines(frame, say(Word::settings_spelling_lines), {row.x, y}, row.w);
  }
  form.end(y);
}

/// One button for each dictionary, and one for that of the language one writes in.
void draw_dictionaries(const app::Model& model, Frame& frame, Form& form, app::Habits& habits) {
  std::vector<std::string> tags{""};
  tags.insert(tags.end(), model.spelling.dictionaries.begin(), model.spelling.dictionaries.end());
  const auto name_of = [](const std::string& tag) {
    return tag.empty() ? std::string(say(Word::settings_dictionary_follows)) : text::language_name(tag);
  };
  const page::Rect row = form.begin(Word::settings_dictionary, 34);
  float y = row.y;
  for (const auto& tag : tags) {
    const std::string name = name_of(tag);
    const bool chosen = habits.dictionary == tag;
    const auto words = set(frame, name, chosen ? Type{type::sans_bold, 15, 22} : type::text, page::Ink::ink, row.w - 32);
    const page::Rect line{row.x, y, row.w, words->height + 12};
    const Touch does = touch(frame, id_of(tag, id_of("dictionary")), Role::radio_button, name, line, chosen ? std::uint32_t{checked} : 0U);
    const page::Point centre{row.x + 11, y + 17};
    disc(frame, centre, 10, does.over ? frame.colours->tint : frame.colours->sheet);
    stroke(frame, {centre.x - 10, centre.y - 10, 20, 20}, chosen ? frame.colours->accent : frame.colours->edge, chosen ? 2 : 1, 10);
    if (chosen) disc(frame, centre, 5, frame.colours->accent);
    letters(frame, *words, {row.x + 32, y + 6});
    if (does.ring) focus_ring(frame, line, 4);
    if (does.activated) habits.dictionary = tag;
    y += line.h + 2;
  }
  form.end(y);
}

void draw_my_words(const app::Model& model, Frame& frame, Form& form) {
  const page::Rect row = form.begin(Word::settings_my_words, 34);
  float x = row.x, y = row.y;
  for (const auto& word : model.spelling.own) {
    const std::string name = say(Word::settings_forget_word, fmt::arg("word", word));
    const auto words = set(frame, word, type::text);
    const float wide = std::min(row.w, words->width + 44);
    if (x > row.x && x + wide > row.right()) x = row.x, y += 38;
    const page::Rect chip{x, y, wide, 32};
    const Touch does = touch(frame, id_of(word, id_of("my word")), Role::button, name, chip);
    fill(frame, chip, does.over ? frame.colours->tint : frame.colours->sheet, 16);
    stroke(frame, chip, frame.colours->edge, frame.colours->outline, 16);
    push_clip(frame, chip);
    letters(frame, *words, {x + 14, y + 5});
    pop_clip(frame);
    icon(frame, page::Icon::close, {chip.right() - 26, y + 8}, frame.colours->ink2, 16);
    if (does.ring) focus_ring(frame, chip, 16);
    if (does.activated) frame.wish(app::intent::ForgetWord{word});
    x += wide + 8;
  }
  if (!model.spelling.own.empty()) y += 40;
  const Word about = model.spelling.own.empty() ? Word::settings_my_words_none : Word::settings_my_words_lines;
  y += (model.spelling.own.empty() ? 6.0F : 0.0F);
  form.end(y + lines(frame, say(about), {row.x, y}, row.w));
}

}  // namespace

float spelling_settings(const app::Model& model, Frame& frame, page::Point at, float width) {
  auto& slot = frame.memory.slot<AskedSlot>("dictionaries");
  if (frame.new_screen) slot.asked = false;
  if (!std::exchange(slot.asked, true)) frame.wish(app::intent::LookForDictionaries{});
  app::Habits habits = model.habits;
  Form form(frame, at, width);
  draw_switch(model, frame, form, habits);
  draw_dictionaries(model, frame, form, habits);
  if (!model.vault.locked) draw_my_words(model, frame, form);
  if (habits != model.habits) frame.wish(app::intent::ChangeHabits{std::move(habits)});
  return form.bottom() - at.y;
}

}  // namespace vignette::ui
