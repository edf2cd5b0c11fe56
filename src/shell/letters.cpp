#include "shell/letters.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "glyphs/faces.hpp"
#include "glyphs/library.hpp"
#include "glyphs/place.hpp"

static_assert(sizeof(ImWchar) == 4, "glyph keys need IMGUI_USE_WCHAR32 (cmake/imgui/vignette_imconfig.h)");

namespace vignette::shell {

namespace {

constexpr ImWchar first_key = 256;
constexpr ImWchar last_key = IM_UNICODE_CODEPOINT_MAX;  ///< ImGui's tables are not checked above

constexpr ImWchar key_of(const glyphs::Placed& placed) { return first_key + 4 * placed.glyph + static_cast<ImWchar>(placed.phase); }

/// What a font of the atlas is made from.
struct Source {
  const glyphs::Library* library = nullptr;
  std::uint16_t font = 0;
  bool raised = false;
};

/// Packs a drawn glyph into the atlas; corners are in pixels from the pen, times `unit`.
bool pack(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, const glyphs::Bitmap& drawn, bool raised, float unit,
          ImFontGlyph* out) {
  if (drawn.w == 0 || drawn.h == 0) return true;
  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, drawn.w, drawn.h);
  if (id == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, id);
  std::vector<ImU32> pixels(drawn.coverage.size());
  std::transform(drawn.coverage.begin(), drawn.coverage.end(), pixels.begin(),
                 [&](std::uint8_t v) { return IM_COL32(255, 255, 255, raised ? glyphs::raised(v) : v); });
  out->X0 = static_cast<float>(drawn.left) * unit;
  out->Y0 = static_cast<float>(-drawn.top) * unit;
  out->X1 = static_cast<float>(drawn.left + drawn.w) * unit;
  out->Y1 = static_cast<float>(drawn.h - drawn.top) * unit;
  out->Visible = true;
  out->PackId = id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, config, out, rect, reinterpret_cast<const unsigned char*>(pixels.data()),
                                     ImTextureFormat_RGBA32, drawn.w * 4);
  return true;
}

const Source& source_of(const ImFontConfig* config) { return *static_cast<const Source*>(config->FontLoaderData); }

/// Loads glyphs of runs by key. ImGui's size is always 1 and the density the em in pixels, because ImGui rounds sizes.
bool load_placed(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*, ImWchar key, ImFontGlyph* out, float*) {
  if (key < first_key || !out || !config->FontLoaderData) return false;
  const Source& source = source_of(config);
  const std::uint32_t glyph = (key - first_key) / 4;
  const int phase = static_cast<int>((key - first_key) % 4);
  out->Codepoint = key;
  return pack(atlas, config, baked, source.library->rasterise(source.font, glyph, phase, baked->RasterizerDensity), source.raised, 1, out);
}

/// Loads ordinary characters, for ImGui's own text.
bool load_plain(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*, ImWchar character, ImFontGlyph* out,
                float* only_advance) {
  if (!config->FontLoaderData) return false;
  const Source& source = source_of(config);
  const std::uint32_t glyph = source.library->glyph_of(source.font, character);
  if (glyph == 0) return false;
  const float advance = source.library->advance_of(source.font, glyph) * baked->Size;
  if (only_advance) {
    *only_advance = advance;
    return true;
  }
  const float density = baked->RasterizerDensity;
  out->Codepoint = character;
  out->AdvanceX = advance;
  if (!pack(atlas, config, baked, source.library->rasterise(source.font, glyph, 0, baked->Size * density), source.raised, 1 / density, out))
    return false;
  out->Y0 += baked->Ascent;
  out->Y1 += baked->Ascent;
  return true;
}

bool init_plain(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
  baked->Ascent = std::round(baked->Size * 0.95f);
  baked->Descent = baked->Ascent - baked->Size;
  return true;
}

const ImFontLoader& placed_loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "placed glyphs";
    made.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar) { return true; };
    made.FontBakedLoadGlyph = load_placed;
    return made;
  }();
  return loader;
}

const ImFontLoader& plain_loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "plain text";
    made.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig* config, ImWchar character) {
      return config->FontLoaderData && source_of(config).library->glyph_of(source_of(config).font, character) != 0;
    };
    made.FontBakedInit = init_plain;
    made.FontBakedLoadGlyph = load_plain;
    return made;
  }();
  return loader;
}

}  // namespace

struct Letters::Inside {
  const glyphs::Library& library;
  float scale = 1;
  ImFont* plain = nullptr;
  Source plain_source;
  /// By font number, twice: as drawn, and with raised edges for light letters.
  std::array<ImFont*, 2 * glyphs::files.size()> fonts{};
  std::array<Source, 2 * glyphs::files.size()> sources{};
  std::vector<glyphs::Placed> placed;  ///< of the run being painted; kept for its memory

  explicit Inside(const glyphs::Library& from) : library(from) {}

  static ImFont* add(const ImFontLoader& loader, Source& source, float size) {
    ImFontConfig config;
    config.FontLoader = &loader;
    config.SizePixels = size;
    ImFormatString(config.Name, sizeof config.Name, "%.*s", static_cast<int>(glyphs::files[source.font].size()),
                   glyphs::files[source.font].data());
    ImFont* font = ImGui::GetIO().Fonts->AddFont(&config);
    font->Sources[0]->FontLoaderData = &source;
    // ImGui looked for these before the source was there.
    font->FallbackChar = '?';
    font->EllipsisChar = 0x2026;
    font->EllipsisAutoBake = false;
    return font;
  }

