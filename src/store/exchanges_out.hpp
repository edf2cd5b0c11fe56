/// Taking out for good what was frozen: the learner's own copy of what was shared goes with what it was made of. Inside the transaction
/// that takes out. What was handed over is with the other person, and out of reach.
///
/// An answer, a version or a case takes the share that holds it, whole, and the reply to it, which quotes; a passage takes every page
/// that holds it, whole, and goes from notes; a page stays as a row, without its body. Everything, and one exchange, go with all their
/// rows, but that files were opened stays known where it is one exchange.
#pragma once

#include <vector>

#include "portfolio/care.hpp"
#include "store/sqlite.hpp"

namespace vignette::store {

/// From which exchanges anything would go. Nothing is changed.
std::vector<portfolio::SharedWith> exchanges_reached(Database& database, const portfolio::TakeOut& what);

/// Whether anything would go from what was typed before there was a share (portfolio/review.hpp).
bool before_share_reached(Database& database, const portfolio::TakeOut& what);

/// Takes it out of them and of what was typed before there was a share, and answers the same. Before the versions themselves go, for a
/// version is found by its words.
std::vector<portfolio::SharedWith> take_out_of_exchanges(Database& database, const portfolio::TakeOut& what);

}  // namespace vignette::store
