#include "shell/window_keys.hpp"

// Without an OpenGL header of GLFW's own: glad's is the one in use.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace vignette::shell {

using app::Key;

namespace {

Key named_key(int key) {
  switch (key) {
    case GLFW_KEY_LEFT:
      return Key::left;
    case GLFW_KEY_RIGHT:
      return Key::right;
    case GLFW_KEY_UP:
      return Key::up;
    case GLFW_KEY_DOWN:
      return Key::down;
    case GLFW_KEY_HOME:
      return Key::home;
    case GLFW_KEY_END:
      return Key::end;
    case GLFW_KEY_PAGE_UP:
      return Key::page_up;
    case GLFW_KEY_PAGE_DOWN:
      return Key::page_down;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      return Key::enter;
    case GLFW_KEY_ESCAPE:
      return Key::escape;
    case GLFW_KEY_TAB:
      return Key::tab;
    case GLFW_KEY_BACKSPACE:
      return Key::backspace;
    case GLFW_KEY_DELETE:
      return Key::del;
    case GLFW_KEY_SPACE:
      return Key::space;
    case GLFW_KEY_MENU:
      return Key::menu;
    case GLFW_KEY_INSERT:
      return Key::insert;
    case GLFW_KEY_F1:
      return Key::f1;
    case GLFW_KEY_F3:
      return Key::f3;
    case GLFW_KEY_F6:
      return Key::f6;
    case GLFW_KEY_F7:
      return Key::f7;
    case GLFW_KEY_F10:
      return Key::f10;
    case GLFW_KEY_F12:
      return Key::f12;
    case GLFW_KEY_KP_ADD:
      return Key::plus;
    case GLFW_KEY_KP_SUBTRACT:
      return Key::minus;
    default:
      return Key::none;
  }
}

Key printed_key(char letter) {
  if (letter >= 'a' && letter <= 'z') return static_cast<Key>(static_cast<int>(Key::a) + (letter - 'a'));
  if (letter >= '0' && letter <= '9') return static_cast<Key>(static_cast<int>(Key::n0) + (letter - '0'));
  if (letter == '=' || letter == '+') return Key::plus;
  if (letter == '-') return Key::minus;
  return letter == ',' ? Key::comma : Key::none;
}

}  // namespace

Key pad_key(int key) {
  switch (key) {
    case GLFW_KEY_KP_1:
      return Key::end;
    case GLFW_KEY_KP_2:
      return Key::down;
    case GLFW_KEY_KP_3:
      return Key::page_down;
    case GLFW_KEY_KP_4:
      return Key::left;
    case GLFW_KEY_KP_6:
      return Key::right;
    case GLFW_KEY_KP_7:
      return Key::home;
    case GLFW_KEY_KP_8:
      return Key::up;
    case GLFW_KEY_KP_9:
      return Key::page_up;
    case GLFW_KEY_KP_0:
      return Key::insert;
    case GLFW_KEY_KP_DECIMAL:
      return Key::del;
    default:
      return Key::none;
  }
}

Key key_of(int key, int scancode) {
  if (const Key named = named_key(key); named != Key::none) return named;
  const char* name = glfwGetKeyName(key, scancode);
  if (name && name[0] && !name[1]) {
    if (const Key printed = printed_key(name[0]); printed != Key::none) return printed;
  }
  // A layout without Latin letters: where they are on the standard one.
  if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) return printed_key(static_cast<char>('a' + key - GLFW_KEY_A));
  if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) return printed_key(static_cast<char>('0' + key - GLFW_KEY_0));
  return Key::none;
}

}  // namespace vignette::shell
