/// What taking out for good is drawn from: the choice of what goes, and what is said of where it lies (look/25-take-out).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/model.hpp"
#include "ui/frame.hpp"

namespace vignette::ui {

/// What can be taken out from a place.
struct TakeOutChoice {
  portfolio::TakenOut::What what{};
  std::string name;
};

/// The choices side by side, in rows where the width asks for it; arrow keys walk them.
struct TakeOutChosen {
  float height = 0;
  std::optional<portfolio::TakenOut::What> to;  ///< another one was chosen
};
TakeOutChosen draw_take_out_choices(Frame& frame, const std::vector<TakeOutChoice>& all, portfolio::TakenOut::What now, bool available,
                                    page::Point at, float width);

/// From where something goes or went, in words.
struct TakeOutWords {
  const app::Model& model;
  const app::TakingOut& out;

  std::string versions(const portfolio::Reached& reach) const;
  std::string answers(const portfolio::Reached& reach) const;
  std::string commitments(const portfolio::Reached& reach) const;
  /// With whom and of which day: their copy is out of reach.
  std::string shares(const portfolio::Reached& reach) const;
  std::string backups(const portfolio::Reached& reach) const;
  /// Every folder that something copies, as far as that is known.
  std::string copied(const portfolio::Reached& reach) const;
};

/// "One mark", "Three marks".
std::string counted(std::int64_t count, words::Word one, words::Word many);

}  // namespace vignette::ui
