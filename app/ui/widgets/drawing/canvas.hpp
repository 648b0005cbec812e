// What figures are drawn on: the window or an SVG file, from the same drawing code.
//
// Coordinates and sizes are in ems, from the figure's top left corner, so a figure knows neither zoom nor pixels.
// Colours are asked for by role and come from the canvas's theme. Text hangs from the top of its line.
#pragma once

#include <span>
#include <string_view>

#include "ui/automation.hpp"
#include "ui/text.hpp"
#include "ui/theme.hpp"

namespace slotscope::drawing {

enum class Dash : std::uint8_t { Solid, Dashed, Dotted, DashDotted };

struct Stroke {
  Colour colour = 0;
  float width = 0.08f;
  Dash dash = Dash::Solid;
};

enum class Anchor : std::uint8_t { Left, Centre, Right };

struct TextLook {
  Colour colour = 0;
  Face face = Face::Regular;
  float ems = 1;
  Anchor anchor = Anchor::Left;
};

class Canvas {
 public:
  virtual ~Canvas() = default;

  virtual const Theme& theme() const = 0;
  Colour colour(Role role) const { return theme().colours[static_cast<std::size_t>(role)]; }

  virtual float text_width(Face face, float ems, std::string_view text) const = 0;
  virtual float line_height(Face face, float ems) const = 0;

  virtual void fill(Rect rect, Colour colour, float rounding = 0) = 0;
  virtual void outline(Rect rect, const Stroke& stroke, float rounding = 0) = 0;
  virtual void line(std::span<const ImVec2> points, const Stroke& stroke) = 0;
  /// A convex shape.
  virtual void polygon(std::span<const ImVec2> points, Colour colour) = 0;
  /// Between two lines that share their x coordinates, which rise.
  virtual void band(std::span<const ImVec2> upper, std::span<const ImVec2> lower, Colour colour) = 0;
  virtual void circle(ImVec2 centre, float radius, Colour colour) = 0;
  virtual void text(ImVec2 position, const TextLook& look, std::string_view text) = 0;
  virtual void begin_clip(Rect rect) = 0;
  virtual void end_clip() = 0;
  /// The part of the figure that can be seen at all; what lies outside need not be drawn.
  virtual Rect visible() const = 0;

  void line(ImVec2 from, ImVec2 to, const Stroke& stroke) {
    const ImVec2 points[] = {from, to};
    line(points, stroke);
  }
  /// Text shortened with an ellipsis so that it fits.
  void text_within(ImVec2 position, float width, const TextLook& look, std::string_view text);
};

}  // namespace slotscope::drawing
