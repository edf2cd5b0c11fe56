// A program of one's own making, with its standard input and output.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vignette::support {

class Process {
 public:
  /// `words` begins with the program's path; `settings` are added to the environment as NAME=VALUE.
  Process(const std::vector<std::string>& words, const std::vector<std::string>& settings, const std::string& folder) {
    std::array<int, 2> in{}, out{};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) return;
    id_ = ::fork();
    if (id_ == 0) {
      ::dup2(in[0], STDIN_FILENO);
      ::dup2(out[1], STDOUT_FILENO);
      ::dup2(out[1], STDERR_FILENO);
      if (::chdir(folder.c_str()) != 0) ::_exit(127);
      std::vector<char*> call, around;
      for (const auto& word : words) call.push_back(const_cast<char*>(word.c_str()));
      for (const auto& one : settings) around.push_back(const_cast<char*>(one.c_str()));
      call.push_back(nullptr);
      around.push_back(nullptr);
      ::execve(call[0], call.data(), around.data());
      ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    in_ = in[1], out_ = out[0];
  }
  ~Process() {
    if (id_ > 0) end(SIGKILL), (void)status();
    for (const int one : {in_, out_})
      if (one >= 0) ::close(one);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void say(std::string line) {
    line += '\n';
    if (::write(in_, line.data(), line.size()) < 0) return;
  }
  void say_no_more() {
    ::close(in_);
    in_ = -1;
  }
  /// What it printed up to these words and with them; nothing where it ended, or was silent for half a minute, before.
  std::optional<std::string> until(std::string_view words) {
    for (;;) {
      if (const auto at = came_.find(words); at != std::string::npos) {
        auto all = came_.substr(0, at + words.size());
        came_.erase(0, at + words.size());
        return all;
      }
      pollfd wait{.fd = out_, .events = POLLIN, .revents = 0};
      std::array<char, 4096> bytes{};
      if (::poll(&wait, 1, 30'000) <= 0) return std::nullopt;
      const auto count = ::read(out_, bytes.data(), bytes.size());
      if (count <= 0) return std::nullopt;
      came_.append(bytes.data(), static_cast<std::size_t>(count));
    }
  }
  void end(int signal) const { ::kill(id_, signal); }
  /// Waits for its end; -1 where a signal ended it.
  int status() {
    int ended = 0;
    if (id_ <= 0 || ::waitpid(id_, &ended, 0) != id_) return -1;
    id_ = -1;
    return WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
  }
  const std::string& unread() const { return came_; }

 private:
  pid_t id_ = -1;
  int in_ = -1, out_ = -1;
  std::string came_;
};

}  // namespace vignette::support
