/// What a page of an exchange says, as one reads it without a window.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/acquaintance.hpp"
#include "portfolio/review.hpp"

namespace vignette::cli {

/// A body, in the form that the ending of `to` says; `where` is the file that a problem names.
Maybe<std::string> told(portfolio::PageKind kind, const std::string& body, const std::optional<std::filesystem::path>& to,
                        const std::string& where);

/// "share", "reply", "agreement".
const char* name_of(portfolio::PageKind kind);

}  // namespace vignette::cli
