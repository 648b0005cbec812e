// Ranges, stacking, snapping and thinning.
#include "ui/widgets/plot/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace slotscope::plot {
namespace {

/// y of a series at an x, on straight lines between its points; 0 outside them.
double value_at(const std::vector<Datum>& points, double x) {
  const auto after = std::lower_bound(points.begin(), points.end(), x,
                                      [](const Datum& datum, double value) { return datum.x < value; });
  if (after == points.end()) return 0;
  if (after->x == x || after == points.begin()) return after->x == x ? after->y : 0;
  const Datum& before = *std::prev(after);
  return before.y + (after->y - before.y) * (x - before.x) / (after->x - before.x);
}

struct Extremes {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  double low_positive = std::numeric_limits<double>::infinity();

  void add(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
    if (value > 0) low_positive = std::min(low_positive, value);
  }
  Range range(const Axis& axis) const {
    if (low > high) return {0, 1};
    return {axis.scale == Scale::Log && std::isfinite(low_positive) ? low_positive : low, high};
  }
};

/// A little room above the data, so that a line's end does not stick to the frame.
Range with_room(const Axis& axis, Range range) {
  if (axis.scale == Scale::Log) return {range.low / 1.25, range.high * 1.25};
  const double room = range.span() * 0.06;
  return {range.low < 0 ? range.low - room : range.low, range.high > 0 ? range.high + room : range.high};
}

}  // namespace

View whole_view(const Figure& figure) {
  Extremes x;
  Extremes y;
  for (const Series& series : figure.series) {
    if (!series.visible) continue;
    for (const Datum& datum : series.points) {
      x.add(datum.x);
      if (series.form != Form::Area) y.add(datum.y);
    }
  }
  for (const Stacked& area : stacked_areas(figure)) {
    for (const Datum& datum : area.upper) y.add(datum.y);
  }
  for (const Annotation& annotation : figure.annotations) {
    if (annotation.kind == Annotation::Kind::HorizontalLine) y.add(annotation.y);
  }
  return {fitting_range(figure.x, x.range(figure.x)), with_room(figure.y, fitting_range(figure.y, y.range(figure.y)))};
}

ImVec2 place_of(const Figure& figure, const View& view, Rect area, Datum datum) {
  return {area.min.x + static_cast<float>(to_share(figure.x, view.x, datum.x)) * area.width(),
          area.max.y - static_cast<float>(to_share(figure.y, view.y, datum.y)) * area.height()};
}

Datum datum_at(const Figure& figure, const View& view, Rect area, ImVec2 place) {
  return {from_share(figure.x, view.x, static_cast<double>(place.x - area.min.x) / static_cast<double>(area.width())),
          from_share(figure.y, view.y, static_cast<double>(area.max.y - place.y) / static_cast<double>(area.height()))};
}

std::vector<Stacked> stacked_areas(const Figure& figure) {
  std::set<double> xs;
  for (const Series& series : figure.series) {
    if (series.form != Form::Area || !series.visible) continue;
    for (const Datum& datum : series.points) xs.insert(datum.x);
  }
  std::vector<Datum> top;
  for (double x : xs) top.push_back({x, 0});
  std::vector<Stacked> areas;
  for (std::size_t index = 0; index < figure.series.size(); ++index) {
    const Series& series = figure.series[index];
    if (series.form != Form::Area || !series.visible || series.points.empty()) continue;
    Stacked area{index, top, top};
    for (Datum& datum : area.upper) datum.y += value_at(series.points, datum.x);
    top = area.upper;
    areas.push_back(std::move(area));
  }
  return areas;
}

std::vector<Bar> bars_of(const Figure& figure) {
  constexpr double share_of_slot = 0.72;
  std::vector<std::size_t> shown;
  for (std::size_t index = 0; index < figure.series.size(); ++index) {
    if (figure.series[index].form == Form::Bar && figure.series[index].visible) shown.push_back(index);
  }
  std::vector<Bar> bars;
  const double width = share_of_slot / static_cast<double>(std::max<std::size_t>(shown.size(), 1));
  for (std::size_t place = 0; place < shown.size(); ++place) {
    const auto& points = figure.series[shown[place]].points;
    for (std::size_t index = 0; index < points.size(); ++index) {
      const double left = points[index].x - share_of_slot / 2 + static_cast<double>(place) * width;
      bars.push_back({shown[place], index, left, left + width * 0.94, points[index].y});
    }
  }
  return bars;
}

Datum drawn_datum(const Figure& figure, DatumRef ref) {
  const Series& series = figure.series[ref.series];
  const Datum datum = series.points[ref.index];
  if (series.form == Form::Area) {
    double below = 0;
    for (std::size_t index = 0; index <= ref.series; ++index) {
      const Series& other = figure.series[index];
      if (other.form == Form::Area && other.visible) below += value_at(other.points, datum.x);
    }
    return {datum.x, below};
  }
  if (series.form == Form::Bar) {
    for (const Bar& bar : bars_of(figure)) {
      if (bar.series == ref.series && bar.index == ref.index) return {(bar.left + bar.right) / 2, bar.height};
    }
  }
  return datum;
}

