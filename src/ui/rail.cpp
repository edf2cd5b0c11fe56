/// The rail beside the page: the way back, the case's sections with where one is, its questions, and how much is left. Narrow
/// windows show the same list in place of the page.
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/again.hpp"
#include "app/pictures.hpp"
#include "ui/marks.hpp"
#include "ui/reader.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

constexpr float section_row = 36, next_line = 20, question_row = 30;
constexpr float section_indent = 30, question_indent = 52;
constexpr float overhang = 8;  ///< names may reach a little into the rail's own edge
constexpr Type medium{type::sans_medium, 15, 22};
constexpr std::size_t measured_rows = 200;  ///< a list longer than this is laid out by the number of letters

/// Rows of the list, made once for a case: a very long one has thousands, and only those in view are drawn.
struct Row {
  enum class Kind : std::uint8_t { section, question, pictures };
  Kind kind = Kind::section;
  std::size_t index = 0;
  float y = 0, height = 0;
  int lines = 1;
  Type here = type::control;                     ///< of its name where one is: semibold, if that takes no more lines
  std::string name;                              ///< for the outline
  std::shared_ptr<const page::Setting> setting;  ///< as it looks most of the time; set when first seen
};

struct RailSlot : Memory::Slot {
  std::shared_ptr<const app::Document> document;
  float width = 0;
  std::vector<Row> rows;
  std::size_t last_section_row = 0;
  float height = 0;
  // Sections read, by number; made anew when the model's list grows.
  std::vector<bool> read;
  bool pictures_read = false;
  std::size_t read_count = static_cast<std::size_t>(-1);
  double unread = 1;  ///< share of the case's text in sections not read to their end
  // How long is left to hear while the case is read aloud; made anew for another sentence or speed.
  std::optional<app::Sentence> heard;
  int speed = 0;
  std::string to_hear;
};

void lay_rows(Frame& frame, RailSlot& slot, const CaseView& view, float width) {
  if (slot.document == view.text.shared_document() && slot.width == width) return;
  slot.document = view.text.shared_document();
  slot.width = width;
  slot.rows.clear();
  slot.read_count = static_cast<std::size_t>(-1);
  slot.to_hear.clear();
  const pack::Case& pack = view.text.pack();
  const bool measure = pack.sections.size() + pack.questions.size() <= measured_rows;
  float y = 0;
  const auto add = [&](Row::Kind kind, std::size_t index, std::string_view name) {
    const bool question = kind == Row::Kind::question;
    const float room = width + overhang - (question ? question_indent : section_indent);
    const Type type = question ? type::meta : type::navigation;
    const auto lines_of = [&](const Type& set_in) { return set(frame, name, set_in, page::Ink::ink2, room)->lines.size(); };
    const std::size_t lines =
        measure ? lines_of(type) : static_cast<std::size_t>(std::ceil(static_cast<float>(name.size()) * type.size * 0.62F / room));
    const int shown = static_cast<int>(std::clamp<std::size_t>(lines, 1, 8));
    const float height = (question ? question_row : section_row) + static_cast<float>(shown - 1) * next_line;
    Type here = type::control;
    if (measure && !question && lines_of(here) > lines) here = medium;  // where one is moves no row below it
    if (measure && !question && lines_of(here) > lines) here = type;
    slot.rows.push_back({kind, index, y, height, shown, here, {}, {}});
    y += height;
  };
  // In the order one reads: the head comes first wherever its section stands in the file.
  std::vector<std::size_t> sections(pack.sections.size());
  for (std::size_t i = 0; i < sections.size(); ++i) sections[i] = i;
  std::ranges::stable_sort(sections, {}, [&](std::size_t i) { return slot.document->section_begins[i]; });
  std::vector<std::vector<std::size_t>> asked(pack.sections.size());
  for (const app::Piece& piece : slot.document->pieces) {
    if (piece.where == app::Piece::Where::question && piece.section < asked.size()) asked[piece.section].push_back(piece.question);
  }
  // The pictures stand after what they retell: the summary; in a case without one, before its questions.
  const bool summed_up = std::ranges::find(pack.sections, pack::Role::summary, &pack::Section::role) != pack.sections.end();
  bool drawn = pack.people.empty() && pack.timeline.empty();
  const auto add_pictures = [&] {
    if (!std::exchange(drawn, true)) add(Row::Kind::pictures, 0, pictures_title(pack));
  };
  for (const std::size_t section : sections) {
    const pack::Role role = pack.sections[section].role;
    if (!summed_up && role == pack::Role::takeaways) add_pictures();
    slot.last_section_row = slot.rows.size();
    add(Row::Kind::section, section, title_of(pack, section));
    for (const std::size_t question : asked[section]) add(Row::Kind::question, question, pack.questions[question].brief);
    if (role == pack::Role::summary) add_pictures();
  }
  if (!drawn) slot.last_section_row = slot.rows.size();
  add_pictures();
  slot.height = y;
}

