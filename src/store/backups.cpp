#include "store/backups.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "store/care.hpp"
#include "store/copies.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using portfolio::Backup;
using portfolio::Instant;

namespace {

/// Half written by a program that was killed.
void clean(const fs::path& folder, const fs::path& portfolio) {
  std::vector<fs::path> left;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, error)) {
    const auto name = entry.path().filename().string();
    const auto part = name.find(".part");
    if (part != std::string::npos && moment_of_copy(portfolio, name.substr(0, part))) left.push_back(entry.path());
  }
  for (const auto& file : left) static_cast<void>(disk::remove(file));
}

std::set<std::string> answer_ids(Database& database) {
  std::set<std::string> ids;
  for (Statement row(database, "SELECT id FROM answer"); row.step();) ids.insert(row.text(0));
  return ids;
}

bool same_folder(const fs::path& a, const fs::path& b) {
  std::error_code error;
  return fs::weakly_canonical(a, error) == fs::weakly_canonical(b, error);
}

/// Whether a copy that nobody remembers is one of this portfolio's, in a folder where another's of the same name may lie.
bool belongs(const Backup& copy, const fs::path& portfolio, const Key* key) {
  try {
    if (copy.is_protected) return key && salt_of(copy.file) == key->salt();
    Source one(copy.file, nullptr), other(portfolio, key);
    const auto there = answer_ids(one.database()), here = answer_ids(other.database());
    return there.empty() || std::ranges::any_of(there, [&](const std::string& id) { return here.contains(id); });
  } catch (const Failure&) {
    return false;
  } catch (const Refused&) {
    return false;
  }
}

constexpr std::int64_t second = 1000;
constexpr std::int64_t near = 3600 * second;  // a clock that is put right by less is taken as it is

/// Now, or just after the copies made about now, so that the newest is always the latest.
Instant moment_for(Instant now, const std::vector<Backup>& copies) {
  Instant moment{now.ms / second * second};
  for (const auto& copy : copies)
    if (copy.made.ms <= now.ms + near && copy.made >= moment) moment = {copy.made.ms + second};
  return moment;
}

/// What the copy holds, or nothing if it cannot be read with this key.
std::string mark_of(const Backup& copy, const Key* key) {
  try {
    if (copy.is_protected != (key != nullptr)) return {};
    Source source(copy.file, key);
    return contents_mark(source.database());
  } catch (const Failure&) {
    return {};
  } catch (const Refused&) {
    return {};
  }
}

}  // namespace

Backups::Backups(fs::path portfolio, const fs::path& folder, KeyPtr key)
    : portfolio_(std::move(portfolio)), folder_(backups_folder(portfolio_, folder)), key_(std::move(key)) {}

std::vector<bool> Backups::kept(const std::vector<Instant>& made_newest_first) {
  constexpr std::size_t newest = 10, daily = 14, monthly = 12;
  std::vector<bool> kept(made_newest_first.size(), false);
  std::set<std::tuple<int, int, int>> days, months;
  for (std::size_t i = 0; i < made_newest_first.size(); ++i) {
    const auto day = portfolio::day_of(made_newest_first[i], 0);
    const bool of_day = days.size() < daily && days.emplace(day.year, day.month, day.day).second;
    const bool of_month = months.size() < monthly && months.emplace(day.year, day.month, 0).second;
    kept[i] = i < newest || of_day || of_month;
  }
  return kept;
}

std::vector<Backup> Backups::own() {
  const auto beside_it = backups_folder(portfolio_, {});
  auto known = remembered(portfolio_, key_.get());
  std::set<std::string> names;
  for (const auto& copy : known) names.insert(copy.file);
  std::vector<Backup> all = copies_in(beside_it, portfolio_);
  if (!same_folder(folder_, beside_it)) {
    for (auto& copy : copies_in(folder_, portfolio_))
      if (names.contains(copy.file) || belongs(copy, portfolio_, key_.get())) all.push_back(std::move(copy));
  }
  std::set<std::string> there;
  for (const auto& copy : all) there.insert(fs::absolute(copy.file).lexically_normal().string());
  for (auto& copy : known)
    if (!there.contains(fs::path(copy.file).lexically_normal().string())) all.push_back(std::move(copy));
  std::ranges::sort(all, [](const Backup& a, const Backup& b) { return std::tie(a.made, a.file) > std::tie(b.made, b.file); });
  std::vector<Backup> reachable;
  std::ranges::copy_if(all, std::back_inserter(reachable), &Backup::reachable);
  tell_until(reachable);
  for (auto& copy : all)
    for (const auto& told : reachable)
      if (told.file == copy.file) copy.keeps_until = told.keeps_until;
  return all;
}

Result<std::optional<Backup>> Backups::make(Instant now) {
  return guarded(portfolio_, key_ != nullptr, [&]() -> std::optional<Backup> {
    std::error_code error;
    if (!is_there(portfolio_) || fs::file_size(portfolio_, error) == 0) return std::nullopt;
    auto copies = own();
    Backup made{.is_protected = key_ != nullptr};
    {
      Source source(portfolio_, key_.get());
      if (version_of(source.database(), portfolio_) == 0) return std::nullopt;
      const auto newest = std::ranges::find_if(copies, [&](const Backup& copy) { return copy.reachable && copy.made.ms <= now.ms + near; });
      const bool here = newest != copies.end() && same_folder(fs::path(newest->file).parent_path(), folder_);
      if (here && mark_of(*newest, key_.get()) == contents_mark(source.database())) return std::nullopt;
      must(disk::make_folder(folder_));
      clean(folder_, portfolio_);
      made.made = moment_for(now, copies);
      fs::path file = folder_ / name_of_copy(portfolio_, made.made);
      for (; is_there(file); file = folder_ / name_of_copy(portfolio_, made.made)) made.made.ms += second;
      Part part(file);
      copy_into(part.file(), source.database(), key_.get(), portfolio_);
      part.give_name();
      made.file = fs::absolute(file).lexically_normal().string();
    }
    copies.insert(std::ranges::find_if(copies, [&](const Backup& copy) { return copy.made <= made.made; }), made);
    std::erase_if(copies, [](const Backup& copy) { return !copy.reachable; });
    tell_until(copies);
    made.keeps_until = std::ranges::find(copies, made.file, &Backup::file)->keeps_until;
    auto gone = run_out(copies, {std::max(made.made.ms, now.ms + near)});
    std::erase_if(gone, [&](const Backup& copy) { return !disk::remove(copy.file); });
    remember(portfolio_, key_.get(), {made}, gone);
    return made;
  });
}

Result<std::vector<Backup>> Backups::list() {
  return guarded(portfolio_, key_ != nullptr, [&] { return own(); });
}

Result<std::optional<Backup>> Backups::newest_good() {
  return guarded(portfolio_, key_ != nullptr, [&]() -> std::optional<Backup> {
    for (auto& copy : own()) {
      if (!copy.reachable || copy.is_protected != (key_ != nullptr)) continue;
      try {
        Source source(copy.file, key_.get());
        version_of_ours(source.database(), copy.file);
        if (look_over_whole(source.database(), key_ != nullptr).sound) return copy;
      } catch (const Failure&) {
        continue;  // an older one may be better
      } catch (const Refused&) {
        continue;
      }
    }
    return std::nullopt;
  });
}

}  // namespace vignette::store
