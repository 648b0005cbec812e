// The second cue beside colour: hatching and dots for surfaces, dashes and markers for lines.
//
// What is kept in a slot is hatched, what is kept in a dictionary is dotted, here and everywhere.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "ui/widgets/drawing/canvas.hpp"

namespace slotscope::drawing {

enum class Pattern : std::uint8_t { None, Hatch, Dots, CrossHatch, Lines };

/// Fills a rectangle with a pattern.
void draw_pattern(Canvas& canvas, Rect rect, Pattern pattern, Colour colour);
/// Fills the surface between two lines that share their x coordinates.
void draw_pattern(Canvas& canvas, std::span<const ImVec2> upper, std::span<const ImVec2> lower, Pattern pattern,
                  Colour colour);

enum class Marker : std::uint8_t { None, Circle, Square, Triangle, Diamond, Ring };

void draw_marker(Canvas& canvas, ImVec2 centre, Marker marker, float radius, Colour colour);

/// Lengths of dash and gap in turn, in widths of the stroke; empty when solid.
std::span<const float> dash_lengths(Dash dash);

}  // namespace slotscope::drawing
