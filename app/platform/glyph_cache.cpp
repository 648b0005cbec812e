// Rasterises glyphs and packs them into the texture.
#include "platform/glyph_cache.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace slotscope {

namespace {

constexpr int first_texture_width = 1024;
constexpr int first_texture_height = 1024;
constexpr int largest_texture_side = 4096;
constexpr int white_side = 4;
// Above this many half pixels a letter is so large that fractions of a pixel no longer show.
constexpr int largest_smoothed = 2 * 36;
constexpr int oversampling = 3;

struct Shelf {
  int y = 0;
  int height = 0;
  int used = 0;
};

/// The glyphs of one face at one size; the first 128 characters are found by index.
struct SizedFace {
  FontMetrics metrics;
  std::array<Glyph, 128> ascii{};
  std::array<bool, 128> ascii_ready{};
  std::unordered_map<char32_t, Glyph> others;
};

// Proportional letters are drawn for small sizes: set larger, they stand closer, by these parts of the size.
constexpr float tracking_starts_at = 13;
constexpr float most_tracking = 0.02f;
constexpr float tracking_a_pixel = 0.0015f;

float tracking(FT_Face font, float pixels) {
  if (FT_IS_FIXED_WIDTH(font)) return 0;
  return -pixels * std::clamp((pixels - tracking_starts_at) * tracking_a_pixel, 0.0f, most_tracking);
}

float from_26_6(FT_Pos value) {
  return static_cast<float>(value) / 64.0f;
}

/// Averages three neighbours, so that each third of a pixel holds what a whole pixel there would cover.
void smooth_row(const std::uint8_t* source, int width, std::uint8_t* target) {
  for (int x = 0; x < width + oversampling - 1; ++x) {
    int sum = 0;
    for (int tap = 0; tap < oversampling; ++tap) {
      const int at = x - tap;
      if (at >= 0 && at < width) sum += source[at];
    }
    target[x] = static_cast<std::uint8_t>(sum / oversampling);
  }
}

}  // namespace

struct GlyphCache::Implementation {
  std::vector<std::string> face_files;
  std::vector<std::string> fallback_files;
  FT_Library library = nullptr;
  std::vector<FT_Face> faces;
  std::vector<FT_Face> fallbacks;
  std::size_t fallbacks_opened = 0;
  std::vector<std::vector<std::unique_ptr<SizedFace>>> sized;  // by face, then by half pixels
  std::vector<std::uint8_t> texels;
  int width = first_texture_width;
  int height = first_texture_height;
  std::vector<Shelf> shelves;
  int next_shelf = 0;
  TextureRect changes;
  bool overflow = false;
  unsigned generation = 0;

  FT_Face open(const std::string& file) const {
    FT_Face face = nullptr;
    if (file.empty() || FT_New_Face(library, file.c_str(), 0, &face) != 0) return nullptr;
    return face;
  }

  FT_Face face_at(int index) {
    auto& slot = faces[static_cast<std::size_t>(index)];
    if (!slot) slot = open(face_files[static_cast<std::size_t>(index)]);
    return slot;
  }

  /// The face that has the character: the wanted one, else the first fallback; nothing when none has it.
  FT_Face face_with(int index, char32_t character) {
    FT_Face face = face_at(index);
    if (face && FT_Get_Char_Index(face, character) != 0) return face;
    for (std::size_t i = 0; i < fallback_files.size(); ++i) {
      if (i == fallbacks_opened) {
        fallbacks.push_back(open(fallback_files[i]));
        ++fallbacks_opened;
      }
      if (fallbacks[i] && FT_Get_Char_Index(fallbacks[i], character) != 0) return fallbacks[i];
    }
    return nullptr;
  }

  void clear_texture() {
    texels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
    for (int y = 0; y < white_side; ++y) std::fill_n(texels.begin() + y * width, white_side, std::uint8_t{255});
    shelves.assign(1, {0, white_side, white_side + 1});
    next_shelf = white_side + 1;
    changes = {0, 0, width, height};
    overflow = false;
  }

