/// What went wrong with a file, told to a person. Never with a word of what is in it.
#pragma once

#include <filesystem>

#include "store/sqlite.hpp"
#include "words/problem.hpp"
#include "words/words.hpp"

namespace vignette::store {

words::Problem problem(const std::filesystem::path& where, words::Word what, words::Word mend);
/// `key`: with which the file was opened. What reads as no database then is damaged, or one that another key opens; which of
/// the two is told by the seals of its pages.
words::Problem problem(const std::filesystem::path& file, const Failure& failure, const Key* key = nullptr);
/// Of an errno, met outside SQLite.
words::Problem problem_of_system(const std::filesystem::path& file, int error);

}  // namespace vignette::store
