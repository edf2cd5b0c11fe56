#include "store/folder.hpp"

#include <linux/magic.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "store/care.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using portfolio::Folder;
using Kind = portfolio::Folder::Kind;

namespace {

struct Sign {
  std::string_view name;  ///< of a file or folder, in small letters
  std::string_view by;
};

/// Left in a folder by what copies it.
constexpr std::array marks{
    Sign{".dropbox.cache", "Dropbox"},
    Sign{".stfolder", "Syncthing"},
    Sign{".stignore", "Syncthing"},
    Sign{".owncloudsync.log", "ownCloud"},
    Sign{".nextcloudsync.log", "Nextcloud"},
    Sign{".849c9593-d756-4e56-8d6e-42412f2a707b", "OneDrive"},
    Sign{".tmp.drivedownload", "Google Drive"},
    Sign{".tmp.driveupload", "Google Drive"},
    Sign{".megaignore", "MEGA"},
    Sign{".seafile-data", "Seafile"},
};

/// What such folders are called where nobody has given them another name.
constexpr std::array names{
    Sign{"dropbox", "Dropbox"},
    Sign{"onedrive", "OneDrive"},
    Sign{"nextcloud", "Nextcloud"},
    Sign{"owncloud", "ownCloud"},
    Sign{"google drive", "Google Drive"},
    Sign{"googledrive", "Google Drive"},
    Sign{"google-drive", "Google Drive"},
    Sign{"my drive", "Google Drive"},
    Sign{"icloud drive", "iCloud"},
    Sign{"iclouddrive", "iCloud"},
    Sign{"mobile documents", "iCloud"},
    Sign{"com~apple~clouddocs", "iCloud"},
    Sign{"syncthing", "Syncthing"},
    Sign{"megasync", "MEGA"},
    Sign{"pclouddrive", "pCloud"},
    Sign{"seafile", "Seafile"},
    Sign{"box sync", "Box"},
    Sign{"insync", "Insync"},
};

std::string small(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

/// "OneDrive", and "OneDrive - Youth Justice Service", "Dropbox (Team)".
bool is_called(const std::string& name, std::string_view sign) {
  return name == sign ||
         (name.starts_with(sign) && (name.substr(sign.size()).starts_with(" - ") || name.substr(sign.size()).starts_with(" (")));
}

std::optional<Folder> marked(const fs::path& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, error)) {
    const auto name = small(entry.path().filename().string());
    if (!name.starts_with('.') && !name.starts_with('_')) continue;
    for (const auto& mark : marks)
      if (name == mark.name) return Folder{Kind::synced, std::string(mark.by)};
    const bool journal = name.starts_with(".sync_") || name.starts_with("._sync_");
    if (journal && name.ends_with(".db")) return Folder{Kind::synced, "Nextcloud"};  // ownCloud's too, which it grew out of
  }
  return std::nullopt;
}

/// "/media/red\040disk" as /proc writes it.
std::string unescaped(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto octal = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '7'; };
    if (text[i] == '\\' && octal(i + 1) && octal(i + 2) && octal(i + 3)) {
      plain += static_cast<char>(((text[i + 1] - '0') << 6) | ((text[i + 2] - '0') << 3) | (text[i + 3] - '0'));
      i += 3;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

bool is_within(const fs::path& folder, const fs::path& above) { return std::ranges::mismatch(folder, above).in2 == above.end(); }

/// A file system's type as the system names it: "nfs4", "fuse.sshfs".
bool is_network(std::string_view type) {
  constexpr std::array types{"nfs",           "nfs4",
                             "cifs",          "smb3",
                             "smbfs",         "9p",
                             "afs",           "ceph",
                             "ncpfs",         "coda",
                             "davfs",         "fuse.sshfs",
                             "fuse.davfs2",   "fuse.gvfsd-fuse",
                             "fuse.rclone",   "fuse.glusterfs",
                             "fuse.ceph",     "fuse.s3fs",
                             "fuse.smbnetfs", "fuse.kio-fuse",
                             "glusterfs",     "virtiofs"};
  return std::ranges::find(types, type) != types.end();
}

std::optional<Folder> cloud_mount(std::string_view type) {
  constexpr std::array types{Sign{"fuse.onedriver", "OneDrive"}, Sign{"fuse.google-drive-ocamlfuse", "Google Drive"},
                             Sign{"fuse.pcloud", "pCloud"}, Sign{"fuse.seadrive", "Seafile"}};
  for (const auto& one : types)
    if (type == one.name) return Folder{Kind::synced, std::string(one.by)};
  return std::nullopt;
}

}  // namespace

