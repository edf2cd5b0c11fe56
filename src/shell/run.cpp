#include "shell/run.hpp"

#include <imgui.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <utility>

#include "glyphs/library.hpp"
#include "shell/letters.hpp"
#include "shell/loop.hpp"
#include "shell/pictures.hpp"
#include "shell/renderer.hpp"
#include "shell/room_view.hpp"
#include "shell/watch.hpp"
#include "shell/window.hpp"
#include "words/words.hpp"

namespace vignette::shell {

namespace {

using Clock = std::chrono::steady_clock;

/// ImGui's context, with what is kept between starts (nothing) and what is ours (keyboard focus) switched off.
struct Context {
  Context() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_NoMouseCursorChange;
    io.ConfigInputTrickleEventQueue = false;
  }
  ~Context() { ImGui::DestroyContext(); }
};

/// The real window as the loop knows it.
class Program final : public Stage {
 public:
  Program(Window& window, Session& session, const glyphs::Library& library, Watch* watch)
      : window_(window),
        session_(session),
        library_(library),
        memory_(std::make_unique<ui::Memory>(library)),
        pictures_(renderer_, Window::wake, [&session](const std::string& name) { return session.page_picture(name); }),
        watch_(watch) {
    letters_ = std::make_unique<Letters>(library);
    room_ = std::make_unique<RoomView>(window_, library_, *letters_, renderer_);
  }

  RoomView& room() { return *room_; }

  void wait(std::optional<double> seconds) override {
    // Whoever watches sends keys first and then looks: a look taken up here finds their events already waiting.
    const bool asked = watch_ && watch_->take_up();
    window_.wait(asked ? 0 : seconds);
  }

  bool news() override {
    bool any = window_.take_news();
    any |= session_.take_results();
    any |= session_.tick();
    any |= pictures_.take_read();
    any |= mind_room();
    if (window_.closing()) {
      window_.stay_open();
      session_.apply(app::intent::Quit{});
    }
    return any || picture_wanted();
  }

  bool draw() override {
    const auto began = Clock::now();
    forget_words();
    name_window();
    for (const auto& intent : room_->draw(session_.model(), seconds())) session_.apply(intent);
    const auto size = window_.size();
    width_ = std::max(size.width, 1), height_ = std::max(size.height, 1);
    density_ = density_of(size, session_.model().look.text_size);
    const auto events = window_.take_events(density_);
    ui::Frame frame(*memory_, static_cast<float>(width_) / density_, static_cast<float>(height_) / density_, density_);
    frame.events = events;
    frame.seconds = seconds();
    frame.letters = letters_.get();
    frame.pictures = &pictures_;
    letters_->scale(density_);
    begin_imgui(events);
    ui::draw(session_.model(), frame);
    ImGui::Render();
    window_.pointer_shape(frame.pointer_shape);
    outline_ = std::move(frame.outline);
    ground_ = frame.colours->paper;
    wake_after_ = frame.wake_after;
    for (const auto& intent : frame.intents) session_.apply(intent);
    ++frames_;
    spent_ms_ += std::chrono::duration<double, std::milli>(Clock::now() - began).count();
    return !frame.intents.empty() || frame.again || window_.events_left() || room_->again();
  }

  void present() override {
    const auto began = Clock::now();
    renderer_.draw(width_, height_, ground_);
    spent_ms_ += std::chrono::duration<double, std::milli>(Clock::now() - began).count();
    shown_ = false;
  }

  std::optional<double> wake_after() override {
    const auto due = session_.due_after();
    if (!wake_after_ || !due) return wake_after_ ? wake_after_ : due;
    return std::min(*wake_after_, *due);
  }
  double seconds() override { return std::chrono::duration<double>(Clock::now().time_since_epoch()).count(); }

  /// After a turn: shows what was drawn, and lets whoever watches see it once it has settled.
  void show(bool settled) {
    if (settled && watch_ && !shown_) {
      const Sight sight{session_.model(), outline_, density_, frames_,
                        spent_ms_,        width_,   height_,  [this] { return renderer_.picture(width_, height_); }};
      watch_->settled(sight);
    }
    if (!shown_) window_.swap();
    shown_ = true;
    if (settled && room_->is_open() && watch_ && watch_->waiting(Watch::Of::room)) look_at_room();
    if (watch_) watch_->shown();
  }

 private:
  /// What drawing remembers holds words laid out: it goes when they do, on locking and at the end of a workshop.
  void forget_words() {
    const bool locked = session_.model().vault.locked, led = session_.model().team.open;
    if ((locked && !locked_) || (!led && led_)) {
      memory_ = std::make_unique<ui::Memory>(library_);
      pictures_.forget_pages();
      room_->forget();
    }
    locked_ = locked;
    led_ = led;
  }

