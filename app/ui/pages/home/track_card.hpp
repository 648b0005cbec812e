// A track as a path: its lessons one after the other, and how far the learner has come; the exercises as one more.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "course/model.hpp"
#include "course/progress/store.hpp"
#include "ui/automation.hpp"

namespace slotscope::home {

enum class Reached : std::uint8_t { New, Begun, Finished };

struct PathStop {
  std::string target;  ///< the link that opens it
  std::string title;
  int minutes = 0;
  Reached reached = Reached::New;
};

struct TrackPath {
  std::string id;
  std::string title;
  std::string summary;
  std::string unit = "lessons";  ///< what the stops are
  std::vector<PathStop> stops;

  std::size_t finished() const;
  /// The one to go on with: the first that is not finished; null when all are.
  const PathStop* next() const;
};

/// A path for each track, and one for all exercises.
std::vector<TrackPath> paths_of(const course::Course& course, course::ProgressStore& progress);

/// Height of a card at a width.
float card_height(const TrackPath& path, float width);
/// Draws it; `open` is called with the target of the stop that was chosen.
void draw_card(const TrackPath& path, Rect rect, const std::function<void(const std::string&)>& open);

}  // namespace slotscope::home
