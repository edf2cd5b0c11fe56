#include "glyphs/library.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <system_error>

#include "glyphs/faces.hpp"
#include "glyphs/items.hpp"
#include "glyphs/stops.hpp"
#include "words/words.hpp"

namespace vignette::glyphs {

namespace {

using words::Word;

template <typename T, void (*destroy)(T*)>
struct Destroy {
  void operator()(T* thing) const { destroy(thing); }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_t, hb_blob_destroy>>;
using Font = std::unique_ptr<hb_font_t, Destroy<hb_font_t, hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_t, hb_buffer_destroy>>;

/// One font file. HarfBuzz works in the font's own units, so that advances are exact at every size.
struct Open {
  Blob blob;
  Font font;
  float em = 1000;
  FT_Face drawn = nullptr;
  bool undrawable = false;
  FT_F26Dot6 pixels = 0;  ///< the size `drawn` is set to
};

bool takes_no_room(char32_t character) { return character < 0x20 || (character >= 0x7F && character < 0xA0); }

}  // namespace

struct Library::Inside {
  std::filesystem::path folder;
  std::array<Open, files.size()> open;
  Buffer buffer{hb_buffer_create()};
  FT_Library freetype = nullptr;

  ~Inside() {
    for (Open& file : open)
      if (file.drawn) FT_Done_Face(file.drawn);
    if (freetype) FT_Done_FreeType(freetype);
  }

  Open& file(std::uint16_t number) {
    Open& file = open[number < open.size() ? number : 0];
    if (!file.font) {
      const std::string path = (folder / files[number < files.size() ? number : 0]).string();
      // A file that can't be read becomes a face without glyphs: its text falls back to the other faces.
      file.blob.reset(hb_blob_create_from_file(path.c_str()));
      hb_face_t* face = hb_face_create(file.blob.get(), 0);
      file.em = static_cast<float>(hb_face_get_upem(face));
      file.font.reset(hb_font_create(face));
      hb_face_destroy(face);
    }
    return file;
  }

  FT_Face drawn(Open& file) {
    if (file.drawn || file.undrawable) return file.drawn;
    unsigned int length = 0;
    const char* bytes = hb_blob_get_data(file.blob.get(), &length);
    if ((!freetype && FT_Init_FreeType(&freetype)) ||
        FT_New_Memory_Face(freetype, reinterpret_cast<const FT_Byte*>(bytes), static_cast<FT_Long>(length), 0, &file.drawn)) {
      file.drawn = nullptr;
      file.undrawable = true;
    }
    return file.drawn;
  }

  std::uint32_t nominal(std::uint16_t number, char32_t character) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(file(number).font.get(), character, &glyph) ? glyph : 0;
  }

