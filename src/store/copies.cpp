#include "store/copies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <set>
#include <string_view>

#include "store/care.hpp"
#include "words/words.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using portfolio::Backup;
using portfolio::Instant;

namespace {

constexpr std::string_view ending = ".backup";
constexpr std::int64_t second = 1000, day_long = second * 24 * 3600;

/// "portfolio" of portfolio.vignette; any other name as it is.
std::string called(const fs::path& portfolio) {
  return portfolio.extension() == ".vignette" ? portfolio.stem().string() : portfolio.filename().string();
}

fs::path folder_above(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

/// Reads "2026-10-14 1520" and, if they follow, seconds as in ".12Z".
std::optional<Instant> read_moment(std::string_view text) {
  constexpr std::string_view form = "0000-00-00 0000.00Z";
  if (text.size() < form.size() - 4) return std::nullopt;
  for (std::size_t i = 0; i < std::min(form.size(), text.size()); ++i) {
    const bool figure = text[i] >= '0' && text[i] <= '9';
    if (form[i] == '0' ? !figure : text[i] != form[i]) return std::nullopt;
  }
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    if (at + length <= text.size()) std::from_chars(text.data() + at, text.data() + at + length, value);
    return value;
  };
  const std::chrono::year_month_day day{std::chrono::year{number(0, 4)}, std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                        std::chrono::day{static_cast<unsigned>(number(8, 2))}};
  if (!day.ok()) return std::nullopt;
  const auto midnight = std::chrono::sys_days{day}.time_since_epoch();
  return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(midnight).count() +
                 second * (3600 * number(11, 2) + 60 * number(13, 2) + number(16, 2))};
}

std::string written(Instant moment) {
  const auto day = portfolio::day_of(moment, 0);
  std::string clock = portfolio::clock_of(moment, 0);
  std::erase(clock, ':');
  return fmt::format("{:04}-{:02}-{:02} {}", day.year, day.month, day.day, clock);
}

/// Whether a name goes on with nothing, or with a number as where a name was taken, before its kind.
bool ends_so(std::string_view rest, std::string_view kind) {
  if (!rest.ends_with(kind)) return false;
  rest.remove_suffix(kind.size());
  if (rest.empty()) return true;
  return rest.size() > 1 && rest.front() == ' ' && rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

bool is_protected(const fs::path& file) {
  const auto found = look_at(file, Store::newest_version());
  return found && *found == Found::locked;
}

template <typename Read>
std::vector<Backup> listed(const fs::path& folder, Read read) {
  std::vector<Backup> copies;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, error)) {
    const std::optional<Instant> made = read(entry.path().filename().string());
    std::error_code unknown;
    if (!made || !entry.is_regular_file(unknown)) continue;
    // What a link names is what is written anew or removed.
    const auto file = entry.is_symlink(unknown) ? fs::canonical(entry.path(), unknown) : entry.path();
    if (file.empty()) continue;
    copies.push_back({.file = file.string(), .made = *made, .is_protected = is_protected(entry.path())});
  }
  std::ranges::sort(copies, [](const Backup& a, const Backup& b) { return std::tie(a.made, a.file) > std::tie(b.made, b.file); });
  return copies;
}

int month_of(Instant moment) {
  const auto day = portfolio::day_of(moment, 0);
  return day.year * 12 + day.month - 1;
}

Instant start_of_month(int month) {
  const std::chrono::year_month_day first{std::chrono::year{month / 12}, std::chrono::month{static_cast<unsigned>(month % 12) + 1},
                                          std::chrono::day{1}};
  return {std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::sys_days{first}.time_since_epoch()).count()};
}

/// Whether a copy is missing while the disk that it lay on is there. The folder beside the portfolio is on its disk. Of another, the
/// name may be all that is left while it is not mounted, and copies made since may lie under that name or be hidden below it.
bool was_removed(const Backup& copy, const fs::path& portfolio) {
  std::error_code error;
  const auto folder = folder_above(copy.file);
  if (is_there(copy.file) || !fs::is_directory(folder, error)) return false;
  if (same_place(folder, backups_folder(portfolio, {}))) return true;
  const auto there = copies_in(folder, portfolio);
  return std::ranges::any_of(there, [&](const Backup& one) { return one.made < copy.made; }) &&
         std::ranges::any_of(there, [&](const Backup& one) { return one.made > copy.made; });
}

/// How a portfolio is named in what it remembers.
std::string place_of(const fs::path& portfolio) { return fs::absolute(portfolio).lexically_normal().string(); }

}  // namespace

