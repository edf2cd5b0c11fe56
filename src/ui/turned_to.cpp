/// Screens one turns to and back from: what private means, and the keys.
#include "ui/acting_on.hpp"
#include "ui/grid.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

/// A page of its own beside the navigation: title, lead, then what `body` draws from a place at a width; answers how far down it came.
void page_of(const app::Model& model, Frame& frame, Word title, Word lead, const std::function<float(page::Point, float)>& body) {
  const page::Rect area = navigation(model, frame);
  const Region region(frame, say(title), area);
  Pane pane(frame, say(title), area, 0);
  const auto [x, width] = grid::turned_to(area, frame.width);
  float y = pane.top() + grid::top(frame.width);
  y += ui::say(frame, say(title), grid::title(frame.width), {x, y}, width, page::Ink::ink, Role::heading, 1) + 6;
  y += ui::say(frame, say(lead), grid::lead(frame.width), {x, y}, width, page::Ink::ink2) + 20;
  rule(frame, x, y, width, frame.colours->ink, 2);
  y = body({x, y + 2}, width) + 24;
  if (button(frame, say(Word::privacy_back), {x, y, 0, 40}, {.before = page::Icon::back})) frame.wish(app::intent::Back{});
  pane.fits(y + 40 + 16 - pane.top());
}

}  // namespace

void draw_privacy(const app::Model& model, Frame& frame) {
  static constexpr std::pair<Word, Word> parts[] = {
      {Word::privacy_sends, Word::privacy_sends_lines}, {Word::privacy_where, Word::privacy_where_lines},
      {Word::privacy_lock, Word::privacy_lock_lines},   {Word::privacy_not_lock, Word::privacy_not_lock_lines},
      {Word::privacy_asked, Word::privacy_asked_lines}, {Word::privacy_copies, Word::privacy_copies_lines},
      {Word::privacy_child, Word::privacy_child_lines}, {Word::privacy_score, Word::privacy_score_lines}};
  page_of(model, frame, Word::privacy_title, Word::privacy_lead, [&](page::Point at, float width) {
    if (!model.policy.retention.empty()) {
      at.y += 24;
      at.y += service_has_set(model, frame, at, width) + 2;
      at.y += ui::say(frame, say(Word::service_retention), type::heading3, at, width, page::Ink::ink, Role::heading, 2) + 4;
      at.y += ui::say(frame, model.policy.retention, type::beside, at, width, page::Ink::ink2) + 6;
      at.y += ui::say(frame, say(Word::service_cannot), type::meta, at, width, page::Ink::ink3);
    }
    for (const auto& [heading, lines] : parts) {
      at.y += 24;
      at.y += ui::say(frame, say(heading), type::heading3, at, width, page::Ink::ink, Role::heading, 2) + 4;
      at.y += ui::say(frame, say(lines), type::beside, at, width, page::Ink::ink2);
    }
    return at.y;
  });
}

void draw_keys(const app::Model& model, Frame& frame) {
  page_of(model, frame, Word::keys_title, Word::keys_lead, [&](page::Point at, float width) {
    const float right = std::min(420.0f, width * 0.62f);
    const auto row = [&](std::string_view what, std::string_view key) {
      const float height =
          std::max(ui::say(frame, what, type::text, {at.x, at.y + 10}, right - 24, page::Ink::ink2, Role::cell),
                   ui::say(frame, key, type::control, {at.x + right, at.y + 10}, width - right, page::Ink::ink, Role::cell));
      at.y += height + 20;
      rule(frame, at.x, at.y, width, frame.colours->rule);
    };
    row(say(Word::keys_tab), say(Word::keys_tab_key));
    row(say(Word::keys_region), say(Word::keys_region_key));
    row(say(Word::keys_scroll), say(Word::keys_scroll_key));
    row(say(Word::keys_select), say(Word::keys_select_key));
    for (const auto& command : app::commands()) row(say(command.name), app::describe(command.chord));
    return at.y;
  });
}

}  // namespace vignette::ui
