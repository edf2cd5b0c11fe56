/// A case with a team in one room: its plan, how it stands, its end, and what was kept of earlier ones. The words that people wrote stand
/// here only while whoever leads may read them; the workshop itself lies with the shell, which fills in `Leading` after every change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/editing.hpp"
#include "app/team_papers.hpp"
#include "app/team_room.hpp"
#include "pack/case.hpp"
#include "portfolio/records.hpp"
#include "portfolio/time.hpp"
#include "text/range.hpp"
#include "words/problem.hpp"
#include "workshop/following.hpp"
#include "workshop/record.hpp"
#include "workshop/told.hpp"
#include "workshop/trial.hpp"
#include "workshop/workshop.hpp"

namespace vignette::app {

struct Model;
enum class Field : std::uint8_t;

/// What is chosen on the plan.
struct TeamChoice {
  int minutes = 60;      ///< 45, 60 or 90
  int starts = 10 * 60;  ///< minutes after midnight
  bool paper = true, keyboard = true, phones = false, video = false;
  bool manages = false;  ///< one of those who lead manages someone in the room
  workshop::Keep keep = workshop::Keep::nothing;
  std::string address = {};  ///< this computer's, where phones reach it; empty: only this computer
  workshop::RoomLanguage language = workshop::RoomLanguage::english;
  bool operator==(const TeamChoice&) const = default;
};

/// A card as whoever leads looks through it.
struct LeadCard {
  workshop::Card card;
  std::vector<text::Range> found;  ///< in its text: what could point to somebody
  bool operator==(const LeadCard&) const = default;
};

/// How phones get in, while they do.
struct PhoneWay {
  std::string address;                 ///< as somebody types it: "192.168.0.24:7420"
  std::string code;                    ///< what is typed there
  std::vector<std::string> squares;    ///< of the QR picture, row by row: '1' is dark. None: no picture
  bool only_here = false;              ///< nothing but this computer reaches it
  bool guessed = false;                ///< codes are being guessed: nobody new is let in until there is another
  std::vector<std::string> wifi = {};  ///< squares of a picture that takes a phone into the Wi-Fi. None: no picture
  bool operator==(const PhoneWay&) const = default;
};

/// "Try this room": whether whoever leads reaches this computer with a phone of their own, before anybody is asked to.
struct RoomTrial {
  std::optional<workshop::Tried> stands;  ///< nothing while the server is being started
  std::optional<words::Problem> problem;  ///< it could not be tried
  portfolio::Instant until;               ///< if nobody has come by then, it is said so; a phone that comes later is told of all the same
  bool looked_around = false;             ///< that time is over
  bool operator==(const RoomTrial&) const = default;
};

/// A workshop as it stands.
struct Leading {
  workshop::Plan plan;
  std::size_t at = 0;                    ///< which step
  std::optional<workshop::Phase> phase;  ///< of the question one is at
  std::size_t in = 0, passed = 0;        ///< answers and passes, to it; passes once writing has closed
  std::size_t held = 0, can_be_shown = 0;
  std::vector<LeadCard> cards;          ///< to it, in an order of chance; none while people write
  std::vector<workshop::Group> groups;  ///< of it
  std::string which;                    ///< "Second question of two", while one is at a question
  std::string tally;                    ///< "Three answers, one held back"; empty while people write
  workshop::Keep keep = workshop::Keep::nothing;
  bool settled = false;  ///< an answer came: it can only become less
  bool count_hidden = false;
  std::optional<std::size_t> present;
  std::vector<std::string> commitments;
  workshop::Told told;          ///< what the room sees: nothing else may stand on its screen
  std::optional<PhoneWay> way;  ///< nothing where phones are no way in
  bool operator==(const Leading&) const = default;
};

/// What whoever leads wishes of the workshop itself.
namespace lead {
struct Next {};   ///< the next step
struct Close {};  ///< writing
struct Hold {
  std::string card;
  workshop::Reason why = workshop::Reason::identify;
};
struct LeaveIn {
  std::string card;
};
struct MakeGroup {
  std::string title;
};
struct NameGroup {
  int number = 0;
  std::string title;
};
struct MoveCard {
  std::string card;
  int group = 0;  ///< 0: out of any
};
struct Reveal {};
struct Talk {};  ///< about the answers without showing them
struct SetPresent {
  std::size_t people = 0;
};
struct Type {
  std::string text;
};  ///< a slip, or what was said aloud
struct TypePass {};
struct Commit {
  std::string text;
};
struct Uncommit {
  std::size_t place = 0;
};
struct Settle {
  workshop::Keep keep = workshop::Keep::nothing;
};
struct HideCount {
  bool hidden = true;
};
struct GiveMinutes {
  std::size_t step = 0;
  int minutes = 0;
};
struct GiveParts {
  std::size_t step = 0;
  int alone = 0, pairs = 0;  ///< minutes
};
struct PutStep {
  std::size_t from = 0, to = 0;
};
struct AddStep {
  std::size_t place = 0;
  workshop::Step::Kind kind = workshop::Step::Kind::rest;
  workshop::Question question;  ///< of a question: which
};
struct AskInstead {
  std::size_t step = 0;
  workshop::Question question;
};
struct Skip {};  ///< the step one is at
struct LeaveOut {
  std::size_t step = 0;
};
}  // namespace lead
using LeadWish =
    std::variant<lead::Next, lead::Close, lead::Hold, lead::LeaveIn, lead::MakeGroup, lead::NameGroup, lead::MoveCard, lead::Reveal,
                 lead::Talk, lead::SetPresent, lead::Type, lead::TypePass, lead::Commit, lead::Uncommit, lead::Settle, lead::HideCount,
                 lead::GiveMinutes, lead::PutStep, lead::AddStep, lead::Skip, lead::LeaveOut, lead::GiveParts, lead::AskInstead>;

/// What was typed and not put in yet: it waits behind the lock.
struct TeamTyped {
  std::string answer, group, commitment;
  std::map<std::string, std::string> whys;  ///< by the record's file
  std::string question = {};                ///< of one's own
  bool operator==(const TeamTyped&) const = default;
};

/// What was kept of a workshop, as the list shows it. It lies in a file of its own.
struct KeptRecord {
  std::string file;   ///< its path
  std::string title;  ///< "Sam, with the team"
  portfolio::Day day, review_by;
  std::vector<workshop::TeamCommitment> commitments = {};
  bool operator==(const KeptRecord&) const = default;
};

/// A workshop that was led when the program stopped: it lies on this computer, encrypted.
struct Unfinished {
  std::string case_id, title;  ///< the case's
  TeamChoice choice;
  portfolio::Instant last;   ///< when something in it changed last
  portfolio::Instant until;  ///< then it is wiped by itself
  bool operator==(const Unfinished&) const = default;
};

struct TeamEnded {
  bool kept = false;
  std::string time;  ///< "11:02"
  workshop::Told told;
  portfolio::Day review_by;  ///< of what was kept
};

/// The Wi-Fi that phones use, so that the room's screen can show a picture that takes them into it. As it was typed: in memory only, and
/// overwritten when the workshop ends.
struct Wifi {
  Editing name, password;
};
/// What such a picture says of it (the form that phones' cameras read); empty where no name was typed.
std::string wifi_words(const Wifi& wifi);

/// A plan that one can go back to.
struct PlanBefore {
  int minutes = 60;
  workshop::Plan plan;
};

struct Team {
  // The plan. But for the address and the Wi-Fi it is kept in the portfolio, with the note, one for each case (`Practice::plans`).
  std::string case_id;  ///< planned, or led; empty for none yet
  TeamChoice choice;
  workshop::Plan plan;                                ///< as planned: once the room is open it is `leading.plan`
  std::optional<PlanBefore> before;                   ///< the one that the usual plan, or another length, took the place of just now
  std::size_t step = 0;                               ///< that is chosen in it
  bool adding = false;                                ///< it is asked what to add after it, or while one leads after the step one is at
  Editing starts;                                     ///< when it begins, as it is typed; the choice follows once it is a time of day
  Editing question;                                   ///< of one's own, as it is typed
  bool asking = false;                                ///< it is being typed
  std::string asked_for;                              ///< id of the plan's question whose place it takes; empty: a step is added for it
  Editing note;                                       ///< of one's own, beside those of the pack
  std::optional<std::vector<std::string>> addresses;  ///< of this computer; nothing until they were looked for
  Wifi wifi;
  std::optional<RoomTrial> trial;  ///< nothing where none was made, or one went elsewhere
  TeamPapers papers;