bool has_table(Database& database, std::string_view name) {
  Statement row(database, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1");
  return row.bind(1, name).step();
}

bool same_place(const fs::path& a, const fs::path& b) {
  std::error_code error;
  return place_of(a) == place_of(b) || fs::equivalent(a, b, error);
}

fs::path backups_folder(const fs::path& portfolio, const fs::path& chosen) {
  return chosen.empty() ? folder_above(portfolio) / "backups" : chosen;
}

fs::path name_of_copy(const fs::path& portfolio, Instant made) {
  return called(portfolio) + fmt::format(" {}.{:02}Z", written(made), made.ms / second % 60) + std::string(ending);
}

std::optional<Instant> moment_of_copy(const fs::path& portfolio, const fs::path& name) {
  const std::string text = name.string(), head = called(portfolio) + " ";
  constexpr std::size_t length = std::string_view("0000-00-00 0000.00Z").size();
  if (text.size() != head.size() + length + ending.size() || !text.starts_with(head) || !text.ends_with(ending)) return std::nullopt;
  return read_moment(std::string_view(text).substr(head.size(), length));
}

std::vector<Backup> copies_in(const fs::path& folder, const fs::path& portfolio) {
  return listed(folder, [&](const std::string& name) { return moment_of_copy(portfolio, name); });
}

std::optional<Instant> moment_of_set_aside(const fs::path& portfolio, const std::string& name) {
  const std::string stem = portfolio.stem().string(), kind = portfolio.extension().string(), midnight = " 0000";
  const std::string aside = stem + " set aside ", saved = fmt::format("{} {} ", stem, words::say(words::Word::vault_salvaged_name));
  constexpr std::size_t day = std::string_view("0000-00-00").size(), minute = std::string_view("0000-00-00 0000").size();
  const bool dated = name.starts_with(saved);
  if (!dated && !name.starts_with(aside)) return std::nullopt;
  const std::size_t head = (dated ? saved : aside).size(), length = dated ? day : minute;
  if (name.size() < head + length || !ends_so(std::string_view(name).substr(head + length), kind)) return std::nullopt;
  return read_moment(name.substr(head, length) + (dated ? midnight : ""));
}

std::vector<Backup> set_asides(const fs::path& portfolio) {
  return listed(folder_above(portfolio), [&](const std::string& name) { return moment_of_set_aside(portfolio, name); });
}

std::vector<Backup> logs_alone(const fs::path& portfolio) {
  return listed(folder_above(portfolio), [&](const std::string& name) -> std::optional<Instant> {
    for (const std::string_view log : {"-wal", "-journal"}) {
      const std::string of = name.ends_with(log) ? name.substr(0, name.size() - log.size()) : std::string();
      if (!of.empty() && !is_there(folder_above(portfolio) / of)) return moment_of_set_aside(portfolio, of);
    }
    return std::nullopt;
  });
}

fs::path free_set_aside(const fs::path& portfolio, Instant now) {
  const auto name = portfolio.stem().string() + " set aside " + written(now), kind = portfolio.extension().string();
  fs::path free = folder_above(portfolio) / (name + kind);
  const auto taken = [](const fs::path& one) {
    return is_there(one) || is_there(beside(one, "-wal")) || is_there(beside(one, "-journal"));
  };
  for (int n = 2; taken(free); ++n) free = folder_above(portfolio) / fmt::format("{} {}{}", name, n, kind);
  return free;
}

void tell_until(std::vector<Backup>& copies) {
  constexpr int months = 12, days = 14;
  int month = -1;
  for (auto& copy : copies) {
    const bool newest = month_of(copy.made) != month;
    month = month_of(copy.made);
    copy.keeps_until = newest ? start_of_month(month + months) : Instant{(copy.made.ms / day_long + days + 1) * day_long};
  }
}

std::vector<Backup> run_out(const std::vector<Backup>& newest_first, Instant now) {
  std::vector<Backup> out;
  for (const bool later : {false, true}) {
    std::vector<Backup> copies;
    std::vector<Instant> made;
    for (const auto& copy : newest_first)
      if ((copy.made > now) == later) {
        copies.push_back(copy);
        made.push_back(copy.made);
      }
    const auto kept = Backups::kept(made);
    for (std::size_t i = 0; i < copies.size(); ++i)
      if (!kept[i]) out.push_back(std::move(copies[i]));
  }
  return out;
}

std::vector<Backup> remembered(const fs::path& portfolio, const Key* key) {
  std::vector<Backup> copies;
  try {
    Source source(portfolio, key);
    if (!has_table(source.database(), "backup_made")) return {};
    std::string known;  // most are made of it where it lies now
    for (Statement row(source.database(), "SELECT path, made, keeps_until, of FROM backup_made ORDER BY made DESC, path"); row.step();) {
      if (row.view(3) != known && !same_place(row.text(3), portfolio)) continue;
      known = row.text(3);
      Backup copy{.file = row.text(0), .made = {row.number(1)}, .keeps_until = {row.number(2)}};
      if (was_removed(copy, portfolio)) continue;
      copy.reachable = is_there(copy.file);
      copy.is_protected = copy.reachable ? is_protected(copy.file) : key != nullptr;
      copies.push_back(std::move(copy));
    }
  } catch (const Failure&) {  // locked, damaged or not there
    copies.clear();
  }
  return copies;
}

void remember(const fs::path& portfolio, const Key* key, const std::vector<Backup>& made, const std::vector<Backup>& gone) {
  try {
    Database database(portfolio, Database::Way::write, key);
    database.fold_on_close(true);  // if no Store has it open, no log is left
    if (!has_table(database, "backup_made")) return;
    Transaction transaction(database);
    for (const auto& copy : gone) Statement(database, "DELETE FROM backup_made WHERE path = ?1").bind(1, copy.file).run();
    note_copies(database, portfolio, made);
    transaction.commit();
  } catch (const Failure&) {  // the copies are there all the same
  }
}

void note_copies(Database& database, const fs::path& portfolio, const std::vector<Backup>& made) {
  if (!has_table(database, "backup_made")) return;
  for (const auto& copy : made)
    Statement(database, "INSERT OR REPLACE INTO backup_made (path, of, made, keeps_until) VALUES (?1, ?2, ?3, ?4)")
        .bind(1, copy.file)
        .bind(2, place_of(portfolio))
        .bind(3, copy.made.ms)
        .bind(4, copy.keeps_until.ms)
        .run();
}

void forget_copies(Database& database, const fs::path& but_of) {
  if (!has_table(database, "backup_made")) return;
  database.run("PRAGMA secure_delete = ON");
  if (but_of.empty() && has_table(database, "still_held")) database.run("DELETE FROM still_held");
  std::set<std::string> others;
  for (Statement row(database, "SELECT DISTINCT of FROM backup_made"); row.step();)
    if (but_of.empty() || !same_place(row.text(0), but_of)) others.insert(row.text(0));
  for (const auto& of : others) Statement(database, "DELETE FROM backup_made WHERE of = ?1").bind(1, of).run();
}

bool holds_anything(Database& database) {
  for (const std::string table : {"answer", "mark", "reflection", "commitment", "lens", "own_card", "person", "exchange", "page",
                                  "file_opened", "workshop_plan", "place", "taken_out"})
    if (has_table(database, table) && database.number(("SELECT EXISTS (SELECT 1 FROM " + table + ")").c_str()) != 0) return true;
  return false;
}

std::string contents_mark(Database& database) {
  std::string mark;
  const auto add = [&](const char* question) {
    Statement row(database, question);
    if (row.step()) mark += row.text(0) + "|" + row.text(1) + "|";
  };
  // Moments may go back with the clock, so they are added up, and not only the latest is looked at.
  add("SELECT count(*), sum(updated % 1000000007) FROM answer");
  add("SELECT max(rowid), 0 FROM revision");
  add("SELECT count(*), sum(visited % 1000000007) FROM place");
  if (has_table(database, "mark")) {
    add("SELECT count(*), sum(seal) FROM mark");
    add("SELECT count(*), sum(seal) FROM citation");
  }
  if (has_table(database, "commitment")) {
    add("SELECT count(*), sum(seal) FROM reflection");
    add("SELECT count(*), sum(seal) FROM commitment");
    add("SELECT count(*), sum(seal) FROM lens");
  }
  if (has_table(database, "workshop_plan")) {
    add("SELECT count(*), sum(seal) FROM workshop_plan");
    add("SELECT count(*), sum(seal) FROM workshop_question");
    add("SELECT count(*), sum(seal) FROM workshop_step");
  }
  if (has_table(database, "commitment_said")) add("SELECT count(*), sum(seal) FROM commitment_said");
  if (has_table(database, "person")) {
    add("SELECT count(*), sum(seal) FROM own_card");
    add("SELECT count(*), sum(seal) FROM person");
  }
  if (has_table(database, "exchange")) {
    add("SELECT count(*), sum(seal) FROM exchange");
    add("SELECT count(*), sum(seal) FROM page");
    add("SELECT count(*), sum(seal) FROM own_note");
    add("SELECT count(*), sum(seal) FROM unfinished");
    add("SELECT count(*), sum(seal) FROM file_opened");
  }
  if (has_table(database, "taken_out")) add("SELECT count(*), 0 FROM taken_out");
  return mark;
}

}  // namespace vignette::store