void note_what_is_read(RailSlot& slot, const app::Model& model, const pack::Case& pack) {
  const auto place = model.places.find(pack.id);
  const std::size_t count = place == model.places.end() ? 0 : place->second.sections_read.size();
  if (count == slot.read_count && slot.read.size() == pack.sections.size()) return;
  slot.read_count = count;
  slot.read.assign(pack.sections.size(), false);
  slot.pictures_read = false;
  slot.unread = 1;
  if (count == 0) return;
  const std::unordered_set<std::string> ids(place->second.sections_read.begin(), place->second.sections_read.end());
  for (std::size_t i = 0; i < pack.sections.size(); ++i) slot.read[i] = ids.contains(pack.sections[i].id);
  slot.pictures_read = ids.contains(std::string(app::pictures_read));
  double all = 0, left = 0;
  for (const app::Piece& piece : slot.document->pieces) {
    if (piece.where == app::Piece::Where::closing || piece.section >= slot.read.size()) continue;
    const auto size = static_cast<double>(piece.block.text.size());
    all += size;
    if (!slot.read[piece.section]) left += size;
  }
  slot.unread = all > 0 ? left / all : 0;
}

/// A section's row, or that of the pictures, which are shown in place of the page.
void draw_section(const app::Model& model, Frame& frame, const RailSlot& slot, const CaseView& view, Row& row, page::Rect rect) {
  const Colours& colours = *frame.colours;
  const bool pictures = row.kind == Row::Kind::pictures, shown = model.screen == app::Screen::pictures;
  const bool here = pictures ? shown : !shown && row.index == view.here, read = pictures ? slot.pictures_read : slot.read[row.index];
  if (row.name.empty()) row.name = pictures ? pictures_title(view.text.pack()) : title_of(view.text.pack(), row.index);
  const std::string& name = row.name;
  std::string value;
  if (here)
    value = say(Word::reader_section_here);
  else if (read)
    value = say(Word::reader_section_read);
  const Touch touched =
      touch(frame, id_of(pictures ? "pictures" : "section", view.id, row.index), Role::link, name, rect, here ? State::current : 0U, value);
  const page::Point centre{rect.x + 8, rect.y + 18};
  if (here) {
    disc(frame, centre, 8, colours.ground);
    ring(frame, centre, 8, colours.accent, 2);
    disc(frame, centre, 3, colours.accent);
  } else if (read) {
    disc(frame, centre, 6, colours.accent);
  } else {
    disc(frame, centre, 6, colours.ground);
    ring(frame, centre, 6, colours.edge, 1.5F);
  }
  const bool usual = !here && !touched.over;
  auto set_name = usual ? row.setting : nullptr;
  if (!set_name) {
    const Type face = here ? row.here : type::navigation;
    const page::Paragraph words = page::plain(name, face.face, face.size, row.lines > 1 ? next_line : face.line,
                                              usual ? page::Ink::ink2 : page::Ink::accent, words::language());
    set_name = frame.memory.cache.set_short(words, rect.w + overhang - section_indent, row.lines);
    if (usual) row.setting = set_name;
  }
  letters(frame, *set_name, {rect.x + section_indent, rect.y + (row.lines > 1 ? 8 : (section_row - type::navigation.line) / 2)});
  if (touched.ring) focus_ring(frame, {rect.x + 24, rect.y + 5, rect.w - 24, rect.h - 10}, 4);
  if (!touched.activated) return;
  if (pictures) {
    frame.wish(app::intent::ShowPictures{});
  } else {
    frame.wish(app::intent::GoToSection{row.index});
  }
}

