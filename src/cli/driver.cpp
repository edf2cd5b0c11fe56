#include "cli/driver.hpp"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>

#include "text/unicode.hpp"

extern char** environ;

namespace vignette::cli {

using nlohmann::json;

namespace {

constexpr int patience_ms = 120'000;  ///< a look not answered by then never will be
constexpr int most_pages = 200;
constexpr unsigned long named_key_pause = 2;  ///< ms

using Connection = std::unique_ptr<::Display, int (*)(::Display*)>;

Connection connect(const std::string& name) { return {XOpenDisplay(name.empty() ? nullptr : name.c_str()), XCloseDisplay}; }

/// X keysyms of characters: Latin-1 as they are, others by the Unicode rule (X protocol, appendix A).
KeySym keysym_of(char32_t character) {
  if (character == U'\n') return XK_Return;
  if (character == U'\t') return XK_Tab;
  return character < 0x100 ? character : 0x01000000 | character;
}

pid_t start(std::vector<std::string> words, std::vector<std::string> variables, posix_spawn_file_actions_t* actions) {
  std::vector<char*> arguments, environment;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  for (auto& variable : variables) environment.push_back(variable.data());
  for (char** variable = environ; *variable; ++variable) {
    const std::string_view name(*variable, std::strcspn(*variable, "="));
    if (std::none_of(variables.begin(), variables.end(), [&](const std::string& set) { return set.starts_with(std::string(name) + "="); }))
      environment.push_back(*variable);
  }
  environment.push_back(nullptr);
  pid_t child = -1;
  if (posix_spawnp(&child, arguments[0], actions, nullptr, arguments.data(), environment.data()) != 0)
    throw DriveFailure("could not start " + words[0]);
  return child;
}

}  // namespace

const Seen* View::find(std::string_view name, std::string_view role) const {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Seen& item) { return item.name == name && (role.empty() || item.role == role); });
  return found == items.end() ? nullptr : &*found;
}

Display::Display(int width, int height) {
  if (const char* name = std::getenv("DISPLAY"); name && *name) {
    const auto there = connect(name);
    if (there && DisplayWidth(there.get(), DefaultScreen(there.get())) >= width &&
        DisplayHeight(there.get(), DefaultScreen(there.get())) >= height) {
      name_ = name;
      return;
    }
  }
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw DriveFailure("no pipe for the virtual display");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  constexpr int number = 9;  // where Xvfb finds the pipe it writes its display's number to
  posix_spawn_file_actions_adddup2(&actions, ends[1], number);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const std::string screen = std::to_string(width) + "x" + std::to_string(height) + "x24";
  server_ = start({"Xvfb", "-displayfd", std::to_string(number), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"}, {}, &actions);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  std::string digits;
  for (char c; read(ends[0], &c, 1) == 1 && c != '\n';) digits += c;
  close(ends[0]);
  if (digits.empty()) throw DriveFailure("Xvfb did not start");
  name_ = ":" + digits;
}

Display::~Display() {
  if (server_ <= 0) return;
  ::kill(server_, SIGTERM);
  waitpid(server_, nullptr, 0);
}

struct Driver::Inside {
  Connection display{nullptr, XCloseDisplay};
  pid_t program = -1;
  int socket = -1;
  std::string held;
  std::map<KeySym, std::pair<KeyCode, bool>> keys;  ///< code, and whether Shift is needed
  std::vector<KeyCode> lent;                        ///< spare keys given a character

  void learn_keys(std::string_view characters);
  /// The server waits `pause_ms` first: GLFW takes two presses of one key in the same millisecond for one.
  void key(KeyCode code, bool down, unsigned long pause_ms = 0) { XTestFakeKeyEvent(display.get(), code, down ? True : False, pause_ms); }
  void sync() { XSync(display.get(), False); }
  std::string asked;  ///< last
  std::string line();
};

void Driver::Inside::learn_keys(std::string_view characters) {
  int low = 0, high = 0, columns = 0;
  XDisplayKeycodes(display.get(), &low, &high);
  KeySym* map = XGetKeyboardMapping(display.get(), static_cast<KeyCode>(low), high - low + 1, &columns);
  std::vector<KeyCode> spare;
  for (int code = low; code <= high; ++code) {
    const KeySym* row = map + static_cast<std::ptrdiff_t>(code - low) * columns;
    for (int level = 0; level < std::min(columns, 2); ++level)
      if (row[level] != NoSymbol) keys.try_emplace(row[level], static_cast<KeyCode>(code), level == 1);
    if (std::all_of(row, row + columns, [](KeySym symbol) { return symbol == NoSymbol; })) spare.push_back(static_cast<KeyCode>(code));
  }
  XFree(map);
  for (std::size_t at = 0; at < characters.size();) {
    const KeySym symbol = keysym_of(text::next_character(characters, at));
    if (keys.contains(symbol)) continue;
    if (spare.empty()) throw DriveFailure("no spare key for a character");
    const KeyCode code = spare.back();
    spare.pop_back();
    KeySym both[2] = {symbol, symbol};
    XChangeKeyboardMapping(display.get(), code, 2, both, 1);
    keys[symbol] = {code, false};
    lent.push_back(code);
  }
  sync();
}

std::string Driver::Inside::line() {
  while (true) {
    if (const auto end = held.find('\n'); end != std::string::npos) {
      std::string line = held.substr(0, end);
      held.erase(0, end + 1);
      return line;
    }
    pollfd wait{socket, POLLIN, 0};
    const int ready = poll(&wait, 1, patience_ms);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) throw DriveFailure("the window did not come to show " + asked);
    char buffer[65536];
    const ssize_t got = read(socket, buffer, sizeof buffer);
    if (got <= 0) throw DriveFailure("the program ended while it was being looked at");
    held.append(buffer, static_cast<std::size_t>(got));
  }
}

Driver::Driver(const Display& display, const std::filesystem::path& program, const std::vector<std::string>& arguments,
               const std::vector<std::string>& variables, std::string_view characters)
    : inside_(std::make_unique<Inside>()) {
  inside_->display = connect(display.name());
  if (!inside_->display) throw DriveFailure("no connection to display " + display.name());
  inside_->learn_keys(characters);
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) throw DriveFailure("no socket pair");
  constexpr int number = 9;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], number);
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> added = variables;
  added.push_back("DISPLAY=" + display.name());
  added.push_back("VIGNETTE_WATCH=" + std::to_string(number));
  inside_->program = start(std::move(words), std::move(added), &actions);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  inside_->socket = ends[0];
}

