/// What went wrong with a file, told to a person. Never with a word of what is in it.
#pragma once

#include <filesystem>

#include "store/sqlite.hpp"
#include "words/problem.hpp"
#include "words/words.hpp"

namespace vignette::store {

words::Problem problem(const std::filesystem::path& where, words::Word what, words::Word mend);
/// `keyed`: the file was opened with a key, so that what reads as no database is one that another key opens.
words::Problem problem(const std::filesystem::path& file, const Failure& failure, bool keyed = false);
/// Of an errno, met outside SQLite.
words::Problem problem_of_system(const std::filesystem::path& file, int error);

}  // namespace vignette::store
