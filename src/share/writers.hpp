/// The forms of a document that need nothing but characters. Each holds all that the document says, in its order.
#pragma once

#include <string>

#include "share/document.hpp"

namespace vignette::share {

std::string plain_text(const Document& document);
/// CommonMark, with notes as GitHub writes them; what is in the document renders as it is written there.
std::string as_markdown(const Document& document);
/// One file that fetches nothing and runs nothing, and prints well.
std::string html(const Document& document);

}  // namespace vignette::share
