#include "store/days.hpp"

#include <fmt/format.h>

#include <charconv>

namespace vignette::store {

std::string day_as_text(portfolio::Day day) { return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day); }

portfolio::Day day_of_text(std::string_view text) {
  portfolio::Day day;
  if (text.size() != 10) return day;
  const auto read = [&](std::size_t at, std::size_t length, int& into) {
    std::from_chars(text.data() + at, text.data() + at + length, into);
  };
  read(0, 4, day.year);
  read(5, 2, day.month);
  read(8, 2, day.day);
  return day;
}

}  // namespace vignette::store
