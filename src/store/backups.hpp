/// Verified copies of a portfolio, made without asking: the newest 10, the newest of each of the last 14 days, of each of the last 12
/// months, both counted back from the newest copy.
///
/// They lie in `backups` beside the portfolio, or in a folder of the person's choice, named
/// `<portfolio's name> 2026-10-14 1520.12Z.backup`. A copy is written under another name with the database's own backup
/// interface, looked over whole, put on the disk and only then given its name. It is protected as the portfolio is.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "portfolio/care.hpp"
#include "store/reader.hpp"

namespace vignette::store {

class Backups {
 public:
  /// `folder` empty: beside the portfolio. Nothing is made by asking.
  Backups(std::filesystem::path portfolio, const std::filesystem::path& folder, KeyPtr key);

  /// Makes one if anything has changed since the newest, in the folder, or beside the portfolio while that is away; then removes those that
  /// have run out. Nothing if nothing had changed, or nothing has been kept. With a key, copies of one's own that are not protected yet are
  /// made anew under it first: a program may have ended, or a disk been away, while the portfolio was protected.
  Result<std::optional<portfolio::Backup>> make(portfolio::Instant now);
  /// Whether the folder that was chosen is not there now.
  bool folder_is_away() const;
  /// Those in the folder and in `backups` beside the portfolio, newest first; and those made in other folders that the portfolio
  /// remembers, reachable or not. Copies of another portfolio of the same name are none of them: each says of which it was made, and
  /// what is in it tells the rest. Those beside it that open with no key known are named, and never thinned out. Where the portfolio
  /// cannot be read, or holds nothing yet, those are among them of which it cannot be told.
  Result<std::vector<portfolio::Backup>> list();
  /// What `restore` set aside beside the portfolio, and what was saved there from damage: they stay until somebody removes them.
  std::vector<portfolio::Backup> set_aside() const;
  /// The folders of these copies, and the one where they are made now, that something else copies; without what lies in the portfolio's.
  std::vector<portfolio::CopiedFolder> copied(const std::vector<portfolio::Backup>& copies) const;
  /// The newest that opens and is sound; nothing if there is none.
  Result<std::optional<portfolio::Backup>> newest_good();
  /// Takes out for good from every backup that can be reached: each is made again without it, and looked over. Answers those
  /// made again and those out of reach (with `still_holds` where it may go from them later), among them those that may be ours and open
  /// with no key known. What `restore` set aside is gone through too, here and below. If everything is taken out, the copies are removed.
  Result<portfolio::Reached> take_out(const portfolio::TakeOut& what);
  /// What was taken out while copies were out of reach goes from those that are within reach again. Of a passage no word is kept to find
  /// it by: such copies are told (`list`). Answers those out of which something has gone now, with the moment it was taken out.
  Result<std::vector<portfolio::Backup>> finish_taking_out();
  /// Copies within reach that may hold such a thing still are removed; or they are kept, and not told any more.
  Result<void> settle_still_held(bool remove);
  /// Which of them hold it. Nothing is changed.
  Result<portfolio::Reached> holds(const portfolio::TakeOut& what);
  /// After the key has changed: every backup that opens with the old one is made again under the new; answers what was reached.
  Result<portfolio::Reached> make_anew(KeyPtr old_key, KeyPtr new_key);

  /// Which of copies made at these moments are kept, newest first (UTC days and months).
  static std::vector<bool> kept(const std::vector<portfolio::Instant>& made_newest_first);

 private:
  struct Copies {
    std::vector<portfolio::Backup> ours;
    std::vector<portfolio::Backup> doubtful;  ///< they bear the name, and may be ours or another's
    bool compared = true;                     ///< the portfolio can be read and holds something, to tell them by
  };
  /// Beside the portfolio where the folder was there once and is not now, for no folder is made in place of a disk that is unplugged; or
  /// where it cannot be made.
  std::filesystem::path folder_to_write(const std::vector<portfolio::Backup>& known) const;
  /// `earlier`: the key until now, while copies are made anew under another.
  Copies all(const Key* earlier = nullptr);
  /// Of these, and of what was set aside. Whether any was made anew.
  bool protect_left_open(std::vector<portfolio::Backup> copies);
  /// And where nothing can be told, because the portfolio is damaged or new, all that may be.
  std::vector<portfolio::Backup> own();
  /// Takes it out of one copy; false if that does not hold it.
  bool goes_from(const portfolio::Backup& copy, const portfolio::TakeOut& what) const;
  portfolio::Reached each(const std::vector<portfolio::Backup>& copies, const std::function<bool(const portfolio::Backup&)>& reach);

  std::filesystem::path portfolio_, folder_;
  KeyPtr key_;
};

}  // namespace vignette::store
