/// The shelf: look/01-library, and look/41-library-200 in narrow windows.
#include <algorithm>
#include <cmath>

#include "text/find.hpp"
#include "ui/again.hpp"
#include "ui/grid.hpp"
#include "ui/shelf.hpp"
#include "ui/team_after.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::Word;

constexpr float two_cards = 1180;  ///< below, two cards in a row
constexpr std::size_t few = 6;     ///< up to this many cases need no search

struct Shown {
  std::string title;
  std::vector<const app::OpenCase*> cases;
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
      if (std::ranges::find(placed, id) != placed.end()) continue;
      for (const auto& open : model.cases) {
        if (open.pack->id != id) continue;
        placed.push_back(id);
        if (fits(*open.pack)) shown.cases.push_back(&open);
      }
    }
    if (!shown.cases.empty()) groups.push_back(std::move(shown));
  }
  Shown others{placed.empty() ? std::string() : std::string(words::say(Word::shelf_others)), {}};
  for (const auto& open : model.cases) {
    if (std::ranges::find(placed, open.pack->id) == placed.end() && fits(*open.pack)) others.cases.push_back(&open);
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
  const auto line_of = [&](const std::string& words, const std::string& way, const app::intent::ShowProblems& wish) {
    y += say(frame, words, type::meta, {at.x, y}, width, page::Ink::ink3) + 2;
    if (link(frame, way, {at.x, y}, type::meta)) frame.wish(wish);
    y += 20 + 14;
  };
  for (const auto& open : model.cases) {
    const auto count = open.pack->problems.size();
    if (count == 0) continue;
    const std::string who = subject_or_title(*open.pack);  // named places only point at what they hold
    const auto name = fmt::arg("name", who);
    line_of(count == 1 ? words::say(Word::shelf_problem_one, name) : words::say(Word::shelf_problems, name, fmt::arg("count", count)),
            words::say(Word::shelf_see_problems, name), {open.pack->id, open.pack->file});
  }
  if (!model.shelf_problems.empty()) {
    line_of(std::string(words::say(Word::shelf_shelf_problems)), std::string(words::say(Word::shelf_see_shelf_problems)), {});
  }
  return y - at.y;
}

}  // namespace

void draw_shelf(const app::Model& model, Frame& frame) {
  const page::Rect area = under_banner(model, frame, navigation(model, frame));
  const Region region(frame, words::say(Word::nav_main), area);
  Pane pane(frame, "shelf", area, 0);
  if (frame.new_screen) pane.scroll_to(0);

  const bool narrow = frame.width < grid::folds;
  const float least = frame.width < two_cards ? 32 : 64;
  const float whole = std::min(1088.0F, area.w - 2 * least);
  // In the middle of a window wider than the picture's; at 1440 and less this is the margin.
  const grid::Column column =
      narrow ? grid::narrow(area) : grid::Column{snap(frame, area.x + std::max(least, (area.w - whole) / 2)), whole};
  const float x = column.x, width = column.w;
  float y = pane.top() + (narrow ? 12.0F : 52.0F);

  const Type title = grid::title(frame.width);
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

  if (needle.empty()) {
    const float before = here ? 16 : narrow ? 10 : 24;
    // A workshop that stopped cannot wait: it is wiped within the day.
    if (const float stopped = draw_stopped_on_start(model, frame, {x, y + before}, width); stopped > 0) y += before + stopped;
    float high = draw_come_back(model, frame, {x, y + before}, width, narrow);
    if (high == 0) high = draw_team_on_start(model, frame, {x, y + before}, width, narrow);
    y += high > 0 ? before + high : 0;
    // What stands there until one answers it hides no other.
    high = draw_again_offer(model, frame, {x, y + before}, width, narrow);
    y += high > 0 ? before + high : 0;
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
    for (const auto* open : group.cases) {
      cards.push_back(card_of(model, frame, *open, across, size));
      high = std::max(high, cards.back().high());
    }
    high = std::ceil(high);
    const float between = narrow ? 16 : gap;
    for (std::size_t i = 0; i < cards.size(); ++i) {
      const std::size_t above = i / static_cast<std::size_t>(columns);
      const auto across_by = static_cast<float>(i % static_cast<std::size_t>(columns));
      const auto row = static_cast<float>(above);
      draw_card(model, frame, cards[i], {x + across_by * (across + gap), y + row * (high + between), across, high}, size);
    }
    const std::size_t filled = (cards.size() + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns);
    const auto rows = static_cast<float>(filled);
    y += rows * high + (rows - 1) * between;
  }

  if (model.packs_read && groups.empty()) {
    y += 32;
    const float text = std::min(grid::narrow_column, width);
    if (model.cases.empty()) {
      y += say(frame, words::say(Word::shelf_none), narrow ? type::heading_narrow : type::heading, {x, y}, text, page::Ink::ink,
               Role::heading, 2) +
           8;
      y += say(frame, words::say(Word::shelf_none_lines), type::beside, {x, y}, text, page::Ink::ink2);
    } else {
      y += say(frame, words::say(Word::shelf_none_found), type::beside, {x, y}, text, page::Ink::ink2) + 16;
      if (button(frame, words::say(Word::shelf_show_all), {x, y, 0, 0})) {
        frame.wish(app::intent::Edit{app::Field::shelf_search, {.at = 0, .removed = needle, .inserted = ""}, app::EditKind::deleting});
      }
      y += 40;
    }
  }

  float lines = 0;
  if (needle.empty()) lines = draw_problems_lines(model, frame, {x, y + 32}, std::min(grid::narrow_column, width));
  y += lines > 0 ? 32 + lines : 0;
  if (!model.terms.empty() && needle.empty() && !groups.empty()) {
    y += narrow ? 20 : 32;
    if (link(frame, words::say(Word::glossary_shelf), {x, y}, type::meta)) frame.wish(app::intent::ShowGlossary{});
    y += 20;
  }
  y += narrow ? 24 : 48;
  pane.fits(y - pane.top());
}

}  // namespace vignette::ui
