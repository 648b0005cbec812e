// Text on the screen: faces, the type scale, measuring and drawing.
//
// Glyphs are rasterised by FreeType at exactly the size they are drawn at, when they are first needed, into one texture
// shared with Dear ImGui's shapes (see glyph_cache.hpp). Any face and size may be asked for in any frame; nothing is
// baked ahead, so a change of zoom is sharp at once. Positions are pixels; text runs from the top left of its line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ui/theme.hpp"

struct ImDrawList;
struct ImVec2;

namespace slotscope {

enum class Face : std::uint8_t { Regular, Medium, Bold, Italic, BoldItalic, Mono, MonoBold, MonoItalic, Count };

/// The type scale. Body is one em.
enum class Size : std::uint8_t { Caption, Small, Body, Lead, Title3, Title2, Title1, Display, Count };

/// A face at a size in pixels; cheap to copy, to be fetched anew each frame.
struct Font {
  Face face = Face::Regular;
  float pixels = 16;
  float ascent = 0;       ///< from the top of the line to the baseline
  float line_height = 0;  ///< of one tight line; prose multiplies it
  friend bool operator==(const Font& a, const Font& b) { return a.face == b.face && a.pixels == b.pixels; }
};

Font font(Face face, Size size = Size::Body);
/// A size in ems outside the scale, for diagrams that zoom.
Font font_of_size(Face face, float ems);

/// Width of one line (a newline counts as a missing character).
float text_width(const Font& font, std::string_view text);
/// Width of one character.
float character_width(const Font& font, char32_t character);
/// Byte offset of the character boundary nearest to `x` pixels from the start.
std::size_t offset_at(const Font& font, std::string_view text, float x);

/// Draws one line with its top left corner at `position`.
void draw_text(ImDrawList* list, const Font& font, ImVec2 position, Colour colour, std::string_view text);
/// The same, shortened with an ellipsis when wider than `width`; returns whether it was.
bool draw_text_clipped(ImDrawList* list, const Font& font, ImVec2 position, float width, Colour colour,
                       std::string_view text);
/// `text` shortened with an ellipsis so that it fits.
std::string shortened(const Font& font, std::string_view text, float width);

}  // namespace slotscope
