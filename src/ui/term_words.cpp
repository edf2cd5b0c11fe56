#include "ui/term_words.hpp"

#include <algorithm>
#include <utility>

#include "text/find.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

struct UsesSlot : Memory::Slot {
  struct Of {
    std::shared_ptr<const app::Document> document;
    std::vector<app::TermUse> uses;
  };
  std::vector<std::unique_ptr<Of>> all;
};

}  // namespace

using words::Word;

std::shared_ptr<const page::Setting> set_with_title(Frame& frame, std::string_view words, std::string_view work, Type type, page::Ink ink,
                                                    float width) {
  const std::size_t at = work.empty() ? std::string_view::npos : words.find(work);
  if (at == std::string_view::npos) return set(frame, words, type, ink, width);
  page::Paragraph paragraph = page::plain(words, type.face, type.size, type.line, ink, words::language());
  page::Face italic = type.face;
  italic.italic = true;
  const std::size_t end = at + work.size();
  paragraph.stretches = {{.range = {0, at}, .face = type.face, .size = type.size, .ink = ink},
                         {.range = {at, end}, .face = italic, .size = type.size, .ink = ink},
                         {.range = {end, words.size()}, .face = type.face, .size = type.size, .ink = ink}};
  std::erase_if(paragraph.stretches, [](const page::Stretch& one) { return one.range.empty(); });
  return frame.memory.cache.set(paragraph, width);
}

std::shared_ptr<const page::Setting> set_leading(Frame& frame, std::string_view leading, std::string_view words, Type type, page::Ink ink,
                                                 float width) {
  page::Paragraph paragraph = page::plain("", type.face, type.size, type.line, ink, words::language());
  paragraph.text = std::string(leading) + " " + std::string(words);
  page::Face bold = type.face;
  bold.weight = 600;
  paragraph.stretches = {{.range = {0, leading.size()}, .face = bold, .size = type.size, .ink = page::Ink::ink},
                         {.range = {leading.size(), paragraph.text.size()}, .face = type.face, .size = type.size, .ink = ink}};
  return frame.memory.cache.set(paragraph, width);
}

float say_leading(Frame& frame, std::string_view leading, std::string_view words, Type type, page::Point at, float width, page::Ink ink) {
  const auto setting = set_leading(frame, leading, words, type, ink, width);
  say_set(frame, *setting, std::string(leading) + " " + std::string(words), at);
  return setting->height;
}

std::vector<NationWords> nations_of(const app::Model& model, std::string_view england, std::string_view wales) {
  const bool in_wales = model.look.nation == app::Nation::wales;
  std::vector<NationWords> out{{false, model.look.nation == app::Nation::england, england}, {true, in_wales, wales}};
  if (in_wales) std::swap(out[0], out[1]);
  std::erase_if(out, [](const NationWords& one) { return one.words.empty(); });
  return out;
}

float say_nations(const app::Model& model, Frame& frame, std::string_view england, std::string_view wales, Type type, page::Point at,
                  float width, std::string_view work) {
  constexpr float gap = 36, head = 26, chip_high = 26;
  const auto nations = nations_of(model, england, wales);
  const bool beside = width >= 460 && nations.size() > 1;
  const float column = beside ? (width - gap) / 2 : width;
  float x = at.x, y = at.y, high = 0;
  for (const NationWords& one : nations) {
    const auto name = words::say(one.wales ? Word::glossary_wales : Word::glossary_england);
    const auto title = set(frame, name, type::control);
    say_set(frame, *title, name, {x, y + (head - title->height) / 2}, Role::heading, 2);
    if (one.here) stage_chip(frame, words::say(Word::glossary_where_you_work), {x + title->width + 10, y + (head - chip_high) / 2});
    const auto what = set_with_title(frame, one.words, work, type, page::Ink::ink2, column);
    say_set(frame, *what, one.words, {x, y + head + 4});
    const float used = head + 4 + what->height;
    if (beside) {
      x += column + gap;
      high = std::max(high, used);
    } else {
      y += used + 16;
      high += used + 16;
    }
  }
  return beside || high == 0 ? high : high - 16;
}

Explained explain(const app::Model& model, Frame& frame, const pack::Term& term, float width, const NoteToo& note) {
  constexpr Type type{type::sans, 14, 21};
  constexpr float between = 6;
  Explained out;
  out.lines.push_back({set(frame, term.meaning, type, page::Ink::ink2, width), term.meaning, 0});
  float y = out.lines.back().setting->height;
  const auto add = [&](std::string_view leading, std::string_view words) {
    if (words.empty()) return;
    if (out.rule < 0) {
      out.rule = y + 10;
      y += 10 + 1 + 8 - between;
    }
    out.lines.push_back(
        {set_leading(frame, leading, words, type, page::Ink::ink2, width), std::string(leading) + " " + std::string(words), y + between});
    y += between + out.lines.back().setting->height;
  };
  for (const NationWords& one : nations_of(model, term.england, term.wales)) {
    add(words::say(one.wales ? Word::term_in_wales : Word::term_in_england), one.words);
  }
  add(words::say(Word::term_then), term.then);
  add(words::say(Word::term_since), term.since);
  add(words::say(Word::term_note, fmt::arg("number", note.number)), note.words);
  out.height = y;
  return out;
}

void say_explained(Frame& frame, const Explained& explained, page::Point at, float width) {
  for (const auto& line : explained.lines) say_set(frame, *line.setting, line.text, {at.x, at.y + line.y});
  if (explained.rule >= 0) rule(frame, at.x, at.y + explained.rule, width, frame.colours->rule);
}

const pack::Term* find_term(const app::Model& model, std::string_view id) {
  const auto found = std::ranges::find(model.terms, id, &pack::Term::id);
  return found == model.terms.end() ? nullptr : &*found;
}

const std::vector<app::TermUse>& uses_in(const app::Model& model, Frame& frame, const app::OpenCase& open) {
  auto& all = frame.memory.slot<UsesSlot>("term uses").all;
  const auto known = std::ranges::find_if(all, [&](const auto& one) { return one->document == open.document; });
  if (known != all.end()) return (*known)->uses;
  std::erase_if(
      all, [&](const auto& one) { return std::ranges::find(model.cases, one->document, &app::OpenCase::document) == model.cases.end(); });
  auto made = std::make_unique<UsesSlot::Of>();
  made->document = open.document;
  made->uses = app::term_uses(*open.document, model.terms, open.pack->glossary, open.pack->lang);
  all.push_back(std::move(made));
  return all.back()->uses;
}

void sort_by_name(const app::Model& model, std::vector<const pack::Term*>& terms) {
  std::ranges::stable_sort(
      terms, [&](const pack::Term* a, const pack::Term* b) { return text::compare(a->name, b->name, model.look.language) < 0; });
}

std::vector<const pack::Term*> terms_of(const app::Model& model, const pack::Case& pack) {
  std::vector<const pack::Term*> out;
  for (const std::string& id : pack.glossary) {
    const pack::Term* term = find_term(model, id);
    if (term != nullptr && std::ranges::find(out, term) == out.end()) out.push_back(term);
  }
  sort_by_name(model, out);
  return out;
}

}  // namespace vignette::ui
