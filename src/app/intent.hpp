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

#include "app/document.hpp"
#include "app/editing.hpp"
#include "app/leaving.hpp"
#include "app/look.hpp"
#include "app/model.hpp"
#include "app/review_intents.hpp"
#include "pack/case.hpp"
#include "pack/policy.hpp"
#include "portfolio/care.hpp"
#include "portfolio/contents.hpp"
#include "portfolio/records.hpp"
#include "portfolio/search.hpp"
#include "words/problem.hpp"

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
struct MoveToAnotherComputer {};  ///< asks where, writes the whole portfolio as one file
struct Salvage {};
struct BeginAnew {};         ///< though backups are there of a portfolio that is not
struct GoOnInThisFolder {};  ///< after it was said that something else copies it
struct KeepElsewhere {
  bool choose = false;  ///< in a folder that is asked for; else in this computer's own, if there is one
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
};
struct KeepFinding {
  std::size_t text = 0, finding = 0;
};  ///< goes on to saying why
struct FindingKept {
  bool keep = true;  ///< else not now
};
struct EarlierToo {
  bool on = true;
};
struct ChangeNoticed {};  ///< what was noticed while writing, in the way that is offered
struct KeepNoticed {};

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

// How it looks
struct ChangeLook {
  Look look;
};
struct StepTextSize {
  int steps = 0;
};  ///< 0: back to 100 %

// What came back
struct PacksRead {
  pack::Shelf shelf;
};
struct PortfolioOpened {
  portfolio::Contents contents;
  bool read_only = false;
  portfolio::Contents held = {};  ///< what could not be kept and waited behind the lock
  HeldReviews held_reviews = {};  ///< likewise
};
struct PortfolioFound {
  bool absent = false;
  bool is_protected = false;  ///< then it is locked
  portfolio::Folder folder;
  portfolio::Elsewhere elsewhere = {};
  bool expected = false;  ///< though it is absent: it was moved here, and has been here
};
struct UnlockFailed {
  words::Problem problem;
  bool wrong = false;         ///< the passphrase or the sheet; else something else stands in the way
  std::size_t bad_group = 0;  ///< of the sheet, counted from 1
};
struct Protected {
  bool is_protected = true;
  std::vector<std::string> sheet;
  portfolio::Reached reached;
};
struct ProtectFailed {
  words::Problem problem;
};
struct PassphraseJudged {
  Strength strength = Strength::empty;
  std::size_t words = 0;
};
struct SheetSaved {
  std::string path;
};
struct AnswersRead {
  portfolio::Contents contents;  ///< of the cases asked for
};
struct ListRead {
  std::vector<portfolio::Head> heads;
};
struct VersionsRead {
  portfolio::QuestionKey of;
  std::vector<portfolio::Revision> list;
};
struct SearchAnswered {
  std::uint64_t number = 0;
  std::vector<portfolio::Hit> hits;
};
struct ReachRead {
  portfolio::Reached reach;
};
struct TakenOutDone {
  portfolio::TakeOut what;
  portfolio::Reached reach;
};
struct TakeOutFailed {
  words::Problem problem;
};
struct BackupsRead {
  std::vector<portfolio::Backup> backups;
  std::optional<portfolio::Backup> newest_good;
  bool asked = false;  ///< for `BackUpNow`, which waits for it; nothing else that is being done ends with it
  bool away = false;   ///< the folder that was chosen is not there now
};
struct BackupFailed {
  words::Problem problem;
  bool asked = false;
};
struct BackupFolderChosen {
  std::string folder;
};
struct Restored {
  std::string set_aside;
  bool is_protected = false;  ///< what stands there now
};
struct CareFailed {
  words::Problem problem;
};  ///< restoring, verifying, salvaging, moving
struct BackupLocked {
  std::string file;
  std::optional<words::Problem> problem;  ///< with what was typed for it
};  ///< it has another passphrase than the portfolio
struct BackupIsOpen {
  std::string file;
};  ///< it has no passphrase, and the portfolio, which has one, is locked
struct CareDropped {};  ///< the person thought better of it
struct Verified {
  portfolio::Health health;
};
struct FoundDamaged {
  words::Problem problem;
};
struct SalvageDone {
  portfolio::Salvaged salvaged;
};
struct Moved {
  std::string path;
};
struct PortfolioMoved {
  std::string file;
  portfolio::Folder folder;
  portfolio::Elsewhere elsewhere;
  std::vector<portfolio::Backup> stayed;  ///< copies, or the old file itself, that lie where it lay
};
struct SettingsFailed {
  words::Problem problem;
};
struct DictionariesFound {
  std::vector<std::string> tags;
};
struct WordsChecked {
  std::uint64_t number = 0;
  std::string language;
  std::vector<std::string> right, wrong;
};
struct WordsSuggested {
  std::uint64_t number = 0;
  bool right = false;  ///< the word is in the dictionary
  std::vector<std::string> suggestions;
};
struct PolicyRead {
  pack::PolicyRead read;
};
struct SpeechFound {
  std::vector<std::string> voices;
};
struct SentenceRead {
  std::uint64_t number = 0;
};
struct SpeechFailed {
  words::Problem problem;
};
struct LeavingPrepared {
  std::uint64_t number = 0;
  LeavingPreview preview;
};
struct LeavingNotMade {
  std::uint64_t number = 0;
  words::Problem problem;
};
struct LeavingSaved {
  std::string file;                        ///< empty: the person thought better of it
  std::optional<ExchangeRead> share = {};  ///< what was handed to somebody else, as it is to be kept
};
struct LeavingFailed {
  words::Problem problem;
};
struct Tick {};  ///< time has gone by: pauses, locking by itself
struct PortfolioFailed {
  words::Problem problem;
};  ///< words are then held in memory and offered for saving elsewhere
struct Saved {
  std::uint64_t number = 0;
};
struct SaveFailed {
  std::uint64_t number = 0;
  words::Problem problem;
};
struct CopySaved {
  std::string path;
};
struct CopyFailed {
  words::Problem problem;
};
struct CopyDropped {};  ///< the person thought better of it
struct LinkFailed {
  words::Problem problem;
};
struct DismissNotice {};
struct SystemChanged {
  bool dark = false;
};
struct OpenAt {
  std::string case_id;
  std::string question_id;
};  ///< `--open CASE[/QUESTION]`, past first-run and content notes
struct Quit {};