Driver::~Driver() {
  if (inside_->program > 0) kill();
  close(inside_->socket);
  for (const KeyCode code : inside_->lent) {
    KeySym none[2] = {NoSymbol, NoSymbol};
    XChangeKeyboardMapping(inside_->display.get(), code, 2, none, 1);
  }
}

View Driver::look(const Until& until, const std::filesystem::path& png, const std::filesystem::path& outline) {
  inside_->sync();
  json request = json::object();
  if (!until.name.empty() || !until.begins.empty() || !until.role.empty() || !until.value.empty())
    request["until"] = {{"name", until.name}, {"begins", until.begins}, {"role", until.role}, {"value", until.value}, {"gone", until.gone}};
  if (!until.screen.empty()) request["screen"] = until.screen;
  if (until.saved) request["saved"] = true;
  if (until.searched) request["searched"] = true;
  if (until.of_room) request["window"] = "room";
  if (until.room) request["room"] = *until.room;
  if (!png.empty()) request["png"] = png.string();
  if (!outline.empty()) request["outline"] = outline.string();
  inside_->asked = request.dump();
  const std::string line = inside_->asked + "\n";
  if (send(inside_->socket, line.data(), line.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(line.size()))
    throw DriveFailure("the program cannot be looked at");
  const json reply = json::parse(inside_->line());
  if (reply.contains("problem")) throw DriveFailure(reply["problem"].get<std::string>());
  View view{reply["frames"], reply["ms"], reply["screen"], reply["width"], reply["height"], {}};
  for (const auto& item : reply["items"])
    view.items.push_back({item["role"], item["name"], item["value"], item["states"], item["x"], item["y"], item["w"], item["h"]});
  return view;
}

void Driver::press(std::string_view chord) {
  static const std::map<std::string_view, KeySym> modifiers{{"ctrl", XK_Control_L}, {"shift", XK_Shift_L}, {"alt", XK_Alt_L}};
  std::vector<KeyCode> held;
  while (true) {
    const auto plus = chord.find('+');
    const auto modifier = plus == std::string_view::npos ? modifiers.end() : modifiers.find(chord.substr(0, plus));
    if (modifier == modifiers.end()) break;
    held.push_back(XKeysymToKeycode(inside_->display.get(), modifier->second));
    chord.remove_prefix(plus + 1);
  }
  const KeySym symbol = XStringToKeysym(std::string(chord).c_str());
  const KeyCode code = symbol == NoSymbol ? KeyCode{0} : XKeysymToKeycode(inside_->display.get(), symbol);
  if (code == 0) throw DriveFailure("no key named " + std::string(chord));
  for (const KeyCode modifier : held) inside_->key(modifier, true);
  inside_->key(code, true, named_key_pause);
  inside_->key(code, false);
  for (auto modifier = held.rbegin(); modifier != held.rend(); ++modifier) inside_->key(*modifier, false);
  inside_->sync();
}

void Driver::type(std::string_view text) {
  const KeyCode shift = XKeysymToKeycode(inside_->display.get(), XK_Shift_L);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = text::next_character(text, at);
    const auto found = inside_->keys.find(keysym_of(character));
    if (found == inside_->keys.end()) throw DriveFailure("a character to be typed was not announced");
    const auto [code, shifted] = found->second;
    if (shifted) inside_->key(shift, true);
    inside_->key(code, true, character == U'\n' ? named_key_pause : 0);
    inside_->key(code, false);
    if (shifted) inside_->key(shift, false);
  }
  inside_->sync();
}

