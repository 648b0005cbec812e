// The decision when to draw, as a pure function.
#include "platform/frame_pacing.hpp"

#include <algorithm>

namespace slotscope {

FrameDecision decide_frame(const FrameDemand& demand) {
  const double interval = demand.visible ? shortest_interval : hidden_interval;
  const double earliest = demand.last_frame < 0 ? demand.now : demand.last_frame + interval;
  const bool at_once = demand.input_waiting || demand.frames_owed > 0 || demand.animating;
  if (!at_once && !demand.wanted_at) return {false, std::nullopt};
  const double due = at_once ? earliest : std::max(earliest, *demand.wanted_at);
  if (demand.now >= due) return {true, std::nullopt};
  return {false, due - demand.now};
}

}  // namespace slotscope
