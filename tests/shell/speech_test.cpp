// The computer's voice: a program that stands in for espeak-ng, a server that stands in for speech-dispatcher, and neither.
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <thread>

#include "shell/speech.hpp"
#include "support/came_back.hpp"
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
class Computer : public support::CameBack {
 public:
  Computer() {
    std::filesystem::create_directories(scratch / "bin");
    is_program("speech-dispatcher", "exit 1");
    setenv("PATH", ((scratch / "bin").string() + ":/usr/bin:/bin").c_str(), 1);
    setenv("SPEECHD_ADDRESS", ("unix_socket:" + (scratch / "speechd.sock").string()).c_str(), 1);
  }
  ~Computer() {
    setenv("PATH", path_.c_str(), 1);
    unsetenv("SPEECHD_ADDRESS");
  }

  /// What it lists as its voices: one of its own and one it has no program for; then a shell script for what it does with a sentence.
  void has_espeak(const std::string& does) {
    is_espeak(
        "case \"$1\" in --voices=*)\necho 'Pty Language Age/Gender VoiceName File Other'\n"
        "echo ' 5  en-gb --/M English_(Great_Britain) gmw/en (en 2)'\necho ' 5  en-uk --/M english-mb-en1 mb/mb-en1'\nexit;;\nesac\n" +
        does);
  }
  void is_espeak(const std::string& script) { is_program("espeak-ng", script); }
  void is_program(const std::string& name, const std::string& script) {
    const auto file = scratch / "bin" / name;
    put_bytes(file, "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  }

  Scratch scratch;

 private:
  std::string path_ = std::getenv("PATH");
};

int listening_at(const std::filesystem::path& path) {
  const int listening = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strcpy(address.sun_path, path.c_str());
  REQUIRE(bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  return listening;
}

/// Stands in for speech-dispatcher: says yes to everything, and is done with each sentence at once.
class Server {
 public:
  explicit Server(const Computer& computer) : listening_(listening_at(computer.scratch / "speechd.sock")) {
    REQUIRE(listen(listening_, 4) == 0);
    thread_ = std::thread([this] {
      for (int from; (from = accept(listening_, nullptr, nullptr)) >= 0;) answer(from);
    });
  }
  ~Server() {
    if (thread_.joinable()) heard();
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Line by line, of one who spoke to it after another; nobody is heard after this.
  std::vector<std::vector<std::string>> heard() {
    shutdown(listening_, SHUT_RDWR);
    thread_.join();
    close(listening_);
    return heard_;
  }

 private:
  void answer(int from) {
    auto& heard = heard_.emplace_back();
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
        fputs("249-Amy\ten-GB\tnone\r\n249-Amy+whisper\ten-GB\twhisper\r\n249-Gwen\tcy\tnone\r\n249 OK VOICE LIST SENT\r\n", lines);
      } else if (!message) {
        fputs("208 OK\r\n", lines);
      }
    }
    fclose(lines);
  }

  int listening_;
  std::vector<std::vector<std::string>> heard_;
  std::thread thread_;
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

TEST_CASE("a voice that failed is told of again as soon as it is heard, not when its sentence has ended") {
  Computer computer;
  computer.has_espeak("cat > /dev/null");
  Speech speech(computer.results);
  speech.speak(sentence(1, std::string(400, 'a')));
  CHECK(computer.next<intent::SpeechFound>().voices.size() == 1);
  CHECK(computer.next<intent::SpeechFailed>().problem.what == words::say(words::Word::aloud_silent));
  computer.has_espeak("exec sleep 1000");
  speech.speak(sentence(2, "This one is never said to its end."));
  CHECK(computer.next<intent::SpeechFound>().voices.size() == 1);
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
  Server server(computer);
  {
    Speech speech(computer.results);
    speech.speak(sentence(3, ".NET is a word,\nand this is its sentence."));
    CHECK(computer.next<intent::SpeechFound>().voices == std::vector<std::string>{"Amy"});
    CHECK(computer.next<intent::SentenceRead>().number == 3);
  }
  const auto heard = server.heard();
  REQUIRE(heard.size() == 1);
  CHECK(std::ranges::find(heard[0], "SET SELF LANGUAGE en") != heard[0].end());
  CHECK(std::ranges::find(heard[0], "..NET is a word, and this is its sentence.") != heard[0].end());
}

TEST_CASE("the computer's own voice comes back when it is chosen again: the server forgets the voice that was set") {
  Computer computer;
  Server server(computer);
  {
    Speech speech(computer.results);
    auto by_amy = sentence(1, "By Amy.");
    by_amy.voice = "Amy";
    speech.speak(by_amy);
    CHECK(computer.next<intent::SentenceRead>().number == 1);
    speech.speak(sentence(2, "By whoever there is."));
    CHECK(computer.next<intent::SentenceRead>().number == 2);
    speech.speak(sentence(3, "And on."));
    CHECK(computer.next<intent::SentenceRead>().number == 3);
  }
  // A voice can only be set, so that somebody new says what comes after.
  const auto heard = server.heard();
  REQUIRE(heard.size() == 2);
  CHECK(std::ranges::find(heard[0], "SET SELF SYNTHESIS_VOICE Amy") != heard[0].end());
  CHECK(std::ranges::find(heard[0], "By whoever there is.") == heard[0].end());
  for (const auto* said : {"SET SELF NOTIFICATION ALL ON", "By whoever there is.", "And on."})
    CHECK(std::ranges::find(heard[1], said) != heard[1].end());
  CHECK(std::ranges::none_of(heard[1], [](const std::string& line) { return line.find("SYNTHESIS_VOICE") != std::string::npos; }));
}

TEST_CASE("a program that never lists its voices keeps nobody from closing, and is gone then") {
  Computer computer;
  const auto pipe = computer.scratch / "pid";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  computer.is_espeak("echo $$ > " + pipe.string() + "\nexec sleep 1000");
  pid_t child = 0;
  {
    Speech speech(computer.results);
    speech.speak(sentence(1, "Nobody hears this."));
    child = static_cast<pid_t>(std::stol(bytes_of(pipe)));
  }
  CHECK(kill(child, 0) != 0);
}

TEST_CASE("a program that is ended by force is heard no more: its voice ends with it") {
  Computer computer;
  const auto pipe = computer.scratch / "pid";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  // The voice holds the other end of this as long as it lives.
  computer.has_espeak("echo $$ > " + pipe.string() + "\nexec sleep 1000");
  int alive[2];
  REQUIRE(::pipe(alive) == 0);
  const pid_t program = fork();
  if (program == 0) {
    close(alive[0]);
    fcntl(alive[1], F_SETFD, 0);
    int stop[2];
    if (::pipe(stop) != 0) _exit(1);
    const auto voice = espeak_voice(stop[0]);
    if (voice) voice->say(sentence(1, "This one is never said to its end."), stop[0], [] {});
    _exit(0);
  }
  REQUIRE(program > 0);
  close(alive[1]);
  CHECK(std::stol(bytes_of(pipe)) > 0);  // it speaks
  kill(program, SIGKILL);
  waitpid(program, nullptr, 0);
  char byte = 0;
  CHECK(read(alive[0], &byte, 1) == 0);  // everybody who held the other end has ended
  close(alive[0]);
}

TEST_CASE("where no server runs it is started, once, when somebody asks to be read to; espeak-ng speaks if nothing comes of that") {
  Computer computer;
  const auto started = computer.scratch / "started";
  computer.is_program("speech-dispatcher", "echo \"$@\" >> " + started.string());
  computer.has_espeak("cat > /dev/null");
  Speech speech(computer.results);
  CHECK_FALSE(std::filesystem::exists(started));
  speech.speak(sentence(1, "Jo was asked."));
  CHECK(computer.next<intent::SentenceRead>().number == 1);
  const auto with = "--spawn --communication-method unix_socket --socket-path " + (computer.scratch / "speechd.sock").string() + "\n";
  CHECK(bytes_of(started) == with);
  // A voice that was lost is looked for again, but nothing is started again.
  std::filesystem::remove(computer.scratch / "bin/espeak-ng");
  setenv("PATH", (computer.scratch / "bin").c_str(), 1);
  speech.speak(sentence(2, "Nobody was."));
  CHECK(computer.next<intent::SpeechFailed>().problem.what == words::say(words::Word::aloud_lost));
  computer.has_espeak("exit");
  speech.speak(sentence(3, "Jo was."));
  CHECK(computer.next<intent::SentenceRead>().number == 3);
  CHECK(bytes_of(started) == with);
}

TEST_CASE("a server that was started for who asked is spoken to") {
  Computer computer;
  const auto pipe = computer.scratch / "pipe", go = computer.scratch / "go";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  REQUIRE(mkfifo(go.c_str(), 0600) == 0);
  // It ends when the server listens.
  computer.is_program("speech-dispatcher", "echo begun > " + pipe.string() + "\ncat " + go.string());
  std::optional<Server> server;
  {
    Speech speech(computer.results);
    speech.speak(sentence(1, "Jo was asked."));
    CHECK(bytes_of(pipe) == "begun\n");
    server.emplace(computer);
    put_bytes(go, "\n");
    CHECK(computer.next<intent::SentenceRead>().number == 1);
  }
}

TEST_CASE("a server that never starts keeps nobody from closing") {
  Computer computer;
  const auto pipe = computer.scratch / "pid";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  computer.is_program("speech-dispatcher", "echo $$ > " + pipe.string() + "\nexec sleep 1000");
  pid_t child = 0;
  {
    Speech speech(computer.results);
    speech.speak(sentence(1, "Nobody hears this."));
    child = static_cast<pid_t>(std::stol(bytes_of(pipe)));
  }
  CHECK(kill(child, 0) != 0);
}

TEST_CASE("a socket nobody listens at any more is passed over") {
  Computer computer;
  const int gone = listening_at(computer.scratch / "speechd.sock");
  close(gone);
  computer.has_espeak("cat > /dev/null");
  Speech speech(computer.results);
  speech.speak(sentence(1, "Said all the same."));
  CHECK(computer.next<intent::SentenceRead>().number == 1);
}

TEST_CASE("the real speech-dispatcher is started and spoken to: with a module that makes no sound, every sentence is said") {
  const std::filesystem::path real = "/usr/bin/speech-dispatcher", module = "/usr/lib/speech-dispatcher-modules/sd_dummy";
  if (!std::filesystem::exists(real) || !std::filesystem::exists(module)) SKIP("speech-dispatcher is not installed");
  Computer computer;
  const auto etc = computer.scratch / "etc", pid = computer.scratch / "speechd.pid";
  std::filesystem::create_directories(etc / "modules");
  // It is started for somebody only at its usual place.
  unsetenv("SPEECHD_ADDRESS");
  const char* usual = std::getenv("XDG_RUNTIME_DIR");
  const std::optional<std::string> before = usual ? std::optional<std::string>(usual) : std::nullopt;
  setenv("XDG_RUNTIME_DIR", computer.scratch.path().c_str(), 1);
  put_bytes(etc / "speechd.conf", "AudioOutputMethod \"libao\"\nAddModule \"dummy\" \"sd_dummy\" \"\"\nDefaultModule dummy\n");
  computer.is_program("speech-dispatcher", "exec " + real.string() + " -C " + etc.string() + " -L " + computer.scratch.path().string() +
                                               " -P " + pid.string() + " \"$@\" > /dev/null 2>&1");
  {
    Speech speech(computer.results);
    speech.speak(sentence(1, "Jo was asked."));
    CHECK(computer.next<intent::SpeechFound>().voices.size() == 1);
    CHECK(computer.next<intent::SentenceRead>().number == 1);
    speech.speak(sentence(2, ".A dot at its beginning ends nothing."));
    CHECK(computer.next<intent::SentenceRead>().number == 2);
  }
  const auto server = static_cast<pid_t>(std::stol(bytes_of(pid)));
  REQUIRE(server > 0);
  kill(server, SIGTERM);
  before ? setenv("XDG_RUNTIME_DIR", before->c_str(), 1) : unsetenv("XDG_RUNTIME_DIR");
}
