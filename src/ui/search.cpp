/// Search as you type over answers, cases and the glossary (look/26-search).
#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "ui/answers.hpp"
#include "ui/grid.hpp"
#include "ui/long_list.hpp"
#include "ui/search_parts.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

constexpr float list_width = 640;
constexpr Type excerpt_type{type::serif, 17, 24};

struct SearchSlot : Memory::Slot {
  float content = 600;
  bool opened = false;   ///< narrow windows: the place, not the list
  bool by_hand = false;  ///< one of the list was chosen there, not the first by itself
  std::uint64_t answered = 0;
  std::optional<std::size_t> asked;  ///< the hit whose answer was asked for by the screen itself, once
  bool bring = false;                ///< the chosen one into view
  /// What is marked in each excerpt, once it was shown.
  std::vector<std::optional<std::vector<text::Range>>> found;
};

bool blank(std::string_view words) { return words.find_first_not_of(" \t\"") == std::string_view::npos; }

Id hit_id(std::size_t hit) { return id_of("search hit", 0, hit); }

enum class Group : std::uint8_t { answers, notes, cases };

Group group_of(const portfolio::Hit& hit) {
  using Kind = portfolio::Hit::Kind;
  return hit.kind == Kind::answer ? Group::answers : hit.kind == Kind::note ? Group::notes : Group::cases;
}

Word heading_of(Group group) {
  return group == Group::answers ? Word::search_answers : group == Group::notes ? Word::search_notes : Word::search_cases;
}

/// Its words are not shown to whoever looks at the list beside one.
bool is_mine(const portfolio::Hit& hit) { return hit.kind == portfolio::Hit::Kind::answer && portfolio::is_only_for_me(hit.key); }

/// Hits as they stand in the list: answers first, then notes, then cases and the glossary.
std::vector<std::size_t> order_of(const std::vector<portfolio::Hit>& hits) {
  std::vector<std::size_t> order(hits.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return group_of(hits[i]); });
  return order;
}

struct Results {
  const app::Model& model;
  Frame& frame;
  SearchSlot& slot;
  Pane& pane;
  float x, width;     ///< of the words
  page::Rect whole;   ///< of the pane: the chosen row reaches from side to side
  bool shows_chosen;  ///< the place stands beside the list

  /// As much of each word as was typed, as beside the list.
  const std::vector<text::Range>& marked(std::size_t index) const {
    const portfolio::Hit& hit = model.search.hits[index];
    slot.found.resize(model.search.hits.size());
    auto& found = slot.found[index];
    if (!found) found = words_found(hit.excerpt, model.search.what.words, model.look.language);
    return found->empty() ? hit.found : *found;
  }

  float row(std::size_t index, float y, bool ruled) const {
    const Colours& c = *frame.colours;
    const portfolio::Hit& hit = model.search.hits[index];
    const std::string name = name_of_hit(model, hit);
    const std::string day = group_of(hit) != Group::cases ? day_in_words(model, hit.updated) : std::string();
    const bool mine = is_mine(hit);
    const std::string_view words = mine ? words::say(Word::mine_in_list) : std::string_view(hit.excerpt);
    const auto excerpt = set(frame, words, excerpt_type, page::Ink::ink2, width);
    const float high = 10 + 22 + excerpt->height + 12;
    const page::Rect rect{whole.x, y, whole.w, high};
    const bool chosen = index == model.search.chosen;
    const Touch does = touch(frame, hit_id(index), Role::list_item, name, rect, chosen ? selected : 0U, words);
    if (!chosen) leave_to_arrows(frame);
    if (does.activated) {
      frame.wish(app::intent::ChooseHit{index});
      slot.opened = slot.by_hand = true;
      if (!shows_chosen) give_focus(frame, control_id(Role::button, words::say(Word::search_back_to_list)), frame.memory.ring);
    }
    if (chosen && slot.bring) {
      slot.bring = false;
      pane.show(y - pane.top(), high);
    }
    if (!visible(frame, rect)) return high;
    if (chosen && shows_chosen) {
      fill(frame, rect, c.sheet);
      fill(frame, {rect.x, rect.y, 4, rect.h}, c.accent);
      rule(frame, rect.x, rect.bottom() - 1, rect.w, c.rule);
    } else if (does.over || does.held) {
      fill(frame, rect, c.tint);
    }
    if (ruled) rule(frame, x, y, width, c.rule);
    const float day_width = day.empty() ? 0 : width_of(frame, day, {type::sans, 13, 22}) + 16;
    letters(
        frame,
        *frame.memory.cache.set_short(page::plain(name, type::control.face, type::control.size, type::control.line), width - day_width, 1),
        {x, y + 10});
    if (!day.empty()) letters(frame, *set(frame, day, {type::sans, 13, 22}, page::Ink::ink3), {x + width - day_width + 16, y + 10});
    const page::Point at{x, y + 32};
    for (const text::Range& range : mine ? std::vector<text::Range>() : marked(index)) {
      for (const page::Rect& part : page::rects(*excerpt, range)) {
        mark_found(frame, {at.x + part.x, at.y + part.y, part.w, part.h}, excerpt_type.size);
      }
    }
    letters(frame, *excerpt, at);
    if (does.ring) focus_ring(frame, {rect.x + 5, rect.y + 5, rect.w - 10, rect.h - 10}, 0);
    return high;
  }

