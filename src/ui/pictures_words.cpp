/// What the pictures show, in words: for the list, for the margin, and for whoever does not see them.
#include <algorithm>
#include <optional>

#include "ui/pictures.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::Word;

namespace {

/// Parts of one value, parted as sentences are.
void add_to(std::string& words, std::string_view more) {
  if (more.empty()) return;
  if (!words.empty()) words += words.back() == '.' ? " " : ". ";
  words += more;
}

std::optional<Word> word_of(std::string_view tie) {
  if (tie == "steady") return Word::figures_tie_steady;
  if (tie == "together") return Word::figures_tie_together;
  if (tie == "informed") return Word::figures_tie_informed;
  if (tie == "offered") return Word::figures_tie_offered;
  return std::nullopt;
}

float draw_row(Frame& frame, std::string_view name, const std::vector<std::string>& lines, page::Point at, float width) {
  std::string value;
  for (const std::string& line : lines) add_to(value, line);
  rule(frame, at.x, at.y, width, frame.colours->rule);
  float y = at.y + 9;
  const auto set_name = set(frame, name, type::label, page::Ink::ink, width);
  letters(frame, *set_name, {at.x, y});
  y += set_name->height;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto words = set(frame, lines[i], type::text, i == 0 ? page::Ink::ink2 : page::Ink::ink3, width);
    letters(frame, *words, {at.x, y});
    y += words->height;
  }
  describe(frame, Role::list_item, name, {at.x, at.y, width, y + 9 - at.y}).value = value;
  return y + 9 - at.y;
}

}  // namespace

std::vector<std::string> event_in_lines(const pack::Case& pack, std::size_t event) {
  const pack::Event& what = pack.timeline[event];
  std::vector<std::string> lines;
  std::string phase;
  for (std::size_t i = 0; i <= event; ++i)
    if (!pack.timeline[i].phase.empty()) phase = pack.timeline[i].phase;
  if (!phase.empty()) lines.push_back(words::say(Word::figures_in_stretch, fmt::arg("phase", phase)));
  if (!what.steps.empty()) {
    std::string steps;
    for (const std::string& step : what.steps) steps += (steps.empty() ? "" : ", ") + step;
    lines.push_back(words::say(Word::figures_steps, fmt::arg("steps", steps)));
  }
  const std::string who = page::who_took_part(pack, what);
  if (!who.empty()) lines.push_back(words::say(Word::figures_took_part, fmt::arg("names", who)));
  if (what.repeats) lines.emplace_back(words::say(Word::figures_repeats));
  return lines;
}

std::string as_sentence(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words;
}

std::vector<std::string> ties_in_words(const pack::Case& pack, const pack::Person& person) {
  std::vector<std::string> lines;
  const pack::Person* child = page::child_of(pack);
  if (&person == child) return lines;
  if (const pack::Person* other = page::other_end(pack, person)) {
    if (const auto word = word_of(person.tie)) lines.push_back(words::say(*word, fmt::arg("name", other->name)));
  } else if (person.tie.empty() || page::has_line(person.tie)) {
    lines.emplace_back(words::say(Word::figures_tie_none));
  }  // the case says something of a tie that nobody here can read
  if (person.ring) lines.emplace_back(words::say(Word::figures_reached));
  return lines;
}

std::string person_in_words(const pack::Case& pack, const pack::Person& person) {
  std::string words;
  if (&person == page::child_of(pack)) {
    if (pack.subject.age > 0) add_to(words, as_sentence(words::say(Word::figures_age, fmt::arg("age", pack.subject.age))));
    add_to(words, words::say(Word::figures_at_centre));
  }
  add_to(words, as_sentence(person.does));
  for (const std::string& line : ties_in_words(pack, person)) add_to(words, line);
  return words;
}

std::string name_of(const pack::Event& event) {
  if (!event.track.empty()) return event.track;
  std::string name = event.when;
  if (!name.empty() && !event.what.empty()) name += ": ";
  return name + event.what;
}

std::string event_in_words(const pack::Case& pack, std::size_t event) {
  std::string words;
  for (const std::string& line : event_in_lines(pack, event)) add_to(words, line);
  return words;
}

float draw_order_list(const app::Model& model, Frame& frame, const PicturesSlot& slot,
                      const std::vector<std::optional<app::Stretch>>& passages, page::Point at, float width) {
  const pack::Case& pack = *slot.pack;
  float y = at.y;
  const std::size_t item = frame.outline.items.size();
  describe(frame, Role::list, words::say(Word::figures_order), {at.x, at.y, width, 0});
  ++frame.depth;
  for (std::size_t i = 0; i < pack.timeline.size(); ++i) {
    const pack::Event& event = pack.timeline[i];
    if (!event.phase.empty()) continue;
    float height = draw_row(frame, name_of(event), event_in_lines(pack, i), {at.x, y}, width);
    if (passages[i]) {
      draw_passage_link(frame, *passages[i], {at.x, y + height - 6}, i + 1);
      height += type::meta.line + 2;
    }
    // One came for this.
    if (frame.new_screen && model.pictures.event == i && !frame.panes.empty())
      frame.panes.back()->show(y - frame.panes.back()->top(), height, 96);
    y += height;
  }
  --frame.depth;
  ends(frame, item, {at.x, at.y, width, y - at.y});
  return y - at.y;
}

float draw_people_list(Frame& frame, const PicturesSlot& slot, page::Point at, float width) {
  const pack::Case& pack = *slot.pack;
  float y = at.y;
  const std::size_t item = frame.outline.items.size();
  describe(frame, Role::list, words::say(Word::figures_who), {at.x, at.y, width, 0});
  ++frame.depth;
  for (const pack::Person& person : pack.people) {
    std::vector<std::string> lines;
    if (&person == page::child_of(pack) && pack.subject.age > 0)
      lines.push_back(as_sentence(words::say(Word::figures_age, fmt::arg("age", pack.subject.age))));
    if (!person.does.empty()) lines.push_back(as_sentence(person.does));
    for (std::string& line : ties_in_words(pack, person)) lines.push_back(std::move(line));
    y += draw_row(frame, person.name, lines, {at.x, y}, width);
  }
  if (!pack.also_part.empty()) y += draw_row(frame, words::say(Word::note_also_part), {as_sentence(pack.also_part)}, {at.x, y}, width);
  --frame.depth;
  ends(frame, item, {at.x, at.y, width, y - at.y});
  return y - at.y;
}

}  // namespace vignette::ui
