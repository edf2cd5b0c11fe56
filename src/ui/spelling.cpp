#include "ui/spelling.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "app/spelling_left_alone.hpp"
#include "text/breaks.hpp"
#include "text/spelling_words.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using app::Spelt;
using text::Range;
using words::Word;

constexpr float row_height = 36, padding = 14, least_width = 220, most_width = 360, clear = 8;
constexpr std::size_t most_suggestions = 5;

/// A piece of a text with its words, as far as they have been looked at.
struct Piece {
  std::shared_ptr<const page::Setting> setting;
  std::vector<Range> words, wrong, unknown;  ///< bytes of the piece
  std::uint64_t judged = 0;                  ///< `Spelling::changed` when these were made, and one
  bool waits = true;                         ///< some word was not judged then
  app::WordCount count;
};

struct PiecesSlot : Memory::Slot {
  std::vector<Piece> seen;
  std::uint64_t version = 0, judged = 0;  ///< of the text, and `Spelling::changed`, both and one, when the following was found
  bool foreign = false;                   ///< the whole of it is in another language
};

struct CardSlot : Memory::Slot {
  std::uint64_t number = 0;  ///< of the offer that was given the focus
  std::vector<Id> rows;
  app::Field field{};
};

bool at_caret(Range word, std::size_t begin, std::size_t caret) { return caret >= begin + word.begin && caret <= begin + word.end; }

/// Judges the words of a piece anew if some may be judged otherwise than before.
void judge(const app::Model& model, Piece& piece, std::string_view text) {
  if (piece.judged == model.spelling.changed + 1 && !piece.waits) return;
  piece.judged = model.spelling.changed + 1;
  piece.wrong.clear();
  piece.unknown.clear();
  piece.waits = false;
  piece.count = {};
  for (const Range& word : piece.words) {
    const Spelt is = app::spelt(model, text::part(text, word));
    app::count_word(model, piece.count, text::part(text, word), is);
    if (is == Spelt::wrong) piece.wrong.push_back(word);
    if (is == Spelt::unknown) piece.unknown.push_back(word);
    piece.waits = piece.waits || is == Spelt::unknown || is == Spelt::asked;
  }
  if (app::in_another_language(piece.count) || app::reads_as_another_language(model, text)) piece.wrong.clear();
}

/// Few words, most of them wrong: whether that is another language, the whole text tells.
bool goes_by_the_whole(const Piece& piece) { return app::in_another_language(piece.count, true) && !app::in_another_language(piece.count); }

/// Whether the whole text is in another language, as far as is known; what has to be asked for that is added to `ask`.
bool whole_is_foreign(const app::Model& model, const app::Editing& text, PiecesSlot& slot, std::size_t caret,
                      std::vector<std::string>& ask) {
  if (slot.version == text.version + 1 && slot.judged == model.spelling.changed + 1) return slot.foreign;
  slot.version = text.version + 1;
  slot.judged = model.spelling.changed + 1;
  std::vector<Range> unknown;
  slot.foreign = app::answer_in_another_language(model, text.text, &unknown).value_or(false);
  for (const Range& word : unknown)
    if (!at_caret(word, 0, caret)) ask.emplace_back(text::part(text.text, word));
  return slot.foreign;
}

}  // namespace

