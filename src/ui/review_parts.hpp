/// What the screens of Review share: people and shares in words, the column of who is known, and a reply in the margin.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {

/// "14 October", with the year if it is another one.
std::string day_in_words(const app::Model& model, portfolio::Day day);
/// "R., case manager"; what stands for a name that was not given.
std::string who_in_words(const portfolio::Exchange& exchange);
/// Whether the day until which it is kept is here: then it is to be looked at once more, and taken out for good.
bool keep_until_came(const app::Model& model, const portfolio::Exchange& exchange);
/// "Share 5E55" where another of them is with the same person and of the same day; else nothing.
std::string number_where_alike(const std::vector<portfolio::SharedWith>& all, const portfolio::SharedWith& one);
/// "Sam: two answers and a commitment. For 22 October".
std::string share_in_words(const portfolio::Shared& shared);
/// How an answer of a share stands in the list and over its page: "Sam, question 2".
std::string part_in_words(const portfolio::Shared& shared, const app::SharedPart& part);

/// How a page stands in a list of several: "Made here, 14 October"; `name` is whose it is where it was not.
std::string page_in_words(const app::Model& model, const portfolio::Page& page, std::string_view name);

/// Before a reply or an agreement goes: what the other may do with it (`notice`), what was found in it that could point to a real person,
/// and what no look can promise. It never stands in the way. Answers the height.
float draw_before_it_goes(const app::Model& model, Frame& frame, page::Point at, float width, words::Word notice);
/// After that its very page, one at a time, with the words on it for whoever can't see them. Answers the height, which is 0 where nothing
/// is to go (review_preview.cpp).
float draw_what_goes(const app::Model& model, Frame& frame, page::Point at, float width);
/// Forms stand in place of the way that they are asked for by, and go again: the keyboard goes to the first of them, and from any of them
/// back to the way. `open`: they are shown now (review_again.cpp).
void hand_focus_on(Frame& frame, Id way, std::span<const Id> forms, bool open);
/// Whether what goes to the other of an exchange can be sealed: each has a key card, and the six words were read.
bool may_seal(const app::Review& review, const portfolio::Exchange& exchange);
/// A page of a kind that was made here, once more as a file: the way there, or how it is to be saved. Answers the height, which is 0 where
/// none was made here.
float draw_save_again(const app::Model& model, Frame& frame, portfolio::PageKind kind, page::Point at, float width);

/// That the day until which it is kept has come, and the ways on. Answers the height, which is 0 where it has not.
float draw_until_came(const app::Model& model, Frame& frame, const portfolio::Exchange& exchange, page::Point at, float width);

/// Right of the list: one's own card, the six words, who is known. Answers the height.
float draw_people(const app::Model& model, Frame& frame, page::Point at, float width);

}  // namespace vignette::ui
