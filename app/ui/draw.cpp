// Draws boxes, shadows and text in boxes.
#include "ui/draw.hpp"

#include <algorithm>
#include <cmath>

namespace slotscope {

ImDrawList* canvas() {
  return ImGui::GetWindowDrawList();
}

void fill(ImDrawList* list, Rect rect, Colour colour, float rounding) {
  if (!rect.empty()) list->AddRectFilled(rect.min, rect.max, colour, rounding);
}

void outline(ImDrawList* list, Rect rect, Colour colour, float rounding, float thickness) {
  if (!rect.empty())
    compat::outline(list, rect.min, rect.max, colour, rounding, thickness > 0 ? thickness : hairline());
}

void shadow(ImDrawList* list, Rect rect, float rounding) {
  constexpr int layers = 6;
  const float reach = em(0.75f), drop = em(0.2f);
  const Colour layer_colour = with_alpha(colour(Role::Shadow), 1.0f / layers);
  for (int layer = layers; layer > 0; --layer) {
    const float grow = reach * static_cast<float>(layer) / layers;
    fill(list, {{rect.min.x - grow, rect.min.y - grow + drop}, {rect.max.x + grow, rect.max.y + grow + drop}},
         layer_colour, rounding + grow);
  }
}

void floating_box(ImDrawList* list, Rect rect, float rounding) {
  shadow(list, rect, rounding);
  fill(list, rect, colour(Role::SurfaceRaised), rounding);
  outline(list, rect, colour(Role::Border), rounding);
}

void text_in(ImDrawList* list, Rect box, const Font& font, Colour colour, std::string_view text, Align align) {
  if (text.empty() || box.width() <= 0) return;
  const float width = std::min(text_width(font, text), box.width());
  float x = box.min.x;
  if (align == Align::Centre) x = box.centre().x - width / 2;
  if (align == Align::Right) x = box.max.x - width;
  draw_text_clipped(list, font, {x, box.centre().y - font.line_height / 2}, box.width() + 1, colour, text);
}

}  // namespace slotscope
