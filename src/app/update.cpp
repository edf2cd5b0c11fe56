#include "app/update.hpp"

#include <array>

#include "app/own.hpp"
#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "words/words.hpp"

namespace vignette::app {

namespace {

struct Where {
  Screen screen;
  std::string case_id;
  std::size_t question;
  bool operator==(const Where&) const = default;
};

/// Behind the door one is still at the question: neither a version nor a visit says when somebody went there.
Screen as_kept(Screen screen) { return screen == Screen::acting_on ? Screen::question : screen; }

Where where(const Model& model) { return {as_kept(model.screen), model.case_id, model.question}; }

/// The question, or the reflection of one's own, that is being written to.
std::optional<portfolio::QuestionKey> question_shown(const Model& model) {
  if (!model.practice.reflection.empty()) {
    const bool shown = reflection_shown(model) || model.screen == Screen::acting_on;
    return shown ? std::optional(current_key(model)) : std::nullopt;
  }
  if (as_kept(model.screen) != Screen::question || !current_question(model)) return std::nullopt;
  return current_key(model);
}

template <typename... Wishes>
bool is_one_of(const Intent& intent) {
  return (intent.is<Wishes>() || ...);
}

/// Whether somebody is there: what came back from outside, and what the page does by itself, is no sign of it.
bool of_a_person(const Model& model, const Intent& intent) {
  if (const auto* read = intent.get_if<intent::ReadTo>()) {
    const auto place = place_of(model, model.case_id);
    return place.block != read->top.piece || place.offset != read->top.offset;
  }
  return !is_one_of<
      intent::Arrived, intent::PacksRead, intent::PortfolioOpened, intent::PortfolioFound, intent::UnlockFailed, intent::Protected,
      intent::ProtectFailed, intent::PassphraseJudged, intent::SheetSaved, intent::CalendarSaved, intent::AnswersRead, intent::ListRead,
      intent::VersionsRead, intent::SearchAnswered, intent::ReachRead, intent::TakenOutDone, intent::TakeOutFailed, intent::BackupsRead,
      intent::BackupFailed, intent::BackupFolderChosen, intent::Restored, intent::CareFailed, intent::CareDropped, intent::BackupLocked,
      intent::BackupIsOpen, intent::Verified, intent::FoundDamaged, intent::SalvageDone, intent::Moved, intent::SettingsFailed,
      intent::Tick, intent::PortfolioFailed, intent::Saved, intent::SaveFailed, intent::CopySaved, intent::CopyFailed, intent::CopyDropped,
      intent::LinkFailed, intent::SystemChanged, intent::OpenAt, intent::SpeechFound, intent::SentenceRead, intent::SpeechFailed,
      intent::CheckWords, intent::DictionariesFound, intent::WordsChecked, intent::WordsSuggested, intent::PolicyRead,
      intent::LeavingPrepared, intent::LeavingNotMade, intent::LeavingSaved, intent::LeavingFailed, intent::ReviewsRead,
      intent::SixWordsFound, intent::FingerprintFound, intent::CardGiven, intent::GivenOpened, intent::ReviewRefused, intent::ReviewDropped,
      intent::CardReady, intent::CardMade, intent::PagePreviewed, intent::PageNotPreviewed, intent::ReplyMade, intent::AgreementMade,
      intent::SavedAgain, intent::PortfolioMoved, intent::HandingOverStopped, intent::IndexMended, intent::AddressesFound,
      intent::RoomTried, intent::RoomNotTried, intent::PapersSet, intent::PapersNotSet, intent::PapersUnderWay, intent::PapersWritten,
      intent::PapersNotWritten, intent::DisplaysFound, intent::RoomWindowOpened, intent::RoomWindowClosed, intent::RoomWindowNotOpened,
      intent::WallLaid, intent::TeamChanged, intent::TeamNotOpened, intent::TeamHandedBack, intent::EndingRead, intent::TeamHasEnded,
      intent::TeamNotEnded, intent::RecordsRead, intent::RecordRead, intent::UnfinishedFound, intent::BecameKept>(intent);
}

/// The recovery sheet is shown until it is seen to: it is left by typing a group from the copy; behind the lock it comes again.
bool beside_the_sheet(const Intent& intent) {
  return is_one_of<intent::Edit, intent::MoveCaret, intent::Paste, intent::SaveRecoverySheet, intent::RecoverySheetDone, intent::ChangeLook,
                   intent::StepTextSize, intent::DismissNotice, intent::ToggleDebugPanel, intent::TrySavingAgain, intent::SaveCopyElsewhere,
                   intent::Lock, intent::Quit>(intent);
}

/// What changes something kept that another window may have changed, too. Texts see to that themselves (writing.cpp), and so does what is
/// shared; changes of a mark are put together.
bool changes_what_is_kept(const Intent& intent) {
  return is_one_of<intent::StartReflection, intent::ChangeKind, intent::StartCommitment, intent::ChangeOutcome, intent::KeepOutcome,
                   intent::BringBackTomorrow, intent::LetItRest, intent::PutCommitmentAway>(intent);
}

/// While words are being taken out nothing is written that could hold them, and nothing is locked away half done.
bool beside_taking_out(const Intent& intent) {
  return is_one_of<intent::ChangeLook, intent::StepTextSize, intent::DismissNotice, intent::ToggleDebugPanel, intent::TrySavingAgain,
                   intent::SaveCopyElsewhere, intent::Quit>(intent);
}

/// Typed on the sheet for what leaves: what is taken out meanwhile goes from it afterwards.
bool goes_into_what_leaves(const Intent& intent) {
  const auto is = [](Field field) { return field >= Field::leave_talk && field <= Field::leave_until; };
  const auto* edit = intent.get_if<intent::Edit>();
  const auto* move = intent.get_if<intent::MoveCaret>();
  const auto* paste = intent.get_if<intent::Paste>();
  return (edit && is(edit->field)) || (move && is(move->field)) || (paste && is(paste->field));
}

template <typename Kind>
bool carried_out(Turn& turn, const Intent& intent) {
  const auto* wish = intent.get_if<Kind>();
  if (wish) carry_out(turn, *wish);
  return wish != nullptr;
}

template <typename... Kinds>
void carry_out(Turn& turn, const Intent& intent, intent::KindsOf<Kinds...>) {
  constexpr std::array<bool (*)(Turn&, const Intent&), sizeof...(Kinds)> all = {
      &carried_out<Kinds>...};  // a fold over so many is too deep for some compilers
  for (const auto carried : all)
    if (carried(turn, intent)) return;
}

void forget_what_was_typed_on(Model& model, Screen left) {
  if (left == Screen::protect || left == Screen::unlock || left == Screen::recovery_sheet) wipe_secrets(model.vault);
  if (left == Screen::backups && !model.vault.busy) stop_asking_for_backup(model.vault);
  if (left == Screen::recovery_sheet) {
    for (auto& group : model.vault.recovery) wipe(group);
    model.vault.recovery.clear();
  }
  if (left == Screen::take_out && !model.taking_out.busy) wipe(model.taking_out);
}

}  // namespace

std::vector<Effect> update(Model& model, const Intent& intent, const Outside& outside) {
  model.now = outside.now;
  const bool person = of_a_person(model, intent);
  Turn turn{model, outside, {}};
  // Whoever comes back after a time of quiet finds it locked, also where nothing woke the program meanwhile.
  const Look look = model.look;
  if (lock_due(model)) {
    lock(turn, true);
    mind_reading(turn, look);
    if (person && !intent.is<intent::Quit>()) return std::move(turn.effects);
  }
  if (person) model.vault.touched = outside.now.instant;
  if (person && model.screen == Screen::recovery_sheet && !beside_the_sheet(intent)) return std::move(turn.effects);
  if (person && model.taking_out.busy && !beside_taking_out(intent) && !goes_into_what_leaves(intent)) return std::move(turn.effects);
  if (person && written_elsewhere(model) && changes_what_is_kept(intent)) {
    model.notice = words::Problem{.what = std::string(words::say(words::Word::elsewhere_unchanged)),
                                  .mend = std::string(words::say(words::Word::elsewhere_unchanged_mend))};
    return std::move(turn.effects);
  }
  const auto before = where(model);
  const Screen left = model.screen;
  const auto written_to = question_shown(model);
  const auto only_for_me = only_for_me_shown(model);
  const auto said_beside = said_beside_shown(model);
  const auto reflection = model.practice.reflection;

  carry_out(turn, intent, intent::Kinds());

  mind_trial(turn);
  mind_would_change(turn);
  mind_reflection(turn, reflection);
  if (only_for_me && only_for_me != only_for_me_shown(model)) leave_question(turn, *only_for_me);
  if (said_beside && said_beside != said_beside_shown(model)) leave_question(turn, *said_beside);
  if (written_to && written_to != question_shown(model)) {
    leave_question(turn, *written_to);
    look_for_cue(turn, *written_to);
  }
  note_where_one_is(turn, before != where(model));
  mind_reading(turn, look);
  mind_spelling(turn);
  if (left != model.screen) forget_what_was_typed_on(model, left);
  mind_room(turn);
  // Who can read it is said under what is written.
  if (model.screen == Screen::question || model.screen == Screen::reflection) read_reviews(turn);
  // What leaves may have been written in meanwhile.
  if (left != model.screen && model.screen == Screen::leaving && !model.leaves.making) prepare_leaving(turn);
  return std::move(turn.effects);
}

}  // namespace vignette::app
