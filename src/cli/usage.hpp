/// What a call's words may be, and what is wrong with them, in our own sentences: CLI11 reads the words and says nothing itself.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "words/problem.hpp"

namespace vignette::cli {

/// Headings of `--help` from the catalogue. Before anything is added to `program`: what is added takes them over.
void use_our_words(CLI::App& program);

/// Only one of these.
CLI::Validator one_of(std::vector<std::string> choices);
/// Only a whole number between these, both taken in.
CLI::Validator between(int least, int most);
/// Only UTF-8: of words that are kept or handed over, since letters of anything else would be lost.
CLI::Validator whole_text();

/// What is wrong with the words that `program` could not read, and how to mend it.
words::Problem wrong_words(const CLI::App& program, const CLI::ParseError& error);

}  // namespace vignette::cli
