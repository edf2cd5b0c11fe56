// A file as it is found when the program begins: not to be written, damaged, or left in the midst of something.
#include <unistd.h>

#include <array>
#include <catch2/generators/catch_generators.hpp>

#include "shell/dialog.hpp"
#include "shell/kept.hpp"
#include "store/care.hpp"
#include "store/samples.hpp"
#include "words/words.hpp"

using namespace vignette;
namespace fs = std::filesystem;
namespace intent = app::intent;
using support::Desk;
using support::first;
using support::kept;
using support::on_disk;
using support::Running;

namespace {

/// A portfolio in a folder of its own as a program that is killed leaves it, with its log beside it. An ordinary user may only read it, or
/// write it again.
class KeptFrom {
 public:
  explicit KeptFrom(const Desk& desk) : folder_(desk.scratch / "folder") {
    fs::create_directories(folder_);
    {
      const auto open = kept(desk, "Kept.");
      for (const auto* beside : companions) fs::copy_file(desk.file().string() + beside, file().string() + beside);
    }
    constexpr unsigned nobody = 65534;
    if (::geteuid() != 0) return;
    REQUIRE(::chown(desk.scratch.path().c_str(), nobody, nobody) == 0);
    for (const auto& entry : fs::recursive_directory_iterator(desk.scratch.path()))
      REQUIRE(::chown(entry.path().c_str(), nobody, nobody) == 0);
  }

  fs::path file() const { return folder_ / "portfolio.vignette"; }
  void allow(bool writing) const {
    if (writing) fs::permissions(folder_, fs::perms{0755});
    for (const auto* beside : companions) fs::permissions(file().string() + beside, fs::perms(writing ? 0644 : 0444));
    if (!writing) fs::permissions(folder_, fs::perms{0555});
  }

 private:
  static constexpr std::array companions{"", "-wal", "-shm", "-lock"};
  fs::path folder_;
};

}  // namespace

TEST_CASE("with a log left beside it in a read-only folder a portfolio is written to as soon as that is allowed") {
  const bool tried_before = GENERATE(false, true);
  const Desk desk;
  const KeptFrom kept(desk);
  const auto told = samples::as_ordinary_user([&]() -> std::string {
    kept.allow(false);
    auto options = desk.options();
    options.portfolio = kept.file();
    Running running(options);
    running.until_open();
    if (!running.model().read_only) return "it was written to";
    running.until([](const app::Model& m) { return m.saving.problem.has_value(); });
    running.open();
    running.apply(intent::MoveCaret{app::Field::answer, 5, 5});
    running.type(" Typed meanwhile.");  // held in memory, as nobody else writes it
    if (tried_before) running.apply(intent::TrySavingAgain{});
    running.apply(intent::ShowPortfolio{});
    running.until([](const app::Model& m) { return m.list.read; });  // it can be read as before
    if (!running.model().read_only) return "it was written to";
    kept.allow(true);
    running.apply(intent::TrySavingAgain{});
    running.until_saved();
    return on_disk(kept.file());
  });
  CHECK(told == "Kept. Typed meanwhile.");
}

TEST_CASE("a readable copy of what can't be saved here has the versions that wait, too") {
  const Desk desk;
  const support::Dialog dialog(desk);
  const KeptFrom kept(desk);
  const auto told = samples::as_ordinary_user([&]() -> std::string {
    kept.allow(false);
    auto options = desk.options();
    options.portfolio = kept.file();
    Running running(options);
    running.until_open();
    running.until([](const app::Model& m) { return m.saving.problem.has_value(); });
    running.open();
    running.apply(intent::MoveCaret{app::Field::answer, 5, 5});
    running.type(" A paragraph that took an hour to find the words for, typed while nothing could be kept.");
    running.apply(
        intent::Edit{app::Field::answer, {0, app::editing(running.model(), app::Field::answer)->text, "Replaced."}, app::EditKind::other});
    dialog.chooses(desk.scratch / "copy.md");
    running.apply(intent::SaveCopyElsewhere{});
    running.until([](const app::Model& m) { return !m.saving.copying; });
    return support::bytes_of(desk.scratch / "copy.md");
  });
  CHECK(told.find("Replaced.") != std::string::npos);
  CHECK(told.find("An earlier version, of") != std::string::npos);
  CHECK(told.find("Kept. A paragraph that took an hour") != std::string::npos);
}

