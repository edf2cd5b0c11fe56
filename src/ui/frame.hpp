/// One drawing of the window: what comes in, what goes out, and what the drawing remembers between frames.
///
/// Units. Everything in `ui` is laid out in *page units*: CSS pixels at 100 % text size. The window is `width` × `height` of
/// them; text at 200 % simply means a window of half as many units drawn at twice the density, so that type, controls and
/// breakpoints grow together (look.md, section 5: "effective width"). `density` is framebuffer pixels for one unit.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/intent.hpp"
#include "app/model.hpp"
#include "page/cache.hpp"
#include "page/column.hpp"
#include "page/manuscript.hpp"
#include "ui/input.hpp"
#include "ui/letters.hpp"
#include "ui/outline.hpp"
#include "ui/theme.hpp"

struct ImDrawList;

namespace vignette::ui {

/// A pack's pictures, ready to be drawn; `shell` reads them on a worker.
class Pictures {
 public:
  virtual ~Pictures() = default;
  struct Picture {
    std::uint64_t texture = 0;  ///< ImTextureID; 0 while it is being read or could not be
    page::PictureSize size;     ///< pixels; {0, 0} when unknown
    bool failed = false;
  };
  virtual Picture get(const std::string& file) = 0;
};

/// Where a scrolling pane stands.
struct Scroll {
  float offset = 0;    ///< page units from the top
  float content = 0;   ///< height of what it holds, as last drawn
  float view = 0;      ///< height of the pane, as last drawn
  bool moved = false;  ///< by a key, at the end of the last drawing
};

/// What drawing remembers: positions, caches, focus. Nothing here is worth keeping; losing it costs a glance.
struct Memory {
  explicit Memory(const page::Metrics& metrics);
  ~Memory();

  page::Cache cache;
  std::unordered_map<Id, Scroll> scrolls;
  std::unordered_map<Id, page::Manuscript> manuscripts;  ///< of fields and answers, by the widget's id

  // Focus is ours, in outline order.
  Id focus = 0;
  bool ring = false;  ///< the last thing pressed was a key: show where the focus is
  bool bring_focus_into_view = false;
  Id focus_pane = 0;  ///< the pane that holds what has the focus: it takes the scrolling keys
  Outline last;       ///< the outline of the frame before

  // Pointer
  page::Point pointer;
  Id pressed = 0;               ///< the item the button went down on
  Id dragging_text = 0;         ///< the editor or page whose selection follows the pointer
  double drag_start_value = 0;  ///< of a slider, with
  float drag_start_pixel = 0;   ///< where the pointer was, in framebuffer pixels, and
  float drag_width_pixels = 0;  ///< how long the track was

  // Events. A drawing handles them up to the first that may change what has the focus or what is shown (a release of the
  // pointer, Enter, Tab, a chord …); the rest wait for the next drawing, so that none reaches what is no longer there.
  std::vector<Event> waiting;
  std::vector<Event> now;

  // Screens that keep more have a slot of their own, made by the screen (ui/reader.cpp …).
  struct Slot {
    virtual ~Slot() = default;
  };
  std::map<std::string, std::unique_ptr<Slot>> slots;
  template <typename T>
  T& slot(const std::string& name) {
    auto& held = slots[name];
    if (!held) held = std::make_unique<T>();
    return static_cast<T&>(*held);
  }

  app::Screen screen = app::Screen::shelf;  ///< drawn last, so that a new screen sets the focus anew
  std::uint64_t frames = 0;
  std::vector<float> costs;  ///< milliseconds of the newest drawings, for the debug panel
  page::Rect debug_rect;     ///< where the debug panel stood: what happens there is its own
};

class Pane;

struct Frame {
  Frame(Memory& memory_, float width_, float height_, float density_);
  ~Frame();
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  // In
  Memory& memory;
  float width, height;            ///< of the window, page units
  float density;                  ///< framebuffer pixels for one page unit
  std::span<const Event> events;  ///< `draw` leaves in it only those that this drawing handles
  Letters* letters = nullptr;     ///< nullptr: nothing is painted (headless tests)
  Pictures* pictures = nullptr;
  bool debug_panel_available = true;
  double seconds = 0;  ///< of a clock that never goes back: several drawings may follow each other at once

