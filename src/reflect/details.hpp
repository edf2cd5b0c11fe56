/// The look for identifying details: what in a piece of writing could point to a real child, family or colleague, by published rules
/// that look only at its words. It never blocks and changes nothing; it misses things, and some of what it shows is harmless.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/case.hpp"
#include "text/range.hpp"
#include "words/words.hpp"

namespace vignette::reflect {

enum class Detail : std::uint8_t {
  name,        ///< of a person or something that bears a name, not in the case
  case_name,   ///< the name of somebody in the case, used for somebody of one's own
  initials,    ///< of a person
  place,       ///< a town, district or county; in Welsh also with its first letter changed
  school,      ///< by its name
  team,        ///< a small team, or one named by its place
  born,        ///< a date of birth
  age,         ///< an exact age beside a place, a school, a date of birth or what is true of one person only
  only,        ///< what is true of one person only: "the only girl in the unit"
  address,     ///< a house, a street
  postcode,    ///< whole, right or wrong
  phone,       ///< but for helplines that everybody knows
  email,       ///< address
  online,      ///< a handle, a profile, an address on the web
  nhs_number,  ///< ten figures with the check of the NHS Data Dictionary (modulus 11), or named as such
  reference,   ///< of the police, a court, a case, a school, National Insurance
  plate        ///< of a vehicle
};

/// A way out, for the screen to offer. Besides these it always offers to keep it and note why.
struct Way {
  enum class Kind : std::uint8_t {
    role,        ///< say who somebody is instead of a name
    less_exact,  ///< say it more loosely
    leave_out    ///< take it out, with one of the blanks around it
  };
  Kind kind = Kind::leave_out;
  std::optional<words::Word> instead;  ///< what would stand in its place; none to leave out, and where the writer has to find the words
  bool operator==(const Way&) const = default;
};

struct Finding {
  text::Range range;  ///< whole graphemes of the text that was given
  Detail kind = Detail::name;
  words::Word why{};      ///< a sentence: why it matters
  std::vector<Way> ways;  ///< the most useful first; never empty
  std::size_t along = 0;  ///< bytes before `range` that a way out takes along: the "my" of "my Sam", "her social worker" of who has a name
  bool operator==(const Finding&) const = default;
};

/// Stands under every look, whatever it found.
inline constexpr words::Word under_every_look = words::Word::details_nothing_found;

/// Names that point to nobody, since they are in the case or the glossary.
class Known {
 public:
  /// Whoever the case is about, and every name in its text, its people and its sources.
  void add(const pack::Case& one);
  /// Every name in a text of the pack, such as a term and its meaning: what has a capital where no sentence begins.
  void add(std::string_view text);
  void add(const pack::Term& term);
  /// Somebody of the case, by name, and the ages the case gives. Used for somebody else it is a finding.
  void add_person(std::string_view name, std::span<const int> ages);

  bool has(std::string_view word) const;  ///< in small letters
  /// The ages of somebody of the case; nothing for other words.
  const std::vector<int>* ages(std::string_view word) const;
  /// All of them, whoever the case is about among them: in small letters, with straight apostrophes, sorted, each once.
  std::vector<std::string> words() const;

 private:
  std::vector<std::string> words_;  ///< sorted
  std::vector<std::pair<std::string, std::vector<int>>> people_;
};

/// Given names, in small letters, sorted: where a sentence begins, only these are told from other words.
std::vector<std::string> given_names();

/// What was found, in order and without overlap. `language` (BCP 47) is the writing's: replacements are offered only where the catalogue
/// has them in it; English and Welsh are always both looked for. Each paragraph is looked at by itself, in time linear in its length,
/// so that the findings of a text are those of its paragraphs. Text that is not UTF-8 is read as if repaired.
std::vector<Finding> look_for_details(std::string_view text, std::string_view language, const Known& known);

/// The same for one paragraph, as after a keystroke in it: ranges count from its beginning. A line feed ends what is read.
std::vector<Finding> look_in_paragraph(std::string_view paragraph, std::string_view language, const Known& known);

}  // namespace vignette::reflect
