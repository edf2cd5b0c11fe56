/// The shelf: look/01-library, and look/41-library-200 in narrow windows.
#include <algorithm>
#include <cmath>

#include "text/breaks.hpp"
#include "text/find.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::Word;

constexpr float folds = 860;       ///< one card, and the navigation at the top
constexpr float two_cards = 1180;  ///< below, two cards in a row
constexpr std::size_t few = 6;     ///< up to this many cases need no search

// --- A card --------------------------------------------------------------------------------------------------------------

struct CardSize {
  float cover, inside, title_gap, sum_gap, least;
  Type title;
  bool chip_beside;
};
constexpr CardSize wide_card{172, 24, 10, 4, 528, {type::serif, 30, 36}, false};
constexpr CardSize narrow_card{92, 20, 0, 2, 0, {type::serif, 26, 32}, true};
constexpr Type summary{type::serif, 18, 25};

std::string minutes(int count) {
  if (count == 1) return std::string(words::say(Word::shelf_minute));
  return words::say(Word::shelf_minutes, fmt::arg("count", count));
}

std::string minutes_of(const pack::Case& pack) {
  if (pack.minutes_to_read > 0 && pack.minutes_to_reflect > 0) {
    // The second number stands for minutes too: "6 minutes to read, about 18 to reflect".
    return words::say(Word::shelf_minutes_both, fmt::arg("read", minutes(pack.minutes_to_read)),
                      fmt::arg("reflect", pack.minutes_to_reflect));
  }
  if (pack.minutes_to_read > 0) return words::say(Word::shelf_minutes_read, fmt::arg("read", minutes(pack.minutes_to_read)));
  if (pack.minutes_to_reflect > 0) return words::say(Word::shelf_minutes_reflect, fmt::arg("reflect", minutes(pack.minutes_to_reflect)));
  return {};
}

std::string progress_of(const app::Model& model, const pack::Case& pack) {
  const std::size_t count = pack.questions.size();
  const std::size_t answered = app::answered_count(model, pack);
  if (count == 1)
    return std::string(words::say(answered                         ? Word::shelf_progress_one
                                  : model.places.contains(pack.id) ? Word::shelf_begun_one
                                                                   : Word::shelf_not_started_one));
  if (answered == count) return words::say(Word::shelf_progress_all, fmt::arg("count", count));
  if (answered > 0) return words::say(Word::shelf_progress, fmt::arg("answered", answered), fmt::arg("count", count));
  return words::say(model.places.contains(pack.id) ? Word::shelf_begun : Word::shelf_not_started, fmt::arg("count", count));
}

std::string name_of(const pack::Case& pack) {
  const std::string subject = subject_or_title(pack);
  const std::string title = short_title(pack);
  return subject == title ? subject : subject + ". " + title;
}

/// The warnings, with their bold beginning.
std::shared_ptr<const page::Setting> warnings(Frame& frame, const pack::Case& pack, std::string& words, float width) {
  const auto begin = words::say(Word::shelf_before_you_read);
  words = std::string(begin) + " " + pack.warnings;
  page::Paragraph paragraph = page::plain(words, type::meta.face, type::meta.size, type::meta.line, page::Ink::ink3, pack.lang);
  page::Stretch rest = paragraph.stretches.empty()
                           ? page::Stretch{.range = {0, words.size()}, .face = type::meta.face, .size = type::meta.size}
                           : paragraph.stretches.front();
  rest.ink = page::Ink::ink3;
  page::Stretch bold = rest;
  bold.face = type::sans_bold;
  bold.ink = page::Ink::clay;
  bold.range = {0, begin.size()};
  rest.range = {begin.size(), words.size()};
  paragraph.stretches = {bold, rest};
  return frame.memory.cache.set(paragraph, width);
}

/// What stands on a card, set at its width, and how high it makes the card.
struct Card {
  const pack::Case* pack = nullptr;
  std::string title, apart, time, progress, warned;
  std::shared_ptr<const page::Setting> title_set, summary_set, apart_set, time_set, warned_set;
  float art = 0, top = 0, foot = 0;

  float high() const { return art + top + 16 + foot; }
};

