#include "shell/window.hpp"

#include <glad/gl.h>
// glad comes first: GLFW must not bring an OpenGL header of its own.
#include <GLFW/glfw3.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <cmath>
#include <utility>

#include "shell/icon_pixels.hpp"
#include "shell/window_keys.hpp"
#include "text/unicode.hpp"
#include "words/words.hpp"

namespace vignette::shell {

using app::Key;
using words::say;
using words::Word;

namespace {

constexpr double click_seconds = 0.4;  ///< presses that follow one another faster than this, in one place, count together
constexpr double click_distance = 5;   ///< CSS pixels
constexpr int least_width = 640, least_height = 480;
constexpr int beside_width = 960, beside_height = 600;  ///< CSS pixels, of a plain window beside
constexpr float narrowest = 320;  ///< page units: text grows no further when the window is this narrow in its own size

std::string last_error() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text ? text : "";
}

/// How often displays came or went.
std::uint64_t displays_changed = 0;

/// Monitors with the names that their system gives them, each told apart from those before it.
std::vector<std::pair<GLFWmonitor*, std::string>> monitors() {
  std::vector<std::pair<GLFWmonitor*, std::string>> all;
  int count = 0;
  GLFWmonitor** found = glfwGetMonitors(&count);
  for (int i = 0; i < count; ++i) {
    const char* text = glfwGetMonitorName(found[i]);
    std::string name = text ? text : "";
    if (name.empty()) name = say(Word::team_display, fmt::arg("number", i + 1));
    if (std::ranges::find(all, name, &std::pair<GLFWmonitor*, std::string>::second) != all.end())
      name = say(Word::team_display_again, fmt::arg("name", name), fmt::arg("number", i + 1));
    all.emplace_back(found[i], std::move(name));
  }
  return all;
}

/// As GLFW makes one, of the size it is given in CSS pixels.
void give_hints() {
  glfwDefaultWindowHints();
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "vignette");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "vignette");
}

void give_icon(GLFWwindow* window) {
  auto pixels = icon_pixels(64);
  const GLFWimage icon{pixels.width, pixels.height, pixels.rgba.data()};
  glfwSetWindowIcon(window, 1, &icon);
}

words::Problem problem(Word what, Word mend) { return {.where = {}, .what = std::string(say(what)), .mend = std::string(say(mend))}; }

}  // namespace

struct Window::Inside {
  GLFWwindow* window = nullptr;
  bool beside = false;   ///< the other window ends GLFW
  bool fills = false;    ///< a display
  bool moved_to = true;  ///< another place, since it was last asked
  std::uint64_t displays_seen = 0;
  std::vector<ui::Event> events;  ///< places in window coordinates; made page units when taken
  bool news = true;
  page::Point pointer;
  double pressed_at = -1;
  page::Point pressed_where;
  int clicks = 0;
  std::array<GLFWcursor*, 3> cursors{};
  ui::Frame::Pointer shape = ui::Frame::Pointer::arrow;

  static Inside& of(GLFWwindow* window) {
    auto& inside = *static_cast<Inside*>(glfwGetWindowUserPointer(window));
    inside.news = true;
    return inside;
  }

  void key(int key, int scancode, int action, int mods) {
    if (action == GLFW_RELEASE) return;
    const Key on_pad = (mods & GLFW_MOD_NUM_LOCK) == 0 ? pad_key(key) : Key::none;
    const app::Chord chord{on_pad != Key::none ? on_pad : key_of(key, scancode), (mods & GLFW_MOD_CONTROL) != 0,
                           (mods & GLFW_MOD_SHIFT) != 0, (mods & GLFW_MOD_ALT) != 0};
    if (chord.key == Key::none) return;
    const bool paste = (chord == app::Chord{Key::v, true}) || (chord == app::Chord{Key::insert, false, true});
    if (!paste)
      events.push_back(ui::KeyPressed{chord, action == GLFW_REPEAT});
    else if (const char* text = glfwGetClipboardString(window))
      events.push_back(ui::Pasted{text});
  }

  void button(int number, int action, int mods) {
    const auto which = number == GLFW_MOUSE_BUTTON_RIGHT    ? ui::Button::right
                       : number == GLFW_MOUSE_BUTTON_MIDDLE ? ui::Button::middle
                                                            : ui::Button::left;
    if (action == GLFW_RELEASE) {
      events.push_back(ui::PointerReleased{pointer, which});
      return;
    }
    const double time = glfwGetTime();
    const bool same =
        time - pressed_at < click_seconds && std::hypot(pointer.x - pressed_where.x, pointer.y - pressed_where.y) < click_distance;
    clicks = same ? clicks % 3 + 1 : 1;
    pressed_at = time;
    pressed_where = pointer;
    events.push_back(ui::PointerPressed{pointer, which, clicks, (mods & GLFW_MOD_SHIFT) != 0});
  }

  void moved(page::Point to) {
    pointer = to;
    // Of many moves between two frames only the last is of interest.
    if (!events.empty() && std::holds_alternative<ui::PointerMoved>(events.back())) events.pop_back();
    events.push_back(ui::PointerMoved{to});
  }

