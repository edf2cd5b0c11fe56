// What kind of folder a portfolio lies in, told before the first word is kept there.
#include "store/folder.hpp"

#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "store/care.hpp"
#include "store/samples.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using portfolio::Folder;
using store::copied_by;
using store::folder_of;
using support::Scratch;
using Kind = portfolio::Folder::Kind;
namespace fs = std::filesystem;

namespace {

std::string copier(const fs::path& folder) {
  const auto found = copied_by(folder);
  return found ? found->by : "";
}

Folder mounted(const fs::path& folder) {
  std::istringstream table(R"(22 1 0:20 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home/jo/office rw - nfs4 server:/office rw
31 22 0:41 / /home/jo/my\040share rw shared:3 - cifs //server/share rw
32 22 0:42 / /home/jo/away rw - fuse.sshfs host: rw
33 22 0:43 / /home/jo/cloud rw - fuse.onedriver onedriver rw
34 22 0:44 / /media/jo/RED\040DISK rw - vfat /dev/sdb1 rw
35 30 0:45 / /home/jo/office/local rw - ext4 /dev/sdc1 rw
36 22 0:46 / /home/jo/win rw - fuseblk /dev/sdd1 rw
)");
  return store::mounted_as(folder, table).value_or(Folder{});
}

}  // namespace

TEST_CASE("a folder that something else copies is known by the marks left in it") {
  const struct {
    const char* mark;
    const char* by;
  } marks[] = {{".dropbox.cache", "Dropbox"},        {".stfolder", "Syncthing"},
               {".owncloudsync.log", "ownCloud"},    {".nextcloudsync.log", "Nextcloud"},
               {".sync_1a2b3c.db", "Nextcloud"},     {"._sync_1a2b3c.db", "Nextcloud"},
               {".tmp.driveupload", "Google Drive"}, {".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"}};
  for (const auto& [mark, by] : marks) {
    const Scratch scratch;
    const auto below = scratch / "work" / "mine";
    fs::create_directories(below);
    CHECK(copier(below).empty());
    support::put_bytes(scratch / mark, "");
    INFO(mark);
    CHECK(copier(below) == by);
    CHECK(folder_of(below / "p.vignette") == Folder{Kind::synced, by});
  }
}

TEST_CASE("and by the name such folders have") {
  const struct {
    const char* name;
    const char* by;
  } names[] = {{"OneDrive", "OneDrive"},      {"OneDrive - Youth Justice Service", "OneDrive"},
               {"Dropbox (Team)", "Dropbox"}, {"Nextcloud", "Nextcloud"},
               {"owncloud", "ownCloud"},      {"Google Drive", "Google Drive"},
               {"iCloud Drive", "iCloud"},    {"Syncthing", "Syncthing"}};
  for (const auto& [name, by] : names) {
    const Scratch scratch;
    INFO(name);
    // Also before it is there: the program asks before the first word is kept.
    CHECK(folder_of(scratch / name / "deeper" / "p.vignette") == Folder{Kind::synced, by});
  }
  for (const auto* name : {"OneDrives", "my dropbox notes", "clouds", "Drive"}) {
    const Scratch scratch;
    INFO(name);
    CHECK(copier(scratch / name).empty());
  }
}

TEST_CASE("a network's folder and a removable disk are known by where they are mounted") {
  CHECK(mounted("/home/jo/papers").kind == Kind::own);
  CHECK(mounted("/home/jo/office/papers") == Folder{Kind::network, "nfs4"});
  CHECK(mounted("/home/jo/my share") == Folder{Kind::network, "cifs"});
  CHECK(mounted("/home/jo/away/x/y") == Folder{Kind::network, "sshfs"});
  CHECK(mounted("/home/jo/cloud") == Folder{Kind::synced, "OneDrive"});
  CHECK(mounted("/home/jo/office/local/x").kind == Kind::own);
  CHECK(mounted("/home/jo/officer").kind == Kind::own);
  CHECK(mounted("/home/jo/win").kind == Kind::own);
  CHECK(mounted("/media/jo/RED DISK/p").kind == Kind::removable);
  CHECK(mounted("/run/media/jo/stick").kind == Kind::removable);
}

TEST_CASE("a network's file system is known by its number") {
  CHECK(store::numbered(0x6969) == Folder{Kind::network, "nfs"});
  CHECK(store::numbered(0x01021997) == Folder{Kind::network, "9p"});
  CHECK(store::numbered(static_cast<long>(0xFF534D42)) == Folder{Kind::network, "cifs"});
  CHECK(store::numbered(static_cast<int>(0xFE534D42)) == Folder{Kind::network, "smb"});
  CHECK_FALSE(store::numbered(0xEF53));
}

TEST_CASE("an ordinary folder is one's own, by whatever way it is named") {
  const Scratch scratch;
  CHECK(folder_of(scratch / "p.vignette").kind == Kind::own);
  fs::create_directories(scratch / "Dropbox" / "x");
  fs::create_directory_symlink(scratch / "Dropbox" / "x", scratch / "plain");
  CHECK(folder_of(scratch / "plain" / "p.vignette") == Folder{Kind::synced, "Dropbox"});
  CHECK_NOTHROW(folder_of("p.vignette"));
  CHECK_NOTHROW(folder_of(""));
}

TEST_CASE("in a folder that something else copies all that is kept is in the one file, and no log is beside it") {
  const Scratch scratch;
  const auto file = scratch / "Dropbox" / "p.vignette", own = scratch / "own" / "p.vignette";
  for (const auto& one : {file, own}) {
    fs::create_directories(one.parent_path());
    auto open = store::Store::open(one);
    REQUIRE(open);
    REQUIRE((*open)->transact({samples::save("q1", "heron by the weir")}));
    CHECK(samples::contents(one).answers.size() == 1);
    const bool in_one = support::bytes_of(one).find("heron by the weir") != std::string::npos;
    CHECK(in_one == (one == file));
    CHECK(fs::exists(one.string() + "-wal") == (one == own));
    CHECK_FALSE((fs::exists(one.string() + "-journal") && fs::file_size(one.string() + "-journal") > 0));
  }
  // One that had a log, from before the folder was copied, has none from now on.
  fs::copy_file(own, scratch / "Dropbox" / "moved.vignette");
  auto open = store::Store::open(scratch / "Dropbox" / "moved.vignette");
  REQUIRE((*open)->transact({samples::save("q2", "otter on the bank")}));
  CHECK_FALSE(fs::exists(scratch / "Dropbox" / "moved.vignette-wal"));
  CHECK(samples::contents(scratch / "Dropbox" / "moved.vignette").answers.size() == 2);
}
