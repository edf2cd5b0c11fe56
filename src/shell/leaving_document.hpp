/// What a wish on the sheet for what leaves is made into, and what of it is looked at before it goes.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "app/leaving.hpp"
#include "pack/case.hpp"
#include "portfolio/leaving.hpp"
#include "share/document.hpp"

namespace vignette::shell {

/// What names are known in: the cases and the glossary as they are on the shelf.
struct Shelf {
  std::vector<std::shared_ptr<const pack::Case>> cases;
  std::vector<pack::Term> terms;
};

/// What a wish is made into, which texts of the learner's are in it, and for somebody else where each stands. `from`: the open keys of
/// whoever seals it, where it is sealed.
struct LeavingDocument {
  share::Document document;
  std::vector<portfolio::QuestionKey> keys;
  std::vector<portfolio::SharedAnswer> stands;
  std::size_t exchanges = 0;  ///< of which anything is kept
};
LeavingDocument leaving_document(const app::LeavingWish& wish, const std::vector<pack::Case>& cases, const portfolio::Leaving& leaving,
                                 portfolio::Now now, const std::string& from = {});

/// Says of what was made how many answers are in it, what could point to somebody in any of its texts, and what each answer cites.
void look_at(app::LeavingPreview& preview, const LeavingDocument& made, const app::LeavingWish& wish, const Shelf& shelf,
             const portfolio::Leaving& leaving, const std::atomic<bool>& stop);

}  // namespace vignette::shell
