/// The tour's acts, each a sitting or more in the real window; every one starts the program and quits it. They throw `DriveFailure` where
/// something isn't as it should be.
#pragma once

#include "cli/guide.hpp"

namespace vignette::cli {

/// Every case read and answered for the first time, and a look round.
void first_hour(Guide& guide);
/// A case as something to think with, a reflection of one's own, and what would leave.
void next_morning(Guide& guide);
/// A case is planned and led with a team from one computer, on paper and a shared keyboard.
void lead_a_team(Guide& guide);
/// An answer that was shared, with what came back; and the same sheet with a sealed file for whoever it was.
void what_was_shared(Guide& guide);
/// A second portfolio, locked with a passphrase: set, locked, opened again, its versions and what is found in it.
void behind_a_passphrase(Guide& guide);
/// Weeks and half a year on: what comes back, and the case answered again.
void answer_again(Guide& guide);
/// A word that no dictionary has. Where no dictionary is installed there is nothing to show.
void correct_a_word(Guide& guide);
/// The other side: what was shared with a supervisor, read beside its passages, commented on and answered.
void read_what_was_shared(Guide& guide);

/// The caret is in the answer.
void to_the_answer(Guide& guide);

}  // namespace vignette::cli
