// The pictures of a case: who is involved, and in what order it happened.

#include <algorithm>

#include "app/pictures.hpp"
#include "app/turn.hpp"

namespace vignette::app {

void carry_out(Turn& turn, const intent::ShowPictures& wish) {
  Model& model = turn.model;
  const auto* open = current_case(model);
  if (!open || (open->pack->people.empty() && open->pack->timeline.empty())) return;
  model.pictures = {};
  go(model, Screen::pictures);
  auto place = place_of(model, model.case_id);
  if (std::ranges::find(place.sections_read, pictures_read) == place.sections_read.end()) {
    place.sections_read.emplace_back(pictures_read);
    keep_place(turn, std::move(place));
  }
  carry_out(turn, intent::ChooseEvent{wish.event});
}

void carry_out(Turn& turn, const intent::ChoosePerson& wish) {
  const auto* open = current_case(turn.model);
  if (!open) return;
  const bool known = std::ranges::find(open->pack->people, wish.person, &pack::Person::id) != open->pack->people.end();
  turn.model.pictures.person = known ? wish.person : std::string();
}

void carry_out(Turn& turn, const intent::ChooseEvent& wish) {
  const auto* open = current_case(turn.model);
  const bool known = open && wish.event && *wish.event < open->pack->timeline.size();
  turn.model.pictures.event = known ? wish.event : std::nullopt;
}

void carry_out(Turn& turn, const intent::ShowAsList& wish) { turn.model.pictures.as_list = wish.as_list; }

}  // namespace vignette::app
