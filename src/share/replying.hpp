/// A reply as a page for somebody without the program, and as it has to be before it is sealed.
#pragma once

#include <string>

#include "portfolio/review.hpp"
#include "share/document.hpp"

namespace vignette::share {

/// Cleaned as a body has to be; comments without words that only words could be of are left out.
portfolio::Reply fit_to_seal(portfolio::Reply reply);

/// Lines without words that say neither who nor when are left out; one that says only those is given a dash for its words.
portfolio::Agreement fit_to_seal(portfolio::Agreement agreement);

/// What was agreed, line by line, and where one of the two sees it differently. `about` is nullptr where the share is gone.
Document agreement_page(const portfolio::Shared* about, const portfolio::Agreement& agreement);

/// What was written about a share: each comment under the passage that it is about, then the reply.
Document reply_page(const portfolio::Shared& about, const portfolio::Reply& reply);

/// The number of another page of a kind, sealed or not: 26 letters and figures, the first two (their first eight bits) one more than
/// those of the newest that is here, the rest by chance. A correction so sorts after what it corrects, for both. Empty where this computer
/// has no chance to give.
std::string number_after(const portfolio::Exchange& exchange, portfolio::PageKind kind);
/// 26 letters and figures by chance; empty where this computer has no chance to give.
std::string a_number();

}  // namespace vignette::share
