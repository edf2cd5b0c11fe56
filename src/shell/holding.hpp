/// The portfolio's file while the program runs: found, made, opened, locked, protected, looked after. Nothing here blocks the
/// window: the file is worked on by one thread, read by another, kept by a third (store/keeper.hpp), and what came of it goes
/// into the results.
#pragma once

#include <atomic>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/update.hpp"
#include "portfolio/leaving.hpp"
#include "shell/kept_place.hpp"
#include "shell/results.hpp"
#include "shell/worker.hpp"
#include "store/care.hpp"
#include "store/keeper.hpp"
#include "words/words.hpp"

namespace vignette::shell {

/// How a portfolio can be moved for good.
struct MovingOut {
  KeptPlace place;            ///< where that is written down
  std::filesystem::path own;  ///< the folder on this computer that is offered, unless something else copies it
};

class Holding {
 public:
  /// Without `moving_out` the file stays where it is: its place was named when the program was started.
  Holding(std::filesystem::path file, std::shared_ptr<Results> results, std::optional<MovingOut> moving_out = {});
  /// Waits until everything handed over has been tried once more.
  ~Holding();
  Holding(const Holding&) = delete;
  Holding& operator=(const Holding&) = delete;

  /// Blocks until what was asked for so far has been done, and what was written tried once, so that its results wait to be taken.
  void finish();

  /// Looks at the file, and opens it if it is not protected.
  void find();
  /// Makes an unprotected portfolio.
  void make();
  void keep(std::uint64_t number, store::Change change);
  /// Tries what failed once more: keeping, opening, or becoming the one that writes.
  void retry();

  void protect(app::effect::Protect wish, std::filesystem::path backups);
  void unlock(app::effect::Unlock wish);
  /// `handing_over`: a file is being written that is to be kept; until `handed_over` its share can be kept behind the lock.
  void lock(app::effect::Lock wish, bool handing_over);
  void handed_over();
  /// The sheet of the key that is open, once more.
  void show_sheet();

  void back_up(std::filesystem::path backups, portfolio::Instant now, bool asked);
  void read_backups(std::filesystem::path backups);
  /// Those within reach that may hold what was taken out while they were not go, or are kept and not named again.
  void settle_still_held(std::filesystem::path backups, bool remove);
  /// `passphrase`: the backup's own, or the groups of its recovery sheet; empty: it has the portfolio's, or none.
  /// Where it has none, no key is known and the portfolio `may_be_open` afterwards is false, it is asked about first.
  void restore(std::filesystem::path from, std::string passphrase, portfolio::Instant now, bool may_be_open);
  void verify();
  void salvage(portfolio::Instant now);
  /// The whole portfolio as one file. Nothing is asked any more: `to` was chosen.
  void move(std::filesystem::path to);
  /// The portfolio itself, for good, to a file that is not there yet. Before there is a portfolio only its place changes.
  void move_out(std::filesystem::path to);
  /// It is this file, from now on: where it was looked for none is.
  void find_at(std::filesystem::path file);
  /// Tries once more to bring along what stayed behind in moves.
  void clear_stayed(std::filesystem::path backups);
  /// A copy under the same key that holds what is in memory too, whether or not the file can be read.
  void copy(std::filesystem::path to, portfolio::Contents in_memory);

  void read_answers(std::vector<std::string> cases);
  /// Everything the file holds that may leave, with what is in memory in place of what is older; handed to `then` on another thread.
  /// Without `exchanges` nothing of what was shared is read. Without `unread` what is in memory is handed over alone where the file can't
  /// be read.
  void read_all(portfolio::Contents in_memory, bool exchanges, std::function<void(const portfolio::Leaving&)> then,
                std::function<void(const words::Problem&)> unread = {});
  /// Who is known; handed over on another thread. Nothing where the file is not open.
  void read_people(std::function<void(portfolio::Acquainted)> then);
  /// Who is known, and what was shared; handed over on another thread. Nothing where the file is not open.
  void read_reviews(std::function<void(portfolio::Acquainted, portfolio::Reviews)> then);
  void read_list();
  void read_versions(portfolio::QuestionKey of);
  void search(std::uint64_t number, portfolio::SearchFor what);
  void index(std::vector<portfolio::CaseText> cases);
  void read_reach(portfolio::TakeOut what, std::filesystem::path backups);
  void take_out(portfolio::TakeOut what, std::filesystem::path backups);

 private:
  using KeeperPtr = std::shared_ptr<store::Keeper>;
  using Done = std::expected<void, words::Problem>;