  // Out
  std::vector<app::Intent> intents;
  Outline outline;
  std::optional<double> wake_after;  ///< seconds until a widget wants to be drawn again; nothing: not before the next event
  bool again = false;                ///< draw once more at once, so that things settle
  enum class Pointer { arrow, hand, text } pointer_shape = Pointer::arrow;

  // While drawing
  const Colours* colours = nullptr;
  ImDrawList* list = nullptr;
  std::vector<bool> taken;  ///< events that a widget has used
  int depth = 0;            ///< of outline items
  int region = 0;
  int regions = 0;  ///< how many there were so far
  Id region_id = 0;
  bool new_screen = false;  ///< the first drawing of this screen: where a screen may give the focus to its main thing
  std::vector<page::Rect> clips;
  std::vector<Pane*> panes;
  std::set<Id> used;  ///< ids of interactive items so far
  struct Ring {
    page::Rect rect, clip;
    float corner = 0;
  };
  std::vector<Ring> rings;  ///< focus rings, painted above everything else

  /// A pane that describes only what is near what it shows. While Tab walks, or something is to be brought into view, it goes
  /// further, so that nothing is out of Tab's reach.
  struct Long {
    Id pane = 0;
    page::Rect rect;
    bool above = false, below = false;  ///< whether there is more than it described
    float reach = 0;
  };
  std::vector<Long> long_panes;
  bool walking = false;

  /// Where the link under the pointer or the keyboard leads; no address: there is none (ui/prose.hpp).
  struct Leads {
    std::string address;
    page::Rect line, within;
  };
  Leads leads;

  void wish(app::Intent wish) { intents.push_back(std::move(wish)); }
  /// Whether something done step by step is due again, as often as the clock says and not as often as is drawn; wakes for the next.
  bool due(double every, double& last) {
    const bool now = seconds - last >= every;
    if (now) last = seconds;
    const double left = last + every - seconds;
    wake_after = wake_after ? std::min(*wake_after, left) : left;
    return now;
  }
};

/// Draws the whole window: the screen of the model, the focus ring, the debug panel; handles Tab, F6 and the table of commands.
/// ImGui::NewFrame must have been called, with DisplaySize in page units; ImGui::Render comes after.
void draw(const app::Model& model, Frame& frame);
/// The same with a screen of the caller's: what `draw` is made of.
void draw_window(const app::Model& model, Frame& frame, const std::function<void()>& screen);

// The screens, each in a file of its own. `area` is the whole window.
void draw_shelf(const app::Model& model, Frame& frame);
void draw_content_note(const app::Model& model, Frame& frame);
void draw_reader(const app::Model& model, Frame& frame);
void draw_question(const app::Model& model, Frame& frame);
void draw_end_of_case(const app::Model& model, Frame& frame);
void draw_portfolio(const app::Model& model, Frame& frame);
void draw_settings(const app::Model& model, Frame& frame);
void draw_problems(const app::Model& model, Frame& frame);
void draw_privacy(const app::Model& model, Frame& frame);
void draw_keys(const app::Model& model, Frame& frame);
void draw_protect(const app::Model& model, Frame& frame);
void draw_recovery_sheet(const app::Model& model, Frame& frame);
void draw_unlock(const app::Model& model, Frame& frame);
void draw_compare(const app::Model& model, Frame& frame);
void draw_take_out(const app::Model& model, Frame& frame);
void draw_search(const app::Model& model, Frame& frame);
void draw_damaged(const app::Model& model, Frame& frame);
void draw_backups(const app::Model& model, Frame& frame);
void draw_pictures(const app::Model& model, Frame& frame);
void draw_marks(const app::Model& model, Frame& frame);
void draw_glossary(const app::Model& model, Frame& frame);
void draw_acting_on(const app::Model& model, Frame& frame);
void draw_debug_panel(const app::Model& model, Frame& frame);

}  // namespace vignette::ui
