// A portfolio leaves a folder that something else copies: whatever happens meanwhile, the old one or the new is found, and all in it.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>

#include <catch2/generators/catch_generators.hpp>

#include "shell/dialog.hpp"
#include "shell/kept_place.hpp"
#include "shell/running.hpp"
#include "store/backups.hpp"
#include "store/care.hpp"
#include "store/disk.hpp"
#include "support/full_disk.hpp"
#include "support/quick_scratch.hpp"

using namespace vignette;
namespace fs = std::filesystem;
namespace intent = app::intent;
using Kind = portfolio::Folder::Kind;
using support::Desk;
using support::Dialog;
using support::first;
using support::on_disk;
using support::Running;

namespace {

/// What a person makes lies in a folder that is called as Dropbox calls its own, and the system's data folder is another.
class Copied {
 public:
  Copied() : desk(Desk::Portfolio::none) {
    setenv("VIGNETTE_HOME", synced().c_str(), 1);
    setenv("XDG_DATA_HOME", (desk.scratch / "own").c_str(), 1);
    fs::create_directories(synced());
  }
  ~Copied() { unsetenv("XDG_DATA_HOME"); }
  Copied(const Copied&) = delete;
  Copied& operator=(const Copied&) = delete;

  shell::Options options() const {
    auto options = desk.options();
    options.portfolio.reset();
    return options;
  }
  fs::path synced() const { return desk.scratch / "Dropbox" / "my writing"; }
  fs::path old() const { return synced() / "portfolio.vignette"; }
  fs::path own() const { return desk.scratch / "own" / "vignette" / "portfolio.vignette"; }

  const Desk desk;
};

bool stands_in_a_file(const fs::path& folder, const std::string& words) {
  if (!fs::exists(folder)) return false;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && support::bytes_of(entry.path()).find(words) != std::string::npos) return true;
  return false;
}

/// Without a passphrase, the first words at once.
void write(Running& running, const std::string& words) {
  running.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
  running.open();
  if (running.model().screen == app::Screen::protect) {
    running.apply(intent::GoOnInThisFolder{});
    running.apply(intent::ChooseProtection{false});
    running.apply(intent::Protect{});
  }
  running.until_screen(app::Screen::question);
  running.type(words);
  running.until_saved();
}

/// A portfolio with a backup and one that was set aside.
void lay_out(const Copied& copied) {
  Running running(copied.options());
  write(running, "The heron");
  running.back_up();
  running.open();
  running.type(" flew.");
  running.until_saved();
  running.apply(intent::Restore{running.model().vault.backups.at(0).file});
  running.until([](const app::Model& m) { return m.vault.set_aside && m.portfolio_open && app::find_draft(m, first); });
  running.open();
  running.type(" stood still.");
  running.until_saved();
}

/// As it was laid out, and nothing elsewhere.
void begin_again(const Copied& copied, const support::Files& files) {
  fs::remove_all(copied.desk.scratch / "own");
  support::lay_out(copied.synced(), files);
}

void move_out(Running& running, bool choose = false) {
  running.apply(intent::KeepElsewhere{choose});
  if (choose) running.until([](const app::Model& m) { return m.vault.lies_in || m.vault.problem; });
  running.until([](const app::Model& m) { return !m.vault.busy && (m.portfolio_open || m.vault.absent || m.saving.problem); });
}

}  // namespace

TEST_CASE("before the first word a portfolio is made elsewhere, where it is found at the next start") {
  const Copied copied;
  {
    Running running(copied.options());
    running.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
    running.open();
    REQUIRE(running.model().screen == app::Screen::protect);
    CHECK(running.model().vault.folder == portfolio::Folder{Kind::synced, "Dropbox"});
    CHECK(running.model().vault.elsewhere.own_folder == copied.own().parent_path().string());
    move_out(running);
    CHECK(running.model().vault.folder.kind == Kind::own);
    CHECK(running.model().screen == app::Screen::protect);
    write(running, "Here.");
    CHECK(on_disk(copied.own()) == "Here.");
    CHECK_FALSE(fs::exists(copied.old()));
  }
  Running again(copied.options());
  again.until_open();
  CHECK(app::find_draft(again.model(), first)->editing.text == "Here.");
  auto named = copied.options();
  named.portfolio = copied.old();
  Running other(named);
  other.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
  CHECK(other.model().vault.absent);  // what is named when the program is started is what is opened
  CHECK_FALSE(other.model().vault.elsewhere.offered);
}

