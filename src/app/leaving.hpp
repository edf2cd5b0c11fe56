/// The one sheet for everything that leaves: what, for whom and in which form; what was found in it; and what it will be.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/editing.hpp"
#include "app/review.hpp"
#include "portfolio/records.hpp"
#include "portfolio/review.hpp"
#include "portfolio/thinking.hpp"
#include "reflect/details.hpp"
#include "words/problem.hpp"

namespace vignette::app {

struct Model;

/// What is chosen on the sheet.
struct LeavingChoice {
  enum class What : std::uint8_t { answer, chosen, one_case, period, everything };
  enum class Whom : std::uint8_t { me, supervision, team };
  enum class Form : std::uint8_t { pdf, docx, sealed, html, md, txt };
  What what = What::everything;
  Whom whom = Whom::me;
  Form form = Form::pdf;
  bool letter = false;                      ///< the paper, else A4
  bool commitments = false, marks = false;  ///< marks, notes and times: for oneself only
  portfolio::QuestionKey answer;            ///< of What::answer
  std::set<portfolio::QuestionKey> chosen;  ///< of What::chosen
  std::string case_id;                      ///< of What::one_case
  std::string to;                           ///< keys of whom a sealed file is for
  // For somebody else's eyes: the latest and all that it cites, but for these.
  std::map<portfolio::QuestionKey, portfolio::Id> versions;            ///< a version in place of the latest
  std::map<portfolio::QuestionKey, std::set<portfolio::Id>> left_out;  ///< of what it cites, by the marks
  bool operator==(const LeavingChoice&) const = default;
};

/// A form, as data: what it is called, what it asks for, and how it is previewed.
struct LeavingForm {
  LeavingChoice::Form form;
  words::Word name, save;
  std::string_view ending;
  bool more;     ///< stands under "More forms"
  bool pages;    ///< previewed as its very pages, on a paper of one's choice; else as its text
  bool prints;   ///< with the program the system has for it
  bool reflows;  ///< whoever opens it breaks its pages anew
  bool sealed;   ///< for one person, and never for oneself
};
/// In the order in which they are offered; each at the place of its `form`.
std::span<const LeavingForm> leaving_forms();
const LeavingForm& leaving_form(LeavingChoice::Form form);

/// What is made of it: the choice with all that was typed for it.
struct LeavingWish {
  LeavingChoice choice;
  std::vector<std::string> talk;  ///< three lines at most
  std::string name, role;
  std::optional<portfolio::Day> meeting;
  std::optional<portfolio::Instant> since, until;                  ///< of a period; until that moment, and not at it
  std::map<portfolio::QuestionKey, portfolio::Revision> versions;  ///< those chosen in place of the latest
  bool to_a_peer = false;  ///< the card that it is sealed for says that they are one: then the page is for no supervision
  portfolio::Id sharing;   ///< of somebody else's: by chance, one for each opening of the sheet
};

/// A text of the learner's that leaves, and what in it could point to somebody.
struct LeavingText {
  /// `talk`: a line of what to talk about; `name` and `role`: of whose page it is. Titles and commitments are changed where they were
  /// written, and not on the sheet.
  enum class In : std::uint8_t { answer, talk, title, commitment, name, role };
  In in = In::answer;
  portfolio::QuestionKey key;  ///< of an answer, and of what stands with one
  portfolio::Id commitment;
  bool earlier = false;  ///< of an answer: a version in place of the latest
  std::string title;     ///< of its case or reflection
  int question_number = 0;
  std::string text;
  std::vector<reflect::Finding> findings;
};

/// An answer on a page for somebody else, with what it cites.
struct LeavingAnswer {
  portfolio::QuestionKey key;
  std::string title;  ///< as of LeavingText
  int question_number = 0;
  std::vector<portfolio::Citation> cited;
};

/// What will leave, as whoever made it says: the file itself stays with them.
struct LeavingPreview {
  std::string text;             ///< the file's own text; of a form with pages, the words on them
  std::size_t pages = 0;        ///< of a form with pages
  float width = 0, height = 0;  ///< of a page, CSS pixels
  std::size_t answers = 0;      ///< and reflections of one's own, that are in it
  std::size_t exchanges = 0;    ///< what was shared, with what came of it, where that is in it
  std::vector<LeavingText> texts;
  std::vector<LeavingAnswer> each;  ///< of what is for somebody else: those answers, in their order
};

/// A share that was saved, while the version of each answer in it is looked up: then it is kept.
struct Sharing {
  ExchangeRead share;
  std::size_t at = 0;     ///< the answer whose version is looked up
  std::size_t asked = 0;  ///< and how many were
  std::uint64_t due = 0;  ///< number of the change that makes the newest of these versions
};

/// What was done last to a finding on this sheet, so that it can be put back.
struct WayUsed {
  enum class Done : std::uint8_t { changed, kept, put_back };
  Done done = Done::changed;
  LeavingText::In in = LeavingText::In::answer;
  portfolio::QuestionKey key;
  std::string passage, instead;  ///< what stood there, and what stands there now: nothing where it was left out
  std::string before, after;     ///< the whole text that was changed
};

/// The sheet while the program runs.
struct Leaves {
  LeavingChoice choice;
  Editing talk, name, role, day, since, until, why;
  bool talk_joined = false, day_joined = false;  ///< these two are kept as they are typed; what was kept of them before has come
  portfolio::Id opened;                          ///< made by chance when the sheet is: the same words shared another time are another share

