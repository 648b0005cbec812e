// Draws a figure on a canvas: the same lines for the window and for a file. Lengths are ems.
#pragma once

#include <string>
#include <vector>

#include "ui/widgets/drawing/canvas.hpp"
#include "ui/widgets/plot/geometry.hpp"

namespace slotscope::plot {

struct LegendItem {
  std::size_t series = 0;
  Rect rect;
};

/// Where the parts of a figure stand.
struct PlotLayout {
  Rect area;                       ///< inside the axes
  std::vector<std::string> title;  ///< in lines
  std::vector<LegendItem> legend;
  std::vector<Tick> x_ticks;
  std::vector<Tick> y_ticks;
  float y_title_y = 0;
  bool has_y_title = false;  ///< a low figure gives it up, and the legend
};

/// Room that is kept free for buttons.
struct ButtonRoom {
  float beside_title = 0;  ///< ems at the right of the title
  bool below = false;      ///< the left half of the row under the axis
};

/// Lower than this a figure has no room left for what it shows; a page scrolls instead.
inline constexpr float least_height = 15;

PlotLayout lay_out(const drawing::Canvas& canvas, const Figure& figure, const View& view, ImVec2 size,
                   ButtonRoom room = {});
void draw(drawing::Canvas& canvas, const Figure& figure, const View& view, const PlotLayout& layout);
/// The mark of a series in the legend.
void draw_key(drawing::Canvas& canvas, const Series& series, Rect rect);

/// The whole figure as an SVG file, `size` in ems.
std::string svg_of(const Figure& figure, const View& view, const Theme& theme, ImVec2 size);

}  // namespace slotscope::plot
