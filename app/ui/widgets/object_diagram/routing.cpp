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
  float reach = 0;  ///< how far the line into it bends out; 0 for half the way
};

constexpr float margin = 0.7f;      ///< kept from cards beside the passage
constexpr float turn_reach = 1.6f;  ///< how far a turn swings out

ImVec2 on_curve(const Station& a, const Station& b, float t) {
  const bool turns = a.direction != b.direction;
  const float reach = b.reach > 0 ? b.reach : turns ? turn_reach : std::max(std::abs(b.place.x - a.place.x) / 2, 0.6f);
  const ImVec2 p1(a.place.x + a.direction * reach, a.place.y);
  const ImVec2 p2(b.place.x - b.direction * reach, b.place.y);
  const float u = 1 - t;
  const float w0 = u * u * u, w1 = 3 * u * u * t, w2 = 3 * u * t * t, w3 = t * t * t;
  return {w0 * a.place.x + w1 * p1.x + w2 * p2.x + w3 * b.place.x,
          w0 * a.place.y + w1 * p1.y + w2 * p2.y + w3 * b.place.y};
}

std::vector<ImVec2> smooth(const std::vector<Station>& stations) {
  constexpr int most_steps = 10;
  constexpr float nearly_level = 0.5f;
  std::vector<ImVec2> points{stations.front().place};
  for (std::size_t at = 1; at < stations.size(); ++at) {
    const Station& a = stations[at - 1];
    const Station& b = stations[at];
    const float rise = a.direction == b.direction ? std::abs(b.place.y - a.place.y) : 1;
    const int steps = rise == 0 ? 1 : rise < nearly_level ? 4 : most_steps;
    for (int step = 1; step <= steps; ++step) {
      points.push_back(on_curve(a, b, static_cast<float>(step) / static_cast<float>(steps)));
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
    // Back: past the card itself, above or below, and on to the left until the target's left side is reached.
    for (int number = from_column; number >= to.column; --number) {
      y = layout.passage(number, number == to.column ? goal.y : y) + apart;
      const float turn = number == from_column ? turn_reach + static_cast<float>(lane % 7) * 0.3f : 0;
      stations.push_back({{left_of(number) + card_width + margin, y}, -1, turn});
      stations.push_back({{left_of(number) - margin, y}, -1, 0});
    }
  }
  stations.push_back({goal, 1, 0});
  return smooth(stations);
}

}  // namespace slotscope::diagram
