// Glyphs rasterised by FreeType when first needed, kept in one texture.
//
// A glyph is identified by face, size in half pixels and character. Small sizes are rasterised three times as wide and
// smoothed, so that letters may stand at fractions of a pixel and words keep the spacing their designer gave them;
// hinting is vertical only. The texture is one byte a texel, filled shelf by shelf; its first texels are white, for
// shapes. When it is full the cache says so and is emptied (and the texture enlarged) between two frames. A character
// the face lacks comes from the first fallback font that has it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace slotscope {

/// Where a glyph lies in the texture (0 to 1) and on the screen (pixels from the pen on the baseline, y downwards).
struct Glyph {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
  float advance = 0;
};

struct FontMetrics {
  float ascent = 0;       ///< pixels above the baseline
  float line_height = 0;  ///< ascent and descent together
};

struct TextureRect {
  int x = 0, y = 0, width = 0, height = 0;
};

class GlyphCache {
 public:
  /// One font file a face, and the files to try for characters a face lacks.
  GlyphCache(std::vector<std::string> face_files, std::vector<std::string> fallback_files);
  ~GlyphCache();

  FontMetrics metrics(int face, int half_pixels);
  const Glyph& glyph(int face, int half_pixels, char32_t character);

  const std::uint8_t* texels() const;
  int texture_width() const;
  int texture_height() const;
  /// The middle of the white texels, in texture coordinates.
  float white_u() const;
  float white_v() const;
  /// What changed since the last call; empty when nothing did.
  TextureRect take_changes();
  /// Glyphs did not fit; call `reset` between two frames.
  bool overflowed() const;
  /// Forgets all glyphs; the texture grows when it had overflowed. `generation` counts these.
  void reset();
  unsigned generation() const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace slotscope
