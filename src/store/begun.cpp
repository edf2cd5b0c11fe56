#include "store/begun.hpp"

#include "store/disk.hpp"
#include "store/file.hpp"

namespace vignette::store {

namespace fs = std::filesystem;

namespace {

fs::path note_of(const fs::path& portfolio) { return beside(portfolio, "-taking-out"); }

}  // namespace

Begun::Begun(const fs::path& portfolio) : note_(note_of(portfolio)) {
  if (disk::make(note_)) static_cast<void>(disk::sync_folder(note_));
}

Begun::~Begun() { static_cast<void>(disk::remove(note_)); }

bool was_cut_short(const fs::path& portfolio) {
  std::error_code unseen;
  const auto note = note_of(portfolio);
  if (!fs::exists(note, unseen)) return false;
  static_cast<void>(disk::remove(note));
  return true;
}

}  // namespace vignette::store
