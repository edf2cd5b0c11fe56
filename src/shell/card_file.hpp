/// The file of a key card: its text, or a picture that a telephone or this program reads it from.
#pragma once

#include <expected>
#include <filesystem>
#include <string_view>

#include "share/keys.hpp"
#include "words/problem.hpp"

namespace vignette::shell {

/// As a picture where the file's ending is .png, else as text.
std::expected<void, words::Problem> write_card_file(const std::filesystem::path& file, const share::KeyCard& card);

/// Whether these are the bytes of a picture, PNG or JPEG.
bool is_picture(std::string_view bytes);
/// The card in a file of either kind. A picture has one card in it, and may have other things around it.
std::expected<share::KeyCard, words::Problem> read_card_file(const std::filesystem::path& file);

}  // namespace vignette::shell
