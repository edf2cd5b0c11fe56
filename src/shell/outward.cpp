#include "shell/outward.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <thread>
#include <utility>

#include "share/file.hpp"
#include "share/markdown.hpp"
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
fs::path free_name(const std::string& name) {
  std::error_code error;
  fs::path folder = home() / "Documents";
  if (!fs::is_directory(folder, error)) folder = home();
  fs::path file = folder / (name + ".md");
  for (int number = 2; fs::exists(file, error); ++number) file = folder / (name + " " + std::to_string(number) + ".md");
  return file;
}

/// Where to write; nothing if the person cancelled.
std::optional<fs::path> ask_where(const fs::path& suggested) {
  Ran ran = run_program({"zenity", "--file-selection", "--save", "--confirm-overwrite", "--title=" + std::string(say(Word::copy_title)),
                         "--filename=" + suggested.string()});
  if (ran.status == 1) return std::nullopt;
  while (!ran.output.empty() && ran.output.back() == '\n') ran.output.pop_back();
  return ran.status == 0 && !ran.output.empty() ? fs::path(ran.output) : suggested;
}

}  // namespace

void ask_system(std::shared_ptr<Results> results) {
  if (!std::getenv("DBUS_SESSION_BUS_ADDRESS")) return;
  std::thread([to = std::move(results)] {
    const auto setting = [](const char* space, const char* key) {
      return run_program({"gdbus", "call", "--session", "--timeout=2", "--dest=org.freedesktop.portal.Desktop",
                          "--object-path=/org/freedesktop/portal/desktop", "--method=org.freedesktop.portal.Settings.Read", space, key})
          .output;
    };
    // "(<<uint32 1>>,)" means that dark is preferred (XDG Desktop Portal, org.freedesktop.appearance).
    const bool dark = setting("org.freedesktop.appearance", "color-scheme").find("uint32 1") != std::string::npos;
    const bool still = setting("org.gnome.desktop.interface", "enable-animations").find("false") != std::string::npos;
    if (dark || still) to->post(app::intent::SystemChanged{dark, still});
  }).detach();
}

// These run on threads of their own: a dialog or a browser may stay open for hours, and nothing waits for it.
void open_link(const std::string& url, std::shared_ptr<Results> results) {
  std::thread([url, to = std::move(results)] {
    if (run_program({"xdg-open", url}).status != 0)
      to->post(
          app::intent::LinkFailed{{.where = url, .what = std::string(say(Word::link_failed)), .mend = std::string(say(Word::link_mend))}});
  }).detach();
}

void save_copy_elsewhere(portfolio::Contents contents, std::vector<pack::Case> cases, portfolio::Now now,
                         std::shared_ptr<Results> results) {
  std::thread([contents = std::move(contents), cases = std::move(cases), now, to = std::move(results)] {
    const auto day = portfolio::day_of(now.instant, now.offset_minutes);
    const auto file =
        ask_where(free_name(say(Word::copy_file_name, fmt::arg("year", day.year), fmt::arg("month", day.month), fmt::arg("day", day.day))));
    if (!file) return;
    if (const auto done = share::write_file(*file, share::markdown(contents, cases, {}, now)))
      to->post(app::intent::CopySaved{file->string()});
    else
      to->post(app::intent::CopyFailed{done.error()});
  }).detach();
}

}  // namespace vignette::shell