  /// Room for a bitmap, with a texel free to the right and below; false when the texture is full.
  bool allocate(int wanted_width, int wanted_height, int& x, int& y) {
    const int rounded = (wanted_height + 3) / 4 * 4;
    auto fits = [&](const Shelf& shelf) { return shelf.height == rounded && shelf.used + wanted_width + 1 <= width; };
    auto shelf = std::find_if(shelves.begin(), shelves.end(), fits);
    if (shelf == shelves.end()) {
      if (next_shelf + rounded + 1 > height || wanted_width + 1 > width) return false;
      shelves.push_back({next_shelf, rounded, 0});
      next_shelf += rounded + 1;
      shelf = shelves.end() - 1;
    }
    x = shelf->used;
    y = shelf->y;
    shelf->used += wanted_width + 1;
    return true;
  }

  void note_change(int x, int y, int w, int h) {
    if (changes.width == 0) {
      changes = {x, y, w, h};
      return;
    }
    const int right = std::max(changes.x + changes.width, x + w);
    const int bottom = std::max(changes.y + changes.height, y + h);
    changes.x = std::min(changes.x, x);
    changes.y = std::min(changes.y, y);
    changes.width = right - changes.x;
    changes.height = bottom - changes.y;
  }

  SizedFace& sized_face(int face, int half_pixels) {
    auto& sizes = sized[static_cast<std::size_t>(face)];
    if (sizes.size() <= static_cast<std::size_t>(half_pixels)) sizes.resize(static_cast<std::size_t>(half_pixels) + 1);
    auto& entry = sizes[static_cast<std::size_t>(half_pixels)];
    if (!entry) {
      entry = std::make_unique<SizedFace>();
      const float pixels = static_cast<float>(half_pixels) / 2;
      entry->metrics = {std::round(pixels * 0.95f), std::round(pixels * 1.22f)};
      if (FT_Face font = face_at(face); font && font->units_per_EM > 0) {
        const float scale = pixels / static_cast<float>(font->units_per_EM);
        entry->metrics.ascent = std::round(static_cast<float>(font->ascender) * scale);
        entry->metrics.line_height = entry->metrics.ascent + std::round(static_cast<float>(-font->descender) * scale);
      }
    }
    return *entry;
  }

  Glyph rasterise(int face, int half_pixels, char32_t character);
  bool place(const FT_GlyphSlot slot, int scale_x, Glyph& glyph);
};

bool GlyphCache::Implementation::place(const FT_GlyphSlot slot, int scale_x, Glyph& glyph) {
  const FT_Bitmap& bitmap = slot->bitmap;
  const int source_width = static_cast<int>(bitmap.width);
  const int rows = static_cast<int>(bitmap.rows);
  if (source_width == 0 || rows == 0) return true;
  const int margin = scale_x - 1, overhang = margin / 2;
  const int placed_width = source_width + margin;
  int x = 0, y = 0;
  if (!allocate(placed_width, rows, x, y)) return false;
  for (int row = 0; row < rows; ++row) {
    const std::uint8_t* source = bitmap.buffer + row * bitmap.pitch;
    std::uint8_t* target = texels.data() + (y + row) * width + x;
    if (scale_x == 1) {
      std::copy_n(source, source_width, target);
    } else {
      smooth_row(source, source_width, target);
    }
  }
  note_change(x, y, placed_width, rows);
  glyph.x0 = static_cast<float>(slot->bitmap_left - overhang) / static_cast<float>(scale_x);
  glyph.x1 = glyph.x0 + static_cast<float>(placed_width) / static_cast<float>(scale_x);
  glyph.y0 = static_cast<float>(-slot->bitmap_top);
  glyph.y1 = glyph.y0 + static_cast<float>(rows);
  glyph.u0 = static_cast<float>(x) / static_cast<float>(width);
  glyph.u1 = static_cast<float>(x + placed_width) / static_cast<float>(width);
  glyph.v0 = static_cast<float>(y) / static_cast<float>(height);
  glyph.v1 = static_cast<float>(y + rows) / static_cast<float>(height);
  return true;
}

