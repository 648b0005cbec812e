// Moves towards its target in a fraction of a second, at once with reduced motion.
#include "ui/widgets/object_diagram/camera.hpp"

#include <algorithm>
#include <cmath>

#include "ui/motion.hpp"
#include "ui/theme.hpp"

namespace slotscope::diagram {
namespace {

constexpr float smallest = 0.02f;
constexpr float largest = 3;
constexpr double travel_seconds = 0.18;

float moved(float target, float begin, float end, float room) {
  if (end - begin > room || begin < target) return begin;
  return end > target + room ? end - room : target;
}

}  // namespace

void Camera::update(ImVec2 view) {
  view_ = view;
  const double step = std::clamp(now() - last_time_, 0.0, 1.0 / 30);
  last_time_ = now();
  const float away = std::abs(target_corner_.x - corner_.x) + std::abs(target_corner_.y - corner_.y);
  if (reduced_motion() || (away * target_zoom_ < 0.02f && std::abs(target_zoom_ / zoom_ - 1) < 0.002f)) {
    corner_ = target_corner_;
    zoom_ = target_zoom_;
    return;
  }
  const auto share = static_cast<float>(1 - std::exp(-5 * step / travel_seconds));
  corner_ = {corner_.x + (target_corner_.x - corner_.x) * share, corner_.y + (target_corner_.y - corner_.y) * share};
  zoom_ += (target_zoom_ - zoom_) * share;
  request_frame();
}

void Camera::go(ImVec2 corner, float zoom, Way way) {
  fitted_ = fitted_ && corner.x == target_corner_.x && corner.y == target_corner_.y && zoom == target_zoom_;
  target_corner_ = corner;
  target_zoom_ = zoom;
  if (way == Way::AtOnce) {
    corner_ = corner;
    zoom_ = zoom;
  }
  request_frame();
}

void Camera::zoom_about(ImVec2 share, float factor, Way way) {
  const float zoom = std::clamp(target_zoom_ * factor, smallest, largest);
  // The point under the pointer stays where it is.
  const ImVec2 fixed(target_corner_.x + share.x * view_.x / target_zoom_,
                     target_corner_.y + share.y * view_.y / target_zoom_);
  go({fixed.x - share.x * view_.x / zoom, fixed.y - share.y * view_.y / zoom}, zoom, way);
}

void Camera::pan(ImVec2 distance, Way way) {
  go({target_corner_.x + distance.x, target_corner_.y + distance.y}, target_zoom_, way);
}

void Camera::fit(Rect part, Way way, float least) {
  const float margin = 1.2f;
  const float width = part.width() + 2 * margin;
  const float height = part.height() + 2 * margin;
  const float zoom = std::clamp(std::min(view_.x / width, view_.y / height), std::max(smallest, least), 1.0f);
  // What is smaller than the view stands at its top left, where reading begins.
  go({part.min.x - margin, part.min.y - margin}, zoom, way);
  fitted_ = true;
}

void Camera::reveal(Rect part, Way way) {
  const float margin = 1.5f;
  const Rect wide{{part.min.x - margin, part.min.y - margin}, {part.max.x + margin, part.max.y + margin}};
  const bool fitted = fitted_;
  go({moved(target_corner_.x, wide.min.x, wide.max.x, view_.x / target_zoom_),
      moved(target_corner_.y, wide.min.y, wide.max.y, view_.y / target_zoom_)},
     target_zoom_, way);
  fitted_ = fitted;  // nobody moved it by hand
}

}  // namespace slotscope::diagram
