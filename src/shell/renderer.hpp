/// Puts Dear ImGui's draw lists on the screen with OpenGL 3.3, and takes pictures of it.
#pragma once

#include <cstdint>

#include "shell/picture_file.hpp"
#include "ui/theme.hpp"

namespace vignette::shell {

class Renderer {
 public:
  /// An OpenGL 3.3 context and an ImGui context must be current, now and whenever this is used.
  Renderer();
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  /// Draws what ImGui::Render left, on a ground of one colour. Sizes in framebuffer pixels.
  void draw(int width, int height, ui::Colour ground);
  /// What was drawn last, before it is shown.
  Pixels picture(int width, int height) const;

  /// A texture of a picture, and its end.
  std::uint64_t texture(const Pixels& pixels);
  void forget(std::uint64_t texture);
};

}  // namespace vignette::shell
