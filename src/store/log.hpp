/// The write-ahead log, held against its index: whether commits that were acknowledged are missing at its end.
///
/// SQLite takes the end of a log that is not whole for a commit that never came about, and cannot tell one that was
/// acknowledged and then cut off. Its index beside it (`-shm`), which a program that was killed leaves behind, still says how
/// many frames there were (sqlite.org/walformat.html, 2.1; and 4.1 to 4.4 for the log).
#pragma once

#include <filesystem>

namespace vignette::store {

/// True if the index tells of commits that the log no longer holds whole, and that are not in the file yet. Without an index,
/// or with one of another log, nothing can be told. Not to be called while this process has the file open (held.hpp).
bool log_is_cut(const std::filesystem::path& file);

}  // namespace vignette::store
