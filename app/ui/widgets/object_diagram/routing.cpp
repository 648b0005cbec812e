// Gathers the places an arrow must pass and draws a smooth line through them.
#include "ui/widgets/object_diagram/routing.hpp"

#include <algorithm>
#include <cmath>

namespace slotscope::diagram {
namespace {

/// A place on the way and the direction it is passed in: 1 to the right, -1 to the left.
struct Station {
  ImVec2 place;
  float direction = 1;
  float reach = 0;  ///< how far a turn before it swings out
};

constexpr float margin = 0.7f;       ///< kept from cards beside the passage
constexpr float turn_reach = 0.45f;  ///< of the innermost turn
constexpr float turn_apart = 0.3f;
constexpr float corner = 0.55f;  ///< radius of a turn's corners

/// Equal neighbours would leave a line without a direction there.
void add_point(std::vector<ImVec2>& points, ImVec2 point) {
  constexpr float equal = 0.01f;
  const ImVec2 last = points.back();
  if (std::abs(point.x - last.x) > equal || std::abs(point.y - last.y) > equal) points.push_back(point);
}

/// A quarter of a circle, which begins level and ends upright or the other way round.
void add_corner(std::vector<ImVec2>& points, ImVec2 from, ImVec2 to, bool begins_level) {
  constexpr int steps = 4;
  constexpr float quarter = 1.5707963f;
  for (int step = 1; step <= steps; ++step) {
    const float angle = quarter * static_cast<float>(step) / steps;
    const float early = std::sin(angle), late = 1 - std::cos(angle);
    points.push_back({from.x + (to.x - from.x) * (begins_level ? early : late),
                      from.y + (to.y - from.y) * (begins_level ? late : early)});
  }
}

/// Out, upright past the cards, and back: two round corners.
void add_turn(std::vector<ImVec2>& points, const Station& a, const Station& b) {
  const float outmost = a.direction > 0 ? std::max(a.place.x, b.place.x) : std::min(a.place.x, b.place.x);
  const float lane = outmost + a.direction * b.reach;
  const float rise = b.place.y - a.place.y;
  const float radius = std::min({corner, std::abs(rise) / 2, b.reach});
  constexpr float no_corner = 0.05f;
  if (radius < no_corner) return add_point(points, b.place);
  const float level = lane - a.direction * radius, upright = rise > 0 ? radius : -radius;
  add_point(points, {level, a.place.y});
  add_corner(points, points.back(), {lane, a.place.y + upright}, true);
  add_point(points, {lane, b.place.y - upright});
  add_corner(points, points.back(), {level, b.place.y}, false);
  add_point(points, b.place);
}

/// On in the same direction: level at both ends.
void add_slope(std::vector<ImVec2>& points, const Station& a, const Station& b) {
  constexpr int most_steps = 16;
  constexpr float nearly_level = 0.5f;
  const float rise = std::abs(b.place.y - a.place.y);
  const int steps = rise == 0 ? 1 : rise < nearly_level ? 4 : most_steps;
  const float reach = a.direction * std::max(std::abs(b.place.x - a.place.x) / 2, 0.6f);
  for (int step = 1; step <= steps; ++step) {
    const float t = static_cast<float>(step) / static_cast<float>(steps), u = 1 - t;
    const float w0 = u * u * u, w1 = 3 * u * u * t, w2 = 3 * u * t * t, w3 = t * t * t;
    points.push_back({w0 * a.place.x + w1 * (a.place.x + reach) + w2 * (b.place.x - reach) + w3 * b.place.x,
                      (w0 + w1) * a.place.y + (w2 + w3) * b.place.y});
  }
}

std::vector<ImVec2> smooth(const std::vector<Station>& stations) {
  std::vector<ImVec2> points{stations.front().place};
  for (std::size_t at = 1; at < stations.size(); ++at) {
    const Station& a = stations[at - 1];
    const Station& b = stations[at];
    if (a.direction != b.direction) {
      add_turn(points, a, b);
    } else {
      add_slope(points, a, b);
    }
  }
  return points;
}

}  // namespace

std::vector<ImVec2> route_arrow(ImVec2 from, int from_column, const PlacedCard& to, int lane, const Layout& layout) {
  const float apart = static_cast<float>(lane % 5 - 2) * 0.13f;
  const ImVec2 goal(to.rect.min.x, to.rect.min.y + header_height / 2);
  std::vector<Station> stations{{from, 1, 0}};
  float y = from.y;
  if (to.column > from_column) {
    const int columns = to.column - from_column;
    for (int number = from_column + 1; number < to.column; ++number) {
      const float share = static_cast<float>(number - from_column) / static_cast<float>(columns);
      y = layout.passage(number, from.y + (goal.y - from.y) * share) + apart;
      stations.push_back({{left_of(number) - margin, y}, 1, 0});
      stations.push_back({{left_of(number) + card_width + margin, y}, 1, 0});
    }
  } else {
    // Back: past the card itself, above or below, and on to the left until the target's left side is reached. Arrows to
    // one card share their way.
    const auto way = static_cast<float>(static_cast<int>(to.rect.min.y) % 6);
    for (int number = from_column; number >= to.column; --number) {
      y = layout.passage(number, number == to.column ? goal.y : y) + apart;
      stations.push_back({{left_of(number) + card_width + margin, y}, -1, turn_reach + way * turn_apart});
      stations.push_back({{left_of(number) - margin, y}, -1, 0});
    }
  }
  stations.push_back({goal, 1, turn_reach});
  return smooth(stations);
}

}  // namespace slotscope::diagram
