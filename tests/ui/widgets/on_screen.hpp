// Helpers for widgets drawn without a window: typing, dragging, turning the wheel, and finding records.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "ui/headless.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope {

inline const WidgetRecord* find_widget(std::string_view name) {
  const auto& all = widgets_on_screen();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [name](const WidgetRecord& record) { return visible_name(record.name) == name; });
  return found == all.end() ? nullptr : &*found;
}

class OnScreen {
 public:
  explicit OnScreen(std::function<void()> draw) : draw_(std::move(draw)) {
    set_focus(ImGuiID{0});
    frame();
  }

  void frame(const std::vector<InputEvent>& events = {}) { window_.frame(draw_, events); }
  void press(int key, int modifiers = 0, int count = 1) {
    for (int time = 0; time < count; ++time) window_.press(draw_, key, modifiers);
  }
  void click(ImVec2 at) { window_.click(draw_, at); }
  void type(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const utf8::CodePoint point = utf8::decode(text, at);
      frame({{.kind = InputEvent::Kind::Character, .character = point.value}});
      at += point.length;
    }
    frame();
  }
  void move(ImVec2 to) {
    frame({{.kind = InputEvent::Kind::PointerMove, .x = to.x, .y = to.y}});
    frame();
  }
  void drag(ImVec2 from, ImVec2 to, int modifiers = 0) {
    move(from);
    if (modifiers)
      frame({{.kind = InputEvent::Kind::Key, .code = GLFW_KEY_LEFT_SHIFT, .down = true, .modifiers = modifiers}});
    frame({{.kind = InputEvent::Kind::PointerButton, .down = true, .modifiers = modifiers}});
    for (float share : {0.3f, 0.7f, 1.0f}) {
      frame({{.kind = InputEvent::Kind::PointerMove,
              .x = from.x + (to.x - from.x) * share,
              .y = from.y + (to.y - from.y) * share}});
    }
    frame();
    frame({{.kind = InputEvent::Kind::PointerButton, .down = false, .modifiers = modifiers}});
    frame();
  }
  void wheel(float steps) {
    frame({{.kind = InputEvent::Kind::Wheel, .y = steps}});
    for (int rest = 0; rest < 60; ++rest) frame();
  }

 private:
  Headless window_;
  std::function<void()> draw_;
};

}  // namespace slotscope
