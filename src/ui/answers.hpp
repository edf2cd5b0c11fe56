/// What the portfolio's list shows: answers newest first, of one case or of all, those that hold the words looked for.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/model.hpp"
#include "text/range.hpp"

namespace vignette::ui {

/// One answer in the list. Pointers live until the model changes.
struct Shown {
  const app::Draft* draft = nullptr;
  const pack::Case* pack = nullptr;          ///< nullptr when its pack is gone
  const pack::Question* question = nullptr;  ///< nullptr when the pack or the question is gone
  std::string name;                          ///< "Sam"
};

/// Every answer that holds more than white space, newest first.
std::vector<Shown> written(const app::Model& model);

/// Remembers which answers hold the words looked for, so that drawing again does not read every answer again.
class Search {
 public:
  bool holds(const Shown& shown, std::string_view needle, std::string_view language);
  /// Where the words stand in an answer's text.
  const std::vector<text::Range>& found(const Shown& shown, std::string_view needle, std::string_view language);

 private:
  struct Found {
    std::uint64_t version = 0;
    bool elsewhere = false;  ///< in its wording or title
    std::vector<text::Range> ranges;
  };
  const Found& look(const Shown& shown, std::string_view needle, std::string_view language);

  std::string needle_, language_;
  std::map<portfolio::QuestionKey, Found> found_;
};

}  // namespace vignette::ui
