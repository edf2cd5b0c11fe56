/// The computer's voice: speech-dispatcher where a server runs or can be started, else espeak-ng as a process, else none. On a thread of
/// its own, since a server that has no sound device may never answer.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/update.hpp"
#include "shell/results.hpp"

namespace vignette::shell {

/// A way to speak. Used by one thread at a time.
class Voice {
 public:
  enum class Ended { said, stopped, silent, lost };
  Voice() = default;
  virtual ~Voice() = default;
  Voice(const Voice&) = delete;
  Voice& operator=(const Voice&) = delete;
  /// Speaks until it has ended, or `stop` (a file descriptor) can be read. `silent`: it ended before it could have been said. Calls
  /// `begun` once it is heard, as far as can be told.
  virtual Ended say(const app::effect::Speak& what, int stop, const std::function<void()>& begun) = 0;
  virtual std::vector<std::string> names() = 0;
};

/// nullptr where no server answers at its socket.
std::unique_ptr<Voice> dispatcher_voice();
/// Starts that server, for who has asked to be read to; it may take long or never answer, so that this waits for a while only. False
/// if `stop` could be read before.
bool start_dispatcher(int stop);
/// nullptr where there is no such program, where it does not say in time what voices it has, or where `stop` could be read first.
std::unique_ptr<Voice> espeak_voice(int stop);

/// How long a text takes to say at about 175 words a minute, in milliseconds.
int expected_ms(const app::effect::Speak& what);

class Speech {
 public:
  explicit Speech(std::shared_ptr<Results> results);
  ~Speech();  ///< silent when it returns
  Speech(const Speech&) = delete;
  Speech& operator=(const Speech&) = delete;

  /// In place of what is being said. The thread and the voice begin with the first.
  void speak(app::effect::Speak what);
  void hush();

 private:
  void work();
  void say(const app::effect::Speak& what);
  void interrupt();
  bool interrupted() const;
  void found();
  void failed(words::Problem problem);

  std::shared_ptr<Results> results_;
  std::unique_ptr<Voice> voice_;    ///< of the thread alone, as are the next three
  std::vector<std::string> names_;  ///< of its voices, asked for when it was found: it may be speaking later
  bool started_ = false;            ///< the server: once is enough
  bool failed_ = false;             ///< the last time: a voice counts as found once it is heard
  std::mutex mutex_;
  std::condition_variable wake_;
  std::optional<app::effect::Speak> next_;
  bool ends_ = false;
  int stop_[2] = {-1, -1};  ///< a pipe: what is written to it interrupts
  std::thread thread_;
};

}  // namespace vignette::shell
