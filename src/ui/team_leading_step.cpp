// The step a team is at: what the room does, one's notes, what came in, and ways in.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "page/figure.hpp"
#include "ui/grid.hpp"
#include "ui/team_leading_parts.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;
using workshop::Phase;

constexpr float between = 20, least_column = 190;
constexpr Type count_type{type::serif, 60, 64}, narrow_count{type::serif, 44, 50};

/// Words behind a hand: half rings over a line.
constexpr float rings_wide = 256, rings_high = 150;
void draw_rings(Frame& frame, page::Point at) {
  using page::Paint;
  page::Figure rings;
  rings.size = {rings_wide, rings_high};
  for (const float radius : {126.0F, 98.0F})
    rings.shapes.emplace_back(
        page::Sector{.centre = {128, 149}, .radius = radius, .from = 180, .to = 360, .stroke = Paint::rule, .width = 2});
  rings.shapes.emplace_back(page::Sector{.centre = {128, 149}, .radius = 70, .from = 180, .to = 360, .fill = Paint::accent});
  figure(frame, rings, {at.x, at.y, rings_wide, rings_high}, frame.colours->accent);
  icon(frame, page::Icon::hide, {at.x + 104, at.y + 94}, frame.colours->on_accent, 48);
  rule(frame, at.x, at.y + 148, rings_wide, frame.colours->ink, 2);
}

struct NotesSlot : Memory::Slot {
  bool open = false;    ///< while answers are looked through and talked about
  bool away = false;    ///< while people write: somebody else may be at the shared keyboard
  bool typing = false;  ///< somebody was, in the drawing before
};

class StepDrawn {
 public:
  StepDrawn(const app::Model& model, Frame& frame, page::Point at, float width)
      : model_(model), team_(model.team), leading_(model.team.leading), frame_(frame), at_(at), width_(width), y_(at.y) {}

  float draw() {
    const auto& step = leading_.plan.steps[leading_.at];
    const bool asks = leading_.phase.has_value(), writing = leading_.phase == Phase::writing;
    if (asks)
      question(writing);
    else
      telling(step);
    if (team_.covered) covered();
    if (asks && !team_.covered && (writing || unfolded())) notes(true);
    if (asks && !writing && !team_.covered) {
      y_ += 18;
      rule(frame_, at_.x, y_, width_, frame_.colours->ink, 2);
      y_ += 12;
      y_ += draw_leading_cards(model_, frame_, {at_.x, y_}, width_);
    }
    if (writing) count();
    if (writing ? shared_keyboard() : leading_.phase == Phase::looking) typing(writing);
    if (step.kind == workshop::Step::Kind::commitments) commitments();
    if (!asks && !team_.covered) notes(false);
    present();
    ways();
    return y_ - at_.y;
  }

 private:
  Type heading() const { return frame_.width < grid::narrow_below ? type::heading_narrow : type::heading; }
  void line(std::string_view words, Type type, page::Ink ink = page::Ink::ink3, Role role = Role::paragraph) {
    y_ += ui::say(frame_, words, type, {at_.x, y_}, width_, ink, role);
  }
  void begin(Word label) {
    y_ += 28;
    y_ += begin_part(frame_, say(label), {at_.x, y_}, width_);
  }
  /// Texts beside one another, in rows of as many as there is room for.
  template <typename Texts, typename Draw>
  void in_columns(const Texts& texts, Draw&& draw) {
    const auto across = std::clamp<std::size_t>(static_cast<std::size_t>((width_ + between) / (least_column + between)), 1, 3);
    const float wide = (width_ - between * static_cast<float>(across - 1)) / static_cast<float>(across);
    for (std::size_t i = 0; i < texts.size(); i += across) {
      float high = 0;
      for (std::size_t j = i; j < std::min(i + across, texts.size()); ++j)
        high = std::max(high, draw(texts[j], page::Point{at_.x + static_cast<float>(j - i) * (wide + between), y_}, wide));
      y_ += high + 10;
    }
    if (!texts.empty()) y_ -= 10;
  }

  std::vector<std::string> all_notes() const {
    std::vector<std::string> all;
    if (const auto* open = app::find_case(model_, team_.case_id)) all = app::facilitator_notes(*open->pack);
    if (!team_.note.text.empty()) all.push_back(team_.note.text);
    return all;
  }
  bool& unfolded() { return frame_.memory.slot<NotesSlot>("leading notes").open; }