  /// The facilitator's window and the room's screen differ in their titles, too: what is shared on video is chosen by them.
  void name_window() {
    using words::Word;
    const auto screen = session_.model().screen;
    const bool leads = screen == app::Screen::leading || screen == app::Screen::team_end || room_->is_open();
    const Word title = screen == app::Screen::room ? Word::team_room_title : leads ? Word::team_window_title : Word::program_name;
    if (title == title_) return;
    title_ = title;
    window_.name(std::string(words::say(title)));
  }

  /// The room's own window: what happened to it, and which displays it could fill.
  bool mind_room() {
    const auto& team = session_.model().team;
    bool any = room_->news();
    if (room_->closing() || room_->display_gone()) {
      const bool lost = room_->display_gone();
      room_->close();
      session_.apply(app::intent::RoomWindowClosed{lost});
      any = true;
    }
    displays_due_ |= window_.take_display_news();
    if (team.open && std::exchange(displays_due_, false))
      if (auto found = window_.displays(); found != team.room.displays) {
        session_.apply(app::intent::DisplaysFound{std::move(found)});
        any = true;
      }
    return any;
  }

  void look_at_room() {
    constexpr int most = 4;
    for (int drawn = 0; drawn < most; ++drawn) {
      const auto wished = room_->draw(session_.model(), seconds(), watch_);
      for (const auto& intent : wished) session_.apply(intent);
      if (!wished.empty()) return Window::wake();  // this window follows, and then it is looked at again
      if (!room_->again()) return;
    }
  }

  /// A picture is taken of a frame before it is shown, so a request that comes later needs one more frame.
  bool picture_wanted() { return watch_ && (watch_->waiting() || (room_->is_open() && watch_->waiting(Watch::Of::room))); }

  void begin_imgui(std::span<const ui::Event> events) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width_) / density_, static_cast<float>(height_) / density_};
    io.DisplayFramebufferScale = {density_, density_};
    const double time = seconds();
    io.DeltaTime = static_cast<float>(std::clamp(time - last_frame_, 1e-4, 0.1));
    last_frame_ = time;
    for (const auto& event : events) {
      if (const auto* moved = std::get_if<ui::PointerMoved>(&event)) io.AddMousePosEvent(moved->at.x, moved->at.y);
      if (const auto* down = std::get_if<ui::PointerPressed>(&event))
        io.AddMouseButtonEvent(static_cast<int>(down->button == ui::Button::right), true);
      if (const auto* up = std::get_if<ui::PointerReleased>(&event))
        io.AddMouseButtonEvent(static_cast<int>(up->button == ui::Button::right), false);
      if (const auto* wheel = std::get_if<ui::Wheel>(&event)) io.AddMouseWheelEvent(wheel->dx, wheel->dy);
    }
    ImGui::NewFrame();
  }

  Window& window_;
  Session& session_;
  std::unique_ptr<Letters> letters_;  // made in the context, and must outlive its atlas
  Context context_;
  Renderer renderer_;
  const glyphs::Library& library_;
  std::unique_ptr<ui::Memory> memory_;
  bool locked_ = false, led_ = false;
  words::Word title_ = words::Word::program_name;
  Pictures pictures_;
  std::unique_ptr<RoomView> room_;  // draws with what is above
  bool displays_due_ = true;
  Watch* watch_;
  ui::Outline outline_;
  ui::Colour ground_ = 0;
  std::optional<double> wake_after_;
  int width_ = 1, height_ = 1;
  float density_ = 1;
  double last_frame_ = 0;
  std::uint64_t frames_ = 0;
  double spent_ms_ = 0;
  bool shown_ = true;
};

}  // namespace

void keep_out_of_dumps() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
}

std::expected<void, words::Problem> run(const Options& options) {
  auto library = glyphs::Library::open(shipped("faces"));
  if (!library) return std::unexpected(library.error());
  // Results may come from detached threads after the window has gone: they must not wake GLFW then.
  static std::atomic<bool> window_open = false;
  std::unique_ptr<Window> window;
  const auto wake = [] {
    if (window_open) Window::wake();
  };
  if (auto connected = Window::connect(); !connected) return std::unexpected(connected.error());
  // Before the window: what is asked of the first frame is at hand when it is drawn.
  const auto watch = Watch::from_environment(wake);
  RoomView* room = nullptr;
  Session session(options, wake,
                  {.copy_text = [&window](const std::string& text) { window->copy(text); },
                   .copied_text = [&window] { return window->copied(); },
                   .open_room = [&room](const app::RoomPlace& place) { return room && room->open(place); },
                   .close_room =
                       [&room] {
                         if (room) room->close();
                       }});
  session.begin();
  auto opened = Window::open(options.width, options.height, std::string(words::say(words::Word::program_name)));
  if (!opened) return std::unexpected(opened.error());
  window = std::move(*opened);
  window_open = true;
  {
    Program program(*window, session, **library, watch.get());
    room = &program.room();
    Loop loop(program);
    while (!session.quitting()) {
      loop.turn();
      program.show(loop.settled());
    }
    room = nullptr;
  }
  window_open = false;
  return {};
}

}  // namespace vignette::shell
