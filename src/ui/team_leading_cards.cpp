// Looking through: every card in its group, what could point to somebody in it marked, and what can be done with the open one
// (look/07b-workshop-look-through).
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ui/leaving_parts.hpp"
#include "ui/team_card_drag.hpp"
#include "ui/team_choice.hpp"
#include "ui/team_leading_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using app::LeadCard;
using words::say;
using words::Word;
using workshop::Phase;
using workshop::Reason;

constexpr float between = 20, least_column = 208, under_card = 10, inset = 12;
constexpr Type card_type{type::serif, 17, 23};

struct CardsSlot : Memory::Slot {
  float open = 120;           ///< how high what stands under the open card's words was
  std::optional<int> naming;  ///< the group whose title was typed
};

/// One column: a group, or the cards of none.
struct Heap {
  int number = 0;
  std::string title;
  std::vector<const LeadCard*> cards;
};

std::vector<Heap> heaps(const app::Leading& leading) {
  std::vector<Heap> all;
  for (const auto& group : leading.groups) all.push_back({group.number, group.title, app::cards_of(leading, group.number)});
  auto rest = app::cards_of(leading, 0);
  if (!rest.empty() || all.empty())
    all.push_back({0, all.empty() ? std::string() : std::string(say(Word::room_other_cards)), std::move(rest)});
  return all;
}

class Cards {
 public:
  Cards(const app::Model& model, Frame& frame, page::Point at, float width)
      : model_(model),
        team_(model.team),
        leading_(model.team.leading),
        frame_(frame),
        at_(at),
        width_(width),
        y_(at.y),
        looking_(leading_.phase == Phase::looking),
        drag_(frame),
        dragged_(app::find_card(leading_, drag_.dragged())) {}

  float draw() {
    if (!team_.naming) frame_.memory.slot<CardsSlot>("leading cards").naming.reset();
    head();
    if (team_.naming && *team_.naming == 0) naming({at_.x, y_}, width_);
    columns();
    dragged();
    return y_ - at_.y;
  }

 private:
  void head() {
    const std::string told = say(Word::team_shuffled, fmt::arg("answers", leading_.tally));
    const bool asks = !team_.naming;
    const ButtonLook look{
        .manner = Manner::quiet, .before = page::Icon::plus, .height = 32, .padding = 8, .type = {type::sans_medium, 14, 20}};
    const float wide = asks ? button_width(frame_, say(Word::team_new_group), look) : 0;
    const bool beside = width_ - wide >= 240;
    const float high =
        ui::say(frame_, told, type::label, {at_.x, y_}, beside ? width_ - wide - 12 : width_, page::Ink::ink2, Role::heading, 2);
    if (asks) {
      const page::Point place = beside ? page::Point{at_.x + width_ - wide + look.padding, y_ - 6} : page::Point{at_.x - 8, y_ + high};
      if (button(frame_, say(Word::team_new_group), {place.x, place.y, wide, 32}, look)) frame_.wish(app::intent::AskForTitle{0});
    }
    y_ += high + (beside || !asks ? 16 : 40);
  }

  /// The title of a new group, or another of one there is. Answers the height.
  float title_field(page::Point at, float width) {
    const bool anew = team_.naming == 0;
    float y = at.y;
    auto& slot = frame_.memory.slot<CardsSlot>("leading cards");
    if (std::exchange(slot.naming, team_.naming) != team_.naming) give_focus(frame_, id_of(app::Field::team_group), true);
    y += ui::say(frame_, say(Word::team_group_title), type::label, {at.x, y}, width, page::Ink::ink2) + 6;
    y += typed_line(model_, frame_, app::Field::team_group, say(Word::team_group_title),
                    say(anew ? Word::team_group_make : Word::team_group_name), {at.x, y}, width, 320);
    const WayOn leave = way_on(frame_, say(Word::team_not_now), {at.x, y + 4}, width);
    if (leave.used) frame_.wish(app::intent::AskForTitle{std::nullopt});
    return y + 4 + leave.height - at.y;
  }
  void naming(page::Point at, float width) { y_ += title_field(at, width) + 14; }

  void columns() {
    const auto all = heaps(leading_);
    const auto fit = std::max<std::size_t>(1, static_cast<std::size_t>((width_ + between) / (least_column + between)));
    if (all.size() == 1 && all.front().number == 0) return spread(all.front(), fit);
    const auto shown = std::clamp<std::size_t>(all.size(), std::min<std::size_t>(fit, 3), std::min<std::size_t>(fit, 4));
    const float wide = column_width(shown);
    for (std::size_t i = 0; i < all.size(); i += shown) {
      float low = y_;
      for (std::size_t j = i; j < std::min(i + shown, all.size()); ++j) {
        const float x = at_.x + static_cast<float>(j - i) * (wide + between);
        float y = y_ + heap_head(all[j], {x, y_}, wide);
        for (const auto* card : all[j].cards) y += draw_card(*card, {x, y}, wide) + under_card;
        if (dragged_ && dragged_->card.group != all[j].number)
          y += drag_.place(all[j].number, {x, y_, wide, y - y_}, say(Word::team_drop)) + under_card;
        low = std::max(low, y);
      }
      y_ = low + 14;
    }
  }

