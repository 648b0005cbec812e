// Hatching is made of ordinary lines cut off at the edges, so every canvas can draw it.
#include "ui/widgets/drawing/patterns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace slotscope::drawing {
namespace {

constexpr float hatch_distance = 0.42f;
constexpr float dot_distance = 0.44f;
constexpr float dot_radius = 0.075f;
constexpr float pattern_width = 0.07f;

/// Part of a line `from`..`to` inside a rectangle (Liang and Barsky).
std::optional<std::pair<ImVec2, ImVec2>> clipped(ImVec2 from, ImVec2 to, Rect rect) {
  const float dx = to.x - from.x;
  const float dy = to.y - from.y;
  float enter = 0;
  float leave = 1;
  const std::array<std::pair<float, float>, 4> edges{
      {{-dx, from.x - rect.min.x}, {dx, rect.max.x - from.x}, {-dy, from.y - rect.min.y}, {dy, rect.max.y - from.y}}};
  for (const auto& [p, q] : edges) {
    if (p == 0) {
      if (q < 0) return std::nullopt;
    } else if (p < 0) {
      enter = std::max(enter, q / p);
    } else {
      leave = std::min(leave, q / p);
    }
  }
  if (enter >= leave) return std::nullopt;
  return std::pair{ImVec2(from.x + enter * dx, from.y + enter * dy), ImVec2(from.x + leave * dx, from.y + leave * dy)};
}

/// Diagonals through a rectangle, rising to the right (or falling), on a raster common to the whole figure.
void diagonals(Canvas& canvas, Rect rect, float direction, Colour colour) {
  const float height = rect.height();
  const float step = hatch_distance * 1.41421f;
  const float phase = direction > 0 ? rect.min.x + rect.max.y : rect.min.x - rect.min.y;
  for (float x = rect.min.x - std::fmod(phase, step) - (direction > 0 ? 0 : height); x < rect.max.x + height;
       x += step) {
    const ImVec2 from(direction > 0 ? x - height : x, direction > 0 ? rect.max.y : rect.min.y);
    const ImVec2 to(direction > 0 ? x : x + height, direction > 0 ? rect.min.y : rect.max.y);
    if (const auto part = clipped(from, to, rect)) canvas.line(part->first, part->second, {colour, pattern_width});
  }
}

float at_x(std::span<const ImVec2> line, float x) {
  const auto after =
      std::lower_bound(line.begin(), line.end(), x, [](ImVec2 point, float value) { return point.x < value; });
  if (after == line.begin()) return line.front().y;
  if (after == line.end()) return line.back().y;
  const ImVec2 before = *std::prev(after);
  if (after->x <= before.x) return after->y;
  return before.y + (after->y - before.y) * (x - before.x) / (after->x - before.x);
}

/// One diagonal, drawn where it runs between the two lines.
void diagonal_between(Canvas& canvas, std::span<const ImVec2> upper, std::span<const ImVec2> lower, float sum, Rect box,
                      Colour colour) {
  constexpr float step = 0.12f;
  const float begin = std::max(box.min.x, sum - box.max.y);
  const float end = std::min(box.max.x, sum - box.min.y);
  float since = 0;
  bool was_inside = false;
  for (float x = begin;; x += step) {
    const bool inside = x <= end && sum - x >= at_x(upper, x) && sum - x <= at_x(lower, x);
    if (inside && !was_inside) since = x;
    if (!inside && was_inside) canvas.line({since, sum - since}, {x - step, sum - x + step}, {colour, pattern_width});
    was_inside = inside;
    if (x > end) return;
  }
}

}  // namespace

