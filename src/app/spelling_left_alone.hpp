/// Whether some paragraph of an answer is left unchecked because it is in another language, as far as is known. A long answer is looked
/// through in parts, one at a time, so that no drawing waits for the whole.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "app/spelling_paragraphs.hpp"
#include "portfolio/records.hpp"

namespace vignette::app {

class LeftAlone {
 public:
  /// Looks through the next part: from the beginning where it is another answer, or this one or what is known of its words has changed
  /// (`version`: of the text). False while there is more to look through.
  bool look(const Model& model, const portfolio::QuestionKey& of, std::string_view text, std::uint64_t version);
  /// What was found when an answer was last looked through.
  bool any() const { return any_; }

 private:
  portfolio::QuestionKey of_;
  std::uint64_t version_ = 0, judged_ = 0;  ///< of the text, and `Spelling::changed`, both and one
  std::size_t next_ = 0;                    ///< byte of the text
  std::vector<Paragraph> tell_;             ///< those that tell the answer's language
  bool later_ = false;                      ///< one after them is left alone
  bool any_ = false;
};

}  // namespace vignette::app
