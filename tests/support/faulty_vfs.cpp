#include "support/faulty_vfs.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "store/disk.hpp"
#include "support/scratch.hpp"

namespace vignette::support {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t sector = 512;

/// One write or cut that no sync has followed yet.
struct Unsynced {
  std::size_t offset = 0;
  std::string before, after;  ///< the bytes from `offset` on; of a cut `after` is empty and `before` the rest of the file
  std::size_t size_before = 0;
  bool cut = false;
};

struct Body {
  std::vector<Unsynced> unsynced;
  std::optional<std::string> poured;  ///< what it held before somebody wrote to it past SQLite
};

using Names = std::map<std::string, ino_t>;

/// The content that chance leaves of `now`, which is what all the changes have made.
std::string left_over(std::string now, const Body& body, std::mt19937_64& chance) {
  if (body.poured) {
    const std::size_t kept = std::min(now.size(), chance() % (now.size() / sector + 2) * sector);
    return chance() % 3 == 0 ? now : chance() % 2 == 0 ? *body.poured : now.substr(0, kept);
  }
  const auto mood = chance() % 5;  // everything, nothing, whole changes, sectors, a beginning
  if (mood == 0) return now;
  for (auto change = body.unsynced.rbegin(); change != body.unsynced.rend(); ++change) {
    now.resize(std::max(now.size(), change->offset + change->before.size()));
    now.replace(change->offset, change->before.size(), change->before);
    now.resize(change->size_before);
  }
  if (mood == 1) return now;
  const std::size_t beginning = chance() % (body.unsynced.size() + 1);
  const bool grows_first = chance() % 2 == 0;  // the size is there before the bytes are
  for (std::size_t i = 0; i < body.unsynced.size(); ++i) {
    const auto& change = body.unsynced[i];
    const bool whole = mood == 4 ? i < beginning : chance() % 2 == 0;
    if (change.cut) {
      if (whole) now.resize(std::min(now.size(), change.offset));
      continue;
    }
    const auto end = change.offset + change.after.size();
    if (grows_first && mood != 4) now.resize(std::max(now.size(), end));
    for (auto at = change.offset; at < end;) {
      const auto to = std::min(end, (at / sector + 1) * sector);
      const bool kept = mood == 3 || (mood == 4 && i == beginning) ? chance() % 2 == 0 : whole;
      if (kept) {
        now.resize(std::max(now.size(), to));
        now.replace(at, to - at, change.after, at - change.offset, to - at);
      }
      at = to;
    }
  }
  return now;
}

}  // namespace

struct FaultyVfs::World {
  std::recursive_mutex mutex;
  fs::path folder, shadow;
  sqlite3_vfs vfs{};
  sqlite3_vfs* real = nullptr;

  Fault fault{.kinds = 0};
  int calls = 0, changed = 0, stop = 0;
  bool struck = false, stopped = false;
  int error = 0;

  std::vector<std::string> words;
  std::string seen;

  std::map<ino_t, Body> bodies;
  std::map<fs::path, std::vector<Names>> histories;  ///< the first is on the disk, the last is what stands there

  /// Every file ever seen is kept under its number, whatever becomes of its name.
  void look() {
    if (stopped) return;
    look_into(folder);
    std::error_code gone;
    for (fs::recursive_directory_iterator each(folder, gone), end; !gone && each != end; each.increment(gone)) {
      if (each->is_directory(gone)) look_into(each->path());
    }
  }
  void look_into(const fs::path& which) {
    Names names;
    std::error_code error_code;
    for (const auto& entry : fs::directory_iterator(which, error_code)) {
      struct stat about{};
      if (::lstat(entry.path().c_str(), &about) != 0 || !S_ISREG(about.st_mode)) continue;
      names[entry.path().filename().string()] = about.st_ino;
      fs::create_hard_link(entry.path(), shadow / std::to_string(about.st_ino), error_code);
    }
    auto& history = histories[which];
    if (history.empty() || history.back() != names) history.push_back(std::move(names));
  }
  void settle(const fs::path& which) {
    look();
    auto& history = histories[which];
    if (history.size() > 1) history.erase(history.begin(), history.end() - 1);
  }

