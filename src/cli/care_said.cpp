#include "cli/care_said.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "cli/print.hpp"
#include "shell/look_file.hpp"
#include "shell/places.hpp"
#include "shell/session.hpp"
#include "store/store.hpp"

namespace vignette::cli {

namespace fs = std::filesystem;
using nlohmann::json;
using portfolio::Backup;
using portfolio::Folder;
using words::Problem;
using words::say;
using words::Word;

namespace {

std::string_view name_of(Folder::Kind kind) {
  switch (kind) {
    case Folder::Kind::own:
      return "own";
    case Folder::Kind::synced:
      return "synced";
    case Folder::Kind::network:
      return "network";
    case Folder::Kind::removable:
      break;
  }
  return "removable";
}

}  // namespace

fs::path backups_of(const Common& common) {
  return common.portfolio ? fs::path() : fs::path(shell::read_habits(shell::places({}, common.content).look).backup_folder);
}

int fail(const Problem& problem) {
  complain(problem);
  return failed;
}

int fail(const fs::path& file, Word what, Word mend) {
  return fail({.where = file.string(), .what = std::string(say(what)), .mend = std::string(say(mend))});
}

std::string day(portfolio::Instant moment) {
  const auto day = portfolio::day_of(moment, shell::now().offset_minutes);
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

json to_json(const Backup& copy) {
  json one{{"file", copy.file},
           {"made", portfolio::rfc3339(copy.made)},
           {"reachable", copy.reachable},
           {"protected", copy.is_protected},
           {"opens_otherwise", copy.opens_otherwise},
           {"stayed_behind", copy.stayed}};
  if (copy.still_holds.ms > 0) one["may_still_hold_what_went"] = portfolio::rfc3339(copy.still_holds);
  one["keeps_until"] = copy.keeps_until.ms > 0 ? json(portfolio::rfc3339(copy.keeps_until)) : json();
  return one;
}

json to_json(const std::vector<Backup>& copies) {
  json list = json::array();
  for (const auto& copy : copies) list.push_back(to_json(copy));
  return list;
}

json to_json(const Folder& folder) { return {{"kind", name_of(folder.kind)}, {"by", folder.by}}; }

void say_folder(const Folder& folder) {
  const auto told = [&](Word word) { print(say(word, fmt::arg("by", folder.by))); };
  if (folder.kind == Folder::Kind::synced) told(Word::info_folder_synced);
  if (folder.kind == Folder::Kind::network) told(Word::info_folder_network);
  if (folder.kind == Folder::Kind::removable) told(Word::info_folder_removable);
}

json to_json(const std::vector<portfolio::CopiedFolder>& folders) {
  json list = json::array();
  for (const auto& one : folders) {
    const bool before = one.holds == portfolio::CopiedFolder::Holds::before;
    auto told = to_json(one.folder);
    told["folder"] = one.path;
    told["holds"] = before ? "before" : "backups";
    if (before) told["until"] = portfolio::rfc3339(one.until);
    list.push_back(std::move(told));
  }
  return list;
}

void say_copied(const std::vector<portfolio::CopiedFolder>& folders) {
  for (const auto& one : folders) {
    const bool before = one.holds == portfolio::CopiedFolder::Holds::before;
    print(say(before ? Word::info_copied_before : Word::info_copied_backups, fmt::arg("folder", one.path), fmt::arg("by", one.folder.by),
              fmt::arg("day", day(one.until))));
  }
}

void say_not_reached(const std::vector<Backup>& copies) {
  for (const auto& copy : copies)
    print(copy.stayed               ? say(Word::not_reached_stayed, fmt::arg("file", copy.file))
          : copy.opens_otherwise    ? say(Word::not_reached_otherwise, fmt::arg("file", copy.file))
          : copy.keeps_until.ms > 0 ? say(Word::not_reached, fmt::arg("file", copy.file), fmt::arg("day", day(copy.keeps_until)))
                                    : say(Word::not_reached_stays, fmt::arg("file", copy.file)));
}

void say_anew(const std::vector<Backup>& copies) {
  const auto backups = copies.size() - static_cast<std::size_t>(std::ranges::count_if(copies, &Backup::stayed));
  if (backups > 0) print(say(Word::backups_anew, fmt::arg("count", backups)));
  for (const auto& copy : copies)
    if (copy.stayed) print(say(Word::stayed_anew, fmt::arg("file", copy.file)));
}

void say_damaged(const Common& common, const fs::path& file, const store::KeyPtr& key, json& told) {
  const auto good = store::Backups(file, backups_of(common), key).newest_good();
  const bool there = good && *good;
  told["newest_good"] = there ? to_json(**good) : json();
  if (common.json) return;
  if (there)
    return print(say(Word::verify_newest_good, fmt::arg("file", (*good)->file), fmt::arg("made", portfolio::rfc3339((*good)->made))));
  // Without its passphrase one can't be looked over.
  const auto all = store::Backups(file, backups_of(common), key).list();
  for (const Backup& copy : all.value_or(std::vector<Backup>()))
    if (!key && copy.is_protected && copy.reachable)
      return print(say(Word::verify_closed, fmt::arg("file", copy.file), fmt::arg("made", portfolio::rfc3339(copy.made))));
  print(std::string(say(Word::verify_no_good)));
}

void say_left_open(const Common& common, const fs::path& file, const store::KeyPtr& key) {
  store::Backups all(file, backups_of(common), key);
  auto copies = all.set_aside();
  if (auto backups = all.list()) std::ranges::move(*backups, std::back_inserter(copies));
  std::erase_if(copies, [](const Backup& copy) { return !copy.reachable || copy.is_protected; });
  for (const auto& copy : copies) print(say(Word::restored_left_open, fmt::arg("file", copy.file)));
  if (!copies.empty()) print(std::string(say(Word::restored_left_open_mend)));
}

}  // namespace vignette::cli