  std::uint64_t asked = 0;  ///< number of the newest preview that was asked for
  bool making = false;
  bool stopped = false;  ///< the making was cancelled
  std::optional<LeavingPreview> preview;
  std::uint64_t shown = 0;  ///< the number of the preview

  bool saving = false;
  std::string saved_to;      ///< the file that what was previewed was saved as
  std::string saved_number;  ///< of a share: its number
  std::optional<Sharing> sharing;
  std::optional<words::Problem> problem;

  std::optional<portfolio::QuestionKey> choosing;                               ///< whose version is being chosen
  std::map<portfolio::QuestionKey, std::vector<portfolio::Revision>> versions;  ///< of those, as they were read: oldest first

  bool earlier_too = true;  ///< what is changed goes from earlier versions too
  bool taken_earlier = false;
  bool left_out = false;  ///< a passage of an answer was changed: `TakingOut` says which, and which shares hold it and stay
  std::set<std::pair<portfolio::QuestionKey, std::string>> kept;  ///< as written, with what was found: not shown again in this run
  std::optional<std::pair<std::size_t, std::size_t>> noting;      ///< text and finding that are being kept, while one says why
  std::optional<WayUsed> way_used;
};

/// What was noticed while writing: one thing, in the text being written.
struct Noticed {
  portfolio::QuestionKey of;
  reflect::Finding finding;  ///< its range is of the whole text
  std::string passage;
};
struct Noticing {
  std::optional<Noticed> noticed;
  std::set<std::pair<portfolio::QuestionKey, std::string>> kept;
  std::string known_of;                         ///< the case that `known` is of
  std::shared_ptr<const reflect::Known> known;  ///< what points to nobody there; made when first needed
};

/// Whether this finding is still to be looked at: nobody kept it as it is.
bool is_open(const Leaves& leaves, const LeavingText& text, const reflect::Finding& finding);
std::string passage_of(const LeavingText& text, const reflect::Finding& finding);
/// What a way out takes the place of: the passage, and the word before it that goes along.
std::string replaced_by(const LeavingText& text, const reflect::Finding& finding);
/// The lines to talk about: those of the first three that say something.
std::vector<std::string> talk_lines(std::string_view typed);
/// The version that is chosen in place of the latest, with its number counted from 1; nothing where it is the latest.
std::optional<std::pair<std::size_t, const portfolio::Revision*>> version_chosen(const Leaves& leaves, const portfolio::QuestionKey& key);
/// Whether what was done last can be put back: the text stands as that left it.
bool can_put_back(const Model& model);
/// Whether it is sealed for somebody whose card says that they are of one's own standing.
bool sealed_for_a_peer(const Model& model);
/// Whether it was typed on the sheet itself, and nowhere else.
bool is_of_the_sheet(LeavingText::In in);
/// Whether what is found there can go from earlier versions too.
bool goes_from_earlier(const LeavingText& text, const reflect::Finding& finding);

}  // namespace vignette::app
