/// Everything shown, as plain, copyable values. What happens next is `update` (app/update.hpp).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/aloud.hpp"
#include "app/document.hpp"
#include "app/editing.hpp"
#include "app/found.hpp"
#include "app/leaving.hpp"
#include "app/look.hpp"
#include "app/practice.hpp"
#include "app/review.hpp"
#include "app/spelling.hpp"
#include "app/team.hpp"
#include "app/thinking.hpp"
#include "app/vault.hpp"
#include "pack/case.hpp"
#include "pack/policy.hpp"
#include "portfolio/records.hpp"
#include "words/problem.hpp"
#include "workshop/taken_home.hpp"

namespace vignette::app {

enum class Screen {
  shelf,
  content_note,
  reader,
  question,
  end_of_case,
  portfolio,
  settings,
  problems,
  privacy,
  keys,
  protect,         ///< 15-first-run, and setting, changing or removing the passphrase later
  recovery_sheet,  ///< 22
  unlock,          ///< 21
  compare,         ///< 24: two versions
  take_out,        ///< 25
  search,          ///< 26
  damaged,         ///< what to do about a damaged file
  backups,         ///< restoring one
  pictures,        ///< 03: who is involved, and in what order it happened
  marks,           ///< what was marked in a case
  glossary,        ///< 31
  acting_on,       ///< 32: something here needs acting on
  reflection,      ///< 30: one of one's own
  commitments,     ///< 27
  then_and_now,    ///< 29
  leaving,         ///< 33: the one sheet for everything that leaves
  review,          ///< 35: what was shared, by name and date
  exchange,        ///< 06: one share, with what came of it
  agreement,       ///< 36: what was agreed about it
  workshops,       ///< what was kept of workshops
  team_plan,       ///< 37: a case with a team, planned
  leading,         ///< 07, 07b: whoever leads, while people write and while the answers are looked through
  room,            ///< 08, 09: what everybody in the room may see, in place of the whole window
  team_end         ///< 38: what is wiped and what is kept; and that it was
};

/// Texts that can be written in. `answer` is the one of the question being shown.
enum class Field : std::uint8_t {
  answer,
  find,
  shelf_search,
  search,
  passphrase,
  passphrase_again,
  present_passphrase,
  recovery_sheet,
  recovery_group,
  backup_passphrase,  ///< of a backup that has another than the portfolio
  mark_note,
  glossary,
  only_for_me,  ///< with the case or the reflection being shown
  said_beside,  ///< to the one who wrote the earlier of two answers that are shown
  leave_talk,   ///< of what leaves
  leave_name,
  leave_role,
  leave_day,
  leave_since,
  leave_until,
  leave_why,    ///< something that was found stays
  review_name,  ///< of one's own key card
  review_role,
  team_note,  ///< kept with the plan that it stands beside
  // of `Team`: in memory only
  team_answer,
  team_group,
  team_commitment,
  team_present,
  team_why,
  team_wifi_name,
  team_wifi_password,
  team_starts,
  team_question,
  review_comment,  ///< the one being written
  review_reply,
  review_reply_name,  ///< whose reply it is that came on paper
  // of `Agreeing`: none of another kind among these
  agreed_words,
  agreed_owner,
  agreed_by,
  agreed_learner,
  agreed_supervisor,
  agreed_until,
  agreed_note,
  reflection_title,
  reflection_day,
  // of `Practice`, which alone follows what is written in them: none of another kind after these, and from review_comment on all are kept
  commit_when,  ///< of the commitment that is chosen
  commit_will,
  commit_by,
  commit_with,
  commit_why
};
/// Texts that are a secret: drawn as dots unless shown, never copied, without undo.
bool is_secret(Field field);
/// Texts that are kept in the portfolio.
bool is_kept(Field field);

/// One learner's writing for one question, while the program runs.
struct Draft {
  portfolio::Answer record;  ///< as last handed to the store; `record.text` lags behind `editing.text` only inside `update`
  Editing editing;
  std::uint64_t unsaved_since = 0;  ///< number of the newest change handed over and not yet kept; 0 when all is kept
  std::string revised;              ///< text of the newest revision, as far as this run of the program knows
  struct Version {
    portfolio::Answer answer;
    std::uint64_t number = 0;  ///< under which it was handed over; 0 if that could not be yet
  };
  std::vector<Version> versions;  ///< asked for and not known to be on the disk, oldest first
  std::string longest;            ///< what it was when it began to get shorter; empty if it has not since a version was made of that
  std::string latest;             ///< what it was when it began to get shorter again, after more had been written
  bool grown = true;              ///< something was written since a version was made of those
  bool added = false;             ///< and since `latest`
  bool known = true;              ///< it was read from the file, or is certainly not in it; else that is still to be seen
  portfolio::Instant read_as_of;  ///< when what the file held was changed last, as it was last read from there; zero before
};

/// A case with what is remembered of reading it.
struct OpenCase {
  std::shared_ptr<const pack::Case> pack;
  std::shared_ptr<const Document> document;
  std::string same_id_as = {};  ///< file of another pack that has the same id; empty for none
};

struct Find {
  bool open = false;
  Editing needle;
  std::vector<Stretch> found;
  std::size_t at = 0;  ///< which of them
};

enum class SaveState { nothing_yet, saved, saving, failed, read_only };

struct Saving {
  SaveState state = SaveState::nothing_yet;
  std::uint64_t handed_over = 0;  ///< number of the newest change handed to the store
  std::uint64_t kept = 0;         ///< highest number known to be on disk
  portfolio::Instant last_kept;
  std::optional<words::Problem> problem;
  std::uint64_t copied = 0;              ///< number of the newest change when a copy was saved elsewhere
  std::optional<std::string> copied_to;  ///< after "save a copy elsewhere"
  portfolio::Instant tried;              ///< when it was last tried to go on after a failure
  std::optional<words::Problem> copy_problem;
  bool copying = false;  ///< a copy was asked for, and where it goes is being chosen or it is being written
};

/// Where one was going when the question before the first kept word, or the lock, came in between, and what one was about to do there
/// with the words that are selected.
struct Going {
  enum class Then : std::uint8_t { nothing, mark, mark_and_note, cite };
  Screen screen = Screen::shelf;
  std::string case_id;
  std::size_t question = 0;
  Then then = Then::nothing;
  Stretch with = {};  ///< still selected when it is done, or it is not done
};

struct Model {
  // Where one is
  Screen screen = Screen::shelf;
  std::vector<Screen> back;        ///< screens one came from
  std::string case_id;             ///< the case being read or answered
  std::size_t question = 0;        ///< index in its questions
  bool case_panel = true;          ///< the case stands beside the question
  bool show_case_instead = false;  ///< narrow windows: the case in place of the sheet
  bool contents_open = false;      ///< narrow windows: the rail in place of the page
  bool prompts_open = false;
  std::string settings_tab = "reading";
  std::optional<portfolio::QuestionKey> chosen_answer;  ///< on the portfolio screen
  bool debug_panel = false;
  bool leaving = false;                        ///< one was told that words are not on the disk, and may leave all the same
  bool leaves_when_saved = false;              ///< one wished to leave while words were on their way to the disk
  bool leaves_after_copy = false;              ///< one wished to leave while a copy was being saved
  std::string open_at_case, open_at_question;  ///< `--open`, held until the packs are read
  std::optional<Going> waits;                  ///< gone to after the protect screen, the recovery sheet or the lock
  std::optional<workshop::TakenHome> brought;  ///< one's own words from a workshop, until it is known how a portfolio keeps them

