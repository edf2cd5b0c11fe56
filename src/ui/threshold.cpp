#include "ui/threshold.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>

#include "ui/answers.hpp"
#include "ui/grid.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::Word;

constexpr float art_wide = 520;
constexpr float art_beside = 1100;  ///< in windows as wide as this
constexpr float band = 12;
constexpr Type bold{type::sans_bold, 15, 22};

/// When one may try again, by a clock that goes on while nothing happens: the model's stands still then.
struct WaitSlot : Memory::Slot {
  portfolio::Instant next_try;
  std::chrono::steady_clock::time_point until;
};

/// "eight seconds", "two minutes".
std::string wait_in_words(double seconds) {
  const auto whole = static_cast<std::size_t>(std::ceil(seconds));
  if (whole <= 1) return std::string(words::say(Word::unlock_one_second));
  if (whole < 60) return words::say(Word::unlock_seconds, fmt::arg("count", words::count_in_words(whole)));
  const std::size_t minutes = (whole + 59) / 60;
  if (minutes == 1) return std::string(words::say(Word::unlock_one_minute));
  return words::say(Word::unlock_minutes, fmt::arg("count", words::count_in_words(minutes)));
}

}  // namespace

Threshold threshold(const app::Model& model, Frame& frame, float top) {
  Threshold at;
  at.narrow = frame.width < art_beside;
  if (at.narrow) {
    fill(frame, {0, 0, frame.width, band}, frame.colours->cover[0]);
    if (frame.colours->outline > 1) rule(frame, 0, band - 1, frame.width, frame.colours->rule);
    at.area = {0, band, frame.width, std::max(0.0F, frame.height - band)};
    const grid::Column column = grid::narrow(at.area, 640);
    at.x = column.x;
    at.width = column.w;
    at.top = std::min(top, 24.0F);
    return at;
  }
  const page::Rect art{0, 0, art_wide, frame.height};
  fill(frame, art, frame.colours->cover[0]);
  if (model.look.covers) figure(frame, page::cover("sam", art.w, art.h), art, frame.colours->ink);
  if (frame.colours->outline > 1) fill(frame, {art_wide - 2, 0, 2, frame.height}, frame.colours->rule);
  constexpr Type name{type::serif, 34, 40};
  letters(frame, *set(frame, words::say(Word::program_name), name), {48, 44}, frame.colours->cover[4]);
  at.area = {art_wide, 0, frame.width - art_wide, frame.height};
  const float margin = std::clamp((at.area.w - 640) / 2, 32.0F, 120.0F);
  at.x = at.area.x + margin;
  at.width = std::min(640.0F, at.area.w - 2 * margin);
  // A low window keeps the form in sight, not the air above it.
  at.top = std::clamp(frame.height - (900 - top), std::min(top, 32.0F), top);
  return at;
}

float say_head(Frame& frame, const Threshold& at, float y, std::string_view title, std::string_view lead, float between) {
  const float began = y;
  y += say(frame, title, at.narrow ? grid::title(0) : type::title, {at.x, y}, at.width, page::Ink::ink, Role::heading, 1) + between;
  if (!lead.empty()) y += say(frame, lead, at.narrow ? grid::lead(0) : type::lead, {at.x, y}, at.width, page::Ink::ink2);
  return y - began;
}

float fact(Frame& frame, std::string_view label, std::string_view words, page::Point at, float width, float label_width, float padding) {
  const bool stacked = width < 480;
  rule(frame, at.x, at.y, width, frame.colours->rule);
  const float high = say(frame, label, bold, {at.x, at.y + padding}, stacked ? width : label_width);
  const float left = stacked ? 0 : label_width + 24, down = stacked ? high + 2 : 0;
  const float said = say(frame, words, type::text, {at.x + left, at.y + padding + down}, width - left, page::Ink::ink2);
  return std::max(high, down + said) + 2 * padding;
}

FactLink fact_with_link(Frame& frame, std::string_view label, std::string_view name, std::string_view words, page::Point at, float width,
                        float label_width, float padding) {
  constexpr Type link_type{{page::Family::sans, 500, false}, 15, 22};
  FactLink made;
  const bool stacked = width < 480;
  rule(frame, at.x, at.y, width, frame.colours->rule);
  const float high = say(frame, label, bold, {at.x, at.y + padding}, stacked ? width : label_width);
  const float left = stacked ? 0 : label_width + 24, down = stacked ? high + 2 : 0;
  const page::Point text{at.x + left, at.y + padding + down};
  // One paragraph, of which the beginning acts.
  page::Paragraph paragraph = page::plain(std::string(name) + "  " + std::string(words), type::text.face, type::text.size, type::text.line,
                                          page::Ink::ink2, words::language());
  page::Stretch acts = paragraph.stretches.empty() ? page::Stretch{} : paragraph.stretches.front();
  acts.range = {0, name.size()};
  acts.face = link_type.face;
  acts.size = link_type.size;
  acts.ink = page::Ink::accent;
  acts.underline = true;
  page::Stretch rest = acts;
  rest.range = {name.size(), paragraph.text.size()};
  rest.face = type::text.face;
  rest.ink = page::Ink::ink2;
  rest.underline = false;
  paragraph.stretches = {acts, rest};
  const auto setting = frame.memory.cache.set(paragraph, width - left);
  page::Rect target = page::rects(*setting, acts.range).front();
  target = {text.x + target.x, text.y + target.y - 1, target.w, 24};
  const Touch touch = ui::touch(frame, control_id(Role::link, name), Role::link, name, target);
  letters(frame, *setting, text);
  if (touch.over) rule(frame, target.x, target.bottom() - 3, target.w, frame.colours->accent_over, 2);
  if (touch.ring) focus_ring(frame, target, 2);
  made.used = touch.activated;
  describe(frame, Role::paragraph, words, {text.x, text.y, setting->width, setting->height});
  made.height = std::max(high, down + setting->height) + 2 * padding;
  return made;
}