std::optional<Folder> copied_by(const fs::path& folder) {
  for (fs::path at = folder; at.has_relative_path(); at = at.parent_path()) {
    if (auto found = marked(at)) return found;
    const auto name = small(at.filename().string());
    for (const auto& sign : names)
      if (is_called(name, sign.name)) return Folder{Kind::synced, std::string(sign.by)};
  }
  return std::nullopt;
}

std::optional<Folder> mounted_as(const fs::path& folder, std::istream& table) {
  fs::path nearest;
  std::string type;
  for (std::string line; std::getline(table, line);) {
    // number, parent, device, root, mount point, options, optional fields, "-", type, source, …
    std::istringstream words(line);
    std::string word, point;
    for (int i = 0; i < 5; ++i) words >> point;
    const fs::path mounted = unescaped(point);
    if (!is_within(folder, mounted) || (!nearest.empty() && !is_within(mounted, nearest))) continue;
    while (words >> word && word != "-") {
    }
    if (words >> type) nearest = mounted;
  }
  if (auto cloud = cloud_mount(type)) return cloud;
  if (is_network(type)) return Folder{Kind::network, type.starts_with("fuse.") ? type.substr(5) : type};
  for (const auto* place : {"/media", "/run/media"})
    if (is_within(folder, place)) return Folder{Kind::removable, folder.lexically_relative(place).begin()->string()};
  return std::nullopt;
}

std::optional<Folder> numbered(long number) {
  constexpr unsigned long cifs = 0xFF534D42, ceph = 0x00C36400;
  constexpr std::array<std::pair<unsigned long, std::string_view>, 9> numbers{{{NFS_SUPER_MAGIC, "nfs"},
                                                                               {SMB_SUPER_MAGIC, "smb"},
                                                                               {SMB2_SUPER_MAGIC, "smb"},
                                                                               {cifs, "cifs"},
                                                                               {V9FS_MAGIC, "9p"},
                                                                               {AFS_SUPER_MAGIC, "afs"},
                                                                               {CODA_SUPER_MAGIC, "coda"},
                                                                               {NCP_SUPER_MAGIC, "ncp"},
                                                                               {ceph, "ceph"}}};
  for (const auto& [known, by] : numbers)
    if ((static_cast<unsigned long>(number) & 0xFFFFFFFFUL) == known) return Folder{Kind::network, std::string(by)};
  return std::nullopt;
}

Folder folder_of(const fs::path& file) {
  std::error_code error;
  const auto absolute = fs::absolute(file, error);
  auto folder = fs::weakly_canonical(error ? file : absolute, error).parent_path();
  while (folder.has_relative_path() && !fs::is_directory(folder, error)) folder = folder.parent_path();  // it may have to be made yet
  struct statfs about{};
  if (::statfs(folder.c_str(), &about) == 0)
    if (auto found = numbered(static_cast<long>(about.f_type))) return *found;
  std::ifstream table("/proc/self/mountinfo");
  const auto mounted = mounted_as(folder, table);
  if (mounted && mounted->kind == Kind::network) return *mounted;
  // A name given before the folder is made counts too.
  if (auto copied = copied_by(fs::weakly_canonical(absolute, error).parent_path())) return *copied;
  return mounted.value_or(Folder{});
}

}  // namespace vignette::store