  /// Shapes one item and appends its glyphs and stops; answers false, and appends nothing, if a glyph is missing and `whole` is asked.
  bool append(std::string_view text, const Item& item, hb_language_t language, float size, const std::vector<std::size_t>& graphemes,
              bool whole, page::Shaped& shaped) {
    Open& face = file(item.font);
    hb_buffer_t* b = buffer.get();
    hb_buffer_clear_contents(b);
    hb_buffer_add_utf8(b, text.data(), static_cast<int>(text.size()), static_cast<unsigned int>(item.range.begin),
                       static_cast<int>(item.range.size()));
    const auto script = static_cast<hb_script_t>(item.script);
    hb_buffer_set_script(b, script);
    const bool backwards = hb_script_get_horizontal_direction(script) == HB_DIRECTION_RTL;
    hb_buffer_set_direction(b, backwards ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_language(b, language);
    // OpenType only: Debian's HarfBuzz would otherwise take the Graphite tables of Gentium, which browsers don't, and takes longer.
    static const std::array<const char*, 2> shapers{"ot", nullptr};
    hb_shape_full(face.font.get(), b, nullptr, 0, shapers.data());

    unsigned int count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(b, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(b, &count);
    if (whole)
      for (unsigned int i = 0; i < count; ++i)
        if (infos[i].codepoint == 0 && !takes_no_room(static_cast<unsigned char>(text[infos[i].cluster]))) return false;

    const float unit = size / face.em;
    const std::size_t first = shaped.glyphs.size();
    shaped.glyphs.reserve(first + count);
    for (unsigned int i = 0; i < count; ++i) {
      page::Glyph glyph{infos[i].codepoint,
                        item.font,
                        infos[i].cluster,
                        static_cast<float>(positions[i].x_advance) * unit,
                        static_cast<float>(positions[i].x_offset) * unit,
                        static_cast<float>(-positions[i].y_offset) * unit};
      const auto byte = static_cast<unsigned char>(text[glyph.cluster]);
      if (byte < 0x20 || byte == 0x7F) {
        glyph.id = nominal(item.font, U' ');
        const auto space = static_cast<float>(hb_font_get_glyph_h_advance(face.font.get(), glyph.id)) * unit;
        glyph.advance = byte == '\t' ? 4 * space : 0;
      }
      shaped.glyphs.push_back(glyph);
    }
    shaped.stops.reserve(shaped.stops.size() + graphemes.size());
    const auto carets = [&](std::uint32_t glyph, std::size_t wanted, std::vector<float>& inner) {
      unsigned int room = static_cast<unsigned int>(wanted);
      std::vector<hb_position_t> found(wanted);
      const unsigned int has = hb_ot_layout_get_ligature_carets(face.font.get(), HB_DIRECTION_LTR, glyph, 0, &room, found.data());
      if (has != wanted) return false;
      inner.clear();
      for (const hb_position_t caret : found) inner.push_back(static_cast<float>(caret) * unit);
      return std::is_sorted(inner.begin(), inner.end());
    };
    append_stops(std::span(shaped.glyphs).subspan(first), item.range, backwards, graphemes, carets, shaped);
    // Such glyphs don't stand in the text's order, so no part of them can be cut out: a break inside is shaped anew.
    if (backwards)
      for (std::size_t i = first; i < shaped.glyphs.size(); ++i) shaped.glyphs[i].cluster = static_cast<std::uint32_t>(item.range.begin);
    return true;
  }
};

Library::Library(std::filesystem::path folder) : inside_(std::make_unique<Inside>()) { inside_->folder = std::move(folder); }
Library::~Library() = default;

std::expected<std::unique_ptr<Library>, words::Problem> Library::open(const std::filesystem::path& folder) {
  for (const std::string_view file : files) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(folder / file, error))
      return std::unexpected(words::Problem{.where = (folder / file).string(),
                                            .what = std::string(words::say(Word::face_missing)),
                                            .mend = std::string(words::say(Word::face_missing_mend))});
  }
  return std::unique_ptr<Library>(new Library(folder));
}

page::Shaped Library::shape(std::string_view text, text::Range range, std::string_view language, page::Face face, float size) const {
  page::Shaped shaped;
  range.end = std::min(range.end, text.size());
  range.begin = std::min(range.begin, range.end);
  shaped.stops.push_back({range.begin, 0});
  if (range.empty()) return shaped;
  const hb_language_t tag = hb_language_from_string(language.data(), static_cast<int>(language.size()));
  const std::uint16_t font = font_of(face);
  const bool plain = is_plain(text, range);
  const std::vector<std::size_t> graphemes = grapheme_starts(text, range, plain);
  if (plain) {
    const Item item{range, font, HB_SCRIPT_LATIN};
    if (inside_->append(text, item, tag, size, graphemes, true, shaped)) return shaped;
  }
  const auto has = [this](std::uint16_t number, char32_t character) { return inside_->nominal(number, character) != 0; };
  for (const Item& item : items(text, range, graphemes, font, has)) inside_->append(text, item, tag, size, graphemes, false, shaped);
  return shaped;
}

page::Vertical Library::vertical(page::Face face, float size) const {
  const Open& file = inside_->file(font_of(face));
  const auto metric = [&](hb_ot_metrics_tag_t tag) {
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(file.font.get(), tag, &value);
    return static_cast<float>(value) * size / file.em;
  };
  return {.ascent = std::round(metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER)),
          .descent = std::round(-metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER)),
          .x_height = metric(HB_OT_METRICS_TAG_X_HEIGHT)};
}

Bitmap Library::rasterise(std::uint16_t font, std::uint32_t glyph, int phase, float pixels) const {
  Open& file = inside_->file(font);
  const FT_Face face = inside_->drawn(file);
  const auto height = static_cast<FT_F26Dot6>(std::lround(pixels * 64));
  if (!face || height <= 0) return {};
  if (file.pixels != height) {
    FT_Size_RequestRec request{FT_SIZE_REQUEST_TYPE_NOMINAL, 0, height, 0, 0};
    if (FT_Request_Size(face, &request)) return {};
    file.pixels = height;
  }
  if (FT_Load_Glyph(face, glyph, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP)) return {};
  const FT_GlyphSlot slot = face->glyph;
  if (slot->format != FT_GLYPH_FORMAT_OUTLINE) return {};
  FT_Outline_Translate(&slot->outline, FT_Pos{phase} * 16, 0);
  if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) || slot->bitmap.pixel_mode != FT_PIXEL_MODE_GRAY) return {};
  Bitmap drawn{static_cast<int>(slot->bitmap.width), static_cast<int>(slot->bitmap.rows), slot->bitmap_left, slot->bitmap_top, {}};
  drawn.coverage.reserve(static_cast<std::size_t>(drawn.w) * static_cast<std::size_t>(drawn.h));
  for (int row = 0; row < drawn.h; ++row) {
    const unsigned char* line = slot->bitmap.buffer + static_cast<std::ptrdiff_t>(row) * slot->bitmap.pitch;
    drawn.coverage.insert(drawn.coverage.end(), line, line + drawn.w);
  }
  return drawn;
}

std::uint32_t Library::glyph_of(std::uint16_t font, char32_t character) const { return inside_->nominal(font, character); }

float Library::advance_of(std::uint16_t font, std::uint32_t glyph) const {
  const Open& file = inside_->file(font);
  return static_cast<float>(hb_font_get_glyph_h_advance(file.font.get(), glyph)) / file.em;
}

}  // namespace vignette::glyphs
