// espeak-ng, run as a process for each sentence: it is GPL-3, so it is not linked. Its exit status proves nothing about sound.

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <sstream>

#include "shell/speech.hpp"

extern char** environ;

namespace vignette::shell {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int words_a_minute = 175;
constexpr std::size_t too_short_to_tell = 20;  ///< bytes: such a sentence is over in a moment anyway
constexpr int list_within_ms = 3'000;

int left_of(Clock::time_point until) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
  return static_cast<int>(std::max<std::int64_t>(0, left));
}

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

/// A child with a pipe to its input and one from its output, which ends when it does.
class Child {
 public:
  explicit Child(std::vector<std::string> words) {
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
  ~Child() {
    if (to_ >= 0) close(to_);
    if (from_ >= 0) close(from_);
    if (child_ < 0) return;
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  bool runs() const { return child_ >= 0; }
  int from() const { return from_; }

  /// All of it, then the end of its input. What a child that doesn't read has no room for is cut: a sentence fits many times.
  void hear(const std::string& text) {
    for (std::size_t sent = 0; sent < text.size();) {
      const ssize_t now = send(to_, text.data() + sent, text.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (now <= 0) break;
      sent += static_cast<std::size_t>(now);
    }
    close(to_);
    to_ = -1;
  }

  /// What it says, to the end; nothing where that does not come in time, or `stop` can be read first.
  std::string all(int within_ms, int stop) {
    const auto until = Clock::now() + std::chrono::milliseconds(within_ms);
    std::string text;
    char buffer[4096];
    while (true) {
      pollfd wait[2] = {{from_, POLLIN, 0}, {stop, POLLIN, 0}};
      const int ready = poll(wait, 2, left_of(until));
      if (ready < 0 && errno == EINTR) continue;
      if (ready <= 0 || wait[1].revents != 0) return {};
      const ssize_t got = read(from_, buffer, sizeof buffer);
      if (got <= 0) return text;
      text.append(buffer, static_cast<std::size_t>(got));
    }
  }

 private:
  pid_t child_ = -1;
  int to_ = -1, from_ = -1;
};

class Espeak : public Voice {
 public:
  explicit Espeak(int stop) : voices_(read_voices(stop)) {}

  Ended say(const app::effect::Speak& what, int stop) override {
    Child child({"espeak-ng", "-v", voice_of(what), "-s", std::to_string(words_a_minute * what.speed / 100), "--stdin"});
    if (!child.runs()) return Ended::lost;
    const auto began = Clock::now();
    const auto until = began + std::chrono::milliseconds(expected_ms(what) * 3 + 10'000);
    child.hear(what.text + "\n");
    while (true) {
      pollfd wait[2] = {{stop, POLLIN, 0}, {child.from(), POLLIN, 0}};
      const int ready = poll(wait, 2, left_of(until));
      if (ready < 0 && errno == EINTR) continue;
      if (ready <= 0) return Ended::lost;
      if (wait[0].revents != 0) return Ended::stopped;
      char said[256];
      if (wait[1].revents != 0 && read(child.from(), said, sizeof said) <= 0) break;
    }
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began).count();
    const bool silent = what.text.size() >= too_short_to_tell && took < expected_ms(what) / 8;
    return silent ? Ended::silent : Ended::said;
  }

  std::vector<std::string> names() override {
    std::vector<std::string> names;
    for (const auto& [name, language] : voices_) names.push_back(name);
    return names;
  }

 private:
  /// What `--voices` lists, without those that need another program: "English (Great Britain)" and "en-gb".
  static std::vector<std::pair<std::string, std::string>> read_voices(int stop) {
    Child child({"espeak-ng", "--voices=en"});
    std::vector<std::pair<std::string, std::string>> voices;
    if (!child.runs()) return voices;
    child.hear("");
    std::istringstream lines(child.all(list_within_ms, stop));
    std::string line, order, language, person, name, file;
    std::getline(lines, line);  // what the columns are called
    while (std::getline(lines, line)) {
      if (!(std::istringstream(line) >> order >> language >> person >> name >> file) || file.starts_with("mb/")) continue;
      std::ranges::replace(name, '_', ' ');
      voices.emplace_back(name, language);
    }
    return voices;
  }

  std::string voice_of(const app::effect::Speak& what) {
    const auto chosen = std::ranges::find(voices_, what.voice, &std::pair<std::string, std::string>::first);
    if (chosen != voices_.end()) return chosen->second;
    std::string language = what.language;
    std::ranges::transform(language, language.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return language;
  }

  std::vector<std::pair<std::string, std::string>> voices_;
};

}  // namespace

std::unique_ptr<Voice> espeak_voice(int stop) {
  auto voice = std::make_unique<Espeak>(stop);
  if (voice->names().empty()) return nullptr;
  return voice;
}

}  // namespace vignette::shell
