// The wall of the room's screen: what people wrote, in the columns it was grouped in, as large as can be, in pages.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "ui/team_told_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;
using workshop::Column;
using workshop::Told;

constexpr std::size_t most_columns = 4;
constexpr std::array<float, 5> card_sizes{26, 22, 19, 16, 14};

/// A stretch of one of the wall's columns, as high as a page.
struct Stack {
  std::size_t column = 0, first = 0, last = 0;  ///< its cards
};

/// How the cards are set, and what of them stands where.
struct Laid {
  Type card{};
  std::size_t across = 1;
  float width = 0, gap = 0;
  std::vector<Stack> stacks;
  bool fits = true;  ///< no card is higher than a page

  int pages() const { return std::max(1, static_cast<int>((stacks.size() + across - 1) / across)); }
};

class Wall {
 public:
  Wall(Frame& frame, const Told& told, page::Rect area, RoomScale scale) : frame_(frame), told_(told), area_(area), scale_(scale) {}

  /// As large as one page holds; else in the fewest columns and the smallest size in which every card fits its page.
  Laid lay() const {
    const float least = std::max(190.0F, scale_.at(300)), gap = std::max(12.0F, scale_.at(32));
    const auto room = static_cast<std::size_t>(std::max(1.0F, std::floor((area_.w + gap) / (least + gap))));
    const bool one = told_.wall.size() == 1;
    std::size_t wanted = one ? std::min<std::size_t>(3, told_.wall.front().cards.size()) : told_.wall.size();
    wanted = std::clamp<std::size_t>(wanted, 1, std::min(most_columns, room));
    Laid best;
    for (std::size_t across = wanted; across > 0; --across) {
      for (const float size : card_sizes) {
        const Laid laid = lay_in(across, size, gap);
        if (!laid.fits) continue;
        const bool large = size >= card_sizes[1];
        if (laid.pages() == 1 && large) return laid;
        if (best.stacks.empty()) best = laid;
        if (!large) break;
      }
      if (!best.stacks.empty()) return best;
    }
    return best.stacks.empty() ? lay_in(1, card_sizes.back(), gap) : best;
  }

  void draw(const Laid& laid, int page) const {
    const auto first = static_cast<std::size_t>(page) * laid.across;
    for (std::size_t i = first; i < std::min(first + laid.across, laid.stacks.size()); ++i)
      draw_stack(laid, laid.stacks[i], area_.x + static_cast<float>(i - first) * (laid.width + laid.gap));
  }

 private:
  Type title_type() const { return scale_.type(type::sans_bold, 28, 34); }
  Type count_type() const { return scale_.type(type::sans, 24, 34); }
  float pad() const { return std::max(10.0F, scale_.at(20)); }
  float air() const { return std::max(8.0F, scale_.at(16)); }
  float apart() const { return std::max(6.0F, scale_.at(14)); }

  std::string count_of(const Column& column) const {
    return workshop::in_each(told_, [&] { return words::count_in_words(column.cards.size()); });
  }
  float title_width(const Column& column, float width) const {
    return std::max(1.0F, width - width_of(frame_, count_of(column), count_type()) - air());
  }
  float head(const Column& column, float width) const {
    if (column.title.empty()) return 0;
    const auto title = set(frame_, column.title, title_type(), page::Ink::ink, title_width(column, width));
    return scale_.at(6) + scale_.at(14) + title->height + air();
  }
  float card_height(const std::string& card, const Laid& laid) const {
    return set(frame_, card, laid.card, page::Ink::ink, laid.width - 2 * pad())->height + 2 * air() + 3;
  }

  Laid lay_in(std::size_t across, float size, float gap) const {
    Laid laid{.card = scale_.type(type::serif, size, std::round(size * 1.31F), 15), .across = across, .gap = gap};
    laid.width = std::floor((area_.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across));
    // Cards of no group stand in as many columns as there is room for, each as high as the next.
    const bool one = told_.wall.size() == 1 && told_.wall.front().title.empty();
    float high = area_.h;
    if (one) {
      float all = 0, tallest = 0;
      for (const auto& card : told_.wall.front().cards) {
        const float height = card_height(card, laid) + apart();
        all += height;
        tallest = std::max(tallest, height);
      }
      constexpr float more = 1.06F;
      for (high = std::max(tallest, all / static_cast<float>(across)); high < area_.h; high *= more) {
        stack(laid, high);
        if (laid.stacks.size() <= across) return laid;
      }
      high = area_.h;
    }
    stack(laid, high);
    return laid;
  }

  void stack(Laid& laid, float high) const {
    laid.stacks.clear();
    laid.fits = true;
    for (std::size_t i = 0; i < told_.wall.size(); ++i) {
      const auto& column = told_.wall[i];
      const float top = head(column, laid.width);
      Stack now{i, 0, 0};
      float y = top;
      for (std::size_t card = 0; card < column.cards.size(); ++card) {
        const float height = card_height(column.cards[card], laid);
        if (y + height > high && now.last > now.first) {
          laid.stacks.push_back(now);
          now = {i, card, card};
          y = top;
        }
        if (y + height > area_.h) laid.fits = false;
        y += height + apart();
        now.last = card + 1;
      }
      laid.stacks.push_back(now);
    }
  }