  /// True when this call is to fail.
  bool fails(unsigned kind) {
    if (stopped) return true;
    if ((fault.kinds & kind) == 0) return false;
    ++calls;
    if (calls != fault.n && !(fault.from_then_on && calls > fault.n)) return false;
    struck = true;
    error = fault.full ? ENOSPC : EIO;
    return true;
  }
  /// True when the power goes with this change.
  bool ends() {
    if (++changed != stop) return false;
    look();
    struck = stopped = true;
    error = EIO;
    return true;
  }
  void listen(std::string_view bytes) {
    for (const auto& each : words) {
      if (seen.empty() && bytes.find(each) != std::string_view::npos) seen = each;
    }
  }
  bool watches(const char* name) const { return name && std::string_view(name).starts_with(folder.string() + "/"); }
};

namespace {

using World = FaultyVfs::World;

struct Handle {
  sqlite3_file base;
  World* world;
  Body* body;        ///< nullptr: not watched
  char* new_parent;  ///< the folder that the first sync of a new journal puts on the disk too
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
static_assert(sizeof(Handle) % alignof(std::max_align_t) == 0);

Handle& handle(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
World& world(sqlite3_vfs* vfs) { return *static_cast<World*>(vfs->pAppData); }

int close(sqlite3_file* file) {
  auto& my = handle(file);
  sqlite3_free(my.new_parent);
  return my.real()->pMethods->xClose(my.real());
}

int read(sqlite3_file* file, void* to, int amount, sqlite3_int64 offset) {
  auto& my = handle(file);
  const std::lock_guard lock(my.world->mutex);
  if (my.world->fails(reads)) return SQLITE_IOERR_READ;
  return my.real()->pMethods->xRead(my.real(), to, amount, offset);
}

/// Reads what stands between two places; `size` is how long the file is.
std::string present(Handle& my, std::size_t from, std::size_t to, std::size_t size) {
  std::string bytes(std::min(to, size) - std::min(from, size), '\0');
  if (!bytes.empty()) {
    my.real()->pMethods->xRead(my.real(), bytes.data(), static_cast<int>(bytes.size()), static_cast<sqlite3_int64>(from));
  }
  return bytes;
}

std::size_t size_of(Handle& my) {
  sqlite3_int64 size = 0;
  my.real()->pMethods->xFileSize(my.real(), &size);
  return static_cast<std::size_t>(size);
}

int write(sqlite3_file* file, const void* bytes, int amount, sqlite3_int64 offset) {
  auto& my = handle(file);
  const std::lock_guard lock(my.world->mutex);
  if (my.world->fails(writes)) return my.world->error == ENOSPC ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  my.world->listen({static_cast<const char*>(bytes), static_cast<std::size_t>(amount)});
  if (my.body) {
    const auto from = static_cast<std::size_t>(offset);
    const auto length = static_cast<std::size_t>(amount);
    const auto size = size_of(my);
    my.body->unsynced.push_back({.offset = from,
                                 .before = present(my, from, from + length, size),
                                 .after = std::string(static_cast<const char*>(bytes), length),
                                 .size_before = size});
  }
  const int code = my.real()->pMethods->xWrite(my.real(), bytes, amount, offset);
  return my.world->ends() ? SQLITE_IOERR_WRITE : code;
}

int truncate(sqlite3_file* file, sqlite3_int64 to) {
  auto& my = handle(file);
  const std::lock_guard lock(my.world->mutex);
  if (my.world->fails(truncations)) return SQLITE_IOERR_TRUNCATE;
  const auto size = size_of(my);
  if (const auto cut = static_cast<std::size_t>(to); my.body && cut < size) {
    my.body->unsynced.push_back({.offset = cut, .before = present(my, cut, size, size), .after = {}, .size_before = size, .cut = true});
  }
  const int code = my.real()->pMethods->xTruncate(my.real(), to);
  return my.world->ends() ? SQLITE_IOERR_TRUNCATE : code;
}

int sync(sqlite3_file* file, int) {
  auto& my = handle(file);
  const std::lock_guard lock(my.world->mutex);
  if (my.world->fails(syncs) || my.world->ends()) return SQLITE_IOERR_FSYNC;
  if (my.body) my.body->unsynced.clear();
  if (my.new_parent) {
    my.world->settle(my.new_parent);
    sqlite3_free(my.new_parent);
    my.new_parent = nullptr;
  }
  return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  auto& my = handle(file);
  return my.real()->pMethods->xFileSize(my.real(), size);
}
int lock(sqlite3_file* file, int level) { return handle(file).real()->pMethods->xLock(handle(file).real(), level); }
int unlock(sqlite3_file* file, int level) { return handle(file).real()->pMethods->xUnlock(handle(file).real(), level); }
int reserved(sqlite3_file* file, int* held) { return handle(file).real()->pMethods->xCheckReservedLock(handle(file).real(), held); }
int control(sqlite3_file* file, int what, void* value) {
  return handle(file).real()->pMethods->xFileControl(handle(file).real(), what, value);
}
int sector_size(sqlite3_file* file) { return handle(file).real()->pMethods->xSectorSize(handle(file).real()); }
int device(sqlite3_file* file) { return handle(file).real()->pMethods->xDeviceCharacteristics(handle(file).real()); }
// The memory that connections share is made again from the log after a loss of power: it passes.
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  return handle(file).real()->pMethods->xShmMap(handle(file).real(), page, size, extend, memory);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  return handle(file).real()->pMethods->xShmLock(handle(file).real(), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) { handle(file).real()->pMethods->xShmBarrier(handle(file).real()); }
int shm_unmap(sqlite3_file* file, int remove) { return handle(file).real()->pMethods->xShmUnmap(handle(file).real(), remove); }
// No pages in memory, so that every reading is one that can fail.
int fetch(sqlite3_file*, sqlite3_int64, int, void** memory) {
  *memory = nullptr;
  return SQLITE_OK;
}
int unfetch(sqlite3_file*, sqlite3_int64, void*) { return SQLITE_OK; }

const sqlite3_io_methods methods{3,       close,       read,   write,   truncate, sync,        file_size, lock,  unlock, reserved,
                                 control, sector_size, device, shm_map, shm_lock, shm_barrier, shm_unmap, fetch, unfetch};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto& in = world(vfs);
  const std::lock_guard lock(in.mutex);
  auto& my = handle(file);
  my = {};
  if (in.fails(opens)) return SQLITE_CANTOPEN;
  const bool watched = in.watches(name);
  const bool is_new = watched && !fs::exists(name);
  if (is_new && (flags & SQLITE_OPEN_CREATE) && in.ends()) return SQLITE_CANTOPEN;
  const int code = in.real->xOpen(in.real, name, my.real(), flags, out_flags);
  if (my.real()->pMethods) {
    my.base.pMethods = &methods;
    my.world = &in;
  }
  if (code != SQLITE_OK || !watched) return code;
  in.look();
  struct stat about{};
  if (::stat(name, &about) == 0) my.body = &in.bodies[about.st_ino];
  if (is_new && (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL))) {
    my.new_parent = sqlite3_mprintf("%s", fs::path(name).parent_path().c_str());
  }
  return code;
}

int remove(sqlite3_vfs* vfs, const char* name, int sync_folder) {
  auto& in = world(vfs);
  const std::lock_guard lock(in.mutex);
  if (in.fails(removals) || in.ends()) return SQLITE_IOERR_DELETE;
  in.look();
  const int code = in.real->xDelete(in.real, name, 0);
  in.look();
  if (sync_folder && in.watches(name)) in.settle(fs::path(name).parent_path());
  return code;
}

int access(sqlite3_vfs* vfs, const char* name, int flags, int* answer) {
  return world(vfs).real->xAccess(world(vfs).real, name, flags, answer);
}
int full_name(sqlite3_vfs* vfs, const char* name, int amount, char* out) {
  return world(vfs).real->xFullPathname(world(vfs).real, name, amount, out);
}
int randomness(sqlite3_vfs* vfs, int amount, char* out) { return world(vfs).real->xRandomness(world(vfs).real, amount, out); }
int pause(sqlite3_vfs* vfs, int microseconds) { return world(vfs).real->xSleep(world(vfs).real, microseconds); }
int last_error(sqlite3_vfs* vfs, int amount, char* out) {
  return world(vfs).error != 0 ? world(vfs).error : world(vfs).real->xGetLastError(world(vfs).real, amount, out);
}
int clock(sqlite3_vfs* vfs, double* now) { return world(vfs).real->xCurrentTime(world(vfs).real, now); }
int clock_ms(sqlite3_vfs* vfs, sqlite3_int64* now) { return world(vfs).real->xCurrentTimeInt64(world(vfs).real, now); }

/// What the store does to a file as a whole: 0, or the errno it fails with.
int act(World& in, store::disk::Act what, const fs::path& path) {
  using store::disk::Act;
  const std::lock_guard lock(in.mutex);
  in.look();
  if (in.fails(acts) || in.ends()) return in.error;
  struct stat about{};
  const bool there = ::stat(path.c_str(), &about) == 0;
  if (what == Act::sync_folder) in.settle(there && S_ISDIR(about.st_mode) ? path : path.parent_path());
  if (there && what == Act::write) in.bodies[about.st_ino].poured = bytes_of(path);
  if (there && what == Act::sync) in.bodies[about.st_ino] = {};
  return 0;
}

}  // namespace

