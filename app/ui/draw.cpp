// Draws boxes, shadows and text in boxes.
#include "ui/draw.hpp"

#include <algorithm>
#include <cmath>

#include "platform/gl.hpp"

namespace slotscope {

namespace {

// An area of one opaque colour from this many pixels on is cleared instead of drawn: without a graphics card a pixel
// that is looked up in the texture and blended takes ten times as long.
constexpr float cleared_from = 128 * 128;

bool is_opaque(Colour colour) {
  return colour >> 24 == 255;
}

/// Clears the command's clip rectangle to the colour that is its data.
void clear_clip(const ImDrawList*, const ImDrawCmd* command) {
  const ImVec4 clip = command->ClipRect;
  const float height = ImGui::GetIO().DisplaySize.y;
  const auto whole = [](float value) { return static_cast<int>(std::lround(std::max(value, 0.0f))); };
  const int left = whole(clip.x), bottom = whole(height - clip.w);
  const int right = whole(clip.z), top = whole(height - clip.y);
  if (right <= left || top <= bottom) return;
  gl().scissor(left, bottom, right - left, top - bottom);
  clear_to(static_cast<Colour>(reinterpret_cast<std::uintptr_t>(command->UserCallbackData)));
}

void clear(ImDrawList* list, Rect rect, Colour colour) {
  list->PushClipRect(rect.min, rect.max, true);
  list->AddCallback(clear_clip, reinterpret_cast<void*>(std::uintptr_t{colour}));
  list->PopClipRect();
}

/// Everything but the rounded corners is cleared.
void fill_large(ImDrawList* list, Rect rect, Colour colour, float rounding) {
  const float band = rounding > 0 ? std::ceil(rounding) + 1 : 0;
  const Rect middle = {{rect.min.x, rect.min.y + band}, {rect.max.x, rect.max.y - band}};
  if (band > 0) {
    list->AddRectFilled(rect.min, {rect.max.x, middle.min.y}, colour, rounding, ImDrawFlags_RoundCornersTop);
    list->AddRectFilled({rect.min.x, middle.max.y}, rect.max, colour, rounding, ImDrawFlags_RoundCornersBottom);
  }
  clear(list, middle, colour);
}

}  // namespace

ImDrawList* canvas() {
  return ImGui::GetWindowDrawList();
}

void fill(ImDrawList* list, Rect rect, Colour colour, float rounding) {
  if (rect.empty()) return;
  const Rect whole = {{std::round(rect.min.x), std::round(rect.min.y)},
                      {std::round(rect.max.x), std::round(rect.max.y)}};
  const bool large = whole.width() * whole.height() >= cleared_from && whole.height() > 4 * rounding + 4;
  if (large && is_opaque(colour)) {
    fill_large(list, whole, colour, rounding);
  } else {
    list->AddRectFilled(rect.min, rect.max, colour, rounding);
  }
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
