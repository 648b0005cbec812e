// Asks the current context for the OpenGL functions.
#include "platform/gl.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace slotscope {

namespace {

template <class Function>
void find(Function& function, const char* name) {
  function = reinterpret_cast<Function>(glfwGetProcAddress(name));
}

}  // namespace

const GlFunctions& gl() {
  static const GlFunctions functions = [] {
    GlFunctions all;
    find(all.bind_texture, "glBindTexture");
    find(all.clear, "glClear");
    find(all.clear_color, "glClearColor");
    find(all.delete_textures, "glDeleteTextures");
    find(all.gen_textures, "glGenTextures");
    find(all.get_string, "glGetString");
    find(all.pixel_storei, "glPixelStorei");
    find(all.read_pixels, "glReadPixels");
    find(all.scissor, "glScissor");
    find(all.tex_image_2d, "glTexImage2D");
    find(all.tex_parameteri, "glTexParameteri");
    find(all.tex_parameteriv, "glTexParameteriv");
    find(all.tex_sub_image_2d, "glTexSubImage2D");
    find(all.viewport, "glViewport");
    return all;
  }();
  return functions;
}

void clear_to(std::uint32_t colour) {
  const auto part = [colour](int shift) { return static_cast<float>((colour >> shift) & 255u) / 255.0f; };
  gl().clear_color(part(0), part(8), part(16), 1);
  gl().clear(GL_COLOR_BUFFER_BIT);
}

}  // namespace slotscope
