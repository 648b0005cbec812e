// Keeps the frame's clock, the wishes for further frames and the values that move.
#include "ui/motion.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "ui/theme.hpp"

namespace slotscope {

namespace {

struct Moving {
  float value = 0;
  float target = 0;
};

struct MotionState {
  double now = 0;
  float step = 0;  ///< seconds since the last frame, bounded
  FrameWishes wishes;
  std::unordered_map<ImGuiID, Moving> values;
};

MotionState& state() {
  static MotionState motion;
  return motion;
}

// After a pause the first step of an animation is one frame long, not the length of the pause.
constexpr float longest_step = 1.0f / 30;
constexpr double caret_half_period = 0.55;

}  // namespace

double now() {
  return state().now;
}
void request_frame() {
  state().wishes.at_once = true;
}

void request_frame_at(double time) {
  std::optional<double>& at = state().wishes.at;
  at = at ? std::min(*at, time) : time;
}

float animate(ImGuiID id, float target, float seconds) {
  MotionState& motion = state();
  const auto [entry, is_new] = motion.values.try_emplace(id, Moving{target, target});
  Moving& moving = entry->second;
  moving.target = target;
  if (is_new || reduced_motion() || seconds <= 0) {
    moving.value = target;
    return target;
  }
  // Five time constants: within one percent of the target after `seconds`.
  moving.value += (target - moving.value) * (1 - std::exp(-5 * motion.step / seconds));
  const float close_enough = std::max(0.004f, std::abs(target) * 0.002f);
  if (std::abs(target - moving.value) < close_enough) {
    moving.value = target;
  } else {
    request_frame();
  }
  return moving.value;
}

bool caret_visible(double since) {
  const double age = std::max(0.0, now() - since);
  const auto halves = static_cast<long>(age / caret_half_period);
  request_frame_at(since + static_cast<double>(halves + 1) * caret_half_period);
  return reduced_motion() || halves % 2 == 0;
}

void begin_motion_frame(double time) {
  MotionState& motion = state();
  motion.step = std::clamp(static_cast<float>(time - motion.now), 0.0f, longest_step);
  motion.now = time;
  motion.wishes = {};
}

FrameWishes frame_wishes() {
  return state().wishes;
}

}  // namespace slotscope
