/// Who is known: one's own key card, and the cards of those one shares with or is shared with. Nothing of what was written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "portfolio/time.hpp"

namespace vignette::portfolio {

/// One's own keys, and how one's card names them.
struct OwnCard {
  std::string seed;  ///< 64 hexadecimal characters; secret
  std::string name, role;
  Instant made;
  bool operator==(const OwnCard&) const = default;
};

/// Somebody whose card was added. One who has a new key is another row; the old one is put away.
struct Person {
  std::string keys;  ///< both open halves, 128 hexadecimal characters
  std::string name, role;
  Instant met;
  std::optional<Instant> words_read;  ///< when the six words were the same on both screens
  std::optional<Instant> put_away;
  bool operator==(const Person&) const = default;
};

struct Acquainted {
  std::optional<OwnCard> own;
  std::vector<Person> people;  ///< in the order they were met
  bool operator==(const Acquainted&) const = default;
};

/// Wishes to keep. A person of the same keys is replaced; one's own card keeps the seed it has: a key that is lost is made again only in
/// a portfolio that has none.
struct SaveOwnCard {
  OwnCard card;
  bool operator==(const SaveOwnCard&) const = default;
};
struct SavePerson {
  Person person;
  bool operator==(const SavePerson&) const = default;
};

}  // namespace vignette::portfolio
