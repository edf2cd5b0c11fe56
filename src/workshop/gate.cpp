#include "workshop/gate.hpp"

#include <utility>

namespace vignette::workshop {

namespace {

/// Without letters and figures that are mistaken for each other.
constexpr std::string_view letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
constexpr std::size_t code_length = 5, key_length = 32;

bool same(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return false;
  unsigned differing = 0;
  for (std::size_t i = 0; i < one.size(); ++i) differing |= static_cast<unsigned char>(one[i] ^ other[i]);
  return differing == 0;
}

std::string as_shown(std::string_view code) {
  std::string all;
  for (char c : code.substr(0, 32)) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c != ' ' && c != '-') all += c;
  }
  return all;
}

}  // namespace

std::string random_hex(const Chance& chance, std::size_t figures) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string all;
  for (std::uint64_t bits = 0; all.size() < figures; bits >>= 4U) {
    if (all.size() % 16 == 0) bits = chance();
    all += hex[bits & 15U];
  }
  return all;
}

Gate::Gate(Chance chance) : chance_(std::move(chance)), key_(random_hex(chance_, key_length)) { renew(); }

void Gate::renew() {
  const auto before = code_;
  do {
    code_.clear();
    auto bits = chance_();
    for (std::size_t i = 0; i < code_length; ++i, bits /= letters.size()) code_ += letters[bits % letters.size()];
  } while (code_ == before);
  guesses_.clear();
  wrong_ = 0;
}

Gate::Answer Gate::knock(std::string_view code, std::string_view address, std::int64_t now_ms) {
  std::erase_if(guesses_, [&](const auto& one) { return now_ms - one.second.last >= wait_ms; });
  if (wrong_ >= wrong_in_all) return Answer::shut;
  auto found = guesses_.find(address);
  if (found != guesses_.end() && found->second.wrong >= wrong_from_one) return Answer::wait;
  if (same(as_shown(code), code_)) return let_in_ = true, Answer::in;
  if (found == guesses_.end()) found = guesses_.emplace(std::string(address), Guesses{}).first;
  ++found->second.wrong;
  found->second.last = now_ms;
  return ++wrong_ >= wrong_in_all ? Answer::shut : Answer::wrong;
}

bool Gate::knows(std::string_view key) const { return same(key, key_); }

}  // namespace vignette::workshop
