#include "shell/session.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <utility>

#include "pack/policy.hpp"
#include "pack/read.hpp"
#include "shell/desktop.hpp"
#include "shell/look_file.hpp"
#include "shell/outward.hpp"

namespace vignette::shell {

namespace effect = app::effect;
namespace intent = app::intent;

namespace {

template <typename... Kinds>
struct Each : Kinds... {
  using Kinds::operator()...;
};

}  // namespace

portfolio::Now now() {
  const auto clock = std::chrono::system_clock::now();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(clock);
  std::tm local{};
  localtime_r(&seconds, &local);
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(clock.time_since_epoch()).count();
  return {{ms}, static_cast<int>(local.tm_gmtoff / 60)};
}

Session::Session(Options options, std::function<void()> wake, WindowEffects window, std::function<portfolio::Now()> clock)
    : options_(std::move(options)),
      places_(places(options_.portfolio, options_.content)),
      window_(std::move(window)),
      clock_(std::move(clock)),
      early_(places_.look.parent_path() / "reading.json", places_.portfolio),
      results_(std::make_shared<Results>(std::move(wake))),
      leaver_({places_.press, places_.faces}, results_, out_),
      reviewer_({places_.press, places_.faces}, results_, out_),
      holding_(places_.portfolio, results_,
               options_.portfolio ? std::nullopt : std::optional(MovingOut{KeptPlace(places_.kept), places_.own})),
      host_(results_, places_.workshops, [this] { return clock_().instant; }),
      printer_({places_.press, places_.faces}, results_),
      trier_(results_),
      speech_(results_),
      speller_(results_, places_.dictionaries),
      chance_(std::random_device{}()) {
  model_.now = clock_();
  model_.notice = set_aside_unreadable(places_.look);
  if (!options_.portfolio)
    if (auto unread = KeptPlace(places_.kept).set_aside_unreadable()) model_.notice = std::move(unread);
  model_.look = read_look(places_.look);
  model_.habits = read_habits(places_.look);
  model_.places = early_.read();
  kept_early_ = !model_.places.empty();
  if (options_.text_size) model_.look.text_size = app::nearest_text_size(*options_.text_size);
  if (options_.theme) model_.look.theme = *options_.theme;
}

// Waiting for what was written may throw only where the machine has no memory left: ending is right then.
Session::~Session() {  // NOLINT(bugprone-exception-escape)
  // Settings that changed last, and a portfolio that was still being opened, or read, while somebody wrote: what comes back may
  // be what a draft waited for.
  do {
    worker_.finish();
    leaver_.finish();
    reviewer_.finish();
    holding_.finish();
    host_.finish();
    printer_.finish();
  } while (take_results());
}

void Session::begin() {
  worker_.give([results = results_, file = options_.policy.value_or(places_.policy), asked_for = options_.policy.has_value()] {
    if (auto read = pack::read_policy(file, asked_for); read.policy != pack::Policy() || !read.problems.empty())
      results->post(intent::PolicyRead{std::move(read)});
  });
  read_packs();
  holding_.find();
  host_.find_unfinished();
  follow_desktop(results_);
  if (!options_.open_case.empty()) apply(intent::OpenAt{options_.open_case, options_.open_question});
  if (!options_.words.empty()) apply(intent::OpenWords{options_.words});
}

void Session::read_packs() {
  worker_.give([results = results_, content = places_.content, packs = options_.packs] {
    std::vector<std::filesystem::path> folders{content};
    folders.insert(folders.end(), packs.begin(), packs.end());
    results->post(intent::PacksRead{pack::read_shelf(folders)});
  });
}

bool Session::take_results() {
  auto results = results_->take();
  for (auto& result : results)
    if (const auto made = result()) apply(*made);
  out_->settle();
  if (model_.vault.locked && !out_->under_way()) holding_.handed_over();
  return !results.empty();
}

void Session::apply(const app::Intent& wish) {
  for (auto& asked : app::update(model_, wish, outside())) carry_out(std::move(asked));
  if (const auto* moved = wish.get_if<intent::PortfolioMoved>()) read_early_at(moved->file);
  const bool joined = model_.portfolio_open && !model_.read_only && model_.saving.kept >= model_.saving.handed_over;
  if (kept_early_ && joined) {  // the portfolio has what was read before it was there
    kept_early_ = false;
    worker_.give([early = early_] { early.forget(); });
  }
}

app::Outside Session::outside() { return {clock_(), chance_(), static_cast<std::uint16_t>(chance_())}; }

std::optional<double> Session::due_after() const {
  const auto due = app::due(model_);
  if (!due) return std::nullopt;
  return std::max(0.0, static_cast<double>(due->ms - clock_().instant.ms) / 1000);
}

bool Session::tick() {
  const auto due = app::due(model_);
  const auto at = clock_().instant;
  const bool set_back = at < model_.now.instant;  // what is due by such a clock would come too late, or never
  if (!set_back && (!due || at < *due)) return false;
  apply(intent::Tick{});
  return true;
}

void Session::carry_out(app::Effect wanted) {
  const auto when = model_.now.instant;
  std::visit(Each{
                 [this](effect::SavePlace& what) {
                   if (what.number > 0) return holding_.keep(what.number, std::move(what.save));
                   kept_early_ = true;
                   worker_.give([early = early_, places = model_.places] { early.write(places); });
                 },
                 [this]<typename What>(effect::Save<What>& what) { holding_.keep(what.number, std::move(what.save)); },
                 [this](effect::SaveCalendar& what) { save_calendar(std::move(what)); },
                 [this](effect::OpenWords& what) { open_words(what.file); },
                 [this](effect::Speak& what) { speech_.speak(std::move(what)); },
                 [this](effect::Hush&) { speech_.hush(); },
                 [this](effect::FindDictionaries&) { speller_.find(); },
                 [this](effect::CheckWords& what) { speller_.check(std::move(what)); },
                 [this](effect::SuggestWords& what) { speller_.suggest(std::move(what)); },
                 [this](effect::RetrySaving&) { holding_.retry(); },
                 [this](effect::SaveCopy& what) { save_copy(std::move(what)); },
                 [this](effect::CopyText& what) { copy_text(what.text); },
                 [this](effect::OpenLink& what) { open_link(what.url, results_); },
                 [this](effect::ReadPacks&) { read_packs(); },
                 [this](effect::OpenFile& what) { open_pack_file(what.path, results_); },
                 [this](effect::SaveLook& what) {
                   worker_.give([file = places_.look, what, to = results_] {
                     if (const auto done = write_look(file, what.look, what.habits); !done) to->post(intent::SettingsFailed{done.error()});
                   });
                 },
                 [this](effect::MakePortfolio&) { holding_.make(); },
                 [this](effect::JudgePassphrase& what) { judge(std::move(what.passphrase)); },
                 [this](effect::Protect& what) { holding_.protect(std::move(what), backups()); },
                 [this](effect::ShowSheet&) { holding_.show_sheet(); },
                 [this](effect::SaveSheet& what) { save_sheet(std::move(what)); },
                 [this](effect::Unlock& what) { holding_.unlock(std::move(what)); },
                 [this](effect::Lock& what) {
                   empty_clipboard();
                   out_->lock();
                   leaver_.forget();
                   reviewer_.forget();
                   holding_.lock(std::move(what), out_->under_way());
                 },
                 [this](effect::ChooseBackupFolder&) { choose_backup_folder(); },
                 [this](effect::ReadBackups&) { holding_.read_backups(backups()); },
                 [this, when](effect::BackUp& what) { holding_.back_up(backups(), when, what.asked); },
                 [this](effect::Restore& what) { restore(std::move(what)); },
                 [this](effect::Verify&) { holding_.verify(); },
                 [this](effect::Move& what) { move(what.file); },
                 [this](effect::KeepElsewhere& what) { keep_elsewhere(what); },
                 [this](effect::FindPortfolio&) { find_portfolio(); },
                 [this](effect::SettleStillHeld& what) { holding_.settle_still_held(backups(), what.remove); },
                 [this](effect::ClearStayed&) { holding_.clear_stayed(backups()); },
                 [this, when](effect::Salvage&) { holding_.salvage(when); },
                 [this](effect::ReadAnswers& what) { holding_.read_answers(std::move(what.cases)); },
                 [this](effect::ReadList&) { holding_.read_list(); },
                 [this](effect::ReadVersions& what) { holding_.read_versions(std::move(what.of)); },
                 [this](effect::Find& what) { holding_.search(what.number, std::move(what.what)); },
                 [this](effect::IndexCases& what) { holding_.index(std::move(what.cases)); },
                 [this](effect::ReadReach& what) { holding_.read_reach(std::move(what.what), backups()); },
                 [this](effect::TakeOut& what) { holding_.take_out(std::move(what.what), backups()); },
                 [this](effect::PrepareLeaving& what) { prepare_leaving(std::move(what)); },
                 [this](effect::StopLeaving&) { leaver_.forget(); },
                 [this](effect::SaveLeaving& what) { save_leaving(what); },
                 [this](effect::SaveReplyDraft& what) { keep_draft(what); },
                 [this](effect::SaveAgreementDraft& what) { keep_draft(what); },
                 [this](effect::ReadReviews&) { read_reviews(); },
                 [this](effect::FindSixWords& what) { reviewer_.find_six_words(std::move(what.keys)); },
                 [this](effect::FindFingerprint& what) { reviewer_.find_fingerprint(std::move(what.exchange)); },
                 [this](effect::OpenGiven& what) { reviewer_.open_given(std::move(what), model_.now); },
                 [this](effect::MakeCard& what) { reviewer_.make_card(std::move(what), model_.now); },
                 [this](effect::KeepCard& what) { keep_card(what.number); },
                 [this](effect::PreviewPage& what) { reviewer_.preview(std::move(what), model_.now); },
                 [this](effect::ForgetPreview&) { reviewer_.forget_preview(); },
                 [this](effect::MakeReply& what) { make_reply(std::move(what)); },
                 [this](effect::MakeAgreement& what) { make_agreement(std::move(what)); },
                 [this](effect::SaveAgain& what) { save_again(std::move(what)); },
                 [this](effect::SaveNoteDraft& what) { keep_draft(what); },
                 [this](effect::SaveExchangePage& what) { save_exchange(what); },
                 [this](effect::FindAddresses&) { host_.find_addresses(); },
                 [this](effect::TryRoom& what) {
                   host_.stop_waiting_for_late();
                   trier_.begin(what.address, certificate_of(model_.policy));
                 },
                 [this](effect::LookAround&) { trier_.look_around(); },
                 [this](effect::StopTrying&) { trier_.stop(); },
                 [this](effect::OpenRoom& what) { open_room(what); },
                 [this](effect::SetPapers& what) { set_papers(what); },
                 [this](effect::WritePapers& what) { write_papers(what); },
                 [this](effect::OpenRoomWindow& what) {
                   if (window_.open_room && window_.open_room(what.place))
                     results_->post(intent::RoomWindowOpened{what.place});
                   else
                     results_->post(intent::RoomWindowNotOpened{});
                 },
                 [this](effect::CloseRoomWindow&) {
                   if (window_.close_room) window_.close_room();
                 },
                 [this](effect::Lead& what) { host_.lead(std::move(what)); },
                 [this](effect::ReadTeam&) { host_.read(); },
                 [this](effect::HideTeam& what) { host_.hide(std::move(what.typed)); },
                 [this](effect::TellTime& what) { host_.tell_time(std::move(what.left)); },
                 [this](effect::GoOnWithPaper&) { host_.go_on_with_paper(); },
                 [this](effect::NewCode&) { host_.new_code(); },
                 [this](effect::ReadEnding&) { host_.read_ending(model_.now); },
                 [this](effect::EndWorkshop& what) {
                   empty_clipboard();
                   host_.end(what, model_.now);
                 },
                 [this](effect::ReadRecords&) { host_.read_records(); },
                 [this](effect::ReadRecord& what) { host_.read_record(std::move(what.file)); },
                 [this](effect::RemoveRecord& what) { host_.remove_record(std::move(what.file)); },
                 [this](effect::KeepBecame& what) { host_.keep_became(std::move(what)); },
                 [this](effect::FindUnfinished&) { host_.find_unfinished(); },
                 [this](effect::GoOnWithUnfinished&) { go_on_with_unfinished(); },
                 [this](effect::WipeUnfinished&) { host_.wipe_unfinished(); },
                 [this](effect::Quit&) { quitting_ = true; },
             },
             wanted);
}

}  // namespace vignette::shell
