/// What came back from outside: what was read, kept, found or failed, and the time; part of app/intent.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/leaving.hpp"
#include "app/model.hpp"
#include "pack/case.hpp"
#include "pack/policy.hpp"
#include "portfolio/care.hpp"
#include "portfolio/contents.hpp"
#include "portfolio/records.hpp"
#include "portfolio/search.hpp"
#include "words/problem.hpp"

namespace vignette::app::intent {

struct PacksRead {
  pack::Shelf shelf;
};
struct PortfolioOpened {
  portfolio::Contents contents;
  bool read_only = false;
  portfolio::Contents held = {};  ///< what could not be kept and waited behind the lock
  HeldReviews held_reviews = {};  ///< likewise
  bool cut_short = false;         ///< something was being taken out for good when the program last ended
  bool unasked = false;           ///< it was made without the question whether to protect it, and holds nothing written yet
};
struct PortfolioFound {
  bool absent = false;
  bool is_protected = false;  ///< then it is locked
  portfolio::Folder folder;
  portfolio::Elsewhere elsewhere = {};
  bool expected = false;  ///< though it is absent: it was moved here, and has been here
  bool unread = false;    ///< what said where it lies could not be read
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
  bool asked = false;                                ///< for `BackUpNow`, which waits for it; nothing else that is being done ends with it
  bool away = false;                                 ///< the folder that was chosen is not there now
  std::optional<portfolio::Backup> made = {};        ///< the one that was asked for; nothing if nothing had changed
  std::vector<portfolio::Backup> stayed = {};        ///< what could not go along in a move, and is still where it was
  std::vector<portfolio::CopiedFolder> copied = {};  ///< folders that something else copies
  bool tried = false;                                ///< it was tried to make one, and nothing stood in the way
  std::vector<portfolio::Backup> finished = {};      ///< out of which has gone only now what was taken out while they were out of reach
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
struct IndexMended {};  ///< the index of words was damaged, and was made anew; nothing else was
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
struct HandingOverStopped {
  words::Problem problem;
};  ///< it was locked before there was a place for a file: nothing was written
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
struct SystemChanged {
  bool dark = false;
};

}  // namespace vignette::app::intent