void draw_question_row(const app::Model& model, Frame& frame, const CaseView& view, Row& row, page::Rect rect) {
  const Colours& colours = *frame.colours;
  const pack::Case& pack = view.text.pack();
  const pack::Question& question = pack.questions[row.index];
  const bool done = app::answered_now(model, pack.id, question.id);
  if (row.name.empty()) {
    row.name = say(Word::reader_question_row, fmt::arg("number", question.number), fmt::arg("brief", question.brief));
  }
  const std::string& name = row.name;
  const page::Rect target{rect.x + 20, rect.y, rect.w - 20, rect.h};
  const Touch touched = touch(frame, id_of("question", view.id, row.index), Role::link, name, target, done ? State::checked : 0U,
                              done ? std::string_view(say(Word::reader_question_answered)) : std::string_view{});
  const page::Point centre{rect.x + 34, rect.y + 15};
  if (done)
    disc(frame, centre, 10, colours.accent);
  else
    ring(frame, centre, 10, touched.over ? colours.accent : colours.edge, 1.5F);
  const Type digit{type::sans_bold, 13, 18};
  const auto number = set(frame, std::to_string(question.number), digit, done ? page::Ink::on_accent : page::Ink::ink2);
  letters(frame, *number, {centre.x - number->width / 2, centre.y - 9});
  auto brief = touched.over ? nullptr : row.setting;
  if (!brief) {
    const page::Paragraph words =
        page::plain(question.brief, type::meta.face, 14, next_line, touched.over ? page::Ink::accent : page::Ink::ink2, words::language());
    brief = frame.memory.cache.set_short(words, rect.w + overhang - question_indent, row.lines);
    if (!touched.over) row.setting = brief;
  }
  letters(frame, *brief, {rect.x + question_indent, rect.y + 5});
  if (touched.ring) focus_ring(frame, {target.x, target.y + 3, target.w, target.h - 6}, 4);
  if (touched.activated) frame.wish(app::intent::OpenQuestion{pack.id, row.index});
}

/// The list from `y` of the pane's content on.
void draw_rows(const app::Model& model, Frame& frame, RailSlot& slot, const CaseView& view, Pane& pane, float x, float y) {
  if (slot.rows.empty()) return;
  const float top = pane.top() + y;
  page::Rect seen = clip(frame);
  // All of them are described, but for a very long list.
  const float beyond = slot.rows.size() <= measured_rows ? slot.height : pane.reach();
  seen = {seen.x, seen.y - beyond, seen.w, seen.h + 2 * beyond};
  fill(frame, {x + 7, top + 18, 2, slot.rows[slot.last_section_row].y}, frame.colours->rule);
  const auto first = std::lower_bound(slot.rows.begin(), slot.rows.end(), seen.y - top,
                                      [](const Row& row, float from) { return row.y + row.height < from; });
  for (auto row = first; row != slot.rows.end() && row->y + top < seen.bottom(); ++row) {
    const page::Rect rect{x, top + row->y, slot.width, row->height};
    if (row->kind == Row::Kind::question)
      draw_question_row(model, frame, view, *row, rect);
    else
      draw_section(model, frame, slot, view, *row, rect);
  }
}

/// "About 4 minutes left to hear", while the case is read aloud.
const std::string& left_to_hear(const app::Model& model, RailSlot& slot) {
  if (slot.heard == model.aloud.now && slot.speed == model.look.speech_speed && !slot.to_hear.empty()) return slot.to_hear;
  slot.heard = model.aloud.now;
  slot.speed = model.look.speech_speed;
  const double left = app::minutes_to_hear(model);
  return slot.to_hear = left < 1.5 ? std::string(say(Word::aloud_minute_left))
                                   : say(Word::aloud_minutes_left, fmt::arg("minutes", static_cast<int>(std::lround(left))));
}

/// Whoever went to the end without reading all of it has the sections between still before them.
std::string left_in_words(const app::Model& model, RailSlot& slot, const pack::Case& pack) {
  const bool heard = model.aloud.on && model.aloud.now.in == app::Sentence::In::the_case && model.aloud.of.case_id == pack.id;
  if (heard) return left_to_hear(model, slot);
  const double share = share_read(model, pack);
  if (slot.unread <= 0) return std::string(say(Word::reader_read_through));
  const double left = static_cast<double>(pack.minutes_to_read) * (share >= 0.99 ? slot.unread : std::min(slot.unread, 1 - share));
  if (left < 1.5) return std::string(say(Word::reader_minute_left));
  return say(Word::reader_minutes_left, fmt::arg("minutes", static_cast<int>(std::lround(left))));
}

}  // namespace

