// Draws a figure into the window.
#pragma once

#include "ui/widgets/drawing/canvas.hpp"

namespace slotscope::drawing {

class ScreenCanvas : public Canvas {
 public:
  /// `origin` is where the figure's corner stands, in pixels; `zoom` enlarges it beyond the window's own zoom.
  ScreenCanvas(ImDrawList* list, ImVec2 origin, float zoom = 1);

  ImVec2 to_screen(ImVec2 point) const { return {origin_.x + point.x * scale_, origin_.y + point.y * scale_}; }
  Rect to_screen(Rect rect) const { return {to_screen(rect.min), to_screen(rect.max)}; }
  ImVec2 from_screen(ImVec2 point) const { return {(point.x - origin_.x) / scale_, (point.y - origin_.y) / scale_}; }
  /// Pixels of one em of the figure.
  float scale() const { return scale_; }

  const Theme& theme() const override { return appearance().theme; }
  float text_width(Face face, float ems, std::string_view text) const override;
  float line_height(Face face, float ems) const override;
  void fill(Rect rect, Colour colour, float rounding = 0) override;
  void outline(Rect rect, const Stroke& stroke, float rounding = 0) override;
  void line(std::span<const ImVec2> points, const Stroke& stroke) override;
  void polygon(std::span<const ImVec2> points, Colour colour) override;
  void band(std::span<const ImVec2> upper, std::span<const ImVec2> lower, Colour colour) override;
  void circle(ImVec2 centre, float radius, Colour colour) override;
  void text(ImVec2 position, const TextLook& look, std::string_view text) override;
  void begin_clip(Rect rect) override;
  void end_clip() override;
  Rect visible() const override;
  using Canvas::line;

 private:
  Font font(Face face, float ems) const { return font_of_size(face, ems * zoom_); }
  float thickness(const Stroke& stroke) const;
  void dashed(std::span<const ImVec2> points, const Stroke& stroke);

  ImDrawList* list_;
  ImVec2 origin_;
  float zoom_;
  float scale_;
};

}  // namespace slotscope::drawing
