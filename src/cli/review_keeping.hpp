/// Where a page belongs among what is kept, before it is.
#pragma once

#include <optional>
#include <string>

#include "cli/acquaintance.hpp"
#include "portfolio/review.hpp"

namespace vignette::cli {

/// A page as it is kept from now on.
portfolio::Page page_made(portfolio::PageKind kind, std::string number, std::string body, portfolio::Day made, bool mine);

/// A page that was handed over, and the exchange it is part of.
struct Placed {
  portfolio::Exchange exchange;
  portfolio::Page page;
  std::optional<portfolio::Instant> first;  ///< when it was opened here before, and so is kept already
};

/// What was shared, while its words are kept.
std::optional<portfolio::Shared> shared_in(const portfolio::Exchange& exchange);

/// Whether it can be read, and where it belongs; refused are what was taken out for good since it was opened, a share whose number is that
/// of another, and what answers no share that is here with whoever it is from.
Maybe<Placed> placed(const Acquaintance& all, const GivenFile& given);

/// The exchange that a file is about, if it is here, or nullptr.
const portfolio::Exchange* known_exchange(const Acquaintance& all, const GivenFile& given);

}  // namespace vignette::cli
