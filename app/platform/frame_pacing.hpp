// Decides when the window draws: after input, while something moves, and at times that were asked for; else it sleeps.
#pragma once

#include <optional>

namespace slotscope {

/// Frames drawn after the last event, so that layout that depends on the frame before comes to rest.
inline constexpr int settling_frames = 3;
/// A hidden window answers its jobs this often at most, in seconds.
inline constexpr double hidden_interval = 0.5;
/// No frame starts sooner than this after the last one, in seconds: 120 frames a second are enough for any display.
inline constexpr double shortest_interval = 1.0 / 120;

/// Everything the decision depends on. Times are seconds on one clock.
struct FrameDemand {
  double now = 0;
  double last_frame = -1;                ///< when the last frame began
  bool input_waiting = false;            ///< events are queued that no frame has seen
  int frames_owed = 0;                   ///< settling frames still to be drawn
  bool animating = false;                ///< something asked for the next frame at once
  std::optional<double> wanted_at = {};  ///< the earliest time a frame was asked for
  bool visible = true;                   ///< not minimised
};

struct FrameDecision {
  bool draw = false;
  std::optional<double> sleep;  ///< seconds to wait for events when not drawing; nothing: until one comes
};

FrameDecision decide_frame(const FrameDemand& demand);

}  // namespace slotscope
