// A portfolio that goes to another place: what goes along, what stays and is named, and who copies the folders it leaves.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "store/backups.hpp"
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

}  // namespace

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
