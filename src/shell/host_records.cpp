// The end of a workshop, and what is kept of it: files of their own, in a folder of their own.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>
#include <tuple>
#include <utility>

#include "app/wipe.hpp"
#include "share/file.hpp"
#include "shell/host.hpp"

namespace vignette::shell {

namespace fs = std::filesystem;
namespace intent = app::intent;
using words::Word;

namespace {

constexpr std::string_view ending = ".md";
constexpr std::size_t day_letters = 10;  // 2026-10-14

words::Problem problem(const std::string& where, Word what, Word mend) {
  return {.where = where, .what = std::string(words::say(what)), .mend = std::string(words::say(mend))};
}

/// The day at the beginning of a record's name.
std::optional<portfolio::Day> day_in(std::string_view name) {
  if (name.size() <= day_letters || name[4] != '-' || name[7] != '-') return std::nullopt;
  portfolio::Day day;
  const auto number = [&](std::size_t from, std::size_t to, int& value) {
    const auto [end, bad] = std::from_chars(name.data() + from, name.data() + to, value);
    return bad == std::errc() && end == name.data() + to;
  };
  const bool good = number(0, 4, day.year) && number(5, 7, day.month) && number(8, 10, day.day);
  return good && day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 31 ? std::optional(day) : std::nullopt;
}

std::string title_of(const std::string& case_title) { return words::say(Word::record_title, fmt::arg("title", case_title)); }

/// A name that is not taken.
fs::path free_name(const fs::path& folder, const std::string& title, portfolio::Day day) {
  std::string name = words::say(Word::team_record_file, fmt::arg("day", fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day)),
                                fmt::arg("title", title));
  std::ranges::replace_if(name, [](char c) { return c == '/' || (c >= 0 && c < ' '); }, ' ');
  std::error_code unknown;
  auto file = folder / (name + std::string(ending));
  for (int n = 2; fs::exists(file, unknown); ++n) file = folder / fmt::format("{} {}{}", name, n, ending);
  return file;
}

std::vector<app::KeptRecord> records_in(const fs::path& folder) {
  std::vector<app::KeptRecord> all;
  std::error_code unknown;
  for (const auto& entry : fs::directory_iterator(folder, unknown)) {
    const auto name = entry.path().filename().string();
    const auto day = day_in(name);
    if (!day || !name.ends_with(ending) || !entry.is_regular_file(unknown)) continue;
    app::KeptRecord one{.file = entry.path().string(),
                        .title = title_of(name.substr(day_letters + 1, name.size() - day_letters - 1 - ending.size())),
                        .day = *day,
                        .review_by = workshop::review_day(*day)};
    if (auto page = share::read_given_text(entry.path())) {
      one.commitments = workshop::commitments_in(*page);
      app::wipe(*page);
    }
    all.push_back(std::move(one));
  }
  std::ranges::sort(all, [](const auto& a, const auto& b) { return std::tie(b.day, a.file) < std::tie(a.day, b.file); });
  return all;
}

}  // namespace

void Host::read_ending(portfolio::Now now) {
  if (!room_) return;
  const auto time = portfolio::clock_of(now.instant, now.offset_minutes);
  results_->post(
      intent::EndingRead{room_->desk.with([&](const workshop::Workshop& all) { return workshop::ending_of(all, room_->known, time); })});
}

std::optional<app::Intent> Host::ended(bool kept, portfolio::Now now) {
  room_->desk.end(kept, portfolio::clock_of(now.instant, now.offset_minutes));
  app::TeamEnded ended{.kept = kept,
                       .time = portfolio::clock_of(now.instant, now.offset_minutes),
                       .told = room_->desk.told(),
                       .review_by = workshop::review_day(portfolio::day_of(now.instant, now.offset_minutes))};
  // A phone that is asleep or out of reach just now is told when it comes back: only how it ended is there to be told.
  if (room_->server) room_->server->tell_late(std::chrono::minutes(15));
  late_ = room_->server ? std::move(room_) : nullptr;
  room_.reset();
  forget_wifi();
  found_.clear();
  for (std::string* text : {&typed_.answer, &typed_.group, &typed_.commitment}) app::wipe(*text);
  return intent::TeamHasEnded{std::move(ended)};
}

