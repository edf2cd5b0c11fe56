/// What is on the screen, in reading order. Tests click by name through it; the tour writes it beside its pictures;
/// a screen reader's bridge will read it. Each widget draws and describes in one call, so the two cannot drift.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/setting.hpp"

namespace vignette::ui {

using Id = std::uint64_t;

/// An id from what a thing is called within its surroundings, stable from frame to frame.
Id id_of(std::string_view name, Id within = 0, std::uint64_t number = 0);

enum class Role : std::uint8_t {
  window,
  region,
  heading,
  paragraph,
  link,
  button,
  check_box,
  radio_button,
  slider,
  text_box,
  list,
  list_item,
  image,
  note,
  status,
  separator,
  tab,
  table,
  cell,
  progress
};
std::string_view name_of(Role role);  ///< "text box"

enum State : std::uint32_t {
  focusable = 1,
  focused = 2,
  disabled = 4,
  checked = 8,
  selected = 16,
  editable = 32,
  multi_line = 64,
  expanded = 128,
  current = 256,
  secret = 512  ///< what is written in it is told to nobody
};

struct Item {
  Id id = 0;
  Role role = Role::paragraph;
  std::string name;
  std::string value;
  std::uint32_t states = 0;
  page::Rect rect;  ///< page units, in the window
  page::Rect seen;  ///< the part of it that panes and the window leave to be seen; empty when it is scrolled away
  int depth = 0;
  int level = 0;             ///< of a heading
  int region = 0;            ///< F6 moves between regions
  Id pane = 0;               ///< the innermost pane it stands in; 0 for none
  bool interactive = false;  ///< can be clicked or activated
};

struct Outline {
  std::vector<Item> items;

  /// The first item of a role and name; any role if `role` is left out; nullptr if there is none.
  const Item* find(std::string_view name) const;
  const Item* find(Role role, std::string_view name) const;
  const Item* find(Id id) const;
};

/// One line an item: `role "name" [value="…"] [states] @x,y,w,h`, indented by depth. States are separated by commas;
/// "out of view" is one of them. Control characters, quotes and backslashes in names and values are escaped as in JSON.
std::string print(const Outline& outline);

}  // namespace vignette::ui
