/// What inspectors looked for, found again in a case whose words were edited since: what a learner kept under one of them never comes to
/// stand under another because of its place in the list.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vignette::reflect {

/// For each of the wordings that something was kept under, which of a case's expectations it is now, counted from 0; nothing where it is
/// no longer in the text. Pure.
///
/// First word for word, whatever the capitals and the punctuation. What is left on both sides is held against each other by the words
/// that tell one expectation from another: those of four letters or more that stand in one only of the case's. The two that share most
/// of them (Dice: twice what they share over what they have; endings of up to three letters apart count as the same word) are the same
/// one, reworded, if they share two or more and at least `alike_enough`, and if no other comes near to either (`clearly_more`).
/// One of which nothing but its number was kept (“3”) is at that number.
std::vector<std::optional<std::size_t>> find_expectations(const std::vector<std::string>& now, const std::vector<std::string_view>& kept);

/// Its number, where nothing but that was kept of it.
std::optional<std::size_t> number_of_expectation(std::string_view wording);

inline constexpr double alike_enough = 0.55, clearly_more = 0.2;

}  // namespace vignette::reflect