  bool ctrl() const {
    return glfwGetKey(window, GLFW_KEY_LEFT_CONTROL) == GLFW_PRESS || glfwGetKey(window, GLFW_KEY_RIGHT_CONTROL) == GLFW_PRESS;
  }

  void listen() {
    glfwSetWindowUserPointer(window, this);
    glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int scancode, int action, int mods) { of(w).key(key, scancode, action, mods); });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned character) {
      ui::Typed typed;
      text::append(typed.text, character);
      of(w).events.push_back(std::move(typed));
    });
    glfwSetCursorPosCallback(window,
                             [](GLFWwindow* w, double x, double y) { of(w).moved({static_cast<float>(x), static_cast<float>(y)}); });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
      if (!entered) of(w).moved({-1, -1});
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int mods) { of(w).button(button, action, mods); });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double dx, double dy) {
      Inside& inside = of(w);
      inside.events.push_back(ui::Wheel{inside.pointer, static_cast<float>(dx), static_cast<float>(dy), inside.ctrl()});
    });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { of(w); });
    glfwSetWindowPosCallback(window, [](GLFWwindow* w, int, int) { of(w).moved_to = true; });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { of(w); });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { of(w); });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { of(w); });
    glfwSetWindowCloseCallback(window, [](GLFWwindow* w) { of(w); });
    glfwSetWindowIconifyCallback(window, [](GLFWwindow* w, int) { of(w); });
  }
};

std::expected<void, words::Problem> Window::connect() {
  // Without a locale that knows UTF-8, X input methods lose accented letters.
  if (!std::setlocale(LC_CTYPE, "") || !std::setlocale(LC_CTYPE, nullptr) || MB_CUR_MAX < 2) std::setlocale(LC_CTYPE, "C.UTF-8");
  if (!glfwInit()) {
    auto no_display = problem(Word::no_display, Word::no_display_mend);
    no_display.where = last_error();
    return std::unexpected(no_display);
  }
  return {};
}

std::expected<std::unique_ptr<Window>, words::Problem> Window::open(int width, int height, const std::string& title) {
  auto inside = std::make_unique<Inside>();
  give_hints();
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) {
    int x = 0, y = 0, w = 0, h = 0;
    float across = 1, down = 1;
    glfwGetMonitorWorkarea(monitor, &x, &y, &w, &h);
    glfwGetMonitorContentScale(monitor, &across, &down);
    // GLFW multiplies what it is given by the scale.
    const auto fits = [](int wanted, int room, float scale) {
      return room > 0 && scale > 0 ? std::min(wanted, static_cast<int>(static_cast<float>(room) / scale)) : wanted;
    };
    width = fits(width, w, across), height = fits(height, h, down);
  }
  inside->window = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
  if (!inside->window) {
    auto no_opengl = problem(Word::no_opengl, Word::no_opengl_mend);
    no_opengl.where = last_error();
    glfwTerminate();
    return std::unexpected(no_opengl);
  }
  glfwMakeContextCurrent(inside->window);
  if (!gladLoadGL(glfwGetProcAddress) || !GLAD_GL_VERSION_3_3) {
    glfwDestroyWindow(inside->window);
    glfwTerminate();
    return std::unexpected(problem(Word::no_opengl, Word::no_opengl_mend));
  }
  glfwSetWindowSizeLimits(inside->window, least_width, least_height, GLFW_DONT_CARE, GLFW_DONT_CARE);
  glfwSetInputMode(inside->window, GLFW_LOCK_KEY_MODS, GLFW_TRUE);
  glfwSwapInterval(1);
  give_icon(inside->window);
  inside->listen();
  glfwSetMonitorCallback([](GLFWmonitor*, int) { ++displays_changed; });
  glfwShowWindow(inside->window);
  return std::unique_ptr<Window>(new Window(std::move(inside)));
}

std::unique_ptr<Window> Window::open_beside(const std::string& display, const std::string& title) const {
  GLFWmonitor* fills = nullptr;
  for (const auto& [monitor, name] : monitors())
    if (name == display) fills = monitor;
  if (!fills && !display.empty()) return nullptr;
  auto inside = std::make_unique<Inside>();
  inside->beside = true;
  inside->fills = fills != nullptr;
  give_hints();
  glfwWindowHint(GLFW_FOCUSED, GLFW_FALSE);
  glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_FALSE);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // whoever leads works in the other window meanwhile
  glfwWindowHint(GLFW_CENTER_CURSOR, GLFW_FALSE);
  int width = beside_width, height = beside_height;
  if (const GLFWvidmode* mode = fills ? glfwGetVideoMode(fills) : nullptr) {
    width = mode->width, height = mode->height;
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_FALSE);
    glfwWindowHint(GLFW_RED_BITS, mode->redBits);
    glfwWindowHint(GLFW_GREEN_BITS, mode->greenBits);
    glfwWindowHint(GLFW_BLUE_BITS, mode->blueBits);
    glfwWindowHint(GLFW_REFRESH_RATE, mode->refreshRate);
  }
  inside->window = glfwCreateWindow(width, height, title.c_str(), fills, inside_->window);
  if (!inside->window) return nullptr;
  glfwMakeContextCurrent(inside->window);
  glfwSwapInterval(0);  // the other one waits for the display already
  glfwMakeContextCurrent(inside_->window);
  give_icon(inside->window);
  inside->listen();
  glfwShowWindow(inside->window);
  if (fills) glfwFocusWindow(inside_->window);  // on another display: the keyboard stays with whoever leads
  return std::unique_ptr<Window>(new Window(std::move(inside)));
}

