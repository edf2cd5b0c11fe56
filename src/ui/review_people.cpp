// Right of the list: one's own key card, the first time with someone, who is known (look/35-review-list).
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "ui/answers.hpp"
#include "ui/review_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using portfolio::Person;
using words::Word;

constexpr Type heading_type{type::sans_bold, 15, 22}, small_button{type::sans_bold, 14, 20}, six_type{type::serif, 20, 30};
constexpr ButtonLook low{.height = 32, .padding = 12, .type = small_button};
constexpr ButtonLook low_main{.manner = Manner::main, .height = 32, .padding = 12, .type = small_button};
constexpr ButtonLook low_quiet{.manner = Manner::quiet, .height = 32, .padding = 8, .type = small_button};

struct CardSlot : Memory::Slot {
  bool given = false;  ///< the fields were there when it was drawn last
};

class Column {
 public:
  Column(const app::Model& model, Frame& frame, page::Point at, float width)
      : model_(model), review_(model.review), frame_(frame), at_(at), width_(width), y_(at.y) {}

  float draw() {
    begin(Word::review_first_time, true);
    if (review_.changed)
      draw_changed();
    else
      draw_first_time();
    draw_card();
    y_ += 22;
    draw_known();
    for (const auto& [heading, words] : {std::pair(Word::review_on_paper, Word::review_on_paper_lines),
                                         std::pair(Word::review_leaves_out, Word::review_leaves_out_lines)}) {
      begin(heading);
      line(words::say(words));
      y_ += 22;
    }
    return y_ - at_.y;
  }

 private:
  void begin(Word heading, bool first = false) {
    rule(frame_, at_.x, y_, width_, first ? frame_.colours->ink : frame_.colours->rule, first ? 2 : 1);
    y_ += (first ? 2 : 1) + 16;
    y_ += say(frame_, words::say(heading), heading_type, {at_.x, y_}, width_, page::Ink::ink, Role::heading, 2) + 3;
  }
  void line(std::string_view words, page::Ink ink = page::Ink::ink2, Role role = Role::paragraph) {
    y_ += say(frame_, words, type::meta, {at_.x, y_}, width_, ink, role);
  }
  /// Buttons one after another, in as many lines as they need.
  void ways() { x_ = at_.x; }
  bool way(std::string_view name, const ButtonLook& look, std::uint64_t hint = 0) {
    const float wide = button_width(frame_, name, look);
    if (x_ > at_.x && x_ + wide > at_.x + width_) {
      x_ = at_.x;
      y_ += 40;
    }
    const page::Rect rect{x_, y_, wide, 32};
    x_ += wide + 8;
    return button(frame_, name, rect, look, hint);
  }

  /// The key of somebody is another: it stops here.
  void draw_changed() {
    const auto& card = *review_.changed;
    icon(frame_, page::Icon::warning, {at_.x, y_ + 2}, frame_.colours->clay, 18);
    const float before = y_;
    y_ += say(frame_, words::say(Word::review_changed, fmt::arg("name", card.name)), {type::sans_bold, 14, 20}, {at_.x + 26, y_},
              width_ - 26, page::Ink::clay, Role::status);
    y_ = std::max(y_, before + 22) + 4;
    line(words::say(Word::review_changed_how, fmt::arg("name", card.name)));
    y_ += 12;
    ways();
    if (way(words::say(Word::review_changed_leave), low)) frame_.wish(app::intent::ReplaceChanged{false});
    if (way(words::say(Word::review_changed_new), low_quiet)) frame_.wish(app::intent::ReplaceChanged{true});
    y_ += 32 + 20;
  }

