/// What each wish does, private to this room: split by concern, one file each; part of app/turn.hpp.
#pragma once

#include "app/intent.hpp"

namespace vignette::app {

struct Turn;

// Going (going.cpp)
void carry_out(Turn&, const intent::ShowShelf&);
void carry_out(Turn&, const intent::OpenCase&);
void carry_out(Turn&, const intent::PastContentNote&);
void carry_out(Turn&, const intent::OpenQuestion&);
void carry_out(Turn&, const intent::NextQuestion&);
void carry_out(Turn&, const intent::PreviousQuestion&);
void carry_out(Turn&, const intent::ShowEnd&);
void carry_out(Turn&, const intent::ReadCase&);
void carry_out(Turn&, const intent::ShowPortfolio&);
void carry_out(Turn&, const intent::ChooseAnswer&);
void carry_out(Turn&, const intent::GoOnWriting&);
void carry_out(Turn&, const intent::ShowSettings&);
void carry_out(Turn&, const intent::ShowProblems&);
void carry_out(Turn&, const intent::OpenAnyway&);
void carry_out(Turn&, const intent::ShowPrivacy&);
void carry_out(Turn&, const intent::ShowKeys&);
void carry_out(Turn&, const intent::Back&);
void carry_out(Turn&, const intent::OpenAt&);

// Reading (reading.cpp)
void carry_out(Turn&, const intent::ToggleCasePanel&);
void carry_out(Turn&, const intent::ToggleContents&);
void carry_out(Turn&, const intent::TogglePrompts&);
void carry_out(Turn&, const intent::ToggleDebugPanel&);
void carry_out(Turn&, const intent::GoToSection&);
void carry_out(Turn&, const intent::GoTo&);
void carry_out(Turn&, const intent::Arrived&);
void carry_out(Turn&, const intent::ReadTo&);
void carry_out(Turn&, const intent::Select&);
void carry_out(Turn&, const intent::SelectAll&);
void carry_out(Turn&, const intent::CopySelection&);
void carry_out(Turn&, const intent::CopyText&);
void carry_out(Turn&, const intent::OpenFind&);
void carry_out(Turn&, const intent::CloseFind&);
void carry_out(Turn&, const intent::FindNext&);
void carry_out(Turn&, const intent::FindPrevious&);
void carry_out(Turn&, const intent::ReadPacksAgain&);
void carry_out(Turn&, const intent::OpenItsFile&);
void carry_out(Turn&, const intent::OpenLink&);
void carry_out(Turn&, const intent::ChangeLook&);
void carry_out(Turn&, const intent::StepTextSize&);
void carry_out(Turn&, const intent::SystemChanged&);

// Writing (writing.cpp)
void carry_out(Turn&, const intent::Edit&);
void carry_out(Turn&, const intent::MoveCaret&);
void carry_out(Turn&, const intent::Undo&);
void carry_out(Turn&, const intent::Redo&);
void carry_out(Turn&, const intent::Copy&);
void carry_out(Turn&, const intent::Cut&);
void carry_out(Turn&, const intent::Paste&);

// Keeping (keeping.cpp)
void carry_out(Turn&, const intent::TrySavingAgain&);
void carry_out(Turn&, const intent::SaveCopyElsewhere&);
void carry_out(Turn&, const intent::PacksRead&);
void carry_out(Turn&, const intent::Saved&);
void carry_out(Turn&, const intent::SaveFailed&);
void carry_out(Turn&, const intent::CopySaved&);
void carry_out(Turn&, const intent::CopyFailed&);
void carry_out(Turn&, const intent::CopyDropped&);
void carry_out(Turn&, const intent::LinkFailed&);
void carry_out(Turn&, const intent::DismissNotice&);
void carry_out(Turn&, const intent::Quit&);

// Protecting, locking, unlocking (protecting.cpp)
void carry_out(Turn&, const intent::AskProtect&);
void carry_out(Turn&, const intent::ChooseProtection&);
void carry_out(Turn&, const intent::ShowPassphrase&);
void carry_out(Turn&, const intent::Protect&);
void carry_out(Turn&, const intent::SaveRecoverySheet&);
void carry_out(Turn&, const intent::RecoverySheetDone&);
void carry_out(Turn&, const intent::NotYet&);
void carry_out(Turn&, const intent::PortfolioFound&);
void carry_out(Turn&, const intent::Protected&);
void carry_out(Turn&, const intent::ProtectFailed&);
void carry_out(Turn&, const intent::PassphraseJudged&);
void carry_out(Turn&, const intent::SheetSaved&);

// The lock (locking.cpp)
void carry_out(Turn&, const intent::Lock&);
void carry_out(Turn&, const intent::Unlock&);
void carry_out(Turn&, const intent::UnlockFailed&);
void carry_out(Turn&, const intent::UseRecoverySheet&);
void carry_out(Turn&, const intent::ReadWithoutUnlocking&);
void carry_out(Turn&, const intent::Tick&);

// Looking after the file (care.cpp)
void carry_out(Turn&, const intent::ChangeHabits&);
void carry_out(Turn&, const intent::ChooseBackupFolder&);
void carry_out(Turn&, const intent::BackupFolderChosen&);
void carry_out(Turn&, const intent::ShowBackups&);
void carry_out(Turn&, const intent::BackUpNow&);
void carry_out(Turn&, const intent::BackupsRead&);
void carry_out(Turn&, const intent::BackupFailed&);
void carry_out(Turn&, const intent::Restore&);
void carry_out(Turn&, const intent::RestoreWithPassphrase&);
void carry_out(Turn&, const intent::LeaveBackup&);
void carry_out(Turn&, const intent::BackupLocked&);
void carry_out(Turn&, const intent::Restored&);
void carry_out(Turn&, const intent::Verify&);
void carry_out(Turn&, const intent::Verified&);
void carry_out(Turn&, const intent::MoveToAnotherComputer&);
void carry_out(Turn&, const intent::Moved&);
void carry_out(Turn&, const intent::KeepElsewhere&);
void carry_out(Turn&, const intent::PortfolioMoved&);
void carry_out(Turn&, const intent::ShowWhereItLies&);
void carry_out(Turn&, const intent::ClearStayed&);
void carry_out(Turn&, const intent::SettleStillHeld&);
void carry_out(Turn&, const intent::Salvage&);
void carry_out(Turn&, const intent::SalvageDone&);
void carry_out(Turn&, const intent::RestoreUnprotected&);
void carry_out(Turn&, const intent::BackupIsOpen&);
void carry_out(Turn&, const intent::BeginAnew&);
void carry_out(Turn&, const intent::CareFailed&);
void carry_out(Turn&, const intent::CareDropped&);
void carry_out(Turn&, const intent::FoundDamaged&);
void carry_out(Turn&, const intent::GoOnInThisFolder&);
void carry_out(Turn&, const intent::SettingsFailed&);

// What is kept, read in parts (joining.cpp)
void carry_out(Turn&, const intent::PortfolioOpened&);
void carry_out(Turn&, const intent::PortfolioFailed&);
void carry_out(Turn&, const intent::AnswersRead&);
void carry_out(Turn&, const intent::ListRead&);

// Versions (versions.cpp)
void carry_out(Turn&, const intent::ShowVersion&);
void carry_out(Turn&, const intent::Compare&);
void carry_out(Turn&, const intent::BringBack&);
void carry_out(Turn&, const intent::VersionsRead&);

// Search (finding.cpp)
void carry_out(Turn&, const intent::ShowSearch&);
void carry_out(Turn&, const intent::ChangeSearch&);
void carry_out(Turn&, const intent::ChooseHit&);
void carry_out(Turn&, const intent::GoToHit&);
void carry_out(Turn&, const intent::SearchAnswered&);

// Taking out for good (taking_out.cpp)
void carry_out(Turn&, const intent::AskTakeOut&);
void carry_out(Turn&, const intent::TakeOutForGood&);
void carry_out(Turn&, const intent::LookAgain&);
void carry_out(Turn&, const intent::ReachRead&);
void carry_out(Turn&, const intent::TakenOutDone&);
void carry_out(Turn&, const intent::TakeOutFailed&);

// Marks and citations (marks.cpp)
void carry_out(Turn&, const intent::MarkSelection&);
void carry_out(Turn&, const intent::ChooseMark&);
void carry_out(Turn&, const intent::ChangeMeaning&);
void carry_out(Turn&, const intent::WriteNote&);
void carry_out(Turn&, const intent::NoteDone&);
void carry_out(Turn&, const intent::PutMarkAway&);
void carry_out(Turn&, const intent::BringMarkBack&);
void carry_out(Turn&, const intent::GoToMark&);
void carry_out(Turn&, const intent::CiteMark&);
void carry_out(Turn&, const intent::CiteSelection&);
void carry_out(Turn&, const intent::Uncite&);
void carry_out(Turn&, const intent::FollowCitation&);
void carry_out(Turn&, const intent::ShowMarks&);
void carry_out(Turn&, const intent::ShowBeside&);
void carry_out(Turn&, const intent::AttachMark&);
void carry_out(Turn&, const intent::DetachMark&);

// Lenses (lenses.cpp)
void carry_out(Turn&, const intent::ChooseLens&);
void carry_out(Turn&, const intent::ShowLensAs&);
void carry_out(Turn&, const intent::PutHeading&);

// Reflections of one's own (own.cpp)
void carry_out(Turn&, const intent::StartReflection&);
void carry_out(Turn&, const intent::OpenWords&);
void carry_out(Turn&, const intent::WordsBrought&);
void carry_out(Turn&, const intent::WordsNotBrought&);
void carry_out(Turn&, const intent::OpenReflection&);
void carry_out(Turn&, const intent::ChangeKind&);
void carry_out(Turn&, const intent::ReflectionDone&);

// Commitments (commitments.cpp)
void carry_out(Turn&, const intent::ShowCommitments&);
void carry_out(Turn&, const intent::StartCommitment&);
void carry_out(Turn&, const intent::ChooseCommitment&);
void carry_out(Turn&, const intent::ChangeOutcome&);
void carry_out(Turn&, const intent::KeepOutcome&);
void carry_out(Turn&, const intent::BringBackTomorrow&);
void carry_out(Turn&, const intent::LetItRest&);
void carry_out(Turn&, const intent::PutCommitmentAway&);
void carry_out(Turn&, const intent::PutIntoCalendar&);
void carry_out(Turn&, const intent::CalendarSaved&);

// Answering again (again.cpp)
void carry_out(Turn&, const intent::AnswerAgain&);
void carry_out(Turn&, const intent::StopAgain&);
void carry_out(Turn&, const intent::OfferAgain&);
void carry_out(Turn&, const intent::ShowThenAndNow&);
void carry_out(Turn&, const intent::ShowExpectations&);

// Reading aloud (aloud.cpp)
void carry_out(Turn&, const intent::ReadAloud&);
void carry_out(Turn&, const intent::PauseReading&);
void carry_out(Turn&, const intent::StepSentence&);
void carry_out(Turn&, const intent::StopReading&);
void carry_out(Turn&, const intent::SpeechFound&);
void carry_out(Turn&, const intent::SentenceRead&);
void carry_out(Turn&, const intent::SpeechFailed&);

// Spelling (spelling.cpp)
void carry_out(Turn&, const intent::CheckWords&);
void carry_out(Turn&, const intent::AskForSpelling&);
void carry_out(Turn&, const intent::UseSuggestion&);
void carry_out(Turn&, const intent::AddWord&);
void carry_out(Turn&, const intent::IgnoreWord&);
void carry_out(Turn&, const intent::ForgetWord&);
void carry_out(Turn&, const intent::CloseSpelling&);
void carry_out(Turn&, const intent::CountWords&);
void carry_out(Turn&, const intent::LookForDictionaries&);
void carry_out(Turn&, const intent::DictionariesFound&);
void carry_out(Turn&, const intent::WordsChecked&);
void carry_out(Turn&, const intent::WordsSuggested&);
void carry_out(Turn&, const intent::PolicyRead&);

// What leaves (leaving.cpp, leaving_wish.cpp), and what was found in it (findings.cpp)
void carry_out(Turn&, const intent::ShowLeaving&);
void carry_out(Turn&, const intent::ChangeLeaving&);
void carry_out(Turn&, const intent::ChooseLeavingVersion&);
void carry_out(Turn&, const intent::CancelLeaving&);
void carry_out(Turn&, const intent::MakeLeaving&);
void carry_out(Turn&, const intent::SaveLeaving&);
void carry_out(Turn&, const intent::LeavingPrepared&);
void carry_out(Turn&, const intent::LeavingNotMade&);
void carry_out(Turn&, const intent::LeavingSaved&);
void carry_out(Turn&, const intent::LeavingFailed&);
void carry_out(Turn&, const intent::HandingOverStopped&);
void carry_out(Turn&, const intent::IndexMended&);
void carry_out(Turn&, const intent::UseWay&);
void carry_out(Turn&, const intent::PutWayBack&);
void carry_out(Turn&, const intent::KeepFinding&);
void carry_out(Turn&, const intent::FindingKept&);
void carry_out(Turn&, const intent::EarlierToo&);
void carry_out(Turn&, const intent::ChangeNoticed&);
void carry_out(Turn&, const intent::KeepNoticed&);

// Review: people and files (reviewing.cpp), and what is kept of them (review_keeping.cpp)
void carry_out(Turn&, const intent::ShowReview&);
void carry_out(Turn&, const intent::OpenGiven&);
void carry_out(Turn&, const intent::GiveCard&);
void carry_out(Turn&, const intent::MakeCard&);
void carry_out(Turn&, const intent::ChooseKnown&);
void carry_out(Turn&, const intent::WordsRead&);
void carry_out(Turn&, const intent::ReplaceChanged&);
void carry_out(Turn&, const intent::PutPersonAway&);
void carry_out(Turn&, const intent::ReviewsRead&);
void carry_out(Turn&, const intent::SixWordsFound&);
void carry_out(Turn&, const intent::FingerprintFound&);
void carry_out(Turn&, const intent::CardGiven&);
void carry_out(Turn&, const intent::GivenOpened&);
void carry_out(Turn&, const intent::ReviewRefused&);
void carry_out(Turn&, const intent::ReviewDropped&);
void carry_out(Turn&, const intent::CardReady&);
void carry_out(Turn&, const intent::CardMade&);

// The reply (replying.cpp), and what is found in it before it goes (review_found.cpp)
void carry_out(Turn&, const intent::ShowExchange&);
void carry_out(Turn&, const intent::ShowAnswerShared&);
void carry_out(Turn&, const intent::CommentOn&);
void carry_out(Turn&, const intent::WriteComment&);
void carry_out(Turn&, const intent::KeepComment&);
void carry_out(Turn&, const intent::RemoveComment&);
void carry_out(Turn&, const intent::BringCommentBack&);
void carry_out(Turn&, const intent::PutPrompt&);
void carry_out(Turn&, const intent::ChangeElsewhere&);
void carry_out(Turn&, const intent::TypeReply&);
void carry_out(Turn&, const intent::AskForReply&);
void carry_out(Turn&, const intent::MakeReply&);
void carry_out(Turn&, const intent::GoToFound&);
void carry_out(Turn&, const intent::WriteReply&);
void carry_out(Turn&, const intent::ReadReply&);
void carry_out(Turn&, const intent::PagePreviewed&);
void carry_out(Turn&, const intent::PageNotPreviewed&);
void carry_out(Turn&, const intent::ReplyMade&);

// Cues (cues.cpp)
void carry_out(Turn&, const intent::AskForCue&);
void carry_out(Turn&, const intent::ExplainCue&);
void carry_out(Turn&, const intent::DismissCue&);

// Words explained, and the door (terms.cpp)
void carry_out(Turn&, const intent::ShowTerm&);
void carry_out(Turn&, const intent::ShowGlossary&);
void carry_out(Turn&, const intent::ChooseTerm&);
void carry_out(Turn&, const intent::ShowDoor&);
void carry_out(Turn&, const intent::ChooseDoor&);

// The pictures of a case (pictures.cpp)
void carry_out(Turn&, const intent::ShowPictures&);
void carry_out(Turn&, const intent::ChoosePerson&);
void carry_out(Turn&, const intent::ChooseEvent&);
void carry_out(Turn&, const intent::ShowAsList&);

// What we agreed (agreeing.cpp)
void carry_out(Turn&, const intent::ShowAgreement&);
void carry_out(Turn&, const intent::WriteAgreement&);
void carry_out(Turn&, const intent::ReadAgreement&);
void carry_out(Turn&, const intent::PutAgreementAway&);
void carry_out(Turn&, const intent::AddAgreedLine&);
void carry_out(Turn&, const intent::ChooseAgreedLine&);
void carry_out(Turn&, const intent::ChangeAgreedKind&);
void carry_out(Turn&, const intent::RemoveAgreedLine&);
void carry_out(Turn&, const intent::BringAgreedLineBack&);
void carry_out(Turn&, const intent::ChangeAgreedElsewhere&);
void carry_out(Turn&, const intent::AskForAgreement&);
void carry_out(Turn&, const intent::MakeAgreement&);
void carry_out(Turn&, const intent::BothHave&);
void carry_out(Turn&, const intent::AddNote&);
void carry_out(Turn&, const intent::AgreementMade&);

// Pages once more, and all of an exchange (saving_again.cpp)
void carry_out(Turn&, const intent::AskToSaveAgain&);
void carry_out(Turn&, const intent::SaveAgain&);
void carry_out(Turn&, const intent::AskToSaveExchange&);
void carry_out(Turn&, const intent::SaveExchangePage&);
void carry_out(Turn&, const intent::SavedAgain&);

// A team in one room: its plan (team_plan.cpp), what is printed for it (team_papers.cpp), leading it (leading_team.cpp), where the room's
// screen stands (team_room.cpp), its end and what was kept (team_end.cpp)
void carry_out(Turn&, const intent::ChangePapers&);
void carry_out(Turn&, const intent::LookAtPapers&);
void carry_out(Turn&, const intent::WritePapers&);
void carry_out(Turn&, const intent::PapersSet&);
void carry_out(Turn&, const intent::PapersNotSet&);
void carry_out(Turn&, const intent::PapersUnderWay&);
void carry_out(Turn&, const intent::PapersWritten&);
void carry_out(Turn&, const intent::PapersNotWritten&);
void carry_out(Turn&, const intent::ChooseRoomPlace&);
void carry_out(Turn&, const intent::CloseRoomWindow&);
void carry_out(Turn&, const intent::WallLaid&);
void carry_out(Turn&, const intent::DisplaysFound&);
void carry_out(Turn&, const intent::RoomWindowOpened&);
void carry_out(Turn&, const intent::RoomWindowClosed&);
void carry_out(Turn&, const intent::RoomWindowNotOpened&);
void carry_out(Turn&, const intent::ShowWorkshops&);
void carry_out(Turn&, const intent::PlanWorkshop&);
void carry_out(Turn&, const intent::ChangeTeam&);
void carry_out(Turn&, const intent::ChooseStep&);
void carry_out(Turn&, const intent::ChangeStep&);
void carry_out(Turn&, const intent::ChangeParts&);
void carry_out(Turn&, const intent::WriteQuestion&);
void carry_out(Turn&, const intent::PutStep&);
void carry_out(Turn&, const intent::ChooseStepQuestion&);
void carry_out(Turn&, const intent::UsualPlan&);
void carry_out(Turn&, const intent::TryRoom&);
void carry_out(Turn&, const intent::StopTrying&);
void carry_out(Turn&, const intent::OpenRoom&);
void carry_out(Turn&, const intent::AskForStep&);
void carry_out(Turn&, const intent::AddStep&);
void carry_out(Turn&, const intent::LeaveOutStep&);
void carry_out(Turn&, const intent::ShowLeading&);
void carry_out(Turn&, const intent::AskToSkip&);
void carry_out(Turn&, const intent::SkipStep&);
// After a crash, and weeks after the end (team_after.cpp)
void carry_out(Turn&, const intent::GoOnWithUnfinished&);
void carry_out(Turn&, const intent::WipeUnfinished&);
void carry_out(Turn&, const intent::UnfinishedFound&);
void carry_out(Turn&, const intent::ChooseBecame&);
void carry_out(Turn&, const intent::KeepBecame&);
void carry_out(Turn&, const intent::BecameKept&);
void carry_out(Turn&, const intent::NotTodayTeam&);
void carry_out(Turn&, const intent::Lead&);
void carry_out(Turn&, const intent::PutTypedIn&);
void carry_out(Turn&, const intent::ChooseCard&);
void carry_out(Turn&, const intent::AskToHold&);
void carry_out(Turn&, const intent::AskForTitle&);
void carry_out(Turn&, const intent::OneMoreMinute&);
void carry_out(Turn&, const intent::PauseTimer&);
void carry_out(Turn&, const intent::GoOnWithPaper&);
void carry_out(Turn&, const intent::NewCode&);
void carry_out(Turn&, const intent::UncoverCards&);
void carry_out(Turn&, const intent::ShowRoom&);
void carry_out(Turn&, const intent::LeaveRoom&);
void carry_out(Turn&, const intent::TurnWall&);
void carry_out(Turn&, const intent::ShowEnding&);
void carry_out(Turn&, const intent::KeepFlagged&);
void carry_out(Turn&, const intent::EndWorkshop&);
void carry_out(Turn&, const intent::ChooseRecord&);
void carry_out(Turn&, const intent::AskToRemoveRecord&);
void carry_out(Turn&, const intent::RemoveRecord&);
void carry_out(Turn&, const intent::AddressesFound&);
void carry_out(Turn&, const intent::RoomTried&);
void carry_out(Turn&, const intent::RoomNotTried&);
void carry_out(Turn&, const intent::TeamChanged&);
void carry_out(Turn&, const intent::TeamNotOpened&);
void carry_out(Turn&, const intent::TeamHandedBack&);
void carry_out(Turn&, const intent::EndingRead&);
void carry_out(Turn&, const intent::TeamHasEnded&);
void carry_out(Turn&, const intent::TeamNotEnded&);
void carry_out(Turn&, const intent::RecordsRead&);
void carry_out(Turn&, const intent::RecordRead&);

}  // namespace vignette::app
