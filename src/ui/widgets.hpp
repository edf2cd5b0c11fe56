/// The parts of look.md section 6. Each paints, describes itself in the outline, and answers what the person did with it.
/// All are reachable by Tab and by name, activated by Enter, Space or a click; the focus ring is shown for keyboard use.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/frame.hpp"
#include "ui/paint.hpp"

namespace vignette::ui {

// --- Saying -----------------------------------------------------------------------------------------------------------

/// Words set in one look at a width (0: one line), from the cache.
std::shared_ptr<const page::Setting> set(Frame& frame, std::string_view words, Type type, page::Ink ink = page::Ink::ink, float width = 0);
float width_of(Frame& frame, std::string_view words, Type type);

/// Paints words with their top left at a place, describes them, and answers the height used.
float say(Frame& frame, std::string_view words, Type type, page::Point at, float width = 0, page::Ink ink = page::Ink::ink,
          Role role = Role::paragraph, int level = 0);
/// The same, cut to a number of lines with an ellipsis; the outline has all of it.
float say_short(Frame& frame, std::string_view words, Type type, page::Point at, float width, int lines, page::Ink ink = page::Ink::ink);
/// The same, where the words are only the beginning of something: the outline has them as they are shown.
float say_beginning(Frame& frame, std::string_view words, Type type, page::Point at, float width, int lines,
                    page::Ink ink = page::Ink::ink);
/// A set paragraph (spans, links) described as one item.
void say_set(Frame& frame, const page::Setting& setting, std::string_view text, page::Point at, Role role = Role::paragraph, int level = 0);

// --- Describing and focus ----------------------------------------------------------------------------------------------

/// Adds an item to the outline. Widgets call it; screens do for pictures and groups.
Item& describe(Frame& frame, Role role, std::string_view name, page::Rect rect, Id id = 0);
/// An item described before it was known how far it goes.
void ends(Frame& frame, std::size_t item, page::Rect rect);
/// Everything drawn while this lives is one region of F6, described as `name`.
class Region {
 public:
  Region(Frame& frame, std::string_view name, page::Rect rect);
  ~Region();
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;
  void ends(page::Rect rect);  ///< where it goes, once that is known