  // On the working thread.
  struct Inside {
    store::KeyPtr key;
    bool open = false;
    bool read_only = false;
  };
  void look_at_it();
  /// Opens the file, or what `behind` the lock still holds it; tells the model. `quietly`: only if it can be written.
  Done open(const store::KeyPtr& key, KeeperPtr behind = nullptr, bool quietly = false);
  /// Before another file takes this one's place: what waits to be kept is tried once more. What is wrong if it still waits; a
  /// version among it would be lost with the keeper.
  static std::optional<words::Problem> settle(const KeeperPtr& keeper);
  /// Goes on as before, and tells the model what was wrong.
  template <typename Failed>
  void take_back(KeeperPtr keeper, Failed failed) {
    results_->hand([this, keeper = std::move(keeper), failed = std::move(failed)]() mutable -> std::optional<app::Intent> {
      if (keeper && keeper->abandoned())
        work_.give([keeper = std::move(keeper)]() mutable { keeper.reset(); });
      else
        keeper_ = std::move(keeper);
      return failed;
    });
  }
  /// Lets go of the file, so that another can be put in its place.
  void let_go(KeeperPtr keeper);
  void look_over();
  /// Where the file is written from here, what waits for that is done. `life`: as for `say_damaged`.
  void found_sound(std::uint64_t life);
  /// The index of words alone is damaged: where the file is written from here, it is made anew. `life`: as for `say_damaged`.
  void mend_index(std::uint64_t life);
  /// `life`: that of the file it is said of.
  void say_damaged(std::uint64_t life);
  // Moving out (moving_out.cpp).
  /// The file lies where it was moved to, by this program or by another window.
  void find_place();
  /// Opens it to write, wherever it lies by now. A move that a killed program has begun is brought to its end, or taken back.
  store::Result<std::unique_ptr<store::Store>> open_writer(const store::KeyPtr& key);
  /// Lets go of the reader, and reads from a new one. SQLite shares the index of the log within a program: beside a reader that came while
  /// nothing could be written there, no writer of this program could ever write.
  void renew_reader(const store::KeyPtr& key);
  /// What is wrong with the file, if it cannot take the old one's place.
  std::optional<words::Problem> end_move(const store::KeyPtr& key);
  /// The old one is the portfolio again. False if the next start would take the other for it.
  bool take_move_back();
  /// What stayed behind in moves, and the folders where the portfolio lay that something else copies.
  std::vector<portfolio::Backup> stayed() const;
  std::vector<portfolio::CopiedFolder> lay_in() const;
  /// What was reached in the file, in its backups, and what lies outside.
  portfolio::Reached together(portfolio::Reached file, portfolio::Reached backups) const;
  /// Everything that there is to be told of the backups.
  app::intent::BackupsRead told_of(store::Backups& copies, std::vector<portfolio::Backup> list) const;
  portfolio::Elsewhere elsewhere() const;
  /// What a look at all of it found wrong, if anything.
  std::optional<words::Problem> still_wrong(const store::KeyPtr& key) const;
  void say_failed(const words::Problem& problem);

  KeeperPtr keeper_of(std::unique_ptr<store::Store> store);
  void report(const store::Kept& kept, std::uint64_t life);

  std::filesystem::path file_;  ///< of the working thread, as all that is done with it
  std::optional<MovingOut> moving_out_;
  std::shared_ptr<Results> results_;

  // Of the window's thread.
  KeeperPtr keeper_;
  std::uint64_t newest_ = 0, kept_ = 0;  ///< numbers handed over, and known to be on the disk
  struct Behind {
    KeeperPtr keeper;
    portfolio::Contents held;
    app::HeldReviews held_reviews;
    bool handing_over = false;  ///< what is being handed over is to be kept yet
    void wipe();                ///< what it holds is overwritten
  } behind_;                    ///< the lock: what could not be kept yet
  void forget_behind();
  /// The file is damaged: nothing is written to it any more. Answers what the model is told; nothing if another file has taken its
  /// place since.
  std::optional<app::Intent> give_up(std::uint64_t number, const words::Problem& problem, std::uint64_t life);

  Inside inside_;                             // of the working thread
  std::optional<words::Problem> in_the_way_;  // of it too: why the file is only read, as it was said last
  bool damaged_ = false;                      // of it too: to be looked at whole before anything is written to it
  bool looked_over_ = false;                  // of it too: the file that stands there was, as it was written
  std::unique_ptr<store::Reader> reader_;     // of the reading thread
  /// Counts the files that have stood in the place: what is found out about one is no word about the next.
  std::atomic<std::uint64_t> life_ = 0;
  std::atomic<std::uint64_t> newest_search_ = 0;
  Worker looks_, reads_, work_;  // last: they end before what they use
};

/// The same, with what was not done because of it, in words that name the `folder` it is about and the `reason`.
words::Problem not_done(words::Problem problem, words::Word what);
/// Whether it says that what was given did not open it.
bool says_wrong(const words::Problem& problem);

}  // namespace vignette::shell
