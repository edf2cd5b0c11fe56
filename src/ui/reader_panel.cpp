/// The case beside a question: smaller, on ground, with its footnotes under their paragraphs.
#include <algorithm>
#include <cmath>

#include "ui/marks.hpp"
#include "ui/reader.hpp"
#include "ui/terms.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

constexpr float side = 32, top_space = 24, bottom_space = 48;

}  // namespace

void draw_case_panel(const app::Model& model, Frame& frame, page::Rect area, page::Family family, float body) {
  const app::OpenCase* open = app::current_case(model);
  if (open == nullptr || !open->document) return;
  const std::string slot = "case panel";
  if (!frame.memory.slots.contains(slot) || frame.memory.slot<CaseView>(slot).text.shared_document() != open->document)
    frame.memory.slots.erase(slot);
  auto& view = frame.memory.slot<CaseView>(slot);
  view.id = id_of(slot);

  const std::string_view name = words::say(words::Word::reader_case);
  if (model.find.open) {
    const page::Rect bar{area.x, area.y, area.w, find_bar_height(0)};
    draw_find_bar(model, frame, view, {bar, area.x, true});
    rule(frame, bar.x, bar.bottom() - 1, bar.w, frame.colours->rule);
    area.y += bar.h;
    area.h = std::max(1.0F, area.h - bar.h);
  }
  CaseLook look;
  look.style.family = family;
  look.style.body = body;
  look.style.spacing = model.look.spacing == app::Spacing::close ? 1.4F : model.look.spacing == app::Spacing::open ? 1.75F : 1.5F;
  look.style.language = open->pack->lang;
  const float edge = area.w < 400 ? 20 : side;
  look.width = std::clamp(area.w - 2 * edge, 120.0F, 588.0F);
  look.notes_below = true;
  look.note_indent = area.w < 400 ? 12 : 24;
  look.panel = true;
  if (view.pictures_missing && frame.pictures) {
    view.pictures_missing = false;
    view.text.lay_out_again();
  }
  view.text.follow(*open, look, frame.memory.cache, picture_sizes(frame, view, *open->pack));
  view.head.height = top_space;
  view.left = std::round(area.x + std::max(edge, (area.w - look.width) / 2));
  select_by_keys(model, frame, view);

  if (model.marks.noting) {
    const float strip = std::min(note_strip, area.h / 2);
    draw_note_strip(model, frame, {area.x, area.bottom() - strip, area.w, strip});
    area.h -= strip;
  }
  const Region region(frame, words::say(words::Word::reader_page), area);
  Pane pane(frame, name, area, view.head.height + view.text.height() + bottom_space);
  stand(model, frame, view, pane, bottom_space);
  describe_surface(frame, view, area, name);
  const MarkTools tools(model, frame, view, pane);
  const TermCard card(model, frame, view, pane, std::nullopt);
  const float from = pane.offset() - view.head.height, to = from + area.h;
  std::vector<Part> parts = view.text.parts(from - pane.reach(), to + pane.reach(), view.left, 0, {});
  for (Part& part : parts) {
    part.at.y += view.head.height;
    part.box.y += view.head.height;
  }
  draw_parts(model, frame, view, parts, pane);
  draw_ticks(model, frame, view, pane, view.head.height + view.text.height() + bottom_space);
  select_by_pointer(model, frame, view, parts, pane);
  const Anchor top = anchor_at(view, pane.offset());
  const std::size_t piece = top.block == Part::npos ? Part::npos : view.text.piece_of(top.block);
  view.top_spot = piece == Part::npos ? app::Spot{} : app::Spot{piece, top.offset};
}

}  // namespace vignette::ui
