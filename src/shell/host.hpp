/// Holds a workshop while a team is led through a case: the workshop itself, the server where phones are a way in, and what was kept of
/// earlier ones. What people wrote lies here in memory, and encrypted in a journal for a crash (team_journal.hpp); both are overwritten at
/// the end, and when the program ends.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/update.hpp"
#include "reflect/details.hpp"
#include "share/qr.hpp"
#include "shell/results.hpp"
#include "shell/team_journal.hpp"
#include "shell/worker.hpp"
#include "workshop/desk.hpp"
#include "workshop/journal.hpp"
#include "workshop/server.hpp"

namespace vignette::shell {

/// 64 bits of the operating system's own chance. From any thread.
std::uint64_t system_chance();
/// Whether nothing but this computer reaches the address.
bool only_here(std::string_view address);
/// A QR picture row by row: '1' is dark. Nothing where there is none.
std::vector<std::string> rows_of(const std::optional<share::QrSquares>& qr);
/// What a room's screen shows of the way in: a QR picture that leads there with the code, and the address without what nobody types.
workshop::Way way_to(const workshop::Server& server, const std::optional<share::QrSquares>& qr);

/// With which phones are served over HTTPS; nothing where the service has set none.
std::optional<workshop::Certificate> certificate_of(const pack::Policy& policy);

/// All of it is of the window's thread; what comes of it goes into the results.
class Host {
 public:
  /// `records`: the folder for what is kept, made when the first is. The journal lies beside it, while there is one. `clock` is asked on
  /// the window's thread.
  Host(std::shared_ptr<Results> results, std::filesystem::path records, std::function<portfolio::Instant()> clock,
       std::shared_ptr<Keyring> keyring = system_keyring());
  /// A workshop that is still led is wiped.
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  void find_addresses();
  /// `known`: names of the case, which point to nobody.
  void open(const app::effect::OpenRoom& wish, const pack::Case& about, reflect::Known known);
  /// With which phones are served from the next room on; nothing: without.
  void secure_with(std::optional<workshop::Certificate> certificate) { certificate_ = std::move(certificate); }
  /// What a program that stopped has left, and whether this one could be gone on from.
  void find_unfinished();
  void go_on(reflect::Known known);
  void wipe_unfinished();
  /// What listens for phones that come back late stops: something else is to listen there.
  void stop_waiting_for_late() { late_.reset(); }
  void lead(app::effect::Lead wish);
  /// Says how it stands, and hands back what was hidden.
  void read();
  void hide(app::TeamTyped typed);
  void tell_time(std::string left);
  void go_on_with_paper();
  void new_code();
  void read_ending(portfolio::Now now);
  void end(const app::effect::EndWorkshop& wish, portfolio::Now now);

  void read_records();
  void read_record(std::string file);
  void remove_record(std::string file);
  void keep_became(app::effect::KeepBecame wish);
  /// Blocks until what was asked for so far has been done.
  void finish() { worker_.finish(); }

  /// Where phones go, as a browser wants it, and the code; for tests. Empty where there is no server.
  std::string address() const;

 private:
  struct Room {
    reflect::Known known;
    workshop::Setting setting;  ///< the window's thread's
    bool only_here = false;
    std::atomic<bool> journal_waits = false;  ///< to be written, by the worker
    std::atomic<bool> ends = false;           ///< nothing more of it is written
    workshop::Desk desk;
    std::shared_ptr<workshop::Server> server;  ///< calls the desk, so it ends before it
  };
  std::shared_ptr<Room> room_for(const workshop::Setting& setting, workshop::Workshop workshop, reflect::Known known);
  /// Lets phones in where they are a way in.
  std::optional<words::Problem> serve(Room& room);
  void begin(std::shared_ptr<Room> room);
  // The journal (host_journal.cpp)
  /// As it stands when the worker comes to it.
  void write_journal();
  /// What the journal of a program that stopped holds becomes a room again, or it is said why not.
  std::optional<app::Intent> go_on_with(std::string bytes, reflect::Known known);

  app::Leading standing();
  void changed(std::optional<workshop::Refusal> refused = {}, std::optional<app::Field> from = {});
  void show_way();
  /// How phones get to the server: made anew where its address or its code is another.
  const workshop::Way& way();
  std::optional<app::Intent> ended(bool kept, portfolio::Now now);
  /// It may take its time: whoever is there is told for the last time.
  void stop_server();
  std::vector<text::Range> found_in(const workshop::Card& card);

  std::shared_ptr<Results> results_;
  std::filesystem::path folder_;
  std::function<portfolio::Instant()> clock_;
  TeamJournal journal_;               ///< the worker's, while it works
  std::optional<bool> journal_kept_;  ///< likewise: what was said of it last
  std::shared_ptr<Room> room_;
  std::shared_ptr<Room> late_;  ///< the one that ended last, for phones that were out of reach then
  void forget_wifi();
  std::optional<workshop::Certificate> certificate_;
  std::vector<std::string> wifi_;  ///< a picture of it; overwritten at the end
  std::string leads_to_;           ///< what the picture in it says
  workshop::Way way_;
  bool guessed_ = false;
  std::map<std::string, std::vector<text::Range>> found_;  ///< by card: what could point to somebody
  app::TeamTyped typed_;                                   ///< hidden behind the lock
  Worker worker_;                                          // last: it ends before what it uses
};

}  // namespace vignette::shell