float warn(Frame& frame, std::string_view words, page::Point at, float width) {
  const float high = say(frame, words, type::text, {at.x + 18, at.y}, width - 18);
  fill(frame, {at.x, at.y, 4, high}, frame.colours->clay);
  return high;
}

void show_words(const app::Model& model, Frame& frame, std::string_view show, std::string_view hide, page::Point at, bool ends_there) {
  const bool shown = model.vault.show_words;
  const ButtonLook look{.manner = Manner::quiet,
                        .before = shown ? page::Icon::hide : page::Icon::eye,
                        .height = 32,
                        .padding = 10,
                        .type = {{page::Family::sans, 500, false}, 14, 20}};
  const auto name = shown ? hide : show;
  const float wide = button_width(frame, name, look);
  const float x = ends_there ? at.x - wide + 10 : at.x - 10;
  if (button(frame, name, {x, at.y, wide, 32}, look)) {
    // One thing that says what it does now: it keeps the focus when its name changes.
    give_focus(frame, control_id(Role::button, shown ? show : hide), frame.memory.ring);
    frame.wish(app::intent::ShowPassphrase{!shown});
  }
}

float say_problem(Frame& frame, const std::optional<words::Problem>& problem, page::Point at, float width) {
  if (!problem) return 0;
  const float high = say(frame, in_sentences(*problem), type::text, {at.x + 28, at.y}, width - 28, page::Ink::clay, Role::status);
  icon(frame, page::Icon::warning, {at.x, at.y + 1}, frame.colours->clay, 20);
  return high;
}

double seconds_to_wait(const app::Model& model, Frame& frame) {
  auto& slot = frame.memory.slot<WaitSlot>("wait");
  const auto& next_try = model.vault.next_try;
  const auto left = next_try.ms - model.now.instant.ms;
  const auto now = std::chrono::steady_clock::now();
  if (slot.next_try != next_try) {
    slot.next_try = next_try;
    slot.until = now + std::chrono::milliseconds(std::max<std::int64_t>(0, left));
  }
  if (left <= 0) return 0;
  const double wait = std::max(0.0, std::chrono::duration<double>(slot.until - now).count());
  if (wait > 0) frame.wake_after = std::min(frame.wake_after.value_or(wait), std::max(0.05, std::min(1.0, wait)));
  return wait;
}

float say_wait(Frame& frame, double seconds, page::Point at, float width) {
  return say(frame, words::say(Word::unlock_wait, fmt::arg("time", wait_in_words(seconds))), type::text, at, width, page::Ink::ink2,
             Role::status);
}

std::string by_whom(const portfolio::Folder& folder) {
  return folder.by.empty() ? std::string(words::say(Word::keeping_something)) : folder.by;
}

float say_out_of_reach(const app::Model& model, Frame& frame, const std::vector<portfolio::Backup>& copies, page::Point at, float width) {
  constexpr std::size_t most = 4;
  float y = at.y + say(frame, words::say(Word::copies_as_they_were), type::text, at, width, page::Ink::ink2);
  for (std::size_t i = 0; i < std::min(copies.size(), most); ++i) {
    const auto& copy = copies[i];
    if (copy.stayed) {
      const std::filesystem::path file = copy.file;
      std::string line = words::say(Word::out_stayed, fmt::arg("name", file.filename().string()));
      line += ". " + words::say(Word::out_stayed_lines, fmt::arg("folder", file.parent_path().string()));
      y += say(frame, line, type::text, {at.x, y}, width, page::Ink::ink2);
      continue;
    }
    const Word said = copy.opens_otherwise ? Word::copies_otherwise : copy.keeps_until.ms == 0 ? Word::copies_stays : Word::copies_one;
    const std::string line = words::say(said, fmt::arg("day", date_in_words(model, copy.made)),
                                        fmt::arg("folder", std::filesystem::path(copy.file).parent_path().string()),
                                        fmt::arg("until", date_in_words(model, copy.keeps_until)));
    y += say(frame, line, type::text, {at.x, y}, width, page::Ink::ink2);
  }
  if (copies.size() > most) {
    const std::size_t more = copies.size() - most;
    const std::string line = more == 1 ? std::string(words::say(Word::copies_more_one))
                                       : words::say(Word::copies_more, fmt::arg("count", words::count_in_words(more)));
    y += say(frame, line, type::text, {at.x, y}, width, page::Ink::ink2);
  }
  return y - at.y;
}

}  // namespace vignette::ui
