#include "store/packed.hpp"

#include "text/differences.hpp"

namespace vignette::store {

namespace {

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
void put(Bytes& to, std::size_t number) {
  for (; number >= 0x80; number >>= 7) to.push_back(static_cast<std::uint8_t>(number | 0x80));
  to.push_back(static_cast<std::uint8_t>(number));
}

/// Takes a number from the front; nothing if there is none that is whole.
std::optional<std::size_t> take(std::span<const std::uint8_t>& from) {
  std::size_t number = 0;
  for (unsigned shift = 0; shift < 63 && !from.empty(); shift += 7) {
    const std::uint8_t byte = from.front();
    from = from.subspan(1);
    number |= std::size_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

}  // namespace

Bytes pack_changes(std::string_view from, std::string_view to) {
  Bytes packed;
  put(packed, to.size());
  std::size_t at = 0;
  for (const auto& [removed, inserted] : text::differences(from, to)) {
    put(packed, removed.begin - at);
    put(packed, removed.size());
    put(packed, inserted.size());
    const auto words = text::part(to, inserted);
    packed.insert(packed.end(), words.begin(), words.end());
    at = removed.end;
  }
  return packed;
}

std::optional<std::string> apply_changes(std::string_view from, std::span<const std::uint8_t> changes) {
  const auto length = take(changes);
  if (!length || *length > from.size() + changes.size()) return std::nullopt;
  std::string text;
  text.reserve(*length);
  while (!changes.empty()) {
    const auto stays = take(changes), goes = take(changes), comes = take(changes);
    if (!stays || !goes || !comes || *stays > from.size() || *goes > from.size() - *stays || *comes > changes.size()) return std::nullopt;
    text += from.substr(0, *stays);
    from.remove_prefix(*stays + *goes);
    text.append(reinterpret_cast<const char*>(changes.data()), *comes);
    changes = changes.subspan(*comes);
  }
  text += from;
  if (text.size() != *length) return std::nullopt;
  return text;
}

}  // namespace vignette::store