Card card_of(const app::Model& model, Frame& frame, const pack::Case& pack, float width, const CardSize& size) {
  Card card;
  card.pack = &pack;
  const float inner = width - 2 - 2 * size.inside;
  if (model.look.covers) card.art = size.chip_beside ? size.cover : std::round(width / 2);
  card.title = subject_or_title(pack);
  card.title_set = set(frame, card.title, size.title, page::Ink::ink, inner);
  card.summary_set = set(frame, pack.summary, summary, page::Ink::ink2, inner);
  card.top = (size.chip_beside ? 12.0F : 20.0F + (pack.stage.empty() ? 0.0F : 26.0F + size.title_gap)) + card.title_set->height +
             size.sum_gap + card.summary_set->height;
  if (!pack.apart.empty()) {
    card.apart = pack.apart;
    card.apart_set = set(frame, card.apart, type::meta, page::Ink::ink3, inner);
    card.foot += card.apart_set->height;
  }
  card.time = model.look.reading_times ? minutes_of(pack) : std::string();
  if (!card.time.empty()) {
    card.time_set = set(frame, card.time, type::meta, page::Ink::ink3, inner);
    card.foot += card.time_set->height;
  }
  if (!pack.questions.empty()) {
    card.progress = progress_of(model, pack);
    card.foot += 8 + 22;
  }
  if (!pack.warnings.empty()) {
    card.warned_set = warnings(frame, pack, card.warned, inner);
    card.foot += 14 + 1 + 12 + card.warned_set->height;
  }
  card.foot += 21;
  return card;
}

/// Dashes, one for each question, then words. Many questions keep to the words.
void draw_progress(const app::Model& model, Frame& frame, const Card& card, page::Point at, float inner) {
  constexpr float dash = 22;
  constexpr float step = 26;
  const Colours& c = *frame.colours;
  const auto& questions = card.pack->questions;
  const auto words = set(frame, card.progress, type::meta, page::Ink::ink2);
  float x = at.x;
  if (static_cast<float>(questions.size()) * step + 8 + words->width <= inner) {
    for (const auto& question : questions) {
      const page::Rect rect{x, at.y + 8, dash, 6};
      if (app::answered(model, card.pack->id, question.id)) {
        fill(frame, rect, c.accent, 3);
      } else {
        stroke(frame, rect, c.edge, 1, 3);
      }
      x += step;
    }
    x += 8;
  }
  letters(frame, *words, {x, at.y + 1});
  describe(frame, Role::progress, card.progress, {at.x, at.y, x - at.x + words->width, 22});
}

void draw_card(const app::Model& model, Frame& frame, const Card& card, page::Rect rect, const CardSize& size) {
  const Colours& c = *frame.colours;
  const pack::Case& pack = *card.pack;
  const Touch touch = ui::touch(frame, id_of("card", id_of(pack.id)), Role::button, name_of(pack), rect);
  ++frame.depth;
  fill(frame, rect, c.sheet, 10);
  if (model.look.covers) {
    const page::Rect art{rect.x + 1, rect.y + 1, rect.w - 2, card.art};
    cover(model, frame, pack, art, 0);
    round_off(frame, rect, 10, c.paper, Corners::top);
  }
  stroke(frame, rect, touch.held ? c.accent : touch.over ? c.edge : c.rule, touch.held ? 2 : 1, 10);
  if (touch.ring) focus_ring(frame, rect, 10);

  const float x = rect.x + 1 + size.inside;
  const float inner = rect.w - 2 - 2 * size.inside;
  float y = rect.y + 1 + card.art + (size.chip_beside ? 12.0F : 20.0F);
  const std::string stage = stage_in_words(pack.stage);
  if (!size.chip_beside && !stage.empty()) {
    stage_chip(frame, stage, {x, y});
    y += 26 + size.title_gap;
  }
  say_set(frame, *card.title_set, card.title, {x, y}, Role::heading, 3);
  if (size.chip_beside && !stage.empty()) stage_chip(frame, stage, {x + card.title_set->width + 12, y + 3});
  y += card.title_set->height + size.sum_gap;
  if (!pack.summary.empty()) say_set(frame, *card.summary_set, pack.summary, {x, y});

  y = rect.bottom() - card.foot;
  if (card.apart_set) {
    say_set(frame, *card.apart_set, card.apart, {x, y}, Role::note);
    y += card.apart_set->height;
  }
  if (card.time_set) {
    say_set(frame, *card.time_set, card.time, {x, y});
    y += card.time_set->height;
  }
  if (!card.progress.empty()) {
    draw_progress(model, frame, card, {x, y + 8}, inner);
    y += 30;
  }
  if (card.warned_set) {
    rule(frame, x, y + 14, inner, c.rule);
    say_set(frame, *card.warned_set, card.warned, {x, y + 27}, Role::note);
  }
  --frame.depth;
  if (touch.activated) frame.wish(app::intent::OpenCase{pack.id});
}

