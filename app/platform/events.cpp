// Deals events out to frames.
#include "platform/events.hpp"

namespace slotscope {

namespace {

/// Keys that run a command of the page or the window, which hears them before any widget does: what was typed before
/// must have arrived.
bool is_shortcut(const InputEvent& event) {
  if (event.kind != InputEvent::Kind::Key || !event.down) return false;
  return (event.modifiers & ~GLFW_MOD_SHIFT) != 0 || (event.code >= GLFW_KEY_F1 && event.code <= GLFW_KEY_F25);
}

/// Keys that may move the focus or open something: what follows must find the window as they leave it.
bool may_change_focus(const InputEvent& event) {
  if (event.kind != InputEvent::Kind::Key || !event.down) return false;
  if (is_shortcut(event)) return true;
  switch (event.code) {
    case GLFW_KEY_TAB:
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
    case GLFW_KEY_ESCAPE:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::vector<InputEvent> take_frame(std::deque<InputEvent>& queue) {
  std::vector<InputEvent> batch;
  bool button_changed = false, moved = false, typed = false;
  while (!queue.empty()) {
    if (typed && is_shortcut(queue.front())) break;
    const InputEvent::Kind kind = queue.front().kind;
    const bool pointer = kind == InputEvent::Kind::PointerMove || kind == InputEvent::Kind::PointerButton;
    if (button_changed && pointer) break;
    // Where a drag went is seen before its end.
    if (moved && kind == InputEvent::Kind::PointerButton && !queue.front().down) break;
    moved = moved || kind == InputEvent::Kind::PointerMove;
    button_changed = button_changed || kind == InputEvent::Kind::PointerButton;
    typed = typed || kind == InputEvent::Kind::Character || (kind == InputEvent::Kind::Key && queue.front().down);
    batch.push_back(std::move(queue.front()));
    queue.pop_front();
    if (may_change_focus(batch.back())) break;
  }
  return batch;
}

}  // namespace slotscope
