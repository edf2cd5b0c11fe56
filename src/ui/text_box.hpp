/// A text with a caret while one frame's events are handled: what the editor, the field and the text to read have in common.
/// It keeps a copy of its own, so that several keys in one frame each meet the text the key before them left. (`draw` ends a
/// frame's events at a chord, so nothing follows an undo, whose outcome only `update` knows.)
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/frame.hpp"

namespace vignette::ui {

/// What a text box remembers between frames.
struct TextBoxSlot : Memory::Slot {
  enum class Unit : std::uint8_t { character, word, paragraph };
  Unit unit = Unit::character;  ///< what a drag extends by
  text::Range first;            ///< the word or paragraph the drag began with
  float scroll = 0;             ///< of a field of one line, from the left
  std::size_t focused_caret = 0;
  bool had_focus = false;
  std::array<float, 3> window{};  ///< width, height and density when it was drawn last
  double stepped = 0;             ///< seconds: when a drag beyond the edge went on last
  app::Editing own;               ///< of a text to read
};

struct TextBoxSetup {
  Id id = 0;
  std::optional<app::Field> field;  ///< nothing: a text to read, whose caret the slot keeps
  bool single = false;              ///< one line: no line feeds, and up, down, Enter and page keys are left to others
  bool read_only = false;
  bool secret = false;  ///< never copied
  bool spelt = false;   ///< misspelt words are underlined, and something is offered for them
  bool dots = false;    ///< and shown as a dot for each character; the manuscript then holds nothing but dots
  page::ManuscriptStyle style;
  float width = 0;     ///< of the text; 0 for one line
  page::Point origin;  ///< of the text
  page::Rect rect;     ///< where a press belongs to it
  float page = 300;    ///< how far a page key goes
};

class TextBox {
 public:
  TextBox(Frame& frame, TextBoxSlot& slot, page::Manuscript& manuscript, const app::Editing& editing, TextBoxSetup setup);

  /// Handles the events of this frame; intents are wished in order.
  void handle();

  /// The text as it will be when `update` has carried out what was wished.
  const app::Editing& now() const { return local_ ? *local_ : original_; }
  bool focused() const;
  bool caret_moved() const { return caret_moved_; }
  /// Places in what is shown: the text itself, or its dots.
  page::Place place() const { return shown(caret()); }
  text::Range selection() const;
  std::size_t end() const { return shown(page::Place{now().text.size()}).offset; }

 private:
  bool use(const Event& event);
  bool key(app::Chord chord);
  bool edit_key(app::Chord chord);
  bool clipboard_key(app::Chord chord);
  bool motion_key(app::Chord chord);
  bool spelling_key(app::Chord chord);
  bool press(const PointerPressed& event);
  void drag_to(page::Point at);
  void scroll_with_pointer();

  app::Editing& local();
  void move(page::Place to, bool extend, std::optional<double> goal = {});
  void select(std::size_t anchor, std::size_t caret);
  /// Wishes `intent`, or the edit itself.
  void change(const text::Edit& edit, app::EditKind kind, std::optional<app::Intent> intent = {});
  void type(std::string_view words);
  void paste(const std::string& words);
  void erase(app::Deletion deletion);
  void copy();
  void wish_caret();
  text::Range unit_at(std::size_t offset) const;
  page::Place caret() const;
  page::Place shown(page::Place place) const;
  page::Place meant(page::Place shown) const;
  void follow();
  page::Point within(page::Point at) const { return {at.x - setup_.origin.x, at.y - setup_.origin.y}; }
  bool writable() const { return setup_.field && !setup_.read_only; }

  Frame& frame_;
  TextBoxSlot& slot_;
  page::Manuscript& manuscript_;
  const app::Editing& original_;
  TextBoxSetup setup_;
  std::optional<app::Editing> local_;
  bool caret_moved_ = false;
};

/// Characters as they may be typed: line ends and other control characters are left out.
std::string without_controls(std::string_view words);

}  // namespace vignette::ui