void Driver::move(double x, double y) {
  XTestFakeMotionEvent(inside_->display.get(), -1, static_cast<int>(x), static_cast<int>(y), CurrentTime);
  inside_->sync();
}

void Driver::click(double x, double y, int times) {
  move(x, y);
  for (int i = 0; i < times; ++i) {
    XTestFakeButtonEvent(inside_->display.get(), 1, True, CurrentTime);
    XTestFakeButtonEvent(inside_->display.get(), 1, False, CurrentTime);
  }
  inside_->sync();
}

void Driver::right_click(double x, double y) {
  move(x, y);
  XTestFakeButtonEvent(inside_->display.get(), 3, True, CurrentTime);
  XTestFakeButtonEvent(inside_->display.get(), 3, False, CurrentTime);
  inside_->sync();
}

void Driver::drag(double from_x, double from_y, double to_x, double to_y) {
  move(from_x, from_y);
  XTestFakeButtonEvent(inside_->display.get(), 1, True, CurrentTime);
  inside_->sync();
  look();
  move((from_x + to_x) / 2, (from_y + to_y) / 2);
  look();
  move(to_x, to_y);
  look();
  XTestFakeButtonEvent(inside_->display.get(), 1, False, CurrentTime);
  inside_->sync();
}

void Driver::wheel(int lines) {
  const unsigned button = lines > 0 ? 4 : 5;
  for (int i = 0; i < std::abs(lines); ++i) {
    XTestFakeButtonEvent(inside_->display.get(), button, True, CurrentTime);
    XTestFakeButtonEvent(inside_->display.get(), button, False, CurrentTime);
  }
  inside_->sync();
}

void Driver::click(std::string_view name, std::string_view role) {
  for (int page = 0; page < most_pages; ++page) {
    const View view = look();
    if (const Seen* item = view.find(name, role)) {
      const double x = item->x + item->w / 2, y = item->y + std::min(item->h / 2, 60.0);
      if (y >= 0 && y < view.height - 4 && x >= 0 && x < view.width) {
        click(x, y);
        return;
      }
    }
    press("Page_Down");
  }
  throw DriveFailure("nothing to click is named " + std::string(name));
}

void Driver::reach_by_keyboard(std::string_view name, std::string_view role) {
  constexpr std::uint32_t focused = 2;  // ui::focused
  for (int stop = 0; stop < most_pages; ++stop) {
    const View view = look();
    const auto here = std::find_if(view.items.begin(), view.items.end(), [](const Seen& item) { return (item.states & focused) != 0; });
    if (here != view.items.end() && here->name == name && (role.empty() || here->role == role)) return;
    press("Tab");
  }
  throw DriveFailure("the keyboard does not reach " + std::string(name));
}

void Driver::choose_by_keyboard(std::string_view name, std::string_view role) {
  reach_by_keyboard(name, role);
  press("Return");
}

int Driver::wait() {
  int status = 0;
  if (inside_->program <= 0 || waitpid(inside_->program, &status, 0) != inside_->program) throw DriveFailure("the program is not there");
  inside_->program = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void Driver::kill() {
  ::kill(inside_->program, SIGKILL);
  waitpid(inside_->program, nullptr, 0);
  inside_->program = -1;
}

}  // namespace vignette::cli