void Host::end(const app::effect::EndWorkshop& wish, portfolio::Now now) {
  if (!room_) return;
  // What is said to be wiped is off the disk by then.
  room_->ends = true;
  if (!wish.keep)
    return worker_.give([this, now] {
      if (journal_kept_.value_or(false)) journal_.wipe();
      results_->hand([this, now]() -> std::optional<app::Intent> { return room_ ? ended(false, now) : std::nullopt; });
    });
  const auto day = portfolio::day_of(now.instant, now.offset_minutes);
  auto page = std::make_shared<std::string>(room_->desk.with(
      [&](const workshop::Workshop& all) { return workshop::record_of(all, room_->known, wish.with_flagged, room_->setting.title, day); }));
  worker_.give([this, page = std::move(page), title = room_->setting.title, day, now] {
    std::error_code failed;
    fs::create_directories(folder_, failed);
    if (!failed) fs::permissions(folder_, fs::perms::owner_all, failed);
    const auto done = share::write_file(free_name(folder_, title, day), *page);
    app::wipe(*page);
    if (done && journal_kept_.value_or(false)) journal_.wipe();
    results_->hand([this, done, now]() -> std::optional<app::Intent> {
      if (done) return room_ ? ended(true, now) : std::nullopt;
      if (room_) {
        room_->ends = false;
        write_journal();
      }
      return intent::TeamNotEnded{{.where = done.error().where,
                                   .what = words::say(Word::record_not_written, fmt::arg("why", done.error().what)),
                                   .mend = done.error().mend}};
    });
  });
}

void Host::read_records() {
  worker_.give([folder = folder_, to = results_] { to->post(intent::RecordsRead{records_in(folder)}); });
}

void Host::read_record(std::string file) {
  worker_.give([folder = folder_, file = std::move(file), to = results_] {
    const auto page = share::read_given_text(file);
    if (page) return to->post(intent::RecordRead{file, workshop::read_page(*page)});
    to->post(intent::RecordsRead{records_in(folder), problem(file, Word::team_not_read, Word::team_not_read_mend)});
  });
}

void Host::keep_became(app::effect::KeepBecame wish) {
  worker_.give([folder = folder_, wish = std::move(wish), to = results_]() mutable {
    const auto page = fs::path(wish.file).parent_path() == folder
                          ? share::read_given_text(wish.file)
                          : std::unexpected(problem(wish.file, Word::team_not_read, Word::team_not_read_mend));
    const auto with = page ? workshop::with_said(*page, wish.place, wish.said) : std::nullopt;
    app::wipe(wish.said.why);
    intent::BecameKept told{wish.file};
    if (!with) {
      told.problem = problem(wish.file, Word::team_became_not_kept, Word::team_not_read_mend);
      to->post(intent::RecordsRead{records_in(folder)});
    } else if (const auto done = share::write_file(wish.file, *with); !done) {
      told.problem = words::Problem{.where = done.error().where,
                                    .what = words::say(Word::team_became_not_written, fmt::arg("why", done.error().what)),
                                    .mend = done.error().mend};
    }
    to->post(std::move(told));
  });
}

void Host::remove_record(std::string file) {
  worker_.give([folder = folder_, file = std::move(file), to = results_] {
    const bool ours = fs::path(file).parent_path() == folder;
    intent::RecordsRead read;
    if (!ours || !remove_for_good(file)) read.problem = problem(file, Word::team_not_removed, Word::team_not_removed_mend);
    read.records = records_in(folder);
    to->post(std::move(read));
  });
}

}  // namespace vignette::shell