  /// Where there are groups alone, a card can be let go under them to be in none; then what is dragged, and where it was let go.
  void dragged() {
    const bool all_in_groups = std::ranges::none_of(leading_.cards, [](const LeadCard& one) { return one.card.group == 0; });
    if (dragged_ && all_in_groups) y_ += drag_.place(0, {at_.x, y_, width_, 0}, say(Word::team_move_out)) + under_card;
    const auto to = drag_.finish(dragged_ ? std::string_view(dragged_->card.text) : std::string_view(), least_column);
    if (to && dragged_) frame_.wish(app::intent::Lead{app::lead::MoveCard{dragged_->card.id, *to}});
  }

  /// Cards in no group while there is none, each in the column that is shortest so far.
  void spread(const Heap& heap, std::size_t fit) {
    const auto across = std::min<std::size_t>(fit, 3);
    const float wide = column_width(across);
    std::vector<float> low(across, y_);
    for (const auto* card : heap.cards) {
      const auto least = static_cast<std::size_t>(std::ranges::min_element(low) - low.begin());
      low[least] += draw_card(*card, {at_.x + static_cast<float>(least) * (wide + between), low[least]}, wide) + under_card;
    }
    y_ = *std::ranges::max_element(low);
  }

  float column_width(std::size_t across) const {
    return std::floor((width_ - between * static_cast<float>(across - 1)) / static_cast<float>(across));
  }

  float heap_head(const Heap& heap, page::Point at, float width) {
    const auto many = words::count_in_words(heap.cards.size());
    const auto count = set(frame_, many, type::text, page::Ink::ink3);
    const auto title = set(frame_, heap.title, type::control, page::Ink::ink, width - count->width - 12);
    letters(frame_, *title, at);
    letters(frame_, *count, {at.x + width - count->width, at.y});
    describe(frame_, Role::heading, say(Word::team_group_count, fmt::arg("title", heap.title), fmt::arg("count", many)),
             {at.x, at.y, width, title->height})
        .level = 3;
    float y = at.y + title->height + 2;
    if (heap.number != 0 && team_.naming == heap.number) {
      y += 6;
      y += title_field({at.x, y}, width);
    } else if (heap.number != 0) {
      const WayOn other = way_on(frame_, say(Word::team_group_rename), {at.x, y}, width, static_cast<std::uint64_t>(heap.number));
      if (other.used) frame_.wish(app::intent::AskForTitle{heap.number});
      y += other.height;
      const WayOn out = way_on(frame_, say(Word::team_group_out), {at.x, y}, width, static_cast<std::uint64_t>(heap.number));
      if (out.used) frame_.wish(app::intent::Lead{app::lead::NameGroup{heap.number, {}}});
      y += out.height;
    }
    return y + 6 - at.y;
  }

  float draw_card(const LeadCard& one, page::Point at, float width) {
    const Colours& c = *frame_.colours;
    const bool open = team_.card == one.card.id, held = one.card.held.has_value();
    const float room = width - 2 * inset;
    auto& slot = frame_.memory.slot<CardsSlot>("leading cards");
    const auto text = set(frame_, one.card.text, card_type, held ? page::Ink::ink3 : page::Ink::ink, room);
    const std::string why = held ? say(Word::team_card_held, fmt::arg("why", say(workshop::why_held(*one.card.held)))) : std::string();
    const auto told = set(frame_, why, type::meta, page::Ink::clay, room);
    const float words = 10 + text->height + (held ? 4 + told->height : 0) + 11;
    const page::Rect rect{at.x, snap(frame_, at.y), width, words + (open ? slot.open : 0)};
    const bool seen = open || in_reach(frame_, rect);
    if (seen) fill(frame_, rect, c.sheet, 6);
    const page::Rect press{rect.x, rect.y, rect.w, words};
    const std::uint32_t states = open ? std::uint32_t{expanded} : 0U;
    drag_.card(one.card.id, press);
    const Touch does = touch(frame_, id_of("card " + one.card.id), Role::button, one.card.text, press, states, why);
    if (does.activated && drag_.dragged().empty()) frame_.wish(app::intent::ChooseCard{one.card.id});
    if (!seen) return rect.h;  // the keyboard comes to it, and then it is
    stroke(frame_, rect, open ? c.accent : does.over ? c.edge : c.rule, open ? 2 : c.outline, 6);
    const page::Point origin{rect.x + inset, rect.y + 10};
    letters(frame_, *text, origin);
    for (const auto& range : one.found) mark(*text, range, origin);
    if (held) letters(frame_, *told, {origin.x, origin.y + text->height + 4});
    if (does.ring) focus_ring(frame_, open ? press : rect, 6);
    if (!open) return rect.h;
    const float tools = draw_tools(one, {origin.x, rect.y + words}, room) + 10;
    if (std::abs(tools - slot.open) >= 0.5F) frame_.again = true;
    slot.open = tools;
    return words + tools;
  }