void draw_pattern(Canvas& canvas, Rect rect, Pattern pattern, Colour colour) {
  if (rect.empty()) return;
  switch (pattern) {
    case Pattern::None:
      return;
    case Pattern::Hatch:
      diagonals(canvas, rect, 1, colour);
      return;
    case Pattern::CrossHatch:
      diagonals(canvas, rect, 1, colour);
      diagonals(canvas, rect, -1, colour);
      return;
    case Pattern::Lines:
      for (float x = rect.min.x + hatch_distance / 2; x < rect.max.x; x += hatch_distance) {
        canvas.line({x, rect.min.y}, {x, rect.max.y}, {colour, pattern_width});
      }
      return;
    case Pattern::Dots:
      for (int row = 0;; ++row) {
        const float y = rect.min.y + dot_distance * (0.5f + static_cast<float>(row));
        if (y + dot_radius > rect.max.y) return;
        for (float x = rect.min.x + dot_distance * (row % 2 ? 1.0f : 0.5f); x + dot_radius < rect.max.x;
             x += dot_distance) {
          canvas.circle({x, y}, dot_radius, colour);
        }
      }
  }
}

void draw_pattern(Canvas& canvas, std::span<const ImVec2> upper, std::span<const ImVec2> lower, Pattern pattern,
                  Colour colour) {
  if (pattern == Pattern::None || upper.size() < 2) return;
  Rect box{upper.front(), lower.back()};
  for (const ImVec2& point : upper) box.min.y = std::min(box.min.y, point.y);
  for (const ImVec2& point : lower) box.max.y = std::max(box.max.y, point.y);
  if (pattern == Pattern::Dots) {
    int row = 0;
    for (float y = box.min.y; y < box.max.y; y += dot_distance, ++row) {
      for (float x = box.min.x + (row % 2 ? dot_distance / 2 : 0); x < box.max.x; x += dot_distance) {
        if (y - dot_radius >= at_x(upper, x) && y + dot_radius <= at_x(lower, x))
          canvas.circle({x, y}, dot_radius, colour);
      }
    }
  } else if (pattern == Pattern::Lines) {
    for (float x = box.min.x + hatch_distance / 2; x < box.max.x; x += hatch_distance) {
      canvas.line({x, at_x(upper, x)}, {x, at_x(lower, x)}, {colour, pattern_width});
    }
  } else {
    const float step = hatch_distance * 1.41421f;
    for (float sum = box.min.x + box.min.y; sum < box.max.x + box.max.y; sum += step) {
      diagonal_between(canvas, upper, lower, sum, box, colour);
    }
  }
}

void draw_marker(Canvas& canvas, ImVec2 c, Marker marker, float r, Colour colour) {
  switch (marker) {
    case Marker::None:
      return;
    case Marker::Circle:
      canvas.circle(c, r, colour);
      return;
    case Marker::Ring:
      canvas.circle(c, r * 1.1f, colour);
      canvas.circle(c, r * 0.55f, canvas.colour(Role::Surface));
      return;
    case Marker::Square:
      canvas.fill({{c.x - r * 0.9f, c.y - r * 0.9f}, {c.x + r * 0.9f, c.y + r * 0.9f}}, colour);
      return;
    case Marker::Triangle: {
      const ImVec2 points[] = {
          {c.x, c.y - r * 1.15f}, {c.x + r * 1.05f, c.y + r * 0.8f}, {c.x - r * 1.05f, c.y + r * 0.8f}};
      canvas.polygon(points, colour);
      return;
    }
    case Marker::Diamond: {
      const ImVec2 points[] = {
          {c.x, c.y - r * 1.25f}, {c.x + r * 1.25f, c.y}, {c.x, c.y + r * 1.25f}, {c.x - r * 1.25f, c.y}};
      canvas.polygon(points, colour);
      return;
    }
  }
}

std::span<const float> dash_lengths(Dash dash) {
  static constexpr std::array<float, 2> dashed{3.6f, 2.4f};
  static constexpr std::array<float, 2> dotted{1.2f, 2.2f};
  static constexpr std::array<float, 4> dash_dotted{4, 2, 1.2f, 2};
  switch (dash) {
    case Dash::Solid:
      return {};
    case Dash::Dashed:
      return dashed;
    case Dash::Dotted:
      return dotted;
    case Dash::DashDotted:
      return dash_dotted;
  }
  return {};
}

}  // namespace slotscope::drawing
