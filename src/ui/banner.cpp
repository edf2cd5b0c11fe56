#include <algorithm>
#include <array>
#include <string>

#include "portfolio/time.hpp"
#include "ui/bar.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr Type heading{type::sans_bold, 16, 24};
constexpr Type column_head = type::label;
constexpr Type column_text = type::meta;
constexpr float gap = 24;
constexpr float column_width_least = 190;

struct Told {
  std::string head, words;
};

/// Problems begin in lower case, as they stand after a file's name.
std::string as_sentence(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string mend_of(const words::Problem& problem) {
  if (problem.mend.empty()) return std::string(words::say(Word::banner_no_mend));
  if (problem.kind == words::Problem::Kind::in_use) return std::string(words::say(Word::banner_mend_in_use));
  return words::say(Word::banner_mend, fmt::arg("mend", as_sentence(problem.mend)));
}

std::array<Told, 3> told(const app::Model& model) {
  const words::Problem problem = model.saving.problem.value_or(words::Problem{});
  const bool kept_before = model.saving.last_kept.ms != 0;
  const std::string time = portfolio::clock_of(model.saving.last_kept, model.now.offset_minutes);
  const auto say = [](Word word) { return std::string(words::say(word)); };
  return {{
      {say(Word::banner_what_happened),
       kept_before ? words::say(Word::banner_since, fmt::arg("time", time)) : say(Word::banner_from_the_start)},
      {say(Word::banner_what_is_safe),
       kept_before ? words::say(Word::banner_safe_until, fmt::arg("time", time)) : say(Word::banner_safe_in_window)},
      {say(Word::banner_what_to_do), mend_of(problem)},
  }};
}

std::string heading_of(const app::Model& model) {
  std::string what = model.saving.problem ? model.saving.problem->what : std::string();
  if (what.empty()) what = words::say(Word::banner_unknown);
  const bool read_only = model.saving.state == app::SaveState::read_only;
  return words::say(read_only ? Word::banner_heading_read_only : Word::banner_heading, fmt::arg("what", what));
}

/// What became of "Save a copy elsewhere"; empty before it was asked for.
std::string copy_line(const app::Model& model) {
  if (model.saving.copied_to) return words::say(Word::banner_copied, fmt::arg("path", *model.saving.copied_to));
  if (!model.saving.copy_problem) return {};
  const words::Problem& problem = *model.saving.copy_problem;
  std::string mend = as_sentence(problem.mend);
  if (!mend.empty()) mend += '.';
  return words::say(Word::banner_copy_failed, fmt::arg("what", problem.what), fmt::arg("mend", mend));
}

struct Layout {
  float left = 0, width = 0;
  bool beside = true;  ///< the three things stand beside one another
  bool brief = false;  ///< a low window: only what to do
};

Layout layout_of(const Frame& frame, page::Rect at) {
  Layout layout;
  layout.width = std::min(688.0F, at.w - 2 * std::min(40.0F, at.w * 0.06F));
  layout.left = at.x + (at.w - layout.width) / 2;
  layout.beside = frame.width >= 960 && layout.width >= 3 * column_width_least + 2 * gap;
  layout.brief = frame.height < (layout.beside ? 600.0F : 760.0F);
  return layout;
}

/// Words were typed that are on no disk.
bool waits(const app::Model& model) {
  return std::ranges::any_of(model.drafts, [](const auto& one) { return one.second.unsaved_since != 0; });
}

/// The file could not be opened, and nothing waits here to be kept.
bool not_open(const app::Model& model) {
  return !model.portfolio_open && model.saving.state == app::SaveState::failed && model.saving.problem && !waits(model);
}

/// Two lines over what there is to read, and perhaps a way to try again, and to the backups. Answers the height.
float short_banner(Frame& frame, page::Rect at, std::string_view name, std::string_view head, std::string_view lines, bool try_again,
                   bool backups = false) {
  const Layout layout = layout_of(frame, at);
  const Colours& colours = *frame.colours;
  const float head_height = set(frame, head, heading, page::Ink::ink, layout.width)->height;
  const float lines_height = set(frame, lines, column_text, page::Ink::ink2, layout.width)->height;
  const float height = 14 + head_height + 2 + lines_height + (try_again ? 8 + 32 : 0) + 14;
  const page::Rect all{at.x, at.y, at.w, height};
  const Region region(frame, name, all);
  fill(frame, all, colours.ground);
  rule(frame, all.x, all.y, all.w, colours.rule);
  rule(frame, all.x, all.bottom() - 1, all.w, colours.rule);
  fill(frame, {all.x, all.y, 4, all.h}, colours.clay);
  say(frame, head, heading, {layout.left, at.y + 14}, layout.width, page::Ink::ink, Role::status);
  const float y = at.y + 14 + head_height + 2;
  say(frame, lines, column_text, {layout.left, y}, layout.width, page::Ink::ink2);
  if (!try_again) return height;
  const ButtonLook small{.height = 32, .padding = 12, .type = type::label};
  if (button(frame, words::say(Word::banner_try_again), {layout.left, y + lines_height + 8, 0, 32}, small))
    frame.wish(app::intent::TrySavingAgain{});
  const float next = layout.left + button_width(frame, words::say(Word::banner_try_again), small) + 8;
  if (backups && button(frame, words::say(Word::damaged_other), {next, y + lines_height + 8, 0, 32}, small))
    frame.wish(app::intent::ShowBackups{});
  return height;
}

/// A second window on one portfolio: it reads, and takes over when the first has closed.
float elsewhere_banner(Frame& frame, page::Rect at) {
  return short_banner(frame, at, words::say(Word::banner_elsewhere_region), words::say(Word::banner_elsewhere),
                      words::say(Word::banner_elsewhere_lines), false);
}

/// Before anything was typed there is nothing to keep a copy of: what stands in the way is said, and how to mend it.
float not_open_banner(const app::Model& model, Frame& frame, page::Rect at) {
  const words::Problem& problem = *model.saving.problem;
  const std::string head = words::say(Word::banner_not_open, fmt::arg("what", problem.what));
  std::string lines;
  if (!problem.where.empty()) lines = words::say(Word::banner_not_open_where, fmt::arg("path", problem.where)) + ' ';
  if (!problem.mend.empty()) lines += words::say(Word::sentence, fmt::arg("words", as_sentence(problem.mend))) + ' ';
  lines += words::say(Word::banner_not_open_lines);
  return short_banner(frame, at, words::say(Word::banner_not_open_region), head, lines, true, !model.vault.backups.empty());
}

}  // namespace

