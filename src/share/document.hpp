/// What leaves (portfolio/document.hpp), and what it is written on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "portfolio/document.hpp"

namespace vignette::share {

using portfolio::Block;
using portfolio::Document;

/// The paragraphs of a prose block: their lines apart by line feeds, none empty.
std::vector<std::string> paragraphs(const std::string& prose);

enum class Paper : std::uint8_t { a4, letter };

}  // namespace vignette::share
