// Keeps the offset within bounds and moves it smoothly towards where it was sent.
#include "ui/widgets/scrolling/scroller.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/theme.hpp"

namespace slotscope {
namespace {

constexpr float bar_ems = 0.75f;
constexpr float lines_a_notch = 3;
constexpr double settling_seconds = 0.1;

float& along(ImVec2& vector, int axis) {
  return axis == 0 ? vector.x : vector.y;
}
float along(const ImVec2& vector, int axis) {
  return axis == 0 ? vector.x : vector.y;
}

}  // namespace

Rect Scroller::begin(std::string_view name, Rect view, ImVec2 content) {
  content_ = content;
  const float bar_size = em(bar_ems);
  // Each bar takes room that the other axis then lacks.
  bool down = content.y > view.height();
  const bool across = content.x > view.width() - (down ? bar_size : 0);
  down = content.y > view.height() - (across ? bar_size : 0);
  Rect inner = view;
  if (down) inner.max.x -= bar_size;
  if (across) inner.max.y -= bar_size;
  visible_ = inner.size();
  largest_ = {std::max(0.0f, content.x - visible_.x), std::max(0.0f, content.y - visible_.y)};
  bars_[0] = bars_[1] = {};
  if (down) move_bar(std::string(name) + "##down", {{inner.max.x, view.min.y}, {view.max.x, inner.max.y}}, 1);
  if (across) move_bar(std::string(name) + "##across", {{view.min.x, inner.max.y}, {inner.max.x, view.max.y}}, 0);
  settle();
  return inner;
}

void Scroller::settle() {
  target_ = {std::clamp(target_.x, 0.0f, largest_.x), std::clamp(target_.y, 0.0f, largest_.y)};
  const double step = std::clamp(now() - last_time_, 0.0, 1.0 / 30);
  last_time_ = now();
  const ImVec2 left(target_.x - offset_.x, target_.y - offset_.y);
  if (reduced_motion() || std::abs(left.x) + std::abs(left.y) < 0.5f) {
    offset_ = target_;
    return;
  }
  const auto share = static_cast<float>(1 - std::exp(-5 * step / settling_seconds));
  offset_ = {offset_.x + left.x * share, offset_.y + left.y * share};
  offset_ = {std::clamp(offset_.x, 0.0f, largest_.x), std::clamp(offset_.y, 0.0f, largest_.y)};
  request_frame();
}

void Scroller::move_bar(std::string_view name, Rect track, int axis) {
  const float length = along(track.size(), axis);
  const float whole = along(content_, axis);
  const float largest = along(largest_, axis);
  const float thumb = std::max(length * along(visible_, axis) / whole, em(1.6f));
  WidgetOptions options;
  options.focusable = false;
  const WidgetReaction reaction = widget("##" + std::string(name), WidgetRole::Slider, track, {}, options);
  const float pointer = along(ImGui::GetIO().MousePos, axis) - along(track.min, axis);
  const float begin = largest > 0 ? along(offset_, axis) / largest * (length - thumb) : 0;
  if (reaction.held) {
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left))
      grabbed_at_ = pointer >= begin && pointer <= begin + thumb ? pointer - begin : thumb / 2;
    along(target_, axis) = std::clamp((pointer - grabbed_at_) / std::max(length - thumb, 1.0f), 0.0f, 1.0f) * largest;
    along(offset_, axis) = along(target_, axis);
  }
  Bar& bar = bars_[axis];
  bar.glow = animate(reaction.id, reaction.hovered || reaction.held ? 1.0f : 0.0f);
  const float margin = em(bar_ems) * (0.28f - 0.08f * bar.glow);
  bar.track = bar.thumb = track;
  const float at = largest > 0 ? along(offset_, axis) / largest * (length - thumb) : 0;
  along(bar.thumb.min, axis) += at;
  along(bar.thumb.max, axis) = along(bar.thumb.min, axis) + thumb;
  bar.thumb = axis == 0 ? bar.thumb.inset(em(0.1f), margin) : bar.thumb.inset(margin, em(0.1f));
}

void Scroller::draw_bars() const {
  for (const Bar& bar : bars_) {
    fill(canvas(), bar.thumb, mix(colour(Role::BorderStrong), colour(Role::TextFaint), bar.glow), em(0.25f));
  }
}

void Scroller::take_wheel(bool hovered) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!hovered || (largest_.x <= 0 && largest_.y <= 0)) return;
  compat::claim_wheel();
  if (input().modifiers() & ctrl) return;
  const bool sideways = input().modifiers() & shift;
  const float notch = em(1.5f) * lines_a_notch;
  scroll_by({-(io.MouseWheelH + (sideways ? io.MouseWheel : 0)) * notch, sideways ? 0 : -io.MouseWheel * notch});
}

void Scroller::scroll_by(ImVec2 distance) {
  if (distance.x == 0 && distance.y == 0) return;
  target_ = {std::clamp(target_.x + distance.x, 0.0f, largest_.x),
             std::clamp(target_.y + distance.y, 0.0f, largest_.y)};
  request_frame();
}

void Scroller::jump_to(ImVec2 offset) {
  target_ = offset_ = offset;
  request_frame();
}

void Scroller::reveal(Rect part, ImVec2 margin, Way way) {
  const auto moved = [](float target, float begin, float end, float room, float space) {
    // A margin that does not fit on both sides gives way.
    const float side = std::clamp((room - (end - begin)) / 2, 0.0f, space);
    if (begin - side < target) return begin - side;
    return end + side > target + room ? end + side - room : target;
  };
  target_ = {moved(target_.x, part.min.x, part.max.x, visible_.x, margin.x),
             moved(target_.y, part.min.y, part.max.y, visible_.y, margin.y)};
  target_ = {std::max(target_.x, 0.0f), std::max(target_.y, 0.0f)};
  if (way == Way::AtOnce) offset_ = target_;
  request_frame();
}

}  // namespace slotscope
