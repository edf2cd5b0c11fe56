// A portfolio that goes to another place: what goes along, what stays and is named, and who copies the folders it leaves.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cerrno>

#include "store/backups.hpp"
#include "store/disk.hpp"
#include "store/safe.hpp"

using namespace vignette;
using safe::a_key;
using safe::october;
using store::Backups;
using support::Scratch;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t hour = 3'600'000;

void write_as(const fs::path& file, std::uint64_t whose, const std::string& text) {
  auto open = store::Store::open(file);
  REQUIRE(open);
  auto save = samples::save("q1", text, 1'000);
  save.answer.id = portfolio::make_id({1}, whose << 20, 7);
  REQUIRE((*open)->transact({save}));
}

std::vector<portfolio::Backup> moved(const fs::path& from, const fs::path& to) {
  REQUIRE(store::begin_move(from, nullptr, to));
  REQUIRE(store::Store::open(to));
  const auto stayed = store::finish_move(from, to, nullptr);
  REQUIRE(stayed);
  return *stayed;
}

/// What a portfolio and its copies lie in, where a part of it could not go along when it was moved and it was protected afterwards.
struct Moved {
  Scratch scratch;
  fs::path from = scratch / "a" / "p.vignette", to = scratch / "b" / "p.vignette";
  store::KeyPtr key = a_key();

  void write_and_move(bool copied) const {
    safe::write(from, nullptr, "The otter sat on the bank.");
    REQUIRE(*Backups(from, {}, nullptr).make(october));
    safe::write(from, nullptr, "The otter swam.");
    store::disk::before([&, copied](store::disk::Act act, const fs::path& file) {
      const bool old = file.string().starts_with(from.parent_path().string());
      const bool there = file.string().starts_with((to.parent_path() / "backups").string());
      const bool changes = act == store::disk::Act::remove || act == store::disk::Act::rename;
      return (old && changes) || (!copied && there) ? EROFS : 0;
    });
    CHECK(moved(from, to).size() == 2);
  }
  void can_be_written() const { store::disk::before({}); }
  /// What still stayed.
  std::vector<portfolio::Backup> clear() const {
    const auto stayed = store::finish_move(from, to, key);
    REQUIRE(stayed);
    return *stayed;
  }
};

}  // namespace

TEST_CASE("what stayed in the old folder goes once it can, though the portfolio was protected meanwhile, and nobody can read it") {
  const bool copied = GENERATE(true, false);  // and only could not be removed
  INFO("copied " << copied);
  const Moved it;
  it.write_and_move(copied);
  const auto reached = store::protect(it.to, {}, nullptr, it.key);
  REQUIRE(reached);
  it.can_be_written();
  CHECK(it.clear().empty());
  CHECK(safe::files_with(it.scratch.path(), "otter").empty());
  CHECK_FALSE(fs::exists(it.from));
  CHECK_FALSE(fs::exists(it.from.parent_path() / "backups"));
  const auto list = safe::listed(Backups(it.to, {}, it.key));
  REQUIRE(list.size() == 1);  // the one that had come already is not there twice
  CHECK(list[0].is_protected);
  CHECK(fs::path(list[0].file).parent_path() == it.to.parent_path() / "backups");
  CHECK(safe::texts(list[0].file, it.key) == std::vector<std::string>{"The otter sat on the bank."});
}