  void draw_first_time() {
    line(words::say(Word::review_first_time_lines));
    const auto* person = app::find_person(review_, review_.person);
    if (!person || person->put_away) return void(y_ += 12);
    y_ += 10;
    y_ += say(frame_, words::say(Word::review_with, fmt::arg("who", named(*person))), type::label, {at_.x, y_}, width_, page::Ink::ink2,
              Role::heading, 3);
    const auto six = review_.six_words.find(review_.person);
    if (six == review_.six_words.end()) {
      y_ += 8;
      line(words::say(review_.own ? Word::review_six_soon : Word::review_six_need_card), page::Ink::ink3, Role::status);
      return void(y_ += 12);
    }
    draw_six(six->second);
    if (review_.words_differ) {
      line(words::say(Word::review_differ), page::Ink::clay, Role::status);
      y_ += 10;
      ways();
      if (way(words::say(Word::review_put_away), low)) frame_.wish(app::intent::PutPersonAway{person->keys});
      if (way(words::say(Word::review_same), low_quiet)) frame_.wish(app::intent::WordsRead{true});
    } else if (person->words_read) {
      icon(frame_, page::Icon::check, {at_.x, y_ + 2}, frame_.colours->accent, 16);
      y_ += say(frame_, words::say(Word::review_match, fmt::arg("name", person->name)), type::meta, {at_.x + 24, y_}, width_ - 24,
                page::Ink::ink2, Role::status);
      return void(y_ += 14);
    } else {
      ways();
      if (way(words::say(Word::review_same), low_main)) frame_.wish(app::intent::WordsRead{true});
      if (way(words::say(Word::review_different), low_quiet)) frame_.wish(app::intent::WordsRead{false});
    }
    y_ += 32 + 16;
  }

  void draw_six(const app::SixWords& six) {
    y_ += 6;
    const float step = width_ / 3;
    std::string all;
    for (std::size_t i = 0; i < six.size(); ++i) {
      const std::size_t row = i / 3, column = i % 3;
      const page::Point at{at_.x + step * static_cast<float>(column), y_ + 32 * static_cast<float>(row)};
      letters(frame_, *set(frame_, six[i], six_type), at);
      all += (all.empty() ? "" : " ") + six[i];
    }
    describe(frame_, Role::paragraph, all, {at_.x, y_, width_, 64});
    y_ += 64 + 8;
  }

  void draw_card() {
    auto& given = frame_.memory.slot<CardSlot>("key card").given;
    if (!std::exchange(given, review_.giving_card) && review_.giving_card)
      give_focus(frame_, id_of(app::Field::review_name), frame_.memory.ring);
    if (!review_.giving_card) {
      if (button(frame_, words::say(Word::review_give_card), {at_.x, y_, 0, 32}, low)) frame_.wish(app::intent::GiveCard{true});
      y_ += 32;
      return;
    }
    const auto typed = [&](Word label, app::Field which, const app::Editing& editing) {
      y_ += say(frame_, words::say(label), type::label, {at_.x, y_}, width_, page::Ink::ink2) + 6;
      field(frame_, which, editing, words::say(label), {}, {at_.x, y_, width_, 40});
      y_ += 40 + 12;
    };
    line(words::say(Word::review_card_lines));
    y_ += 12;
    typed(Word::review_card_name, app::Field::review_name, review_.name);
    typed(Word::review_card_role, app::Field::review_role, review_.role);
    ways();
    ButtonLook make = low_main;
    make.available = !review_.busy;
    if (way(words::say(Word::review_card_save), make)) frame_.wish(app::intent::MakeCard{});
    ButtonLook other = low;
    other.available = !review_.busy;
    if (way(words::say(Word::review_card_picture), other)) frame_.wish(app::intent::MakeCard{app::CardForm::picture});
    const bool as_typed = review_.own && review_.own->name == review_.name.text && review_.own->role == review_.role.text;
    if (!as_typed && way(words::say(Word::review_card_show), other)) frame_.wish(app::intent::MakeCard{app::CardForm::screen});
    if (way(words::say(Word::review_card_leave), low_quiet)) frame_.wish(app::intent::GiveCard{false});
    y_ += 32;
    if (review_.own) draw_picture(*review_.own);
  }

