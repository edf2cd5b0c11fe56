/// What is said along with a file that somebody else will read: what they may do with it, and what in it could point to a real person.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "cli/inspect.hpp"
#include "share/pointing.hpp"
#include "words/words.hpp"

namespace vignette::cli {

class BeforeLeaving {
 public:
  /// Looks at the page, and at what of people's words goes beside. `limits` is the notice: for a supervisor, or for whoever else it is.
  BeforeLeaving(const Common& common, const share::Document& page, words::Word limits, const share::Beside& beside = {});

  /// As lines that people read.
  void print() const;
  /// Added as "limits" and "details" to what a program is told.
  void add_to(nlohmann::json& told) const;

 private:
  words::Word limits_;
  std::vector<share::Pointing> found_;
};

}  // namespace vignette::cli
