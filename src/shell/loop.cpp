#include "shell/loop.hpp"

#include <algorithm>

namespace vignette::shell {

void Loop::turn() {
  std::optional<double> patience;
  if (due_)
    patience = 0;
  else if (deadline_)
    patience = std::max(0.0, *deadline_ - stage_.seconds());
  stage_.wait(patience);
  if (stage_.news()) due_ = true;
  if (deadline_ && stage_.seconds() >= *deadline_) due_ = true;
  if (!due_) return;
  due_ = stage_.draw();
  for (int drawn = 1; due_ && drawn < most_frames; ++drawn) due_ = stage_.draw();
  stage_.present();
  const auto after = stage_.wake_after();
  deadline_ = after ? std::optional(stage_.seconds() + *after) : std::nullopt;
}

}  // namespace vignette::shell