  /// All groups; answers where they end.
  float rows(const std::vector<std::size_t>& order, float y) const {
    std::optional<Group> group;
    bool after_chosen = false;  // its own rule stands there
    for (const std::size_t index : order) {
      const Group now = group_of(model.search.hits[index]);
      const bool first = group != now;
      if (first) {
        group = now;
        y += 22;
        y += say(frame, words::say(heading_of(now)), type::label, {x, y}, 0, page::Ink::ink3, Role::heading, 2) + 2;
      }
      y += row(index, y, !first && !(after_chosen && shows_chosen));
      after_chosen = index == model.search.chosen;
    }
    return y;
  }
};

/// Up, Down and Enter from the field, and from the chosen row: the hits are walked where one types.
void walk_hits(const app::Model& model, Frame& frame, SearchSlot& slot, const std::vector<std::size_t>& order) {
  if (order.empty()) return;
  const bool in_field = frame.memory.focus == id_of(app::Field::search);
  const auto focused = std::ranges::find_if(order, [&](std::size_t hit) { return frame.memory.focus == hit_id(hit); });
  if (!in_field && focused == order.end()) return;
  auto at = static_cast<std::size_t>(std::ranges::find(order, model.search.chosen) - order.begin());
  const std::size_t before = at;
  const std::size_t last = order.size() - 1;
  constexpr std::size_t page = 6;
  bool go = false;
  take_events(frame, [&](const Event& event) {
    const auto* key = std::get_if<KeyPressed>(&event);
    if (!key || key->chord.ctrl || key->chord.alt || key->chord.shift) return false;
    switch (key->chord.key) {
      case app::Key::down:
        at = at > last ? 0 : std::min(at + 1, last);
        return true;
      case app::Key::up:
        at = at > last ? 0 : at - std::min<std::size_t>(at, 1);
        return true;
      case app::Key::page_down:
        at = at > last ? 0 : std::min(at + page, last);
        return true;
      case app::Key::page_up:
        at = at > last ? 0 : at - std::min(at, page);
        return true;
      case app::Key::home:
      case app::Key::end:
        if (in_field) return false;
        at = key->chord.key == app::Key::home ? 0 : last;
        return true;
      case app::Key::enter:
        if (!in_field) return false;
        go = true;
        return true;
      default:
        return false;
    }
  });
  at = std::min(at, last);
  if (at != before) {
    frame.wish(app::intent::ChooseHit{order[at]});
    slot.bring = slot.by_hand = true;
    if (!in_field) {
      give_focus(frame, hit_id(order[at]), true);
      frame.memory.bring_focus_into_view = false;
    }
  }
  if (go) frame.wish(app::intent::GoToHit{order[at]});
}

/// The field, with a cross that empties it.
void draw_field(const app::Model& model, Frame& frame, page::Rect rect) {
  const auto name = words::say(Word::search_field);
  const app::Editing& typed = model.search_words;
  if (typed.text.empty()) return field(frame, app::Field::search, typed, name, name, rect, page::Icon::search);
  // The cross lies in the field and hears of a press first, but comes after it in reading order.
  const auto clear = words::say(Word::search_clear);
  const page::Rect cross{rect.right() - 38, rect.y + (rect.h - 32) / 2, 32, 32};
  const auto first = static_cast<std::ptrdiff_t>(frame.outline.items.size());
  const Touch does = touch(frame, control_id(Role::button, clear), Role::button, clear, cross);
  field(frame, app::Field::search, typed, name, name, rect, page::Icon::search);
  auto& items = frame.outline.items;
  std::rotate(items.begin() + first, items.begin() + first + 1, items.end());
  fill(frame, cross, does.over ? frame.colours->tint : frame.colours->sheet, 4);
  icon(frame, page::Icon::close, {cross.x + 8, cross.y + 8}, frame.colours->ink2, 16);
  if (does.ring) focus_ring(frame, cross, 4);
  if (!does.activated) return;
  frame.wish(app::intent::Edit{app::Field::search, {0, typed.text, {}}, app::EditKind::deleting});
  give_focus(frame, id_of(app::Field::search), true);
}

