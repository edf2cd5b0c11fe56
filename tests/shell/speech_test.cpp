// The computer's voice: a program that stands in for espeak-ng, a server that stands in for speech-dispatcher, and neither.
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <thread>

#include "shell/speech.hpp"
#include "support/scratch.hpp"
#include "words/words.hpp"

using namespace vignette;
using namespace vignette::shell;
using app::effect::Speak;
using support::bytes_of;
using support::put_bytes;
using support::Scratch;

namespace {

namespace intent = app::intent;

/// A computer with the voices a test gives it; what the voice says comes back here.
class Computer {
 public:
  Computer() {
    std::filesystem::create_directories(scratch / "bin");
    setenv("PATH", ((scratch / "bin").string() + ":/usr/bin:/bin").c_str(), 1);
    setenv("SPEECHD_ADDRESS", ("unix_socket:" + (scratch / "speechd.sock").string()).c_str(), 1);
  }
  ~Computer() {
    setenv("PATH", path_.c_str(), 1);
    unsetenv("SPEECHD_ADDRESS");
  }

  /// A shell script for what it does with a sentence; it lists one voice of its own and one it has no program for.
  void has_espeak(const std::string& does) {
    const auto file = scratch / "bin/espeak-ng";
    put_bytes(
        file,
        "#!/bin/sh\ncase \"$1\" in --voices=*)\necho 'Pty Language Age/Gender VoiceName File Other'\n"
        "echo ' 5  en-gb --/M English_(Great_Britain) gmw/en (en 2)'\necho ' 5  en-uk --/M english-mb-en1 mb/mb-en1'\nexit;;\nesac\n" +
            does + "\n");
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  }

  /// The next thing that came back of one kind; others before it are passed over.
  template <typename Kind>
  Kind next() {
    std::unique_lock lock(mutex_);
    while (true) {
      for (auto& made : results->take())
        if (auto one = made()) came_.push_back(std::move(*one));
      while (!came_.empty()) {
        const app::Intent one = came_.front();
        came_.erase(came_.begin());
        if (const auto* found = one.get_if<Kind>()) return *found;
      }
      woken_.wait(lock);
    }
  }

  Scratch scratch;
  std::shared_ptr<Results> results = std::make_shared<Results>([this] {
    const std::lock_guard lock(mutex_);
    woken_.notify_all();
  });

 private:
  std::string path_ = std::getenv("PATH");
  std::mutex mutex_;
  std::condition_variable woken_;
  std::vector<app::Intent> came_;
};

Speak sentence(std::uint64_t number, std::string text) { return {number, std::move(text), "en-GB", 100, {}}; }

}  // namespace

TEST_CASE("espeak-ng hears the sentence on its input, in the language, speed and voice asked for") {
  Computer computer;
  computer.has_espeak("{ echo \"$@\"; cat; } >> " + (computer.scratch / "heard").string());
  Speech speech(computer.results);
  speech.speak(sentence(1, "Jo was asked."));
  CHECK(computer.next<intent::SpeechFound>().voices == std::vector<std::string>{"English (Great Britain)"});
  CHECK(computer.next<intent::SentenceRead>().number == 1);
  auto other = sentence(2, "Nobody was.");
  other.speed = 150;
  other.voice = "English (Great Britain)";
  other.language = "cy";
  speech.speak(other);
  CHECK(computer.next<intent::SentenceRead>().number == 2);
  CHECK(bytes_of(computer.scratch / "heard") == "-v en-gb -s 175 --stdin\nJo was asked.\n-v en-gb -s 262 --stdin\nNobody was.\n");
}

TEST_CASE("a sentence that is interrupted says no more, and its process is gone") {
  Computer computer;
  const auto pipe = computer.scratch / "pid";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  computer.has_espeak("echo $$ > " + pipe.string() + "\nexec sleep 1000");
  pid_t child = 0;
  {
    Speech speech(computer.results);
    speech.speak(sentence(1, "This one is never said to its end."));
    child = static_cast<pid_t>(std::stol(bytes_of(pipe)));
    speech.hush();
    computer.has_espeak("cat > /dev/null");
    speech.speak(sentence(2, "This one is."));
    CHECK(computer.next<intent::SentenceRead>().number == 2);
  }
  CHECK(kill(child, 0) != 0);
}

TEST_CASE("a voice that ends before it can have spoken is no voice: the computer plays no sound") {
  Computer computer;
  computer.has_espeak("cat > /dev/null");
  Speech speech(computer.results);
  speech.speak(sentence(1, std::string(400, 'a')));
  CHECK(computer.next<intent::SpeechFailed>().problem.what == words::say(words::Word::aloud_silent));
}

TEST_CASE("a computer without any voice says what to install") {
  Computer computer;
  setenv("PATH", (computer.scratch / "bin").c_str(), 1);
  Speech speech(computer.results);
  speech.speak(sentence(1, "Nobody hears this."));
  const auto failed = computer.next<intent::SpeechFailed>();
  CHECK(failed.problem.what == words::say(words::Word::aloud_none));
  CHECK(failed.problem.mend.find("espeak-ng") != std::string::npos);
}

TEST_CASE("speech-dispatcher is spoken to at its socket, and tells when a sentence has ended") {
  Computer computer;
  const int listening = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strcpy(address.sun_path, (computer.scratch / "speechd.sock").c_str());
  REQUIRE(bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(listen(listening, 1) == 0);
  std::vector<std::string> heard;
  std::thread server([&] {
    const int from = accept(listening, nullptr, nullptr);
    FILE* lines = fdopen(from, "r+");
    setvbuf(lines, nullptr, _IONBF, 0);
    char line[512];
    bool message = false;
    while (fgets(line, sizeof line, lines) != nullptr) {
      std::string said(line);
      while (!said.empty() && (said.back() == '\n' || said.back() == '\r')) said.pop_back();
      heard.push_back(said);
      if (message && said == ".") {
        message = false;
        fputs("225-7\r\n225 OK MESSAGE QUEUED\r\n701-7\r\n701-1\r\n701 BEGIN\r\n702-7\r\n702-1\r\n702 END\r\n", lines);
      } else if (said == "SPEAK") {
        message = true;
        fputs("230 OK RECEIVING DATA\r\n", lines);
      } else if (said == "LIST SYNTHESIS_VOICES") {
        fputs("249-Amy\ten-GB\tnone\r\n249-Gwen\tcy\tnone\r\n249 OK VOICE LIST SENT\r\n", lines);
      } else if (!message) {
        fputs("208 OK\r\n", lines);
      }
    }
    fclose(lines);
  });
  {
    Speech speech(computer.results);
    speech.speak(sentence(3, ".NET is a word,\nand this is its sentence."));
    CHECK(computer.next<intent::SpeechFound>().voices == std::vector<std::string>{"Amy"});
    CHECK(computer.next<intent::SentenceRead>().number == 3);
  }
  server.join();
  close(listening);
  CHECK(std::ranges::find(heard, "SET SELF LANGUAGE en") != heard.end());
  CHECK(std::ranges::find(heard, "..NET is a word, and this is its sentence.") != heard.end());
}

TEST_CASE("a socket nobody listens at any more is passed over") {
  Computer computer;
  const int gone = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strcpy(address.sun_path, (computer.scratch / "speechd.sock").c_str());
  REQUIRE(bind(gone, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  close(gone);
  computer.has_espeak("cat > /dev/null");
  Speech speech(computer.results);
  speech.speak(sentence(1, "Said all the same."));
  CHECK(computer.next<intent::SentenceRead>().number == 1);
}