  /// While the cards need the room, notes are a press away: over the cards, at the right.
  void notes_switch() {
    if (team_.covered || all_notes().empty()) return;
    constexpr ButtonLook look{.manner = Manner::quiet, .before = page::Icon::note, .height = 28, .padding = 8, .type = type::label};
    const float wide = button_width(frame_, say(Word::team_notes), look);
    if (button(frame_, say(Word::team_notes), {at_.x + width_ - wide + look.padding, y_ - 4, wide, 28}, look)) {
      unfolded() = !unfolded();
      frame_.again = true;
    }
    frame_.outline.items.back().states |= unfolded() ? std::uint32_t{expanded} : 0U;
  }

  void question(bool writing) {
    if (!writing) notes_switch();
    line(leading_.which, type::meta);
    y_ += 2;
    line(leading_.told.title, heading(), page::Ink::ink, Role::heading);
    frame_.outline.items.back().level = 1;
  }

  void telling(const workshop::Step& step) {
    const auto how = workshop::how_of(step);
    if (!how.empty()) line(how, type::meta);
    y_ += 2;
    line(workshop::title_of(leading_.plan, step), heading(), page::Ink::ink, Role::heading);
    frame_.outline.items.back().level = 1;
    y_ += 18;
    rule(frame_, at_.x, y_, width_, frame_.colours->ink, 2);
    y_ += 16;
    const float measure = std::min(width_, 640.0F);
    // As it is read aloud. The team's own commitments are listed under it, where they can be taken back.
    told(leading_.told, measure);
    for (const auto& other : leading_.told.also) {
      y_ += 12;
      told(other, measure);
    }
  }
  void told(const workshop::Told& told, float measure) {
    for (const auto& line : told.lines) y_ += ui::say(frame_, line, type::body, {at_.x, y_}, measure, page::Ink::ink2) + 8;
    if (!told.small.empty()) y_ += ui::say(frame_, told.small, type::text, {at_.x, y_}, measure, page::Ink::ink3) + 8;
  }

  void covered() {
    y_ += 24;
    icon(frame_, page::Icon::hide, {at_.x, y_ + 1}, frame_.colours->accent);
    y_ += ui::say(frame_, say(Word::team_covered), type::text, {at_.x + 30, y_}, std::min(width_ - 30, 560.0F), page::Ink::ink2,
                  Role::status) +
          12;
    if (button(frame_, say(Word::team_uncover), {at_.x, y_, 0, 40})) frame_.wish(app::intent::UncoverCards{});
    y_ += 40;
  }

  void notes(bool under_question) {
    const auto all = all_notes();
    if (all.empty()) return;
    if (under_question) {
      y_ += 18;
      y_ += begin_part(frame_, say(Word::team_notes), {at_.x, y_}, width_);
    } else {
      begin(Word::team_notes);
    }
    const bool away = leading_.phase == Phase::writing && shared_keyboard() && notes_away();
    // Their room stays, so that nothing moves under the hands of whoever types.
    in_columns(all, [&](const std::string& note, page::Point at, float wide) {
      if (away) return set(frame_, note, type::note, page::Ink::ink2, wide)->height;
      return ui::say(frame_, note, type::note, at, wide, page::Ink::ink2);
    });
  }

  bool shared_keyboard() const { return team_.choice.keyboard || team_.choice.video; }
  /// Whoever sits at the shared keyboard would have them before their eyes: they go when somebody types there, and come back when whoever
  /// leads wishes it.
  bool notes_away() {
    auto& slot = frame_.memory.slot<NotesSlot>("leading notes");
    const bool typing = frame_.memory.focus == id_of(app::Field::team_answer) || !team_.answer.text.empty();
    if (!std::exchange(slot.typing, typing) && typing) slot.away = true;
    const auto name = say(slot.away ? Word::team_notes_show : Word::team_notes_hide);
    const float heading = type::label.line + 6, wide = width_of(frame_, name, type::meta);
    if (link(frame_, name, {at_.x + width_ - wide, y_ - heading}, type::meta)) {
      slot.away = !slot.away;
      give_focus(frame_, control_id(Role::link, say(slot.away ? Word::team_notes_show : Word::team_notes_hide)), frame_.memory.ring);
      slot.typing = false;
      frame_.again = true;
    }
    if (slot.away) ui::say(frame_, say(Word::team_notes_away), type::meta, {at_.x, y_}, width_, page::Ink::ink3, Role::status);
    return slot.away;
  }

