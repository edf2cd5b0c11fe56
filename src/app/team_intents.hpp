/// What whoever leads a team through a case wishes, and what came back of it; part of app/intent.hpp.
#pragma once

#include <cstddef>
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
struct PutStep {
  std::size_t from = 0, to = 0;
};
struct ChooseStepQuestion {
  std::size_t step = 0;      ///< of the plan, where a question is written to
  std::size_t question = 0;  ///< of the case; the one it was written to instead takes its place where both are in the plan
};
struct OpenRoom {};  ///< the workshop begins

// Leading
struct ShowLeading {};
struct Lead {
  LeadWish wish;
};
struct PutTypedIn {
  Field field;
};  ///< a slip, a group's title, a commitment, or how many are here: what is typed there is taken, and the field emptied once it is
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

// The room's screen, in place of the whole window
struct ShowRoom {};
struct LeaveRoom {};
struct TurnWall {
  int page = 0;
};

// The end
struct ShowEnding {};
struct KeepFlagged {
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

// What came back
struct AddressesFound {
  std::vector<std::string> addresses;
};
struct TeamChanged {
  Leading leading;
  std::optional<workshop::Refusal> refused = {};  ///< why the wish was not carried out
  std::optional<Field> from = {};                 ///< the field whose words it took, if it was carried out
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
struct RecordRead {
  std::string file;
  std::vector<workshop::RecordLine> lines;
};

}  // namespace vignette::app::intent
