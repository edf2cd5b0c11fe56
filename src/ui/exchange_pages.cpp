// Beside the reply that stands there may be others: those it corrects, and those that came on paper. Each can be read.
#include <string>

#include "ui/exchange_parts.hpp"
#include "ui/review_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::say;
using words::Word;

}  // namespace

float draw_which_reply(const app::Model& model, Frame& frame, const Shown& shown, page::Point at, float width) {
  const Word which = shown.reply.earlier ? Word::review_reading_earlier : Word::review_reading_other;
  float y = at.y;
  y += ui::say(frame, say(which, fmt::arg("day", day_in_words(model, shown.reply.page->made))), type::meta, at, width, page::Ink::ink2,
               Role::status) +
       2;
  if (link(frame, say(Word::agreed_stands), {at.x, y}, type::meta)) frame.wish(app::intent::ReadReply{});
  return y + 20 - at.y;
}

float draw_other_replies(const app::Model& model, Frame& frame, const Shown& shown, page::Point at, float width) {
  const auto& exchange = *shown.exchange;
  const auto& pages = exchange.record.pages;
  const auto* stands = portfolio::newest(exchange.record, portfolio::PageKind::reply);
  const auto is_other = [&](const auto& page) { return page.kind == portfolio::PageKind::reply && &page != stands; };
  bool earlier = true;
  for (const auto& page : pages) earlier = earlier && (!is_other(page) || &page < stands);
  float y = at.y;
  for (std::size_t i = pages.size(); i-- > 0;) {
    const auto& page = pages[i];
    if (!is_other(page)) continue;
    if (y == at.y)
      y += ui::say(frame, say(earlier ? Word::review_earlier : Word::review_others), type::label, at, width, page::Ink::ink2, Role::heading,
                   2) +
           6;
    const auto* reply = i < exchange.read.size() && exchange.read[i].reply ? &*exchange.read[i].reply : nullptr;
    const auto words = page_in_words(model, page, reply && !reply->name.empty() ? reply->name : exchange.record.name);
    if (&page == shown.reply.page) {
      ui::say(frame, words, type::meta, {at.x, y}, width, page::Ink::ink);
    } else if (link(frame, words, {at.x, y}, type::meta, true, i)) {
      frame.wish(app::intent::ReadReply{page.number});
      if (frame.memory.ring) give_focus(frame, control_id(Role::link, say(Word::agreed_stands)), true);  // this link is gone
    }
    y += 24;
  }
  return y - at.y;
}

}  // namespace vignette::ui