void paint_misspelt(const app::Model& model, Frame& frame, Id id, const TextBox& box, page::Manuscript& manuscript, page::Point origin) {
  if (!app::checks_spelling(model)) return;
  auto& slot = frame.memory.slot<PiecesSlot>("spelling " + std::to_string(id));
  const page::Rect view = clip(frame);
  const std::string_view all = box.now().text;
  const std::size_t caret = box.focused() ? box.now().caret : std::string_view::npos;
  const auto pieces = manuscript.visible(view.y - origin.y, view.bottom() - origin.y);
  std::vector<Piece> seen;
  std::vector<std::string> ask;
  for (const auto& at : pieces) {
    const auto known = std::ranges::find(slot.seen, at.setting, &Piece::setting);
    const std::string_view text = all.substr(std::min(at.begin, all.size()), at.setting->length);
    Piece piece;
    if (known != slot.seen.end())
      piece = std::exchange(*known, {});
    else
      piece = {.setting = at.setting, .words = text::words_to_check(text), .wrong = {}, .unknown = {}, .count = {}};
    judge(model, piece, text);
    for (const Range& word : piece.unknown)
      if (!at_caret(word, at.begin, caret)) ask.emplace_back(text::part(text, word));
    const bool foreign = goes_by_the_whole(piece) && whole_is_foreign(model, box.now(), slot, caret, ask);
    for (const Range& word : foreign ? std::vector<Range>() : piece.wrong) {
      if (at_caret(word, at.begin, caret)) continue;
      bool described = false;
      for (const page::Rect& line : page::rects(*at.setting, word, page::Over::ink)) {
        const page::Point from{origin.x + line.x, origin.y + at.top + line.bottom() - 2};
        if (!visible(frame, {from.x, from.y - 4, line.w, 8})) continue;
        wave(frame, from, line.w, frame.colours->clay);
        if (std::exchange(described, true)) continue;
        const auto said = words::say(Word::spelling_not_known, fmt::arg("word", text::part(text, word)));
        describe(frame, Role::note, said, {origin.x + line.x, origin.y + at.top + line.y, line.w, line.h});
      }
    }
    seen.push_back(std::move(piece));
  }
  slot.seen = std::move(seen);
  if (!ask.empty()) frame.wish(app::intent::CheckWords{std::move(ask)});
}

SpellingCard::SpellingCard(const app::Model& model, Frame& frame, app::Field field, page::Manuscript& manuscript, page::Point origin)
    : model_(model), frame_(frame) {
  auto& slot = frame.memory.slot<CardSlot>("spelling card");
  const auto& offer = model.spelling.offer;
  // It takes a moment, and is said to who cannot see that nothing is there yet; a card that came and went would only flicker.
  if (offer && offer->field == field && !offer->come)
    describe(frame, Role::status, words::say(Word::spelling_looking), {origin.x, origin.y, 0, 0});
  if (!offer || offer->field != field || !offer->come) {
    const bool had_focus = std::ranges::find(slot.rows, frame.memory.focus) != slot.rows.end();
    if (slot.field != field || offer) return;
    if (had_focus) give_focus(frame, id_of(field), frame.memory.ring);
    slot.rows.clear();
    slot.number = 0;
    return;
  }
  const page::Rect seen = clip(frame);
  const auto lines = manuscript.rects(offer->range, seen.y - origin.y, seen.bottom() - origin.y, page::Over::ink);
  page::Rect word = lines.empty() ? page::Rect{origin.x, seen.y, 0, 0} : lines.back();
  if (!lines.empty()) word.x += origin.x, word.y += origin.y;
  slot.field = field;
  first_ = frame.outline.items.size();

  // Above everything, and in no pane: neither clipped by one nor scrolled with it.
  ImDrawList* list = std::exchange(frame.list, ImGui::GetForegroundDrawList());
  frame.list->_FringeScale = 1 / frame.density;
  auto clips = std::exchange(frame.clips, {});
  auto panes = std::exchange(frame.panes, {});
  push_clip(frame, {0, 0, frame.width, frame.height});
  draw(*offer, word);
  pop_clip(frame);
  frame.panes = std::move(panes);
  frame.clips = std::move(clips);
  frame.list = list;
  items_ = frame.outline.items.size() - first_;
}

