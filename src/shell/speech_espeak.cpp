// espeak-ng, run as a process for each sentence: it is GPL-3, so it is not linked. Its exit status proves nothing about sound.

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <sstream>
#include <utility>

#include "shell/speech.hpp"
#include "shell/speech_process.hpp"

namespace vignette::shell {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t too_short_to_tell = 20;  ///< bytes: such a sentence is over in a moment anyway
constexpr int list_within_ms = 3'000;

class Espeak : public Voice {
 public:
  explicit Espeak(int stop) : voices_(read_voices(stop)) {}

  Ended say(const app::effect::Speak& what, int stop, const std::function<void()>& begun) override {
    SpeechProcess child({"espeak-ng", "-v", voice_of(what), "-s", std::to_string(app::words_a_minute * what.speed / 100), "--stdin"});
    if (!child.runs()) return Ended::lost;
    const auto began = Clock::now();
    const auto until = began + std::chrono::milliseconds(expected_ms(what) * 3 + 10'000);
    const auto heard_from = began + std::chrono::milliseconds(expected_ms(what) / 8);  // before that it may be silent
    bool heard = false;
    child.hear(what.text + "\n");
    while (true) {
      pollfd wait[2] = {{stop, POLLIN, 0}, {child.from(), POLLIN, 0}};
      const int ready = poll(wait, 2, ms_until(heard ? until : heard_from));
      if (ready < 0 && errno == EINTR) continue;
      if (ready == 0 && !std::exchange(heard, true)) {
        begun();
        continue;
      }
      if (ready <= 0) return Ended::lost;
      if (wait[0].revents != 0) return Ended::stopped;
      char said[256];
      if (wait[1].revents != 0 && read(child.from(), said, sizeof said) <= 0) break;
    }
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began).count();
    const bool silent = what.text.size() >= too_short_to_tell && !heard && took < expected_ms(what) / 8;
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
    SpeechProcess child({"espeak-ng", "--voices=en"});
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
