/// What a person wishes, and what came back from outside: the only things that change the model.
/// The mouse, a key, a test and (later) a screen reader all make the same ones.
#pragma once

#include <any>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "app/came_back_intents.hpp"
#include "app/document.hpp"
#include "app/editing.hpp"
#include "app/leaving.hpp"
#include "app/look.hpp"
#include "app/model.hpp"
#include "app/review_intents.hpp"
#include "app/team_intents.hpp"
#include "app/thinking_intents.hpp"
#include "portfolio/records.hpp"

namespace vignette::app::intent {

// Going somewhere
struct ShowShelf {};
struct OpenCase {
  std::string case_id;
  std::string file = {};  ///< which of several packs with this id; empty: the one opened last
};  ///< by way of its content note the first time
struct PastContentNote {
  bool skip_next_time = false;  ///< leave the note out from now on; else it comes before the case again in the next run
};
struct OpenQuestion {
  std::string case_id;
  std::size_t question = 0;
};
struct NextQuestion {};      ///< after the last one: the end of the case
struct PreviousQuestion {};  ///< before the first one: the case
struct ShowEnd {};
struct ReadCase {};  ///< from a question or the end, back to the page
struct ShowPortfolio {};
struct ChooseAnswer {
  portfolio::QuestionKey key;
};
struct GoOnWriting {
  portfolio::QuestionKey key;
};
struct ShowSettings {
  std::string tab = "reading";
};
struct ShowProblems {
  std::string case_id;
  std::string file = {};  ///< as of OpenCase
};
struct OpenAnyway {
  std::string case_id;
};
struct ShowPrivacy {};
struct ShowKeys {};
struct Back {};
struct ToggleCasePanel {};
struct ToggleContents {};
struct TogglePrompts {};
struct ToggleDebugPanel {};

// Reading
struct GoToSection {
  std::size_t section = 0;
};
struct GoTo {
  Spot spot;
};
struct Arrived {
  std::uint64_t number = 0;
};  ///< the page has brought `go_to` into view
struct ReadTo {
  Spot top;
  double share = 0;
  std::vector<std::string> sections_read;
};  ///< what stands at the top now
struct Select {
  Stretch stretch;
};
struct SelectAll {};
struct CopySelection {};
struct OpenFind {};
struct CloseFind {};
struct FindNext {};
struct FindPrevious {};
struct ReadPacksAgain {};  ///< somebody may have mended one
struct OpenItsFile {
  std::string file;  ///< of a case or a problem, with the program the system has for it
};
struct OpenLink {
  std::string url;
};

// Writing
struct Edit {
  Field field = Field::answer;
  text::Edit edit;
  EditKind kind = EditKind::typing;
};
struct MoveCaret {
  Field field = Field::answer;
  std::size_t caret = 0;
  std::size_t anchor = 0;
  bool upstream = false;
  std::optional<double> goal;
};
struct Undo {
  Field field = Field::answer;
};
struct Redo {
  Field field = Field::answer;
};
struct Copy {
  Field field = Field::answer;
};
struct Cut {
  Field field = Field::answer;
};
struct Paste {
  Field field = Field::answer;
  std::string text;
};
struct CopyText {
  std::string text;
};  ///< chosen in a text that is only read, such as an answer in the portfolio
struct TrySavingAgain {};
struct SaveCopyElsewhere {};  ///< a protected portfolio's copy is protected too

// Protecting, locking, unlocking
struct AskProtect {
  Protecting why = Protecting::set;
};
struct ChooseProtection {
  bool with_passphrase = true;
};
struct ShowPassphrase {
  bool show = true;
};
struct Protect {};  ///< carries out what the protect screen says, with what was typed there
struct SaveRecoverySheet {
  enum class Form : std::uint8_t { text, page, print } form = Form::text;
};
struct RecoverySheetDone {};  ///< the group asked for was typed
struct NotYet {};             ///< from the protect screen back to the case; nothing is kept and nothing lost
struct Lock {};
struct Unlock {};
struct UseRecoverySheet {
  bool by_sheet = true;
};
struct ReadWithoutUnlocking {};  ///< just the cases

// Looking after the file
struct ChangeHabits {
  Habits habits;
};
struct ChooseBackupFolder {};  ///< asks where
struct ShowBackups {};
struct BackUpNow {};
struct Restore {
  std::string file;  ///< empty: asks which
};
struct RestoreWithPassphrase {};  ///< the backup that asks for one, with what was typed
struct RestoreUnprotected {};     ///< the backup that has no passphrase, in place of a portfolio that had one
struct LeaveBackup {};            ///< that asks for a passphrase, or has none
struct Verify {};
struct MoveToAnotherComputer {
  std::string file = {};  ///< empty: asks where
};  ///< writes the whole portfolio as one file
struct Salvage {};
struct ShowWhereItLies {};  ///< asks for the file of a portfolio that is not where it is looked for
struct ClearStayed {};      ///< tries once more to bring along what could not go when the portfolio was moved
struct SettleStillHeld {
  bool remove = false;  ///< else they are kept, and not spoken of again
};  ///< the backups within reach that hold what was taken out while they were not
struct BeginAnew {};         ///< though backups are there of a portfolio that is not
struct GoOnInThisFolder {};  ///< after it was said that something else copies it
struct KeepElsewhere {
  bool choose = false;      ///< in a folder that is asked for; else in this computer's own, if there is one
  std::string folder = {};  ///< the one that was chosen
};  ///< the portfolio goes there for good; before there is one, it will be made there

// Versions, search, taking out
struct ShowVersion {
  std::size_t index = 0;
};
struct Compare {
  std::size_t older = 0, newer = 0;
};
struct BringBack {
  std::size_t index = 0;
};
struct ShowSearch {};
struct ChangeSearch {
  Search search;  ///< its filters
};
struct ChooseHit {
  std::size_t hit = 0;
};
struct GoToHit {
  std::size_t hit = 0;
};
struct AskTakeOut {
  portfolio::TakenOut::What what = portfolio::TakenOut::What::answer;
  portfolio::QuestionKey key;
  std::string passage;      ///< chosen in the answer
  std::size_t version = 0;  ///< index in `Versions::list`
  portfolio::Id mark;       ///< of a mark
  std::string exchange;     ///< the number of its share, of an exchange
};
struct TakeOutForGood {};
struct LookAgain {};  ///< whether backups out of reach can be reached now

// What leaves
struct ShowLeaving {
  std::optional<portfolio::QuestionKey> answer = {};  ///< this one; else, with a case, all of that, and else everything
  std::string case_id = {};
};
struct ChangeLeaving {
  LeavingChoice choice;
};
struct ChooseLeavingVersion {
  portfolio::QuestionKey key;
};  ///< its versions are offered; of the one for which they are, no more
struct CancelLeaving {};  ///< the making of the preview
struct MakeLeaving {};    ///< after that, once more
struct SaveLeaving {
  bool print = false;  ///< and opens it in the program that prints it
};  ///< asks where; what is written there is what was previewed
struct UseWay {
  std::size_t text = 0, finding = 0;  ///< of the preview
  std::size_t way = 0;                ///< of the finding
  std::uint64_t shown = 0;            ///< the number of the preview it was seen in: of another it does nothing; 0 for the one there is
};
struct PutWayBack {};  ///< what was done last to a finding on this sheet
struct KeepFinding {
  std::size_t text = 0, finding = 0;
  std::uint64_t shown = 0;  ///< as of UseWay
};  ///< goes on to saying why
struct FindingKept {
  bool keep = true;  ///< else not now
};
struct EarlierToo {
  bool on = true;
};
struct ChangeNoticed {};  ///< what was noticed while writing, in the way that is offered
struct KeepNoticed {};

// How it looks
struct ChangeLook {
  Look look;
};
struct StepTextSize {
  int steps = 0;
};  ///< 0: back to 100 %

// Else
struct DismissNotice {};
struct OpenAt {
  std::string case_id;
  std::string question_id;
};  ///< `--open CASE[/QUESTION]`, past content notes
struct Quit {};

/// All of them: what is not named here is no intent.
template <typename... Kinds>
struct KindsOf {};
using Kinds = KindsOf<
    ShowShelf, OpenCase, PastContentNote, OpenQuestion, NextQuestion, PreviousQuestion, ShowEnd, ReadCase, ShowPortfolio, ChooseAnswer,
    GoOnWriting, ShowSettings, ShowProblems, OpenAnyway, ShowPrivacy, ShowKeys, Back, ToggleCasePanel, ToggleContents, TogglePrompts,
    ToggleDebugPanel, GoToSection, GoTo, Arrived, ReadTo, Select, SelectAll, CopySelection, OpenFind, CloseFind, FindNext, FindPrevious,
    ReadPacksAgain, OpenItsFile, OpenLink, Edit, MoveCaret, Undo, Redo, Copy, Cut, Paste, CopyText, TrySavingAgain, SaveCopyElsewhere,
    AskProtect, ChooseProtection, ShowPassphrase, Protect, SaveRecoverySheet, RecoverySheetDone, NotYet, Lock, Unlock, UseRecoverySheet,
    ReadWithoutUnlocking, ChangeHabits, ChooseBackupFolder, ShowBackups, BackUpNow, Restore, RestoreWithPassphrase, RestoreUnprotected,
    LeaveBackup, BeginAnew, Verify, MoveToAnotherComputer, Salvage, GoOnInThisFolder, ShowVersion, Compare, BringBack, ShowSearch,
    ChangeSearch, ChooseHit, GoToHit, AskTakeOut, TakeOutForGood, LookAgain, MarkSelection, ChooseMark, ChangeMeaning, WriteNote, NoteDone,
    PutMarkAway, BringMarkBack, GoToMark, CiteMark, CiteSelection, Uncite, FollowCitation, ShowMarks, ShowBeside, ChooseLens, ShowLensAs,
    PutHeading, StartReflection, OpenReflection, OpenWords, WordsBrought, WordsNotBrought, ChangeKind, ReflectionDone, ShowCommitments,
    StartCommitment, ChooseCommitment, ChangeOutcome, KeepOutcome, BringBackTomorrow, LetItRest, PutCommitmentAway, PutIntoCalendar,
    CalendarSaved, AnswerAgain, StopAgain, OfferAgain, ShowThenAndNow, AttachMark, DetachMark, ShowExpectations, AskForCue, ExplainCue,
    DismissCue, CheckWords, AskForSpelling, UseSuggestion, AddWord, IgnoreWord, ForgetWord, CloseSpelling, CountWords, LookForDictionaries,
    DictionariesFound, WordsChecked, WordsSuggested, PolicyRead, ReadAloud, PauseReading, StepSentence, StopReading, SpeechFound,
    SentenceRead, SpeechFailed, ShowTerm, ShowGlossary, ChooseTerm, ShowPictures, ChoosePerson, ChooseEvent, ShowAsList, ShowDoor,
    ChooseDoor, ChangeLook, StepTextSize, PacksRead, PortfolioOpened, PortfolioFound, UnlockFailed, Protected, ProtectFailed,
    PassphraseJudged, SheetSaved, AnswersRead, ListRead, VersionsRead, SearchAnswered, ReachRead, TakenOutDone, TakeOutFailed, BackupsRead,
    BackupFailed, BackupFolderChosen, Restored, CareFailed, CareDropped, BackupLocked, BackupIsOpen, Verified, FoundDamaged, SalvageDone,
    Moved, SettingsFailed, Tick, PortfolioFailed, Saved, SaveFailed, CopySaved, CopyFailed, CopyDropped, LinkFailed, DismissNotice,
    SystemChanged, OpenAt, ShowLeaving, ChangeLeaving, CancelLeaving, MakeLeaving, SaveLeaving, UseWay, PutWayBack, KeepFinding,
    FindingKept, EarlierToo, ChangeNoticed, KeepNoticed, LeavingPrepared, LeavingNotMade, LeavingSaved, LeavingFailed, ShowReview,
    ShowExchange, OpenGiven, GiveCard, MakeCard, ChooseKnown, WordsRead, ReplaceChanged, PutPersonAway, ShowAnswerShared, CommentOn,
    WriteComment, KeepComment, RemoveComment, BringCommentBack, PutPrompt, ChangeElsewhere, TypeReply, AskForReply, MakeReply, ReviewsRead,
    SixWordsFound, FingerprintFound, CardGiven, GivenOpened, ReviewRefused, ReviewDropped, CardReady, CardMade, PagePreviewed,
    PageNotPreviewed, ReplyMade, ShowAgreement, WriteAgreement, AddAgreedLine, ChooseAgreedLine, ChangeAgreedKind, RemoveAgreedLine,
    BringAgreedLineBack, ChangeAgreedElsewhere, AskForAgreement, MakeAgreement, BothHave, AddNote, AgreementMade, GoToFound, WriteReply,
    AskToSaveAgain, SaveAgain, AskToSaveExchange, SaveExchangePage, ReadAgreement, PutAgreementAway, ReadReply, SavedAgain,
    ChooseLeavingVersion, KeepElsewhere, PortfolioMoved, ShowWhereItLies, ClearStayed, SettleStillHeld, HandingOverStopped, IndexMended,
    ShowWorkshops, PlanWorkshop, ChangeTeam, ChooseStep, ChangeStep, ChangeParts, WriteQuestion, PutStep, ChooseStepQuestion, TryRoom,
    StopTrying, OpenRoom, ChangePapers, LookAtPapers, WritePapers, ShowLeading, Lead, PutTypedIn, ChooseCard, AskToHold, AskForTitle,
    OneMoreMinute, PauseTimer, GoOnWithPaper, NewCode, UncoverCards, ShowRoom, LeaveRoom, ChooseRoomPlace, CloseRoomWindow, WallLaid,
    TurnWall, ShowEnding, KeepFlagged, EndWorkshop, ChooseRecord, AskToRemoveRecord, RemoveRecord, AddressesFound, RoomTried, RoomNotTried,
    PapersSet, PapersNotSet, PapersUnderWay, PapersWritten, PapersNotWritten, DisplaysFound, RoomWindowOpened, RoomWindowClosed,
    RoomWindowNotOpened, TeamChanged, TeamNotOpened, TeamHandedBack, EndingRead, TeamHasEnded, TeamNotEnded, RecordsRead, RecordRead,
    AskForStep, AddStep, LeaveOutStep, GoOnWithUnfinished, WipeUnfinished, AskToSkip, SkipStep, ChooseBecame, KeepBecame, NotTodayTeam,
    UnfinishedFound, BecameKept, UsualPlan, Quit>;

template <typename Wish, typename... Kinds>
consteval bool one_of(KindsOf<Kinds...>) {
  for (const bool same : {std::is_same_v<Wish, Kinds>...})  // a fold over so many is too deep for some compilers
    if (same) return true;
  return false;
}

}  // namespace vignette::app::intent

namespace vignette::app {

/// One of them, whichever it is. No variant: one of so many kinds takes half a minute to compile wherever it is handed on.
class Intent {
 public:
  template <typename Wish>
    requires(intent::one_of<Wish>(intent::Kinds()))
  Intent(Wish wish) : wish_(std::move(wish)) {}  // NOLINT(google-explicit-constructor): it is one

  template <typename Wish>
  const Wish* get_if() const {
    return std::any_cast<Wish>(&wish_);
  }
  template <typename Wish>
  bool is() const {
    return get_if<Wish>() != nullptr;
  }

 private:
  std::any wish_;
};

}  // namespace vignette::app
