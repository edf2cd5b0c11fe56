/// The reader: rail, bar, and the page with its margin (look/02-reader, 14, 19, 39).
#include "ui/reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/again.hpp"
#include "ui/aloud.hpp"
#include "ui/bar.hpp"
#include "ui/grid.hpp"
#include "ui/marks.hpp"
#include "ui/terms.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

constexpr float rail_width = 264, rail_from = 1260, two_columns_from = 520;

/// Where everything goes at a width (look.md, section 5).
struct Layout {
  bool rail = false, margin = false, narrow = false;
  page::Rect page;  ///< bar included
  float bar = grid::bar;
  float left = 0, measure = 588, gap = 48, margin_width = 280;
  float head_width = 916;
  int columns = 4;
  float column_gap = 24, row_gap = 8;
};

Layout layout_of(const app::Model& model, const Frame& frame, std::size_t expectations) {
  Layout out;
  const float width = frame.width;
  out.rail = width >= rail_from;
  out.margin = width >= grid::narrow_below;
  out.narrow = !out.margin;
  out.page = {out.rail ? rail_width : 0, 0, width - (out.rail ? rail_width : 0), frame.height};
  out.bar = out.narrow ? grid::narrow_bar : grid::bar;
  if (!out.rail) {
    out.gap = 32;
    out.margin_width = 240;
  }
  const float beside = out.margin ? out.gap + out.margin_width : 0;
  const float side = out.rail ? 48 : grid::least_edge;
  out.measure = std::max(200.0F, std::min(measure_of(model), out.page.w - beside - 2 * side));
  out.head_width = out.measure + beside;
  out.left = std::round(out.page.x + std::max(grid::least_edge, (out.page.w - out.head_width) / 2));
  out.column_gap = out.rail ? 24 : out.margin ? 32 : 28;
  out.row_gap = out.narrow ? 6 : 8;
  const int fit = std::max(1, static_cast<int>((out.head_width + out.column_gap) / (200 + out.column_gap)));
  if (width < two_columns_from)
    out.columns = 1;
  else if (expectations > 4)
    out.columns = fit;
  else
    out.columns = out.rail ? std::max(1, static_cast<int>(expectations)) : 2;
  return out;
}

page::ReadingStyle style_of(const app::Model& model, const pack::Case& pack, bool narrow) {
  page::ReadingStyle style;
  style.family = family_of(model);
  style.spacing = model.look.spacing == app::Spacing::close ? 1.4F : model.look.spacing == app::Spacing::open ? 1.75F : 1.5F;
  style.narrow = narrow;
  style.language = pack.lang;
  return style;
}

void draw_progress(const app::Model& model, Frame& frame, const CaseView& view, page::Rect bar) {
  const double share = std::clamp(share_read(model, view.text.pack()), 0.0, 1.0);
  const page::Rect line{bar.x, bar.bottom() - 2, snap(frame, bar.w * static_cast<float>(share)), 3};
  fill(frame, line, frame.colours->accent);
  Item& item = describe(frame, Role::progress, say(Word::reader_progress), {bar.x, line.y, bar.w, 3});
  item.value = say(Word::reader_progress_value, fmt::arg("share", static_cast<int>(std::lround(share * 100))));
}

