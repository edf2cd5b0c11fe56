/// An exchange as one keeps it: its fingerprint, what was shared in a few words, and all of it as one page.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "portfolio/review.hpp"
#include "share/document.hpp"

namespace vignette::share {

/// What both see of the same share, reply and agreement (the newest there are), as `fingerprint` of their bodies; it stands on the digests,
/// so that it is the same after a body was taken out for good. Takes a tenth of a second.
std::string fingerprint(const portfolio::Exchange& exchange);

/// "What stood out?", the first question that a share answers, and that there are more; the day it was taken out, where it was.
std::string shared_in_words(const portfolio::Exchange& exchange, int offset_minutes);

/// All that is kept of it, for whoever is asked for it: the share, what was written and agreed, and one's own notes, oldest first. What
/// was not written by the one whose copy it is stands under a line that says so, for the reader who must redact.
Document exchange_page(const portfolio::Exchange& exchange, portfolio::Now now);
/// The same as a part of a document that is for whoever keeps it alone, under a heading that says with whom and when; and after its pages
/// what is unfinished of it, which nobody else has been given. Of `unfinished` that of other exchanges is left out.
void append_exchange(Document& page, const portfolio::Exchange& exchange, std::span<const portfolio::Unfinished> unfinished,
                     portfolio::Now now);
/// What was typed for supervision before there was a share, likewise; nothing where nothing was.
void append_before_a_share(Document& page, std::span<const portfolio::Unfinished> unfinished, portfolio::Now now);

}  // namespace vignette::share