bool open_elsewhere(const app::Model& model) {
  if (!model.read_only || model.saving.state != app::SaveState::read_only) return false;
  if (!model.saving.problem || model.saving.problem->kind != words::Problem::Kind::in_use) return false;
  return !waits(model);
}

float not_saved_banner(const app::Model& model, Frame& frame, page::Rect at) {
  const app::SaveState state = model.saving.state;
  if (open_elsewhere(model)) return elsewhere_banner(frame, at);
  if (not_open(model)) return not_open_banner(model, frame, at);
  if (state != app::SaveState::failed && state != app::SaveState::read_only) return 0;

  const Layout layout = layout_of(frame, at);
  const Colours& colours = *frame.colours;
  const std::string head = heading_of(model);
  const std::array<Told, 3> things = told(model);
  const std::string copied = copy_line(model);
  const float column = layout.beside ? (layout.width - 2 * gap) / 3 : layout.width;
  constexpr std::size_t what_to_do = 2;
  const std::size_t first = layout.brief ? what_to_do : 0;

  // How high it is comes first: the ground lies under the words.
  float columns = 0;
  for (std::size_t i = first; i < things.size(); ++i) {
    const float width = layout.brief ? layout.width : column;
    const float height = (layout.brief ? 0 : column_head.line) + set(frame, things[i].words, column_text, page::Ink::ink2, width)->height;
    columns = layout.beside && !layout.brief ? std::max(columns, height) : columns + height + (i > first ? 8.0F : 0.0F);
  }
  const float head_height = set(frame, head, heading, page::Ink::clay, layout.width)->height;
  const float copied_height = copied.empty() ? 0 : 8 + set(frame, copied, column_text, page::Ink::ink, layout.width)->height;
  const float height = 16 + head_height + 8 + columns + copied_height + 12 + 32 + 16;

  const page::Rect all{at.x, at.y, at.w, height};
  const Region region(frame, words::say(Word::banner_region), all);
  fill(frame, all, colours.ground);
  rule(frame, all.x, all.y, all.w, colours.rule);
  rule(frame, all.x, all.bottom() - 1, all.w, colours.rule);
  fill(frame, {all.x, all.y, 4, all.h}, colours.clay);

  float y = at.y + 16;
  y += say(frame, head, heading, {layout.left, y}, layout.width, page::Ink::clay, Role::status) + 8;
  float x = layout.left;
  const float top = y;
  for (std::size_t i = first; i < things.size(); ++i) {
    if (layout.brief) {
      say(frame, things[i].words, column_text, {x, y}, layout.width, page::Ink::ink2);
      break;
    }
    const float head_line = say(frame, things[i].head, column_head, {x, y}, column, page::Ink::ink, Role::heading, 3);
    const float text = say(frame, things[i].words, column_text, {x, y + head_line}, column, page::Ink::ink2);
    if (layout.beside) {
      x += column + gap;
    } else {
      y += head_line + text + 8;
    }
  }
  y = top + columns;
  if (!copied.empty()) say(frame, copied, column_text, {layout.left, y + 8}, layout.width, page::Ink::ink, Role::status);
  y += copied_height + 12;

  ButtonLook small;
  small.height = 32;
  small.padding = 12;
  small.type = type::label;
  ButtonLook main = small;
  main.manner = Manner::main;
  const std::string_view save = words::say(Word::banner_save_copy);
  if (button(frame, save, {layout.left, y, 0, 32}, main)) frame.wish(app::intent::SaveCopyElsewhere{});
  const float next = layout.left + button_width(frame, save, main) + 8;
  if (button(frame, words::say(Word::banner_try_again), {next, y, 0, 32}, small)) frame.wish(app::intent::TrySavingAgain{});
  return height;
}

page::Rect under_banner(const app::Model& model, Frame& frame, page::Rect area) {
  const float banner = not_saved_banner(model, frame, {area.x, area.y, area.w, 0});
  return {area.x, area.y + banner, area.w, std::max(1.0F, area.h - banner)};
}

}  // namespace vignette::ui
