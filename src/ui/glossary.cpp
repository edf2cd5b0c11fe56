/// The glossary: every word that the cases' packs explain, found as one types, and what one of them means (look/31-glossary).
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "text/find.hpp"
#include "ui/answers.hpp"
#include "ui/bar.hpp"
#include "ui/grid.hpp"
#include "ui/long_list.hpp"
#include "ui/reader.hpp"
#include "ui/term_words.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::Word;

constexpr float list_width = 384, list_edge = 28, row_height = 40;
constexpr float entry_width = 588, entry_edge = 64;
constexpr float one_pane_below = 960;
constexpr Type head_type{type::serif, 36, 44};

struct GlossarySlot : Memory::Slot {
  bool opened = false;  ///< narrow windows: the entry, not the list
  std::string brought;  ///< the chosen one last brought into view
  // What the field leaves, and what that was worked out for.
  std::vector<const pack::Term*> listed;
  const pack::Term* from = nullptr;
  std::size_t size = 0;
  std::string needle;
};

Id row_id(const std::string& term) { return id_of(term, id_of("glossary row")); }

/// Every word of an entry counts: today's readers look for today's names.
bool fits(const app::Model& model, const pack::Term& term, std::string_view needle) {
  const auto holds = [&](std::string_view text) { return !text::find_all(text, needle, model.look.language).empty(); };
  return holds(term.name) || std::ranges::any_of(term.forms, holds) || holds(term.meaning) || holds(term.england) || holds(term.wales) ||
         holds(term.then) || holds(term.since);
}

/// What the field leaves, sorted.
std::vector<const pack::Term*> listed(const app::Model& model) {
  std::string_view needle = model.words_explained.needle.text;
  while (!needle.empty() && needle.back() == ' ') needle.remove_suffix(1);
  std::vector<const pack::Term*> out;
  for (const pack::Term& term : model.terms) {
    if (needle.empty() || fits(model, term, needle)) out.push_back(&term);
  }
  sort_by_name(model, out);
  return out;
}

std::string section_here(const app::Model& model, const app::OpenCase& open) {
  const auto place = model.places.find(open.pack->id);
  if (place == model.places.end() || place->second.block >= open.document->pieces.size()) return {};
  const std::size_t section = open.document->pieces[place->second.block].section;
  return section < open.pack->sections.size() ? title_of(*open.pack, section) : std::string();
}

/// Where the way back leads, in words.
std::string back_name(const app::Model& model) {
  const app::OpenCase* open = app::current_case(model);
  if (model.back.empty() || model.back.back() == app::Screen::shelf) return std::string(words::say(Word::nav_cases));
  switch (model.back.back()) {
    case app::Screen::search:
      return std::string(words::say(Word::search_title));
    case app::Screen::reader: {
      if (open == nullptr) break;
      std::string name = subject_or_title(*open->pack);
      const std::string heading = section_here(model, *open);
      if (heading.empty()) return name;
      return words::say(Word::search_in_case, fmt::arg("name", name), fmt::arg("heading", small_first(heading)));
    }
    case app::Screen::question:
      if (open != nullptr && app::current_question(model) != nullptr)
        return name_of_answer(model, app::current_key(model), open->pack->title, static_cast<int>(model.question) + 1);
      break;
    default:
      break;
  }
  return std::string(words::say(Word::glossary_back));
}

struct Glossary {
  const app::Model& model;
  Frame& frame;
  GlossarySlot& slot;
  std::vector<const pack::Term*> terms;
  const pack::Term* chosen = nullptr;

  void choose(const pack::Term& term) const { frame.wish(app::intent::ChooseTerm{term.id}); }

  /// Arrow keys walk the list, from the field and from a row.
  void walk() const {
    const bool in_field = frame.memory.focus == id_of(app::Field::glossary);
    const auto at = std::ranges::find(terms, chosen);
    const bool on_row = chosen != nullptr && frame.memory.focus == row_id(chosen->id);
    if (terms.empty() || at == terms.end() || (!in_field && !on_row)) return;
    auto index = static_cast<std::size_t>(at - terms.begin());
    const std::size_t last = terms.size() - 1;
    bool opens = false, moved = false;
    take_events(frame, [&](const Event& event) {
      const auto* key = std::get_if<KeyPressed>(&event);
      if (key == nullptr || key->chord.ctrl || key->chord.alt || key->chord.shift) return false;
      switch (key->chord.key) {
        case app::Key::down:
          index = std::min(index + 1, last);
          break;
        case app::Key::up:
          index -= std::min<std::size_t>(index, 1);
          break;
        case app::Key::home:
        case app::Key::end:
          if (in_field) return false;
          index = key->chord.key == app::Key::home ? 0 : last;
          break;
        case app::Key::enter:
          if (!in_field) return false;
          opens = true;
          return true;
        default:
          return false;
      }
      moved = true;
      return true;
    });
    if (moved) {
      choose(*terms[index]);
      if (!in_field) give_focus(frame, row_id(terms[index]->id), true);
    }
    if (opens) {
      slot.opened = true;
      frame.again = true;
    }
  }

