// The journal of a workshop: with a keyring of the test's own, with the system's, and in whole sessions.
#include "shell/team_journal.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>

#include "shell/host.hpp"
#include "support/full_disk.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using namespace vignette::support;
namespace fs = std::filesystem;
namespace lead = app::lead;
using shell::TeamJournal;

namespace {

constexpr portfolio::Instant begun{1'790'000'000'000};
portfolio::Instant later(std::int64_t ms) { return {begun.ms + ms}; }

struct Ring final : shell::Keyring {
  std::map<std::string, std::string> keys;
  std::chrono::seconds longest{};
  bool open = true;  ///< there is room for a key
  bool lose = true;  ///< what is to be forgotten is

  bool keep(const std::string& name, std::string_view key, std::chrono::seconds time) override {
    if (!open) return false;
    keys.insert_or_assign(name, std::string(key));
    longest = std::max(longest, time);
    return true;
  }
  std::optional<std::string> read(const std::string& name) override {
    const auto found = keys.find(name);
    return found == keys.end() ? std::nullopt : std::optional(found->second);
  }
  void forget(const std::string& name) override {
    if (lose) keys.erase(name);
  }
};

struct Kept {
  Scratch scratch;
  std::shared_ptr<Ring> ring = std::make_shared<Ring>();
  fs::path file = scratch / "home/workshop.journal";

  TeamJournal journal() const { return TeamJournal(file, ring); }
  std::vector<fs::path> files() const {
    std::vector<fs::path> all;
    for (const auto& entry : fs::recursive_directory_iterator(scratch.path()))
      if (entry.is_regular_file()) all.push_back(entry.path());
    return all;
  }
};

bool anywhere(const fs::path& folder, std::string_view words) {
  std::error_code none;
  for (const auto& entry : fs::recursive_directory_iterator(folder, none))
    if (entry.is_regular_file() && bytes_of(entry.path()).find(words) != std::string::npos) return true;
  return false;
}

/// Whoever holds workshops, without a session: what comes of each wish is taken in turn.
struct Hosted {
  std::mutex mutex;
  std::condition_variable woken;
  bool waiting = false;
  std::shared_ptr<shell::Results> results = std::make_shared<shell::Results>([this] {
    const std::lock_guard lock(mutex);
    waiting = true;
    woken.notify_one();
  });
  std::deque<shell::Results::Made> made;
  shell::Host host;

  Hosted(const fs::path& home, std::shared_ptr<shell::Keyring> ring)
      : host(results, home / "workshops", [] { return begun; }, std::move(ring)) {}

  /// The next of a kind that comes; others before it are let go.
  template <typename Kind>
  Kind until() {
    while (true) {
      while (!made.empty()) {
        const auto next = std::move(made.front());
        made.pop_front();
        if (const auto intent = next())
          if (const auto* kind = intent->template get_if<Kind>()) return *kind;
      }
      auto come = results->take();
      made.insert(made.end(), std::make_move_iterator(come.begin()), std::make_move_iterator(come.end()));
      if (!made.empty()) continue;
      std::unique_lock lock(mutex);
      woken.wait(lock, [this] { return std::exchange(waiting, false); });
    }
  }

  void open(workshop::Keep keep, bool phones = false) {
    pack::Case about;
    about.title = "Planning with Jo";
    const std::vector<workshop::Question> questions{{"q1", "What stood out", "What stood out?"}, {"q2", "On Monday", "And on Monday?"}};
    host.open({.case_id = "made-up-jo",
               .choice = {.phones = phones, .keep = keep, .address = phones ? "127.7.4.21" : ""},
               .plan = workshop::plan_for(60, questions)},
              about, {});
    leading = until<app::intent::TeamChanged>().leading;
  }
  void wish(app::LeadWish wish) {
    host.lead({std::move(wish), std::nullopt});
    const auto changed = until<app::intent::TeamChanged>();
    REQUIRE_FALSE(changed.refused);
    leading = changed.leading;
  }
  void end() {
    host.end({}, {begun, 0});
    (void)until<app::intent::TeamHasEnded>();
  }
  const app::Leading& stands() const { return leading; }
  app::Leading leading;
};

}  // namespace