Glyph GlyphCache::Implementation::rasterise(int face, int half_pixels, char32_t character) {
  Glyph glyph;
  glyph.advance = static_cast<float>(half_pixels) * 0.3f;
  FT_Face font = face_with(face, character);
  if (!font) {
    font = face_with(face, 0xFFFD);
    character = 0xFFFD;
  }
  if (!font || FT_Set_Char_Size(font, 0, half_pixels * 32, 72, 72) != 0) return glyph;
  const bool smoothed = half_pixels <= largest_smoothed;
  const int flags = FT_LOAD_NO_BITMAP | (smoothed ? FT_LOAD_TARGET_LIGHT : FT_LOAD_NO_HINTING);
  if (FT_Load_Glyph(font, FT_Get_Char_Index(font, character), flags) != 0) return glyph;
  const FT_GlyphSlot slot = font->glyph;
  glyph.advance = static_cast<float>(slot->linearHoriAdvance) / 65536.0f;
  if (glyph.advance == 0) glyph.advance = from_26_6(slot->advance.x);
  glyph.advance += tracking(font, static_cast<float>(half_pixels) / 2);
  const int scale_x = smoothed && slot->format == FT_GLYPH_FORMAT_OUTLINE ? oversampling : 1;
  if (scale_x > 1) {
    const FT_Matrix widen = {scale_x * 0x10000, 0, 0, 0x10000};
    FT_Outline_Transform(&slot->outline, &widen);
  }
  if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) == 0 && !place(slot, scale_x, glyph)) overflow = true;
  return glyph;
}

GlyphCache::GlyphCache(std::vector<std::string> face_files, std::vector<std::string> fallback_files)
    : implementation_(std::make_unique<Implementation>()) {
  Implementation& self = *implementation_;
  self.face_files = std::move(face_files);
  self.fallback_files = std::move(fallback_files);
  if (FT_Init_FreeType(&self.library) != 0) self.library = nullptr;
  self.faces.assign(self.face_files.size(), nullptr);
  self.sized.resize(self.face_files.size());
  self.clear_texture();
}

GlyphCache::~GlyphCache() {
  if (implementation_->library) FT_Done_FreeType(implementation_->library);
}

FontMetrics GlyphCache::metrics(int face, int half_pixels) {
  return implementation_->sized_face(face, half_pixels).metrics;
}

const Glyph& GlyphCache::glyph(int face, int half_pixels, char32_t character) {
  SizedFace& sized = implementation_->sized_face(face, half_pixels);
  if (character < sized.ascii.size()) {
    if (!sized.ascii_ready[character]) {
      sized.ascii[character] = implementation_->rasterise(face, half_pixels, character);
      sized.ascii_ready[character] = true;
    }
    return sized.ascii[character];
  }
  auto found = sized.others.find(character);
  if (found == sized.others.end()) {
    found = sized.others.emplace(character, implementation_->rasterise(face, half_pixels, character)).first;
  }
  return found->second;
}

const std::uint8_t* GlyphCache::texels() const {
  return implementation_->texels.data();
}
int GlyphCache::texture_width() const {
  return implementation_->width;
}
int GlyphCache::texture_height() const {
  return implementation_->height;
}
float GlyphCache::white_u() const {
  return white_side / 2.0f / static_cast<float>(implementation_->width);
}
float GlyphCache::white_v() const {
  return white_side / 2.0f / static_cast<float>(implementation_->height);
}

TextureRect GlyphCache::take_changes() {
  return std::exchange(implementation_->changes, {});
}

bool GlyphCache::overflowed() const {
  return implementation_->overflow;
}

void GlyphCache::reset() {
  Implementation& self = *implementation_;
  if (self.overflow) {
    int& side = self.height <= self.width ? self.height : self.width;
    side = std::min(side * 2, largest_texture_side);
  }
  for (auto& sizes : self.sized) sizes.clear();
  ++self.generation;
  self.clear_texture();
}

unsigned GlyphCache::generation() const {
  return implementation_->generation;
}

}  // namespace slotscope
