// Whose a copy is: of a portfolio that was copied, moved, started anew, is spelled otherwise or lies on a disk that is not there.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "store/backups.hpp"
#include "store/safe.hpp"
#include "store/sqlite.hpp"

using namespace vignette;
using portfolio::Instant;
using safe::a_key;
using safe::october;
using store::Backups;
using support::Scratch;
namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

namespace {

constexpr std::int64_t hour = 3'600'000;
const portfolio::TakeOut otter{.key = {"sam", "q1"}, .passage = "otter", .when = {october.ms + 24 * hour}};

/// A portfolio of somebody's own: no id in it is in another's.
void write_as(const fs::path& file, std::uint64_t whose, const std::string& text, std::int64_t at = 1'000) {
  auto open = store::Store::open(file);
  REQUIRE(open);
  auto save = samples::save("q1", text, at);
  save.answer.id = portfolio::make_id({1}, whose << 20, 7);
  REQUIRE((*open)->transact({save}));
}

void forget_made(const fs::path& file, const store::KeyPtr& key = nullptr) {
  store::Database database(file, store::Database::Way::write, key.get());
  database.run("DELETE FROM backup_made");
}

/// As a program wrote it that did not note in a copy of which portfolio it was made.
void forget_noted(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) forget_made(entry.path());
}

Texts files_of(const std::vector<portfolio::Backup>& copies) {
  Texts files;
  for (const auto& copy : copies) files.push_back(copy.file);
  std::ranges::sort(files);
  return files;
}

}  // namespace

TEST_CASE("of a portfolio that was copied with its folder, the copies in the new folder are its own, and the first one's stay") {
  for (const auto& key : {store::KeyPtr(), a_key()}) {
    INFO((key ? "protected" : "plain"));
    const Scratch scratch;
    const auto first = scratch / "a" / "p.vignette", second = scratch / "b" / "p.vignette";
    safe::write(first, key, "The otter sat on the bank.");
    REQUIRE(*Backups(first, {}, key).make(october));
    fs::copy(scratch / "a", scratch / "b", fs::copy_options::recursive);
    const auto bytes = support::bytes_of(safe::listed(Backups(first, {}, key)).front().file);
    CHECK(safe::listed(Backups(second, {}, key)).size() == 1);
    CHECK((**Backups(second, {}, key).newest_good()).file.starts_with((scratch / "b").string()));
    const auto reached = Backups(second, {}, key).take_out(otter);
    REQUIRE(reached);
    CHECK(reached->backups.size() == 1);
    CHECK(reached->out_of_reach.empty());
    CHECK(safe::files_with(scratch / "b" / "backups", "otter").empty());
    CHECK((support::bytes_of(safe::listed(Backups(first, {}, key)).front().file) == bytes));
    const auto anew = store::protect(second, {}, key, a_key(9));
    REQUIRE(anew);
    CHECK(anew->backups.size() == 1);
    CHECK((support::bytes_of(safe::listed(Backups(first, {}, key)).front().file) == bytes));
  }
}

TEST_CASE("by another spelling of its path a portfolio has the same copies") {
  for (const bool keyed : {false, true}) {
    const Scratch scratch;
    const auto key = keyed ? a_key() : nullptr;
    const auto disk = scratch / "disk";
    const auto file = scratch / "home" / "p.vignette", linked = scratch / "link" / "p.vignette";
    safe::write(file, key, "The otter sat on the bank.");
    fs::create_directory_symlink(scratch / "home", scratch / "link");
    for (const auto& folder : {fs::path(), disk}) REQUIRE(*Backups(file, folder, key).make({october.ms + (folder.empty() ? 0 : hour)}));
    Backups by_link(linked, {}, key);
    CHECK(by_link.list()->size() == 2);  // that on the disk is remembered
    CHECK(by_link.holds(otter)->backups.size() == 2);
    CHECK(*by_link.newest_good());
    forget_made(file, key);
    CHECK(by_link.list()->size() == 1);
    CHECK(Backups(linked, disk, key).list()->size() == 2);
    REQUIRE(Backups(linked, disk, key).take_out(otter));
    CHECK(Backups(file, disk, key).holds(otter)->backups.empty());
  }
}