FaultyVfs::FaultyVfs(const fs::path& folder) : world_(std::make_unique<World>()) {
  auto& in = *world_;
  in.folder = folder;
  in.shadow = folder;
  in.shadow += ".seen";
  fs::create_directory(in.shadow);
  in.look();
  in.real = sqlite3_vfs_find("unix");
  in.vfs.iVersion = 2;
  in.vfs.szOsFile = static_cast<int>(sizeof(Handle)) + in.real->szOsFile;
  in.vfs.mxPathname = in.real->mxPathname;
  in.vfs.zName = "faulty";
  in.vfs.pAppData = &in;
  in.vfs.xOpen = open;
  in.vfs.xDelete = remove;
  in.vfs.xAccess = access;
  in.vfs.xFullPathname = full_name;
  in.vfs.xRandomness = randomness;
  in.vfs.xSleep = pause;
  in.vfs.xCurrentTime = clock;
  in.vfs.xGetLastError = last_error;
  in.vfs.xCurrentTimeInt64 = clock_ms;
  sqlite3_vfs_register(&in.vfs, 1);
  store::disk::before([&in](store::disk::Act what, const fs::path& path) { return act(in, what, path); });
}

FaultyVfs::~FaultyVfs() {
  store::disk::before({});
  sqlite3_vfs_unregister(&world_->vfs);
  std::error_code error;
  fs::remove_all(world_->shadow, error);
}

