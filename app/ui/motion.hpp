// Requests for further frames, and small animations that respect reduced motion.
#pragma once

#include <optional>

#include "ui/imgui_compat.hpp"

namespace slotscope {

/// Seconds since the start, the same within one frame. The driver may stop it so that pictures are repeatable.
double now();
/// Another frame is wanted at once.
void request_frame();
/// Another frame is wanted at this time (a caret, a toast that leaves).
void request_frame_at(double time);

/// Moves a value kept under `id` towards `target`, in about `seconds`, and asks for frames while it moves. Starts at
/// the target. With reduced motion it is there at once.
float animate(ImGuiID id, float target, float seconds = 0.12f);
/// Whether a caret that was last moved at `since` is to be seen now; asks for the frame in which that changes.
bool caret_visible(double since);

// ---- for whoever draws the frames ----------------------------------------------------------------------------------

/// The frames that were asked for while one was drawn.
struct FrameWishes {
  bool at_once = false;
  std::optional<double> at;
};

void begin_motion_frame(double time);
FrameWishes frame_wishes();

}  // namespace slotscope
