// Small drawing helpers every widget shares: boxes, shadows, icons, text in a box.
#pragma once

#include <string_view>

#include "ui/automation.hpp"
#include "ui/page.hpp"
#include "ui/text.hpp"
#include "ui/theme.hpp"

namespace slotscope {

/// The draw list of the Dear ImGui window that is being filled.
ImDrawList* canvas();

void fill(ImDrawList* list, Rect rect, Colour colour, float rounding = 0);
void outline(ImDrawList* list, Rect rect, Colour colour, float rounding = 0, float thickness = 0);
/// A soft shadow around a floating box.
void shadow(ImDrawList* list, Rect rect, float rounding);
/// A box that floats above the page: shadow, surface and border.
void floating_box(ImDrawList* list, Rect rect, float rounding);
void icon(ImDrawList* list, Icon which, ImVec2 centre, float size, Colour colour);

enum class Align : std::uint8_t { Left, Centre, Right };
/// One line in a box, centred vertically, shortened when it does not fit.
void text_in(ImDrawList* list, Rect box, const Font& font, Colour colour, std::string_view text,
             Align align = Align::Left);

/// The rectangle that begins at `at`.
inline Rect rect_at(ImVec2 at, float width, float height) {
  return {at, {at.x + width, at.y + height}};
}

}  // namespace slotscope