  void row(const pack::Term& term, page::Rect rect) const {
    const Colours& c = *frame.colours;
    const bool on = &term == chosen;
    const Touch does = touch(frame, row_id(term.id), Role::list_item, term.name, rect, on ? selected : 0U);
    if (!on) leave_to_arrows(frame);
    if (does.activated) {
      choose(term);
      slot.opened = true;
      frame.again = true;
    }
    if (!visible(frame, rect)) return;
    if (on) {
      fill(frame, rect, c.sheet);
      fill(frame, {rect.x, rect.y, 4, rect.h}, c.accent);
    } else if (does.over || does.held) {
      fill(frame, rect, c.tint);
    }
    const page::Face face = on ? type::sans_bold : type::sans;
    letters(frame, *frame.memory.cache.set_short(page::plain(term.name, face, 15, 22), rect.w - 2 * list_edge, 1),
            {rect.x + list_edge, rect.y + 9});
    rule(frame, rect.x, rect.bottom() - 1, rect.w, c.rule);
    if (does.ring) focus_ring(frame, {rect.x + 6, rect.y + 6, rect.w - 12, rect.h - 13}, 4);
  }

  void nothing(float x, float y, float width) const {
    y += say(frame, words::say(Word::glossary_nothing), type::heading_narrow, {x, y}, width, page::Ink::ink, Role::status) + 6;
    y += say(frame, words::say(Word::glossary_nothing_lines), type::text, {x, y}, width, page::Ink::ink2) + 12;
    if (link(frame, words::say(Word::glossary_clear), {x, y}, type::text)) {
      frame.wish(app::intent::Edit{app::Field::glossary, {0, model.words_explained.needle.text, {}}, app::EditKind::deleting});
      give_focus(frame, id_of(app::Field::glossary), true);
    }
  }

  void list(page::Rect rect, bool folded) const {
    const Region region(frame, words::say(Word::glossary_list), rect);
    const float edge = folded ? grid::least_edge : list_edge;
    const float x = rect.x + edge, width = rect.w - 2 * edge - 1;
    const bool low = rect.h < 520;
    float y = rect.y + (low ? 8 : 34);
    const ButtonLook look = back_link();
    if (button(frame, back_name(model), {x - look.padding, y, 0, 40}, look)) frame.wish(app::intent::Back{});
    y += low ? 40 : 46;
    const Type title = low ? type::heading_narrow : head_type;
    y += say(frame, words::say(Word::glossary_title), title, {x, y}, width, page::Ink::ink, Role::heading, 1) + (low ? 6.0F : 14.0F);
    const auto find = words::say(Word::glossary_find);
    field(frame, app::Field::glossary, model.words_explained.needle, find, find, {x, y, width, 40}, page::Icon::search);
    y += 40 + (low ? 10.0F : 18.0F);
    walk();
    rule(frame, rect.x, y, rect.w, frame.colours->rule);
    Pane pane(frame, words::say(Word::glossary_list), {rect.x, y + 1, rect.w, std::max(1.0F, rect.bottom() - y - 1)}, 0, false);
    if (frame.new_screen) pane.scroll_to(0);
    if (terms.empty()) {
      nothing(x, pane.top() + 20, width);
      pane.fits(160);
      return;
    }
    float top = pane.top();
    for (const pack::Term* term : terms) {
      row(*term, {rect.x, top, rect.w, row_height});
      if (term == chosen && slot.brought != term->id) {
        pane.show(top - pane.top(), row_height, 4);
        slot.brought = term->id;
      }
      top += row_height;
    }
    pane.fits(top + 24 - pane.top());
  }