/// All of them: what is not named here is no intent.
template <typename... Kinds>
struct KindsOf {};
using Kinds =
    KindsOf<ShowShelf, OpenCase, PastContentNote, OpenQuestion, NextQuestion, PreviousQuestion, ShowEnd, ReadCase, ShowPortfolio,
            ChooseAnswer, GoOnWriting, ShowSettings, ShowProblems, OpenAnyway, ShowPrivacy, ShowKeys, Back, ToggleCasePanel, ToggleContents,
            TogglePrompts, ToggleDebugPanel, GoToSection, GoTo, Arrived, ReadTo, Select, SelectAll, CopySelection, OpenFind, CloseFind,
            FindNext, FindPrevious, ReadPacksAgain, OpenItsFile, OpenLink, Edit, MoveCaret, Undo, Redo, Copy, Cut, Paste, CopyText,
            TrySavingAgain, SaveCopyElsewhere, AskProtect, ChooseProtection, ShowPassphrase, Protect, SaveRecoverySheet, RecoverySheetDone,
            NotYet, Lock, Unlock, UseRecoverySheet, ReadWithoutUnlocking, ChangeHabits, ChooseBackupFolder, ShowBackups, BackUpNow, Restore,
            RestoreWithPassphrase, RestoreUnprotected, LeaveBackup, BeginAnew, Verify, MoveToAnotherComputer, Salvage, GoOnInThisFolder,
            ShowVersion, Compare, BringBack, ShowSearch, ChangeSearch, ChooseHit, GoToHit, AskTakeOut, TakeOutForGood, LookAgain,
            MarkSelection, ChooseMark, ChangeMeaning, WriteNote, NoteDone, PutMarkAway, BringMarkBack, GoToMark, CiteMark, CiteSelection,
            Uncite, FollowCitation, ShowMarks, ShowBeside, ChooseLens, ShowLensAs, PutHeading, StartReflection, OpenReflection, ChangeKind,
            ReflectionDone, ShowCommitments, StartCommitment, ChooseCommitment, ChangeOutcome, KeepOutcome, BringBackTomorrow, LetItRest,
            PutCommitmentAway, PutIntoCalendar, CalendarSaved, AnswerAgain, StopAgain, OfferAgain, ShowThenAndNow, AttachMark, DetachMark,
            ShowExpectations, AskForCue, ExplainCue, DismissCue, CheckWords, AskForSpelling, UseSuggestion, AddWord, IgnoreWord, ForgetWord,
            CloseSpelling, CountWords, LookForDictionaries, DictionariesFound, WordsChecked, WordsSuggested, PolicyRead, ReadAloud,
            PauseReading, StepSentence, StopReading, SpeechFound, SentenceRead, SpeechFailed, ShowTerm, ShowGlossary, ChooseTerm,
            ShowPictures, ChoosePerson, ChooseEvent, ShowAsList, ShowDoor, ChooseDoor, ChangeLook, StepTextSize, PacksRead, PortfolioOpened,
            PortfolioFound, UnlockFailed, Protected, ProtectFailed, PassphraseJudged, SheetSaved, AnswersRead, ListRead, VersionsRead,
            SearchAnswered, ReachRead, TakenOutDone, TakeOutFailed, BackupsRead, BackupFailed, BackupFolderChosen, Restored, CareFailed,
            CareDropped, BackupLocked, BackupIsOpen, Verified, FoundDamaged, SalvageDone, Moved, SettingsFailed, Tick, PortfolioFailed,
            Saved, SaveFailed, CopySaved, CopyFailed, CopyDropped, LinkFailed, DismissNotice, SystemChanged, OpenAt, ShowLeaving,
            ChangeLeaving, CancelLeaving, MakeLeaving, SaveLeaving, UseWay, KeepFinding, FindingKept, EarlierToo, ChangeNoticed,
            KeepNoticed, LeavingPrepared, LeavingNotMade, LeavingSaved, LeavingFailed, ShowReview, ShowExchange, OpenGiven, GiveCard,
            MakeCard, ChooseKnown, WordsRead, ReplaceChanged, PutPersonAway, ShowAnswerShared, CommentOn, WriteComment, KeepComment,
            RemoveComment, BringCommentBack, PutPrompt, ChangeElsewhere, TypeReply, AskForReply, MakeReply, ReviewsRead, SixWordsFound,
            FingerprintFound, CardGiven, GivenOpened, ReviewRefused, ReviewDropped, CardMade, ReplyMade, ShowAgreement, WriteAgreement,
            AddAgreedLine, ChooseAgreedLine, ChangeAgreedKind, RemoveAgreedLine, BringAgreedLineBack, ChangeAgreedElsewhere,
            AskForAgreement, MakeAgreement, BothHave, AddNote, AgreementMade, ChooseLeavingVersion, KeepElsewhere, PortfolioMoved, Quit>;

template <typename Wish, typename... Kinds>
consteval bool one_of(KindsOf<Kinds...>) {
  return (std::is_same_v<Wish, Kinds> || ...);
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