TEST_CASE("what was written last is there for the next, encrypted, and nothing else is", "[journal]") {
  const Kept kept;
  {
    auto journal = kept.journal();
    CHECK_FALSE(journal.look(begun));
    REQUIRE(journal.write("Quagmire", begun));
    REQUIRE(journal.write("Quagmire, twice", later(1'000)));
    CHECK_FALSE(anywhere(kept.scratch.path(), "Quagmire"));
    CHECK(kept.ring->keys.size() == 1);
    CHECK(kept.ring->longest == std::chrono::hours(12));  // the system forgets it by itself
    CHECK((fs::status(kept.file).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
  }
  auto journal = kept.journal();
  const auto left = journal.look(later(2'000));
  REQUIRE(left);
  CHECK(left->bytes == "Quagmire, twice");
  CHECK(left->last == later(1'000));
  auto again = journal.take_up(later(3'000));
  REQUIRE(again);
  CHECK(again->bytes == "Quagmire, twice");
  REQUIRE(journal.write("Quagmire, thrice", later(4'000)));
  CHECK(kept.ring->keys.size() == 1);
  journal.wipe();
  CHECK(kept.ring->keys.empty());
  CHECK(kept.files().empty());
}

TEST_CASE("twelve hours later it is wiped, and a minute before it is not", "[journal]") {
  const Kept kept;
  REQUIRE(kept.journal().write("Quagmire", begun));
  CHECK(kept.journal().look(later(TeamJournal::stays_ms - 60'000)));
  CHECK_FALSE(kept.journal().look(later(TeamJournal::stays_ms)));
  CHECK(kept.files().empty());
  CHECK(kept.ring->keys.empty());
}

TEST_CASE("what nobody can read any more is wiped: the key is gone, as after a restart, or the file is not as it was written",
          "[journal]") {
  const Kept kept;
  REQUIRE(kept.journal().write("Quagmire", begun));
  SECTION("no key") { kept.ring->keys.clear(); }
  SECTION("another file") {
    auto bytes = bytes_of(kept.file);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    put_bytes(kept.file, bytes);
  }
  SECTION("half a file") { put_bytes(kept.file, bytes_of(kept.file).substr(0, 40)); }
  SECTION("no file of ours") { put_bytes(kept.file, "something else"); }
  CHECK_FALSE(kept.journal().look(begun));
  CHECK(kept.files().empty());
}

TEST_CASE("one window writes it, and another neither reads nor wipes nor writes it meanwhile", "[journal]") {
  const Kept kept;
  auto journal = kept.journal(), other = kept.journal();
  REQUIRE(journal.write("Quagmire", begun));
  CHECK_FALSE(other.look(begun));
  CHECK_FALSE(other.take_up(begun));
  other.wipe();
  CHECK_FALSE(other.write("Mine", begun));
  REQUIRE(journal.write("Quagmire, twice", begun));
  journal.wipe();
  CHECK(other.write("Mine", begun));
}

TEST_CASE("without a keyring nothing is written", "[journal]") {
  const Kept kept;
  kept.ring->open = false;
  auto journal = kept.journal();
  CHECK_FALSE(journal.works());
  CHECK_FALSE(journal.write("Quagmire", begun));
  CHECK(kept.files().empty());
}

TEST_CASE("where the keyring or the disk takes no more, nothing older is left that could be taken for how it stands", "[journal]") {
  const Kept kept;
  auto journal = kept.journal();
  REQUIRE(journal.write("Quagmire", begun));
  SECTION("the keyring") {
    kept.ring->open = false;
    CHECK_FALSE(journal.write("Quagmire, twice", begun));
    kept.ring->open = true;
  }
  SECTION("the disk") {
    const FullDisk full(40);
    CHECK_FALSE(journal.write("Quagmire, twice", begun));
    CHECK(kept.ring->keys.empty());
  }
  CHECK(kept.files().empty());
  CHECK(journal.write("Quagmire, thrice", begun));  // and once it does, it goes on
}

TEST_CASE("the system's own keyring keeps a key for another program of this user, and forgets it", "[journal]") {
  const auto keyring = shell::system_keyring();
  const std::string name = "vignette-test-" + std::to_string(::getpid());
  if (!keyring->keep(name, "a key", std::chrono::hours(1))) SKIP("this computer lets nobody use its keyring");
  CHECK(keyring->read(name) == "a key");
  const auto child = ::fork();
  if (child == 0) ::_exit(shell::system_keyring()->read(name) == "a key" ? 0 : 1);
  int status = 1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(status == 0);
  REQUIRE(keyring->keep(name, "another", std::chrono::hours(1)));
  CHECK(keyring->read(name) == "another");
  keyring->forget(name);
  CHECK_FALSE(keyring->read(name));
}

TEST_CASE("whatever step a workshop stopped at, the next program goes on with it as it stood", "[journal]") {
  const Kept kept;
  Hosted led(kept.scratch / "home", kept.ring);
  led.open(workshop::Keep::titles);
  int stopped = 0;
  const auto stops = [&] {
    CAPTURE(++stopped);
    led.host.finish();
    CHECK_FALSE(anywhere(kept.scratch.path(), "Quagmire"));
    const auto away = kept.scratch / "away";
    fs::remove_all(away);
    fs::create_directories(away);
    fs::copy_file(kept.file, away / "workshop.journal");
    const auto ring = std::make_shared<Ring>(*kept.ring);
    Hosted next(away, ring);
    next.host.find_unfinished();
    const auto found = next.until<app::intent::UnfinishedFound>();
    REQUIRE(found.unfinished);
    CHECK(found.journal);
    CHECK(found.unfinished->case_id == "made-up-jo");
    CHECK(found.unfinished->title == "Planning with Jo");
    CHECK(found.unfinished->choice.keep == workshop::Keep::titles);
    CHECK(found.unfinished->until.ms == found.unfinished->last.ms + TeamJournal::stays_ms);
    next.host.go_on({});
    CHECK(next.until<app::intent::TeamChanged>().leading == led.stands());
    // It can crash once more.
    next.wish(lead::HideCount{true});
    next.host.finish();
    CHECK(fs::exists(away / "workshop.journal"));
    next.end();
    CHECK(ring->keys.empty());
    CHECK(fs::is_empty(away));
  };
  stops();
  led.wish(lead::SetPresent{9});
  for (int step = 0; step < 3; ++step) {
    led.wish(lead::Next{});
    stops();
  }
  for (int i = 0; i < 6; ++i) led.wish(lead::Type{"Quagmire " + std::to_string(i)});
  led.wish(lead::TypePass{});
  stops();
  led.wish(lead::Close{});
  led.wish(lead::MakeGroup{"Quagmire of titles"});
  led.wish(lead::MoveCard{led.stands().cards.front().card.id, 1});
  led.wish(lead::Hold{led.stands().cards.back().card.id, workshop::Reason::same});
  stops();
  led.wish(lead::Reveal{});
  stops();
  while (led.stands().phase) {
    led.wish(lead::Skip{});
    stops();
  }
  led.wish(lead::Commit{"Quagmire no more"});
  stops();
  led.end();
  CHECK_FALSE(fs::exists(kept.file));
  CHECK(kept.ring->keys.empty());
}

TEST_CASE("what another program left is not written over, nor wiped with what is led here", "[journal]") {
  const Kept kept;
  {
    CHECK(kept.journal().write("Of another.", begun));
  }
  const auto left = bytes_of(kept.file);
  auto here = kept.journal();
  CHECK_FALSE(here.write("Of this one.", later(1)));
  CHECK(bytes_of(kept.file) == left);
  {
    Hosted led(kept.scratch / "home", kept.ring);
    led.open(workshop::Keep::nothing);
    led.end();
  }
  CHECK(bytes_of(kept.file) == left);
}

TEST_CASE("phones find a workshop that is gone on with where it was", "[journal]") {
  const Kept kept;
  std::string address;
  {
    Hosted led(kept.scratch / "home", kept.ring);
    led.open(workshop::Keep::nothing, true);
    address = led.host.address();
    led.host.finish();
    fs::create_directories(kept.scratch / "away");
    fs::copy_file(kept.file, kept.scratch / "away/workshop.journal");
    kept.ring->lose = false;  // as where it is killed
  }
  Hosted next(kept.scratch / "away", kept.ring);
  next.host.go_on({});
  const auto leading = next.until<app::intent::TeamChanged>().leading;
  REQUIRE(leading.way);
  CHECK(next.host.address() == address);
}

TEST_CASE("what stopped is wiped where that is wished, and what is not there cannot be gone on with", "[journal]") {
  const Kept kept;
  REQUIRE(kept.journal().write("no workshop at all", begun));
  Hosted host(kept.scratch / "home", kept.ring);
  host.host.find_unfinished();
  CHECK_FALSE(host.until<app::intent::UnfinishedFound>().unfinished);
  CHECK(kept.files().empty());  // it was none
  host.host.go_on({});
  CHECK(host.until<app::intent::UnfinishedFound>().problem);
  host.host.finish();  // it holds the file no more
  REQUIRE(kept.journal().write("no workshop at all", begun));
  host.host.wipe_unfinished();
  (void)host.until<app::intent::UnfinishedFound>();
  CHECK(kept.files().empty());
  CHECK(kept.ring->keys.empty());
}

TEST_CASE("where there is no keyring a workshop is led in memory only, and that is said", "[journal]") {
  const Kept kept;
  kept.ring->open = false;
  Hosted host(kept.scratch / "home", kept.ring);
  host.host.find_unfinished();
  CHECK_FALSE(host.until<app::intent::UnfinishedFound>().journal);
  host.open(workshop::Keep::nothing);
  host.wish(lead::SetPresent{9});
  host.host.finish();
  CHECK(kept.files().empty());
}

TEST_CASE("what was settled is kept, and the journal of it goes; where it cannot be kept the journal stays", "[journal]") {
  const Kept kept;
  Hosted host(kept.scratch / "home", kept.ring);
  host.open(workshop::Keep::titles);
  host.wish(lead::Commit{"We ring first"});
  put_bytes(kept.scratch / "home/workshops", "in the way of the folder");
  host.host.end({.keep = true}, {begun, 0});
  (void)host.until<app::intent::TeamNotEnded>();
  host.host.finish();
  CHECK(fs::exists(kept.file));
  fs::remove(kept.scratch / "home/workshops");
  host.host.end({.keep = true}, {begun, 0});
  CHECK(host.until<app::intent::TeamHasEnded>().ended.kept);
  CHECK_FALSE(fs::exists(kept.file));
  CHECK(kept.ring->keys.empty());
  CHECK(anywhere(kept.scratch / "home/workshops", "We ring first"));
}

TEST_CASE("what became of a commitment is written into its record, which is then read with it", "[journal]") {
  const Kept kept;
  Hosted host(kept.scratch / "home", kept.ring);
  host.open(workshop::Keep::titles);
  host.wish(lead::Commit{"We ring first"});
  host.host.end({.keep = true}, {begun, 0});
  (void)host.until<app::intent::TeamHasEnded>();
  host.host.read_records();
  auto records = host.until<app::intent::RecordsRead>().records;
  REQUIRE(records.size() == 1);
  REQUIRE(records[0].commitments == std::vector{workshop::TeamCommitment{.words = "We ring first"}});
  const workshop::Said said{workshop::Became::done, {2026, 11, 25}, "The school rings now"};
  host.host.keep_became({records[0].file, 0, said});
  CHECK(host.until<app::intent::BecameKept>().file == records[0].file);
  host.host.read_records();
  CHECK(host.until<app::intent::RecordsRead>().records[0].commitments[0].said == std::vector{said});
  SECTION("nothing outside the folder is written") {
    put_bytes(kept.scratch / "other.md", bytes_of(records[0].file));
    host.host.keep_became({(kept.scratch / "other.md").string(), 0, said});
    CHECK(host.until<app::intent::BecameKept>().problem);
  }
  SECTION("a full disk is told as that, and the record stays as it was") {
    const auto before = bytes_of(records[0].file);
    {
      const FullDisk full(40);
      host.host.keep_became({records[0].file, 0, {workshop::Became::done, {2026, 12, 1}, "Again"}});
      const auto told = host.until<app::intent::BecameKept>();
      REQUIRE(told.problem);
      CHECK(told.problem->what.ends_with(": what you said is not in the record yet, and stays here"));
    }
    CHECK(bytes_of(records[0].file) == before);
  }
  SECTION("a record that has gone") {
    fs::remove(records[0].file);
    host.host.keep_became({records[0].file, 0, said});
    const auto told = host.until<app::intent::BecameKept>();
    REQUIRE(told.problem);
    CHECK(told.problem->what == words::say(words::Word::team_became_not_kept));
  }
}

TEST_CASE("phones are shown the same picture until there is another code", "[journal]") {
  const Kept kept;
  Hosted host(kept.scratch / "home", kept.ring);
  host.open(workshop::Keep::nothing, true);
  REQUIRE(host.stands().way);
  const auto first = *host.stands().way;
  host.wish(lead::SetPresent{9});
  CHECK(host.stands().way == first);
  host.host.new_code();
  const auto other = host.until<app::intent::TeamChanged>().leading.way;
  REQUIRE(other);
  CHECK(other->code != first.code);
  CHECK(other->address == first.address);
}

TEST_CASE("a room in Welsh and English is gone on with in both", "[journal]") {
  const Kept kept;
  pack::Case about;
  about.title = "Planning with Jo";
  Hosted host(kept.scratch / "home", kept.ring);
  host.host.open({.case_id = "made-up-jo",
                  .choice = {.language = workshop::RoomLanguage::both},
                  .plan = workshop::plan_for(60, {{"q1", "What stood out", "What stood out?", "en-GB"}})},
                 about, {});
  const auto told = host.until<app::intent::TeamChanged>().leading.told;
  CHECK(told.title == "Cyn i ni ddechrau");
  REQUIRE(told.also.size() == 1);
  CHECK(told.also.front().title == "Before we begin");
  host.host.finish();
  const auto away = kept.scratch / "away";
  fs::create_directories(away);
  fs::copy_file(kept.file, away / "workshop.journal");
  Hosted next(away, std::make_shared<Ring>(*kept.ring));
  next.host.find_unfinished();
  const auto found = next.until<app::intent::UnfinishedFound>();
  REQUIRE(found.unfinished);
  CHECK(found.unfinished->choice.language == workshop::RoomLanguage::both);
  next.host.go_on({});
  CHECK(next.until<app::intent::TeamChanged>().leading.told == told);
}

TEST_CASE("a file of which not all could be written over is not removed for good, and says so", "[team]") {
  const Scratch scratch;
  const auto file = scratch / "record.md";
  put_bytes(file, std::string(20'000, 'q') + "Heliotrope");
  // The system takes no more than a part, as where a disk is full or a quota is reached.
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto was = std::signal(SIGXFSZ, SIG_IGN);
  rlimit less = before;
  less.rlim_cur = 8'192;
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &less) == 0);
  const bool gone = shell::remove_for_good(file);
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, was);
  CHECK_FALSE(gone);
  REQUIRE(std::filesystem::exists(file));
  CHECK(bytes_of(file).ends_with("Heliotrope"));

  // Another name for the same bytes shows that none of them is left.
  std::filesystem::create_hard_link(file, scratch / "other");
  CHECK(shell::remove_for_good(file));
  CHECK_FALSE(std::filesystem::exists(file));
  const auto left = bytes_of(scratch / "other");
  CHECK(left == std::string(left.size(), '\0'));
}