void draw_bar(const app::Model& model, Frame& frame, CaseView& view, const Layout& layout, page::Rect bar) {
  const Region region(frame, say(Word::reader_bar), bar);
  const bool folded = !layout.rail;
  fill(frame, bar, folded ? frame.colours->ground : frame.colours->paper);
  rule(frame, bar.x, bar.bottom() - 1, bar.w, frame.colours->rule);
  if (model.find.open) {
    draw_find_bar(model, frame, view, {bar, layout.left, layout.narrow});
    if (folded) draw_progress(model, frame, view, bar);
    return;
  }
  if (model.aloud.on) {
    draw_aloud_bar(model, frame, bar, layout.left);
    if (folded) draw_progress(model, frame, view, bar);
    return;
  }
  const float height = layout.narrow ? 32 : 36;
  const Tool cases{say(Word::nav_cases), page::Icon::back, !layout.narrow, height};
  const Tool contents{say(Word::reader_rail), page::Icon::list, !layout.narrow, height};
  const Tool text{say(Word::reader_text), {}, false, height};
  const Tool find{say(Word::reader_find), page::Icon::search, false, height};
  const Tool marks{say(Word::marks_title), page::Icon::pen, false, height};
  const Tool aloud = aloud_tool(model, height);
  // A narrow window's bar leaves out what has a key, or another way there.
  bool with_aloud = true, with_marks = true;
  const auto all = [&](bool icons) {
    float width = tool_width(frame, text, icons) + tool_width(frame, find, icons);
    if (with_aloud) width += tool_width(frame, aloud, icons);
    if (with_marks) width += tool_width(frame, marks, icons);
    if (folded) width += tool_width(frame, cases, icons) + tool_width(frame, contents, icons);
    return width;
  };
  const float side = layout.rail ? 32 : layout.margin ? 24 : narrow_bar_side;
  const auto fits = [&](bool icons) { return all(icons) + 2 * side <= bar.w; };
  const bool icons = fits(true);
  if (!icons) with_aloud = fits(false);
  if (!with_aloud) with_marks = fits(false);
  const float middle = bar.y + (bar.h - 1) / 2;
  if (folded) {
    if (bar_tool(frame, cases, {bar.x + side, middle}, icons)) frame.wish(app::intent::ShowShelf{});
    const float after = bar.x + side + tool_width(frame, cases, icons);
    if (bar_tool(frame, contents, {after, middle}, icons)) frame.wish(app::intent::ToggleContents{});
  }
  const float find_x = bar.right() - side - tool_width(frame, find, icons);
  const float marks_x = find_x - (with_marks ? tool_width(frame, marks, icons) : 0);
  const float text_x = marks_x - tool_width(frame, text, icons);
  if (with_aloud && bar_tool(frame, aloud, {text_x - tool_width(frame, aloud, icons), middle}, icons)) frame.wish(app::intent::ReadAloud{});
  if (bar_tool(frame, text, {text_x, middle}, icons)) frame.wish(app::intent::ShowSettings{});
  if (with_marks && bar_tool(frame, marks, {marks_x, middle}, icons)) frame.wish(app::intent::ShowMarks{});
  if (bar_tool(frame, find, {find_x, middle}, icons)) frame.wish(app::intent::OpenFind{});
  if (folded) draw_progress(model, frame, view, bar);
}

/// The first question nobody has answered; the first of all when every one is.
std::size_t first_open(const app::Model& model, const pack::Case& pack) {
  for (std::size_t i = 0; i < pack.questions.size(); ++i) {
    if (!app::answered_now(model, pack.id, pack.questions[i].id)) return i;
  }
  return 0;
}

/// Of the notes in the margin: the case's, then one's own.
std::vector<float> heights_of(const app::Model& model, Frame& frame, CaseView& view, const Margin& margin, const Layout& layout) {
  std::vector<float> out;
  for (const PlacedNote& note : margin.notes) out.push_back(view.text.note_height(note.note));
  for (const PlacedNote& note : margin.own) out.push_back(own_note_height(model, frame, note.note, layout.margin_width));
  return out;
}

/// From where to where each of them stands.
std::vector<std::pair<float, float>> places_of(const Margin& margin, const std::vector<float>& heights, float top) {
  std::vector<std::pair<float, float>> out;
  for (const auto* notes : {&margin.notes, &margin.own})
    for (const PlacedNote& note : *notes) out.emplace_back(top + note.y, top + note.y + heights[out.size()]);
  return out;
}

/// One sees what one writes a note to; the note stands beside its first line, or at the page's foot.
void show_noted(const app::Model& model, CaseView& view, Pane& pane) {
  const app::PlacedMark* written = model.marks.noting ? chosen_mark(model) : nullptr;
  const portfolio::Id now = written != nullptr ? written->mark.id : portfolio::Id();
  if (std::exchange(view.noted, now) == now || written == nullptr) return;
  const page::Rect line = place_of(view, written->stretch.begin);
  pane.show(line.y, line.h, 24);
}

