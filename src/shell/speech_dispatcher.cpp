// speech-dispatcher, over its own protocol at its socket (SSIP: "Speech Synthesis Interface Protocol", in speech-dispatcher's manuals). Its
// library would wait for a server that never answers; we don't.

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>

#include "shell/speech.hpp"
#include "shell/speech_process.hpp"

namespace vignette::shell {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int answer_within_ms = 2'000, start_within_ms = 3'000;

/// unix_socket:/path in SPEECHD_ADDRESS, else the usual place.
std::string socket_path() {
  constexpr std::string_view unix_socket = "unix_socket:";
  if (const char* address = std::getenv("SPEECHD_ADDRESS"); address != nullptr && std::string_view(address).starts_with(unix_socket))
    return std::string(std::string_view(address).substr(unix_socket.size()));
  const auto under = [](const char* name, std::string_view within) -> std::string {
    const char* folder = std::getenv(name);
    return folder == nullptr || *folder == 0 ? std::string()
                                             : std::string(folder) + std::string(within) + "/speech-dispatcher/speechd.sock";
  };
  std::string path = under("XDG_RUNTIME_DIR", "");
  if (path.empty()) path = under("XDG_CACHE_HOME", "");  // where the server goes without one, as GLib does
  return path.empty() ? under("HOME", "/.cache") : path;
}

int connected() {
  const std::string path = socket_path();
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path) return -1;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (socket < 0) return -1;
  if (connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
  close(socket);
  return -1;
}

/// One line a sentence has; a dot at its beginning would end the message.
std::string as_message(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  std::ranges::replace(text, '\r', ' ');
  return text.starts_with('.') ? '.' + text : text;
}

class Dispatcher : public Voice {
 public:
  explicit Dispatcher(int socket) : socket_(socket) {}
  ~Dispatcher() override {
    if (socket_ >= 0) close(socket_);
  }

  bool greet() { return ask("SET SELF CLIENT_NAME vignette:vignette:main") && ask("SET SELF NOTIFICATION ALL ON"); }

  Ended say(const app::effect::Speak& what, int stop, const std::function<void()>& begun) override {
    const int rate = std::clamp(what.speed >= 100 ? what.speed - 100 : (what.speed - 100) * 2, -100, 100);
    // A voice once set stays set: only to somebody new does the computer speak with its own again.
    if (what.voice.empty() && !voice_.empty() && !meet_anew()) return Ended::lost;
    const std::string language = what.language.substr(0, what.language.find('-'));
    if (!ask("SET SELF LANGUAGE " + language) || !ask("SET SELF RATE " + std::to_string(rate))) return Ended::lost;
    if (!what.voice.empty() && !ask("SET SELF SYNTHESIS_VOICE " + what.voice)) return Ended::lost;
    voice_ = what.voice;
    of_message_.reset();
    if (!ask("SPEAK") || !ask(as_message(what.text) + "\r\n.")) return Ended::lost;
    // It has begun; a server without sound never says that it has ended.
    const auto until = Clock::now() + std::chrono::milliseconds(expected_ms(what) * 3 + 10'000);
    while (true) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
      if (left <= 0) return Ended::lost;
      const auto event = line(static_cast<int>(left), stop);
      if (event == "stop") return ask("CANCEL SELF") ? Ended::stopped : Ended::lost;
      if (event.empty()) return Ended::lost;
      // Three lines tell of an event: the message's number, ours, and what it was. One may come late, of a sentence before.
      if (event.size() > 4 && event[0] == '7' && event[3] == '-') {
        if (!of_message_) of_message_ = event.substr(4);
        continue;
      }
      const bool ours = std::exchange(of_message_, std::nullopt) == message_;
      const bool over = event.starts_with("702 ") || event.starts_with("703 ");  // cancelled by somebody else: one goes on
      if (ours && over) return Ended::said;
      if (ours && event.starts_with("701 ")) begun();
    }
  }

  std::vector<std::string> names() override {
    std::vector<std::string> names;
    if (!send("LIST SYNTHESIS_VOICES")) return names;
    for (std::string one = line(answer_within_ms); one.size() > 4 && one[3] == '-'; one = line(answer_within_ms)) {
      const auto tab = one.find('\t');
      // espeak-ng alone lists each of its voices a hundred times over, once for each manner of speaking.
      const bool plain = one.find('+') == std::string::npos;
      const bool english = tab != std::string::npos && one.compare(tab + 1, 2, "en") == 0;
      if (english && plain) names.push_back(one.substr(4, tab - 4));
    }
    return names;
  }

 private:
  bool meet_anew() {
    close(socket_);
    held_.clear();
    message_.reset();
    voice_.clear();
    socket_ = connected();
    return socket_ >= 0 && greet();
  }

  bool send(const std::string& words) {
    const std::string bytes = words + "\r\n";
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
  }

  /// Sends a line, and waits for the answer that is no event; true if it is one of success (2xx).
  bool ask(const std::string& words) {
    if (!send(words)) return false;
    for (std::string answer = line(answer_within_ms); !answer.empty(); answer = line(answer_within_ms)) {
      const bool event = answer[0] == '7', more = answer.size() > 3 && answer[3] == '-';
      if (answer.starts_with("225-")) message_ = answer.substr(4);
      if (!event && !more) return answer[0] == '2';
    }
    return false;
  }

  /// The next line; "stop" if `stop` could be read first; empty when none came in time or the server is gone.
  std::string line(int within_ms, int stop = -1) {
    while (true) {
      if (const auto end = held_.find("\r\n"); end != std::string::npos) {
        std::string line = held_.substr(0, end);
        held_.erase(0, end + 2);
        return line;
      }
      pollfd wait[2] = {{socket_, POLLIN, 0}, {stop, POLLIN, 0}};
      const int ready = poll(wait, 2, within_ms);
      if (ready < 0 && errno == EINTR) continue;
      if (ready <= 0) return {};
      if (wait[1].revents != 0) return "stop";
      char buffer[4096];
      const ssize_t got = recv(socket_, buffer, sizeof buffer, 0);
      if (got <= 0) return {};
      held_.append(buffer, static_cast<std::size_t>(got));
    }
  }

  int socket_;
  std::string held_;
  std::string voice_;                                ///< the one that was set; empty: none was
  std::optional<std::string> message_, of_message_;  ///< the number of the newest of ours; of the event whose lines are coming
};

}  // namespace

bool start_dispatcher(int stop) {
  const std::string path = socket_path();
  if (path.empty()) return true;
  // It ends as soon as the server it leaves behind listens, or nothing came of it.
  SpeechProcess process({"speech-dispatcher", "--spawn", "--communication-method", "unix_socket", "--socket-path", path});
  process.hear("");
  return process.ended(start_within_ms, stop);
}

std::unique_ptr<Voice> dispatcher_voice() {
  const int socket = connected();
  if (socket < 0) return nullptr;
  auto voice = std::make_unique<Dispatcher>(socket);
  if (!voice->greet()) return nullptr;
  return voice;
}

}  // namespace vignette::shell
