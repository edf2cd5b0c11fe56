#include "ui/aloud.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "ui/bar.hpp"
#include "ui/form.hpp"
#include "ui/marks.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

constexpr float whole_side = 900;  ///< narrower bars keep less to their edges
constexpr float slider_width = 112, slider_words = 88;

std::size_t speed_index(int speed) {
  const auto found = std::ranges::lower_bound(app::speech_speeds, speed);
  return static_cast<std::size_t>(std::min<std::ptrdiff_t>(found - std::begin(app::speech_speeds), std::ssize(app::speech_speeds) - 1));
}

/// Sets another speed in the look if one was chosen; true then.
bool choose_speed(Frame& frame, app::Look& look, page::Rect rect) {
  const std::string words = say(Word::aloud_speed_value,
                                fmt::arg("times", fmt::format("{:.{}f}", look.speech_speed / 100.0, look.speech_speed % 10 == 0 ? 1 : 2)));
  const int most = static_cast<int>(std::size(app::speech_speeds)) - 1;
  const auto chosen = slider(frame, say(Word::aloud_speed), static_cast<int>(speed_index(look.speech_speed)), most, words, rect);
  if (chosen) look.speech_speed = app::speech_speeds[std::clamp(*chosen, 0, most)];
  return chosen.has_value();
}

/// The name of the voice chosen, and the one after it: there are few of them, and one hears which it is.
struct VoiceStep {
  std::string name, next;
};
VoiceStep voice_step(const app::Model& model) {
  const auto& voices = model.aloud.voices;
  const auto chosen = std::ranges::find(voices, model.look.voice);
  if (chosen == voices.end()) return {std::string(say(Word::aloud_own_voice)), voices.empty() ? std::string() : voices.front()};
  return {*chosen, std::next(chosen) == voices.end() ? std::string() : *std::next(chosen)};
}

float speed_width(Frame& frame) { return width_of(frame, say(Word::aloud_speed), type::meta) + 24 + slider_width + slider_words; }

float draw_speed(const app::Model& model, Frame& frame, page::Point at) {
  const std::string_view name = say(Word::aloud_speed);
  const float label = width_of(frame, name, type::meta);
  letters(frame, *set(frame, name, type::meta, page::Ink::ink2), {at.x, at.y - 10});
  const page::Rect rect{at.x + label + 24, at.y - 20, slider_width + slider_words, 40};
  app::Look look = model.look;
  if (choose_speed(frame, look, rect)) frame.wish(app::intent::ChangeLook{look});
  return rect.right() - at.x;
}

/// One press, the next voice. Where there is little room it stands without its label, and with no room not at all.
void draw_voice(const app::Model& model, Frame& frame, page::Point at, float room) {
  const std::string_view label = say(Word::aloud_voice);
  float label_width = width_of(frame, label, type::meta) + 4;
  if (model.aloud.voices.size() < 2) return;
  const VoiceStep voice = voice_step(model);
  const Tool tool{voice.name, page::Icon::down, false, 36};
  const float wide = tool_width(frame, tool);
  if (wide > room) return;
  const bool labelled = label_width + wide <= room;
  if (!labelled) label_width = 0;
  if (labelled) letters(frame, *set(frame, label, type::meta, page::Ink::ink2), {at.x, at.y - 10});
  if (!bar_tool(frame, tool, {at.x + label_width, at.y})) return;
  app::Look look = model.look;
  look.voice = voice.next;
  frame.wish(app::intent::ChangeLook{look});
}

void paint(Frame& frame, const std::vector<page::Rect>& lines) {
  for (const page::Rect& line : lines) {
    const page::Rect box{line.x - 2, line.y + 1, line.w + 4, std::max(4.0F, line.h - 2)};
    fill(frame, box, frame.colours->tint, 2);
    // Where the tint is the page's own black, a line says it.
    if (frame.colours->tint == frame.colours->paper) fill(frame, {box.x, box.bottom() - 2, box.w, 2}, frame.colours->accent);
  }
}

}  // namespace