 private:
  std::size_t item_ = 0;
  Frame& frame_;
  int before_;
  Id id_before_;
};

/// Whether something is seen, or within the reach of the pane it stands in.
bool in_reach(const Frame& frame, page::Rect rect);

/// The id that button, link and their like give themselves, for `give_focus`.
Id control_id(Role role, std::string_view name, std::uint64_t id_hint = 0);

/// What a person does with an interactive rectangle.
struct Touch {
  bool over = false;     ///< the pointer is on it
  bool held = false;     ///< pressed and not let go
  bool focused = false;  ///< has the keyboard
  bool ring = false;     ///< and shows it
  bool activated = false;
};
/// Makes a rectangle interactive: hover, press, focus, Enter and Space. Describes it with role and name. `states` are added.
Touch touch(Frame& frame, Id id, Role role, std::string_view name, page::Rect rect, std::uint32_t states = 0, std::string_view value = {});
void focus_ring(Frame& frame, page::Rect rect, float corner);  ///< 3 px, 2 px clear of the rectangle, never clipped by panes
void give_focus(Frame& frame, Id id, bool ring);

// --- Events --------------------------------------------------------------------------------------------------------------

/// Calls `use` for every event not yet taken, in order; an event for which it answers true is taken.
void take_events(Frame& frame, const std::function<bool(const Event&)>& use);
/// True, and taken, if this chord was pressed.
bool pressed(Frame& frame, app::Chord chord);

// --- Controls ------------------------------------------------------------------------------------------------------------

enum class Manner { main, other, quiet };  ///< main action, other action, quiet action

struct ButtonLook {
  Manner manner = Manner::other;
  std::optional<page::Icon> before;
  std::optional<page::Icon> after;
  bool available = true;
  float height = 40;
  float padding = 18;
  Type type = type::control;
};
float button_width(Frame& frame, std::string_view name, const ButtonLook& look = {});
/// A width of 0 in `rect` takes the button's own. `id_hint` tells apart buttons of one name.
bool button(Frame& frame, std::string_view name, page::Rect rect, const ButtonLook& look = {}, std::uint64_t id_hint = 0);
/// Words that act: accent, underlined under the pointer (or always).
bool link(Frame& frame, std::string_view name, page::Point at, Type type = type::meta, bool underlined = true, std::uint64_t id_hint = 0);

bool navigation_row(Frame& frame, std::string_view name, page::Icon icon, page::Rect rect, bool chosen);
/// A filter, or with `Role::radio_button` one of a few: 26 high, round.
bool chip(Frame& frame, std::string_view name, page::Point at, bool chosen, float* width, Role role = Role::button);
void stage_chip(Frame& frame, std::string_view name, page::Point at);  ///< not a control
/// Answers the index chosen now, if it changed.
inline constexpr float segment_air = 10;  ///< beside the words of one, at least
/// As wide as each other where their words fit so, else as wide as these ask for.
std::optional<int> segments(Frame& frame, std::string_view label, std::span<const std::string_view> names, int chosen, page::Rect rect);
inline std::optional<int> segments(Frame& frame, std::string_view label, std::initializer_list<std::string_view> names, int chosen,
                                   page::Rect rect) {
  return segments(frame, label, std::span(names.begin(), names.size()), chosen, rect);
}
std::optional<bool> toggle(Frame& frame, std::string_view name, bool on, page::Point at);  ///< switch, 44 × 26
/// `value` runs over 0 … `steps`; arrow keys step; `words` is the value in words, shown beside. Answers the new value while dragging too.
std::optional<int> slider(Frame& frame, std::string_view name, int value, int steps, std::string_view words, page::Rect rect);
/// Numbered step dots of the question screen: answered, here, or neither. Answers the one chosen.
enum class StepState { open, here, answered };
std::optional<std::size_t> step_dots(Frame& frame, std::span<const StepState> states, std::span<const std::string> names,
                                     page::Point centre);
/// A field of one line; the model holds its text. `placeholder` is shown while it is empty.
void field(Frame& frame, app::Field which, const app::Editing& editing, std::string_view name, std::string_view placeholder,
           page::Rect rect, std::optional<page::Icon> before = {});
/// A field for a secret (app::is_secret): a dot for each character unless it is shown. The outline never has what is written
/// in it, and it cannot be copied. With more than one line it wraps.
struct SecretLook {
  bool show = false;
  int lines = 1;
  Type type = type::text;
  const app::Model* spelt = nullptr;  ///< of a field that is no secret: as in `EditorLook`
};
void secret_field(Frame& frame, app::Field which, const app::Editing& editing, std::string_view name, page::Rect rect,
                  const SecretLook& look = {});

// --- Panes ---------------------------------------------------------------------------------------------------------------

struct Edited;

/// A pane that scrolls: wheel, the thin bar, and Page Up/Down, Home, End, arrows and Space while nothing in it takes them.
/// Clips while it lives. `content` is the height of what it holds: an estimate will do, 0 is what it was in the last drawing;
/// give the exact one with `fits`. Two panes shown at once need different names.
class Pane {
 public:
  Pane(Frame& frame, std::string_view name, page::Rect rect, float content, bool keys = true);
  ~Pane();
  Pane(const Pane&) = delete;
  Pane& operator=(const Pane&) = delete;

  float top() const;             ///< where content's 0 stands on the screen
  float offset() const;          ///< how far it is scrolled
  void scroll_to(float offset);  ///< clamped
  void scroll_by(float distance);
  void show(float y, float height, float clearance = 16);  ///< scrolls just enough that this stretch of content is in view
  void follow(const Edited& edited);                       ///< keeps in view what was, and then shows a caret that moved
  void fits(float content);                                ///< the height it turned out to have
  bool moved() const { return moved_; }                    ///< by the person, since the last drawing
  page::Rect rect() const { return rect_; }
  /// How far beyond what is seen this drawing describes things: nothing, but while Tab walks. Whoever asks leaves out what is
  /// further away than that.
  float reach();

