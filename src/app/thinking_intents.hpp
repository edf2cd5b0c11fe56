/// What a person wishes while thinking about a case: marks, lenses, commitments, another answer, words explained, pictures; part of
/// app/intent.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/document.hpp"
#include "app/model.hpp"
#include "portfolio/records.hpp"
#include "words/problem.hpp"
#include "workshop/taken_home.hpp"

namespace vignette::app::intent {

// Marking and citing
struct MarkSelection {
  bool with_note = false;  ///< goes on to writing one
};
struct ChooseMark {
  portfolio::Id mark;  ///< empty: none
};
struct ChangeMeaning {
  portfolio::Id mark;
  portfolio::Meaning meaning = portfolio::Meaning::stood_out;
};
struct WriteNote {
  portfolio::Id mark;
};
struct NoteDone {};
struct PutMarkAway {
  portfolio::Id mark;
};
struct BringMarkBack {
  portfolio::Id mark;
};
struct GoToMark {
  portfolio::Id mark;
};
struct CiteMark {
  portfolio::Id mark;
};
struct CiteSelection {};  ///< marks it first where it is not marked
struct Uncite {
  portfolio::Id mark;
};
struct FollowCitation {
  portfolio::Id mark;
};
struct ShowMarks {};
struct ShowBeside {
  Beside beside = Beside::the_case;
  bool to_cite = false;  ///< one of the marks
};

// Lenses
struct ChooseLens {
  std::string lens;  ///< empty: none
};
struct ShowLensAs {
  portfolio::LensChoice::Shown shown = portfolio::LensChoice::Shown::headings;
};
struct PutHeading {
  std::size_t prompt = 0;  ///< of the lens chosen: its heading becomes a line of the text
};

// Reflections of one's own
struct StartReflection {};
struct OpenReflection {
  portfolio::Id reflection;
};
struct ChangeKind {
  portfolio::Reflection::Kind kind = portfolio::Reflection::Kind::practice;
};
struct ReflectionDone {};  ///< "Done for now": to the portfolio
struct OpenWords {
  std::string file = {};  ///< empty: asks which
};  ///< one's own from a workshop, as a phone saved them: they become a reflection
struct WordsBrought {
  workshop::TakenHome words;
};
struct WordsNotBrought {
  std::optional<words::Problem> problem;  ///< nothing: the person thought better of it
};

// Commitments
struct ShowCommitments {
  portfolio::Id commitment;  ///< empty: the first that is back
};
struct StartCommitment {};  ///< from the answer or reflection being written
struct ChooseCommitment {
  portfolio::Id commitment;
};
struct ChangeOutcome {
  portfolio::Commitment::Outcome outcome = portfolio::Commitment::Outcome::open;
};
struct KeepOutcome {};  ///< this return is answered
struct BringBackTomorrow {};
struct LetItRest {};
struct PutCommitmentAway {
  portfolio::Id commitment;
};
struct PutIntoCalendar {
  bool with_words = false;
};
struct CalendarSaved {
  portfolio::Id commitment;
  std::string file;
};

// Answering again
struct AnswerAgain {
  std::string case_id;  ///< empty: the one being read, or whose answer is chosen
};
struct StopAgain {
  std::string case_id;
};  ///< what was written before is shown again; not a word of either goes
struct OfferAgain {
  std::string case_id;
  bool offer = true;  ///< on the start page, after six months
};
struct ShowThenAndNow {
  portfolio::QuestionKey later;  ///< an answer of a later time; empty: of the question being shown
  int earlier = 0;               ///< the time it is put beside; 0: the newest before it
};

// What inspectors looked for
struct AttachMark {
  int expectation = 1;  ///< of the case being read, counted from 1
  portfolio::Id mark;
};
struct DetachMark {
  portfolio::QuestionKey from;  ///< what it was kept under, of the case being read
  portfolio::Id mark;
};
struct ShowExpectations {
  portfolio::Id mark;  ///< to be put under one of them; empty: none
};  ///< the lens beside the question being shown, else beside the case's first

// Cues
struct AskForCue {};
struct ExplainCue {};  ///< why it says so, and not any more
struct DismissCue {};

// Spelling
struct CheckWords {
  std::vector<std::string> words;
};  ///< seen on the page, and not judged yet
struct AskForSpelling {
  Field field = Field::answer;
  std::size_t at = 0;
  bool next = true;  ///< and if the word there is right, for the next that is not
};
struct UseSuggestion {
  std::size_t index = 0;
};
struct AddWord {};     ///< the one that something is offered for, to one's own
struct IgnoreWord {};  ///< everywhere, until the program ends or is locked
struct ForgetWord {
  std::string word;
};  ///< of one's own
struct CloseSpelling {};
struct CountWords {};  ///< of what is being written, and not any more
struct LookForDictionaries {};

// Reading aloud
struct ReadAloud {};     ///< from what is selected, or from the top of what is seen
struct PauseReading {};  ///< and on again
struct StepSentence {
  bool back = false;
};
struct StopReading {};

// Words explained, pictures, the door
struct ShowTerm {
  std::string term;  ///< its id; empty: none
  Spot at;
};
struct ShowGlossary {
  std::string term;  ///< empty: the one chosen last, or the first
};
struct ChooseTerm {
  std::string term;
};
struct ShowPictures {
  std::optional<std::size_t> event;  ///< to be chosen there
};
struct ChoosePerson {
  std::string person;  ///< empty: none
};
struct ChooseEvent {
  std::optional<std::size_t> event;
};
struct ShowAsList {
  bool as_list = true;
};
struct ShowDoor {};
struct ChooseDoor {
  Door door = Door::child_at_risk;
};

}  // namespace vignette::app::intent