  // What there is
  bool packs_read = false;
  bool packs_asked = false;                        ///< for once more, and not read yet
  std::optional<portfolio::Instant> packs_looked;  ///< when they were, since the start
  std::vector<OpenCase> cases;                     ///< in shelf order
  std::vector<pack::Collection> collections;
  std::vector<pack::Term> terms;
  std::vector<pack::Lens> lenses;
  std::vector<words::Problem> shelf_problems;
  pack::Policy policy;                                         ///< what a service has set
  std::vector<std::string> notes_passed;                       ///< ids of cases whose content note was passed in this run
  std::vector<std::string> opened_anyway;                      ///< ids of packs without a basis, opened by their author
  std::map<std::string, std::string, std::less<>> of_same_id;  ///< where several packs have one id: the file of the one opened last

  // What is kept
  bool portfolio_open = false;
  bool read_only = false;
  std::map<portfolio::QuestionKey, Draft> drafts;
  std::set<portfolio::QuestionKey> unrevised;  ///< drafts changed in this run since their newest version
  bool all_brought = true;                     ///< every answer of the file came with its beginning
  int answers_due = 0;                         ///< how often answers were asked for and have not come; unknown drafts wait for them
  std::map<std::string, portfolio::Place> places;
  Saving saving;
  Vault vault;
  List list;
  Versions versions;
  Search search;
  TakingOut taking_out;
  std::vector<portfolio::TakenOut> taken_out;  ///< markers, newest first
  portfolio::Tally tally;
  Habits habits;

