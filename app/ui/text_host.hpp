// What the window does so that text can be drawn: for the application and for tests without a window.
#pragma once

#include <cstdint>

#include "platform/font_files.hpp"

struct ImVec2;

namespace slotscope {

/// Once, before anything is measured.
void start_text(const FontFiles& files);
/// Before each frame: makes room in the texture when the zoom changed or it was full.
void begin_text_frame();
/// After each frame, with OpenGL current: brings the new glyphs to the graphics card.
void upload_glyphs();
/// The OpenGL name of the glyph texture (0 before the first upload) and its white texel.
std::uint32_t glyph_texture();
ImVec2 white_texel();
/// Frees everything, while OpenGL is still current.
void stop_text();

}  // namespace slotscope
