/// What happens next: `update` changes the model and names the outside work that follows. No files, no clock, no pixels.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "app/intent.hpp"
#include "app/model.hpp"
#include "portfolio/contents.hpp"
#include "portfolio/records.hpp"

namespace vignette::app::effect {

/// Keep it, and say so by its number.
template <typename What>
struct Save {
  std::uint64_t number = 0;
  What save;
};
using SaveAnswer = Save<portfolio::SaveAnswer>;
using SavePlace = Save<portfolio::SavePlace>;
using SaveMark = Save<portfolio::SaveMark>;
using SaveCited = Save<portfolio::SaveCited>;
using SaveReflection = Save<portfolio::SaveReflection>;
using SaveCommitment = Save<portfolio::SaveCommitment>;
using SaveLens = Save<portfolio::SaveLens>;
using SaveWorkshopPlan = Save<portfolio::SaveWorkshopPlan>;
struct SaveCalendar {
  portfolio::Commitment commitment;
  bool with_words = false;  ///< else neutral: "Something to come back to"
};  ///< ask where, write it there
struct OpenWords {
  std::string file;  ///< empty: asks which
};
struct Speak {
  std::uint64_t number = 0;
  std::string text, language;
  int speed = 100;
  std::string voice;
};  ///< ends with `SentenceRead`, unless something else is spoken first
struct Hush {};
struct FindDictionaries {};
struct CheckWords {
  std::uint64_t number = 0;
  std::string language;
  std::vector<std::string> words;
};
struct SuggestWords {
  std::uint64_t number = 0;
  std::string language, word;
};
struct PrepareLeaving {
  std::uint64_t number = 0;
  LeavingWish wish;
  portfolio::Contents contents;  ///< what is in memory
};  ///< the file is made and held, and its preview said; whatever was made before is forgotten
struct StopLeaving {};
struct SaveLeaving {
  std::uint64_t number = 0;  ///< of what was prepared
  std::string_view ending;
  bool print = false;
};  ///< ask where, write it there
using SavePerson = Save<portfolio::SavePerson>;
using SaveExchange = Save<portfolio::SaveExchange>;
/// A reply or an agreement that is being written; `done`: it is not any more.
struct SaveReplyDraft {
  std::uint64_t number = 0;
  portfolio::Reply reply;
  portfolio::Instant changed;
  bool done = false;
};
struct SaveAgreementDraft {
  std::uint64_t number = 0;
  portfolio::Agreement agreement;
  portfolio::Instant changed;
  bool done = false;
};
/// A note to one's own copy that is being written; no words: it is not any more.
struct SaveNoteDraft {
  std::uint64_t number = 0;
  std::string about, words;
  portfolio::Instant changed;
};
struct ReadReviews {};
struct FindSixWords {
  std::string keys;
};
struct FindFingerprint {
  portfolio::Exchange exchange;
};
struct OpenGiven {
  std::vector<portfolio::Person> people;
  std::vector<ExchangeRead> exchanges;
};  ///< asks for a file
struct MakeCard {
  std::string name, role;
  CardForm form = CardForm::text;
};  ///< one's own key card: its keys are made where there are none; `CardReady` says so
struct KeepCard {
  std::uint64_t number = 0;  ///< 0: it can't be kept, and is forgotten
};  ///< the card that is ready; then it is handed out
struct MakeAgreement {
  ExchangeRead exchange;
  portfolio::Agreement agreement;
  ReplyForm form = ReplyForm::sealed;
};  ///< asks where
struct MakeReply {
  ExchangeRead exchange;
  portfolio::Reply reply;
  ReplyForm form = ReplyForm::sealed;
};  ///< asks where
struct WholeExchange {};  ///< all that is kept of one, as SaveExchangePage makes it
/// The page of a reply, an agreement or a whole exchange is set and held, as the file will have it, and its preview said; the one before
/// is forgotten.
struct PreviewPage {
  std::uint64_t number = 0;
  ExchangeRead exchange;
  std::variant<portfolio::Reply, portfolio::Agreement, WholeExchange> page;
};
struct ForgetPreview {};  ///< of that
/// A page that was made before, once more with its number. Asks where.
struct SaveAgain {
  ExchangeRead exchange;
  portfolio::PageKind kind = portfolio::PageKind::reply;
  ReplyForm form = ReplyForm::sealed;
};
/// All that is kept of an exchange. Asks where.
struct SaveExchangePage {
  portfolio::Exchange exchange;
  intent::ExchangeForm form = intent::ExchangeForm::pdf;
};
struct RetrySaving {};
struct SaveCopy {
  portfolio::Contents contents;  ///< what is in memory
  bool sealed = false;           ///< as a portfolio under the same passphrase, and not as Markdown
};  ///< ask where, write everything there
struct CopyText {
  std::string text;
};  ///< to the clipboard
struct OpenLink {
  std::string url;
};  ///< in the system's browser
struct ReadPacks {};  ///< anew, as at the start
struct OpenFile {
  std::string path;
};  ///< with the program the system has for it
struct SaveLook {
  Look look;
  Habits habits;
};

// The file as a whole. Words typed in a secret field are moved into these, and wiped by whoever carries them out.
struct MakePortfolio {};  ///< an unprotected one, where there was none
struct JudgePassphrase {
  std::string passphrase;
};
struct Protect {
  Protecting why = Protecting::first_words;
  std::string passphrase;  ///< empty: take the protection away
  std::string present;     ///< the one until now, asked for before a change
};
struct ShowSheet {};  ///< once more, to who locked before it was seen to: `Protected` comes with it
struct SaveSheet {
  std::vector<std::string> groups;
  intent::SaveRecoverySheet::Form form = intent::SaveRecoverySheet::Form::text;
};
struct Unlock {
  std::string passphrase;
  std::string sheet;  ///< or this
};
struct Lock {
  portfolio::Contents held;  ///< not kept yet: handed back by `PortfolioOpened`, unless they are kept in between
  HeldReviews held_reviews;  ///< likewise
};  ///< closes the file once what waits is kept, forgets the key, empties the clipboard if it came from us
struct ChooseBackupFolder {};
struct ReadBackups {};
struct BackUp {
  bool asked = false;  ///< by the person, who is told: `BackupsRead` or `BackupFailed` say so again
};
struct Restore {
  std::string file;         ///< empty: asks which
  std::string passphrase;   ///< of the backup, or the groups of its recovery sheet; empty: the portfolio's, if it needs one
  bool may_be_open = true;  ///< the portfolio may be without a passphrase afterwards
};
struct Verify {};
struct Move {
  std::string file;  ///< empty: asks where
};
struct KeepElsewhere {
  bool choose = false;  ///< asks where
  std::string folder;   ///< the one chosen; empty: this computer's own
};
struct FindPortfolio {};  ///< asks which file it is
struct ClearStayed {};    ///< what a move left behind
struct SettleStillHeld {
  bool remove = false;
};  ///< the backups within reach that hold what was taken out while they were not
struct Salvage {};

// Reading, beside the writer.
struct ReadAnswers {
  std::vector<std::string> cases;
};
struct ReadList {};
struct ReadVersions {
  portfolio::QuestionKey of;
};
struct Find {
  std::uint64_t number = 0;
  portfolio::SearchFor what;
};
struct IndexCases {
  std::vector<portfolio::CaseText> cases;
};
struct ReadReach {
  portfolio::TakeOut what;
};
struct TakeOut {
  portfolio::TakeOut what;
};

// A team in one room
struct FindAddresses {};  ///< of this computer, on networks that phones could join
struct TryRoom {
  std::string address;  ///< this computer's; empty: the first that phones could reach
};
struct LookAround {};  ///< no phone came: what the network says of it
struct StopTrying {};
struct OpenRoom {
  std::string case_id;
  TeamChoice choice;
  workshop::Plan plan;
  std::string wifi = {};  ///< what a picture says that takes phones into the Wi-Fi; empty: none is shown
};
struct Lead {
  LeadWish wish;              ///< its words are wiped by whoever carries it out
  std::optional<Field> from;  ///< where they were typed
};
struct SetPapers {
  std::uint64_t number = 0;
  std::string case_id;
  TeamChoice choice;
  workshop::Plan plan;
  PapersChoice wanted;
};  ///< what is printed for this plan; held until it is set anew
struct WritePapers {
  std::vector<Paper> which;
  bool each = false;
};  ///< of those set last; asks where
struct OpenRoomWindow {
  RoomPlace place;
};  ///< or puts the one that is open there
struct CloseRoomWindow {};
struct ReadTeam {};  ///< how it stands, and what waits behind the lock
struct HideTeam {
  TeamTyped typed;
};  ///< locked: what was typed waits
struct TellTime {
  std::string left;
};  ///< in words, to screens that browsers show
struct GoOnWithPaper {};
struct NewCode {};
struct ReadEnding {};
struct EndWorkshop {
  bool keep = false;
  std::set<std::uint64_t> with_flagged;  ///< workshop::Flagged::of
};
struct ReadRecords {};
struct ReadRecord {
  std::string file;
};
struct RemoveRecord {
  std::string file;
};
struct KeepBecame {
  std::string file;
  std::size_t place = 0;  ///< of the commitment
  workshop::Said said;
};
struct FindUnfinished {};  ///< what a crash left, and whether one could be gone on from
struct GoOnWithUnfinished {};
struct WipeUnfinished {};
struct Quit {};

}  // namespace vignette::app::effect

