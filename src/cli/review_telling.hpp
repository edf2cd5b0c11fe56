/// What a page of an exchange says, as one reads it without a window.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/acquaintance.hpp"
#include "portfolio/review.hpp"

namespace vignette::cli {

/// A body, in the form that the ending of `to` says; `exchange` is what it is part of, where that is known, and `where` the file that a
/// problem names.
Maybe<std::string> told(portfolio::PageKind kind, const std::string& body, const portfolio::Exchange* exchange,
                        const std::optional<std::filesystem::path>& to, const std::string& where);

/// "share", "reply", "agreement".
const char* name_of(portfolio::PageKind kind);

}  // namespace vignette::cli
