#include <algorithm>
#include <string>
#include <utility>

#include "text/breaks.hpp"
#include "text/unicode.hpp"
#include "ui/text_box.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

using app::Key;

namespace {

bool prints(Key key) { return key == Key::space || (key >= Key::a && key <= Key::comma); }

std::optional<app::Motion> sideways(app::Chord chord) {
  switch (chord.key) {
    case Key::left:
      return chord.ctrl ? app::Motion::word_left : app::Motion::left;
    case Key::right:
      return chord.ctrl ? app::Motion::word_right : app::Motion::right;
    case Key::up:
      return chord.ctrl ? std::optional(app::Motion::paragraph_up) : std::nullopt;
    case Key::down:
      return chord.ctrl ? std::optional(app::Motion::paragraph_down) : std::nullopt;
    case Key::home:
      return chord.ctrl ? std::optional(app::Motion::text_begin) : std::nullopt;
    case Key::end:
      return chord.ctrl ? std::optional(app::Motion::text_end) : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::string without_controls(std::string_view words) {
  std::string kept = text::cleaned(words);
  std::erase_if(kept, [](char c) { return c == '\n' || c == '\t'; });
  return kept;
}

bool TextBox::key(app::Chord chord) {
  if (!focused() || chord.alt) return false;
  if (spelling_key(chord) || motion_key(chord) || clipboard_key(chord) || edit_key(chord)) return true;
  // The character itself arrives as Typed; the key is used up, so that nothing else acts on it.
  return writable() && !chord.ctrl && prints(chord.key);
}

bool TextBox::spelling_key(app::Chord chord) {
  if (!setup_.spelt || !writable() || chord.ctrl) return false;
  const bool next = chord == app::Chord{.key = Key::f7};
  if (!next && chord != app::Chord{.key = Key::menu} && chord != app::Chord{.key = Key::f10, .shift = true}) return false;
  frame_.wish(app::intent::AskForSpelling{*setup_.field, now().caret, next});
  return true;
}

bool TextBox::motion_key(app::Chord chord) {
  if (setup_.single && (chord.key == Key::up || chord.key == Key::down)) return false;
  const app::Editing& text = now();
  if (auto motion = sideways(chord)) {
    if (setup_.dots && motion == app::Motion::word_left) motion = app::Motion::text_begin;
    if (setup_.dots && motion == app::Motion::word_right) motion = app::Motion::text_end;
    const bool collapse = !chord.shift && !chord.ctrl && !text.selection().empty();
    if (collapse) {
      move({chord.key == Key::left ? text.selection().begin : text.selection().end}, false);
    } else {
      move({app::moved(text.text, text.caret, *motion)}, chord.shift);
    }
    return true;
  }
  if (chord.ctrl) return false;
  const float size = setup_.style.size;
  const double goal = text.goal.value_or(static_cast<double>(manuscript_.caret(place()).x / size));
  const float goal_x = static_cast<float>(goal) * size;
  switch (chord.key) {
    case Key::home:
      move(meant(manuscript_.line_begin(place())), chord.shift);
      return true;
    case Key::end:
      move(meant(manuscript_.line_end(place())), chord.shift);
      return true;
    case Key::up:
    case Key::down:
      move(manuscript_.move_lines(place(), chord.key == Key::up ? -1 : 1, goal_x), chord.shift, goal);
      return true;
    case Key::page_up:
    case Key::page_down:
      if (setup_.single) return false;
      move(manuscript_.move_by(place(), chord.key == Key::page_up ? -setup_.page : setup_.page, goal_x), chord.shift, goal);
      return true;
    default:
      return false;
  }
}

bool TextBox::clipboard_key(app::Chord chord) {
  if (chord == app::Chord{.key = Key::a, .ctrl = true}) {
    select(0, now().text.size());
    return true;
  }
  if (chord == app::Chord{.key = Key::c, .ctrl = true} || chord == app::Chord{.key = Key::insert, .ctrl = true}) {
    if (!setup_.secret) copy();
    return true;
  }
  if (!writable()) return false;
  if (chord == app::Chord{.key = Key::x, .ctrl = true} || chord == app::Chord{.key = Key::del, .shift = true}) {
    if (setup_.secret || now().selection().empty()) return true;
    change(text::replace(now().text, now().selection(), {}), app::EditKind::deleting, app::intent::Cut{*setup_.field});
    return true;
  }
  // What the clipboard holds follows as Pasted.
  return chord == app::Chord{.key = Key::v, .ctrl = true} || chord == app::Chord{.key = Key::insert, .shift = true};
}

bool TextBox::edit_key(app::Chord chord) {
  if (!writable()) return false;
  switch (chord.key) {
    case Key::backspace:
      erase(chord.ctrl ? app::Deletion::word_backward : app::Deletion::backward);
      return true;
    case Key::del:
      erase(chord.ctrl ? app::Deletion::word_forward : app::Deletion::forward);
      return true;
    case Key::enter:
      if (setup_.single || chord.ctrl) return false;
      change(app::insertion(now(), "\n"), app::EditKind::typing);
      return true;
    case Key::z:
    case Key::y:
      if (!chord.ctrl || (chord.key == Key::y && chord.shift)) return false;
      if (setup_.secret) return true;  // what was typed there is not remembered
      if (chord.key == Key::y || chord.shift) {
        frame_.wish(app::intent::Redo{*setup_.field});
      } else {
        frame_.wish(app::intent::Undo{*setup_.field});
      }
      caret_moved_ = true;
      return true;
    default:
      return false;
  }
}

void TextBox::type(std::string_view words) {
  const std::string clean = without_controls(words);
  if (!clean.empty()) change(app::insertion(now(), clean), app::EditKind::typing);
}

void TextBox::paste(const std::string& words) {
  std::string clean = text::cleaned(words);
  if (setup_.single) std::ranges::replace_if(clean, [](char c) { return c == '\n' || c == '\t'; }, ' ');
  if (clean.empty()) return;
  const text::Edit edit = app::insertion(now(), clean);
  change(edit, app::EditKind::pasting, app::intent::Paste{*setup_.field, std::move(clean)});
}

void TextBox::erase(app::Deletion deletion) {
  if (setup_.dots && deletion == app::Deletion::word_backward) deletion = app::Deletion::line_backward;
  if (setup_.dots && deletion == app::Deletion::word_forward) deletion = app::Deletion::forward;
  if (const auto edit = app::deletion(now(), deletion)) change(*edit, app::EditKind::deleting);
}

void TextBox::copy() {
  const text::Range chosen = now().selection();
  if (chosen.empty()) return;
  if (setup_.field) {
    frame_.wish(app::intent::Copy{*setup_.field});
  } else {
    frame_.wish(app::intent::CopyText{std::string(text::part(now().text, chosen))});
  }
}

}  // namespace vignette::ui
