/// The look for identifying details over a whole page, for who makes one without a window.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/case.hpp"
#include "reflect/details.hpp"
#include "share/document.hpp"
#include "words/words.hpp"

namespace vignette::share {

/// Words of a page that could point to a real person, and why that matters.
struct Pointing {
  std::string words;
  words::Word why{};
  bool operator==(const Pointing&) const = default;
};

/// What people wrote that is on a page among the program's own words, or goes along with it.
struct Beside {
  std::string name, role;          ///< of whose page it is
  std::vector<std::string> words;  ///< who will do something and when; what is quoted of somebody's writing
};

/// Of what people wrote on it and beside it, each of the same words once: whose it is, the page in its order, the rest. Names in the cases
/// and the glossary point to nobody; what the case itself says is not looked at.
std::vector<Pointing> pointing_in(const Document& page, const pack::Shelf& shelf, const Beside& beside = {});

/// What in a name that somebody chose to stand on their page could point to somebody else: the name that it begins with is their own.
std::vector<reflect::Finding> look_at_name(std::string_view name, std::string_view language, const reflect::Known& known);

}  // namespace vignette::share
