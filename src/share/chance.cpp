#include "share/chance.hpp"

#include <sodium.h>

#include <algorithm>

#include "words/stopped.hpp"

namespace vignette::share {

using words::Word;

std::expected<void, words::Problem> ready() {
  static const bool is = sodium_init() >= 0;
  if (!is) return refused({}, Word::sealed_cannot, Word::sealed_cannot_mend);
  return {};
}

std::unexpected<words::Problem> refused(const std::string& where, Word what, Word mend) { return words::stopped(what, mend, where); }

namespace {

constexpr std::string_view figures = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

}  // namespace

std::string base32(std::span<const std::uint8_t> bytes, std::size_t characters) {
  std::string told;
  for (std::size_t at = 0; told.size() < characters; at += 5) {
    unsigned value = 0;
    for (std::size_t bit = at; bit < at + 5; ++bit)
      value = value << 1 | (bit / 8 < bytes.size() ? bytes[bit / 8] >> (7 - bit % 8) & 1U : 0U);
    told += figures[value];
  }
  return told;
}

std::vector<std::uint8_t> from_base32(std::string_view text, std::size_t bytes) {
  std::vector<std::uint8_t> all(bytes);
  for (std::size_t bit = 0; bit < std::min(bytes * 8, text.size() * 5); ++bit) {
    const auto value = figures.find(text[bit / 5]);
    if (value != std::string_view::npos && (value >> (4 - bit % 5) & 1U) != 0)
      all[bit / 8] = static_cast<std::uint8_t>(all[bit / 8] | 1U << (7 - bit % 8));
  }
  return all;
}

}  // namespace vignette::share
