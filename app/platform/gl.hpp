// The OpenGL functions that the platform calls itself (Dear ImGui's renderer has its own).
//
// They are asked of the context, so that the program links no OpenGL library: loading one takes memory and time from
// the commands that open no window.
#pragma once

#include <GL/gl.h>

#include <cstdint>

namespace slotscope {

struct GlFunctions {
  decltype(&glBindTexture) bind_texture;
  decltype(&glClear) clear;
  decltype(&glClearColor) clear_color;
  decltype(&glDeleteTextures) delete_textures;
  decltype(&glGenTextures) gen_textures;
  decltype(&glGetString) get_string;
  decltype(&glPixelStorei) pixel_storei;
  decltype(&glReadPixels) read_pixels;
  decltype(&glScissor) scissor;
  decltype(&glTexImage2D) tex_image_2d;
  decltype(&glTexParameteri) tex_parameteri;
  decltype(&glTexParameteriv) tex_parameteriv;
  decltype(&glTexSubImage2D) tex_sub_image_2d;
  decltype(&glViewport) viewport;
};

/// Found on first use, with the context of a window current.
const GlFunctions& gl();

/// Fills what the scissor leaves of the window with one colour: red lowest, as Dear ImGui packs them.
void clear_to(std::uint32_t colour);

}  // namespace slotscope
