// What ImGui is given to draw, drawn here without a window, is pixel for pixel what the placing of letters asks for.

#include "shell/letters.hpp"

#include <imgui.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <memory>
#include <string>

#include "support/ink.hpp"
#include "ui/hooks.hpp"

using namespace vignette;

namespace {

constexpr float wide = 800, high = 200;
constexpr support::Colour ground{0xFB, 0xF8, 0xF1};

/// A context that believes its textures are uploaded.
class Screen {
 public:
  explicit Screen(float scale) : scale_(scale) {
    ImGui::CreateContext();
    ui::list_items(false);  // named here so that the linker brings ImGui's hooks along
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.DisplaySize = {wide, high};
    io.DisplayFramebufferScale = {scale, scale};
    io.DeltaTime = 0.01f;
  }
  ~Screen() { ImGui::DestroyContext(); }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  template <typename Paint>
  support::Picture frame(Paint&& paint) {
    ImGui::NewFrame();
    paint(*ImGui::GetBackgroundDrawList());
    ImGui::Render();
    support::Picture picture = support::blank(static_cast<int>(wide * scale_), static_cast<int>(high * scale_), ground);
    corners = 0;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
      for (const ImDrawCmd& command : list->CmdBuffer)
        for (unsigned int i = command.IdxOffset; i + 5 < command.IdxOffset + command.ElemCount; i += 6)
          quad(picture, list->VtxBuffer[list->IdxBuffer[static_cast<int>(i)]], list->VtxBuffer[list->IdxBuffer[static_cast<int>(i) + 2]],
               *command.TexRef._TexData);
    for (ImTextureData* texture : *ImGui::GetDrawData()->Textures) {
      if (texture->Status == ImTextureStatus_WantDestroy) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
      } else if (texture->Status != ImTextureStatus_Destroyed) {
        texture->SetTexID(1);
        texture->SetStatus(ImTextureStatus_OK);
      }
    }
    return picture;
  }

  double corners = 0;  ///< how far the worst corner of the last frame was from a whole pixel

 private:
  void quad(support::Picture& picture, const ImDrawVert& from, const ImDrawVert& to, ImTextureData& texture) {
    const float ends[] = {from.pos.x * scale_, from.pos.y * scale_, to.pos.x * scale_, to.pos.y * scale_};
    for (const float end : ends) corners = std::max(corners, static_cast<double>(std::abs(end - std::round(end))));
    const int left = glyphs::whole(ends[0]), top = glyphs::whole(ends[1]);
    const int w = glyphs::whole(ends[2]) - left, h = glyphs::whole(ends[3]) - top;
    for (int y = 0; y < h; ++y)
      for (int x = 0; x < w; ++x) {
        const auto along = [](float a, float b, int i, int n) {
          return a + (b - a) * (static_cast<float>(i) + 0.5f) / static_cast<float>(n);
        };
        const int u = static_cast<int>(along(from.uv.x, to.uv.x, x, w) * static_cast<float>(texture.Width));
        const int v = static_cast<int>(along(from.uv.y, to.uv.y, y, h) * static_cast<float>(texture.Height));
        const double cover = static_cast<const unsigned char*>(texture.GetPixelsAt(u, v))[3] / 255.0;
        if (left + x < 0 || top + y < 0 || left + x >= picture.w || top + y >= picture.h) continue;
        std::uint8_t* p = &picture.rgb[3 * static_cast<std::size_t>((top + y) * picture.w + left + x)];
        const int shifts[] = {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT};
        for (int k = 0; k < 3; ++k)
          p[k] = static_cast<std::uint8_t>(std::lround(p[k] + (static_cast<int>(from.col >> shifts[k] & 0xFF) - p[k]) * cover));
      }
  }

  float scale_;
};

const glyphs::Library& library() {
  static const auto opened = glyphs::Library::open(VIGNETTE_FACES);
  REQUIRE(opened);
  return **opened;
}

page::Setting one_line(std::string_view text, float size) {
  const page::Shaped shaped = library().shape(text, {0, text.size()}, "en-GB", {}, size);
  page::Setting setting;
  page::Run run;
  run.size = size;
  run.baseline = 22;
  run.width = shaped.width;
  run.glyphs = shaped.glyphs;
  setting.runs.push_back(run);
  page::Line line;
  line.height = 30;
  line.runs = 1;
  setting.lines.push_back(line);
  return setting;
}

