/// Words that must not stay in memory: overwritten before they are given back.
#pragma once

#include <string>

#include "app/model.hpp"

namespace vignette::app {

/// Overwrites a string's bytes, unused capacity included, so that the compiler cannot leave it out; and empties it.
void wipe(std::string& text);
/// The text, and every step of undo.
void wipe(Editing& editing);
/// Takes up a text with its steps; what was laid out of another is void.
void go_on_with(Editing& editing, Editing&& before);
void wipe(Draft& draft);
void wipe(List& list);
void wipe(Versions& versions);
/// Questions still on their way are answered in vain: their numbers go on.
void wipe(Search& search);
void wipe(TakingOut& taking_out);
void wipe(Marks& marks);
void wipe(portfolio::WorkshopPlan& plan);
void wipe(Practice& practice);
/// The steps back of titles and commitments that were written in before.
void forget_steps_before(Practice& practice);
void wipe(Spelling& spelling);
void wipe(Leaves& leaves);
void wipe(std::optional<WayUsed>& used);
void wipe(Noticing& noticing);
void wipe(ExchangeRead& exchange);
void wipe(portfolio::Shared& shared);
void wipe(portfolio::Comment& comment);
void wipe(portfolio::Reply& reply);
void wipe(portfolio::AgreedLine& line);
void wipe(portfolio::Agreement& agreement);
void wipe(HeldReviews& held);
/// What is on its way comes in vain: numbers go on.
void wipe(Previewing& previewing);
void wipe(Review& review);
/// What people wrote in a workshop, and what was typed: the plan stays.
void wipe_words(Team& team);
/// What was typed and is on its way in or into a record: how that goes changes no field any more.
void forget_putting(Team& team);
/// What was kept of earlier ones; it is read again.
void forget_records(Team& team);
void wipe(workshop::Told& told);
/// The comment and the line that were taken off last are not to be brought back any more.
void forget_taken_off(Review& review);

/// Hands the words of a secret field over, and leaves none of them behind.
std::string handed_over(Editing& secret);

}  // namespace vignette::app