/// Nothing typed yet, or nothing found. Answers where it ends.
float draw_without(const app::Model& model, Frame& frame, float x, float y, float width) {
  y += 32;
  if (blank(model.search_words.text)) {
    y += say(frame, words::say(Word::search_empty), type::heading_narrow, {x, y}, width, page::Ink::ink, Role::heading, 2) + 8;
    y += say(frame, words::say(Word::search_empty_lines), type::beside, {x, y}, width, page::Ink::ink2) + 16;
    return y + say(frame, words::say(Word::search_hint), type::meta, {x, y}, width, page::Ink::ink3);
  }
  if (model.search.answered < model.search.asked) return y;
  y += say(frame, words::say(Word::search_nothing), type::heading_narrow, {x, y}, width, page::Ink::ink, Role::status) + 8;
  y += say(frame, words::say(Word::search_nothing_lines), type::beside, {x, y}, width, page::Ink::ink2) + 16;
  if (search_is_filtered(model)) {
    if (link(frame, words::say(Word::search_everywhere), {x, y}, type::text)) frame.wish(app::intent::ChangeSearch{without_filters(model)});
    y += 24;
  }
  return y;
}

void draw_results(const app::Model& model, Frame& frame, SearchSlot& slot, page::Rect rect, bool beside) {
  const Region region(frame, words::say(Word::search_title), rect);
  const float left = frame.width < grid::folds ? grid::least_edge : rect.w < 520 ? 28 : 48;
  const float right = frame.width < grid::folds ? grid::least_edge : rect.w < 520 ? 28 : 40;
  const float x = rect.x + left;
  const float width = std::max(1.0F, std::min(rect.w - left - right, 720.0F));
  const auto order = blank(model.search_words.text) ? std::vector<std::size_t>{} : order_of(model.search.hits);
  walk_hits(model, frame, slot, order);

  Pane pane(frame, words::say(Word::search_title), rect, slot.content, false);
  float y = pane.top() + (rect.h < 520 ? 16 : 44);
  y += say(frame, words::say(Word::search_title), {type::serif, 36, 44}, {x, y}, width, page::Ink::ink, Role::heading, 1) + 14;
  draw_field(model, frame, {x, y, width, 44});
  y += 44 + 14;
  y += draw_search_filters(model, frame, {x, y}, width);
  if (order.empty()) {
    y = draw_without(model, frame, x, y, width);
  } else {
    const Results results{model, frame, slot, pane, x, width, {rect.x, rect.y, rect.w - (beside ? 1.0F : 0.0F), rect.h}, beside};
    y = results.rows(order, y);
  }
  slot.content = y + 32 - pane.top();
  pane.fits(slot.content);
}

}  // namespace

void draw_search(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  const page::Rect rect = under_banner(model, frame, navigation(model, frame));

  auto& slot = frame.memory.slot<SearchSlot>("search");
  if (frame.new_screen) {
    slot.opened = false;
    give_focus(frame, id_of(app::Field::search), true);
  }
  const app::Search& search = model.search;
  if (slot.answered != search.answered) {
    slot.answered = search.answered;
    slot.found.clear();
    slot.asked.reset();
    slot.bring = true;
    slot.by_hand = false;
    // The first as they stand in the list, whatever the order they came in.
    const auto order = order_of(search.hits);
    if (!order.empty() && order.front() != search.chosen) frame.wish(app::intent::ChooseHit{order.front()});
  }
  const bool found =
      !blank(model.search_words.text) && search.chosen < search.hits.size() && (slot.by_hand || !is_mine(search.hits[search.chosen]));
  const bool beside = frame.width >= 1260;
  if (found && (beside || slot.opened)) {
    const portfolio::Hit& hit = search.hits[search.chosen];
    // The answer's own words may have to be read first; the screen asks for them once.
    if (hit.kind == portfolio::Hit::Kind::answer && !app::find_draft(model, hit.key) && slot.asked != search.chosen) {
      slot.asked = search.chosen;
      frame.wish(app::intent::ChooseHit{search.chosen});
    }
    if (!beside) {
      if (draw_place_found(model, frame, hit, rect, true)) {
        slot.opened = false;
        slot.bring = true;
        frame.again = true;
        give_focus(frame, hit_id(search.chosen), frame.memory.ring);
      }
      return;
    }
  } else {
    slot.opened = false;
  }
  draw_results(model, frame, slot, {rect.x, rect.y, beside ? list_width : rect.w, rect.h}, beside);
  if (!beside) return;
  fill(frame, {rect.x + list_width - 1, rect.y, 1, rect.h}, frame.colours->rule);
  const page::Rect place{rect.x + list_width, rect.y, rect.w - list_width, rect.h};
  if (found) {
    draw_place_found(model, frame, search.hits[search.chosen], place, false);
    if (place.h >= 620) {
      const auto hint = set(frame, words::say(Word::search_hint), type::meta, page::Ink::ink3, place.w - 112);
      say_set(frame, *hint, words::say(Word::search_hint), {place.x + 56, place.bottom() - 36 - hint->height});
    }
  }
}

}  // namespace vignette::ui
