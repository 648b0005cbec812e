// A figure turned into places: ranges, stacks, bars and the datum nearest to a point. Free of any drawing.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "ui/widgets/plot/axis.hpp"
#include "ui/widgets/plot/model.hpp"

namespace slotscope::plot {

/// What is looked at: the ranges of both axes.
struct View {
  Range x;
  Range y;
  friend bool operator==(const View&, const View&) = default;
};

/// The view that shows everything that is visible.
View whole_view(const Figure& figure);

/// A place in the figure, from the top left corner, in whatever unit `area` has.
ImVec2 place_of(const Figure& figure, const View& view, Rect area, Datum datum);
Datum datum_at(const Figure& figure, const View& view, Rect area, ImVec2 place);

/// An area on top of the ones before it, on the x values of all areas together.
struct Stacked {
  std::size_t series = 0;
  std::vector<Datum> upper;
  std::vector<Datum> lower;
};
std::vector<Stacked> stacked_areas(const Figure& figure);

struct Bar {
  std::size_t series = 0;
  std::size_t index = 0;
  double left = 0;
  double right = 0;
  double height = 0;
};
std::vector<Bar> bars_of(const Figure& figure);

/// One datum of one series.
struct DatumRef {
  std::size_t series = 0;
  std::size_t index = 0;
  friend bool operator==(const DatumRef&, const DatumRef&) = default;
};

/// Where a datum is drawn: its own y, or the top of its area in the stack.
Datum drawn_datum(const Figure& figure, DatumRef datum);
/// The datum drawn nearest to a place and no farther than `reach`.
std::optional<DatumRef> nearest_datum(const Figure& figure, const View& view, Rect area, ImVec2 place, float reach);

/// The neighbour a data cursor goes to: along the series, or to the series drawn above or below at that x.
enum class CursorMove : std::uint8_t { Left, Right, Up, Down, First, Last };
std::optional<DatumRef> moved_cursor(const Figure& figure, std::optional<DatumRef> from, CursorMove move);

/// A line thinned for the screen: of the points that fall into one column only first, last, lowest and highest stay.
std::vector<ImVec2> decimated(const std::vector<ImVec2>& points, float column_width);

}  // namespace slotscope::plot