void SpellingCard::draw(const app::Spelling::Offer& offer, page::Rect word) {
  const Colours& c = *frame_.colours;
  auto& slot = frame_.memory.slot<CardSlot>("spelling card");
  const std::string title = words::say(Word::spelling_not_known, fmt::arg("word", offer.word));
  const float others = 12 + 20 + 6 + 13 + 3 * row_height + 8;
  const float room = (frame_.height - 2 * clear - others) / row_height;
  const auto fitting = static_cast<std::size_t>(std::clamp(room, 1.0F, static_cast<float>(most_suggestions)));
  const std::size_t count = std::min(offer.suggestions.size(), fitting);
  float width = std::max(least_width, width_of(frame_, title, type::meta) + 2 * padding);
  for (std::size_t i = 0; i < count; ++i) width = std::max(width, width_of(frame_, offer.suggestions[i], type::beside) + 2 * padding);
  width = std::min({width, most_width, frame_.width - 2 * clear});
  const auto head = set(frame_, title, type::meta, page::Ink::ink2, width - 2 * padding);
  const float high = others - 20 + head->height + row_height * static_cast<float>(std::max<std::size_t>(count, 1));
  page::Rect card{std::clamp(word.x - padding, clear, std::max(clear, frame_.width - width - clear)), word.bottom() + clear, width, high};
  if (card.bottom() > frame_.height - clear && word.y - clear - high >= clear) card.y = word.y - clear - high;
  card.y = std::floor(std::clamp(card.y, clear, std::max(clear, frame_.height - high - clear)));
  if (card.y < word.bottom() && card.bottom() > word.y) {  // room neither below nor above: beside the word, if anywhere
    if (word.right() + clear + width <= frame_.width - clear)
      card.x = word.right() + clear;
    else if (word.x - clear - width >= clear)
      card.x = word.x - clear - width;
  }
  card.x = std::floor(card.x);

  fill(frame_, card, c.sheet, 8);
  stroke(frame_, card, c.edge, c.outline, 8);
  const Region region(frame_, words::say(Word::spelling_region, fmt::arg("word", offer.word)), card);
  say_set(frame_, *head, title, {card.x + padding, card.y + 12});
  float y = card.y + 12 + head->height + 6;
  slot.rows.clear();
  const auto row = [&](std::string_view name, Type type, page::Ink ink, std::uint64_t number) {
    const page::Rect rect{card.x + 4, y, card.w - 8, row_height};
    const Id id = id_of("spelling row", 0, number);
    slot.rows.push_back(id);
    const Touch does = touch(frame_, id, Role::button, name, rect);
    if (does.over || does.ring) fill(frame_, rect, c.tint, 5);
    const auto setting = set(frame_, name, type, ink);
    push_clip(frame_, rect);
    letters(frame_, *setting, {card.x + padding, std::floor(y + (row_height - setting->height) / 2)});
    pop_clip(frame_);
    if (does.ring) stroke(frame_, rect, c.focus, 3, 5);
    y += row_height;
    return does.activated;
  };
  for (std::size_t i = 0; i < count; ++i)
    if (row(offer.suggestions[i], type::beside, page::Ink::ink, i)) frame_.wish(app::intent::UseSuggestion{i});
  if (count == 0) {
    say(frame_, words::say(Word::spelling_none), type::meta, {card.x + padding, y + 8}, width - 2 * padding, page::Ink::ink3);
    y += row_height;
  }
  rule(frame_, card.x, y + 6, card.w, c.rule);
  y += 13;
  if (!model_.read_only && row(words::say(Word::spelling_add), type::text, page::Ink::accent, 100)) frame_.wish(app::intent::AddWord{});
  if (row(words::say(Word::spelling_ignore), type::text, page::Ink::accent, 101)) frame_.wish(app::intent::IgnoreWord{});
  if (row(words::say(Word::spelling_never), type::text, page::Ink::accent, 102)) {
    app::Habits habits = model_.habits;
    habits.spelling = false;
    frame_.wish(app::intent::ChangeHabits{std::move(habits)});
  }

  const auto focused = std::ranges::find(slot.rows, frame_.memory.focus);
  if (std::exchange(slot.number, offer.number) != offer.number) {
    give_focus(frame_, slot.rows.front(), frame_.memory.ring);
  } else if (focused == slot.rows.end()) {
    frame_.wish(app::intent::CloseSpelling{});
  }
  take_events(frame_, [&](const Event& event) {
    if (const auto* press = std::get_if<PointerPressed>(&event)) {
      if (card.contains(press->at)) return true;  // what it covers is not pressed through it
      frame_.wish(app::intent::CloseSpelling{});
      return false;
    }
    const auto* key = std::get_if<KeyPressed>(&event);
    if (key == nullptr || key->chord.ctrl || key->chord.alt || key->chord.shift || focused == slot.rows.end()) return false;
    const bool on = key->chord.key == app::Key::down;
    if (!on && key->chord.key != app::Key::up) return false;
    const auto many = static_cast<std::ptrdiff_t>(slot.rows.size());
    const auto at = std::ranges::find(slot.rows, frame_.memory.focus) - slot.rows.begin();
    give_focus(frame_, slot.rows[static_cast<std::size_t>((at + (on ? 1 : many - 1)) % many)], true);
    return true;
  });
}