Window::Window(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Window::~Window() {
  for (GLFWcursor* cursor : inside_->cursors)
    if (cursor) glfwDestroyCursor(cursor);
  glfwDestroyWindow(inside_->window);
  if (!inside_->beside) glfwTerminate();
}

void Window::wait(std::optional<double> seconds) {
  if (!seconds)
    glfwWaitEvents();
  else if (*seconds > 0)
    glfwWaitEventsTimeout(*seconds);
  else
    glfwPollEvents();
}

void Window::wake() { glfwPostEmptyEvent(); }

Window::Size Window::size() const {
  Size size;
  glfwGetFramebufferSize(inside_->window, &size.width, &size.height);
  float y = 1;
  glfwGetWindowContentScale(inside_->window, &size.scale, &y);
  if (!(size.scale >= 0.5f && size.scale <= 8)) size.scale = 1;
  return size;
}

bool Window::closing() const { return glfwWindowShouldClose(inside_->window) != 0; }
void Window::stay_open() { glfwSetWindowShouldClose(inside_->window, GLFW_FALSE); }
std::string Window::copied() const {
  const char* text = glfwGetClipboardString(inside_->window);
  return text ? text : "";
}

void Window::copy(const std::string& text) { glfwSetClipboardString(inside_->window, text.c_str()); }
void Window::swap() { glfwSwapBuffers(inside_->window); }
void Window::draw_here() { glfwMakeContextCurrent(inside_->window); }

std::vector<app::Display> Window::displays() const {
  std::vector<app::Display> all;
  int x = 0, y = 0, width = 0, height = 0;
  glfwGetWindowPos(inside_->window, &x, &y);
  glfwGetWindowSize(inside_->window, &width, &height);
  bool found = false;
  for (const auto& [monitor, name] : monitors()) {
    int left = 0, top = 0;
    glfwGetMonitorPos(monitor, &left, &top);
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    const int across = x + width / 2 - left, down = y + height / 2 - top;
    const bool here = !found && mode && across >= 0 && across < mode->width && down >= 0 && down < mode->height;
    found = found || here;
    all.push_back({name, here});
  }
  if (!found && !all.empty()) all.front().leads = true;  // where that can't be told, it is taken for the first
  return all;
}

bool Window::take_display_news() {
  const bool others = std::exchange(inside_->displays_seen, displays_changed) != displays_changed;
  return std::exchange(inside_->moved_to, false) || others;
}

bool Window::display_gone() const { return inside_->fills && !glfwGetWindowMonitor(inside_->window); }

float density_of(const Window::Size& size, int text_size) {
  const float zoom = static_cast<float>(text_size) / 100;
  return std::min(size.scale * zoom, std::max(static_cast<float>(std::max(size.width, 1)) / narrowest, 0.1F));
}

void Window::name(const std::string& title) { glfwSetWindowTitle(inside_->window, title.c_str()); }

void Window::pointer_shape(ui::Frame::Pointer shape) {
  if (shape == inside_->shape) return;
  inside_->shape = shape;
  static constexpr std::array shapes{GLFW_ARROW_CURSOR, GLFW_HAND_CURSOR, GLFW_IBEAM_CURSOR};
  auto& cursor = inside_->cursors.at(static_cast<std::size_t>(shape));
  if (!cursor) cursor = glfwCreateStandardCursor(shapes.at(static_cast<std::size_t>(shape)));
  glfwSetCursor(inside_->window, cursor);
}

std::vector<ui::Event> Window::take_events(float density) {
  // Window coordinates are pixels on X11 and Windows, points on macOS: the framebuffer's size tells.
  int width = 0, height = 0;
  glfwGetWindowSize(inside_->window, &width, &height);
  const float units = width > 0 ? static_cast<float>(size().width) / static_cast<float>(width) / density : 1 / density;
  auto& waiting = inside_->events;
  const auto end = waiting.begin() + static_cast<std::ptrdiff_t>(ui::in_one_drawing(waiting));
  std::vector<ui::Event> events(std::make_move_iterator(waiting.begin()), std::make_move_iterator(end));
  waiting.erase(waiting.begin(), end);
  for (auto& event : events)
    std::visit(
        [&](auto& what) {
          if constexpr (requires { what.at; }) what.at = {what.at.x * units, what.at.y * units};
        },
        event);
  return events;
}

bool Window::events_left() const { return !inside_->events.empty(); }

bool Window::take_news() { return std::exchange(inside_->news, false); }

}  // namespace vignette::shell
