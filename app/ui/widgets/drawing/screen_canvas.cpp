// Shapes through Dear ImGui's draw list, text through our glyphs.
#include "ui/widgets/drawing/screen_canvas.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/imgui_compat.hpp"
#include "ui/widgets/drawing/patterns.hpp"

namespace slotscope::drawing {

ScreenCanvas::ScreenCanvas(ImDrawList* list, ImVec2 origin, float zoom)
    : list_(list), origin_(origin), zoom_(zoom), scale_(em() * zoom) {}

float ScreenCanvas::text_width(Face face, float ems, std::string_view text) const {
  return slotscope::text_width(font(face, ems), text) / scale_;
}

float ScreenCanvas::line_height(Face face, float ems) const {
  return font(face, ems).line_height / scale_;
}

float ScreenCanvas::thickness(const Stroke& stroke) const {
  // A line hardly wider than a hairline would only be less sharp, and takes twice the triangles.
  constexpr float hardly_wider = 1.35f;
  const float wanted = stroke.width * scale_ * appearance().theme.stroke_scale;
  return wanted < hairline() * hardly_wider ? hairline() : wanted;
}

void ScreenCanvas::fill(Rect rect, Colour colour, float rounding) {
  const Rect at = to_screen(rect);
  list_->AddRectFilled(at.min, at.max, colour, rounding * scale_);
}

void ScreenCanvas::outline(Rect rect, const Stroke& stroke, float rounding) {
  if (stroke.dash == Dash::Solid) {
    const Rect at = to_screen(rect);
    compat::outline(list_, at.min, at.max, stroke.colour, rounding * scale_, thickness(stroke));
  } else {
    const ImVec2 points[] = {rect.min, {rect.max.x, rect.min.y}, rect.max, {rect.min.x, rect.max.y}, rect.min};
    dashed(points, stroke);
  }
}

void ScreenCanvas::line(std::span<const ImVec2> points, const Stroke& stroke) {
  if (stroke.dash != Dash::Solid) {
    dashed(points, stroke);
    return;
  }
  if (points.size() == 2) {
    list_->AddLine(to_screen(points[0]), to_screen(points[1]), stroke.colour, thickness(stroke));
    return;
  }
  // Pieces short enough for 16-bit indices; they overlap in one point so that no gap shows.
  constexpr std::size_t piece = 4000;
  std::vector<ImVec2> moved;
  for (std::size_t begin = 0; begin + 1 < points.size(); begin += piece) {
    const std::size_t end = std::min(begin + piece + 1, points.size());
    moved.clear();
    for (std::size_t at = begin; at < end; ++at) moved.push_back(to_screen(points[at]));
    compat::polyline(list_, moved.data(), static_cast<int>(moved.size()), stroke.colour, thickness(stroke), false);
  }
}

void ScreenCanvas::dashed(std::span<const ImVec2> points, const Stroke& stroke) {
  const std::span<const float> lengths = dash_lengths(stroke.dash);
  const float width = thickness(stroke);
  std::size_t phase = 0;
  float left = lengths[0] * width;
  for (std::size_t at = 0; at + 1 < points.size(); ++at) {
    ImVec2 from = to_screen(points[at]);
    const ImVec2 to = to_screen(points[at + 1]);
    float length = std::hypot(to.x - from.x, to.y - from.y);
    while (length > 0) {
      const float step = std::min(left, length);
      const ImVec2 next(from.x + (to.x - from.x) * step / length, from.y + (to.y - from.y) * step / length);
      if (phase % 2 == 0) list_->AddLine(from, next, stroke.colour, width);
      from = next;
      length -= step;
      left -= step;
      if (left <= 0) {
        phase = (phase + 1) % lengths.size();
        left = lengths[phase] * width;
      }
    }
  }
}

void ScreenCanvas::polygon(std::span<const ImVec2> points, Colour colour) {
  std::vector<ImVec2> moved;
  for (const ImVec2& point : points) moved.push_back(to_screen(point));
  list_->AddConvexPolyFilled(moved.data(), static_cast<int>(moved.size()), colour);
}

void ScreenCanvas::band(std::span<const ImVec2> upper, std::span<const ImVec2> lower, Colour colour) {
  // Neighbouring quads share an edge; smoothing each of them would show it.
  const ImDrawListFlags flags = list_->Flags;
  list_->Flags &= ~ImDrawListFlags_AntiAliasedFill;
  for (std::size_t at = 0; at + 1 < upper.size(); ++at) {
    list_->AddQuadFilled(to_screen(upper[at]), to_screen(upper[at + 1]), to_screen(lower[at + 1]), to_screen(lower[at]),
                         colour);
  }
  list_->Flags = flags;
}

void ScreenCanvas::circle(ImVec2 centre, float radius, Colour colour) {
  list_->AddCircleFilled(to_screen(centre), std::max(radius * scale_, 0.5f), colour);
}

void ScreenCanvas::text(ImVec2 position, const TextLook& look, std::string_view text) {
  const Font face = font(look.face, look.ems);
  ImVec2 at = to_screen(position);
  if (look.anchor != Anchor::Left) {
    const float width = slotscope::text_width(face, text);
    at.x -= look.anchor == Anchor::Centre ? width / 2 : width;
  }
  draw_text(list_, face, at, look.colour, text);
}

void ScreenCanvas::begin_clip(Rect rect) {
  const Rect at = to_screen(rect);
  list_->PushClipRect(at.min, at.max, true);
}

void ScreenCanvas::end_clip() {
  list_->PopClipRect();
}

Rect ScreenCanvas::visible() const {
  const ImVec2 min = list_->GetClipRectMin();
  const ImVec2 max = list_->GetClipRectMax();
  return {from_screen(min), from_screen(max)};
}

}  // namespace slotscope::drawing