TEST_CASE("a copy that stayed and holds something else than the one of its name in the new folder comes under another name, protected") {
  const Moved it;
  it.write_and_move(true);
  safe::write(it.to, nullptr, "The heron stood.", "q2", 2'000);
  const auto list = safe::listed(Backups(it.to, {}, nullptr));
  const auto there =
      std::ranges::find(list, it.to.parent_path() / "backups", [](const auto& copy) { return fs::path(copy.file).parent_path(); });
  REQUIRE(there != list.end());
  const fs::path same_name = there->file;
  fs::remove(same_name);
  REQUIRE(store::copy_to(it.to, nullptr, same_name));
  REQUIRE(store::protect(it.to, {}, nullptr, it.key));
  it.can_be_written();
  CHECK(it.clear().empty());
  CHECK(safe::files_with(it.scratch.path(), "otter").empty());
  CHECK(safe::texts(same_name, it.key).size() == 2);
  const auto now = safe::listed(Backups(it.to, {}, it.key));
  REQUIRE(now.size() == 2);
  CHECK(std::ranges::any_of(
      now, [&](const auto& copy) { return safe::texts(copy.file, it.key) == std::vector<std::string>{"The otter sat on the bank."}; }));
}

TEST_CASE("words that came into the old file after it was copied go along in a file set aside") {
  for (const auto& key : {store::KeyPtr(), a_key()}) {
    const Scratch scratch;
    const auto from = scratch / "a" / "p.vignette", to = scratch / "b" / "p.vignette";
    safe::write(from, key, "The otter sat on the bank.");
    REQUIRE(store::begin_move(from, key, to));
    safe::write(from, key, "The otter swam.");  // by a program that had looked for it before
    {
      REQUIRE(store::Store::open(to, key));
      const auto stayed = store::finish_move(from, to, key);
      REQUIRE(stayed);
      CHECK(stayed->empty());
    }
    CHECK_FALSE(fs::exists(from));
    bool there = false;
    for (const auto& entry : fs::directory_iterator(scratch / "b")) {
      const auto name = entry.path().filename().string();
      if (name.find("set aside") == std::string::npos || !name.ends_with(".vignette")) continue;  // its log is no portfolio
      const auto reader = store::Reader::open(entry.path(), key);
      REQUIRE(reader);
      const auto contents = (*reader)->everything();
      REQUIRE(contents);
      there = there || contents->answers.at(0).text == "The otter swam.";
    }
    CHECK(there);
  }
}

TEST_CASE("of what lies beside the old place after a move one's own is named, and another's is not") {
  const Scratch scratch;
  const auto mine = scratch / "a" / "p.vignette", other = scratch / "c" / "p.vignette", folder = scratch / "a" / "backups";
  write_as(mine, 1, "The otter sat on the bank.");
  write_as(other, 2, "Nobody's but theirs");
  const auto theirs = Backups(other, folder, nullptr).make({october.ms + hour}).value();
  REQUIRE(theirs);
  const auto shut = scratch / "d" / "p.vignette";
  const auto key = a_key();
  safe::write(shut, key, "Under another passphrase");
  const auto closed = Backups(shut, folder, key).make({october.ms + 2 * hour}).value();
  REQUIRE(closed);
  const auto stayed = moved(mine, scratch / "b" / "p.vignette");
  REQUIRE(stayed.size() == 1);
  CHECK(stayed[0].file == closed->file);
  CHECK(stayed[0].opens_otherwise);
  CHECK(stayed[0].stayed);
  CHECK(fs::exists(theirs->file));
}

TEST_CASE("of the folders that backups lie in, those are told that something copies, but not what lies beside the portfolio") {
  const Scratch scratch;
  const auto file = scratch / "home" / "p.vignette", synced = scratch / "Dropbox" / "bk", disk = scratch / "disk";
  safe::write(file, nullptr, "The otter sat on the bank.");
  for (const auto& folder : {fs::path(), synced, disk}) {
    REQUIRE(*Backups(file, folder, nullptr).make({october.ms + hour}));
    safe::write(file, nullptr, "The otter sat in " + folder.string());
  }
  Backups copies(file, disk, nullptr);  // in the synced one they were made before
  const auto list = copies.list();
  REQUIRE(list);
  const auto copied = copies.copied(*list);
  REQUIRE(copied.size() == 1);
  CHECK(copied[0].path == synced.string());
  CHECK(copied[0].folder == portfolio::Folder{portfolio::Folder::Kind::synced, "Dropbox"});
  const auto reach = copies.holds({.key = {"sam", "q1"}, .passage = "otter", .when = october});
  REQUIRE(reach);
  CHECK(reach->copied == copied);
}
