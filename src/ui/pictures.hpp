/// What the parts of the pictures' screen say to one another. Only ui/pictures*.cpp include this.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "page/chronology.hpp"
#include "page/ecomap.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

struct PicturesSlot : Memory::Slot {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::shared_ptr<const pack::Case> pack;  ///< whose pictures these are, at
  float width = 0;
  page::Ecomap map;
  page::Chronology order;
  std::size_t shown = none;  ///< index of the person pointed at, or that has the focus: whichever was used last
  bool by_keys = true;       ///< the pointer has rested since the keyboard was used, or since one came: it points at nobody
  page::Point pointer;       ///< where it was in the drawing before
  Id focus = 0;              ///< what had the keyboard then
  page::Rect shown_at;       ///< where who is shown or chosen stands in the picture
  bool apart = false;        ///< what is said of them has its place out of sight: it is said on a card
  page::Rect card;           ///< as last drawn; empty where there is none
  bool prompt = false;       ///< open
  float list_top = 0;        ///< where the list begins, and the margin beside it
  float content = 1200;
  std::optional<std::size_t> event;  ///< whose words were brought into view, where they stand below the picture
};

// pictures.cpp
void draw_passage_link(Frame& frame, const app::Stretch& passage, page::Point at, std::uint64_t id_hint = 0);

// pictures_figures.cpp: the two figures, painted and described, at their top left.
void draw_ecomap(const app::Model& model, Frame& frame, PicturesSlot& slot, page::Point at);
void draw_chronology(const app::Model& model, Frame& frame, const PicturesSlot& slot, page::Point at);

// pictures_words.cpp: the same facts in words.
/// Answers the list's height.
float draw_people_list(Frame& frame, const PicturesSlot& slot, page::Point at, float width);
/// Likewise, of what happened, each with the way to its passage.
float draw_order_list(const app::Model& model, Frame& frame, const PicturesSlot& slot,
                      const std::vector<std::optional<app::Stretch>>& passages, page::Point at, float width);
/// "Working with: Sam", "On the ring": how a person's line reads, each as a line.
std::vector<std::string> ties_in_words(const pack::Case& pack, const pack::Person& person);
/// What is known of a person in one line, for the outline.
std::string person_in_words(const pack::Case& pack, const pack::Person& person);
std::string as_sentence(std::string words);  ///< beginning large
std::string name_of(const pack::Event& event);
/// The stretch of time it is in, who took part, and whether it repeats.
std::vector<std::string> event_in_lines(const pack::Case& pack, std::size_t event);
std::string event_in_words(const pack::Case& pack, std::size_t event);  ///< the same in one line, for the outline

}  // namespace vignette::ui
