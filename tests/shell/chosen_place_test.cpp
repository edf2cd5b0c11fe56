// What a person chooses a place for: a copy, the whole portfolio, the recovery sheet. And what is saved from a damaged file.
#include <fstream>

#include "shell/dialog.hpp"
#include "shell/running.hpp"
#include "store/care.hpp"

using namespace vignette;
namespace intent = app::intent;
using support::Desk;
using support::Dialog;
using support::first;
using support::on_disk;
using support::protect_with;
using support::Running;

namespace {

const std::string passphrase = "plum ladder quiet engine";

/// A protected portfolio with one answer, still open.
void write_protected(Running& running) {
  running.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
  running.open();
  protect_with(running, passphrase);
  running.type("Meredith was asked.");
  running.until_saved();
}

store::KeyPtr key_of(const std::filesystem::path& file) {
  const auto key = store::key_for(file, store::Passphrase{store::Secret(passphrase)});
  REQUIRE(key);
  return *key;
}

}  // namespace

TEST_CASE("a copy of a protected portfolio is protected too, and holds what was typed last") {
  const Desk desk(Desk::Portfolio::none);
  const Dialog dialog(desk);
  Running running(desk.options());
  write_protected(running);
  running.apply(intent::SaveCopyElsewhere{});
  running.until([](const app::Model& m) { return !m.saving.copying; });
  CHECK_FALSE(running.model().saving.copied_to);  // no place was chosen

  const auto copy = desk.scratch / "copy of it.vignette";
  dialog.chooses(copy);
  running.type(" And Ahmed.");
  running.apply(intent::SaveCopyElsewhere{});
  running.until([](const app::Model& m) { return !m.saving.copying; });
  REQUIRE(running.model().saving.copied_to == copy.string());
  CHECK(support::bytes_of(copy).find("Meredith") == std::string::npos);
  CHECK(support::bytes_of(copy).find("SQLite format") == std::string::npos);
  CHECK(on_disk(copy, first, key_of(copy)) == "Meredith was asked. And Ahmed.");
}

TEST_CASE("the whole portfolio goes to another computer as one file, opened there by the same passphrase") {
  const Desk desk(Desk::Portfolio::none);
  const Dialog dialog(desk);
  Running running(desk.options());
  write_protected(running);
  const auto file = desk.scratch / "moving.vignette";
  dialog.chooses(file);
  running.apply(intent::MoveToAnotherComputer{});
  running.until([](const app::Model& m) { return m.vault.moved_to || m.vault.problem; });
  REQUIRE(running.model().vault.moved_to == file.string());
  CHECK(on_disk(file, first, key_of(file)) == "Meredith was asked.");
  running.open();
  running.type(" Still here.");
  running.until_saved();
  CHECK(on_disk(desk.file(), first, key_of(desk.file())) == "Meredith was asked. Still here.");

  auto there = desk.options();
  there.portfolio = file;
  Running other(there);
  other.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
  support::unlock_with(other, passphrase);
  other.until_open();
  CHECK(app::find_draft(other.model(), first)->editing.text == "Meredith was asked.");
}

TEST_CASE("the recovery sheet is saved as text and as a page, and what was saved opens the portfolio") {
  const Desk desk(Desk::Portfolio::none);
  const Dialog dialog(desk);
  Running running(desk.options());
  running.until([](const app::Model& m) { return m.packs_read && m.vault.known; });
  running.open();
  running.until_screen(app::Screen::protect);
  running.type(passphrase, app::Field::passphrase);
  running.type(passphrase, app::Field::passphrase_again);
  running.apply(intent::Protect{});
  running.until([](const app::Model& m) { return m.screen == app::Screen::recovery_sheet && m.portfolio_open; });
  const auto groups = running.model().vault.recovery;
  for (const auto& [form, name] :
       {std::pair(intent::SaveRecoverySheet::Form::text, "sheet.txt"), {intent::SaveRecoverySheet::Form::page, "sheet.html"}}) {
    const auto file = desk.scratch / name;
    dialog.chooses(file);
    running.apply(intent::SaveRecoverySheet{form});
    running.until([&](const app::Model& m) { return m.vault.sheet_saved == file.string(); });
    CHECK(support::bytes_of(file).find(groups.front().substr(0, 2)) != std::string::npos);
    CHECK(std::filesystem::status(file).permissions() == std::filesystem::perms{0600});
  }
  CHECK(running.model().screen == app::Screen::recovery_sheet);
  const auto read = store::read_recovery_sheet(support::bytes_of(desk.scratch / "sheet.txt"));
  REQUIRE(read);
  CHECK(store::key_for(desk.file(), store::Opener(*read)));

  dialog.chooses(desk.scratch / "no such folder" / "sheet.txt");
  running.apply(intent::SaveRecoverySheet{intent::SaveRecoverySheet::Form::text});
  running.until([](const app::Model& m) { return m.vault.problem.has_value(); });
}

TEST_CASE("a damaged portfolio is not written to; what can be read of it is put into a file of its own") {
  const Desk desk;
  {
    Running running(desk.options());
    running.until_open();
    running.open();
    running.apply(intent::Paste{app::Field::answer, std::string(60'000, 'w')});
    running.until_saved();
    running.open(1);
    running.type("Kept apart.");
    running.until_saved();
  }
  std::string bytes = support::bytes_of(desk.file());
  const auto at = bytes.find(std::string(3000, 'w'));
  REQUIRE(at != std::string::npos);
  bytes.replace((at / 4096 + 1) * 4096, 3 * 4096, std::string(std::size_t{3} * 4096, '\xA5'));
  support::put_bytes(desk.file(), bytes);

  Running running(desk.options());
  running.until([](const app::Model& m) { return m.packs_read && m.vault.damaged && m.vault.backups_read; });
  CHECK(running.model().screen == app::Screen::damaged);
  CHECK_FALSE(running.model().portfolio_open);
  running.open(1);
  running.type("Never into that file.");
  running.apply(intent::Salvage{});
  running.until([](const app::Model& m) { return m.vault.salvaged || m.vault.problem; });
  INFO((running.model().vault.problem ? words::describe(*running.model().vault.problem) : std::string()));
  REQUIRE(running.model().vault.salvaged);
  CHECK(support::bytes_of(desk.file()) == bytes);
  CHECK(on_disk(running.model().vault.salvaged->file, {first.case_id, "q2"}) == "Kept apart.");
}

TEST_CASE("a clock that is set back while one writes: words are kept, and what is due comes as soon as ever") {
  const Desk desk;
  {
    Running running(desk.options());
    running.until_open();
    running.open();
    running.type("Before.");
    running.until_saved();
    running.later_ms = -365LL * 24 * 3600 * 1000;
    CHECK(running.session().tick());        // told at once, though nothing was due
    CHECK_FALSE(running.session().tick());  // and once
    const auto due = running.session().due_after();
    REQUIRE(due);
    CHECK(*due > 0);
    CHECK(*due <= 3600);
    running.type(" After.");
    running.until_saved();
    CHECK(on_disk(desk.file()) == "Before. After.");
    running.later_ms += 3600LL * 1000;
    CHECK(running.session().tick());
    running.until([](const app::Model& m) { return !m.vault.backups.empty(); });
  }
  Running again(desk.options());
  again.until_open();
  CHECK(app::find_draft(again.model(), first)->editing.text == "Before. After.");
}