TEST_CASE("another's copies in one's own folder that share something are named and left alone; those that share nothing are another's") {
  const Scratch scratch;
  const auto mine = scratch / "a" / "p.vignette", theirs = scratch / "b" / "p.vignette", folder = scratch / "a" / "backups";
  write_as(mine, 1, "The otter sat on the bank.");
  REQUIRE(*Backups(mine, {}, nullptr).make(october));
  fs::create_directories(scratch / "b");
  fs::copy_file(mine, theirs);
  const auto made = *Backups(theirs, folder, nullptr).make({october.ms + hour});
  REQUIRE(made);
  const auto bytes = support::bytes_of(made->file);
  const auto reached = Backups(mine, {}, nullptr).take_out(otter);
  REQUIRE(reached);
  CHECK(reached->backups.size() == 1);
  REQUIRE(reached->out_of_reach.size() == 1);
  CHECK(reached->out_of_reach[0].file == made->file);
  CHECK_FALSE(reached->out_of_reach[0].opens_otherwise);
  CHECK((support::bytes_of(made->file) == bytes));

  const auto other = scratch / "c" / "p.vignette";
  write_as(other, 2, "The otter, again");
  REQUIRE(*Backups(other, folder, nullptr).make({october.ms + 2 * hour}));
  CHECK(Backups(mine, {}, nullptr).holds(otter)->out_of_reach.size() == 1);
  CHECK(Backups(mine, {}, nullptr).list()->size() == 1);
}

