/// A portfolio that somebody else wrote to before the program begins.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "shell/running.hpp"
#include "store/store.hpp"

namespace vignette::support {

/// A portfolio with one answer, still open.
inline std::unique_ptr<store::Store> kept(const Desk& desk, std::string text) {
  auto open = store::Store::open(desk.file());
  REQUIRE(open);
  portfolio::Answer answer;
  answer.id = "018f0000-0000-7000-8000-000000000001";
  answer.key = first;
  answer.text = std::move(text);
  answer.created = answer.updated = {1'700'000'000'000};
  REQUIRE((*open)->transact({portfolio::SaveAnswer{answer, true}}));
  return std::move(*open);
}

}  // namespace vignette::support
