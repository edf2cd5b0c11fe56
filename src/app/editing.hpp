/// A text being written: caret, selection, and an undo history without end. Offsets only, never pixels.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/time.hpp"
#include "text/edit.hpp"

namespace vignette::app {

/// Why a text changed: changes of one kind that follow one another become one step of undo.
enum class EditKind : std::uint8_t { typing, deleting, pasting, other };

struct Step {
  text::Edit edit;
  std::size_t caret_before = 0, anchor_before = 0;
  std::size_t caret_after = 0;
  EditKind kind = EditKind::other;
  portfolio::Instant made;
};

/// `caret` and `anchor` are byte offsets at grapheme boundaries; they differ while something is selected.
struct Editing {
  std::string text;
  std::size_t caret = 0;
  std::size_t anchor = 0;
  bool upstream = false;       ///< at a soft break the caret stands at the end of the line
  std::optional<double> goal;  ///< column that up and down keep to, in ems from the left
  std::vector<Step> history;   ///< steps done, then steps undone
  std::size_t done = 0;        ///< how many of them are done
  std::uint64_t version = 0;   ///< grows with every change of text
  bool apart = true;           ///< the next change begins a step of its own: the caret was moved, or something undone

  text::Range selection() const { return {std::min(caret, anchor), std::max(caret, anchor)}; }
  bool can_undo() const { return done > 0; }
  bool can_redo() const { return done < history.size(); }
};

/// Puts the caret somewhere; `extend` keeps the anchor.
void move_caret(Editing& editing, std::size_t to, bool extend, bool upstream = false, std::optional<double> goal = {});

/// Carries out an edit and remembers its inverse; false, and no change, if it does not fit the text.
/// Typing within a word joins the step before it; a space, a line feed, a pause of two seconds or a moved caret begins a new one.
bool edit(Editing& editing, const text::Edit& edit, EditKind kind, portfolio::Instant now);
bool undo(Editing& editing);
bool redo(Editing& editing);

/// Where the caret goes without a page: characters, words, paragraphs, the whole. A pure function.
enum class Motion : std::uint8_t { left, right, word_left, word_right, paragraph_up, paragraph_down, text_begin, text_end };
std::size_t moved(std::string_view text, std::size_t caret, Motion motion);

/// The edit that a deleting key asks for; nothing where there is nothing to delete.
enum class Deletion : std::uint8_t { backward, forward, word_backward, word_forward, line_backward };
std::optional<text::Edit> deletion(const Editing& editing, Deletion deletion);

/// The edit that puts `typed` in place of the selection. Pasted text is cleaned first (`text::cleaned`).
text::Edit insertion(const Editing& editing, std::string_view typed);

}  // namespace vignette::app