 private:
  Frame& frame_;
  page::Rect rect_;
  Scroll& scroll_;
  Id id_;
  bool keys_;
  bool moved_ = false;
  bool turn_ = false;                             ///< the scrolling keys are this pane's
  float slid_ = 0;                                ///< by how much what is in view went down in this drawing
  std::optional<std::pair<float, float>> caret_;  ///< top and height in the content, of one that moved in this drawing
  std::optional<float> later_;                    ///< where to stand from the next drawing on
  friend Touch touch(Frame&, Id, Role, std::string_view, page::Rect, std::uint32_t, std::string_view);
  friend Item& describe(Frame&, Role, std::string_view, page::Rect, Id);
  friend bool in_reach(const Frame&, page::Rect);
};

// --- Shared furniture ----------------------------------------------------------------------------------------------------

/// The navigation of 01, 05 and 16: 224 wide on ground; narrower than `folds` a bar at the top. Answers what is left for the screen.
page::Rect navigation(const app::Model& model, Frame& frame, float folds = 860);
/// "Saved", "Saving", "Not saved yet: …", at the right end of a line. Answers its width.
float save_state(const app::Model& model, Frame& frame, page::Point right_middle);
/// The banner of 23-not-saved under a bar, when words are not on disk; answers the height it took (0 most of the time).
float not_saved_banner(const app::Model& model, Frame& frame, page::Rect at);
/// The banner at the top of an area; answers what is left of it for the screen.
page::Rect under_banner(const app::Model& model, Frame& frame, page::Rect area);
/// A case's cover, clipped to a rectangle with rounded corners; nothing when covers are switched off (answers false).
/// `behind` is the colour the corners are rounded off with: paper, if left out.
bool cover(const app::Model& model, Frame& frame, const pack::Case& pack, page::Rect rect, float corner, std::optional<Colour> behind = {});

/// The answer sheet's editor: shows, edits and selects; the pane it stands in scrolls. Grows with its text; answers its height.
/// `rect` is the least the sheet takes up; its text stands `left`, `top`, `right` and `bottom` within.
struct EditorLook {
  page::Family family = page::Family::serif;
  float size = 20, line = 30, between = 14;
  std::string language = "en-GB";
  bool read_only = false;
  bool sheet = true;  ///< with its fill, edge and ring
  float left = 37, top = 25, right = 33, bottom = 29;
  text::Range spoken = {};            ///< what is being read aloud
  text::Range noticed = {};           ///< what could point to somebody: dots under it
  const app::Model* spelt = nullptr;  ///< misspelt words are underlined, as far as this model knows them
};
struct Edited {
  float height = 0;
  std::optional<page::Rect> caret;  ///< on the screen, if it has the focus
  bool caret_moved = false;         ///< so that the pane can follow
  float moved = 0;                  ///< by how much what is in view slid down because text above it was longer than estimated
};
/// The id of a field's widget, so that a screen can give it the focus.
Id id_of(app::Field which);
Edited editor(Frame& frame, app::Field which, const app::Editing& editing, std::string_view name, page::Rect rect, const EditorLook& look);
/// A text to read and choose from, with a caret of its own that nothing keeps; Ctrl+C copies. The pane that it stands in follows the
/// caret. Where keys come to it from elsewhere and the caret is out of view, it goes to the first line that is in view.
Edited text_to_read(Frame& frame, Id id, std::string_view text, std::string_view name, page::Rect rect, const EditorLook& look);

// --- Words for people ------------------------------------------------------------------------------------------------------

std::string day_in_words(const app::Model& model,
                         portfolio::Instant instant);  ///< "Today", "Yesterday", "14 October", with the year if it is another one
std::string stage_in_words(std::string_view stage);    ///< "reviewing" → "Reviewing"
std::string moment_in_words(const app::Model& model, portfolio::Instant instant);  ///< "yesterday at 16:20", within a sentence
std::string in_sentences(const words::Problem& problem);                           ///< "This disk is full. Make room on it."
std::string subject_or_title(const pack::Case& pack);                              ///< "Sam"
std::string short_title(const pack::Case& pack);                                   ///< "Reviewing to keep other people safe"
page::Family family_of(const app::Model& model);
float measure_of(const app::Model& model);  ///< width of the reading column: 480, 588, 680

}  // namespace vignette::ui