// --- Continue --------------------------------------------------------------------------------------------------------------

struct Continue {
  const pack::Case* pack = nullptr;
  std::optional<std::size_t> question;
  std::string title, stopped;
};

std::optional<Continue> continue_of(const app::Model& model) {
  const auto* place = app::last_place(model);
  const auto* open = place ? app::find_case(model, place->case_id) : nullptr;
  if (!open) return {};
  Continue made;
  made.pack = open->pack.get();
  const auto& questions = made.pack->questions;
  const auto at = std::ranges::find(questions, place->question_id, &pack::Question::id);
  made.title = subject_or_title(*made.pack);
  const auto when = moment_in_words(model, place->visited);
  if (place->question_id.empty() || at == questions.end()) {
    made.stopped = words::say(Word::shelf_stopped_reading, fmt::arg("when", when));
    return made;
  }
  made.question = static_cast<std::size_t>(at - questions.begin());
  made.title = words::say(Word::shelf_continue_question, fmt::arg("name", made.title), fmt::arg("number", at->number),
                          fmt::arg("count", questions.size()));
  const auto* draft = app::find_draft(model, {made.pack->id, at->id});
  const std::size_t count = draft ? text::count_words(draft->editing.text) : 0;
  made.stopped = count == 0   ? words::say(Word::shelf_stopped_no_words, fmt::arg("when", when))
                 : count == 1 ? words::say(Word::shelf_stopped_word, fmt::arg("when", when))
                              : words::say(Word::shelf_stopped_words, fmt::arg("when", when), fmt::arg("count", count));
  if (count > 0)
    made.stopped += " " + std::string(words::say(draft->unsaved_since == 0 ? Word::shelf_draft_saved : Word::shelf_draft_not_saved));
  return made;
}

/// Answers the height it took.
float draw_continue(const app::Model& model, Frame& frame, const Continue& here, page::Point at, float width, bool narrow) {
  const Colours& c = *frame.colours;
  const ButtonLook main{.manner = Manner::main};
  const ButtonLook quiet{.manner = Manner::quiet};
  const auto on = words::say(here.question ? Word::shelf_continue_writing : Word::shelf_continue_reading);
  const auto open = words::say(Word::shelf_open_case);
  const float on_wide = button_width(frame, on, main);
  const float open_wide = here.question && !narrow ? button_width(frame, open, quiet) + 8 : 0;
  const float edge = narrow ? 20 : 28;
  const float art = model.look.covers && !narrow && width >= 700 ? 176 : 0;
  const bool under = narrow && width < 420;  // the button stands under the words
  const float text_x = at.x + 1 + art + edge;
  const float text_wide = width - 2 - art - 2 * edge - (under ? 0 : on_wide + open_wide + 24);
  const auto title = set(frame, here.title, narrow ? Type{type::serif, 22, 28} : type::heading3, page::Ink::ink, text_wide);
  const auto stopped = set(frame, here.stopped, type::meta, page::Ink::ink3, text_wide);
  const float pad = narrow ? 11 : 20;
  const float words_high = 20 + (narrow ? 0.0F : 2.0F) + title->height + (narrow ? 0.0F : 4 + stopped->height);
  float high = words_high + 2 * pad + 3;
  if (under) high += 40 + 8;
  if (!narrow) high = std::max(130.0F, high);
  const page::Rect rect{at.x, at.y, width, high};
  fill(frame, rect, c.sheet, 10);
  if (art > 0) {
    cover(model, frame, *here.pack, {rect.x + 1, rect.y + 1, art, high - 2}, 0);
    round_off(frame, rect, 10, c.paper);
  }
  stroke(frame, rect, c.rule, 1, 10);

  float y = rect.y + 1 + pad;
  say(frame, words::say(Word::shelf_continue), type::label, {text_x, y}, 0, page::Ink::accent, Role::heading, 2);
  y += narrow ? 20 : 22;
  say_set(frame, *title, here.title, {text_x, y});
  y += title->height;
  if (!narrow) say_set(frame, *stopped, here.stopped, {text_x, y + 4});

  const float right = rect.right() - 1 - edge;
  const float middle = under ? rect.bottom() - 32 : rect.y + high / 2;
  const auto go_on = [&] {
    if (here.question) {
      frame.wish(app::intent::OpenQuestion{here.pack->id, *here.question});
    } else {
      frame.wish(app::intent::OpenCase{here.pack->id});
    }
  };
  if (open_wide > 0 && button(frame, open, {right - on_wide - open_wide, middle - 20, open_wide - 8, 40}, quiet)) {
    frame.wish(app::intent::OpenCase{here.pack->id});
  }
  const float on_x = under ? text_x : right - on_wide;
  if (button(frame, on, {on_x, middle - 20, on_wide, 40}, main)) go_on();
  return high;
}

