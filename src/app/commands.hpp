/// The table of commands: what has a name, what key it has, where it can be used, what it wishes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "app/intent.hpp"
#include "words/words.hpp"

namespace vignette::app {

/// Keys that commands and widgets know, named for what is printed on a British keyboard.
enum class Key : std::uint8_t {
  none,
  left,
  right,
  up,
  down,
  home,
  end,
  page_up,
  page_down,
  enter,
  escape,
  tab,
  backspace,
  del,
  space,
  menu,
  f1,
  f3,
  f6,
  f7,
  f10,
  f12,
  a,
  b,
  c,
  d,
  e,
  f,
  g,
  h,
  i,
  j,
  k,
  l,
  m,
  n,
  o,
  p,
  q,
  r,
  s,
  t,
  u,
  v,
  w,
  x,
  y,
  z,
  n0,
  n1,
  n2,
  n3,
  n4,
  n5,
  n6,
  n7,
  n8,
  n9,
  plus,
  minus,
  comma,
  insert
};

struct Chord {
  Key key = Key::none;
  bool ctrl = false, shift = false, alt = false;
  bool operator==(const Chord&) const = default;
};

/// "Ctrl+F", as shown.
std::string describe(Chord chord);

struct Command {
  words::Word name;
  Chord chord;
  Chord also;                       ///< a second chord, or none
  bool (*available)(const Model&);  ///< where it can be used
  Intent (*make)(const Model&);
};

std::span<const Command> commands();

/// The intent of a chord where one is now; nothing if it means nothing here.
std::optional<Intent> command_for(const Model& model, Chord chord);

}  // namespace vignette::app
