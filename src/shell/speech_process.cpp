#include "shell/speech_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <sstream>

extern char** environ;

namespace vignette::shell {
namespace {

using Clock = std::chrono::steady_clock;

/// Where a program lies; empty where there is none of that name.
std::string in_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "/usr/bin:/bin" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    std::string file = (folder.empty() ? "." : folder) + "/" + program;
    if (access(file.c_str(), X_OK) == 0) return file;
  }
  return {};
}

/// What becomes the program. Nothing here may ask for memory: another thread may have held it when this process was made.
[[noreturn]] void become(const char* file, char* const* arguments, int in, int out, pid_t parent) {
  // Whoever ends this program by force does not hear the rest of the sentence; and it may have ended already.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 || dup2(nowhere, STDERR_FILENO) < 0) _exit(127);
  execve(file, arguments, environ);
  _exit(127);
}

}  // namespace

int ms_until(Clock::time_point when) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(when - Clock::now()).count();
  return static_cast<int>(std::max<std::int64_t>(0, left));
}

SpeechProcess::SpeechProcess(std::vector<std::string> words) {
  int in[2], out[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) != 0) return;  // unlike a pipe, one that is closed sends no signal
  if (pipe2(out, O_CLOEXEC) != 0) {
    close(in[0]), close(in[1]);
    return;
  }
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const std::string file = in_path(words.front());
  const pid_t parent = getpid();
  if (!file.empty()) child_ = fork();
  if (child_ == 0) become(file.c_str(), arguments.data(), in[0], out[1], parent);
  close(in[0]);
  close(out[1]);
  to_ = in[1];
  from_ = out[0];
}

SpeechProcess::~SpeechProcess() {
  if (to_ >= 0) close(to_);
  if (from_ >= 0) close(from_);
  if (child_ < 0) return;
  kill(child_, SIGKILL);
  waitpid(child_, nullptr, 0);
}

void SpeechProcess::hear(const std::string& text) {
  for (std::size_t sent = 0; sent < text.size();) {
    const ssize_t now = send(to_, text.data() + sent, text.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (now <= 0) break;
    sent += static_cast<std::size_t>(now);
  }
  if (to_ >= 0) close(to_);
  to_ = -1;
}

std::string SpeechProcess::all(int within_ms, int stop) {
  const auto until = Clock::now() + std::chrono::milliseconds(within_ms);
  std::string text;
  char buffer[4096];
  while (true) {
    pollfd wait[2] = {{from_, POLLIN, 0}, {stop, POLLIN, 0}};
    const int ready = poll(wait, 2, ms_until(until));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0 || wait[1].revents != 0) return {};
    const ssize_t got = read(from_, buffer, sizeof buffer);
    if (got <= 0) return text;
    text.append(buffer, static_cast<std::size_t>(got));
  }
}

bool SpeechProcess::ended(int within_ms, int stop) const {
  if (child_ < 0) return true;
  const int child = static_cast<int>(syscall(SYS_pidfd_open, child_, 0));
  if (child < 0) return true;
  const auto until = Clock::now() + std::chrono::milliseconds(within_ms);
  pollfd wait[2] = {{child, POLLIN, 0}, {stop, POLLIN, 0}};
  while (poll(wait, 2, ms_until(until)) < 0 && errno == EINTR) continue;
  close(child);
  return wait[1].revents == 0;
}

}  // namespace vignette::shell
