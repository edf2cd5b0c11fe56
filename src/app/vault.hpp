/// Whether what is written can be read by others: the question before the first kept word, the lock, the recovery sheet, and
/// looking after the file. Passphrases stand here only while they are typed; the key itself never does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/editing.hpp"
#include "portfolio/care.hpp"
#include "portfolio/time.hpp"
#include "words/problem.hpp"

namespace vignette::app {

/// What the screen of 15-first-run is shown for.
enum class Protecting : std::uint8_t { first_words, set, change, remove, new_after_recovery };

/// How hard a passphrase is to guess, as `shell` judged it (store/secret.hpp).
enum class Strength : std::uint8_t { empty, common, short_one, fair, hard };

struct Vault {
  bool known = false;         ///< the file has been looked at
  bool absent = false;        ///< no portfolio yet: the question comes before the first kept word
  bool is_protected = false;  ///< with a passphrase
  bool locked = false;        ///< protected, and its words are not in memory
  bool by_itself = false;     ///< it locked after a time of quiet
  portfolio::Instant locked_at;
  portfolio::Instant touched;  ///< the last time a person did anything: quiet is counted from here
  std::size_t held = 0;        ///< answers that could not be kept yet and wait behind the lock
  bool goes_open = false;      ///< one chose to have no passphrase; it may not have been possible to make one yet
  bool unasked = false;        ///< one without a passphrase was made where nobody could be asked, and holds nothing written yet

  // What is being typed. Wiped when it has been handed over or is left.
  Editing passphrase, again, present, sheet, group, of_backup;
  bool show_words = false;
  bool with_passphrase = true;  ///< which of the two ways is chosen
  bool by_sheet = false;        ///< unlocking with the recovery sheet
  Protecting protecting = Protecting::first_words;
  Strength strength = Strength::empty;
  std::size_t words = 0;  ///< of the passphrase typed

  // What came of it.
  bool busy = false;  ///< deriving a key, protecting, restoring: something is being done that takes longer than a moment
  int wrong_tries = 0;
  portfolio::Instant next_try;  ///< wrong tries are slowed: not before this moment
  std::optional<words::Problem> problem;
  std::vector<std::string> recovery;          ///< the sixteen groups while the sheet is shown, and only then
  bool sheet_due = false;                     ///< it was locked while the sheet was shown: it is shown again after unlocking
  std::size_t ask_group = 0;                  ///< which of them is to be typed from the copy, counted from 0
  std::optional<portfolio::Reached> reached;  ///< backups made anew under a new key, and those out of reach
  std::optional<std::string> sheet_saved;     ///< where the sheet was saved

  // Looking after the file (settings, "Keeping").
  std::vector<portfolio::Backup> backups;  ///< newest first
  bool backups_read = false;
  bool backups_away = false;  ///< the folder chosen for them is not there now: they are made beside the portfolio
  portfolio::Folder folder;
  portfolio::Elsewhere elsewhere;
  bool expected = false;                        ///< none is there, though it was moved there
  std::optional<std::string> lies_in;           ///< the folder that it was moved to
  std::vector<portfolio::Backup> stayed;        ///< what could not go with it, and is there still
  std::vector<portfolio::CopiedFolder> copied;  ///< besides `folder`
  bool unread = false;                          ///< what said where it lies could not be read
  enum class BackedUp : std::uint8_t { not_asked, made, made_beside, unchanged } answer = BackedUp::not_asked;  ///< to `BackUpNow`
  bool folder_explained = false;            ///< the person has been told that something else copies the folder, and went on
  std::optional<portfolio::Health> health;  ///< of the last full look
  bool damaged = false;                     ///< the file was found damaged when it was opened: screen `damaged`
  bool gone = false;                        ///< no file is there, but backups of it: screen `damaged`
  bool begins_anew = false;                 ///< so it was wished, though there are backups
  std::optional<portfolio::Backup> newest_good;
  std::optional<portfolio::Salvaged> salvaged;
  std::optional<std::string> asks_for;      ///< the backup to go back to that has another passphrase, while it is being asked for
  std::optional<std::string> asks_open;     ///< the backup to go back to that would leave the portfolio without a passphrase
  bool came_open = false;                   ///< one went back to such a backup
  std::optional<std::string> set_aside;     ///< where the portfolio that was replaced lies now
  std::optional<std::string> moved_to;      ///< the one file that holds the whole portfolio for another computer
  bool still_held_said = false;             ///< that backups within reach hold what was taken out for good while they were not
  std::optional<words::Problem> no_backup;  ///< why the last one could not be made
  portfolio::Instant backed_up;             ///< when a backup was last asked for
  std::uint64_t backed_up_to = 0;           ///< number of the newest change then
};

/// Backups within reach that may hold what was taken out for good while they were not.
std::vector<portfolio::Backup> still_held(const Vault& vault);

}  // namespace vignette::app
