#include "store/begun.hpp"

#include "store/disk.hpp"
#include "store/file.hpp"

namespace vignette::store {

namespace fs = std::filesystem;

namespace {

fs::path note_of(const fs::path& portfolio) { return beside(portfolio, "-taking-out"); }

/// Also from the disk: lost power brings it not back.
void take_off(const fs::path& note) {
  if (disk::remove(note)) static_cast<void>(disk::sync_folder(note));
}

}  // namespace

Begun::Begun(const fs::path& portfolio) : note_(note_of(portfolio)) { static_cast<void>(disk::make(note_)); }

Begun::~Begun() { take_off(note_); }

bool was_cut_short(const fs::path& portfolio) {
  std::error_code unseen;
  const auto note = note_of(portfolio);
  if (!fs::exists(note, unseen)) return false;
  take_off(note);
  return true;
}

}  // namespace vignette::store