  /// Dots under what could point to somebody.
  void mark(const page::Setting& text, text::Range range, page::Point origin) {
    constexpr float dot = 2, apart = 4;
    for (const auto& line : page::rects(text, range, page::Over::ink))
      for (float x = 0; x + dot <= line.w; x += apart)
        fill(frame_, {origin.x + line.x + x, origin.y + line.bottom() - dot, dot, dot}, frame_.colours->clay);
  }

  /// What can be done with the open card. Answers the height.
  float draw_tools(const LeadCard& one, page::Point at, float room) {
    float y = at.y;
    rule(frame_, at.x, y, room, frame_.colours->rule);
    y += 8;
    const auto act = [&](std::string_view name, std::uint64_t hint) {
      const WayOn way = way_on(frame_, name, {at.x, y}, room, hint);
      y += way.height;
      return way.used;
    };
    if (team_.holding && !one.card.held) return y + hold(one, {at.x, y}, room) - at.y;
    const bool moves = one.card.group != 0 || !leading_.groups.empty();
    if (moves) y += ui::say(frame_, say(Word::team_move), type::meta, {at.x, y}, room, page::Ink::ink3) + 6;  // a ring fits under it
    for (const auto& group : leading_.groups)
      if (group.number != one.card.group && act(group.title, 100U + static_cast<std::uint64_t>(group.number)))
        frame_.wish(app::intent::Lead{app::lead::MoveCard{one.card.id, group.number}});
    if (one.card.group != 0 && act(say(Word::team_move_out), 0)) frame_.wish(app::intent::Lead{app::lead::MoveCard{one.card.id, 0}});
    if (moves) y += 6;
    if (one.card.held) {
      if (looking_ && act(say(Word::team_leave_in), 0)) frame_.wish(app::intent::Lead{app::lead::LeaveIn{one.card.id}});
    } else if (looking_ || leading_.phase == Phase::shown) {
      if (act(say(Word::team_hold), 0)) frame_.wish(app::intent::AskToHold{true, team_.reason});
    }
    return y - at.y;
  }

  float hold(const LeadCard& one, page::Point at, float room) {
    constexpr ButtonLook low{.height = 32, .padding = 12, .type = type::label};
    float y = at.y;
    y += ui::say(frame_, say(Word::team_hold_why), type::label, {at.x, y}, room, page::Ink::ink, Role::heading, 4) + 4;
    std::vector<std::string> names;
    for (const Reason reason : {Reason::identify, Reason::hurt, Reason::same, Reason::asked})
      names.push_back(workshop::capital(std::string(say(workshop::why_held(reason)))));
    const ChoiceMade made = one_of_lines(frame_, say(Word::team_hold_why), names, static_cast<int>(team_.reason), {at.x, y}, room);
    if (made.chosen) frame_.wish(app::intent::AskToHold{true, static_cast<Reason>(*made.chosen)});
    y += made.height + 10;
    Flow flow({at.x, y}, room, low.height);
    const auto act = [&](Word name, Manner manner) {
      ButtonLook look = low;
      look.manner = manner;
      const float wide = button_width(frame_, say(name), look);
      const page::Point place = flow.place(wide);
      return button(frame_, say(name), {place.x, place.y, wide, low.height}, look);
    };
    if (act(Word::team_hold, Manner::other)) {
      frame_.wish(app::intent::Lead{app::lead::Hold{one.card.id, team_.reason}});
      frame_.wish(app::intent::AskToHold{false, team_.reason});
    }
    if (act(Word::team_leave_in, Manner::quiet)) frame_.wish(app::intent::AskToHold{false, team_.reason});
    return y + flow.height() - at.y;
  }

  const app::Model& model_;
  const app::Team& team_;
  const app::Leading& leading_;
  Frame& frame_;
  page::Point at_;
  float width_, y_;
  bool looking_;
  CardDrag drag_;
  const LeadCard* dragged_;  ///< nullptr: none
};

}  // namespace

float draw_leading_cards(const app::Model& model, Frame& frame, page::Point at, float width) {
  return Cards(model, frame, at, width).draw();
}

}  // namespace vignette::ui
