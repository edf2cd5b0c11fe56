/// One spelling for what reads the same: Unicode's normalisation form C.
#pragma once

#include <string>
#include <string_view>

namespace vignette::text {

/// The text in NFC (UAX #15); text that is not UTF-8 is given back as it is. The answer's buffer is never moved while it grows,
/// so that whoever wipes the answer has wiped it.
std::string nfc(std::string_view text);

}  // namespace vignette::text
