/// What whoever leads a team through a case wishes, and what came back of it; part of app/intent.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/team.hpp"
#include "words/problem.hpp"

namespace vignette::app::intent {

struct ShowWorkshops {};  ///< what was kept of earlier ones; while one is led, that
struct PlanWorkshop {
  std::string case_id;
};  ///< goes on with the plan of this case, if there is one; while one is led, goes there
struct ChangeTeam {
  TeamChoice choice;
};  ///< on the plan; another length makes the steps anew
struct ChooseStep {
  std::size_t step = 0;
};
struct ChangeStep {
  std::size_t step = 0;
  int minutes = 0;
};  ///< here and in the next: of the plan, or while leading
struct ChangeParts {
  std::size_t step = 0;
  int alone = 0, pairs = 0;  ///< minutes
};  ///< of a question
struct PutStep {
  std::size_t from = 0, to = 0;
};
struct ChooseStepQuestion {
  std::size_t step = 0;      ///< of the plan, where a question is written to
  std::size_t question = 0;  ///< of the case; the one it was written to instead takes its place where both are in the plan
};
struct UsualPlan {
  bool again = true;  ///< else the plan that it, or another length, took the place of just now
};  ///< steps and questions; what is chosen and the note stay
struct TryRoom {};     ///< with one's own phone, where the plan lets phones in; again where that was done before
struct StopTrying {};  ///< what was found is shown no more
struct AskForStep {
  bool ask = true;
};  ///< what to add after the step that is chosen; while leading, after a coming one or the one the room is at
struct AddStep {
  workshop::Step::Kind kind = workshop::Step::Kind::rest;
  std::size_t question = 0;  ///< as in CanAdd
};
struct WriteQuestion {
  bool write = true;            ///< else not now: what is typed stays until another is written
  std::string instead_of = {};  ///< id of the plan's question whose place it takes; empty: a step is added for it
};  ///< one's own; it is asked by PutTypedIn
struct LeaveOutStep {
  std::size_t step = 0;
};  ///< of the plan, or a coming one while leading
struct OpenRoom {};  ///< the workshop begins

// After a crash
struct GoOnWithUnfinished {};
struct WipeUnfinished {};

// What is printed for it
struct ChangePapers {
  PapersChoice choice;
};
struct LookAtPapers {
  bool look = true;
};
struct WritePapers {
  bool each = false;  ///< a file each, in a folder; else all in one, to print
};  ///< those that are ticked

// Leading
struct ShowLeading {};
struct Lead {
  LeadWish wish;
};
struct PutTypedIn {
  Field field;
};  ///< a slip, a group's title, a commitment, how many are here, or a question of one's own: what is typed there is taken, and goes from
    ///< the field once it is; not twice
struct ChooseCard {
  std::string card;
};  ///< opens it, or shuts it if it is open; empty: none
struct AskToHold {
  bool ask = true;  ///< the reasons are shown, or no more
  workshop::Reason reason = workshop::Reason::identify;
};
struct AskForTitle {
  std::optional<int> number = 0;  ///< of the group; 0: a new one; nothing: not now
};
struct OneMoreMinute {};
struct PauseTimer {
  bool pause = true;
};
struct GoOnWithPaper {};  ///< phones are no way in any more; what is in stays
struct NewCode {};
struct UncoverCards {};
struct AskToSkip {
  bool ask = true;
};  ///< where nothing would go with it, it is skipped without asking
struct SkipStep {};

// The room's screen
struct ShowRoom {};   ///< where it is chosen to stand
struct LeaveRoom {};  ///< in place of the window
struct ChooseRoomPlace {
  RoomPlace place;
};  ///< a second window that is open goes there
struct CloseRoomWindow {};
struct WallLaid {
  int pages = 1;
};  ///< the wall takes so many
struct TurnWall {
  int page = 0;
};

// The end
struct ShowEnding {};
struct KeepFlagged {
  std::uint64_t of = 0;  ///< workshop::Flagged::of
  bool keep = true;
};
struct EndWorkshop {
  bool keep = false;  ///< what was settled; else all of it is wiped
};

// What was kept
struct ChooseRecord {
  std::string file;
};
struct AskToRemoveRecord {
  bool ask = true;
};
struct RemoveRecord {};  ///< the chosen one, for good
struct ChooseBecame {
  workshop::Became became = workshop::Became::done;
};  ///< of the commitment in it that is back
struct KeepBecame {};
struct NotTodayTeam {};  ///< nothing of teams' commitments on the start page today

// What came back
struct AddressesFound {
  std::vector<std::string> addresses;
};
struct PapersSet {
  std::uint64_t number = 0;
  std::vector<PaperSet> set;
  float width = 595, height = 842;
};
struct PapersNotSet {
  std::uint64_t number = 0;
  words::Problem problem;
};
struct PapersUnderWay {
  std::size_t number = 0;  ///< of the file that is written now, from 1
};
struct PapersWritten {
  std::string to;  ///< empty: the person thought better of it
};
struct PapersNotWritten {
  words::Problem problem;
};
struct DisplaysFound {
  std::vector<Display> displays;
};
struct RoomWindowOpened {
  RoomPlace place;
};
struct RoomWindowClosed {
  bool lost = false;  ///< its display is gone
};
struct RoomWindowNotOpened {};
struct RoomTried {
  workshop::Tried tried;
};
struct RoomNotTried {
  words::Problem problem;
};
struct TeamChanged {
  Leading leading;
  std::optional<workshop::Refusal> refused = {};  ///< why the wish was not carried out
  std::optional<Field> from = {};                 ///< the field whose words the wish had: it took them, unless it was refused
};
struct TeamNotOpened {
  words::Problem problem;
};
struct TeamHandedBack {
  TeamTyped typed;
};  ///< from behind the lock
struct EndingRead {
  workshop::Ending ending;
};
struct TeamHasEnded {
  TeamEnded ended;
};
struct TeamNotEnded {
  words::Problem problem;
};  ///< nothing was wiped
struct RecordsRead {
  std::vector<KeptRecord> records;
  std::optional<words::Problem> problem = {};  ///< one could not be read or removed
};
struct UnfinishedFound {
  std::optional<Unfinished> unfinished;
  bool journal = false;                        ///< what is led from now on is kept for a crash
  std::optional<words::Problem> problem = {};  ///< it could not be gone on with
};
struct BecameKept {
  std::string file;                            ///< in that record
  std::optional<words::Problem> problem = {};  ///< it could not be
};
struct RecordRead {
  std::string file;
  std::vector<workshop::RecordLine> lines;
};

}  // namespace vignette::app::intent
