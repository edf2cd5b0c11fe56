#include "cli/before_leaving.hpp"

#include <string>

#include "cli/print.hpp"
#include "pack/read.hpp"

namespace vignette::cli {

using words::say;
using words::Word;

BeforeLeaving::BeforeLeaving(const Common& common, const share::Document& page, Word limits, const share::Beside& beside)
    : limits_(limits), found_(share::pointing_in(page, pack::read_shelf({content_of(common)}), beside)) {}

void BeforeLeaving::print() const {
  cli::print(say(Word::export_before, fmt::arg("limits", say(limits_))));
  cli::print(std::string(say(Word::leave_look)));
  for (const auto& one : found_) cli::print(say(Word::export_found, fmt::arg("words", one.words), fmt::arg("why", say(one.why))));
  if (found_.empty()) cli::print(std::string(say(Word::leave_found_none)));
  cli::print(say(Word::leave_last_line, fmt::arg("words", say(Word::details_nothing_found))));
}

void BeforeLeaving::add_to(nlohmann::json& told) const {
  told["limits"] = say(limits_);
  told["details"] = nlohmann::json::array();
  for (const auto& one : found_) told["details"].push_back({{"words", one.words}, {"why", say(one.why)}});
}

}  // namespace vignette::cli
