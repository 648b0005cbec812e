// Plain text of one style over several lines, for what is too small to be a document of rich text.
#pragma once

#include <string_view>
#include <vector>

#include "ui/automation.hpp"
#include "ui/page.hpp"
#include "ui/text.hpp"

namespace slotscope {

/// Line height of running text, as a multiple of the tight line.
inline constexpr float label_leading = 1.2f;

/// The lines of a text at a width, broken at spaces; a word that is too wide is cut.
std::vector<std::string_view> wrapped(const Font& font, std::string_view text, float width);
float wrapped_height(const Font& font, std::string_view text, float width);
/// Draws it and returns its height.
float draw_wrapped(ImDrawList* list, const Font& font, ImVec2 at, float width, Colour colour, std::string_view text);

/// Text that is part of the page: drawn in the current window and recorded for the transcript. Returns its height.
float label(Face face, Size size, Role role, ImVec2 at, float width, std::string_view text);
/// The same as a heading.
float heading(Size size, ImVec2 at, float width, std::string_view text);
/// A sunken box with a figure and, centred below it, what will be seen there and how to get it.
void draw_nothing_yet(Rect box, Icon figure, std::string_view words);

}  // namespace slotscope
