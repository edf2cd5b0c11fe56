/// `vignette review`: key cards, and sealed files made, opened, answered and checked without a window.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/inspect.hpp"

namespace vignette::cli {

struct Review {
  std::filesystem::path file;               ///< a card or a sealed file that was given
  std::optional<std::filesystem::path> to;  ///< what is written
  std::string name, role;                   ///< for one's own card
  std::string words;                        ///< the six words, as the other one read them; or those of a note
  bool replace = false;
  std::optional<std::filesystem::path> text;  ///< the reply's words
  std::vector<std::string> comments, talk;
  bool elsewhere = false;
  std::string number;  ///< of an exchange, or its first characters
};

/// What was agreed: lines as they are given, an action with who and by when after semicolons.
struct Agreed {
  std::vector<std::string> learning, actions, supervisor, support;
  std::string sees;  ///< where whoever writes it sees it differently
  bool elsewhere = false;
};

int review_card(const Common& common, const Review& wanted);
int review_add(const Common& common, const Review& wanted);
int review_people(const Common& common);
/// `whom` by the name on their card; what is shared is chosen as for a page.
int review_share(const Common& common, const Export& what, const std::string& whom);
int review_open(const Common& common, const Review& wanted);
int review_reply(const Common& common, const Review& wanted);
int review_verify(const Common& common, const Review& wanted);

int review_list(const Common& common);
int review_agree(const Common& common, const Review& wanted, const Agreed& agreed);
/// Says that both have what was agreed; said a second time, its day stays.
int review_both_have(const Common& common, const Review& wanted);
int review_note(const Common& common, const Review& wanted);
int review_keep_until(const Common& common, const Review& wanted, const std::string& until);
/// As one readable page, other people's words marked; `form` says its format and paper.
int review_export(const Common& common, const Review& wanted, const Export& form);

}  // namespace vignette::cli
