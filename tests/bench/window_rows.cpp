// The real program in a real window on a virtual display, drawn by software: starting, memory, and a key until its frame is shown.

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "bench/bench.hpp"
#include "cli/driver.hpp"
#include "shell/look_file.hpp"
#include "store/store.hpp"
#include "support/scratch.hpp"

extern char** environ;

namespace vignette::bench {

namespace {

constexpr const char* sam = "hmip-yj-sam-reviewing";
constexpr int patience_ms = 60'000;

/// A program that answers one line on the socket in VIGNETTE_WATCH, as shell/watch.hpp says.
class Watched {
 public:
  Watched(std::vector<std::string> words, const std::string& request, std::vector<std::string> variables) {
    constexpr int number = 9;
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) throw std::runtime_error("no socket pair");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], number);
    variables.push_back("VIGNETTE_WATCH=" + std::to_string(number));
    std::vector<char*> arguments, environment;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    for (auto& variable : variables) environment.push_back(variable.data());
    for (char** variable = environ; *variable; ++variable)
      if (!std::string_view(*variable).starts_with("DISPLAY=")) environment.push_back(*variable);
    environment.push_back(nullptr);
    socket_ = ends[0];
    const std::string line = request + "\n";
    if (write(socket_, line.data(), line.size()) != static_cast<ssize_t>(line.size())) throw std::runtime_error("no request");
    const double began = wall_ms();
    const int failed = posix_spawn(&program_, arguments[0], &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (failed) throw std::runtime_error("cannot start " + words[0]);
    pollfd wait{socket_, POLLIN, 0};
    char byte = 0;
    if (poll(&wait, 1, patience_ms) != 1 || read(socket_, &byte, 1) != 1) throw std::runtime_error(words[0] + " did not answer");
    spent_ms_ = wall_ms() - began;
  }
  ~Watched() {
    ::kill(program_, SIGKILL);
    waitpid(program_, nullptr, 0);
    close(socket_);
  }
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;

  double spent_ms() const { return spent_ms_; }

  /// Memory that would come back if it ended: its own, and its share of what it shares.
  double pss_mb() const {
    std::ifstream in("/proc/" + std::to_string(program_) + "/smaps_rollup");
    for (std::string line; std::getline(in, line);)
      if (line.starts_with("Pss:")) return std::stod(line.substr(4)) / 1024;
    throw std::runtime_error("smaps_rollup cannot be read");
  }

 private:
  pid_t program_ = -1;
  int socket_ = -1;
  double spent_ms_ = 0;
};

struct Desk {
  cli::Display display{1440, 900};
  support::Scratch home;
  std::vector<std::string> variables() const {
    return {"DISPLAY=" + display.name(), "VIGNETTE_HOME=" + home.path().string(), "LIBGL_ALWAYS_SOFTWARE=1", "LC_ALL=C.UTF-8"};
  }
};

void starting(const Desk& desk) {
  constexpr int rounds = 15;
  std::vector<double> bare, ours;
  for (int round = 0; round <= rounds; ++round) {
    const Watched reference({VIGNETTE_BARE}, "{}", desk.variables());
    if (round) bare.push_back(reference.spent_ms());
    const Watched program({VIGNETTE_PROGRAM}, R"({"screen": "shelf"})", desk.variables());
    if (round) ours.push_back(program.spent_ms());  // the first ones fill the machine's caches
  }
  row("start to the first full frame of the shelf, against bare GLFW", median(bare), median(ours), "ms", 1.35);
}

void memory(const Desk& desk) {
  constexpr int rounds = 5;
  std::vector<double> bare, ours;
  for (int round = 0; round < rounds; ++round) {
    bare.push_back(Watched({VIGNETTE_BARE}, "{}", desk.variables()).pss_mb());
    ours.push_back(Watched({VIGNETTE_PROGRAM, "--open", sam}, R"({"screen": "reader"})", desk.variables()).pss_mb());
  }
  row("memory (PSS) with Sam open, against bare GLFW", median(bare), median(ours), "MB", 1.4);
}

/// From sending the key to hearing that a frame with the letter in it has been handed to the display: the X server's way, the program's
/// work and the socket's way back, nothing taken off.
void keys(const Desk& desk) {
  app::Look look;
  look.text_size = 200;
  if (!shell::write_look(desk.home / "look.json", look)) throw std::runtime_error("settings cannot be written");
  if (!store::Store::open(desk.home / "portfolio.vignette")) throw std::runtime_error("no portfolio can be made");  // so nothing is asked
  constexpr int count = 1000;
  constexpr std::string_view letters = "we asked what had changed since then ";
  cli::Driver driver(desk.display, VIGNETTE_PROGRAM, {"--open", std::string(sam) + "/q1"}, desk.variables(), letters);
  const auto first = driver.look({.screen = "question"});
  const auto box = std::find_if(first.items.begin(), first.items.end(), [](const cli::Seen& item) { return item.role == "text box"; });
  if (box == first.items.end()) throw std::runtime_error("there is nothing to write in");
  driver.move(box->x + box->w / 2, box->y + std::min(box->h / 2, 40.0));
  driver.look();
  std::vector<double> spent;
  std::string text;
  for (int i = 0; i < count; ++i) {
    const auto letter = letters.substr(static_cast<std::size_t>(i) % letters.size(), 1);
    text += letter;
    const double began = wall_ms();
    driver.type(letter);
    driver.look({.role = "text box", .value = text});
    spent.push_back(wall_ms() - began);
  }
  report("a key to its frame presented, 200 % text, 1440x900, software", median(spent), "ms", "median of 1,000, reported");
  report("", *std::max_element(spent.begin(), spent.end()), "ms", "worst of 1,000, reported");
}

}  // namespace

void window_rows() {
  const Desk desk;
  starting(desk);
  memory(desk);
  keys(desk);
}

}  // namespace vignette::bench
