/// What a file's name says it is: whoever is given a file opens it by that.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "words/problem.hpp"

namespace vignette::share {

/// The form that a page is written in by a name's ending: "md", "txt", "html", "pdf" or "docx"; nothing for another ending, or none.
std::optional<std::string> form_of_ending(const std::filesystem::path& file);

/// Refuses a name that ends as another form than `form`, which may be a form of ours that is no page, too: "vignette-sealed".
std::expected<void, words::Problem> fits_its_name(const std::string& form, const std::filesystem::path& file);

/// The file by a name that was typed for one of `form`: with that ending where it has none that is a form's. Refuses what
/// `fits_its_name` does, and a name with its ending added that is there already: nobody was asked about that one.
std::expected<std::filesystem::path, words::Problem> named_for(const std::string& form, const std::filesystem::path& file);

}  // namespace vignette::share