  ImFontBaked* baked(std::uint16_t number, bool raised, float pixels) {
    const std::size_t slot = 2 * std::size_t{number} + (raised ? 1 : 0);
    if (!fonts[slot]) {
      sources[slot] = {&library, number, raised};
      fonts[slot] = add(placed_loader(), sources[slot], 1);
    }
    ImFontBaked* found = fonts[slot]->GetFontBaked(1, pixels);
    // ImGui only notes the use of fonts it draws itself, and may throw out what seems unused while it makes room.
    found->LastUsedFrame = fonts[slot]->ContainerAtlas->Builder->FrameCount;
    return found;
  }

  void paint_run(ImDrawList& list, const page::Run& run, page::Point origin, ImU32 colour);
  void rule(ImDrawList& list, const page::Run& run, page::Point origin, float offset, ImU32 colour) const;
};

Letters::Letters(const glyphs::Library& library) : inside_(std::make_unique<Inside>(library)) {
  inside_->plain_source = {&library, glyphs::font_of({page::Family::sans, 400, false}), false};
  inside_->plain = Inside::add(plain_loader(), inside_->plain_source, 14);
  ImGui::GetIO().FontDefault = inside_->plain;
}

Letters::~Letters() = default;

void Letters::scale(float pixels) { inside_->scale = pixels > 0 ? pixels : 1; }

ImFont* Letters::plain_font() const { return inside_->plain; }

void Letters::Inside::paint_run(ImDrawList& list, const page::Run& run, page::Point origin, ImU32 colour) {
  const bool raised =
      glyphs::is_light(static_cast<int>(colour >> IM_COL32_R_SHIFT & 0xFF), static_cast<int>(colour >> IM_COL32_G_SHIFT & 0xFF),
                       static_cast<int>(colour >> IM_COL32_B_SHIFT & 0xFF));
  const float em = run.size * scale;
  placed.clear();
  glyphs::place(run, origin, scale, [&](const glyphs::Placed& each) {
    if (each.font < glyphs::files.size() && key_of(each) <= last_key) placed.push_back(each);
  });
  // ImGui's font of the glyphs at hand: it is looked for where the face changes, not for each letter.
  std::uint16_t number = 0;
  ImFontBaked* from = nullptr;
  const auto find = [&](const glyphs::Placed& each) {
    if (from == nullptr || each.font != number) {
      number = each.font;
      from = baked(number, raised, em);
    }
    const ImFontGlyph* glyph = from->FindGlyphNoFallback(key_of(each));
    return glyph && glyph->Visible ? glyph : nullptr;
  };
  // Every glyph is loaded before any is painted: loading one can move the others to another texture.
  int seen = 0;
  for (const glyphs::Placed& each : placed) {
    if (find(each)) ++seen;
  }
  if (seen == 0) return;
  const float unit = 1 / scale;
  list.PrimReserve(6 * seen, 4 * seen);
  int left = seen;
  from = nullptr;
  for (const glyphs::Placed& each : placed) {
    const ImFontGlyph* glyph = find(each);
    if (!glyph || left == 0) continue;
    const auto x = static_cast<float>(each.x);
    const auto y = static_cast<float>(each.y);
    list.PrimRectUV({(x + glyph->X0) * unit, (y + glyph->Y0) * unit}, {(x + glyph->X1) * unit, (y + glyph->Y1) * unit},
                    {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, colour);
    --left;
  }
  if (left > 0) list.PrimUnreserve(6 * left, 4 * left);  // only when the atlas is full
}

void Letters::Inside::rule(ImDrawList& list, const page::Run& run, page::Point origin, float offset, ImU32 colour) const {
  const auto thick = static_cast<float>(std::max(1, glyphs::whole(run.size * scale / 18)));
  const auto left = static_cast<float>(glyphs::whole((origin.x + run.x) * scale));
  const auto right = static_cast<float>(glyphs::whole((origin.x + run.x + run.width) * scale));
  const auto top =
      static_cast<float>(glyphs::whole(origin.y * scale) + glyphs::whole(run.baseline * scale) + glyphs::whole(offset * run.size * scale));
  const float unit = 1 / scale;
  list.AddRectFilled({left * unit, top * unit}, {right * unit, (top + thick) * unit}, colour);
}

void Letters::paint(ImDrawList& list, const page::Setting& setting, page::Point origin, std::span<const ImU32> colours,
                    ui::Visible visible) {
  for (const page::Line& line : setting.lines) {
    if (origin.y + line.top + line.height < visible.top || origin.y + line.top > visible.bottom) continue;
    for (std::size_t i = line.first_run; i < line.first_run + line.runs && i < setting.runs.size(); ++i) {
      const page::Run& run = setting.runs[i];
      const auto ink = static_cast<std::size_t>(run.ink);
      if (ink >= colours.size() || run.size <= 0) continue;
      inside_->paint_run(list, run, origin, colours[ink]);
      if (run.underline) inside_->rule(list, run, origin, 0.12f, colours[ink]);
      if (run.strike) inside_->rule(list, run, origin, -0.25f, colours[ink]);
    }
  }
}

}  // namespace vignette::shell
