/// What commands print: answers to standard output, problems and remarks to standard error.
#pragma once

#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "words/problem.hpp"

namespace vignette::cli {

inline void print(const std::string& text) { std::fputs((text + "\n").c_str(), stdout); }
inline void print(const nlohmann::json& value) { print(value.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)); }
/// What is to be said beside an answer that may be read by a program.
inline void remark(const std::string& text) { std::fputs((text + "\n").c_str(), stderr); }
inline void complain(const words::Problem& problem) { std::fputs((words::describe(problem) + "\n").c_str(), stderr); }

}  // namespace vignette::cli
