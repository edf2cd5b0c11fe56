/// One tour under way: the program in its window, the pictures taken of it, what was typed into it, and the ways through it that
/// every chapter of the tour (tour.cpp) goes.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/driver.hpp"
#include "cli/tour.hpp"
#include "pack/case.hpp"
#include "words/words.hpp"

namespace vignette::cli {

struct Typed {
  std::string case_id, question_id;
  std::string_view text;
  std::string read_back;
};

std::string named(words::Word word);
/// How a case's card, and its rows in lists, begin.
std::string called(const pack::Case& pack);

/// What cannot be gone on with throws `DriveFailure`.
class Guide {
 public:
  explicit Guide(const Tour& tour);

  const std::vector<pack::Case>& cases() const { return cases_; }
  Driver& driver() { return *driver_; }

  /// A window with room for a page and what stands beside it.
  bool roomy() const { return tour_.width * 100 / tour_.text_size >= 1200; }
  /// And for all that the tour wrote, in one list.
  bool tall() const { return tour_.height * 100 / tour_.text_size >= 900; }

  /// The folder as if nobody had been here, and the look that the tour was asked for.
  void clear();
  void start() { start(portfolio_); }
  void start_protected() { start(protected_); }
  /// With the portfolio of somebody whom the tour's learner shared with, made anew.
  void start_review();
  /// Ends the program with its key; it must end well.
  void quit();

  /// Waits for `until`, and keeps a picture and an outline under the next number.
  void step(const std::string& name, const Until& until = {});
  /// What the window showed when the tour could not go on.
  void last_look();

  void click_card(const pack::Case& pack);
  /// From the shelf to the page, past the content note.
  void open(const pack::Case& pack);
  /// Types an answer of the tour's learner, and remembers it.
  void answer(const pack::Case& pack, std::size_t question);
  /// Writes on where the caret stands.
  void write(std::string_view words, const std::string& becomes);
  void type_passphrase();
  void type_passphrase_twice();
  void type_group_asked_for();
  /// In the portfolio the newest answer is shown beside the list; in a narrow window it is opened from it.
  void show_answer();
  /// Opens the card of the first of the page's words that is explained, and answers whether there is one.
  bool explain_a_word();
  /// What the portfolio holds becomes three weeks older, and the newest mark's passage is one that the case has no longer.
  void weeks_pass();
  /// Somebody is known, with whom the first answer was shared, and who wrote back (guide_share.cpp).
  void share_with_somebody();
  /// With the pointer, a line and a half of the first long paragraph that shows as much of itself between the bar and the foot.
  bool select_in_a_paragraph();
  /// The navigation's entry, behind a button in a narrow window.
  void navigate(const std::string& name);

  /// Compares what was typed with what the file holds, writes an export and tour.json, and says how it went.
  int report();

 private:
  void start(const std::filesystem::path& portfolio);
  void read_back();
  void write_export();

  const Tour& tour_;
  Display display_;
  std::filesystem::path portfolio_, protected_, review_, home_;  ///< absolute
  std::vector<pack::Case> cases_;
  std::vector<pack::Term> terms_;
  std::optional<Driver> driver_;
  nlohmann::json steps_ = nlohmann::json::array();
  std::vector<Typed> typed_;
  std::vector<std::string> exports_;
  std::uint64_t frames_ = 0;
  double ms_ = 0;
};

}  // namespace vignette::cli
