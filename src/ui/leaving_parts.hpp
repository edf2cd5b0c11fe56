/// What the sheet for everything that leaves is made of. Only files of that screen include this.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/model.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {

/// Each draws at a place, as wide as it is told, and answers its height.
float draw_leaving_choices(const app::Model& model, Frame& frame, page::Point at, float width);  ///< what, for whom, in which form
float draw_leaving_words(const app::Model& model, Frame& frame, page::Point at, float width);    ///< what is typed for it
float draw_leaving_limits(const app::Model& model, Frame& frame, page::Point at, float width);   ///< before somebody else reads it
float draw_leaving_found(const app::Model& model, Frame& frame, page::Point at, float width);    ///< what could point to somebody

/// The answers there are to choose from; and of each that goes to somebody else which version, and what of what it cites.
float draw_leaving_which(const app::Model& model, Frame& frame, app::LeavingChoice& choice, page::Point at, float width);

/// Whom a sealed file is for; where there is nobody, the way to where cards are exchanged.
float draw_sealed_for(const app::Model& model, Frame& frame, app::LeavingChoice& choice, page::Point at, float width);

/// The preview beside the form, and under it where there is little room.
void draw_preview(const app::Model& model, Frame& frame, page::Rect rect);
float draw_preview_below(const app::Model& model, Frame& frame, page::Point at, float width);

/// Controls one after the other, in as many lines as they need.
class Flow {
 public:
  Flow(page::Point at, float width, float line) : at_(at), left_(at.x), right_(at.x + width), line_(line), top_(at.y) {}
  page::Point place(float width, float gap = 8) {
    if (at_.x > left_ && at_.x + width > right_) at_ = {left_, at_.y + line_ + gap};
    const page::Point here = at_;
    at_.x += width + gap;
    return here;
  }
  float height() const { return at_.y + line_ - top_; }

 private:
  page::Point at_;
  float left_, right_, line_, top_;
};

}  // namespace vignette::ui