  void count() {
    constexpr float beside = 560, gap = 40;
    y_ += 30;
    rule(frame_, at_.x, y_, width_, frame_.colours->ink, 2);
    y_ += 36;
    const bool figure = width_ >= beside;
    const float x = figure ? at_.x + rings_wide + gap : at_.x, room = at_.x + width_ - x, top = y_;
    const auto say_here = [&](std::string_view words, Type type, page::Ink ink, Role role = Role::paragraph) {
      y_ += ui::say(frame_, words, type, {x, y_}, room, ink, role);
    };
    say_here(say(Word::team_while), type::label, page::Ink::ink2, Role::heading);
    frame_.outline.items.back().level = 2;
    y_ += 2;
    const std::string in = leading_.in == 0 ? std::string(say(Word::nobody_in))
                                            : workshop::capital(workshop::counted(leading_.in, Word::so_many_in, Word::so_many_in));
    say_here(in, figure ? count_type : narrow_count, page::Ink::ink, Role::status);
    y_ += 10;
    say_here(say(Word::team_nobody_reads), figure ? type::body : type::beside, page::Ink::ink2);
    if (!leading_.told.small.empty()) {
      y_ += 8;
      say_here(say(Word::room_small), type::text, page::Ink::ink2);
    }
    y_ += 8;
    if (leading_.count_hidden) say_here(say(Word::team_count_hidden), type::meta, page::Ink::ink3, Role::status);
    const WayOn hides = way_on(frame_, say(leading_.count_hidden ? Word::team_show_count : Word::team_hide_count), {x, y_}, room);
    if (hides.used) frame_.wish(app::intent::Lead{app::lead::HideCount{!leading_.count_hidden}});
    y_ += hides.height;
    if (figure) {
      draw_rings(frame_, {at_.x, top + std::max(0.0F, std::round((y_ - top - rings_high) / 2))});
      y_ = std::max(y_, top + rings_high);
    }
  }

  /// The shared keyboard while people write; slips and what is said aloud are typed once nobody writes any more. All are cards like the
  /// rest.
  void typing(bool writing) {
    if (team_.covered) return;
    const Word name = writing ? Word::team_type_now : Word::team_type;
    begin(name);
    line(say(writing ? Word::team_type_now_how : Word::team_type_how), type::meta);
    y_ += 8;
    const float wide = std::min(width_, 640.0F);
    EditorLook look = answer_look(model_);
    look.size = 17, look.line = 24, look.between = 8, look.left = look.right = 12, look.top = look.bottom = 9;
    y_ += editor(frame_, app::Field::team_answer, team_.answer, say(name), {at_.x, y_, wide, 90}, look).height + 6;
    line(say(Word::phone_limit), type::meta);
    y_ += 8;
    ButtonLook act{.height = 40};
    const float each = std::max(button_width(frame_, say(Word::team_type_in), act), button_width(frame_, say(Word::team_pass), act));
    if (button(frame_, say(Word::team_type_in), {at_.x, y_, each, 40}, act)) frame_.wish(app::intent::PutTypedIn{app::Field::team_answer});
    if (button(frame_, say(Word::team_pass), {at_.x + each + 8, y_, each, 40}, act)) frame_.wish(app::intent::Lead{app::lead::TypePass{}});
    y_ += 40;
  }

  void commitments() {
    begin(Word::team_commitment);
    for (std::size_t i = 0; i < leading_.commitments.size(); ++i) {
      y_ += 4;
      const float wide = std::min(width_, 640.0F);
      y_ += ui::say(frame_, leading_.commitments[i], type::beside, {at_.x, y_}, wide);
      const WayOn back = way_on(frame_, say(Word::team_uncommit), {at_.x, y_}, wide, i);
      if (back.used) frame_.wish(app::intent::Lead{app::lead::Uncommit{i}});
      y_ += back.height;
    }
    if (leading_.commitments.size() >= workshop::most_commitments) return;
    y_ += 6;
    y_ += typed_line(model_, frame_, app::Field::team_commitment, say(Word::team_commitment), say(Word::team_commit), {at_.x, y_}, width_,
                     480);
  }

