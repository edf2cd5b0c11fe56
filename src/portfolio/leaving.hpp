/// The one door for what leaves the portfolio: whatever writes, shows or sends it elsewhere takes a `Leaving`, and there is no other
/// way to make one.
#pragma once

#include "portfolio/contents.hpp"

namespace vignette::portfolio {

/// What may leave: everything but what is only for the learner, or for whoever leads a workshop.
class Leaving {
 public:
  explicit Leaving(Contents contents);
  const Contents& contents() const { return contents_; }

 private:
  Contents contents_;
};

}  // namespace vignette::portfolio