  /// Every place of every case that explains the word; answers the height.
  float places(page::Point at, float width) const {
    struct Place {
      std::string name, case_id;
      app::Spot spot;
    };
    std::vector<Place> all;
    for (const app::OpenCase& open : model.cases) {
      for (const app::TermUse& use : uses_in(model, frame, open)) {
        if (use.term != chosen->id) continue;
        const std::size_t section = open.document->pieces[use.piece].section;
        const std::string name = subject_or_title(*open.pack);
        const std::string heading = section < open.pack->sections.size() ? small_first(open.pack->sections[section].title) : std::string();
        all.push_back({words::say(Word::search_in_case, fmt::arg("name", name), fmt::arg("heading", heading)),
                       open.pack->id,
                       {use.piece, use.range.begin}});
      }
    }
    if (all.empty()) return 0;
    constexpr float gap = 18, line = 26;
    const auto label = words::say(Word::glossary_where);
    say(frame, label, type::label, at, 0, page::Ink::ink2);
    float x = at.x + width_of(frame, label, type::label) + 8, y = at.y;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const float wide = width_of(frame, all[i].name, type::meta);
      if (x > at.x && x + wide > at.x + width) {
        x = at.x;
        y += line;
      }
      if (link(frame, all[i].name, {x, y}, type::meta, true, i)) {
        frame.wish(app::intent::OpenCase{all[i].case_id});
        frame.wish(app::intent::GoTo{all[i].spot});
      }
      x += wide + gap;
    }
    return y + 20 - at.y;
  }

  float body(page::Point at, float width) const {
    const Colours& c = *frame.colours;
    const pack::Term& term = *chosen;
    const float x = at.x;
    float y = at.y;
    y += say(frame, words::say(Word::glossary_added), type::meta, {x, y}, width, page::Ink::ink3) + 4;
    const Type title = frame.width < grid::narrow_below ? type::title_narrow : head_type;
    y += say(frame, term.name, title, {x, y}, width, page::Ink::ink, Role::heading, 1);
    if (const std::string other = app::other_name(term); !other.empty() && !term.meaning.starts_with(other))
      y += say(frame, other, grid::lead(frame.width), {x, y}, width, page::Ink::ink2);
    y += 14;
    const page::Family family = family_of(model);
    const Type text{{family, 400, false}, family == page::Family::dyslexic ? 18.0F : 20.0F, 30};
    y += say(frame, term.meaning, text, {x, y}, width);
    if (!term.england.empty() || !term.wales.empty()) {
      y += 24;
      rule(frame, x, y, width, c.ink, 2);
      y += 14;
      y += say_nations(model, frame, term.england, term.wales, {type::serif, 17, 25}, {x, y}, width);
    }
    if (!term.then.empty() || !term.since.empty()) {
      y += 22;
      rule(frame, x, y, width, c.rule);
      y += 14;
      if (!term.then.empty()) y += say_leading(frame, words::say(Word::term_then), term.then, type::text, {x, y}, width) + 6;
      if (!term.since.empty()) y += say_leading(frame, words::say(Word::term_since), term.since, type::text, {x, y}, width) + 6;
      y -= 6;
    }
    const float before = y;
    y += 18 + 1 + 14;
    const float used = places({x, y}, width);
    if (used <= 0) return before - at.y;
    rule(frame, x, before + 18, width, c.rule);
    return y + used - at.y;
  }

  void entry(page::Rect rect, bool folded) const {
    const Region region(frame, words::say(Word::glossary_entry), rect);
    Pane pane(frame, words::say(Word::glossary_entry), rect, 0);
    const float edge = folded ? grid::least_edge : rect.w < 700 ? 40 : entry_edge;
    const float width = std::max(1.0F, std::min(entry_width, rect.w - edge - (folded ? edge : 32)));
    const float x = folded ? std::round(rect.x + (rect.w - width) / 2) : rect.x + edge;
    float y = pane.top() + (folded ? 8 : 52);
    if (folded) {
      const ButtonLook look = back_link();
      const bool back = button(frame, words::say(Word::glossary_title), {x - look.padding, y, 0, 40}, look);
      if (back || pressed(frame, {.key = app::Key::escape})) {
        slot.opened = false;
        frame.again = true;
        give_focus(frame, id_of(app::Field::glossary), true);
      }
      y += 48;
    }
    y += body({x, y}, width) + 48;
    pane.fits(y - pane.top());
  }
};

}  // namespace

void draw_glossary(const app::Model& model, Frame& frame) {
  fill(frame, {0, 0, frame.width, frame.height}, frame.colours->paper);
  const page::Rect rect = under_banner(model, frame, navigation(model, frame));
  auto& slot = frame.memory.slot<GlossarySlot>("glossary");
  const bool folded = frame.width < one_pane_below;
  if (frame.new_screen) {
    slot.brought.clear();
    // Whoever comes from a word, or from what was searched for, wants to read what it means.
    slot.opened = !model.back.empty() && model.back.back() != app::Screen::shelf;
    if (!folded || !slot.opened) give_focus(frame, id_of(app::Field::glossary), true);
  }
  if (frame.new_screen || slot.from != model.terms.data() || slot.size != model.terms.size() ||
      slot.needle != model.words_explained.needle.text) {
    slot.listed = listed(model);
    slot.from = model.terms.data();
    slot.size = model.terms.size();
    slot.needle = model.words_explained.needle.text;
  }
  Glossary page{model, frame, slot, slot.listed};
  const pack::Term* wanted = find_term(model, model.words_explained.chosen);
  if (!page.terms.empty()) page.chosen = std::ranges::find(page.terms, wanted) == page.terms.end() ? page.terms.front() : wanted;
  if (folded) {
    if (slot.opened && page.chosen != nullptr) return page.entry(rect, true);
    return page.list(rect, true);
  }
  page.list({rect.x, rect.y, list_width, rect.h}, false);
  fill(frame, {rect.x + list_width - 1, rect.y, 1, rect.h}, frame.colours->rule);
  if (page.chosen != nullptr) page.entry({rect.x + list_width, rect.y, rect.w - list_width, rect.h}, false);
}

}  // namespace vignette::ui