std::optional<DatumRef> nearest_datum(const Figure& figure, const View& view, Rect area, ImVec2 place, float reach) {
  std::optional<DatumRef> nearest;
  float nearest_distance = reach;
  const auto consider = [&](DatumRef ref, Datum drawn) {
    const ImVec2 at = place_of(figure, view, area, drawn);
    // Along x counts more: a reader points at a moment and expects the nearest line there.
    const float distance = std::hypot((at.x - place.x), (at.y - place.y) * 0.5f);
    if (distance < nearest_distance) {
      nearest_distance = distance;
      nearest = ref;
    }
  };
  const Datum aimed = datum_at(figure, view, area, place);
  for (const Bar& bar : bars_of(figure)) {
    const double top = figure.y.scale == Scale::Log ? bar.height : std::max(bar.height, 0.0);
    if (aimed.x >= bar.left && aimed.x <= bar.right && aimed.y <= top * 1.02) return DatumRef{bar.series, bar.index};
    consider({bar.series, bar.index}, {(bar.left + bar.right) / 2, bar.height});
  }
  for (std::size_t index = 0; index < figure.series.size(); ++index) {
    const Series& series = figure.series[index];
    if (!series.visible || series.form == Form::Bar || series.points.empty()) continue;
    const auto after = std::lower_bound(series.points.begin(), series.points.end(), aimed.x,
                                        [](const Datum& datum, double x) { return datum.x < x; });
    const auto at = static_cast<std::size_t>(after - series.points.begin());
    for (std::size_t candidate = at > 1 ? at - 2 : 0; candidate < std::min(at + 2, series.points.size()); ++candidate) {
      consider({index, candidate}, drawn_datum(figure, {index, candidate}));
    }
  }
  return nearest;
}

std::optional<DatumRef> moved_cursor(const Figure& figure, std::optional<DatumRef> from, CursorMove move) {
  const auto usable = [&](std::size_t index) {
    return figure.series[index].visible && !figure.series[index].points.empty();
  };
  if (!from || from->series >= figure.series.size() || !usable(from->series) ||
      from->index >= figure.series[from->series].points.size()) {
    for (std::size_t index = 0; index < figure.series.size(); ++index) {
      if (usable(index)) return DatumRef{index, 0};
    }
    return std::nullopt;
  }
  const std::size_t last = figure.series[from->series].points.size() - 1;
  switch (move) {
    case CursorMove::Left:
      return DatumRef{from->series, from->index - (from->index > 0 ? 1 : 0)};
    case CursorMove::Right:
      return DatumRef{from->series, std::min(from->index + 1, last)};
    case CursorMove::First:
      return DatumRef{from->series, 0};
    case CursorMove::Last:
      return DatumRef{from->series, last};
    case CursorMove::Up:
    case CursorMove::Down:
      break;
  }
  // The series whose drawn value at this x is next above or below.
  const Datum here = drawn_datum(figure, *from);
  std::optional<DatumRef> best;
  double best_distance = std::numeric_limits<double>::infinity();
  for (std::size_t index = 0; index < figure.series.size(); ++index) {
    if (index == from->series || !usable(index)) continue;
    const auto& points = figure.series[index].points;
    const double x = figure.series[from->series].points[from->index].x;
    const auto nearest = std::min_element(points.begin(), points.end(), [x](const Datum& a, const Datum& b) {
      return std::abs(a.x - x) < std::abs(b.x - x);
    });
    const DatumRef candidate{index, static_cast<std::size_t>(nearest - points.begin())};
    const double distance = (drawn_datum(figure, candidate).y - here.y) * (move == CursorMove::Up ? 1 : -1);
    const bool tie = distance == 0 && (move == CursorMove::Up) == (index > from->series);
    if ((distance > 0 || tie) && distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best ? best : from;
}

std::vector<ImVec2> decimated(const std::vector<ImVec2>& points, float column_width) {
  if (points.size() < 4) return points;
  std::vector<ImVec2> kept;
  for (std::size_t begin = 0; begin < points.size();) {
    const float column = std::floor(points[begin].x / column_width);
    std::size_t end = begin;
    std::size_t low = begin;
    std::size_t high = begin;
    while (end < points.size() && std::floor(points[end].x / column_width) == column) {
      if (points[end].y < points[low].y) low = end;
      if (points[end].y > points[high].y) high = end;
      ++end;
    }
    std::size_t chosen[] = {begin, std::min(low, high), std::max(low, high), end - 1};
    std::size_t previous = points.size();
    for (std::size_t index : chosen) {
      if (index != previous) kept.push_back(points[index]);
      previous = index;
    }
    begin = end;
  }
  return kept;
}

}  // namespace slotscope::plot