double share_read(const app::Model& model, const pack::Case& pack) {
  const auto place = model.places.find(pack.id);
  return place == model.places.end() ? 0 : place->second.read_to;
}

void draw_rail(const app::Model& model, Frame& frame, CaseView& view, page::Rect area) {
  fill(frame, area, frame.colours->ground);
  fill(frame, {area.right() - 1, area.y, 1, area.h}, frame.colours->rule);
  const Region region(frame, say(Word::reader_rail), area);
  const pack::Case& pack = view.text.pack();
  auto& slot = frame.memory.slot<RailSlot>("rail");
  const float x = area.x + 24, width = area.w - 48;
  lay_rows(frame, slot, view, width);
  note_what_is_read(slot, model, pack);

  const bool foot = model.look.reading_times && pack.minutes_to_read > 0 && area.h >= 360;
  const std::string marks = foot ? marks_in_words(model, frame) : std::string();
  const float foot_height = foot ? 24 + 19 + (marks.empty() ? 0 : 19) + 14 + 1 : 0;
  const bool art = model.look.covers && area.h >= 420;
  const std::string name = subject_or_title(pack), sub = short_title(pack);
  const auto title = set(frame, name, {type::serif, 26, 32}, page::Ink::ink, width);
  const auto about = sub == name ? nullptr : set(frame, sub, type::meta, page::Ink::ink3, width);
  const float list = 20 + 32 + (art ? 14 + 84 : 0) + 14 + title->height + (about ? about->height : 0) + 20;
  {
    Pane pane(frame, say(Word::reader_rail), {area.x, area.y, area.w - 1, area.h - foot_height}, list + slot.height + 16, false);
    float y = pane.top() + 20;
    const std::string_view back = say(Word::nav_cases);
    const page::Rect target{x - 4, y, 28 + width_of(frame, back, medium), 32};
    const Touch touched = touch(frame, id_of("cases", view.id), Role::link, back, target);
    icon(frame, page::Icon::back, {target.x, y + 8}, frame.colours->accent, 16);
    const auto label = set(frame, back, medium, page::Ink::accent);
    letters(frame, *label, {target.x + 22, y + 5});
    if (touched.over) rule(frame, target.x + 22, y + 28, label->width, frame.colours->accent);
    if (touched.ring) focus_ring(frame, target, 4);
    if (touched.activated) frame.wish(app::intent::ShowShelf{});
    y += 32;
    if (art) {
      y += 14;
      cover(model, frame, pack, {x, y, width, 84}, 6, frame.colours->ground);
      y += 84;
    }
    y += 14;
    say_set(frame, *title, name, {x, y});
    y += title->height;
    if (about) say_set(frame, *about, sub, {x, y});
    draw_rows(model, frame, slot, view, pane, x, list);
  }
  if (foot) {
    const float y = area.bottom() - foot_height;
    rule(frame, x, y, width, frame.colours->rule);
    ui::say(frame, left_in_words(model, slot, pack), {type::sans, 13, 19}, {x, y + 15}, width, page::Ink::ink3);
    if (!marks.empty()) ui::say(frame, marks, {type::sans, 13, 19}, {x, y + 34}, width, page::Ink::ink3);
  }
}

void draw_contents(const app::Model& model, Frame& frame, CaseView& view, page::Rect area) {
  fill(frame, area, frame.colours->paper);
  const Region region(frame, say(Word::reader_rail), area);
  auto& slot = frame.memory.slot<RailSlot>("contents");
  const float width = std::min(440.0F, area.w - 40);
  const float x = area.x + std::clamp(view.left - area.x, 20.0F, std::max(20.0F, area.w - 20 - width));
  lay_rows(frame, slot, view, width);
  note_what_is_read(slot, model, view.text.pack());
  const bool foot = model.look.reading_times && view.text.pack().minutes_to_read > 0;
  Pane pane(frame, say(Word::reader_rail), area, 24 + slot.height + (foot ? 60.0F : 24.0F));
  if (slot.last_section_row < slot.rows.size() && frame.memory.focus == 0) {
    give_focus(frame, id_of("section", view.id, view.here), frame.memory.ring);
  }
  draw_rows(model, frame, slot, view, pane, x, 24);
  if (foot)
    ui::say(frame, left_in_words(model, slot, view.text.pack()), {type::sans, 13, 19}, {x, pane.top() + 24 + slot.height + 16}, width,
            page::Ink::ink3);
}

}  // namespace vignette::ui