  // Leading
  bool opening = false;  ///< the room is being opened
  bool open = false;     ///< and is: until it has ended
  Leading leading;
  std::vector<portfolio::Instant> begun;  ///< when each step up to this one began
  portfolio::Instant until;               ///< when the time for what is being done now is over
  std::optional<std::int64_t> paused;     ///< milliseconds that are left, while the timer stands still
  std::string told_left;                  ///< the words for it that phones' and browsers' room screens show
  std::optional<words::Problem> problem;  ///< said where one leads, until the next wish

  // Looking through
  std::string card;      ///< the one that is open; empty for none
  bool holding = false;  ///< its reasons are shown
  workshop::Reason reason = workshop::Reason::identify;
  std::optional<int> naming;  ///< the group whose title is typed; 0: a new one
  bool skipping = false;      ///< it is asked whether to go on without the question one is at
  bool covered = false;       ///< its words are not shown here: the room may have seen this display a moment ago
  Editing answer, group, commitment, present;
  std::map<Field, std::string> putting;  ///< words that were typed there and are being put in: they go from the field once they are in

  // The room's screen, in place of this window or beside it
  int page = 0;  ///< of the wall, from 0; how many there are depends on the window
  RoomWindow room;

  // The end
  std::optional<workshop::Ending> ending;  ///< what would be kept and wiped
  std::set<std::uint64_t> with_flagged;    ///< of what could point to somebody: what is kept too (workshop::Flagged::of)
  bool is_ending = false;                  ///< it is being kept and wiped
  bool leaving = false;                    ///< one wished to leave the program, and was shown the end first
  std::optional<TeamEnded> ended;          ///< the one before; until the next is planned or opened
  portfolio::Id would_change;              ///< the reflection of one's own that is written there, on what one would change; empty for none

