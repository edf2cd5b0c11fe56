/// Looking after a portfolio: its backups, what was found wrong with it, and what taking out for good reaches.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "portfolio/records.hpp"
#include "words/problem.hpp"

namespace vignette::portfolio {

/// A copy made without asking.
struct Backup {
  std::string file;
  Instant made;
  Instant keeps_until;  ///< when it is neither one of 14 daily nor of 12 monthly copies any more: it goes then, unless among the newest 10;
                        ///< 0: never
  bool reachable = true;  ///< its folder is there now
  bool is_protected = false;
  /// It bears the portfolio's name, and opens with none of the keys known: made under an earlier passphrase, or another
  /// portfolio's of the same name. Nothing of it is touched, and it stays until somebody removes it.
  bool opens_otherwise = false;
  /// It could not go along when the portfolio was moved, and lies where that lay: a copy, or the file itself (`made` is 0 then).
  bool stayed = false;
  /// When something was taken out for good that it may hold still, for it was out of reach then; 0: nothing of the kind is known.
  Instant still_holds = {};
  bool operator==(const Backup&) const = default;
};

/// Where a portfolio lies, as far as that matters for keeping it safe.
struct Folder {
  enum class Kind : std::uint8_t { own, synced, network, removable } kind = Kind::own;
  std::string by;  ///< who copies it, such as "OneDrive" or "nfs"; a name, not a sentence
  bool operator==(const Folder&) const = default;
};

/// A folder that something else copies, besides the one that the portfolio lies in. Whoever copies it may hold older versions.
struct CopiedFolder {
  enum class Holds : std::uint8_t {
    backups,
    before  ///< the portfolio lay in it, and was moved from there
  } holds = Holds::backups;
  std::string path;
  Folder folder;  ///< synced, or of a network
  Instant until;  ///< of `before`: when it was moved
  bool operator==(const CopiedFolder&) const = default;
};

/// Where else a portfolio could be kept.
struct Elsewhere {
  bool offered = false;    ///< not where a place was named when the program was started
  std::string own_folder;  ///< on this computer, which nothing else copies and where no portfolio lies; empty: none is known
  bool operator==(const Elsewhere&) const = default;
};

/// What is to be taken out for good.
struct TakeOut {
  TakenOut::What what = TakenOut::What::passage;
  QuestionKey key;      ///< its question; for a whole case the case only
  Id revision;          ///< of a version
  std::string passage;  ///< the words themselves
  Instant when;
  Id mark;                    ///< of a mark
  std::string exchange = {};  ///< the number of its share, of an exchange
  /// Of a passage: out of the answer's text and its versions alone. What was shared stays as it was, and what was said beside the answer
  /// too.
  bool within_answer = false;
  bool operator==(const TakeOut&) const = default;
};

/// A part of a passage that stays, because it stands among other words.
struct Partly {
  std::int64_t version = 0;  ///< counted from 1; 0: the present text
  std::string words;
  bool operator==(const Partly&) const = default;
};

/// An exchange from which pages, notes or drafts go; of `TakeOut::within_answer` one that holds the passage, and stays. What was handed
/// over of it is with the other person, and out of reach.
struct SharedWith {
  std::string number;  ///< of the share
  std::string name;    ///< of the other person
  bool mine = false;   ///< one's own writing was shared
  Day made;            ///< the day that stands on the share
  // What of it: pages are whole.
  bool share = false;                        ///< what was shared
  std::int64_t replies = 0, agreements = 0;  ///< corrections too
  bool notes = false;                        ///< the passage, out of notes; of an exchange, the notes
  bool drafts = false;                       ///< a reply or an agreement that is being written, whole
  bool operator==(const SharedWith&) const = default;
};

/// From where it goes or went, told before and after.
struct Reached {
  std::vector<std::int64_t> versions;  ///< numbers, counted from 1, of the answer's versions that hold it (passage, version, answer)
  bool in_draft = false;
  std::vector<Partly> partly;        ///< of the answer's texts that do not hold all of it, those that hold a good part (passage)
  std::int64_t answers = 0;          ///< how many answers go (case, everything)
  std::int64_t commitments = 0;      ///< made from what goes (answer, case, everything)
  std::int64_t marks = 0;            ///< with their notes (case, everything, mark)
  std::int64_t cited = 0;            ///< answers that cite it (mark)
  std::vector<SharedWith> shares;    ///< see SharedWith; of all but an exchange and everything, one's own
  std::vector<Id> unquoted;          ///< commitments whose words stand nowhere any more and went too (passage, version)
  std::vector<Backup> backups;       ///< those that hold it, or were made again without it
  std::vector<Backup> out_of_reach;  ///< those that may hold it and could not be opened now
  Folder folder;                     ///< that the portfolio lies in
  std::vector<CopiedFolder> copied;  ///< besides
  /// It is taken out, and why its bytes could not be written over in the portfolio's file yet; whoever opens that next tries again.
  std::optional<words::Problem> not_erased;
  bool operator==(const Reached&) const = default;
};

/// What a look at the file found.
struct Health {
  bool sound = true;                ///< all that was written; the index of words is told apart
  std::vector<std::string> faults;  ///< as SQLite names them: places in the file, never a word of what is in it
  bool index_sound = true;          ///< else search may miss words, and the index can be made anew
  bool operator==(const Health&) const = default;
};

/// What could be read of a damaged file.
struct Salvaged {
  std::string file;  ///< where it was put
  std::int64_t answers = 0, revisions = 0;
  std::int64_t unreadable = 0;  ///< rows that could not be read, as far as is known
  bool operator==(const Salvaged&) const = default;
};

}  // namespace vignette::portfolio
