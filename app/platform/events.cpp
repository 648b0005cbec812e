// Deals events out to frames.
#include "platform/events.hpp"

namespace slotscope {

std::vector<InputEvent> take_frame(std::deque<InputEvent>& queue) {
  std::vector<InputEvent> batch;
  bool button_changed = false;
  while (!queue.empty()) {
    const InputEvent::Kind kind = queue.front().kind;
    const bool pointer = kind == InputEvent::Kind::PointerMove || kind == InputEvent::Kind::PointerButton;
    if (button_changed && pointer) break;
    button_changed = button_changed || kind == InputEvent::Kind::PointerButton;
    batch.push_back(std::move(queue.front()));
    queue.pop_front();
  }
  return batch;
}

}  // namespace slotscope