/// `covered`: how much of the page's foot a note being written takes; the notes beside the page stay where they are meanwhile.
void draw_page(const app::Model& model, Frame& frame, CaseView& view, const Layout& layout, page::Rect rect, float covered) {
  const pack::Case& pack = view.text.pack();
  const std::string_view name = say(Word::reader_page);
  const Region region(frame, name, rect);
  const bool questions = !pack.questions.empty();
  const float below = questions ? 32 + 40 + 64 : 64;
  const float own_x = layout.margin ? layout.left + layout.measure + layout.gap : layout.left + view.text.look().note_indent;
  const float own_width = layout.margin ? layout.margin_width : layout.measure - view.text.look().note_indent;
  const MarkIndex& marks = marks_of(model, frame);
  const OwnNotes own = [&](std::size_t piece, const auto& use) {
    if (piece >= marks.noted_here.size()) return;
    for (const std::size_t mark : marks.noted_here[piece])
      if (const float high = own_note_height(model, frame, mark, own_width); high > 0) use({mark, marks.placed[mark].stretch.begin}, high);
  };
  view.head.height = view.head.end + (layout.margin ? 0 : height_under_head(view, own));
  view.text.keep_room_under(layout.margin ? CaseText::Under() : [&](std::size_t block) { return height_under(view, block, own); });
  Pane pane(frame, name, rect, view.head.height + view.text.height() + below);
  const bool moved = stand(model, frame, view, pane, below);
  describe_surface(frame, view, rect, name);
  const MarkTools tools(model, frame, view, pane);

  const float offset = pane.offset(), from = offset - view.head.height, to = from + rect.h, reach = pane.reach();
  Margin margin = place_notes(view, from, to + covered, own);
  if (reach > 0) {
    add_notes(margin, place_notes(view, from - reach, from, own));
    add_notes(margin, place_notes(view, to, to + reach, own));
  }
  view.text.keep_room_under({});
  const float margin_x = layout.left + layout.measure + layout.gap;
  const float text_top = pane.top() + view.head.height;
  std::vector<float> heights;
  std::optional<CardMargin> card_margin;
  if (layout.margin) {
    heights = heights_of(model, frame, view, margin, layout);
    const float head_end = std::max(view.head.rule_y, view.head.hairline_y);
    card_margin = {margin_x, pane.top() + head_end, places_of(margin, heights, text_top)};
  }
  const TermCard card(model, frame, view, pane, card_margin);
  if (card_margin && card.rect().h > 0 && card.stays()) {
    constexpr float air = 12;
    give_way(margin, heights, card.rect().y - text_top, card.rect().bottom() - text_top, std::max(from + air, 2.0F));
  }

  if (offset < view.head.height) draw_head(frame, view, pane);
  const std::span<const Part> head = head_parts(view.head, offset - reach, offset + rect.h + reach);
  draw_parts(model, frame, view, head, pane);
  std::vector<Part> parts = view.text.parts(from - reach, to + reach, layout.left, margin_x, margin.notes);
  for (Part& part : parts) {
    part.at.y += view.head.height;
    part.box.y += view.head.height;
  }
  const auto closing = std::ranges::find(parts, Part::Kind::closing, &Part::kind);
  if (closing != parts.end()) rule(frame, layout.left, pane.top() + closing->box.y - 20, layout.measure, frame.colours->rule);
  // Each own note comes after the piece its mark begins in; those whose piece is not here any more, before all.
  const auto notes_of = [&](std::size_t from_piece, std::size_t to_piece) {
    std::vector<PlacedNote> here;
    for (const PlacedNote& note : margin.own) {
      const std::size_t piece = marks.placed[note.note].stretch.begin.piece;
      if (piece >= from_piece && piece < to_piece) here.push_back(note);
    }
    draw_own_notes(model, frame, view, here, own_x, own_width, pane.top() + view.head.height);
  };
  const auto in_column = [](const Part& part) { return part.block != Part::npos && part.piece != Part::npos; };
  const auto first = std::ranges::find_if(parts, in_column);
  std::size_t noted = first == parts.end() ? Part::npos : first->piece;
  notes_of(0, noted);
  for (std::size_t begin = 0; begin < parts.size();) {
    std::size_t end = begin;
    while (end < parts.size() && parts[end].block == parts[begin].block) ++end;
    while (end < parts.size() && !in_column(parts[end]) && parts[end].kind == Part::Kind::note) ++end;
    draw_parts(model, frame, view, std::span(parts).subspan(begin, end - begin), pane);
    const auto next = std::find_if(parts.begin() + static_cast<std::ptrdiff_t>(end), parts.end(), in_column);
    const std::size_t until = next == parts.end() ? Part::npos : next->piece;
    if (!margin.own.empty()) notes_of(noted, until);
    noted = until;
    begin = end;
  }
  const float end = view.head.height + view.text.height() + 32;
  if (questions && offset + rect.h + reach > end) {
    if (button(frame, say(Word::reader_answer_questions), {layout.left, pane.top() + end, 0, 40}, {.manner = Manner::main})) {
      frame.wish(app::intent::OpenQuestion{pack.id, first_open(model, pack)});
    }
  }
  draw_ticks(model, frame, view, pane, view.head.height + view.text.height() + below);
  show_noted(model, view, pane);
  std::vector<Part> all(head.begin(), head.end());
  all.insert(all.end(), parts.begin(), parts.end());
  select_by_pointer(model, frame, view, all, pane);
  report(model, frame, view, pane, below, moved);
}

}  // namespace