  // What is being done
  Stretch selection;  ///< in the case being read
  Find find;
  Editing shelf_search;
  Editing search_words;
  Marks marks;
  Terms words_explained;
  Pictures pictures;
  Practice practice;
  Aloud aloud;
  Spelling spelling;
  Leaves leaves;
  Noticing noticing;
  Review review;
  Team team;
  Beside beside = Beside::the_case;
  Door door = Door::child_at_risk;
  std::optional<Spot> go_to;       ///< the page should bring this into view; cleared by Intent::Arrived
  std::uint64_t go_to_number = 0;  ///< grows with every `go_to`

  // How it looks
  Look look;
  bool system_dark = false;              ///< the computer prefers dark
  portfolio::Now now;                    ///< of the newest intent
  std::optional<words::Problem> notice;  ///< something that should be said once, such as a link that could not be opened
};

/// Another window writes the portfolio: this one reads until that has ended, and takes no typing that the portfolio would keep.
bool written_elsewhere(const Model& model);
/// Whether words can be put into a field now: those that would be kept only where no other window writes, or where words wait in it
/// already, which are put together with those of the other window when that has ended.
bool takes_typing(const Model& model, Field field);

// Looking things up. Pointers live until the model changes.
/// Of several packs with this id the one opened last, or else the first.
const OpenCase* find_case(const Model& model, std::string_view id);
const OpenCase* current_case(const Model& model);
const pack::Question* current_question(const Model& model);
/// Of the question, or of the reflection of one's own, that is being written to.
/// While a case is answered again it is the key of that time (app/again.hpp).
portfolio::QuestionKey current_key(const Model& model);
/// A mark of any case, or nullptr.
const PlacedMark* find_mark(const Model& model, const portfolio::Id& id);
const Draft* find_draft(const Model& model, const portfolio::QuestionKey& key);
/// The text being written in a field, or nullptr.
const Editing* editing(const Model& model, Field field);
/// The note to the chosen mark while it is being written, or nullptr.
const Editing* note_being_written(const Model& model);
/// Whether the case's content note comes before it now: it has warnings, was not passed in this run, and is not to be skipped.
bool content_note_due(const Model& model, const pack::Case& pack);
bool answered(const Model& model, const std::string& case_id, const std::string& question_id);  ///< holds more than white space
std::size_t answered_count(const Model& model, const pack::Case& pack);
/// The case and question to continue with: the place visited last, if any.
const portfolio::Place* last_place(const Model& model);
/// paper, dark or contrast, never system.
Theme theme_in_use(const Model& model);

/// For tests and the debug panel: a few lines, never a learner's words.
std::string print(const Model& model);

}  // namespace vignette::app
