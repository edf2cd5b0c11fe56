/// The place chosen among those found, with the text it stands in.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "text/find.hpp"
#include "ui/answers.hpp"
#include "ui/bar.hpp"
#include "ui/search_parts.hpp"
#include "ui/theme.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;

struct PlaceSlot : Memory::Slot {
  float content = 600;
  std::uint64_t answered = 0;
  std::size_t hit = 0;
  bool brought = false;  ///< the place is in view
  // What is marked, kept until the text or the words change.
  std::string text, looked_for;
  std::vector<text::Range> found;
};

bool letter(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Words as typed; what stands in quotation marks is one.
std::vector<std::string_view> parts_of(std::string_view looked_for) {
  std::vector<std::string_view> parts;
  std::size_t at = 0;
  while (at < looked_for.size()) {
    const bool quoted = looked_for[at] == '"';
    if (quoted) ++at;
    const std::size_t end = std::min(looked_for.find(quoted ? '"' : ' ', at), looked_for.size());
    const std::size_t open = quoted ? end : std::min(end, std::max(at, looked_for.find('"', at)));
    if (open > at) parts.push_back(looked_for.substr(at, open - at));
    at = open == end ? end + 1 : open;
  }
  return parts;
}

/// The text a place stands in, with the heading above it; no text while it is being read.
struct Around {
  std::string heading;
  std::string text;
};

Around around(const app::Model& model, const portfolio::Hit& hit) {
  using Kind = portfolio::Hit::Kind;
  if (hit.kind == Kind::answer) {
    const app::Draft* draft = app::find_draft(model, hit.key);
    const pack::Question* question = question_of(model, hit.key);
    const std::string wording = draft ? draft->record.wording : question ? pack::wording(*question) : std::string();
    return {wording, draft ? draft->editing.text : std::string()};
  }
  if (hit.kind == Kind::case_text) {
    const app::OpenCase* open = app::find_case(model, hit.key.case_id);
    if (!open || hit.piece >= open->document->pieces.size()) return {hit.heading, {}};
    return {hit.heading, open->document->pieces[hit.piece].block.text};
  }
  if (hit.kind == Kind::note) {
    const app::PlacedMark* placed = app::find_mark(model, hit.mark);
    return {hit.heading, placed ? placed->mark.note : std::string()};
  }
  // As it was handed over to be looked through: the meaning, then what England and Wales each say.
  if (hit.piece >= model.terms.size()) return {hit.heading, {}};
  const pack::Term& term = model.terms[hit.piece];
  std::string text = term.meaning;
  for (const std::string* more : {&term.england, &term.wales}) {
    if (!more->empty()) text += "\n" + *more;
  }
  return {hit.heading, text};
}

}  // namespace

std::string name_of_hit(const app::Model& model, const portfolio::Hit& hit) {
  using Kind = portfolio::Hit::Kind;
  if (hit.kind == Kind::answer) return name_of_answer(model, hit.key, hit.title, hit.question_number);
  if (hit.kind == Kind::term) return words::say(Word::search_in_glossary, fmt::arg("term", hit.heading));
  std::string name = name_of_case(model, hit.key.case_id, hit.title);
  if (hit.kind == Kind::note) return words::say(Word::search_note, fmt::arg("name", name));
  if (hit.heading.empty()) return name;
  return words::say(Word::search_in_case, fmt::arg("name", name), fmt::arg("heading", small_first(hit.heading)));
}

std::vector<text::Range> words_found(std::string_view text, std::string_view looked_for, std::string_view language) {
  std::vector<text::Range> all;
  for (const std::string_view part : parts_of(looked_for)) {
    for (const text::Range& range : text::find_all(text, part, language)) {
      if (range.begin == 0 || !letter(text, range.begin - 1) || !letter(text, range.begin)) all.push_back(range);
    }
  }
  std::ranges::sort(all, {}, &text::Range::begin);
  std::vector<text::Range> apart;
  for (const text::Range& range : all) {
    if (!apart.empty() && range.begin < apart.back().end) {
      apart.back().end = std::max(apart.back().end, range.end);
    } else {
      apart.push_back(range);
    }
  }
  return apart;
}

void mark_found(Frame& frame, page::Rect part, float size) {
  const float middle = part.y + part.h / 2;
  const float high = size * 1.35F;
  fill(frame, {part.x, middle - high / 2, part.w, high}, frame.colours->tint, 2);
  rule(frame, part.x, middle + high / 2 - 2, part.w, frame.colours->accent, size < 19 ? 1.5F : 2);
}

