#include "cli/tour.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>

#include "cli/inspect.hpp"
#include "cli/tour_acts.hpp"

namespace vignette::cli {

using words::say;
using words::Word;

namespace {

/// Makes the folder; a problem if that cannot be done, or nothing can be written there.
std::optional<words::Problem> folder_problem(const std::filesystem::path& folder) {
  std::error_code trouble;
  std::filesystem::create_directories(folder, trouble);
  if (!trouble && ::access(folder.c_str(), W_OK | X_OK) == 0) return std::nullopt;
  return words::Problem{
      .where = folder.string(), .what = std::string(say(Word::tour_folder)), .mend = std::string(say(Word::tour_folder_mend))};
}

/// A portfolio that is there already is somebody's: the tour makes one of its own.
std::optional<words::Problem> portfolio_problem(const Tour& tour) {
  if (!tour.portfolio) return std::nullopt;
  std::error_code unknown;
  const bool there = std::ranges::any_of(
      std::array{"", "-wal", "-shm"}, [&](const char* part) { return std::filesystem::exists(tour.portfolio->string() + part, unknown); });
  if (!there) return std::nullopt;
  return words::Problem{.where = tour.portfolio->string(),
                        .what = std::string(say(Word::tour_in_the_way)),
                        .mend = std::string(say(Word::tour_in_the_way_mend))};
}

}  // namespace

int run_tour(const Tour& tour) {
  if (const auto problem = portfolio_problem(tour)) {
    std::fputs((words::describe(*problem) + "\n").c_str(), stderr);
    return failed;
  }
  if (const auto problem = folder_problem(tour.out)) {
    std::fputs((words::describe(*problem) + "\n").c_str(), stderr);
    return failed;
  }
  try {
    Guide guide(tour);
    try {
      first_hour(guide);
      next_morning(guide);
      lead_a_team(guide);
      what_was_shared(guide);
      behind_a_passphrase(guide);
      answer_again(guide);
      correct_a_word(guide);
      read_what_was_shared(guide);
      return guide.report();
    } catch (const DriveFailure&) {
      try {
        guide.last_look();
      } catch (const DriveFailure&) {  // the program is gone: the first failure says more
      }
      throw;
    }
  } catch (const std::exception& failure) {
    std::fputs((words::describe({.where = tour.out.string(),
                                 .what = say(Word::tour_failed, fmt::arg("why", failure.what())),
                                 .mend = std::string(say(Word::tour_mend))}) +
                "\n")
                   .c_str(),
               stderr);
    return failed;
  }
}

}  // namespace vignette::cli