  void present() {
    begin(Word::team_present);
    if (leading_.present)
      line(say(Word::team_present_is, fmt::arg("count", *leading_.present)), type::text, page::Ink::ink, Role::status);
    else
      line(say(Word::team_present_how), type::meta);
    y_ += 8;
    y_ +=
        typed_line(model_, frame_, app::Field::team_present, say(Word::team_present), say(Word::team_present_set), {at_.x, y_}, width_, 96);
  }

  std::string phones() const {
    if (!leading_.way) return std::string(say(Word::team_phones_off));
    return say(leading_.way->only_here ? Word::team_phones_here : Word::team_phones_open, fmt::arg("address", leading_.way->address),
               fmt::arg("code", leading_.way->code));
  }

  void ways() {
    struct Way {
      Word name;
      std::string how;
    };
    const auto& choice = team_.choice;
    std::vector<Way> all;
    if (choice.phones || leading_.way) all.push_back({Word::team_phones, phones()});
    if (choice.paper) all.push_back({Word::team_paper, std::string(say(Word::team_paper_lead))});
    if (choice.keyboard) all.push_back({Word::team_keyboard, std::string(say(Word::team_keyboard_lead))});
    if (choice.video) all.push_back({Word::team_video, std::string(say(Word::team_video_lead))});
    begin(Word::team_ways);
    if (leading_.way && leading_.way->guessed) {
      icon(frame_, page::Icon::warning, {at_.x, y_ + 1}, frame_.colours->clay);
      y_ += ui::say(frame_, say(Word::team_guessed), type::text, {at_.x + 28, y_}, width_ - 28, page::Ink::clay, Role::status) + 10;
    }
    if (team_.journal == false) line(say(Word::serve_memory), type::meta);
    in_columns(all, [&](const Way& way, page::Point at, float wide) {
      const float name = ui::say(frame_, say(way.name), type::control, at, wide);
      return name + ui::say(frame_, way.how, type::meta, {at.x, at.y + name}, wide, page::Ink::ink3);
    });
    if (!leading_.way) return;
    if (!leading_.way->wifi.empty()) line(say(Word::team_wifi_joins), type::meta);
    y_ += 6;
    const WayOn code = way_on(frame_, say(Word::team_new_code), {at_.x, y_}, width_);
    if (code.used) frame_.wish(app::intent::NewCode{});
    y_ += code.height;
    const WayOn paper = way_on(frame_, say(Word::team_paper_only), {at_.x, y_}, width_);
    if (paper.used) frame_.wish(app::intent::GoOnWithPaper{});
    y_ += paper.height;
  }

  const app::Model& model_;
  const app::Team& team_;
  const app::Leading& leading_;
  Frame& frame_;
  page::Point at_;
  float width_, y_;
};

}  // namespace

float begin_part(Frame& frame, std::string_view label, page::Point at, float width) {
  rule(frame, at.x, at.y, width, frame.colours->rule);
  return 13 + say(frame, label, type::label, {at.x, at.y + 13}, width, page::Ink::ink2, Role::heading, 2) + 6;
}

float typed_line(const app::Model& model, Frame& frame, app::Field which, std::string_view name, std::string_view act, page::Point at,
                 float width, float field_width) {
  constexpr float high = 40, gap = 8;
  const ButtonLook look{.height = high};
  const float wide = button_width(frame, act, look);
  const bool beside = std::min(field_width, 160.0F) + gap + wide <= width;
  const float room = std::min(field_width, beside ? width - gap - wide : width);
  if (const auto* editing = app::editing(model, which)) field(frame, which, *editing, name, {}, {at.x, at.y, room, high});
  const bool entered = frame.memory.focus == id_of(which) && pressed(frame, {app::Key::enter});
  const page::Point place = beside ? page::Point{at.x + room + gap, at.y} : page::Point{at.x, at.y + high + gap};
  if (button(frame, act, {place.x, place.y, wide, high}, look) || entered) frame.wish(app::intent::PutTypedIn{which});
  return beside ? high : 2 * high + gap;
}

float draw_leading_step(const app::Model& model, Frame& frame, page::Point at, float width) {
  return StepDrawn(model, frame, at, width).draw();
}

}  // namespace vignette::ui
