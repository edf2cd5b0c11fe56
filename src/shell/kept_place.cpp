#include "shell/kept_place.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "share/file.hpp"
#include "words/words.hpp"

namespace vignette::shell {

namespace fs = std::filesystem;
using nlohmann::json;
using portfolio::Backup;
using portfolio::CopiedFolder;
using portfolio::Folder;

namespace {

json json_of(const Backup& copy) {
  return {{"file", copy.file}, {"made", copy.made.ms}, {"protected", copy.is_protected}, {"opens_otherwise", copy.opens_otherwise}};
}

json json_of(const CopiedFolder& folder) {
  return {{"folder", folder.path},
          {"network", folder.folder.kind == Folder::Kind::network},
          {"by", folder.folder.by},
          {"until", folder.until.ms}};
}

/// These throw json::exception where something is of another kind than it should be.
Backup backup_of(const json& from) {
  return {.file = from.at("file").get<std::string>(),
          .made = {from.at("made").get<std::int64_t>()},
          .is_protected = from.at("protected").get<bool>(),
          .opens_otherwise = from.at("opens_otherwise").get<bool>(),
          .stayed = true};
}

CopiedFolder folder_of(const json& from) {
  return {.holds = CopiedFolder::Holds::before,
          .path = from.at("folder").get<std::string>(),
          .folder = {from.at("network").get<bool>() ? Folder::Kind::network : Folder::Kind::synced, from.at("by").get<std::string>()},
          .until = {from.at("until").get<std::int64_t>()}};
}

KeptPlace::Said said_in(const json& from) {
  KeptPlace::Said said;
  said.portfolio = from.at("portfolio").get<std::string>();
  said.from = from.value("from", std::string());
  said.held = from.value("held", false);
  for (const auto& file : from.value("left", json::array())) said.left.emplace_back(file.get<std::string>());
  for (const auto& copy : from.value("stayed", json::array())) said.stayed.push_back(backup_of(copy));
  for (const auto& folder : from.value("before", json::array())) said.before.push_back(folder_of(folder));
  said.unread = said.portfolio.empty();
  return said;
}

/// When it was written last, with what waits beside it; the least of all where it is not there.
fs::file_time_type written(const fs::path& file) {
  auto last = fs::file_time_type::min();
  for (const auto* beside : {"", "-wal"}) {
    std::error_code unseen;
    const auto at = fs::last_write_time(fs::path(file.string() + beside), unseen);
    if (!unseen) last = std::max(last, at);
  }
  return last;
}

}  // namespace

fs::path KeptPlace::aside() const { return file_.string() + ".unread"; }

KeptPlace::Said KeptPlace::read() const {
  std::error_code unseen;
  if (!fs::exists(file_, unseen)) return {.unread = unseen || fs::exists(aside(), unseen)};
  if (!fs::is_regular_file(file_, unseen)) return {};
  try {
    std::ifstream in(file_, std::ios::binary);
    return said_in(json::parse(in));
  } catch (const json::exception&) {
    return {.unread = true};
  }
}

std::expected<void, words::Problem> KeptPlace::write(const Said& said) const {
  std::error_code unmade;  // writing says what is wrong with the folder
  fs::create_directories(file_.parent_path(), unmade);
  json to{{"portfolio", said.portfolio.string()}, {"held", said.held}};
  if (!said.from.empty()) to["from"] = said.from.string();
  for (const auto& file : said.left) to["left"].push_back(file.string());
  for (const auto& copy : said.stayed) to["stayed"].push_back(json_of(copy));
  for (const auto& folder : said.before) to["before"].push_back(json_of(folder));
  try {
    auto written = share::write_file(file_, to.dump(2) + "\n");
    if (written) return {};
    auto problem = std::move(written.error());
    problem.what = words::say(words::Word::place_not_noted, fmt::arg("reason", problem.what));
    return std::unexpected(std::move(problem));
  } catch (const json::exception&) {  // a name that is no text
    return std::unexpected(words::Problem{.where = said.portfolio.parent_path(),
                                          .what = std::string(words::say(words::Word::place_no_text)),
                                          .mend = std::string(words::say(words::Word::place_other_folder))});
  }
}

fs::path KeptPlace::now(const fs::path& otherwise, const fs::path& own) const {
  const auto said = read();
  if (said.unread && !own.empty()) {
    const auto there = own / otherwise.filename();
    return written(there) > written(otherwise) ? there : otherwise;
  }
  if (said.portfolio.empty()) return otherwise;
  std::error_code unseen;
  const bool there = fs::exists(fs::symlink_status(said.portfolio, unseen));
  return said.from.empty() || there ? said.portfolio : said.from;
}

std::optional<words::Problem> KeptPlace::set_aside_unreadable() const {
  if (!read().unread) return std::nullopt;
  std::error_code error;
  if (fs::exists(file_, error)) fs::rename(file_, aside(), error);
  const auto kept = error ? file_ : aside();
  return words::Problem{.where = file_.string(),
                        .what = std::string(words::say(words::Word::place_unread)),
                        .mend = words::say(words::Word::place_unread_mend, fmt::arg("file", kept.filename().string()))};
}

void tell_stayed(std::vector<Backup>& copies, const std::vector<Backup>& stayed) {
  for (auto& copy : copies) copy.stayed = copy.stayed || std::ranges::find(stayed, copy.file, &Backup::file) != stayed.end();
}

void add_stayed(portfolio::Reached& reached, const std::vector<Backup>& stayed) {
  const auto names = [](const std::vector<Backup>& copies, const Backup& copy) {
    return std::ranges::find(copies, copy.file, &Backup::file) != copies.end();
  };
  for (auto* copies : {&reached.backups, &reached.out_of_reach}) tell_stayed(*copies, stayed);
  for (const auto& copy : stayed)
    if (!names(reached.backups, copy) && !names(reached.out_of_reach, copy)) reached.out_of_reach.push_back(copy);
}

std::vector<Backup> still_there(std::vector<Backup> stayed) {
  std::erase_if(stayed, [](const Backup& copy) {
    std::error_code unseen;
    const fs::path file = copy.file;
    return fs::symlink_status(file, unseen).type() == fs::file_type::not_found && fs::is_directory(file.parent_path(), unseen);
  });
  return stayed;
}

}  // namespace vignette::shell