// --- The whole -------------------------------------------------------------------------------------------------------------

struct Shown {
  std::string title;
  std::vector<const pack::Case*> cases;
};

/// Cases by collection, then the others; only those that the search finds.
std::vector<Shown> groups_of(const app::Model& model, std::string_view needle) {
  const auto fits = [&](const pack::Case& pack) {
    if (needle.empty()) return true;
    for (const std::string_view text :
         {std::string_view(pack.title), std::string_view(pack.summary), std::string_view(pack.subject.name)}) {
      if (!text::find_all(text, needle, pack.lang).empty()) return true;
    }
    return false;
  };
  std::vector<Shown> groups;
  std::vector<std::string_view> placed;
  for (const auto& collection : model.collections) {
    Shown shown{collection.title, {}};
    for (const auto& id : collection.cases) {
      const auto* open = app::find_case(model, id);
      if (!open || std::ranges::find(placed, id) != placed.end()) continue;
      placed.push_back(id);
      if (fits(*open->pack)) shown.cases.push_back(open->pack.get());
    }
    if (!shown.cases.empty()) groups.push_back(std::move(shown));
  }
  Shown others{placed.empty() ? std::string() : std::string(words::say(Word::shelf_others)), {}};
  for (const auto& open : model.cases) {
    if (std::ranges::find(placed, open.pack->id) == placed.end() && fits(*open.pack)) others.cases.push_back(open.pack.get());
  }
  if (!others.cases.empty()) groups.push_back(std::move(others));
  return groups;
}

std::string count_of(std::size_t count) {
  if (count == 1) return std::string(words::say(Word::shelf_count_one));
  std::string words = words::count_in_words(count);
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words::say(Word::shelf_count, fmt::arg("count", words));
}

/// One line and one way to what was found, for each case that has problems and for the shelf as a whole.
float draw_problems_lines(const app::Model& model, Frame& frame, page::Point at, float width) {
  float y = at.y;
  const auto line_of = [&](const std::string& words, const std::string& way, const std::string& id) {
    y += say(frame, words, type::meta, {at.x, y}, width, page::Ink::ink3) + 2;
    if (link(frame, way, {at.x, y}, type::meta)) frame.wish(app::intent::ShowProblems{id});
    y += 20 + 14;
  };
  for (const auto& open : model.cases) {
    const auto count = open.pack->problems.size();
    if (count == 0) continue;
    const std::string who = subject_or_title(*open.pack);  // named places only point at what they hold
    const auto name = fmt::arg("name", who);
    line_of(count == 1 ? words::say(Word::shelf_problem_one, name) : words::say(Word::shelf_problems, name, fmt::arg("count", count)),
            words::say(Word::shelf_see_problems, name), open.pack->id);
  }
  if (!model.shelf_problems.empty()) {
    line_of(std::string(words::say(Word::shelf_shelf_problems)), std::string(words::say(Word::shelf_see_shelf_problems)), {});
  }
  return y - at.y;
}

}  // namespace