TEST_CASE("a portfolio goes with its versions, its backups and what was set aside, and nothing of it stays") {
  const Copied copied;
  lay_out(copied);
  {
    Running running(copied.options());
    running.until_open();
    running.open();
    running.type(" Not saved yet.");
    move_out(running);
    CHECK_FALSE(running.model().vault.problem);
    CHECK(running.model().vault.stayed.empty());
    CHECK(running.model().vault.lies_in == copied.own().parent_path().string());
    running.open();
    running.type(" And on.");
    running.until_saved();
    CHECK_FALSE(stands_in_a_file(copied.desk.scratch / "Dropbox", "heron"));
    CHECK_FALSE(fs::exists(copied.old()));
    CHECK_FALSE(fs::exists(copied.old().string() + "-lock"));
    running.back_up();
    for (const auto& copy : running.model().vault.backups)
      CHECK(fs::path(copy.file).parent_path() == copied.own().parent_path() / "backups");
    CHECK(on_disk(running.model().vault.backups.front().file) == "The heron stood still. Not saved yet. And on.");
    CHECK(on_disk(running.model().vault.backups.back().file) == "The heron");
  }
  CHECK(on_disk(copied.own()) == "The heron stood still. Not saved yet. And on.");
  bool aside = false;
  for (const auto& entry : fs::directory_iterator(copied.own().parent_path()))
    if (entry.path().filename().string().find("set aside") != std::string::npos)
      aside = aside || on_disk(entry.path()) == "The heron flew.";
  CHECK(aside);
  Running again(copied.options());
  again.until_open();
  CHECK(again.model().vault.folder.kind == Kind::own);
  CHECK(app::find_draft(again.model(), first)->editing.text == "The heron stood still. Not saved yet. And on.");
}

TEST_CASE("a protected portfolio is protected where it goes, and opens with its passphrase there") {
  const Copied copied;
  const std::string passphrase = "plum ladder quiet engine";
  {
    Running running(copied.options());
    running.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
    running.open();
    running.apply(intent::GoOnInThisFolder{});
    support::protect_with(running, passphrase);
    running.type("The heron.");
    running.until_saved();
    move_out(running);
    running.open();
    running.type(" And on.");
    running.until_saved();
  }
  CHECK(store::state_of(copied.own()) == store::State::locked);
  Running again(copied.options());
  again.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
  support::unlock_with(again, passphrase);
  again.until_open();
  CHECK(app::find_draft(again.model(), first)->editing.text == "The heron. And on.");
}

TEST_CASE("where it cannot go it stays, says why, and is written to as before") {
  const Copied copied;
  const Dialog dialog(copied.desk);
  Running running(copied.options());
  write(running, "The heron.");
  const auto target = copied.desk.scratch / "another folder";
  fs::create_directories(target);
  const auto refused = [&] {
    dialog.chooses(target);
    move_out(running, true);
    REQUIRE(running.model().vault.problem);
    CHECK(running.model().portfolio_open);
    CHECK_FALSE(running.model().vault.lies_in);
  };
  SECTION("no folder is chosen") {
    running.apply(intent::KeepElsewhere{true});
    running.until([&](const app::Model&) { return dialog.was_asked(); });
    CHECK_FALSE(running.model().vault.busy);
    CHECK_FALSE(running.model().vault.problem);
  }
  SECTION("a portfolio is there already") {
    REQUIRE(store::Store::open(target / "portfolio.vignette"));
    const auto before = support::bytes_of(target / "portfolio.vignette");
    refused();
    CHECK(support::bytes_of(target / "portfolio.vignette") == before);
  }
  SECTION("it is the folder that it lies in") {
    dialog.chooses(copied.synced());
    move_out(running, true);
    CHECK(running.model().vault.problem);
  }
  SECTION("there is no room") {
    const support::FullDisk full(16 * 1024);  // for the note, not for the copy
    refused();
    CHECK(fs::is_empty(target));
    // Which disk is full, and that the portfolio is where it was.
    CHECK(running.model().vault.problem->what.find(target.string()) != std::string::npos);
    CHECK(running.model().vault.problem->what.find("stays where it is") != std::string::npos);
  }
  SECTION("nothing may be written there") {
    store::disk::before([&](store::disk::Act, const fs::path& file) { return file.string().starts_with(target.string()) ? EROFS : 0; });
    refused();
    store::disk::before({});
    CHECK_FALSE(fs::exists(target / "portfolio.vignette"));
  }
  SECTION("where it lies cannot be written down") {
    fs::create_directories(copied.synced() / "place.json");
    refused();
    CHECK(fs::is_empty(target));
  }
  running.open();
  running.type(" Still here.");
  running.apply(intent::TrySavingAgain{});
  running.until_saved();
  CHECK(on_disk(copied.old()) == "The heron. Still here.");
  CHECK(shell::places().portfolio == copied.old());
}

