/// The head of a case: its name, what it is retold from, and what inspectors looked for, as a block of its own.
#include <algorithm>
#include <cmath>

#include "ui/reader.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;
constexpr std::string_view inspectorate = "HM Inspectorate of Probation";

Head::Words words_at(Frame& frame, std::string_view text, Type type, page::Point at, float width, page::Ink ink,
                     Role role = Role::paragraph, int level = 0) {
  return {set(frame, text, type, ink, width), std::string(text), at, role, level};
}

/// Places the expectations in rows from `y` on; answers where they end.
float place_expectations(Frame& frame, CaseView& view, const HeadLook& look, float y) {
  const app::Document& document = view.text.document();
  page::ReadingStyle style = look.style;
  style.body = look.narrow ? 15 : 16;
  const Type number_type = look.narrow ? Type{type::sans_bold, 14, 20} : type::control;
  std::vector<std::size_t> pieces;
  for (std::size_t i = 0; i < document.pieces.size(); ++i) {
    if (document.pieces[i].where == app::Piece::Where::expectation) pieces.push_back(i);
  }
  const int columns = std::clamp(look.columns, 1, std::max(1, static_cast<int>(pieces.size())));
  const float cell = (look.width - look.column_gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  float row_height = 0;
  int column = 0, number = 0;
  const auto next_row = [&] {
    if (column > 0) y += row_height + look.row_gap;
    column = 0;
    row_height = 0;
  };
  for (const std::size_t i : pieces) {
    const pack::Block& block = document.pieces[i].block;
    const bool numbered = !block.marker.empty();
    if (!numbered || column == columns) next_row();  // words between the numbered ones have a line to themselves
    const float x = look.left + static_cast<float>(column) * (cell + look.column_gap);
    float indent = 0;
    if (numbered) {
      Head::Words mark = words_at(frame, std::to_string(++number), number_type, {x, y}, 0, page::Ink::accent);
      indent = std::max(11.0F, mark.setting->width) + 10;
      view.head.numbers.push_back(std::move(mark));
    }
    Part part;
    part.kind = Part::Kind::expectation;
    part.piece = i;
    const float room = std::max(20.0F, (numbered ? cell : look.width) - indent);
    part.held = frame.memory.cache.set(page::paragraph_of(block, style), room);
    part.setting = part.held.get();
    part.at = {x + indent, y};
    part.box = {part.at.x, y, room, part.setting->height};
    row_height = std::max(row_height, part.setting->height);
    view.head.parts.push_back(std::move(part));
    ++column;
    if (!numbered) next_row();
  }
  next_row();
  return y - (pieces.empty() ? 0 : look.row_gap);
}

}  // namespace

bool from_inspectorate(const pack::Case& pack) { return pack.source.body.find(inspectorate) != std::string::npos; }

std::string title_of(const pack::Case& pack, std::size_t section) {
  if (section >= pack.sections.size()) return {};
  const pack::Section& one = pack.sections[section];
  return one.role == pack::Role::expectations && from_inspectorate(pack) ? std::string(say(Word::reader_expectations)) : one.title;
}

std::string expectations_title(const pack::Case& pack, std::size_t section) {
  return from_inspectorate(pack) ? std::string(say(Word::reader_expectations_guide)) : title_of(pack, section);
}

void lay_head(Frame& frame, CaseView& view, const HeadLook& look) {
  const pack::Case& pack = view.text.pack();
  Head& head = view.head;
  head = {};
  head.left = look.left;
  head.width = look.width;
  const Type title = look.narrow ? type::title_narrow : type::title;
  float y = look.narrow ? 10 : 18;

  head.words.push_back(words_at(frame, subject_or_title(pack), title, {look.left, y}, look.width, page::Ink::ink, Role::heading, 1));
  const auto& name = *head.words.back().setting;
  const std::string sub = short_title(pack);
  if (!sub.empty() && sub != subject_or_title(pack)) {
    const auto lead = set(frame, sub, type::lead, page::Ink::ink3);
    if (name.lines.size() == 1 && name.width + 18 + lead->width <= look.width) {  // beside the name, on its baseline
      head.words.push_back(words_at(
          frame, sub, type::lead, {look.left + name.width + 18, y + name.lines[0].baseline - lead->lines[0].baseline}, 0, page::Ink::ink3));
      y += name.height;
    } else {
      y += name.height;
      head.words.push_back(words_at(frame, sub, type::lead, {look.left, y}, look.width, page::Ink::ink3));
      y += head.words.back().setting->height;
    }
  } else {
    y += name.height;
  }
  y += look.narrow ? 2 : 6;
  if (pack.basis == "published" && !pack.source.body.empty()) {
    const Type told = look.narrow ? Type{type::sans, 13, 18} : type::meta;
    head.words.push_back(
        words_at(frame, say(Word::reader_retold, fmt::arg("body", pack.source.body)), told, {look.left, y}, look.width, page::Ink::ink3));
    y += head.words.back().setting->height;
  }
  y += look.narrow ? 8 : 12;
  head.rule_y = y;
  y += 2;
  const auto& pieces = view.text.document().pieces;
  const auto expected = std::ranges::find(pieces, app::Piece::Where::expectation, &app::Piece::where);
  if (expected != pieces.end()) {
    y += look.narrow ? 8 : 12;
    const std::string heading = expectations_title(pack, expected->section);
    head.words.push_back(words_at(frame, heading, type::control, {look.left, y}, look.width, page::Ink::ink, Role::heading, 2));
    y += head.words.back().setting->height + (look.narrow ? 4 : 6);
    y = place_expectations(frame, view, look, y);
    for (std::size_t note = 0; note < view.text.notes().size() && view.text.notes()[note].block == Part::npos; ++note) {
      y += 8;
      view.text.note_parts(head.parts, note, look.left, y);
      y += view.text.note_height(note);
    }
    y += look.narrow ? 10 : 16;
    head.hairline_y = y;
    y += 1;
  }
  head.end = head.height = std::round(y + (look.narrow ? 12 : 20));
  for (const Part& part : head.parts)
    if (head.pieces.empty() || head.pieces.back() != part.piece) head.pieces.push_back(part.piece);
}

std::span<const Part> head_parts(const Head& head, float from, float to) {
  const auto first =
      std::lower_bound(head.parts.begin(), head.parts.end(), from - 400, [](const Part& part, float y) { return part.box.y < y; });
  const auto last = std::lower_bound(first, head.parts.end(), to, [](const Part& part, float y) { return part.box.y < y; });
  return {first, last};
}

void draw_head(Frame& frame, const CaseView& view, const Pane& pane) {
  const Head& head = view.head;
  const float dy = pane.top();
  for (const Head::Words& one : head.words) say_set(frame, *one.setting, one.text, {one.at.x, one.at.y + dy}, one.role, one.level);
  fill(frame, {head.left, snap(frame, head.rule_y + dy), head.width, 2}, frame.colours->ink);
  const auto first =
      std::lower_bound(head.numbers.begin(), head.numbers.end(), -dy - 100, [](const Head::Words& one, float y) { return one.at.y < y; });
  for (auto one = first; one != head.numbers.end() && one->at.y + dy < frame.height; ++one) {
    letters(frame, *one->setting, {one->at.x, one->at.y + dy});
  }
  if (head.hairline_y >= 0) rule(frame, head.left, head.hairline_y + dy, head.width, frame.colours->rule);
}

}  // namespace vignette::ui
