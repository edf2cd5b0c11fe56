#include "app/editing.hpp"

#include "text/breaks.hpp"

namespace vignette::app {

namespace {

constexpr std::int64_t pause_ms = 2000;

bool inside_character(std::string_view text, std::size_t offset) {
  return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/// The nearest grapheme boundary at or before an offset.
std::size_t at_boundary(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  if (offset == 0) return 0;
  const auto before = text::previous_grapheme(text, offset);
  return text::next_grapheme(text, before) == offset ? offset : before;
}

/// Where the caret stands after something was put in: past what it became one character with.
std::size_t after(std::string_view text, std::size_t offset) {
  const auto boundary = at_boundary(text, offset);
  return boundary == offset ? offset : text::next_grapheme(text, boundary);
}

/// Lets `edit` grow the newest step, if they belong together.
bool join(Editing& editing, const text::Edit& edit, EditKind kind, portfolio::Instant now) {
  if (editing.apart || editing.done == 0) return false;
  Step& last = editing.history[editing.done - 1];
  if (last.kind != kind || now.ms - last.made.ms >= pause_ms || now < last.made) return false;
  if (kind == EditKind::typing) {
    if (!edit.removed.empty() || edit.inserted.empty() || is_space(edit.inserted.front())) return false;
    if (edit.at != last.edit.at + last.edit.inserted.size()) return false;
    last.edit.inserted += edit.inserted;
  } else if (kind == EditKind::deleting) {
    if (!edit.inserted.empty() || !last.edit.inserted.empty() || edit.removed.empty() || is_space(edit.removed.front())) return false;
    if (edit.at + edit.removed.size() == last.edit.at) {
      last.edit.removed.insert(0, edit.removed);
      last.edit.at = edit.at;
    } else if (edit.at == last.edit.at) {
      last.edit.removed += edit.removed;
    } else {
      return false;
    }
  } else {
    return false;
  }
  last.made = now;
  return true;
}

void stand(Editing& editing, std::size_t caret, std::size_t anchor) {
  editing.caret = caret;
  editing.anchor = anchor;
  editing.upstream = false;
  editing.goal.reset();
}

std::size_t before_line_feed(std::string_view text, std::size_t caret) {
  const auto begin = text::paragraph_at(text, caret).begin;
  return begin == caret && begin > 0 ? begin - 1 : begin;
}

}  // namespace

void move_caret(Editing& editing, std::size_t to, bool extend, bool upstream, std::optional<double> goal) {
  to = at_boundary(editing.text, to);
  const auto anchor = extend ? editing.anchor : to;
  if (to != editing.caret || anchor != editing.anchor) editing.apart = true;
  editing.caret = to;
  editing.anchor = anchor;
  editing.upstream = upstream;
  editing.goal = goal;
}

bool edit(Editing& editing, const text::Edit& edit, EditKind kind, portfolio::Instant now) {
  if (inside_character(editing.text, edit.at) || inside_character(editing.text, edit.at + edit.removed.size())) return false;
  if (edit.removed == edit.inserted) {  // nothing changes but the caret: a letter typed over the same letter
    if (editing.text.compare(std::min(edit.at, editing.text.size()), edit.removed.size(), edit.removed) != 0) return false;
    if (!edit.removed.empty()) move_caret(editing, after(editing.text, edit.at + edit.inserted.size()), false);
    return true;
  }
  if (!text::apply(editing.text, edit)) return false;
  const auto caret = after(editing.text, edit.at + edit.inserted.size());
  editing.history.resize(editing.done);
  if (!join(editing, edit, kind, now)) {
    editing.history.push_back({edit, editing.caret, editing.anchor, caret, kind, now});
    ++editing.done;
  }
  editing.history.back().caret_after = caret;
  editing.apart = false;
  ++editing.version;
  stand(editing, caret, caret);
  return true;
}

bool undo(Editing& editing) {
  if (!editing.can_undo()) return false;
  const Step& step = editing.history[editing.done - 1];
  if (!text::apply(editing.text, text::inverse(step.edit))) return false;
  --editing.done;
  ++editing.version;
  editing.apart = true;
  stand(editing, step.caret_before, step.anchor_before);
  return true;
}

bool redo(Editing& editing) {
  if (!editing.can_redo()) return false;
  const Step& step = editing.history[editing.done];
  if (!text::apply(editing.text, step.edit)) return false;
  ++editing.done;
  ++editing.version;
  editing.apart = true;
  stand(editing, step.caret_after, step.caret_after);
  return true;
}

std::size_t moved(std::string_view text, std::size_t caret, Motion motion) {
  caret = std::min(caret, text.size());
  switch (motion) {
    case Motion::left:
      return text::previous_grapheme(text, caret);
    case Motion::right:
      return text::next_grapheme(text, caret);
    case Motion::word_left:
      return text::previous_word(text, caret);
    case Motion::word_right:
      return text::next_word(text, caret);
    case Motion::paragraph_up: {
      const auto begin = text::paragraph_at(text, caret).begin;
      return begin < caret || begin == 0 ? begin : text::paragraph_at(text, begin - 1).begin;
    }
    case Motion::paragraph_down:
      return std::min(text::paragraph_at(text, caret).end + 1, text.size());
    case Motion::text_begin:
      return 0;
    case Motion::text_end:
      return text.size();
  }
  return caret;
}

std::optional<text::Edit> deletion(const Editing& editing, Deletion deletion) {
  const std::string_view text = editing.text;
  text::Range range = editing.selection();
  if (range.empty()) {
    const auto caret = std::min(editing.caret, text.size());
    range = {caret, caret};
    switch (deletion) {
      case Deletion::backward:
        range.begin = moved(text, caret, Motion::left);
        break;
      case Deletion::forward:
        range.end = moved(text, caret, Motion::right);
        break;
      case Deletion::word_backward:
        range.begin = moved(text, caret, Motion::word_left);
        break;
      case Deletion::word_forward:
        range.end = moved(text, caret, Motion::word_right);
        break;
      case Deletion::line_backward:
        range.begin = before_line_feed(text, caret);
        break;
    }
  }
  if (range.empty()) return std::nullopt;
  return text::replace(text, range, {});
}

text::Edit insertion(const Editing& editing, std::string_view typed) { return text::replace(editing.text, editing.selection(), typed); }

}  // namespace vignette::app
