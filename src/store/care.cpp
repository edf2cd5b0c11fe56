#include "store/care.hpp"

#include "store/whole.hpp"

namespace vignette::store {

Result<Info> info(const std::filesystem::path& file, const std::filesystem::path& backup_folder, KeyPtr key) {
  const auto state = state_of(file);
  if (!state) return std::unexpected(state.error());
  return guarded(file, key.get(), [&] {
    Info info{.state = *state, .folder = folder_of(file)};
    auto copies = Backups(file, backup_folder, key).list();
    if (!copies) throw Refused{copies.error()};
    info.backups = std::move(*copies);
    if (*state == State::absent) return info;
    std::error_code error;
    info.bytes = std::filesystem::file_size(file, error);
    if (*state == State::locked && !key) return info;  // nothing more can be told without the key
    {
      Source source(file, key.get());
      info.version = version_of(source.database(), file);
    }
    auto reader = Reader::open(file, key);
    if (!reader) throw Refused{reader.error()};
    const auto beginning = (*reader)->beginning();
    if (!beginning) throw Refused{beginning.error()};
    info.tally = beginning->tally;
    return info;
  });
}

}  // namespace vignette::store