  /// One's card as it is kept, for a telephone to see: black on white whatever the theme, each square of whole pixels.
  void draw_picture(const app::Card& card) {
    constexpr float widest = 264;
    constexpr std::size_t quiet = 4;
    constexpr std::uint32_t black = 0xFF000000, white = 0xFFFFFFFF;
    y_ += 20;
    y_ += say(frame_, named(card), type::label, {at_.x, y_}, width_, page::Ink::ink2) + 8;
    const auto& squares = card.picture;
    if (squares.side == 0) return line(words::say(Word::review_card_no_picture), page::Ink::ink3, Role::status);
    const auto across = static_cast<float>(squares.side + 2 * quiet);
    const float each = std::max(1.0F, std::floor(std::min(width_, widest) * frame_.density / across)) / frame_.density;
    const page::Rect whole{snap(frame_, at_.x), snap(frame_, y_), each * across, each * across};
    fill(frame_, whole, white);
    const auto place = [&](std::size_t at) { return each * static_cast<float>(at + quiet); };
    for (std::size_t row = 0; row < squares.side; ++row) {
      const auto is_dark = [&](std::size_t column) { return column < squares.side && squares.dark[row * squares.side + column]; };
      for (std::size_t column = 0; column < squares.side; ++column) {
        const auto begin = column;
        while (is_dark(column)) ++column;
        if (column > begin)
          fill(frame_, {whole.x + place(begin), whole.y + place(row), each * static_cast<float>(column - begin), each}, black);
      }
    }
    describe(frame_, Role::image, words::say(Word::review_card_of, fmt::arg("name", card.name)), whole);
    y_ += whole.h + 10;
    line(words::say(Word::review_card_photograph));
  }

  void draw_known() {
    if (review_.people.empty()) return;
    begin(Word::review_known);
    for (const auto& one : review_.people) draw_person(one.record);
    y_ += 10;
  }

  template <typename Named>
  static std::string named(const Named& one) {
    return one.role.empty() ? one.name : words::say(Word::document_who, fmt::arg("name", one.name), fmt::arg("role", one.role));
  }

  void draw_person(const Person& person) {
    const auto state = person.put_away     ? std::string(words::say(Word::review_is_put_away))
                       : person.words_read ? words::say(Word::review_words_on, fmt::arg("day", date_in_words(model_, *person.words_read)))
                                           : std::string(words::say(Word::review_words_not_yet));
    const auto name = named(person);
    const auto words = set(frame_, name, type::own_note, page::Ink::ink, width_);
    const auto meta = set(frame_, state, type::meta, page::Ink::ink3, width_);
    const bool chosen = review_.person == person.keys;
    const float high = 8 + words->height + 2 + meta->height + 8;
    const page::Rect rect{at_.x, y_, width_, high};
    const Touch does = touch(frame_, control_id(Role::button, name, id_of(person.keys)), Role::button, name, rect,
                             chosen ? std::uint32_t{current} : 0U, state);
    letters(frame_, *words, {at_.x, y_ + 8}, does.over || chosen ? frame_.colours->accent : frame_.colours->ink);
    letters(frame_, *meta, {at_.x, y_ + 8 + words->height + 2});
    if (does.ring) focus_ring(frame_, {rect.x - 4, rect.y + 2, rect.w + 8, rect.h - 4}, 4);
    y_ += high;
    if (person.put_away) {
      if (does.activated) frame_.wish(app::intent::PutPersonAway{person.keys});
      return;
    }
    if (does.activated) frame_.wish(app::intent::ChooseKnown{chosen ? std::string() : person.keys});
    if (!chosen) return;
    if (link(frame_, words::say(Word::review_put_away), {at_.x, y_ - 4}, type::small, true, id_of(person.keys)))
      frame_.wish(app::intent::PutPersonAway{person.keys});
    y_ += 22;
  }

  const app::Model& model_;
  const app::Review& review_;
  Frame& frame_;
  page::Point at_;
  float width_, y_, x_ = 0;
};

}  // namespace

float draw_people(const app::Model& model, Frame& frame, page::Point at, float width) { return Column(model, frame, at, width).draw(); }

}  // namespace vignette::ui
