// The Wi-Fi that phones use: its name and password, for a second picture on the room's screen.
#include <algorithm>

#include "ui/team_plan_parts.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::say;
using words::Word;

float draw_plan_wifi(const app::Model& model, Frame& frame, page::Point at, float width) {
  constexpr float gap = 16, line = 36, least = 180;
  const app::Wifi& wifi = model.team.wifi;
  float y = at.y;
  y += ui::say(frame, say(Word::team_wifi), type::label, {at.x, y}, width, page::Ink::ink2) + 4;
  const bool beside = width >= 2 * least + gap;
  const float each = beside ? (width - gap) / 2 : width;
  const auto one = [&](app::Field which, const app::Editing& typed, Word name, float x) {
    const float label = ui::say(frame, say(name), type::meta, {x, y}, each, page::Ink::ink3) + 4;
    field(frame, which, typed, say(name), {}, {x, y + label, each, line});
    return label + line;
  };
  const float first = one(app::Field::team_wifi_name, wifi.name, Word::team_wifi_name, at.x);
  if (!beside) y += first + 10;
  const float second = one(app::Field::team_wifi_password, wifi.password, Word::team_wifi_password, beside ? at.x + each + gap : at.x);
  y += (beside ? std::max(first, second) : second) + 8;
  y += ui::say(frame, say(Word::team_wifi_how), type::meta, {at.x, y}, width, page::Ink::ink3);
  return y - at.y;
}

}  // namespace vignette::ui
