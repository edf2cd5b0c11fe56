/// Cues: one calm question about a piece of reflective writing, by published rules that look only at its words. They are private to
/// the writer, never a level or a score, and often wrong; the words shown with each say why it was asked.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vignette::reflect {

enum class Cue : std::uint8_t {
  only_description,  ///< says what happened, and not what the writer makes of it
  no_first_person,   ///< the writer is not in it
  no_other_view,     ///< nothing on how the child, the family or the person harmed might see it
  no_reason,         ///< no "because"
  no_doubt,          ///< no doubt, and no other way it could be read
  no_next_step       ///< nothing on what the writer will do
};

/// The cue to show for a text, the most useful one first; none for a text too short to say anything of (fewer than 40 words),
/// or one that no rule catches. `names` are those of the people in the case, whose view counts as the child's or family's.
/// Only English writing is looked at: a text in another language gets none.
std::optional<Cue> cue_for(std::string_view text, std::span<const std::string> names = {});

/// Whether one rule catches a text; what `cue_for` asks of each, and what is measured.
bool catches(Cue cue, std::string_view text, std::span<const std::string> names = {});

}  // namespace vignette::reflect
