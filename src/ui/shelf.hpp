/// What the shelf is made of: cards of cases, and the strip that leads back to where one was. Only files of the shelf include this.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "ui/widgets.hpp"

namespace vignette::ui {

// shelf_card.cpp
struct CardSize {
  float cover, inside, title_gap, sum_gap, least;
  Type title;
  bool chip_beside;
};
inline constexpr CardSize wide_card{172, 24, 10, 4, 528, {type::serif, 30, 36}, false};
inline constexpr CardSize narrow_card{92, 20, 0, 2, 0, {type::serif, 26, 32}, true};

/// What stands on a card, set at its width, and how high it makes the card.
struct Card {
  const pack::Case* pack = nullptr;
  std::string title, apart, time, progress, same_id, warned;
  std::shared_ptr<const page::Setting> title_set, summary_set, apart_set, time_set, same_id_set, warned_set;
  float art = 0, top = 0, foot = 0;

  float high() const { return art + top + 16 + foot; }
};
Card card_of(const app::Model& model, Frame& frame, const app::OpenCase& open, float width, const CardSize& size);
void draw_card(const app::Model& model, Frame& frame, const Card& card, page::Rect rect, const CardSize& size);
/// "2 of 4 questions answered".
std::string progress_of(const app::Model& model, const pack::Case& pack);

// shelf_continue.cpp
struct Continue {
  const pack::Case* pack = nullptr;
  std::optional<std::size_t> question;
  std::string title, stopped;
};
std::optional<Continue> continue_of(const app::Model& model);
/// Answers the height it took.
float draw_continue(const app::Model& model, Frame& frame, const Continue& here, page::Point at, float width, bool narrow);

// shelf_come_back.cpp
/// What somebody said they would do and is back today. Answers the height it took, 0 on most days.
float draw_come_back(const app::Model& model, Frame& frame, page::Point at, float width, bool narrow);

}  // namespace vignette::ui