void draw_shelf(const app::Model& model, Frame& frame) {
  const page::Rect area = navigation(model, frame);
  const Region region(frame, words::say(Word::nav_main), area);
  Pane pane(frame, "shelf", area, 0);
  if (frame.new_screen) pane.scroll_to(0);

  const bool narrow = frame.width < folds;
  const float most = narrow ? 588 : 1088;
  const float least = narrow ? 16 : frame.width < two_cards ? 32 : 64;
  const float width = std::min(most, area.w - 2 * least);
  // In the middle of a window wider than the picture's; at 1440 and less this is the margin.
  const float x = snap(frame, area.x + std::max(least, (area.w - width) / 2));
  float y = pane.top() + (narrow ? 12.0F : 52.0F);

  const Type title = narrow ? type::title_narrow : type::title;
  const auto needle = model.shelf_search.text;
  const bool search = model.cases.size() > few;
  say(frame, words::say(Word::shelf_title), title, {x, y}, 0, page::Ink::ink, Role::heading, 1);
  if (search) {
    const page::Rect rect = narrow ? page::Rect{x, y + title.line + 8, width, 40} : page::Rect{x + width - 280, y + 4, 280, 40};
    field(frame, app::Field::shelf_search, model.shelf_search, words::say(Word::shelf_search), words::say(Word::shelf_search), rect,
          page::Icon::search);
    if (narrow) y += 48;
  }
  y += narrow ? 36 : title.line;

  const auto here = continue_of(model);
  if (here && needle.empty()) {
    y += narrow ? 10 : 24;
    y += draw_continue(model, frame, *here, {x, y}, width, narrow);
  }

  const auto groups = groups_of(model, needle);
  const CardSize& size = narrow ? narrow_card : wide_card;
  constexpr float gap = 28;
  const int columns = narrow ? 1 : frame.width < two_cards ? 2 : 3;
  const float across =
      narrow ? width : std::min(344.0F, std::floor((width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns)));
  for (const auto& group : groups) {
    y += narrow ? 16 : 32;
    if (!group.title.empty()) {
      const auto words = set(frame, group.title, type::label, page::Ink::ink2, width);
      say_set(frame, *words, group.title, {x, y}, Role::heading, 2);
      const auto count = count_of(group.cases.size());
      const auto counted = set(frame, count, type::meta, page::Ink::ink3);
      if (!narrow && words->width + 12 + counted->width <= width) say_set(frame, *counted, count, {x + words->width + 12, y});
      y += words->height + (narrow ? 8.0F : 14.0F);
    }
    std::vector<Card> cards;
    float high = size.least;
    if (!model.look.covers) high -= size.chip_beside ? size.cover : std::round(across / 2);
    for (const auto* pack : group.cases) {
      cards.push_back(card_of(model, frame, *pack, across, size));
      high = std::max(high, cards.back().high());
    }
    high = std::ceil(high);
    const float between = narrow ? 16 : gap;
    for (std::size_t i = 0; i < cards.size(); ++i) {
      const std::size_t above = i / static_cast<std::size_t>(columns);
      const auto column = static_cast<float>(i % static_cast<std::size_t>(columns));
      const auto row = static_cast<float>(above);
      draw_card(model, frame, cards[i], {x + column * (across + gap), y + row * (high + between), across, high}, size);
    }
    const std::size_t filled = (cards.size() + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns);
    const auto rows = static_cast<float>(filled);
    y += rows * high + (rows - 1) * between;
  }

  if (model.packs_read && groups.empty()) {
    y += 32;
    const float column = std::min(588.0F, width);
    if (model.cases.empty()) {
      y += say(frame, words::say(Word::shelf_none), narrow ? type::heading_narrow : type::heading, {x, y}, column, page::Ink::ink,
               Role::heading, 2) +
           8;
      y += say(frame, words::say(Word::shelf_none_lines), type::beside, {x, y}, column, page::Ink::ink2);
    } else {
      y += say(frame, words::say(Word::shelf_none_found), type::beside, {x, y}, column, page::Ink::ink2) + 16;
      if (button(frame, words::say(Word::shelf_show_all), {x, y, 0, 0})) {
        frame.wish(app::intent::Edit{app::Field::shelf_search, {.at = 0, .removed = needle, .inserted = ""}, app::EditKind::deleting});
      }
      y += 40;
    }
  }

  float lines = 0;
  if (needle.empty()) lines = draw_problems_lines(model, frame, {x, y + 32}, std::min(588.0F, width));
  y += lines > 0 ? 32 + lines : 0;
  y += narrow ? 24 : 48;
  pane.fits(y - pane.top());
}

}  // namespace vignette::ui
