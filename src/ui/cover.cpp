/// A case's cover: its own drawing, or one that Vignette makes from a name.
#include <imgui.h>

#include <algorithm>

#include "pack/cover.hpp"
#include "page/figure.hpp"
#include "ui/paint.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

namespace {

/// As much of the picture as fills `rect`, from its middle.
void fill_with(Frame& frame, const Pictures::Picture& picture, page::Rect rect) {
  const float has = picture.size.w / picture.size.h, wants = rect.w / rect.h;
  const float beside = has > wants ? (1 - wants / has) / 2 : 0, above = has < wants ? (1 - has / wants) / 2 : 0;
  frame.list->AddImage(ImTextureRef(static_cast<ImTextureID>(picture.texture)), {snap(frame, rect.x), snap(frame, rect.y)},
                       {snap(frame, rect.right()), snap(frame, rect.bottom())}, {beside, above}, {1 - beside, 1 - above});
}

void paint_cover(Frame& frame, const pack::Case& pack, page::Rect rect) {
  const auto file = pack::cover_file(pack);
  const auto picture = file && frame.pictures ? frame.pictures->get(file->string()) : Pictures::Picture{.failed = true};
  fill(frame, rect, frame.colours->cover[0]);  // while it is read, and where it lets the ground through
  if (picture.texture != 0 && rect.h > 0 && frame.list)
    fill_with(frame, picture, rect);
  else if (picture.failed)
    figure(frame, page::cover(pack.cover.empty() || file ? pack.id : pack.cover, rect.w, rect.h), rect, frame.colours->ink);
}

}  // namespace

bool cover(const app::Model& model, Frame& frame, const pack::Case& pack, page::Rect rect, float corner, std::optional<Colour> behind) {
  if (!model.look.covers) return false;
  if (visible(frame, rect)) {
    paint_cover(frame, pack, rect);
    round_off(frame, rect, corner, behind.value_or(frame.colours->paper));
    // In high contrast black art on black ground needs an edge.
    if (frame.colours->outline > 1) stroke(frame, rect, frame.colours->edge, 2, corner);
  }
  return true;
}

}  // namespace vignette::ui
