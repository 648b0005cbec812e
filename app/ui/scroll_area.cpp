// Scrolls a part of the window.
#include "ui/scroll_area.hpp"

#include <algorithm>
#include <string>

#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/theme.hpp"

namespace slotscope {

ScrollArea::ScrollArea(std::string_view name, Rect area) : area_(area) {
  ImGui::SetCursorScreenPos(area.min);
  const std::string id(name);
  compat::begin_child(id.c_str(), {std::max(1.0f, area.width()), std::max(1.0f, area.height())},
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
  origin_ = ImGui::GetCursorScreenPos();
  width_ = area.width() - ImGui::GetStyle().ScrollbarSize;
  bottom_ = origin_.y;
}

ScrollArea::~ScrollArea() {
  ImGui::SetCursorScreenPos(origin_);
  ImGui::Dummy({1, std::max(1.0f, bottom_ - origin_.y)});
  ImGui::EndChild();
}

void ScrollArea::take_keys() {
  const float line = em(3), page = std::max(line, area_.height() - em(3));
  float scroll = ImGui::GetScrollY();
  const float before = scroll;
  while (input().take(GLFW_KEY_DOWN)) scroll += line;
  while (input().take(GLFW_KEY_UP)) scroll -= line;
  while (input().take(GLFW_KEY_PAGE_DOWN)) scroll += page;
  while (input().take(GLFW_KEY_PAGE_UP)) scroll -= page;
  if (input().take(GLFW_KEY_HOME)) scroll = 0;
  if (input().take(GLFW_KEY_END)) scroll = ImGui::GetScrollMaxY();
  if (scroll == before) return;
  ImGui::SetScrollY(std::clamp(scroll, 0.0f, ImGui::GetScrollMaxY()));
  request_frame();
}

}  // namespace slotscope
