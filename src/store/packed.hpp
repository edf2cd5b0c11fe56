/// A text as what changed from another one, in few bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vignette::store {

using Bytes = std::vector<std::uint8_t>;

/// What turns `from` into `to`: the length of `to`; then for each change how many bytes stay before it, how many go and what comes.
Bytes pack_changes(std::string_view from, std::string_view to);

/// The text again; nothing if these changes do not fit `from`.
std::optional<std::string> apply_changes(std::string_view from, std::span<const std::uint8_t> changes);

}  // namespace vignette::store
