#include "store/backups.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <tuple>

#include "store/care.hpp"
#include "store/copies.hpp"
#include "store/still_held.hpp"
#include "store/whose.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using portfolio::Backup;
using portfolio::Instant;

namespace {

bool same_folder(const fs::path& a, const fs::path& b) {
  std::error_code error;
  return fs::weakly_canonical(a, error) == fs::weakly_canonical(b, error);
}

/// One name for a file, however its path is spelled.
std::string one_name(const std::string& file) {
  std::error_code error;
  const auto name = fs::weakly_canonical(file, error);
  return error ? fs::absolute(file).lexically_normal().string() : name.string();
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

bool newest_first(const Backup& a, const Backup& b) { return std::tie(a.made, a.file) > std::tie(b.made, b.file); }

/// Those alone are thinned out.
bool goes_by_itself(const Backup& copy) { return copy.reachable && !copy.opens_otherwise; }

/// Missing where its folder is there, and past its time: it need not be named any more.
bool is_long_gone(const Backup& copy, Instant now) {
  std::error_code error;
  return !copy.reachable && copy.keeps_until.ms > 0 && copy.keeps_until < now && fs::is_directory(fs::path(copy.file).parent_path(), error);
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

void clean_copies(const fs::path& folder, const fs::path& portfolio) {
  std::vector<fs::path> left;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, error)) {
    const auto name = entry.path().filename().string();
    const auto part = name.rfind(".part");
    if (part != std::string::npos && moment_of_copy(portfolio, name.substr(0, part))) left.push_back(entry.path());
  }
  for (const auto& file : left) {
    const auto name = file.filename().string();
    const auto end = name.find_first_not_of("0123456789", name.rfind(".part") + std::string_view(".part").size());
    if (PartLock::take(folder / name.substr(0, end))) static_cast<void>(disk::remove(file));
  }
}

Backups::Backups(fs::path portfolio, const fs::path& folder, KeyPtr key)
    : portfolio_(std::move(portfolio)), folder_(backups_folder(portfolio_, folder)), key_(std::move(key)) {}

std::vector<bool> Backups::kept(const std::vector<Instant>& made_newest_first) {
  constexpr std::size_t newest = 10;
  constexpr int daily = 14, monthly = 12;  // counted back from the newest: so each has a day by which no more than the ten can keep it
  std::vector<bool> kept(made_newest_first.size(), false);
  std::set<std::tuple<int, int, int>> days, months;
  const auto day_of = [&](std::size_t i) { return portfolio::day_of(made_newest_first[i], 0); };
  const auto days_before_newest = [&](std::size_t i) {
    constexpr std::int64_t day_long = std::int64_t{24} * 3600 * 1000;
    return made_newest_first[0].ms / day_long - made_newest_first[i].ms / day_long;
  };
  const auto months_before_newest = [&](std::size_t i) {
    return (day_of(0).year - day_of(i).year) * 12 + day_of(0).month - day_of(i).month;
  };
  for (std::size_t i = 0; i < made_newest_first.size(); ++i) {
    const auto day = day_of(i);
    const bool of_day = days_before_newest(i) < daily && days.emplace(day.year, day.month, day.day).second;
    const bool of_month = months_before_newest(i) < monthly && months.emplace(day.year, day.month, 0).second;
    kept[i] = i < newest || of_day || of_month;
  }
  return kept;
}

Backups::Copies Backups::all(const Key* earlier) {
  const auto beside_it = backups_folder(portfolio_, {});
  auto known = remembered(portfolio_, key_.get());
  std::set<std::string> names;
  for (const auto& copy : known) names.insert(one_name(copy.file));
  Telling telling(portfolio_, key_.get(), earlier);
  std::vector<Backup> all, doubtful;
  const auto add = [&](std::vector<Backup> copies, bool own_folder) {
    for (auto& copy : copies) {
      const bool noted = names.contains(one_name(copy.file));
      const auto one = noted ? Whose::ours : telling.of(copy, own_folder);
      copy.opens_otherwise = one == Whose::shut;
      if (one == Whose::ours || (own_folder && one == Whose::shut)) {
        all.push_back(std::move(copy));
      } else if (one != Whose::anothers) {
        doubtful.push_back(std::move(copy));
      }
    }
  };
  add(copies_in(beside_it, portfolio_), true);
  if (!same_folder(folder_, beside_it)) add(copies_in(folder_, portfolio_), false);
  std::set<std::string> there;
  for (const auto& copy : all) there.insert(one_name(copy.file));
  for (auto& copy : known)
    if (!there.contains(one_name(copy.file))) all.push_back(std::move(copy));
  std::ranges::sort(all, newest_first);
  std::vector<Backup> thinned;
  std::ranges::copy_if(all, std::back_inserter(thinned), goes_by_itself);
  tell_until(thinned);
  for (auto& copy : all)
    for (const auto& told : thinned)
      if (told.file == copy.file) copy.keeps_until = told.keeps_until;
  for (const auto& held : still_held(portfolio_, key_.get()))
    for (auto& copy : all)
      if (fs::path(copy.file).filename() == held.copy) copy.still_holds = std::max(copy.still_holds, held.what.when);
  const bool compared = doubtful.empty() || telling.can_compare();
  return {std::move(all), std::move(doubtful), compared};
}

std::vector<Backup> Backups::own() {
  auto [copies, doubtful, compared] = all();
  if (!compared) std::ranges::copy_if(doubtful, std::back_inserter(copies), [](const Backup& copy) { return !copy.is_protected; });
  std::ranges::sort(copies, newest_first);
  return copies;
}

fs::path Backups::folder_to_write(const std::vector<Backup>& known) const {
  std::error_code error;
  const auto was_in_it = [&](const Backup& copy) { return !copy.reachable && same_folder(fs::path(copy.file).parent_path(), folder_); };
  if (fs::is_directory(folder_, error) || same_place(folder_, backups_folder(portfolio_, {}))) return folder_;  // made when it is needed
  const bool unplugged = std::ranges::any_of(known, was_in_it) || !disk::make_folder(folder_);
  return unplugged ? backups_folder(portfolio_, {}) : folder_;
}

bool Backups::folder_is_away() const {
  std::error_code error;
  return !same_place(folder_, backups_folder(portfolio_, {})) && !fs::is_directory(folder_, error);
}

std::vector<portfolio::CopiedFolder> Backups::copied(const std::vector<Backup>& copies) const {
  std::set<fs::path> folders{folder_};
  for (const auto& copy : copies) folders.insert(fs::path(copy.file).parent_path());
  std::vector<portfolio::CopiedFolder> found;
  for (const auto& folder : folders) {
    if (same_folder(folder, backups_folder(portfolio_, {})) || same_folder(folder, portfolio_.parent_path())) continue;
    const auto what = folder_of(folder / portfolio_.filename());
    if (what.kind == portfolio::Folder::Kind::synced || what.kind == portfolio::Folder::Kind::network)
      found.push_back({.path = folder.string(), .folder = what});
  }
  return found;
}

Result<std::optional<Backup>> Backups::make(Instant now) {
  return guarded(portfolio_, key_.get(), [&]() -> std::optional<Backup> {
    std::error_code error;
    if (!is_there(portfolio_) || fs::file_size(portfolio_, error) == 0) return std::nullopt;
    auto copies = all().ours;
    if (key_ && protect_left_open(copies)) copies = all().ours;
    const fs::path folder = folder_to_write(copies);
    std::vector<Backup> long_gone;
    std::ranges::copy_if(copies, std::back_inserter(long_gone), [&](const Backup& copy) { return is_long_gone(copy, now); });
    std::erase_if(copies, std::not_fn(goes_by_itself));
    Backup made{.is_protected = key_ != nullptr};
    {
      Source source(portfolio_, key_.get());
      if (version_of(source.database(), portfolio_) == 0 || !holds_anything(source.database())) return std::nullopt;
      const auto newest = std::ranges::find_if(copies, [&](const Backup& copy) { return copy.made.ms <= now.ms + near; });
      const bool here = newest != copies.end() && same_folder(fs::path(newest->file).parent_path(), folder);
      if (here && mark_of(*newest, key_.get()) == contents_mark(source.database())) return std::nullopt;
      must(disk::make_folder(folder));
      clean_copies(folder, portfolio_);
      made.made = moment_for(now, copies);
      fs::path file = folder / name_of_copy(portfolio_, made.made);
      for (; is_there(file); file = folder / name_of_copy(portfolio_, made.made)) made.made.ms += second;
      made.file = fs::absolute(file).lexically_normal().string();
      Part part(file);
      copy_into(part.file(), source.database(), key_.get(), portfolio_, [&](Database& copy) {
        std::vector<Backup> itself{made};
        tell_until(itself);
        note_copies(copy, portfolio_, itself);
      });
      part.give_name();
    }
    copies.insert(std::ranges::find_if(copies, [&](const Backup& copy) { return copy.made <= made.made; }), made);
    tell_until(copies);
    made.keeps_until = std::ranges::find(copies, made.file, &Backup::file)->keeps_until;
    auto gone = run_out(copies, {std::max(made.made.ms, now.ms + near)});
    std::erase_if(gone, [&](const Backup& copy) { return !disk::remove(copy.file); });
    std::ranges::move(long_gone, std::back_inserter(gone));
    remember(portfolio_, key_.get(), {made}, gone);
    return made;
  });
}

Result<std::vector<Backup>> Backups::list() {
  return guarded(portfolio_, key_.get(), [&] { return own(); });
}

std::vector<Backup> Backups::set_aside() const { return set_asides(portfolio_); }

Result<std::optional<Backup>> Backups::newest_good() {
  return guarded(portfolio_, key_.get(), [&]() -> std::optional<Backup> {
    for (auto& copy : own()) {
      if (!copy.reachable || copy.is_protected != (key_ != nullptr) || begins_otherwise(copy.file, key_.get())) continue;
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
