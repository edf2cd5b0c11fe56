/// Parts that documents are made of: days in words, passages with where they stand, commitments with what became of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/case.hpp"
#include "portfolio/practice.hpp"
#include "portfolio/review.hpp"
#include "portfolio/thinking.hpp"
#include "share/document.hpp"

namespace vignette::share {

std::string day_in_words(portfolio::Day day);
std::string moment(portfolio::Instant instant, int offset_minutes);
/// As it may stand in a document: no control characters, whole UTF-8, and none of the codes that Unicode keeps for no character (XML
/// and PDF refuse them).
std::string shown(std::string_view text);
/// The same on one line, as a heading or a line about something has to be.
std::string on_one_line(std::string_view text);

/// That a case is retold, whose it is and of which day its pack is, for one that is on the shelf; empty if nothing is known of it.
std::string origin(const pack::Case& known);

/// Where a passage stands, in words, with that the case says it differently now where it does: a line of the passage is nowhere in it word
/// for word. Nothing is known of a case that is not on the shelf.
std::string where_now(std::string where, std::string_view passage, const pack::Case* known);

/// "R., by 18 December": who will do it and by when, those that were said.
std::string who_and_when(const portfolio::AgreedLine& line);
/// A line of what was agreed on one line: its kind, as reflect::kind_in_words, its words, who and when.
std::string agreed_in_words(const portfolio::AgreedLine& line, bool supervision);

Block told(std::string_view line);
Block heading(int level, std::string_view line);
/// What one said one would do, when, and what became of it.
void append_promise(std::vector<Block>& blocks, const portfolio::Commitment& one);

}  // namespace vignette::share
