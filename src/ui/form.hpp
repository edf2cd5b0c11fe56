/// Rows of a form in the settings: a label at the left, or above when there is little room, and a control.
#pragma once

#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {

inline constexpr float form_width = 600;

class Form {
 public:
  Form(Frame& frame, page::Point at, float width) : frame_(frame), at_(at), width_(width), stacked_(width < 460) {}

  /// Where the control of a height goes.
  page::Rect row(words::Word label, float height) {
    const page::Rect control = begin(label, height);
    at_.y = control.bottom() + 13;
    return control;
  }
  /// The same when its height comes out only as it is drawn: `end` tells.
  page::Rect begin(words::Word label, float first = 40) {
    constexpr Type bold{type::sans_bold, 15, 22};
    const float drop = stacked_ ? 0 : (first - bold.line) / 2;
    say(frame_, words::say(label), bold, {at_.x, at_.y + 13 + drop}, stacked_ ? width_ : label_width);
    const float left = stacked_ ? 0 : label_width + gap, down = stacked_ ? 28 : 0;
    return {at_.x + left, at_.y + 13 + down, width_ - left, first};
  }
  void end(float y) { at_.y = y + 13; }
  void rule() {
    ui::rule(frame_, at_.x, at_.y + 8, width_, frame_.colours->rule);
    at_.y += 17;
  }
  float bottom() const { return at_.y; }

 private:
  static constexpr float label_width = 132, gap = 20;
  Frame& frame_;
  page::Point at_;
  float width_;
  bool stacked_;
};

}  // namespace vignette::ui
