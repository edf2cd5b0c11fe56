/// How what passes between two people is worded: by whether it was brought to supervision, or given to somebody of one's own standing.
#pragma once

#include <string_view>

#include "portfolio/review.hpp"

namespace vignette::reflect {

/// Whether a share was brought to supervision, as its page says: so that both who have it word it alike; it is held to be where it is gone.
bool to_supervision(const portfolio::Shared* shared);

/// Whether a role, as typed on a key card, is of somebody of one's own standing: "peer", "Colleague in the team".
bool is_peer(std::string_view role);

/// "Learning"; a line of whoever reads is "Supervisor", or else "Colleague".
std::string_view kind_in_words(portfolio::AgreedLine::Kind kind, bool supervision);

/// Over what whoever reads sees differently: "The supervisor sees it differently".
std::string_view reader_differently(bool supervision);

}  // namespace vignette::reflect