  // What was kept of earlier ones
  std::optional<std::vector<KeptRecord>> records;  ///< newest first; nothing until they were read
  std::string record;                              ///< the file of the one that is chosen; empty for none
  std::vector<workshop::RecordLine> lines;         ///< of it
  bool removing = false;                           ///< it is asked whether to remove it for good
  std::optional<workshop::Became> became;          ///< what became of the commitment in it that is back, as chosen
  std::map<std::string, Editing> whys;             ///< how, and why, by the record's file: as typed, and not kept yet
  std::map<std::string, std::string> keeping;      ///< of them, what is being kept now, by the record's file
  std::optional<portfolio::Day> not_today;         ///< what teams said they would do is not on the start page on this day any more

  // A crash
  std::optional<bool> journal;           ///< whether one could be gone on from; nothing until it was looked for
  std::optional<Unfinished> unfinished;  ///< until one goes on with it, or it is wiped
};

// Looking things up
/// Whether anybody but whoever leads sees the room's screen now: in place of the window, or in one of its own.
bool room_is_shown(const Model& model);
/// What is printed for this plan: slips only where they are a way in.
std::vector<Paper> papers_of(const TeamChoice& choice);
/// Whether it is the usual one for its length.
bool plan_is_usual(const Model& model);
/// The plan that is shown: the one being led, or the one being made.
const workshop::Plan& plan_shown(const Team& team);
/// When each step of it begins, on the clock, such as "10:05"; and when all of it ends, as the last. Steps that have begun keep their time,
/// those to come follow from now.
std::vector<std::string> step_clocks(const Model& model);
/// How long what is being done now takes, minutes.
int minutes_now(const Leading& leading);
/// Milliseconds left for it; less than none is time to go on.
std::int64_t left_ms(const Team& team, portfolio::Instant now);
/// What could point to somebody in the question of one's own that is typed.
std::vector<std::string> found_in_question(const Model& model);
/// The step of a plan that asks this question; nothing where none does.
std::optional<std::size_t> step_asking(const workshop::Plan& plan, std::string_view question);
/// "10:05", of minutes after midnight.
std::string clock_at(int minutes);
/// "01:48"; "00:00" when it is over.
std::string timer_figures(std::int64_t left_ms);
/// How much of it is gone, 0 to 1.
double time_gone(const Team& team, portfolio::Instant now);
/// In words for the room: "About two minutes left", or that it stands still.
std::string time_left_in_words(const Team& team, portfolio::Instant now);
/// The step after this one, or nothing after the last.
const workshop::Step* next_step(const Leading& leading);
/// Those of a group, in their order; 0: those in none.
std::vector<const LeadCard*> cards_of(const Leading& leading, int group);
const LeadCard* find_card(const Leading& leading, const std::string& id);
/// The pack's notes for whoever leads, each as one text.
std::vector<std::string> facilitator_notes(const pack::Case& pack);
/// Whether it is time to look at what was kept again.
bool review_due(const KeptRecord& record, portfolio::Now now);
/// Which commitment in a record is back, to say what became of it; the first of several.
std::optional<std::size_t> commitment_back(const KeptRecord& record, portfolio::Now now);
/// The record on the start page: of those in which a commitment is back the oldest; none where these are switched off, or left for today.
const KeptRecord* team_on_start(const Model& model);
/// What can be added to the plan that is shown: kinds, and questions that are in no step of it, by their place in the case, and behind
/// those by their place among one's own. Nothing where the close has begun.
struct CanAdd {
  workshop::Step::Kind kind;
  std::size_t question = 0;
  std::string title;
};
std::vector<CanAdd> steps_to_add(const Model& model);
/// Where what is added would stand in it: after the step that is chosen, behind the one that is being led, before the close.
std::size_t place_to_add(const Team& team);

}  // namespace vignette::app
