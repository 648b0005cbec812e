// A texture of one byte a texel on the graphics card: white, with that byte as its opacity.
#pragma once

#include <cstdint>

#include "platform/glyph_cache.hpp"

namespace slotscope {

class Texture {
 public:
  Texture() = default;
  ~Texture();
  Texture(const Texture&) = delete;
  Texture& operator=(const Texture&) = delete;

  /// Brings the changed part up to date; makes the texture anew when its size changed.
  void update(const std::uint8_t* texels, int width, int height, TextureRect changes);
  std::uint32_t name() const { return name_; }

 private:
  std::uint32_t name_ = 0;
  int width_ = 0;
  int height_ = 0;
};

}  // namespace slotscope