void aloud_settings(const app::Model& model, Frame& frame, Form& form, app::Look& look) {
  const page::Rect speed = form.row(Word::aloud_bar, 40);
  choose_speed(frame, look, speed);
  const page::Rect row = form.begin(Word::aloud_voice, 40);
  const auto& voices = model.aloud.voices;
  if (voices.size() < 2) {
    const std::string_view only = voices.empty() ? say(Word::aloud_voices_later) : std::string_view(voices.front());
    return form.end(row.y + 9 + ui::say(frame, only, type::text, {row.x, row.y + 9}, row.w, page::Ink::ink2));
  }
  const VoiceStep voice = voice_step(model);
  const ButtonLook shape{.after = page::Icon::down, .padding = 14, .type = type::text};
  const float wide = std::min(row.w, button_width(frame, voice.name, shape));
  if (button(frame, voice.name, {row.x, row.y, wide, 40}, shape)) look.voice = voice.next;
  form.end(row.bottom());
}

Tool aloud_tool(const app::Model& model, float height) {
  Tool tool{say(Word::aloud_read), page::Icon::speaker, false, height};
  if (model.aloud.unable && !model.aloud.on) tool.off = in_sentences(*model.aloud.unable);
  return tool;
}

void draw_aloud_bar(const app::Model& model, Frame& frame, page::Rect bar, float left) {
  const Region region(frame, say(Word::aloud_bar), bar);
  const bool paused = model.aloud.paused;
  const Tool pause{say(paused ? Word::aloud_go_on : Word::aloud_pause), paused ? page::Icon::play : page::Icon::pause, true, 36, checked};
  const Tool back{say(Word::aloud_back), page::Icon::step_back, true, 36};
  const Tool on{say(Word::aloud_on), page::Icon::step_on, true, 36};
  const Tool stop{say(Word::aloud_stop), page::Icon::stop, false, 36};
  const auto all = [&](bool icons) {
    return tool_width(frame, pause, icons) + tool_width(frame, back, icons) + tool_width(frame, on, icons) + tool_width(frame, stop, icons);
  };
  const float middle = bar.y + (bar.h - 1) / 2;
  const bool icons = all(true) + 2 * narrow_bar_side <= bar.w;
  float x = std::max(bar.x + narrow_bar_side, left - tool_padding);
  if (x + all(icons) > bar.right() - narrow_bar_side) x = bar.x + narrow_bar_side;
  const auto tool = [&](const Tool& one) {
    const bool used = bar_tool(frame, one, {x, middle}, icons);
    x += tool_width(frame, one, icons) + (icons ? 4.0F : 0.0F);
    return used;
  };
  const page::Rect ground{x, middle - 18, tool_width(frame, pause, icons), 36};
  fill(frame, ground, frame.colours->tint, 6);
  if (tool(pause)) frame.wish(app::intent::PauseReading{});
  if (tool(back)) frame.wish(app::intent::StepSentence{true});
  if (tool(on)) frame.wish(app::intent::StepSentence{false});
  const float stop_x = bar.right() - (bar.w >= whole_side ? 24 : narrow_bar_side) - tool_width(frame, stop, icons);
  const float speed = 16 + speed_width(frame);
  if (x + speed + 8 <= stop_x) x += 16 + draw_speed(model, frame, {x + 16, middle});
  draw_voice(model, frame, {x + 8, middle}, stop_x - x - 16);
  if (bar_tool(frame, stop, {stop_x, middle}, icons)) frame.wish(app::intent::StopReading{});
}

void paint_sentence(const app::Model& model, Frame& frame, const Part& part, float dy) {
  const app::Aloud& aloud = model.aloud;
  if (!aloud.on || aloud.now.in != app::Sentence::In::the_case || aloud.now.piece != part.piece) return;
  paint(frame, rects_on(part, aloud.now.range.begin, aloud.now.range.end, dy));
}

void paint_sentence(const app::Model& model, Frame& frame, app::Sentence::In in, const page::Setting& setting, page::Point at) {
  const app::Aloud& aloud = model.aloud;
  if (!aloud.on || aloud.now.in != in || aloud.now.range.end > setting.length) return;
  std::vector<page::Rect> lines = page::rects(setting, aloud.now.range, page::Over::ink);
  for (page::Rect& line : lines) line.x += at.x, line.y += at.y;
  paint(frame, lines);
}

}  // namespace vignette::ui
