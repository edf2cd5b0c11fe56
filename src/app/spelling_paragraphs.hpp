/// The paragraphs of a text being written, and which of them are in another language than the dictionary. For app/spelling*
/// only.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/spelling.hpp"
#include "text/range.hpp"

namespace vignette::app {

std::string_view primary(std::string_view tag);  ///< “en” of “en-GB”

/// A paragraph with its words, and what is known of them.
struct Paragraph {
  std::vector<text::Range> words;  ///< bytes of the text
  WordCount least, most;           ///< with those that wait for an answer taken for right, and for wrong
  bool another = false;            ///< it shows itself to be in another language
};

/// Those that begin in the first `most` bytes.
std::vector<Paragraph> paragraphs_of(const Model& model, std::string_view text, std::size_t most = std::string_view::npos);

/// Whether a paragraph is in another language, in an answer that is or may be; nothing as long as that may still turn out either way.
std::optional<bool> foreign(const Paragraph& paragraph, std::optional<bool> answer);
/// Whether most paragraphs of an answer that are long enough to tell are; of one that has none, all its words. Likewise.
std::optional<bool> foreign(const std::vector<Paragraph>& answer);

}  // namespace vignette::app