TEST_CASE("two computers with one path and one shared folder leave each other's copies alone; so does a fresh start") {
  const Scratch scratch;
  const auto home = scratch / "home", disk = scratch / "disk";
  const auto file = home / "p.vignette";
  write_as(file, 1, "The otter of one");
  REQUIRE(*Backups(file, disk, nullptr).make(october));
  const auto theirs = safe::listed(Backups(file, disk, nullptr)).front().file;
  const auto bytes = support::bytes_of(theirs);
  fs::rename(home, scratch / "of one");  // the other computer, at the same path
  Texts mine;
  for (int i = 1; i <= 12; ++i) {
    write_as(file, 2, "The otter of another " + std::to_string(i), 1'000 + i);
    const auto made = Backups(file, disk, nullptr).make({october.ms + i * hour / 4});
    REQUIRE(made);
    REQUIRE(*made);
    mine.push_back((*made)->file);
  }
  CHECK((support::bytes_of(theirs) == bytes));
  forget_made(file);
  Backups backups(file, disk, nullptr);
  CHECK(backups.list()->size() == 10);
  CHECK(std::ranges::count(files_of(*backups.list()), theirs) == 0);
  for (const auto& copy : mine) fs::remove(copy);
  CHECK(safe::is_nothing(backups.newest_good()));
  REQUIRE(*backups.make({october.ms + 5 * hour}));
  const auto reached = backups.take_out(otter);
  REQUIRE(reached);
  CHECK(reached->backups.size() == 1);
  CHECK(files_of(reached->out_of_reach) == Texts{theirs});
  REQUIRE(store::protect(file, disk, nullptr, a_key()));
  CHECK((support::bytes_of(theirs) == bytes));
}

TEST_CASE("copies in one's own folder that open with no key known are named there and never thinned out") {
  const Scratch scratch;
  const auto file = scratch / "a" / "p.vignette", other = scratch / "b" / "p.vignette", folder = scratch / "a" / "backups";
  const auto first = a_key(1), second = a_key(2);
  safe::write(other, second, "theirs");
  std::vector<std::pair<std::string, std::string>> theirs;
  for (int i = 0; i < 12; ++i) {
    safe::write(other, second, "theirs " + std::to_string(i), "q1", 1'000 + i);
    const auto made = *Backups(other, folder, second).make({october.ms - i * hour / 4 - 90 * 24 * hour});
    REQUIRE(made);
    theirs.emplace_back(made->file, support::bytes_of(made->file));
  }
  std::erase_if(theirs, [](const auto& one) { return !fs::exists(one.first); });
  REQUIRE(theirs.size() >= 10);
  for (int i = 0; i < 14; ++i) {
    safe::write(file, first, "The otter " + std::to_string(i), "q1", 1'000 + i);
    REQUIRE(*Backups(file, {}, first).make({october.ms + i * hour / 4}));
  }
  for (const auto& [name, bytes] : theirs) CHECK((support::bytes_of(name) == bytes));
  Backups backups(file, {}, first);
  const auto list = safe::listed(backups);
  CHECK(list.size() == 10 + theirs.size());
  for (const auto& copy : list) {
    const bool shut = std::ranges::any_of(theirs, [&](const auto& one) { return one.first == copy.file; });
    CHECK(copy.opens_otherwise == shut);
    CHECK((copy.keeps_until.ms == 0) == shut);
  }
  const auto reached = backups.take_out(otter);
  REQUIRE(reached);
  CHECK(reached->backups.size() == 10);
  CHECK(reached->out_of_reach.size() == theirs.size());
  CHECK(std::ranges::all_of(reached->out_of_reach, &portfolio::Backup::opens_otherwise));
  for (const auto& [name, bytes] : theirs) CHECK((support::bytes_of(name) == bytes));
  // Without the passphrase nothing is known of them but that they open as the portfolio does, or not.
  const auto locked = safe::listed(Backups(file, {}, nullptr));
  CHECK(std::ranges::count(locked, true, &portfolio::Backup::opens_otherwise) == static_cast<std::ptrdiff_t>(theirs.size()));
}

TEST_CASE("a portfolio on a disk that is not there now has not gone: its copies are nobody else's") {
  for (const bool keyed : {false, true}) {
    INFO((keyed ? "protected" : "plain"));
    const Scratch scratch;
    const auto key = keyed ? a_key() : nullptr;
    const auto disk = scratch / "disk", stick = scratch / "stick";
    const auto mine = scratch / "a" / "p.vignette", theirs = stick / "p.vignette";
    safe::write(theirs, key, "The otter sat on the bank.");
    fs::create_directories(scratch / "a");
    fs::copy_file(theirs, mine);
    REQUIRE(*Backups(theirs, disk, key).make(october));
    const auto copy = safe::listed(Backups(theirs, disk, key)).front().file;
    const auto bytes = support::bytes_of(copy);
    fs::rename(stick, scratch / "in a drawer");
    Backups backups(mine, disk, key);
    CHECK(backups.list()->empty());
    const auto reached = backups.take_out(otter);
    REQUIRE(reached);
    REQUIRE(files_of(reached->out_of_reach) == Texts{copy});
    CHECK_FALSE(reached->out_of_reach[0].opens_otherwise);
    CHECK((support::bytes_of(copy) == bytes));
    fs::create_directories(stick);  // its folder is there, and it is not: it was moved
    CHECK(backups.list()->size() == 1);
  }
}

TEST_CASE("a portfolio that was moved with its folder keeps the copies beside it") {
  const Scratch scratch;
  safe::write(scratch / "a" / "p.vignette", nullptr, "The otter sat on the bank.");
  REQUIRE(*Backups(scratch / "a" / "p.vignette", {}, nullptr).make(october));
  fs::rename(scratch / "a", scratch / "b");
  Backups backups(scratch / "b" / "p.vignette", {}, nullptr);
  CHECK(backups.list()->size() == 1);
  CHECK(backups.take_out(otter)->backups.size() == 1);
}

TEST_CASE("of a damaged portfolio without a passphrase, copies that say nothing are offered, and none goes") {
  for (const bool empty : {false, true}) {
    const Scratch scratch;
    const auto file = scratch / "a" / "p.vignette", disk = scratch / "disk";
    safe::write(file, nullptr, "kept");
    REQUIRE(*Backups(file, disk, nullptr).make(october));
    forget_noted(disk);
    const auto copy = (disk / safe::names_in(disk).front()).string();
    support::put_bytes(file, empty ? "" : "damaged beyond repair");
    Backups backups(file, disk, nullptr);
    const auto list = safe::listed(backups);
    REQUIRE(files_of(list) == Texts{copy});
    CHECK(list[0].keeps_until.ms == 0);
    const auto good = backups.newest_good();
    REQUIRE(good);
    REQUIRE(*good);
    CHECK(safe::texts((*good)->file, nullptr) == Texts{"kept"});
    static_cast<void>(backups.make({october.ms + hour}));
    CHECK(fs::exists(copy));
    // One that is started anew there holds nothing yet: they are offered still, and go with none of its own.
    fs::remove(file);
    REQUIRE(store::Store::open(file));
    CHECK(files_of(*backups.list()) == Texts{copy});
    write_as(file, 5, "anew");
    CHECK(backups.list()->empty());
  }
}