bool draw_place_found(const app::Model& model, Frame& frame, const portfolio::Hit& hit, page::Rect rect, bool way_back) {
  const Region region(frame, words::say(Word::search_place), rect);
  auto& slot = frame.memory.slot<PlaceSlot>("search place");
  if (slot.answered != model.search.answered || slot.hit != model.search.chosen) {
    slot.answered = model.search.answered;
    slot.hit = model.search.chosen;
    slot.brought = false;
  }
  const Around place = around(model, hit);
  const bool answer = hit.kind == portfolio::Hit::Kind::answer;
  const bool written = answer || hit.kind == portfolio::Hit::Kind::note;
  bool back = false;

  // The ways on and the hint keep their place at the foot; only the text scrolls.
  const float side = rect.w < 520 ? 20 : 56;
  const float x = rect.x + side;
  const float width = std::max(1.0F, rect.w - 2 * side);
  const std::string_view hint = words::say(Word::search_hint);
  const bool room = rect.h >= 620;
  const float hint_high = room ? set(frame, hint, type::meta, page::Ink::ink3, width)->height : 0;
  const float foot = room ? hint_high + 36 + 24 : 0;
  Pane pane(frame, words::say(Word::search_place), {rect.x, rect.y, rect.w, std::max(1.0F, rect.h - foot)}, slot.content);
  float y = pane.top() + (way_back ? 12 : 56);
  if (way_back) {
    const ButtonLook look = back_link();
    back = button(frame, words::say(Word::search_back_to_list), {x - look.padding, y, 0, 40}, look) ||
           pressed(frame, {.key = app::Key::escape});
    y += 40 + 12;
  }
  const std::string_view who = words::say(written ? Word::search_only_you : Word::search_on_shelf);
  const std::string name = way_back ? name_of_hit(model, hit) : std::string(words::say(Word::search_place));  // else it stands in the list
  const float who_width = width_of(frame, who, type::meta);
  const float name_high = say(frame, name, type::meta, {x, y}, std::max(1.0F, width - who_width - 16), page::Ink::ink3);
  say(frame, who, type::meta, {x + width - who_width, y}, 0, page::Ink::ink3);
  y += name_high + 4;
  constexpr Type heading{type::serif, 24, 32};
  if (!place.heading.empty()) y += say(frame, place.heading, heading, {x, y}, width, page::Ink::ink, Role::heading, 2);
  y += 18;
  rule(frame, x, y, width, frame.colours->ink, 2);
  y += 20;

  EditorLook look = answer_look(model);
  look.sheet = false;
  look.left = look.top = look.right = look.bottom = 0;
  const Id id = id_of("search place text");
  const bool whole = !place.text.empty();
  const std::string_view text = whole ? std::string_view(place.text) : std::string_view(hit.excerpt);
  const std::string& looked_for = model.search.what.words;
  if (slot.text != text || slot.looked_for != looked_for) {
    slot.text = text;
    slot.looked_for = looked_for;
    slot.found = words_found(text, looked_for, model.look.language);
    slot.brought = false;
  }
  // Under the letters: the text follows its newest state first, so that the marks lie where the words stand.
  const page::ManuscriptStyle style{{look.family, 400, false}, look.size, look.line, look.between, look.language};
  auto& manuscript = frame.memory.manuscripts[id];
  manuscript.follow(text, style, width, frame.memory.cache.metrics());
  const page::Rect seen = clip(frame);
  for (const text::Range& range : slot.found) {
    for (const page::Rect& part : manuscript.rects(range, seen.y - y, seen.bottom() - y)) {
      mark_found(frame, {x + part.x, y + part.y, part.w, part.h}, look.size);
    }
  }
  const float text_y = y;
  const Edited edited = text_to_read(frame, id, text, words::say(Word::search_text), {x, y, width, look.line}, look);
  if (!slot.brought) {
    const std::size_t offset = whole ? std::min(hit.offset, text.size()) : 0;
    const page::Rect caret = manuscript.caret({offset});
    slot.brought = true;
    if (caret.y < 3 * look.line) {
      pane.scroll_to(0);
    } else {
      pane.show(text_y + caret.y - pane.top(), look.line, 4 * look.line);
    }
  }
  y += edited.height + 26;
  const std::string_view go = words::say(Word::search_go_there);
  const ButtonLook main{.manner = Manner::main};
  const ButtonLook quiet{.manner = Manner::quiet, .padding = 10};
  if (button(frame, go, {x, y, 0, 40}, main)) frame.wish(app::intent::GoToHit{model.search.chosen});
  if (answer && question_of(model, hit.key)) {
    const float go_width = button_width(frame, go, main);
    if (button(frame, words::say(Word::portfolio_go_on), {x + go_width + 12, y, 0, 40}, quiet)) {
      frame.wish(app::intent::GoOnWriting{hit.key});
    }
  }
  y += 40 + 32;
  slot.content = y - pane.top();
  pane.fits(slot.content);
  return back;
}

}  // namespace vignette::ui