namespace vignette::app {

using Effect = std::variant<
    effect::SaveAnswer, effect::SavePlace, effect::SaveMark, effect::SaveCited, effect::SaveReflection, effect::SaveCommitment,
    effect::SaveLens, effect::SaveCalendar, effect::OpenWords, effect::Speak, effect::Hush, effect::FindDictionaries, effect::CheckWords,
    effect::SuggestWords, effect::RetrySaving, effect::SaveCopy, effect::CopyText, effect::OpenLink, effect::ReadPacks, effect::OpenFile,
    effect::SaveLook, effect::MakePortfolio, effect::JudgePassphrase, effect::Protect, effect::ShowSheet, effect::SaveSheet, effect::Unlock,
    effect::Lock, effect::ChooseBackupFolder, effect::ReadBackups, effect::BackUp, effect::Restore, effect::Verify, effect::Move,
    effect::Salvage, effect::ReadAnswers, effect::ReadList, effect::ReadVersions, effect::Find, effect::IndexCases, effect::ReadReach,
    effect::TakeOut, effect::PrepareLeaving, effect::StopLeaving, effect::SaveLeaving, effect::SavePerson, effect::SaveExchange,
    effect::SaveReplyDraft, effect::SaveAgreementDraft, effect::ReadReviews, effect::FindSixWords, effect::FindFingerprint,
    effect::OpenGiven, effect::MakeCard, effect::KeepCard, effect::PreviewPage, effect::ForgetPreview, effect::MakeReply,
    effect::MakeAgreement, effect::SaveNoteDraft, effect::KeepElsewhere, effect::FindPortfolio, effect::ClearStayed,
    effect::SettleStillHeld, effect::SaveAgain, effect::SaveExchangePage, effect::FindAddresses, effect::TryRoom, effect::LookAround,
    effect::StopTrying, effect::OpenRoom, effect::SetPapers, effect::WritePapers, effect::OpenRoomWindow, effect::CloseRoomWindow,
    effect::Lead, effect::ReadTeam, effect::HideTeam, effect::TellTime, effect::GoOnWithPaper, effect::NewCode, effect::ReadEnding,
    effect::EndWorkshop, effect::ReadRecords, effect::ReadRecord, effect::RemoveRecord, effect::KeepBecame, effect::FindUnfinished,
    effect::GoOnWithUnfinished, effect::WipeUnfinished, effect::SaveWorkshopPlan, effect::Quit>;

/// Chance comes in as a value, as time does: new ids are made from it.
struct Outside {
  portfolio::Now now;
  std::uint64_t chance_a = 0;
  std::uint16_t chance_b = 0;
};

std::vector<Effect> update(Model& model, const Intent& intent, const Outside& outside);

/// When something is to happen though nobody does anything: Intent::Tick is due then. Nothing, if only a person can go on.
std::optional<portfolio::Instant> due(const Model& model);

}  // namespace vignette::app
