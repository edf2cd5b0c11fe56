/// What went wrong with a file, told to a person. Never with a word of what is in it.
#pragma once

#include <filesystem>

#include "store/sqlite.hpp"
#include "words/problem.hpp"
#include "words/words.hpp"

namespace vignette::store {

words::Problem problem(const std::filesystem::path& where, words::Word what, words::Word mend);
words::Problem problem(const std::filesystem::path& file, const Failure& failure);

}  // namespace vignette::store
