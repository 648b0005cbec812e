// Measures and draws text out of the glyph cache.
#include "ui/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "platform/glyph_cache.hpp"
#include "platform/texture.hpp"
#include "ui/imgui_compat.hpp"
#include "ui/text_host.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope {

namespace {

// In ems. Adjacent steps differ enough to be told apart.
constexpr std::array<float, static_cast<std::size_t>(Size::Count)> type_scale = {0.75f, 0.875f, 1.0f, 1.125f,
                                                                                 1.25f, 1.5f,   2.0f, 2.625f};
// The code face looks larger than the prose face at the same size.
constexpr float mono_scale = 0.92f;
constexpr float smallest_pixels = 6;
constexpr float largest_pixels = 400;

struct TextState {
  std::unique_ptr<GlyphCache> glyphs;
  std::unique_ptr<Texture> texture;
};

TextState& state() {
  static TextState text;
  return text;
}

bool is_mono(Face face) {
  return face >= Face::Mono;
}

int half_pixels(const Font& font) {
  return static_cast<int>(font.pixels * 2);
}

const Glyph& glyph_of(const Font& font, char32_t character) {
  return state().glyphs->glyph(static_cast<int>(font.face), half_pixels(font), character);
}

bool is_letter(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || (character & 0x80) != 0;
}

/// An apostrophe within a word of prose is drawn as one; in code, and around a quotation, it stays what was typed.
bool is_apostrophe(std::string_view text, std::size_t offset) {
  return offset > 0 && offset + 1 < text.size() && is_letter(text[offset - 1]) && is_letter(text[offset + 1]);
}

/// Calls `visit(glyph, offset)` for each character until it returns false.
template <typename Visit>
void each_glyph(const Font& font, std::string_view text, Visit visit) {
  GlyphCache& cache = *state().glyphs;
  const int face = static_cast<int>(font.face), size = half_pixels(font);
  const bool prose = !is_mono(font.face);
  for (std::size_t offset = 0; offset < text.size();) {
    char32_t character = static_cast<unsigned char>(text[offset]);
    std::size_t length = 1;
    if (character >= 0x80) {
      const utf8::CodePoint point = utf8::decode(text, offset);
      character = point.value;
      length = point.length;
    } else if (character == '\'' && prose && is_apostrophe(text, offset)) {
      character = U'\u2019';
    }
    if (!visit(cache.glyph(face, size, character), offset)) return;
    offset += length;
  }
}

}  // namespace

Font font_of_size(Face face, float ems) {
  Font font;
  font.face = face;
  const float wanted = em(ems) * (is_mono(face) ? mono_scale : 1.0f);
  font.pixels = std::clamp(std::round(wanted * 2) / 2, smallest_pixels, largest_pixels);
  const FontMetrics metrics = state().glyphs->metrics(static_cast<int>(face), half_pixels(font));
  font.ascent = metrics.ascent;
  font.line_height = metrics.line_height;
  return font;
}

Font font(Face face, Size size) {
  return font_of_size(face, type_scale[static_cast<std::size_t>(size)]);
}

float text_width(const Font& font, std::string_view text) {
  float width = 0;
  each_glyph(font, text, [&](const Glyph& glyph, std::size_t) {
    width += glyph.advance;
    return true;
  });
  return width;
}

float character_width(const Font& font, char32_t character) {
  return glyph_of(font, character).advance;
}

std::size_t offset_at(const Font& font, std::string_view text, float x) {
  float pen = 0;
  std::size_t result = text.size();
  each_glyph(font, text, [&](const Glyph& glyph, std::size_t offset) {
    if (x < pen + glyph.advance / 2) {
      result = offset;
      return false;
    }
    pen += glyph.advance;
    return true;
  });
  return result;
}

void draw_text(ImDrawList* list, const Font& font, ImVec2 position, Colour colour, std::string_view text) {
  const ImVec2 clip_min = list->GetClipRectMin(), clip_max = list->GetClipRectMax();
  if (position.y > clip_max.y || position.y + font.line_height * 1.5f < clip_min.y || (colour >> 24) == 0) return;
  const float baseline = std::round(position.y) + font.ascent;
  float pen = position.x;
  if constexpr (!compat::shares_texture) compat::push_texture(list, state().texture ? state().texture->name() : 0);
  each_glyph(font, text, [&](const Glyph& glyph, std::size_t) {
    if (pen > clip_max.x) return false;
    if (glyph.x1 > glyph.x0 && pen + glyph.x1 >= clip_min.x) {
      list->PrimReserve(6, 4);
      list->PrimRectUV({pen + glyph.x0, baseline + glyph.y0}, {pen + glyph.x1, baseline + glyph.y1},
                       {glyph.u0, glyph.v0}, {glyph.u1, glyph.v1}, colour);
    }
    pen += glyph.advance;
    return true;
  });
  if constexpr (!compat::shares_texture) compat::pop_texture(list);
}

std::string shortened(const Font& font, std::string_view text, float width) {
  if (text_width(font, text) <= width) return std::string(text);
  constexpr std::string_view ellipsis = "\u2026";
  const float room = width - character_width(font, U'\u2026');
  float used = 0;
  std::size_t end = 0;
  each_glyph(font, text, [&](const Glyph& glyph, std::size_t offset) {
    end = offset;
    used += glyph.advance;
    return used <= room;
  });
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)) + std::string(ellipsis);
}

bool draw_text_clipped(ImDrawList* list, const Font& font, ImVec2 position, float width, Colour colour,
                       std::string_view text) {
  if (text_width(font, text) <= width) {
    draw_text(list, font, position, colour, text);
    return false;
  }
  draw_text(list, font, position, colour, shortened(font, text, width));
  return true;
}

void start_text(const FontFiles& files) {
  state().glyphs = std::make_unique<GlyphCache>(files.faces, files.fallbacks);
}

void begin_text_frame() {
  GlyphCache& cache = *state().glyphs;
  static float last_em = em();
  if (cache.overflowed() || last_em != em()) cache.reset();
  last_em = em();
}

void upload_glyphs() {
  TextState& text = state();
  if (!text.texture) text.texture = std::make_unique<Texture>();
  text.texture->update(text.glyphs->texels(), text.glyphs->texture_width(), text.glyphs->texture_height(),
                       text.glyphs->take_changes());
}

std::uint32_t glyph_texture() {
  return state().texture ? state().texture->name() : 0;
}

ImVec2 white_texel() {
  return {state().glyphs->white_u(), state().glyphs->white_v()};
}

void stop_text() {
  state() = {};
}

}  // namespace slotscope
