/// A program that speaks, or starts who does, as a process of its own; it ends with what runs it.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace vignette::shell {

/// Not below 0.
int ms_until(std::chrono::steady_clock::time_point when);

/// With a pipe to its input and one from its output. Ends when this does.
class SpeechProcess {
 public:
  /// The program's name, looked for in PATH, and its arguments.
  explicit SpeechProcess(std::vector<std::string> words);
  ~SpeechProcess();
  SpeechProcess(const SpeechProcess&) = delete;
  SpeechProcess& operator=(const SpeechProcess&) = delete;

  bool runs() const { return child_ >= 0; }
  int from() const { return from_; }
  /// All of it, then the end of its input. What a child that doesn't read has no room for is cut: a sentence fits many times.
  void hear(const std::string& text);
  /// What it says, to the end; nothing where that does not come in time, or `stop` can be read first.
  std::string all(int within_ms, int stop);
  /// Waits until it has ended, or for so long. Whoever it leaves behind may hold its output. False if `stop` could be read first.
  bool ended(int within_ms, int stop) const;

 private:
  pid_t child_ = -1;
  int to_ = -1, from_ = -1;
};

}  // namespace vignette::shell
