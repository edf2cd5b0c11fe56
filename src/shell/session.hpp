/// The program without its window: the model, what carries out its effects, and what comes back. Headless tests and
/// benchmarks use it as the window does.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "app/update.hpp"
#include "shell/early_places.hpp"
#include "shell/holding.hpp"
#include "shell/host.hpp"
#include "shell/leaver.hpp"
#include "shell/outward.hpp"
#include "shell/places.hpp"
#include "shell/printer.hpp"
#include "shell/results.hpp"
#include "shell/reviewer.hpp"
#include "shell/speech.hpp"
#include "shell/speller.hpp"
#include "shell/trying.hpp"
#include "shell/worker.hpp"

namespace vignette::shell {

/// What the command line asks of the window.
struct Options {
  std::vector<std::filesystem::path> packs;  ///< opened too
  std::string open_case, open_question;      ///< `--open CASE[/QUESTION]`
  std::string words;                         ///< a file of one's own words from a workshop
  std::optional<std::filesystem::path> portfolio;
  std::optional<std::filesystem::path> content;
  std::optional<std::filesystem::path> policy;  ///< in place of the service's own
  int width = 1440, height = 900;               ///< of the window, at 100 % scale
  std::optional<int> text_size;                 ///< per cent; these two hold for this start only until changed in the settings
  std::optional<app::Theme> theme;
};

/// Effects only a window can carry out.
struct WindowEffects {
  std::function<void(const std::string&)> copy_text;
  std::function<std::string()> copied_text;                   ///< what is on the clipboard now
  std::function<bool(const app::RoomPlace&)> open_room = {};  ///< in a window of its own; false: it could not be opened there
  std::function<void()> close_room = {};
};

/// The wall clock and how far it is ahead of UTC here.
portfolio::Now now();

class Session {
 public:
  /// `wake` is called, on any thread, when a result is waiting. `clock` is the time that the model is told.
  Session(Options options, std::function<void()> wake, WindowEffects window, std::function<portfolio::Now()> clock = now);
  /// Waits until everything written has been handed over and tried once more to be kept.
  ~Session();

  /// Begins reading packs and portfolio, on a worker.
  void begin();
  /// Applies what has come back; true if anything had.
  bool take_results();
  void apply(const app::Intent& intent);

  /// Seconds until the model wants to hear that time has gone by; nothing if it waits for nothing.
  std::optional<double> due_after() const;
  /// Tells it, if it is time; true if it was.
  bool tick();

  const app::Model& model() const { return model_; }
  bool quitting() const { return quitting_; }
  const Places& where() const { return places_; }
  /// A page of what is about to leave, by the name that the screen gives it. On whatever thread.
  std::optional<Pixels> page_picture(const std::string& name);

 private:
  void carry_out(app::Effect effect);
  void read_packs();
  // One for each effect that takes more than handing it on (session_care.cpp).
  void copy_text(const std::string& text);
  void empty_clipboard();
  void save_copy(app::effect::SaveCopy copy);
  void save_calendar(app::effect::SaveCalendar wanted);
  /// One's own words from a workshop; asks which file where none is named.
  void open_words(const std::string& named);
  void save_sheet(app::effect::SaveSheet sheet);
  void prepare_leaving(app::effect::PrepareLeaving wish);
  void save_leaving(const app::effect::SaveLeaving& wish);
  // Review (session_review.cpp)
  void read_reviews();
  void keep_draft(const app::effect::SaveReplyDraft& wish);
  void keep_draft(const app::effect::SaveAgreementDraft& wish);
  void keep_card(std::uint64_t number);
  void make_reply(app::effect::MakeReply wish);
  void make_agreement(app::effect::MakeAgreement wish);
  void save_again(app::effect::SaveAgain wish);
  void save_exchange(const app::effect::SaveExchangePage& wish);
  void keep_draft(const app::effect::SaveNoteDraft& wish);
  void open_room(const app::effect::OpenRoom& wish);
  void go_on_with_unfinished();
  void set_papers(const app::effect::SetPapers& wish);
  void write_papers(const app::effect::WritePapers& wish);
  void choose_backup_folder();
  /// Asks for a place, and then does what is wished there; nothing if it was locked meanwhile.
  void ask_then(Asked asked, std::function<app::Intent(std::string)> then);
  void restore(app::effect::Restore wish);
  void move(const std::string& file);
  void keep_elsewhere(const app::effect::KeepElsewhere& wish);
  void find_portfolio();
  /// What was read before there is a portfolio goes with its place.
  void read_early_at(const std::filesystem::path& portfolio);
  void judge(std::string passphrase);
  app::Outside outside();
  std::filesystem::path backups() const { return model_.habits.backup_folder; }

  Options options_;
  Places places_;
  WindowEffects window_;
  std::function<portfolio::Now()> clock_;
  app::Model model_;
  EarlyPlaces early_;
  bool kept_early_ = false;  ///< `early_` holds something
  std::shared_ptr<Results> results_;
  std::shared_ptr<HandingOver> out_ = std::make_shared<HandingOver>();
  Leaver leaver_;      ///< before what reads for it
  Reviewer reviewer_;  ///< likewise
  Holding holding_;
  Host host_;
  Printer printer_;
  RoomTrier trier_;
  Speech speech_;
  Speller speller_;
  std::mt19937_64 chance_;
  std::string copied_;  ///< what we put on the clipboard last
  bool quitting_ = false;
  Worker worker_;  // last: it must end before what it posts to
};

}  // namespace vignette::shell
