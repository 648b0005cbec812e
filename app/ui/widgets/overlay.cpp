// Dims the page and keeps the focus in a box above it.
#include "ui/widgets/overlay.hpp"

#include <string>

#include "ui/draw.hpp"
#include "ui/input.hpp"

namespace slotscope {

Overlay::Overlay(std::string_view name, Rect window, Rect box) {
  ImGui::SetNextWindowPos(window.min);
  ImGui::SetNextWindowSize(window.size());
  ImGui::SetNextWindowFocus();
  const std::string id = "##overlay-" + std::string(name);
  ImGui::Begin(id.c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoMove);
  begin_focus_trap();
  fill(canvas(), window, colour(Role::Scrim));
  clicked_beside_ = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !box.contains(ImGui::GetIO().MousePos);
  floating_box(canvas(), box, em(0.75f));
  record(name, WidgetRole::Dialog, box);
}

Overlay::~Overlay() {
  end_focus_trap();
  ImGui::End();
}

bool Overlay::dismissed() const {
  return clicked_beside_ || input().take(GLFW_KEY_ESCAPE);
}

}  // namespace slotscope