void FaultyVfs::fail(const Fault& fault) {
  heal();
  world_->fault = fault;
}

void FaultyVfs::stop_at(int n) {
  heal();
  world_->stop = n;
}

void FaultyVfs::heal() {
  auto& in = *world_;
  const std::lock_guard lock(in.mutex);
  in.fault = {.kinds = 0};
  in.calls = in.changed = in.stop = in.error = 0;
  in.struck = in.stopped = false;
}

bool FaultyVfs::struck() const { return world_->struck; }
int FaultyVfs::calls() const { return world_->calls; }
int FaultyVfs::changes() const { return world_->changed; }

void FaultyVfs::look_out_for(std::vector<std::string> words) { world_->words = std::move(words); }
std::string FaultyVfs::seen() const { return world_->seen; }

void FaultyVfs::crash(std::uint64_t seed) {
  auto& in = *world_;
  const std::lock_guard lock(in.mutex);
  std::mt19937_64 chance(seed);
  in.look();
  for (const auto& [number, body] : in.bodies) {
    const auto file = in.shadow / std::to_string(number);
    if (!body.unsynced.empty() || body.poured) put_bytes(file, left_over(bytes_of(file), body, chance));
  }
  std::vector<fs::path> standing;
  for (const auto& entry : fs::recursive_directory_iterator(in.folder)) {
    if (entry.is_regular_file()) standing.push_back(entry.path());
  }
  for (const auto& file : standing) fs::remove(file);
  for (const auto& [folder, history] : in.histories) {
    fs::create_directories(folder);
    for (const auto& [name, number] : history[chance() % history.size()]) {
      if (!name.ends_with("-shm")) fs::create_hard_link(in.shadow / std::to_string(number), folder / name);
    }
  }
  in.bodies.clear();
  in.histories.clear();
  heal();
  in.look();
}

}  // namespace vignette::support
