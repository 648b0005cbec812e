// Divides an area into two panes.
#include "ui/widgets/split_pane.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"

namespace slotscope {

SplitPanes split_pane(std::string_view name, Rect area, float& share, const SplitOptions& options) {
  const bool beside = options.direction == SplitDirection::SideBySide;
  const float grip = em(0.5f);
  const float length = std::max(1.0f, (beside ? area.width() : area.height()) - grip);
  const float least = std::min(em(options.least_first), length / 2),
              most = length - std::min(em(options.least_second), length / 2);
  const float before = share;
  float first = std::round(std::clamp(share * length, least, most));
  const auto bar_at = [&](float offset) {
    return beside ? Rect{{area.min.x + offset, area.min.y}, {area.min.x + offset + grip, area.max.y}}
                  : Rect{{area.min.x, area.min.y + offset}, {area.max.x, area.min.y + offset + grip}};
  };
  WidgetOptions widget_options;
  widget_options.takes_enter = false;
  const std::string percent = std::to_string(std::lround(first / length * 100)) + " %";
  const WidgetReaction reaction = widget(name, WidgetRole::Splitter, bar_at(first), percent, widget_options);
  if (reaction.hovered || reaction.held)
    ImGui::SetMouseCursor(beside ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
  if (reaction.held) {
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    first = (beside ? pointer.x - area.min.x : pointer.y - area.min.y) - grip / 2;
  }
  if (reaction.focused) {
    while (input().take(beside ? GLFW_KEY_LEFT : GLFW_KEY_UP)) first -= em(1);
    while (input().take(beside ? GLFW_KEY_RIGHT : GLFW_KEY_DOWN)) first += em(1);
  }
  if (reaction.held || reaction.focused) {
    first = std::round(std::clamp(first, least, most));
    if (std::abs(first - before * length) >= 1) share = first / length;
  }
  if (reaction.double_clicked) share = options.usual_share;

  const Rect bar = bar_at(first);
  const float active = animate(reaction.id, reaction.hovered || reaction.held ? 1.0f : 0.0f);
  const float half = hairline() / 2 + active * em(0.09f);
  const Rect line = beside ? Rect{{bar.centre().x - half, bar.min.y}, {bar.centre().x + half, bar.max.y}}
                           : Rect{{bar.min.x, bar.centre().y - half}, {bar.max.x, bar.centre().y + half}};
  fill(canvas(), line, mix(colour(Role::Border), colour(Role::Accent), active));
  SplitPanes panes{area, area, share != before};
  if (beside) {
    panes.first.max.x = bar.min.x;
    panes.second.min.x = bar.max.x;
  } else {
    panes.first.max.y = bar.min.y;
    panes.second.min.y = bar.max.y;
  }
  return panes;
}

}  // namespace slotscope