  void draw_stack(const Laid& laid, const Stack& stack, float x) const {
    const Colours& c = *frame_.colours;
    const auto& column = told_.wall[stack.column];
    float y = area_.y;
    if (!column.title.empty()) {
      const float bar = std::max(3.0F, scale_.at(6));
      fill(frame_, {x, y, laid.width, bar}, bar_colour(frame_, stack.column));
      const float title_y = y + scale_.at(6) + scale_.at(14);
      ui::say(frame_, column.title, title_type(), {x, title_y}, title_width(column, laid.width), page::Ink::ink, Role::heading, 2);
      const auto many = count_of(column);
      const auto count = set(frame_, many, count_type(), page::Ink::ink3);
      say_set(frame_, *count, many, {x + laid.width - count->width, title_y + (title_type().line - count_type().line) / 2});
      y += head(column, laid.width);
    }
    for (std::size_t card = stack.first; card < stack.last; ++card) {
      const float height = std::min(card_height(column.cards[card], laid), area_.bottom() - y);
      const page::Rect rect{x, snap(frame_, y), laid.width, height};
      fill(frame_, rect, c.sheet, 8);
      stroke(frame_, rect, c.rule, 1, 8);
      const int lines = std::max(1, static_cast<int>((height - 2 * air() - 2) / laid.card.line));
      say_short(frame_, column.cards[card], laid.card, {x + pad(), rect.y + air()}, laid.width - 2 * pad(), lines);
      y += height + apart();
    }
  }

  Frame& frame_;
  const Told& told_;
  page::Rect area_;
  RoomScale scale_;
};

/// "Eleven answers," and under it "one held back"; of two languages each on a line.
std::vector<std::string> counts_of(const Told& told) {
  if (told.also.empty()) return told.held.empty() ? std::vector{told.answers} : std::vector{told.answers + ",", told.held};
  std::vector<std::string> all;
  const auto add = [&](const Told& one) { all.push_back(one.held.empty() ? one.answers : one.answers + ", " + one.held); };
  add(told);
  std::ranges::for_each(told.also, add);
  return all;
}

/// That no names were asked for, and what is kept.
std::string kept_of(const Told& told) {
  const auto in = [](const Told& one) { return (one.lines.size() > 1 ? one.lines[1] + " " : std::string()) + one.kept; };
  auto all = in(told);
  for (const auto& other : told.also) all += " | " + in(other);
  return all;
}

}  // namespace

Colour bar_colour(const Frame& frame, std::size_t column) {
  const Colours& c = *frame.colours;
  const std::array bars{c.accent, c.mark_edge, c.ink2, c.clay};
  return bars.at(column % bars.size());
}

RoomDrawn draw_wall(Frame& frame, const Room& room, page::Rect rect, RoomScale scale, int page) {
  const Told& told = room.told;
  const float side = std::max(20.0F, scale.at(64)), top = rect.y + std::max(12.0F, scale.at(40)), wide = rect.w - 2 * side;
  const bool beside = rect.w >= 700;
  const auto counts = counts_of(told);
  const Type count_type = scale.type(type::sans, 22, 28);
  float widest = 0;
  for (const auto& count : counts) widest = std::max(widest, width_of(frame, count, count_type));
  const float width = beside ? wide - widest - std::max(24.0F, scale.at(40)) : wide;
  const auto of = [&](float size, float line) { return scale.type(type::serif, size, line, 18); };
  const Type title = fitting(frame, told.title, {of(38, 46), of(32, 40), of(28, 36), of(24, 32)}, width, rect.h / 4, 3);
  float y = top + ui::say(frame, told.title, title, {rect.x + side, top}, width, page::Ink::ink, Role::heading, 1);
  float count_y = beside ? top + scale.at(8) : y;
  for (const auto& count : counts) {
    const auto words = set(frame, count, count_type, page::Ink::ink3);
    say_set(frame, *words, count, {beside ? rect.right() - side - words->width : rect.x + side, count_y});
    count_y += count_type.line;
  }
  y = std::max(y, count_y);
  y += std::max(10.0F, scale.at(28));

  const std::string kept = kept_of(told);
  RoomFoot foot{.left = kept, .right = room.left};
  const auto area_over = [&] {
    return page::Rect{rect.x + side, y, wide, room_foot_top(frame, foot, rect, scale) - std::max(8.0F, scale.at(24)) - y};
  };
  page::Rect area = area_over();
  Laid laid = Wall(frame, told, area, scale).lay();
  RoomDrawn drawn{.pages = laid.pages()};
  std::string at;
  if (drawn.pages > 1) {
    // Which page it is takes room at the foot, and so may be what makes it one more.
    const auto page_of = [&](int number) {
      return workshop::in_each(told, [&] { return say(Word::screen_page, fmt::arg("at", number), fmt::arg("count", drawn.pages)); });
    };
    at = page_of(drawn.pages);
    foot.middle = at;
    area = area_over();
    laid = Wall(frame, told, area, scale).lay();
    drawn.pages = laid.pages();
    drawn.page = std::clamp(page, 0, drawn.pages - 1);
    at = page_of(drawn.page + 1);
    foot.middle = at;
  }
  Wall(frame, told, area, scale).draw(laid, drawn.page);
  draw_room_foot(frame, foot, rect, scale);
  return drawn;
}

}  // namespace vignette::ui
