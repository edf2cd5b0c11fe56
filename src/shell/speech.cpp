#include "shell/speech.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <utility>

#include "words/words.hpp"

namespace vignette::shell {

namespace intent = app::intent;
using words::Word;

namespace {

words::Problem problem(Word what, Word mend) { return {.what = std::string(words::say(what)), .mend = std::string(words::say(mend))}; }

}  // namespace

int expected_ms(const app::effect::Speak& what) {
  constexpr int ms_a_byte = 65;
  return static_cast<int>(what.text.size()) * ms_a_byte * 100 / std::max(10, what.speed);
}

Speech::Speech(std::shared_ptr<Results> results) : results_(std::move(results)) {}

Speech::~Speech() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
    next_.reset();
    interrupt();
  }
  wake_.notify_all();
  thread_.join();
  close(stop_[0]);
  close(stop_[1]);
}

void Speech::interrupt() {
  const char one = 1;
  // A pipe that is full has been written to often enough.
  if (write(stop_[1], &one, 1) < 0) return;
}

bool Speech::interrupted() const {
  pollfd wait{stop_[0], POLLIN, 0};
  return poll(&wait, 1, 0) > 0;
}

void Speech::speak(app::effect::Speak what) {
  if (!thread_.joinable()) {
    if (pipe2(stop_, O_CLOEXEC | O_NONBLOCK) != 0)
      return results_->post(intent::SpeechFailed{problem(Word::aloud_none, Word::aloud_none_mend)});
    thread_ = std::thread([this] { work(); });
  }
  {
    const std::lock_guard lock(mutex_);
    next_ = std::move(what);
    interrupt();
  }
  wake_.notify_all();
}

void Speech::hush() {
  if (!thread_.joinable()) return;
  const std::lock_guard lock(mutex_);
  next_.reset();
  interrupt();
}

void Speech::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return ends_ || next_; });
    if (ends_) return;
    const auto what = std::move(*next_);
    next_.reset();
    char drained[64];
    while (read(stop_[0], drained, sizeof drained) > 0) continue;
    lock.unlock();
    say(what);
    lock.lock();
  }
}

void Speech::found() {
  failed_ = false;
  results_->post(intent::SpeechFound{names_});
}

void Speech::failed(words::Problem problem) {
  failed_ = true;
  results_->post(intent::SpeechFailed{std::move(problem)});
}

void Speech::say(const app::effect::Speak& what) {
  if (!voice_) {
    voice_ = dispatcher_voice();
    if (!voice_ && !started_) {
      started_ = start_dispatcher(stop_[0]);
      if (started_) voice_ = dispatcher_voice();
    }
    if (!voice_ && interrupted()) return;
    if (!voice_) voice_ = espeak_voice(stop_[0]);
    if (!voice_ && interrupted()) return;
    if (!voice_) return failed(problem(Word::aloud_none, Word::aloud_none_mend));
    names_ = voice_->names();
    if (!failed_) found();
  }
  const auto begun = [this] {
    if (failed_) found();
  };
  switch (voice_->say(what, stop_[0], begun)) {
    case Voice::Ended::said:
      begun();
      return results_->post(intent::SentenceRead{what.number});
    case Voice::Ended::stopped:
      return;
    case Voice::Ended::silent:
      return failed(problem(Word::aloud_silent, Word::aloud_silent_mend));
    case Voice::Ended::lost:
      voice_.reset();  // the next sentence looks again for who can speak
      return failed(problem(Word::aloud_lost, Word::aloud_lost_mend));
  }
}

}  // namespace vignette::shell
