/// The papers of a workshop: what a team in one room has in its hands and on its wall, so that it can be run without a phone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pack/case.hpp"
#include "portfolio/time.hpp"
#include "share/print.hpp"

namespace vignette::share {

/// What one workshop's papers say that another's don't. Whoever plans it fills this in; nothing of anybody's writing is in it.
struct Occasion {
  enum class Keep : std::uint8_t { nothing, titles, answers };  ///< each keeps what the one before it does
  struct Step {
    std::string title, how;  ///< the second may be empty
    int minutes = 0;
  };
  struct Question {
    std::string id, wording;
    bool own = false;           ///< of whoever leads, and not of the case
    std::string language = {};  ///< BCP 47 tag of what was typed so
  };

  std::vector<Step> steps;          ///< the plan, in order
  std::vector<Question> questions;  ///< that are written to, in order
  std::optional<int> starts;        ///< minutes after midnight; nothing: the plan counts from the beginning
  std::optional<portfolio::Day> day;
  std::string place, lead, host;  ///< as they were given; what is empty is a line for a pen
  Keep keep = Keep::nothing;
  bool slips = true, keyboard = true, phones = false, video = false;  ///< the ways in
  bool manages = false;                                               ///< one of those who lead manages someone present
  int people = 0;                                                     ///< for how many there are slips; 0: one page of each
  std::string contact_child, contact_self;  ///< whom the service has set: about a child at risk, and for oneself; may be empty
  std::string language = "en-GB";           ///< BCP 47 tag of the papers
  bool of_several = false;                  ///< languages: the invitation asks which people will use
  portfolio::Day made;
};

int minutes_of(const Occasion& occasion);

Print invitation(const Occasion& occasion, const pack::Case& about);
/// The case, then what is written to, where it comes from, support, and a line for one's own record. No answers are in it.
Print hand_out(const Occasion& occasion, const pack::Case& about);
/// Four to a page, each page of one question; then those on which people write what they will do themselves.
Print slips(const Occasion& occasion, const pack::Case& about);
/// What is read aloud at the opening.
Print agreement(const Occasion& occasion, const pack::Case& about);
/// A sheet for each question, and one that asks who isn't heard.
Print wall_sheets(const Occasion& occasion, const pack::Case& about);

/// All of them, in the order in which they are needed; slips only where they are a way in.
std::vector<Print> papers(const Occasion& occasion, const pack::Case& about);
/// For a room of several languages: the same occasion in each, in their order. Invitation and agreement come in each, by the same name, and
/// the invitation asks which people will use; slips, wall sheets and what stands round the case to hand out have them beside each other.
std::vector<Print> papers(const std::vector<Occasion>& occasions, const pack::Case& about);
/// Those of one name together: of a room of two languages there may be one in each.
std::vector<std::vector<Print>> by_name(std::vector<Print> prints);
/// What they are called together, such as "Sam, with the team".
std::string papers_title(const pack::Case& about);

}  // namespace vignette::share
