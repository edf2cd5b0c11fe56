/// A case's card on the shelf.
#include <algorithm>
#include <cmath>

#include "ui/shelf.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::Word;

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

std::string name_of(const pack::Case& pack) {
  const std::string subject = subject_or_title(pack);
  const std::string title = short_title(pack);
  return subject == title ? subject : subject + ". " + title;
}

std::string_view folder_of(std::string_view file) { return file.substr(0, file.find_last_of('/')); }

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

}  // namespace

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

Card card_of(const app::Model& model, Frame& frame, const app::OpenCase& open, float width, const CardSize& size) {
  const pack::Case& pack = *open.pack;
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
  if (!open.same_id_as.empty()) {
    card.same_id = words::say(Word::shelf_same_id, fmt::arg("id", pack.id), fmt::arg("here", folder_of(pack.file)),
                              fmt::arg("there", folder_of(open.same_id_as)));
    card.same_id_set = set(frame, card.same_id, type::meta, page::Ink::clay, inner);
    card.foot += 14 + 1 + 12 + card.same_id_set->height;
  }
  if (!pack.warnings.empty()) {
    card.warned_set = warnings(frame, pack, card.warned, inner);
    card.foot += 14 + 1 + 12 + card.warned_set->height;
  }
  card.foot += 21;
  return card;
}

void draw_card(const app::Model& model, Frame& frame, const Card& card, page::Rect rect, const CardSize& size) {
  const Colours& c = *frame.colours;
  const pack::Case& pack = *card.pack;
  const Touch touch = ui::touch(frame, id_of("card", id_of(card.same_id.empty() ? pack.id : pack.file)), Role::button, name_of(pack), rect);
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
  if (card.same_id_set) {
    rule(frame, x, y + 14, inner, c.rule);
    say_set(frame, *card.same_id_set, card.same_id, {x, y + 27}, Role::note);
    y += 27 + card.same_id_set->height;
  }
  if (card.warned_set) {
    rule(frame, x, y + 14, inner, c.rule);
    say_set(frame, *card.warned_set, card.warned, {x, y + 27}, Role::note);
  }
  --frame.depth;
  if (touch.activated) frame.wish(app::intent::OpenCase{pack.id, card.same_id.empty() ? std::string() : pack.file});
}

}  // namespace vignette::ui
