// Uploads texels to OpenGL.
#include "platform/texture.hpp"

#include "platform/gl.hpp"

#include <GL/glext.h>

namespace slotscope {

Texture::~Texture() {
  if (name_) gl().delete_textures(1, &name_);
}

void Texture::update(const std::uint8_t* texels, int width, int height, TextureRect changes) {
  const bool resized = width != width_ || height != height_;
  if (!resized && changes.width == 0) return;
  if (!name_) gl().gen_textures(1, &name_);
  gl().bind_texture(GL_TEXTURE_2D, name_);
  gl().pixel_storei(GL_UNPACK_ALIGNMENT, 1);
  if (resized) {
    constexpr GLint swizzle[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
    gl().tex_parameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    gl().tex_parameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    gl().tex_parameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle);
    gl().tex_image_2d(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, texels);
    width_ = width;
    height_ = height;
    return;
  }
  gl().pixel_storei(GL_UNPACK_ROW_LENGTH, width);
  gl().tex_sub_image_2d(GL_TEXTURE_2D, 0, changes.x, changes.y, changes.width, changes.height, GL_RED, GL_UNSIGNED_BYTE,
                        texels + changes.y * width + changes.x);
  gl().pixel_storei(GL_UNPACK_ROW_LENGTH, 0);
}

}  // namespace slotscope