void draw_reader(const app::Model& model, Frame& frame) {
  const app::OpenCase* open = app::current_case(model);
  if (open == nullptr || !open->document) return;
  const bool other_case =
      !frame.memory.slots.contains("reader") || frame.memory.slot<CaseView>("reader").text.shared_document() != open->document;
  if (other_case) frame.memory.slots.erase("reader");
  auto& view = frame.memory.slot<CaseView>("reader");
  view.id = id_of("case page");

  std::size_t expectations = 0;
  for (const app::Piece& piece : open->document->pieces) {  // they come first
    if (piece.where == app::Piece::Where::body || expectations > 8) break;
    if (piece.where == app::Piece::Where::expectation) ++expectations;
  }
  const Layout layout = layout_of(model, frame, expectations);
  CaseLook look;
  look.style = style_of(model, *open->pack, layout.narrow);
  look.width = layout.measure;
  look.notes_below = !layout.margin;
  look.note_width = layout.margin_width;
  look.note_indent = frame.width < two_columns_from ? 12 : 24;
  if (view.pictures_missing && frame.pictures) {  // sizes that were being read may be known by now
    view.pictures_missing = false;
    view.text.lay_out_again();
  }
  const bool anew = view.text.follow(*open, look, frame.memory.cache, picture_sizes(frame, view, *open->pack));
  const HeadLook head{layout.left, layout.head_width, layout.columns, layout.column_gap, layout.row_gap, layout.narrow, look.style};
  if (anew || other_case || !(head == view.head_look)) {
    view.head_look = head;
    lay_head(frame, view, head);
  }
  view.left = layout.left;
  select_by_keys(model, frame, view);

  if (layout.rail) draw_rail(model, frame, view, {0, 0, rail_width, frame.height});
  const float bar_height = model.find.open ? (layout.narrow ? find_bar_height(layout.page.w) : layout.bar) : layout.bar;
  const page::Rect bar{layout.page.x, 0, layout.page.w, bar_height};
  const page::Rect rest{layout.page.x, bar.h, layout.page.w, std::max(1.0F, frame.height - bar.h)};
  const bool contents = model.contents_open && !layout.rail && !model.find.open;
  draw_bar(model, frame, view, layout, bar);
  if (contents) {
    if (!view.contents_shown) give_focus(frame, id_of("section", view.id, view.here), true);
    draw_contents(model, frame, view, rest);
  } else {
    const bool came_to_find = model.find.open && !view.find_shown;  // its field has the keyboard then
    if (view.contents_shown || (frame.new_screen && !came_to_find)) give_focus(frame, view.id, false);
    if (view.find_shown && !model.find.open) give_focus(frame, view.id, false);
    // What stands in the head or in a note has no margin beside it.
    const app::PlacedMark* noted = model.marks.noting ? chosen_mark(model) : nullptr;
    const bool strip = noted != nullptr && (!layout.margin || view.text.block_of(noted->stretch.begin.piece) == Part::npos);
    const float strip_height = strip ? std::min(note_strip, rest.h / 2) : 0;
    write_at_foot(frame, strip);
    draw_page(model, frame, view, layout, {rest.x, rest.y, rest.w, rest.h - strip_height}, strip_height);
    if (strip) draw_note_strip(model, frame, {rest.x, rest.bottom() - strip_height, rest.w, strip_height});
  }
  view.contents_shown = contents;
  view.find_shown = model.find.open;
}

}  // namespace vignette::ui
