#include "shell/outward.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <thread>
#include <utility>

#include "share/ending.hpp"
#include "shell/places.hpp"
#include "words/words.hpp"

extern char** environ;

namespace vignette::shell {

namespace fs = std::filesystem;
using words::say;
using words::Word;

namespace {

struct Ran {
  int status = -1;  ///< exit status; -1 if it could not be started
  std::string output;
};

/// Runs a program to its end and collects what it prints. Arguments go as they are, through no shell.
Ran run_program(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  int ends[2];
  if (pipe(ends) != 0) return {};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclose(&actions, ends[0]);
  posix_spawn_file_actions_addclose(&actions, ends[1]);
  pid_t child = -1;
  const int failed = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  Ran ran;
  if (failed == 0) {
    char buffer[4096];
    for (ssize_t got; (got = read(ends[0], buffer, sizeof buffer)) > 0;) ran.output.append(buffer, static_cast<std::size_t>(got));
    int status = 0;
    if (waitpid(child, &status, 0) == child && WIFEXITED(status)) ran.status = WEXITSTATUS(status);
    if (ran.status == 127) ran.status = -1;
  }
  close(ends[0]);
  return ran;
}

/// A name of its own in the person's Documents folder.
fs::path free_name(const Asked& asked) {
  std::error_code error;
  fs::path folder = home() / "Documents";
  if (!fs::is_directory(folder, error)) folder = home();
  return shell::free_name(folder, asked.name, asked.extension);
}

/// As it was chosen, with the ending of what is to be written.
Chosen named(const Asked& asked, const fs::path& chosen) {
  if (asked.what != Asked::For::new_file || asked.extension.empty()) return chosen;
  if (!asked.also.empty() && chosen.extension() == asked.also) return chosen;
  const auto file = share::named_for(asked.extension.substr(1), chosen);
  if (!file) return std::unexpected(file.error());
  return *file;
}

Chosen ask(const Asked& asked) {
  fs::path suggested = asked.what == Asked::For::new_file ? free_name(asked) : home() / "";
  std::vector<std::string> words{"zenity", "--file-selection", "--title=" + std::string(say(asked.title)),
                                 "--filename=" + suggested.string()};
  if (asked.what == Asked::For::new_file) words.insert(words.end(), {"--save", "--confirm-overwrite"});
  if (asked.what == Asked::For::folder) words.emplace_back("--directory");
  Ran ran = run_program(std::move(words));
  if (ran.status == 1) return std::nullopt;
  while (!ran.output.empty() && ran.output.back() == '\n') ran.output.pop_back();
  if (ran.status == 0 && !ran.output.empty()) return named(asked, ran.output);
  if (asked.what == Asked::For::new_file) return suggested;
  return std::unexpected(
      words::Problem{.what = std::string(say(Word::vault_no_dialog)), .mend = std::string(say(Word::vault_no_dialog_mend))});
}

}  // namespace

fs::path free_name(const fs::path& folder, const std::string& name, const std::string& extension) {
  std::error_code error;
  fs::path file = folder / (name + extension);
  for (int number = 2; fs::exists(file, error); ++number) file = folder / fmt::format("{} {}{}", name, number, extension);
  return file;
}

std::string dated_name(Word name, portfolio::Day day) {
  return say(name, fmt::arg("year", day.year), fmt::arg("month", day.month), fmt::arg("day", day.day));
}

// These run on threads of their own: a dialog or a browser may stay open for hours, and nothing waits for it.
void open_link(const std::string& url, std::shared_ptr<Results> results) {
  std::thread([url, to = std::move(results)] {
    if (run_program({"xdg-open", url}).status != 0)
      to->post(app::intent::LinkFailed{
          {.where = url, .what = say(Word::link_failed, fmt::arg("address", url)), .mend = std::string(say(Word::link_mend))}});
  }).detach();
}

void open_pack_file(const std::string& file, std::shared_ptr<Results> results) {
  std::thread([file, to = std::move(results)] {
    if (open_file(file)) return;
    to->post(app::intent::LinkFailed{{.where = file,
                                      .what = say(Word::problems_file_failed, fmt::arg("file", file)),
                                      .mend = std::string(say(Word::problems_file_mend))}});
  }).detach();
}

bool open_file(const fs::path& file) { return run_program({"xdg-open", file.string()}).status == 0; }

void ask_where(Asked asked, std::shared_ptr<Results> results, std::function<std::optional<app::Intent>(const Chosen&)> then) {
  std::thread([asked = std::move(asked), to = std::move(results), then = std::move(then)] {
    to->hand([chosen = ask(asked), then] { return then(chosen); });
  }).detach();
}

}  // namespace vignette::shell
