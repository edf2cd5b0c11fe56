#include "share/chance.hpp"

#include <sodium.h>

namespace vignette::share {

using words::Word;

std::expected<void, words::Problem> ready() {
  static const bool is = sodium_init() >= 0;
  if (!is) return refused({}, Word::sealed_cannot, Word::sealed_cannot_mend);
  return {};
}

std::unexpected<words::Problem> refused(const std::string& where, Word what, Word mend) {
  return std::unexpected(words::Problem{.where = where, .what = std::string(words::say(what)), .mend = std::string(words::say(mend))});
}

std::string base32(std::span<const std::uint8_t> bytes, std::size_t characters) {
  std::string told;
  for (std::size_t at = 0; told.size() < characters; at += 5) {
    unsigned value = 0;
    for (std::size_t bit = at; bit < at + 5; ++bit)
      value = value << 1 | (bit / 8 < bytes.size() ? bytes[bit / 8] >> (7 - bit % 8) & 1U : 0U);
    told += "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[value];
  }
  return told;
}

}  // namespace vignette::share