void SpellingCard::follow() {
  if (items_ == 0) return;
  auto& items = frame_.outline.items;
  const auto first = items.begin() + static_cast<std::ptrdiff_t>(first_);
  std::rotate(first, first + static_cast<std::ptrdiff_t>(items_), items.end());
}

float draw_not_checked(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::Editing* text = app::editing(model, app::Field::answer);
  if (!text || text->text.empty() || !model.habits.spelling || !model.spelling.looked || model.vault.locked) return 0;
  struct LeftAloneSlot : Memory::Slot {
    app::LeftAlone found;
  };
  const auto line = [&](std::string_view words) { return 4 + say(frame, words, type::meta, at, width, page::Ink::ink3, Role::status); };
  const std::string language = app::language_written(model);
  if (app::dictionary_for(model.spelling.dictionaries, language).empty())
    return line(words::say(Word::spelling_line_missing, fmt::arg("language", text::language_name(language))));
  auto& slot = frame.memory.slot<LeftAloneSlot>("left alone by spelling");
  if (!slot.found.look(model, app::current_key(model), text->text, text->version)) frame.again = true;
  return slot.found.any() ? line(words::say(Word::spelling_line_other)) : 0;
}

float draw_word_count(const app::Model& model, Frame& frame, page::Rect line, float taken) {
  const app::Editing* text = app::editing(model, app::Field::answer);
  struct CountSlot : Memory::Slot {
    portfolio::QuestionKey of;
    std::uint64_t version = 0;
    std::size_t words = 0;
    bool counted = false;  ///< in the drawing before
  };
  auto& slot = frame.memory.slot<CountSlot>("word count");
  const auto key = app::current_key(model);
  const bool counts = model.spelling.counted == key, before = std::exchange(slot.counted, counts);
  if (!text || (text->text.empty() && !counts)) return 0;
  if (counts && (slot.of != key || slot.version != text->version + 1)) {
    slot.of = key;
    slot.version = text->version + 1;
    slot.words = text::count_words(text->text);
  }
  const std::string name = !counts           ? std::string(words::say(Word::words_count_ask))
                           : slot.words == 1 ? std::string(words::say(Word::words_count_one))
                                             : words::say(Word::words_count, fmt::arg("count", slot.words));
  const auto setting = set(frame, name, type::meta, counts ? page::Ink::ink3 : page::Ink::accent);
  const bool beside = taken + 16 + setting->width <= line.w;
  const page::Point at{beside ? line.right() - setting->width : line.x, beside ? line.y : line.bottom() + 4};
  const page::Rect rect{at.x - 4, at.y - 2, setting->width + 8, 24};
  const Touch does = touch(frame, id_of("word count"), Role::button, name, rect);
  letters(frame, *setting, at);
  if (counts && !before && !frame.panes.empty())
    frame.panes.back()->show(rect.y - frame.panes.back()->top(), rect.h);  // wherever one writes
  if (does.over) rule(frame, at.x, at.y + setting->height - 2, setting->width, counts ? frame.colours->ink3 : frame.colours->accent);
  if (does.ring) focus_ring(frame, rect, 4);
  if (does.activated) frame.wish(app::intent::CountWords{});
  return beside ? 0 : 24;
}

}  // namespace vignette::ui
