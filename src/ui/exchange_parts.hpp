/// One share being read: its page, what is said in its margin, and the reply at its foot. Private to ui/exchange*.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ui/widgets.hpp"

namespace vignette::ui {

/// The share that is shown, and what is said about it: while it can be written to the draft, else the reply.
struct Shown {
  const app::ExchangeRead* exchange = nullptr;
  const portfolio::Shared* shared = nullptr;
  std::vector<app::SharedPart> parts;
  std::size_t part = 0;
  app::ReplyShown reply;                   ///< while none is written
  const portfolio::Reply* said = nullptr;  ///< may be none
  const app::ReplyDraft* draft = nullptr;
  bool writes = false;  ///< the draft can be written in now
};
Shown shown_exchange(const app::Model& model);

/// What somebody selected in the page.
struct Selected {
  std::size_t block = 0, begin = 0, end = 0;
};

/// Something in the margin: a comment, by its number, or the ways to comment on what is selected.
struct Aside {
  float wanted = 0;                    ///< where its line stands
  std::optional<std::size_t> comment;  ///< of `Shown::said`; nothing: for `selected`
  Selected selected;
};

/// Draws what stands in the margin, each beside its line where there is room, from `least` on. Answers where the last one ends.
float draw_asides(const app::Model& model, Frame& frame, const Shown& shown, std::vector<Aside> asides, page::Point at, float width,
                  float least);
/// Takes the keys that comment on what is selected.
void comment_keys(Frame& frame, const Selected& selected);
/// The words are not selected any more.
void unselect(Frame& frame, const Selected& selected);
Id prose_id(const Shown& shown, std::size_t block, std::size_t begin);

inline constexpr float reply_foot = 148;
/// The reply, and how it goes back. `beside`: in two columns, 588 and 300 wide; else one under the other. Answers the height.
float draw_reply(const app::Model& model, Frame& frame, const Shown& shown, page::Point at, float width, float aside, float gap);

/// That another reply is read than the one that stands, and the way back to that. Answers the height.
float draw_which_reply(const app::Model& model, Frame& frame, const Shown& shown, page::Point at, float width);
/// The replies beside the one that stands, each to be read. Answers the height, which is 0 where there is none (exchange_pages.cpp).
float draw_other_replies(const app::Model& model, Frame& frame, const Shown& shown, page::Point at, float width);

/// The way to save all that is kept of it, and how once that is chosen (exchange_out.cpp). Answers the height.
float draw_save_all(const app::Model& model, Frame& frame, const Shown& shown, page::Point at, float width);

}  // namespace vignette::ui
