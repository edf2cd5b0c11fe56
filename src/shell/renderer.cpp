#include "shell/renderer.hpp"

#include <glad/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <vector>

namespace vignette::shell {

Renderer::Renderer() { ImGui_ImplOpenGL3_Init("#version 330 core"); }

Renderer::~Renderer() { ImGui_ImplOpenGL3_Shutdown(); }

void Renderer::draw(int width, int height, ui::Colour ground) {
  ImGui_ImplOpenGL3_NewFrame();
  glViewport(0, 0, width, height);
  const auto part = [ground](int shift) { return static_cast<float>((ground >> shift) & 0xFF) / 255.0f; };
  glClearColor(part(0), part(8), part(16), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

Pixels Renderer::picture(int width, int height) const {
  Pixels pixels{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4)};
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.rgba.data());
  const auto row = static_cast<std::ptrdiff_t>(width) * 4;
  for (int top = 0, bottom = height - 1; top < bottom; ++top, --bottom)
    std::swap_ranges(pixels.rgba.begin() + top * row, pixels.rgba.begin() + (top + 1) * row, pixels.rgba.begin() + bottom * row);
  for (std::size_t alpha = 3; alpha < pixels.rgba.size(); alpha += 4) pixels.rgba[alpha] = 255;
  return pixels;
}

std::uint64_t Renderer::texture(const Pixels& pixels) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, pixels.width, pixels.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.rgba.data());
  glGenerateMipmap(GL_TEXTURE_2D);
  return name;
}

void Renderer::forget(std::uint64_t texture) {
  const auto name = static_cast<GLuint>(texture);
  glDeleteTextures(1, &name);
}

}  // namespace vignette::shell
