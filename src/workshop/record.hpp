/// What is kept of a workshop, as a page of its own: it lies apart from anybody's portfolio, and holds no name and no order of arrival.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/time.hpp"
#include "reflect/details.hpp"
#include "workshop/told.hpp"
#include "workshop/workshop.hpp"

namespace vignette::workshop {

/// An answer, a title or a commitment that would be kept, and could point to somebody.
struct Flagged {
  std::uint64_t of = 0;  ///< the text's own number: the same for the same text, whatever comes or goes beside it
  std::string text;
  std::vector<std::string> words;  ///< in it
  bool operator==(const Flagged&) const = default;
};
/// In the page's order, each text once.
std::vector<Flagged> flagged(const Kept& kept, const reflect::Known& known);
/// Without those that hold such words, but for those of these numbers.
Kept without_flagged(Kept kept, const reflect::Known& known, const std::set<std::uint64_t>& but);

/// What the end would keep and wipe, for whoever leads to look at first.
struct Ending {
  Keep keep = Keep::nothing, promised = Keep::nothing;
  bool settled = false;          ///< an answer came: `promised` is what the room was told
  Kept kept;                     ///< nothing in it where nothing is kept
  std::vector<Flagged> flagged;  ///< what in it could point to somebody
  Told wiped_told, kept_told;    ///< what everybody will be told; the second only where something can be kept
  bool operator==(const Ending&) const = default;
};
/// `time`, such as "11:02", stands in what will be told.
Ending ending_of(const Workshop& workshop, const reflect::Known& known, std::string_view time);
/// What is kept of it as a page (`as_page`): of what could point to somebody, what has these numbers.
std::string record_of(const Workshop& workshop, const reflect::Known& known, const std::set<std::uint64_t>& with_flagged,
                      const std::string& title, portfolio::Day day);

/// A year later, when it is to be looked at again.
portfolio::Day review_day(portfolio::Day day);

/// Markdown, UTF-8. `title` is the case's.
std::string as_page(const Kept& kept, const std::string& title, portfolio::Day day);

/// A line of such a page, as it is read again.
struct RecordLine {
  enum class Kind : std::uint8_t { title, heading, item, text };
  Kind kind = Kind::text;
  std::string text;
  bool operator==(const RecordLine&) const = default;
};
std::vector<RecordLine> read_page(std::string_view page);

/// "14 October 2026".
std::string in_words(portfolio::Day day);

}  // namespace vignette::workshop
