// What a plot shows: plain data that the screen, the SVG, the CSV and the table are all made from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/theme.hpp"
#include "ui/widgets/drawing/patterns.hpp"

namespace slotscope::plot {

struct Datum {
  double x = 0;
  double y = 0;
  friend bool operator==(const Datum&, const Datum&) = default;
};

enum class Form : std::uint8_t {
  Line,
  Area,  ///< stacked on the areas before it
  Bar,   ///< beside the other bars at the same x
};

struct Series {
  std::string name;
  Form form = Form::Line;
  Role role = Role::Series1;
  drawing::Dash dash = drawing::Dash::Solid;
  drawing::Marker marker = drawing::Marker::None;
  drawing::Pattern pattern = drawing::Pattern::None;
  std::vector<Datum> points;  ///< x rises
  bool visible = true;        ///< the legend toggles it
};

enum class Scale : std::uint8_t { Linear, Log };
enum class Unit : std::uint8_t {
  Plain,
  Bytes,  ///< ticks by powers of 1024
  Seconds,
  Percent,  ///< the value 0.25 is 25 %
};

struct Range {
  double low = 0;
  double high = 1;
  double span() const { return high - low; }
  friend bool operator==(const Range&, const Range&) = default;
};

struct Axis {
  std::string title;
  Unit unit = Unit::Plain;
  Scale scale = Scale::Linear;
  bool from_zero = true;                ///< a linear axis begins at zero even when the data do not
  std::vector<std::string> categories;  ///< names of 0, 1, 2, ... instead of numbers
};

/// A remark at a place of the plot.
struct Annotation {
  enum class Kind : std::uint8_t { Point, VerticalLine, HorizontalLine } kind = Kind::Point;
  double x = 0;
  double y = 0;
  std::string text;
};

struct Figure {
  std::string title;
  Axis x;
  Axis y;
  std::vector<Series> series;
  std::vector<Annotation> annotations;
};

}  // namespace slotscope::plot
