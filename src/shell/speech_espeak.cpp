// espeak-ng, run as a process for each sentence: it is GPL-3, so it is not linked. Its exit status proves nothing about sound.

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <sstream>

#include "shell/speech.hpp"

extern char** environ;

namespace vignette::shell {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int words_a_minute = 175;
constexpr std::size_t too_short_to_tell = 20;  ///< bytes: such a sentence is over in a moment anyway

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
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (posix_spawnp(&child_, arguments[0], &actions, nullptr, arguments.data(), environ) != 0) child_ = -1;
    posix_spawn_file_actions_destroy(&actions);
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

  std::string all() {
    std::string text;
    char buffer[4096];
    for (ssize_t got; (got = read(from_, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<std::size_t>(got));
    return text;
  }

 private:
  pid_t child_ = -1;
  int to_ = -1, from_ = -1;
};

class Espeak : public Voice {
 public:
  Ended say(const app::effect::Speak& what, int stop) override {
    Child child({"espeak-ng", "-v", voice_of(what), "-s", std::to_string(words_a_minute * what.speed / 100), "--stdin"});
    if (!child.runs()) return Ended::lost;
    const auto began = Clock::now();
    child.hear(what.text + "\n");
    while (true) {
      pollfd wait[2] = {{stop, POLLIN, 0}, {child.from(), POLLIN, 0}};
      if (poll(wait, 2, -1) < 0 && errno != EINTR) return Ended::lost;
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
  static std::vector<std::pair<std::string, std::string>> read_voices() {
    Child child({"espeak-ng", "--voices=en"});
    std::vector<std::pair<std::string, std::string>> voices;
    if (!child.runs()) return voices;
    child.hear("");
    std::istringstream lines(child.all());
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

  std::vector<std::pair<std::string, std::string>> voices_ = read_voices();
};

}  // namespace

std::unique_ptr<Voice> espeak_voice() {
  auto voice = std::make_unique<Espeak>();
  if (voice->names().empty()) return nullptr;
  return voice;
}

}  // namespace vignette::shell