constexpr std::string_view sample = "In the first weeks, \u0175 and \u0177 \u2014 \U0001F600 \u0645\u0631\u062D\u0628\u0627";

}  // namespace

TEST_CASE("the atlas draws the same pixels as the letters themselves") {
  for (const float scale : {1.0f, 1.25f, 1.5f, 2.0f, 2.6f})
    for (const support::Colour ink : {support::Colour{0x24, 0x21, 0x1C}, support::Colour{0xFF, 0xFF, 0xFF}}) {
      CAPTURE(scale, ink.r);
      Screen screen(scale);
      shell::Letters letters(library());
      letters.scale(scale);
      const page::Setting setting = one_line(sample, 20);
      const std::array colours{IM_COL32(ink.r, ink.g, ink.b, 255)};
      const page::Point at{20.3f, 40.7f};
      support::Picture painted;
      for (int i = 0; i < 2; ++i) painted = screen.frame([&](ImDrawList& list) { letters.paint(list, setting, at, colours); });
      support::Picture expected = support::blank(painted.w, painted.h, ground);
      support::draw(expected, library(), setting.runs[0], at, scale, ink);
      CHECK(painted.rgb == expected.rgb);
      CHECK(screen.corners < 0.001);
    }
}

TEST_CASE("letters stay right while the atlas grows within a frame") {
  Screen screen(1);
  shell::Letters letters(library());
  const std::array colours{IM_COL32(0, 0, 0, 255)};
  std::vector<page::Setting> settings;
  for (int i = 0; i < 24; ++i) settings.push_back(one_line("Handgloves, quickly: 0123456789", 20 + 1.5f * static_cast<float>(i)));
  for (int i = 0; i < 3; ++i) {
    const support::Picture painted = screen.frame([&](ImDrawList& list) {
      const ImTextureData* before = ImGui::GetIO().Fonts->TexData;
      for (const page::Setting& setting : settings) letters.paint(list, setting, {10, 60}, colours);
      if (i == 0) CHECK(ImGui::GetIO().Fonts->TexData != before);
    });
    support::Picture expected = support::blank(painted.w, painted.h, ground);
    for (const page::Setting& setting : settings) support::draw(expected, library(), setting.runs[0], {10, 60}, 1, {0, 0, 0});
    CHECK(painted.rgb == expected.rgb);
  }
}

TEST_CASE("only lines in view are painted, in inks that have a colour") {
  Screen screen(1);
  shell::Letters letters(library());
  page::Setting setting = one_line("seen or not", 20);
  const std::array colours{IM_COL32(0, 0, 0, 255)};
  const auto painted = [&](page::Point at, ui::Visible visible) {
    return screen.frame([&](ImDrawList& list) { letters.paint(list, setting, at, colours, visible); }).rgb !=
           support::blank(static_cast<int>(wide), static_cast<int>(high), ground).rgb;
  };
  CHECK(painted({10, 50}, {0, 200}));
  CHECK_FALSE(painted({10, 50}, {100, 200}));
  CHECK_FALSE(painted({10, 150}, {0, 100}));
  setting.runs[0].ink = page::Ink::clay;
  CHECK_FALSE(painted({10, 50}, {0, 200}));
}

TEST_CASE("an underline lies on whole pixels under its run") {
  Screen screen(1.5f);
  shell::Letters letters(library());
  letters.scale(1.5f);
  page::Setting setting = one_line("a link", 20);
  const std::array colours{IM_COL32(0, 0, 0, 255)};
  const auto paint = [&] { return screen.frame([&](ImDrawList& list) { letters.paint(list, setting, {10, 50}, colours); }); };
  const support::Picture without = paint();
  setting.runs[0].underline = true;
  const support::Picture with = paint();
  CHECK(screen.corners < 0.001);
  const int row = glyphs::whole(50 * 1.5f) + glyphs::whole(22 * 1.5f) + glyphs::whole(0.12f * 30);
  CHECK(with.grey(60, row) < 10);
  CHECK(without.grey(60, row) > 200);
}

TEST_CASE("the debug panel's own text is drawn with an ordinary font") {
  Screen screen(1);
  shell::Letters letters(library());
  const support::Picture painted =
      screen.frame([&](ImDrawList& list) { list.AddText({10, 50}, IM_COL32(0, 0, 0, 255), "Frame 12: 0.4 ms"); });
  CHECK(support::measure(painted, {10, 50, 150, 20}).ink > 1000);
}
