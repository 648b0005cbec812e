// Draws a figure into the text of an SVG file.
#pragma once

#include <string>
#include <string_view>

#include "ui/widgets/drawing/canvas.hpp"

namespace slotscope::drawing {

class SvgCanvas : public Canvas {
 public:
  /// `size` in ems; one em becomes sixteen units of the picture. `title` and `description` are for those who do not see
  /// it.
  SvgCanvas(const Theme& theme, ImVec2 size, std::string_view title, std::string_view description);

  /// What is drawn until the group ends is moved by `offset`.
  void begin_group(ImVec2 offset);
  void end_group();
  /// The whole file.
  std::string finish();

  const Theme& theme() const override { return theme_; }
  float text_width(Face face, float ems, std::string_view text) const override;
  float line_height(Face face, float ems) const override;
  void fill(Rect rect, Colour colour, float rounding) override;
  void outline(Rect rect, const Stroke& stroke, float rounding) override;
  void line(std::span<const ImVec2> points, const Stroke& stroke) override;
  void polygon(std::span<const ImVec2> points, Colour colour) override;
  void band(std::span<const ImVec2> upper, std::span<const ImVec2> lower, Colour colour) override;
  void circle(ImVec2 centre, float radius, Colour colour) override;
  void text(ImVec2 position, const TextLook& look, std::string_view text) override;
  void begin_clip(Rect rect) override;
  void end_clip() override;
  Rect visible() const override { return {{0, 0}, size_}; }
  using Canvas::line;

 private:
  void attribute(std::string_view name, float ems);
  void paint(std::string_view name, Colour colour);
  void stroke(const Stroke& stroke);
  void points(std::span<const ImVec2> points);
  void rectangle(Rect rect, float rounding);

  const Theme& theme_;
  ImVec2 size_;
  std::string body_;
  int clips_ = 0;
};

/// `text` with the characters that mean something in XML written as entities.
std::string xml_escaped(std::string_view text);

}  // namespace slotscope::drawing