TEST_CASE("of a file that is found damaged as it is opened, every byte stays as it was, and its log with it") {
  const Desk desk;
  const auto file = desk.scratch / "then" / "portfolio.vignette";
  {
    auto open = kept(desk, std::string(20'000, 'k'));
    open.reset();  // folded in
    open = kept(desk, "In the log.");
    fs::create_directories(file.parent_path());  // as a kill leaves it
    for (const auto* beside : {"", "-wal"}) fs::copy_file(desk.file().string() + beside, file.string() + beside);
  }
  auto bytes = support::bytes_of(file);
  for (std::size_t i = std::size_t{4} * 4096; i < bytes.size(); ++i) bytes[i] = static_cast<char>(bytes[i] ^ 0x55);
  support::put_bytes(file, bytes);
  const auto log = support::bytes_of(file.string() + "-wal");
  REQUIRE_FALSE(log.empty());
  auto options = desk.options();
  options.portfolio = file;
  {
    Running running(options);
    running.until([](const app::Model& m) { return m.vault.damaged; });
  }
  CHECK(support::bytes_of(file) == bytes);
  CHECK(support::bytes_of(file.string() + "-wal") == log);
}

TEST_CASE("a protected file in which one bit is turned over is left as it is to the last byte, however it was made") {
  const std::string passphrase = "plum ladder quiet engine";
  const Desk desk;
  {
    const auto open = kept(desk, std::string(60'000, 'k'));
    for (int i = 0; i < 30; ++i) {
      auto answer = samples::answer("q" + std::to_string(i), std::string(3'000, 'v'), 1'700'000'000'000 + i);
      answer.key.case_id = "another";
      REQUIRE(open->transact({portfolio::SaveAnswer{answer, true}}));
    }
  }
  const auto key = std::make_shared<const store::Key>(store::Key::derive(passphrase, store::Key::new_salt()));
  REQUIRE(store::protect(desk.file(), {}, nullptr, key));
  const bool written = GENERATE(false, true);  // opened once since, and written to
  if (written) REQUIRE((*store::Store::open(desk.file(), key))->transact({samples::save("q2", "And on.", 1'700'000'100'000)}));
  const auto whole = support::bytes_of(desk.file());
  const auto pages = whole.size() / 4096;
  for (const auto page : {std::size_t{1}, pages / 3, pages / 2, pages - 1}) {
    INFO("page " << page + 1 << " of " << pages);
    auto bytes = whole;
    bytes[page * 4096 + 1'000] = static_cast<char>(bytes[page * 4096 + 1'000] ^ 4);
    support::put_bytes(desk.file(), bytes);
    {
      Running running(desk.options());
      running.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
      running.until_screen(app::Screen::unlock);
      running.type(passphrase, app::Field::passphrase);
      running.apply(intent::Unlock{});
      running.until([](const app::Model& m) { return m.vault.damaged; });
    }
    CHECK(support::bytes_of(desk.file()) == bytes);
  }
}

TEST_CASE("that a taking out was cut short is said at the next start, once; one that was done leaves nothing to say") {
  const Desk desk;
  static_cast<void>(kept(desk, "Kept. Meredith said so."));
  const auto note = desk.file().string() + "-taking-out";
  {
    support::put_bytes(note, "");  // as a kill leaves it (tests/store)
    Running running(desk.options());
    running.until_open();
    REQUIRE(running.model().notice);
    CHECK(running.model().notice->what == words::say(words::Word::out_cut_short));
    CHECK_FALSE(fs::exists(note));
    running.open();
    running.apply(intent::AskTakeOut{portfolio::TakenOut::What::passage, first, " Meredith said so.", 0});
    running.until([](const app::Model& m) { return m.taking_out.reach.has_value(); });
    running.apply(intent::TakeOutForGood{});
    running.until([](const app::Model& m) { return m.taking_out.done || m.taking_out.problem; });
  }
  CHECK_FALSE(fs::exists(note));
  Running running(desk.options());
  running.until_open();
  CHECK_FALSE(running.model().notice);
  running.open();
  CHECK(app::editing(running.model(), app::Field::answer)->text == "Kept.");
}
