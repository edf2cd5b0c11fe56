#include "shell/team_journal.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <fstream>
#include <iterator>
#include <random>
#include <string_view>
#include <system_error>
#include <utility>

#include "app/wipe.hpp"
#include "share/file.hpp"
#include "share/locked.hpp"

namespace vignette::shell {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view head = "Vignette workshop journal 1\n", key_prefix = "vignette-workshop-";
constexpr std::size_t name_letters = 32, instant_letters = 16;
constexpr std::uintmax_t most_bytes = 64U << 20U;
constexpr std::chrono::seconds stays{TeamJournal::stays_ms / 1000};

std::string hex(std::uint64_t number) {
  constexpr std::string_view letters = "0123456789abcdef";
  std::string text(instant_letters, '0');
  for (auto at = text.rbegin(); at != text.rend(); ++at, number >>= 4U) *at = letters[number & 15U];
  return text;
}

std::optional<std::uint64_t> from_hex(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
  return bad == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string new_name() {
  std::random_device system;
  const auto half = [&] { return hex(std::uint64_t{system()} << 32U | system()); };
  return half() + half();
}

std::optional<std::string> bytes_of(const fs::path& file) {
  std::error_code none;
  const auto size = fs::file_size(file, none);
  if (none || size > most_bytes) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

/// Every byte of it, though the system may take a few at a time.
bool write_over(int descriptor) {
  struct stat about{};
  if (::fstat(descriptor, &about) != 0) return false;
  constexpr std::array<char, 16'384> nothing{};
  for (auto left = static_cast<std::size_t>(about.st_size); left > 0;) {
    const auto count = ::write(descriptor, nothing.data(), std::min(left, nothing.size()));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    left -= static_cast<std::size_t>(count);
  }
  return ::fsync(descriptor) == 0;
}

fs::path beside(const fs::path& file, std::string_view ending) { return file.string() + std::string(ending); }

}  // namespace

bool remove_for_good(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor >= 0) {
    const bool over = write_over(descriptor);
    ::close(descriptor);
    if (!over) return false;
  }
  if (::unlink(file.c_str()) != 0) return false;
  if (const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY); folder >= 0) {
    ::fsync(folder);
    ::close(folder);
  }
  return true;
}

TeamJournal::TeamJournal(fs::path file, std::shared_ptr<Keyring> keyring) : file_(std::move(file)), keyring_(std::move(keyring)) {}

TeamJournal::~TeamJournal() {
  app::wipe(key_);
  if (held_ >= 0) ::close(held_);
}

bool TeamJournal::works() {
  const auto name = std::string(key_prefix) + new_name();
  const bool room = keyring_->keep(name, name, stays);
  keyring_->forget(name);
  return room;
}

/// Only one window writes it, and none reads it meanwhile.
bool TeamJournal::hold() {
  if (held_ >= 0) return true;
  const auto lock = beside(file_, ".lock");
  const int descriptor = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) return false;
  struct stat held{}, named{};
  const bool ours = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::fstat(descriptor, &held) == 0 && ::lstat(lock.c_str(), &named) == 0 &&
                    held.st_ino == named.st_ino;  // else whoever held it has removed it
  if (ours)
    held_ = descriptor;
  else
    ::close(descriptor);
  return ours;
}

void TeamJournal::let_go() {
  if (held_ < 0) return;
  ::unlink(beside(file_, ".lock").c_str());
  ::close(std::exchange(held_, -1));
}

/// Of one that is held.
std::optional<TeamJournal::Left> TeamJournal::read(portfolio::Instant now) {
  const auto written = bytes_of(file_);
  const std::string_view all = written ? std::string_view(*written) : std::string_view();
  if (!all.starts_with(head) || all.size() < head.size() + name_letters) return std::nullopt;
  name_ = all.substr(head.size(), name_letters);
  auto key = keyring_->read(std::string(key_prefix) + name_);
  if (!key) return std::nullopt;
  key_ = std::move(*key);
  auto bytes = share::unlock(all.substr(head.size() + name_letters), key_);
  const auto last =
      bytes && bytes->size() >= instant_letters ? from_hex(std::string_view(*bytes).substr(0, instant_letters)) : std::nullopt;
  const bool young = last && now.ms < static_cast<std::int64_t>(*last) + stays_ms;
  std::optional<Left> left;
  if (young) left = Left{bytes->substr(instant_letters), {static_cast<std::int64_t>(*last)}};
  if (bytes) app::wipe(*bytes);
  return left;
}

std::optional<TeamJournal::Left> TeamJournal::take_up(portfolio::Instant now) {
  std::error_code none;
  if (held_ >= 0 || !fs::exists(file_, none) || !hold()) return std::nullopt;
  auto left = read(now);
  if (!left) wipe();
  return left;
}

std::optional<TeamJournal::Left> TeamJournal::look(portfolio::Instant now) {
  auto left = take_up(now);
  if (!left) return left;
  app::wipe(key_);
  name_.clear();
  let_go();
  return left;
}

bool TeamJournal::write(std::string_view bytes, portfolio::Instant now) {
  std::error_code failed;
  fs::create_directories(file_.parent_path(), failed);
  if (!hold()) return false;
  if (key_.empty() && fs::exists(file_, failed)) {  // what another program left: it is for whoever leads to say what becomes of it
    let_go();
    return false;
  }
  if (key_.empty()) {
    name_ = new_name();
    key_ = share::make_lock_key();
  }
  std::string whole;
  whole.reserve(instant_letters + bytes.size());  // so that it lies in memory once
  whole += hex(static_cast<std::uint64_t>(now.ms));
  whole += bytes;
  const auto locked = share::lock_up(whole, key_);
  app::wipe(whole);
  const bool kept = !locked.empty() && keyring_->keep(std::string(key_prefix) + name_, key_, stays) &&
                    share::write_file(file_, std::string(head) + name_ + locked).has_value();
  if (!kept) wipe();
  return kept;
}

void TeamJournal::wipe() {
  if (!hold()) return;
  if (name_.empty())
    if (const auto written = bytes_of(file_); written && written->starts_with(head)) name_ = written->substr(head.size(), name_letters);
  if (!name_.empty()) keyring_->forget(std::string(key_prefix) + name_);
  app::wipe(key_);
  name_.clear();
  std::error_code none;
  for (const auto& file : {file_, file_.parent_path() / ("." + file_.filename().string() + ".part")})
    if (fs::exists(file, none) && !remove_for_good(file)) ::unlink(file.c_str());  // its key is forgotten: nobody reads what was left
  let_go();
}

}  // namespace vignette::shell
