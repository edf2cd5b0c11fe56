/// Whose a copy is that lies where another portfolio of the same name may keep its own. Private to this room.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "portfolio/care.hpp"
#include "store/whole.hpp"

namespace vignette::store {

enum class Whose : std::uint8_t {
  ours,
  anothers,
  doubtful,  ///< it may be ours, and more cannot be told
  shut       ///< it opens with none of these keys
};

/// Tells copies of one portfolio from those of another: by the portfolio that a copy says it was made of, by its key, and by
/// what is in it.
class Telling {
 public:
  /// `earlier`: the key until now, while copies are made anew under another.
  Telling(std::filesystem::path portfolio, const Key* key, const Key* earlier);
  /// In the folder beside the portfolio (`own_folder`) one that can be read is another's only where it was made of another portfolio
  /// that is there, was written where it lies, and shares nothing with this one. In other folders that are shared it is ours only if it
  /// shares something with this one or is under its key.
  Whose of(const portfolio::Backup& copy, bool own_folder);
  /// Whether the portfolio can be read and holds something, so that a copy can be compared with it.
  bool can_compare();

 private:
  std::optional<const Key*> fitting(const portfolio::Backup& copy) const;
  std::optional<bool> shares(Database& copy);
  Whose judged(Database& one, const portfolio::Backup& copy, bool own_folder);

  std::filesystem::path portfolio_;
  const Key *key_, *earlier_;
  std::optional<std::set<std::string>> ids_;  ///< of all that is in the portfolio, once looked for; none: it cannot be read
};

}  // namespace vignette::store
