/// Answers, their versions and what was taken out, as the portfolio, search and taking out name and show them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/model.hpp"
#include "text/range.hpp"

namespace vignette::ui {

/// "Sam"; the title that was kept when its pack is not on the shelf.
std::string name_of_case(const app::Model& model, const std::string& case_id, std::string_view kept_title);
/// "Sam, question 1".
std::string name_of_answer(const app::Model& model, const portfolio::QuestionKey& key, std::string_view kept_title, int number);
/// The question as its case asks it now; nullptr when the pack or the question is gone.
const pack::Question* question_of(const app::Model& model, const portfolio::QuestionKey& key);
/// "14 October", with the year if it is another one; never "today", so that it stands after "on".
std::string date_in_words(const app::Model& model, portfolio::Instant instant);
/// "A passage was taken out on 14 October."
std::string marker_in_words(const app::Model& model, const portfolio::TakenOut& marker);
/// The first letter small, where it is one of A to Z: for within a sentence.
std::string small_first(std::string words);
/// The first letter as a capital, where it is one of a to z: for what begins a line.
std::string capital_first(std::string words);
/// "a, b and c".
std::string listed(const std::vector<std::string>& parts);

/// The versions of an answer as they are counted for a person: the kept ones, oldest first, and the present text as the last
/// one, which is the newest kept one where nothing was written since.
class VersionsOf {
 public:
  VersionsOf(const app::Model& model, const app::Draft& draft);

  std::size_t count() const { return count_; }  ///< 1 while they are being read, or where there are none before the present text
  std::size_t last() const { return count_ - 1; }
  std::size_t shown() const;  ///< which of them is to be shown
  std::string_view text(std::size_t at) const;
  bool taken_out(std::size_t at) const;
  portfolio::Instant made(std::size_t at) const;
  std::string when(std::size_t at) const;      ///< "13 October, 08:52"; "now" for the last
  std::size_t index(std::size_t at) const;     ///< in `app::Versions::list`; its size for the present text
  std::size_t place(std::size_t index) const;  ///< and back

 private:
  const portfolio::Revision* kept(std::size_t at) const;

  const app::Model& model_;
  const app::Draft& draft_;
  std::size_t count_ = 1;
  bool read_ = false;
};

/// A range without white space at its ends, cut where lines end: what is underlined.
std::vector<text::Range> inked(std::string_view text, text::Range range);

}  // namespace vignette::ui