TEST_CASE("killed at any instant of a move, it leaves the old portfolio or the new, and the next start sees to the rest") {
  const Copied copied;
  lay_out(copied);
  const auto files = support::files_below(copied.synced());
  int n = 1;
  for (bool killed = true; killed; ++n) {
    begin_again(copied, files);
    const pid_t child = ::fork();
    if (child == 0) {
      {
        Running running(copied.options());
        running.until_open();
        running.until([](const app::Model& m) { return m.vault.backups_read; });
        auto acts = std::make_shared<std::atomic<int>>(0);
        store::disk::before([acts, n](store::disk::Act, const fs::path&) {
          if (++*acts == n) ::raise(SIGKILL);
          return 0;
        });
        move_out(running);
      }
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    killed = WIFSIGNALED(status);
    INFO("at act " << n);
    const auto now = shell::places().portfolio;
    CHECK(on_disk(now) == "The heron stood still.");
    {
      Running next(copied.options());
      next.until_open();
      next.open();
      next.type(" And on.");
      next.until_saved();
      CHECK((next.model().vault.folder.kind == Kind::own) == (now == copied.own()));
    }
    CHECK(shell::places().portfolio == now);
    CHECK(on_disk(now) == "The heron stood still. And on.");
    CHECK_FALSE(fs::exists(now == copied.own() ? copied.old() : copied.own()));
    CHECK_FALSE(stands_in_a_file(now == copied.own() ? copied.desk.scratch / "Dropbox" : copied.desk.scratch / "own", "heron"));
  }
  CHECK(n > 20);
}

TEST_CASE("whatever fails in a move, words are kept in one portfolio, and that is the one found later") {
  const bool from_then_on = GENERATE(false, true);
  const Copied copied;
  lay_out(copied);
  const auto files = support::files_below(copied.synced());
  for (int n = 1, struck = 1; struck != 0; n += from_then_on ? 3 : 1) {
    begin_again(copied, files);
    {
      Running running(copied.options());
      running.until_open();
      running.until([](const app::Model& m) { return m.vault.backups_read; });
      auto acts = std::make_shared<std::atomic<int>>(0);
      store::disk::before([acts, n, from_then_on](store::disk::Act, const fs::path&) {
        const int act = ++*acts;
        return act == n || (from_then_on && act > n) ? EIO : 0;
      });
      move_out(running);
      struck = *acts >= n ? 1 : 0;
      store::disk::before({});
      running.open();
      running.type(" And on.");
      running.apply(intent::TrySavingAgain{});
      running.until_saved();
    }
    INFO("act " << n << (from_then_on ? " and all after it" : ""));
    CHECK(on_disk(shell::places().portfolio) == "The heron stood still. And on.");
    Running next(copied.options());
    next.until_open();
    CHECK(app::find_draft(next.model(), first)->editing.text == "The heron stood still. And on.");
  }
}

TEST_CASE("a second window that only reads goes along, and makes nothing in the old place") {
  const Copied copied;
  lay_out(copied);
  std::optional<Running> one(std::in_place, copied.options());
  one->until_open();
  Running two(copied.options());
  two.until_open();
  REQUIRE(two.model().read_only);
  move_out(two);
  CHECK(two.model().vault.folder.kind == Kind::synced);  // it is not asked
  move_out(*one);
  CHECK_FALSE(one->model().vault.problem);
  one.reset();
  two.apply(intent::Tick{});
  two.until([](const app::Model& m) { return !m.read_only; });
  two.open();
  two.type(" Meanwhile.");
  two.until_saved();
  CHECK(on_disk(copied.own()) == "The heron stood still. Meanwhile.");
  CHECK_FALSE(fs::exists(copied.old()));
}

TEST_CASE("a portfolio that was moved to a disk which is away is missed, not begun anew") {
  const Copied copied;
  lay_out(copied);
  {
    Running running(copied.options());
    running.until_open();
    move_out(running);
  }
  const auto away = copied.desk.scratch / "away";
  fs::rename(copied.own().parent_path(), away);
  Running running(copied.options());
  running.until([](const app::Model& m) { return m.packs_read && m.vault.gone; });
  CHECK(running.model().screen == app::Screen::damaged);
  fs::rename(away, copied.own().parent_path());
  running.apply(intent::TrySavingAgain{});
  running.until_open();
  CHECK(app::find_draft(running.model(), first)->editing.text == "The heron stood still.");
}

TEST_CASE("what could not go along is named at every start and when anything is taken out, until it is cleared") {
  const Copied copied;
  lay_out(copied);
  const auto old = copied.synced().string();
  const auto not_writable = [&](store::disk::Act act, const fs::path& file) {
    const bool changes = act == store::disk::Act::remove || act == store::disk::Act::rename;
    return changes && file.string().starts_with(old) ? EROFS : 0;
  };
  const auto names = [](const std::vector<portfolio::Backup>& copies, const fs::path& file) {
    return std::ranges::find(copies, file.string(), &portfolio::Backup::file) != copies.end();
  };
  store::disk::before(not_writable);
  {
    Running running(copied.options());
    running.until_open();
    move_out(running);
    running.until([](const app::Model& m) { return m.vault.backups_read; });
    CHECK(names(running.model().vault.stayed, copied.old()));
    CHECK(running.model().vault.stayed.size() >= 3);  // with a backup, and what was set aside
    running.open();
    running.type(" And on.");
    running.until_saved();
  }
  Running running(copied.options());
  running.until_open();
  running.until([](const app::Model& m) { return m.vault.backups_read; });
  CHECK(names(running.model().vault.stayed, copied.old()));
  const auto before = [](const std::vector<portfolio::CopiedFolder>& folders) {
    const auto found = std::ranges::find(folders, portfolio::CopiedFolder::Holds::before, &portfolio::CopiedFolder::holds);
    return found == folders.end() ? portfolio::CopiedFolder() : *found;
  };
  CHECK(before(running.model().vault.copied).path == old);
  CHECK(before(running.model().vault.copied).folder == portfolio::Folder{Kind::synced, "Dropbox"});
  intent::AskTakeOut ask;
  ask.what = portfolio::TakenOut::What::everything;
  const auto reach = [&] {
    running.apply(ask);
    running.until([](const app::Model& m) { return m.taking_out.reach.has_value(); });
    return *running.model().taking_out.reach;
  };
  CHECK(names(reach().out_of_reach, copied.old()));
  CHECK(before(reach().copied).path == old);
  const auto clear = [&] {
    running.apply(intent::ClearStayed{});
    running.until([](const app::Model& m) { return !m.vault.busy; });
    running.back_up();
  };
  running.apply(intent::ClearStayed{});
  running.until([](const app::Model& m) { return !m.vault.busy; });
  CHECK(running.model().vault.problem);  // it cannot be cleared yet
  clear();
  CHECK(names(running.model().vault.stayed, copied.old()));
  store::disk::before({});
  clear();
  CHECK_FALSE(running.model().vault.problem);
  CHECK(running.model().vault.stayed.empty());
  CHECK_FALSE(stands_in_a_file(copied.desk.scratch / "Dropbox", "heron"));
  CHECK_FALSE(names(reach().out_of_reach, copied.old()));
  CHECK(on_disk(copied.own()) == "The heron stood still. And on.");
  CHECK(shell::KeptPlace(copied.synced() / "place.json").read().stayed.empty());
}

TEST_CASE("a portfolio that is moved back to where something stayed has left nothing behind there") {
  const Copied copied;
  const Dialog dialog(copied.desk);
  lay_out(copied);
  const auto backups = (copied.synced() / "backups").string();
  store::disk::before([&](store::disk::Act act, const fs::path& file) {
    return act == store::disk::Act::remove && file.string().starts_with(backups) ? EROFS : 0;
  });
  Running running(copied.options());
  running.until_open();
  move_out(running);
  running.until([](const app::Model& m) { return m.vault.backups_read; });
  REQUIRE_FALSE(running.model().vault.stayed.empty());
  store::disk::before({});
  dialog.chooses(copied.synced());
  move_out(running, true);
  CHECK_FALSE(running.model().vault.problem);
  running.back_up();
  CHECK(running.model().vault.stayed.empty());
  const auto said = shell::KeptPlace(copied.synced() / "place.json").read();
  CHECK(said.portfolio == copied.old());
  CHECK(said.left.empty());
  CHECK(said.stayed.empty());
  CHECK(said.before.empty());  // it lies there, and is told as lying there
  CHECK(on_disk(copied.old()) == "The heron stood still.");
}

TEST_CASE("what is written down of a portfolio that was moved back before this was known is cleared, and not called uncleared") {
  const Copied copied;
  lay_out(copied);
  const shell::KeptPlace place(copied.synced() / "place.json");
  fs::path copy;
  for (const auto& entry : fs::directory_iterator(copied.synced() / "backups")) copy = entry.path();
  REQUIRE(place.write(
      {.portfolio = copied.old(), .held = true, .left = {copied.old()}, .stayed = {{.file = copy.string(), .made = {7}, .stayed = true}}}));
  Running running(copied.options());
  running.until_open();
  running.until([](const app::Model& m) { return m.vault.backups_read; });
  running.apply(intent::ClearStayed{});
  running.until([](const app::Model& m) { return !m.vault.busy && (m.vault.problem || m.vault.stayed.empty()); });
  CHECK_FALSE(running.model().vault.problem);
  CHECK(place.read().before.empty());
  CHECK(fs::exists(copy));
  CHECK(on_disk(copied.old()) == "The heron stood still.");
}

TEST_CASE("what lies where a portfolio was moved from, and came there later, is left alone") {
  const Copied copied;
  lay_out(copied);
  store::disk::before([&](store::disk::Act act, const fs::path& file) {
    return act == store::disk::Act::remove && file.string().starts_with((copied.synced() / "backups").string()) ? EROFS : 0;
  });
  Running running(copied.options());
  running.until_open();
  move_out(running);
  running.until([](const app::Model& m) { return m.vault.backups_read; });
  REQUIRE_FALSE(running.model().vault.stayed.empty());
  REQUIRE_FALSE(fs::exists(copied.old()));
  REQUIRE(store::Store::open(copied.old()));  // somebody begins another there
  const auto before = support::bytes_of(copied.old());
  store::disk::before({});
  running.apply(intent::ClearStayed{});
  running.until([](const app::Model& m) { return !m.vault.busy; });
  CHECK(support::bytes_of(copied.old()) == before);
}

TEST_CASE("a folder for backups that something copies is known as such") {
  const Copied copied;
  lay_out(copied);
  Running running(copied.options());
  running.until_open();
  move_out(running);
  const auto backups = copied.desk.scratch / "Dropbox" / "bk";
  running.apply(intent::BackupFolderChosen{backups.string()});
  running.open();
  running.type(" And on.");
  running.until_saved();
  running.back_up();
  const auto& folders = running.model().vault.copied;
  const auto found = std::ranges::find(folders, backups.string(), &portfolio::CopiedFolder::path);
  REQUIRE(found != folders.end());
  CHECK(found->holds == portfolio::CopiedFolder::Holds::backups);
  CHECK(found->folder.by == "Dropbox");
}

TEST_CASE("where what says where the portfolio lies cannot be read, that is said, it is kept aside, and the portfolio is found") {
  const std::string damage = GENERATE("", "{\"held\": true, \"portf", "[]", "{\"portfolio\": 7}");
  const Copied copied;
  lay_out(copied);
  {
    Running running(copied.options());
    running.until_open();
    move_out(running);
  }
  const auto place = copied.synced() / "place.json";
  support::put_bytes(place, damage);
  CHECK(shell::places().portfolio == copied.own());
  {
    Running running(copied.options());
    running.until_open();
    REQUIRE(running.model().notice);
    CHECK(running.model().notice->what == words::say(words::Word::place_unread));
    CHECK(support::bytes_of(place.string() + ".unread") == damage);
    CHECK(app::find_draft(running.model(), first)->editing.text == "The heron stood still.");
  }
  Running again(copied.options());
  again.until_open();
  CHECK_FALSE(again.model().notice);
  CHECK(shell::places().portfolio == copied.own());
}

TEST_CASE("a portfolio whose place cannot be read, and that is where it is not looked for, is missed until it is shown where it lies") {
  const Copied copied;
  const Dialog dialog(copied.desk);
  const auto target = copied.desk.scratch / "another folder";
  fs::create_directories(target);
  lay_out(copied);
  {
    Running running(copied.options());
    running.until_open();
    dialog.chooses(target);
    move_out(running, true);
  }
  support::put_bytes(copied.synced() / "place.json", "{");
  for (int start = 0; start < 2; ++start) {  // it is said until it is found
    Running running(copied.options());
    running.until([](const app::Model& m) { return m.packs_read && m.vault.gone; });
    CHECK(running.model().vault.unread);
    CHECK(running.model().notice);
    CHECK_FALSE(fs::exists(copied.old()));
  }
  Running running(copied.options());
  running.until([](const app::Model& m) { return m.packs_read && m.vault.gone; });
  CHECK(running.model().screen == app::Screen::damaged);
  dialog.chooses(copied.synced() / "place.json.unread");
  running.apply(intent::ShowWhereItLies{});
  running.until([](const app::Model& m) { return !m.vault.busy; });
  CHECK(running.model().vault.problem);
  dialog.chooses(target / "portfolio.vignette");
  running.apply(intent::ShowWhereItLies{});
  running.until_open();
  CHECK(app::find_draft(running.model(), first)->editing.text == "The heron stood still.");
  CHECK(running.model().screen != app::Screen::damaged);
  CHECK(shell::places().portfolio == target / "portfolio.vignette");
}

TEST_CASE("what is written down of a move counts once something lies there; where it cannot be read, what was written last does") {
  const support::Scratch scratch;
  const auto file = scratch / "settings" / "place.json";
  const shell::KeptPlace place(file);
  const fs::path otherwise = scratch / "otherwise" / "p.vignette", from = scratch / "from", to = scratch / "to", own = scratch / "own";
  CHECK(place.now(otherwise, own) == otherwise);
  REQUIRE(place.write({.portfolio = to, .from = from, .held = true}));
  CHECK(place.now(otherwise, own) == from);
  support::put_bytes(to, "anything");
  CHECK(place.now(otherwise, own) == to);
  fs::remove(to);
  REQUIRE(place.write({.portfolio = to, .from = {}, .held = true}));
  CHECK(place.now(otherwise, own) == to);  // its disk may be away
  CHECK(place.read().held);
  support::put_bytes(file, R"({"portfolio": 7)");
  CHECK(place.read().unread);
  CHECK(place.now(otherwise, own) == otherwise);
  fs::create_directories(own);
  fs::create_directories(otherwise.parent_path());
  support::put_bytes(own / "p.vignette", "moved");
  CHECK(place.now(otherwise, own) == own / "p.vignette");
  support::put_bytes(otherwise, "left behind");
  fs::last_write_time(otherwise, fs::last_write_time(own / "p.vignette") - std::chrono::hours(1));
  CHECK(place.now(otherwise, own) == own / "p.vignette");
  fs::last_write_time(otherwise, fs::last_write_time(own / "p.vignette") + std::chrono::hours(1));
  CHECK(place.now(otherwise, own) == otherwise);
  REQUIRE(place.set_aside_unreadable());
  CHECK_FALSE(fs::exists(file));
  CHECK(place.read().unread);  // until it is known again
  REQUIRE(place.write(
      {.portfolio = otherwise, .held = true, .left = {from}, .stayed = {{.file = from.string(), .made = {7}, .stayed = true}}}));
  CHECK_FALSE(place.read().unread);
  CHECK_FALSE(place.set_aside_unreadable());
  CHECK(place.read().left == std::vector{from});
  CHECK(place.read().stayed == std::vector<portfolio::Backup>{{.file = from.string(), .made = {7}, .stayed = true}});
}
