// Frames of the window's parts without a window: Dear ImGui without a display, real fonts, scripted events.
#pragma once

#include <functional>

#include "platform/font_files.hpp"
#include "ui/imgui_host.hpp"
#include "ui/text_host.hpp"
#include "ui/widgets/buttons.hpp"

namespace slotscope {

class Headless {
 public:
  Headless() : fonts_started_(start()), host_(ImGuiHost::Drawing::None) {}

  /// One frame of 800 by 600 pixels in which `draw` fills a window without padding.
  void frame(const std::function<void()>& draw, const std::vector<InputEvent>& events = {}) {
    time_ += 1.0 / 60;
    host_.begin_frame({800, 600}, time_, events);
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({800, 600});
    ImGui::Begin("##test", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    draw();
    ImGui::End();
    host_.end_frame();
  }

  void press(const std::function<void()>& draw, int key, int modifiers = 0) {
    frame(draw, {{.kind = InputEvent::Kind::Key, .code = key, .down = true, .modifiers = modifiers},
                 {.kind = InputEvent::Kind::Key, .code = key, .down = false, .modifiers = modifiers}});
    frame(draw);
  }

  void click(const std::function<void()>& draw, ImVec2 at) {
    const InputEvent move = {.kind = InputEvent::Kind::PointerMove, .x = at.x, .y = at.y};
    frame(draw, {move});
    frame(draw, {{.kind = InputEvent::Kind::PointerButton, .down = true}});
    frame(draw, {{.kind = InputEvent::Kind::PointerButton, .down = false}});
    frame(draw);
  }

 private:
  static bool start() {
    start_text(find_fonts(font_directories()));
    return true;
  }

  bool fonts_started_;
  ImGuiHost host_;
  double time_ = 0;
};

}  // namespace slotscope
